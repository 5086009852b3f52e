package io.tongchou.ledger.format;

import java.util.HexFormat;

/**
 * 32 bytes as people hand them on: a SHA-256 hash, or a salt.
 *
 * @param hex 64 hexadecimal digits, lower case
 */
public record Hash(String hex) {

    /** 32 zero bytes: what comes before the first. */
    public static final Hash ZERO = of(new byte[32]);

    /** @throws IllegalArgumentException where it is anything but 64 hexadecimal digits in lower case */
    public Hash {
        if (!hex.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("64 hexadecimal digits in lower case are due, not " + hex);
        }
    }

    /** A hash of its 32 bytes. */
    public static Hash of(byte[] bytes) {
        return new Hash(HexFormat.of().formatHex(bytes));
    }

    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
