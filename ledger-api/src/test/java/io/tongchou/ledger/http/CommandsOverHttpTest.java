package io.tongchou.ledger.http;

import static io.tongchou.ledger.http.House.command;
import static io.tongchou.ledger.http.House.get;
import static io.tongchou.ledger.http.House.post;
import static io.tongchou.ledger.http.House.premium;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.CommandCatalog;
import io.tongchou.ledger.http.House.Reply;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandsOverHttpTest {

    private static final String JSON = "application/json";

    @Test
    void answers_a_single_command_with_its_outcome_as_status() {
        String pool = House.openPool();
        Reply accepted = command("tax", premium(pool, "a", "A"));
        assertThat(accepted.status()).isEqualTo(201);
        assertThat(accepted.type()).isEqualTo(JSON);
        JsonNode answer = accepted.json();
        assertThat(answer.get("id").textValue()).isEqualTo("a");
        assertThat(answer.get("status").textValue()).isEqualTo("ACCEPTED");
        assertThat(answer.get("sequence").longValue()).isEqualTo(House.OPENED + 1);
        assertThat(answer.get("head").textValue()).matches("[0-9a-f]{64}");
        assertThat(answer.at("/events/0/type").textValue()).isEqualTo("PremiumCollected");

        Reply again = command("tax", premium(pool, "a", "A"));
        assertThat(again.status()).isEqualTo(200);
        assertThat(((ObjectNode) again.json()).put("status", "ACCEPTED")).isEqualTo(answer);

        problem(command("tax", premium(pool, "a", "B")), 409, "ID_REUSED");
        problem(command("auditor", premium(pool, "c", "C")), 403, "FORBIDDEN");
        problem(command("tax", premium(pool, "c", "A")), 409, "RECEIPT_EXISTS");
    }

    @Test
    void answers_a_command_to_a_whole_pool_by_fund_and_a_proposal_with_202() {
        String pool = House.openPool();
        Reply proposed = command(
                "city-clerk",
                "{'id':'plan','command':'ApproveAnnualPlan','pool':'%s','fund':'310','effectiveOn':'2021-01-05','data':{'unit':'%s','year':2021,'income':{'PREMIUM':'1.00'},'expenditure':{}}}"
                        .formatted(pool, pool));
        assertThat(proposed.status()).as(proposed.text()).isEqualTo(202);
        assertThat(proposed.json().get("status").textValue()).isEqualTo("PROPOSED");
        String approval =
                "{'id':'yes','command':'ApproveProposal','pool':'%s','data':{'proposal':'plan'}}".formatted(pool);
        problem(command("city-clerk", approval), 403, "SAME_PERSON");
        assertThat(command("city-head", approval).status()).isEqualTo(201);

        JsonNode opened = command("admin", opening("980100")).json();
        assertThat(opened.get("sequences").properties()).hasSize(2);
        assertThat(opened.at("/sequences/310").longValue()).isEqualTo(1);
        assertThat(opened.at("/heads/390").textValue()).matches("[0-9a-f]{64}");
        assertThat(opened.get("events")).hasSize(2);
        assertThat(opened.has("sequence")).isFalse();
    }

    private static String opening(String pool) {
        return "{'id':'o','command':'OpenPool','pool':'%s','effectiveOn':'2021-01-01','data':{'name':'x','funds':['310','390'],'units':[{'code':'%s','name':'x','level':'CITY'}]}}"
                .formatted(pool, pool);
    }

    @Test
    void takes_an_array_as_one_or_not_at_all() {
        String pool = House.openPool();
        String refused = premium(pool, "b", "B").replace("1234.50", "0.00");
        Reply none = atomically("[" + premium(pool, "a", "A") + "," + refused + "]");
        assertThat(none.status()).isEqualTo(200);
        assertThat(none.json())
                .extracting(answer -> answer.at("/error/code").textValue())
                .containsExactly("ATOMIC_REFUSED", "AMOUNT_NOT_POSITIVE");
        Reply unreadable = atomically("[" + premium(pool, "a", "A") + ",7]");
        assertThat(unreadable.json())
                .extracting(answer -> answer.at("/error/code").textValue())
                .containsExactly("ATOMIC_REFUSED", "INVALID");
        Reply twoBooks = atomically(
                "[" + premium(pool, "a", "A") + "," + premium(pool, "b", "B").replace("310", "390") + "]");
        problem(twoBooks, 400, "INVALID");
        assertThat(twoBooks.json().at("/faults/0/path").textValue()).isEqualTo("[1].fund");
        Reply twoPools = atomically("[" + premium(pool, "a", "A") + "," + premium("999900", "b", "B") + "]");
        problem(twoPools, 400, "INVALID");
        assertThat(twoPools.json().at("/faults/0/path").textValue()).isEqualTo("[1].pool");

        Reply all = atomically("[" + premium(pool, "a", "A") + "," + premium(pool, "b", "B") + "]");
        assertThat(all.json())
                .extracting(answer -> answer.path("sequence").longValue())
                .containsExactly(House.OPENED + 1L, House.OPENED + 2L);
        assertThat(atomically("[]").text()).isEqualTo("[]");
        problem(post("tax", "/api/v1/commands?atomic=perhaps", JSON, "[]"), 400, "INVALID");
        problem(
                post("tax", "/api/v1/commands?atomic=true", "application/x-ndjson", premium(pool, "c", "C")),
                400,
                "INVALID");
    }

    private static Reply atomically(String array) {
        return post("tax", "/api/v1/commands?atomic=true", JSON, array);
    }

    @Test
    void takes_every_command_as_a_resource_too() {
        String pool = House.openPool();
        String premiums = "/api/v1/pools/" + pool + "/funds/310/premiums";
        ObjectNode body = (ObjectNode) new Reply(0, "", premium(pool, "a", "A")).json();
        List.of("command", "pool", "fund").forEach(body::remove);
        Reply accepted = post("tax", premiums, JSON, body.toString());
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(201);
        assertThat(command("tax", premium(pool, "a", "A")).json().get("status").textValue())
                .isEqualTo("DUPLICATE");

        problem(post("tax", premiums, JSON, premium(pool, "a", "A")), 400, "INVALID");
        problem(post("tax", premiums, JSON, "[]"), 400, "INVALID");
        problem(post("tax", premiums, JSON, "{"), 400, "INVALID");
        problem(post("tax", "/api/v1/pools/" + pool + "/premiums", JSON, body.toString()), 404, "NOT_FOUND");
        problem(post("tax", "/api/v1/pools/" + pool + "/funds/310/nonsense", JSON, "{}"), 404, "NOT_FOUND");
        problem(post("tax", "/api/v1/pools/x/funds/310/premiums", JSON, body.toString()), 400, "INVALID");
        problem(
                post(
                        "city-head",
                        "/api/v1/pools/" + pool + "/approvals",
                        JSON,
                        "{\"id\":\"y\",\"data\":{\"proposal\":\"nothing\"}}"),
                422,
                "PROPOSAL_UNKNOWN");
        assertThat(CommandCatalog.all())
                .allSatisfy(type -> assertThat(ResourceNames.command(ResourceNames.of(type)))
                        .contains(type));
    }

    @Test
    void answers_everything_else_below_api_as_a_problem() {
        problem(get("tax", "/api/v1/nothing"), 404, "NOT_FOUND");
        problem(get("tax", "/api/v1/pools/410200/nothing"), 404, "NOT_FOUND");
        problem(get("tax", "/api/v1/pools/410200/funds/310/nothing"), 404, "NOT_FOUND");
        problem(get("tax", "/api/v1/pools/410200/funds/310/premiums"), 405, "METHOD_NOT_ALLOWED");
        problem(get("tax", "/api/v1/commands"), 405, "METHOD_NOT_ALLOWED");
        problem(post("tax", "/api/v1/commands", "text/plain", "{}"), 415, "UNSUPPORTED_MEDIA_TYPE");
        problem(
                post("tax", "/api/v1/commands", "application/x-www-form-urlencoded", "a=b"),
                415,
                "UNSUPPORTED_MEDIA_TYPE");
        problem(get("", "/api/v1/commands"), 401, "UNAUTHENTICATED");
        problem(get("tax", "/api/v1//commands"), 400, "INVALID");
        problem(post("tax", "/api/v1/settlements/simulate", JSON, "{}"), 400, "INVALID");
    }

    @Test
    void has_a_document_that_knows_every_command_and_whose_examples_work() {
        Reply document = get("", "/v3/api-docs");
        assertThat(document.status()).isEqualTo(200);
        JsonNode json = document.json();
        assertThat(CommandCatalog.all()).allSatisfy(type -> {
            assertThat(json.at("/components/schemas/" + type.name() + "Data/type")
                            .textValue())
                    .isEqualTo("object");
            assertThat(json.get("paths").properties())
                    .extracting(path -> path.getKey())
                    .anyMatch(path -> path.endsWith("/" + ResourceNames.of(type)));
        });
        assertThat(json.at("/components/schemas/CollectPremiumData/properties/amount/type")
                        .textValue())
                .isEqualTo("string");
        assertThat(json.at("/components/schemas/CollectPremiumData/required"))
                .extracting(JsonNode::textValue)
                .containsExactlyInAnyOrder("unit", "receiptNo", "payerCategory", "kind", "period", "amount");
        assertThat(json.at("/components/schemas/Problem/properties/code/description")
                        .textValue())
                .contains(List.of(RefusalCode.values()).stream()
                        .map(RefusalCode::name)
                        .toList());
        assertThat(get("", "/swagger-ui/index.html").status()).isEqualTo(200);

        JsonNode bodies = json.at("/paths/~1api~1v1~1commands/post/requestBody/content");
        List<String> outcomes = new ArrayList<>();
        for (Examples.Example example : Examples.ALL) {
            JsonNode command = bodies.at("/application~1json/examples/" + example.title() + "/value");
            outcomes.add(post(example.as(), "/api/v1/commands", JSON, command.toString())
                    .json()
                    .get("status")
                    .asText());
        }
        assertThat(outcomes).containsExactly("ACCEPTED", "PROPOSED", "ACCEPTED", "ACCEPTED", "ACCEPTED");
        String array = bodies.at("/application~1json/examples/6. Several at once/value")
                .toString();
        assertThat(post("tax", "/api/v1/commands", JSON, array).json())
                .extracting(answer -> answer.get("status").textValue())
                .containsExactly("ACCEPTED", "ACCEPTED");
        String lines = bodies.at("/application~1x-ndjson/example").textValue();
        assertThat(House.stream("tax", lines).lines())
                .extracting(answer -> answer.get("status").textValue())
                .containsExactly("DUPLICATE", "DUPLICATE");
        String simulation = json.at(
                        "/paths/~1api~1v1~1settlements~1simulate/post/requestBody/content/application~1json/example")
                .toString();
        assertThat(post("auditor", "/api/v1/settlements/simulate", JSON, simulation)
                        .status())
                .as(simulation)
                .isEqualTo(200);
    }

    private static void problem(Reply reply, int status, String code) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        assertThat(reply.type()).startsWith("application/problem+json");
        assertThat(reply.json().get("code").textValue()).isEqualTo(code);
        assertThat(reply.json().get("status").intValue()).isEqualTo(status);
    }
}
