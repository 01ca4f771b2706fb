-- The addresses at which calendars are shown, by the hashes of their secrets.
CREATE TABLE calendar_link (
    id       text COLLATE "C" PRIMARY KEY,
    contact  text COLLATE "C" NOT NULL,
    document jsonb NOT NULL
);

CREATE INDEX calendar_link_contact ON calendar_link (contact);

-- Where the hand-overs of schedules are told.
CREATE TABLE hand_over (
    id       text COLLATE "C" PRIMARY KEY,
    document jsonb NOT NULL
) WITH (fillfactor = 70);
