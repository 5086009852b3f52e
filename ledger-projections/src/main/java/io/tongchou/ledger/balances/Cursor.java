package io.tongchou.ledger.balances;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/** Where a page ended and what was known: {@code 2021-03-15_17_2_1637000000000}. */
public record Cursor(LocalDate effectiveOn, long sequence, int leg, Instant knownAt) {

    /** Reads the text of one; anything else is no figure. */
    public static Cursor parse(String text) {
        String[] parts = text.split("_", -1);
        try {
            if (parts.length == 4) {
                return new Cursor(
                        LocalDate.parse(parts[0]),
                        Long.parseLong(parts[1]),
                        Integer.parseInt(parts[2]),
                        Instant.ofEpochMilli(Long.parseLong(parts[3])));
            }
        } catch (DateTimeException | NumberFormatException e) {
            throw (NoFigure) unknown(text).initCause(e);
        }
        throw unknown(text);
    }

    private static NoFigure unknown(String text) {
        return new NoFigure(NoFigure.Code.INVALID, "no page ended with the cursor '" + text + "'");
    }

    @Override
    public String toString() {
        return effectiveOn + "_" + sequence + "_" + leg + "_" + knownAt.toEpochMilli();
    }
}
