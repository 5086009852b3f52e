package io.tongchou.ledger.pages.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.pages.Visit;
import io.tongchou.ledger.security.Caller;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ListedTest {

    private static final List<Integer> MANY =
            IntStream.rangeClosed(1, 21).boxed().toList();

    private static Visit visit(Map<String, String> parameters) {
        return new Visit(
                new Caller("auditor", Set.of("auditor"), Optional.empty(), Set.of("*"), true),
                Locale.ENGLISH,
                "410200",
                "310",
                parameters,
                "/pools/410200/funds/310/work",
                "",
                false);
    }

    @Test
    void a_long_list_shows_its_beginning_and_where_all_of_it_is() {
        Listed<Integer> listed = Listed.of(visit(Map.of()), "debts", MANY, Function.identity());
        assertThat(listed.count()).isEqualTo(21);
        assertThat(listed.rows()).hasSize(20).startsWith(1);
        assertThat(listed.all()).isEqualTo("/pools/410200/funds/310/work?all=debts#debts");
    }

    @Test
    void all_of_it_and_a_short_one_are_shown_whole() {
        assertThat(Listed.of(visit(Map.of("all", "debts")), "debts", MANY, Function.identity()))
                .isEqualTo(new Listed<>(21, MANY, ""));
        assertThat(Listed.of(visit(Map.of("all", "alerts")), "debts", MANY, Function.identity())
                        .rows())
                .hasSize(20);
        List<Integer> few = MANY.subList(0, 20);
        assertThat(Listed.of(visit(Map.of()), "debts", few, Function.identity()))
                .isEqualTo(new Listed<>(20, few, ""));
    }
}
