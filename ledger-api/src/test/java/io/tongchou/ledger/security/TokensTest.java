package io.tongchou.ledger.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.TongchouApplication;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TokensTest {

    /** There is nothing here: 404 says that the caller was let in. */
    private static final String INSIDE = "/api/nothing-is-here";

    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    Path data;

    @Test
    void lets_the_sample_people_in_and_nobody_else_also_after_a_restart() throws Exception {
        String token;
        try (ConfigurableApplicationContext house = open()) {
            HttpResponse<String> answer = ask(house, "city-clerk", "city-clerk-secret");
            assertThat(answer.statusCode()).isEqualTo(200);
            JsonNode granted = JSON.readTree(answer.body());
            token = granted.get("access_token").asString();
            assertThat(granted.get("expires_in").asInt()).isGreaterThan(3600);
            assertThat(get(house, INSIDE, token).statusCode()).isEqualTo(404);
            assertThat(callerOf(house, token))
                    .isEqualTo(new Caller("city-clerk", Set.of("city-clerk"), Optional.empty(), Set.of("*"), true));

            String county = JSON.readTree(
                            ask(house, "county-410221", "county-410221-secret").body())
                    .get("access_token")
                    .asString();
            assertThat(callerOf(house, county))
                    .isEqualTo(new Caller("county-410221", Set.of("county"), Optional.of("410221"), Set.of("*"), true));

            assertThat(ask(house, "city-clerk", "a-guess").statusCode()).isEqualTo(401);
            assertThat(ask(house, "mayor", "mayor-secret").statusCode()).isEqualTo(401);
            assertThat(ask(house, "county-41", "county-41-secret").statusCode()).isEqualTo(401);
            refused(get(house, INSIDE, ""));
            refused(get(house, INSIDE, "not.a.token"));
            refused(get(house, INSIDE, token.substring(0, token.length() - 8) + "AAAAAAAA"));

            for (String open : new String[] {
                "/actuator/health", "/actuator/health/readiness", "/v3/api-docs", "/swagger-ui/index.html"
            }) {
                assertThat(get(house, open, "").statusCode()).as(open).isEqualTo(200);
            }
            assertThat(get(house, "/", "").headers().firstValue("Location"))
                    .hasValueSatisfying(place -> assertThat(place).endsWith("/login"));
        }
        try (ConfigurableApplicationContext house = open()) {
            assertThat(get(house, INSIDE, token).statusCode()).isEqualTo(404);
        }
    }

    private static void refused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(JSON.readTree(answer.body()).get("code").asString()).isEqualTo("UNAUTHENTICATED");
    }

    private ConfigurableApplicationContext open() {
        return new SpringApplicationBuilder(TongchouApplication.class).run("--ledger.data-dir=" + data);
    }

    private static Caller callerOf(ConfigurableApplicationContext house, String token) {
        return Caller.of(house.getBean(JwtDecoder.class).decode(token));
    }

    private static HttpResponse<String> ask(ConfigurableApplicationContext house, String name, String secret)
            throws Exception {
        String credentials = Base64.getEncoder().encodeToString((name + ':' + secret).getBytes(StandardCharsets.UTF_8));
        return send(HttpRequest.newBuilder(at(house, "/oauth2/token"))
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials")));
    }

    private static HttpResponse<String> get(ConfigurableApplicationContext house, String path, String token)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(at(house, path));
        return send(token.isEmpty() ? request : request.header("Authorization", "Bearer " + token));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static URI at(ConfigurableApplicationContext house, String path) {
        int port = ((WebServerApplicationContext) house).getWebServer().getPort();
        return URI.create("http://localhost:" + port + path);
    }
}
