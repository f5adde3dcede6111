-- A file is forgotten once its import is done with, and a preview that nobody applied once it is old:
-- both may hold the names and numbers of people.
ALTER TABLE files DROP CONSTRAINT files_state_check;
ALTER TABLE files ADD CONSTRAINT files_state_check CHECK (state IN ('expected', 'quarantined', 'checked', 'refused', 'forgotten'));
CREATE INDEX files_kept ON files (street, at) WHERE state NOT IN ('refused', 'forgotten');
ALTER TABLE imports DROP CONSTRAINT imports_state_check;
ALTER TABLE imports ADD CONSTRAINT imports_state_check CHECK (state IN ('reading', 'preview', 'applied', 'undone', 'expired'));
CREATE INDEX imports_waiting ON imports (street, at) WHERE state = 'preview';
