package io.tongchou.ledger.commands.collection;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.MadeBy;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.events.SubsidyAssessed;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.SubsidyLevel;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Notes what a level of government is to pay as a subsidy by a day (应补助): memo, no money moves.
 *
 * @param year the fiscal year it is for
 * @param headcount how many people it is for, 1 or more
 * @param standard the amount for each of them (补助标准)
 */
@MadeBy(Office.CITY_CLERK)
public record AssessSubsidy(
        UnitCode unit,
        FiscalYear year,
        SubsidyLevel level,
        Money amount,
        LocalDate dueOn,
        Optional<Integer> headcount,
        Optional<Money> standard)
        implements Command.OfUnit {

    public AssessSubsidy {
        Headcount.mustBePositive(headcount);
    }

    @Override
    public Decision decide(BookState book, Facts facts, Occasion occasion) {
        return Decision.accept(new SubsidyAssessed(unit, year, level, amount, dueOn, headcount, standard));
    }
}
