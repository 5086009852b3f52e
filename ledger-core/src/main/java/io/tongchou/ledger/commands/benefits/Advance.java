package io.tongchou.ledger.commands.benefits;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.Key;
import io.tongchou.ledger.book.OpenItem;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.events.AdvanceMade;
import io.tongchou.ledger.events.LegacyBalanceHandedOver;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Advances: how they are found, and that no more is taken of one than is left. */
record Advance(UnitCode unit, Money amount) {

    static List<Key> keys(String advance) {
        return List.of(new Key(Key.Kind.ADVANCE, advance));
    }

    /** An advance that was made, handed over from before pooling, or imported. */
    static Optional<Advance> find(String advance, Facts facts) {
        return facts.find(Key.Kind.ADVANCE, advance, AdvanceMade.class)
                .map(made -> new Advance(made.unit(), made.amount()))
                .or(() -> facts.find(Key.Kind.ADVANCE, advance, LegacyBalanceHandedOver.class)
                        .map(old -> new Advance(old.unit(), old.amount())))
                .or(() -> facts.imported(Account.ADVANCES, advance).stream()
                        .findFirst()
                        .map(old -> new Advance(old.unit(), old.amount())));
    }

    /** Takes a part of what is left, and no more. */
    static Decision take(
            Money amount, String advance, BookState book, Facts facts, Function<UnitCode, Decision.Accepted> use) {
        Optional<Advance> made = find(advance, facts);
        if (made.isEmpty()) {
            return Decision.refuse(RefusalCode.ADVANCE_UNKNOWN, "no advance " + advance + " is in the book");
        }
        Money left = book.leftOf(OpenItem.Kind.ADVANCE, advance);
        return amount.exceeds(left)
                ? Decision.refuse(Refusal.of(
                                RefusalCode.EXCEEDS_ADVANCE,
                                "of the " + made.get().amount() + " advanced under " + advance + ", " + left
                                        + " is left, and " + amount + " is more")
                        .withAvailable(left))
                : use.apply(made.get().unit());
    }
}
