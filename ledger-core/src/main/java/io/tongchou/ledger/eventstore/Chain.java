package io.tongchou.ledger.eventstore;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The hash chain of a book: SHA-256 over length-prefixed fields, each event's over its predecessor's. Whoever holds a later hash
 * can tell that nothing before it was changed.
 */
public final class Chain {

    private static final byte[] FORMAT = {1};

    private Chain() {}

    /**
     * The hash of an event. Every field is preceded by its length in four bytes, numbers are eight bytes, both big-endian, texts
     * UTF-8.
     *
     * @param previous the hash before it, 32 zero bytes for the first
     * @param recordedAt milliseconds since 1970, UTC
     * @param payload as stored
     * @param metadata as stored
     */
    public static byte[] hash(
            byte[] previous,
            String book,
            long sequence,
            String eventId,
            String type,
            String revision,
            long recordedAt,
            byte[] payload,
            byte[] metadata) {
        MessageDigest digest = sha256();
        field(digest, FORMAT);
        field(digest, previous);
        field(digest, utf8(book));
        field(digest, number(sequence));
        field(digest, utf8(eventId));
        field(digest, utf8(type));
        field(digest, utf8(revision));
        field(digest, number(recordedAt));
        field(digest, payload);
        field(digest, metadata);
        return digest.digest();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static void field(MessageDigest digest, byte[] bytes) {
        digest.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
        digest.update(bytes);
    }

    static byte[] number(long value) {
        return ByteBuffer.allocate(8).putLong(value).array();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
