package io.tongchou.ledger.explain;

import io.tongchou.ledger.book.Refusal;
import io.tongchou.ledger.explain.Explanation.Leg;
import io.tongchou.ledger.explain.Explanation.Legs;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.Item;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sums of legs, debit positive, and the legs themselves. */
final class Postings {

    private static final String AT = """
            SELECT unit, account, item, sum(amount_fen)::bigint AS fen
              FROM reading.amounts(:book, :sequence, :day)
             WHERE account IN (:accounts) %s
             GROUP BY unit, account, item
            """;

    private static final String LEGS = """
              FROM reading.posting JOIN reading.entry USING (book, sequence, effective_on)
             WHERE book = :book AND sequence <= :sequence AND effective_on >= :from AND effective_on <= :to %s
            """;

    private static final String SUMS =
            "SELECT unit, account, item, sum(amount_fen)::bigint AS fen" + LEGS + " GROUP BY unit, account, item";

    private static final String PAGE = "SELECT *" + LEGS
            + " AND (effective_on, sequence, leg) > (:day, :after, :leg) ORDER BY effective_on, sequence, leg LIMIT :limit";

    /** Whose and of what an amount is. */
    record Of(UnitCode unit, Account account, Optional<Item> item) {}

    /** Amounts by unit, account and item. */
    record Sums(Map<Of, Money> amounts) {

        Money sum(Predicate<Of> which) {
            return Money.sum(amounts.entrySet().stream()
                    .filter(one -> which.test(one.getKey()))
                    .map(Map.Entry::getValue)
                    .toList());
        }

        Money sum() {
            return sum(any -> true);
        }

        /** The units of which there is something, ascending. */
        List<UnitCode> units() {
            return amounts.keySet().stream().map(Of::unit).distinct().sorted().toList();
        }

        Sums plus(Sums others, int sign) {
            Map<Of, Money> sums = new HashMap<>(amounts);
            others.amounts.forEach((of, amount) -> sums.merge(of, sign < 0 ? amount.negated() : amount, Money::plus));
            return new Sums(sums);
        }
    }

    /**
     * Which legs.
     *
     * @param closing of entries that close a year alone, or of others alone; of both where it is left out
     * @param events of entries of these events alone
     */
    record Which(
            Scope scope,
            List<Account> accounts,
            Optional<Item> item,
            LocalDate from,
            LocalDate to,
            Optional<Boolean> closing,
            Optional<Collection<String>> events) {

        static Which of(Scope scope, Accounts of, LocalDate from, LocalDate to) {
            return new Which(
                    scope,
                    of.accounts(),
                    of instanceof Accounts.One one ? one.item() : Optional.empty(),
                    from,
                    to,
                    Optional.empty(),
                    Optional.empty());
        }

        Which closing(boolean only) {
            return new Which(scope, accounts, item, from, to, Optional.of(only), events);
        }

        private String conditions() {
            return conditionsOf(scope, item)
                    + " AND account IN (:accounts)"
                    + closing.map(only -> only ? " AND closing" : " AND NOT closing")
                            .orElse("")
                    + (events.isPresent() ? " AND event IN (:events)" : "");
        }
    }

    private final JdbcClient database;

    Postings(DataSource source) {
        this.database = JdbcClient.create(source);
    }

    /** What stands on accounts at the end of a day. */
    Sums at(Asked asked, Scope scope, Accounts of, LocalDate day) {
        Optional<Item> item = of instanceof Accounts.One one ? one.item() : Optional.empty();
        return sums(with(AT.formatted(conditionsOf(scope, item)), asked, scope, of.accounts(), item)
                .param("day", day));
    }

    /** What was booked; on income and expenditure without what closes a year. */
    Sums flow(Asked asked, Scope scope, Accounts of, LocalDate from, LocalDate to) {
        Sums change = at(asked, scope, of, to).plus(at(asked, scope, of, from.minusDays(1)), -1);
        return of.accounts().stream().anyMatch(Account::isOfOneYear)
                ? change.plus(sum(asked, Which.of(scope, of, from, to).closing(true)), -1)
                : change;
    }

    /** The sum of few legs, such as those of entries that close a year. */
    Sums sum(Asked asked, Which which) {
        return sums(with(asked, SUMS, which));
    }

    /** A page of legs in the order of the books. */
    Legs page(Asked asked, Which which, int sign) {
        return page(asked, PAGE, which, sign);
    }

    private Legs page(Asked asked, String sql, Which which, int sign) {
        Cursor cursor = asked.cursor().map(Cursor::parse).orElse(new Cursor(which.from(), 0, 0));
        List<Leg> legs = with(asked, sql, which)
                .param("day", cursor.day())
                .param("after", cursor.sequence())
                .param("leg", cursor.leg())
                .param("limit", asked.limit() + 1)
                .query((row, n) -> leg(row))
                .list();
        if (legs.size() <= asked.limit()) {
            return new Legs(legs, sign, Optional.empty());
        }
        List<Leg> page = legs.subList(0, asked.limit());
        Leg last = page.getLast();
        return new Legs(
                page, sign, Optional.of(new Cursor(last.effectiveOn(), last.sequence(), last.leg()).toString()));
    }

    /** The same of legs on balances, and of those that close income and expenditure into them. */
    Legs pageOnNetAssets(Asked asked, Which which) {
        return page(asked, PAGE.replace("%s", "%s AND (account < '4' OR closing)"), which, -1);
    }

    /** Where a page ended. */
    private record Cursor(LocalDate day, long sequence, int leg) {

        static Cursor parse(String text) {
            String[] parts = text.split("_", -1);
            try {
                if (parts.length == 3) {
                    return new Cursor(LocalDate.parse(parts[0]), Long.parseLong(parts[1]), Integer.parseInt(parts[2]));
                }
            } catch (DateTimeException | NumberFormatException e) {
                throw (NotThere) unknown(text).initCause(e);
            }
            throw unknown(text);
        }

        private static NotThere unknown(String text) {
            return new NotThere(Refusal.invalid("cursor", "no page ended with '" + text + "'"));
        }

        @Override
        public String toString() {
            return day + "_" + sequence + "_" + leg;
        }
    }

    private JdbcClient.StatementSpec with(Asked asked, String sql, Which which) {
        JdbcClient.StatementSpec query = with(
                        sql.formatted(which.conditions()), asked, which.scope(), which.accounts(), which.item())
                .param("from", which.from())
                .param("to", which.to());
        return which.events().map(names -> query.param("events", names)).orElse(query);
    }

    private JdbcClient.StatementSpec with(
            String sql, Asked asked, Scope scope, List<Account> accounts, Optional<Item> item) {
        return database.sql(sql)
                .param("book", asked.book().toString())
                .param("sequence", asked.sequence())
                .param("unit", scope.unit().map(UnitCode::code).orElse(""))
                .param("item", item.map(Item::name).orElse(""))
                .param("accounts", accounts.stream().map(Account::code).toList());
    }

    private static String conditionsOf(Scope scope, Optional<Item> item) {
        return (scope.unit().isPresent() ? " AND unit = :unit" : scope.withReserve() ? "" : " AND unit <> 'RESERVE'")
                + (item.isPresent() ? " AND item = :item" : "");
    }

    private static Sums sums(JdbcClient.StatementSpec query) {
        Map<Of, Money> sums = new HashMap<>();
        query.query(row -> {
            sums.put(
                    new Of(
                            new UnitCode(row.getString("unit")),
                            Account.of(row.getString("account")),
                            Optional.of(row.getString("item"))
                                    .filter(item -> !item.isEmpty())
                                    .map(Item::valueOf)),
                    Money.ofFen(row.getLong("fen")));
        });
        return new Sums(sums);
    }

    private static Leg leg(ResultSet row) throws SQLException {
        return new Leg(
                new Figure.Event(row.getLong("sequence")),
                row.getString("command"),
                row.getInt("leg"),
                row.getObject("effective_on", LocalDate.class),
                row.getInt("voucher"),
                row.getString("unit"),
                row.getString("account"),
                Optional.of(row.getString("item")).filter(item -> !item.isEmpty()),
                Money.ofFen(row.getLong("amount_fen")),
                row.getString("event"),
                row.getString("maker"),
                Optional.ofNullable(row.getString("checker")),
                Optional.ofNullable(row.getString("document")),
                Optional.ofNullable(row.getString("file")),
                Optional.ofNullable(row.getObject("line", Integer.class)),
                Instant.ofEpochMilli(row.getLong("recorded_at")));
    }
}
