-- All that waits for a room is one node's to deliver, so that its order is kept whichever node commits.
-- "seq" is the order of the commits; "handed" says that the owner has yet to learn of the row.
-- The version before this one names no room: what it leaves is found by its owner alone.
ALTER TABLE outbox_pending
    ADD COLUMN room   text    COLLATE "C" NOT NULL DEFAULT '',
    ADD COLUMN seq    bigint  GENERATED ALWAYS AS IDENTITY,
    ADD COLUMN handed boolean NOT NULL DEFAULT false;

UPDATE outbox_pending SET room = outbox_message.room
FROM outbox_message WHERE outbox_message.id = outbox_pending.id;

CREATE INDEX outbox_pending_in_order ON outbox_pending (room, seq);
CREATE INDEX outbox_pending_handed ON outbox_pending (owner) WHERE handed;
DROP INDEX outbox_pending_by_owner;
