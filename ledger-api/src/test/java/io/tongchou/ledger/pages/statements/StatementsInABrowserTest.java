package io.tongchou.ledger.pages.statements;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import io.tongchou.ledger.http.House;
import io.tongchou.ledger.pages.Chromium;
import io.tongchou.ledger.pages.Chromium.Screen;
import io.tongchou.ledger.pages.Chromium.Window;
import io.tongchou.ledger.pages.City;
import io.tongchou.ledger.pages.PageInOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Statements and books as people read, follow, print and take them away. */
class StatementsInABrowserTest {

    private static final List<String> KINDS = List.of(
            "balance-sheet",
            "income-and-expenditure",
            "plan-against-actual",
            "general-ledger",
            "journal",
            "subsidiary-ledger",
            "vouchers");

    private static Chromium chromium;
    private static City city;
    private static String book;

    @BeforeAll
    static void open() {
        chromium = Chromium.open();
        city = new City();
        book = "/pools/" + city.pool + "/funds/310";
        city.accepted("city-clerk", "CloseMonth", "2021-02-01", "'month':'2021-01'");
    }

    @AfterAll
    static void close() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @ParameterizedTest
    @MethodSource(Screen.ALL)
    void every_paper_fits_speaks_its_language_and_is_fit_for_everybody(Screen screen) {
        try (Window window = chromium.window(screen, "auditor")) {
            for (String kind : KINDS) {
                String address = book + "/statements/" + kind + "?period=2021-03";
                window.show(address);
                PageInOrder.check(window, address, screen);
            }
        }
    }

    private static JsonNode api(String path) {
        return House.get("auditor", "/api/v1" + book + path).json();
    }

    /** An amount as the API gives it, as a page writes it. */
    private static String written(JsonNode amount) {
        return amount.textValue().replaceAll("\\B(?=(\\d{3})+\\.)", ",");
    }

    @Test
    void a_statement_says_to_the_fen_what_the_api_says_and_each_amount_opens() {
        JsonNode lines =
                api("/statements/income-and-expenditure?period=2021-03").get("lines");
        try (Window window = chromium.window(Screen.USUAL, "auditor")) {
            window.show(book + "/statements/income-and-expenditure?period=2021-03");
            List<String> shown = window.page().locator(".forms td.n").allTextContents();
            assertThat(shown.stream().map(String::strip).filter(text -> !text.isEmpty()))
                    .containsExactlyElementsOf(Stream.of(lines)
                            .flatMap(all -> all.valueStream())
                            .flatMap(line -> line.get("amounts").valueStream())
                            .map(StatementsInABrowserTest::written)
                            .toList());
            assertThat(window.page().locator(".forms td.n a")).hasCount((int)
                    shown.stream().filter(text -> !text.isBlank()).count());
            Locator premiums = window.page().locator(".forms a[href*='premiums%2F2']");
            String amount = premiums.textContent();
            assertThat(amount).isEqualTo("52,962,963.57"); // three months of two counties
            premiums.click();
            assertThat(window.page().locator("main")).containsText(amount);
            assertThat(window.page()).hasURL(Pattern.compile(".*/explain\\?figure=statement.*"));
        }
    }

    @Test
    void a_balance_sheet_stands_in_two_halves_whose_totals_are_level_and_equal() {
        try (Window window = chromium.window(Screen.USUAL, "auditor")) {
            window.show(book + "/statements/balance-sheet?period=2021-03");
            assertThat(window.page().locator(".paper .form")).hasText("会社保01表");
            Locator last = window.page().locator(".forms tbody tr:last-child");
            assertThat(last).hasCount(2);
            List<String> totals = last.locator("td.n").allTextContents();
            assertThat(totals.subList(0, 2)).isEqualTo(totals.subList(2, 4));
            assertThat(last.first().boundingBox().y).isEqualTo(last.last().boundingBox().y);
        }
    }

    @Test
    void what_is_chosen_goes_along_from_paper_to_paper_and_a_closed_month_says_so() {
        try (Window window = chromium.window(Screen.USUAL, "auditor")) {
            window.show(book + "/statements");
            assertThat(window.page().locator("select[name=period]")).hasValue("2021-01"); // the last that is closed
            assertThat(window.page().locator(".paper .badge")).hasText("已结账");
            window.page().selectOption("select[name=period]", "2021-02");
            window.page().selectOption("select[name=unit]", city.county);
            window.page().click(".filters button");
            assertThat(window.page().locator(".paper .badge")).hasText("未结账");
            window.page().click(".kinds a[href*='general-ledger']");
            assertThat(window.page().locator("select[name=period]")).hasValue("2021-02");
            assertThat(window.page().locator("select[name=unit]")).hasValue(city.county);
            JsonNode row = api("/books/general-ledger?period=2021-02&unit=" + city.county + "&account=1002")
                    .at("/rows/0");
            Locator remitted = window.page().locator("tr:has(th:text-matches('^1002 '))");
            assertThat(remitted.locator("td.n").nth(1)).hasText(written(row.get("debit")));
            remitted.locator("td.n a").nth(1).click();
            assertThat(window.page()).hasURL(Pattern.compile(".*/ledger\\?.*account=1002.*"));
            assertThat(window.page().locator("table.ledger tbody tr:has(td.n:text-is('10,000,000.10'))"))
                    .not()
                    .hasCount(0);
        }
    }

    @Test
    void the_books_open_into_vouchers() {
        try (Window window = chromium.window(Screen.USUAL, "auditor")) {
            window.show(book + "/statements/journal?period=2021-03&account=1002");
            assertThat(window.page().locator(".forms")).containsText("本日合计");
            assertThat(window.page().locator("#paper")).hasText("日记账 待解缴社会保险费");
            window.page()
                    .locator(".forms a[href*='/vouchers/2021-03/']")
                    .first()
                    .click();
            assertThat(window.page().locator("h1")).containsText("记-");
            window.show(book + "/statements/vouchers?period=2021-03");
            JsonNode vouchers = api("/vouchers?month=2021-03").get("rows");
            assertThat(window.page().locator(".forms tbody a[href*='/vouchers/']"))
                    .hasCount(vouchers.size());
            window.show(book + "/statements/subsidiary-ledger?period=2021&account=5001&item=INPATIENT");
            assertThat(window.page().locator(".forms tbody a[href*='/vouchers/']"))
                    .hasCount(6);
            window.show(book + "/statements/subsidiary-ledger?period=2021&account=4001&item=INPATIENT");
            assertThat(window.page().locator("main code")).hasText("INVALID");
        }
    }

    @Test
    void a_paper_is_taken_away_as_it_is_shown() {
        try (Window window = chromium.window(Screen.USUAL, "county-" + city.county)) {
            window.show(book + "/statements/income-and-expenditure?period=2021-03");
            Map<String, String> begins = Map.of("pdf", "%PDF-", "xlsx", "PK", "csv", "\uFEFFnumber,key,");
            for (Map.Entry<String, String> file : begins.entrySet()) {
                String address = window.page()
                        .locator(".files a[href*='." + file.getKey() + "?']")
                        .getAttribute("href");
                APIResponse taken = window.page().request().get(address);
                assertThat(taken.status()).as(address).isEqualTo(200);
                assertThat(taken.headers().get("content-disposition"))
                        .contains("income-and-expenditure-" + city.pool + "-310-" + city.county + "-2021-03."
                                + file.getKey());
                assertThat(new String(taken.body(), StandardCharsets.UTF_8)).startsWith(file.getValue());
            }
            assertThat(window.page()
                            .request()
                            .get(book + "/statements/income-and-expenditure.csv?period=2021-03&unit=" + city.other)
                            .status())
                    .isEqualTo(403);
            assertThat(window.page()
                            .request()
                            .get(book + "/statements/dreams.pdf")
                            .status())
                    .isEqualTo(404);
        }
    }

    @Test
    void a_county_reads_its_own_unit_alone() {
        try (Window window = chromium.window(Screen.USUAL, "county-" + city.county)) {
            for (String kind : KINDS) {
                window.show(book + "/statements/" + kind + "?period=2021-03");
                assertThat(window.page().locator("select[name=unit] option")).hasCount(1);
                assertThat(window.page().content()).doesNotContain(city.other);
                window.page().navigate(book + "/statements/" + kind + "?period=2021-03&unit=" + city.other);
                assertThat(window.page().locator("main code")).hasText("FORBIDDEN");
            }
            window.show(book + "/statements/income-and-expenditure?period=2021-03");
            assertThat(window.page().locator(".forms a[href*='premiums%2F2']")).hasText("30,000,000.30");
        }
    }

    @Test
    void a_sheet_is_printed_without_what_stands_around_it() {
        try (Window window = chromium.window(Screen.USUAL, "auditor")) {
            window.show(book + "/statements/balance-sheet?period=2021-03");
            window.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(window.page().locator(".filters")).isHidden();
            assertThat(window.page().locator(".kinds")).isHidden();
            assertThat(window.page().locator(".paper h2")).isVisible();
            assertThat(new String(
                            window.page().pdf(new Page.PdfOptions().setPreferCSSPageSize(true)),
                            StandardCharsets.ISO_8859_1))
                    .as("lies on its side")
                    .containsPattern("/MediaBox ?\\[0 0 84[12][.0-9]* 59[45]");
        }
    }

    @Test
    void a_period_that_is_none_or_has_not_begun_is_told_in_words() {
        try (Window window = chromium.window(Screen.USUAL, "auditor")) {
            window.show(book + "/statements?period=2021-13");
            assertThat(window.page().locator("main code")).hasText("INVALID");
            window.show(book + "/statements?period=2020");
            assertThat(window.page().locator("main code")).hasText("PERIOD_CLOSED");
            window.show(book + "/statements/journal?period=2190");
            assertThat(window.page().locator("main code")).hasText("IN_THE_FUTURE");
        }
    }
}
