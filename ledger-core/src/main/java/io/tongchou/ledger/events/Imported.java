package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.UnitAmount;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Came from books that were kept elsewhere (导入): its legs are as they were sent, and no policy had to be in force. */
public sealed interface Imported permits OpeningBalancesImported, EntryImported {

    /** Whether events of that name are imported. */
    static boolean isNameOfOne(String event) {
        return Arrays.stream(Imported.class.getPermittedSubclasses())
                .anyMatch(type -> type.getSimpleName().equals(event));
    }

    /** Its legs as they were sent. */
    List<ImportedLeg> legs();

    /** Whose the deposit, bond, advance or unidentified receipt of that number is. */
    default List<UnitAmount> shares(Account account, String number) {
        return legs().stream()
                .filter(leg -> leg.account() == account && leg.number().equals(Optional.of(number)))
                .map(leg -> new UnitAmount(leg.unit(), leg.size()))
                .toList();
    }
}
