package io.tongchou.ledger.commands.disbursement;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.BookUnitYear;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.Key;
import io.tongchou.ledger.book.MadeBy;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.book.Overrides;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.events.FundRequestVerified;
import io.tongchou.ledger.events.OverriddenRefusal;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * Verifies a request and approves an amount (核定), within the request and the unit's plan of the year.
 *
 * @param overrides refusals that pass with a reason and a second person: {@code EXCEEDS_PLAN}
 */
@MadeBy(Office.CITY_CLERK)
public record VerifyFundRequest(String request, Money approved, Optional<List<OverriddenRefusal>> overrides)
        implements Command {

    public VerifyFundRequest {
        Overrides.mustBeOf(overrides, RefusalCode.EXCEEDS_PLAN);
    }

    @Override
    public List<Key> keys() {
        return FundRequest.keys(request);
    }

    @Override
    public boolean needsSecondPerson() {
        return Overrides.any(overrides);
    }

    @Override
    public Decision decide(BookState book, Facts facts, Occasion occasion) {
        Optional<FundRequest> found = FundRequest.find(request, facts);
        if (found.isEmpty()) {
            return FundRequest.unknown(request);
        }
        FundRequest asked = found.get();
        if (asked.requester().equals(occasion.maker())) {
            return Decision.refuse(
                    RefusalCode.SAME_PERSON, occasion.maker() + " asked for " + request + " and may not verify it");
        }
        if (asked.decision().isPresent()) {
            return Decision.refuse(RefusalCode.REQUEST_DECIDED, "request " + request + " has been decided");
        }
        Money amount = asked.asked().amount();
        if (approved.exceeds(amount)) {
            return Decision.refuse(Refusal.of(
                            RefusalCode.EXCEEDS_REQUEST,
                            "request " + request + " asks for " + amount + ", not " + approved)
                    .withAvailable(amount));
        }
        UnitCode unit = asked.asked().unit();
        YearMonth period = asked.asked().period();
        BookUnitYear year = book.year(new FiscalYear(period.getYear())).unit(unit);
        Money left = year.plannedExpenditure().minus(year.fundsApproved());
        if (approved.exceeds(left) && !Overrides.waives(overrides, RefusalCode.EXCEEDS_PLAN)) {
            return Decision.refuse(Refusal.of(
                            RefusalCode.EXCEEDS_PLAN,
                            unit + " plans to spend " + year.plannedExpenditure() + " in " + period.getYear() + ", "
                                    + year.fundsApproved() + " of it is approved; " + approved
                                    + " more would pass the plan")
                    .withAvailable(left.orZeroIfNegative()));
        }
        return Decision.accept(new FundRequestVerified(unit, request, period, approved, overrides.orElse(List.of())));
    }
}
