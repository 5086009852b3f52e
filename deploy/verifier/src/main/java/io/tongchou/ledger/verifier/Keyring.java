package io.tongchou.ledger.verifier;

import io.tongchou.ledger.format.Hash;
import io.tongchou.ledger.format.SignedSeal;
import io.tongchou.ledger.format.VerifyingKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys that the person who checks trusts. None is ever taken from what is checked. */
final class Keyring {

    private final Map<Hash, VerifyingKey> keys = new LinkedHashMap<>();

    Keyring(List<VerifyingKey> trusted) {
        trusted.forEach(key -> keys.put(key.id(), key));
    }

    static VerifyingKey read(Path file) throws Unreadable {
        try {
            return VerifyingKey.ofPem(Files.readString(file));
        } catch (IOException e) {
            throw new Unreadable("the key " + file + " cannot be read: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new Unreadable("the key " + file + " is none: " + e.getMessage());
        }
    }

    /** What is wrong with a seal's signature. */
    Optional<String> fault(SignedSeal sealed) {
        VerifyingKey key = keys.get(sealed.seal().key());
        if (key == null) {
            return Optional.of("is signed with the key " + sealed.seal().key() + ", which is not among those given");
        }
        return sealed.isSignedWith(key)
                ? Optional.empty()
                : Optional.of(
                        "is not what was signed with the key " + sealed.seal().key());
    }

    /** The key that signed these bytes. */
    Optional<Hash> signerOf(byte[] message, byte[] signature) {
        return keys.values().stream()
                .filter(key -> key.verifies(message, signature))
                .findFirst()
                .map(VerifyingKey::id);
    }
}
