package io.tongchou.ledger.commands.legacy;

import io.tongchou.ledger.book.LegacyDebt;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.vocabulary.Money;

/** What payments on debts are refused with. */
final class Refusals {

    private Refusals() {}

    static Refusal unknown(String debt) {
        return Refusal.of(RefusalCode.DEBT_UNKNOWN, "no debt " + debt + " is registered");
    }

    static Refusal overpaid(LegacyDebt debt, Money amount) {
        return Refusal.of(
                        RefusalCode.OVERPAID,
                        "of debt " + debt.registered().debt() + " " + debt.left() + " is left to pay, not " + amount)
                .withAvailable(debt.left());
    }
}
