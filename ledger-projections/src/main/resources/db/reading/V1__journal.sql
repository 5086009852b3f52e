-- The read side: the journal (every entry and posting), balances on both time axes, and how far it has come.
-- Rows are only ever added here, by the one projection that writes postings (on lines of statements it also notes what settled
-- them); all of it can be rebuilt from the events. It is rebuilt in a schema beside this one, which then takes this one's name:
-- so nothing here names its schema. What a function names is bound when it is made, or found in the caller's search path.

-- An entry of a book; `sequence` is that of its event.
CREATE TABLE entry (
    book         ledger.code NOT NULL,
    sequence     bigint      NOT NULL,
    effective_on date        NOT NULL,
    voucher      integer     NOT NULL,
    event        text        NOT NULL, -- the event's name, e.g. PremiumCollected
    command      text        NOT NULL, -- the command id that names the entry
    maker        text        NOT NULL,
    checker      text,
    document     text,
    note         text,
    file         text,       -- SHA-256 of the file that it was read from, and the line in it
    line         integer,
    policy       text,
    clause       text,
    reference    text,       -- the number by which others know it: a receipt's, a payment's, or its paper's
    undoes       text,       -- the entry that it reverses or moves
    recorded_at  bigint      NOT NULL, -- milliseconds since 1970, UTC
    closing      boolean     NOT NULL DEFAULT false, -- whether it closes income and expenditure into the balances
    PRIMARY KEY (book, sequence)
);
CREATE INDEX entry_by_day ON entry (book, effective_on, sequence);
CREATE INDEX entry_by_voucher ON entry (book, (date_trunc('month', effective_on::timestamp)), voucher);
CREATE INDEX entry_closing ON entry (book, effective_on, sequence) WHERE closing;

-- A leg of an entry; debit positive.
CREATE TABLE posting (
    book         ledger.code NOT NULL,
    sequence     bigint      NOT NULL,
    leg          integer     NOT NULL, -- from 1
    unit         ledger.code NOT NULL,
    account      ledger.code NOT NULL,
    effective_on date        NOT NULL,
    amount_fen   bigint      NOT NULL,
    item         ledger.code NOT NULL DEFAULT '', -- what the leg is of; empty where nothing says
    PRIMARY KEY (book, sequence, leg)
);
CREATE INDEX posting_by_account ON posting (book, unit, account, effective_on, sequence, leg);
-- Legs on balances are few: what changes the net assets beside income and expenditure is read from these.
CREATE INDEX posting_on_balance ON posting (book, effective_on, sequence) WHERE account >= '3001' AND account < '3002';

-- An entry balances when it is made, and once more where it is stored.
CREATE FUNCTION refuse_unbalanced() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    faulty record;
BEGIN
    SELECT book, sequence, unit, sum(amount_fen) AS fen INTO faulty
      FROM added GROUP BY book, sequence, unit HAVING sum(amount_fen) <> 0 LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'entry % of book % is out of balance by % fen in unit %',
            faulty.sequence, faulty.book, faulty.fen, faulty.unit;
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER balanced AFTER INSERT ON posting REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_unbalanced();

-- What payers were assessed to pay, and what was collected on that; less than nothing where a premium went back.
CREATE TABLE assessment (
    book           ledger.code NOT NULL,
    assessment     text        COLLATE "C" NOT NULL,
    sequence       bigint      NOT NULL,
    effective_on   date        NOT NULL,
    unit           ledger.code NOT NULL,
    payer          text        NOT NULL,
    payer_category text        NOT NULL,
    period         date        NOT NULL, -- the first of the month
    amount_fen     bigint      NOT NULL,
    PRIMARY KEY (book, assessment)
);

CREATE TABLE assessment_payment (
    book         ledger.code NOT NULL,
    assessment   text        COLLATE "C" NOT NULL,
    sequence     bigint      NOT NULL,
    line         integer     NOT NULL, -- from 1
    effective_on date        NOT NULL,
    amount_fen   bigint      NOT NULL,
    PRIMARY KEY (book, assessment, sequence, line)
);

-- Statements of banks and offices. Those of one source and unit, '' for all units, tell of the same money.
CREATE TABLE statement (
    book        ledger.code NOT NULL,
    statement   text        COLLATE "C" NOT NULL,
    sequence    bigint      NOT NULL,
    source      text        NOT NULL,
    unit        ledger.code NOT NULL,
    first_day   date        NOT NULL,
    last_day    date        NOT NULL,
    opening_fen bigint,     -- before the first day; also where the statement names only what it came to
    both_ways   boolean     NOT NULL, -- whether it would show what goes out; the tax authority's may show collections alone
    PRIMARY KEY (book, statement)
);

-- A line; the sequences tell when it was matched, and when first explained.
CREATE TABLE statement_line (
    book         ledger.code NOT NULL,
    statement    text        COLLATE "C" NOT NULL,
    line         integer     NOT NULL,
    happened_on  date        NOT NULL,
    amount_fen   bigint      NOT NULL, -- what goes out is negative
    reference    text,
    counterparty text,
    text         text,
    matched_by   bigint,
    match        integer,    -- its number in the event that matched it, from 1
    explained_by bigint,
    PRIMARY KEY (book, statement, line)
);
CREATE INDEX statement_line_by_match ON statement_line (book, matched_by, match);

-- An entry that lines were matched with; in the statements of one source and unit it is matched once.
CREATE TABLE matched_entry (
    book      ledger.code NOT NULL,
    source    text        NOT NULL,
    unit      ledger.code NOT NULL,
    entry     text        COLLATE "C" NOT NULL,
    sequence  bigint      NOT NULL,
    match     integer     NOT NULL,
    statement text        COLLATE "C" NOT NULL,
    rule      text        NOT NULL,
    PRIMARY KEY (book, source, unit, entry)
);
CREATE INDEX matched_entry_by_match ON matched_entry (book, sequence, match);

CREATE TABLE explanation (
    book      ledger.code NOT NULL,
    statement text        COLLATE "C" NOT NULL,
    line      integer     NOT NULL,
    sequence  bigint      NOT NULL,
    kind      text        NOT NULL,
    reason    text        NOT NULL,
    maker     text        NOT NULL,
    checker   text,
    PRIMARY KEY (book, statement, line, sequence)
);

-- A party's word on what an account held at a month's end.
CREATE TABLE confirmation (
    book        ledger.code NOT NULL,
    sequence    bigint      NOT NULL,
    unit        ledger.code NOT NULL,
    account     ledger.code NOT NULL,
    month       date        NOT NULL, -- the first of the month
    party       text        NOT NULL,
    balance_fen bigint      NOT NULL,
    maker       text        NOT NULL,
    recorded_at bigint      NOT NULL, -- milliseconds since 1970, UTC
    PRIMARY KEY (book, month, sequence)
);

-- The last event that the journal has of each instant of recording: translates knownAt to a sequence, and the row with the
-- greatest sequence is how far the journal has come in the book. All events count, also those without an entry.
CREATE TABLE known_at (
    book        ledger.code NOT NULL,
    recorded_at bigint      NOT NULL,
    sequence    bigint      NOT NULL,
    PRIMARY KEY (book, recorded_at)
);

-- Sums of postings by blocks of the book's sequence (what was recorded) and by days (what it is effective on). Block n of a
-- level holds the events after n × size up to (n + 1) × size and is written once, when they are all there. A cell holds what
-- the block has of a series up to the end of a day, so "as of a day" is one look into each block, and "as known at an
-- instant" a few blocks of each level and less than one smallest block of postings.
CREATE TABLE cell (
    book       ledger.code NOT NULL,
    level      smallint    NOT NULL,
    block      bigint      NOT NULL,
    unit       ledger.code NOT NULL,
    account    ledger.code NOT NULL,
    item       ledger.code NOT NULL,
    day        date        NOT NULL, -- one on which the block has a posting of the series
    amount_fen bigint      NOT NULL, -- debits less credits up to the end of the day (净额)
    debit_fen  bigint      NOT NULL, -- the debits alone (借方发生额)
    PRIMARY KEY (book, level, block, unit, account, item, day) INCLUDE (amount_fen, debit_fen)
);

-- The series that cells are of: what was ever posted to, by unit, account and item.
CREATE TABLE series (
    book    ledger.code NOT NULL,
    unit    ledger.code NOT NULL,
    account ledger.code NOT NULL,
    item    ledger.code NOT NULL,
    PRIMARY KEY (book, unit, account, item)
);

-- What went from one account to another within a unit, where one of the two holds money or what money was put into (1…): by
-- blocks and days as cells are.
CREATE TABLE flow_cell (
    book       ledger.code NOT NULL,
    level      smallint    NOT NULL,
    block      bigint      NOT NULL,
    unit       ledger.code NOT NULL,
    source     ledger.code NOT NULL, -- the account that was credited
    target     ledger.code NOT NULL, -- the account that was debited
    day        date        NOT NULL, -- one on which the block has the flow
    amount_fen bigint      NOT NULL, -- up to the end of the day
    entries    bigint      NOT NULL, -- in how many entries that was
    first      bigint      NOT NULL, -- of these, by a first unit: so the entries of several units are counted
    PRIMARY KEY (book, unit, source, target, level, block, day) INCLUDE (amount_fen, entries, first)
);

-- What flow cells are of.
CREATE TABLE flow_series (
    book   ledger.code NOT NULL,
    unit   ledger.code NOT NULL,
    source ledger.code NOT NULL,
    target ledger.code NOT NULL,
    PRIMARY KEY (book, unit, source, target)
);

-- What went from account to account in the entries after a sequence up to another, those that close a year left out. Credits and
-- debits of a unit are paired in the order of the legs, fen by fen: each is a stretch on its side, and two share what overlaps.
-- The reserve's flows are told apart from those of the other units, of which one is the first to have it. Legs are only ever
-- joined within one entry: a plan made before there are statistics would hold those of all entries against each other.
CREATE FUNCTION flows(of_book text, after bigint, up_to bigint)
RETURNS TABLE (sequence bigint, day date, unit ledger.code, source ledger.code, target ledger.code, amount_fen bigint,
               is_first boolean)
STABLE LANGUAGE sql
BEGIN ATOMIC
    WITH part AS (
        SELECT posting.sequence, posting.effective_on, posting.unit, count(*) AS legs,
               min(posting.account::text) FILTER (WHERE posting.amount_fen < 0) AS source,
               min(posting.account::text) FILTER (WHERE posting.amount_fen > 0) AS target,
               max(posting.amount_fen) AS amount_fen
          FROM posting
         WHERE posting.book = of_book AND posting.sequence > after AND posting.sequence <= up_to AND posting.amount_fen <> 0
           AND NOT EXISTS (SELECT FROM entry WHERE entry.book = of_book AND entry.sequence = posting.sequence AND closing)
         GROUP BY posting.sequence, posting.effective_on, posting.unit
    ), flow AS (
        SELECT part.sequence, part.effective_on, part.unit, part.source, part.target, part.amount_fen
          FROM part WHERE legs = 2
         UNION ALL
        SELECT part.sequence, part.effective_on, part.unit, shared.source, shared.target, shared.amount_fen
          FROM part
         CROSS JOIN LATERAL (
                   WITH stretch AS (
                       SELECT leg.account::text, leg.amount_fen > 0 AS debit,
                              sum(abs(leg.amount_fen)) OVER side - abs(leg.amount_fen) AS begins,
                              sum(abs(leg.amount_fen)) OVER side AS ends
                         FROM posting AS leg
                        WHERE leg.book = of_book AND leg.sequence = part.sequence AND leg.unit = part.unit AND leg.amount_fen <> 0
                       WINDOW side AS (PARTITION BY leg.amount_fen > 0 ORDER BY leg.leg))
                   SELECT source.account AS source, target.account AS target,
                          sum(least(source.ends, target.ends) - greatest(source.begins, target.begins))::bigint AS amount_fen
                     FROM stretch AS source JOIN stretch AS target
                       ON source.ends > target.begins AND target.ends > source.begins
                    WHERE NOT source.debit AND target.debit
                    GROUP BY source.account, target.account) AS shared
         WHERE legs > 2)
    SELECT flow.sequence, flow.effective_on, flow.unit, flow.source, flow.target, flow.amount_fen,
           row_number() OVER (PARTITION BY flow.sequence, flow.source, flow.target, flow.unit = 'RESERVE' ORDER BY flow.unit) = 1
      FROM flow
     WHERE flow.source < '2' OR flow.target < '2';
END;

-- How many events a block of each level holds; each a multiple of the one before.
CREATE FUNCTION block_size(level integer) RETURNS bigint IMMUTABLE LANGUAGE sql
    RETURN (ARRAY[512, 4096, 32768, 262144, 2097152, 16777216, 134217728])[level]::bigint;

-- Writes the cells of the blocks of a level above the first that were completed between two sequences, from those of the
-- level below.
CREATE FUNCTION complete_level(of_book text, of_level integer, before bigint, after bigint) RETURNS void LANGUAGE sql
BEGIN ATOMIC
    INSERT INTO cell (book, level, block, unit, account, item, day, amount_fen, debit_fen)
    SELECT of_book, of_level, block, unit, account, item, day, sum(sum(fen)) OVER days, sum(sum(debit)) OVER days
      FROM (SELECT block / (block_size(of_level) / block_size(of_level - 1)) AS block, unit, account, item, day,
                   amount_fen - lag(amount_fen, 1, 0::bigint) OVER part AS fen,
                   debit_fen - lag(debit_fen, 1, 0::bigint) OVER part AS debit
              FROM cell
             WHERE book = of_book AND level = of_level - 1
               AND block >= before / block_size(of_level) * (block_size(of_level) / block_size(of_level - 1))
               AND block < after / block_size(of_level) * (block_size(of_level) / block_size(of_level - 1))
            WINDOW part AS (PARTITION BY block, unit, account, item ORDER BY day)) AS posted
     GROUP BY block, unit, account, item, day
    WINDOW days AS (PARTITION BY block, unit, account, item ORDER BY day)
     ORDER BY block, unit, account, item, day;

    INSERT INTO flow_cell (book, level, block, unit, source, target, day, amount_fen, entries, first)
    SELECT of_book, of_level, block, unit, source, target, day,
           sum(sum(fen)) OVER days, sum(sum(entries)) OVER days, sum(sum(first)) OVER days
      FROM (SELECT cell.block / (block_size(of_level) / block_size(of_level - 1)) AS block, series.unit, series.source,
                   series.target, cell.day,
                   cell.amount_fen - lag(cell.amount_fen, 1, 0::bigint) OVER part AS fen,
                   cell.entries - lag(cell.entries, 1, 0::bigint) OVER part AS entries,
                   cell.first - lag(cell.first, 1, 0::bigint) OVER part AS first
              FROM flow_series AS series
             CROSS JOIN LATERAL (
                       SELECT * FROM flow_cell AS each
                        WHERE each.book = of_book AND each.unit = series.unit AND each.source = series.source
                          AND each.target = series.target AND each.level = of_level - 1
                          AND each.block >= before / block_size(of_level) * (block_size(of_level) / block_size(of_level - 1))
                          AND each.block < after / block_size(of_level) * (block_size(of_level) / block_size(of_level - 1))
                       OFFSET 0) AS cell -- series by series: by level is the whole book
             WHERE series.book = of_book
            WINDOW part AS (PARTITION BY cell.block, series.unit, series.source, series.target ORDER BY cell.day)) AS flowed
     GROUP BY block, unit, source, target, day
    WINDOW days AS (PARTITION BY block, unit, source, target ORDER BY day)
     ORDER BY unit, source, target, block, day;
END;

-- Writes the cells of all blocks that were completed when the journal went from one sequence to another.
CREATE FUNCTION complete_blocks(of_book text, before bigint, after bigint) RETURNS void LANGUAGE sql
BEGIN ATOMIC
    INSERT INTO cell (book, level, block, unit, account, item, day, amount_fen, debit_fen)
    SELECT of_book, 1, (sequence - 1) / block_size(1) AS block, unit, account, item, effective_on,
           sum(sum(amount_fen)) OVER days, sum(sum(greatest(amount_fen, 0))) OVER days
      FROM (SELECT * FROM posting
             WHERE book = of_book AND sequence > before / block_size(1) * block_size(1)
               AND sequence <= after / block_size(1) * block_size(1)
            OFFSET 0) AS came -- read by its sequence: by account, which is the order of groups, is the whole book
     GROUP BY block, unit, account, item, effective_on
    WINDOW days AS (PARTITION BY (sequence - 1) / block_size(1), unit, account, item ORDER BY effective_on)
     ORDER BY block, unit, account, item, effective_on;

    INSERT INTO series (book, unit, account, item)
    SELECT DISTINCT of_book, unit, account, item
      FROM cell
     WHERE book = of_book AND level = 1 AND block >= before / block_size(1) AND block < after / block_size(1)
        ON CONFLICT DO NOTHING;

    WITH added AS (
        INSERT INTO flow_cell (book, level, block, unit, source, target, day, amount_fen, entries, first)
        SELECT of_book, 1, (sequence - 1) / block_size(1) AS block, unit, source, target, day,
               sum(sum(amount_fen)) OVER days, sum(count(*)) OVER days, sum(count(*) FILTER (WHERE is_first)) OVER days
          FROM flows(of_book, before / block_size(1) * block_size(1), after / block_size(1) * block_size(1))
         GROUP BY block, unit, source, target, day
        WINDOW days AS (PARTITION BY (sequence - 1) / block_size(1), unit, source, target ORDER BY day)
         ORDER BY unit, source, target, block, day
        RETURNING unit, source, target)
    INSERT INTO flow_series (book, unit, source, target)
    SELECT DISTINCT of_book, unit, source, target FROM added
        ON CONFLICT DO NOTHING;

    SELECT complete_level(of_book, level, before, after)
      FROM generate_series(2, 7) AS level
     WHERE after / block_size(level) > before / block_size(level);
END;

-- The amounts whose sum by unit, account and item is the balance of the book at the end of a day, as known up to a sequence,
-- and the debits among them.
-- For one account or for all; a plain query, so that the caller's conditions reach the index.
CREATE FUNCTION amounts(of_book text, up_to bigint, as_of date)
RETURNS TABLE (unit ledger.code, account ledger.code, item ledger.code, amount_fen bigint, debit_fen bigint)
STABLE LANGUAGE sql
BEGIN ATOMIC
    SELECT series.unit, series.account, series.item, whole.amount_fen, whole.debit_fen
      FROM series
     CROSS JOIN generate_series(1, 7) AS level
     CROSS JOIN LATERAL generate_series(
               coalesce(up_to / block_size(level + 1) * (block_size(level + 1) / block_size(level)), 0),
               up_to / block_size(level) - 1) AS block
     CROSS JOIN LATERAL (
               SELECT cell.amount_fen, cell.debit_fen
                 FROM cell
                WHERE cell.book = of_book AND cell.level = level.level AND cell.block = block.block
                  AND cell.unit = series.unit AND cell.account = series.account AND cell.item = series.item
                  AND cell.day <= as_of
                ORDER BY cell.day DESC LIMIT 1
           ) AS whole
     WHERE series.book = of_book
     UNION ALL
    SELECT tail.unit, tail.account, tail.item, tail.amount_fen, greatest(tail.amount_fen, 0)
      FROM (SELECT * FROM posting
             WHERE posting.book = of_book AND posting.sequence <= up_to
               AND posting.sequence > up_to / block_size(1) * block_size(1)
            OFFSET 0) AS tail -- read by its sequence and by nothing else: it is short, a day or an account may be long
     WHERE tail.effective_on <= as_of;
END;

-- The same of flows: what went from account to account up to the end of a day, as known up to a sequence.
CREATE FUNCTION flowed(of_book text, up_to bigint, as_of date)
RETURNS TABLE (unit ledger.code, source ledger.code, target ledger.code, amount_fen bigint, entries bigint, first bigint)
STABLE LANGUAGE sql
BEGIN ATOMIC
    SELECT series.unit, series.source, series.target, whole.amount_fen, whole.entries, whole.first
      FROM flow_series AS series
     CROSS JOIN generate_series(1, 7) AS level
     CROSS JOIN LATERAL generate_series(
               coalesce(up_to / block_size(level + 1) * (block_size(level + 1) / block_size(level)), 0),
               up_to / block_size(level) - 1) AS block
     CROSS JOIN LATERAL (
               SELECT cell.amount_fen, cell.entries, cell.first
                 FROM flow_cell AS cell
                WHERE cell.book = of_book AND cell.level = level.level AND cell.block = block.block
                  AND cell.unit = series.unit AND cell.source = series.source AND cell.target = series.target
                  AND cell.day <= as_of
                ORDER BY cell.day DESC LIMIT 1
           ) AS whole
     WHERE series.book = of_book
     UNION ALL
    SELECT tail.unit, tail.source, tail.target, tail.amount_fen, 1, tail.is_first::int
      FROM flows(of_book, up_to / block_size(1) * block_size(1), up_to) AS tail
     WHERE tail.day <= as_of;
END;

-- The accounts of units that were posted to up to a sequence, and perhaps some later: from them postings are read in the order
-- of their days without looking at those of other accounts.
CREATE FUNCTION posted_to(of_book text, up_to bigint) RETURNS TABLE (unit ledger.code, account ledger.code) STABLE LANGUAGE sql
BEGIN ATOMIC
    SELECT series.unit, series.account FROM series WHERE series.book = of_book
     UNION
    SELECT tail.unit, tail.account
      FROM (SELECT * FROM posting
             WHERE posting.book = of_book AND posting.sequence <= up_to
               AND posting.sequence > up_to / block_size(1) * block_size(1)
            OFFSET 0) AS tail;
END;

-- The last event of each book that the journal could not post. Nothing is skipped: it stands there until it can.
CREATE TABLE halt (
    book     ledger.code PRIMARY KEY,
    sequence bigint      NOT NULL,
    cause    text        NOT NULL,
    since    bigint      NOT NULL -- milliseconds since 1970, UTC
);

-- Those that it has not come past since.
CREATE VIEW halted AS
    SELECT book, sequence, cause, since FROM halt
     WHERE sequence > coalesce((SELECT k.sequence FROM known_at k WHERE k.book = halt.book
                                 ORDER BY k.recorded_at DESC LIMIT 1), 0);

-- How far the projections have come in the order of all events; written in the transaction of the rows.
CREATE TABLE token (
    processor_name text    NOT NULL,
    segment        integer NOT NULL,
    token          bytea,
    token_type     text,
    timestamp      text,
    owner          text,
    PRIMARY KEY (processor_name, segment)
);

-- Which code made what is here. Where it is not the code that runs, all is rebuilt, compared, and put in this one's place.
CREATE TABLE built_by (
    revision text   PRIMARY KEY,
    built_at bigint NOT NULL -- milliseconds since 1970, UTC
);
