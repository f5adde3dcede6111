-- Events, the places that people have at them, the devices at their doors, and the hours that come of them.

-- A thing of the street's calendar. Its counters are written only where its row is locked; the CHECK is
-- the last fence against a seat that is not there.
CREATE TABLE events (
  street text NOT NULL,
  id text NOT NULL,
  -- Who made it and the id that their phone gave it; a series counts on from one client id.
  maker text NOT NULL,
  client text NOT NULL,
  series text,
  place_in_series int NOT NULL DEFAULT 1,
  state text NOT NULL CHECK (state IN ('draft', 'published', 'cancelled')),
  title jsonb NOT NULL,
  words jsonb NOT NULL,
  -- Where: at a site (a point, a line, an area), or a meeting point with its own words.
  site text,
  meet jsonb,
  lng float8 NOT NULL,
  lat float8 NOT NULL,
  spot point NOT NULL GENERATED ALWAYS AS (point(lng * 95080, lat * 111195)) STORED,
  area text NOT NULL,
  path text[] NOT NULL,
  opens_at timestamptz NOT NULL,
  closes_at timestamptz NOT NULL,
  door_at timestamptz NOT NULL,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  -- Seats of guests: 0 where only volunteers come.
  capacity int NOT NULL CHECK (capacity BETWEEN 0 AND 5000),
  -- Held by confirmed and offered sign-ups and by who walked in.
  taken int NOT NULL DEFAULT 0 CHECK (taken >= 0),
  -- In the hands of door devices that may have no network: nobody else's.
  lent int NOT NULL DEFAULT 0 CHECK (lent >= 0),
  -- Seats that people wait for, and how many turns of the line were given.
  waiting int NOT NULL DEFAULT 0 CHECK (waiting >= 0),
  turns int NOT NULL DEFAULT 0,
  -- Counts every change that a door has to know of; `signups.tick` says when a line changed last.
  ticks int NOT NULL DEFAULT 0,
  max_party int NOT NULL CHECK (max_party BETWEEN 1 AND 10),
  children boolean NOT NULL,
  -- At least so many seats taken when it is decided, or it does not take place.
  minimum int CHECK (minimum BETWEEN 1 AND capacity),
  decide_at timestamptz,
  held_anyway boolean NOT NULL DEFAULT false,
  -- When its organiser was told that there are too few, and when it was decided: each once.
  warned_at timestamptz,
  decided_at timestamptz,
  questions jsonb NOT NULL DEFAULT '[]',
  audience jsonb NOT NULL,
  -- Who answers for it, as what, and the number that people may call.
  organiser text NOT NULL,
  organiser_role text NOT NULL,
  operator text,
  phone text NOT NULL,
  -- Days after which personal answers go, and when they went.
  forget_days int NOT NULL CHECK (forget_days BETWEEN 1 AND 90),
  forgotten_at timestamptz,
  cancel_reason text CHECK (cancel_reason IN ('weather', 'too_few', 'organiser', 'other')),
  cancel_words text,
  -- Since when everybody may read it; null for a draft, called off or not.
  published_at timestamptz,
  demo boolean NOT NULL DEFAULT false,
  version int NOT NULL DEFAULT 1,
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (street, id),
  FOREIGN KEY (street, site) REFERENCES sites (street, id),
  FOREIGN KEY (street, area) REFERENCES areas (street, code),
  FOREIGN KEY (street, operator) REFERENCES operators (street, id),
  CHECK (taken + lent <= capacity),
  CHECK ((site IS NULL) <> (meet IS NULL)),
  CHECK (opens_at < closes_at AND closes_at <= ends_at),
  CHECK (door_at <= starts_at AND starts_at < ends_at),
  CHECK ((minimum IS NULL) = (decide_at IS NULL)),
  CHECK ((state = 'cancelled') = (cancel_reason IS NOT NULL)),
  CHECK (CASE state WHEN 'draft' THEN published_at IS NULL WHEN 'published' THEN published_at IS NOT NULL ELSE true END)
);
CREATE UNIQUE INDEX events_client ON events (street, maker, client, place_in_series);
CREATE INDEX events_starts ON events (street, starts_at, id);
CREATE INDEX events_ends ON events (street, ends_at, id) WHERE state = 'published';
CREATE INDEX events_organiser ON events (street, organiser, starts_at DESC, id);
-- The end beside the place: what is near is looked for among what is not over.
CREATE INDEX events_spot ON events USING gist (street, spot, ends_at) WHERE published_at IS NOT NULL;
CREATE INDEX events_decide ON events (street, decide_at) WHERE decided_at IS NULL AND state = 'published';
CREATE INDEX events_forget ON events (street, ends_at) WHERE forgotten_at IS NULL;
CREATE INDEX events_series ON events (street, series, starts_at) WHERE series IS NOT NULL;
CREATE INDEX events_area ON events (street, area);

-- What volunteers do at it, with the brief that they get; who keeps the door may open a device there.
CREATE TABLE event_roles (
  street text NOT NULL,
  event text NOT NULL,
  id text NOT NULL,
  position int NOT NULL,
  name jsonb NOT NULL,
  brief jsonb NOT NULL,
  door boolean NOT NULL,
  -- Taken out of the event; the row stays for the places that were once given of it.
  gone boolean NOT NULL DEFAULT false,
  PRIMARY KEY (street, event, id),
  FOREIGN KEY (street, event) REFERENCES events (street, id) ON DELETE CASCADE
);

CREATE TABLE event_shifts (
  street text NOT NULL,
  event text NOT NULL,
  id text NOT NULL,
  role text NOT NULL,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  capacity int NOT NULL CHECK (capacity BETWEEN 1 AND 200),
  taken int NOT NULL DEFAULT 0 CHECK (taken >= 0),
  gone boolean NOT NULL DEFAULT false,
  PRIMARY KEY (street, event, id),
  FOREIGN KEY (street, event, role) REFERENCES event_roles (street, event, id) ON DELETE CASCADE,
  CHECK (starts_at < ends_at),
  CHECK (taken <= capacity),
  CHECK (NOT gone OR taken = 0)
);

-- One person's part in an event, once: seats for a party, shifts, or both. Who walked in has no account.
CREATE TABLE signups (
  street text NOT NULL,
  id text NOT NULL,
  event text NOT NULL,
  -- Who has it; null for somebody who walked in.
  person text,
  -- Whose phone made it and the id that it gave: the same once more is the same sign-up.
  maker text NOT NULL,
  client text NOT NULL,
  -- Of its seats. `confirmed` without seats: shifts alone.
  state text NOT NULL CHECK (state IN ('confirmed', 'waiting', 'offered', 'lapsed', 'cancelled')),
  seats int NOT NULL CHECK (seats BETWEEN 0 AND 10),
  -- Its turn in the line, by the counter of the event.
  turn int NOT NULL,
  offer_until timestamptz,
  -- As the door calls them.
  name text NOT NULL,
  phone_sealed text,
  -- The last four digits, sealed, for the door.
  tail_sealed text,
  -- What the organiser asked, sealed; null once it is forgotten, or where nothing was asked.
  answers_sealed text,
  -- A guardian agreed for the children of the party.
  guardian boolean NOT NULL,
  walk_in boolean NOT NULL DEFAULT false,
  -- Reminders that went out: 0, the day before, two hours before.
  reminded int NOT NULL DEFAULT 0,
  -- The count of its event's changes when it or its attendance changed last.
  tick int NOT NULL DEFAULT 0,
  made_at timestamptz NOT NULL,
  demo boolean NOT NULL DEFAULT false,
  version int NOT NULL DEFAULT 1,
  live boolean NOT NULL GENERATED ALWAYS AS (state IN ('confirmed', 'waiting', 'offered')) STORED,
  PRIMARY KEY (street, id),
  FOREIGN KEY (street, event) REFERENCES events (street, id),
  CHECK ((state = 'offered') = (offer_until IS NOT NULL)),
  CHECK (walk_in = (person IS NULL))
);
CREATE UNIQUE INDEX signups_client ON signups (street, maker, client);
-- Nobody has a part twice.
CREATE UNIQUE INDEX signups_person ON signups (street, event, person) WHERE live AND person IS NOT NULL;
CREATE INDEX signups_mine ON signups (street, person, made_at DESC, id DESC);
CREATE INDEX signups_line ON signups (street, event, turn) WHERE state = 'waiting';
CREATE INDEX signups_event ON signups (street, event, name, id);
CREATE INDEX signups_tick ON signups (street, event, tick);
CREATE INDEX signups_offers ON signups (street, offer_until) WHERE state = 'offered';

-- One seat of a party, or one shift.
CREATE TABLE signup_places (
  street text NOT NULL,
  event text NOT NULL,
  id text NOT NULL,
  signup text NOT NULL,
  person text,
  is_a text NOT NULL CHECK (is_a IN ('guest', 'shift')),
  shift text,
  position int NOT NULL,
  name text NOT NULL,
  child boolean NOT NULL,
  -- Whether it is theirs now: not while they wait, not once it is given back.
  held boolean NOT NULL,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  -- An event was moved into the time of another shift: its person is told, and keeps both until they choose.
  meets boolean NOT NULL DEFAULT false,
  PRIMARY KEY (street, event, id),
  FOREIGN KEY (street, signup) REFERENCES signups (street, id),
  FOREIGN KEY (street, event, shift) REFERENCES event_shifts (street, event, id),
  CHECK ((is_a = 'shift') = (shift IS NOT NULL)),
  -- Nobody is in two places at once, of whatever events.
  CONSTRAINT signup_places_overlap EXCLUDE USING gist
    (street WITH =, person WITH =, tstzrange(starts_at, ends_at) WITH &&)
    WHERE (held AND is_a = 'shift' AND NOT meets)
);
CREATE INDEX signup_places_signup ON signup_places (street, signup, position);
CREATE INDEX signup_places_shift ON signup_places (street, event, shift) WHERE held;
CREATE INDEX signup_places_person ON signup_places (street, person) WHERE held AND is_a = 'shift';

-- Gives somebody a part in an event, exact under a rush: all that happens while the event's row is locked is
-- one call. What needs no lock was asked before, of the version that is given here. `made`, or nothing
-- was written: `changed` (ask again), `shift_full` (which), `full` (and nobody waits any more). Doubles and
-- overlaps are the indexes' to refuse.
CREATE FUNCTION sign_up(p_street text, p_event text, p_version int, p_signup jsonb, p_places jsonb,
                        p_now timestamptz, OUT outcome text, OUT full_shift text)
LANGUAGE plpgsql STRICT AS $$
DECLARE
  v_seats int := (p_signup ->> 'seats')::int;
  v_free int;
  v_line int;
  v_state text := 'confirmed';
  v_turn int;
  v_tick int;
BEGIN
  SELECT e.capacity - e.taken - e.lent, e.waiting INTO v_free, v_line FROM events e
  WHERE e.street = p_street AND e.id = p_event AND e.version = p_version AND e.state = 'published'
  FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    outcome := 'changed';
    RETURN;
  END IF;
  -- nobody overtakes a party that would fit; once the line is closed, who comes first has what is free
  IF NOT (p_signup ->> 'line')::boolean THEN
    IF v_seats > v_free THEN
      outcome := 'full';
      RETURN;
    END IF;
  ELSIF v_seats > v_free OR v_seats > 0 AND v_line > 0 AND EXISTS (
    SELECT 1 FROM signups w WHERE w.street = p_street AND w.event = p_event AND w.state = 'waiting'
      AND w.seats <= v_free) THEN
    v_state := 'waiting';
  END IF;
  SELECT s.id INTO full_shift FROM event_shifts s
  WHERE s.street = p_street AND s.event = p_event AND (s.taken >= s.capacity OR s.gone)
    AND s.id IN (SELECT x.shift FROM jsonb_to_recordset(p_places) AS x (shift text))
  ORDER BY s.starts_at, s.id LIMIT 1;
  IF FOUND THEN
    outcome := 'shift_full';
    RETURN;
  END IF;
  UPDATE event_shifts s SET taken = s.taken + 1
  WHERE s.street = p_street AND s.event = p_event
    AND s.id IN (SELECT x.shift FROM jsonb_to_recordset(p_places) AS x (shift text));
  UPDATE events e
  SET taken = e.taken + CASE v_state WHEN 'confirmed' THEN v_seats ELSE 0 END,
      waiting = e.waiting + CASE v_state WHEN 'waiting' THEN v_seats ELSE 0 END,
      turns = e.turns + 1, ticks = e.ticks + 1
  WHERE e.street = p_street AND e.id = p_event RETURNING e.turns, e.ticks INTO v_turn, v_tick;
  INSERT INTO signups (street, id, event, person, maker, client, state, seats, turn, name, phone_sealed,
                       tail_sealed, answers_sealed, guardian, tick, made_at, demo)
  SELECT p_street, x.id, p_event, x.person, x.person, x.client, v_state, v_seats, v_turn, x.name,
         x.phone_sealed, x.tail_sealed, x.answers_sealed, x.guardian, v_tick, p_now, x.demo
  FROM jsonb_to_record(p_signup) AS x (id text, person text, client text, name text, phone_sealed text,
    tail_sealed text, answers_sealed text, guardian boolean, demo boolean);
  INSERT INTO signup_places (street, event, id, signup, person, is_a, shift, position, name, child, held,
                             starts_at, ends_at)
  SELECT p_street, p_event, x.id, p_signup ->> 'id', p_signup ->> 'person',
         CASE WHEN x.shift IS NULL THEN 'guest' ELSE 'shift' END, x.shift, x.position, x.name, x.child,
         x.shift IS NOT NULL OR v_state = 'confirmed',
         coalesce(s.starts_at, e.starts_at), coalesce(s.ends_at, e.ends_at)
  FROM jsonb_to_recordset(p_places) AS x (id text, shift text, position int, name text, child boolean)
  JOIN events e ON e.street = p_street AND e.id = p_event
  LEFT JOIN event_shifts s ON s.street = p_street AND s.event = p_event AND s.id = x.shift;
  INSERT INTO history (street, id, noun, subject, step, at, did, by_person, changed, after)
  SELECT p_street, p_signup ->> 'history', 'signups', p_signup ->> 'id', 1, p_now, 'signups.make',
         p_signup ->> 'person', '{}', jsonb_build_object('state', v_state, 'seats', v_seats, 'turn', v_turn);
  outcome := 'made';
END $$;

-- The keys that sign tickets, Ed25519: devices have the public half only.
CREATE TABLE ticket_keys (
  street text NOT NULL,
  id text NOT NULL,
  public text NOT NULL,
  private_sealed text NOT NULL,
  from_at timestamptz NOT NULL,
  -- Signs until then; what it signed is good for as long as the ticket says.
  until_at timestamptz NOT NULL,
  PRIMARY KEY (street, id)
);
CREATE INDEX ticket_keys_until ON ticket_keys (street, until_at);

-- A phone or a browser that keeps the door of an event. Its counts only grow, so that a lost or a doubled
-- answer changes nothing: what it may still give away is given - used - returned.
CREATE TABLE door_devices (
  street text NOT NULL,
  id text NOT NULL,
  event text NOT NULL,
  person text NOT NULL,
  client text NOT NULL,
  name text NOT NULL,
  given int NOT NULL DEFAULT 0,
  -- By the entries that came here, and by its own last word: more, where some did not come yet.
  used int NOT NULL DEFAULT 0,
  said int NOT NULL DEFAULT 0,
  returned int NOT NULL DEFAULT 0,
  -- How far it has read the roster, with everything told that it did before: one more than `events.ticks`.
  acked int NOT NULL DEFAULT 0,
  -- Its entries up to this one were heard: what is not kept of them was refused, and stays so.
  last_seq int NOT NULL DEFAULT 0,
  opened_at timestamptz NOT NULL,
  seen_at timestamptz NOT NULL,
  -- Told to empty itself, and when it said that it had.
  wipe_at timestamptz,
  closed_at timestamptz,
  PRIMARY KEY (street, id),
  FOREIGN KEY (street, event) REFERENCES events (street, id),
  CHECK (used >= 0 AND returned >= 0 AND used + returned <= given)
);
CREATE UNIQUE INDEX door_devices_client ON door_devices (street, person, client);
CREATE INDEX door_devices_event ON door_devices (street, event);

-- What was done at a door, as the device says it; never changed. `seq` counts on one device, or is the
-- client id of whoever scanned its code themself.
CREATE TABLE door_entries (
  street text NOT NULL,
  event text NOT NULL,
  device text NOT NULL,
  seq text NOT NULL,
  way text NOT NULL CHECK (way IN ('in', 'out')),
  by_what text NOT NULL CHECK (by_what IN ('ticket', 'name', 'walk_in', 'code')),
  signup text NOT NULL,
  places text[] NOT NULL,
  -- By the device's clock put right by the cloud's, and when it came here.
  at timestamptz NOT NULL,
  received_at timestamptz NOT NULL,
  checked text NOT NULL CHECK (checked IN ('cloud', 'device')),
  by_person text NOT NULL,
  PRIMARY KEY (street, event, device, seq),
  FOREIGN KEY (street, signup) REFERENCES signups (street, id)
);
CREATE INDEX door_entries_signup ON door_entries (street, event, signup);

-- What became of each place: the first scan has it, by the time at which it was made.
CREATE TABLE attendance (
  street text NOT NULL,
  event text NOT NULL,
  place text NOT NULL,
  is_shift boolean NOT NULL,
  in_device text,
  in_seq text,
  in_at timestamptz,
  -- Null where nobody checked out and time did.
  out_device text,
  out_seq text,
  out_at timestamptz,
  -- Nobody checked out: closed at the planned end.
  assumed boolean NOT NULL DEFAULT false,
  PRIMARY KEY (street, event, place),
  FOREIGN KEY (street, event, place) REFERENCES signup_places (street, event, id)
);
CREATE INDEX attendance_inside ON attendance (street, event, place) WHERE is_shift AND out_at IS NULL;

-- Every other scan of a place, of the same way.
CREATE TABLE door_conflicts (
  street text NOT NULL,
  event text NOT NULL,
  place text NOT NULL,
  way text NOT NULL CHECK (way IN ('in', 'out')),
  -- The scan that came second, and the one that was first when it was found.
  device text NOT NULL,
  seq text NOT NULL,
  first_device text NOT NULL,
  first_seq text NOT NULL,
  found_at timestamptz NOT NULL,
  PRIMARY KEY (street, event, place, device, seq),
  FOREIGN KEY (street, event, place) REFERENCES signup_places (street, event, id)
);

-- A seat that was given back while some device at the door may still let its ticket in: nobody has it, and
-- it counts as lent, until every open device has read of it. Who came on it all the same keeps it.
CREATE TABLE door_echoes (
  street text NOT NULL,
  event text NOT NULL,
  place text NOT NULL,
  tick int NOT NULL,
  PRIMARY KEY (street, event, place),
  FOREIGN KEY (street, event, place) REFERENCES signup_places (street, event, id)
);

-- What who came thought of it; one each.
CREATE TABLE event_feedback (
  street text NOT NULL,
  event text NOT NULL,
  person text NOT NULL,
  stars int NOT NULL CHECK (stars BETWEEN 1 AND 5),
  words text,
  at timestamptz NOT NULL,
  PRIMARY KEY (street, event, person),
  FOREIGN KEY (street, event) REFERENCES events (street, id)
);

-- Hours of service, one record a shift. `planned` is the shift as it was; beyond it only with a signer.
CREATE TABLE service_records (
  street text NOT NULL,
  id text NOT NULL,
  number text NOT NULL,
  person text NOT NULL,
  event text NOT NULL,
  place text NOT NULL,
  -- As they were called on the day: title, role, where, organiser.
  shown jsonb NOT NULL,
  planned_from timestamptz NOT NULL,
  planned_until timestamptz NOT NULL,
  from_at timestamptz NOT NULL,
  until_at timestamptz NOT NULL,
  state text NOT NULL CHECK (state IN ('assumed', 'recorded', 'asked', 'confirmed', 'refused')),
  -- Until when the volunteer may confirm or correct it; then it stands as it is.
  confirm_until timestamptz NOT NULL,
  -- { from, until, why, due, about } where a signer has to decide, and whose work that is.
  asked jsonb,
  owner text,
  -- Who signed what lies beyond the shift.
  signer text,
  demo boolean NOT NULL DEFAULT false,
  version int NOT NULL DEFAULT 1,
  at timestamptz NOT NULL,
  PRIMARY KEY (street, id),
  FOREIGN KEY (street, event, place) REFERENCES signup_places (street, event, id),
  CHECK (from_at <= until_at),
  CHECK ((state = 'asked') = (asked IS NOT NULL)),
  CHECK ((state = 'asked') = (owner IS NOT NULL))
);
CREATE UNIQUE INDEX service_records_number ON service_records (street, number);
CREATE UNIQUE INDEX service_records_place ON service_records (street, event, place);
CREATE INDEX service_records_person ON service_records (street, person, from_at DESC, id DESC);
CREATE INDEX service_records_open ON service_records (street, confirm_until) WHERE state IN ('assumed', 'recorded');
CREATE INDEX service_records_owner ON service_records (street, owner) WHERE owner IS NOT NULL;

-- What was certified, as it was on the day; a correction makes a new one and leaves this with a mark.
CREATE TABLE service_certificates (
  street text NOT NULL,
  id text NOT NULL,
  number text NOT NULL,
  person text NOT NULL,
  client text NOT NULL,
  -- Name, issuer and lines as they were.
  shown jsonb NOT NULL,
  from_day date NOT NULL,
  until_day date NOT NULL,
  minutes int NOT NULL CHECK (minutes > 0),
  records text[] NOT NULL,
  issued_at timestamptz NOT NULL,
  -- Why it holds no longer, and the one that came after it.
  ended_at timestamptz,
  ended_by text,
  PRIMARY KEY (street, id)
);
CREATE UNIQUE INDEX service_certificates_number ON service_certificates (street, number);
CREATE UNIQUE INDEX service_certificates_client ON service_certificates (street, person, client);
CREATE INDEX service_certificates_person ON service_certificates (street, person, issued_at DESC, id DESC);
CREATE INDEX service_certificates_records ON service_certificates USING gin (records);
