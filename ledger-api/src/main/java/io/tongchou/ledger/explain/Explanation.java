package io.tongchou.ledger.explain;

import com.fasterxml.jackson.databind.JsonNode;
import io.tongchou.ledger.indicators.Quantity;
import io.tongchou.ledger.vocabulary.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A figure opened: one node of the tree that goes down from a page to a line of a file.
 *
 * @param value what it comes to; an entry or event has none
 * @param made how the value follows from what is below it
 * @param formula the same in words
 * @param clause what it rests on, where a policy or a decision says
 * @param inputs what it is made of
 * @param evidence the events that decided it or carried it out
 * @param entries a page of the legs that it adds, where it adds legs
 */
public record Explanation(
        Figure figure,
        Words caption,
        Optional<Quantity> value,
        Made made,
        Optional<Words> formula,
        Optional<Cited> clause,
        List<Input> inputs,
        List<Input> evidence,
        Optional<Legs> entries,
        Optional<OneEvent> event) {

    /** How a value follows from what is below it. */
    public enum Made {
        /** The inputs added, each with its sign. */
        ADDED,
        /** The same, but nothing where that is below zero. */
        ADDED_NOT_BELOW_ZERO,
        /** The legs added. */
        OF_ENTRIES,
        /** By the formula. */
        BY_FORMULA,
        /** As the event or document says. */
        STATED
    }

    /**
     * One thing that a figure is made of, or rests on.
     *
     * @param figure its own path; without it there is nothing below it
     * @param sign 1 where it is added, -1 where it is taken off
     */
    public record Input(
            Optional<Figure> figure, Words caption, Optional<Quantity> value, int sign, Optional<Cited> clause) {

        static Input of(Figure figure, Words caption, Money value, int sign) {
            return new Input(Optional.of(figure), caption, Optional.of(yuan(value)), sign, Optional.empty());
        }

        static Input of(Figure figure, Words caption) {
            return new Input(Optional.of(figure), caption, Optional.empty(), 1, Optional.empty());
        }

        /** One below which there is nothing. */
        static Input of(Words caption, Money value, int sign) {
            return new Input(Optional.empty(), caption, Optional.of(yuan(value)), sign, Optional.empty());
        }

        Input withValue(Money amount, int times) {
            return new Input(figure, caption, Optional.of(yuan(amount)), times, clause);
        }

        Input withSign(int times) {
            return new Input(figure, caption, value, times, clause);
        }

        /** What it adds, of money. */
        Money signed() {
            Money amount =
                    Money.ofFen(value.orElseThrow().number().unscaledValue().longValueExact());
            return sign < 0 ? amount.negated() : amount;
        }

        Input by(Cited cited) {
            return new Input(figure, caption, value, sign, Optional.of(cited));
        }
    }

    /**
     * @param sign the value is the sum of all legs times this: 1, or -1 where it is credit positive
     * @param next the cursor of the next page, where there is one
     */
    public record Legs(List<Leg> rows, int sign, Optional<String> next) {}

    /**
     * A leg with where it comes from.
     *
     * @param figure its event's path
     * @param entry the id of the command that made the entry, which is its name
     * @param amount debit positive
     */
    public record Leg(
            Figure.Event figure,
            String entry,
            int leg,
            LocalDate effectiveOn,
            int voucher,
            String unit,
            String account,
            Optional<String> item,
            Money amount,
            String event,
            String maker,
            Optional<String> checker,
            Optional<String> document,
            Optional<String> file,
            Optional<Integer> line,
            Instant recordedAt) {

        long sequence() {
            return figure.sequence();
        }
    }

    /**
     * An event as it was stored.
     *
     * @param hash the chain's head after it, in hexadecimal digits
     * @param policy the policy that governed its entry
     * @param payload what happened; left out for a county where it names other units
     * @param legs of its entry, where it has one; of a county its own
     * @param undoes the entry that it takes back
     * @param undoneBy the event that took its entry back
     * @param line the text of the file's line it was read from, where the file is kept
     */
    public record OneEvent(
            long sequence,
            String type,
            String hash,
            Instant recordedAt,
            LocalDate effectiveOn,
            String command,
            String maker,
            String office,
            Optional<String> checker,
            Optional<String> document,
            Optional<String> note,
            Optional<Integer> voucher,
            Optional<String> policy,
            Optional<JsonNode> payload,
            List<EventLeg> legs,
            Optional<Figure> undoes,
            Optional<Figure> undoneBy,
            Optional<SourceLine> source) {}

    /** @param amount debit positive */
    public record EventLeg(String unit, String account, Optional<String> item, Money amount) {}

    /**
     * Where an event was read from.
     *
     * @param text the line to the letter; left out where the file's bytes are not kept or are too many
     */
    public record SourceLine(String file, Optional<String> name, int line, Optional<String> text) {}

    public Explanation {
        if (made == Made.ADDED || made == Made.ADDED_NOT_BELOW_ZERO) {
            BigDecimal sum = inputs.stream()
                    .map(input -> input.value().orElseThrow().number().multiply(BigDecimal.valueOf(input.sign())))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            BigDecimal counted = made == Made.ADDED ? sum : sum.max(BigDecimal.ZERO);
            if (counted.compareTo(value.orElseThrow().number()) != 0) {
                throw new IllegalStateException(figure + " is " + value.get() + ", but what it is made of adds up to "
                        + counted.toPlainString() + ": " + inputs);
            }
        }
    }

    static Explanation of(Figure figure, Words caption, Money value, Made made, List<Input> inputs) {
        return of(figure, caption, Optional.of(yuan(value)), made, inputs);
    }

    static Explanation of(Figure figure, Words caption, Optional<Quantity> value, Made made, List<Input> inputs) {
        return new Explanation(
                figure,
                caption,
                value,
                made,
                Optional.empty(),
                Optional.empty(),
                inputs,
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    Explanation saying(String chinese, String english) {
        return saying(new Words(chinese, english));
    }

    Explanation saying(Words formula) {
        return new Explanation(
                figure, caption, value, made, Optional.of(formula), clause, inputs, evidence, entries, event);
    }

    Explanation by(Optional<Cited> cited) {
        return new Explanation(figure, caption, value, made, formula, cited, inputs, evidence, entries, event);
    }

    Explanation restingOn(List<Input> events) {
        return new Explanation(figure, caption, value, made, formula, clause, inputs, events, entries, event);
    }

    Explanation with(Legs legs) {
        return new Explanation(
                figure, caption, value, made, formula, clause, inputs, evidence, Optional.of(legs), event);
    }

    Explanation with(OneEvent stored) {
        return new Explanation(
                figure, caption, value, made, formula, clause, inputs, evidence, entries, Optional.of(stored));
    }

    static Quantity yuan(Money amount) {
        return new Quantity(BigDecimal.valueOf(amount.fen(), 2), Quantity.Measure.YUAN);
    }
}
