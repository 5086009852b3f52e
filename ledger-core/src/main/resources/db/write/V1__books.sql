-- The write side: what happened, in order and for good, and what finds it again.

CREATE TABLE domain_event (
    global_index bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    book         text   NOT NULL,
    sequence     bigint NOT NULL CHECK (sequence > 0),
    event_id     uuid   NOT NULL UNIQUE,
    type         text   NOT NULL,
    revision     text   NOT NULL,
    recorded_at  bigint NOT NULL, -- milliseconds since 1970, UTC
    payload      bytea  NOT NULL, -- JSON as it was hashed
    metadata     bytea  NOT NULL, -- JSON as it was hashed
    hash         bytea  NOT NULL CHECK (length(hash) = 32),
    UNIQUE (book, sequence)
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what has happened is not changed: % of % is refused', TG_OP, TG_TABLE_NAME;
END $$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON domain_event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- One row a book: the lock that writers queue for, and the end of the chain.
CREATE TABLE book_head (
    book        text PRIMARY KEY,
    pool        text   NOT NULL,
    sequence    bigint NOT NULL,
    hash        bytea  NOT NULL,
    recorded_at bigint NOT NULL
);
CREATE INDEX book_head_of_pool ON book_head (pool);

-- What came of a command id, for ever. Refused commands leave no row.
CREATE TABLE command_outcome (
    pool         text    NOT NULL,
    id           text    NOT NULL,
    content_hash bytea   NOT NULL,
    proposed     boolean NOT NULL,
    funds        text[]   NOT NULL,
    sequences    bigint[] NOT NULL,
    PRIMARY KEY (pool, id)
);

-- The numbers by which a book finds what happened: receipts, payments, requests …
CREATE TABLE business_key (
    book     text   NOT NULL,
    kind     text   NOT NULL,
    value    text   NOT NULL,
    sequence bigint NOT NULL,
    PRIMARY KEY (book, kind, value)
);

-- States of a book, to start from; each names the shape it was written in and its own hash.
CREATE TABLE book_snapshot (
    book     text   NOT NULL,
    sequence bigint NOT NULL,
    revision text   NOT NULL,
    state    bytea  NOT NULL,
    hash     bytea  NOT NULL,
    PRIMARY KEY (book, sequence)
);

-- Reading and adding is granted on every table here; these need more. Nobody changes or deletes an event.
GRANT UPDATE ON book_head TO "${applicationRole}";
GRANT UPDATE, DELETE ON business_key TO "${applicationRole}";
GRANT DELETE ON book_snapshot TO "${applicationRole}";
