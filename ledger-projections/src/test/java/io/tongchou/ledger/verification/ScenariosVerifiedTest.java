package io.tongchou.ledger.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.commands.GivenBook;
import io.tongchou.ledger.eventstore.BookVerifier;
import io.tongchou.ledger.eventstore.SealWitness;
import io.tongchou.ledger.eventstore.Verification;
import io.tongchou.ledger.journal.TestLedger;
import io.tongchou.ledger.scenario.PlayedScenarios;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A sound book is found sound: the books of every city's scenario, down to the last row. */
class ScenariosVerifiedTest {

    @Test
    void nothingIsFoundInThem() throws IOException {
        TestLedger ledger = TestLedger.open(16, 64, 256);
        List<GivenBook> books = PlayedScenarios.books();
        WrittenBooks.write(ledger, books);
        BookVerifier verifier = new BookVerifier(
                ledger.source(),
                SealWitness.expecting(new SealWitness.Expected(
                        Optional.of(Instant.parse("2024-07-01T00:00:00Z")),
                        Optional.of(Set.of(WrittenBooks.KEY.id())))),
                ReadSideWitness::new);
        assertThat(books).hasSizeGreaterThan(5).allSatisfy(book -> {
            Verification verification = verifier.verify(book.state().id());
            assertThat(verification.findings()).as(book.state().id().toString()).isEmpty();
            assertThat(verification.sequence()).isEqualTo(book.history().size());
        });
    }

    @Test
    void aJournalThatIsBehindIsHeldAgainstWhatItHas() throws IOException {
        TestLedger behind = TestLedger.open(16, 64, 256);
        GivenBook book = PlayedScenarios.books().getFirst();
        int projected = book.history().size() / 2;
        WrittenBooks.write(behind, List.of(book), projected);
        Verification verification = new BookVerifier(behind.source(), ReadSideWitness::new)
                .verify(book.state().id());
        assertThat(verification.findings()).isEmpty();
        assertThat(verification.sequence()).isEqualTo(book.history().size());
        assertThat(verification.checks())
                .filteredOn(check -> check.name().equals("journal-entries"))
                .singleElement()
                .extracting(Verification.Check::checked)
                .isEqualTo(behind.sql()
                        .sql("SELECT (SELECT count(*) FROM reading.entry) + (SELECT count(*) FROM reading.posting)")
                        .query(Long.class)
                        .single());
    }
}
