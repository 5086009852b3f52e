package io.tongchou.ledger.proof;

import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.wiring.LedgerSettings;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What this node seals with.
 *
 * @param key none where the operator named a database and no key: then nothing is sealed
 */
record SealedWith(Optional<SealingKey> key) {

    static SealedWith of(LedgerSettings settings) {
        if (!settings.seal().key().isBlank()) {
            return new SealedWith(
                    Optional.of(SealingKey.of(Path.of(settings.seal().key()))));
        }
        return new SealedWith(
                settings.database().isNamed() ? Optional.empty() : Optional.of(SealingKey.keptIn(settings.dataDir())));
    }

    /** Why nothing can be signed. */
    static Refusal noKey() {
        return Refusal.of(
                RefusalCode.SEAL_KEY_MISSING, "ledger.seal.key names no key, so nothing that is given out can be signed");
    }
}
