package io.tongchou.ledger.statements;

import io.tongchou.ledger.statements.Form.Caption;
import io.tongchou.ledger.statements.Form.Content;
import io.tongchou.ledger.statements.Form.FormLine;
import io.tongchou.ledger.statements.Form.Side;
import io.tongchou.ledger.statements.Form.Term;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.FundCode;
import io.tongchou.ledger.vocabulary.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The forms that ship with the ledger, read from their tables in {@code statements/}; a faulty table is a fault of the build. */
final class Forms {

    static final Form BALANCE_SHEET = read("balance-sheet", "", "会社保01表", "资产负债表", "Balance sheet");

    private static final Form OF_EMPLOYEES = incomeAndExpenditure("employees");

    private static final Form OF_RESIDENTS = incomeAndExpenditure("residents");

    private static final Set<String> RESIDENTS = Set.of("390", "391", "392");

    private Forms() {}

    /** The form of income and expenditure for a fund: residents' funds have one of their own. */
    static Form incomeAndExpenditure(FundCode fund) {
        return RESIDENTS.contains(fund.code()) ? OF_RESIDENTS : OF_EMPLOYEES;
    }

    private static Form incomeAndExpenditure(String insured) {
        return read("income-and-expenditure", insured, "会社保02表", "收支表", "Income and expenditure");
    }

    /** @param insured whose form it is; lines that are in the form of others alone are left out */
    private static Form read(String table, String insured, String code, String chinese, String english) {
        List<List<String>> rows = Tables.rows(table).stream()
                .filter(row -> !row.get(1).contains(" ") || row.get(1).endsWith(" " + insured))
                .toList();
        List<String> keys = rows.stream().map(List::getFirst).toList();
        if (Set.copyOf(keys).size() < keys.size()) {
            throw new IllegalStateException("a key stands twice in " + table + ": " + keys);
        }
        List<FormLine> lines = new ArrayList<>();
        for (List<String> row : rows) {
            lines.add(new FormLine(
                    lines.size() + 1,
                    row.get(0),
                    row.get(1).charAt(0) - '0',
                    new Caption(row.get(2), row.get(3)),
                    content(row.get(4), keys),
                    row.size() > 5 ? Optional.of(row.get(5)) : Optional.empty()));
        }
        return new Form(code, new Caption(chinese, english), List.copyOf(lines));
    }

    private static Content content(String text, List<String> keys) {
        if (text.isEmpty()) {
            return new Content.Heading();
        }
        List<String> words = List.of(text.split(" +"));
        return switch (words.getFirst()) {
            case "=" -> new Content.Sum(terms(words.subList(1, words.size()), keys));
            case "before" -> new Content.NetAssetsBefore();
            case "other" -> new Content.Other(Movement.valueOf(words.get(1)));
            default -> amounts(Side.valueOf(words.getFirst().toUpperCase()), words.subList(1, words.size()));
        };
    }

    /** Keys to add; {@code -} takes the next one off, and {@code x.*} stands for all lines whose keys begin with {@code x.} */
    private static List<Term> terms(List<String> words, List<String> keys) {
        List<Term> terms = new ArrayList<>();
        int sign = 1;
        for (String word : words) {
            if (word.equals("-")) {
                sign = -1;
            } else if (word.endsWith(".*")) {
                keys.stream()
                        .filter(key -> key.startsWith(word.substring(0, word.length() - 1)))
                        .forEach(key -> terms.add(new Term(1, keys.indexOf(key) + 1)));
            } else if (keys.contains(word)) {
                terms.add(new Term(sign, keys.indexOf(word) + 1));
                sign = 1;
            } else {
                throw new IllegalStateException("no line is called " + word);
            }
        }
        return terms;
    }

    private static Content amounts(Side side, List<String> words) {
        List<Account> accounts = words.stream()
                .filter(word -> Character.isDigit(word.charAt(0)))
                .map(Account::of)
                .toList();
        if (words.getLast().equals("rest")) {
            return new Content.Rest(side, accounts.getFirst());
        }
        Set<Item> items = words.stream()
                .filter(word -> !Character.isDigit(word.charAt(0)))
                .map(Item::valueOf)
                .collect(Collectors.toSet());
        return new Content.Of(side, accounts, items);
    }
}
