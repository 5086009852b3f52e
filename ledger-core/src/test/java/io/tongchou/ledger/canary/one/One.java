package io.tongchou.ledger.canary.one;

import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.Decision;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.canary.two.Two;
import java.sql.Connection;
import java.time.Instant;
import org.axonframework.config.Configurer;

/** Breaks every rule of the architecture, so that the rules are seen to catch it. */
public abstract class One implements Command {

    double money;
    Configurer configurer;
    Connection connection;
    Two otherFeature;
    Instant now = Instant.now();

    @Override
    public abstract Decision decide(BookState book, Facts facts, Occasion occasion);
}
