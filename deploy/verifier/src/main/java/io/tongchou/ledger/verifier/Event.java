package io.tongchou.ledger.verifier;

import io.tongchou.ledger.format.Chain;
import io.tongchou.ledger.format.Hash;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A line of events.ndjson: an event with every column that it is stored with. */
record Event(
        long sequence,
        String id,
        String type,
        String revision,
        long recordedAt,
        byte[] payload,
        byte[] metadata,
        Hash hash) {

    static Event of(Json json) throws Unreadable {
        return new Event(
                json.number("sequence"),
                json.text("id"),
                json.text("type"),
                json.text("revision"),
                json.number("recordedAt"),
                bytes(json, "payload"),
                bytes(json, "metadata"),
                json.hash("hash"));
    }

    /** The exact text; or, where the bytes are no text, base64 under another name. */
    private static byte[] bytes(Json json, String name) throws Unreadable {
        if (json.has(name)) {
            return json.text(name).getBytes(StandardCharsets.UTF_8);
        }
        try {
            return Base64.getDecoder().decode(json.text(name + "Base64"));
        } catch (IllegalArgumentException e) {
            throw new Unreadable(name + "Base64 is not base64");
        }
    }

    /** What its hash is by the chain. */
    Hash hashAfter(Hash previous, String book) {
        return Hash.of(Chain.hash(previous.bytes(), book, sequence, id, type, revision, recordedAt, payload, metadata));
    }
}
