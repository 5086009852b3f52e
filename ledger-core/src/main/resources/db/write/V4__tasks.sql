-- Long work that somebody asked for or a start began: how far it has come, and what came of it.
CREATE TABLE task (
    id         uuid   PRIMARY KEY,
    kind       text   NOT NULL,
    pool       text, -- whose it is; it is about everything where empty
    book       text, -- the one book that it is about
    asked_by   text   NOT NULL,
    asked_at   bigint NOT NULL, -- milliseconds since 1970, UTC
    node       text   NOT NULL,
    state      text   NOT NULL CHECK (state IN ('RUNNING', 'DONE', 'FAILED', 'INTERRUPTED')),
    phase      text   NOT NULL,
    done       bigint NOT NULL,
    total      bigint NOT NULL, -- 0: not known
    updated_at timestamptz NOT NULL, -- a running one that has long been silent has lost its node
    result     text, -- JSON
    error      text
);
CREATE INDEX task_by_time ON task (asked_at, id);
GRANT UPDATE ON task TO "${applicationRole}";
