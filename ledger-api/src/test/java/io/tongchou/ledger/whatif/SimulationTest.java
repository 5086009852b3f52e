package io.tongchou.ledger.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class SimulationTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REQUEST =
            "{'policy':'kaifeng-2020-59','year':2021,'reserve':'500000.00','sharing':{'city':50,'county':50},"
                    + "'units':[{'unit':'410222','income':'1000.00','reserveExtracted':'100.00','expenditure':'1500.00',"
                    + "'ownBalance':'200.00','plannedIncome':'900.00','plannedExpenditure':'1600.00',"
                    + "'assessment':'GOOD','managementAmount':'0.00'}]}";

    private final MockMvc http =
            MockMvcBuilders.standaloneSetup(new SimulationController()).build();

    @TestFactory
    Stream<DynamicTest> answers_every_worked_case() throws Exception {
        JsonNode cases = JSON.readTree(getClass().getResourceAsStream("/golden/settlement/cases.json"));
        assertThat(cases).hasSizeGreaterThan(80);
        return IntStream.range(0, cases.size())
                .mapToObj(i -> DynamicTest.dynamicTest(
                        i + " " + cases.get(i).at("/request/policy").textValue(), () -> check(cases.get(i))));
    }

    private void check(JsonNode worked) throws Exception {
        MockHttpServletResponse response = ask(worked.get("request").toString());
        assertThat(response.getStatus()).isEqualTo(200);
        JsonNode answer = JSON.readTree(response.getContentAsByteArray());
        answer.get("units").forEach(unit -> ((ObjectNode) unit).remove("steps"));
        assertThat(answer).isEqualTo(worked.get("response"));
    }

    @Test
    void names_the_clause_of_every_step() throws Exception {
        JsonNode unit = JSON.readTree(ask(REQUEST.replace('\'', '"')).getContentAsByteArray())
                .at("/units/0");
        assertThat(unit.get("steps"))
                .isEqualTo(JSON.readTree("[{'source':'OWN_BALANCE','part':'POLICY','amount':'200.00','clause':'四(四)'},"
                                .replace('\'', '"')
                        + "{'source':'RESERVE','part':'POLICY','amount':'400.00','clause':'四(四)'}]"
                                .replace('\'', '"')));
        assertThat(unit.has("missing")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = '|',
            value = {
                "'kaifeng-2020-59' | 'nowhere-2020-1'  | policy",
                "'policy':'kaifeng-2020-59', |         | policy",
                "2021,             | '2021',           | year",
                "'500000.00'       | 500000            | reserve",
                "'500000.00'       | '-1.00'           | reserve",
                "'city':50         | 'city':'50'       | sharing.city",
                "'city':50         | 'city':50.5       | sharing.city",
                "'city':50,'county':50 | 'city':0,'county':0 | sharing",
                "'1000.00'         | '-1000.00'        | units[0].income",
                "'1000.00'         | '1000.001'        | units[0].income",
                "'GOOD'            | 'FINE'            | units[0].assessment",
                "'0.00'            | '-0.01'           | units[0].managementAmount",
                "'410222'          | '41022'           | units[0].unit",
                "'410222'          | 'RESERVE'         | units[0].unit",
                "'income':         | 'income':'1.00','income': | units[0].income",
                "'year':2021       | 'year':2021,'knownAt':'x' | knownAt"
            })
    void refuses_a_faulty_request_naming_the_path(String part, String instead, String path) throws Exception {
        refused(REQUEST.replace(part, instead == null ? "" : instead), path);
    }

    @Test
    void takes_a_chain_where_the_policy_leaves_one_open_and_nowhere_else() throws Exception {
        String chain = ",'chain':['OWN_BALANCE','RESERVE','SHARED'],'units'";
        String wenzhou = REQUEST.replace("kaifeng-2020-59", "wenzhou-2021-65").replace("'500000.00'", "'100.00'");
        JsonNode undecided = JSON.readTree(ask(wenzhou.replace('\'', '"')).getContentAsByteArray())
                .at("/units/0");
        assertThat(undecided.get("missing").textValue()).isEqualTo("gap.chain");
        JsonNode decided = JSON.readTree(ask(wenzhou.replace(",'units'", chain).replace('\'', '"'))
                        .getContentAsByteArray())
                .at("/units/0");
        assertThat(List.of(
                        decided.get("fromOwnBalance").textValue(),
                        decided.get("fromReserve").textValue(),
                        decided.get("fromCity").textValue(),
                        decided.get("fromCounty").textValue()))
                .containsExactly("200.00", "100.00", "150.00", "150.00");
        refused(REQUEST.replace(",'units'", chain), "chain");
        // Qingyang draws on the reserve ahead of the own balance: both parts follow one order.
        refused(REQUEST.replace("kaifeng-2020-59", "qingyang-2022-4").replace(",'units'", chain), "chain");
        refused(wenzhou.replace(",'units'", chain.replace("'SHARED'", "'SHARED','SHARED'")), "chain");
    }

    @Test
    void refuses_what_cannot_be_reckoned() throws Exception {
        refused(REQUEST.replace("'1500.00'", "'92233720368547758.07'"), "units");
        refused(REQUEST.replace("'200.00'", "'92233720368547758.08'"), "units[0].ownBalance");
        String unit = REQUEST.substring(REQUEST.indexOf("[{") + 1, REQUEST.indexOf("}]") + 1);
        refused(REQUEST.replace(unit, unit + "," + unit), "units[1].unit");
        refused("[", "");
        refused("[]", "");
        assertThat(ask(REQUEST.replace("'200.00'", "'-200.00'").replace('\'', '"'))
                        .getStatus())
                .isEqualTo(200);
    }

    private void refused(String request, String path) throws Exception {
        MockHttpServletResponse response = ask(request.replace('\'', '"'));
        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(response.getContentType()).isEqualTo("application/problem+json");
        JsonNode problem = JSON.readTree(response.getContentAsByteArray());
        assertThat(problem.get("code").textValue()).isEqualTo("INVALID");
        List<String> paths = new ArrayList<>();
        ((ArrayNode) problem.get("faults"))
                .forEach(fault -> paths.add(fault.get("path").textValue()));
        assertThat(paths).contains(path);
    }

    private MockHttpServletResponse ask(String request) throws Exception {
        return http.perform(post("/api/v1/settlements/simulate")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(request.getBytes(StandardCharsets.UTF_8)))
                .andReturn()
                .getResponse();
    }
}
