package io.tongchou.ledger.policy;

import io.tongchou.ledger.vocabulary.HandoverStage;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A stage of handing balances from before pooling over.
 *
 * @param by the last day, where the notice gives one
 */
public record Handover(HandoverStage stage, Optional<LocalDate> by) {}
