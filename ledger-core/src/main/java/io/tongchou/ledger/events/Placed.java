package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.UnitAmount;
import java.util.List;

/** A deposit or bond came into the books, bought or handed over. */
public sealed interface Placed permits TimeDepositPlaced, BondBought, LegacyBalanceHandedOver {

    /** Whose money it is. */
    List<UnitAmount> shares();
}
