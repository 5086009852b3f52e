package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.PayerCategory;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.YearMonth;
import java.util.Optional;

/**
 * A premium was assessed (核定应缴): memo of what a payer owes, no money moves.
 *
 * @param payer an institution's code or a keyed hash, never a person's name or identity number
 * @param period the month the premium is for (费款所属期)
 * @param base what the rate was taken of, for each head where heads are counted
 * @param clause what the rate rests on, where the amount was worked out by the policy
 */
public record PremiumAssessed(
        UnitCode unit,
        String assessment,
        String payer,
        PayerCategory payerCategory,
        YearMonth period,
        Optional<Money> base,
        Optional<Integer> headcount,
        Money amount,
        Optional<String> clause)
        implements LedgerEvent {}
