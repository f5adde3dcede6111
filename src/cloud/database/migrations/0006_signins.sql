-- A browser is signed in by a phone. `signins` is global, as sessions are: who asks is not known yet.

-- The browser as it named itself, and when it last asked for anything, to the hour.
ALTER TABLE sessions ADD COLUMN browser jsonb;
ALTER TABLE sessions ADD COLUMN seen_at timestamptz;
UPDATE sessions SET seen_at = opened_at;
ALTER TABLE sessions ALTER COLUMN seen_at SET NOT NULL;

-- WeChat's content check wants the openid of whoever wrote, at a desk too. Null for an account that
-- was linked before and has not confirmed a sign-in since.
ALTER TABLE wechat_accounts ADD COLUMN openid_sealed text;

-- `numbers` are shown on the phone, `number` in the browser. `person` and `session` are its outcome.
CREATE TABLE signins (
  id text PRIMARY KEY,
  key_hash text NOT NULL,
  browser jsonb NOT NULL,
  number int NOT NULL,
  numbers int[] NOT NULL CHECK (number = ANY (numbers)),
  state text NOT NULL CHECK (state IN ('asked', 'confirmed', 'refused', 'used')),
  asked_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  person text REFERENCES persons (id),
  session text,
  CHECK (state NOT IN ('confirmed', 'used') OR person IS NOT NULL)
);
CREATE INDEX signins_expires ON signins (expires_at);
