-- Keys of the open interface (Open311 GeoReport v2): who else reads and sends reports.

CREATE TABLE open311_keys (
  street text NOT NULL,
  id text NOT NULL,
  name text NOT NULL,
  -- Keyed hash of what its holder sends; what it is stands nowhere.
  key_hash text NOT NULL,
  may_write boolean NOT NULL,
  made_by text NOT NULL,
  made_at timestamptz NOT NULL,
  -- To the day: whether it is in use, and no trace of what for.
  last_used date,
  revoked_at timestamptz,
  PRIMARY KEY (street, id)
);
CREATE UNIQUE INDEX open311_keys_hash ON open311_keys (street, key_hash);

-- The number behind a token, whichever key it came by.
CREATE INDEX reports_token ON reports (street, client) WHERE via = 'open311';
