package io.tongchou.ledger.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.book.RefusalCode;
import io.tongchou.ledger.eventstore.Answer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CommandStreamTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<String> taken = Collections.synchronizedList(new ArrayList<>());

    /** Answers every line with its own id. */
    private CompletableFuture<Answer> take(StrictJson.Parsed parsed) {
        String id = parsed.node().path("id").asText("?");
        taken.add(id);
        return CompletableFuture.completedFuture(
                Answer.rejected(Optional.of(id), Refusal.of(RefusalCode.BUSY, "refused " + id)));
    }

    @Test
    void answers_lines_in_their_order_passing_over_blank_ones() throws Exception {
        assertThat(answered("{\"id\":\"1\"}\n\n  \r\n{\"id\":\"2\"}\r\n{\"id\":\"3\"}"))
                .containsExactly("1", "2", "3");
        assertThat(answered("")).isEmpty();
        assertThat(answered("\n \n\t")).isEmpty();
    }

    @Test
    void passes_over_a_line_that_is_too_long_and_goes_on() throws Exception {
        String tooLong = "{\"id\":\"" + "x".repeat(10 * 1024 * 1024) + "\"}";
        assertThat(answered("{\"id\":\"1\"}\n" + tooLong + "\n{\"id\":\"2\"}\n" + tooLong))
                .containsExactly("1", "INVALID", "2", "INVALID");
        assertThat(taken).containsExactly("1", "2");
    }

    @Test
    void posts_nothing_of_a_line_that_is_cut_off() throws Exception {
        InputStream cut =
                new SequenceInputStream(stream("{\"id\":\"1\"}\n{\"id\":\"2\"}\n{\"id\":\"3\"}"), new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new EOFException("the connection broke");
                    }
                });
        ByteArrayOutputStream answers = new ByteArrayOutputStream();
        assertThatThrownBy(() -> new CommandStream(this::take).answer(cut, answers))
                .isInstanceOf(EOFException.class);
        assertThat(taken).containsExactly("1", "2");
        assertThat(answers.toString(StandardCharsets.UTF_8).lines()).hasSize(2);
    }

    @Test
    void reads_200_000_lines_before_the_first_answer_is_read() throws Exception {
        int lines = 200_000;
        CountDownLatch allRead = new CountDownLatch(1);
        InputStream commands = new InputStream() {
            private final byte[] line = "{\"id\":\"%06d\"}\n".formatted(0).getBytes(StandardCharsets.US_ASCII);
            private int at;

            @Override
            public int read() {
                if (at == lines * line.length) {
                    allRead.countDown();
                    return -1;
                }
                int column = at++ % line.length;
                int number = (at - 1) / line.length;
                return column < 7 || column > 12
                        ? line[column]
                        : "%06d".formatted(number).charAt(column - 7);
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                int count = 0;
                for (int next = read(); next >= 0 && count < Math.min(length, 5000); next = read()) {
                    buffer[offset + count++] = (byte) next;
                    if (count == Math.min(length, 5000)) {
                        break;
                    }
                }
                return count == 0 ? -1 : count;
            }
        };
        ByteArrayOutputStream answers = new ByteArrayOutputStream();
        OutputStream slow = new OutputStream() {
            @Override
            public void write(int one) {
                throw new IllegalStateException("written one by one");
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                try {
                    if (!allRead.await(50, TimeUnit.SECONDS)) {
                        throw new IOException("reading waited for writing");
                    }
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
                answers.write(bytes, offset, length);
            }
        };
        new CommandStream(this::take).answer(commands, slow);
        List<String> ids = ids(answers.toByteArray());
        assertThat(ids).hasSize(lines).isSorted();
        assertThat(ids.getLast()).isEqualTo("199999");
    }

    @Test
    void answers_a_client_that_waits_for_each_answer() throws Exception {
        try (PipedOutputStream toLedger = new PipedOutputStream();
                PipedInputStream commands = new PipedInputStream(toLedger);
                PipedOutputStream answers = new PipedOutputStream();
                PipedInputStream fromLedger = new PipedInputStream(answers)) {
            Thread ledger = Thread.ofVirtual().start(() -> {
                try {
                    new CommandStream(this::take).answer(commands, answers);
                } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            var reader = new java.io.BufferedReader(new java.io.InputStreamReader(fromLedger, StandardCharsets.UTF_8));
            for (int i = 0; i < 20; i++) {
                toLedger.write("{\"id\":\"%d\"}\n".formatted(i).getBytes(StandardCharsets.UTF_8));
                toLedger.flush();
                assertThat(reader.readLine()).contains("\"id\":\"" + i + "\"");
            }
            toLedger.close();
            ledger.join();
        }
    }

    @Test
    void keeps_no_more_than_a_bounded_number_waiting_for_the_ledger() throws Exception {
        Semaphore waiting = new Semaphore(0);
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        String lines = "{\"id\":\"1\"}\n".repeat(3 * CommandStream.IN_FLIGHT);
        Thread stream = Thread.ofVirtual().start(() -> {
            try {
                new CommandStream(parsed -> {
                            waiting.release();
                            return answer;
                        })
                        .answer(stream(lines), OutputStream.nullOutputStream());
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        waiting.acquire(CommandStream.IN_FLIGHT);
        Thread.sleep(200);
        assertThat(waiting.availablePermits()).isLessThan(10);
        answer.complete(Answer.rejected(Optional.empty(), Refusal.of(RefusalCode.BUSY, "")));
        stream.join();
        assertThat(waiting.availablePermits()).isEqualTo(2 * CommandStream.IN_FLIGHT);
    }

    @Test
    void takes_everything_in_also_where_nobody_reads_the_answers() throws Exception {
        new CommandStream(this::take).answer(stream("{\"id\":\"1\"}\n".repeat(10_000)), new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException("the client is gone");
            }
        });
        assertThat(taken).hasSize(10_000);
    }

    @Test
    void breaks_off_where_an_answer_cannot_be_given() {
        ByteArrayOutputStream answers = new ByteArrayOutputStream();
        assertThatThrownBy(() -> new CommandStream(
                                parsed -> parsed.node().path("id").asText().equals("2")
                                        ? CompletableFuture.failedFuture(new IllegalStateException("a defect"))
                                        : take(parsed))
                        .answer(
                                stream("{\"id\":\"1\"}\n{\"id\":\"2\"}\n" + "{\"id\":\"3\"}\n".repeat(10_000)),
                                answers))
                .hasRootCauseMessage("a defect");
        assertThat(taken).hasSize(10_001);
        assertThat(answers.toString(StandardCharsets.UTF_8).lines().count()).isLessThanOrEqualTo(1);
    }

    private List<String> answered(String lines) throws Exception {
        ByteArrayOutputStream answers = new ByteArrayOutputStream();
        new CommandStream(this::take).answer(stream(lines), answers);
        return ids(answers.toByteArray());
    }

    private static List<String> ids(byte[] answers) throws IOException {
        List<String> ids = new ArrayList<>();
        for (String line : new String(answers, StandardCharsets.UTF_8).lines().toList()) {
            var answer = JSON.readTree(line);
            ids.add(answer.path("id").asText(answer.at("/error/code").asText()));
        }
        return ids;
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
