package io.tongchou.ledger.http;

import static io.tongchou.ledger.http.House.command;
import static io.tongchou.ledger.http.House.get;
import static io.tongchou.ledger.http.House.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.http.House.Reply;
import org.junit.jupiter.api.Test;

/** A fund that is added to an open pool, and who belongs to which fund. */
class FundsOverHttpTest {

    private final String pool = House.openPool();
    private final String county = pool.substring(0, 4) + "21";

    private String line(String id, String command, String fund, String data) {
        return "{'id':'%s','command':'%s','pool':'%s',%s'effectiveOn':'2021-03-15','data':%s}"
                .formatted(id, command, pool, fund.isEmpty() ? "" : "'fund':'" + fund + "',", data);
    }

    private String figure(String fund, String figure) {
        return "/api/v1/pools/" + pool + "/funds/" + fund + figure;
    }

    private static void refused(Reply reply, int status, String code) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        assertThat(reply.json().get("code").textValue()).isEqualTo(code);
    }

    @Test
    void aNewFundTakesPremiumsAndHasATrialBalanceAtOnce() {
        refused(get("auditor", figure("510", "/trial-balance")), 422, "FUND_UNKNOWN");
        Reply opened = command("admin", line("o", "OpenFund", "510", "{}"));
        assertThat(opened.status()).as(opened.text()).isEqualTo(201);
        assertThat(opened.json().get("sequence").longValue()).isEqualTo(1);
        assertThat(get("auditor", figure("510", "/trial-balance")).json().get("rows"))
                .isEmpty();
        assertThat(command("tax", House.premium(pool, "p", "R1").replace("310", "510"))
                        .status())
                .isEqualTo(201);
        assertThat(get("auditor", figure("510", "/trial-balance?asOf=2021-03-31&atLeast=2"))
                        .json()
                        .at("/total")
                        .toString())
                .isEqualTo("{\"debit\":\"1234.50\",\"credit\":\"1234.50\"}");
        refused(command("admin", line("o2", "OpenFund", "510", "{}")), 409, "FUND_EXISTS");
        refused(command("admin", line("o3", "OpenFund", "", "{}")), 400, "INVALID");
        refused(command("admin", line("o4", "OpenFund", "510", "{}").replace(pool, "999900")), 422, "POOL_UNKNOWN");
    }

    @Test
    void aFundIsOpenedAsAResourceButNotInAnAtomicBatch() {
        String body = "{\"id\":\"o\",\"effectiveOn\":\"2021-03-15\",\"data\":{}}";
        assertThat(post("admin", figure("391", "/fund-openings"), "application/json", body)
                        .status())
                .isEqualTo(201);
        refused(
                post(
                        "admin",
                        "/api/v1/commands?atomic=true",
                        "application/json",
                        ("[" + line("o", "OpenFund", "392", "{}") + "]").replace('\'', '"')),
                400,
                "INVALID");
    }

    @Test
    void aUnitJoinsTheFundThatIsNamedOrAllOfThem() {
        String newcomer = "{'unit':{'code':'%s99','name':'x','level':'COUNTY'}}".formatted(pool.substring(0, 4));
        Reply one = command("admin", line("a", "AdmitUnit", "390", newcomer));
        assertThat(one.status()).as(one.text()).isEqualTo(201);
        assertThat(one.json().get("sequence").longValue()).isEqualTo(House.OPENED + 1);
        refused(command("admin", line("b", "AdmitUnit", "", newcomer)), 409, "UNIT_EXISTS");
        Reply all = post(
                "admin",
                "/api/v1/pools/" + pool + "/unit-withdrawals",
                "application/json",
                "{\"id\":\"w\",\"effectiveOn\":\"2021-03-15\",\"data\":{\"unit\":\"%s\",\"on\":\"2021-03-14\"}}"
                        .formatted(county));
        assertThat(all.status()).as(all.text()).isEqualTo(201);
        assertThat(all.json().get("sequences").properties()).hasSize(2);
        refused(command("tax", House.premium(pool, "p", "R1")), 422, "UNIT_UNKNOWN");
        assertThat(get("auditor", figure("310", "/balances?unit=" + county)).status())
                .isEqualTo(200);
        Reply back = post(
                "admin",
                figure("310", "/units"),
                "application/json",
                "{\"id\":\"back\",\"effectiveOn\":\"2021-03-15\",\"data\":{\"unit\":{\"code\":\"%s\",\"name\":\"x\",\"level\":\"COUNTY\"}}}"
                        .formatted(county));
        assertThat(back.status()).as(back.text()).isEqualTo(201);
        assertThat(command("tax", House.premium(pool, "p", "R1")).status()).isEqualTo(201);
    }
}
