package io.tongchou.ledger.commands.yearend;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.DataFault;
import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.MadeBy;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.book.SecondPerson;
import io.tongchou.ledger.commands.reading.ZeroAllowed;
import io.tongchou.ledger.events.GapCauseRuled;
import io.tongchou.ledger.events.RuledCause;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.List;
import java.util.Optional;

/** Rules how much of a unit's gap is of management (缺口成因认定); the last ruling stands until the gap is covered. */
@MadeBy(Office.CITY_CLERK)
@SecondPerson
public record RuleGapCause(
        UnitCode unit,
        FiscalYear year,
        @ZeroAllowed Money managementAmount,
        String evidence,
        Optional<List<RuledCause>> causes)
        implements Command.OfUnit {

    public RuleGapCause {
        List<RuledCause> ruled = causes.orElse(List.of());
        Money sum = Money.sum(ruled.stream().map(RuledCause::amount).toList());
        if (!ruled.isEmpty() && !sum.equals(managementAmount)) {
            throw new DataFault("causes", "add up to " + sum + ", not to the management amount " + managementAmount);
        }
    }

    @Override
    public Decision decide(BookState book, Facts facts, Occasion occasion) {
        if (book.year(year).unit(unit).covered().isPresent()) {
            return Decision.refuse(
                    RefusalCode.COVERED_ALREADY, "the gap of " + unit + " of " + year + " has been covered");
        }
        return Decision.accept(new GapCauseRuled(unit, year, managementAmount, evidence, causes.orElse(List.of())));
    }
}
