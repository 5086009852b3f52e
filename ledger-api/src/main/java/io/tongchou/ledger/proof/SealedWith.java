package io.tongchou.ledger.proof;

import io.tongchou.ledger.format.VerifyingKey;
import io.tongchou.ledger.wiring.LedgerSettings;
import io.tongchou.ledger.wiring.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What this node seals with.
 *
 * @param key none where the operator named a database and no key: then nothing is sealed
 * @param known keys that were sealed with before, or elsewhere
 */
public record SealedWith(Optional<SealingKey> key, List<VerifyingKey> known) {

    static SealedWith of(LedgerSettings settings) {
        return new SealedWith(
                settings.seal().key().isBlank() && !settings.database().isNamed()
                        ? Optional.of(SealingKey.keptIn(settings.dataDir()))
                        : named(settings),
                known(settings));
    }

    /** The same, but none is made where there is none. */
    public static SealedWith asItIs(LedgerSettings settings) {
        return SealingKey.isKeptIn(settings.dataDir())
                ? of(settings)
                : new SealedWith(named(settings), known(settings));
    }

    private static Optional<SealingKey> named(LedgerSettings settings) {
        return Optional.of(settings.seal().key())
                .filter(file -> !file.isBlank())
                .map(file -> SealingKey.of(Path.of(file)));
    }

    private static List<VerifyingKey> known(LedgerSettings settings) {
        return settings.seal().knownKeys().stream().map(SealedWith::read).toList();
    }

    private static VerifyingKey read(Path file) {
        try {
            return VerifyingKey.ofPem(Files.readString(file));
        } catch (IOException | IllegalArgumentException e) {
            throw new StartRefused(
                    "The key %s that months were sealed with cannot be read: %s".formatted(file, e.getMessage()), e);
        }
    }

    /** The public halves of all keys that seals may be signed with; none where nobody named any. */
    public List<VerifyingKey> verifying() {
        return Stream.concat(key.stream().map(SealingKey::verifying), known.stream())
                .toList();
    }
}
