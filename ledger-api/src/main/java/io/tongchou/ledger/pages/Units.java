package io.tongchou.ledger.pages;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.figures.Question;
import io.tongchou.ledger.rendering.BookReport;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The units of a book as pages name them and let choose from. */
public final class Units {

    private Units() {}

    public static String name(Words words, BookState state, UnitCode unit) {
        return unit.isReserve() ? words.say("overview.reserve") : words.unit(BookReport.unit(state, unit));
    }

    /** The whole city and each unit; of a county's clerk its own alone. */
    public static List<Choice> choices(Visit visit, Words words, BookState state, Optional<UnitCode> chosen) {
        Optional<UnitCode> own = Question.visible(visit.caller(), Optional.empty());
        return Stream.concat(
                        own.isEmpty()
                                ? Stream.of(new Choice("", words.say("overview.whole"), chosen.isEmpty()))
                                : Stream.of(),
                        state.unitsAndReserve().stream()
                                .filter(unit -> own.isEmpty() || own.get().equals(unit))
                                .map(unit -> new Choice(
                                        unit.code(), name(words, state, unit), chosen.equals(Optional.of(unit)))))
                .toList();
    }
}
