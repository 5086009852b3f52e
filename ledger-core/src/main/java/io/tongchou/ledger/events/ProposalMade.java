package io.tongchou.ledger.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A command that needs a second person was proposed.
 *
 * @param command the command's name
 * @param data its data, word for word
 * @param effectiveOn the effective date it asked for; without one, the day of the proposal
 */
public record ProposalMade(String command, JsonNode data, Optional<LocalDate> effectiveOn) implements LedgerEvent {}
