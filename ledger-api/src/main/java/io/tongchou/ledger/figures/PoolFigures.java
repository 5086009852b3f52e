package io.tongchou.ledger.figures;

import io.tongchou.ledger.balances.Basis;
import io.tongchou.ledger.balances.Figures;
import io.tongchou.ledger.balances.Moment;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.security.Caller;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.FundCode;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Lists over the books of a pool, all of them as known at one instant. */
@Component
public class PoolFigures {

    private final Figures figures;
    private final Answers answers;
    private final Clock clock;

    PoolFigures(Figures figures, Answers answers, Clock clock) {
        this.figures = figures;
        this.answers = answers;
        this.clock = clock;
    }

    /** Why the question is not answered; empty where there is such a pool, fund and unit and the caller may ask. */
    Optional<Refusal> refusal(
            String pool, Question question, Optional<FundCode> fund, Optional<UnitCode> unit, Caller caller) {
        return Question.forbidden(caller, pool, unit).or(question::refusal).or(() -> {
            List<BookId> ofPool = figures.booksOf(pool, question.knownAt());
            if (ofPool.isEmpty()) {
                return Optional.of(Answers.notOpen(pool, question.knownAt()));
            }
            if (fund.isPresent()
                    && ofPool.stream().noneMatch(book -> book.fund().equals(fund.get()))) {
                return Optional.of(
                        Refusal.of(RefusalCode.FUND_UNKNOWN, "pool " + pool + " does not run fund " + fund.get()));
            }
            return Question.visible(caller, unit)
                    .filter(asked -> ofPool.stream().noneMatch(book -> answers.isUnit(book, asked, question.knownAt())))
                    .map(asked -> Refusal.of(RefusalCode.UNIT_UNKNOWN, asked + " is not a unit of pool " + pool));
        });
    }

    /** What each book of the pool, or that of the fund, rests on; with no instant asked for, all that has been committed by now. */
    public SortedMap<BookId, Basis> known(String pool, Optional<FundCode> fund, Moment moment) {
        Moment same = moment.knownAt(moment.knownAt().orElseGet(() -> lastCommit(pool)));
        SortedMap<BookId, Basis> known = new TreeMap<>();
        for (BookId book : figures.booksOf(pool, fund.isPresent() ? Optional.empty() : same.knownAt())) {
            if (fund.map(book.fund()::equals).orElse(true)) {
                known.put(book, figures.basis(book, same));
            }
        }
        return known;
    }

    /** Where the clock of another node is ahead, what it commits in that time is not known yet. */
    private Instant lastCommit(String pool) {
        Instant now = clock.instant();
        Instant last = figures.lastRecordedAt(pool);
        return last.isAfter(now) ? now : last;
    }
}
