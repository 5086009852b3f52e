package io.tongchou.ledger.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.tongchou.ledger.eventstore.BookVerifier;
import io.tongchou.ledger.vocabulary.BookId;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the bench still runs; it measures nothing here. */
class BenchTest {

    private static final Duration SHORT = Duration.ofMillis(200);

    @TempDir
    private Path directory;

    @Test
    void whatIsAcknowledgedIsStoredAndTheCeilingIsReached() throws Exception {
        try (Server server = new Server(directory)) {
            String url = server.create("bench");
            Commands commands = new Commands();
            try (InProcess ledger = new InProcess(url)) {
                ledger.open();
                try (Proof proof = new Proof(url)) {
                    for (Workload workload :
                            new Workload[] {Workload.of("W1", false, 4, 1, true), Workload.of("W2", true, 1, 1, true)
                            }) {
                        Load.Run run = workload.run(ledger, commands, SHORT);
                        assertThat(run.lines()).isPositive();
                        proof.acknowledged(run.accepted());
                    }
                    ledger.readSide(true);
                    assertThat(proof.lag()).isLessThan(Duration.ofMinutes(1));
                    assertThat(proof.finding().sentence()).endsWith("the same, once each");
                }
            }
            try (Ceiling ceiling = new Ceiling(url, 2)) {
                ceiling.chooseWayOfBatches(SHORT);
                assertThat(ceiling.singles(2, SHORT).lines()).isPositive();
                assertThat(ceiling.rowLength()).isPositive();
            }
        }
    }

    /** The histories are what the ledger would have written: it verifies them, and all ways to their figures meet. */
    @Test
    void aHistoryIsTrueAndEveryWayToItsFiguresComesToTheSame() throws Exception {
        long events = 3000;
        try (Server server = new Server(directory)) {
            String url = server.create("past");
            History.write(url, events, 1, true);
            Past.project(url);
            try (HikariDataSource source = AsOf.source(url)) {
                assertThat(new BookVerifier(source)
                                .verify(BookId.parse(Commands.BOOK))
                                .findings())
                        .isEmpty();
                assertThat(Folding.ours(source))
                        .isEqualTo(Folding.ceiling(source))
                        .hasSizeGreaterThan(30);
            }
            assertThat(new AsOf(url, events, 1).ask(60)).isTrue();
            assertThat(Rebuilding.row(url, events)).startsWith("| 3,000 |");
        }
    }
}
