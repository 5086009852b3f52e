package io.tongchou.ledger.figures;

import io.tongchou.ledger.balances.Basis;
import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.eventstore.BookReader;
import io.tongchou.ledger.rendering.Medium;
import io.tongchou.ledger.rendering.Printer;
import io.tongchou.ledger.rendering.Report;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Answers with a figure as the caller wants to have it. */
@Component
public final class Media {

    private final BookReader books;
    private final Printer printer;

    Media(BookReader books, Printer printer) {
        this.books = books;
        this.printer = printer;
    }

    /**
     * A figure as all that it can be had as.
     *
     * @param name what its file is called, before the book, the unit and the days
     * @param report made of the book as the figure knows it, for the names in it
     */
    public record Shown(
            BookId book,
            Basis basis,
            Optional<UnitCode> unit,
            String name,
            String days,
            Supplier<?> json,
            Supplier<List<String>> csv,
            Function<BookState, Report> report) {

        /** What its file is called, without an extension. */
        public String file() {
            return Stream.of(
                            name,
                            book.pool().code(),
                            book.fund().code(),
                            unit.map(UnitCode::code).orElse(""),
                            days)
                    .filter(part -> !part.isEmpty())
                    .collect(Collectors.joining("-"));
        }
    }

    ResponseEntity<?> answer(String accept, Shown shown) {
        return switch (Medium.asked(accept)) {
            case JSON -> ResponseEntity.ok(shown.json().get());
            case CSV -> Answers.csv(shown.csv().get());
            case SPREADSHEET -> spreadsheet(shown);
            case PAGES -> pages(shown);
        };
    }

    public ResponseEntity<byte[]> spreadsheet(Shown shown) {
        return printer.spreadsheet(report(shown), shown.file());
    }

    public ResponseEntity<byte[]> pages(Shown shown) {
        return printer.pages(report(shown), shown.file());
    }

    public Report report(Shown shown) {
        return shown.report().apply(books.at(shown.book(), shown.basis().sequence()));
    }
}
