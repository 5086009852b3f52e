package io.tongchou.ledger.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.tongchou.ledger.feed.EventStream.Asked;
import io.tongchou.ledger.feed.EventStream.Event;
import io.tongchou.ledger.feed.EventStream.From;
import io.tongchou.ledger.http.House;
import io.tongchou.ledger.vocabulary.BookId;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class EventStreamTest {

    private static final int LAST = House.OPENED + 9;

    private final String pool = House.openPool();
    private final BookId book = BookId.parse(pool + "/310");
    private final EventStream stream = House.part(EventStream.class);

    @BeforeEach
    void nineAreCollected() {
        for (int i = 1; i <= 9; i++) {
            assertThat(House.command("tax", House.premium(pool, "p" + i, "R" + i))
                            .status())
                    .isEqualTo(201);
        }
    }

    private Asked asked(Optional<String> type) {
        return new Asked(
                book,
                LAST,
                Optional.empty(),
                type,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static List<Long> sequences(EventStream.Page page) {
        return page.events().stream().map(Event::sequence).toList();
    }

    @Test
    void what_is_rare_is_found_by_going_on_and_no_look_is_longer_than_its_stretch() {
        List<List<Long>> found = new ArrayList<>();
        Optional<Long> before = Optional.of(LAST + 1L);
        while (before.isPresent()) {
            EventStream.Page page =
                    stream.page(asked(Optional.of("PolicyAdopted")), new From.Before(before.get()), 50, 4);
            found.add(sequences(page));
            before = page.older();
        }
        assertThat(found).containsExactly(List.of(), List.of(), List.of((long) House.OPENED));
        EventStream.Page upwards = stream.page(asked(Optional.of("PremiumCollected")), new From.After(0), 50, 4);
        assertThat(sequences(upwards)).containsExactly(4L);
        assertThat(upwards.newer()).contains(4L);
        assertThat(upwards.older()).isEmpty();
    }

    @Test
    void pages_meet_and_nothing_is_told_twice() {
        EventStream.Page first = stream.page(asked(Optional.empty()), new From.Before(Long.MAX_VALUE), 7);
        assertThat(first.newer()).isEmpty();
        EventStream.Page second = stream.page(
                asked(Optional.empty()), new From.Before(first.older().orElseThrow()), 7);
        assertThat(sequences(first)).containsExactly(12L, 11L, 10L, 9L, 8L, 7L, 6L);
        assertThat(sequences(second)).containsExactly(5L, 4L, 3L, 2L, 1L);
        assertThat(second.older()).isEmpty();
        EventStream.Page back = stream.page(
                asked(Optional.empty()), new From.After(second.newer().orElseThrow()), 7);
        assertThat(back).isEqualTo(first);
    }

    @Test
    void an_event_that_somebody_changed_is_told_from_the_others() throws SQLException {
        HikariDataSource house = House.part(HikariDataSource.class);
        try (Connection owner = DriverManager.getConnection(house.getJdbcUrl(), "postgres", "")) {
            owner.setAutoCommit(false); // nobody else ever sees it
            try (Statement statement = owner.createStatement();
                    PreparedStatement change = owner.prepareStatement(
                            "UPDATE ledger.domain_event SET payload = ? WHERE book = ? AND sequence = ?")) {
                statement.execute("SET session_replication_role = replica");
                change.setBytes(1, "{".getBytes(StandardCharsets.UTF_8));
                change.setString(2, book.toString());
                change.setLong(3, 6);
                change.executeUpdate();
                EventStream seeing = new EventStream(new SingleConnectionDataSource(owner, true));
                List<Event> events = seeing.page(asked(Optional.empty()), new From.Before(8), 3)
                        .events();
                assertThat(events).extracting(Event::chained).containsExactly(true, false, true);
                assertThat(events.get(1).effectiveOn()).isEmpty();
                assertThat(events.get(1).maker()).isEqualTo("tax");
            } finally {
                owner.rollback();
            }
        }
        assertThat(stream.page(asked(Optional.empty()), new From.Before(LAST + 1), 50)
                        .events())
                .allMatch(Event::chained);
    }
}
