-- Boundaries get versions, appointments get stand-ins, absences and holders who have yet to claim them.
-- `areas` holds each area as it is today, or as it was when it ended; `areas_past` what a version
-- replaced. A version holds from its moment until the next one that was not undone.

-- A polygon in metres on the plane of `spot` columns. In degrees PostgreSQL's own tolerance (1e-6 on a
-- cross product) takes a point up to 70 m beside a slanted side for one that lies on it.
CREATE FUNCTION ring_shape(ring jsonb) RETURNS polygon LANGUAGE sql IMMUTABLE STRICT AS
  'SELECT (''('' || string_agg(''('' || (corner ->> ''lng'')::float8 * 95080 || '','' || (corner ->> ''lat'')::float8 * 111195 || '')'', '','' ORDER BY i) || '')'')::polygon FROM jsonb_array_elements(ring) WITH ORDINALITY AS c (corner, i)';

CREATE TABLE area_versions (
  street text NOT NULL,
  version int NOT NULL,
  from_at timestamptz NOT NULL,
  import text,
  by_person text,
  undone_at timestamptz,
  PRIMARY KEY (street, version)
);

-- The version that gave an area its present shape, and the one that ended it.
ALTER TABLE areas ADD COLUMN since int NOT NULL DEFAULT 1;
ALTER TABLE areas ADD COLUMN ended int;
-- The Party branch that leads the area: its name. Its secretary is an appointment.
ALTER TABLE areas ADD COLUMN party jsonb;
DROP INDEX areas_boundary;
ALTER TABLE areas DROP COLUMN boundary;
ALTER TABLE areas ADD COLUMN shape polygon NOT NULL GENERATED ALWAYS AS (ring_shape(ring)) STORED;
CREATE INDEX areas_shape ON areas USING gist (street, shape) WHERE ended IS NULL;
CREATE INDEX areas_parent ON areas (street, parent);
INSERT INTO area_versions (street, version, from_at) SELECT DISTINCT street, 1, timestamptz '2024-01-01' FROM areas;

-- An area as it was in the versions from `since` up to, and without, `until`.
CREATE TABLE areas_past (
  street text NOT NULL,
  code text NOT NULL,
  since int NOT NULL,
  until int NOT NULL,
  level text NOT NULL,
  parent text,
  path text[] NOT NULL,
  name jsonb NOT NULL,
  party jsonb,
  ring jsonb NOT NULL,
  shape polygon NOT NULL GENERATED ALWAYS AS (ring_shape(ring)) STORED,
  PRIMARY KEY (street, code, since)
);
CREATE INDEX areas_past_shape ON areas_past USING gist (street, shape);

-- When the human behind a record took it over; null for somebody whom staff or a file entered.
ALTER TABLE persons ADD COLUMN claimed_at timestamptz;
UPDATE persons SET claimed_at = created_at;

ALTER TABLE appointments ADD COLUMN stand_in text;
ALTER TABLE appointments ADD COLUMN import_key text;
ALTER TABLE appointments ADD COLUMN demo boolean NOT NULL DEFAULT false;
ALTER TABLE appointments ADD COLUMN version int NOT NULL DEFAULT 1;
ALTER TABLE appointments ADD CONSTRAINT appointments_days CHECK (until_day >= from_day);
ALTER TABLE appointments ADD CONSTRAINT appointments_not_own_stand_in CHECK (stand_in <> person);
CREATE INDEX appointments_area ON appointments (street, area, role);
CREATE INDEX appointments_stand_in ON appointments (street, stand_in);
CREATE UNIQUE INDEX appointments_import_key ON appointments (street, import_key);

-- Days on which somebody cannot be reached in a street, whatever they hold there; both ends count.
CREATE TABLE absences (
  street text NOT NULL,
  id text NOT NULL,
  person text NOT NULL,
  from_day date NOT NULL,
  until_day date NOT NULL CHECK (until_day >= from_day),
  PRIMARY KEY (street, id)
);
CREATE INDEX absences_person ON absences (street, person, until_day);
