package io.tongchou.ledger.http;

import io.tongchou.ledger.book.Actor;
import io.tongchou.ledger.book.Submission;

/** Lends the bench the very reading of a command that the service does. */
public final class Reading {

    private Reading() {}

    /** A submission from the JSON of a command whose envelope is well formed. */
    public static Submission submission(byte[] command, Actor actor) {
        return switch (EnvelopeReader.read(StrictJson.parse(command), actor)) {
            case EnvelopeReader.Envelope.Readable readable -> readable.submission();
            case EnvelopeReader.Envelope.Refused refused ->
                throw new IllegalArgumentException("the bench sent what is no command: " + refused.answer());
        };
    }
}
