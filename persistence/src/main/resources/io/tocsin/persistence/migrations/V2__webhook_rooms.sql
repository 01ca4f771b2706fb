-- A room that is an incoming webhook. Its address is in the document, sealed.
CREATE TABLE webhook_room (
    name     text  COLLATE "C" PRIMARY KEY,
    document jsonb NOT NULL
);
