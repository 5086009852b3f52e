package io.tongchou.ledger.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tongchou.ledger.book.StoredEvent;
import io.tongchou.ledger.commands.GivenBook;
import io.tongchou.ledger.eventstore.EventJson;
import io.tongchou.ledger.scenario.PlayedScenarios;
import io.tongchou.ledger.vocabulary.Posting;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the feed tells of every event of every city's scenario, to all and to each county. */
class FeedEventTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static StoredRow row(GivenBook book, StoredEvent event) {
        try {
            return new StoredRow(
                    book.state().id(),
                    event.sequence(),
                    "x",
                    event.recorded().event().getClass().getSimpleName(),
                    "1",
                    Instant.EPOCH,
                    EventJson.write(event.recorded()),
                    JSON.writeValueAsBytes(event.by().toMetaData()),
                    new byte[32],
                    new byte[32]);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<String> told(GivenBook book, StoredEvent event, Optional<UnitCode> county) {
        return FeedEvent.of(row(book, event), county).map(json -> new String(json, StandardCharsets.UTF_8));
    }

    @Test
    void allIsToldToWhoReadsThePool() throws IOException {
        for (GivenBook book : PlayedScenarios.books()) {
            for (StoredEvent event : book.history()) {
                JsonNode told =
                        JSON.readTree(told(book, event, Optional.empty()).orElseThrow());
                assertThat(told.at("/event/type").textValue())
                        .isEqualTo(event.recorded().event().getClass().getSimpleName());
                assertThat(told.at("/entry/postings").size())
                        .isEqualTo(event.recorded()
                                .entry()
                                .map(entry -> entry.postings().size())
                                .orElse(0));
                assertThat(told.toString()).doesNotContain("\"fen\"");
            }
        }
    }

    @Test
    void nothingToldToACountyNamesAnotherAndAllItsLegsAreThere() throws IOException {
        Set<String> whole = new TreeSet<>();
        for (GivenBook book : PlayedScenarios.books()) {
            List<UnitCode> units = book.state().unitsAndReserve();
            for (UnitCode county : book.state().units()) {
                for (StoredEvent event : book.history()) {
                    Optional<String> told = told(book, event, Optional.of(county));
                    List<Posting> own = event.recorded().entry().stream()
                            .flatMap(entry -> entry.postings().stream())
                            .filter(leg -> leg.unit().equals(county))
                            .toList();
                    assertThat(told.isPresent() || own.isEmpty()).isTrue();
                    if (told.isEmpty()) {
                        continue;
                    }
                    JsonNode json = JSON.readTree(told.get());
                    assertThat(json.at("/entry/postings").size()).isEqualTo(own.size());
                    if (json.has("event")) {
                        whole.add(json.get("type").textValue());
                    }
                    ((ObjectNode) json).remove("book"); // the city level has the pool's code
                    for (UnitCode other : units) {
                        if (!other.equals(county)) {
                            assertThat(json.toString()).doesNotContain(other.code());
                        }
                    }
                }
            }
        }
        assertThat(whole)
                .contains("PremiumCollected", "BenefitPaid", "FundsRequested", "FundRequestVerified", "GapCauseRuled")
                .doesNotContain("MonthClosed", "YearClosed", "EntryMoved", "AlertsReviewed", "ObligationsReviewed");
    }
}
