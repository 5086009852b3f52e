package io.tongchou.ledger.pages;

/** One of several that a page lets choose from. */
public record Choice(String code, String name, boolean chosen) {}
