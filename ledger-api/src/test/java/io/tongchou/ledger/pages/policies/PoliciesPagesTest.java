package io.tongchou.ledger.pages.policies;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import io.tongchou.ledger.http.House;
import io.tongchou.ledger.http.House.Reply;
import io.tongchou.ledger.pages.Chromium;
import io.tongchou.ledger.pages.Chromium.Screen;
import io.tongchou.ledger.pages.Chromium.Window;
import io.tongchou.ledger.pages.City;
import io.tongchou.ledger.pages.PageInOrder;
import io.tongchou.ledger.policy.PolicyCatalog;
import io.tongchou.ledger.vocabulary.Money;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Policies side by side, and a year settled under each of them, in a browser. */
class PoliciesPagesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String CELLS = """
            table => [...document.querySelectorAll(`#${table} tr[data-policy] td[data-bearer]`)]
                .map(cell => [cell.parentElement.dataset.policy, cell.dataset.bearer, cell.textContent])
            """;

    private static Chromium chromium;
    private static City city;
    private static String policies;
    private static String whoPays;

    @BeforeAll
    static void open() {
        chromium = Chromium.open();
        city = new City();
        policies = "/pools/" + city.pool + "/funds/310/policies";
        whoPays = policies + "/who-pays?year=2021";
    }

    @AfterAll
    static void close() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @ParameterizedTest
    @MethodSource(Screen.ALL)
    void every_page_fits_speaks_its_language_and_is_fit_for_everybody(Screen screen) {
        try (Window window = chromium.window(screen, "auditor")) {
            for (String address : List.of(
                    policies,
                    whoPays,
                    whoPays + "&unit=" + city.county + "&given=1" + query(gap("x", "")),
                    whoPays + "&unit=" + city.county + "&given=1" + query(gap("500000.00", "")))) {
                window.show(address);
                window.page()
                        .evaluate(
                                "() => document.querySelectorAll('details:not(.menu)').forEach(one => one.open = true)");
                PageInOrder.check(window, address, screen);
            }
        }
    }

    /** A county's year with a gap of which 300,000.00 are of management. */
    private static Map<String, String> gap(String reserve, String chain) {
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("income", "22,000,000.10");
        figures.put("expenditure", "23500000.03");
        figures.put("reserveExtracted", "1000000.00");
        figures.put("ownBalance", "700000.01");
        figures.put("plannedIncome", "20000000");
        figures.put("plannedExpenditure", "24000000");
        figures.put("managementAmount", "300000");
        figures.put("reserve", reserve);
        figures.put("sharing.city", "1");
        figures.put("sharing.county", "2");
        figures.put("chain", chain);
        return figures;
    }

    private static String query(Map<String, String> figures) {
        return figures.entrySet().stream()
                .map(figure ->
                        "&" + figure.getKey() + "=" + URLEncoder.encode(figure.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining());
    }

    /** The amounts of a table by policy and by who meets them, those of nothing left out. */
    private static Map<String, Map<String, String>> shown(Window window, String table) {
        Map<String, Map<String, String>> shown = new LinkedHashMap<>();
        List<?> cells = (List<?>) window.page().evaluate(CELLS, table);
        for (Object cell : cells) {
            List<?> one = (List<?>) cell;
            Map<String, String> amounts = shown.computeIfAbsent((String) one.get(0), policy -> new LinkedHashMap<>());
            String amount = ((String) one.get(2)).strip().replace(",", "");
            if (!amount.equals("0.00")) {
                amounts.put((String) one.get(1), amount);
            }
        }
        return shown;
    }

    /** The same of an answer of the API, of one unit. */
    private static Map<String, String> answered(JsonNode unit, boolean cityLevel) {
        Map<String, String> amounts = new LinkedHashMap<>();
        Money government = money(unit, "fromGovernment");
        put(amounts, "own", money(unit, "fromOwnBalance"));
        put(amounts, "reserve", money(unit, "fromReserve"));
        put(amounts, "city", money(unit, "fromCity").plus(cityLevel ? government : Money.ZERO));
        put(amounts, "county", money(unit, "fromCounty").plus(cityLevel ? Money.ZERO : government));
        put(amounts, "unassigned", money(unit, "unassigned"));
        put(amounts, "pending", unit.get("status").asText().equals("PENDING_RULING") ? money(unit, "gap") : Money.ZERO);
        put(amounts, "retained", money(unit, "retained"));
        put(amounts, "to-city-level", money(unit, "toCityLevel"));
        return amounts;
    }

    private static void put(Map<String, String> amounts, String bearer, Money amount) {
        if (!amount.isZero()) {
            amounts.put(bearer, amount.toString());
        }
    }

    private static Money money(JsonNode unit, String field) {
        return Money.parse(unit.get(field).textValue());
    }

    private static JsonNode simulated(ObjectNode request, String policy) throws IOException {
        Reply reply = House.post(
                "auditor",
                "/api/v1/settlements/simulate",
                "application/json",
                request.put("policy", policy).toString());
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return JSON.readTree(reply.text());
    }

    /** Worked cases by their number, and which of their units. */
    private static final int[][] GOLDEN = {{3, 1}, {13, 0}, {15, 3}, {22, 0}, {26, 1}, {38, 1}, {58, 3}, {87, 2}};

    @Test
    void golden_years_are_settled_under_every_policy_as_the_simulation_answers_it() throws IOException {
        JsonNode cases = JSON.readTree(getClass().getResourceAsStream("/golden/settlement/cases.json"));
        try (Window window = chromium.window(Screen.USUAL, "county-" + city.county)) {
            for (int[] golden : GOLDEN) {
                ObjectNode request = cases.get(golden[0]).get("request").deepCopy();
                ObjectNode figures = ((ObjectNode) request.get("units").get(golden[1])).put("unit", city.county);
                request.put("year", 2021).putArray("units").add(figures);
                window.page().navigate(whoPays + "&given=1" + query(written(request, figures)));
                Map<String, Map<String, String>> shown = shown(window, "unit");
                assertThat(shown).containsKey("of-" + city.pool).hasSize(6);
                for (var policy : PolicyCatalog.shipped().all()) {
                    assertThat(shown.get(policy.id()))
                            .as(golden[0] + " under " + policy.id())
                            .isEqualTo(answered(simulated(request, policy.id()).at("/units/0"), false));
                }
            }
        }
    }

    /** A simulation of one unit as the fields of the page have it. */
    private static Map<String, String> written(ObjectNode request, ObjectNode figures) {
        Map<String, String> written = new LinkedHashMap<>();
        figures.properties().stream()
                .filter(field -> !field.getKey().equals("unit"))
                .forEach(field -> written.put(field.getKey(), field.getValue().textValue()));
        written.put("reserve", request.get("reserve").textValue());
        if (request.has("sharing")) {
            written.put("sharing.city", request.at("/sharing/city").asText());
            written.put("sharing.county", request.at("/sharing/county").asText());
        }
        return written;
    }

    @Test
    void a_year_that_is_changed_and_decided_by_hand_is_settled_with_the_whole_city_by_the_same_code()
            throws IOException {
        ObjectNode request = JSON.createObjectNode().put("year", 2021).put("reserve", "500000.00");
        request.putObject("sharing").put("city", 1).put("county", 2);
        // The county as it is written below, and the other as City has it; the city level had nothing.
        request.putArray("units").add(JSON.readTree("""
                        {"unit": "%s", "income": "22000000.10", "reserveExtracted": "1000000.00", "expenditure": "23500000.03",
                         "ownBalance": "700000.01", "plannedIncome": "20000000", "plannedExpenditure": "24000000",
                         "managementAmount": "300000"}""".formatted(city.county))).add(JSON.readTree("""
                        {"unit": "%s", "income": "22962963.27", "reserveExtracted": "0.00", "expenditure": "16296302.94",
                         "ownBalance": "30000000.00", "plannedIncome": "120001000.00", "plannedExpenditure": "90000000.00",
                         "premiumCollected": "22962963.27", "premiumTarget": "120000000.00"}""".formatted(
                        city.other)));
        try (Window window = chromium.window(Screen.USUAL, "auditor")) {
            window.show(whoPays + "&unit=" + city.county);
            assertThat(window.page().locator(".trial [name=income]")).hasValue("30000000.30");
            gap("500000.00", "").forEach((name, value) -> write(window, name, value));
            for (String left : List.of("premiumCollected", "premiumTarget")) {
                write(window, left, "");
            }
            window.page().click(".trial button[type=submit]");
            assertThat(window.page().locator("#unit .chart canvas")).hasCount(1);
            Map<String, Map<String, String>> unit = shown(window, "unit");
            Map<String, Map<String, String>> whole = shown(window, "city");
            for (var policy : PolicyCatalog.shipped().all()) {
                JsonNode answer = simulated(request, policy.id());
                assertThat(unit.get(policy.id())).as(policy.id()).isEqualTo(answered(answer.at("/units/0"), false));
                Map<String, String> total = new LinkedHashMap<>(answered(answer.at("/units/0"), false));
                answered(answer.at("/units/1"), false)
                        .forEach((bearer, amount) -> total.merge(
                                bearer,
                                amount,
                                (one, other) -> Money.parse(one)
                                        .plus(Money.parse(other))
                                        .toString()));
                assertThat(whole.get(policy.id())).as(policy.id()).isEqualTo(total);
            }
            // Wenzhou names nothing that meets a gap; once somebody says what, it is met, and the page says who would
            // pay.
            assertThat(unit.get("wenzhou-2021-65")).containsOnlyKeys("unassigned");
            assertThat(window.page().locator("#unit tr[data-policy=wenzhou-2021-65] .badge"))
                    .hasCount(1);
            window.page().selectOption(".trial [name=chain]", "OWN_BALANCE,RESERVE,SHARED");
            window.page().click(".trial button[type=submit]");
            assertThat(window.page().locator("#unit tr[data-policy=wenzhou-2021-65] .badge"))
                    .hasCount(0);
            request.putArray("chain").add("OWN_BALANCE").add("RESERVE").add("SHARED");
            Map<String, String> decided = shown(window, "unit").get("wenzhou-2021-65");
            assertThat(decided)
                    .containsOnlyKeys("own", "reserve", "city", "county")
                    .isEqualTo(answered(simulated(request, "wenzhou-2021-65").at("/units/0"), false));
            assertThat(window.page().locator(".trial [name=reserve]")).hasValue("500000.00");
        }
    }

    private static void write(Window window, String name, String value) {
        if (!name.equals("chain")) {
            window.page().fill(".trial [name='" + name + "']", value);
        }
    }

    @Test
    void every_amount_opens_into_its_clause_its_formula_and_what_it_is_made_of() {
        try (Window window = chromium.window(Screen.USUAL, "auditor")) {
            window.show(whoPays + "&unit=" + city.county + "&given=1" + query(gap("500000.00", "")));
            List<Locator> links =
                    window.page().locator("#unit tr[data-policy] td a").all();
            assertThat(links).hasSizeGreaterThan(10);
            for (Locator link : links) {
                String line = link.getAttribute("href").substring(1);
                Locator opened = window.page().locator("[id='" + line + "']");
                assertThat(opened.locator("td")).hasCount(4);
                assertThat(opened.locator(".made")).not().hasCount(0);
                assertThat(opened.locator("td").last()).not().isEmpty();
            }
            // The lines of a policy come to what its row says.
            Locator lines = window.page().locator("#unit tr[data-policy=kaifeng-2020-59] + .steps tbody tr");
            Money sum = Money.sum(lines.all().stream()
                    .map(line -> Money.parse(line.locator("td.n").textContent().replace(",", "")))
                    .toList());
            assertThat(sum).isEqualTo(Money.parse("2499999.93"));
            assertThat(lines.first().locator("blockquote")).containsText("由各自累计结余解决");
            links.getFirst().click();
            assertThat(window.page().locator("#unit .steps tr:target")).isVisible();
        }
    }

    @Test
    void what_is_wrong_stands_at_its_field_and_nothing_written_is_lost() {
        try (Window window = chromium.window(Screen.USUAL, "city-clerk")) {
            window.show(whoPays + "&unit=" + city.county);
            window.page().fill(".trial [name=income]", "a lot");
            window.page().fill(".trial [name=expenditure]", "");
            window.page().fill(".trial [name=managementAmount]", "-0.01");
            window.page().fill(".trial [name='sharing.city']", "half");
            window.page().fill(".trial [name='sharing.county']", "1");
            window.page().click(".trial button[type=submit]");
            for (String name : List.of("income", "expenditure", "managementAmount", "sharing.city")) {
                assertThat(window.page().locator(".field:has([name='" + name + "']) .wrong"))
                        .hasCount(1);
            }
            assertThat(window.page().locator(".trial .wrong")).hasCount(4);
            assertThat(window.page().locator("#unit")).hasCount(0);
            assertThat(window.page().locator(".trial [name=income]")).hasValue("a lot");
            assertThat(window.page().locator(".trial [name=expenditure]")).hasValue("");
            assertThat(window.page().locator(".trial [name='sharing.county']")).hasValue("1");
            window.page().fill(".trial [name=income]", "92233720368547758.07");
            window.page().fill(".trial [name=expenditure]", "92233720368547758.07");
            window.page().fill(".trial [name=reserveExtracted]", "92233720368547758.07");
            window.page().fill(".trial [name=managementAmount]", "");
            window.page().fill(".trial [name='sharing.city']", "1");
            window.page().click(".trial button[type=submit]");
            assertThat(window.page().locator("#figures div.notice p")).hasCount(1);
            assertThat(window.page().locator("#unit")).hasCount(0);
        }
    }

    @Test
    void a_county_sees_its_own_year_alone_and_learns_nothing_of_the_reserve() {
        try (Window window = chromium.window(Screen.USUAL, "county-" + city.county)) {
            window.show(whoPays);
            assertThat(window.page().locator(".filters [name=unit] option")).hasCount(1);
            assertThat(window.page().locator("#unit tr[data-policy]")).hasCount(6);
            assertThat(window.page().locator("#city")).hasCount(0);
            assertThat(window.page().content()).doesNotContain(city.other, "22,962,963.27");
            // Its own settlement, as the API tells it: a surplus that is not retained, since the assessment is missing.
            assertThat(shown(window, "unit").get("of-" + city.pool)).isEqualTo(Map.of("to-city-level", "13703697.36"));
            assertThat(window.page().locator(".trial [name=reserve]")).hasValue("");
            window.page().fill(".trial [name=expenditure]", "99000000.00");
            window.page().click(".trial button[type=submit]");
            assertThat(window.page().locator(".field:has([name=reserve]) .wrong"))
                    .hasCount(1);
            window.page().fill(".trial [name=reserve]", "5.00");
            window.page().click(".trial button[type=submit]");
            assertThat(window.page().locator("#unit tr[data-policy]")).hasCount(6);
            assertThat(shown(window, "unit").get("zhengzhou-2011-100")).containsEntry("reserve", "5.00");
            for (String anothers : List.of("&unit=" + city.other, "&unit=" + city.other + "&given=1&reserve=1")) {
                assertThat(window.page().request().get(whoPays + anothers).status())
                        .isEqualTo(403);
            }
        }
    }

    @Test
    void the_books_own_amounts_open_into_where_they_come_from() {
        try (Window window = chromium.window(Screen.USUAL, "auditor")) {
            window.show(whoPays + "&unit=" + city.county);
            Locator own = window.page().locator("#unit tr[data-policy=of-" + city.pool + "] td a");
            assertThat(own).hasCount(1);
            String amount = own.textContent();
            assertThat(Money.parse(amount.replace(",", ""))).isEqualTo(Money.parse("13703697.36"));
            own.click();
            assertThat(window.page().locator(".figure b")).containsText(amount);
            window.show(whoPays);
            window.page().click("#city tr[data-policy=wenzhou-2021-65] td a >> nth=0");
            assertThat(window.page().locator("#units-wenzhou-2021-65 tbody tr >> nth=1"))
                    .isVisible();
            assertThat(window.page().locator("#units-wenzhou-2021-65 tbody a >> nth=1"))
                    .hasAttribute("href", Pattern.compile(".*unit=" + city.county));
        }
    }

    @Test
    void rules_stand_beside_each_other_with_the_notices_own_words_and_what_is_not_as_here_is_marked() {
        try (Window window = chromium.window(Screen.USUAL, "auditor")) {
            window.show(policies);
            assertThat(window.page().locator(".policies thead .badge")).hasCount(1);
            assertThat(window.page().locator(".policies thead th >> nth=1")).containsText("of-" + city.pool);
            // Here Changsha's rules are in force under another name: its surplus rule is no difference, Kaifeng's is.
            assertThat(cell(window, "surplus", "changsha-2020-24").locator(".unequal"))
                    .hasCount(0);
            assertThat(cell(window, "surplus", "kaifeng-2020-59").locator(".unequal"))
                    .hasCount(1);
            Locator extraction = cell(window, "reserve.extraction", "kaifeng-2020-59");
            assertThat(extraction.locator(".value").first()).hasText("提取 10%");
            assertThat(extraction.locator("blockquote").first()).isHidden();
            extraction.locator("summary").first().click();
            assertThat(extraction.locator("blockquote").first()).hasText("按照当年筹资总额的 10%提取基本医疗保险风险储备金，并结合基金运行情况适时调整");
            assertThat(extraction.locator(".tag.adjustable")).hasCount(1);
            assertThat(cell(window, "gap.policyPart", "zhengzhou-2011-100")).containsText("市级调剂金");
            assertThat(cell(window, "gap.policyPart", "wenzhou-2021-65").locator(".tag.undecided"))
                    .hasCount(1);
            assertThat(cell(window, "matchingWindowDays", "kaifeng-2020-59").locator(".tag.assumed"))
                    .hasCount(1);
            Locator all = window.page().locator(".policies tr[data-path]");
            int rows = all.count();
            window.page().check("[name=only]");
            window.page().click(".filters button");
            assertThat(cell(window, "surplus", "kaifeng-2020-59")).hasCount(1);
            assertThat(cell(window, "matchingWindowDays", "kaifeng-2020-59")).hasCount(0);
            assertThat(all.count()).isBetween(1, rows - 1);
            for (Locator row : all.all()) {
                assertThat(row.locator(".unequal")).not().hasCount(0);
            }
        }
    }

    private static Locator cell(Window window, String path, String policy) {
        return window.page().locator("tr[data-path='" + path + "'] td[data-policy='" + policy + "']");
    }

    @Test
    void how_a_policy_came_to_be_in_force_is_told_and_opens_into_its_event() {
        try (Window window = chromium.window(Screen.USUAL, "auditor")) {
            window.show(policies);
            Locator history = window.page().locator("#p-history + table tbody tr");
            assertThat(history).hasCount(1);
            assertThat(history).containsText("of-" + city.pool);
            assertThat(history).containsText("city-clerk");
            assertThat(history).containsText("city-head");
            history.locator("a").click();
            assertThat(window.page().locator("pre").last()).containsText("\"type\" : \"PolicyAdopted\"");
        }
    }

    @Test
    void a_narrow_screen_shows_one_city_at_a_time() {
        try (Window window = chromium.window(new Screen("zh-CN", 390, ColorScheme.LIGHT), "auditor")) {
            window.show(policies);
            assertThat(cell(window, "mode", "of-" + city.pool)).isVisible();
            assertThat(cell(window, "mode", "zhengzhou-2011-100")).isHidden();
            window.page().selectOption("[name=city]", "zhengzhou-2011-100");
            window.page().click(".filters button");
            assertThat(cell(window, "mode", "zhengzhou-2011-100")).isVisible();
            assertThat(cell(window, "mode", "of-" + city.pool)).isHidden();
        }
    }

    @Test
    void whatever_a_policy_can_say_has_a_row() {
        assertThat(PolicyVocabulary.provisions()).contains("gap.policyPart", "premiums.rates", "legacy.debts");
        assertThat(PolicyVocabulary.provisions().stream()
                        .filter(path -> !path.equals("undecided") && !path.equals("adjustable")))
                .containsExactlyInAnyOrderElementsOf(PolicyVocabulary.rows());
    }
}
