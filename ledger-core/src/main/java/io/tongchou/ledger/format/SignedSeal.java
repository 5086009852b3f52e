package io.tongchou.ledger.format;

import java.util.HexFormat;

/**
 * A seal and the city's signature (签名) under it.
 *
 * @param signature Ed25519 over {@link Seal#message}, 128 hexadecimal digits, lower case
 */
public record SignedSeal(Seal seal, String signature) {

    /** @throws IllegalArgumentException where the signature is anything but 128 hexadecimal digits in lower case */
    public SignedSeal {
        if (!signature.matches("[0-9a-f]{128}")) {
            throw new IllegalArgumentException("a signature is 128 hexadecimal digits in lower case, not " + signature);
        }
    }

    /** Whether it was signed with this very key. */
    public boolean isSignedWith(VerifyingKey key) {
        return seal.key().equals(key.id())
                && key.verifies(seal.message(), HexFormat.of().parseHex(signature));
    }
}
