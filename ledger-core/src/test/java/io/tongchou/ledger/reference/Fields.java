package io.tongchou.ledger.reference;

import com.fasterxml.jackson.databind.JsonNode;
import io.tongchou.ledger.commands.reading.AmountOrAll;
import io.tongchou.ledger.commands.reading.MonthOfYear;
import io.tongchou.ledger.commands.reading.OrFirst;
import io.tongchou.ledger.commands.reading.UnitOrAll;
import io.tongchou.ledger.commands.reading.UnitOrReserve;
import io.tongchou.ledger.commands.reading.ZeroAllowed;
import io.tongchou.ledger.events.LedgerEvent;
import io.tongchou.ledger.events.Payment;
import io.tongchou.ledger.eventstore.EventJson;
import io.tongchou.ledger.policy.Policy;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.FundCode;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.PoolCode;
import io.tongchou.ledger.vocabulary.Rate;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tables of records' fields: name, form, meaning. A record within a record is a table of its own, once on the page. */
final class Fields {

    /** How a value is written; what is neither here nor an enumeration nor a record has its class's name. */
    private static final Map<Class<?>, String> FORMS = Map.ofEntries(
            Map.entry(Money.class, "amount"),
            Map.entry(AmountOrAll.class, "amount, or `ALL` that is held"),
            Map.entry(UnitCode.class, "unit"),
            Map.entry(UnitOrAll.class, "unit, or `ALL`"),
            Map.entry(UnitOrReserve.class, "unit, or `RESERVE`"),
            Map.entry(PoolCode.class, "pool"),
            Map.entry(FundCode.class, "fund"),
            Map.entry(Account.class, "account"),
            Map.entry(Rate.class, "rate"),
            Map.entry(FiscalYear.class, "year"),
            Map.entry(MonthOfYear.class, "whole number, 1 to 12"),
            Map.entry(int.class, "whole number"),
            Map.entry(Integer.class, "whole number"),
            Map.entry(Boolean.class, "`true` or `false`"),
            Map.entry(boolean.class, "`true` or `false`"),
            Map.entry(String.class, "text"),
            Map.entry(LocalDate.class, "day"),
            Map.entry(YearMonth.class, "month"),
            Map.entry(JsonNode.class, "text or object"),
            Map.entry(Policy.class, "policy"),
            Map.entry(LedgerEvent.class, "event"),
            Map.entry(Payment.class, "event"));

    /** Fields whose names say all, wherever they stand; a record's own word for one of them goes first. */
    private static final Map<String, String> SAY_ALL = Map.ofEntries(
            Map.entry("unit", "The unit (核算单位) it is about."),
            Map.entry("year", "The fiscal year (会计年度)."),
            Map.entry("amount", "How much."),
            Map.entry("reason", "Why, for whoever reads the books later."),
            Map.entry("overrides", "Refusals that pass, each with its reason; a second person must approve."),
            Map.entry("receiptNo", "The receipt's number (票据号), once in a book."),
            Map.entry("paymentNo", "The payment's number (支付单号), once in a book."),
            Map.entry("request", "The request's number (申请单号), once in a book."),
            Map.entry("refundNo", "The refund's number (退费单号), once in a book."),
            Map.entry("recoveryNo", "The recovery's number (追回单号), once in a book."),
            Map.entry("assessment", "The assessment's number (核定单号), once in a book."),
            Map.entry("debt", "The debt's number (债权债务编号), once in a book."),
            Map.entry("deposit", "The deposit's number (存单号), once in a book."),
            Map.entry("bond", "The bond's number (国债编号), once in a book."),
            Map.entry("advance", "The advance's number (预付单号), once in a book."),
            Map.entry("statement", "The statement's number (对账单号), once in a book."),
            Map.entry("headcount", "How many people (人数)."),
            Map.entry("dueOn", "The last day on which it can be paid in time (到期日)."),
            Map.entry("maturesOn", "The day on which the money can come back (到期日)."),
            Map.entry("reference", "The number of the paper it came with (凭据号)."),
            Map.entry("document", "The number of the paper it rests on (文号)."),
            Map.entry("evidence", "What it rests on (依据)."),
            Map.entry("proposal", "The id of the command that was proposed."),
            Map.entry("entry", "The id of the command that made the entry (分录)."));

    private final Sources sources;
    private final Set<Class<?>> parts = new LinkedHashSet<>();
    private final List<String> undocumented = new ArrayList<>();

    Fields(Sources sources) {
        this.sources = sources;
    }

    /** The fields that nothing says the meaning of, so far. */
    List<String> undocumented() {
        return undocumented;
    }

    /** The table of a record, empty where it has no fields; what it leaves unsaid may be said by the records behind it. */
    String table(Class<?> record, List<Class<?>> behind) {
        if (record.getRecordComponents().length == 0) {
            return "No fields.\n";
        }
        return Arrays.stream(record.getRecordComponents())
                .map(field -> "| `%s` | %s | %s |\n".formatted(field.getName(), form(field), meaning(field, behind)))
                .collect(Collectors.joining("", "| Field | Form | Meaning |\n|---|---|---|\n", ""));
    }

    /** The records within those of the page, in the order in which they came up. */
    String partsOfThePage() {
        StringBuilder text = new StringBuilder();
        Set<Class<?>> done = new LinkedHashSet<>();
        while (done.size() < parts.size()) {
            Class<?> part = parts.stream()
                    .filter(one -> !done.contains(one))
                    .findFirst()
                    .orElseThrow();
            done.add(part);
            text.append("\n### ").append(name(part)).append("\n\n");
            text.append(documentation(part)).append("\n\n");
            text.append(part.isEnum() ? values(part) : table(part, List.of()));
        }
        return text.toString();
    }

    /** What is said of a class; it is undocumented where nothing is. */
    String documentation(Class<?> type) {
        return sources.of(type).orElseGet(() -> missing(name(type)));
    }

    private String missing(String what) {
        undocumented.add(what);
        return "";
    }

    private String meaning(RecordComponent field, List<Class<?>> behind) {
        Class<?> record = field.getDeclaringRecord();
        return sources.of(record, field.getName())
                .or(() -> behind.stream()
                        .flatMap(other -> sources.of(other, field.getName()).stream())
                        .findFirst())
                .map(text ->
                        Character.toUpperCase(text.charAt(0)) + text.substring(1) + (text.endsWith(".") ? "" : "."))
                .or(() -> Optional.of(raw(field.getGenericType()))
                        .filter(type -> !FORMS.containsKey(type))
                        .flatMap(sources::of))
                .or(() -> Optional.ofNullable(SAY_ALL.get(field.getName())))
                .orElseGet(() -> missing(name(record) + "." + field.getName()));
    }

    private String form(RecordComponent field) {
        return form(field.getGenericType())
                + (field.isAnnotationPresent(ZeroAllowed.class) ? ", may be 0.00" : "")
                + (field.isAnnotationPresent(OrFirst.class) ? "; the first where it is left out" : "")
                + (field.getType() == Optional.class ? "; may be left out" : "");
    }

    private String form(Type type) {
        Class<?> raw = raw(type);
        if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
            return "list of " + form(raw);
        } else if (type instanceof ParameterizedType generic && generic.getRawType() == Map.class) {
            return "object of " + form(generic.getActualTypeArguments()[0]) + ", each with "
                    + form(generic.getActualTypeArguments()[1]);
        } else if (type instanceof ParameterizedType generic) {
            return form(generic.getActualTypeArguments()[0]);
        } else if (FORMS.containsKey(raw)) {
            return FORMS.get(raw);
        } else if (raw.isEnum()
                && constants(raw)
                        .noneMatch(value -> sources.of(raw, value.name()).isPresent())) {
            return constants(raw).map(Fields::written).collect(Collectors.joining(", "));
        }
        parts.add(raw);
        return "[%s](#%s)".formatted(name(raw), name(raw).toLowerCase());
    }

    /** The class that a field is about: what is in it where it is a list or may be left out. */
    private static Class<?> raw(Type type) {
        return type instanceof ParameterizedType generic ? raw(generic.getActualTypeArguments()[0]) : (Class<?>) type;
    }

    private String values(Class<?> enumeration) {
        return constants(enumeration)
                .map(value -> "| %s | %s |\n"
                        .formatted(
                                written(value),
                                sources.of(enumeration, value.name())
                                        .orElseGet(() -> missing(name(enumeration) + "." + value.name()))))
                .collect(Collectors.joining("", "| Value | Meaning |\n|---|---|\n", ""));
    }

    private static Stream<Enum<?>> constants(Class<?> enumeration) {
        return Arrays.stream(enumeration.getEnumConstants()).map(value -> (Enum<?>) value);
    }

    private static String written(Enum<?> value) {
        return "`" + EventJson.mapper().valueToTree(value).asText() + "`";
    }

    private static String name(Class<?> type) {
        return type.getSimpleName();
    }
}
