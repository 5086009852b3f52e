package io.tongchou.ledger.figures;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tongchou.ledger.balances.Basis;
import io.tongchou.ledger.explain.Cited;
import io.tongchou.ledger.explain.Explanation;
import io.tongchou.ledger.explain.Explanation.EventLeg;
import io.tongchou.ledger.explain.Explanation.Input;
import io.tongchou.ledger.explain.Explanation.Leg;
import io.tongchou.ledger.explain.Explanation.OneEvent;
import io.tongchou.ledger.explain.Explanation.SourceLine;
import io.tongchou.ledger.explain.Figure;
import io.tongchou.ledger.explain.Words;
import io.tongchou.ledger.indicators.Quantity;
import io.tongchou.ledger.vocabulary.BookId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A figure opened, as it is answered: numbers as texts, and what is below it with the address that opens it in the same state.
 *
 * @param figure its own path
 * @param measure what its value counts
 * @param made how the value follows from what is below
 * @param evidence events that decided it or carried it out
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record ExplanationAnswer(
        String pool,
        String fund,
        String asOf,
        String knownAt,
        long sequence,
        Optional<String> halted,
        String figure,
        Words caption,
        Optional<String> value,
        Optional<Quantity.Measure> measure,
        Explanation.Made made,
        Optional<Words> formula,
        Optional<Clause> clause,
        List<Below> inputs,
        List<Below> evidence,
        Optional<Entries> entries,
        Optional<Event> event) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A clause with its words.
     *
     * @param inForceFrom the policy version's first day
     * @param words of the notice, to the letter
     * @param decidedBy the event that decided it, where the policy leaves it to a decision
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Clause(
            Optional<String> policy,
            Optional<String> inForceFrom,
            String clause,
            List<String> words,
            List<String> assumptions,
            Optional<String> decidedBy) {

        static Clause of(Cited cited) {
            return new Clause(
                    cited.policy(),
                    cited.inForceFrom().map(LocalDate::toString),
                    cited.clause(),
                    cited.words(),
                    cited.assumptions(),
                    cited.decidedBy().map(Figure::toString));
        }
    }

    /**
     * @param href the address that opens it
     * @param sign 1 where it is added, -1 where it is taken off
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Below(
            Optional<String> figure,
            Optional<String> href,
            Words caption,
            Optional<String> value,
            Optional<Quantity.Measure> measure,
            int sign,
            Optional<Clause> clause) {}

    /**
     * @param sign the value is the sum of the legs' amounts times this
     * @param next the cursor of the next page, where there is one
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Entries(int sign, List<Row> rows, Optional<String> next) {}

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Row(
            String figure,
            String href,
            String entry,
            int leg,
            String effectiveOn,
            int voucher,
            String unit,
            String account,
            Optional<String> item,
            String amount,
            String event,
            String maker,
            Optional<String> checker,
            Optional<String> document,
            Optional<String> file,
            Optional<Integer> line,
            String recordedAt) {}

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Event(
            long sequence,
            String type,
            String hash,
            String recordedAt,
            String effectiveOn,
            String command,
            String maker,
            String office,
            Optional<String> checker,
            Optional<String> document,
            Optional<String> note,
            Optional<Integer> voucher,
            Optional<String> policy,
            Optional<Map<String, Object>> payload,
            List<EventRow> legs,
            Optional<String> undoes,
            Optional<String> undoneBy,
            Optional<SourceLine> source) {}

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record EventRow(String unit, String account, Optional<String> item, String amount) {}

    static ExplanationAnswer of(BookId book, Basis basis, Explanation explanation) {
        Links links = new Links(book, basis);
        return new ExplanationAnswer(
                book.pool().code(),
                book.fund().code(),
                basis.asOf().toString(),
                basis.knownAt().toString(),
                basis.sequence(),
                FigureAnswers.halted(basis),
                explanation.figure().toString(),
                explanation.caption(),
                explanation.value().map(value -> value.number().toPlainString()),
                explanation.value().map(Quantity::measure),
                explanation.made(),
                explanation.formula(),
                explanation.clause().map(Clause::of),
                explanation.inputs().stream().map(input -> below(input, links)).toList(),
                explanation.evidence().stream()
                        .map(input -> below(input, links))
                        .toList(),
                explanation
                        .entries()
                        .map(legs -> new Entries(
                                legs.sign(),
                                legs.rows().stream().map(leg -> row(leg, links)).toList(),
                                legs.next())),
                explanation.event().map(ExplanationAnswer::event));
    }

    /** Addresses that stay in one state of the book. */
    private record Links(BookId book, Basis basis) {

        String to(Figure figure) {
            return "/api/v1/pools/" + book.pool() + "/funds/" + book.fund() + "/explain?figure="
                    + URLEncoder.encode(figure.toString(), StandardCharsets.UTF_8) + "&asOf=" + basis.asOf()
                    + "&knownAt="
                    + basis.knownAt();
        }
    }

    private static Below below(Input input, Links links) {
        return new Below(
                input.figure().map(Figure::toString),
                input.figure().map(links::to),
                input.caption(),
                input.value().map(value -> value.number().toPlainString()),
                input.value().map(Quantity::measure),
                input.sign(),
                input.clause().map(Clause::of));
    }

    private static Row row(Leg leg, Links links) {
        return new Row(
                leg.figure().toString(),
                links.to(leg.figure()),
                leg.entry(),
                leg.leg(),
                leg.effectiveOn().toString(),
                leg.voucher(),
                leg.unit(),
                leg.account(),
                leg.item(),
                leg.amount().toString(),
                leg.event(),
                leg.maker(),
                leg.checker(),
                leg.document(),
                leg.file(),
                leg.line(),
                leg.recordedAt().toString());
    }

    private static Event event(OneEvent event) {
        return new Event(
                event.sequence(),
                event.type(),
                event.hash(),
                event.recordedAt().toString(),
                event.effectiveOn().toString(),
                event.command(),
                event.maker(),
                event.office(),
                event.checker(),
                event.document(),
                event.note(),
                event.voucher(),
                event.policy(),
                event.payload().map(ExplanationAnswer::plain),
                event.legs().stream().map(ExplanationAnswer::row).toList(),
                event.undoes().map(Figure::toString),
                event.undoneBy().map(Figure::toString),
                event.source());
    }

    private static Map<String, Object> plain(JsonNode payload) {
        return JSON.convertValue(payload, new TypeReference<>() {});
    }

    private static EventRow row(EventLeg leg) {
        return new EventRow(leg.unit(), leg.account(), leg.item(), leg.amount().toString());
    }
}
