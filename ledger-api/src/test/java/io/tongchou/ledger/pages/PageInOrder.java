package io.tongchou.ledger.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import io.tongchou.ledger.pages.Chromium.Screen;
import io.tongchou.ledger.pages.Chromium.Window;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What must be true of every page that is shown, on whichever screen and in whichever language. */
public final class PageInOrder {

    /** Whatever sticks out of the window, or out of a box that hides what does not fit. */
    private static final String OVERFLOWING = """
            () => {
              const window = document.documentElement;
              const found = window.scrollWidth > window.clientWidth ? ["the page: " + window.scrollWidth] : [];
              for (const element of document.querySelectorAll("body *")) {
                if (element.closest("svg, .skip, thead, canvas, option, details:not([open]) > :not(summary)")) continue;
                const box = element.getBoundingClientRect();
                const name = element.tagName + "." + element.className + " '" + element.textContent.trim().slice(0, 30) + "'";
                if (box.right > window.clientWidth + 1 || (box.width && box.left < -1)) found.push(name + " out of the window");
                if (box.width && element.scrollWidth > element.clientWidth + 1
                    && !["inline", "contents"].includes(getComputedStyle(element).display)
                    && !element.matches("select, input, .chart *")) found.push(name + " out of its box");
              }
              return found;
            }
            """;

    /** Words that were not found, and keys that stand where words should. */
    private static final String UNTRANSLATED = """
            prefixes => [...document.body.innerText.matchAll(
                new RegExp(String.raw`\\?\\?[^?]+\\?\\?|(?<![\\w./-])(${prefixes})\\.[a-zA-Z_.-]*[a-zA-Z]`, "g")
              )].map(match => match[0])
            """;

    private PageInOrder() {}

    /**
     * Nothing sticks out, no word is missing, nothing was asked of another host or complained of on the console, and, on a wide
     * screen, nothing is gravely unfit for those who cannot see, or not well, or use no mouse.
     */
    public static void check(Window window, String address, Screen screen) {
        assertThat(overflowing(window)).as(address).isEqualTo(List.of());
        assertThat(untranslated(window)).as(address).isEqualTo(List.of());
        if (screen.width() >= 1280) { // light in one language, dark in the other
            assertThat(gravely(window)).as(address).isEmpty();
        }
        // A page that refuses is answered so; the browser notes that on its console.
        assertThat(window.faults().stream().filter(fault -> !fault.contains("the server responded with a status of")))
                .as(address)
                .isEmpty();
    }

    static Object overflowing(Window window) {
        return window.page().evaluate(OVERFLOWING);
    }

    static Object untranslated(Window window) {
        return window.page().evaluate(UNTRANSLATED, prefixes());
    }

    private static String prefixes() {
        return WordsTest.keys("zh").stream()
                .map(key -> key.substring(0, key.indexOf('.') < 0 ? key.length() : key.indexOf('.')))
                .filter(prefix -> !prefix.equals("product"))
                .distinct()
                .collect(Collectors.joining("|"));
    }

    static List<String> gravely(Window window) {
        return new AxeBuilder(window.page())
                .analyze().getViolations().stream()
                        .filter(rule -> Set.of("serious", "critical").contains(rule.getImpact()))
                        .map(PageInOrder::told)
                        .toList();
    }

    private static String told(Rule rule) {
        return rule.getId() + ": " + rule.getNodes().getFirst().getHtml();
    }
}
