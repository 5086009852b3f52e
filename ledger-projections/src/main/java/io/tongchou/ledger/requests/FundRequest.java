package io.tongchou.ledger.requests;

import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/**
 * A unit's request for funds (用款申请) as it stands.
 *
 * @param number by which the unit calls it
 * @param period the month the funds are for
 * @param amount what was asked for
 * @param rejected with its reason; what had been verified before has gone back to the plan
 * @param paid what went to the unit's expenditure account; not there where the payment was reversed
 */
public record FundRequest(
        BookId book,
        String number,
        UnitCode unit,
        YearMonth period,
        Money amount,
        Optional<String> purposes,
        Step asked,
        Optional<Verified> verified,
        Optional<Rejected> rejected,
        Optional<Paid> paid) {

    /** How a request stands. */
    public enum State {
        /** It waits for the city to verify it. */
        REQUESTED,
        /** It waits for the finance bureau to pay it. */
        VERIFIED,
        REJECTED,
        DISBURSED
    }

    /** Who did something to it, and when. */
    public record Step(long sequence, LocalDate on, String by, Optional<String> checker, Instant recordedAt) {}

    /** It was verified (核定). */
    public record Verified(Money approved, Step step) {}

    /** It was rejected. */
    public record Rejected(String reason, Step step) {}

    /** It was paid out (拨付). */
    public record Paid(Money amount, Step step) {}

    public State state() {
        return paid.isPresent()
                ? State.DISBURSED
                : rejected.isPresent() ? State.REJECTED : verified.isPresent() ? State.VERIFIED : State.REQUESTED;
    }

    /** What was approved and still stands. */
    public Money approved() {
        return rejected.isPresent()
                ? Money.ZERO
                : verified.map(Verified::approved).orElse(Money.ZERO);
    }

    /** What was paid out and still stands. */
    public Money disbursed() {
        return paid.map(Paid::amount).orElse(Money.ZERO);
    }

    FundRequest verified(Verified by) {
        return new FundRequest(book, number, unit, period, amount, purposes, asked, Optional.of(by), rejected, paid);
    }

    FundRequest rejected(Rejected by) {
        return new FundRequest(book, number, unit, period, amount, purposes, asked, verified, Optional.of(by), paid);
    }

    FundRequest paid(Paid by) {
        return new FundRequest(
                book, number, unit, period, amount, purposes, asked, verified, rejected, Optional.of(by));
    }
}
