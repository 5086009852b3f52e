package io.tongchou.ledger.wiring;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Says, last of all, that the ledger is up and where. */
@Component
class Announcement {

    private static final Logger log = LoggerFactory.getLogger(Announcement.class);

    private final DatabaseAccess access;
    private final LedgerSettings settings;

    Announcement(DatabaseAccess access, LedgerSettings settings) {
        this.access = access;
        this.settings = settings;
    }

    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void announce(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof WebServerApplicationContext context
                && context.getWebServer() != null) {
            String database = access.embedded().isPresent()
                    ? "data in " + settings.dataDir().toAbsolutePath().normalize()
                    : "data at " + access.url();
            log.info(
                    "The ledger is open at http://localhost:{}/ ({})",
                    context.getWebServer().getPort(),
                    database);
        }
    }
}
