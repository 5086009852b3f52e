-- Files as they came: evidence for auditors, and what any node goes on from that finds one half posted.
CREATE TABLE source_file (
    book        text    NOT NULL,
    file        text    NOT NULL CHECK (file ~ '^[0-9a-f]{64}$'), -- SHA-256 of the bytes
    name        text,
    encoding    text    NOT NULL,
    size        bigint  NOT NULL, -- bytes
    lines       integer NOT NULL, -- behind the header
    amount_fen  bigint  NOT NULL,
    maker       text    NOT NULL,
    person      boolean NOT NULL,
    received_at bigint  NOT NULL, -- milliseconds since 1970, UTC
    PRIMARY KEY (book, file)
);
CREATE INDEX source_file_by_time ON source_file (book, received_at, file);

CREATE TABLE source_file_part (
    book  text    NOT NULL,
    file  text    NOT NULL,
    part  integer NOT NULL, -- from 0
    bytes bytea   NOT NULL, -- gzip
    PRIMARY KEY (book, file, part)
);
ALTER TABLE source_file_part ALTER COLUMN bytes SET STORAGE EXTERNAL; -- it is compressed

CREATE TRIGGER kept_as_it_came BEFORE UPDATE OR DELETE OR TRUNCATE ON source_file
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER kept_as_it_came BEFORE UPDATE OR DELETE OR TRUNCATE ON source_file_part
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- How far the posting of a file has come; the lines up to `line` are dealt with and counted.
CREATE TABLE source_file_progress (
    book       text    NOT NULL,
    file       text    NOT NULL,
    line       integer NOT NULL,
    posted     integer NOT NULL,
    posted_fen bigint  NOT NULL,
    duplicates integer NOT NULL,
    late       integer NOT NULL,
    refused    integer NOT NULL,
    millis     bigint  NOT NULL, -- that the posting has taken
    finished   boolean NOT NULL,
    PRIMARY KEY (book, file)
) WITH (fillfactor = 50);
CREATE INDEX source_file_unfinished ON source_file_progress (book, file) WHERE NOT finished;
GRANT UPDATE ON source_file_progress TO "${applicationRole}";

-- The lines of which there is something to say.
CREATE TABLE source_file_note (
    book          text    NOT NULL,
    file          text    NOT NULL,
    line          integer NOT NULL,
    status        text    NOT NULL, -- REFUSED or LATE
    number        text    NOT NULL, -- the receipt's, as far as it can be read
    code          text, -- of a refusal
    detail        text    NOT NULL,
    available_fen bigint,
    PRIMARY KEY (book, file, status, line)
);
