package io.tongchou.ledger.pages;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.OpenAlert;
import io.tongchou.ledger.events.Alert;
import io.tongchou.ledger.indicators.Indicator;
import io.tongchou.ledger.policy.Clause;
import io.tongchou.ledger.rendering.BookReport;
import io.tongchou.ledger.vocabulary.Government;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An open alert (预警) as pages list it.
 *
 * @param level the class of its level
 * @param value of its indicator today; blank where there is none any more
 * @param clause what it rests on; blank where no policy has one
 * @param href where it is opened
 */
public record AlertRow(
        String level,
        String levelName,
        String kind,
        String unit,
        String subject,
        String value,
        String since,
        String clause,
        String href) {

    /**
     * The open alerts of a book, the gravest first.
     *
     * @param today alerts are open or not, whatever day is looked at
     * @param indicatorsNow as of today
     * @param visible the one unit whose alerts are shown; all, and the whole pool's, where it is left out
     */
    public static List<AlertRow> of(
            Visit visit,
            Words words,
            BookState book,
            LocalDate today,
            List<Indicator> indicatorsNow,
            Optional<UnitCode> visible) {
        return book.openAlerts().values().stream()
                .filter(open -> visible.isEmpty() || open.alert().unit().equals(visible))
                .sorted(Comparator.comparing((OpenAlert open) -> open.alert().level())
                        .reversed()
                        .thenComparing(open -> open.alert().kind())
                        .thenComparing(
                                open -> open.alert().unit().map(UnitCode::code).orElse("")))
                .map(open -> of(visit, words, book, today, indicatorsNow, open))
                .toList();
    }

    private static AlertRow of(
            Visit visit, Words words, BookState book, LocalDate today, List<Indicator> indicatorsNow, OpenAlert open) {
        Alert alert = open.alert();
        return new AlertRow(
                alert.level().name().toLowerCase(Locale.ROOT),
                words.say("level." + alert.level().name()),
                words.say("indicator." + alert.kind().name()),
                alert.unit()
                        .map(unit -> words.unit(BookReport.unit(book, unit)))
                        .orElseGet(() -> words.say("overview.whole")),
                alert.subject().map(subject -> subject(words, subject)).orElse(""),
                indicatorsNow.stream()
                        .filter(one -> one.kind() == alert.kind()
                                && one.unit().equals(alert.unit())
                                && one.subject().equals(alert.subject()))
                        .flatMap(one -> one.value().stream())
                        .map(words::quantity)
                        .findFirst()
                        .orElse(""),
                open.since().toString(),
                alert.clause().map(Clause::toString).orElse(""),
                visit.to(
                        "/explain",
                        "figure",
                        "indicator/" + alert.kind() + "/"
                                + alert.unit().map(UnitCode::code).orElse("POOL")
                                + alert.subject().map(about -> "/" + about).orElse(""),
                        "asOf",
                        today.toString()));
    }

    /** A subject is a number or a name that the offices gave; where it names a government, that is ours to say. */
    private static String subject(Words words, String subject) {
        String said = subject;
        for (Government government : Government.values()) {
            said = said.replaceAll("\\b" + government.name() + "\\b", words.say("government." + government.name()));
        }
        return said;
    }
}
