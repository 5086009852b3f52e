package io.tongchou.ledger.events;

/**
 * A refusal that a first and a second person let pass, with their reason.
 *
 * @param code the refusal's code
 */
public record OverriddenRefusal(String code, String reason) {}
