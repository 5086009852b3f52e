package io.tongchou.ledger.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tongchou.ledger.book.CommandType;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.book.Submission.Reading;
import io.tongchou.ledger.commands.CommandCatalog;
import io.tongchou.ledger.commands.migration.ImportEntry;
import io.tongchou.ledger.commands.migration.ImportOpeningBalances;
import io.tongchou.ledger.commands.reading.ControlTotals;
import io.tongchou.ledger.commands.reading.DataReader;
import io.tongchou.ledger.http.CommandIds;
import io.tongchou.ledger.policy.Fault;
import io.tongchou.ledger.vocabulary.Money;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file of books that were kept elsewhere, read and checked as a whole: every fault by its line, or the commands it comes to. */
final class ImportFile {

    /** The most lines behind the header. */
    static final int MOST_LINES = 200_000;

    /** The most entries: all of them are one commit. */
    static final int MOST_ENTRIES = 20_000;

    static final List<String> OPENING = List.of("unit", "account", "debit", "credit", "number", "maturesOn");

    static final List<String> ENTRIES = List.of(
            "entry",
            "effectiveOn",
            "text",
            "closing",
            "unit",
            "account",
            "item",
            "debit",
            "credit",
            "number",
            "maturesOn");

    private static final CommandType IMPORT_OPENING = CommandType.of(ImportOpeningBalances.class);
    private static final CommandType IMPORT_ENTRY = CommandType.of(ImportEntry.class);
    private static final Set<String> OF_ENTRY = Set.of("entry", "effectiveOn", "text", "closing");
    private static final Pattern ROW = Pattern.compile("data\\.rows\\[(\\d+)]\\.?(.*)");
    private static final int MOST_FAULTS = 100;

    private final List<String> header;
    private final List<Draft> drafts = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private final Set<String> numbers = new HashSet<>();
    private int lines;
    private Money debits = Money.ZERO;

    /**
     * One command of the file.
     *
     * @param type what it is
     * @param line its first line
     * @param number the entry's number; empty for opening balances
     * @param effectiveOn the entry's own day; empty for opening balances
     * @param data as it would be sent by itself
     * @param reading what it was read to
     */
    record Command(
            CommandType type,
            int line,
            String number,
            Optional<LocalDate> effectiveOn,
            JsonNode data,
            Reading reading) {}

    /** A command while its lines are read. */
    private record Draft(List<Integer> lines, ObjectNode data, ArrayNode rows) {

        static Draft begin() {
            ObjectNode data = JsonNodeFactory.instance.objectNode();
            return new Draft(new ArrayList<>(), data, data.putArray("rows"));
        }
    }

    /** What a file came to: its control totals and its commands. */
    record Read(ControlTotals totals, List<Command> commands) {}

    private ImportFile(List<String> header) {
        this.header = header;
    }

    /**
     * Reads opening balances: one command of all lines.
     *
     * @throws UnreadableFile where anything is wrong that can be told without the book; every fault is named by its line
     */
    static Read openingBalances(SpooledFile file, TextEncoding encoding) throws IOException, UnreadableFile {
        return new ImportFile(OPENING).read(file, encoding);
    }

    /**
     * Reads past entries: lines that follow one another with the same number are one entry; day, text and closing stand on the
     * first of them.
     *
     * @throws UnreadableFile where anything is wrong that can be told without the book; every fault is named by its line
     */
    static Read pastEntries(SpooledFile file, TextEncoding encoding) throws IOException, UnreadableFile {
        return new ImportFile(ENTRIES).read(file, encoding);
    }

    private Read read(SpooledFile file, TextEncoding encoding) throws IOException, UnreadableFile {
        try (CsvLines csv = new CsvLines(encoding.reader(file.open()), header)) {
            for (Optional<CsvLines.Line> line = csv.next(); line.isPresent(); line = csv.next()) {
                take(line.get());
            }
        }
        if (lines == 0) {
            throw new UnreadableFile(Refusal.invalid("file", "has no line behind its header"));
        }
        List<Command> commands = drafts.stream().map(this::command).toList();
        if (!faults.isEmpty()) {
            throw new UnreadableFile(Refusal.invalid(faults.subList(0, Math.min(faults.size(), MOST_FAULTS))));
        }
        return new Read(new ControlTotals(lines, debits), commands);
    }

    private void take(CsvLines.Line line) throws UnreadableFile {
        if (++lines > MOST_LINES) {
            throw new UnreadableFile(Refusal.invalid("file", "has more than " + MOST_LINES + " lines"));
        }
        if (line.fields().size() != header.size()) {
            fault(line.number(), "", "has " + line.fields().size() + " fields and must have " + header.size());
            return;
        }
        Draft draft = draftOf(line);
        draft.lines.add(line.number());
        ObjectNode row = draft.rows.addObject();
        for (int i = 0; i < header.size(); i++) {
            String column = header.get(i);
            String field = line.fields().get(i);
            if (!field.isEmpty()) {
                put(OF_ENTRY.contains(column) ? draft.data : row, column, field, line.number());
            }
        }
        debits = debits.plus(debit(line));
    }

    private Draft draftOf(CsvLines.Line line) throws UnreadableFile {
        boolean goesOn = !drafts.isEmpty()
                && (header == OPENING
                        || line.fields()
                                .getFirst()
                                .equals(drafts.getLast().data.path("entry").asText()));
        if (!goesOn) {
            if (drafts.size() == MOST_ENTRIES) {
                throw new UnreadableFile(Refusal.invalid(
                        "file", "has more than " + MOST_ENTRIES + " entries; send it in parts, such as months"));
            }
            drafts.add(Draft.begin());
        }
        return drafts.getLast();
    }

    private void put(ObjectNode node, String column, String field, int line) {
        JsonNode before = node.path(column);
        JsonNode value = column.equals("closing") && (field.equals("true") || field.equals("false"))
                ? JsonNodeFactory.instance.booleanNode(field.equals("true"))
                : JsonNodeFactory.instance.textNode(field);
        if (before.isMissingNode()) {
            node.set(column, value);
        } else if (!before.equals(value)) {
            fault(line, column, "is " + field + ", and on the entry's first line " + before.asText());
        }
    }

    private Money debit(CsvLines.Line line) {
        String debit = line.fields().get(header.indexOf("debit"));
        try {
            return debit.isEmpty() ? Money.ZERO : Money.parse(debit);
        } catch (NumberFormatException | ArithmeticException e) {
            return Money.ZERO; // a fault of its row
        }
    }

    private Command command(Draft draft) {
        if (header == OPENING) {
            return command(IMPORT_OPENING, draft, "", Optional.empty());
        }
        String number = draft.data.path("entry").asText();
        Optional<LocalDate> effectiveOn = day(draft);
        draft.data.remove("effectiveOn");
        Command command = command(IMPORT_ENTRY, draft, number, effectiveOn);
        CommandIds.fault("import/000/" + number)
                .ifPresent(
                        problem -> fault(command.line, "entry", "with import/, the fund and / before it " + problem));
        if (!numbers.add(number)) {
            fault(command.line, "entry", "is " + number + ", whose lines stand apart from these");
        }
        return command;
    }

    private Optional<LocalDate> day(Draft draft) {
        try {
            return Optional.of(DataReader.day(draft.data.path("effectiveOn").asText()));
        } catch (IllegalArgumentException | DateTimeException e) {
            fault(draft.lines.getFirst(), "effectiveOn", "must be a day such as 2020-03-15");
            return Optional.empty();
        }
    }

    private Command command(CommandType type, Draft draft, String number, Optional<LocalDate> effectiveOn) {
        Reading reading = CommandCatalog.read(type, draft.data);
        switch (reading) {
            case Reading.Invalid(Refusal refusal) -> refusal.faults().forEach(fault -> fault(draft, fault));
            case Reading.Valid(ImportEntry entry) ->
                entry.notBalanced()
                        .ifPresent(refusal ->
                                fault(draft.lines.getFirst(), "", RefusalCode.NOT_BALANCED + ": " + refusal.detail()));
            case Reading.Valid valid -> {}
        }
        return new Command(type, draft.lines.getFirst(), number, effectiveOn, draft.data, reading);
    }

    /** A fault as the file's sender knows the place: by line and column. */
    private void fault(Draft draft, Fault fault) {
        Matcher row = ROW.matcher(fault.path());
        if (row.matches()) {
            fault(draft.lines.get(Integer.parseInt(row.group(1))), row.group(2), fault.message());
        } else {
            fault(draft.lines.getFirst(), fault.path().replaceFirst("^data\\.?", ""), fault.message());
        }
    }

    private void fault(int line, String column, String message) {
        faults.add(new Fault("line " + line + (column.isEmpty() ? "" : ", " + column), message));
    }
}
