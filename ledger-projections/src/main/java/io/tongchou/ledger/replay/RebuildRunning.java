package io.tongchou.ledger.replay;

/** A rebuild is under way, on this node or another; there is one at a time. */
public final class RebuildRunning extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RebuildRunning() {
        super("a rebuild of the read side is under way");
    }
}
