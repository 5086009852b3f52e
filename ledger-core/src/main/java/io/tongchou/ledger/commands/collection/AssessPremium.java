package io.tongchou.ledger.commands.collection;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.DataFault;
import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.Key;
import io.tongchou.ledger.book.MadeBy;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.book.Rulebook;
import io.tongchou.ledger.events.PremiumAssessed;
import io.tongchou.ledger.policy.Clause;
import io.tongchou.ledger.policy.Policy;
import io.tongchou.ledger.policy.PremiumRate;
import io.tongchou.ledger.policy.Provision;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.PayerCategory;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * Assesses what a payer owes for a month (核定应缴): memo, no money moves. The amount is given, or the policy's rate of the
 * payer's category gives it from base and headcount.
 *
 * @param base what the rate is taken of: all wages together, or last year's average wage where the rate is of that
 * @param headcount how many people it is for, 1 or more
 * @param amount what is owed, where the rate is not to give it
 */
@MadeBy(Office.COUNTY)
public record AssessPremium(
        UnitCode unit,
        String assessment,
        String payer,
        PayerCategory payerCategory,
        YearMonth period,
        Optional<Money> base,
        Optional<Integer> headcount,
        Optional<Money> amount)
        implements Command.OfUnit {

    public AssessPremium {
        Headcount.mustBePositive(headcount);
        if (amount.isPresent() && base.isPresent()) {
            throw new DataFault("amount", "stands beside a base; the policy's rate gives the amount of that");
        }
        if (amount.isEmpty() && base.isEmpty() && headcount.isEmpty()) {
            throw new DataFault("amount", "is required where neither base nor headcount is given");
        }
    }

    @Override
    public List<Key> keys() {
        return List.of(new Key(Key.Kind.ASSESSMENT, assessment));
    }

    @Override
    public Decision decide(BookState book, Facts facts, Occasion occasion) {
        if (facts.has(Key.Kind.ASSESSMENT, assessment)) {
            return Decision.refuse(RefusalCode.ASSESSMENT_EXISTS, "assessment " + assessment + " is in the book");
        }
        return amount.map(given -> assessed(given, Optional.empty())).orElseGet(() -> byRate(book, occasion));
    }

    private Decision byRate(BookState book, Occasion occasion) {
        Optional<Policy> policy = book.policyOn(occasion.effectiveOn());
        if (policy.isEmpty()) {
            return Decision.refuse(Rulebook.noPolicy(occasion.effectiveOn()));
        }
        Optional<Provision<PremiumRate>> rate = policy.get().premiums().rate(payerCategory);
        if (rate.isEmpty()) {
            return Decision.refuse(undecided(policy.get()));
        }
        Clause clause = rate.get().clause();
        Optional<Money> owed = rate.get().value().amountFor(base, headcount);
        if (owed.isEmpty()) {
            return Decision.refuse(Refusal.invalid(
                            base.isEmpty() && !(rate.get().value() instanceof PremiumRate.AHead)
                                    ? "data.base"
                                    : "data.headcount",
                            "is what the rate of " + payerCategory + " is taken of")
                    .withClause(clause));
        }
        return owed.get().isZero()
                ? Decision.refuse(
                        Refusal.of(RefusalCode.AMOUNT_NOT_POSITIVE, "the rate of " + payerCategory + " comes to 0.00")
                                .withClause(clause))
                : assessed(owed.get(), Optional.of(clause.toString()));
    }

    private Refusal undecided(Policy policy) {
        Refusal refusal = Refusal.of(
                RefusalCode.RATE_UNDECIDED,
                policy.document() + " gives no premium rate of " + payerCategory + "; assess the amount itself");
        return policy.premiums()
                .rateElsewhere(payerCategory)
                .map(refusal::withClause)
                .orElse(refusal);
    }

    private Decision assessed(Money owed, Optional<String> clause) {
        return Decision.accept(
                new PremiumAssessed(unit, assessment, payer, payerCategory, period, base, headcount, owed, clause));
    }
}
