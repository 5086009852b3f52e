package io.tongchou.ledger.commands.reserve;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.MadeBy;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.book.ReserveRate;
import io.tongchou.ledger.book.Rulebook;
import io.tongchou.ledger.commands.reading.MonthOfYear;
import io.tongchou.ledger.events.ReserveExtracted;
import io.tongchou.ledger.policy.Clause;
import io.tongchou.ledger.policy.Policy;
import io.tongchou.ledger.policy.Reserve;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.Rate;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Brings the risk reserve to its share of the year's funding through a month (提取): the rate of the base so far, less what was
 * extracted before, unit by unit.
 *
 * @param rate only where the policy sets a cap
 */
@MadeBy(Office.CITY_CLERK)
public record ExtractReserve(FiscalYear year, MonthOfYear through, Optional<Rate> rate) implements Command {

    @Override
    public Decision decide(BookState book, Facts facts, Occasion occasion) {
        if (book.year(year).isClosed()) {
            return Decision.refuse(RefusalCode.YEAR_CLOSED, "the year " + year + " is closed");
        }
        LocalDate lastDay = year.month(through.value()).atEndOfMonth();
        Optional<Policy> policy = book.policyOn(lastDay);
        if (policy.isEmpty()) {
            return Decision.refuse(Rulebook.noPolicy(lastDay));
        }
        Optional<Reserve> reserve = policy.get().reserve();
        if (reserve.isEmpty()) {
            return none(policy.get());
        }
        Clause clause = reserve.get().extraction().clause();
        if (reserve.get().extraction().value() instanceof Reserve.Cap cap) {
            return rate.map(named -> named.compareTo(cap.rate()) > 0
                            ? Decision.refuse(Refusal.of(
                                            RefusalCode.RATE_ABOVE_CAP,
                                            "the rate " + named + " passes the cap of " + cap.rate())
                                    .withClause(clause))
                            : extract(book, policy.get(), new ReserveRate(named, clause)))
                    .orElseGet(() -> Decision.refuse(
                            Refusal.invalid("data.rate", "is required: the policy only caps it at " + cap.rate())
                                    .withClause(clause)));
        }
        Optional<ReserveRate> inForce = ReserveRate.on(lastDay, book, policy.get());
        if (inForce.isEmpty()) {
            return reserve.get().extraction().value() instanceof Reserve.NotSetUp
                    ? none(policy.get())
                    : Decision.refuse(
                            Refusal.of(RefusalCode.DECISION_MISSING, "the reserve's rate is not decided for " + lastDay)
                                    .withClause(clause));
        }
        return rate.isPresent()
                ? Decision.refuse(Refusal.invalid(
                                "data.rate",
                                "is not for the command to give: it is "
                                        + inForce.get().rate())
                        .withClause(inForce.get().clause()))
                : extract(book, policy.get(), inForce.get());
    }

    private static Decision none(Policy policy) {
        Refusal refusal = Refusal.of(RefusalCode.NO_RESERVE_IN_POLICY, policy.document() + " sets up no reserve");
        return Decision.refuse(policy.reserve()
                .map(reserve -> refusal.withClause(reserve.extraction().clause()))
                .orElse(refusal));
    }

    private Decision extract(BookState book, Policy policy, ReserveRate applied) {
        return Decision.accept(new ReserveExtracted(
                        year,
                        through.value(),
                        applied.rate(),
                        policy.mode().value(),
                        book.reserveStillToExtract(year, through.value(), applied.rate(), policy)))
                .by(applied.clause());
    }
}
