package io.tongchou.ledger.policy;

import io.tongchou.ledger.vocabulary.LegacyDebtCategory;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What becomes of matters from before pooling (历史遗留问题).
 *
 * @param balance what becomes of the units' balances
 * @param handover the stages in which they are handed over
 * @param debts by when and by whom debts are settled, by kind
 * @param deductedFromTransferPayment true where what is overdue is deducted from the city's transfer payment to the county
 */
public record Legacy(
        Optional<Provision<LegacyBalance>> balance,
        List<Provision<Handover>> handover,
        Map<LegacyDebtCategory, Provision<LegacyDebtRule>> debts,
        Optional<Provision<Boolean>> deductedFromTransferPayment) {

    static final Legacy NONE = new Legacy(Optional.empty(), List.of(), Map.of(), Optional.empty());

    public Legacy {
        handover = List.copyOf(handover);
        debts = Collections.unmodifiableMap(new LinkedHashMap<>(debts));
    }

    /** What the notice says of debts of that kind. */
    public Optional<Provision<LegacyDebtRule>> debt(LegacyDebtCategory category) {
        return Optional.ofNullable(debts.get(category));
    }

    /** The clause by which overdue debts are deducted from the city's transfer payment, if one does. */
    public Optional<Clause> deduction() {
        return deductedFromTransferPayment.filter(Provision::value).map(Provision::clause);
    }
}
