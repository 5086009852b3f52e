package io.tongchou.ledger.files;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tongchou.ledger.book.Actor;
import io.tongchou.ledger.book.CommandType;
import io.tongchou.ledger.book.ContentHash;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.Source;
import io.tongchou.ledger.book.Submission;
import io.tongchou.ledger.book.Submission.Reading;
import io.tongchou.ledger.commands.CommandCatalog;
import io.tongchou.ledger.commands.collection.CollectPremium;
import io.tongchou.ledger.http.CommandIds;
import io.tongchou.ledger.policy.Fault;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.Money;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A line of a tax authority's file: one premium.
 *
 * @param number in the file, the header being line 1
 * @param receiptNo as far as it can be read
 * @param amount with the late fee, where both can be read
 * @param content its premium, or why it is none
 */
record CollectionLine(int number, String receiptNo, Optional<Money> amount, Reading content) {

    static final List<String> HEADER = List.of(
            "receiptNo", "unit", "payer", "payerCategory", "kind", "period", "amount", "lateFee", "collectedOn");

    private static final int RECEIPT_NO = HEADER.indexOf("receiptNo");
    private static final int AMOUNT = HEADER.indexOf("amount");
    private static final int LATE_FEE = HEADER.indexOf("lateFee");
    private static final int MOST_SHOWN = 100;
    private static final CommandType COLLECT_PREMIUM = CommandType.of(CollectPremium.class);

    static CollectionLine read(CsvLines.Line line, BookId book) {
        List<String> fields = line.fields().stream().map(String::strip).toList();
        String receiptNo = shown(fields.get(RECEIPT_NO));
        if (fields.size() != HEADER.size()) {
            return new CollectionLine(
                    line.number(),
                    receiptNo,
                    Optional.empty(),
                    invalid("", "has " + fields.size() + " fields and must have " + HEADER.size()));
        }
        return new CollectionLine(line.number(), receiptNo, amount(fields), content(fields, book));
    }

    private static String shown(String text) {
        return text.substring(0, Math.min(text.length(), MOST_SHOWN)).replaceAll("\\p{Cntrl}", "\uFFFD");
    }

    private static Reading content(List<String> fields, BookId book) {
        Optional<String> noId = CommandIds.fault(id(fields.get(RECEIPT_NO), book));
        return noId.isPresent()
                ? invalid("receiptNo", "with receipt/" + book.fund() + "/ before it " + noId.get())
                : switch (CommandCatalog.read(COLLECT_PREMIUM, data(fields))) {
                    case Reading.Valid valid -> valid;
                    case Reading.Invalid(Refusal refusal) -> new Reading.Invalid(ofColumns(refusal));
                };
    }

    /** The command's data; a field that is left empty is left out. */
    private static ObjectNode data(List<String> fields) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < fields.size(); i++) {
            if (!fields.get(i).isEmpty()) {
                data.put(HEADER.get(i), fields.get(i));
            }
        }
        return data;
    }

    /** Faults as the file's sender knows the places: by columns. */
    private static Refusal ofColumns(Refusal refusal) {
        List<Fault> faults = refusal.faults().stream()
                .map(fault -> new Fault(fault.path().replaceFirst("^data\\.?", ""), fault.message()))
                .toList();
        return Refusal.of(
                        refusal.code(),
                        String.join("; ", faults.stream().map(Fault::toString).toList()))
                .withFaults(faults);
    }

    private static Reading invalid(String column, String problem) {
        return new Reading.Invalid(Refusal.invalid(column, problem));
    }

    private static Optional<Money> amount(List<String> fields) {
        try {
            Money amount = Money.parse(fields.get(AMOUNT));
            return Optional.of(
                    fields.get(LATE_FEE).isEmpty() ? amount : amount.plus(Money.parse(fields.get(LATE_FEE))));
        } catch (NumberFormatException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static String id(String receiptNo, BookId book) {
        return "receipt/" + book.fund() + "/" + receiptNo;
    }

    /** The day it is entered on where that is open. */
    LocalDate day(CollectPremium premium, LocalDate receivedOn) {
        return premium.collectedOn().orElse(receivedOn);
    }

    /** The line as a command. */
    Submission submission(CollectPremium premium, SourceFile file, Actor actor, LocalDate receivedOn) {
        ObjectNode data =
                JsonNodeFactory.instance.objectNode().put("unit", premium.unit().code());
        return new Submission(
                id(premium.receiptNo(), file.book()),
                COLLECT_PREMIUM,
                file.book().pool(),
                Optional.of(file.book().fund()),
                Optional.of(day(premium, receivedOn)),
                data,
                content,
                actor,
                hash(premium),
                Optional.of(new Source(file.file(), number)));
    }

    /** SHA-256 of what the line says, one field a line, in the header's order; fields have no line ends. */
    private static ContentHash hash(CollectPremium premium) {
        String text = String.join(
                "\n",
                "CollectPremium",
                premium.receiptNo(),
                premium.unit().code(),
                premium.payer().orElse(""),
                premium.payerCategory().name(),
                premium.kind().name(),
                premium.period().toString(),
                premium.amount().toString(),
                premium.lateFee().orElse(Money.ZERO).toString(),
                premium.collectedOn().map(LocalDate::toString).orElse(""));
        return new ContentHash(SpooledFile.sha256Digest().digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
