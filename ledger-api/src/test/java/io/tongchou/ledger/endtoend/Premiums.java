package io.tongchou.ledger.endtoend;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the load tests send: the opening of two pools, and premiums to three of their books. */
final class Premiums {

    /** Two books of one pool, which share transactions, and one of another, which does not. */
    static final List<String> BOOKS = List.of("410200/310", "410200/390", "430100/390");

    private Premiums() {}

    /** A premium of a receipt that no other command names, unless it is told to. */
    record Premium(String id, String book, String receipt, long fen) {

        String json() {
            String pool = book.substring(0, 6);
            return ("{'id':'%s','command':'CollectPremium','pool':'%s','fund':'%s','effectiveOn':'2021-03-%02d','data':"
                            + "{'unit':'%s','receiptNo':'%s','amount':'%s','payerCategory':'EMPLOYER','kind':'CURRENT','period':'2021-03'}}")
                    .formatted(
                            id,
                            pool,
                            book.substring(7),
                            fen % 28 + 1,
                            fen % 2 == 0 ? pool : pool.equals("410200") ? "410222" : "430181",
                            receipt,
                            BigDecimal.valueOf(fen, 2))
                    .replace('\'', '"');
        }
    }

    static void open(People people) throws IOException {
        open(people, "410200", "kaifeng-2020-59", Set.of("310", "390"), List.of("410200", "410222"));
        open(people, "430100", "changsha-2020-24", Set.of("390"), List.of("430100", "430181"));
    }

    private static void open(People people, String pool, String policy, Set<String> funds, List<String> units)
            throws IOException {
        people.take(
                "admin",
                "{'id':'open','command':'OpenPool','pool':'%s','effectiveOn':'2021-01-01','data':{'name':'x','funds':[%s],'units':[%s]}}"
                        .formatted(
                                pool,
                                quoted(funds.stream().sorted()),
                                units.stream()
                                        .map(unit -> "{'code':'%s','name':'x','level':'%s'}"
                                                .formatted(unit, unit.equals(pool) ? "CITY" : "COUNTY"))
                                        .collect(Collectors.joining(","))));
        people.take(
                "city-clerk",
                "{'id':'adopt','command':'AdoptPolicy','pool':'%s','effectiveOn':'2021-01-01','data':{'policy':'%s'}}"
                        .formatted(pool, policy));
        people.take(
                "city-head",
                "{'id':'adopted','command':'ApproveProposal','pool':'%s','data':{'proposal':'adopt'}}".formatted(pool));
    }

    private static String quoted(Stream<String> texts) {
        return texts.map(text -> "'" + text + "'").collect(Collectors.joining(","));
    }
}
