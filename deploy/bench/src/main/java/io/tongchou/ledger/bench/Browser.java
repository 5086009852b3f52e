package io.tongchou.ledger.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The machine's Chromium with nothing in its cache, spoken to by its own protocol: the bench brings no library for it. */
final class Browser implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 60;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final Path profile;
    private final WebSocket socket;
    private final BlockingQueue<JsonNode> answers;
    private final String session;
    private int number;

    private Browser(Process process, Path profile, WebSocket socket, BlockingQueue<JsonNode> answers)
            throws IOException, InterruptedException {
        this.process = process;
        this.profile = profile;
        this.socket = socket;
        this.answers = answers;
        String target = call("", "Target.createTarget", Map.of("url", "about:blank"))
                .path("targetId")
                .asText();
        this.session = call("", "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .path("sessionId")
                .asText();
    }

    /** @param cookies that whoever looks has */
    static Browser open(List<HttpCookie> cookies) throws IOException, InterruptedException {
        Path profile = Files.createTempDirectory("ledger-browser-");
        Process process = new ProcessBuilder(
                        "chromium",
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--window-size=1280,900",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile)
                .redirectErrorStream(true)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        BlockingQueue<JsonNode> answers = new LinkedBlockingQueue<>();
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(address(process.inputReader(StandardCharsets.UTF_8))), new Listener(answers))
                .join();
        Browser browser = new Browser(process, profile, socket, answers);
        browser.call("Network.enable", Map.of());
        browser.call("Network.setCacheDisabled", Map.of("cacheDisabled", true));
        for (HttpCookie cookie : cookies) {
            browser.call(
                    "Network.setCookie",
                    Map.of("name", cookie.getName(), "value", cookie.getValue(), "domain", "127.0.0.1", "path", "/"));
        }
        return browser;
    }

    private static String address(BufferedReader said) throws IOException {
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith("DevTools listening on ")) {
                Thread.ofVirtual().start(() -> said.lines().forEach(any -> {}));
                return line.substring("DevTools listening on ".length());
            }
        }
        throw new IOException("chromium did not start");
    }

    private static final class Listener implements WebSocket.Listener {

        private final BlockingQueue<JsonNode> answers;
        private final StringBuilder text = new StringBuilder();

        Listener(BlockingQueue<JsonNode> answers) {
            this.answers = answers;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                try {
                    JsonNode message = JSON.readTree(text.toString());
                    if (message.has("id")) {
                        answers.add(message);
                    }
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
                text.setLength(0);
            }
            socket.request(1);
            return null;
        }
    }

    /** From setting out for a page until all of it is there, fetched, laid out and drawn. */
    double millisToSee(URI page) throws IOException, InterruptedException {
        call("Page.navigate", Map.of("url", "about:blank"));
        call("Page.navigate", Map.of("url", page.toString()));
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < end) {
            double millis = call(
                            "Runtime.evaluate",
                            Map.of(
                                    "expression",
                                    "document.readyState === 'complete' && document.body.dataset.drawn ? performance.now() : -1",
                                    "returnByValue",
                                    true))
                    .path("result")
                    .path("value")
                    .asDouble(-1);
            if (millis > 0) {
                return millis;
            }
            Thread.sleep(10);
        }
        throw new IOException(page + " was never drawn");
    }

    private JsonNode call(String method, Map<String, ?> parameters) throws IOException, InterruptedException {
        return call(session, method, parameters);
    }

    private JsonNode call(String to, String method, Map<String, ?> parameters)
            throws IOException, InterruptedException {
        ObjectNode message = JSON.createObjectNode().put("id", ++number).put("method", method);
        message.set("params", JSON.valueToTree(parameters));
        if (!to.isEmpty()) {
            message.put("sessionId", to);
        }
        socket.sendText(message.toString(), true).join();
        while (true) {
            JsonNode answer = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (answer == null) {
                throw new IOException("chromium does not answer " + method);
            }
            if (answer.path("id").asInt() == number) {
                return answer.path("result");
            }
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        Bench.delete(profile);
    }
}
