package io.tongchou.ledger.commands.collection;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.book.Rulebook;
import java.util.Optional;

/** County joint collection accounts (基金上解户), which only some policies know. */
final class JointAccounts {

    private JointAccounts() {}

    static Optional<Refusal> refusal(BookState book, Occasion occasion) {
        return book.policyOn(occasion.effectiveOn())
                .map(policy -> policy.sweep().isPresent()
                        ? Optional.<Refusal>empty()
                        : Optional.of(Refusal.of(
                                RefusalCode.SWEEP_NOT_IN_POLICY, policy.document() + " knows no joint accounts")))
                .orElseGet(() -> Optional.of(Rulebook.noPolicy(occasion.effectiveOn())));
    }
}
