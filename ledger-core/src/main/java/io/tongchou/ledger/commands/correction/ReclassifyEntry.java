package io.tongchou.ledger.commands.correction;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.DataFault;
import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.MadeBy;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.book.PrepaidPremiums;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.book.SecondPerson;
import io.tongchou.ledger.events.BenefitPaid;
import io.tongchou.ledger.events.EntryReclassified;
import io.tongchou.ledger.events.LedgerEvent;
import io.tongchou.ledger.events.PremiumCollected;
import io.tongchou.ledger.events.SubsidyReceived;
import io.tongchou.ledger.posting.PostingRules;
import io.tongchou.ledger.vocabulary.BenefitKind;
import io.tongchou.ledger.vocabulary.PayerCategory;
import io.tongchou.ledger.vocabulary.Posting;
import io.tongchou.ledger.vocabulary.PremiumKind;
import io.tongchou.ledger.vocabulary.SubsidyLevel;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reclassifies an entry (重分类): its reversal and the right entry in one, in the same unit and on the same accounts.
 *
 * @param kind the right kind of a premium or a benefit
 * @param level the right level of a subsidy
 * @param payerCategory the right category of a premium's payer
 */
@MadeBy({Office.TAX, Office.FINANCE_CLERK, Office.COUNTY, Office.CITY_CLERK})
@SecondPerson
public record ReclassifyEntry(
        String entry,
        Optional<String> kind,
        Optional<SubsidyLevel> level,
        Optional<PayerCategory> payerCategory,
        String reason)
        implements Correction {

    public ReclassifyEntry {
        if (kind.isEmpty() && level.isEmpty() && payerCategory.isEmpty()) {
            throw new DataFault("kind", "or level or payerCategory must say what is right");
        }
    }

    @Override
    public Decision decide(BookState book, Facts facts, Occasion occasion) {
        Optional<Refusal> refusal = Original.refusal(entry, book, facts);
        if (refusal.isPresent()) {
            return Decision.refuse(refusal.get());
        }
        Original original = Original.find(entry, facts);
        return switch (original.event()) {
            case PremiumCollected e -> {
                Optional<PremiumKind> right = named(PremiumKind.values());
                if (level.isPresent()) {
                    yield Decision.refuse(Refusal.invalid("data.level", "is of a subsidy; the entry is a premium"));
                }
                if (kind.isPresent() && right.isEmpty()) {
                    yield unknownKind(PremiumKind.values());
                }
                yield reclassify(
                        original,
                        e.of(
                                right.orElse(e.kind()),
                                payerCategory.orElse(e.payerCategory()),
                                right.isEmpty() || e.legacyDebt().isPresent()
                                        ? e.heldFor()
                                        : PrepaidPremiums.heldFor(right.get(), e.period(), book, original.day())),
                        book,
                        occasion);
            }
            case BenefitPaid e -> {
                Optional<BenefitKind> right = named(BenefitKind.values());
                if (level.isPresent() || payerCategory.isPresent()) {
                    yield Decision.refuse(Refusal.invalid(
                            level.isPresent() ? "data.level" : "data.payerCategory", "is not of a benefit"));
                }
                if (right.isEmpty()) {
                    yield unknownKind(BenefitKind.values());
                }
                yield reclassify(original, e.of(right.get()), book, occasion);
            }
            case SubsidyReceived e ->
                level.isPresent() && kind.isEmpty() && payerCategory.isEmpty()
                        ? reclassify(original, e.from(level.get()), book, occasion)
                        : Decision.refuse(Refusal.invalid(
                                kind.isPresent() ? "data.kind" : "data.payerCategory", "is not of a subsidy"));
            default ->
                Decision.refuse(
                        RefusalCode.NOT_REVERSIBLE,
                        entry + " is no premium, subsidy or benefit, which alone have kinds");
        };
    }

    private <E extends Enum<E>> Optional<E> named(E[] kinds) {
        return Arrays.stream(kinds)
                .filter(each -> kind.equals(Optional.of(each.name())))
                .findFirst();
    }

    private static Decision unknownKind(Enum<?>[] kinds) {
        return Decision.refuse(Refusal.invalid("data.kind", "must be one of " + Arrays.toString(kinds)));
    }

    private Decision reclassify(Original original, LedgerEvent right, BookState book, Occasion occasion) {
        if (right.equals(original.event())) {
            return Decision.refuse(Refusal.invalid(
                    "data." + (kind.isPresent() ? "kind" : level.isPresent() ? "level" : "payerCategory"),
                    "is what the entry is classified as already"));
        }
        List<Posting> reversal = original.reversal(book, occasion);
        return Decision.accept(new EntryReclassified(
                entry,
                original.event(),
                right,
                reversal,
                original.inPlaceOf(reversal, right, book),
                original.late(book, PostingRules.postings(right)),
                reason));
    }
}
