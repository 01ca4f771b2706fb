-- The room that an incident has for itself: what is said there is about that incident.
ALTER TABLE incident ADD COLUMN channel text COLLATE "C";

CREATE INDEX incident_channel ON incident (channel) WHERE channel IS NOT NULL;
