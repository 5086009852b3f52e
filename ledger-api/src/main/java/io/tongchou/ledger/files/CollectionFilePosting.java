package io.tongchou.ledger.files;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tongchou.ledger.book.Actor;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.CommandType;
import io.tongchou.ledger.book.ContentHash;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.book.Source;
import io.tongchou.ledger.book.Submission;
import io.tongchou.ledger.book.Submission.Reading;
import io.tongchou.ledger.commands.collection.CollectPremium;
import io.tongchou.ledger.commands.collection.FinishCollectionFile;
import io.tongchou.ledger.commands.collection.ReceiveCollectionFile;
import io.tongchou.ledger.eventstore.Answer;
import io.tongchou.ledger.eventstore.Ledger;
import io.tongchou.ledger.eventstore.Sender;
import io.tongchou.ledger.vocabulary.Money;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Posts one tax authority's file from where its progress stands: lines go in their order through the ledger's queue like anybody's
 * commands, a bounded number of them at a time, and the progress is kept now and then. Whatever is taken in between two such moments
 * and a kill is met again as a duplicate from the very same line, and counts as posted.
 */
final class CollectionFilePosting {

    /** Lines that may wait for their answer at once. */
    static final int IN_FLIGHT = 2_000;

    /** Events that the journal may be behind while more are posted. */
    private static final long MOST_BEHIND = 20_000;

    private static final long LOOK_AGAIN_MILLIS = 500;
    private static final int KEPT_EVERY = 5_000;
    private static final long KEPT_AFTER_MILLIS = 1_000;

    private final Ledger ledger;
    private final SourceFiles files;
    private final SourceFile file;
    private final Actor actor;
    private final LocalDate receivedOn;
    private final Queue<Waiting> waiting = new ArrayDeque<>(IN_FLIGHT);
    private final List<LineNote> notes = new ArrayList<>();
    private Progress kept;
    private Progress reached;
    private long begun = System.nanoTime();

    /** A line whose answer is on its way; {@code day} is when it would be entered were that day's month open. */
    private record Waiting(CollectionLine line, LocalDate day, CompletableFuture<Answer> answer) {}

    /** The posting cannot go on now; where it stands is kept. */
    static final class Interrupted extends Exception {

        private static final long serialVersionUID = 1L;

        Interrupted(String reason) {
            super(reason);
        }
    }

    CollectionFilePosting(Ledger ledger, SourceFiles files, SourceFiles.Known known) {
        this.ledger = ledger;
        this.files = files;
        this.file = known.file();
        this.kept = known.progress();
        this.reached = kept;
        this.receivedOn = LocalDate.ofInstant(file.receivedAt(), FilesConfiguration.DAYS);
        this.actor = new Actor(
                file.maker(),
                Set.of(Office.TAX),
                Optional.empty(),
                Set.of(file.book().pool().code()),
                file.person());
    }

    /**
     * Posts what is left of the file.
     *
     * @throws Interrupted where the ledger is busy, or another one posts the file
     */
    void run() throws Interrupted, IOException, UnreadableFile, InterruptedException {
        take(
                "file/" + file.book().fund() + "/" + file.file(),
                new ReceiveCollectionFile(
                        file.file(),
                        file.name(),
                        file.totals().lines(),
                        file.totals().amount(),
                        file.totals()));
        Sender sender = new Sender();
        try (CsvLines lines = new CsvLines(file.encoding().reader(files.open(file)), CollectionLine.HEADER)) {
            for (Optional<CsvLines.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
                if (line.get().number() > kept.line()) {
                    send(CollectionLine.read(line.get(), file.book()), sender);
                }
            }
            while (!waiting.isEmpty()) {
                settle(waiting.remove());
            }
        } finally {
            waiting.forEach(line -> line.answer().join()); // none is under way when the next attempt begins
        }
        keep(false);
        take(
                "file/" + file.book().fund() + "/" + file.file() + "/posted",
                new FinishCollectionFile(
                        file.file(),
                        reached.posted(),
                        reached.postedAmount(),
                        reached.duplicates(),
                        reached.late(),
                        reached.refused()));
        keep(true);
    }

    private void send(CollectionLine line, Sender sender) throws Interrupted, InterruptedException {
        if (waiting.size() >= IN_FLIGHT) {
            settle(waiting.remove());
        }
        waiting.add(
                switch (line.content()) {
                    case Reading.Valid(Command command) -> {
                        CollectPremium premium = (CollectPremium) command;
                        yield new Waiting(
                                line,
                                line.day(premium, receivedOn),
                                ledger.submit(line.submission(premium, file, actor, receivedOn), sender));
                    }
                    case Reading.Invalid(Refusal refusal) ->
                        new Waiting(
                                line,
                                receivedOn,
                                CompletableFuture.completedFuture(Answer.rejected(Optional.empty(), refusal)));
                });
    }

    private void settle(Waiting sent) throws Interrupted, InterruptedException {
        CollectionLine line = sent.line();
        Answer answer = sent.answer().join();
        if (answer.refusal().isPresent()) {
            Refusal refusal = answer.refusal().get();
            if (refusal.code() == RefusalCode.BUSY) {
                throw new Interrupted(refusal.detail());
            }
            notes.add(LineNote.refused(line.number(), line.receiptNo(), refusal));
            reached = counted(line, 0, Money.ZERO, 0, 0, 1);
        } else {
            Answer.Position position = answer.positions().getFirst();
            if (position.source().equals(Optional.of(new Source(file.file(), line.number())))) {
                posted(sent, position.effectiveOn());
            } else {
                reached = counted(line, 0, Money.ZERO, 1, 0, 0);
            }
        }
        if (reached.lines() - kept.lines() >= KEPT_EVERY || millis() > KEPT_AFTER_MILLIS) {
            keep(false);
            letTheJournalFollow();
        }
    }

    /** Figures are to be of today while a file is posted; a journal that does not move is not waited for. */
    private void letTheJournalFollow() throws InterruptedException {
        long before = Long.MAX_VALUE;
        for (long behind = files.behind(file.book());
                behind > MOST_BEHIND && behind < before;
                behind = files.behind(file.book())) {
            before = behind;
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
    }

    private void posted(Waiting sent, LocalDate enteredOn) {
        boolean late = !enteredOn.equals(sent.day());
        if (late) {
            notes.add(new LineNote(
                    sent.line().number(),
                    LineNote.Status.LATE,
                    sent.line().receiptNo(),
                    Optional.empty(),
                    "collected on " + sent.day() + ", whose month is closed, and entered on " + enteredOn,
                    Optional.empty()));
        }
        reached = counted(sent.line(), 1, sent.line().amount().orElseThrow(), 0, late ? 1 : 0, 0);
    }

    private Progress counted(CollectionLine line, int posted, Money amount, int duplicates, int late, int refused) {
        return new Progress(
                line.number(),
                reached.posted() + posted,
                reached.postedAmount().plus(amount),
                reached.duplicates() + duplicates,
                reached.late() + late,
                reached.refused() + refused,
                reached.millis(),
                false);
    }

    private long millis() {
        return (System.nanoTime() - begun) / 1_000_000;
    }

    private void keep(boolean finished) throws Interrupted {
        Progress next = new Progress(
                reached.line(),
                reached.posted(),
                reached.postedAmount(),
                reached.duplicates(),
                reached.late(),
                reached.refused(),
                reached.millis() + millis(),
                finished);
        if (!files.advance(file, kept, next, notes)) {
            throw new Interrupted("another one posts it");
        }
        begun = System.nanoTime();
        kept = next;
        reached = next;
        notes.clear();
    }

    /** Makes one of the file's own commands; it is the same one whoever makes it again. */
    private void take(String id, Command command) throws Interrupted {
        Answer answer = ledger.submit(
                        new Submission(
                                id,
                                CommandType.of(command.getClass()),
                                file.book().pool(),
                                Optional.of(file.book().fund()),
                                Optional.empty(),
                                JsonNodeFactory.instance.objectNode(),
                                new Reading.Valid(command),
                                actor,
                                new ContentHash(
                                        SpooledFile.sha256Digest().digest(id.getBytes(StandardCharsets.UTF_8)))),
                        new Sender())
                .join();
        if (answer.refusal().isPresent()) {
            throw new Interrupted(answer.refusal().get().code() + ": "
                    + answer.refusal().get().detail());
        }
    }
}
