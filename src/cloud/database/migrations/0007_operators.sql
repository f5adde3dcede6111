-- What an operator's contract promises: figures that facts are held against, and lines of words.
-- `notes` are staff's own.
ALTER TABLE operators ADD COLUMN duties jsonb NOT NULL DEFAULT '{"figures": [], "lines": []}';
ALTER TABLE operators ADD COLUMN notes text;
ALTER TABLE operators ADD COLUMN client text;
ALTER TABLE operators ADD COLUMN version int NOT NULL DEFAULT 1;
ALTER TABLE operators ADD CONSTRAINT operators_contract CHECK (contract_until >= contract_from);
CREATE UNIQUE INDEX operators_client ON operators (street, client);

-- `visitor` is a hash keyed by the site: nobody can be followed from site to site, or led back to.
CREATE TABLE site_ratings (
  street text NOT NULL,
  site text NOT NULL,
  visitor text NOT NULL,
  stars int NOT NULL CHECK (stars BETWEEN 1 AND 5),
  at timestamptz NOT NULL,
  PRIMARY KEY (street, site, visitor),
  FOREIGN KEY (street, site) REFERENCES sites (street, id)
);
CREATE INDEX site_ratings_at ON site_ratings (street, at);

-- A review reads what happened in the last months.
CREATE INDEX history_noun_at ON history (street, noun, at);
CREATE INDEX complaints_sent ON complaints (street, sent_at);
