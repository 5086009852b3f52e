package io.tongchou.ledger.canary.two;

/** Another feature. */
public final class Two {}
