package io.tongchou.ledger.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SpoolTest {

    @Test
    void gives_back_in_order_what_was_added_however_much_waits() throws Exception {
        Random random = new Random(20210315);
        ByteArrayOutputStream added = new ByteArrayOutputStream();
        ByteArrayOutputStream taken = new ByteArrayOutputStream();
        try (Spool spool = new Spool(1000)) {
            for (int i = 0; i < 20_000; i++) {
                if (random.nextInt(3) > 0 || spool.isDrained()) {
                    byte[] bytes = ("answer " + i + "\n")
                            .repeat(1 + random.nextInt(20))
                            .getBytes(StandardCharsets.UTF_8);
                    added.writeBytes(bytes);
                    spool.add(bytes);
                } else {
                    taken.writeBytes(spool.take().orElseThrow());
                }
            }
            assertThat(spool.largestFile()).isPositive();
            spool.finish();
            for (Optional<byte[]> next = spool.take(); next.isPresent(); next = spool.take()) {
                taken.writeBytes(next.get());
            }
            assertThat(spool.isDrained()).isTrue();
        }
        assertThat(taken.toByteArray()).isEqualTo(added.toByteArray());
    }

    @Test
    void needs_no_file_while_the_taker_keeps_up() throws Exception {
        try (Spool spool = new Spool(1000)) {
            for (int i = 0; i < 1000; i++) {
                spool.add(new byte[999]);
                assertThat(spool.take())
                        .hasValueSatisfying(bytes -> assertThat(bytes).hasSize(999));
            }
            assertThat(spool.largestFile()).isZero();
        }
    }

    @Test
    void drops_what_nobody_takes_any_more() throws Exception {
        Spool spool = new Spool(10);
        spool.add(new byte[100]);
        spool.close();
        spool.add(new byte[100]);
        assertThat(spool.take()).isEmpty();
    }
}
