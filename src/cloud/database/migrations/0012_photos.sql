-- Photos: a phone may ask for the same file again, and what shows it takes a file for itself.
ALTER TABLE files DROP CONSTRAINT files_state_check;
ALTER TABLE files ADD CONSTRAINT files_state_check CHECK (state IN ('expected', 'quarantined', 'checked', 'published', 'refused', 'forgotten'));

-- The id that the phone gave it: the same once more is the same file.
ALTER TABLE files ADD COLUMN client text;
CREATE UNIQUE INDEX files_client ON files (street, owner, purpose, client) WHERE client IS NOT NULL;

-- Those whose bytes lie there only until they are forgotten; a published photo does not count.
DROP INDEX files_kept;
CREATE INDEX files_kept ON files (street, at) WHERE state IN ('expected', 'quarantined', 'checked');
CREATE INDEX files_expected ON files (street, owner) WHERE state = 'expected';

-- A photo that a thing has taken, and how far the job is with it. `file` is the original's; the
-- clean bytes lie under ids of their own that no phone ever knew.
CREATE TABLE photos (
  street text NOT NULL,
  file text NOT NULL,
  noun text NOT NULL,
  subject text NOT NULL,
  -- In the order in which they were given.
  position int NOT NULL,
  attached_at timestamptz NOT NULL,
  shown text NOT NULL,
  thumb text NOT NULL,
  -- Pixels of the shown form; null until it is clean.
  width int,
  height int,
  -- What the image check calls our question, how often it was put, and when last.
  trace text,
  asked int NOT NULL DEFAULT 0,
  asked_at timestamptz,
  -- A run that cleans it has it until then.
  busy_until timestamptz,
  -- Why it may not be shown, in words for who sent it.
  refused text,
  -- Bytes that nobody may keep: 0 not removed yet, 1 removed, 2 removed once no ticket could bring them back.
  swept int NOT NULL DEFAULT 0 CHECK (swept IN (0, 1, 2)),
  PRIMARY KEY (street, file),
  FOREIGN KEY (street, file) REFERENCES files (street, id),
  CHECK (asked BETWEEN 0 AND 3)
);
CREATE INDEX photos_subject ON photos (street, noun, subject, position);
CREATE INDEX photos_trace ON photos (street, trace) WHERE trace IS NOT NULL;
CREATE INDEX photos_open ON photos (street, attached_at) WHERE swept < 2;
