package io.tongchou.ledger.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The sample people at one service, each with a token. */
final class People {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final Duration TOKEN_KEPT = Duration.ofMinutes(3);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();
    private final String address;

    private record Token(String text, long since) {}

    /** An answer. */
    record Reply(int status, String text) {

        JsonNode json() {
            try {
                return JSON.readTree(text);
            } catch (IOException e) {
                throw new UncheckedIOException(text, e);
            }
        }

        /** The answer to a command: as it stands in a batch, also where it came alone and was refused with a problem. */
        JsonNode answer() {
            JsonNode json = json();
            return json.path("status").isTextual()
                    ? json
                    : JSON.createObjectNode().put("status", "REJECTED").set("error", json);
        }
    }

    People(int port) {
        this.address = "http://127.0.0.1:" + port;
    }

    Reply command(String who, String command) throws IOException {
        return reply(post(who, "application/json", command));
    }

    /** Sends one command that must be taken. */
    void take(String who, String command) throws IOException {
        Reply reply = command(who, command.replace('\'', '"'));
        if (reply.status() != 201 && reply.status() != 202) {
            throw new AssertionError(command + " was answered " + reply);
        }
    }

    /** Sends commands as a stream and hands on each whole answer as it comes, also where the stream then breaks off. */
    void stream(String who, List<String> commands, Consumer<JsonNode> answers) throws IOException {
        HttpResponse<InputStream> response = send(
                post(who, "application/x-ndjson", String.join("\n", commands)),
                HttpResponse.BodyHandlers.ofInputStream());
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            if (response.statusCode() != 200) {
                throw new AssertionError("a stream was answered " + response.statusCode() + lines.readLine());
            }
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                answers.accept(JSON.readTree(line));
            }
        }
    }

    /** Sends a tax file to be posted on its own time. */
    Reply file(String path, String csv, int lines, String amount) throws IOException {
        return reply(HttpRequest.newBuilder(URI.create(address + path))
                .header("Authorization", token("tax"))
                .header("Content-Type", "text/csv")
                .header("X-Line-Count", String.valueOf(lines))
                .header("X-Total-Amount", amount)
                .header("Prefer", "respond-async")
                .POST(HttpRequest.BodyPublishers.ofString(csv)));
    }

    /** Sends a POST without a body. */
    Reply post(String who, String path) throws IOException {
        return reply(HttpRequest.newBuilder(URI.create(address + path))
                .header("Authorization", token(who))
                .POST(HttpRequest.BodyPublishers.noBody()));
    }

    Reply get(String who, String path) throws IOException {
        return reply(HttpRequest.newBuilder(URI.create(address + path)).header("Authorization", token(who)));
    }

    private HttpRequest.Builder post(String who, String type, String body) throws IOException {
        return HttpRequest.newBuilder(URI.create(address + "/api/v1/commands"))
                .header("Authorization", token(who))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private String token(String who) throws IOException {
        Token token = tokens.get(who);
        if (token == null || System.nanoTime() - token.since > TOKEN_KEPT.toNanos()) {
            String basic =
                    Base64.getEncoder().encodeToString((who + ":" + who + "-secret").getBytes(StandardCharsets.UTF_8));
            Reply reply = reply(HttpRequest.newBuilder(URI.create(address + "/oauth2/token"))
                    .header("Authorization", "Basic " + basic)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials")));
            if (reply.status != 200) {
                throw new AssertionError("no token for " + who + ": " + reply);
            }
            token = new Token("Bearer " + reply.json().get("access_token").textValue(), System.nanoTime());
            tokens.put(who, token);
        }
        return token.text;
    }

    private Reply reply(HttpRequest.Builder request) throws IOException {
        HttpResponse<String> response = send(request, HttpResponse.BodyHandlers.ofString());
        return new Reply(response.statusCode(), response.body());
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) throws IOException {
        try {
            return client.send(request.timeout(Duration.ofSeconds(60)).build(), body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
