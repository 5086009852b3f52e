package io.tongchou.ledger.vocabulary;

/** A level of government as seen from a unit. */
public enum LevelDirection {
    /** The level above (上级). */
    UP,
    /** The level below (下级). */
    DOWN
}
