package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.DebtDirection;
import io.tongchou.ledger.vocabulary.LegacyDebtCategory;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A debt from before pooling was registered (历史遗留问题清单).
 *
 * @param responsible who owes it or is owed it
 * @param dueOn as given, or by the policy's deadline for the category
 * @param instalments what is to be paid when; they come to the amount
 */
public record LegacyDebtRegistered(
        UnitCode unit,
        String debt,
        DebtDirection direction,
        LegacyDebtCategory category,
        Money amount,
        Optional<String> responsible,
        Optional<LocalDate> dueOn,
        List<Instalment> instalments)
        implements LedgerEvent {}
