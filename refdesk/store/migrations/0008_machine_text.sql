-- Korean that a language model wrote of an abstract, the last of each kind; kept whole or not at all.
CREATE TABLE machine_text (
    reference_id INTEGER NOT NULL REFERENCES reference (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,         -- translation, summary
    parts TEXT NOT NULL,        -- JSON: [[label, text], ...]
    model TEXT NOT NULL,
    host TEXT NOT NULL,         -- where it was asked, without path and key
    interface TEXT NOT NULL,    -- ollama, openai
    source TEXT NOT NULL,       -- digest of the abstract that it was written of
    prompt INTEGER NOT NULL,    -- version of what was asked
    made_at TEXT NOT NULL,
    PRIMARY KEY (reference_id, kind)
) WITHOUT ROWID;
