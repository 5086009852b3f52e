package io.tongchou.ledger.identities;

import io.tongchou.ledger.balances.Basis;
import io.tongchou.ledger.balances.Figures;
import io.tongchou.ledger.balances.Moment;
import io.tongchou.ledger.events.Imported;
import io.tongchou.ledger.vocabulary.BookId;
import io.tongchou.ledger.vocabulary.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Holds a book against what must always be true of it, from the rows of the read side and, where a rule lies behind them, the
 * events. Every query goes over all postings: a check takes seconds where a figure takes milliseconds.
 */
public final class Identities {

    /**
     * A way in which money comes to a stage of its journey or leaves it, told by the accounts on the other side.
     *
     * @param sign 1 where it brings money, -1 where it takes it
     * @param accounts a condition on the other side's account
     */
    private record Way(String name, int sign, String accounts) {}

    /** What stands for an income, or for what is undone of one: suspense, refunds, and the balance of a closed year. */
    private static final String OF_INCOME = "(account LIKE '4%' OR account IN ('2001', '5401', '3001.01', '3001.02'))";

    /** Entries of books that were kept elsewhere come and go as they did there. */
    private static final String IMPORTED = Arrays.stream(Imported.class.getPermittedSubclasses())
            .map(type -> "'" + type.getSimpleName() + "'")
            .collect(Collectors.joining(", ", "event IN (", ")"));

    /** A query that makes {@code figures (n, name, sign, fen)}, whose signed sum is nothing, and {@code breaking (sequence, why)}. */
    private record Check(int number, String name, String says, String query) {}

    private static final String KNOWN = """
            known AS (
                SELECT * FROM reading.posting
                 WHERE book = :book AND sequence <= :sequence AND effective_on <= :asOf)
            """;

    private static final String BALANCED = KNOWN + """
            , figures AS (
                SELECT 1 AS n, 'debits' AS name, 1 AS sign, sum(amount_fen) FILTER (WHERE amount_fen > 0) AS fen FROM known
                 UNION ALL
                SELECT 2, 'credits', -1, -sum(amount_fen) FILTER (WHERE amount_fen < 0) FROM known
            ), breaking AS (
                SELECT sequence, 'unit ' || unit || ' is out of balance by ' || (sum(amount_fen) / 100)::numeric(30, 2) AS why
                  FROM known GROUP BY sequence, unit, effective_on HAVING sum(amount_fen) <> 0
                 UNION ALL
                SELECT sequence, 'leg ' || known.leg || ' is dated ' || known.effective_on || ', the entry ' || entry.effective_on
                  FROM known JOIN reading.entry USING (book, sequence)
                 WHERE known.effective_on <> entry.effective_on)
            """;

    private static final String ONE_BOOK = KNOWN + """
            , member AS (
                SELECT unit ->> 'code' AS unit
                  FROM ledger.domain_event
                 CROSS JOIN LATERAL (SELECT convert_from(payload, 'UTF8')::jsonb -> 'event' AS it) AS event
                 CROSS JOIN LATERAL jsonb_array_elements(
                       CASE type WHEN 'UnitAdmitted' THEN jsonb_build_array(it -> 'unit') ELSE it -> 'units' END) AS unit
                 WHERE book = :book AND sequence <= :sequence AND type IN ('PoolOpened', 'FundOpened', 'UnitAdmitted')
                 UNION
                SELECT 'RESERVE'
            ), balance AS (
                SELECT unit, sum(amount_fen) AS fen FROM reading.amounts(:book, :sequence, :asOf)
                 WHERE account LIKE '100%' GROUP BY unit
            ), figures AS (
                SELECT 1 AS n, 'cash of the units and the reserve' AS name, 1 AS sign, sum(fen) AS fen
                  FROM balance WHERE unit IN (SELECT unit FROM member)
                 UNION ALL
                SELECT 2, 'cash of the city', -1, sum(fen) FROM balance
            ), breaking AS (
                SELECT sequence, unit || ' is not a unit of the book' AS why
                  FROM known WHERE unit NOT IN (SELECT unit FROM member)
                 UNION ALL
                SELECT sequence, 'postings without an entry in this book'
                  FROM known LEFT JOIN reading.entry USING (book, sequence) WHERE entry.event IS NULL
                 UNION ALL
                SELECT entry.sequence, 'an entry without postings in this book'
                  FROM reading.entry LEFT JOIN reading.posting USING (book, sequence)
                 WHERE entry.book = :book AND entry.sequence <= :sequence AND entry.effective_on <= :asOf
                   AND posting.leg IS NULL
                 UNION ALL
                SELECT entry.sequence, 'the command made an entry in book ' || other.book || ' too'
                  FROM reading.entry JOIN reading.entry AS other USING (command)
                 WHERE entry.book = :book AND entry.sequence <= :sequence AND entry.effective_on <= :asOf
                   AND other.book <> :book AND split_part(other.book, '/', 1) = split_part(:book, '/', 1))
            """;

    /** Each extraction against the base as it was known then: a base that shrinks later is settled by the next extraction. */
    private static final String WITHIN_CAP = """
            stored AS (
                SELECT sequence, type, convert_from(payload, 'UTF8')::jsonb AS it
                  FROM ledger.domain_event
                 WHERE book = :book AND sequence <= :sequence
                   AND type IN ('ReserveExtracted', 'EntryReversed', 'PolicyAdopted', 'FundOpened')
            ), policy AS (
                SELECT policy ->> 'id' AS id, policy #>> '{reserve,base,value}' AS base,
                       CASE policy #>> '{reserve,extraction,value,kind}' WHEN 'CAP'
                            THEN (policy #>> '{reserve,extraction,value,rate}')::numeric END AS cap
                  FROM stored
                 CROSS JOIN LATERAL jsonb_array_elements(
                       CASE type WHEN 'PolicyAdopted' THEN jsonb_build_array(it #> '{event,policy}')
                                 WHEN 'FundOpened' THEN it #> '{event,policies}' ELSE '[]' END) AS policy
            ), extraction AS (
                SELECT stored.sequence, type, (made ->> 'year')::integer AS year, (made ->> 'through')::integer AS through,
                       least((made ->> 'rate')::numeric, policy.cap) AS rate, base
                  FROM stored
                 CROSS JOIN LATERAL (
                       SELECT CASE type WHEN 'ReserveExtracted' THEN it -> 'event' ELSE it #> '{event,reversed}' END AS made) AS e
                  JOIN reading.entry ON entry.book = :book AND entry.sequence = stored.sequence
                  LEFT JOIN policy ON policy.id = entry.policy
                 WHERE made ->> 'type' = 'ReserveExtracted'
            ), share AS (
                SELECT extraction.*, unit,
                       sum(-amount_fen) OVER (PARTITION BY unit, year ORDER BY extraction.sequence) AS extracted
                  FROM extraction JOIN reading.posting ON posting.book = :book AND posting.sequence = extraction.sequence
                 WHERE account = '1003.01' AND unit <> 'RESERVE'
            ), held AS (
                SELECT share.*, round(rate * coalesce(basis.fen, 0)) AS cap,
                       row_number() OVER (PARTITION BY share.unit, year ORDER BY share.sequence DESC) = 1 AS last
                  FROM share
                 CROSS JOIN LATERAL (
                       SELECT -sum(amount_fen) AS fen FROM reading.posting AS p
                        WHERE p.book = :book AND p.unit = share.unit AND p.sequence < share.sequence
                          AND p.account IN ('4001', CASE base WHEN 'PREMIUMS' THEN '4001' ELSE '4101' END)
                          AND p.effective_on >= make_date(year, 1, 1)
                          AND p.effective_on < make_date(year, through, 1) + interval '1 month') AS basis
            ), figures AS (
                SELECT 1 AS n, 'extracted' AS name, 0 AS sign, sum(extracted) FILTER (WHERE last) AS fen FROM held
                 UNION ALL
                SELECT 2, 'allowed by the rate when it was extracted last', 0, sum(cap) FILTER (WHERE last) FROM held
            ), breaking AS (
                SELECT sequence, 'of ' || unit || ' ' || (extracted / 100)::numeric(30, 2) || ' would be extracted for ' || year
                       || ', but its share through month ' || through || ' is ' || (cap / 100)::numeric(30, 2) AS why
                  FROM held WHERE type = 'ReserveExtracted' AND extracted > cap)
            """;

    /** Whether the reserve was ever overdrawn is asked in the order of recording, in which it was decided. */
    private static final String RESERVE = """
            known AS (
                SELECT sequence, event, posting.effective_on, sum(amount_fen) AS unbalanced,
                       coalesce(sum(amount_fen) FILTER (WHERE account LIKE '100%' OR account = '1201'), 0) AS fen,
                       bool_and(account LIKE '100%' OR account IN ('1201', '3001.03', '4201', '4402', '5302')) AS is_own
                  FROM reading.posting LEFT JOIN reading.entry USING (book, sequence)
                 WHERE book = :book AND sequence <= :sequence AND unit = 'RESERVE'
                 GROUP BY 1, 2, 3
            ), flow AS (
                SELECT *, sum(fen) OVER (ORDER BY sequence) AS held,
                       CASE WHEN event = 'ReserveExtracted' THEN 1
                            WHEN event IN ('ReserveDrawn', 'DeficitCovered', 'SettlementRestated') THEN 2
                            WHEN event IN ('InterestReceived', 'TimeDepositMatured', 'BondRedeemed') THEN 3
                            WHEN event IN ('EntryReversed', 'EntryReclassified') THEN 4
                            WHEN\s""" + IMPORTED + """
                            THEN 5 END AS n
                  FROM known
            ), figures AS (
                SELECT term.n, term.name, CASE term.n WHEN 2 THEN -1 ELSE 1 END AS sign,
                       CASE term.n WHEN 2 THEN -sum(fen) ELSE sum(fen) END AS fen
                  FROM (VALUES (1, 'extracted'), (2, 'drawn'), (3, 'its interest'), (4, 'corrections'), (5, 'imported')) AS term (n, name)
                  LEFT JOIN flow ON flow.n = term.n AND effective_on <= :asOf
                 GROUP BY 1, 2
                 UNION ALL
                SELECT 6, 'the reserve''s money', -1, sum(amount_fen)
                  FROM reading.amounts(:book, :sequence, :asOf)
                 WHERE unit = 'RESERVE' AND (account LIKE '100%' OR account = '1201')
            ), breaking AS (
                SELECT sequence, 'the reserve is overdrawn by ' || (-held / 100)::numeric(30, 2) AS why
                  FROM flow WHERE held < 0 AND fen < 0
                 UNION ALL
                SELECT sequence, 'moves ' || (fen / 100)::numeric(30, 2) || ' of the reserve, which is not extracted, drawn or interest'
                  FROM flow WHERE (fen <> 0 AND n IS NULL) OR NOT is_own OR unbalanced <> 0)
            """;

    /** Each payment and approval against what stood when it was made, as it was decided. */
    private static final String WITHIN_PLAN = """
            stored AS (
                SELECT sequence, type, it -> 'event' AS event, (it ->> 'effectiveOn')::date AS effective_on
                  FROM ledger.domain_event
                 CROSS JOIN LATERAL (SELECT convert_from(payload, 'UTF8')::jsonb AS it) AS payload
                 WHERE book = :book AND sequence <= :sequence
                   AND type IN ('FundRequestVerified', 'FundRequestRejected', 'FundsDisbursed', 'EntryReversed',
                                'AnnualPlanApproved', 'AnnualPlanAdjusted')
            ), decision AS (
                SELECT sequence, type, event ->> 'unit' AS unit, event ->> 'request' AS request,
                       left(event ->> 'period', 4)::integer AS year,
                       CASE type WHEN 'FundRequestVerified' THEN (event ->> 'approved')::numeric
                                 ELSE -(event ->> 'approvedBefore')::numeric END AS fen,
                       coalesce(event -> 'overrides', '[]') @> '[{"code": "EXCEEDS_PLAN"}]' AS overridden
                  FROM stored WHERE type IN ('FundRequestVerified', 'FundRequestRejected')
            ), plan AS (
                SELECT sequence, effective_on, event ->> 'unit' AS unit, (event ->> 'year')::integer AS year,
                       (SELECT coalesce(sum(value::numeric), 0) FROM jsonb_each_text(event -> 'expenditure')) AS fen
                  FROM stored WHERE type LIKE 'AnnualPlan%'
            ), approval AS (
                SELECT decision.*, sum(decision.fen) OVER (PARTITION BY decision.unit, decision.year ORDER BY sequence) AS approved,
                       coalesce(planned.fen, 0) AS planned,
                       row_number() OVER (PARTITION BY decision.unit, decision.year ORDER BY sequence DESC) = 1 AS last
                  FROM decision
                  LEFT JOIN LATERAL (
                       SELECT plan.fen FROM plan
                        WHERE plan.unit = decision.unit AND plan.year = decision.year AND plan.sequence < decision.sequence
                        ORDER BY effective_on DESC, plan.sequence DESC LIMIT 1) AS planned ON true
            ), payment AS (
                SELECT stored.sequence, request, sum(amount_fen) OVER (PARTITION BY request ORDER BY stored.sequence) AS paid
                  FROM stored
                 CROSS JOIN LATERAL (
                       SELECT CASE type WHEN 'FundsDisbursed' THEN event ELSE event -> 'reversed' END AS it) AS e
                 CROSS JOIN LATERAL (SELECT it ->> 'request' AS request) AS r
                  JOIN reading.posting ON posting.book = :book AND posting.sequence = stored.sequence AND account = '1004.01'
                 WHERE it ->> 'type' = 'FundsDisbursed'
            ), figures AS (
                SELECT 1 AS n, 'paid on requests' AS name, 0 AS sign,
                       (SELECT sum(amount_fen) FROM reading.posting JOIN payment USING (sequence)
                         WHERE book = :book AND account = '1004.01') AS fen
                 UNION ALL
                SELECT 2, 'approved', 0, (SELECT sum(fen) FROM decision)
                 UNION ALL
                SELECT 3, 'planned for the years and units of these', 0, (SELECT sum(planned) FROM approval WHERE last)
            ), breaking AS (
                SELECT sequence, 'all that is approved for ' || unit || ' in ' || year || ' would be '
                       || (approved / 100)::numeric(30, 2) || ', and its plan is ' || (planned / 100)::numeric(30, 2) AS why
                  FROM approval WHERE fen > 0 AND approved > planned AND NOT overridden
                 UNION ALL
                SELECT sequence, 'paid on request ' || request || ' would be ' || (paid / 100)::numeric(30, 2) || ', and '
                       || (granted / 100)::numeric(30, 2) || ' is approved'
                  FROM payment
                 CROSS JOIN LATERAL (SELECT coalesce(sum(fen), 0) AS granted FROM decision
                                      WHERE decision.request = payment.request AND decision.sequence < payment.sequence) AS g
                 WHERE paid > granted)
            """;

    private static final String CELLS = """
            size AS (
                SELECT level, reading.block_size(level) AS size FROM generate_series(1, 7) AS level
            ), placed AS (
                SELECT posting.sequence, level, (posting.sequence - 1) / size AS block, unit, account, item,
                       effective_on AS day, amount_fen
                  FROM reading.posting JOIN size ON posting.sequence <= :sequence / size * size
                 WHERE book = :book
            ), wrong AS (
                SELECT level, block, unit, account, day, item,
                       coalesce(cell.fen, 0) AS cell, coalesce(own.fen, 0) AS own,
                       coalesce(cell.debit, 0) AS cell_debit, coalesce(own.debit, 0) AS own_debit
                  FROM (SELECT level, block, unit, account, day, item, amount_fen AS fen, debit_fen AS debit
                          FROM reading.cell JOIN size USING (level)
                         WHERE book = :book AND block < :sequence / size) AS cell
                  FULL JOIN (SELECT level, block, unit, account, day, item, sum(sum(amount_fen)) OVER days AS fen,
                                    sum(sum(greatest(amount_fen, 0))) OVER days AS debit
                               FROM placed GROUP BY 1, 2, 3, 4, 5, 6
                             WINDOW days AS (PARTITION BY level, block, unit, account, item ORDER BY day)) AS own
                 USING (level, block, unit, account, day, item)
                 WHERE (cell.fen, cell.debit) IS DISTINCT FROM (own.fen, own.debit)
            ), figures AS (
                SELECT 1 AS n, 'debit balances by whole blocks' AS name, 1 AS sign, sum(fen) FILTER (WHERE fen > 0) AS fen
                  FROM (SELECT sum(amount_fen) AS fen FROM reading.amounts(:book, :sequence, :asOf) GROUP BY unit, account) AS b
                 UNION ALL
                SELECT 2, 'debit balances by postings', -1, sum(fen) FILTER (WHERE fen > 0)
                  FROM (SELECT sum(amount_fen) AS fen FROM reading.posting
                         WHERE book = :book AND sequence <= :sequence AND effective_on <= :asOf GROUP BY unit, account) AS p
            ), breaking AS (
                SELECT coalesce(placed.sequence, (block + 1) * reading.block_size(level)) AS sequence,
                       'block ' || block || ' of level ' || level || ' has ' || (cell / 100)::numeric(30, 2) || ' on ' || account
                       || ' of ' || unit || ' up to ' || day || ', debits ' || (cell_debit / 100)::numeric(30, 2)
                       || ', its postings ' || (own / 100)::numeric(30, 2) || ', debits ' || (own_debit / 100)::numeric(30, 2)
                       AS why
                  FROM wrong LEFT JOIN placed USING (level, block, unit, account, day, item))
            """;

    /** The year's close itself is dated into its December. */
    private static final String CLOSED = """
            turn AS (
                SELECT sequence, type, convert_from(payload, 'UTF8')::jsonb #>> '{event,month}' AS month
                  FROM ledger.domain_event
                 WHERE book = :book AND sequence <= :sequence AND type IN ('MonthClosed', 'MonthReopened')
            ), closed AS (
                SELECT month, sequence AS after, before FROM (
                    SELECT *, lead(sequence) OVER (PARTITION BY month ORDER BY sequence) AS before FROM turn) AS turns
                 WHERE type = 'MonthClosed'
            ), late AS (
                SELECT posting.sequence, amount_fen, month
                  FROM reading.posting
                  LEFT JOIN reading.entry USING (book, sequence)
                  JOIN closed ON month = to_char(posting.effective_on, 'YYYY-MM')
                   AND posting.sequence > after AND (before IS NULL OR posting.sequence < before)
                 WHERE book = :book AND posting.sequence <= :sequence AND entry.event IS DISTINCT FROM 'YearClosed'
            ), figures AS (
                SELECT 1 AS n, 'debits recorded after the close of their month' AS name, 1 AS sign,
                       sum(amount_fen) FILTER (WHERE amount_fen > 0) AS fen FROM late
            ), breaking AS (
                SELECT sequence, 'recorded after ' || month || ' was closed, and dated into it' AS why FROM late)
            """;

    private static final List<Check> CHECKS = List.of(
            new Check(1, "balanced", "every entry balances in every unit, and so do the books", BALANCED),
            stage(
                    "collected",
                    "what was collected was remitted or is in transit",
                    "account = '1002'",
                    "in transit",
                    new Way("collected, less refunds", 1, OF_INCOME),
                    new Way(
                            "remitted to the treasury",
                            -1,
                            "(account = '1005' OR (account = '1003.01' AND event IN ('EntryReversed', 'EntryMoved')))")),
            stage(
                    "treasury",
                    "what the treasury received was moved on or is still there",
                    "account = '1005'",
                    "still in the treasury",
                    new Way("remitted to the treasury", 1, "account = '1002'"),
                    new Way("subsidies and other income, less refunds", 1, OF_INCOME),
                    new Way("moved to the fiscal special account", -1, "account = '1003.01'")),
            stage(
                    "joint-accounts",
                    "what was collected into joint accounts was swept or is still there",
                    "account = '1003.03'",
                    "still in joint accounts",
                    new Way("collected into joint accounts, less refunds", 1, OF_INCOME),
                    new Way("swept to the fiscal special account", -1, "account = '1003.01'")),
            stage(
                    "expenditure",
                    "what counties received was spent, is with providers or is still there",
                    "account IN ('1004.01', '1004.02', '1101')",
                    "in expenditure accounts, revolving funds and with providers",
                    new Way("prefunded, disbursed and advanced, less returned", 1, "account = '1003.01'"),
                    new Way(
                            "handed over, interest, and corrections of closed years",
                            1,
                            "account IN ('3001.01', '3001.02', '4201')"),
                    new Way("bounced, and not yet paid again", 1, "account = '2001'"),
                    new Way("spent, less recovered", -1, "account LIKE '5%'")),
            new Check(3, "one-book", "no entry touches two books, and the units are the city", ONE_BOOK),
            new Check(4, "within-cap", "no unit gave more to the reserve than its share", WITHIN_CAP),
            new Check(
                    4,
                    "reserve",
                    "the reserve is what was extracted less what was drawn and its interest, and never negative",
                    RESERVE),
            new Check(
                    5,
                    "within-plan",
                    "paid is not above approved, nor approved above plan but by an override",
                    WITHIN_PLAN),
            new Check(6, "rebuilt", "the sums that figures are made of are those of the postings", CELLS),
            new Check(7, "closed-months", "nothing was dated into a month after its close", CLOSED));

    /**
     * A stage of the money's journey: all that ever came to its accounts has left them or is there. Every unit's part of an entry
     * that touches the stage must have come or gone by one of the ways.
     */
    private static Check stage(String name, String says, String accounts, String rest, Way... ways) {
        StringBuilder terms = new StringBuilder(" WHEN " + IMPORTED + " THEN " + (ways.length + 1));
        StringBuilder sums = new StringBuilder();
        for (int i = 0; i < ways.length; i++) {
            terms.append(" WHEN ").append(ways[i].accounts).append(" THEN ").append(i + 1);
            sums.append(sum(i + 1, ways[i].name, ways[i].sign));
        }
        sums.append(sum(ways.length + 1, "imported", 1));
        return new Check(2, name, says, """
                known AS (
                    SELECT sequence, unit, account, amount_fen, event, bool_or(%1$s) OVER (PARTITION BY sequence, unit) AS touches
                      FROM reading.posting LEFT JOIN reading.entry USING (book, sequence)
                     WHERE book = :book AND sequence <= :sequence AND posting.effective_on <= :asOf
                ), flow AS (
                    SELECT *, CASE WHEN %1$s THEN 0 %2$s END AS way FROM known WHERE touches
                ), figures AS (
                    %3$s SELECT %4$d, '%5$s', -1, sum(amount_fen)
                      FROM reading.amounts(:book, :sequence, :asOf) WHERE %1$s
                ), breaking AS (
                    SELECT sequence, 'of ' || (sum(amount_fen) FILTER (WHERE way = 0) / 100)::numeric(30, 2) || ' in ' || unit || ' '
                           || (coalesce(sum(-amount_fen) FILTER (WHERE way > 0), 0) / 100)::numeric(30, 2)
                           || ' came or went as it may' AS why
                      FROM flow GROUP BY sequence, unit
                    HAVING coalesce(sum(amount_fen) FILTER (WHERE way IS NOT NULL), 0) <> 0
                        OR bool_or(way IS NULL))
                """.formatted(accounts, terms, sums, ways.length + 2, rest));
    }

    private static String sum(int n, String name, int sign) {
        return "SELECT %d AS n, '%s' AS name, %d AS sign, %d * sum(amount_fen) FILTER (WHERE way = %d) AS fen FROM flow UNION ALL "
                .formatted(n, name, sign, -sign, n);
    }

    /**
     * All identities of a book at one moment. Those of requests, blocks, closes and the cap look at all that is known then,
     * whatever its effective date.
     *
     * @param identities in the order of their numbers
     */
    public record Report(BookId book, Basis basis, List<Identity> identities) {

        public boolean holds() {
            return identities.stream().allMatch(Identity::holds);
        }
    }

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final Figures figures;

    public Identities(DataSource source, Figures figures) {
        this.database = JdbcClient.create(source);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(source));
        this.figures = figures;
    }

    /**
     * Checks the book.
     *
     * @throws io.tongchou.ledger.balances.NoFigure where the journal has not come to the moment
     */
    public Report check(BookId book, Moment moment) {
        Basis basis = figures.basis(book, moment);
        return new Report(book, basis, Objects.requireNonNull(transaction.execute(begun -> {
            // over all postings; without statistics yet the planner would take them one by one
            database.sql("SET LOCAL enable_nestloop = off").update();
            return CHECKS.stream().map(check -> check(check, book, basis)).toList();
        })));
    }

    private Identity check(Check check, BookId book, Basis basis) {
        List<Identity.Figure> compared = new ArrayList<>();
        List<Identity.Breaking> breaking = new ArrayList<>();
        long[] sums = new long[2]; // what the figures come to, and how many events break it
        database.sql("WITH " + check.query + """
                SELECT n, name, sign, coalesce(fen, 0)::bigint AS fen, NULL::bigint AS sequence, NULL AS why, NULL AS event,
                       NULL AS command, NULL::date AS effective_on, NULL::bigint AS total
                  FROM figures
                 UNION ALL
                SELECT NULL, NULL, NULL, NULL, b.sequence, b.why, d.type,
                       convert_from(d.metadata, 'UTF8')::jsonb ->> 'command',
                       (convert_from(d.payload, 'UTF8')::jsonb ->> 'effectiveOn')::date, b.total
                  FROM (SELECT sequence, string_agg(DISTINCT why, '; ') AS why, count(*) OVER () AS total
                          FROM breaking GROUP BY sequence ORDER BY sequence LIMIT :most) AS b
                  JOIN ledger.domain_event AS d ON d.book = :book AND d.sequence = b.sequence
                 ORDER BY n, sequence
                """)
                .param("book", book.toString())
                .param("sequence", basis.sequence())
                .param("asOf", basis.asOf())
                .param("most", Identity.MOST)
                .query(row -> {
                    if (row.getLong("sequence") == 0) {
                        compared.add(new Identity.Figure(row.getString("name"), Money.ofFen(row.getLong("fen"))));
                        sums[0] = Math.addExact(sums[0], row.getInt("sign") * row.getLong("fen"));
                    } else {
                        breaking.add(breaking(row));
                        sums[1] = row.getLong("total");
                    }
                });
        return new Identity(
                check.number,
                check.name,
                check.says,
                sums[0] == 0 && sums[1] == 0,
                List.copyOf(compared),
                sums[1],
                List.copyOf(breaking));
    }

    private static Identity.Breaking breaking(ResultSet row) throws SQLException {
        return new Identity.Breaking(
                row.getLong("sequence"),
                row.getString("event"),
                row.getString("command"),
                row.getObject("effective_on", LocalDate.class),
                row.getString("why"));
    }
}
