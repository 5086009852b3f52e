package io.tongchou.ledger.book;

import io.tongchou.ledger.book.Decision.Accepted;
import io.tongchou.ledger.book.Decision.Refused;
import io.tongchou.ledger.events.Imported;
import io.tongchou.ledger.policy.Mode;
import io.tongchou.ledger.policy.Policy;
import io.tongchou.ledger.posting.Entry;
import io.tongchou.ledger.posting.PostingRules;
import io.tongchou.ledger.posting.Recorded;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.Posting;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What holds for every command: known units, open months, a policy in force, and accounts that may not be overdrawn. */
public final class Rulebook {

    private Rulebook() {}

    /** What comes of a command: what is to be stored, or the refusal. */
    public sealed interface Ruling {
        record Stored(Recorded recorded) implements Ruling {}

        record Denied(Refusal refusal) implements Ruling {}
    }

    /** Holds a command against the rules of all and its own, in the contract's order, and makes its entry. */
    public static Ruling rule(Command command, BookState book, Facts facts, Occasion occasion, LocalDate today) {
        Optional<Refusal> refusal =
                unitIsKnown(command, book, occasion).or(() -> dayIsOpen(command, book, occasion, today));
        if (refusal.isPresent()) {
            return new Ruling.Denied(refusal.get());
        }
        try {
            return switch (command.decide(book, facts, occasion)) {
                case Refused refused -> new Ruling.Denied(refused.refusal());
                case Accepted accepted -> enter(accepted, book, occasion);
            };
        } catch (ArithmeticException e) {
            return new Ruling.Denied(Refusal.invalid("data", "the amounts come to more than the ledger can hold"));
        }
    }

    /**
     * The day that a line of a file is entered on: its own, or the ledger's where its own lies in a closed month (the line is
     * late). A day before the book begins stays what it is.
     */
    static LocalDate openDay(Command command, LocalDate day, BookState book, LocalDate today) {
        return command.mayBeLate() && !book.isOpenOn(day) && !day.isBefore(book.beginsOn()) ? today : day;
    }

    private static Optional<Refusal> unitIsKnown(Command command, BookState book, Occasion occasion) {
        return command.about().flatMap(unit -> unitUnknown(unit, book, occasion.effectiveOn()));
    }

    /** The refusal of a unit that is not one of the pool's on a day, or has no account of its own then. */
    public static Optional<Refusal> unitUnknown(UnitCode unit, BookState book, LocalDate day) {
        return book.hasUnit(unit, day)
                ? book.keptByCityLevel(unit, day)
                        .map(clause -> Refusal.of(
                                        RefusalCode.UNIT_UNKNOWN,
                                        unit + " has no account of its own in fund "
                                                + book.id().fund() + ": the city level keeps it")
                                .withClause(clause))
                : Optional.of(Refusal.of(
                        RefusalCode.UNIT_UNKNOWN,
                        unit + " is not a unit of pool " + book.id().pool() + " on " + day));
    }

    private static Optional<Refusal> dayIsOpen(Command command, BookState book, Occasion occasion, LocalDate today) {
        LocalDate day = occasion.effectiveOn();
        if (day.isAfter(today.plusDays(1))) {
            return Optional.of(
                    Refusal.of(RefusalCode.IN_THE_FUTURE, "effective on " + day + ", but today is " + today));
        }
        if (command.needsOpenMonth() && book.isOpen() && !book.isOpenOn(day)) {
            return Optional.of(Refusal.of(
                    RefusalCode.PERIOD_CLOSED,
                    "effective on " + day + ", but "
                            + (day.isBefore(book.beginsOn())
                                    ? "the book begins on " + book.beginsOn()
                                    : "the book is closed through "
                                            + book.closedThrough().orElseThrow())));
        }
        return Optional.empty();
    }

    private static Ruling enter(Accepted accepted, BookState book, Occasion occasion) {
        List<Posting> postings = PostingRules.postings(accepted.event());
        LocalDate day = accepted.entryOn().orElse(occasion.effectiveOn());
        if (postings.isEmpty()) {
            return new Ruling.Stored(new Recorded(accepted.event(), day, Optional.empty()));
        }
        Optional<Policy> policy = book.policyOn(day);
        boolean imported = accepted.event() instanceof Imported;
        if (policy.isEmpty() && !imported) {
            return new Ruling.Denied(noPolicy(day));
        }
        Optional<Refusal> shortfall =
                accepted.entryOn().isPresent() && !imported ? Optional.empty() : shortfall(postings, book, policy);
        if (shortfall.isPresent()) {
            return new Ruling.Denied(shortfall.get());
        }
        for (Posting posting : postings) { // a sum beyond 64 bits is refused here, before anything is applied
            book.balances().now(posting.unit(), posting.account()).plus(posting.amount());
        }
        Entry entry = new Entry(
                book.nextVoucher(YearMonth.from(day)),
                policy.map(Policy::id),
                accepted.clause().map(Object::toString),
                postings);
        return new Ruling.Stored(new Recorded(accepted.event(), day, Optional.of(entry)));
    }

    /** The refusal of a day on which no policy governs. */
    public static Refusal noPolicy(LocalDate day) {
        return Refusal.of(RefusalCode.NO_POLICY_IN_FORCE, "no policy is in force on " + day);
    }

    /** Which account the postings would overdraw, judged by the balances as they stand now, whatever the effective date. */
    private static Optional<Refusal> shortfall(List<Posting> postings, BookState book, Optional<Policy> policy) {
        Map<UnitCode, Map<Account, Money>> changes = new LinkedHashMap<>();
        Money ofAllUnits = Money.ZERO;
        for (Posting posting : postings) {
            boolean pooled = isPooled(posting.unit(), posting.account(), policy);
            if (pooled) {
                ofAllUnits = ofAllUnits.plus(posting.amount());
            } else if (mayNotBeNegative(posting.account())) {
                changes.computeIfAbsent(posting.unit(), any -> new LinkedHashMap<>())
                        .merge(posting.account(), debit(posting), Money::plus);
            }
        }
        if (ofAllUnits.isNegative()) {
            Money available = book.totalOfUnits(Account.FISCAL_ACCOUNT);
            if (available.plus(ofAllUnits).isNegative()) {
                return Optional.of(insufficient(
                        "the fiscal special account (" + Account.FISCAL_ACCOUNT + ") of all units",
                        ofAllUnits.negated(),
                        available));
            }
        }
        for (var unit : changes.entrySet()) {
            for (var change : unit.getValue().entrySet()) {
                Money available = available(book, unit.getKey(), change.getKey());
                if (change.getValue().isNegative()
                        && available.plus(change.getValue()).isNegative()) {
                    return Optional.of(insufficient(
                            change.getKey().title() + " (" + change.getKey() + ") of " + unit.getKey(),
                            change.getValue().negated(),
                            available));
                }
            }
        }
        return Optional.empty();
    }

    private static Refusal insufficient(String where, Money asked, Money available) {
        return Refusal.of(RefusalCode.INSUFFICIENT_FUNDS, where + " would need " + asked + " and holds " + available)
                .withAvailable(available);
    }

    /** What can be taken from an account of a unit: for the reserve's own balance the credit side. */
    private static Money available(BookState book, UnitCode unit, Account account) {
        Money balance = book.balances().now(unit, account);
        return account == Account.RISK_RESERVE ? balance.negated() : balance;
    }

    private static Money debit(Posting posting) {
        return posting.account() == Account.RISK_RESERVE ? posting.amount().negated() : posting.amount();
    }

    /** Whether a unit's share of the account is judged together with all others': that is what pooling means, and no policy none. */
    private static boolean isPooled(UnitCode unit, Account account, Optional<Policy> policy) {
        return account == Account.FISCAL_ACCOUNT
                && !unit.isReserve()
                && policy.filter(rules -> rules.mode().value() == Mode.UNIFIED).isPresent();
    }

    private static boolean mayNotBeNegative(Account account) {
        return account.kind() == Account.Kind.CASH || account == Account.BONDS || account == Account.RISK_RESERVE;
    }

    /** What a unit can still pay from an account, judged as entries are; from the fiscal account under one purse all units' total. */
    public static Money available(BookState book, Policy policy, UnitCode unit, Account account) {
        return isPooled(unit, account, Optional.of(policy))
                ? book.totalOfUnits(account)
                : available(book, unit, account);
    }
}
