package io.tongchou.ledger.events;

import io.tongchou.ledger.vocabulary.Posting;
import java.util.List;
import java.util.Optional;

/**
 * An entry was reversed (冲销), linked to the entry it reverses.
 *
 * @param reversed what had happened
 * @param postings the legs that undo the entry
 */
public record EntryReversed(
        String entry, LedgerEvent reversed, List<Posting> postings, Optional<LateCorrection> late, String reason)
        implements LedgerEvent {}
