package io.tongchou.ledger.commands.collection;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.Facts.Standing;
import io.tongchou.ledger.book.Key;
import io.tongchou.ledger.book.MadeBy;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.book.Rulebook;
import io.tongchou.ledger.book.Trail;
import io.tongchou.ledger.events.PremiumCollected;
import io.tongchou.ledger.events.PremiumRefunded;
import io.tongchou.ledger.policy.Policy;
import io.tongchou.ledger.vocabulary.FiscalYear;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.RefundOf;
import io.tongchou.ledger.vocabulary.RefundSource;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.List;
import java.util.Optional;

/**
 * Gives a premium back (退费), the way it came; the late fee is not given back.
 *
 * @param amount no more than is left of the receipt
 * @param from the account it is taken from; the first on the receipt's way that holds the whole amount where left out
 */
@MadeBy(Office.TAX)
public record RefundPremium(UnitCode unit, String receiptNo, String refundNo, Money amount, Optional<RefundSource> from)
        implements Command.OfUnit {

    @Override
    public List<Key> keys() {
        return List.of(
                new Key(Key.Kind.RECEIPT, receiptNo),
                new Key(Key.Kind.RECEIPT_BACK, receiptNo),
                new Key(Key.Kind.REFUND, refundNo));
    }

    @Override
    public Decision decide(BookState book, Facts facts, Occasion occasion) {
        Optional<Standing<PremiumCollected>> found = facts.receipt(receiptNo)
                .filter(standing -> standing.event().unit().equals(unit));
        if (found.isEmpty()) {
            return Decision.refuse(
                    RefusalCode.RECEIPT_UNKNOWN, "no receipt " + receiptNo + " of " + unit + " is in the book");
        }
        if (facts.has(Key.Kind.REFUND, refundNo)) {
            return Decision.refuse(RefusalCode.REFUND_EXISTS, "refund " + refundNo + " is in the book");
        }
        Optional<Policy> policy = book.policyOn(occasion.effectiveOn());
        if (policy.isEmpty()) {
            return Decision.refuse(Rulebook.noPolicy(occasion.effectiveOn()));
        }
        PremiumCollected receipt = found.get().event();
        Money before = facts.goneBack(Key.Kind.RECEIPT_BACK, receiptNo);
        Money left = receipt.amount().minus(before);
        if (amount.exceeds(left)) {
            return Decision.refuse(Refusal.of(
                            RefusalCode.REFUND_EXCEEDS_RECEIPT,
                            "of receipt " + receiptNo + " over " + receipt.amount() + " " + before
                                    + " has been given back; " + amount + " more is not in it")
                    .withAvailable(left));
        }
        return Decision.accept(new PremiumRefunded(
                receipt,
                refundNo,
                amount,
                before.plus(amount),
                of(found.get(), book, occasion),
                from.map(RefundSource::account)
                        .orElseGet(
                                () -> Trail.holding(amount, unit, receipt.into().account(), book, policy.get()))));
    }

    private RefundOf of(Standing<PremiumCollected> receipt, BookState book, Occasion occasion) {
        if (receipt.event().legacyDebt().isPresent()) {
            return RefundOf.LEGACY;
        }
        Optional<FiscalYear> insured = receipt.event().heldFor();
        if (insured.isPresent()
                && !amount.exceeds(
                        book.heldPremium(insured.get(), unit, receipt.event().payerCategory()))) {
            return RefundOf.PREPAID;
        }
        return insured.orElse(receipt.year()).compareTo(occasion.year()) < 0
                ? RefundOf.EARLIER_YEAR
                : RefundOf.THIS_YEAR;
    }
}
