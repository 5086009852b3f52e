package io.tongchou.ledger.events;

import java.util.List;

/**
 * The alerts of a book were reviewed (风险预警核查) as of the event's business day.
 *
 * @param raised what holds now and was not open, or was open at another level
 * @param cleared what was open and holds no more, or holds at another level; as it was raised
 */
public record AlertsReviewed(List<Alert> raised, List<Alert> cleared) implements LedgerEvent {}
