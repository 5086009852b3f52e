package io.tongchou.ledger;

import io.tongchou.ledger.verify.VerifyCommand;
import java.util.List;
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
        List<String> all = List.of(arguments);
        if (!all.isEmpty() && all.getFirst().equals("verify")) {
            System.exit(VerifyCommand.run(all.subList(1, all.size())));
        }
        SpringApplication.run(TongchouApplication.class, arguments);
    }
}
