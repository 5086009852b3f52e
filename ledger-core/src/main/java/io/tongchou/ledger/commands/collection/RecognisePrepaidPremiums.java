package io.tongchou.ledger.commands.collection;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.MadeBy;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.book.PrepaidPremiums;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.events.HeldPremium;
import io.tongchou.ledger.events.PrepaidPremiumsRecognised;
import io.tongchou.ledger.policy.Parameter;
import io.tongchou.ledger.vocabulary.FiscalYear;
import java.util.List;

/**
 * Makes premiums paid ahead income of the year they insure (预缴保费确认): all that is held for that year and earlier ones.
 *
 * @param year one that has begun
 */
@MadeBy(Office.CITY_CLERK)
public record RecognisePrepaidPremiums(FiscalYear year) implements Command {

    @Override
    public Decision decide(BookState book, Facts facts, Occasion occasion) {
        if (year.compareTo(occasion.year()) > 0) {
            return Decision.refuse(Refusal.invalid("data.year", "has not begun on " + occasion.effectiveOn()));
        }
        List<HeldPremium> held = book.heldPremiumsThrough(year);
        return held.isEmpty() && !PrepaidPremiums.areHeld(book, occasion.effectiveOn())
                ? Decision.refuse(undecided(book, occasion))
                : Decision.accept(new PrepaidPremiumsRecognised(year, held));
    }

    private static Refusal undecided(BookState book, Occasion occasion) {
        Refusal refusal = Refusal.of(
                RefusalCode.DECISION_MISSING,
                "premiums paid ahead are income when received; no decision on prepaid.recognition holds them for the year they insure");
        return book.policyOn(occasion.effectiveOn())
                .flatMap(policy -> policy.adjustable(Parameter.PREPAID_RECOGNITION))
                .map(open -> refusal.withClause(open.clause()))
                .orElse(refusal);
    }
}
