package io.tongchou.ledger.pages.tasks;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import io.tongchou.ledger.http.House;
import io.tongchou.ledger.pages.Chromium;
import io.tongchou.ledger.pages.Chromium.Screen;
import io.tongchou.ledger.pages.Chromium.Window;
import io.tongchou.ledger.pages.City;
import io.tongchou.ledger.pages.PageInOrder;
import io.tongchou.ledger.tasks.Task;
import io.tongchou.ledger.tasks.Tasks;
import io.tongchou.ledger.vocabulary.BookId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Long work is begun, followed, left and found again. */
class TaskPagesTest {

    private static Chromium chromium;
    private static City city;
    private static String book;
    private static String page;
    private static final Tasks TASKS = House.part(Tasks.class);

    @BeforeAll
    static void open() {
        chromium = Chromium.open();
        city = new City();
        book = "/pools/" + city.pool + "/funds/310";
        page = book + "/tasks";
    }

    @AfterAll
    static void close() {
        if (chromium != null) {
            chromium.close();
        }
    }

    private static Task begun(Tasks tasks, Tasks.Work work) {
        return tasks.begin(Tasks.Kind.VERIFY, Optional.of(BookId.parse(city.pool + "/310")), "somebody", work);
    }

    /** Something that goes on until it is told to end. */
    private static Task goingOn(CountDownLatch further, CountDownLatch end) {
        return begun(TASKS, progress -> {
            progress.phase("events of book " + city.pool + "/310", 1000);
            progress.reached(250);
            further.await();
            progress.reached(750);
            end.await();
            throw new IllegalStateException("no disk");
        });
    }

    @ParameterizedTest
    @MethodSource(Screen.ALL)
    void every_page_fits_speaks_its_language_and_is_fit_for_everybody(Screen screen) {
        CountDownLatch end = new CountDownLatch(1);
        Task running = goingOn(new CountDownLatch(0), end);
        String verified = House.post("auditor", "/api/v1" + book + "/verifications", "application/json", """
                                {"heads":["3:%s"]}""".formatted(
                                "ab".repeat(32)))
                .json()
                .get("id")
                .textValue();
        try (Window window = chromium.window(screen, "admin")) {
            for (String address : List.of(page, page + "/" + running.id(), page + "/" + verified)) {
                window.show(address);
                window.page().waitForSelector("tr[data-task], [data-state=RUNNING], [data-state=DONE]");
                PageInOrder.check(window, address, screen);
            }
            assertThat(window.page().locator("#progress[data-state=DONE]")).hasCount(1);
            PageInOrder.check(window, verified, screen);
            end.countDown();
            window.show(page + "/" + running.id());
            assertThat(window.page().locator("#progress[data-state=FAILED]")).hasCount(1);
            assertThat(window.page().locator("[role=alert]")).hasText("no disk");
            PageInOrder.check(window, "a failure", screen);
        }
    }

    @Test
    void it_goes_on_while_one_is_away_and_ends_on_the_page_that_is_open() {
        CountDownLatch further = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Task task = goingOn(further, end);
        try (Window window = chromium.window(Screen.USUAL, "auditor")) {
            window.show(page);
            Locator row = window.page().locator("tr[data-task='" + task.id() + "']");
            assertThat(row.locator("progress[value='250'][max='1000']")).hasCount(1);
            window.show(city.spring);
            further.countDown();
            window.show(page);
            assertThat(row.locator("progress[value='750']")).hasCount(1);
            row.locator("th a").click();
            assertThat(window.page().locator("#progress[data-state=RUNNING] progress[value='750']"))
                    .hasCount(1);
            end.countDown();
            assertThat(window.page().locator("#progress[data-state=FAILED]")).hasCount(1);
            assertThat(window.page().locator("#progress[hx-trigger]")).hasCount(0);
        }
    }

    @Test
    void what_a_service_left_when_it_stopped_is_found_as_interrupted() {
        Tasks ofAnotherNode = new Tasks(House.part(DataSource.class), Clock.systemUTC(), "stopped");
        Task task = begun(ofAnotherNode, progress -> {
            new CountDownLatch(1).await();
            return TextNode.valueOf("");
        });
        ofAnotherNode.close();
        try (Window window = chromium.window(Screen.USUAL, "auditor")) {
            window.show(page);
            assertThat(window.page().locator("tr[data-task='" + task.id() + "'][data-state=INTERRUPTED]"))
                    .hasCount(1);
            window.show(page + "/" + task.id());
            assertThat(window.page().locator(".facts")).containsText("stopped");
        }
    }

    @Test
    void a_rebuild_names_a_wrong_row_and_is_taken_once_somebody_accepts_that() {
        JdbcClient sql = JdbcClient.create(House.part(DataSource.class));
        String ofReceipt = " FROM reading.entry WHERE book = '" + city.pool + "/310' AND reference = 'R2'";
        assertThat(sql.sql("UPDATE reading.entry SET maker = 'nobody' WHERE book = '" + city.pool
                                + "/310' AND reference = 'R2'")
                        .update())
                .isEqualTo(1);
        try (Window window = chromium.window(Screen.USUAL, "admin")) {
            Page browser = window.page();
            window.show(page);
            browser.click("form[action$='/tasks/rebuilds'] button");
            assertThat(browser.locator("#progress[data-state=DONE]")).hasCount(1);
            assertThat(browser.locator("h1 .badge.level-red")).hasCount(1);
            assertThat(browser.locator("#p-compared ~ details")).hasCount(1);
            assertThat(browser.locator("#p-compared ~ details")).containsText("nobody");
            browser.click("#p-compared ~ form button");
            assertThat(browser.locator("#progress[data-state=DONE]")).hasCount(1);
            assertThat(browser.locator("h1 .badge.level-normal")).hasCount(1);
            assertThat(browser.locator("form [name=accept]")).hasCount(0);
            assertThat(sql.sql("SELECT maker" + ofReceipt).query(String.class).single())
                    .isEqualTo("tax");
        }
    }

    @Test
    void auditors_rebuild_nothing_and_a_county_sees_no_task_but_takes_its_own_book_along() {
        Task task = begun(TASKS, progress -> TextNode.valueOf(""));
        try (Window window = chromium.window(Screen.USUAL, "auditor")) {
            window.show(page);
            assertThat(window.page().locator("form[action$='/tasks/rebuilds']")).hasCount(0);
            assertThat(posted(window, "/rebuilds")).isEqualTo(403);
            assertThat(window.page()
                            .request()
                            .get(book + "/export?format=hledger&names=codes")
                            .text())
                    .isEqualTo(House.get("auditor", "/api/v1" + book + "/export?format=hledger")
                            .text());
        }
        try (Window window = chromium.window(Screen.USUAL, "county-" + city.county)) {
            window.show(page);
            assertThat(window.page().locator("[data-task]")).hasCount(0);
            assertThat(posted(window, "/rebuilds")).isEqualTo(403);
            assertThat(window.page().request().get(page + "/" + task.id()).status())
                    .isEqualTo(403);
            String own = window.page()
                    .request()
                    .get(window.page().locator("a[href*='format=ndjson']").getAttribute("href"))
                    .text();
            assertThat(own).contains(city.county, "10000000.10").doesNotContain(city.other, "7654321.09");
        }
    }

    private static int posted(Window window, String what) {
        String token = window.page().locator("[name=_csrf]").first().inputValue();
        return window.page()
                .request()
                .post(
                        page + what,
                        RequestOptions.create().setForm(FormData.create().set("_csrf", token)))
                .status();
    }
}
