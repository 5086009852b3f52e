package io.tongchou.ledger.commands.alerts;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.DataFault;
import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.MadeBy;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.indicators.Alerts;
import io.tongchou.ledger.indicators.Finding;
import java.util.List;
import java.util.Optional;

/**
 * Reviews the alerts of a fund as of the effective date (风险预警核查): raises what holds and is not open, clears what holds no
 * more. Nothing that stays as it is is said again; a review that changes nothing is accepted all the same, so that the book shows that
 * it was made and its id has an answer. It may be dated into a closed month: no money moves.
 *
 * @param findings what the books' own checks found broken, each check once; those open stay open where it is left out, and an empty
 *     list clears them
 */
@MadeBy(Office.CITY_CLERK)
public record ReviewAlerts(Optional<List<Finding>> findings) implements Command {

    public ReviewAlerts {
        List<String> checks =
                findings.orElse(List.of()).stream().map(Finding::check).toList();
        if (checks.stream().distinct().count() < checks.size()) {
            throw new DataFault("findings", "must name each check once");
        }
    }

    @Override
    public boolean needsOpenMonth() {
        return false;
    }

    @Override
    public Decision decide(BookState book, Facts facts, Occasion occasion) {
        return occasion.effectiveOn().isBefore(book.beginsOn())
                ? Decision.refuse(RefusalCode.PERIOD_CLOSED, "the book begins on " + book.beginsOn())
                : Decision.accept(Alerts.review(book, occasion.effectiveOn(), findings));
    }
}
