package io.tongchou.ledger.pages.days;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.tongchou.ledger.pages.days.SampleCity.BOOK;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import io.tongchou.ledger.pages.Chromium;
import io.tongchou.ledger.pages.Chromium.Screen;
import io.tongchou.ledger.pages.Chromium.Window;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A working day of each of the eight roles, in the order in which the city's work goes, each as its page of the user's guide tells
 * it. In Chinese; in both languages, each on a fresh start, where pictures for the guide are made.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkingDaysTest {

    private static final String PAYER = "通许县";
    private static final String POOR = "410205";
    private static final String COUNTY = "410222";
    private static final String HEADER = "receiptNo,unit,payer,payerCategory,kind,period,amount,lateFee,collectedOn\n";

    private Chromium chromium;

    @BeforeAll
    void open() {
        chromium = Chromium.open();
    }

    @AfterAll
    void close() {
        if (chromium != null) {
            chromium.close();
        }
    }

    static Stream<String> languages() {
        return Day.WITH_PICTURES ? Stream.of("zh", "en") : Stream.of("zh");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void the_working_days_of_a_city(String language, @TempDir Path data) {
        try (SampleCity city = new SampleCity(data)) {
            Days days = new Days(city, language);
            days.tax();
            days.financeClerk();
            days.county();
            days.cityClerk();
            days.financeHead();
            days.cityHead();
            days.auditor();
            days.admin();
        }
    }

    /** The days of one city, told in one language. */
    private final class Days {

        private final SampleCity city;
        private final String language;

        Days(SampleCity city, String language) {
            this.city = city;
            this.language = language;
        }

        private Day of(String role, String login) {
            Window window = chromium.at(
                    new Screen(language.equals("zh") ? "zh-CN" : "en-US", 1280, ColorScheme.LIGHT), city.address());
            window.logIn(login, login + "-secret");
            return new Day(role, language, window);
        }

        private void act(Window window, String within, String command, String about) {
            window.page()
                    .locator("%s a[href*='/do/%s?'][href*='%s']".formatted(within, command, about))
                    .first()
                    .click();
            assertThat(window.page().locator("form.command")).isVisible();
        }

        private void write(Window window, String name, String value) {
            window.page().fill("form.command [name='" + name + "']", value);
        }

        private void choose(Window window, String name, String value) {
            window.page().selectOption("form.command [name='" + name + "']", value);
        }

        private void send(Window window) {
            window.page().click("form.command button[type=submit]");
        }

        private void sent(Window window) {
            send(window);
            assertThat(window.page().locator("form.command")).hasCount(0);
            assertThat(window.page().locator(".notice.done").first()).isVisible();
        }

        private void bring(Window window, String name, String lines, int count, String amount) {
            window.page()
                    .setInputFiles(
                            "form.bring [name=file]",
                            new FilePayload(name, "text/csv", (HEADER + lines).getBytes(Charset.forName("GB18030"))));
            window.page().fill("form.bring [name=lineCount]", String.valueOf(count));
            window.page().fill("form.bring [name=totalAmount]", amount);
            window.page().click("form.bring button[type=submit]");
            assertThat(window.page().locator("#outcome")).hasAttribute("data-state", "POSTED");
        }

        private String line(String receipt, String unit, String amount) {
            return "%s,%s,%s某单位,EMPLOYER,CURRENT,%s,%s,,%s\n"
                    .formatted(receipt, unit, PAYER, YearMonth.from(SampleCity.today()), amount, SampleCity.today());
        }

        void tax() {
            try (Day day = of("tax", "tax")) {
                Window window = day.window();
                day.step("Bring the day's collection file", () -> {
                    window.show(BOOK + "/files");
                    bring(
                            window,
                            "征收日报.csv",
                            line("E-1", COUNTY, "12000.00")
                                    + line("E-2", COUNTY, "8000.00")
                                    + line("E-3", "410299", "3000.00"),
                            3,
                            "23000.00");
                    assertThat(window.page().locator("#posted-amount")).hasText("20,000.00");
                });
                day.step("See which line was refused, and why", () -> {
                    Locator refused = window.page().locator("tr[data-status=REFUSED]");
                    assertThat(refused).hasAttribute("data-line", "4");
                    assertThat(refused).containsText("UNIT_UNKNOWN");
                });
                day.step("Bring the corrected line in a file of its own", () -> {
                    window.show(BOOK + "/files");
                    bring(window, "征收日报-更正.csv", line("E-3", "410221", "3000.00"), 1, "3000.00");
                    assertThat(window.page().locator("#refused")).hasText("0");
                });
                day.step("Remit what was collected to the city treasury", () -> {
                    window.show(BOOK + "/work");
                    act(window, "#moving", "RemitToCityTreasury", COUNTY);
                    write(window, "amount", "ALL");
                    sent(window);
                    act(window, "#moving", "RemitToCityTreasury", "410221");
                    write(window, "amount", "ALL");
                    sent(window);
                });
                day.over();
            }
        }

        void financeClerk() {
            try (Day day = of("finance-clerk", "finance-clerk")) {
                Window window = day.window();
                day.step("Transfer what has come in to the fiscal special account", () -> {
                    window.show(BOOK + "/work");
                    for (String unit : new String[] {COUNTY, "410221"}) {
                        act(window, "#moving", "TransferToFiscalAccount", unit);
                        write(window, "amount", "ALL");
                        sent(window);
                    }
                });
                day.step("Place a time deposit", () -> {
                    window.show(BOOK + "/do");
                    window.page().click("a[href*='/do/PlaceTimeDeposit']");
                    choose(window, "unit", "ALL");
                    write(window, "deposit", "定存-001");
                    write(window, "amount", "50,000,000.00");
                    write(window, "rate", "0.0155");
                    write(window, "maturesOn", SampleCity.today().plusYears(1).toString());
                    sent(window);
                });
                day.step("Find the deposit among those that fall due", () -> {
                    window.show(BOOK + "/work");
                    assertThat(window.page().locator("#maturities tr[data-item='定存-001']"))
                            .containsText("50,000,000.00");
                });
                day.step("Bring the treasury's statement", () -> {
                    window.show(BOOK + "/reconciliation?month=" + YearMonth.from(SampleCity.today()));
                    Page page = window.page();
                    page.click("#bring summary");
                    page.selectOption("form.bring [name=source]", "TREASURY");
                    page.fill(
                            "form.bring [name=from]",
                            SampleCity.today().withDayOfMonth(1).toString());
                    page.fill("form.bring [name=to]", SampleCity.today().toString());
                    page.fill("form.bring [name=openingBalance]", "0.00");
                    page.fill("form.bring [name=closingBalance]", "15.00");
                    page.setInputFiles(
                            "form.bring [name=file]",
                            new FilePayload("国库对账单.csv", "text/csv", statement().getBytes(StandardCharsets.UTF_8)));
                    page.click("form.bring button[type=submit]");
                    assertThat(page.locator("tr[data-of='TREASURY-ALL']")).hasAttribute("data-agreement", "ITEMS");
                    assertThat(page.locator("tr[data-side=STATEMENT]")).hasCount(1);
                });
                day.step("Explain the line that the ledger does not know", () -> {
                    window.page()
                            .locator("tr[data-side=STATEMENT] a[href*='ExplainLine']")
                            .click();
                    write(window, "reason", "国库误记入本户，已通知更正");
                    choose(window, "kind", "TIMING");
                    sent(window);
                });
                day.over();
            }
        }

        private String statement() {
            String on = SampleCity.today().toString();
            return "on,direction,amount,reference,counterparty,text\n" + on + ",IN,20000.00,,税务,通许县解缴\n" + on
                    + ",IN,3000.00,,税务,杞县解缴\n" + on + ",OUT,20000.00,,财政专户,通许县划转\n" + on
                    + ",OUT,3000.00,,财政专户,杞县划转\n" + on + ",IN,15.00,,不明,不明来源\n";
        }

        /** A year has a plan before anybody is paid of it. */
        private void planOfTheYear() {
            String plan = city.other(
                    "city-clerk",
                    "ApproveAnnualPlan",
                    "'unit':'%s','year':%d,'income':{'PREMIUM':'180000000.00'},'expenditure':{'BENEFITS':'172000000.00'}"
                            .formatted(COUNTY, SampleCity.today().getYear()));
            city.other("city-head", "ApproveProposal", "'proposal':'" + plan + "'");
        }

        void county() {
            planOfTheYear();
            try (Day day = of("county", "county-" + COUNTY)) {
                Window window = day.window();
                day.step("See how the county stands", () -> {
                    window.show(BOOK);
                    assertThat(window.page().locator("#figures")).not().containsText("杞县");
                });
                day.step("Ask for funds", () -> {
                    window.show(BOOK + "/work");
                    act(window, "#requests", "RequestFunds", "unit=" + COUNTY);
                    write(window, "request", "用款-001");
                    write(window, "period", YearMonth.from(SampleCity.today()).toString());
                    write(window, "amount", "14,000,000.00");
                    sent(window);
                    assertThat(window.page().locator("tr[data-request='用款-001']"))
                            .containsText("14,000,000.00");
                });
                day.step("See that the money has come", () -> {
                    city.other("city-clerk", "VerifyFundRequest", "'request':'用款-001','approved':'13500000.00'");
                    city.other("finance-clerk", "DisburseFunds", "'request':'用款-001'");
                    Locator row = window.page().locator("tr[data-request='用款-001']");
                    assertThat(row.locator(".state-disbursed")).hasCount(1); // the open page follows
                    window.show(BOOK + "/work/requests");
                    assertThat(row).containsText("13,500,000.00");
                });
                day.step("Pay a hospital", () -> {
                    window.show(BOOK + "/do");
                    window.page().click("a[href*='/do/PayBenefit']");
                    write(window, "paymentNo", "支付-001");
                    choose(window, "kind", "INPATIENT");
                    write(window, "payee", "县人民医院");
                    choose(window, "payeeType", "INSTITUTION");
                    write(window, "amount", "900,000,000.00");
                    send(window);
                    assertThat(window.page().locator("[role=alert] code")).hasText("INSUFFICIENT_FUNDS");
                    write(window, "amount", "9,000,000.00");
                    sent(window);
                });
                day.step("Claim why the county has a gap", () -> {
                    window.show(BOOK + "/year-end?year=2025");
                    act(window, "#figures", "ClaimGapCause", COUNTY);
                    write(window, "claim", "住院率上升");
                    write(window, "evidence", "通医保〔2026〕3号");
                    sent(window);
                    window.page().reload();
                    assertThat(window.page().locator("#gap-" + COUNTY)).containsText("住院率上升");
                });
                day.over();
            }
        }

        void cityClerk() {
            city.other(
                    "county-" + COUNTY,
                    "RequestFunds",
                    "'unit':'%s','request':'用款-002','period':'%s','amount':'500000000.00'"
                            .formatted(COUNTY, YearMonth.from(SampleCity.today())));
            try (Day day = of("city-clerk", "city-clerk")) {
                Window window = day.window();
                day.step("Verify a request, and read why it cannot be approved in full", () -> {
                    window.show(BOOK + "/work");
                    act(window, "#requests", "VerifyFundRequest", "request=");
                    send(window);
                    assertThat(window.page().locator("[role=alert] code")).hasText("EXCEEDS_PLAN");
                    assertThat(window.page().locator("[role=alert]")).containsText("158,500,000.00");
                });
                day.step("Approve what the plan allows", () -> {
                    write(window, "approved", "15,000,000.00");
                    sent(window);
                    assertThat(window.page().locator("tr[data-request='用款-002'] .state-verified"))
                            .hasCount(1);
                });
                day.step("Close December", () -> {
                    window.show(BOOK + "/year-end?year=2025");
                    act(window, "#missing", "CloseMonth", "month=2025-12");
                    sent(window);
                    assertThat(window.page().locator("ol.months .level-normal")).hasCount(12);
                });
                day.step("Propose what caused the gap of Yuwangtai", () -> {
                    act(window, "#figures", "RuleGapCause", POOR);
                    write(window, "managementAmount", "7,000,000.00");
                    write(window, "evidence", "审计意见：应收未收");
                    sent(window);
                    assertThat(window.page().locator("#waiting tbody th")).hasCount(1);
                });
                day.step("Propose the year's close", () -> {
                    window.page().reload();
                    act(window, "#missing", "CloseYear", "year=2025");
                    sent(window);
                    assertThat(window.page().locator("#waiting tbody th")).hasCount(2);
                });
                day.over();
            }
        }

        void financeHead() {
            city.other("finance-clerk", "ReverseEntry", "'entry':'sample-310-2025-11-410205-transfer','reason':'重复划转'");
            try (Day day = of("finance-head", "finance-head")) {
                Window window = day.window();
                day.step("See what waits for a decision", () -> {
                    window.show(BOOK + "/work");
                    assertThat(window.page().locator("#proposals a[href*='/do/ApproveProposal']"))
                            .hasCount(2);
                });
                day.step("Approve what the clerk explained", () -> {
                    window.page()
                            .locator("#proposals tr:has-text('国库误记') a[href*='/do/ApproveProposal']")
                            .click();
                    sent(window);
                    assertThat(window.page().locator("#proposals a[href*='/do/ApproveProposal']"))
                            .hasCount(1);
                });
                day.step("Send back what is not in order", () -> {
                    act(window, "#proposals", "RejectProposal", "proposal=");
                    write(window, "reason", "没有重复：国库回单只有一笔");
                    sent(window);
                    assertThat(window.page().locator("#proposals a[href*='/do/ApproveProposal']"))
                            .hasCount(0);
                });
                day.step("See where the money is", () -> {
                    window.show(BOOK + "/flows?from=2025-01-01&to=2025-12-31");
                    assertThat(window.page().locator("#p-flows ~ table tbody tr"))
                            .not()
                            .hasCount(0);
                });
                day.step("Read and print the month's statements", () -> {
                    window.show(BOOK + "/statements?period=2025-12");
                    Download pdf = window.page()
                            .waitForDownload(() -> window.page()
                                    .locator("a[download][href*='.pdf']")
                                    .first()
                                    .click());
                    assertThat(pdf.suggestedFilename()).endsWith(".pdf");
                });
                day.over();
            }
        }

        void cityHead() {
            try (Day day = of("city-head", "city-head")) {
                Window window = day.window();
                day.step("Read the overview, and open a figure", () -> {
                    window.show(BOOK + "?asOf=2025-12-31");
                    window.page().locator(".tile .figure a").first().click();
                    window.page().waitForSelector("body[data-drawn]");
                    assertThat(window.page()).hasURL(Pattern.compile(".*/explain.*"));
                });
                day.step("Look at the waterfall before it is final", () -> {
                    window.show(BOOK + "/year-end?year=2025");
                    assertThat(window.page().locator("h1 .level-orange")).hasCount(1);
                    assertThat(window.page().locator(".chart canvas").first()).isVisible();
                });
                day.step("Approve the ruling and the year's close", () -> {
                    for (int left = 1; left >= 0; left--) {
                        act(window, "#waiting", "ApproveProposal", "proposal=");
                        sent(window);
                        assertThat(window.page().locator("#waiting tbody th")).hasCount(left);
                    }
                    window.page().reload();
                    assertThat(window.page().locator("h1 .level-normal")).hasCount(1);
                });
                day.step("Cover the gaps", () -> {
                    for (String unit : new String[] {POOR, COUNTY}) {
                        act(window, "#missing", "CoverDeficit", unit);
                        sent(window);
                        assertThat(window.page().locator("#missing a[href*='/do/CoverDeficit'][href*='" + unit + "']"))
                                .hasCount(0);
                    }
                    assertThat(window.page().locator("#gap-" + POOR)).containsText("4,924,794.77");
                });
                day.step("See who would have paid under other cities' rules", () -> {
                    window.show(BOOK + "/policies/who-pays");
                    assertThat(window.page().locator("#figures, .page").first()).containsText("20,628,577.19");
                });
                day.over();
            }
        }

        void auditor() {
            try (Day day = of("auditor", "auditor")) {
                Window window = day.window();
                day.step("Follow a receipt to the line of the file it came from", () -> {
                    window.show(BOOK + "/ledger?unit=" + COUNTY + "&account=1002&from=" + SampleCity.today());
                    window.page()
                            .locator("table.ledger tbody tr:not(.forward) a")
                            .first()
                            .click();
                    window.page().waitForSelector("body[data-drawn]");
                    window.page().locator("a[href*='figure=event']").first().click();
                    assertThat(window.page().locator("pre").first()).containsText("E-");
                    assertThat(window.page().locator(".page")).containsText("E-1," + COUNTY);
                });
                day.step("Set two moments side by side", () -> {
                    window.show(BOOK + "/moments?asOf=2025-11-30&asOf2=2025-12-31");
                    assertThat(window.page().locator("table tbody tr")).not().hasCount(0);
                });
                day.step("Have the book proved", () -> {
                    window.show(BOOK + "/audit/proof");
                    window.page().click("form.verify button[type=submit]");
                    assertThat(window.page().locator("#progress[data-state=DONE]"))
                            .hasCount(1);
                    assertThat(window.page().locator("tbody[data-check] .badge.level-red"))
                            .hasCount(0);
                });
                day.step("Take a pack of evidence along", () -> {
                    window.show(BOOK + "/audit/proof");
                    window.page().selectOption("#period", "2025-12");
                    window.page().click("form.pack button[type=submit]");
                    assertThat(window.page().locator("#progress[data-state=DONE]"))
                            .hasCount(1);
                    Download pack = window.page()
                            .waitForDownload(() ->
                                    window.page().locator("a[download]").first().click());
                    assertThat(pack.suggestedFilename()).endsWith(".zip");
                });
                day.step("See what changed after a month was closed", () -> {
                    window.show(BOOK + "/audit/restatement?period=2025-12");
                    assertThat(window.page().locator("h1, h2").first()).isVisible();
                });
                day.over();
            }
        }

        void admin() {
            try (Day day = of("admin", "admin")) {
                Window window = day.window();
                day.step("Take a new district in", () -> {
                    window.show(BOOK + "/do");
                    window.page().click("a[href*='/do/AdmitUnit']");
                    write(window, "unit.code", "410211");
                    write(window, "unit.name", "金明区");
                    choose(window, "unit.level", "DISTRICT");
                    sent(window);
                });
                day.step("Make all figures anew and have them compared", () -> {
                    window.show(BOOK + "/tasks");
                    window.page().click("form[action*='/rebuilds'] button[type=submit]");
                    assertThat(window.page().locator("#progress[data-state=DONE]"))
                            .hasCount(1);
                });
                day.step("See all long work", () -> {
                    window.show(BOOK + "/tasks");
                    assertThat(window.page().locator("tr[data-task]")).hasCount(3);
                });
                day.over();
            }
        }
    }
}
