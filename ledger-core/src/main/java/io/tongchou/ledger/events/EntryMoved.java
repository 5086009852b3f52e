package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.Posting;
import java.util.List;
import java.util.Optional;

/**
 * An entry was moved to the unit it belongs to: its reversal and the right entry in one.
 *
 * @param moved what had happened
 * @param right the same at the unit it belongs to
 * @param reversal the legs that undo the entry
 * @param postings the legs of the right entry
 */
public record EntryMoved(
        String entry,
        LedgerEvent moved,
        LedgerEvent right,
        List<Posting> reversal,
        List<Posting> postings,
        Optional<LateCorrection> late,
        String reason)
        implements LedgerEvent {}
