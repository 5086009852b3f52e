package io.tongchou.ledger.events;

/**
 * A refusal that a first and a second person let pass, with their reason.
 */
public record OverriddenRefusal(String code, String reason) {}
