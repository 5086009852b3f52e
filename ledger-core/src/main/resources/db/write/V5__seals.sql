-- What the city signed at each close of a month, and the lists of balances under it.
CREATE TABLE seal (
    book      text   NOT NULL,
    sequence  bigint NOT NULL, -- of the event that closed the month
    month     text   NOT NULL, -- 2021-03
    head      bytea  NOT NULL CHECK (length(head) = 32),
    previous  bytea  NOT NULL CHECK (length(previous) = 32), -- the hash of the book's seal before it
    leaves    bytea  NOT NULL CHECK (length(leaves) = 32), -- the root of the list
    accounts  text[]   NOT NULL, -- ascending; what all units together hold on each:
    totals    bigint[] NOT NULL, -- fen, debit positive
    sealed_at bigint NOT NULL, -- milliseconds since 1970, UTC
    key       bytea  NOT NULL CHECK (length(key) = 32), -- the SHA-256 of the public key
    hash      bytea  NOT NULL CHECK (length(hash) = 32),
    signature bytea  NOT NULL CHECK (length(signature) = 64),
    PRIMARY KEY (book, sequence),
    UNIQUE (book, previous) -- one chain: two nodes cannot seal behind the same seal
);

CREATE TABLE seal_leaf (
    book     text     NOT NULL,
    sequence bigint   NOT NULL,
    unit     text     NOT NULL,
    salt     bytea    NOT NULL CHECK (length(salt) = 32),
    accounts text[]   NOT NULL, -- ascending; what the unit holds on each:
    balances bigint[] NOT NULL, -- fen, debit positive
    hash     bytea    NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (book, sequence, unit),
    FOREIGN KEY (book, sequence) REFERENCES seal
);

-- The public halves of the keys that were ever sealed with. The private ones are never here.
CREATE TABLE seal_key (
    id         bytea  PRIMARY KEY CHECK (length(id) = 32),
    pem        text   NOT NULL,
    first_used bigint NOT NULL -- milliseconds since 1970, UTC
);

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON seal
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON seal_leaf
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON seal_key
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
