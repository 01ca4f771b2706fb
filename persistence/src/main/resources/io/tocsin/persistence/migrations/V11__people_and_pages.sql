-- People, escalation plans and on-call schedules.
CREATE TABLE contact (
    id       text COLLATE "C" PRIMARY KEY,
    document jsonb NOT NULL
);

-- The addresses of people.
CREATE TABLE contact_channel (
    id       uuid PRIMARY KEY,
    contact  text COLLATE "C" NOT NULL,
    reach    text COLLATE "C" NOT NULL,
    document jsonb NOT NULL
);

CREATE INDEX contact_channel_contact ON contact_channel (contact);
CREATE INDEX contact_channel_reach ON contact_channel (reach);

CREATE TABLE rotation (
    id       uuid PRIMARY KEY,
    document jsonb NOT NULL
);

CREATE TABLE rotation_override (
    id       uuid PRIMARY KEY,
    rotation uuid NOT NULL,
    document jsonb NOT NULL
);

CREATE INDEX rotation_override_rotation ON rotation_override (rotation);

-- Somebody is being reached.
CREATE TABLE engagement (
    id         uuid PRIMARY KEY,
    incident   uuid,
    started_at timestamptz NOT NULL,
    document   jsonb NOT NULL
) WITH (fillfactor = 70);

CREATE INDEX engagement_incident ON engagement (incident) WHERE incident IS NOT NULL;
CREATE INDEX engagement_started ON engagement (started_at);

-- One message to one address of somebody.
CREATE TABLE page (
    id         uuid PRIMARY KEY,
    engagement uuid NOT NULL,
    contact    text COLLATE "C" NOT NULL,
    reach      text COLLATE "C" NOT NULL,
    open       boolean NOT NULL,
    document   jsonb NOT NULL
) WITH (fillfactor = 70);

CREATE INDEX page_engagement ON page (engagement);
CREATE INDEX page_contact ON page (contact, id);
CREATE INDEX page_open_reach ON page (reach) WHERE open;

-- What is due at a time of its own; narrow, because it changes often.
CREATE TABLE timer (
    kind    text COLLATE "C",
    subject text COLLATE "C",
    due     timestamptz NOT NULL,
    PRIMARY KEY (kind, subject)
);

CREATE INDEX timer_due ON timer (due);
