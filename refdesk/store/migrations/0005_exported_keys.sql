-- Citation keys that an export made by a pattern of the person's: once given, they stay.

CREATE TABLE exported_key (
    pattern TEXT NOT NULL,
    reference_id INTEGER NOT NULL REFERENCES reference (id) ON DELETE CASCADE,
    key TEXT NOT NULL COLLATE NOCASE,
    PRIMARY KEY (pattern, reference_id)
) WITHOUT ROWID;

CREATE UNIQUE INDEX exported_key_by_key ON exported_key (pattern, key);
CREATE INDEX exported_key_by_reference ON exported_key (reference_id);
