package io.tongchou.ledger.files;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.commands.reading.ControlTotals;
import io.tongchou.ledger.commands.reconciliation.ImportStatement;
import io.tongchou.ledger.policy.Fault;
import io.tongchou.ledger.vocabulary.Money;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Statements of banks and offices as files (对账单): each is read whole into the command that takes it in. */
@Component
public class StatementFiles {

    /** What is said of a statement as a whole; the command judges it. */
    public static final List<String> OF_THE_STATEMENT =
            List.of("statement", "source", "unit", "from", "to", "openingBalance", "closingBalance");

    private static final List<String> HEADER =
            List.of("on", "direction", "amount", "reference", "counterparty", "text");

    private final Clock clock;

    StatementFiles(Clock clock) {
        this.clock = clock;
    }

    /**
     * The command {@code ImportStatement} that a file makes, as JSON; the same file and words of the same day make the same one.
     *
     * @param ofTheStatement what is said of it, by names of {@link #OF_THE_STATEMENT}
     * @throws UnreadableFile where another name is among these, or the file cannot be read or does not come to what was said
     */
    public byte[] command(String pool, String fund, Map<String, String> ofTheStatement, Brought brought)
            throws IOException, UnreadableFile {
        Optional<String> unknown = ofTheStatement.keySet().stream()
                .filter(name -> !OF_THE_STATEMENT.contains(name))
                .sorted()
                .findFirst();
        if (unknown.isPresent()) {
            throw new UnreadableFile(Refusal.invalid(List.of(new Fault(unknown.get(), "is not a parameter here"))));
        }
        String today =
                LocalDate.ofInstant(clock.instant(), FilesConfiguration.DAYS).toString();
        ObjectNode data = data(ofTheStatement, brought);
        String content = HexFormat.of()
                .formatHex(SpooledFile.sha256Digest().digest(data.toString().getBytes(StandardCharsets.UTF_8)));
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", "statement/" + fund + "/" + today + "/" + content.substring(0, 40))
                .put("command", ImportStatement.class.getSimpleName())
                .put("pool", pool)
                .put("fund", fund)
                .put("effectiveOn", today)
                .set("data", data)
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    private static ObjectNode data(Map<String, String> ofTheStatement, Brought brought)
            throws IOException, UnreadableFile {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        OF_THE_STATEMENT.stream()
                .filter(ofTheStatement::containsKey)
                .forEach(name -> data.put(name, ofTheStatement.get(name)));
        ArrayNode lines = data.putArray("lines");
        Money total = Money.ZERO;
        try (SpooledFile file = SpooledFile.of(brought.bytes());
                InputStream bytes = file.open();
                CsvLines csv =
                        new CsvLines(TextEncoding.of(file, brought.charset()).reader(bytes), HEADER)) {
            for (Optional<CsvLines.Line> next = csv.next(); next.isPresent(); next = csv.next()) {
                List<String> fields = next.get().fields();
                if (fields.size() != HEADER.size()) {
                    throw new UnreadableFile(Refusal.invalid(
                            "line " + next.get().number(),
                            "must have " + HEADER.size() + " fields, not " + fields.size()));
                }
                if (lines.size() == ImportStatement.MOST_LINES) {
                    throw new UnreadableFile(Refusal.invalid(
                            "file", "has more than " + ImportStatement.MOST_LINES + " lines behind its header"));
                }
                ObjectNode line = lines.addObject();
                for (int i = 0; i < fields.size(); i++) {
                    if (!fields.get(i).isEmpty()) {
                        line.put(HEADER.get(i), fields.get(i));
                    }
                }
                total = total.plus(amount(line));
            }
        }
        ControlTotals counted = new ControlTotals(lines.size(), total);
        Optional<Refusal> differing = brought.said().flatMap(said -> ControlTotals.differing(said, counted));
        if (differing.isPresent()) {
            throw new UnreadableFile(differing.get());
        }
        return data;
    }

    /** What cannot be read counts nothing here; the command says what is wrong with it. */
    private static Money amount(ObjectNode line) {
        try {
            return Money.parse(line.path("amount").asText());
        } catch (NumberFormatException | ArithmeticException e) {
            return Money.ZERO;
        }
    }
}
