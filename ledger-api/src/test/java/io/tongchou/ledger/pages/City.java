package io.tongchou.ledger.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.http.House;
import io.tongchou.ledger.http.House.Reply;
import java.util.UUID;

/** A city whose fund has had a spring of two counties: collected, remitted, requested and paid. */
public final class City {

    public final String pool = House.openPool();
    public final String county = pool.substring(0, 4) + "21";
    public final String other = pool.substring(0, 4) + "22";

    /** Where its overview is, as of the end of that spring. */
    public final String spring = "/pools/" + pool + "/funds/310?asOf=2021-03-31";

    /** The last event that was answered: what is asked with it knows all of this. */
    public long sequence;

    public City() {
        for (String unit : new String[] {county, other}) {
            accepted(
                    "finance-clerk",
                    "HandOverLegacyBalance",
                    "2021-01-02",
                    "'unit':'%s','amount':'30000000.00','stage':'FINAL_ACCOUNTS'".formatted(unit));
            approved(
                    "ApproveAnnualPlan",
                    "2021-01-05",
                    "'unit':'%s','year':2021,'income':{'PREMIUM':'120000000.00','INTEREST':'1000.00'},'expenditure':{'BENEFITS':'90000000.00'}"
                            .formatted(unit));
        }
        for (int month = 1; month <= 3; month++) {
            collect(county, month, "R" + month, "10000000.10");
            collect(other, month, "OTHERS-" + month, "7654321.09");
            for (String unit : new String[] {county, other}) {
                accepted("tax", "RemitToCityTreasury", day(month, 20), "'unit':'%s','amount':'ALL'".formatted(unit));
                accepted(
                        "finance-clerk",
                        "TransferToFiscalAccount",
                        day(month, 21),
                        "'unit':'%s','amount':'ALL'".formatted(unit));
                spend(unit, month);
            }
        }
    }

    private static String day(int month, int day) {
        return "2021-%02d-%02d".formatted(month, day);
    }

    public void collect(String unit, int month, String receipt, String amount) {
        accepted(
                "tax",
                "CollectPremium",
                day(month, 15),
                "'unit':'%s','receiptNo':'%s','payerCategory':'EMPLOYER','kind':'CURRENT','period':'2021-%02d','amount':'%s'"
                        .formatted(unit, receipt, month, amount));
    }

    private void spend(String unit, int month) {
        String request = "Q-" + unit + "-" + month;
        accepted(
                "county-" + unit,
                "RequestFunds",
                day(month, 22),
                "'unit':'%s','request':'%s','period':'2021-%02d','amount':'6000000.00'"
                        .formatted(unit, request, month));
        accepted(
                "city-clerk",
                "VerifyFundRequest",
                day(month, 23),
                "'request':'%s','approved':'6000000.00'".formatted(request));
        accepted("finance-clerk", "DisburseFunds", day(month, 24), "'request':'%s'".formatted(request));
        accepted(
                "county-" + unit,
                "PayBenefit",
                day(month, 25),
                "'unit':'%s','paymentNo':'P-%s-%d','kind':'INPATIENT','payee':'H1','payeeType':'INSTITUTION','amount':'5432100.98','note':'住院结算'"
                        .formatted(unit, unit, month));
    }

    public void accepted(String who, String command, String day, String data) {
        Reply reply = House.command(who, envelope(UUID.randomUUID().toString(), command, day, data));
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        sequence = Math.max(sequence, reply.json().path("sequence").asLong());
    }

    public void approved(String command, String day, String data) {
        String id = UUID.randomUUID().toString();
        Reply proposed = House.command("city-clerk", envelope(id, command, day, data));
        assertThat(proposed.status()).as(proposed.text()).isEqualTo(202);
        accepted("city-head", "ApproveProposal", day, "'proposal':'" + id + "'");
    }

    private String envelope(String id, String command, String day, String data) {
        return "{'id':'%s','command':'%s','pool':'%s','fund':'310','effectiveOn':'%s','data':{%s}}"
                .formatted(id, command, pool, day, data);
    }
}
