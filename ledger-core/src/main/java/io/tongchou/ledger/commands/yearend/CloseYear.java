package io.tongchou.ledger.commands.yearend;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.MadeBy;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.book.Overrides;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.book.ReserveRate;
import io.tongchou.ledger.book.Rulebook;
import io.tongchou.ledger.book.SecondPerson;
import io.tongchou.ledger.events.OverriddenRefusal;
import io.tongchou.ledger.policy.Policy;
import io.tongchou.ledger.policy.Reserve;
import io.tongchou.ledger.vocabulary.FiscalYear;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Closes a year (年结) as of 31 December: income and expenditure into the balances, surplus that is not retained to the city
 * level, and the facts of the settlement for good.
 *
 * @param overrides refusals that pass with a reason: {@code RESERVE_NOT_EXTRACTED}
 */
@MadeBy(Office.CITY_CLERK)
@SecondPerson
public record CloseYear(FiscalYear year, Optional<List<OverriddenRefusal>> overrides) implements Command {

    public CloseYear {
        Overrides.mustBeOf(overrides, RefusalCode.RESERVE_NOT_EXTRACTED);
    }

    @Override
    public boolean needsOpenMonth() {
        return false;
    }

    @Override
    public Decision decide(BookState book, Facts facts, Occasion occasion) {
        if (book.year(year).isClosed()) {
            return Decision.refuse(RefusalCode.YEAR_CLOSED, "the year " + year + " is closed");
        }
        if (book.nextToClose().getYear() <= year.value()) {
            return Decision.refuse(
                    RefusalCode.MONTHS_OPEN, book.nextToClose() + " is open, and so is the year " + year);
        }
        Optional<FiscalYear> earlier = IntStream.range(book.beginsOn().getYear(), year.value())
                .mapToObj(FiscalYear::new)
                .filter(before -> !book.isClosed(before))
                .findFirst();
        if (earlier.isPresent()) {
            return Decision.refuse(RefusalCode.YEAR_NOT_CLOSED, "the year " + earlier.get() + " must be closed first");
        }
        if (year.value() < book.beginsOn().getYear()) {
            return Decision.refuse(RefusalCode.PERIOD_CLOSED, "the book begins on " + book.beginsOn());
        }
        Optional<Policy> policy = book.policyOn(year.lastDay());
        if (policy.isEmpty()) {
            return Decision.refuse(Rulebook.noPolicy(year.lastDay()));
        }
        if (!Overrides.waives(overrides, RefusalCode.RESERVE_NOT_EXTRACTED)) {
            Optional<Refusal> notExtracted = reserveNotExtracted(book, year);
            if (notExtracted.isPresent()) {
                return Decision.refuse(notExtracted.get());
            }
        }
        return Decision.accept(YearEnd.close(book, year, overrides.orElse(List.of())))
                .enteredOn(year.lastDay());
    }

    /**
     * Why the reserve of a year still stands in the way of its close. A rate in force: extracted through December to the fen; a
     * cap: extracted through December at all; no rate, or no policy: not asked.
     */
    public static Optional<Refusal> reserveNotExtracted(BookState book, FiscalYear year) {
        return book.policyOn(year.lastDay())
                .flatMap(policy -> policy.reserve()
                        .filter(reserve -> reserve.extraction().value() instanceof Reserve.Cap
                                ? book.year(year).extractedThrough() < 12
                                : ReserveRate.on(year.lastDay(), book, policy)
                                        .filter(inForce -> !book.reserveStillToExtract(year, 12, inForce.rate(), policy)
                                                .isEmpty())
                                        .isPresent())
                        .map(reserve -> refusal(reserve, year)));
    }

    private static Refusal refusal(Reserve reserve, FiscalYear year) {
        return Refusal.of(
                        RefusalCode.RESERVE_NOT_EXTRACTED,
                        "the reserve of " + year + " has not been extracted through December")
                .withClause(reserve.extraction().clause());
    }
}
