package io.tongchou.ledger.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts that people have approved. What is made now stands under {@code target/received} and can be copied over them. */
final class Approved {

    private Approved() {}

    static void check(String name, String now) throws IOException {
        Path received = Path.of("target/received", name);
        Files.createDirectories(received.getParent());
        Files.writeString(received, now);
        Path approved = Path.of("src/test/resources/approved", name);
        assertThat(Files.exists(approved) ? Files.readString(approved) : "")
                .as("%s is approved; what is made now stands in %s", approved, received)
                .isEqualTo(now);
    }
}
