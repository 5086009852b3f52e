package io.tongchou.ledger.book;

import java.util.Arrays;
import java.util.HexFormat;

/** SHA-256 of a command's content in canonical form. */
public final class ContentHash {

    private final byte[] bytes;

    public ContentHash(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ContentHash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
