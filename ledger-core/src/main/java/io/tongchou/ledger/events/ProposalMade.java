package io.tongchou.ledger.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A command that needs a second person was proposed.
 */
public record ProposalMade(String command, JsonNode data, Optional<LocalDate> effectiveOn) implements LedgerEvent {}
