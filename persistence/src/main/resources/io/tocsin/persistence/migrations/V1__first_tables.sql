-- What SQL looks at is a column; the whole of a thing is its document. Texts sort by their bytes ("C"),
-- so that every server pages alike, whatever its locale.

CREATE TABLE incident (
    id         uuid        PRIMARY KEY,
    number     bigint      NOT NULL UNIQUE,
    plan       text        NOT NULL,
    status     text        NOT NULL,
    impact     integer     NOT NULL,
    created_at timestamptz NOT NULL,
    created_by text        NOT NULL,
    dedupe_key text        NOT NULL,
    deleted    boolean     NOT NULL,
    version    bigint      NOT NULL,
    rooms      jsonb       NOT NULL,
    document   jsonb       NOT NULL
);

-- A hash, because a dedupe key may be longer than a B-tree's entry.
CREATE INDEX incident_open_by_key ON incident USING hash (dedupe_key)
    WHERE status = 'OPEN' AND NOT deleted;
CREATE INDEX incident_open ON incident (number)
    WHERE status = 'OPEN' AND NOT deleted;

-- One row for each revision; nothing but "current" ever changes in one, and the count of an event that counts.
CREATE TABLE timeline_event (
    incident       uuid        NOT NULL,
    id             uuid        NOT NULL,
    revision       integer     NOT NULL,
    type           text        NOT NULL,
    time           timestamptz NOT NULL,
    updated_at     timestamptz NOT NULL,
    data           text        NOT NULL,
    reference_list jsonb,
    changed_by     text        NOT NULL,
    deleted        boolean     NOT NULL,
    current        boolean     NOT NULL,
    PRIMARY KEY (incident, id, revision)
);

CREATE INDEX timeline_event_current ON timeline_event (incident, id) WHERE current;
CREATE INDEX timeline_event_in_order ON timeline_event (incident, time, id)
    WHERE current AND NOT deleted;

CREATE TABLE plan (
    name     text  COLLATE "C" PRIMARY KEY,
    document jsonb NOT NULL
);

CREATE TABLE event_source (
    name     text  COLLATE "C" PRIMARY KEY,
    document jsonb NOT NULL
);

CREATE TABLE resource_tags (
    arn  text  COLLATE "C" PRIMARY KEY,
    tags jsonb NOT NULL
);

CREATE TABLE counter (
    name  text   COLLATE "C" PRIMARY KEY,
    value bigint NOT NULL
);

CREATE TABLE remembered (
    scope       text        COLLATE "C" NOT NULL,
    token       text        COLLATE "C" NOT NULL,
    fingerprint text        NOT NULL,
    answer      text        NOT NULL,
    expires_at  timestamptz NOT NULL,
    PRIMARY KEY (scope, token)
);

CREATE INDEX remembered_by_expiry ON remembered (expires_at);

CREATE TABLE audit_entry (
    id        uuid        PRIMARY KEY,
    at        timestamptz NOT NULL,
    caller    text        NOT NULL,
    channel   text        NOT NULL,
    room      text,
    region    text,
    operation text        NOT NULL,
    request   text        NOT NULL,
    answer    text        NOT NULL
);

-- A process that is or was alive. While it lives it holds the advisory lock of its number.
CREATE TABLE node (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY
);

-- The payloads, written once; what is still to be done is the narrow table beside it.
CREATE TABLE outbox_message (
    id         uuid        PRIMARY KEY,
    room       text        NOT NULL,
    content    jsonb       NOT NULL,
    created_at timestamptz NOT NULL
);

CREATE INDEX outbox_message_by_age ON outbox_message (created_at);

CREATE TABLE outbox_pending (
    id    uuid    PRIMARY KEY,
    owner integer NOT NULL
);

CREATE INDEX outbox_pending_by_owner ON outbox_pending (owner, id);

-- Which message of a room shows an incident, and how new what it shows is.
CREATE TABLE posted (
    room      text   COLLATE "C" NOT NULL,
    incident  uuid   NOT NULL,
    reference text   COLLATE "C" NOT NULL,
    version   bigint NOT NULL,
    PRIMARY KEY (room, incident)
);

CREATE INDEX posted_by_reference ON posted (room, reference);

-- A room of the local chat. Whoever says something takes the next cursor from "head" and holds the row
-- until the commit, so that cursors become visible in their order.
CREATE TABLE chat_room (
    name       text        COLLATE "C" PRIMARY KEY,
    created_at timestamptz NOT NULL,
    head       bigint      NOT NULL DEFAULT 0
) WITH (fillfactor = 20);

CREATE TABLE chat_message (
    id         uuid        PRIMARY KEY,
    room       text        COLLATE "C" NOT NULL,
    cursor     bigint      NOT NULL,
    revision   integer     NOT NULL,
    thread     uuid,
    author     text        NOT NULL,
    from_bot   boolean     NOT NULL,
    at         timestamptz NOT NULL,
    content    text        NOT NULL,
    private_to text,
    reply_to   uuid
);

CREATE UNIQUE INDEX chat_message_in_order ON chat_message (room, cursor);
CREATE INDEX chat_message_by_thread ON chat_message (thread, cursor) WHERE thread IS NOT NULL;
CREATE INDEX chat_message_by_age ON chat_message (at);

-- What the relay has delivered into the local chat, so that a repeat is seen.
CREATE TABLE chat_delivery (
    id      uuid        PRIMARY KEY,
    message uuid        NOT NULL,
    at      timestamptz NOT NULL
);

CREATE INDEX chat_delivery_by_age ON chat_delivery (at);

CREATE TABLE secret_key (
    name text  COLLATE "C" PRIMARY KEY,
    key  bytea NOT NULL
);
