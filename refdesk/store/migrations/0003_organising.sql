-- Rating, reading, coloured tags on digits; what can be taken back; what was said of duplicates.

ALTER TABLE reference ADD COLUMN rating INTEGER NOT NULL DEFAULT 0;   -- stars, 0 to 5
ALTER TABLE reference ADD COLUMN opened_at TEXT;                      -- when it was last opened
ALTER TABLE reference ADD COLUMN sample_size INTEGER;                 -- derived from the newest report
CREATE INDEX reference_by_rating ON reference (rating) WHERE trashed_at IS NULL;
CREATE INDEX reference_opened ON reference (opened_at) WHERE opened_at IS NOT NULL;
CREATE INDEX reference_by_size ON reference (sample_size) WHERE trashed_at IS NULL AND sample_size IS NOT NULL;

ALTER TABLE tag ADD COLUMN digit INTEGER;                             -- key that puts it on papers, 1 to 9
CREATE UNIQUE INDEX tag_by_digit ON tag (digit) WHERE digit IS NOT NULL;

-- Effects of the newest report on a paper, to find papers by.
CREATE TABLE effect (
    reference_id INTEGER NOT NULL REFERENCES reference (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    value REAL NOT NULL,
    PRIMARY KEY (reference_id, position)
) WITHOUT ROWID;
CREATE INDEX effect_by_kind ON effect (kind, value);

-- What reports that are here already say.
UPDATE reference SET sample_size = (
    SELECT json_extract(e.report, '$.sample_size.value') FROM evidence AS e WHERE e.reference_id = reference.id
) WHERE id IN (SELECT reference_id FROM evidence);
INSERT INTO effect (reference_id, position, kind, value)
SELECT e.reference_id, s.key, json_extract(s.value, '$.kind'), json_extract(s.value, '$.value')
FROM evidence AS e, json_each(e.report, '$.statistics') AS s
WHERE json_extract(s.value, '$.value') IS NOT NULL;

-- Which papers were read, without walking through the reports.
CREATE INDEX evidence_state ON evidence (reference_id, version, revision);

-- Derived from the paper: its languages as codes with spaces, and whether it has an abstract.
ALTER TABLE reference ADD COLUMN languages TEXT NOT NULL DEFAULT '';
ALTER TABLE reference ADD COLUMN has_abstract INTEGER NOT NULL DEFAULT 0;
UPDATE reference SET
    languages = coalesce((SELECT group_concat(l.value, ' ') FROM json_each(d.document, '$.languages') AS l), ''),
    has_abstract = json_extract(d.document, '$.sections') IS NOT NULL
FROM record AS d WHERE d.reference_id = reference.id AND json_valid(d.document);
CREATE INDEX reference_by_languages ON reference (languages) WHERE trashed_at IS NULL;
CREATE INDEX reference_by_abstract ON reference (has_abstract) WHERE trashed_at IS NULL;

-- A saved search may look in one collection only; it goes with it.
ALTER TABLE saved_search ADD COLUMN collection_id INTEGER REFERENCES collection (id) ON DELETE CASCADE;

-- One action of a person, to take back and do again. The newest hundred are kept.
CREATE TABLE step (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    label TEXT NOT NULL,
    papers INTEGER NOT NULL DEFAULT 0,
    at TEXT NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0
);

-- What a row was before the step changed it. Filled by triggers that the writing connection makes.
CREATE TABLE step_row (
    id INTEGER PRIMARY KEY,
    step_id INTEGER NOT NULL REFERENCES step (id) ON DELETE CASCADE,
    of TEXT NOT NULL,        -- the table
    key TEXT NOT NULL,       -- its primary key, a JSON array
    was TEXT                 -- its columns, or those that changed, a JSON object; NULL: the row was not there
);
CREATE INDEX step_row_by_step ON step_row (step_id);

-- Two papers of which a person said that they are not the same; the smaller id first.
CREATE TABLE told_apart (
    one_id INTEGER NOT NULL REFERENCES reference (id) ON DELETE CASCADE,
    other_id INTEGER NOT NULL REFERENCES reference (id) ON DELETE CASCADE,
    at TEXT NOT NULL,
    PRIMARY KEY (one_id, other_id)
) WITHOUT ROWID;
CREATE INDEX told_apart_by_other ON told_apart (other_id);

-- Papers that went into another one. No foreign keys: the account outlives the papers.
CREATE TABLE merged (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    kept_id INTEGER NOT NULL,
    other_id INTEGER NOT NULL,
    other_title TEXT NOT NULL,
    certainty REAL,
    reason TEXT NOT NULL,    -- a code, '' where a person merged by hand
    taken TEXT NOT NULL      -- fields that came from the other paper, a JSON array
);

-- Files that were imported, with what became of their records.
CREATE TABLE import (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    file TEXT NOT NULL,
    format TEXT NOT NULL,
    added INTEGER NOT NULL,
    updated INTEGER NOT NULL,
    unchanged INTEGER NOT NULL,
    skipped INTEGER NOT NULL
);
