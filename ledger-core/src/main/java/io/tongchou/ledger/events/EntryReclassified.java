package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.Posting;
import java.util.List;
import java.util.Optional;

/**
 * An entry was reclassified (重分类): its reversal and the right entry in one.
 *
 * @param was what had happened as it was classified
 * @param right the same as it is classified since
 * @param reversal the legs that undo the entry
 * @param postings the legs of the right entry
 */
public record EntryReclassified(
        String entry,
        LedgerEvent was,
        LedgerEvent right,
        List<Posting> reversal,
        List<Posting> postings,
        Optional<LateCorrection> late,
        String reason)
        implements LedgerEvent {}
