package io.tongchou.ledger.indicators;

/**
 * Something that the books' own checks found broken.
 *
 * @param check the name of the check, such as an identity's
 * @param says what was compared and which entries break it, for a person to read
 */
public record Finding(String check, String says) {}
