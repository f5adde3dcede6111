-- An appointment that ends today is over from today on, so one that began today, or has yet to begin,
-- ends on the day before it began: it was never held for a whole day.
ALTER TABLE appointments DROP CONSTRAINT appointments_days;
ALTER TABLE appointments ADD CONSTRAINT appointments_days CHECK (until_day >= from_day - 1);
ALTER TABLE appointments ADD COLUMN client text;
CREATE UNIQUE INDEX appointments_client ON appointments (street, client);

-- Sealed, with a keyed hash of the whole and one of the last four digits. A household may share one.
ALTER TABLE persons ADD COLUMN phone_sealed text;
ALTER TABLE persons ADD COLUMN phone_hash text;
ALTER TABLE persons ADD COLUMN phone_tail_hash text;
CREATE INDEX persons_phone ON persons (phone_hash);
CREATE INDEX persons_phone_tail ON persons (phone_tail_hash);
-- Whose record this one became part of; nobody is behind it any more.
ALTER TABLE persons ADD COLUMN merged_into text REFERENCES persons (id);

-- `person` is the record that whoever accepts takes over, or comes back to.
CREATE TABLE invitations (
  street text NOT NULL,
  id text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('appointment', 'administrator', 'account')),
  appointment text NOT NULL,
  person text NOT NULL,
  made_by text,
  made_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz,
  claimed_at timestamptz,
  claimed_by text,
  PRIMARY KEY (street, id),
  FOREIGN KEY (street, appointment) REFERENCES appointments (street, id)
);
-- One in use per record: a fresh one takes the place of the one before.
CREATE UNIQUE INDEX invitations_open ON invitations (street, person)
  WHERE claimed_at IS NULL AND revoked_at IS NULL;
CREATE INDEX invitations_appointment ON invitations (street, appointment);
