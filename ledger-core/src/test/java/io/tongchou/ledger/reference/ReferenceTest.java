package io.tongchou.ledger.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.commands.CommandCatalog;
import io.tongchou.ledger.events.LedgerEvent;
import io.tongchou.ledger.events.ProposalMade;
import io.tongchou.ledger.eventstore.Approved;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The reference pages are as they were approved, and nothing in them lacks its words. */
class ReferenceTest {

    private static final Path PAGES = Path.of("../docs/reference");
    private static final Reference REFERENCE = new Reference();

    private final Fields fields = new Fields(REFERENCE.sources());

    @Test
    void commandsAreDescribedAsApproved() throws IOException {
        String page = REFERENCE.commands(fields);
        assertThat(fields.undocumented()).isEmpty();
        Approved.check(PAGES.resolve("commands.md"), page);
    }

    @Test
    void eventsAreDescribedAsApproved() throws IOException {
        String page = REFERENCE.events(fields);
        assertThat(fields.undocumented()).isEmpty();
        Approved.check(PAGES.resolve("events.md"), page);
    }

    @Test
    void entriesAreDescribedAsApproved() throws IOException {
        Approved.check(PAGES.resolve("postings.md"), REFERENCE.postings());
    }

    @Test
    void refusalsAreDescribedAsApproved() throws IOException {
        Approved.check(PAGES.resolve("refusals.md"), REFERENCE.refusals());
    }

    @Test
    void everyRefusalHasItsSentenceAndIsGivenBySomebody() {
        assertThat(RefusalCode.values())
                .allSatisfy(code -> assertThat(code.meaning()).matches("[A-Z].{10,}\\."))
                .allSatisfy(code ->
                        assertThat(REFERENCE.givenBy(code)).as(code.name()).isNotEmpty());
    }

    @Test
    void everyCommandIsInTheCatalogueAndMakesItsEvent() {
        assertThat(CommandCatalog.all())
                .allSatisfy(type -> assertThat(REFERENCE.events(type).isEmpty())
                        .as("%s makes no event that could be found", type.name())
                        .isEqualTo(Command.Approval.class.isAssignableFrom(type.record())));
        assertThat(REFERENCE.sources().declaring("decide", "io.tongchou.ledger.commands"))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(CommandCatalog.all().stream(), CommandCatalog.own().stream())
                                .map(type -> type.record().getName())
                                .toList());
    }

    @Test
    void everyEventIsMadeByACommand() {
        assertThat(LedgerEvent.class.getPermittedSubclasses())
                .filteredOn(event -> REFERENCE.makers(event).isEmpty())
                .containsExactly(ProposalMade.class);
    }

    private record Silent(String wordless) {}

    @Test
    void whatNothingIsSaidOfIsNoticed() {
        fields.documentation(Silent.class);
        fields.table(Silent.class, List.of());
        assertThat(fields.undocumented()).containsExactly("Silent", "Silent.wordless");
    }
}
