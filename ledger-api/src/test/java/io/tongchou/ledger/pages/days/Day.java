package io.tongchou.ledger.pages.days;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.tongchou.ledger.pages.Chromium.Window;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A working day of one role as the user's guide tells it: the same steps in the same order, or the test fails. Where pictures are
 * asked for ({@code -Dguide.pictures}) each step leaves the guide's picture of it.
 */
final class Day implements AutoCloseable {

    private static final Path GUIDE = Path.of("../docs/guide");
    private static final Pattern STEP = Pattern.compile("^## \\d+\\. (.*)$", Pattern.MULTILINE);
    static final boolean WITH_PICTURES = System.getProperty("guide.pictures") != null;

    private final String role;
    private final String language;
    private final Window window;
    private final List<String> steps;
    private int done;

    /** @param language {@code zh} or {@code en}, of the window and the guide */
    Day(String role, String language, Window window) {
        this.role = role;
        this.language = language;
        this.window = window;
        this.steps = steps("en");
        assertThat(steps(language)).as("steps in the guide").hasSameSizeAs(steps);
    }

    private List<String> steps(String tongue) {
        try {
            return STEP.matcher(Files.readString(GUIDE.resolve(tongue).resolve(role + ".md")))
                    .results()
                    .map(step -> step.group(1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Window window() {
        return window;
    }

    /** Does what the guide says under this heading of its English page. */
    void step(String heading, Runnable deed) {
        assertThat(steps).as("the guide for " + role).hasSizeGreaterThan(done);
        assertThat(steps.get(done)).isEqualTo(heading);
        try {
            deed.run();
        } catch (RuntimeException | AssertionError e) {
            picture(Path.of("target", "failed-" + role + ".png"));
            throw e;
        }
        done++;
        String picture = "%s-%d.%s.png".formatted(role, done, language);
        assertThat(GUIDE.resolve(language).resolve(role + ".md")).content().contains("../pictures/" + picture);
        if (WITH_PICTURES) {
            picture(GUIDE.resolve("pictures").resolve(picture));
        }
    }

    private void picture(Path file) {
        window.page().screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
    }

    /** The day ends where the guide's page does. */
    void over() {
        assertThat(done).as("steps of the guide that were done").isEqualTo(steps.size());
    }

    @Override
    public void close() {
        window.close();
    }
}
