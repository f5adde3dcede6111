-- Shanghai's districts, streets and communities, whoever serves them: one table for all, rarely written.

CREATE TABLE divisions (
  code text PRIMARY KEY CHECK (code ~ '^\d{6}(\d{3}(\d{3})?)?$'),
  level text NOT NULL CHECK (level IN ('district', 'street', 'community')),
  parent text REFERENCES divisions (code),
  name jsonb NOT NULL,
  -- GCJ-02; null where nobody has loaded the boundary.
  ring jsonb,
  shape polygon GENERATED ALWAYS AS (ring_shape(ring)) STORED
);
CREATE INDEX divisions_parent ON divisions (parent, code);
CREATE INDEX divisions_shape ON divisions USING gist (shape) WHERE shape IS NOT NULL;

-- How many areas a version added, changed and ended; null for the first one.
ALTER TABLE area_versions ADD COLUMN counts jsonb;
-- What a row would do to the map.
ALTER TABLE import_rows ADD COLUMN findings jsonb;
