package io.tongchou.ledger.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tongchou.ledger.book.BookState;
import io.tongchou.ledger.book.Command;
import io.tongchou.ledger.book.EventMetaData;
import io.tongchou.ledger.book.Facts;
import io.tongchou.ledger.book.Keys;
import io.tongchou.ledger.book.Occasion;
import io.tongchou.ledger.book.Office;
import io.tongchou.ledger.book.Rulebook;
import io.tongchou.ledger.commands.benefits.PayBenefit;
import io.tongchou.ledger.commands.collection.CollectPremium;
import io.tongchou.ledger.commands.reading.AmountOrAll;
import io.tongchou.ledger.commands.treasury.RemitToCityTreasury;
import io.tongchou.ledger.commands.treasury.TransferToFiscalAccount;
import io.tongchou.ledger.eventstore.BookReader;
import io.tongchou.ledger.eventstore.EventJson;
import io.tongchou.ledger.eventstore.Ledger;
import io.tongchou.ledger.format.Chain;
import io.tongchou.ledger.posting.Recorded;
import io.tongchou.ledger.vocabulary.BenefitKind;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.CollectionAccount;
import io.tongchou.ledger.vocabulary.Money;
import io.tongchou.ledger.vocabulary.PayeeType;
import io.tongchou.ledger.vocabulary.PayerCategory;
import io.tongchou.ledger.vocabulary.PremiumKind;
import io.tongchou.ledger.vocabulary.UnitCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

/**
 * Two years of one book, as long as one likes: every event is decided by the rules, posted and chained as the ledger does it,
 * and written by COPY. Commands come in batches of some hundreds that share an instant; one in twenty is dated back up to two
 * years, a few are dated tomorrow; a twentieth of all comes on one day, and a dozen other days have forty times the usual.
 */
final class History {

    /** When the book is opened; what is recorded begins two years later, so that it can be dated back. */
    static final Instant OPENED = Instant.parse("2021-01-01T02:00:00Z");

    static final LocalDate FIRST_DAY = LocalDate.of(2023, 1, 1);
    static final int DAYS = 730;
    static final Clock AFTERWARDS =
            Clock.fixed(FIRST_DAY.plusDays(DAYS + 1).atTime(4, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final BookId BOOK = BookId.parse(Commands.BOOK);
    private static final UnitCode[] UNITS =
            Arrays.stream(Commands.UNITS).map(UnitCode::new).toArray(UnitCode[]::new);
    private static final List<PayerCategory> PAYERS =
            List.of(PayerCategory.EMPLOYER, PayerCategory.EMPLOYEE, PayerCategory.FLEXIBLE, PayerCategory.RETIREE);
    private static final int A_COMMIT = 50_000;
    private static final int LARGEST_BATCH = 1000;

    private final Random random;
    private final BookReader books;
    private final BookState state;
    private final ObjectMapper json = EventJson.mapper();
    private final Connection connection;
    private final boolean whole;
    private final StringBuilder outcomes = new StringBuilder();
    private final StringBuilder keys = new StringBuilder();
    private byte[] head;
    private long payloads;

    private History(Connection connection, BookReader books, BookState state, byte[] head, long seed, boolean whole) {
        this.connection = connection;
        this.books = books;
        this.state = state;
        this.head = head;
        this.random = new Random(seed);
        this.whole = whole;
    }

    /**
     * Makes the book in a new database.
     *
     * @param url of the database
     * @param events how many the book has in the end
     * @param whole whether outcomes, keys and snapshots are written as well, which folding and figures do without
     * @return the bytes of all payloads and metadata
     */
    static long write(String url, long events, long seed, boolean whole) throws SQLException, IOException {
        try (InProcess ledger = new InProcess(url, Clock.fixed(OPENED, ZoneOffset.UTC))) {
            ledger.open(Commands.openings());
            ledger.open(Commands.handovers());
            BookReader books = new BookReader(ledger.source());
            BookState state = books.at(BOOK, Long.MAX_VALUE);
            try (Connection connection = Server.owner(url);
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                byte[] head;
                try (ResultSet row = statement.executeQuery(
                        "SELECT hash FROM ledger.book_head WHERE book = '" + Commands.BOOK + "'")) {
                    row.next();
                    head = row.getBytes(1);
                }
                History history = new History(connection, books, state, head, seed, whole);
                history.write(events);
                connection.setAutoCommit(true);
                statement.execute("VACUUM (ANALYZE) ledger.domain_event");
                return history.payloads;
            }
        }
    }

    private void write(long events) throws SQLException, IOException {
        int[] weights = new int[DAYS];
        Arrays.fill(weights, 10);
        for (int heavy = 0; heavy < 12; heavy++) {
            weights[random.nextInt(DAYS)] = 400;
        }
        int usual = Arrays.stream(weights).sum();
        weights[random.nextInt(DAYS)] = usual / 20;
        long all = Arrays.stream(weights).asLongStream().sum();
        long begin = state.sequence();
        long due = events - begin;
        long weight = 0;
        long committed = begin;
        EventCopy copy = copy();
        for (int day = 0; day < DAYS; day++) {
            weight += weights[day];
            long until = begin + due * weight / all;
            LocalDate today = FIRST_DAY.plusDays(day);
            long at = today.atTime(8, 0).atZone(SHANGHAI).toInstant().toEpochMilli();
            while (state.sequence() < until) {
                long last = Math.min(until, state.sequence() + 1 + random.nextInt(LARGEST_BATCH));
                at += 1 + random.nextInt(3);
                while (state.sequence() < last) {
                    add(copy, today, at);
                }
                if (state.sequence() - committed >= A_COMMIT || state.sequence() == events) {
                    commit(copy, at);
                    committed = state.sequence();
                    copy = copy();
                }
            }
        }
        copy.end();
        connection.commit();
    }

    private EventCopy copy() throws SQLException, IOException {
        return new EventCopy(connection, "ledger.domain_event");
    }

    private void add(EventCopy copy, LocalDate today, long at) throws SQLException, IOException {
        long sequence = state.sequence() + 1;
        String id = "tax-" + sequence;
        int kind = random.nextInt(100);
        LocalDate day = kind < 5 ? today.minusDays(random.nextInt(DAYS)) : kind == 5 ? today.plusDays(1) : today;
        Office office = kind >= 70 && kind < 96 ? Office.COUNTY : Office.TAX;
        Recorded recorded = decided(command(kind, sequence, day), new Occasion(id, day, office.role()), today);
        EventMetaData by = new EventMetaData(
                id, office.role(), office, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        byte[] payload = EventJson.write(recorded);
        byte[] metadata = json.writeValueAsBytes(by.toMetaData());
        String type = recorded.event().getClass().getSimpleName();
        UUID event = new UUID(
                random.nextLong() & 0xffff_ffff_ffff_0fffL | 0x4000L,
                random.nextLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L);
        head = Chain.hash(head, Commands.BOOK, sequence, event.toString(), type, "1", at, payload, metadata);
        copy.add(Commands.BOOK, sequence, event, type, "1", at, payload, metadata, head);
        payloads += payload.length + metadata.length;
        if (whole) {
            outcomes.append("%s\t%s\t\\\\x%064x\tf\t{310}\t{%d}\n".formatted(Commands.POOL, id, sequence, sequence));
            Keys.taken(recorded.event(), by)
                    .forEach(key -> keys.append("%s\t%s\t%s\t%d\n"
                            .formatted(Commands.BOOK, key.kind().name(), key.value(), sequence)));
        }
        state.apply(recorded);
        if (whole && sequence % Ledger.SNAPSHOT_EVERY == 0) {
            books.keepSnapshot(state);
        }
    }

    private Command command(int kind, long sequence, LocalDate day) {
        UnitCode unit = UNITS[random.nextInt(UNITS.length)];
        Money amount = Money.ofFen(1 + random.nextInt(1_000_000));
        if (kind < 70) {
            return new CollectPremium(
                    unit,
                    "E%s%012d".formatted(Commands.POOL, sequence),
                    PAYERS.get(random.nextInt(PAYERS.size())),
                    PremiumKind.CURRENT,
                    YearMonth.from(day),
                    amount,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    CollectionAccount.INCOME_ACCOUNT,
                    Optional.empty());
        }
        if (kind < 96) {
            return new PayBenefit(
                    unit,
                    "P%012d".formatted(sequence),
                    BenefitKind.values()[random.nextInt(BenefitKind.values().length)],
                    "H%s%04d".formatted(unit, random.nextInt(300)),
                    PayeeType.INSTITUTION,
                    amount,
                    Optional.of(YearMonth.from(day)),
                    Optional.empty());
        }
        AmountOrAll all = new AmountOrAll(Optional.empty());
        return kind < 98 ? new RemitToCityTreasury(unit, all) : new TransferToFiscalAccount(unit, all);
    }

    private Recorded decided(Command command, Occasion occasion, LocalDate today) {
        return switch (Rulebook.rule(command, state, Facts.NONE, occasion, today)) {
            case Rulebook.Ruling.Stored(Recorded recorded) -> recorded;
            case Rulebook.Ruling.Denied(var refusal) ->
                throw new IllegalStateException(command + " was refused: " + refusal);
        };
    }

    private void commit(EventCopy copy, long at) throws SQLException, IOException {
        copy.end();
        if (whole) {
            copy("ledger.command_outcome (pool, id, content_hash, proposed, funds, sequences)", outcomes);
            copy("ledger.business_key (book, kind, value, sequence)", keys);
        }
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE ledger.book_head SET sequence = ?, hash = ?, recorded_at = ? WHERE book = ?")) {
            update.setLong(1, state.sequence());
            update.setBytes(2, head);
            update.setLong(3, at);
            update.setString(4, Commands.BOOK);
            update.executeUpdate();
        }
        connection.commit();
        System.err.printf("\r%,d events written ", state.sequence());
    }

    private void copy(String table, StringBuilder rows) throws SQLException, IOException {
        new CopyManager(connection.unwrap(BaseConnection.class))
                .copyIn(
                        "COPY " + table + " FROM STDIN",
                        new ByteArrayInputStream(rows.toString().getBytes(StandardCharsets.UTF_8)));
        rows.setLength(0);
    }
}
