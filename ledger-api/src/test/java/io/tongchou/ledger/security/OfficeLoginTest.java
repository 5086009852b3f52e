package io.tongchou.ledger.security;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.tongchou.ledger.TongchouApplication;
import io.tongchou.ledger.eventstore.Answer;
import io.tongchou.ledger.http.CommandTaker;
import io.tongchou.ledger.pages.Chromium;
import io.tongchou.ledger.pages.Chromium.Screen;
import io.tongchou.ledger.pages.Chromium.Window;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** People log in at their office's own authorization server, in a real browser, and out there again. */
@TestMethodOrder(OrderAnnotation.class)
class OfficeLoginTest {

    private static final String BOOK = "/pools/410200/funds/310";

    private static Chromium chromium;
    private static ConfigurableApplicationContext ledger;
    private static int port;
    private static int officePort;
    private static @Nullable OfficeServer office;

    @BeforeAll
    static void open() throws Exception {
        chromium = Chromium.open();
        port = freePort();
        officePort = freePort();
        ledger = new SpringApplicationBuilder(TongchouApplication.class)
                .run(
                        "--server.port=" + port,
                        "--server.forward-headers-strategy=native",
                        "--ledger.security.issuer=" + OfficeServer.issuer(officePort),
                        "--ledger.security.client-id=" + OfficeServer.CLIENT,
                        "--ledger.security.client-secret=" + OfficeServer.SECRET);
        Answer opened = ledger.getBean(CommandTaker.class)
                .take(
                        """
                        {"id":"open","command":"OpenPool","pool":"410200","effectiveOn":"2021-01-01","data":{"name":"开封市","funds":["310"],
                         "units":[{"code":"410200","name":"市本级","level":"CITY"},{"code":"410221","name":"杞县","level":"COUNTY"},
                                  {"code":"410222","name":"通许县","level":"COUNTY"}]}}
                        """.getBytes(StandardCharsets.UTF_8),
                        new Caller("admin", Set.of("admin"), Optional.empty(), Set.of("*"), true));
        assertThat(opened.refusal()).isEmpty();
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @AfterAll
    static void close() {
        if (office != null) {
            office.close();
        }
        if (ledger != null) {
            ledger.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    private static String pages() {
        return "http://127.0.0.1:" + port;
    }

    private static Window window() {
        return chromium.at(Screen.USUAL, pages());
    }

    private static void openOffice() {
        if (office == null) {
            office = new OfficeServer(officePort, pages());
        }
    }

    /** From the ledger's page with its one button to the office's, and what is asked there. */
    private static void logIn(Page page, String name) {
        assertThat(page).hasURL(pages() + "/login");
        assertThat(page.locator("input")).hasCount(0);
        page.click("a[href='" + OfficeLogin.BEGIN + "']");
        assertThat(page).hasURL(Pattern.compile(OfficeServer.issuer(officePort) + "/login.*"));
        page.fill("[name=username]", name);
        page.fill("[name=password]", "secret");
        page.click("[type=submit]");
    }

    private static String session(Page page) {
        return page.context().cookies(pages()).stream()
                .filter(cookie -> cookie.name.equals("JSESSIONID"))
                .map(cookie -> cookie.value)
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Order(1)
    void an_office_out_of_reach_is_told_on_a_plain_page_and_nobody_has_to_start_the_ledger_again() {
        try (Window window = window()) {
            Page page = window.page();
            page.navigate(BOOK + "/ledger");
            page.click("a[href='" + OfficeLogin.BEGIN + "']");
            assertThat(page).hasURL(pages() + "/login?error=UNREACHABLE");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("统一认证服务");
            openOffice();
            page.navigate(BOOK + "/ledger");
            logIn(page, "zhang");
            assertThat(page.locator(".who")).containsText("市医保局负责人");
        }
    }

    @Test
    @Order(2)
    void somebody_is_led_to_what_was_asked_for_with_the_offices_held_and_out_at_the_office_too() {
        openOffice();
        try (Window window = window()) {
            Page page = window.page();
            page.navigate(BOOK + "/ledger?unit=410222");
            String before = session(page);
            logIn(page, "zhang");
            assertThat(page).hasURL(Pattern.compile(pages() + BOOK + "/ledger\\?unit=410222.*"));
            assertThat(page.locator(".who .role")).hasText("市医保局负责人"); // and nothing of offline_access
            assertThat(session(page)).isNotEqualTo(before);
            page.click("form[action='/logout'] button");
            assertThat(page).hasURL(pages() + "/login?out");
            assertThat(page.getByRole(AriaRole.STATUS)).isVisible();
            page.navigate(BOOK);
            logIn(page, "li"); // who zhang was is forgotten there too
            assertThat(page.locator(".who .role")).hasText("县区医保局经办");
        }
    }

    @Test
    @Order(3)
    void roles_in_the_access_token_count_where_the_identity_token_has_none_and_a_county_stays_within_its_own() {
        openOffice();
        try (Window window = window()) {
            Page page = window.page();
            page.navigate(BOOK + "/ledger");
            logIn(page, "li");
            assertThat(page.locator("select[name=unit] option")).hasCount(1);
            assertThat(page.locator("select[name=unit]")).hasValue("410222");
            page.navigate(BOOK + "/ledger?unit=410221");
            assertThat(page.locator("main code")).hasText("FORBIDDEN");
        }
    }

    @Test
    @Order(4)
    void somebody_without_an_office_is_not_let_in() {
        openOffice();
        try (Window window = window()) {
            Page page = window.page();
            page.navigate(BOOK);
            logIn(page, "wang");
            assertThat(page).hasURL(pages() + "/login?error=NO_OFFICE");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("没有本系统的岗位");
            page.navigate(BOOK);
            assertThat(page).hasURL(pages() + "/login");
        }
    }

    @Test
    @Order(5)
    void a_login_goes_through_a_proof_key_and_one_that_nobody_began_is_refused() throws Exception {
        openOffice();
        HttpResponse<String> begun = get(OfficeLogin.BEGIN);
        assertThat(begun.headers().firstValue("Location"))
                .hasValueSatisfying(place -> assertThat(place)
                        .startsWith(OfficeServer.issuer(officePort) + "/oauth2/authorize")
                        .contains("code_challenge_method=S256", "nonce=", "state="));
        assertThat(get("/login/oauth2/code/office?code=guessed&state=guessed")
                        .headers()
                        .firstValue("Location"))
                .hasValueSatisfying(place -> assertThat(place).endsWith("/login?error=FAILED"));
    }

    @Test
    @Order(6)
    void the_session_is_kept_to_https_where_the_browser_speaks_that() throws Exception {
        assertThat(get("/", "X-Forwarded-Proto", "https").headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(cookie -> assertThat(cookie).contains("Secure", "HttpOnly", "SameSite=Lax"));
        assertThat(get("/login").headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy ->
                        assertThat(policy).contains("form-action 'self' " + OfficeServer.issuer(officePort) + ";"));
    }

    private static HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(pages() + path));
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    (headers.length == 0 ? request : request.headers(headers)).build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
