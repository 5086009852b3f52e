package io.tongchou.ledger.bench;

import io.tongchou.ledger.bench.Commands.Line;
import java.util.List;

/** What commands are sent to: the ledger in this process, or the service over HTTP. */
interface Target {

    /** A client of its own, used by one thread. */
    Client client() throws Exception;

    interface Client extends AutoCloseable {

        /** Sends one command and waits until it is durable; whether it was accepted. */
        boolean send(Line line) throws Exception;

        /** Sends a batch and waits for all its answers; whether each was accepted. */
        boolean[] send(List<Line> batch) throws Exception;

        @Override
        default void close() {}
    }
}
