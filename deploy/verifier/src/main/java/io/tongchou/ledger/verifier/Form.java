package io.tongchou.ledger.verifier;

import io.tongchou.ledger.verifier.Accounts.Of;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The lines of a statement as its document states them, and what each is made of. */
record Form(List<Line> lines) {

    /** What a line is made of. */
    sealed interface Content {

        /** What accounts hold, of all items or of those named. */
        record OfAccounts(boolean debit, Set<String> accounts, Set<String> items) implements Content {}

        /** What an account holds of items that no other line names. */
        record Rest(boolean debit, String account) implements Content {}

        /** Other lines, each with its sign and its place. */
        record Sum(List<long[]> terms) implements Content {}

        /** What the net assets were when the column's time began. */
        record NetAssetsBefore() implements Content {}

        /** What changed the balances beside income and expenditure. */
        record Movement(String kind) implements Content {}

        /** Nothing: it heads those that follow. */
        record Heading() implements Content {}
    }

    /** @param stated fen, one for each column; none of a heading */
    record Line(String key, List<Long> stated, Content content) {}

    static Form of(Json document) throws Unreadable {
        List<Line> lines = new ArrayList<>();
        for (Json line : document.list("lines")) {
            List<Long> stated = new ArrayList<>();
            for (String amount : line.texts("amounts")) {
                stated.add(Json.fen(amount));
            }
            lines.add(new Line(line.text("key"), stated, content(line)));
        }
        return new Form(lines);
    }

    private static Content content(Json line) throws Unreadable {
        if (line.has("accounts")) {
            return new Content.OfAccounts(
                    isDebit(line), Set.copyOf(line.texts("accounts")), Set.copyOf(line.texts("items")));
        }
        if (line.has("restOf")) {
            return new Content.Rest(isDebit(line), line.text("restOf"));
        }
        if (line.has("adds")) {
            List<long[]> terms = new ArrayList<>();
            for (Json term : line.list("adds")) {
                terms.add(new long[] {term.number("sign"), term.number("line")});
            }
            return new Content.Sum(terms);
        }
        if (line.has("movement")) {
            return new Content.Movement(line.text("movement"));
        }
        return line.has("netAssetsBefore") ? new Content.NetAssetsBefore() : new Content.Heading();
    }

    private static boolean isDebit(Json line) throws Unreadable {
        return switch (line.text("side")) {
            case "DEBIT" -> true;
            case "CREDIT" -> false;
            default -> throw new Unreadable("has a line with a side " + line.text("side"));
        };
    }

    int place(String key) throws Unreadable {
        for (int place = 0; place < lines.size(); place++) {
            if (lines.get(place).key().equals(key)) {
                return place;
            }
        }
        throw new Unreadable("has no line " + key);
    }

    /**
     * What the lines of a column are filled in from.
     *
     * @param netAssetsBefore when its time began; like what follows, nothing where it is of balances
     * @param netAssets when it ended
     * @param moved what changed the balances beside income and expenditure, by kind
     */
    record Column(Map<Of, Long> amounts, long netAssetsBefore, long netAssets, Map<String, Long> moved) {}

    /** What every line should say in a column. */
    long[] amounts(Column column) throws Unreadable {
        List<Optional<Long>> known = new ArrayList<>();
        lines.forEach(line -> known.add(Optional.empty()));
        long[] amounts = new long[lines.size()];
        for (int place = 0; place < amounts.length; place++) {
            amounts[place] = amount(place, column, known, 0);
        }
        return amounts;
    }

    private long amount(int place, Column column, List<Optional<Long>> known, int depth) throws Unreadable {
        if (known.get(place).isPresent()) {
            return known.get(place).get();
        }
        if (depth > lines.size()) {
            throw new Unreadable("has lines that add each other");
        }
        long amount = switch (lines.get(place).content()) {
            case Content.OfAccounts(boolean debit, Set<String> accounts, Set<String> items) ->
                side(
                        debit,
                        Accounts.sum(
                                column.amounts(),
                                key -> accounts.contains(key.account())
                                        && (items.isEmpty() || items.contains(key.item()))));
            case Content.Rest(boolean debit, String account) -> {
                Set<String> named = named(account);
                yield side(
                        debit,
                        Accounts.sum(
                                column.amounts(), key -> key.account().equals(account) && !named.contains(key.item())));
            }
            case Content.Sum(List<long[]> terms) -> {
                long sum = 0;
                for (long[] term : terms) {
                    if (term[1] < 1 || term[1] > lines.size()) {
                        throw new Unreadable("adds a line " + term[1] + " that it does not have");
                    }
                    long added = amount((int) term[1] - 1, column, known, depth + 1);
                    sum = Math.addExact(sum, term[0] < 0 ? Math.negateExact(added) : added);
                }
                yield sum;
            }
            case Content.NetAssetsBefore() -> column.netAssetsBefore();
            case Content.Movement(String kind) -> column.moved().getOrDefault(kind, 0L);
            case Content.Heading() -> 0;
        };
        known.set(place, Optional.of(amount));
        return amount;
    }

    private Set<String> named(String account) {
        Set<String> named = new HashSet<>();
        for (Line line : lines) {
            if (line.content() instanceof Content.OfAccounts(var debit, var accounts, var items)
                    && accounts.contains(account)) {
                named.addAll(items);
            }
        }
        return named;
    }

    private static long side(boolean debit, long amount) {
        return debit ? amount : Math.negateExact(amount);
    }
}
