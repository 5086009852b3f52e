package io.tongchou.ledger.verify;

import io.tongchou.ledger.eventstore.Verification;
import io.tongchou.ledger.format.Hash;
import io.tongchou.ledger.policy.Fault;
import io.tongchou.ledger.tasks.Task;
import io.tongchou.ledger.tasks.Tasks;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.PoolCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/** Books are proved from their events by tasks while commands go on; two at a time, so that figures do not wait for auditors. */
@Component
public class Verifications {

    private static final int AT_ONCE = 2;

    private final Verifier verifier;
    private final Tasks tasks;
    private final Semaphore turns = new Semaphore(AT_ONCE, true);

    Verifications(Verifier verifier, Tasks tasks) {
        this.verifier = verifier;
        this.tasks = tasks;
    }

    /**
     * Begins to prove a book.
     *
     * @param heads the chain's hashes that were answered after events, by sequence: the chain must still go through them
     */
    public Task begin(BookId book, Map<Long, Hash> heads, String askedBy) {
        return tasks.begin(
                Tasks.Kind.VERIFY,
                Optional.of(book),
                askedBy,
                progress -> verified(List.of(book), heads, progress).json());
    }

    /** Begins to prove all books of a pool, one after the other; empty where it has none. */
    Optional<Task> begin(String pool, String askedBy) {
        List<BookId> books = verifier.books(Optional.empty()).stream()
                .filter(book -> book.pool().code().equals(pool))
                .toList();
        return books.isEmpty()
                ? Optional.empty()
                : Optional.of(tasks.begin(
                        Tasks.Kind.VERIFY,
                        new PoolCode(pool),
                        askedBy,
                        progress -> verified(books, Map.of(), progress).json()));
    }

    /**
     * Heads as they were answered, each as {@code <sequence>:<64 hexadecimal digits>}.
     *
     * @param faults takes what is wrong with any of them, by {@code heads[<its place from 0>]}
     */
    public static Map<Long, Hash> heads(List<String> given, List<Fault> faults) {
        Map<Long, Hash> heads = new HashMap<>();
        for (int i = 0; i < given.size(); i++) {
            try {
                AnsweredHead head = AnsweredHead.parse(given.get(i));
                Hash other = heads.putIfAbsent(head.sequence(), head.hash());
                if (other != null && !other.equals(head.hash())) {
                    faults.add(new Fault("heads[" + i + "]", "differs from another head of the same event"));
                }
            } catch (IllegalArgumentException e) {
                faults.add(new Fault("heads[" + i + "]", "must be <sequence>:<64 hexadecimal digits in lower case>"));
            }
        }
        return heads;
    }

    private VerificationAnswer verified(List<BookId> books, Map<Long, Hash> heads, Tasks.Progress progress)
            throws InterruptedException {
        progress.phase("waiting for another verification", 0);
        turns.acquire();
        try {
            List<Verification> verifications = new ArrayList<>();
            for (BookId book : books) {
                verifications.add(verifier.verify(book, heads, told(progress)));
            }
            return VerificationAnswer.of(verifications);
        } finally {
            turns.release();
        }
    }

    private static Verifier.Progress told(Tasks.Progress progress) {
        return new Verifier.Progress() {
            @Override
            public void events(BookId book, long last) {
                progress.phase("events of book " + book, last);
            }

            @Override
            public void reached(long sequence) {
                progress.reached(sequence);
            }

            @Override
            public void identities(BookId book) {
                progress.phase("identities of book " + book, 0);
            }
        };
    }
}
