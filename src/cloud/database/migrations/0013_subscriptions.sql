-- WeChat's one-time subscription messages: one consent given at a tap is one message, without an end.
-- WeChat tells nobody how many are left, so they are counted here, in the street where they were given.

CREATE TABLE message_credits (
  street text NOT NULL,
  person text NOT NULL,
  template text NOT NULL,
  balance int NOT NULL CHECK (balance >= 0),
  PRIMARY KEY (street, person, template)
);

-- Why each credit came and went; only ever added to. Its sum is the balance.
CREATE TABLE message_credit_changes (
  street text NOT NULL,
  id text NOT NULL,
  person text NOT NULL,
  template text NOT NULL,
  -- 0 for a consent beyond what one person may hold.
  change int NOT NULL,
  cause text NOT NULL CHECK (cause IN ('accepted', 'reserved', 'returned', 'refused', 'withdrawn')),
  -- The id that the phone gave the tap: the same once more counts once.
  client text,
  -- The delivery that it was for. A delivery goes with its message, the ledger stays.
  delivery text,
  at timestamptz NOT NULL,
  PRIMARY KEY (street, id),
  CHECK ((client IS NOT NULL) = (cause = 'accepted')),
  CHECK ((delivery IS NULL) = (cause IN ('accepted', 'withdrawn')))
);
-- Not by person: a record that is joined with another one brings its taps along.
CREATE UNIQUE INDEX message_credit_changes_client ON message_credit_changes (street, client, template);
CREATE INDEX message_credit_changes_person ON message_credit_changes (street, person, template, at);
-- What a delivery took comes back once.
CREATE UNIQUE INDEX message_credit_changes_returned ON message_credit_changes (street, delivery) WHERE cause = 'returned';

-- A message on its way to WeChat. `next_at`: when it is tried (again), and so also when the claim of a
-- run that was cut off ends.
CREATE TABLE message_deliveries (
  street text NOT NULL,
  id text NOT NULL,
  person text NOT NULL,
  template text NOT NULL,
  state text NOT NULL CHECK (state IN ('queued', 'sent', 'failed', 'void')),
  tries int NOT NULL DEFAULT 0,
  next_at timestamptz,
  -- WeChat's number of what went wrong last; null where nothing did, or no answer came.
  error int,
  at timestamptz NOT NULL,
  PRIMARY KEY (street, id),
  FOREIGN KEY (street, id) REFERENCES messages (street, id) ON DELETE CASCADE,
  CHECK ((next_at IS NOT NULL) = (state = 'queued'))
);
CREATE INDEX message_deliveries_due ON message_deliveries (street, next_at, id) WHERE state = 'queued';
CREATE INDEX message_deliveries_person ON message_deliveries (street, person);
