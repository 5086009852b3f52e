package io.tongchou.ledger.verifier;

import io.tongchou.ledger.verifier.Accounts.Of;
import io.tongchou.ledger.verifier.Form.Column;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Recomputes the statements of every closed month from the legs: the trial balance whole, and each line of the balance sheet (01) and
 * of income and expenditure (02) by the accounts that the line says it is made of.
 */
final class StatementsCheck {

    /** A statement that waits for its event. */
    private record Waiting(String file, Json document) {}

    private final String book;
    private final Report report;
    private final NavigableMap<Long, List<Waiting>> waiting = new TreeMap<>();
    private Optional<LocalDate> begins = Optional.empty();
    private long findingsBefore;
    private long statements;
    private long lines;

    StatementsCheck(String book, Report report) {
        this.book = book;
        this.report = report;
    }

    void add(String file, Json document) throws Unreadable {
        waiting.computeIfAbsent(document.number("sequence"), any -> new ArrayList<>())
                .add(new Waiting(file, document));
    }

    /** @param day the book's first business day */
    void begins(LocalDate day) {
        begins = Optional.of(day);
    }

    /** An event is there: the statements that know nothing later are recomputed. */
    void reached(long sequence, Accounts accounts) {
        List<Waiting> now = waiting.remove(sequence);
        if (now == null) {
            return;
        }
        for (Waiting one : now) {
            long before = report.findings();
            try {
                if (!one.document().text("book").equals(book)) {
                    report.found(one.file() + " is of book " + one.document().text("book"));
                }
                if (one.file().endsWith("/trial-balance.json")) {
                    trialBalance(one.file(), one.document(), accounts);
                } else {
                    form(one.file(), one.document(), accounts);
                }
            } catch (Unreadable e) {
                report.found(one.file() + " " + e.getMessage());
            } catch (ArithmeticException e) {
                report.found(one.file() + " has amounts beyond all that an account can hold");
            }
            findingsBefore += report.findings() - before;
            statements++;
        }
    }

    void end() {
        waiting.forEach((sequence, late) -> late.forEach(
                one -> report.found(one.file() + " is of event " + sequence + ", which the pack does not have")));
        if (findingsBefore == 0 && waiting.isEmpty() && statements > 0) {
            report.proven(statements + " statements of closed months (trial balance, 01 and 02), " + lines
                    + " amounts of them recomputed from the legs");
            report.open(
                    "whether the lines of 01 and 02 are made of the accounts that the standard says: each line names its own");
        }
    }

    private void trialBalance(String file, Json document, Accounts accounts) throws Unreadable {
        SortedMap<String, SortedMap<String, Long>> stated = new TreeMap<>();
        long debit = 0;
        long credit = 0;
        for (Json row : document.list("rows")) {
            long onDebit = row.amount("debit");
            long onCredit = row.amount("credit");
            debit = Math.addExact(debit, onDebit);
            credit = Math.addExact(credit, onCredit);
            stated.computeIfAbsent(row.text("unit"), any -> new TreeMap<>())
                    .merge(row.text("account"), onDebit - onCredit, Math::addExact);
            if ((onDebit == 0) == (onCredit == 0) || onDebit < 0 || onCredit < 0) {
                report.found(file + " does not have one side for " + row.text("account") + " of " + row.text("unit"));
            }
            lines++;
        }
        SortedMap<String, SortedMap<String, Long>> due = accounts.balances(document.day("asOf"));
        Set<String> units = new HashSet<>(due.keySet());
        units.addAll(stated.keySet());
        for (String unit : units) {
            if (!due.getOrDefault(unit, new TreeMap<>()).equals(stated.getOrDefault(unit, new TreeMap<>()))) {
                report.found(file + " has balances of unit " + unit + " of " + stated.get(unit)
                        + " fen, but the legs come to " + due.get(unit));
            }
        }
        if (document.object("total").amount("debit") != debit
                || document.object("total").amount("credit") != credit) {
            report.found(file + " has totals that its rows do not come to");
        }
        if (debit != credit) {
            report.found(file + " does not balance");
        }
    }

    private void form(String file, Json document, Accounts accounts) throws Unreadable {
        boolean changes = file.endsWith("/income-and-expenditure.json");
        List<Column> columns = columns(document, accounts, changes);
        Form form = Form.of(document);
        for (int column = 0; column < columns.size(); column++) {
            Column of = columns.get(column);
            if (changes) {
                eliminate(file, document, column, of.amounts());
            }
            long[] due = form.amounts(of);
            for (int line = 0; line < due.length; line++) {
                Form.Line one = form.lines().get(line);
                if (one.content() instanceof Form.Content.Heading
                        && one.stated().isEmpty()) {
                    continue;
                }
                if (one.stated().size() != columns.size()) {
                    throw new Unreadable(
                            "has a line with " + one.stated().size() + " amounts in place of " + columns.size());
                }
                if (one.stated().get(column) != due[line]) {
                    report.found(file + " says " + Json.yuan(one.stated().get(column)) + " in line " + one.key()
                            + ", but the legs come to " + Json.yuan(due[line]));
                }
                lines++;
            }
            if (changes) {
                long after = due[form.place("balance.after")];
                if (after != of.netAssets()) {
                    report.found(file + " carries on " + Json.yuan(after) + ", but the net assets are "
                            + Json.yuan(of.netAssets()));
                }
            }
        }
    }

    /** The days that a statement of that period is of follow from it and from the book's first day. */
    private List<Column> columns(Json document, Accounts accounts, boolean changes) throws Unreadable {
        YearMonth month = document.month("period");
        LocalDate through = document.day("asOf");
        if (!YearMonth.from(through).equals(month)) {
            throw new Unreadable("is of " + month + " and as of " + through);
        }
        LocalDate first = LocalDate.of(month.getYear(), 1, 1);
        LocalDate yearsEve = begins.filter(first::isBefore).orElse(first).minusDays(1);
        if (!changes) {
            return List.of(
                    new Column(accounts.through(yearsEve), 0, 0, Map.of()),
                    new Column(accounts.through(through), 0, 0, Map.of()));
        }
        LocalDate monthsEve = month.atDay(1).minusDays(1);
        return List.of(
                change(accounts, monthsEve.isBefore(yearsEve) ? yearsEve : monthsEve, through),
                change(accounts, yearsEve, through));
    }

    private static Column change(Accounts accounts, LocalDate after, LocalDate through) {
        return new Column(
                accounts.change(after, through),
                netAssets(accounts.through(after)),
                netAssets(accounts.through(through)),
                accounts.moved(after, through));
    }

    private static long netAssets(Map<Of, Long> held) {
        return Math.negateExact(Accounts.sum(held, of -> of.isOnBalance() || of.isIncomeOrExpenditure()));
    }

    /** What the bodies of one pool paid each other (上下级抵销) is left out of both sides of the city's statement. */
    private void eliminate(String file, Json document, int column, Map<Of, Long> change) throws Unreadable {
        Map<String, Long> stated = new HashMap<>();
        for (Json pair : document.list("eliminated")) {
            List<String> amounts = pair.texts("amounts");
            if (column >= amounts.size()) {
                throw new Unreadable("has an elimination without an amount for each column");
            }
            stated.put(pair.text("expenditure"), Json.fen(amounts.get(column)));
        }
        for (String[] pair : new String[][] {{"5301", "4402"}, {"5302", "4401"}}) {
            boolean upwards = pair[0].equals("5301");
            long paid = Accounts.sum(
                    change, of -> of.account().equals(pair[0]) && (upwards ? !isOfProvince(of) : isOfPool(of)));
            long received = Math.negateExact(Accounts.sum(
                    change, of -> of.account().equals(pair[1]) && (upwards ? isOfPool(of) : !isOfProvince(of))));
            long due = paid < 0 != received < 0 ? 0 : paid < 0 ? Math.max(paid, received) : Math.min(paid, received);
            if (stated.getOrDefault(pair[0], 0L) != due) {
                report.found(file + " leaves out " + Json.yuan(stated.getOrDefault(pair[0], 0L))
                        + " between levels, but the legs come to " + Json.yuan(due));
            }
            change.merge(new Of("RESERVE", pair[0], ""), Math.negateExact(due), Math::addExact);
            change.merge(new Of("RESERVE", pair[1], ""), due, Math::addExact);
        }
    }

    private static boolean isOfProvince(Of of) {
        return of.unit().endsWith("00") && !of.item().equals("ADJUSTMENT_FUND");
    }

    private static boolean isOfPool(Of of) {
        return of.unit().endsWith("00") || of.unit().equals("RESERVE");
    }
}
