package io.tongchou.ledger.files;

import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.vocabulary.Money;
import java.util.Optional;

/**
 * What there is to say of a line.
 *
 * @param line its number in the file
 * @param number the receipt's, as far as it can be read
 * @param code of a refusal
 */
public record LineNote(
        int line, Status status, String number, Optional<String> code, String detail, Optional<Money> available) {

    /** Why there is something to say. */
    public enum Status {
        REFUSED,
        LATE
    }

    static LineNote refused(int line, String number, Refusal refusal) {
        return new LineNote(
                line,
                Status.REFUSED,
                number,
                Optional.of(refusal.code().name()),
                refusal.detail(),
                refusal.available());
    }
}
