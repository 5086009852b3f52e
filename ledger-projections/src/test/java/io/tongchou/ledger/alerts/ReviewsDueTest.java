package io.tongchou.ledger.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.events.Alert;
import io.tongchou.ledger.events.AlertsReviewed;
import io.tongchou.ledger.events.UnitWithdrawn;
import io.tongchou.ledger.journal.TestLedger;
import io.tongchou.ledger.posting.Recorded;
import io.tongchou.ledger.vocabulary.AlertLevel;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.IndicatorKind;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReviewsDueTest {

    private static final UnitCode UNIT = new UnitCode("410222");
    private static final LocalDate DAY = LocalDate.of(2021, 3, 31);
    private static final Instant NOON = Instant.parse("2021-03-31T04:00:00Z");

    private final TestLedger ledger = TestLedger.open();
    private final BookId book = TestLedger.newBook();
    private final ReviewsDue reviews = new ReviewsDue(ledger.source(), ZoneId.of("Asia/Shanghai"));

    @AfterEach
    void stop() {
        ledger.source().close();
    }

    private List<String> due(LocalDate today) {
        return reviews.on(today).stream().map(ReviewsDue.Due::id).toList();
    }

    private void answered(String id) {
        ledger.sql()
                .sql("INSERT INTO ledger.command_outcome VALUES (?, ?, ''::bytea, false, '{310}', '{1}')")
                .param(book.pool().code())
                .param(id)
                .update();
    }

    @Test
    void everyBookOnceADayFromTheDayAfterItWasOpened() {
        ledger.record(book, NOON, List.of(other()));
        assertThat(due(DAY)).isEmpty();
        assertThat(due(DAY.plusDays(1)))
                .containsExactly("alerts/" + book + "/2021-04-01", "obligations/" + book + "/2021-04-01");
        answered("alerts/" + book + "/2021-04-01");
        answered("obligations/" + book + "/2021-04-01");
        assertThat(due(DAY.plusDays(1))).isEmpty();
        assertThat(due(DAY.plusDays(2)))
                .containsExactly("alerts/" + book + "/2021-04-02", "obligations/" + book + "/2021-04-02");
    }

    @Test
    void afterTheLastCloseOfAMonth() {
        ledger.record(
                book,
                NOON,
                List.of(
                        other(),
                        TestLedger.noEntry(LocalDate.of(2021, 1, 31)),
                        TestLedger.noEntry(LocalDate.of(2021, 2, 28)),
                        other()));
        assertThat(due(DAY))
                .containsExactly("alerts/" + book + "/closed-2021-02-3", "obligations/" + book + "/closed-2021-02-3");
        answered("alerts/" + book + "/closed-2021-02-3");
        answered("obligations/" + book + "/closed-2021-02-3");
        assertThat(due(DAY)).isEmpty();
    }

    @Test
    void whatWasRaisedAndClearedComesLatestFirstAndPageByPage() {
        Alert one = alert(Optional.of(UNIT), "one");
        Alert two = alert(Optional.empty(), "two");
        ledger.record(
                book,
                NOON,
                List.of(
                        review(List.of(one), List.of()),
                        review(List.of(), List.of()),
                        review(List.of(two), List.of(one))));
        ledger.record(book, NOON.plusMillis(1), List.of(review(List.of(one), List.of())));
        AlertHistory history = new AlertHistory(ledger.source());
        String pool = book.pool().code();

        AlertHistory.Page first = history.page(pool, Optional.empty(), Optional.empty(), Optional.empty(), 2);
        assertThat(first.changes()).extracting(AlertHistory.Change::sequence).containsExactly(4L, 3L, 3L);
        assertThat(first.changes()).extracting(AlertHistory.Change::raised).containsExactly(true, true, false);
        AlertHistory.Page second = history.page(pool, Optional.empty(), Optional.empty(), first.next(), 2);
        assertThat(second.changes()).extracting(AlertHistory.Change::sequence).containsExactly(1L);
        assertThat(second.next()).isEmpty();

        assertThat(history.page(pool, Optional.of(UNIT), Optional.of(NOON), Optional.empty(), 9)
                        .changes())
                .extracting(AlertHistory.Change::sequence)
                .containsExactly(3L, 1L);
    }

    private static Recorded review(List<Alert> raised, List<Alert> cleared) {
        return new Recorded(new AlertsReviewed(raised, cleared), DAY, Optional.empty());
    }

    private static Recorded other() {
        return new Recorded(new UnitWithdrawn(UNIT, DAY), DAY, Optional.empty());
    }

    private static Alert alert(Optional<UnitCode> unit, String subject) {
        return new Alert(
                IndicatorKind.ADVANCE_AGE, unit, Optional.of(subject), AlertLevel.ORANGE, subject, Optional.empty());
    }
}
