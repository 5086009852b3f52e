package io.tongchou.ledger.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** The commands that are sent: the opening of one pool, and then premiums to one and the same book without end. */
final class Commands {

    static final String POOL = "410200";
    static final String FUND = "310";
    static final String BOOK = POOL + "/" + FUND;

    static final String[] UNITS = {
        "410200", "410202", "410203", "410204", "410205", "410212", "410221", "410222", "410223", "410225"
    };
    private static final String[] PAYERS = {"EMPLOYER", "EMPLOYEE", "FLEXIBLE", "RETIREE"};

    private final AtomicInteger number = new AtomicInteger();

    /**
     * A premium as a tax office sends it.
     *
     * @param number by which its id can be told again
     * @param isToBeRefused whether it asks for what the book must refuse
     */
    record Line(int number, boolean isToBeRefused, byte[] json) {}

    /** Who sends what before the first premium; each must be accepted, or proposed and then approved. */
    record Opening(String who, String json) {}

    static List<Opening> openings() {
        List<String> units = new ArrayList<>();
        for (String unit : UNITS) {
            units.add("{\"code\":\"%s\",\"name\":\"%s\",\"level\":\"%s\"}"
                    .formatted(unit, unit, unit.equals(POOL) ? "CITY" : "COUNTY"));
        }
        return List.of(
                new Opening(
                        "admin",
                        envelope(
                                "open",
                                "OpenPool",
                                "",
                                "\"name\":\"bench\",\"units\":" + units + ",\"funds\":[\"310\"]")),
                new Opening("city-clerk", envelope("policy", "AdoptPolicy", "", "\"policy\":\"kaifeng-2020-59\"")),
                new Opening(
                        "city-head",
                        envelope("approval", "ApproveProposal", "\"fund\":\"310\",", "\"proposal\":\"policy\"")),
                new Opening(
                        "tax",
                        envelope("receipt-0", "CollectPremium", "\"fund\":\"310\",", premium("410202", "R-0", 1))));
    }

    /** What each unit pays benefits from, handed over from before pooling. */
    static List<Opening> handovers() {
        return Stream.of(UNITS)
                .map(unit -> new Opening(
                        "finance-clerk",
                        envelope(
                                "handover-" + unit,
                                "HandOverLegacyBalance",
                                "\"fund\":\"310\",",
                                "\"unit\":\"%s\",\"amount\":\"10000000000000.00\",\"stage\":\"FINAL_ACCOUNTS\",\"form\":\"EXPENDITURE_ACCOUNT\""
                                        .formatted(unit))))
                .toList();
    }

    private static String envelope(String id, String command, String fund, String data) {
        return "{\"id\":\"%s\",\"command\":\"%s\",\"pool\":\"%s\",%s\"effectiveOn\":\"2021-01-01\",\"data\":{%s}}"
                .formatted(id, command, POOL, fund, data);
    }

    private static String premium(String unit, String receipt, int fen) {
        return "\"unit\":\"%s\",\"receiptNo\":\"%s\",\"amount\":\"%d.%02d\",\"payerCategory\":\"%s\",\"kind\":\"CURRENT\",\"period\":\"2021-03\""
                .formatted(unit, receipt, fen / 100, fen % 100, PAYERS[fen % PAYERS.length]);
    }

    /**
     * The next premium.
     *
     * @param refusedInTen how many of ten lines are to be refused: a unit that is none and a receipt that is in the book, by turns
     */
    Line next(int refusedInTen) {
        int n = number.incrementAndGet();
        boolean refused = n % 10 < refusedInTen;
        String unit = UNITS[n % UNITS.length];
        String receipt = "E" + POOL + "%012d".formatted(n);
        if (refused && n % 20 < 10) {
            unit = "999999";
        } else if (refused) {
            receipt = "R-0";
        }
        String json =
                "{\"id\":\"tax-%d\",\"command\":\"CollectPremium\",\"pool\":\"%s\",\"fund\":\"%s\",\"effectiveOn\":\"2021-%02d-%02d\",\"data\":{%s}}"
                        .formatted(
                                n,
                                POOL,
                                FUND,
                                n % 12 + 1,
                                n / 12 % 28 + 1,
                                premium(unit, receipt, 100_000 + n % 900_000));
        return new Line(n, refused, json.getBytes(StandardCharsets.UTF_8));
    }
}
