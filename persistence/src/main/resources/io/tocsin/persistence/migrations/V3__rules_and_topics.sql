-- Which events of a source start which plan. All rules of a source are looked at together.
CREATE TABLE event_rule (
    name     text  COLLATE "C" PRIMARY KEY,
    source   text  COLLATE "C" NOT NULL,
    document jsonb NOT NULL
);

CREATE INDEX event_rule_by_source ON event_rule (source);

-- A topic of SNS and the rooms that its messages are posted in.
CREATE TABLE topic (
    arn      text  COLLATE "C" PRIMARY KEY,
    document jsonb NOT NULL
);

-- Notifications that belong together, in one room; which message they hang from stands in "posted".
CREATE TABLE notice_thread (
    id       uuid        PRIMARY KEY,
    room     text        NOT NULL,
    at       timestamptz NOT NULL,
    document jsonb       NOT NULL
);

CREATE INDEX notice_thread_by_age ON notice_thread (at);
