-- Searches in services, what was last looked for and found of notices, and what waits for the network.

-- A search that was run: what was asked of whom, when, and how many papers it found.
CREATE TABLE remote_search (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    source TEXT NOT NULL,       -- pubmed, europepmc, crossref, clinicaltrials
    term TEXT NOT NULL,         -- as typed
    filters TEXT NOT NULL,      -- JSON
    sorted TEXT NOT NULL,       -- relevance, newest
    asked_as TEXT NOT NULL,     -- words and filters as they were sent
    hits INTEGER NOT NULL,
    at TEXT NOT NULL
);

-- When each service was last asked for notices of a paper and answered; no row: never.
CREATE TABLE notice_check (
    reference_id INTEGER NOT NULL REFERENCES reference (id) ON DELETE CASCADE,
    source TEXT NOT NULL,       -- pubmed, crossref, pmc, references
    at TEXT NOT NULL,
    PRIMARY KEY (reference_id, source)
) WITHOUT ROWID;

-- Papers that a paper cites and that were retracted, as found when its references were last looked up.
CREATE TABLE cited_notice (
    reference_id INTEGER NOT NULL REFERENCES reference (id) ON DELETE CASCADE,
    cited TEXT NOT NULL,        -- PMID or DOI, as "pmid:1" or "doi:10.1/x"
    kind TEXT NOT NULL,         -- PubMed's RefType, such as RetractionIn
    title TEXT NOT NULL,
    notice TEXT NOT NULL,       -- of the notice, the same way, or ''
    PRIMARY KEY (reference_id, cited, kind)
) WITHOUT ROWID;

-- What a person asked for while there was no network: done when there is.
CREATE TABLE waiting (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,         -- add, refresh, fulltext, notices
    subject TEXT NOT NULL,      -- an identifier as "pmid:1", or the id of a paper as "#1"
    detail TEXT NOT NULL DEFAULT '',  -- JSON; the collection to put it into
    at TEXT NOT NULL,
    UNIQUE (kind, subject)
);

-- What a service last said of a paper: a field that differs from it was changed by the person.
CREATE TABLE fetched_record (
    reference_id INTEGER NOT NULL PRIMARY KEY REFERENCES reference (id) ON DELETE CASCADE,
    source TEXT NOT NULL,
    document TEXT NOT NULL,     -- the record as JSON, as in the table of records
    at TEXT NOT NULL
) WITHOUT ROWID;

-- What a paper cites, as its full text or a service says: two that cite the same are of one kind.
CREATE TABLE cited_work (
    reference_id INTEGER NOT NULL REFERENCES reference (id) ON DELETE CASCADE,
    work TEXT NOT NULL,         -- "pmid:1" or "doi:10.1/x"; '' alone: looked for, and none found
    PRIMARY KEY (reference_id, work)
) WITHOUT ROWID;
CREATE INDEX cited_work_by_work ON cited_work (work);

-- The column of retractions tells concerns as well: 1 retracted, 2 an expression of concern.
UPDATE reference SET is_retracted = 2 WHERE is_retracted = 0 AND id IN (
    SELECT d.reference_id FROM record AS d, json_each(d.document, '$.corrections') AS c
    WHERE json_valid(d.document) AND json_extract(c.value, '$[0]') = 'ExpressionOfConcernIn'
);
