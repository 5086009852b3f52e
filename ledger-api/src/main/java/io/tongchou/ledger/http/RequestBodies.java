package io.tongchou.ledger.http;

import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.policy.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** Bodies that are held in memory as a whole, and so have a limit. */
public final class RequestBodies {

    private RequestBodies() {}

    /**
     * The whole body; empty where it is longer than the limit. It is then read to its end all the same, because a client that
     * is still sending would not see the answer.
     *
     * @param limit in bytes
     */
    public static Optional<byte[]> read(InputStream in, int limit) throws IOException {
        byte[] body = in.readNBytes(limit + 1);
        if (body.length <= limit) {
            return Optional.of(body);
        }
        in.transferTo(OutputStream.nullOutputStream());
        return Optional.empty();
    }

    /** Why a body beyond the limit is refused. */
    public static Refusal tooLong(int limit) {
        return Refusal.invalid(List.of(new Fault("", "is longer than " + limit + " bytes")));
    }
}
