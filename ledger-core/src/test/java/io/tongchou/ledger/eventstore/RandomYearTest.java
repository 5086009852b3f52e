package io.tongchou.ledger.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.zaxxer.hikari.HikariDataSource;
import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.commands.BookInMemory;
import io.tongchou.ledger.commands.RandomYear;
import io.tongchou.ledger.commands.RandomYear.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;

/** Random commands on PostgreSQL, in batches of any size: the answers and the book are those of the rules alone. */
class RandomYearTest {

    private static HikariDataSource source;

    @BeforeAll
    static void create() {
        source = TestDatabase.create();
    }

    @AfterAll
    static void drop() {
        source.close();
    }

    @RepeatedTest(2)
    void isAnsweredAndStoredAsTheRulesSay() {
        long seed = System.nanoTime();
        System.out.println("RandomYearTest: seed " + seed);
        Kaifeng.empty(source);
        RandomYear commands = new RandomYear(seed);
        Random sizes = new Random(seed);
        try (TestLedger node = new TestLedger(source)) {
            Kaifeng.open(node);
            BookInMemory model = new BookInMemory(node.reader.at(Kaifeng.BOOK, Long.MAX_VALUE));
            Map<String, Long> before = Kaifeng.rows(source);
            long taken = 0;
            List<Step> batch = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                Step step = commands.next();
                if (!BookInMemory.command(step).needsSecondPerson()) {
                    batch.add(step);
                    if (batch.size() < sizes.nextInt(1, 30)) {
                        continue;
                    }
                    taken += send(node, model, batch);
                    continue;
                }
                taken += send(node, model, batch);
                Answer proposal = Kaifeng.send(node, step.who(), step.line());
                Optional<?> refusal = model.take(step);
                assertThat(proposal.refusal().map(refused -> refused.code()))
                        .as("seed %s: %s", seed, step)
                        .isEqualTo(refusal);
                if (refusal.isEmpty()) {
                    Kaifeng.assertAccepted(Kaifeng.approve(node, "yes-" + step.id(), step.id()));
                    model.skipProposal();
                    taken += 2;
                }
            }
            taken += send(node, model, batch);
            assertThat(Kaifeng.rows(source).get("domain_event")).isEqualTo(before.get("domain_event") + taken);
            assertThat(Kaifeng.rows(source).get("command_outcome")).isEqualTo(before.get("command_outcome") + taken);
            BookState stored = node.reader.at(Kaifeng.BOOK, Long.MAX_VALUE);
            assertThat(BookInMemory.picture(stored)).as("seed %s", seed).isEqualTo(BookInMemory.picture(model.state()));
            Kaifeng.assertSound(node);
        }
    }

    /** Sends a batch at once and empties it; how many were accepted. */
    private static long send(TestLedger node, BookInMemory model, List<Step> batch) {
        Sender sender = new Sender();
        List<CompletableFuture<Answer>> answers = batch.stream()
                .map(step -> node.send(step.who(), (JsonNode) step.line(), sender))
                .toList();
        long accepted = 0;
        for (int i = 0; i < batch.size(); i++) {
            Answer answer = Kaifeng.get(answers.get(i));
            assertThat(answer.refusal().map(refused -> refused.code()))
                    .as(batch.get(i).toString())
                    .isEqualTo(model.take(batch.get(i)));
            accepted += answer.refusal().isEmpty() ? 1 : 0;
        }
        batch.clear();
        return accepted;
    }
}
