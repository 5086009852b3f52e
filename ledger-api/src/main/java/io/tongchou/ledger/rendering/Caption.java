package io.tongchou.ledger.rendering;

/**
 * A text of a form in both languages.
 *
 * @param zh as the standard or the office writes it
 * @param en in English; blank where the text is a name, a number or a day
 */
public record Caption(String zh, String en) {

    /** What is the same in every language. */
    public static Caption of(String text) {
        return new Caption(text, "");
    }

    String joined(String between) {
        return en.isBlank() ? zh : zh.isBlank() ? en : zh + between + en;
    }
}
