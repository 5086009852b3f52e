package io.tongchou.ledger.pages.audit;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import io.tongchou.ledger.format.Hash;
import io.tongchou.ledger.http.House;
import io.tongchou.ledger.pages.Chromium;
import io.tongchou.ledger.pages.Chromium.Screen;
import io.tongchou.ledger.pages.Chromium.Window;
import io.tongchou.ledger.pages.PageInOrder;
import io.tongchou.ledger.verifier.Verifier;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What auditors do with the pages of the audit, and what a county finds there. */
class AuditPagesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path directory;

    private static Chromium chromium;
    private static ClosedSpring spring;
    private static String audit;

    @BeforeAll
    static void open() {
        chromium = Chromium.open();
        spring = new ClosedSpring();
        audit = spring.book + "/audit";
    }

    @AfterAll
    static void close() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @ParameterizedTest
    @MethodSource(Screen.ALL)
    void every_page_fits_speaks_its_language_and_is_fit_for_everybody(Screen screen) {
        try (Window window = chromium.window(screen, "auditor")) {
            for (String address : List.of(
                    audit,
                    audit + "?type=MonthClosed",
                    audit + "?maker=nobody",
                    audit + "/proof",
                    audit + "/seals?unit=" + spring.city.county,
                    audit + "/restatement?period=2021-01",
                    audit + "/restatement?period=2021-03")) {
                window.show(address);
                window.page()
                        .evaluate("document.querySelectorAll('details.hash').forEach(one => { one.open = true; })");
                PageInOrder.check(window, address, screen);
            }
        }
    }

    /** The events on the page, as {@code sequence:hash}, each behind the hash before it. */
    private static List<List<String>> chain(Page page) {
        return page.locator("table.stream tbody tr").all().stream()
                .map(row -> row.locator("code.whole").allTextContents())
                .toList();
    }

    private static List<List<String>> chain(List<JsonNode> told) {
        return told.reversed().stream()
                .map(event -> List.of(
                        event.get("previous").textValue(),
                        event.get("sequence") + ":" + event.get("hash").textValue()))
                .toList();
    }

    @Test
    void the_stream_is_the_books_chain_page_by_page_in_both_directions() {
        // As known when the last of the spring's own events was: the ledger reviews a closed month when it comes to it.
        List<JsonNode> events = spring.events("auditor");
        JsonNode last = events.stream()
                .filter(event -> event.get("type").textValue().equals("EntryReversed"))
                .findFirst()
                .orElseThrow();
        List<List<String>> whole = chain(events.subList(0, events.indexOf(last) + 1));
        assertThat(whole).hasSizeGreaterThan(50);
        try (Window window = chromium.window(Screen.USUAL, "auditor")) {
            window.show(audit + "?knownAt=" + last.get("recordedAt").textValue());
            assertThat(window.page().locator("[data-head]"))
                    .hasText(whole.getFirst().getLast());
            assertThat(chain(window.page())).isEqualTo(whole.subList(0, 50));
            assertThat(window.page().locator("[rel=prev]")).hasCount(0);
            window.page().click("[rel=next]");
            assertThat(window.page().locator("[rel=prev]")).hasCount(1);
            assertThat(chain(window.page())).isEqualTo(whole.subList(50, whole.size()));
            assertThat(window.page().locator("[rel=next]")).hasCount(0);
            window.page().click("[rel=prev]");
            assertThat(window.page().locator("[rel=next]")).hasCount(1);
            assertThat(chain(window.page())).isEqualTo(whole.subList(0, 50));
            window.page().click("table.stream tbody tr th a >> nth=0");
            assertThat(window.page().locator("pre")).containsText("\"type\" : \"EntryReversed\"");
        }
    }

    private static void finds(Window window, String query, Predicate<JsonNode> which) {
        window.show(audit + query);
        assertThat(chain(window.page()))
                .as(query)
                .isNotEmpty()
                .isEqualTo(chain(spring.events("auditor").stream().filter(which).toList()));
    }

    @Test
    void what_is_looked_for_is_found_and_nothing_else() {
        String today = LocalDate.now(ZoneId.of("Asia/Shanghai")).toString();
        try (Window window = chromium.window(Screen.USUAL, "auditor")) {
            finds(
                    window,
                    "?type=MonthClosed",
                    event -> event.get("type").textValue().equals("MonthClosed"));
            finds(
                    window,
                    "?maker=finance-clerk",
                    event -> event.at("/by/maker").asText().equals("finance-clerk"));
            finds(
                    window,
                    "?maker=city-head&since=" + today,
                    event -> event.at("/by/checker").asText().equals("city-head"));
            finds(
                    window,
                    "?type=BenefitPaid&unit=" + spring.city.other,
                    event -> event.get("type").textValue().equals("BenefitPaid")
                            && event.at("/event/unit").asText().equals(spring.city.other));
            window.show(audit + "?until=" + LocalDate.parse(today).minusDays(2));
            assertThat(window.page().locator("table.stream")).hasCount(0);
            assertThat(window.page().request().get(audit + "?type=Nothing").status())
                    .isEqualTo(400);
        }
    }

    @Test
    void a_county_sees_its_own_events_its_own_proof_and_nothing_to_begin(@TempDir Path own) throws IOException {
        String county = "county-" + spring.city.county;
        String sequence;
        try (Window window = chromium.window(Screen.USUAL, county)) {
            window.show(audit);
            List<JsonNode> told = spring.events(county);
            assertThat(chain(window.page())).isNotEmpty().isEqualTo(chain(told).subList(0, Math.min(50, told.size())));
            assertThat(window.page().content()).doesNotContain(spring.city.other, "OTHERS-1", "7,654,321.09");
            assertThat(window.page().locator(".tabs a")).hasCount(3);
            sequence = spring.seals(window.page()).getFirst().get("sequence").asText();
            window.show(audit + "/seals");
            Download proof = window.page()
                    .waitForDownload(() -> window.page().click("tr[data-seal='" + sequence + "'] a.proof"));
            proof.saveAs(own.resolve("proof.json"));
            assertThat(House.get(county, spring.api + "/seals/" + sequence + "/proof")
                            .json())
                    .isEqualTo(JSON.readTree(own.resolve("proof.json").toFile()));
            assertThat(checked("county", own.resolve("proof.json").toString(), "--key=" + key()))
                    .startsWith("0 ");
            String token = window.page().locator("[name=_csrf]").first().inputValue();
            for (String post : List.of("/verifications", "/packs")) {
                assertThat(window.page()
                                .request()
                                .post(
                                        audit + post,
                                        RequestOptions.create()
                                                .setForm(FormData.create().set("_csrf", token)))
                                .status())
                        .as(post)
                        .isEqualTo(403);
            }
            for (String anothers : List.of(
                    "/proof",
                    "/packs/00000000-0000-4000-8000-000000000000",
                    "?unit=" + spring.city.other,
                    "/seals?unit=" + spring.city.other,
                    "/seals/" + sequence + "/proof?unit=" + spring.city.other,
                    "/restatement?period=2021-01&unit=" + spring.city.other,
                    "/restatement.csv?period=2021-01&unit=" + spring.city.other)) {
                APIResponse answer = window.page().request().get(audit + anothers);
                assertThat(answer.status()).as(anothers).isEqualTo(403);
            }
        }
        try (Window window = chromium.window(Screen.USUAL, "county-" + spring.city.other)) {
            window.show(audit + "/restatement?period=2021-01");
            assertThat(window.page().locator("table.differences")).hasCount(0);
            assertThat(window.page().content()).doesNotContain("R-LATE", "1,234.56");
        }
    }

    private static String key() throws IOException {
        return Files.writeString(
                        directory.resolve("city.pem"),
                        House.get("auditor", "/api/v1/seal-keys")
                                .json()
                                .at("/keys/0/pem")
                                .textValue())
                .toString();
    }

    /** What the standalone verifier says, behind how it ended. */
    private static String checked(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        return Verifier.run(List.of(arguments), print, print) + " " + out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void a_book_is_verified_from_the_page_and_a_head_that_was_never_answered_is_named() {
        JsonNode some = spring.events("auditor").get(10);
        String right = some.get("sequence") + ":" + some.get("hash").textValue();
        String wrong = "12:" + "ab".repeat(32);
        try (Window window = chromium.window(Screen.USUAL, "auditor")) {
            Page page = window.page();
            window.show(audit + "/proof");
            page.fill("#heads", right + "\n12:abc");
            page.click("form.verify button[type=submit]");
            assertThat(page.locator("form.verify .wrong")).hasCount(1);
            assertThat(page.locator("form.verify .wrong")).containsText("12:abc");
            assertThat(page.locator("#heads")).hasValue(right + "\n12:abc");

            page.fill("#heads", right + "\n" + wrong);
            page.click("form.verify button[type=submit]");
            assertThat(page).hasURL(Pattern.compile(".*/tasks/[-0-9a-f]{36}"));
            String task = page.url().replaceFirst(".*/", "");
            window.show(spring.city.spring); // left, and found again
            window.show(spring.book + "/tasks");
            page.click("tr[data-task='" + task + "'] th a");
            assertThat(page.locator("#progress[data-state=DONE]")).hasCount(1);
            Locator heads = page.locator("tbody[data-check=heads]");
            assertThat(heads.locator("td.n").nth(0)).hasText("2");
            assertThat(heads.locator("td.n").nth(1)).hasText("1");
            assertThat(heads.locator(".findings li")).hasCount(1);
            assertThat(heads.locator(".findings li")).containsText(wrong.substring(3));
            assertThat(page.locator("tbody[data-check] .badge.level-red")).hasCount(1);
            String proved = page.locator("p:has(+ table.checks) code.whole").textContent();
            assertThat(chain(spring.events("auditor")))
                    .anySatisfy(event -> assertThat(event.getLast()).isEqualTo(proved));
            assertThat(page.locator("tbody[data-check=chain] td.n").first()).hasText(proved.replaceFirst(":.*", ""));

            window.show(audit + "/proof");
            assertThat(page.locator("tr[data-task='" + task + "'] .badge.level-red"))
                    .hasCount(1);
            page.fill("#heads", right);
            page.click("form.verify button[type=submit]");
            assertThat(page.locator("#progress[data-state=DONE]")).hasCount(1);
            assertThat(page.locator("tbody[data-check] .badge.level-red")).hasCount(0);
            assertThat(page.locator("tbody[data-check=heads] td.n").nth(0)).hasText("1");
        }
    }

    @Test
    void a_pack_is_made_fetched_and_checked_without_the_ledger() throws IOException, NoSuchAlgorithmException {
        try (Window window = chromium.window(Screen.USUAL, "auditor")) {
            Page page = window.page();
            List<JsonNode> seals = spring.seals(page);
            window.show(audit + "/proof");
            page.selectOption("#period", "2021-01");
            page.click("form.pack button[type=submit]");
            assertThat(page.locator("#progress[data-state=DONE]")).hasCount(1);
            Download download = page.waitForDownload(() -> page.click("#p-pack + p a[download]"));
            Path pack = directory.resolve("january.zip");
            download.saveAs(pack);
            String hash = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(pack)));
            assertThat(page.locator("[data-sha256]")).hasText(hash);
            String head = seals.getLast().get("sequence") + ":"
                    + new Hash(seals.getLast().get("head").textValue());
            assertThat(page.locator("pre")).containsText("--head=" + head);
            assertThat(checked(pack.toString(), "--key=" + key(), "--head=" + head))
                    .startsWith("0 ")
                    .contains("2 seals");
            String address = page.url();
            assertThat(page.request()
                            .get(audit + "/packs/00000000-0000-4000-8000-000000000000")
                            .status())
                    .isEqualTo(404);
            try (Window other = chromium.window(Screen.USUAL, "city-clerk")) {
                assertThat(other.page().request().get(address).status()).isEqualTo(403);
            }
        }
    }

    @Test
    void the_seals_and_the_fingerprint_are_those_that_are_published() {
        try (Window window = chromium.window(Screen.USUAL, "auditor")) {
            List<JsonNode> seals = spring.seals(window.page());
            window.show(audit + "/seals");
            assertThat(window.page().locator("table.seals tbody tr")).hasCount(2);
            for (JsonNode seal : seals) {
                Locator row = window.page().locator("tr[data-seal='" + seal.get("sequence") + "']");
                assertThat(row.locator("code.whole").allTextContents())
                        .containsExactly(
                                seal.get("sequence") + ":" + seal.get("head").textValue(),
                                seal.get("hash").textValue(),
                                seal.get("previous").textValue(),
                                seal.get("key").textValue(),
                                seal.get("signature").textValue());
                assertThat(row.locator("a.proof")).hasCount(0); // no unit is chosen
            }
            assertThat(window.page().locator("[data-key]").allTextContents())
                    .contains(House.get("auditor", "/api/v1/seal-keys")
                            .json()
                            .at("/keys/0/id")
                            .textValue());
            window.page().selectOption("select[name=unit]", "RESERVE");
            window.page().click(".filters button");
            assertThat(window.page().locator("a.proof")).hasCount(2);
        }
    }

    @Test
    void a_closed_month_is_restated_with_entries_reasons_and_people() {
        try (Window window = chromium.window(Screen.USUAL, "auditor")) {
            Page page = window.page();
            window.show(audit + "/restatement?period=2021-01");
            JsonNode restatement = spring.get("auditor", "/restatement?period=2021-01");
            assertThat(page.locator("table.differences tbody tr"))
                    .hasCount(restatement.get("differences").size());
            assertThat(page.locator("table.differences td:last-child").allTextContents())
                    .containsExactlyInAnyOrder("5.00", "-5.00");
            assertThat(page.locator("table.lines tbody tr"))
                    .hasCount(restatement.get("lines").size());
            assertThat(page.locator("table.changes tbody tr"))
                    .hasCount(restatement.get("changes").size());
            assertThat(page.locator("#p-closing + table")).containsText("a paper came late");
            assertThat(page.locator("#p-closing + table")).containsText("city-clerk / city-head");
            assertThat(page.locator("table.later tbody tr")).hasCount(1);
            assertThat(page.locator("table.later tbody tr")).containsText("paid twice");
            assertThat(page.locator("table.later dd").allTextContents())
                    .containsExactlyInAnyOrder("1,234.56", "-1,234.56");

            Locator then = page.locator("table.differences td a >> nth=0");
            String asClosed = then.textContent();
            then.click();
            assertThat(page.locator(".figure b")).containsText(asClosed);

            String csv = page.request()
                    .get(audit + "/restatement.csv?period=2021-01")
                    .text();
            assertThat(csv).startsWith("\uFEFFpart,form,line");
            assertThat(csv.lines())
                    .hasSize(1
                            + restatement.get("differences").size()
                            + restatement.get("lines").size()
                            + restatement.get("changes").size()
                            + 2);

            window.show(audit + "/restatement?period=2021-01");
            page.selectOption("select[name=closing]", "2");
            page.click(".filters button");
            assertThat(page.locator("table.later tbody tr")).hasCount(1);
            assertThat(page.locator("table.differences")).hasCount(0);
            window.show(audit + "/restatement?period=2021-03");
            assertThat(page.locator("main .notice")).containsText("2021-03");
        }
    }
}
