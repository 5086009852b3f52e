package io.tongchou.ledger.vocabulary;

/** Which way money goes through an account, as the statement of whoever keeps it says (收支方向). */
public enum Direction {
    /** Into the account (收). */
    IN,
    /** Out of the account (支). */
    OUT
}
