package io.tongchou.ledger.proof;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tongchou.ledger.eventstore.Seals;
import io.tongchou.ledger.format.VerifyingKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A public key that seals are verified with (验签公钥).
 *
 * @param id the SHA-256 of the key's DER form
 * @param pem the key itself
 * @param current whether this node seals with it
 */
@Schema(name = "Key")
public record SealKey(String id, String pem, boolean current) {

    /** The keys of all seals, the first first, and the one that this node seals with. */
    public static List<SealKey> all(Seals seals, SealedWith with) {
        Optional<VerifyingKey> current = with.key().map(SealingKey::verifying);
        List<VerifyingKey> used = seals.keys();
        return Stream.concat(
                        used.stream(),
                        current.stream()
                                .filter(key -> used.stream()
                                        .noneMatch(other -> other.id().equals(key.id()))))
                .map(key -> new SealKey(
                        key.id().hex(),
                        key.pem(),
                        current.filter(now -> now.id().equals(key.id())).isPresent()))
                .toList();
    }
}
