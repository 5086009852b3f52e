package io.tongchou.ledger.files;

import io.tongchou.ledger.book.Refusal;

/** A file cannot be read on; nothing of it is posted. */
public final class UnreadableFile extends Exception {

    private static final long serialVersionUID = 1L;
    private final transient Refusal refusal;

    public UnreadableFile(Refusal refusal) {
        super(refusal.detail(), null, false, false);
        this.refusal = refusal;
    }

    /** What its sender is told. */
    public Refusal refusal() {
        return refusal;
    }
}
