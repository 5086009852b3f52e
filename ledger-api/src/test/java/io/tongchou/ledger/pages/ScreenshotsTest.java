package io.tongchou.ledger.pages;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.tongchou.ledger.pages.Chromium.Screen;
import io.tongchou.ledger.pages.Chromium.Window;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Makes the pictures in {@code docs/pages} anew, of the ledger that runs with its synthetic year:
 * {@code ./mvnw -pl ledger-api -am test -Dtest=ScreenshotsTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Dscreenshots.of=http://localhost:8080}.
 */
class ScreenshotsTest {

    private static final Path PICTURES = Path.of("../docs/pages");

    private static final Map<String, String> PAGES = Map.of(
            "overview", "/pools/410200/funds/310",
            "flows", "/pools/410200/funds/310/flows",
            "flow-entries",
                    "/pools/410200/funds/310/flows/entries?from=2025-12-01&to=2025-12-31&source=1005&target=1003.01",
            "ledger", "/pools/410200/funds/310/ledger?unit=410222&account=1004.01&from=2025-11-01&to=2025-12-31",
            "explain", "/pools/410200/funds/310/explain?figure=indicator/MONTHS_PAYABLE/POOL&asOf=2025-12-31",
            "voucher", "/pools/410200/funds/310/vouchers/2025-11/1312");

    @Test
    @EnabledIfSystemProperty(named = "screenshots.of", matches = "http.*")
    void of_every_page_in_both_languages_wide_and_narrow() {
        try (Chromium chromium = Chromium.open()) {
            for (Screen screen : new Screen[] {
                Screen.USUAL,
                new Screen("zh-CN", 390, ColorScheme.LIGHT),
                new Screen("en-US", 1280, ColorScheme.DARK),
                new Screen("en-US", 390, ColorScheme.DARK)
            }) {
                try (Window window = chromium.at(screen, System.getProperty("screenshots.of"))) {
                    window.page().navigate("/login");
                    take(window, "login", screen);
                    window.logIn("city-head", "city-head-secret");
                    PAGES.forEach((name, address) -> {
                        window.show(address);
                        take(window, name, screen);
                    });
                }
            }
        }
    }

    private static void take(Window window, String name, Screen screen) {
        window.page()
                .screenshot(new Page.ScreenshotOptions()
                        .setPath(PICTURES.resolve(
                                "%s.%s.%d.png".formatted(name, screen.language().substring(0, 2), screen.width())))
                        .setFullPage(true));
    }
}
