package io.tongchou.ledger.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import io.tongchou.ledger.pages.Chromium.Screen;
import io.tongchou.ledger.pages.Chromium.Window;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every page on A4, at twice its size, on a small screen for those who cannot see, and without a mouse. */
class PaperZoomAndKeyboardTest {

    /** What is between the margins of a sheet of A4, in pixels: 186 mm. */
    private static final int PAPER = 703;

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

    /** All that the navigation leads to, and pages below. */
    private static List<String> pages(Window window) {
        window.show(city.spring);
        List<String> pages = new ArrayList<>();
        window.page().locator("#sections a").all().forEach(link -> pages.add(link.getAttribute("href")));
        assertThat(pages).hasSizeGreaterThan(6);
        String book = "/pools/" + city.pool + "/funds/310";
        pages.add(book + "/moments/entries?asOf=2021-02-28&asOf2=2021-03-31&of=1003.01");
        pages.add(book + "/ledger?account=1003.01&asOf=2021-03-31");
        pages.add(book + "/vouchers/2021-03/1");
        pages.add(book + "/explain?figure=flow/ALL/SURPLUS/2021-01-01/2021-03-31");
        return pages;
    }

    @Test
    void nothing_sticks_out_of_the_paper_and_what_cannot_be_clicked_there_is_not_on_it() {
        try (Window window = chromium.window(Screen.USUAL, "auditor")) {
            List<String> pages = pages(window);
            window.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            window.page().setViewportSize(PAPER, 1000);
            for (String address : pages) {
                window.show(address);
                assertThat(PageInOrder.overflowing(window)).as(address).isEqualTo(List.of());
                assertThat(window.page().locator("#sections")).isHidden();
                assertThat(window.page().locator(".time input:visible")).hasCount(0);
            }
        }
    }

    @Test
    void at_twice_its_size_nothing_sticks_out() {
        // A window of 1280 pixels has 640 of those that are twice as large.
        try (Window window = chromium.window(new Screen("zh-CN", 640, ColorScheme.LIGHT), "auditor")) {
            for (String address : pages(window)) {
                window.show(address);
                assertThat(PageInOrder.overflowing(window)).as(address).isEqualTo(List.of());
            }
        }
    }

    @Test
    void on_a_small_screen_nothing_is_gravely_unfit_for_anybody() {
        try (Window window = chromium.window(new Screen("zh-CN", 390, ColorScheme.LIGHT), "auditor")) {
            for (String address : pages(window)) {
                window.show(address);
                assertThat(PageInOrder.gravely(window)).as(address).isEmpty();
            }
        }
    }

    @Test
    void the_keyboard_reaches_all_that_a_mouse_does_and_opens_and_closes_menus() {
        try (Window window = chromium.window(Screen.USUAL, "auditor")) {
            window.show(city.spring);
            Page page = window.page();
            Object reachable = page.evaluate("""
                    () => {
                      window.reached = new Set();
                      document.addEventListener("focusin", event => window.reached.add(event.target));
                      window.toReach = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, summary")]
                        .filter(one => one.checkVisibility() && !one.disabled && !one.closest("details:not([open]) > :not(summary)"));
                      return window.toReach.length;
                    }
                    """);
            for (int i = 0; i < (int) reachable + 40; i++) { // a field of a date has several places to stop at
                page.keyboard().press("Tab");
            }
            assertThat(
                            (List<?>)
                                    page.evaluate(
                                            "() => window.toReach.filter(one => !window.reached.has(one)).map(one => one.outerHTML.slice(0, 120))"))
                    .isEmpty();
            page.locator("details.books summary").focus();
            page.keyboard().press("Enter");
            assertThat(page.locator("details.books")).hasAttribute("open", "");
            page.keyboard().press("Tab");
            assertThat(page.locator("details.books a").first()).isFocused();
            page.keyboard().press("Escape");
            assertThat(page.locator("details.books")).not().hasAttribute("open", "");
            assertThat(page.locator("details.books summary")).isFocused();
            page.reload();
            page.waitForSelector("body[data-drawn]");
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");
            assertThat(page.locator("#content")).isFocused();
        }
    }
}
