package io.tongchou.ledger.pages.yearend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tongchou.ledger.http.House;
import io.tongchou.ledger.http.House.Reply;
import java.util.Objects;
import java.util.UUID;

/**
 * A city whose two counties spend more than they have. …21 took 100,000.00 in and spent 130,000.00 as planned; …22 took 500,000.00
 * in, 100,000.00 less than planned, and spent 600,000.00. The city level took 1,000,000.00 in.
 */
final class PoorYear {

    final String pool;
    final String met;
    final String missed;
    final String page;
    private final int year;

    /** @param planned income of …21 */
    PoorYear(String policy, int year, String planned) {
        pool = House.openPool(policy);
        met = pool.substring(0, 4) + "21";
        missed = pool.substring(0, 4) + "22";
        this.year = year;
        page = "/pools/" + pool + "/funds/310/year-end?year=" + year;
        plan(pool, "900000.00", "10.00");
        plan(met, planned, "130000.00");
        plan(missed, "600000.00", "600000.00");
        handOver(met, "1000.00");
        handOver(missed, "20000.00");
        collect(pool, "1000000.00", "06-15");
        collect(met, "100000.00", "06-15");
        collect(missed, "500000.00", "06-15");
        for (String unit : new String[] {pool, met, missed}) {
            bringIn(unit, "06-20");
        }
        spend(met, "130000.00");
        spend(missed, "600000.00");
    }

    String day(String monthAndDay) {
        return year + "-" + monthAndDay;
    }

    private void plan(String unit, String income, String expenditure) {
        approved(
                "ApproveAnnualPlan",
                "'unit':'%s','year':%d,'income':{'PREMIUM':'%s'},'expenditure':{'BENEFITS':'%s'}"
                        .formatted(unit, year, income, expenditure));
    }

    private void handOver(String unit, String amount) {
        accepted(
                "finance-clerk",
                "HandOverLegacyBalance",
                "01-05",
                "'unit':'%s','amount':'%s','stage':'FINAL_ACCOUNTS'".formatted(unit, amount));
    }

    void collect(String unit, String amount, String day) {
        accepted(
                "tax",
                "CollectPremium",
                day,
                "'unit':'%s','receiptNo':'%s','payerCategory':'EMPLOYER','kind':'CURRENT','period':'%d-06','amount':'%s'"
                        .formatted(unit, UUID.randomUUID(), year, amount));
    }

    void bringIn(String unit, String day) {
        accepted("tax", "RemitToCityTreasury", day, "'unit':'%s','amount':'ALL'".formatted(unit));
        accepted("finance-clerk", "TransferToFiscalAccount", day, "'unit':'%s','amount':'ALL'".formatted(unit));
    }

    private void spend(String unit, String amount) {
        String request = "Q-" + unit;
        accepted(
                "county-" + unit,
                "RequestFunds",
                "06-22",
                "'unit':'%s','request':'%s','period':'%d-06','amount':'%s'".formatted(unit, request, year, amount));
        accepted(
                "city-clerk",
                "VerifyFundRequest",
                "06-23",
                "'request':'%s','approved':'%s'".formatted(request, amount));
        accepted("finance-clerk", "DisburseFunds", "06-24", "'request':'%s'".formatted(request));
        accepted(
                "county-" + unit,
                "PayBenefit",
                "06-25",
                "'unit':'%s','paymentNo':'P-%s','kind':'INPATIENT','payee':'H1','payeeType':'INSTITUTION','amount':'%s'"
                        .formatted(unit, unit, amount));
    }

    void monthsClosedThrough(int last) {
        for (int month = 1; month <= last; month++) {
            accepted(
                    "city-clerk", "CloseMonth", "%02d-28".formatted(month), "'month':'%d-%02d'".formatted(year, month));
        }
    }

    void accepted(String who, String command, String day, String data) {
        Reply reply = House.command(who, envelope(UUID.randomUUID().toString(), command, day, data));
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    }

    private void approved(String command, String data) {
        String id = UUID.randomUUID().toString();
        Reply proposed = House.command("city-clerk", envelope(id, command, "01-05", data));
        assertThat(proposed.status()).as(proposed.text()).isEqualTo(202);
        accepted("city-head", "ApproveProposal", "01-05", "'proposal':'" + id + "'");
    }

    private String envelope(String id, String command, String day, String data) {
        return "{'id':'%s','command':'%s','pool':'%s','fund':'310','effectiveOn':'%s','data':{%s}}"
                .formatted(id, command, pool, day(day), data);
    }

    /** A unit's settlement as the API answers it. */
    JsonNode settlement(String unit) {
        JsonNode settlement = House.get("auditor", "/api/v1/pools/%s/funds/310/settlements/%d".formatted(pool, year))
                .json();
        for (JsonNode one : Objects.requireNonNull(settlement.get("units"))) {
            if (one.path("unit").asText().equals(unit)) {
                return one;
            }
        }
        throw new IllegalStateException(settlement.toString());
    }
}
