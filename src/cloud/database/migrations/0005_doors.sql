-- Buildings and the doors in them. A building is known by its address and lies in an area by its place;
-- a door is known by its building, unit and room. `import`: the file that added it.

CREATE TABLE buildings (
  street text NOT NULL,
  id text NOT NULL,
  -- As contract/doors.rules.ts writes it: 贵州路101弄3号, without blanks.
  address text COLLATE "C" NOT NULL,
  lng float8 NOT NULL,
  lat float8 NOT NULL,
  spot point NOT NULL GENERATED ALWAYS AS (point(lng * 95080, lat * 111195)) STORED,
  area text NOT NULL,
  import text,
  demo boolean NOT NULL DEFAULT false,
  version int NOT NULL DEFAULT 1,
  PRIMARY KEY (street, id),
  FOREIGN KEY (street, area) REFERENCES areas (street, code)
);
CREATE UNIQUE INDEX buildings_address ON buildings (street, address);
CREATE INDEX buildings_area ON buildings (street, area);
CREATE INDEX buildings_spot ON buildings USING gist (street, spot);

CREATE TABLE doors (
  street text NOT NULL,
  id text NOT NULL,
  building text NOT NULL,
  -- '' where the building has no units.
  unit text NOT NULL DEFAULT '',
  room text NOT NULL,
  -- People who are expected to live there; null where nobody knows.
  expected int CHECK (expected >= 0),
  import text,
  demo boolean NOT NULL DEFAULT false,
  version int NOT NULL DEFAULT 1,
  PRIMARY KEY (street, id),
  FOREIGN KEY (street, building) REFERENCES buildings (street, id)
);
CREATE UNIQUE INDEX doors_room ON doors (street, building, unit, room);

-- A large file is planned in parts: its rows wait here as they were read. `total` is null for a file
-- that was planned at once.
ALTER TABLE imports DROP CONSTRAINT imports_state_check;
ALTER TABLE imports ADD CONSTRAINT imports_state_check CHECK (state IN ('reading', 'preview', 'applied', 'undone'));
ALTER TABLE imports ADD COLUMN total int;
ALTER TABLE imports ADD COLUMN continued_at timestamptz;
CREATE INDEX imports_reading ON imports (street, continued_at) WHERE state = 'reading';

CREATE TABLE import_parts (
  street text NOT NULL,
  import text NOT NULL,
  part int NOT NULL,
  rows jsonb NOT NULL,
  PRIMARY KEY (street, import, part),
  FOREIGN KEY (street, import) REFERENCES imports (street, id)
);
