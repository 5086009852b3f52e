package io.tongchou.ledger.http;

import java.util.Optional;

/** What an id of a command may look like. */
public final class CommandIds {

    /** The longest id, in Unicode characters. */
    public static final int LONGEST = 100;

    private CommandIds() {}

    /** Why a text is no id; empty where it is one. */
    public static Optional<String> fault(String id) {
        int length = id.codePointCount(0, id.length());
        if (length < 1 || length > LONGEST || id.isBlank()) {
            return Optional.of("must have 1 to " + LONGEST + " characters, and not blanks alone");
        }
        return id.codePoints().allMatch(CommandIds::isPrintable)
                ? Optional.empty()
                : Optional.of("must be of printable characters (no control or format characters, no blank but U+0020)");
    }

    /** Letters, marks, digits, punctuation, symbols and U+0020: no Unicode category Other, no other Separator. */
    private static boolean isPrintable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> character == ' ';
            default -> true;
        };
    }
}
