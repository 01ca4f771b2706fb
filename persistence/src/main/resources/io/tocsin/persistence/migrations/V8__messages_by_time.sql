-- Whoever leafs back in a room asks for what stands before a message.
CREATE INDEX chat_message_by_time ON chat_message (room, at, id);
