package io.tongchou.ledger.commands.reading;

/**
 * A month by its number.
 *
 * @param value 1 to 12
 */
public record MonthOfYear(int value) {

    public MonthOfYear {
        if (value < 1 || value > 12) {
            throw new IllegalArgumentException("a month is 1 to 12: " + value);
        }
    }
}
