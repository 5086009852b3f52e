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
import io.tongchou.ledger.events.BondBought;
import io.tongchou.ledger.policy.Investment;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Buys treasury bonds with money of the fiscal special account (购买国债): of one unit, or of all by what each of them holds.
 *
 * @param unit whose money it is; of the whole pool it is shared by what stands above zero on each unit's fiscal account
 * @param cost what is paid for it; it stands in the books at that
 * @param maturesOn a day after the effective date
 */
@MadeBy(Office.FINANCE_CLERK)
public record BuyBond(UnitOrAll unit, String bond, Money cost, LocalDate maturesOn) implements Command {

    @Override
    public Optional<UnitCode> about() {
        return unit.unit();
    }

    @Override
    public List<Key> keys() {
        return List.of(new Key(Key.Kind.BOND, bond));
    }

    @Override
    public Decision decide(BookState book, Facts facts, Occasion occasion) {
        Optional<Refusal> tooEarly = Shares.tooEarly(maturesOn, occasion.effectiveOn());
        if (tooEarly.isPresent()) {
            return Decision.refuse(tooEarly.get());
        }
        return facts.has(Key.Kind.BOND, bond)
                ? Decision.refuse(RefusalCode.BOND_EXISTS, "bond " + bond + " is in the book")
                : Shares.invest(
                        unit,
                        cost,
                        Investment.TREASURY_BOND,
                        occasion.effectiveOn(),
                        book,
                        shares -> Decision.accept(new BondBought(bond, shares, maturesOn)));
    }
}
