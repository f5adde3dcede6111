-- Reports: what residents see and the street puts right.

-- Characters and pairs of characters, each behind its street, so that one index serves all streets and
-- words of two characters are found. What is found is held against the words once more.
CREATE FUNCTION search_terms(street text, words text) RETURNS tsvector LANGUAGE sql IMMUTABLE STRICT AS
  'SELECT array_to_tsvector(ARRAY(SELECT DISTINCT street || '' '' || substr(w.bare, i, n) FROM (SELECT lower(regexp_replace(words, ''\s+'', '''', ''g'')) AS bare) w, generate_series(1, length(w.bare)) AS i, generate_series(1, 2) AS n WHERE i + n - 1 <= length(w.bare)))';

-- What a street changed of the categories and clocks that it began with; absent: as they are in the contract.
CREATE TABLE report_categories (
  street text NOT NULL,
  code text NOT NULL,
  place int NOT NULL,
  category jsonb NOT NULL,
  retired boolean NOT NULL DEFAULT false,
  PRIMARY KEY (street, code)
);

CREATE TABLE report_clocks (
  street text NOT NULL PRIMARY KEY,
  contact int NOT NULL CHECK (contact BETWEEN 1 AND 30),
  finish jsonb NOT NULL,
  cutoff int NOT NULL CHECK (cutoff BETWEEN 0 AND 24)
);

CREATE TABLE reports (
  street text NOT NULL,
  id text NOT NULL,
  number text NOT NULL,
  -- Who sent it and the id that their phone gave it: the same once more is the same report.
  maker text NOT NULL,
  client text NOT NULL,
  via text NOT NULL CHECK (via IN ('app', 'phone', 'walk_in', 'open311')),
  -- Null for a caller, and once the reporter has left it to those who follow it.
  reporter text,
  anonymous boolean NOT NULL,
  -- Name and number to call back, sealed; the hashes find it again by the number.
  contact_sealed text,
  phone_hash text,
  phone_tail_hash text,
  state text NOT NULL CHECK (state IN ('reported', 'filed', 'dispatched', 'returned', 'reopened',
    'handling', 'paused', 'verifying', 'closed', 'merged', 'withdrawn')),
  category text NOT NULL,
  class text NOT NULL CHECK (class IN ('a', 'b', 'c', 'd')),
  -- As the category was on the day: what is about people stays so.
  open boolean NOT NULL,
  words text NOT NULL,
  lng float8 NOT NULL,
  lat float8 NOT NULL,
  spot point NOT NULL,
  address text,
  site text,
  -- The smallest area around it on the day, and all above; later boundaries do not change them.
  area text NOT NULL,
  path text[] NOT NULL,
  area_version int NOT NULL,
  owner text NOT NULL,
  owner_role text NOT NULL,
  received date NOT NULL,
  contact_due date NOT NULL,
  contact_about boolean NOT NULL,
  contacted_at timestamptz,
  finish_days int NOT NULL,
  paused_days int NOT NULL DEFAULT 0,
  yellow date NOT NULL,
  due date NOT NULL,
  due_about boolean NOT NULL,
  -- { reason, until, from, askedBy, allowedBy }; `from` and `allowedBy` once it is allowed.
  pause jsonb,
  round int NOT NULL DEFAULT 1,
  returns int NOT NULL DEFAULT 0,
  result text CHECK (result IN ('solved', 'explained')),
  result_words text,
  -- Those of its photos that show the result.
  result_files text[] NOT NULL DEFAULT '{}',
  resolved_by text,
  resolved_role text,
  resolved_at timestamptz,
  closed_at timestamptz,
  rating text CHECK (rating IN ('satisfied', 'fair', 'dissatisfied')),
  rating_words text,
  topic boolean NOT NULL DEFAULT false,
  merged_into text,
  -- { state, owner, ownerRole } before it was merged.
  before_merge jsonb,
  demo boolean NOT NULL DEFAULT false,
  version int NOT NULL DEFAULT 1,
  reported_at timestamptz NOT NULL,
  terms tsvector NOT NULL GENERATED ALWAYS AS (search_terms(street, words || ' ' || coalesce(address, ''))) STORED,
  PRIMARY KEY (street, id),
  FOREIGN KEY (street, merged_into) REFERENCES reports (street, id),
  FOREIGN KEY (street, area) REFERENCES areas (street, code),
  CHECK ((state = 'merged') = (merged_into IS NOT NULL)),
  CHECK ((state = 'closed') = (closed_at IS NOT NULL)),
  CHECK (state <> 'verifying' OR result IS NOT NULL AND resolved_by IS NOT NULL),
  CHECK (state <> 'paused' OR pause ? 'from')
);
CREATE UNIQUE INDEX reports_number ON reports (street, number);
CREATE UNIQUE INDEX reports_client ON reports (street, maker, client);
CREATE INDEX reports_reporter ON reports (street, reporter, reported_at DESC, id DESC);
CREATE INDEX reports_owner ON reports (street, owner, due, id)
  WHERE state NOT IN ('closed', 'merged', 'withdrawn');
CREATE INDEX reports_live ON reports (street, due, id)
  WHERE state NOT IN ('closed', 'merged', 'withdrawn');
CREATE INDEX reports_spot ON reports USING gist (street, spot) WHERE open;
CREATE INDEX reports_spot_live ON reports USING gist (street, spot)
  WHERE open AND state NOT IN ('closed', 'merged', 'withdrawn');
CREATE INDEX reports_into ON reports (street, merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX reports_terms ON reports USING gin (terms);
CREATE INDEX reports_running ON reports (street, split_part(number, '-', 2));
CREATE INDEX reports_phone ON reports (street, phone_hash) WHERE phone_hash IS NOT NULL;
CREATE INDEX reports_phone_tail ON reports (street, phone_tail_hash) WHERE phone_tail_hash IS NOT NULL;
CREATE INDEX reports_area ON reports (street, area);

-- Me too: told of each change.
CREATE TABLE report_followers (
  street text NOT NULL,
  report text NOT NULL,
  person text NOT NULL,
  since timestamptz NOT NULL,
  PRIMARY KEY (street, report, person),
  FOREIGN KEY (street, report) REFERENCES reports (street, id) ON DELETE CASCADE
);
CREATE INDEX report_followers_person ON report_followers (street, person, since DESC, report DESC);

-- Whoever took it on or gave a result, in any round: none of them verifies it.
CREATE TABLE report_handlers (
  street text NOT NULL,
  report text NOT NULL,
  person text NOT NULL,
  PRIMARY KEY (street, report, person),
  FOREIGN KEY (street, report) REFERENCES reports (street, id) ON DELETE CASCADE
);

-- One step on several reports, to be undone for some minutes.
CREATE TABLE report_bulks (
  street text NOT NULL,
  id text NOT NULL,
  by_person text NOT NULL,
  client text NOT NULL,
  step text NOT NULL,
  at timestamptz NOT NULL,
  undone_at timestamptz,
  PRIMARY KEY (street, id)
);
CREATE UNIQUE INDEX report_bulks_client ON report_bulks (street, by_person, client);

-- What became of each: done with what stood before and the version after, or why not.
CREATE TABLE report_bulk_rows (
  street text NOT NULL,
  bulk text NOT NULL,
  report text NOT NULL,
  place int NOT NULL,
  before jsonb,
  version int,
  why text,
  PRIMARY KEY (street, bulk, report),
  FOREIGN KEY (street, bulk) REFERENCES report_bulks (street, id) ON DELETE CASCADE,
  CHECK ((before IS NULL) = (version IS NULL) AND (before IS NULL) = (why IS NOT NULL))
);
