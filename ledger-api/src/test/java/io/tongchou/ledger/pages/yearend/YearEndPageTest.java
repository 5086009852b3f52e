package io.tongchou.ledger.pages.yearend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.tongchou.ledger.pages.Chromium;
import io.tongchou.ledger.pages.Chromium.Screen;
import io.tongchou.ledger.pages.Chromium.Window;
import io.tongchou.ledger.pages.PageInOrder;
import io.tongchou.ledger.pages.Words;
import io.tongchou.ledger.vocabulary.Money;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A year brought to its end on its page: what is missing, who meets which gap, and every act in its place. */
class YearEndPageTest {

    private static Chromium chromium;

    @BeforeAll
    static void open() {
        chromium = Chromium.open();
    }

    @AfterAll
    static void close() {
        if (chromium != null) {
            chromium.close();
        }
    }

    private static Locator act(Window window, String within, String command) {
        return window.page().locator(within + " a.act[href*='/do/" + command + "']");
    }

    /** Opens the form of the one act there is, in its place on the page. */
    private static Locator begin(Window window, String within, String command, String of) {
        act(window, within, command + "?")
                .and(window.page().locator("[href*='" + of + "']"))
                .click();
        Locator form = window.page().locator("#figures form.command");
        form.waitFor();
        return form;
    }

    private static void send(Window window) {
        window.page().click("#figures form.command button[type=submit]");
    }

    private static void write(Window window, Map<String, String> fields) {
        fields.forEach((name, value) -> window.page().fill("#figures [name=" + name + "]", value));
    }

    @Test
    void a_year_is_closed_ruled_covered_and_made_up_from_its_page() {
        PoorYear year = new PoorYear("kaifeng-2020-59", 2021, "100000.00");
        year.monthsClosedThrough(11);
        year.collect(year.pool, "50.00", "12-20");
        try (Window clerk = chromium.window(Screen.USUAL, "city-clerk");
                Window head = chromium.window(Screen.USUAL, "city-head");
                Window county = chromium.window(Screen.USUAL, "county-" + year.missed);
                Window finance = chromium.window(Screen.USUAL, "finance-clerk")) {
            clerk.show(year.page);
            head.show(year.page);
            closeDecember(clerk, year);
            extractReserve(clerk);
            claim(county, year);
            rule(clerk, head, year);
            closeTheYear(clerk, head);
            cover(clerk, year);
            makeUp(finance, year);
            isInOrder(year, Screen.USUAL, new Screen("en-US", 390, ColorScheme.LIGHT));
            assertThat(clerk.faults().stream().filter(fault -> !fault.contains("the server responded")))
                    .isEmpty();
        }
    }

    /** A premium is still in transit: the page says so before anybody tries, and the ledger when somebody does. */
    private static void closeDecember(Window clerk, PoorYear year) {
        Locator month = clerk.page().locator("#missing tr:has(a[href*='/do/CloseMonth'])");
        assertThat(month).containsText("2021-12");
        assertThat(month.locator(".why code")).hasText("INCOME_ACCOUNT_NOT_CLEARED");
        assertThat(month).containsText("50.00");
        begin(clerk, "#missing", "CloseMonth", "month=2021-12");
        assertThat(clerk.page().locator("#figures [name=month]")).hasAttribute("readonly", "");
        send(clerk);
        assertThat(clerk.page().locator("#figures [role=alert] code")).hasText("INCOME_ACCOUNT_NOT_CLEARED");
        year.bringIn(year.pool, "12-21");
        send(clerk);
        assertThat(act(clerk, "#missing", "CloseMonth")).hasCount(0);
        assertThat(clerk.page().locator("ol.months .level-normal")).hasCount(12);
    }

    private static void extractReserve(Window clerk) {
        Locator close = clerk.page().locator("#missing tr:has(a[href*='/do/CloseYear'])");
        assertThat(close.locator(".why code")).hasText("RESERVE_NOT_EXTRACTED");
        assertThat(close.locator(".why")).containsText("四(一)1");
        begin(clerk, "#missing", "ExtractReserve", "year=2021");
        assertThat(clerk.page().locator("#figures [name=through]")).hasValue("12");
        send(clerk);
        assertThat(act(clerk, "#missing", "ExtractReserve")).hasCount(0);
        assertThat(close.locator(".why")).hasCount(0);
    }

    private static void claim(Window county, PoorYear year) {
        county.show(year.page);
        // 40,000.00 is the gap of the other, 160,005.00 the reserve.
        assertThat(county.page().locator("#figures").innerHTML())
                .contains("150,000.00")
                .doesNotContain(year.met, "40,000.00", "160,005.00", "RESERVE");
        assertThat(county.page().locator("#reserve")).hasCount(0);
        assertThat(county.page().locator("#year tbody th")).hasCount(1);
        begin(county, "#missing", "ClaimGapCause", year.missed);
        write(county, Map.of("claim", "八月汛情停诊", "evidence", "县医保〔2022〕2号"));
        send(county);
        assertThat(county.page().locator("#gap-" + year.missed)).containsText("八月汛情停诊 · 县医保〔2022〕2号");
        assertThat(act(county, "#figures", "RuleGapCause")).hasCount(0);
        for (String anothers : List.of(
                "/explain?figure=settlement/2021/" + year.met + "/gap",
                "/explain?figure=settlement/2021/RESERVE/reserve")) {
            APIResponse answer = county.page().request().get("/pools/" + year.pool + "/funds/310" + anothers);
            assertThat(answer.status()).as(anothers).isEqualTo(403);
        }
    }

    private static void rule(Window clerk, Window head, PoorYear year) {
        Locator task = clerk.page().locator("#missing tr:has(a[href*='/do/RuleGapCause'])");
        assertThat(task.locator(".why code")).hasText("RULING_PENDING");
        assertThat(clerk.page().locator("#gap-" + year.missed)).containsText("八月汛情停诊");
        assertThat(amounts(clerk, year.missed)).startsWith("150,000.00", "0.00", "0.00", "0.00", "0.00");
        begin(clerk, "#missing", "RuleGapCause", year.missed);
        write(clerk, Map.of("managementAmount", "a lot", "evidence", "审计意见第7号"));
        send(clerk);
        assertThat(clerk.page().locator("#figures .field:has([name=managementAmount]) .wrong"))
                .hasCount(1);
        assertThat(clerk.page().locator("#figures [name=evidence]")).hasValue("审计意见第7号");
        write(clerk, Map.of("managementAmount", "100,000.00"));
        send(clerk);
        assertThat(clerk.page().locator("#waiting tbody th")).hasCount(1);
        assertThat(act(clerk, "#waiting", "ApproveProposal")).hasCount(0);
        assertThat(act(clerk, "#waiting", "WithdrawProposal")).hasCount(1);
        isInOrder(
                year,
                Screen.USUAL,
                new Screen("zh-CN", 390, ColorScheme.DARK),
                new Screen("en-US", 1280, ColorScheme.DARK),
                new Screen("en-US", 390, ColorScheme.LIGHT));
        approve(head);
        assertThat(clerk.page().locator("#waiting")).hasCount(0);
        assertThat(task).hasCount(0);
        agrees(clerk, year);
    }

    private static void approve(Window head) {
        begin(head, "#waiting", "ApproveProposal", "proposal=");
        send(head);
        assertThat(head.page().locator("#waiting")).hasCount(0);
    }

    private static void closeTheYear(Window clerk, Window head) {
        assertThat(clerk.page().locator("h1 .level-orange")).hasCount(1); // a preview
        begin(clerk, "#missing", "CloseYear", "year=2021");
        send(clerk);
        assertThat(clerk.page().locator("#waiting tbody th")).hasCount(1);
        approve(head);
        assertThat(act(clerk, "#missing", "CloseYear")).hasCount(0);
        assertThat(act(clerk, "#missing", "CoverDeficit")).hasCount(2);
        clerk.page().reload();
        assertThat(clerk.page().locator("h1 .level-normal")).hasCount(1);
    }

    private static void cover(Window clerk, PoorYear year) {
        begin(clerk, "#missing", "CoverDeficit", year.met);
        send(clerk);
        assertThat(act(clerk, "#missing", "CoverDeficit")).hasCount(1);
        begin(clerk, "#missing", "CoverDeficit", year.missed);
        send(clerk);
        assertThat(act(clerk, "#missing", "CoverDeficit")).hasCount(0);
        assertThat(clerk.page().locator("#gaps .level-normal")).hasCount(2);
        agrees(clerk, year);
        opens(clerk, year);
    }

    /** 39,000.00 of the gap of …21 come from the reserve: its own balance meets the other thousand. */
    private static void opens(Window clerk, PoorYear year) {
        assertThat(amounts(clerk, year.met)).startsWith("40,000.00", "40,000.00", "0.00", "1,000.00", "39,000.00");
        assertThat(amounts(clerk, year.missed))
                .startsWith("150,000.00", "50,000.00", "100,000.00", "20,000.00", "0.00", "130,000.00");
        clerk.page().locator("#gap-" + year.met + " td a[href*='fromReserve']").click();
        assertThat(clerk.page().locator(".figure b")).containsText("39,000.00");
        assertThat(clerk.page().locator("#p-clause")).containsText("四(四)");
        clerk.page().goBack();
    }

    private static void makeUp(Window finance, PoorYear year) {
        finance.show(year.page);
        begin(finance, "#missing", "ReceiveGapTopUp", year.missed);
        assertThat(finance.page().locator("#figures [name=amount]")).hasValue("130000.00");
        write(finance, Map.of("amount", "130,000.01"));
        send(finance);
        assertThat(finance.page().locator("#figures [role=alert] code")).hasText("EXCEEDS_OBLIGATION");
        assertThat(finance.page().locator("#figures [role=alert]")).containsText("130,000.00");
        write(finance, Map.of("amount", "30,000.00"));
        send(finance);
        Locator owed = finance.page()
                .locator("#gap-" + year.missed + " dd", new Page.LocatorOptions().setHasText("100,000.00"))
                .last();
        assertThat(owed).containsText("30,000.00");
        assertThat(act(finance, "#missing", "ReceiveGapTopUp"))
                .hasAttribute("href", Pattern.compile(".*amount=100000\\.00.*"));
    }

    /** Every amount of the table, and every bar of the chart, is the settlement's. */
    private static void agrees(Window window, PoorYear year) {
        for (String unit : List.of(year.met, year.missed)) {
            JsonNode settlement = year.settlement(unit);
            for (Locator amount : window.page()
                    .locator("#gaps tr[data-unit=gap-" + unit + "] td a")
                    .all()) {
                String path = decoded(amount.getAttribute("href")).replaceAll(".*/", "");
                assertThat(amount.textContent()).as(unit + " " + path).isEqualTo(exact(settlement, path));
            }
            assertThat(bars(window, unit))
                    .as(unit)
                    .isEqualTo(Money.parse(settlement.path("gap").asText()));
        }
    }

    private static String decoded(String href) {
        return URLDecoder.decode(href, StandardCharsets.UTF_8);
    }

    private static String exact(JsonNode settlement, String amount) {
        return Words.exact(Money.parse(settlement.path(amount).asText()));
    }

    /** What meets the gap of a unit, as it is drawn. */
    private static Money bars(Window window, String unit) {
        try {
            JsonNode chart = new ObjectMapper()
                    .readTree(window.page().locator("[data-chart=gaps]").getAttribute("data-values"));
            return Money.sum(Stream.iterate(0, i -> i < chart.path("series").size(), i -> i + 1)
                    .map(i -> chart.path("series").path(i))
                    .filter(one -> one.path("stack").asText().equals("met"))
                    .flatMap(one -> Stream.iterate(0, i -> i < one.path("bars").size(), i -> i + 1)
                            .map(i -> one.path("bars").path(i)))
                    .filter(bar -> decoded(bar.path("href").asText()).contains("/" + unit + "/"))
                    .map(bar -> Money.parse(bar.path("exact").asText()))
                    .toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> amounts(Window window, String unit) {
        return window.page()
                .locator("#gaps tr[data-unit=gap-" + unit + "] td a")
                .allTextContents();
    }

    private static void isInOrder(PoorYear year, Screen... screens) {
        for (Screen screen : screens) {
            try (Window window = chromium.window(screen, "city-clerk")) {
                window.show(year.page);
                PageInOrder.check(window, year.page, screen);
            }
        }
    }

    @Test
    void a_decision_that_is_missing_is_named_and_taken() {
        PoorYear year = new PoorYear("qingyang-2022-4", 2022, "200000.00");
        try (Window clerk = chromium.window(Screen.USUAL, "city-clerk");
                Window head = chromium.window(Screen.USUAL, "city-head")) {
            clerk.show(year.page);
            Locator missing = clerk.page()
                    .locator("#missing tr:has(a[href*='/do/Decide'])")
                    .first();
            assertThat(missing.locator(".why code")).hasText("DECISION_MISSING");
            assertThat(missing.locator(".why")).containsText("一(六)3");
            clerk.page().locator("#missing a.act[href*='/do/Decide']").first().click();
            write(clerk, Map.of("value", "{\"city\": 60, \"county\": 40}", "document", "庆政办发〔2023〕1号"));
            send(clerk);
            assertThat(clerk.page().locator("#waiting tbody th")).hasCount(1);
            head.show(year.page);
            approve(head);
            assertThat(act(clerk, "#missing", "Decide")).hasCount(0);
            JsonNode settlement = year.settlement(year.met);
            assertThat(settlement.path("fromCity").asText()).isEqualTo("17400.00");
            assertThat(amounts(clerk, year.met)).contains("17,400.00", "11,600.00");
            agrees(clerk, year);
        }
    }

    @Test
    void a_year_that_is_not_there_is_said_to_be_none() {
        PoorYear year = new PoorYear("kaifeng-2020-59", 2021, "100000.00");
        try (Window window = chromium.window(Screen.USUAL, "auditor")) {
            for (String none : List.of("2020", "2199", "soon")) {
                APIResponse answer = window.page().request().get(year.page.replace("2021", none));
                assertThat(answer.status()).as(none).isBetween(400, 422);
            }
            window.show(year.page.replace("?year=2021", ""));
            assertThat(window.page().locator("select[name=year]")).hasValue("2021"); // over, and not closed
            assertThat(act(window, "#figures", "")).hasCount(0); // an auditor changes nothing
        }
    }
}
