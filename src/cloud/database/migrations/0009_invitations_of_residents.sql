-- Somebody without an office is invited too: to a record that was entered for them (`home`), or back to
-- their own with another WeChat account. `area` says where such a record belongs, for whoever reads the
-- invitation: it keeps no area from going. An office says its area itself.
ALTER TABLE invitations ALTER COLUMN appointment DROP NOT NULL;
ALTER TABLE invitations ADD COLUMN area text;
ALTER TABLE invitations DROP CONSTRAINT invitations_kind_check;
ALTER TABLE invitations ADD CONSTRAINT invitations_kind_check CHECK (CASE kind WHEN 'account' THEN appointment IS NULL OR area IS NULL WHEN 'home' THEN appointment IS NULL WHEN 'appointment' THEN appointment IS NOT NULL AND area IS NULL WHEN 'administrator' THEN appointment IS NOT NULL AND area IS NULL ELSE false END);

-- What a merge looks for.
CREATE INDEX consents_taken_by ON consents (taken_by) WHERE taken_by IS NOT NULL;
CREATE INDEX persons_merged ON persons (merged_into) WHERE merged_into IS NOT NULL;
