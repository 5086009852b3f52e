package io.tongchou.ledger.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tongchou.ledger.events.LedgerEvent;
import io.tongchou.ledger.posting.Entry;
import io.tongchou.ledger.posting.PostingRules;
import io.tongchou.ledger.posting.Recorded;
import io.tongchou.ledger.reference.Examples;
import io.tongchou.ledger.vocabulary.Posting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Events as they are stored, for ever. A difference to the approved texts is a change of what is already in databases: it needs
 * a new revision and an upcaster, and only what is new may be added to the files.
 */
class StoredEventsTest {

    private static final LocalDate DAY = LocalDate.of(2021, 3, 15);

    private static Recorded recorded(LedgerEvent event) {
        List<Posting> legs = PostingRules.postings(event);
        return new Recorded(
                event,
                DAY,
                legs.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                new Entry(7, Optional.of("kaifeng-2020-59"), Optional.of("汴政办〔2020〕59号 四(一)1"), legs)));
    }

    @Test
    void everyEventIsStoredAsApproved() throws IOException {
        assertThat(Examples.all().stream().map(event -> event.getClass().getName()))
                .containsExactlyElementsOf(Arrays.stream(LedgerEvent.class.getPermittedSubclasses())
                        .map(Class::getName)
                        .toList());
        Approved.check(
                "stored-events.txt",
                Examples.all().stream()
                        .map(event -> event.getClass().getSimpleName() + " " + EventJson.REVISION + " "
                                + new String(EventJson.write(recorded(event)), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("\n", "", "\n")));
    }

    @Test
    void whatIsApprovedReadsBackEqual() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("src/test/resources/approved/stored-events.txt"));
        List<LedgerEvent> examples = Examples.all();
        assertThat(lines).hasSize(examples.size());
        for (int i = 0; i < lines.size(); i++) {
            String payload = lines.get(i).split(" ", 3)[2];
            Recorded read = EventJson.read(payload.getBytes(StandardCharsets.UTF_8));
            assertThat(read).isEqualTo(recorded(examples.get(i)));
            JsonNode again = EventJson.mapper().readTree(EventJson.write(read));
            assertThat(again).isEqualTo(EventJson.mapper().readTree(payload));
        }
    }
}
