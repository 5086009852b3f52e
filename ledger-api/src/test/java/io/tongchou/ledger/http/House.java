package io.tongchou.ledger.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.tongchou.ledger.TongchouApplication;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole service as its callers meet it, started once for all tests of this JVM; every test opens a pool of its own. */
public final class House {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final AtomicInteger POOLS = new AtomicInteger(4401);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();
    private static final ConfigurableApplicationContext CONTEXT =
            new SpringApplicationBuilder(TongchouApplication.class).run();

    /** An answer: its status, its type, and its body. */
    public record Reply(int status, String type, String text) {

        public JsonNode json() {
            try {
                return JSON.readTree(text);
            } catch (IOException e) {
                throw new IllegalStateException(text, e);
            }
        }

        public List<JsonNode> lines() {
            return text.lines()
                    .map(line -> new Reply(status, type, line).json())
                    .toList();
        }
    }

    private House() {}

    /** A part of the service, for what cannot be done over HTTP. */
    public static <T> T part(Class<T> type) {
        return CONTEXT.getBean(type);
    }

    public static int port() {
        return ((WebServerApplicationContext) CONTEXT).getWebServer().getPort();
    }

    /** What stands in each of its books when a pool has been opened: its opening, and its rules proposed and adopted. */
    public static final int OPENED = 3;

    /** A pool that was opened on 1 January 2021 with two funds, the city level and two counties …21 and …22. */
    public static String openPool() {
        return openPool("changsha-2020-24");
    }

    /** The same under the rules of a policy that ships with the product, as if it were written for that pool. */
    public static String openPool(String policy) {
        String pool = POOLS.getAndIncrement() + "00";
        String county = pool.substring(0, 4);
        Reply opened = command(
                "admin",
                "{'id':'open','command':'OpenPool','pool':'%s','effectiveOn':'2021-01-01','data':{'name':'x','funds':['310','390'],"
                                .formatted(pool)
                        + "'units':[{'code':'%s','name':'x','level':'CITY'},{'code':'%s21','name':'x','level':'COUNTY'},{'code':'%s22','name':'x','level':'COUNTY'}]}}"
                                .formatted(pool, county, county));
        assertThat(opened.status()).as(opened.text()).isEqualTo(201);
        Reply proposed = command("city-clerk", adoption(pool, policy));
        assertThat(proposed.status()).as(proposed.text()).isEqualTo(202);
        assertThat(command(
                                "city-head",
                                "{'id':'adopted','command':'ApproveProposal','pool':'%s','data':{'proposal':'adopt'}}"
                                        .formatted(pool))
                        .status())
                .isEqualTo(201);
        return pool;
    }

    /** A city's rules for another pool, without their end. */
    private static String adoption(String pool, String of) {
        try (InputStream rules = House.class.getResourceAsStream("/policies/" + of + ".yaml")) {
            ObjectNode policy = (ObjectNode) new YAMLMapper().readTree(rules);
            policy.put("id", "of-" + pool).put("pool", pool);
            policy.remove("inForceTo");
            ((ObjectNode) policy.get("units")).putArray("value").add(pool);
            return JSON.createObjectNode()
                    .put("id", "adopt")
                    .put("command", "AdoptPolicy")
                    .put("pool", pool)
                    .put("effectiveOn", "2021-01-01")
                    .set("data", JSON.createObjectNode().set("policy", policy))
                    .toString();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A premium that is in order. */
    public static String premium(String pool, String id, String receipt) {
        return "{'id':'%s','command':'CollectPremium','pool':'%s','fund':'310','effectiveOn':'2021-03-15','data':{'unit':'%s21','receiptNo':'%s','amount':'1234.50','payerCategory':'EMPLOYER','kind':'CURRENT','period':'2021-03'}}"
                .formatted(id, pool, pool.substring(0, 4), receipt)
                .replace('\'', '"');
    }

    public static Reply command(String who, String command) {
        return post(
                who,
                "/api/v1/commands",
                "application/json",
                command.startsWith("{'") ? command.replace('\'', '"') : command);
    }

    public static Reply stream(String who, String lines) {
        return post(who, "/api/v1/commands", "application/x-ndjson", lines);
    }

    public static Reply post(String who, String path, String type, String body) {
        return send(HttpRequest.newBuilder(at(path))
                .header("Authorization", "Bearer " + token(who))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    public static Reply get(String who, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(at(path));
        return send(who.isEmpty() ? request : request.header("Authorization", "Bearer " + token(who)));
    }

    public static String token(String who) {
        return TOKENS.computeIfAbsent(
                who,
                name -> send(HttpRequest.newBuilder(at("/oauth2/token"))
                                .header(
                                        "Authorization",
                                        "Basic "
                                                + Base64.getEncoder()
                                                        .encodeToString((name + ":" + name + "-secret")
                                                                .getBytes(StandardCharsets.UTF_8)))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials")))
                        .json()
                        .get("access_token")
                        .textValue());
    }

    public static Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.body());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public static URI at(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }
}
