package io.tongchou.ledger.book;

import io.tongchou.ledger.events.DecisionTaken;
import io.tongchou.ledger.policy.Clause;
import io.tongchou.ledger.policy.Parameter;
import io.tongchou.ledger.policy.Policy;
import io.tongchou.ledger.policy.Reserve;
import io.tongchou.ledger.vocabulary.Rate;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The share of the year's base that goes into the reserve.
 *
 * @param clause what it rests on: the policy's clause, or the paper of a decision
 */
public record ReserveRate(Rate rate, Clause clause) {

    /** The rate in force on a day: as decided, else as the policy gives it. Empty where neither does, or where it only caps it. */
    public static Optional<ReserveRate> on(LocalDate day, BookState book, Policy policy) {
        return policy.reserve().flatMap(reserve -> switch (reserve.extraction().value()) {
            case Reserve.Cap cap -> Optional.empty();
            case Reserve.Exact(Rate rate) ->
                decided(day, book)
                        .or(() -> Optional.of(
                                new ReserveRate(rate, reserve.extraction().clause())));
            case Reserve.RateUndecided undecided -> decided(day, book);
            case Reserve.NotSetUp notSetUp -> decided(day, book);
        });
    }

    private static Optional<ReserveRate> decided(LocalDate day, BookState book) {
        return book.decisions()
                .on(day, Parameter.RESERVE_RATE)
                .map(decision -> new ReserveRate(DecidedValue.rate(decision.value()), clause(decision)));
    }

    private static Clause clause(DecisionTaken decision) {
        return new Clause(decision.document(), decision.parameter().code());
    }
}
