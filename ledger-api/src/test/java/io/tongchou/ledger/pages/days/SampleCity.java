package io.tongchou.ledger.pages.days;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tongchou.ledger.TongchouApplication;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.UUID;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** A service of its own with the sample year before its end: where the guide is tried. */
final class SampleCity implements AutoCloseable {

    static final String BOOK = "/pools/410200/funds/310";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext context;

    SampleCity(Path data) {
        context = new SpringApplicationBuilder(TongchouApplication.class)
                .run("--server.port=0", "--ledger.data-dir=" + data, "--ledger.sample=kaifeng-december");
    }

    /** The business day as the ledger's offices have it. */
    static LocalDate today() {
        return LocalDate.now(ZoneId.of("Asia/Shanghai"));
    }

    String address() {
        return "http://127.0.0.1:"
                + ((WebServerApplicationContext) context).getWebServer().getPort();
    }

    /** What somebody else does meanwhile, today. */
    String other(String who, String command, String data) {
        String id = UUID.randomUUID().toString();
        String fund = command.endsWith("Proposal") ? "" : "'fund':'310',";
        JsonNode answer = sent(HttpRequest.newBuilder(URI.create(address() + "/api/v1/commands"))
                .header("Authorization", "Bearer " + token(who))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{'id':'%s','command':'%s','pool':'410200',%s'effectiveOn':'%s','data':{%s}}"
                                .formatted(id, command, fund, today(), data)
                                .replace('\'', '"'))));
        assertThat(answer.path("status").asText()).as(answer.toString()).isIn("ACCEPTED", "PROPOSED");
        return id;
    }

    private String token(String who) {
        String login =
                Base64.getEncoder().encodeToString((who + ":" + who + "-secret").getBytes(StandardCharsets.UTF_8));
        return sent(HttpRequest.newBuilder(URI.create(address() + "/oauth2/token"))
                        .header("Authorization", "Basic " + login)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials")))
                .get("access_token")
                .asText();
    }

    private JsonNode sent(HttpRequest.Builder request) {
        try {
            return JSON.readTree(client.send(request.build(), HttpResponse.BodyHandlers.ofString())
                    .body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
