-- The key by which documents cite a paper: given once, never changed, never given twice.

CREATE TABLE citation_key (
    reference_id INTEGER PRIMARY KEY REFERENCES reference (id) ON DELETE CASCADE,
    key TEXT NOT NULL COLLATE NOCASE UNIQUE
);

-- Papers that bring a key keep it; where several bring the same one, the oldest does.
INSERT OR IGNORE INTO citation_key (reference_id, key)
SELECT id, citation_key FROM reference WHERE citation_key <> '' ORDER BY id;

-- The others are told apart by their number: romanising names is not for SQL.
INSERT OR IGNORE INTO citation_key (reference_id, key)
SELECT
    id,
    replace(replace(CASE first_author WHEN '' THEN 'Anonymous' ELSE first_author END, ' ', ''), ',', '')
        || coalesce(year, 'nd') || '-' || id
FROM reference
WHERE id NOT IN (SELECT reference_id FROM citation_key)
ORDER BY id;
