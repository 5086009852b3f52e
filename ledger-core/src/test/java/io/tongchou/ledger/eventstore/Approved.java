package io.tongchou.ledger.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts that people have approved. What is made now stands under {@code target/received} and can be copied over them. */
public final class Approved {

    private Approved() {}

    static void check(String name, String now) throws IOException {
        check(Path.of("src/test/resources/approved", name), now);
    }

    /** Holds what is made now against the file that was approved. */
    public static void check(Path approved, String now) throws IOException {
        Path received = Path.of("target/received").resolve(approved.getFileName());
        Files.createDirectories(received.getParent());
        Files.writeString(received, now);
        assertThat(now)
                .as(
                        "%s was approved; where what is made now is right, in ledger-core: cp %s %s",
                        approved, received, approved)
                .isEqualTo(Files.exists(approved) ? Files.readString(approved) : "");
    }
}
