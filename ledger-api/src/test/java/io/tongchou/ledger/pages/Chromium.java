package io.tongchou.ledger.pages;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import io.tongchou.ledger.http.House;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The browser that this machine has, looking at the {@link House}. */
public final class Chromium implements AutoCloseable {

    private static final List<Path> USUAL_PLACES = List.of(
            Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"), Path.of("/usr/bin/google-chrome"));

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path executable) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(List.of("--no-sandbox")));
    }

    /** Skips the tests where there is none. */
    public static Chromium open() {
        Optional<Path> found = Stream.concat(
                        Optional.ofNullable(System.getenv("CHROMIUM")).map(Path::of).stream(), USUAL_PLACES.stream())
                .filter(Files::isExecutable)
                .findFirst();
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
        Assumptions.assumeTrue(
                found.isPresent(),
                "Pages are tested in Chromium, and none is installed (Debian: apt install chromium).");
        return new Chromium(found.orElseThrow());
    }

    /**
     * Somebody before a screen.
     *
     * @param language of the browser, such as {@code zh-CN}
     * @param width of the window in pixels
     */
    public record Screen(String language, int width, ColorScheme colours) {

        public static final Screen USUAL = new Screen("zh-CN", 1280, ColorScheme.LIGHT);

        /** The source of {@link #all} for tests. */
        public static final String ALL = "io.tongchou.ledger.pages.Chromium$Screen#all";

        /** Both languages, wide and narrow, light and dark. */
        public static Stream<Screen> all() {
            return Stream.of(
                    USUAL,
                    new Screen("zh-CN", 390, ColorScheme.DARK),
                    new Screen("en-US", 1280, ColorScheme.DARK),
                    new Screen("en-US", 390, ColorScheme.LIGHT));
        }

        @Override
        public String toString() {
            return language + " " + width + " " + colours;
        }
    }

    /** A window in which nobody has logged in. */
    public Window window(Screen screen) {
        return at(screen, "http://127.0.0.1:" + House.port());
    }

    /** A window of a browser that runs no script. */
    public Window without(Screen screen, String who) {
        Window window = new Window(browser.newContext(new Browser.NewContextOptions()
                .setBaseURL("http://127.0.0.1:" + House.port())
                .setLocale(screen.language())
                .setJavaScriptEnabled(false)
                .setViewportSize(screen.width(), 900)));
        window.logIn(who, who + "-secret");
        return window;
    }

    /** A window before another service than the house. */
    public Window at(Screen screen, String address) {
        return new Window(browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(address)
                .setLocale(screen.language())
                .setColorScheme(screen.colours())
                .setViewportSize(screen.width(), 900)));
    }

    public Window window(Screen screen, String who) {
        Window window = window(screen);
        window.logIn(who, who + "-secret");
        return window;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    /** A window with what went wrong in it. */
    public static final class Window implements AutoCloseable {

        private final BrowserContext context;
        private final Page page;
        private final List<String> faults = new ArrayList<>();

        private Window(BrowserContext context) {
            this.context = context;
            this.page = context.newPage();
            page.setDefaultTimeout(60_000); // a busy machine is no fault of a page
            page.onConsoleMessage(message -> {
                if (message.type().equals("error") || message.type().equals("warning")) {
                    faults.add(message.type() + ": " + message.text());
                }
            });
            page.onPageError(error -> faults.add("error: " + error));
            page.onRequest(request -> {
                URI asked = URI.create(request.url().split("\\?")[0]);
                if (!"127.0.0.1".equals(asked.getHost())) {
                    faults.add("a request to " + asked);
                }
            });
        }

        public Page page() {
            return page;
        }

        /** What the console said, and which other hosts were asked. */
        public List<String> faults() {
            return faults;
        }

        public void logIn(String name, String secret) {
            page.navigate("/login");
            page.fill("#username", name);
            page.fill("#password", secret);
            page.click("form.login button");
        }

        /** Shows a page with all that is drawn on it. */
        public void show(String address) {
            page.navigate(address);
            page.waitForSelector("body[data-drawn]");
        }

        @Override
        public void close() {
            context.close();
        }
    }
}
