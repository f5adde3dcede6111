-- Where people belong: to a micro-grid alone, or to a door. A home over (refused, left) holds neither,
-- so that a door or an area can go; it is deleted some months later.

CREATE TABLE homes (
  street text NOT NULL,
  id text NOT NULL,
  person text NOT NULL,
  -- As the person is known here: what was confirmed stays, whatever they are called elsewhere.
  name text NOT NULL,
  relation text NOT NULL CHECK (relation IN ('lives', 'works', 'cares')),
  state text NOT NULL CHECK (state IN ('asked', 'confirmed', 'refused', 'left')),
  way text NOT NULL CHECK (way IN ('code', 'address', 'head', 'household')),
  -- One of the two: a door's area is its building's.
  door text,
  area text,
  -- Who was asked to confirm it, as what and until when; null where nobody is to.
  owner text,
  owner_role text,
  due date,
  about_due boolean NOT NULL DEFAULT false,
  -- Why it was refused or ended.
  note text,
  -- Who made it and the id that their phone gave it: the same once more is the same home.
  made_by text NOT NULL,
  client text NOT NULL,
  since timestamptz NOT NULL,
  over_at timestamptz,
  demo boolean NOT NULL DEFAULT false,
  version int NOT NULL DEFAULT 1,
  held_door text GENERATED ALWAYS AS (CASE WHEN over_at IS NULL THEN door END) STORED,
  held_area text GENERATED ALWAYS AS (CASE WHEN over_at IS NULL THEN area END) STORED,
  PRIMARY KEY (street, id),
  FOREIGN KEY (street, held_door) REFERENCES doors (street, id),
  FOREIGN KEY (street, held_area) REFERENCES areas (street, code),
  CHECK ((door IS NULL) <> (area IS NULL)),
  CHECK ((state IN ('refused', 'left')) = (over_at IS NOT NULL)),
  CHECK (state <> 'asked' OR owner IS NOT NULL AND owner_role IS NOT NULL AND due IS NOT NULL)
);
CREATE UNIQUE INDEX homes_client ON homes (street, made_by, client);
-- Nobody belongs to one place twice.
CREATE UNIQUE INDEX homes_door ON homes (street, held_door, person);
CREATE UNIQUE INDEX homes_area ON homes (street, held_area, person);
CREATE INDEX homes_person ON homes (street, person);
CREATE INDEX homes_owner ON homes (street, owner) WHERE state = 'asked';
CREATE INDEX homes_asked ON homes (street, due, id) WHERE state = 'asked';
CREATE INDEX homes_over ON homes (street, over_at) WHERE over_at IS NOT NULL;

-- `proxy` answers for `home`; both at one door.
CREATE TABLE home_proxies (
  street text NOT NULL,
  home text NOT NULL,
  proxy text NOT NULL,
  PRIMARY KEY (street, home, proxy),
  FOREIGN KEY (street, home) REFERENCES homes (street, id) ON DELETE CASCADE,
  FOREIGN KEY (street, proxy) REFERENCES homes (street, id) ON DELETE CASCADE,
  CHECK (home <> proxy)
);
CREATE INDEX home_proxies_proxy ON home_proxies (street, proxy);

-- Who took down a consent that somebody without a phone gave.
ALTER TABLE consents ADD COLUMN taken_by text REFERENCES persons (id);
