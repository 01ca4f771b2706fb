-- A workspace of another chat that has let Tocsin in. The token is in the document, sealed.
CREATE TABLE installation (
    platform     text        COLLATE "C",
    team         text        COLLATE "C",
    installed_at timestamptz NOT NULL,
    document     jsonb       NOT NULL,
    PRIMARY KEY (platform, team)
);

-- Somebody is on the way to install; a row is good for one end.
CREATE TABLE install_attempt (
    attempt    text        COLLATE "C" PRIMARY KEY,
    expires_at timestamptz NOT NULL
);

-- What went wrong with deliveries to a room lately, one row for each kind of it.
CREATE TABLE setback (
    room   text        COLLATE "C",
    kind   text        COLLATE "C",
    reason text        NOT NULL,
    times  bigint      NOT NULL,
    since  timestamptz NOT NULL,
    latest timestamptz NOT NULL,
    PRIMARY KEY (room, kind)
) WITH (fillfactor = 50);
