package io.tongchou.ledger.pages;

import static org.assertj.core.api.Assertions.assertThat;

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

    private static final String BOOK = "/pools/410200/funds/310";

    private static final Map<String, String> PAGES = Map.ofEntries(
            Map.entry("overview", BOOK),
            Map.entry("work", BOOK + "/work"),
            Map.entry("work-proposals", BOOK + "/work/proposals"),
            Map.entry("work-requests", BOOK + "/work/requests"),
            Map.entry("start", BOOK + "/do"),
            Map.entry("form", BOOK + "/do/PlaceTimeDeposit"),
            Map.entry("flows", BOOK + "/flows"),
            Map.entry("flow-entries", BOOK + "/flows/entries?from=2025-12-01&to=2025-12-31&source=1005&target=1003.01"),
            Map.entry("ledger", BOOK + "/ledger?unit=410222&account=1004.01&from=2025-11-01&to=2025-12-31"),
            Map.entry("explain", BOOK + "/explain?figure=indicator/MONTHS_PAYABLE/POOL&asOf=2025-12-31"),
            Map.entry("voucher", BOOK + "/vouchers/2025-11/1312"),
            Map.entry("statements", BOOK + "/statements?period=2025-12"),
            Map.entry("reconciliation", BOOK + "/reconciliation?month=2025-12"),
            Map.entry("files", BOOK + "/files"),
            Map.entry("year-end", BOOK + "/year-end?year=2025"),
            Map.entry("policies", BOOK + "/policies"),
            Map.entry("who-pays", BOOK + "/policies/who-pays"),
            Map.entry("moments", BOOK + "/moments?asOf=2025-06-30&asOf2=2025-12-31"),
            Map.entry("audit", BOOK + "/audit"),
            Map.entry("audit-proof", BOOK + "/audit/proof"),
            Map.entry("audit-seals", BOOK + "/audit/seals?unit=410222"),
            Map.entry("restatement", BOOK + "/audit/restatement?period=2025-12"),
            Map.entry("tasks", BOOK + "/tasks"));

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
                        assertThat(window.page().request().get(address).status())
                                .as(address)
                                .isEqualTo(200);
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
