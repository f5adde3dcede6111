-- Figures: what was told in a period, and what was closed in it. Read backwards, the first is what the open
-- interface lists.
CREATE INDEX reports_reported ON reports (street, reported_at, id);
CREATE INDEX reports_closed ON reports (street, closed_at) WHERE closed_at IS NOT NULL;
