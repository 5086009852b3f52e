package io.tongchou.ledger.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import io.tongchou.ledger.vocabulary.Posting;
import java.io.IOException;
import java.io.Writer;
import java.util.Optional;

/** Entries as JSON, one a line; the first line says what they are of. */
final class EntryLines {

    private final JsonGenerator out;

    EntryLines(Writer to) throws IOException {
        this.out = new JsonFactory().createGenerator(to).setPrettyPrinter(new MinimalPrettyPrinter("\n"));
    }

    void begin(Export.Asked asked, String head) throws IOException {
        out.writeStartObject();
        out.writeStringField("book", asked.book().toString());
        if (asked.unit().isPresent()) {
            out.writeStringField("unit", asked.unit().get().code());
        }
        out.writeStringField("to", asked.basis().asOf().toString());
        out.writeStringField("knownAt", asked.basis().knownAt().toString());
        out.writeNumberField("sequence", asked.basis().sequence());
        out.writeStringField("head", head);
        out.writeEndObject();
    }

    void add(ExportedEntry entry) throws IOException {
        out.writeStartObject();
        out.writeNumberField("sequence", entry.sequence());
        out.writeStringField("effectiveOn", entry.effectiveOn().toString());
        out.writeStringField("recordedAt", entry.recordedAt().toString());
        out.writeNumberField("voucher", entry.voucher());
        out.writeStringField("event", entry.event());
        out.writeStringField("command", entry.command());
        out.writeStringField("maker", entry.maker());
        text("checker", entry.checker());
        text("document", entry.document());
        text("note", entry.note());
        text("file", entry.file());
        if (entry.line().isPresent()) {
            out.writeNumberField("line", entry.line().get());
        }
        text("policy", entry.policy());
        text("clause", entry.clause());
        text("undoes", entry.undoes());
        out.writeArrayFieldStart("postings");
        for (Posting leg : entry.postings()) {
            out.writeStartObject();
            out.writeStringField("unit", leg.unit().code());
            out.writeStringField("account", leg.account().code());
            out.writeStringField("amount", leg.amount().toString());
            text("item", leg.item().map(Enum::name));
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    /** The last line ends like the others. */
    void end() throws IOException {
        out.writeRaw('\n');
        out.flush();
    }

    private void text(String name, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            out.writeStringField(name, value.get());
        }
    }
}
