package io.tongchou.ledger.policy;

/**
 * Where a rule stands, so that a refusal, an event or a figure can cite it.
 *
 * @param document the paper's number, e.g. {@code 汴政办〔2020〕59号}
 * @param text the place in it as people write it, e.g. {@code 四(四)}
 */
public record Clause(String document, String text) {

    public Clause {
        if (document.isBlank() || text.isBlank()) {
            throw new IllegalArgumentException("a clause names its document and its place: " + document + " " + text);
        }
    }

    /** Document and place in one line, e.g. {@code 汴政办〔2020〕59号 四(四)}. */
    @Override
    public String toString() {
        return document + " " + text;
    }
}
