package io.tongchou.ledger.pages.reconciliation;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import io.tongchou.ledger.http.House;
import io.tongchou.ledger.http.House.Reply;
import io.tongchou.ledger.pages.Chromium;
import io.tongchou.ledger.pages.Chromium.Screen;
import io.tongchou.ledger.pages.Chromium.Window;
import io.tongchou.ledger.pages.PageInOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A January reconciled in a browser. */
class ReconciliationPagesTest {

    private static final String HEADER = "on,direction,amount,reference,counterparty,text\n";

    private static Chromium chromium;

    private final String pool = House.openPool();
    private final String county = pool.substring(0, 4) + "21";
    private final String other = pool.substring(0, 4) + "22";
    private final String page = "/pools/" + pool + "/funds/310/reconciliation";
    private final String january = page + "?month=2021-01";

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

    private void done(String who, String id, String command, String day, String data) {
        Reply reply = House.command(
                who,
                "{'id':'%s','command':'%s','pool':'%s','fund':'310','effectiveOn':'%s','data':%s}"
                        .formatted(id, command, pool, day, data));
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    }

    /** 2,400.00 came into the fiscal account. */
    private void aJanuary() {
        done(
                "tax",
                "r1",
                "CollectPremium",
                "2021-01-05",
                "{'unit':'%s','receiptNo':'R-1','amount':'1500.00','payerCategory':'EMPLOYER','kind':'CURRENT','period':'2021-01'}"
                        .formatted(county));
        done("tax", "remit", "RemitToCityTreasury", "2021-01-20", "{'unit':'" + county + "','amount':'ALL'}");
        done(
                "finance-clerk",
                "move",
                "TransferToFiscalAccount",
                "2021-01-22",
                "{'unit':'" + county + "','amount':'ALL'}");
        done(
                "finance-clerk",
                "sub",
                "ReceiveSubsidy",
                "2021-01-10",
                "{'unit':'%s','level':'CITY','into':'FISCAL_ACCOUNT','amount':'900.00','reference':'S-1'}"
                        .formatted(county));
    }

    private static void fill(Page page, String closing, String file) {
        page.selectOption("[name=source]", "FISCAL_ACCOUNT");
        page.fill("form.bring [name=from]", "2021-01-01");
        page.fill("form.bring [name=to]", "2021-01-31");
        page.fill("form.bring [name=openingBalance]", "0.00");
        page.fill("form.bring [name=closingBalance]", closing);
        page.setInputFiles(
                "form.bring [name=file]",
                new FilePayload("专户一月.csv", "text/csv", file.getBytes(StandardCharsets.UTF_8)));
        page.click("form.bring button[type=submit]");
    }

    private JsonNode fiscal() {
        JsonNode answer = House.get(
                        "auditor", "/api/v1/pools/" + pool + "/funds/310/reconciliation?month=2021-01&asOf=2021-02-10")
                .json();
        for (JsonNode table : answer.get("tables")) {
            if (table.get("source").textValue().equals("FISCAL_ACCOUNT")) {
                return table;
            }
        }
        throw new AssertionError(answer);
    }

    @Test
    void a_statement_is_brought_matched_explained_and_confirmed() {
        aJanuary();
        String lines = HEADER + "2021-01-22,IN,1500.00,,国库,划转财政专户\n2021-01-29,IN,900.00,,市财政局,补助\n"
                + "2021-01-31,OUT,20.00,FEE-1,银行,手续费\n";
        try (Window window = chromium.window(Screen.USUAL, "finance-clerk")) {
            Page page = window.page();
            window.show(january);
            page.click("#bring summary");
            fill(page, "2,380.01", lines);
            assertThat(page.locator("[role=alert] code")).hasText("INVALID");
            assertThat(page.locator(".field:has([name=closingBalance]) .wrong")).hasCount(1);
            assertThat(page.locator("form.bring [name=openingBalance]")).hasValue("0.00");
            assertThat(page.locator("form.bring [name=from]")).hasValue("2021-01-01");
            fill(page, "2380.00", lines.replace("2021-01-29", "29 January"));
            assertThat(page.locator("[role=alert] li")).containsText("3"); // the line of the file
            fill(page, "2380.00", lines.replace(HEADER, "day,amount\n"));
            assertThat(page.locator("[role=alert] li")).hasCount(1);
            fill(page, "2380.00", lines);
            assertThat(page.locator(".flash")).isVisible();
            assertThat(page.locator("tr[data-agreement]").first()).hasAttribute("data-agreement", "NONE_CAME");

            // The ledger matches the transfer by itself, and the page follows.
            Locator agreement = page.locator("tr[data-of='FISCAL_ACCOUNT-ALL']");
            assertThat(agreement).hasAttribute("data-agreement", "ITEMS");
            assertThat(page.locator("tr[data-side=STATEMENT]")).hasCount(2);
            assertThat(page.locator("tr[data-side=LEDGER]")).hasCount(1);
            assertThat(page.locator("tr[data-side=LEDGER][data-name=sub] a").first())
                    .hasAttribute("href", Pattern.compile(".*/explain\\?figure=event%2F\\d+"));

            Locator subsidy = page.locator("tr[data-side=STATEMENT]").first();
            subsidy.locator("a[href*='MatchLine'][href*='entries%5B0%5D=sub']").click();
            assertThat(page.locator(".doing [name='entries[0]']")).hasValue("sub");
            page.click(".doing button[type=submit]");
            assertThat(page.locator("tr[data-side=STATEMENT]")).hasCount(1);
            assertThat(page.locator("tr[data-side=LEDGER]")).hasCount(0);

            page.locator("tr[data-side=STATEMENT] a[href*='ExplainLine']").click();
            page.click(".doing button[type=submit]");
            assertThat(page.locator(".doing .field:has([name=reason]) .wrong")).hasCount(1);
            page.fill(".doing [name=reason]", "手续费下月退回");
            page.selectOption(".doing [name=kind]", "TIMING");
            page.click(".doing button[type=submit]");
            assertThat(page.locator(".doing form.command")).hasCount(0); // it is taken
            approveTheOnlyProposal();
            assertThat(page.locator("tr[data-side=STATEMENT]")).hasAttribute("data-state", "EXPLAINED");
            assertThat(page.locator("tr[data-side=STATEMENT]")).containsText("手续费下月退回");

            Locator account = page.locator("tr[data-state=SILENT]:has(a[href*='%2F1003.01%2F'])");
            account.locator("a[href*='ConfirmReconciliation']").click();
            page.fill(".doing [name=balance]", "2,380.00");
            page.click(".doing button[type=submit]");
            Locator word = page.locator("tr[data-state=DISPUTED]:has(a[href*='%2F1003.01%2F'])");
            assertThat(word).containsText("2,380.00");
            word.locator("a[href*='ConfirmReconciliation']").click();
            page.fill(".doing [name=balance]", "2400");
            page.click(".doing button[type=submit]");
            assertThat(page.locator("tr[data-state=AGREED]:has(a[href*='%2F1003.01%2F'])"))
                    .containsText("2,400.00");

            page.locator("#FISCAL_ACCOUNT-ALL details.matches summary").click();
            assertThat(page.locator("#FISCAL_ACCOUNT-ALL tr[data-line]")).hasCount(2);
            assertThat(page.locator("#FISCAL_ACCOUNT-ALL tr[data-line$='#2'] a"))
                    .hasText("sub");
            PageInOrder.check(window, january, Screen.USUAL);
        }
        try (Window window = chromium.window(Screen.USUAL, "auditor")) {
            for (String kind : List.of("xlsx", "pdf")) {
                APIResponse paper = window.page().request().get(page + "." + kind + "?month=2021-01");
                assertThat(paper.status()).isEqualTo(200);
                assertThat(paper.headers().get("content-disposition"))
                        .contains("reconciliation-" + pool + "-310-2021-01." + kind);
                assertThat(new String(paper.body(), StandardCharsets.ISO_8859_1))
                        .startsWith(kind.equals("pdf") ? "%PDF" : "PK");
            }
        }
        assertThat(fiscal().get("difference").textValue()).isEqualTo("0.00");
        assertThat(fiscal().get("open").longValue()).isZero();
        assertThat(fiscal().at("/ledger/adjusted").textValue()).isEqualTo("2380.00");
    }

    private void approveTheOnlyProposal() {
        String proposal = House.get("auditor", "/api/v1/pools/" + pool + "/proposals?state=WAITING")
                .json()
                .at("/proposals/0/proposal")
                .textValue();
        done("finance-head", "approve", "ApproveProposal", "2021-02-05", "{'proposal':'" + proposal + "'}");
    }

    private void statement(String who, String source, String unit, String amount) {
        done(
                who,
                source + unit,
                "ImportStatement",
                "2021-02-01",
                "{'source':'%s',%s'from':'2021-01-01','to':'2021-01-31','openingBalance':'0.00','lines':[{'on':'2021-01-17','amount':'%s','text':'a line with a text that goes on for a while'}]}"
                        .formatted(source, unit.isEmpty() ? "" : "'unit':'" + unit + "',", amount));
    }

    @Test
    void a_county_finds_its_own_statements_alone() {
        aJanuary();
        statement("finance-clerk", "FISCAL_ACCOUNT", "", "77.01");
        statement("county-" + county, "EXPENDITURE_ACCOUNT", county, "88.02");
        statement("county-" + other, "EXPENDITURE_ACCOUNT", other, "99.03");
        try (Window window = chromium.window(Screen.USUAL, "county-" + other)) {
            Page its = window.page();
            for (String address : List.of(
                    january,
                    january + "&source=FISCAL_ACCOUNT&of=ALL",
                    january + "&source=EXPENDITURE_ACCOUNT&of=" + other)) {
                window.show(address);
                assertThat(its.content()).doesNotContain("77.01", "88.02", county);
            }
            assertThat(its.locator("tr[data-of='EXPENDITURE_ACCOUNT-" + other + "']"))
                    .hasCount(1);
            assertThat(its.locator("tr[data-side=STATEMENT]")).containsText("99.03");
            window.show(page + "/matched?month=2021-01&source=FISCAL_ACCOUNT&of=ALL");
            assertThat(its.locator("#pairs tr[data-line]")).hasCount(0);
            for (String address : List.of(
                    january + "&unit=" + county,
                    january + "&source=EXPENDITURE_ACCOUNT&of=" + county,
                    page + "/matched?month=2021-01&source=EXPENDITURE_ACCOUNT&of=" + county,
                    page + ".xlsx?month=2021-01&unit=" + county)) {
                assertThat(its.navigate(address).status()).as(address).isEqualTo(403);
            }
        }
        try (Window window = chromium.window(Screen.USUAL, "auditor")) {
            window.show(january);
            assertThat(window.page().locator("tr[data-side=STATEMENT]")).hasCount(3);
            assertThat(window.page().locator("a.act")).hasCount(0); // an auditor changes nothing
            assertThat(window.page().locator("#bring")).hasCount(0);
        }
    }

    @ParameterizedTest
    @MethodSource(Screen.ALL)
    void every_page_fits_speaks_its_language_and_is_fit_for_everybody(Screen screen) {
        aJanuary();
        statement("finance-clerk", "FISCAL_ACCOUNT", "", "1500.00");
        statement("county-" + county, "EXPENDITURE_ACCOUNT", county, "987654321.02");
        try (Window window = chromium.window(screen, "finance-clerk")) {
            for (String address : List.of(
                    january,
                    page,
                    january + "&source=FISCAL_ACCOUNT&of=ALL",
                    page + "/matched?month=2021-01&source=FISCAL_ACCOUNT&of=ALL",
                    page + "?month=2020-01")) {
                window.show(address);
                if (window.page().locator("#bring").count() > 0) {
                    window.page().click("#bring summary");
                }
                PageInOrder.check(window, address, screen);
            }
        }
    }
}
