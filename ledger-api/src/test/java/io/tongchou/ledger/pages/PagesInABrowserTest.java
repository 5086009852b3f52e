package io.tongchou.ledger.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import com.microsoft.playwright.options.SameSiteAttribute;
import io.tongchou.ledger.pages.Chromium.Screen;
import io.tongchou.ledger.pages.Chromium.Window;
import io.tongchou.ledger.vocabulary.Money;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages as people meet them, in a real browser. */
class PagesInABrowserTest {

    private static Chromium chromium;
    private static City city;

    @BeforeAll
    static void open() {
        chromium = Chromium.open();
        city = new City();
    }

    @AfterAll
    static void close() {
        if (chromium != null) {
            chromium.close();
        }
    }

    private static List<String> pages() {
        String book = "/pools/" + city.pool + "/funds/310";
        return List.of(
                city.spring,
                city.spring + "&sort=-balance",
                book + "/flows?from=2021-01-01&to=2021-03-31",
                book + "/flows/entries?from=2021-01-01&to=2021-03-31&source=4001&target=1002",
                book + "/ledger?unit=" + city.county + "&to=2021-03-31",
                book + "/ledger?account=1003.01&from=2021-02-01&to=2021-03-31",
                book + "/vouchers/2021-03/1",
                book + "/explain?figure=balance/ALL/OWNED/2021-03-31",
                book + "/explain?figure=event/10",
                book + "/explain?figure=entry/nobody-made-this",
                book + "/ledger?unit=999999");
    }

    @ParameterizedTest
    @MethodSource(Screen.ALL)
    void every_page_fits_speaks_its_language_and_is_fit_for_everybody(Screen screen) {
        try (Window window = chromium.window(screen)) {
            window.page().navigate("/login");
            PageInOrder.check(window, "/login", screen);
            window.logIn("auditor", "auditor-secret");
            for (String address : pages()) {
                window.show(address);
                PageInOrder.check(window, address, screen);
            }
        }
    }

    @Test
    void a_wrong_secret_is_told_and_a_right_one_leads_on_to_what_was_asked_for() {
        try (Window window = chromium.window(Screen.USUAL)) {
            window.page().navigate(city.spring);
            assertThat(window.page()).hasURL(Pattern.compile(".*/login"));
            window.page().fill("#username", "auditor");
            window.page().fill("#password", "a-guess");
            window.page().click("form.login button");
            assertThat(window.page().getByRole(AriaRole.ALERT)).hasText("用户名或口令不正确。");
            window.page().fill("#username", "auditor");
            window.page().fill("#password", "auditor-secret");
            window.page().click("form.login button");
            assertThat(window.page().locator("h1")).containsText("基金概览");
            assertThat(window.page().locator(".who")).containsText("审计");
            window.page().click("form[action='/logout'] button");
            assertThat(window.page().locator("[role=status]")).hasText("您已退出。");
            window.page().navigate(city.spring);
            assertThat(window.page()).hasURL(Pattern.compile(".*/login"));
        }
    }

    @Test
    void a_sample_person_is_a_click_away() {
        try (Window window = chromium.window(Screen.USUAL)) {
            window.page().navigate("/login");
            window.page().click(".people button:has-text('city-head')");
            assertThat(window.page().locator(".who")).containsText("市医保局负责人");
        }
    }

    @Test
    void the_language_is_the_browsers_until_one_chooses() {
        try (Window window = chromium.window(new Screen("en-GB", 1280, ColorScheme.LIGHT), "auditor")) {
            window.show(city.spring);
            assertThat(window.page().locator("h1")).containsText("Overview");
            window.page().click("a.language");
            assertThat(window.page().locator("h1")).containsText("基金概览");
            assertThat(window.page()).hasURL(Pattern.compile(".*asOf=2021-03-31"));
            window.show("/pools/" + city.pool + "/funds/310/flows");
            assertThat(window.page().locator("h1")).containsText("资金流向");
            window.page().navigate("/language/en?back=//elsewhere.example/");
            assertThat(window.page().locator("html")).hasAttribute("lang", "en");
            assertThat(window.faults()).isEmpty();
        }
    }

    @Test
    void a_county_finds_nothing_of_another() {
        try (Window window = chromium.window(Screen.USUAL, "county-" + city.county)) {
            String book = "/pools/" + city.pool + "/funds/310";
            for (String own : List.of(
                    city.spring,
                    book + "/ledger?to=2021-03-31",
                    book + "/flows?from=2021-01-01&to=2021-03-31",
                    book + "/flows/entries?from=2021-01-01&to=2021-03-31&source=4001&target=1002")) {
                window.show(own);
                // Receipts of the other county, its payments and its sums.
                assertThat(window.page().content())
                        .as(own)
                        .doesNotContain("OTHERS-1", city.other, "7,654,321.09", "22,962,963.27");
            }
            window.show(book + "/ledger?to=2021-03-31");
            assertThat(window.page().locator("table.ledger tbody tr")).not().hasCount(0);
            for (String anothers : List.of(
                    "/ledger?unit=" + city.other,
                    "/ledger.csv?unit=" + city.other,
                    "/flows?unit=" + city.other,
                    "/flows/entries?source=4001&target=1002&unit=" + city.other,
                    "/explain?figure=balance/" + city.other + "/OWNED",
                    "/explain?figure=balance/ALL/OWNED")) {
                APIResponse answer = window.page().request().get(book + anothers);
                assertThat(answer.status()).as(anothers).isEqualTo(403);
                assertThat(answer.text()).as(anothers).doesNotContain("OTHERS-1", "7,654,321.09", "7654321.09");
            }
            String csv = window.page().request().get(book + "/ledger.csv").text();
            assertThat(csv).contains(city.county).doesNotContain(city.other);
            // The first voucher of January is its own, the second the other's.
            assertThat(window.page().request().get(book + "/vouchers/2021-01/1").status())
                    .isEqualTo(200);
            assertThat(window.page().request().get(book + "/vouchers/2021-01/2").status())
                    .isEqualTo(404);
        }
    }

    @Test
    void an_overview_follows_a_command_within_two_seconds() {
        City busy = new City();
        try (Window window = chromium.window(Screen.USUAL, "city-head")) {
            window.show(busy.spring);
            Locator income = window.page().locator("#t-result ~ dl dd").first();
            assertThat(income).hasText("52,962,963.57");
            busy.collect(busy.county, 3, "R9", "0.43");
            assertThat(income).hasText("52,962,964.00", new LocatorAssertions.HasTextOptions().setTimeout(2000));
            busy.collect(busy.county, 3, "R11", "0.50");
            busy.collect(busy.county, 3, "R12", "0.25");
            busy.collect(busy.county, 3, "R10", "0.25");
            assertThat(income).hasText("52,962,965.00", new LocatorAssertions.HasTextOptions().setTimeout(2000));
            assertThat(window.page().locator(".chart canvas")).hasCount(1);
            assertThat(window.faults()).isEmpty();
        }
    }

    @Test
    void every_item_of_the_plan_opens_into_the_entries_that_it_is_made_of() {
        try (Window window = chromium.window(Screen.USUAL, "auditor")) {
            window.show(city.spring);
            Locator items = window.page().locator("#p-plan + table tbody tr:has(th a)");
            assertThat(items).not().hasCount(0);
            List<Map.Entry<String, String>> opened = items.all().stream()
                    .map(item -> Map.entry(
                            item.locator("th a").getAttribute("href"),
                            item.locator("td").nth(1).getAttribute("title")))
                    .toList();
            for (Map.Entry<String, String> item : opened) {
                window.show(item.getKey());
                Locator total = window.page().locator("table.ledger tr.total td.n");
                Money entries = total.count() == 0
                        ? Money.ZERO
                        : money(total.nth(0).textContent())
                                .minus(money(total.nth(1).textContent()));
                Money shown = money(item.getValue());
                assertThat(List.of(entries, entries.negated()))
                        .as(item.getKey())
                        .contains(shown);
            }
        }
    }

    @Test
    void the_overviews_expenditure_opens_down_to_an_event() {
        try (Window window = chromium.window(Screen.USUAL, "auditor")) {
            window.show(city.spring);
            // Expenditure, of a unit, of an account, of its entries, of an event.
            window.show(window.page().locator("#t-result ~ dl a").last().getAttribute("href"));
            while (window.page().locator("table.ledger").count() == 0) {
                window.page().locator("table tbody th a").first().click();
                window.page().waitForSelector("body[data-drawn]");
            }
            window.page().locator("table.ledger tbody a").first().click();
            assertThat(window.page().locator("pre")).containsText("\"type\" : \"BenefitPaid\"");
        }
    }

    @Test
    void every_flow_opens_into_the_entries_that_it_is_made_of_and_an_account_gets_what_it_gives_and_keeps() {
        try (Window window = chromium.window(Screen.USUAL, "auditor")) {
            window.show("/pools/" + city.pool + "/funds/310/flows?from=2021-01-01&to=2021-03-31");
            List<Locator> rows =
                    window.page().locator("#p-flows + table tbody tr").all();
            Money fiscalAccount = Money.ZERO;
            for (Locator row : rows) {
                Money amount = money(row.locator("a").textContent());
                if (row.locator("td").first().textContent().startsWith("1003.01")) {
                    fiscalAccount = fiscalAccount.plus(amount);
                }
                if (row.locator("th").textContent().startsWith("1003.01")) {
                    fiscalAccount = fiscalAccount.minus(amount);
                }
            }
            // Handed over and collected, less what was paid out to the counties.
            assertThat(fiscalAccount).isEqualTo(money("76,962,963.57"));
            List<Map.Entry<String, String>> links = rows.stream()
                    .map(row -> row.locator("a"))
                    .map(link -> Map.entry(link.getAttribute("href"), link.textContent()))
                    .toList();
            for (Map.Entry<String, String> link : links) {
                window.show(link.getKey());
                assertThat(window.page().locator("tr.total td.n")).hasText(link.getValue());
            }
        }
    }

    @Test
    void the_units_stand_in_the_order_that_was_asked_for() {
        try (Window window = chromium.window(Screen.USUAL, "auditor")) {
            window.show(city.spring);
            window.page().click("#units thead a:has-text('本年收入')");
            assertThat(window.page().locator("#units thead th[aria-sort=descending]"))
                    .hasText("本年收入");
            assertThat(window.page().locator("#units tbody tr td:nth-child(2)"))
                    .hasText(new String[] {"3,000.00", "2,296.30", "0.00"});
        }
    }

    @Test
    void a_ledger_leads_to_its_vouchers_and_comes_as_a_file() {
        try (Window window = chromium.window(Screen.USUAL, "auditor")) {
            String ledger = "/pools/%s/funds/310/ledger%s?unit=%s&account=4001&to=2021-03-31";
            window.show(ledger.formatted(city.pool, "", city.county));
            String csv = window.page()
                    .request()
                    .get(
                            ledger.formatted(city.pool, ".csv", city.county),
                            RequestOptions.create().setHeader("Accept-Language", "zh-CN"))
                    .text();
            assertThat(csv.lines()).hasSize(4);
            assertThat(csv).startsWith("\uFEFF业务日期,").contains(",10000000.10,-30000000.30");
            window.page().click("table.ledger tbody a >> nth=0");
            assertThat(window.page().locator("h1")).containsText("记账凭证");
            assertThat(window.page().locator("dl.facts")).containsText("PremiumCollected");
        }
    }

    @Test
    void what_was_known_earlier_is_shown_as_it_was_known() {
        City learning = new City();
        try (Window window = chromium.window(Screen.USUAL, "auditor")) {
            window.show(learning.spring);
            String knownAt = window.page()
                    .locator(".basis")
                    .textContent()
                    .replaceAll("(?s).*，([-0-9]+) ([:.0-9]+) 所知.*", "$1T$2");
            learning.collect(learning.county, 3, "R9", "0.43");
            Locator income = window.page().locator("#t-result ~ dl dd").first();
            assertThat(income).hasText("52,962,964.00");
            window.page().fill("input[name=knownAt]", knownAt);
            window.page().click(".time button");
            assertThat(income).hasText("52,962,963.57");
            assertThat(window.page().locator("#sections a").first())
                    .hasAttribute("href", Pattern.compile(".*knownAt=.*"));
        }
    }

    @Test
    void what_looks_for_faults_finds_them() {
        try (Window window = chromium.window(Screen.USUAL, "auditor")) {
            window.show(city.spring);
            window.page().evaluate("""
                    () => document.querySelector("h1").insertAdjacentHTML("afterend",
                        "<table class='cards'><tr><td>overview.title " + "x".repeat(2000) + "</td></tr></table><img src='/favicon.svg'>")
                    """);
            assertThat(PageInOrder.overflowing(window))
                    .asInstanceOf(InstanceOfAssertFactories.LIST)
                    .isNotEmpty();
            assertThat(PageInOrder.untranslated(window)).isEqualTo(List.of("overview.title"));
            assertThat(PageInOrder.gravely(window)).anyMatch(fault -> fault.startsWith("image-alt"));
        }
    }

    @Test
    void the_session_is_kept_from_others() {
        try (Window window = chromium.window(Screen.USUAL, "auditor")) {
            assertThat(window.page().context().cookies().stream().filter(cookie -> cookie.name.equals("JSESSIONID")))
                    .singleElement()
                    .satisfies(cookie -> {
                        assertThat(cookie.httpOnly).isTrue();
                        assertThat(cookie.sameSite).isEqualTo(SameSiteAttribute.LAX);
                    });
            APIResponse page = window.page().request().get(city.spring);
            assertThat(page.headers().get("content-security-policy"))
                    .startsWith("default-src 'self'")
                    .doesNotContain("unsafe");
            // Without the token that a page of ours carries nothing is done.
            assertThat(window.page()
                            .request()
                            .post("/logout", RequestOptions.create().setMaxRedirects(0))
                            .status())
                    .isEqualTo(403);
            assertThat(window.page()
                            .request()
                            .post(
                                    "/login",
                                    RequestOptions.create()
                                            .setForm(FormData.create()
                                                    .set("username", "city-head")
                                                    .set("password", "city-head-secret"))
                                            .setMaxRedirects(0))
                            .status())
                    .isEqualTo(403);
        }
    }

    private static Money money(String text) {
        return Money.parse(text.replace(",", "").strip());
    }
}
