-- What a person says in place of what the program read in a paper, and what that was.

CREATE TABLE evidence_correction (
    reference_id INTEGER NOT NULL REFERENCES reference (id) ON DELETE CASCADE,
    subject TEXT NOT NULL,      -- population, intervention, comparison, outcome, design, result:…
    correction TEXT NOT NULL,   -- JSON
    made_at TEXT NOT NULL,
    PRIMARY KEY (reference_id, subject)
) WITHOUT ROWID;
