package io.tongchou.ledger.book;

import io.tongchou.ledger.vocabulary.FiscalYear;
import java.time.LocalDate;

/**
 * When and by whom a command is made.
 *
 * @param id the command's id, which names its entry
 * @param effectiveOn the business day
 * @param maker the name of who sends it, or proposed it
 */
public record Occasion(String id, LocalDate effectiveOn, String maker) {

    public FiscalYear year() {
        return FiscalYear.of(effectiveOn);
    }
}
