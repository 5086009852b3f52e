package io.tongchou.ledger.vocabulary;

/** How much a figure asks for attention (预警等级). */
public enum AlertLevel {
    /** All is well, or it only informs. */
    NORMAL,
    /** Something is to be done by a day that is near. */
    NOTICE,
    /** Too much lies idle (蓝色). */
    BLUE,
    /** It needs attention (橙色). */
    ORANGE,
    /** It needs action (红色). */
    RED
}
