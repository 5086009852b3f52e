package io.tongchou.ledger.events;

/**
 * The second person rejected a proposal.
 */
public record ProposalRejected(String proposal, String reason) implements LedgerEvent {}
