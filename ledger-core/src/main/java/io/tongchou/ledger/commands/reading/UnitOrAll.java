package io.tongchou.ledger.commands.reading;

import io.tongchou.ledger.vocabulary.UnitCode;
import java.util.Optional;

/**
 * A unit, or {@code "ALL"}: the whole pool together, its reserve included.
 *
 * @param unit empty for all
 */
public record UnitOrAll(Optional<UnitCode> unit) {}
