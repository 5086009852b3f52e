package io.tongchou.ledger.events;

import java.util.List;

/**
 * A time deposit came back with its interest (定期到期).
 */
public record TimeDepositMatured(String deposit, List<MaturedShare> shares) implements LedgerEvent {}
