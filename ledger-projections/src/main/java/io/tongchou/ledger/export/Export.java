package io.tongchou.ledger.export;

import io.tongchou.ledger.balances.Basis;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.io.IOException;
import java.io.Writer;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes a book out for independent recomputation (独立复算): every entry up to a business day, as known at an instant. */
public final class Export {

    private final DataSource source;
    private final JdbcClient database;

    public Export(DataSource source) {
        this.source = source;
        this.database = JdbcClient.create(source);
    }

    /**
     * What is to be written.
     *
     * @param basis up to which day and event
     * @param unit of this unit alone, whose legs balance by themselves; the whole book where it is left out
     */
    public record Asked(BookId book, Basis basis, Optional<UnitCode> unit) {}

    /** How accounts are called. */
    public enum Names {
        /** {@code 410222:1003.01} */
        CODES,
        /** {@code 410222 祥符区:1003.01 财政专户存款·活期} */
        ZH
    }

    /**
     * Writes a journal that {@code hledger check --strict ordereddates} accepts: the chart of every unit, then the entries.
     *
     * @param units whose legs are written, the reserve among them, with their names
     */
    public void hledger(Asked asked, Map<UnitCode, String> units, Names names, Writer to) throws IOException {
        HledgerJournal journal = new HledgerJournal(units, names, to);
        journal.begin(asked, head(asked));
        for (Entries entries = entries(asked); entries.hasNext(); ) {
            journal.add(entries.next());
        }
        to.flush();
    }

    /** Writes JSON: what it is of on the first line, then one entry a line. */
    public void ndjson(Asked asked, Writer to) throws IOException {
        EntryLines lines = new EntryLines(to);
        lines.begin(asked, head(asked));
        for (Entries entries = entries(asked); entries.hasNext(); ) {
            lines.add(entries.next());
        }
        lines.end();
    }

    private Entries entries(Asked asked) {
        return new Entries(source, asked.book(), asked.basis(), asked.unit());
    }

    /** The chain's hash after the last event that counts, by which the export can be told to be of this very book. */
    private String head(Asked asked) {
        return database.sql("SELECT hash FROM ledger.domain_event WHERE book = :book AND sequence = :sequence")
                .param("book", asked.book().toString())
                .param("sequence", asked.basis().sequence())
                .query(byte[].class)
                .optional()
                .map(HexFormat.of()::formatHex)
                .orElse("");
    }
}
