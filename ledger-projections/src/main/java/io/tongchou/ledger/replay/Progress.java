package io.tongchou.ledger.replay;

/** Told how a rebuild comes on. What it throws ends the rebuild where it is; the next one goes on from there. */
public interface Progress {

    /** @param total what {@link #reached} will come to; 0 where it is not known */
    void phase(String name, long total);

    void reached(long done);
}
