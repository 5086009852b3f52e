package io.tongchou.ledger.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.tongchou.ledger.balances.EntriesPage;
import io.tongchou.ledger.balances.Figures;
import io.tongchou.ledger.balances.Moment;
import io.tongchou.ledger.vocabulary.Account;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Random figures of random days as known at random instants, each kind beside what plain SQL does for the same. */
final class AsOf {

    static final String HEADER = """
            | events | figure | asked | p50 ms | p99 ms | max ms |
            |---|---|---|---|---|---|""";

    private static final BookId BOOK = BookId.parse(Commands.BOOK);
    private static final List<Account> ACCOUNTS = List.of(
            Account.COLLECTED_NOT_REMITTED,
            Account.TREASURY,
            Account.FISCAL_ACCOUNT,
            Account.EXPENDITURE_ACCOUNT,
            Account.PREMIUMS,
            Account.BENEFITS);

    private static final long MOST_IN_MEMORY = 2_000_000;

    /** The most that a ceiling which grows with history may take. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String url;
    private final long events;
    private final Random random;
    private final List<String> rows = new ArrayList<>();

    AsOf(String url, long events, long seed) {
        this.url = url;
        this.events = events;
        this.random = new Random(seed);
    }

    List<String> rows() {
        return rows;
    }

    private record Question(UnitCode unit, Account account, LocalDate asOf, Instant knownAt) {

        Moment moment() {
            return Moment.NOW.asOf(asOf).knownAt(knownAt);
        }
    }

    @FunctionalInterface
    private interface Answer {
        long to(Question question) throws SQLException;
    }

    /** Connections as figures have them in the service. */
    static HikariDataSource source(String url) {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(url);
        pool.setUsername(Server.APPLICATION);
        pool.setMaximumPoolSize(2);
        pool.addDataSourceProperty("currentSchema", "ledger,reading");
        pool.addDataSourceProperty("options", "-c plan_cache_mode=force_generic_plan -c jit=off");
        return new HikariDataSource(pool);
    }

    /** Whether all ways came to the same. */
    boolean ask(int questions) throws SQLException {
        try (HikariDataSource source = source(url);
                Connection plain = Server.owner(url);
                Statement statement = plain.createStatement()) {
            statement.execute("SET jit = off");
            statement.execute("CREATE SCHEMA ceiling");
            statement.execute("CREATE INDEX ceiling_sum ON reading.posting"
                    + " (book, unit, account, effective_on) INCLUDE (sequence, amount_fen)");
            statement.execute("VACUUM (ANALYZE) reading.posting");
            Figures figures = new Figures(source, History.AFTERWARDS, Duration.ofSeconds(5));
            List<Instant> instants = instants(statement);
            List<Question> asked = new ArrayList<>();
            for (int i = 0; i < questions; i++) {
                asked.add(new Question(
                        new UnitCode(Commands.UNITS[random.nextInt(Commands.UNITS.length)]),
                        ACCOUNTS.get(random.nextInt(ACCOUNTS.size())),
                        LocalDate.of(2021, 1, 1).plusDays(random.nextInt(1461)),
                        instants.get(1 + random.nextInt(instants.size() - 1)).plusMillis(random.nextInt(3) - 1)));
            }
            Answer balance = question -> figures.balances(
                            BOOK, question.moment(), Optional.of(question.unit), Optional.of(question.account))
                    .rows()
                    .getFirst()
                    .balance()
                    .fen();
            asked.subList(0, questions / 4).forEach(question -> warm(balance, question));
            List<Long> answers = time("balance", asked, balance);
            time(
                    "trial balance",
                    asked.subList(0, questions / 10),
                    question -> figures.trialBalance(BOOK, question.moment(), Optional.empty())
                            .debit()
                            .fen());
            time(
                    "page of 100 entries",
                    asked.subList(0, questions / 10),
                    question -> figures.entries(
                                    BOOK,
                                    question.moment(),
                                    new EntriesPage.Filter(
                                            Optional.of(question.unit),
                                            Optional.of(question.account),
                                            Optional.of(question.asOf.minusDays(30)),
                                            Optional.empty(),
                                            100))
                            .lines()
                            .size());
            boolean same = events > MOST_IN_MEMORY || sameAsFold(source, asked, answers);
            try (PreparedStatement sum = plain.prepareStatement("""
                            SELECT sum(amount_fen)::bigint FROM reading.posting
                             WHERE book = ? AND unit = ? AND account = ? AND effective_on <= ? AND sequence <= (
                                   SELECT coalesce(max(sequence), 0) FROM reading.known_at WHERE book = ? AND recorded_at <= ?)""");
                    PreparedStatement replay = plain.prepareStatement("""
                            SELECT sum((leg ->> 'amount')::bigint)::bigint
                              FROM (SELECT convert_from(payload, 'UTF8')::jsonb AS payload FROM ledger.domain_event
                                     WHERE book = ? AND recorded_at <= ?) AS event,
                                   jsonb_array_elements(payload #> '{entry,postings}') AS leg
                             WHERE leg ->> 'unit' = ? AND leg ->> 'account' = ? AND (payload ->> 'effectiveOn')::date <= ?""")) {
                List<Long> sums = time("ceiling: sum over an index", asked, question -> {
                    sum.setString(1, Commands.BOOK);
                    sum.setString(2, question.unit.code());
                    sum.setString(3, question.account.code());
                    sum.setObject(4, question.asOf);
                    sum.setString(5, Commands.BOOK);
                    sum.setLong(6, question.knownAt.toEpochMilli());
                    return one(sum);
                });
                List<Long> replays = time("ceiling: replay in SQL", asked, question -> {
                    replay.setString(1, Commands.BOOK);
                    replay.setLong(2, question.knownAt.toEpochMilli());
                    replay.setString(3, question.unit.code());
                    replay.setString(4, question.account.code());
                    replay.setObject(5, question.asOf);
                    return one(replay);
                });
                return same & same(answers, sums) & same(answers, replays);
            }
        }
    }

    /** Every answer held against the legs in the events, added up in memory. */
    private boolean sameAsFold(HikariDataSource source, List<Question> asked, List<Long> answers) throws SQLException {
        Map<String, Folding.Legs> legs = Folding.legs(source);
        List<Long> folded = asked.stream()
                .map(question -> Optional.ofNullable(legs.get(question.unit + ":" + question.account))
                        .map(all -> all.balance(question.asOf, question.knownAt))
                        .orElse(0L))
                .toList();
        boolean same = same(answers, folded);
        rows.add("| %,d | held against the events in memory | %,d | %s | | |"
                .formatted(events, folded.size(), same ? "all equal" : "NOT EQUAL"));
        return same;
    }

    private static void warm(Answer answer, Question question) {
        try {
            answer.to(question);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean same(List<Long> ours, List<Long> others) {
        boolean same = ours.subList(0, others.size()).equals(others);
        if (!same) {
            System.err.println("NOT THE SAME: " + ours.subList(0, others.size()) + " and " + others);
        }
        return same;
    }

    /** Asks as many as there is patience for. */
    private List<Long> time(String figure, List<Question> questions, Answer answer) throws SQLException {
        List<Long> answers = new ArrayList<>();
        long[] nanos = new long[questions.size()];
        long begun = System.nanoTime();
        for (Question question : questions) {
            long start = System.nanoTime();
            answers.add(answer.to(question));
            nanos[answers.size() - 1] = System.nanoTime() - start;
            if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                break;
            }
        }
        long[] sorted = Arrays.copyOf(nanos, answers.size());
        Arrays.sort(sorted);
        rows.add("| %,d | %s | %,d | %.2f | %.2f | %.2f |"
                .formatted(
                        events,
                        figure,
                        sorted.length,
                        sorted[sorted.length / 2] / 1e6,
                        sorted[Math.min(sorted.length - 1, sorted.length * 99 / 100)] / 1e6,
                        sorted[sorted.length - 1] / 1e6));
        return answers;
    }

    private static long one(PreparedStatement query) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static List<Instant> instants(Statement statement) throws SQLException {
        List<Instant> instants = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(
                "SELECT recorded_at FROM reading.known_at WHERE book = '" + Commands.BOOK + "' ORDER BY 1")) {
            while (row.next()) {
                instants.add(Instant.ofEpochMilli(row.getLong(1)));
            }
        }
        return instants;
    }
}
