package io.tongchou.ledger.commands.investment;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.Key;
import io.tongchou.ledger.book.MadeBy;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.reading.UnitOrAll;
import io.tongchou.ledger.events.TimeDepositPlaced;
import io.tongchou.ledger.policy.Investment;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.Rate;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Places money of the fiscal special account for a time (定期存款): of one unit, or of all by what each of them holds.
 *
 * @param unit whose money it is; of the whole pool it is shared by what stands above zero on each unit's fiscal account
 * @param rate interest of a year
 * @param maturesOn a day after the effective date
 */
@MadeBy(Office.FINANCE_CLERK)
public record PlaceTimeDeposit(UnitOrAll unit, String deposit, Money amount, Rate rate, LocalDate maturesOn)
        implements Command {

    @Override
    public Optional<UnitCode> about() {
        return unit.unit();
    }

    @Override
    public List<Key> keys() {
        return List.of(new Key(Key.Kind.DEPOSIT, deposit));
    }

    @Override
    public Decision decide(BookState book, Facts facts, Occasion occasion) {
        Optional<Refusal> tooEarly = Shares.tooEarly(maturesOn, occasion.effectiveOn());
        if (tooEarly.isPresent()) {
            return Decision.refuse(tooEarly.get());
        }
        return facts.has(Key.Kind.DEPOSIT, deposit)
                ? Decision.refuse(RefusalCode.DEPOSIT_EXISTS, "time deposit " + deposit + " is in the book")
                : Shares.invest(
                        unit,
                        amount,
                        Investment.TIME_DEPOSIT,
                        occasion.effectiveOn(),
                        book,
                        shares -> Decision.accept(new TimeDepositPlaced(deposit, shares, rate, maturesOn)));
    }
}
