package io.tongchou.ledger.events;

/**
 * The maker of a proposal took it back.
 */
public record ProposalWithdrawn(String proposal) implements LedgerEvent {}
