package io.tongchou.ledger.figures;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.eventstore.BookReader;
import io.tongchou.ledger.export.Export;
import io.tongchou.ledger.vocabulary.UnitCode;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Sends whole books as files for others to recompute, as they are read. */
@Component
public class Exports {

    private final BookReader books;
    private final Export export;

    Exports(BookReader books, Export export) {
        this.books = books;
        this.export = export;
    }

    /** What can read the file. */
    public enum Format {
        /** A journal for hledger. */
        HLEDGER("text/plain;charset=UTF-8", ".journal"),
        /** JSON, one entry a line. */
        NDJSON("application/x-ndjson", ".ndjson");

        private final String type;
        private final String suffix;

        Format(String type, String suffix) {
            this.type = type;
            this.suffix = suffix;
        }

        /** @throws IllegalArgumentException where there is none of that name in lower case */
        public static Format named(String name) {
            return Exports.named(Format.class, name);
        }
    }

    public void send(Export.Asked asked, Format format, Export.Names names, HttpServletResponse response)
            throws IOException {
        response.setContentType(format.type);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=" + file(asked, format));
        Writer out = new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
        switch (format) {
            case HLEDGER -> export.hledger(asked, units(asked), names, out);
            case NDJSON -> export.ndjson(asked, out);
        }
    }

    private static String file(Export.Asked asked, Format format) {
        return asked.book().pool() + "-" + asked.book().fund()
                + asked.unit().map(unit -> "-" + unit).orElse("") + "-"
                + asked.basis().asOf() + format.suffix;
    }

    /** The units whose legs are written, by the names that the pool knew them by then. */
    private Map<UnitCode, String> units(Export.Asked asked) {
        BookState state = books.at(asked.book(), asked.basis().sequence());
        Map<UnitCode, String> units = new TreeMap<>();
        state.membersFrom(LocalDate.MIN).forEach(unit -> units.put(unit.code(), unit.name()));
        units.put(UnitCode.RESERVE, "风险储备金");
        asked.unit().ifPresent(unit -> units.keySet().retainAll(Set.of(unit)));
        return units;
    }

    static <E extends Enum<E>> E named(Class<E> of, String text) {
        if (!text.equals(text.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(text);
        }
        return Enum.valueOf(of, text.toUpperCase(Locale.ROOT));
    }
}
