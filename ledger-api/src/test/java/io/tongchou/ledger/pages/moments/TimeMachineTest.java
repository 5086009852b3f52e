package io.tongchou.ledger.pages.moments;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import io.tongchou.ledger.pages.Chromium;
import io.tongchou.ledger.pages.Chromium.Screen;
import io.tongchou.ledger.pages.Chromium.Window;
import io.tongchou.ledger.pages.City;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The two sliders in the head of a page, and all of the page that follows them. */
class TimeMachineTest {

    private static final String DAY = ".axis:has([name=asOf]) [type=range]";
    private static final String KNOWN = ".axis:has([name=knownAt]) [type=range]";

    private static Chromium chromium;
    private static City city;
    private static String book;

    @BeforeAll
    static void open() {
        chromium = Chromium.open();
        city = new City();
        book = "/pools/" + city.pool + "/funds/310";
    }

    @AfterAll
    static void close() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void every_figure_and_every_link_follows_the_slider_of_business_days() {
        try (Window window = chromium.window(Screen.USUAL, "auditor")) {
            window.show(city.spring);
            Locator income = window.page().locator("#t-result ~ dl dd").first();
            assertThat(income).hasText("52,962,963.57");
            assertThat(window.page().locator(DAY)).hasValue("89");
            // January has 31 days: to its end, and by the keyboard back to the day before anything was collected.
            window.page().locator(DAY).fill("30");
            assertThat(income).hasText("17,654,321.19");
            assertThat(window.page()).hasURL(Pattern.compile(".*\\?asOf=2021-01-31"));
            assertThat(window.page().locator(".axis:has([name=asOf]) output")).hasText("2021年1月31日");
            assertThat(window.page().locator("#moment.past")).containsText("2021年1月31日");
            assertThat(window.page().locator("#p-places + table a").first())
                    .hasAttribute("href", Pattern.compile(".*asOf=2021-01-31.*"));
            for (Locator link : window.page().locator("#sections a").all()) {
                assertThat(link).hasAttribute("href", Pattern.compile(".*asOf=2021-01-31"));
            }
            assertThat(window.page().locator("#other-language"))
                    .hasAttribute("href", Pattern.compile(".*asOf%3D2021-01-31"));
            window.page().locator(DAY).focus();
            for (int day = 31; day > 14; day--) {
                window.page().keyboard().press("ArrowLeft");
            }
            assertThat(income).hasText("0.00");
            assertThat(window.page().locator(DAY)).isFocused();
            assertThat(window.page()).hasURL(Pattern.compile(".*asOf=2021-01-14"));
            window.page().goBack();
            assertThat(income).hasText("17,654,321.19");
            window.page().click("#moment a >> nth=0");
            assertThat(window.page()).hasURL(Pattern.compile(".*/funds/310"));
            assertThat(window.page().locator("#moment.past")).hasCount(0);
            org.assertj.core.api.Assertions.assertThat(window.faults()).isEmpty();
        }
    }

    @Test
    void what_is_known_now_follows_the_book_and_what_was_known_does_not() {
        City learning = new City();
        try (Window window = chromium.window(Screen.USUAL, "auditor")) {
            window.show(learning.spring);
            Locator income = window.page().locator("#t-result ~ dl dd").first();
            String knownAt = window.page()
                    .locator(".basis")
                    .textContent()
                    .replaceAll("(?s).*，([-0-9]+) ([:.0-9]+) 所知.*", "$1T$2");
            window.page().fill("[name=knownAt]", knownAt);
            window.page().press("[name=knownAt]", "Enter");
            assertThat(window.page().locator("#moment.past")).isVisible();
            assertThat(window.page().locator("#content[data-live]")).hasCount(0);
            learning.collect(learning.county, 3, "R9", "0.43");
            window.page().reload();
            assertThat(income).hasText("52,962,963.57");
            window.page().click("#moment a >> nth=0");
            window.show(learning.spring);
            assertThat(income).hasText("52,962,964.00");
            // The book is of today: its slider has nowhere to go but to now.
            assertThat(window.page().locator(KNOWN)).hasAttribute("aria-valuetext", "现在");
            learning.collect(learning.county, 3, "R10", "1.00");
            assertThat(income).hasText("52,962,965.00");
        }
    }

    @Test
    void a_page_moves_also_where_no_script_runs_and_keeps_what_else_was_asked() {
        try (Window window = chromium.without(Screen.USUAL, "auditor")) {
            window.page().navigate(book + "/ledger?unit=" + city.county + "&account=4001&to=2021-03-31");
            assertThat(window.page().locator(DAY)).isHidden();
            window.page().fill("[name=asOf] >> visible=true", "2021-02-28");
            window.page().click(".time button");
            assertThat(window.page())
                    .hasURL(Pattern.compile(".*account=4001&unit=" + city.county + "&asOf=2021-02-28&knownAt="));
            assertThat(window.page().locator("table.ledger tr.total td.n").nth(1))
                    .hasText("20,000,000.20");
        }
    }

    @Test
    void the_moment_of_a_ledger_stays_when_another_unit_is_chosen() {
        try (Window window = chromium.window(Screen.USUAL, "auditor")) {
            window.show(book + "/ledger?account=4001&asOf=2021-03-31");
            window.page().locator(DAY).fill("58");
            assertThat(window.page().locator("table.ledger tr.total td.n").nth(1))
                    .hasText("35,308,642.38");
            window.page().selectOption("select[name=unit]", city.county);
            window.page().click(".filters button");
            assertThat(window.page().locator("table.ledger tr.total td.n").nth(1))
                    .hasText("20,000,000.20");
            assertThat(window.page()).hasURL(Pattern.compile(".*asOf=2021-02-28.*"));
        }
    }

    @Test
    void a_day_before_the_book_begins_is_refused_in_words_where_the_page_stood() {
        try (Window window = chromium.window(Screen.USUAL, "auditor")) {
            window.show(city.spring);
            window.page().fill("[name=asOf] >> visible=true", "2020-12-31");
            window.page().click(".time button");
            assertThat(window.page().locator("#content code")).containsText("PERIOD_CLOSED");
        }
    }
}
