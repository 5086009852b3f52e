package io.tongchou.ledger.pages.forms;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongchou.ledger.pages.Chromium;
import io.tongchou.ledger.pages.Chromium.Screen;
import io.tongchou.ledger.pages.Chromium.Window;
import io.tongchou.ledger.pages.City;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Commands made from a form, with and without the script that opens it within a page. */
class CommandFormsTest {

    private static Chromium chromium;
    private static City city;
    private static String book;

    @BeforeAll
    static void open() {
        chromium = Chromium.open();
        city = new City();
        book = "/pools/" + city.pool + "/funds/310";
    }

    @AfterAll
    static void close() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void what_is_wrong_stands_at_its_field_and_nothing_written_is_lost() {
        try (Window window = chromium.window(Screen.USUAL, "county-" + city.county)) {
            window.show(book + "/do/RequestFunds?unit=" + city.county + "&_fixed=unit&_day=2021-03-26");
            window.page().fill("[name=request]", "Q-BY-HAND");
            window.page().fill("[name=amount]", "1,000.005");
            window.page().fill("[name=period]", "2021-03");
            window.page().click("form.command button[type=submit]");
            assertThat(window.page().locator("[role=alert] code")).hasText("INVALID");
            assertThat(window.page().locator(".field:has([name=amount]) .wrong"))
                    .hasCount(1);
            assertThat(window.page().locator("[name=request]")).hasValue("Q-BY-HAND");
            assertThat(window.page().locator("[name=unit]")).hasAttribute("readonly", "");
            window.page().fill("[name=amount]", "1,000.05");
            window.page().click("form.command button[type=submit]");
            assertThat(window.page().locator(".done")).containsText("已入账");
            window.show(book + "/do/RequestFunds?unit=" + city.county
                    + "&request=Q-BY-HAND&amount=1&period=2021-03&_day=2021-03-26");
            window.page().click("form.command button[type=submit]");
            assertThat(window.page().locator("[role=alert] code")).hasText("REQUEST_EXISTS");
            assertThat(window.faults().stream().filter(fault -> !fault.contains("the server responded")))
                    .isEmpty();
        }
    }

    @Test
    void a_county_makes_no_command_of_another() {
        try (Window window = chromium.window(Screen.USUAL, "county-" + city.county)) {
            window.show(book + "/do/RequestFunds?_day=2021-03-26");
            assertThat(window.page().locator("[name=unit] option")).hasCount(2); // none, and its own
            window.show(book + "/do/CollectPremium?unit=" + city.county
                    + "&receiptNo=X1&payerCategory=EMPLOYER&kind=CURRENT&period=2021-03&amount=1&_day=2021-03-26");
            window.page().click("form.command button[type=submit]");
            assertThat(window.page().locator("[role=alert] code")).hasText("FORBIDDEN");
        }
    }

    @Test
    void a_form_says_what_is_wrong_also_by_its_page_alone() {
        try (Window window = chromium.without(Screen.USUAL, "city-clerk")) {
            window.page().navigate(book + "/do/ApproveAnnualPlan?unit=" + city.county + "&year=2021&_day=2021-03-26");
            window.page().fill("[name='income.PREMIUM']", "a lot");
            window.page().click("form.command button[type=submit]");
            assertThat(window.page().locator(".field:has([name='income.PREMIUM']) .wrong"))
                    .hasCount(1);
            window.page().fill("[name='income.PREMIUM']", "120000001.00");
            window.page().fill("[name='expenditure.BENEFITS']", "90000000.00");
            window.page().click("form.command button[type=submit]");
            assertThat(window.page().locator(".flash")).containsText("已提交复核");
            assertThat(window.page().locator("h1")).containsText("基金概览");
        }
    }
}
