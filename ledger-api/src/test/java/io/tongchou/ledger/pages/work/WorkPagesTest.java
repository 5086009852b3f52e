package io.tongchou.ledger.pages.work;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.tongchou.ledger.http.House;
import io.tongchou.ledger.pages.Chromium;
import io.tongchou.ledger.pages.Chromium.Screen;
import io.tongchou.ledger.pages.Chromium.Window;
import io.tongchou.ledger.pages.City;
import io.tongchou.ledger.pages.PageInOrder;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What waits, and how it is done from the page. */
class WorkPagesTest {

    private static Chromium chromium;
    private static City city;
    private static String book;

    @BeforeAll
    static void open() {
        chromium = Chromium.open();
        city = new City();
        book = "/pools/" + city.pool + "/funds/310";
        request(city.county, "OWN-1", "80000000.00");
        request(city.other, "OTHERS-Q1", "1234567.89");
        proposed("city-clerk", "RecordAssessment", "'unit':'%s','year':2021,'grade':'GOOD'".formatted(city.other));
        proposed(
                "city-head",
                "AdjustAnnualPlan",
                "'unit':'%s','year':2021,'income':{'PREMIUM':'130000000.00'},'expenditure':{'BENEFITS':'91000000.00'}"
                        .formatted(city.county));
        city.accepted(
                "finance-clerk",
                "PlaceTimeDeposit",
                "2021-03-26",
                "'unit':'%s','deposit':'D-1','amount':'1000000.00','rate':'0.0195','maturesOn':'2021-09-26'"
                        .formatted(city.county));
        city.accepted(
                "finance-clerk",
                "BuyBond",
                "2021-03-26",
                "'unit':'%s','bond':'B-OTHERS','cost':'765432.10','maturesOn':'2099-01-01'".formatted(city.other));
        city.accepted(
                "city-clerk",
                "RegisterLegacyDebt",
                "2021-03-26",
                ("'unit':'%s','debt':'L-1','direction':'RECEIVABLE','category':'ENTERPRISE','amount':'3000.00',"
                                + "'instalments':[{'dueOn':'2021-06-30','amount':'1000.00'},{'dueOn':'2098-06-30','amount':'2000.00'}]")
                        .formatted(city.county));
        city.accepted(
                "city-clerk",
                "AssessSubsidy",
                "2021-03-26",
                "'unit':'%s','year':2021,'level':'COUNTY','amount':'5000.00','dueOn':'2021-06-30'"
                        .formatted(city.county));
        city.accepted("city-clerk", "ReviewAlerts", "2021-03-26", "");
        city.collect(city.county, 3, "IN-TRANSIT", "77.70");
    }

    @AfterAll
    static void close() {
        if (chromium != null) {
            chromium.close();
        }
    }

    private static void request(String unit, String request, String amount) {
        city.accepted(
                "county-" + unit,
                "RequestFunds",
                "2021-03-26",
                "'unit':'%s','request':'%s','period':'2021-04','amount':'%s'".formatted(unit, request, amount));
    }

    /** Proposes a command and returns the id under which it is decided. */
    private static String proposed(String who, String command, String data) {
        String id = UUID.randomUUID().toString();
        House.Reply reply = House.command(
                who,
                "{'id':'%s','command':'%s','pool':'%s','fund':'310','effectiveOn':'2021-03-26','data':{%s}}"
                        .formatted(id, command, city.pool, data));
        assertThat(reply.status()).as(reply.text()).isEqualTo(202);
        return id;
    }

    private static Locator row(Window window, String name, String value) {
        return window.page().locator("#figures tr[data-%s='%s']".formatted(name, value));
    }

    private static Locator act(Locator row, String command) {
        return row.locator("a.act[href*='/do/" + command + "?']");
    }

    /** The form that a row's act opened behind it. */
    private static Locator form(Locator row) {
        return row.locator("xpath=following-sibling::tr[1]").locator("form.command");
    }

    private static void send(Locator form) {
        form.locator("button[type=submit]").click();
    }

    private static String balance(String unit, String account) {
        return House.get("auditor", "/api/v1%s/balances?unit=%s&account=%s".formatted(book, unit, account))
                .json()
                .at("/rows/0/balance")
                .asText();
    }

    @ParameterizedTest
    @MethodSource(Screen.ALL)
    void every_page_of_work_fits_speaks_its_language_and_is_fit_for_everybody(Screen screen) {
        try (Window window = chromium.window(screen, "city-head")) {
            for (String page : List.of("", "/work", "/work/proposals", "/work/requests", "/do")) {
                window.show(book + page);
                PageInOrder.check(window, page, screen);
            }
            window.show(book + "/work");
            act(row(window, "request", "OWN-1"), "VerifyFundRequest").click();
            assertThat(form(row(window, "request", "OWN-1"))).isVisible();
            window.page().locator("#requests details summary").click();
            PageInOrder.check(window, "/work with a form open", screen);
        }
    }

    @Test
    void a_request_goes_its_way_from_the_page_and_a_refusal_stands_at_its_row() {
        request(city.county, "OWN-2", "80000000.00");
        try (Window clerk = chromium.window(Screen.USUAL, "city-clerk")) {
            clerk.show(book + "/work");
            Locator row = row(clerk, "request", "OWN-2");
            assertThat(row.locator("td.n")).hasText(new String[] {"80,000,000.00", "", "72,000,000.00"});
            assertThat(row.locator("td.n.negative")).hasCount(1);
            assertThat(act(row, "DisburseFunds")).hasCount(0);
            act(row, "VerifyFundRequest").click();
            Locator form = form(row);
            assertThat(form.locator("[name=approved]")).hasValue("80000000.00");
            assertThat(form.locator("[name=request]")).hasAttribute("readonly", "");
            form.locator("[name=_day]").fill("2021-03-27");
            form.locator("[name=note]").fill("先按九成核定");
            send(form);
            assertThat(form.locator("[role=alert] code")).hasText("EXCEEDS_PLAN");
            assertThat(form.locator("[role=alert]")).containsText("72,000,000.00");
            assertThat(form.locator("[name=note]")).hasValue("先按九成核定");
            form.locator("[name=approved]").fill("80000000.01");
            send(form);
            assertThat(form.locator("[role=alert] code")).hasText("EXCEEDS_REQUEST");
            form.locator("[name=approved]").fill("1,000,000.00");
            send(form);
            assertThat(row.locator(".state-verified")).hasCount(1);
            assertThat(clerk.page().locator(".notice.done")).hasCount(1);
            assertThat(row.locator("td.n")).hasText(new String[] {"80,000,000.00", "1,000,000.00", "71,000,000.00"});
            assertThat(clerk.faults().stream().filter(fault -> !fault.contains("the server responded")))
                    .isEmpty();
        }
        try (Window finance = chromium.window(Screen.USUAL, "finance-clerk")) {
            finance.show(book + "/work");
            Locator row = row(finance, "request", "OWN-2");
            assertThat(act(row, "VerifyFundRequest")).hasCount(0);
            act(row, "DisburseFunds").click();
            form(row).locator("[name=_day]").fill("2021-03-28");
            send(form(row));
            assertThat(row.locator(".state-disbursed")).hasCount(1);
            assertThat(row.locator("a.act")).hasCount(0);
            // 3 × (6,000,000.00 - 5,432,100.98) from before
            assertThat(balance(city.county, "1004.01")).isEqualTo("2703697.06");
            finance.show(book + "/work/requests");
            assertThat(finance.page().locator("tr[data-request]").first()).hasAttribute("data-request", "OWN-2");
        }
    }

    @Test
    void a_proposal_is_decided_by_another_person_alone() {
        String id = proposed(
                "city-clerk",
                "ApproveAnnualPlan",
                "'unit':'%s','year':2022,'income':{'PREMIUM':'5.00'},'expenditure':{'BENEFITS':'654321.00'}"
                        .formatted(city.county));
        String second = proposed(
                "city-clerk", "RecordAssessment", "'unit':'%s','year':2022,'grade':'PASS'".formatted(city.county));
        String own = proposed(
                "city-head", "RecordAssessment", "'unit':'%s','year':2023,'grade':'FAIL'".formatted(city.county));
        try (Window clerk = chromium.window(Screen.USUAL, "city-clerk")) {
            clerk.show(book + "/work");
            assertThat(row(clerk, "proposal", id)).containsText("654,321.00");
            assertThat(act(row(clerk, "proposal", id), "ApproveProposal")).hasCount(0);
            assertThat(act(row(clerk, "proposal", own), "WithdrawProposal")).hasCount(0);
            assertThat(act(row(clerk, "proposal", second), "WithdrawProposal")).hasCount(1);
        }
        try (Window head = chromium.window(Screen.USUAL, "city-head")) {
            head.show(book + "/work");
            assertThat(act(row(head, "proposal", own), "ApproveProposal")).hasCount(0);
            assertThat(act(row(head, "proposal", own), "WithdrawProposal")).hasCount(1);
            Locator row = row(head, "proposal", id);
            act(row, "RejectProposal").click();
            send(form(row));
            assertThat(form(row).locator(".field:has([name=reason]) .wrong")).hasCount(1);
            form(row).locator("[name=reason]").fill("收入预算偏低");
            send(form(row));
            assertThat(row.locator(".state-rejected")).hasCount(1);
            assertThat(row).containsText("收入预算偏低");
            Locator other = row(head, "proposal", second);
            act(other, "ApproveProposal").click();
            send(form(other));
            assertThat(other.locator(".state-approved")).hasCount(1);
            head.show(book + "/do/ApproveProposal?proposal=" + own);
            send(head.page().locator("form.command"));
            assertThat(head.page().locator("[role=alert] code")).hasText("SAME_PERSON");
        }
        assertThat(House.get("auditor", "/api/v1/pools/" + city.pool + "/proposals?state=APPROVED")
                        .json()
                        .at("/proposals/0/proposal")
                        .asText())
                .isEqualTo(second);
    }

    @Test
    void what_somebody_is_writing_is_kept_when_the_book_grows_and_the_page_follows_afterwards() {
        request(city.county, "OWN-3", "10.00");
        try (Window window = chromium.window(Screen.USUAL, "city-clerk")) {
            window.show(book + "/work");
            Locator row = row(window, "request", "OWN-3");
            act(row, "RejectFundRequest").click();
            form(row).locator("[name=reason]").fill("材料不全");
            request(city.county, "OWN-4", "11.00");
            assertThat(window.page().locator("#figures [data-lost-note]").first())
                    .isVisible();
            assertThat(form(row).locator("[name=reason]")).hasValue("材料不全");
            assertThat(row(window, "request", "OWN-4")).hasCount(0);
            send(form(row));
            assertThat(row.locator(".state-rejected")).hasCount(1);
            assertThat(row(window, "request", "OWN-4").locator(".state-requested"))
                    .hasCount(1);
            assertThat(window.page().locator(".notice.kept[role=status]")).hasCount(1);
        }
    }

    @Test
    void deposits_debts_and_what_is_on_its_way_are_done_from_their_rows() {
        try (Window window = chromium.window(Screen.USUAL, "finance-clerk")) {
            window.show(book + "/work");
            Locator deposit = row(window, "item", "D-1");
            assertThat(deposit.locator(".level-red")).hasCount(1);
            assertThat(deposit).containsText("1.95%");
            assertThat(row(window, "item", "B-OTHERS").locator(".level-red")).hasCount(0);
            act(deposit, "MatureTimeDeposit").click();
            form(deposit).locator("[name=interest]").fill("9750.00");
            form(deposit).locator("[name=_day]").fill("2021-03-28");
            send(form(deposit));
            assertThat(deposit).hasCount(0);
            assertThat(balance(city.county, "1003.02")).isEqualTo("0.00");
            assertThat(balance(city.county, "4201")).isEqualTo("-9750.00");

            Locator debt = row(window, "item", "L-1");
            assertThat(debt.locator("td.n")).hasText(new String[] {"3,000.00", "0.00", "3,000.00", "1,000.00"});
            act(debt, "DeductFromTransferPayment").click();
            assertThat(form(debt).locator("[name=amount]")).hasValue("1000.00");
            form(debt).locator("[name=amount]").fill("1000.01");
            send(form(debt));
            assertThat(form(debt).locator("[role=alert] code")).hasText("INSTALMENT_NOT_DUE");
            assertThat(form(debt).locator("[role=alert]")).containsText("1,000.00");
            form(debt).locator("[name=amount]").fill("400.00");
            send(form(debt));
            assertThat(debt.locator("td.n")).hasText(new String[] {"3,000.00", "400.00", "2,600.00", "600.00"});
            act(debt, "SettleLegacyDebt").click();
            form(debt).locator("[name=amount]").fill("2600.01");
            send(form(debt));
            assertThat(form(debt).locator("[role=alert] code")).hasText("OVERPAID");
        }
        try (Window tax = chromium.window(Screen.USUAL, "tax")) {
            tax.show(book + "/work");
            Locator act = tax.page()
                    .locator("#moving a.act[href*='/do/RemitToCityTreasury?'][href*='unit=" + city.county + "']");
            assertThat(tax.page().locator("#moving tr:has(a.act)")).containsText("77.70");
            act.click();
            Locator form = tax.page().locator("#moving form.command");
            assertThat(form.locator("[name=amount]")).hasValue("ALL");
            send(form);
            assertThat(act).hasCount(0);
            assertThat(balance(city.county, "1005")).isEqualTo("77.70");
        }
    }

    @Test
    void a_county_finds_its_own_alone() {
        try (Window window = chromium.window(Screen.USUAL, "county-" + city.county)) {
            for (String page : List.of("/work", "/work/proposals", "/work/requests", "/do", "")) {
                window.show(book + page);
                assertThat(window.page().content())
                        .as(page)
                        .doesNotContain("OTHERS", city.other, "1,234,567.89", "765,432.10");
            }
            window.show(book + "/work");
            assertThat(row(window, "request", "OWN-1")).hasCount(1);
            assertThat(row(window, "item", "L-1")).hasCount(1);
            assertThat(window.page().locator("#figures tr a.act")).hasCount(0);
            assertThat(window.page().locator("#requests a.act")).hasCount(1);
        }
        try (Window other = chromium.window(Screen.USUAL, "county-" + city.other)) {
            other.show(book + "/work");
            assertThat(row(other, "request", "OTHERS-Q1")).hasCount(1);
            assertThat(row(other, "request", "OWN-1")).hasCount(0);
            assertThat(row(other, "item", "B-OTHERS")).hasCount(1);
        }
    }

    @Test
    void a_county_requests_funds_and_the_clerk_is_told_on_the_overview() {
        try (Window clerk = chromium.window(Screen.USUAL, "city-clerk");
                Window county = chromium.window(Screen.USUAL, "county-" + city.county)) {
            clerk.show(book);
            Locator toVerify = clerk.page().locator(".waiting a[href$='/work#requests'] b");
            int before = Integer.parseInt(toVerify.textContent());
            county.show(book + "/work");
            county.page().locator("#requests a.act").first().click();
            Locator form = county.page().locator("#requests .doing form.command");
            assertThat(form.locator("[name=unit]")).hasAttribute("readonly", "");
            form.locator("[name=request]").fill("OWN-5");
            form.locator("[name=period]").fill("2021-05");
            form.locator("[name=amount]").fill("12.00");
            send(form);
            assertThat(row(county, "request", "OWN-5").locator(".state-requested"))
                    .hasCount(1);
            assertThat(toVerify)
                    .hasText(String.valueOf(before + 1), new LocatorAssertions.HasTextOptions().setTimeout(5000));
            assertThat(county.page().locator(".waiting a[href$='/work#requests']"))
                    .hasCount(0);
        }
    }

    @Test
    void everybody_starts_what_the_office_may() {
        try (Window county = chromium.window(Screen.USUAL, "county-" + city.county);
                Window tax = chromium.window(Screen.USUAL, "tax");
                Window auditor = chromium.window(Screen.USUAL, "auditor")) {
            county.show(book + "/do");
            assertThat(county.page().locator(".themes a[href*='/do/RequestFunds?'][href*='unit=" + city.county + "']"))
                    .hasCount(1);
            assertThat(county.page().locator(".themes a[href*='/do/VerifyFundRequest?']"))
                    .hasCount(0);
            tax.show(book + "/do");
            assertThat(tax.page().locator(".themes a[href*='/do/CollectPremium?']"))
                    .hasCount(1);
            assertThat(tax.page().locator(".themes a[href*='/do/PayBenefit?']")).hasCount(0);
            auditor.show(book + "/do");
            assertThat(auditor.page().locator(".themes a")).hasCount(0);
            auditor.show(book + "/work");
            assertThat(auditor.page().locator("a.act")).hasCount(0);
            assertThat(row(auditor, "request", "OTHERS-Q1")).hasCount(1);
        }
    }
}
