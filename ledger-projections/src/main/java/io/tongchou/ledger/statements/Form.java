package io.tongchou.ledger.statements;

import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.Item;
import io.tongchou.ledger.vocabulary.Money;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A form of the standard as data: its lines in order, each with its number (行次), captions in both languages, and what stands in
 * it.
 *
 * @param code the form's code, e.g. {@code 会社保01表}
 */
public record Form(String code, Caption title, List<FormLine> lines) {

    /** A caption in both languages. */
    public record Caption(String chinese, String english) {}

    /**
     * One line of a form.
     *
     * @param number its number in the form (行次), from 1
     * @param key its name for programs, e.g. {@code premiums.employer}
     * @param level how deep it is indented, 0 for headings and totals
     * @param assumption what the ledger assumes of it where the standard is silent
     */
    public record FormLine(
            int number, String key, int level, Caption caption, Content content, Optional<String> assumption) {}

    /** What stands in a line. */
    public sealed interface Content {

        /** Nothing: it heads those that follow. */
        record Heading() implements Content {}

        /** What accounts hold, of all items or of those named. */
        record Of(Side side, List<Account> accounts, Set<Item> items) implements Content {}

        /** What an account holds of items that no other line of the form names, and of none. */
        record Rest(Side side, Account account) implements Content {}

        /** Other lines added up. */
        record Sum(List<Term> terms) implements Content {}

        /** What the net assets (净资产) were when the period began. */
        record NetAssetsBefore() implements Content {}

        /** What changed the net assets beside income and expenditure. */
        record Other(Movement movement) implements Content {}
    }

    /** The side on which an amount is positive. */
    public enum Side {
        DEBIT,
        CREDIT;

        /** An amount that is debit positive, as this side has it. */
        Money of(Money amount) {
            return this == DEBIT ? amount : amount.negated();
        }
    }

    /**
     * A line that a total adds, or takes off.
     *
     * @param sign 1 or -1
     * @param line that line's number
     */
    public record Term(int sign, int line) {}

    /** The items of an account that lines of the form name. */
    public Set<Item> named(Account account) {
        return lines.stream()
                .map(FormLine::content)
                .filter(Content.Of.class::isInstance)
                .map(Content.Of.class::cast)
                .filter(of -> of.accounts().contains(account))
                .flatMap(of -> of.items().stream())
                .collect(Collectors.toSet());
    }
}
