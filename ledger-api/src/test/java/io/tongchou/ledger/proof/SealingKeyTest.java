package io.tongchou.ledger.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongchou.ledger.wiring.StartRefused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealingKeyTest {

    /** Test 1 of RFC 8032, 7.1, as openssl writes it; its public half is that of the published test vectors. */
    private static final String WELL_KNOWN = """
            -----BEGIN PRIVATE KEY-----
            MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g
            -----END PRIVATE KEY-----
            """;

    private static final String PUBLIC_ID = "06e3fd8fda29bb60ab59557de61edb0aecdb231134be30e75b455f8e1b792fa9";

    private static final byte[] MESSAGE = "what is signed".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path directory;

    @Test
    void theKeyThatIsNamedIsReadWithItsPublicHalf() throws IOException {
        SealingKey key = SealingKey.of(Files.writeString(directory.resolve("key.pem"), WELL_KNOWN));
        assertThat(key.verifying().id().hex()).isEqualTo(PUBLIC_ID);
        assertThat(key.verifying().verifies(MESSAGE, key.sign(MESSAGE))).isTrue();
    }

    @Test
    void theKeyOfAnEmbeddedLedgerIsMadeOnceAndReadableByItsOwnerOnly() throws IOException {
        SealingKey made = SealingKey.keptIn(directory);
        assertThat(SealingKey.keptIn(directory).verifying().id())
                .isEqualTo(made.verifying().id());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("seal-key.pem"))))
                .isEqualTo("rw-------");
        assertThat(made.verifying().verifies(MESSAGE, made.sign(MESSAGE))).isTrue();
    }

    @Test
    void whatIsNoKeyRefusesTheStartAndIsNotShown() throws IOException {
        String content = WELL_KNOWN.lines().toList().get(1);
        for (String none :
                List.of("", content, WELL_KNOWN.replace("MC4CAQ", "MC4CAR"), WELL_KNOWN.replace("PRIVATE", "PUBLIC"))) {
            Path file = Files.writeString(directory.resolve("none.pem"), none);
            assertThatThrownBy(() -> SealingKey.of(file))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("none.pem")
                    .hasMessageNotContaining(content.substring(10, 40));
        }
        assertThatThrownBy(() -> SealingKey.of(directory.resolve("nowhere.pem")))
                .isInstanceOf(StartRefused.class);
    }
}
