-- The openings of a plan in a room: the highest ordinal is the current calm or storm, the others are storms
-- that are over. Nothing indexed changes with an opening, and the pages have room, so that each is written in place.
CREATE TABLE storm (
    id       uuid    PRIMARY KEY,
    plan     text    COLLATE "C" NOT NULL,
    room     text    COLLATE "C" NOT NULL,
    ordinal  integer NOT NULL,
    raging   boolean NOT NULL,
    document text    NOT NULL,
    UNIQUE (plan, room, ordinal)
) WITH (fillfactor = 50);

CREATE INDEX storm_raging ON storm (id) WHERE raging;

-- The card of a storm counts those that nobody has.
ALTER TABLE incident ADD COLUMN acknowledged boolean NOT NULL DEFAULT false;

UPDATE incident SET acknowledged = true
WHERE document::jsonb #>> '{progress,acknowledgement,by}' IS NOT NULL;
