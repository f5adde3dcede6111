-- Street-owned tables carry `street` first in every key (backend.md, city scale). The global ones are
-- streets, calendar_days, persons, wechat_accounts, sessions, consents and rate_counters; no others.
-- Coordinates are GCJ-02 degrees; `spot` columns are metres on a plane that is true at Shanghai's
-- latitude, so that <-> gives metres (contract/place.rules.ts has the same two factors).

CREATE EXTENSION IF NOT EXISTS btree_gist;

CREATE TABLE streets (
  street text PRIMARY KEY CHECK (street ~ '^\d{9}$'),
  name jsonb NOT NULL,
  district jsonb NOT NULL,
  bounds box NOT NULL,
  centre point NOT NULL,
  hotline text
);

CREATE TABLE calendar_days (
  day date PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('holiday', 'makeup')),
  name text NOT NULL
);
-- Years that somebody has imported whole: a year without holidays is not the same as an unknown one.
CREATE TABLE calendar_years (
  year int PRIMARY KEY
);

CREATE TABLE persons (
  id text PRIMARY KEY,
  name text,
  persona text UNIQUE,
  created_at timestamptz NOT NULL
);

CREATE TABLE wechat_accounts (
  openid_hash text PRIMARY KEY,
  person text NOT NULL REFERENCES persons (id),
  linked_at timestamptz NOT NULL
);
CREATE INDEX wechat_accounts_person ON wechat_accounts (person);

CREATE TABLE sessions (
  id text PRIMARY KEY,
  person text REFERENCES persons (id),
  opened_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz
);
CREATE INDEX sessions_person ON sessions (person);

CREATE TABLE consents (
  person text NOT NULL REFERENCES persons (id),
  purpose text NOT NULL,
  at timestamptz NOT NULL,
  given boolean NOT NULL,
  text_version text NOT NULL,
  PRIMARY KEY (person, purpose, at)
);

CREATE UNLOGGED TABLE rate_counters (
  who text NOT NULL,
  action text NOT NULL,
  minute bigint NOT NULL,
  calls int NOT NULL,
  PRIMARY KEY (who, action, minute)
);

CREATE TABLE areas (
  street text NOT NULL,
  code text NOT NULL,
  level text NOT NULL CHECK (level IN ('street', 'block', 'community', 'lane', 'grid')),
  parent text,
  path text[] NOT NULL,
  name jsonb NOT NULL,
  ring jsonb NOT NULL,
  boundary polygon NOT NULL,
  demo boolean NOT NULL DEFAULT false,
  PRIMARY KEY (street, code),
  FOREIGN KEY (street, parent) REFERENCES areas (street, code)
);
CREATE INDEX areas_boundary ON areas USING gist (street, boundary);

CREATE TABLE operators (
  street text NOT NULL,
  id text NOT NULL,
  name jsonb NOT NULL,
  phone text,
  contract_from date,
  contract_until date,
  demo boolean NOT NULL DEFAULT false,
  PRIMARY KEY (street, id)
);

CREATE TABLE appointments (
  street text NOT NULL,
  id text NOT NULL,
  person text NOT NULL,
  role text NOT NULL,
  area text NOT NULL,
  operator text,
  from_day date NOT NULL,
  until_day date,
  PRIMARY KEY (street, id),
  FOREIGN KEY (street, area) REFERENCES areas (street, code),
  FOREIGN KEY (street, operator) REFERENCES operators (street, id)
);
CREATE INDEX appointments_person ON appointments (street, person);
CREATE INDEX appointments_role ON appointments (street, role);

CREATE TABLE sites (
  street text NOT NULL,
  id text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('point', 'line', 'area')),
  name jsonb NOT NULL,
  address jsonb NOT NULL,
  lng float8 NOT NULL,
  lat float8 NOT NULL,
  spot point NOT NULL GENERATED ALWAYS AS (point(lng * 95080, lat * 111195)) STORED,
  area text NOT NULL,
  needs text[] NOT NULL,
  hours jsonb NOT NULL,
  intro jsonb,
  phone text,
  capacity int CHECK (capacity > 0),
  operator text,
  ring jsonb,
  -- Early closings that are not over, with the hours because every reader of those needs both.
  closures jsonb NOT NULL DEFAULT '[]',
  retired boolean NOT NULL DEFAULT false,
  demo boolean NOT NULL DEFAULT false,
  import_key text,
  client text,
  version int NOT NULL DEFAULT 1,
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (street, id),
  FOREIGN KEY (street, area) REFERENCES areas (street, code),
  FOREIGN KEY (street, operator) REFERENCES operators (street, id)
);
CREATE UNIQUE INDEX sites_import_key ON sites (street, import_key);
CREATE UNIQUE INDEX sites_client ON sites (street, client);
CREATE INDEX sites_spot ON sites USING gist (street, spot) WHERE NOT retired;
CREATE INDEX sites_name ON sites (street, (name ->> 'zh'), id) WHERE NOT retired;

CREATE TABLE site_stops (
  street text NOT NULL,
  line text NOT NULL,
  position int NOT NULL,
  site text NOT NULL,
  PRIMARY KEY (street, line, position),
  FOREIGN KEY (street, line) REFERENCES sites (street, id),
  FOREIGN KEY (street, site) REFERENCES sites (street, id)
);

-- `visitor` is a hash keyed by the day: it counts one person once and leads back to nobody.
CREATE TABLE site_visits (
  street text NOT NULL,
  site text NOT NULL,
  visitor text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (street, site, visitor),
  FOREIGN KEY (street, site) REFERENCES sites (street, id)
);

CREATE TABLE codes (
  street text NOT NULL,
  id text NOT NULL,
  kind text NOT NULL,
  subject text NOT NULL,
  name jsonb,
  made_at timestamptz NOT NULL,
  ended_at timestamptz,
  PRIMARY KEY (street, id)
);
-- One code in use per thing: a poster printed twice shows the same code.
CREATE UNIQUE INDEX codes_in_use ON codes (street, kind, subject) WHERE ended_at IS NULL;

CREATE TABLE history (
  street text NOT NULL,
  id text NOT NULL,
  noun text NOT NULL,
  subject text NOT NULL,
  -- Counts the steps of one subject: two in the same millisecond keep their order.
  step int NOT NULL,
  at timestamptz NOT NULL,
  did text NOT NULL,
  by_person text,
  changed text[] NOT NULL,
  before jsonb,
  after jsonb,
  note text,
  cause text,
  PRIMARY KEY (street, id)
);
CREATE UNIQUE INDEX history_subject ON history (street, noun, subject, step);

CREATE TABLE assignments (
  street text NOT NULL,
  id text NOT NULL,
  noun text NOT NULL,
  subject text NOT NULL,
  kind text NOT NULL,
  title text NOT NULL,
  owner text NOT NULL,
  given_at timestamptz NOT NULL,
  due date NOT NULL,
  about boolean NOT NULL,
  late_raised boolean NOT NULL DEFAULT false,
  done_at timestamptz,
  PRIMARY KEY (street, id)
);
CREATE UNIQUE INDEX assignments_open ON assignments (street, noun, subject, kind) WHERE done_at IS NULL;
CREATE INDEX assignments_owner ON assignments (street, owner, due) WHERE done_at IS NULL;
CREATE INDEX assignments_due ON assignments (street, due) WHERE done_at IS NULL AND NOT late_raised;

CREATE TABLE messages (
  street text NOT NULL,
  id text NOT NULL,
  person text NOT NULL,
  kind text NOT NULL,
  noun text NOT NULL,
  subject text NOT NULL,
  values_shown jsonb NOT NULL,
  at timestamptz NOT NULL,
  read_at timestamptz,
  PRIMARY KEY (street, id)
);
CREATE INDEX messages_inbox ON messages (street, person, at DESC, id DESC);

CREATE TABLE files (
  street text NOT NULL,
  id text NOT NULL,
  purpose text NOT NULL,
  name text NOT NULL,
  bytes int NOT NULL,
  state text NOT NULL CHECK (state IN ('expected', 'quarantined', 'checked', 'refused')),
  path text NOT NULL,
  type text,
  owner text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (street, id)
);

CREATE TABLE imports (
  street text NOT NULL,
  id text NOT NULL,
  kind text NOT NULL,
  file text NOT NULL,
  file_name text NOT NULL,
  state text NOT NULL CHECK (state IN ('preview', 'applied', 'undone')),
  counts jsonb NOT NULL,
  by_person text NOT NULL,
  at timestamptz NOT NULL,
  version int NOT NULL DEFAULT 1,
  PRIMARY KEY (street, id),
  FOREIGN KEY (street, file) REFERENCES files (street, id)
);

CREATE TABLE import_rows (
  street text NOT NULL,
  import text NOT NULL,
  row_number int NOT NULL,
  does text NOT NULL CHECK (does IN ('add', 'change', 'same', 'error')),
  key text NOT NULL,
  name text NOT NULL,
  words jsonb NOT NULL,
  input jsonb,
  seen_version int,
  subject text,
  before jsonb,
  applied_version int,
  PRIMARY KEY (street, import, row_number),
  FOREIGN KEY (street, import) REFERENCES imports (street, id)
);

CREATE TABLE counters (
  street text NOT NULL,
  name text NOT NULL,
  value int NOT NULL,
  PRIMARY KEY (street, name)
);

CREATE TABLE complaints (
  street text NOT NULL,
  id text NOT NULL,
  number text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('complaint', 'suggestion')),
  state text NOT NULL CHECK (state IN ('open', 'answered', 'withdrawn')),
  words text NOT NULL,
  about jsonb NOT NULL,
  contact_sealed text,
  sender text,
  client text NOT NULL,
  owner text NOT NULL,
  owner_role text NOT NULL,
  due date NOT NULL,
  about_due boolean NOT NULL,
  answer text,
  answered_by text,
  answered_at timestamptz,
  version int NOT NULL DEFAULT 1,
  sent_at timestamptz NOT NULL,
  PRIMARY KEY (street, id)
);
CREATE UNIQUE INDEX complaints_number ON complaints (street, number);
CREATE UNIQUE INDEX complaints_client ON complaints (street, client);
CREATE INDEX complaints_sender ON complaints (street, sender, sent_at DESC, id DESC);
CREATE INDEX complaints_owner ON complaints (street, owner, due, id) WHERE state = 'open';

CREATE TABLE timers (
  street text NOT NULL,
  job text NOT NULL,
  next_at timestamptz NOT NULL,
  claimed_until timestamptz,
  PRIMARY KEY (street, job)
);
