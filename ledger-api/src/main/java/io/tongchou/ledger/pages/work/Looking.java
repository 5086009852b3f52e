package io.tongchou.ledger.pages.work;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.pages.Visit;
import io.tongchou.ledger.pages.Words;
import io.tongchou.ledger.rendering.BookReport;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Somebody looks at what waits in a book.
 *
 * @param visit of the present, whichever moment other pages are looked at
 * @param state of the book as it is now
 */
record Looking(Visit visit, Words words, BookState state, LocalDate today) {

    String unit(UnitCode unit) {
        return words.unit(BookReport.unit(state, unit));
    }

    String role(String role) {
        return words.sayElse("role." + role, role);
    }

    /** Where a figure is opened into what it is made of. */
    String opened(String figure) {
        return visit.to("/explain", "figure", figure);
    }

    /** How long until a day, or how long past it. */
    String days(Optional<LocalDate> due) {
        return due.map(day -> ChronoUnit.DAYS.between(today, day))
                .map(days -> days < 0
                        ? words.say("measure.days-late", String.valueOf(-days))
                        : days == 0 ? words.say("work.today") : words.say("measure.days", String.valueOf(days)))
                .orElse("");
    }

    boolean isPast(Optional<LocalDate> due) {
        return due.filter(day -> day.isBefore(today)).isPresent();
    }

    static String day(Optional<LocalDate> day) {
        return day.map(LocalDate::toString).orElse("");
    }
}
