package io.tongchou.ledger.http;

import io.tongchou.ledger.balances.NoFigure;
import io.tongchou.ledger.book.Actor;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.book.Submission;
import io.tongchou.ledger.commands.yearend.CloseMonth;
import io.tongchou.ledger.eventstore.Answer;
import io.tongchou.ledger.eventstore.Ledger;
import io.tongchou.ledger.eventstore.Sender;
import io.tongchou.ledger.matching.StatementMatcher;
import io.tongchou.ledger.policy.Fault;
import io.tongchou.ledger.security.Caller;
import io.tongchou.ledger.vocabulary.BookId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Takes what was read to the ledger: one command, an array each for itself, or an array as one. */
@Component
public class CommandTaker {

    private final Ledger ledger;
    private final StatementMatcher matcher;

    CommandTaker(Ledger ledger, StatementMatcher matcher) {
        this.ledger = ledger;
        this.matcher = matcher;
    }

    /** Takes one command in that was written as JSON. */
    public CompletableFuture<Answer> take(byte[] json, Actor actor, Sender sender) {
        return take(StrictJson.parse(json), actor, sender);
    }

    /** Takes one command in that was written as JSON, and waits for what comes of it. */
    public Answer take(byte[] json, Caller caller) {
        return take(StrictJson.parse(json), actor(caller), new Sender()).join();
    }

    /** The caller as the books know people. */
    public static Actor actor(Caller caller) {
        return EnvelopeReader.actor(caller);
    }

    /** Takes one command of a request in. */
    CompletableFuture<Answer> take(StrictJson.Parsed parsed, Actor actor, Sender sender) {
        return switch (EnvelopeReader.read(parsed, actor)) {
            case EnvelopeReader.Envelope.Refused(Answer answer) -> CompletableFuture.completedFuture(answer);
            case EnvelopeReader.Envelope.Readable(Submission submission) -> {
                Optional<Answer> unsettled = matchBeforeClosing(submission, sender);
                yield unsettled.isPresent()
                        ? CompletableFuture.completedFuture(unsettled.get())
                        : ledger.submit(submission, sender);
            }
        };
    }

    /** A month closes once all that came before it has been matched: what came in the same request too. */
    private Optional<Answer> matchBeforeClosing(Submission submission, Sender sender) {
        if (!submission.type().record().equals(CloseMonth.class)
                || submission.fund().isEmpty()) {
            return Optional.empty();
        }
        BookId book = new BookId(submission.pool(), submission.fund().get());
        try {
            matcher.bringUpToDate(book);
            return Optional.empty();
        } catch (NoFigure e) {
            sender.busy(book);
            return Optional.of(Answer.rejected(
                    Optional.of(submission.id()), Refusal.of(RefusalCode.BUSY, String.valueOf(e.getMessage()))));
        }
    }

    /** The answer to a command that was written as JSON and came alone. */
    public ResponseEntity<byte[]> takeAlone(byte[] json, Caller caller) {
        return takeAlone(StrictJson.parse(json), EnvelopeReader.actor(caller));
    }

    /** The answer to a command that came alone: its status says what came of it. */
    ResponseEntity<byte[]> takeAlone(StrictJson.Parsed parsed, Actor actor) {
        Answer answer = take(parsed, actor, new Sender()).join();
        HttpStatus status = switch (answer.status()) {
            case ACCEPTED -> HttpStatus.CREATED;
            case PROPOSED -> HttpStatus.ACCEPTED;
            case DUPLICATE -> HttpStatus.OK;
            case REJECTED -> HttpStatus.BAD_REQUEST;
        };
        return answer.refusal()
                .map(refusal -> Problems.of(refusal, answer.id()))
                .orElseGet(() -> json(status, AnswerJson.of(answer)));
    }

    ResponseEntity<byte[]> takeEach(List<StrictJson.Parsed> commands, Actor actor) {
        Sender sender = new Sender();
        List<CompletableFuture<Answer>> answers = new ArrayList<>(commands.size());
        commands.forEach(command -> answers.add(take(command, actor, sender)));
        return json(
                HttpStatus.OK,
                AnswerJson.of(answers.stream().map(CompletableFuture::join).toList()));
    }

    /** All or nothing: one envelope that cannot be read, or a second book, and nothing goes to the ledger. */
    ResponseEntity<byte[]> takeAtomically(List<StrictJson.Parsed> commands, Actor actor) {
        List<EnvelopeReader.Envelope> envelopes = commands.stream()
                .map(command -> EnvelopeReader.read(command, actor))
                .toList();
        List<Submission> submissions = envelopes.stream()
                .filter(EnvelopeReader.Envelope.Readable.class::isInstance)
                .map(readable -> ((EnvelopeReader.Envelope.Readable) readable).submission())
                .toList();
        if (submissions.size() == envelopes.size()) {
            return oneBook(submissions)
                    .map(Problems::of)
                    .orElseGet(() -> json(
                            HttpStatus.OK,
                            AnswerJson.of(submissions.isEmpty() ? List.of() : takeAtomically(submissions))));
        }
        return json(
                HttpStatus.OK,
                AnswerJson.of(envelopes.stream()
                        .map(envelope -> switch (envelope) {
                            case EnvelopeReader.Envelope.Refused(Answer answer) -> answer;
                            case EnvelopeReader.Envelope.Readable(Submission submission) ->
                                Answer.rejected(
                                        Optional.of(submission.id()),
                                        Refusal.of(RefusalCode.ATOMIC_REFUSED, RefusalCode.ATOMIC_REFUSED.meaning()));
                        })
                        .toList()));
    }

    private List<Answer> takeAtomically(List<Submission> batch) {
        return batch.stream()
                .flatMap(submission -> matchBeforeClosing(submission, new Sender()).stream())
                .findFirst()
                .map(busy -> batch.stream()
                        .map(submission -> Answer.rejected(
                                Optional.of(submission.id()), busy.refusal().orElseThrow()))
                        .toList())
                .orElseGet(() -> ledger.submitAtomically(batch).join());
    }

    private static Optional<Refusal> oneBook(List<Submission> submissions) {
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < submissions.size(); i++) {
            Submission submission = submissions.get(i);
            if (!submission.isOfOneBook()) {
                faults.add(new Fault(
                        "[" + i + "].command",
                        submission.type().name() + " is not about one open book alone, as an atomic batch is"));
            } else if (!submission.pool().equals(submissions.getFirst().pool())) {
                faults.add(
                        new Fault("[" + i + "].pool", "must be the first command's: an atomic batch is of one book"));
            } else if (!submission.fund().equals(submissions.getFirst().fund())) {
                faults.add(
                        new Fault("[" + i + "].fund", "must be the first command's: an atomic batch is of one book"));
            }
        }
        return faults.isEmpty() ? Optional.empty() : Optional.of(Refusal.invalid(faults));
    }

    static ResponseEntity<byte[]> json(HttpStatus status, byte[] body) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body);
    }
}
