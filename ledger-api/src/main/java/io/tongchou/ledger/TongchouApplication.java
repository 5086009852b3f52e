package io.tongchou.ledger;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The ledger as one process: commands over HTTP, the event store, the figures, and a database of its own if none is named. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class TongchouApplication {

    static {
        // Axon's configurer would report what it finds here to its makers; a ledger tells nobody anything.
        System.setProperty("axoniq.update-checker.disabled", "true");
    }

    public static void main(String[] arguments) {
        SpringApplication.run(TongchouApplication.class, arguments);
    }
}
