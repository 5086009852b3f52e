package io.tongchou.ledger.format;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.SortedMap;

/**
 * Fields put one behind the other so that they can be told apart: each is preceded by its length in bytes as four bytes, big-endian.
 * Numbers are eight bytes, big-endian; texts are UTF-8.
 */
public final class Fields {

    private final ByteArrayOutputStream out;

    public Fields() {
        this(512);
    }

    /** @param size how many bytes are expected */
    Fields(int size) {
        out = new ByteArrayOutputStream(size);
    }

    public Fields bytes(byte[] bytes) {
        out.writeBytes(ByteBuffer.allocate(4).putInt(bytes.length).array());
        out.writeBytes(bytes);
        return this;
    }

    public Fields number(long value) {
        return bytes(ByteBuffer.allocate(8).putLong(value).array());
    }

    public Fields text(String text) {
        return bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    public Fields hash(Hash hash) {
        return bytes(hash.bytes());
    }

    /** How many amounts there are, then each account and its fen. */
    Fields amounts(SortedMap<String, Long> amounts) {
        number(amounts.size());
        amounts.forEach((account, fen) -> text(account).number(fen));
        return this;
    }

    public byte[] toBytes() {
        return out.toByteArray();
    }

    /** SHA-256 over all of it. */
    public Hash hash() {
        return Hash.of(sha256().digest(toBytes()));
    }

    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
