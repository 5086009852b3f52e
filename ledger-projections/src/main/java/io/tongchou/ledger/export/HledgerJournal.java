package io.tongchou.ledger.export;

import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.Item;
import io.tongchou.ledger.vocabulary.Posting;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A journal as plain-text accounting tools read it: the date is the effective day, the secondary date the day of recording, the
 * code the voucher. Free texts lose the characters by which hledger or ledger would read more into them than words.
 */
final class HledgerJournal {

    private static final ZoneId DAYS = ZoneId.of("Asia/Shanghai");

    private final Map<UnitCode, String> units;
    private final Export.Names names;
    private final Writer out;

    HledgerJournal(Map<UnitCode, String> units, Export.Names names, Writer out) {
        this.units = units;
        this.names = names;
        this.out = out;
    }

    /** What the journal is of, and the chart of every unit. */
    void begin(Export.Asked asked, String head) throws IOException {
        line("; Book " + asked.book()
                + asked.unit().map(unit -> ", unit " + unit).orElse("") + ", effective through "
                + asked.basis().asOf() + ", as known at " + asked.basis().knownAt());
        line("; Event " + asked.basis().sequence() + ", head " + head);
        line("; Date: effective day (业务日期). Second date: day of recording (入账日期). Code: voucher (凭证号).");
        line("");
        line("commodity CNY 1000.00");
        for (UnitCode unit : units.keySet()) {
            for (Account account : Account.values()) {
                line("account " + name(unit, account));
                line("    ; type:" + type(account.kind()));
            }
        }
    }

    void add(ExportedEntry entry) throws IOException {
        line("");
        out.write(entry.effectiveOn() + "=" + LocalDate.ofInstant(entry.recordedAt(), DAYS) + " (" + entry.voucher()
                + ") " + entry.event() + " " + words(entry.command()) + "  ; sequence:" + entry.sequence());
        tag("maker", Optional.of(entry.maker()));
        tag("checker", entry.checker());
        tag("document", entry.document());
        tag("note", entry.note());
        tag("file", entry.file());
        tag("line", entry.line().map(String::valueOf));
        tag("policy", entry.policy());
        tag("clause", entry.clause());
        tag("undoes", entry.undoes());
        line("");
        for (Posting leg : entry.postings()) {
            line("    " + name(leg.unit(), leg.account()) + "  CNY " + leg.amount()
                    + leg.item().map(Item::name).map("  ; item:"::concat).orElse(""));
        }
    }

    private String name(UnitCode unit, Account account) {
        return switch (names) {
            case CODES -> unit + ":" + account.code();
            case ZH ->
                accountWords(unit + " " + units.getOrDefault(unit, "")) + ":" + account.code() + " "
                        + account.chinese();
        };
    }

    private void tag(String name, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            out.write(", " + name + ":" + words(value.get()));
        }
    }

    private static char type(Account.Kind kind) {
        return switch (kind) {
            case CASH -> 'C';
            case ASSET -> 'A';
            case LIABILITY -> 'L';
            case BALANCE -> 'E';
            case INCOME -> 'R';
            case EXPENDITURE -> 'X';
        };
    }

    /** An account's name ends at two spaces, and its parts at a colon. */
    private static String accountWords(String text) {
        return words(text).replace(':', '：').replaceAll("\\s+", " ").strip();
    }

    /** A semicolon begins a comment, a comma ends a tag's value, and ledger takes what stands in brackets for a date. */
    private static String words(String text) {
        return text.chars()
                .map(c -> switch (c) {
                    case ';' -> '；';
                    case ',' -> '，';
                    case '[' -> '［';
                    case ']' -> '］';
                    default -> Character.isISOControl(c) || Character.isWhitespace(c) ? ' ' : c;
                })
                .mapToObj(c -> String.valueOf((char) c))
                .collect(Collectors.joining());
    }

    private void line(String text) throws IOException {
        out.write(text);
        out.write('\n');
    }
}
