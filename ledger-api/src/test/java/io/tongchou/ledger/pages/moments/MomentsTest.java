package io.tongchou.ledger.pages.moments;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.RequestOptions;
import io.tongchou.ledger.http.House;
import io.tongchou.ledger.pages.Chromium;
import io.tongchou.ledger.pages.Chromium.Screen;
import io.tongchou.ledger.pages.Chromium.Window;
import io.tongchou.ledger.pages.City;
import io.tongchou.ledger.pages.PageInOrder;
import io.tongchou.ledger.vocabulary.Money;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two moments side by side, each difference followed into its entries. */
class MomentsTest {

    private static Chromium chromium;
    private static City city;
    private static String book;

    /** When the spring was known, and nothing that came of it later. */
    private static String atFirst;

    @BeforeAll
    static void open() throws Exception {
        chromium = Chromium.open();
        city = new City();
        book = "/pools/" + city.pool + "/funds/310";
        atFirst = House.get("auditor", "/api/v1" + book + "/balances?asOf=2021-03-31&atLeast=" + city.sequence)
                .json()
                .get("knownAt")
                .asText();
        city.collect(city.county, 2, "LATE-1", "0.43");
        city.collect(city.other, 3, "LATE-2", "100.00");
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
                    book + "/moments?asOf=2021-02-28&asOf2=2021-03-31",
                    book + "/moments?asOf=2021-03-31&knownAt=" + atFirst + "&asOf2=2021-03-31&all=true",
                    book + "/moments/entries?asOf=2021-02-28&asOf2=2021-03-31&of=1003.01",
                    book + "/ledger?unit=" + city.county + "&asOf=2021-02-28&knownAt=" + atFirst)) {
                window.show(address);
                PageInOrder.check(window, address, screen);
            }
        }
    }

    @Test
    void what_happened_between_two_days_opens_into_its_entries() throws Exception {
        try (Window window = chromium.window(Screen.USUAL, "auditor")) {
            window.show(book + "/moments?asOf=2021-02-28&asOf2=2021-03-31");
            Map<String, Money> differences = new HashMap<>();
            trialBalance("2021-03-31").forEach(differences::put);
            trialBalance("2021-02-28")
                    .forEach((account, fen) -> differences.merge(account, fen.negated(), Money::plus));
            differences.values().removeIf(Money::isZero);
            assertThat(shown(window, "#balances tr.total")).isEqualTo(differences);
            every_difference_is_the_sum_of_what_it_opens_into(window);
            window.show(book + "/moments/entries?asOf=2021-02-28&asOf2=2021-03-31&of=4001&result=true");
            assertThat(window.page().locator("tbody tr td:nth-of-type(5)").allTextContents())
                    .containsOnly("期间发生", "");
        }
    }

    @Test
    void what_became_known_of_the_same_day_opens_into_its_entries() {
        try (Window window = chromium.window(Screen.USUAL, "auditor")) {
            window.show(book + "/moments?asOf=2021-03-31&knownAt=" + atFirst);
            assertThat(shown(window, "#balances tr.part"))
                    .isEqualTo(Map.of(
                            "1002 " + city.county, Money.parse("0.43"),
                            "1002 " + city.other, Money.parse("100.00"),
                            "4001 " + city.county, Money.parse("-0.43"),
                            "4001 " + city.other, Money.parse("-100.00")));
            every_difference_is_the_sum_of_what_it_opens_into(window);
            window.show(book + "/moments?asOf=2021-03-31&knownAt=" + atFirst);
            window.page().click("#results tr:first-child td:last-child a");
            assertThat(window.page().locator("#difference")).hasText("+100.43");
            assertThat(window.page().locator("table.ledger tbody tr")).hasCount(3);
            assertThat(window.page().locator("table.ledger")).containsText("LATE-1");
            window.page().click("table.ledger tbody td a >> nth=0");
            assertThat(window.page().locator("dl.facts")).containsText("PremiumCollected");
        }
    }

    @Test
    void moments_in_the_other_order_differ_by_the_same_entries_with_their_signs_turned() {
        try (Window window = chromium.window(Screen.USUAL, "auditor")) {
            window.show(book + "/moments?asOf=2021-03-31&asOf2=2021-01-20&knownAt2=" + atFirst);
            every_difference_is_the_sum_of_what_it_opens_into(window);
            window.show(book + "/moments?asOf=2021-03-31&asOf2=2021-01-20&knownAt2=" + atFirst);
            assertThat(window.page().locator("#results tr:first-child td:last-child"))
                    .hasText("-35,308,742.81");
        }
    }

    private static void every_difference_is_the_sum_of_what_it_opens_into(Window window) {
        List<Map.Entry<String, String>> links = new ArrayList<>();
        for (Locator link : window.page().locator(".compared td:last-child a").all()) {
            links.add(Map.entry(link.getAttribute("href"), link.textContent()));
        }
        assertThat(links).hasSizeGreaterThan(8);
        // Each that is not zero has entries, but for the sums of sides and for months.
        assertThat(window.page()
                        .locator(".compared tr:not(:last-child):not(:nth-last-child(2)) td:last-child span")
                        .allTextContents())
                .allMatch("0.00"::equals);
        for (Map.Entry<String, String> link : links) {
            window.show(link.getKey());
            assertThat(window.page().locator("#difference")).hasText(link.getValue());
            assertThat(money(window.page().locator("tr.total td:last-child").textContent()))
                    .as(link.getKey())
                    .isEqualTo(money(link.getValue()));
        }
    }

    @Test
    void what_has_not_changed_is_shown_on_demand_and_both_come_as_a_file() {
        String address = book + "/moments?asOf=2021-03-31&knownAt=" + atFirst;
        try (Window window = chromium.window(Screen.USUAL, "auditor")) {
            window.show(address);
            Locator accounts = window.page().locator("#balances tr.total");
            assertThat(accounts).hasCount(4); // collected, premiums, and both sides
            assertThat(csv(window, address.replace("/moments?", "/moments.csv?"))
                            .lines())
                    .hasSize(1 + 4)
                    .contains("4001,社会保险费收入," + city.county + ",x,-30000000.30,-30000000.73,-0.43");
            window.page().click("#p-balances ~ p a");
            assertThat(accounts).hasCount(8);
            assertThat(window.page().locator("#balances tr.part")).hasCount(12);
            assertThat(csv(window, window.page().locator("a.file").getAttribute("href"))
                            .lines())
                    .hasSize(1 + 12);
        }
    }

    private static String csv(Window window, String address) {
        return window.page()
                .request()
                .get(address, RequestOptions.create().setHeader("Accept-Language", "zh-CN"))
                .text();
    }

    @Test
    void the_second_moment_moves_by_its_own_sliders() {
        try (Window window = chromium.window(Screen.USUAL, "auditor")) {
            window.show(book + "/moments?asOf=2021-02-28&asOf2=2021-03-31");
            Locator income = window.page().locator("#results tr:first-child td:last-child");
            assertThat(income).hasText("+17,654,421.19");
            window.page().locator(".axis:has([name=asOf2]) [type=range]").fill("58");
            assertThat(income).hasText("0.00");
            assertThat(window.page()).hasURL(Pattern.compile(".*asOf2=2021-02-28.*"));
        }
    }

    @Test
    void a_page_leads_to_its_moment_beside_another() {
        try (Window window = chromium.window(Screen.USUAL, "auditor")) {
            window.show(book + "/ledger?unit=" + city.county + "&asOf=2021-03-31&knownAt=" + atFirst);
            window.page().click("#moment a:has-text('对照')");
            assertThat(window.page().locator("#results tr:first-child td:last-child"))
                    .hasText("+0.43");
            assertThat(window.page().locator("[name=unit]")).hasValue(city.county);
        }
    }

    @Test
    void a_county_compares_its_own_alone() {
        try (Window window = chromium.window(Screen.USUAL, "county-" + city.county)) {
            window.show(book + "/moments?asOf=2021-03-31&knownAt=" + atFirst + "&all=true");
            assertThat(window.page().content()).doesNotContain(city.other, "LATE-2", "100.00");
            assertThat(window.page().locator("#results tr:first-child td:last-child"))
                    .hasText("+0.43");
            window.page().click("#results tr:first-child td:last-child a");
            assertThat(window.page().locator("#difference")).hasText("+0.43");
            for (String anothers : List.of(
                    "/moments?unit=" + city.other,
                    "/moments.csv?unit=" + city.other,
                    "/moments/entries?of=4001&unit=" + city.other)) {
                assertThat(window.page().request().get(book + anothers).status())
                        .as(anothers)
                        .isEqualTo(403);
            }
            assertThat(window.page()
                            .request()
                            .get(book + "/moments/entries?of=4001&asOf=2021-03-31&knownAt=" + atFirst)
                            .text())
                    .contains("LATE-1")
                    .doesNotContain("LATE-2");
        }
    }

    /** The differences of rows, by account and, of parts, unit. */
    private static Map<String, Money> shown(Window window, String rows) {
        Map<String, Money> shown = new HashMap<>();
        String account = "";
        for (Locator row : window.page().locator("#balances tbody tr").all()) {
            boolean whole = row.getAttribute("class").equals("total");
            String name = row.locator("th").textContent();
            account = whole ? name.split(" ")[0] : account;
            if (rows.endsWith(whole ? ".total" : ".part") && Character.isDigit(account.charAt(0))) {
                String opened = row.locator("td a").last().getAttribute("href");
                shown.put(
                        whole ? account : account + " " + opened.replaceAll(".*[?&]unit=(\\d+).*", "$1"),
                        money(row.locator("td").last().textContent()));
            }
        }
        return shown;
    }

    private static Map<String, Money> trialBalance(String day) throws Exception {
        Map<String, Money> balances = new HashMap<>();
        House.get("auditor", "/api/v1" + book + "/trial-balance?asOf=" + day)
                .json()
                .get("rows")
                .forEach(row -> balances.merge(
                        row.get("account").asText(),
                        Money.parse(row.get("debit").asText())
                                .minus(Money.parse(row.get("credit").asText())),
                        Money::plus));
        return balances;
    }

    private static Money money(String text) {
        return Money.parse(text.replace(",", "").replace("+", "").strip());
    }
}
