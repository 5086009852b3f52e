package io.tongchou.ledger.pages.files;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import io.tongchou.ledger.http.House;
import io.tongchou.ledger.pages.Chromium;
import io.tongchou.ledger.pages.Chromium.Screen;
import io.tongchou.ledger.pages.Chromium.Window;
import io.tongchou.ledger.pages.PageInOrder;
import java.net.http.HttpRequest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tax authority's files, brought and followed in a browser. */
class FilesPagesTest {

    private static final String HEADER = "receiptNo,unit,payer,payerCategory,kind,period,amount,lateFee,collectedOn\n";

    private static Chromium chromium;

    private final String pool = House.openPool();
    private final String county = pool.substring(0, 4) + "21";
    private final String files = "/pools/" + pool + "/funds/310/files";
    private final String api = "/api/v1" + files.replace("/files", "/collection-files");

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

    private String line(String receipt, String unit, String amount) {
        return receipt + "," + unit + ",开封某厂,EMPLOYER,CURRENT,2021-03," + amount + ",,2021-03-15\n";
    }

    private static void bring(Page page, String name, byte[] bytes, String lines, String amount) {
        page.setInputFiles("[name=file]", new FilePayload(name, "text/csv", bytes));
        page.fill("[name=lineCount]", lines);
        page.fill("[name=totalAmount]", amount);
        page.click("form.bring button[type=submit]");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void a_file_comes_in_its_bad_line_is_told_and_the_same_file_again_tells_the_first_outcome() {
        byte[] file = (HEADER
                        + line("R-1", county, "100.00")
                        + line("R-2", "999999", "7.00")
                        + line("R-3", county, "20.05")
                        + line("R-1", county, "100.00"))
                .getBytes(Charset.forName("GB18030"));
        try (Window window = chromium.window(Screen.USUAL, "tax")) {
            Page page = window.page();
            window.show(files);
            bring(page, "三月征收.csv", file, "4", "227.05");
            assertThat(page).hasURL(Pattern.compile(".*/files/[0-9a-f]{64}"));
            assertThat(page.locator("#outcome")).hasAttribute("data-state", "POSTED");
            assertThat(page.locator("#posted")).hasText("2");
            assertThat(page.locator("#posted-amount")).hasText("120.05");
            assertThat(page.locator("#duplicates")).hasText("1");
            assertThat(page.locator("#refused")).hasText("1");
            Locator refused = page.locator("tr[data-status=REFUSED]");
            assertThat(refused).hasCount(1);
            assertThat(refused).hasAttribute("data-line", "3");
            assertThat(refused).containsText("UNIT_UNKNOWN");
            assertThat(refused).containsText("R-2,999999,开封某厂,EMPLOYER,CURRENT,2021-03,7.00,,2021-03-15");
            String first = page.url();

            window.show(files + "?asOf=2021-03-31"); // files are listed as they are now, wherever one comes from
            assertThat(page.locator("tr[data-state=POSTED] a")).hasText("三月征收.csv");
            bring(page, "又一次.csv", file, "4", "227.05");
            assertThat(page).hasURL(first);
            assertThat(page.locator(".flash")).isVisible();
            assertThat(page.locator("h1")).containsText("三月征收.csv");
            assertThat(page.locator("#posted")).hasText("2");
            window.show(files);
            assertThat(page.locator("tr[data-state]")).hasCount(1);
            PageInOrder.check(window, files, Screen.USUAL);
        }
        assertThat(House.get("auditor", api).json().at("/files/0/postedAmount").textValue())
                .isEqualTo("120.05");
    }

    @Test
    void what_is_wrong_with_a_file_stands_beside_the_form_and_nothing_of_it_is_kept() {
        try (Window window = chromium.window(Screen.USUAL, "tax")) {
            Page page = window.page();
            window.show(files);
            page.fill("[name=lineCount]", "one");
            page.fill("[name=totalAmount]", "1,234.50");
            page.click("form.bring button[type=submit]");
            assertThat(page.locator(".field:has([name=lineCount]) .wrong")).hasCount(1);
            assertThat(page.locator("[name=totalAmount]")).hasValue("1234.50");
            bring(page, "x.csv", utf8(HEADER + line("R-1", county, "1234.50")), "2", "1,234.50");
            assertThat(page.locator("[role=alert] code")).hasText("TOTALS_DIFFER");
            assertThat(page.locator("[name=lineCount]")).hasValue("2");
            bring(page, "x.csv", utf8("a,b\n1,2\n"), "1", "0.00");
            assertThat(page.locator("[role=alert] code")).hasText("INVALID");
            page.fill("[name=lineCount]", "1");
            page.click("form.bring button[type=submit]");
            assertThat(page.locator(".field:has([name=file]) .wrong")).hasCount(1);
            PageInOrder.check(window, files, Screen.USUAL);
        }
        assertThat(House.get("auditor", api).json().get("files")).isEmpty();
    }

    @Test
    void a_long_file_is_left_and_found_again() {
        int lines = 4000;
        byte[] file = utf8(HEADER
                + IntStream.range(0, lines)
                        .mapToObj(i -> line("L-" + i, county, "1.00"))
                        .collect(Collectors.joining()));
        try (Window window = chromium.window(Screen.USUAL, "tax")) {
            window.show(files);
            bring(window.page(), "long.csv", file, String.valueOf(lines), lines + ".00");
            assertThat(window.page()).hasURL(Pattern.compile(".*/files/[0-9a-f]{64}"));
        } // whoever sent it is gone
        try (Window window = chromium.window(Screen.USUAL, "finance-clerk")) {
            window.show(files);
            assertThat(window.page().locator("form.bring")).hasCount(0);
            assertThat(window.page().locator("tr[data-state=POSTED]")).hasCount(1); // the list follows by itself
            window.page().click("tr[data-state] a");
            assertThat(window.page().locator("#posted")).hasText("4,000");
            assertThat(window.page().locator("#posted-amount")).hasText("4,000.00");
        }
    }

    @Test
    void only_the_tax_authority_brings_files_and_no_county_reads_them() {
        try (Window window = chromium.window(Screen.USUAL, "county-" + county)) {
            assertThat(window.page().navigate(files).status()).isEqualTo(403);
            assertThat(window.page().navigate(files + "/" + "0".repeat(64)).status())
                    .isEqualTo(403);
            window.page().navigate("/pools/" + pool + "/funds/310");
            assertThat(window.page().locator(".top nav a[href$='/files']")).hasCount(0);
            assertThat(sent(window, token(window)).status()).isEqualTo(403);
        }
        try (Window window = chromium.window(Screen.USUAL, "finance-clerk")) {
            window.show(files);
            assertThat(sent(window, token(window)).status()).isEqualTo(403);
            assertThat(window.page().navigate(files + "/" + "0".repeat(64)).status())
                    .isEqualTo(404);
        }
        try (Window window = chromium.window(Screen.USUAL, "tax")) {
            window.show(files);
            assertThat(sent(window, "guessed").status()).isEqualTo(403);
            assertThat(sent(window, token(window)).status()).isEqualTo(200); // led on to the file
        }
        assertThat(House.get("auditor", api).json().get("files")).hasSize(1);
    }

    @Test
    void files_of_past_entries_stand_beside_with_the_event_that_tells_of_them() {
        String migrated = "788800";
        for (String command : List.of(
                "admin {'id':'open','command':'OpenPool','pool':'%1$s','effectiveOn':'2019-01-01','data':{'name':'x','funds':['310'],'units':[{'code':'%1$s','name':'x','level':'CITY'},{'code':'788821','name':'x','level':'COUNTY'}]}}",
                "city-clerk {'id':'past','command':'OpenImport','pool':'%1$s','fund':'310','effectiveOn':'2021-01-05','data':{'through':'2020-12'}}",
                "city-head {'id':'approve','command':'ApproveProposal','pool':'%1$s','data':{'proposal':'past'}}")) {
            String[] whoAndWhat = command.split(" ", 2);
            assertThat(House.command(whoAndWhat[0], whoAndWhat[1].formatted(migrated))
                            .status())
                    .isBetween(201, 202);
        }
        House.Reply sent =
                House.send(HttpRequest.newBuilder(House.at("/api/v1/pools/" + migrated + "/funds/310/past-entries"))
                        .header("Authorization", "Bearer " + House.token("city-clerk"))
                        .header("Content-Type", "text/csv")
                        .header("X-Line-Count", "2")
                        .header("X-Total-Amount", "50.00")
                        .POST(HttpRequest.BodyPublishers.ofString("""
                        entry,effectiveOn,text,closing,unit,account,item,debit,credit,number,maturesOn
                        2020-06-0001,2020-06-30,居民缴费,,788821,1003.01,,50.00,,,
                        2020-06-0001,,,,788821,4001,RESIDENT,,50.00,,
                        """)));
        assertThat(sent.status()).as(sent.text()).isEqualTo(201);
        try (Window window = chromium.window(Screen.USUAL, "city-clerk")) {
            window.show("/pools/" + migrated + "/funds/310/files");
            window.page().click("tr[data-import='" + sent.json().get("file").textValue() + "'] a");
            assertThat(window.page().locator("main")).containsText("PastEntriesReceived");
        }
    }

    /** The token of a form cannot be looked at without reading the file before it. */
    @Test
    void nothing_is_read_of_a_file_that_nobody_who_is_logged_in_sends() {
        assertThat(House.send(HttpRequest.newBuilder(House.at(files))
                                .header("Content-Type", "multipart/form-data; boundary=x")
                                .POST(HttpRequest.BodyPublishers.ofString("--x--")))
                        .status())
                .isEqualTo(401);
    }

    private static String token(Window window) {
        return window.page().locator("[name=_csrf]").first().inputValue();
    }

    private APIResponse sent(Window window, String token) {
        return window.page()
                .request()
                .post(
                        files,
                        RequestOptions.create()
                                .setMultipart(FormData.create()
                                        .set("_csrf", token)
                                        .set("lineCount", 1)
                                        .set("totalAmount", "1.00")
                                        .set(
                                                "file",
                                                new FilePayload(
                                                        "y.csv",
                                                        "text/csv",
                                                        utf8(HEADER + line("Y-1", county, "1.00"))))));
    }

    @ParameterizedTest
    @MethodSource(Screen.ALL)
    void every_page_fits_speaks_its_language_and_is_fit_for_everybody(Screen screen) {
        try (Window window = chromium.window(screen, "tax")) {
            window.show(files);
            bring(
                    window.page(),
                    "a-rather-long-name-of-a-file-of-receipts-of-march-2021.csv",
                    utf8(HEADER + line("R-1", county, "987654321.09") + line("R-2", "999999", "7.00")),
                    "2",
                    "987654328.09");
            assertThat(window.page().locator("#outcome")).hasAttribute("data-state", "POSTED");
            String one = window.page().url();
            for (String address : List.of(files, one)) {
                window.show(address);
                PageInOrder.check(window, address, screen);
            }
        }
    }
}
