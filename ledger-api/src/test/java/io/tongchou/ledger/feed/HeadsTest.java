package io.tongchou.ledger.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.eventstore.LedgerEventStore;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class HeadsTest {

    @Test
    void followersAreAsManyAsTheNodeCanBearAndWhoGoesMakesRoom() {
        try (LedgerEventStore events = new LedgerEventStore(new InMemoryEventStorageEngine())) {
            Heads heads = new Heads(new DriverManagerDataSource(), events);
            List<Heads.Follower> followers = new ArrayList<>();
            for (int i = 0; i < Heads.MOST_FOLLOWERS; i++) {
                followers.add(heads.follow(book -> true).orElseThrow());
            }
            assertThat(heads.follow(book -> true)).isEmpty();
            followers.getFirst().close();
            followers.getFirst().close(); // whoever closes twice gives one place back
            assertThat(heads.follow(book -> true)).isPresent();
            assertThat(heads.follow(book -> true)).isEmpty();
        }
    }
}
