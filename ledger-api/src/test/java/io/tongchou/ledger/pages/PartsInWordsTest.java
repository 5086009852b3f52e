package io.tongchou.ledger.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever an indicator is made of or held against has words of the trade in Chinese. */
class PartsInWordsTest {

    private static final Path INDICATORS = Path.of("../ledger-core/src/main/java/io/tongchou/ledger/indicators");
    private static final Pattern NAMED = Pattern.compile("(?:\\.with|heldAgainst|Part\\.of)\\(");
    private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");

    @Test
    void no_part_of_an_indicator_is_left_in_english() throws IOException {
        Words chinese = new Words(new PagesConfiguration().messageSource(), Locale.SIMPLIFIED_CHINESE);
        Set<String> names = new TreeSet<>();
        try (Stream<Path> sources = Files.list(INDICATORS)) {
            for (Path source : sources.toList()) {
                String text = Files.readString(source);
                Matcher named = NAMED.matcher(text);
                while (named.find()) {
                    names.addAll(names(text, named.end()));
                }
            }
        }
        assertThat(names).hasSizeGreaterThan(25);
        assertThat(names).allSatisfy(name -> assertThat(chinese.part(name)).doesNotContainPattern("[A-Za-z]"));
    }

    /** The texts that the first argument comes to, with a month or a year for whatever is put into it. */
    private static List<String> names(String source, int from) {
        List<String> terms = new ArrayList<>();
        int depth = 0;
        int begin = from;
        for (int at = from; ; at++) {
            char c = source.charAt(at);
            boolean ends = depth == 0 && (c == ',' || c == ')');
            if (ends || depth == 0 && c == '+') {
                terms.add(source.substring(begin, at).strip());
                begin = at + 1;
            }
            if (ends) {
                break;
            }
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        }
        if (terms.stream().noneMatch(term -> TEXT.matcher(term).find())) {
            return List.of(); // a part that is there already
        }
        if (terms.getFirst().contains("?")) {
            return TEXT.matcher(terms.getFirst())
                    .results()
                    .map(match -> match.group(1))
                    .toList();
        }
        StringBuilder name = new StringBuilder();
        for (String term : terms) {
            name.append(
                    term.startsWith("\"")
                            ? term.substring(1, term.length() - 1)
                            : term.equals("what") ? "expenditure" : "2025-03");
        }
        return List.of(name.toString());
    }
}
