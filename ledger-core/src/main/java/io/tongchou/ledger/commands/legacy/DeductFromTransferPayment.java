package io.tongchou.ledger.commands.legacy;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Decision.Accepted;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.Key;
import io.tongchou.ledger.book.LegacyDebt;
import io.tongchou.ledger.book.MadeBy;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.book.OpenItem;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.events.LegacyDebtDeducted;
import io.tongchou.ledger.policy.Clause;
import io.tongchou.ledger.vocabulary.DebtDirection;
import io.tongchou.ledger.vocabulary.Money;
import java.util.List;
import java.util.Optional;

/**
 * Books a missed part of a debt from before pooling that the city deducted from its transfer payment to the county
 * (从市级财政转移支付中扣除).
 *
 * @param amount no more than was due before the effective date and has not been paid
 */
@MadeBy(Office.FINANCE_CLERK)
public record DeductFromTransferPayment(String debt, Money amount) implements Command {

    @Override
    public List<Key> keys() {
        return List.of(new Key(Key.Kind.DEBT, debt));
    }

    @Override
    public Decision decide(BookState book, Facts facts, Occasion occasion) {
        Optional<LegacyDebt> found = LegacyDebt.find(debt, book, facts)
                .filter(owed -> owed.registered().direction() == DebtDirection.RECEIVABLE);
        if (found.isEmpty()) {
            return Decision.refuse(Refusals.unknown(debt));
        }
        if (found.get().isLessThan(amount)) {
            return Decision.refuse(Refusals.overpaid(found.get(), amount));
        }
        Optional<Clause> clause = book.policyOn(occasion.effectiveOn())
                .flatMap(policy -> policy.legacy().deduction());
        Money missed = book.openItem(OpenItem.Kind.RECEIVABLE, debt)
                .map(item -> item.overdueOn(occasion.effectiveOn()))
                .orElse(Money.ZERO);
        if (amount.exceeds(missed)) {
            Refusal refusal = Refusal.of(
                            RefusalCode.INSTALMENT_NOT_DUE,
                            "of debt " + debt + " " + missed + " was due before " + occasion.effectiveOn()
                                    + " and has not been paid, not " + amount)
                    .withAvailable(missed);
            return Decision.refuse(clause.map(refusal::withClause).orElse(refusal));
        }
        Accepted deducted =
                Decision.accept(new LegacyDebtDeducted(found.get().registered().unit(), debt, amount));
        return clause.map(deducted::by).orElse(deducted);
    }
}
