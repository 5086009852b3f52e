package io.tongchou.ledger.format;

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
        byte[] fields = new Fields(256 + payload.length + metadata.length)
                .bytes(FORMAT)
                .bytes(previous)
                .text(book)
                .number(sequence)
                .text(eventId)
                .text(type)
                .text(revision)
                .number(recordedAt)
                .bytes(payload)
                .bytes(metadata)
                .toBytes();
        return Fields.sha256().digest(fields);
    }
}
