package io.tongchou.ledger.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tongchou.ledger.vocabulary.Money;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that is being posted, while the service and its database are killed by turns. */
class FileKillTest {

    private static final int LINES = 20_000;
    private static final Duration POSTED_WITHIN = Duration.ofMinutes(3);
    private static final String BOOK = Premiums.BOOKS.getFirst();
    private static final String FILES = "/api/v1/pools/" + BOOK.replace("/", "/funds/") + "/collection-files";

    @TempDir
    Path directory;

    @Test
    void is_posted_to_its_end_and_nothing_twice() throws Exception {
        long seed = Long.getLong("seed", ThreadLocalRandom.current().nextInt());
        Random random = new Random(seed);
        try (ServiceProcess service = ServiceProcess.open(directory.resolve("data"))) {
            People people = new People(service.port());
            Premiums.open(people);
            StringBuilder csv =
                    new StringBuilder("receiptNo,unit,payer,payerCategory,kind,period,amount,lateFee,collectedOn\n");
            Money total = Money.ZERO;
            Money good = Money.ZERO;
            int refused = 0;
            int duplicates = 0;
            for (int i = 0; i < LINES; i++) {
                Money amount = Money.ofFen(1 + random.nextInt(1_000_000));
                boolean isRefused = random.nextInt(50) == 0;
                boolean isDuplicate = !isRefused && i > 0 && random.nextInt(50) == 0;
                String line = "F" + i + "," + (isRefused ? "999999" : "410222") + ",,EMPLOYER,CURRENT,2021-03," + amount
                        + ",,2021-03-15\n";
                csv.append(line);
                total = total.plus(amount);
                refused += isRefused ? 1 : 0;
                good = isRefused ? good : good.plus(amount);
                if (isDuplicate) {
                    csv.append(line);
                    total = total.plus(amount);
                    duplicates++;
                }
            }
            int lines = (int) csv.chars().filter(character -> character == '\n').count() - 1;
            People.Reply received = people.file(FILES, csv.toString(), lines, total.toString());
            assertThat(received.status()).as(received.text()).isEqualTo(202);
            String file = FILES + "/" + received.json().get("file").textValue();
            for (int kill = 1; kill <= 4; kill++) {
                awaitPosted(people, file, kill * LINES / 6);
                if (kill % 2 == 0) {
                    service.killDatabase(); // the service looks after it
                } else {
                    service.kill();
                    service.start();
                }
            }
            JsonNode outcome = awaitPosted(people, file, lines);
            assertThat(outcome.get("posted").intValue()).as("seed %d", seed).isEqualTo(lines - refused - duplicates);
            assertThat(outcome.get("postedAmount").textValue())
                    .as("seed %d", seed)
                    .isEqualTo(good.toString());
            assertThat(outcome.get("duplicates").intValue()).as("seed %d", seed).isEqualTo(duplicates);
            assertThat(outcome.get("refused").intValue()).as("seed %d", seed).isEqualTo(refused);
            Stored stored = new Stored(service);
            stored.provedHead(BOOK);
            assertThat(stored.premiums(BOOK)).hasSize(lines - refused - duplicates);
            assertThat(stored.receipts(BOOK)).isEqualTo(lines - refused - duplicates);
        }
    }

    /** Waits until so many lines are dealt with, or all of them and noted in the book. */
    private static JsonNode awaitPosted(People people, String file, int lines) {
        AtomicReference<JsonNode> last = new AtomicReference<>();
        ServiceProcess.within(POSTED_WITHIN, lines + " lines are posted", () -> {
            try {
                People.Reply reply = people.get("tax", file);
                if (reply.status() != 200) {
                    return false;
                }
                JsonNode now = reply.json();
                last.set(now);
                return now.get("status").textValue().equals("POSTED")
                        || (now.get("posted").intValue() >= lines && lines < LINES);
            } catch (IOException killed) {
                return false;
            }
        });
        return last.get();
    }
}
