package io.tongchou.ledger.explain;

import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;

/** There is no such figure in the book, not yet, or not for whoever asks. */
public final class NotThere extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    public NotThere(Refusal refusal) {
        super(refusal.detail());
        this.refusal = refusal;
    }

    static NotThere figure(Figure figure, String why) {
        return new NotThere(Refusal.invalid("figure", figure + ": " + why));
    }

    static NotThere entry(Figure figure, String why) {
        return new NotThere(Refusal.of(RefusalCode.ENTRY_UNKNOWN, figure + ": " + why));
    }

    public Refusal refusal() {
        return refusal;
    }
}
