package io.tongchou.ledger.pages.days;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.book.Office;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The guide is whole: a page a role in both languages, all pictures there, and both READMEs with the same commands. */
class GuideTest {

    private static final Path GUIDE = Path.of("../docs/guide");
    private static final Pattern PICTURE = Pattern.compile("\\(\\.\\./pictures/([^)]+)\\)");
    private static final Pattern COMMANDS = Pattern.compile("```sh\\n.*?```", Pattern.DOTALL);

    @Test
    void every_role_has_its_page_in_both_languages() {
        Set<String> pages = Stream.concat(
                        Arrays.stream(Office.values()).map(office -> office.role() + ".md"), Stream.of("README.md"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(names("zh")).isEqualTo(pages);
        assertThat(names("en")).isEqualTo(pages);
    }

    @Test
    void every_picture_is_shown_and_every_picture_shown_is_there() {
        Set<String> shown = Stream.of("zh", "en")
                .flatMap(language -> names(language).stream()
                        .flatMap(page -> PICTURE.matcher(
                                        read(GUIDE.resolve(language).resolve(page)))
                                .results())
                        .map(picture -> picture.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(shown).isNotEmpty();
        assertThat(names("pictures")).isEqualTo(shown);
    }

    @Test
    void both_readmes_have_the_same_commands() {
        List<String> english = commands("README.md");
        assertThat(english).isNotEmpty();
        assertThat(commands("README.zh-CN.md")).isEqualTo(english);
    }

    private static List<String> commands(String readme) {
        return COMMANDS.matcher(read(Path.of("..").resolve(readme)))
                .results()
                .map(block -> block.group())
                .toList();
    }

    private static Set<String> names(String directory) {
        try (Stream<Path> files = Files.list(GUIDE.resolve(directory))) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
