package io.tongchou.ledger;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The ledger as one process: commands over HTTP, the event store, the figures, and a database of its own if none is named. */
@SpringBootApplication
public class TongchouApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(TongchouApplication.class, arguments);
    }
}
