package io.tongchou.ledger.pages.overview;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tongchou.ledger.http.House;
import io.tongchou.ledger.pages.Chromium;
import io.tongchou.ledger.pages.Chromium.Screen;
import io.tongchou.ledger.pages.Chromium.Window;
import io.tongchou.ledger.pages.City;
import io.tongchou.ledger.vocabulary.Money;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every figure of the overview, followed down to the entries that it is made of, and these held against the trial balance. */
class EveryFigureOpensTest {

    /** Amounts that stand on the page with nothing behind them: not zero, not a limit, and in no link. */
    private static final String UNOPENED = """
            () => {
              const found = [];
              const walk = document.createTreeWalker(document.querySelector("#figures"), NodeFilter.SHOW_TEXT);
              while (walk.nextNode()) {
                const amounts = walk.currentNode.textContent.match(/-?\\d[\\d,]*\\.\\d\\d(?![\\d%])/g) ?? [];
                const around = walk.currentNode.parentElement;
                if (amounts.some(text => /[1-9]/.test(text)) && !around.closest("a, .limits, .basis, svg")) {
                  found.push(around.closest("section")?.textContent.trim().slice(0, 12) + ": " + walk.currentNode.textContent.trim());
                }
              }
              return found;
            }
            """;

    /** Every link of an amount with the exact amount that it shows. */
    private static final String FIGURES = """
            () => [...document.querySelectorAll("#figures a")]
              .filter(link => !link.closest(".mine, thead, .basis") && /\\d\\.\\d\\d/.test(link.textContent))
              .map(link => ({ href: link.getAttribute("href"),
                              shown: link.title || link.closest("td[title]")?.title || link.textContent }))
            """;

    /** Opens a figure and what it is made of, and so on; what each account of a unit adds up to goes to the trial balance. */
    private static final String FOLLOW = """
            async figures => {
              const fen = text => BigInt(text.replace("−", "-").replace(/[^-0-9]/g, ""));
              const seen = new Map(), faults = [], accounts = {}, pages = new Map();
              const page = href => {
                if (!pages.has(href)) {
                  pages.set(href, fetch(href).then(async answer => {
                    if (!answer.ok) faults.push(href + " answers " + answer.status);
                    return new DOMParser().parseFromString(await answer.text(), "text/html");
                  }));
                }
                return pages.get(href);
              };
              const entries = async href => {
                let sum = 0n;
                for (let next = href; next;) {
                  const shown = await page(next);
                  for (const row of shown.querySelectorAll("table.ledger tbody tr:not(.total)")) sum += fen(row.lastElementChild.textContent);
                  next = shown.querySelector("a[rel=next]")?.getAttribute("href");
                }
                return sum;
              };
              /** What it is worth, and what the entries behind it come to, debits positive. */
              const open = href => {
                if (!seen.has(href)) seen.set(href, opened(href));
                return seen.get(href);
              };
              const opened = async href => {
                const shown = await page(href);
                const path = shown.querySelector(".head code")?.textContent ?? "";
                const text = shown.querySelector(".figure b")?.textContent ?? "";
                if (shown.querySelector("table.ledger")) {
                  const sum = await entries(href);
                  if (path) accounts[path] = String(sum);
                  return { value: text ? fen(text) : sum, sum, path };
                }
                const rows = [...shown.querySelectorAll("#p-inputs + table tbody tr")];
                const value = text && !text.includes("%") ? fen(text) : null;
                const evidence = shown.querySelector("#p-evidence ~ ul a") !== null;
                if (!rows.length) {
                  if (value && !(/^(plan|spent)/.test(path) && evidence)) faults.push(path + " has nothing behind it: " + text);
                  return { value, sum: null, path };
                }
                let sum = 0n, added = 0n, adds = true;
                for (const row of rows) {
                  const sign = row.querySelector(".sign").textContent.trim();
                  const below = row.querySelector("th a");
                  const amount = row.lastElementChild.textContent;
                  adds &&= sign !== "";
                  if (!below) {
                    // What an indicator counts may be said by events alone.
                    if (!(path.startsWith("indicator/") && evidence)) faults.push(path + " does not open " + row.textContent.trim().replace(/\\s+/g, " "));
                    continue;
                  }
                  const part = await open(below.getAttribute("href"));
                  if (part.value !== fen(amount)) faults.push(path + " has " + amount + " of " + part.path + ", which is " + part.value);
                  added += (sign === "−" ? -1n : 1n) * fen(amount);
                  sum = part.sum === null || sum === null ? null : sum + part.sum;
                }
                if (adds && added !== value) faults.push(path + " is " + value + " and adds up to " + added);
                if (adds && sum !== null && sum !== value && sum !== -value) faults.push(path + " is " + value + ", its entries are " + sum);
                if (adds && sum !== null) accounts[path] = String(sum);
                return { value, sum: adds ? sum : null, path };
              };
              for (const figure of figures) {
                const found = await open(figure.href);
                const shown = fen(figure.shown);
                if (found.value !== null && found.value !== shown && found.value !== -shown) faults.push(figure.shown + " opens into " + found.value + " at " + figure.href);
              }
              return { faults, accounts };
            }
            """;

    private static Chromium chromium;
    private static City city;
    private static String book;

    @BeforeAll
    static void open() {
        chromium = Chromium.open();
        city = new City();
        book = "/pools/" + city.pool + "/funds/310";
        city.accepted("city-clerk", "ExtractReserve", "2021-03-31", "'year':2021,'through':3,'rate':'0.1'");
    }

    @AfterAll
    static void close() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void down_to_entries_whose_sums_are_the_trial_balance() {
        follow("auditor", city.spring, 40);
    }

    @Test
    void also_in_the_middle_of_a_month_and_of_one_unit() {
        follow("county-" + city.county, book + "?asOf=2021-02-22", 12);
    }

    @SuppressWarnings("unchecked")
    private static void follow(String who, String overview, int atLeast) {
        try (Window window = chromium.window(Screen.USUAL, who)) {
            window.show(overview);
            window.page()
                    .evaluate(
                            "() => document.querySelectorAll('#figures details').forEach(more => { more.open = true; })");
            assertThat((List<String>) window.page().evaluate(UNOPENED)).isEmpty();
            List<Object> figures = (List<Object>) window.page().evaluate(FIGURES);
            assertThat(figures).hasSizeGreaterThan(atLeast);
            Map<String, Object> followed = (Map<String, Object>) window.page().evaluate(FOLLOW, figures);
            assertThat((List<String>) followed.get("faults")).isEmpty();
            assertThat(ofTrialBalance((Map<String, String>) followed.get("accounts")))
                    .hasSizeGreaterThan(atLeast / 6);
        }
    }

    /** Holds what accounts of units came to against the trial balance; what was held. */
    private static Map<String, Money> ofTrialBalance(Map<String, String> accounts) {
        Map<String, Money> held = new HashMap<>();
        accounts.forEach((path, fen) -> {
            String[] parts = path.split("/");
            if (!parts[1].matches("\\d{6}|RESERVE") || !parts[2].matches("[0-9.]+")) {
                return;
            }
            Money there = switch (parts[0]) {
                case "balance" -> trialBalance(parts[1], parts[2], LocalDate.parse(parts[3]));
                case "flow" ->
                    trialBalance(parts[1], parts[2], LocalDate.parse(parts[4]))
                            .minus(trialBalance(
                                    parts[1],
                                    parts[2],
                                    LocalDate.parse(parts[3]).minusDays(1)));
                default -> throw new IllegalStateException(path);
            };
            assertThat(Money.ofFen(Long.parseLong(fen))).as(path).isEqualTo(there);
            held.put(path, there);
        });
        return held;
    }

    private static final Map<LocalDate, JsonNode> TRIAL_BALANCES = new HashMap<>();

    private static Money trialBalance(String unit, String account, LocalDate day) {
        if (day.isBefore(LocalDate.of(2021, 1, 1))) {
            return Money.ZERO;
        }
        Money balance = Money.ZERO;
        for (JsonNode row : TRIAL_BALANCES
                .computeIfAbsent(
                        day,
                        asked -> House.get("auditor", "/api/v1" + book + "/trial-balance?asOf=" + asked)
                                .json())
                .get("rows")) {
            if (row.get("unit").asText().equals(unit)
                    && row.get("account").asText().equals(account)) {
                balance = balance.plus(Money.parse(row.get("debit").asText()))
                        .minus(Money.parse(row.get("credit").asText()));
            }
        }
        return balance;
    }
}
