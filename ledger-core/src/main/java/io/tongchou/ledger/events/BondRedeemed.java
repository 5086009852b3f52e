package io.tongchou.ledger.events;

import java.util.List;

/**
 * Treasury bonds were redeemed (国债兑付).
 */
public record BondRedeemed(String bond, List<MaturedShare> shares) implements LedgerEvent {}
