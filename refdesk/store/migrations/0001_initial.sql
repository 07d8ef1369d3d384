-- SPDX-License-Identifier: GPL-3.0-or-later
-- The library file, version 1. Described for people in docs/library-file.md.
--
-- Lists of a paper (authors, headings, the abstract ...) are one JSON text in record, so that a paper
-- is read and written as three short stretches of the file. Identifiers are looked up by, and so
-- have a table.

CREATE TABLE reference (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    -- what the library knows
    revision INTEGER NOT NULL DEFAULT 1,
    added_at TEXT NOT NULL,
    modified_at TEXT NOT NULL,
    trashed_at TEXT,
    is_read INTEGER NOT NULL DEFAULT 0,
    is_sample INTEGER NOT NULL DEFAULT 0,
    -- derived from the paper when it is written: what a line of the list shows and sorts by
    title_plain TEXT NOT NULL,
    title_sort TEXT NOT NULL,
    authors_text TEXT NOT NULL,
    first_author TEXT NOT NULL,
    author_sort TEXT NOT NULL,
    year INTEGER,
    journal_display TEXT NOT NULL,
    journal_sort TEXT NOT NULL,
    design TEXT NOT NULL,
    design_rank INTEGER NOT NULL,
    pmid TEXT NOT NULL,
    pmid_number INTEGER,
    has_fulltext INTEGER NOT NULL DEFAULT 0,
    is_retracted INTEGER NOT NULL,
    search_parts TEXT NOT NULL,
    -- the paper itself
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    title_translated INTEGER NOT NULL,
    vernacular_title TEXT NOT NULL,
    authors_complete INTEGER NOT NULL,
    journal_title TEXT NOT NULL,
    journal_iso TEXT NOT NULL,
    journal_medline TEXT NOT NULL,
    issn_print TEXT NOT NULL,
    issn_electronic TEXT NOT NULL,
    issn_linking TEXT NOT NULL,
    journal_nlm_id TEXT NOT NULL,
    journal_country TEXT NOT NULL,
    container_title TEXT NOT NULL,
    published_year INTEGER,
    published_month INTEGER,
    published_day INTEGER,
    published_season TEXT NOT NULL,
    published_raw TEXT NOT NULL,
    electronic_year INTEGER,
    electronic_month INTEGER,
    electronic_day INTEGER,
    electronic_season TEXT NOT NULL,
    electronic_raw TEXT NOT NULL,
    publication_status TEXT NOT NULL,
    publication_model TEXT NOT NULL,
    record_status TEXT NOT NULL,
    volume TEXT NOT NULL,
    issue TEXT NOT NULL,
    pages TEXT NOT NULL,
    article_number TEXT NOT NULL,
    conflict_statement TEXT NOT NULL,
    publisher TEXT NOT NULL,
    publisher_place TEXT NOT NULL,
    edition TEXT NOT NULL,
    series TEXT NOT NULL,
    url TEXT NOT NULL,
    file_note TEXT NOT NULL,
    citation_key TEXT NOT NULL
);

-- One small index a sortable column. They leave out the trash, so every list of living papers is
-- read from an index alone, already in order.
CREATE INDEX reference_by_title ON reference (title_sort) WHERE trashed_at IS NULL;
CREATE INDEX reference_by_author ON reference (author_sort) WHERE trashed_at IS NULL;
CREATE INDEX reference_by_year ON reference (year) WHERE trashed_at IS NULL;
CREATE INDEX reference_by_journal ON reference (journal_sort) WHERE trashed_at IS NULL;
CREATE INDEX reference_by_design ON reference (design_rank) WHERE trashed_at IS NULL;
CREATE INDEX reference_by_pmid ON reference (pmid_number) WHERE trashed_at IS NULL;
CREATE INDEX reference_by_fulltext ON reference (has_fulltext) WHERE trashed_at IS NULL;
CREATE INDEX reference_by_read ON reference (is_read) WHERE trashed_at IS NULL;
CREATE INDEX reference_by_added ON reference (added_at) WHERE trashed_at IS NULL;
CREATE INDEX reference_retracted ON reference (is_retracted) WHERE is_retracted = 1;
CREATE INDEX reference_trash ON reference (trashed_at) WHERE trashed_at IS NOT NULL;
CREATE INDEX reference_key ON reference (citation_key) WHERE citation_key <> '';

CREATE TABLE identifier (
    reference_id INTEGER NOT NULL REFERENCES reference (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    scheme TEXT NOT NULL,
    value TEXT NOT NULL,
    key TEXT NOT NULL,
    PRIMARY KEY (reference_id, position)
) WITHOUT ROWID;
CREATE INDEX identifier_by_key ON identifier (key, scheme);

CREATE TABLE record (
    reference_id INTEGER PRIMARY KEY REFERENCES reference (id) ON DELETE CASCADE,
    document TEXT NOT NULL
);

-- What the person adds -------------------------------------------------------------------------

CREATE TABLE note (
    reference_id INTEGER PRIMARY KEY REFERENCES reference (id) ON DELETE CASCADE,
    text TEXT NOT NULL,
    search_parts TEXT NOT NULL,
    modified_at TEXT NOT NULL
);

CREATE TABLE collection (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    parent_id INTEGER REFERENCES collection (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    created_at TEXT NOT NULL
);
CREATE INDEX collection_by_parent ON collection (parent_id);

CREATE TABLE collection_reference (
    collection_id INTEGER NOT NULL REFERENCES collection (id) ON DELETE CASCADE,
    reference_id INTEGER NOT NULL REFERENCES reference (id) ON DELETE CASCADE,
    added_at TEXT NOT NULL,
    PRIMARY KEY (collection_id, reference_id)
) WITHOUT ROWID;
CREATE INDEX collection_of_reference ON collection_reference (reference_id);

CREATE TABLE tag (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    key TEXT NOT NULL UNIQUE,
    colour TEXT NOT NULL DEFAULT ''
);

CREATE TABLE reference_tag (
    tag_id INTEGER NOT NULL REFERENCES tag (id) ON DELETE CASCADE,
    reference_id INTEGER NOT NULL REFERENCES reference (id) ON DELETE CASCADE,
    PRIMARY KEY (tag_id, reference_id)
) WITHOUT ROWID;
CREATE INDEX tag_of_reference ON reference_tag (reference_id);

CREATE TABLE attachment (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    reference_id INTEGER NOT NULL REFERENCES reference (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    path TEXT NOT NULL,
    media_type TEXT NOT NULL DEFAULT '',
    size INTEGER NOT NULL DEFAULT 0,
    sha256 TEXT NOT NULL DEFAULT '',
    added_at TEXT NOT NULL
);
CREATE INDEX attachment_of_reference ON attachment (reference_id);

CREATE TABLE saved_search (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    query TEXT NOT NULL,
    created_at TEXT NOT NULL
);

-- What the program found -----------------------------------------------------------------------

CREATE TABLE fulltext (
    reference_id INTEGER PRIMARY KEY REFERENCES reference (id) ON DELETE CASCADE,
    provider TEXT NOT NULL,
    url TEXT NOT NULL,
    version TEXT NOT NULL,
    licence TEXT NOT NULL,
    fetched_at TEXT NOT NULL,
    size INTEGER NOT NULL,
    xml BLOB NOT NULL
);

CREATE TABLE fulltext_text (
    reference_id INTEGER PRIMARY KEY REFERENCES fulltext (reference_id) ON DELETE CASCADE,
    heading TEXT NOT NULL,
    text TEXT NOT NULL,
    parts TEXT NOT NULL
);

CREATE TABLE evidence (
    reference_id INTEGER NOT NULL REFERENCES reference (id) ON DELETE CASCADE,
    revision INTEGER NOT NULL,
    version TEXT NOT NULL,
    report TEXT NOT NULL,
    PRIMARY KEY (reference_id)
) WITHOUT ROWID;

CREATE TABLE fetch_log (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    reference_id INTEGER REFERENCES reference (id) ON DELETE CASCADE,
    service TEXT NOT NULL,
    what TEXT NOT NULL,
    outcome TEXT NOT NULL,
    detail TEXT NOT NULL,
    at TEXT NOT NULL
);
CREATE INDEX fetch_log_of_reference ON fetch_log (reference_id, service, at);

CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

-- Search ---------------------------------------------------------------------------------------
-- The indexes hold no text of their own: they are rebuilt from these views at any time with
-- INSERT INTO search(search) VALUES ('rebuild').

-- FTS5 allows no json_each in a view that it reads to rebuild and to check itself: each list is
-- walked by number.
CREATE VIEW search_source AS
SELECT
    r.id AS id,
    r.title_plain AS title,
    r.authors_text || ' ' || coalesce((
        WITH RECURSIVE place (n) AS (
            SELECT 0 WHERE json_array_length(d.document, '$.authors') > 0
            UNION ALL
            SELECT n + 1 FROM place WHERE n + 1 < json_array_length(d.document, '$.authors')
        )
        SELECT group_concat(CASE coalesce(json_extract(d.document, '$.authors[' || n || '][5]'), 'author')
            WHEN 'author' THEN json_extract(d.document, '$.authors[' || n || '][1]')
            ELSE json_extract(d.document, '$.authors[' || n || '][1]') || ' ' || json_extract(d.document, '$.authors[' || n || '][0]') || ' '
                || json_extract(d.document, '$.authors[' || n || '][4]') END, ' ') FROM place
    ), '') AS authors,
    r.journal_title || ' ' || r.journal_iso || ' ' || r.journal_medline || ' '
        || r.container_title AS journal,
    coalesce((
        WITH RECURSIVE place (n) AS (
            SELECT 0 WHERE json_array_length(d.document, '$.sections') > 0
            UNION ALL
            SELECT n + 1 FROM place WHERE n + 1 < json_array_length(d.document, '$.sections')
        )
        SELECT group_concat(json_extract(d.document, '$.sections[' || n || '][0]') || ' ' || coalesce(
            json_extract(d.document, '$.sections[' || n || '][3]'),
            replace(replace(replace(
                json_extract(d.document, '$.sections[' || n || '][2]'),
                '&lt;', '<'), '&gt;', '>'), '&amp;', '&')
        ), ' ') FROM place
    ), '') AS abstract,
    coalesce((
        WITH RECURSIVE place (n) AS (
            SELECT 0 WHERE json_array_length(d.document, '$.mesh') > 0
            UNION ALL
            SELECT n + 1 FROM place WHERE n + 1 < json_array_length(d.document, '$.mesh')
        )
        SELECT group_concat(json_extract(d.document, '$.mesh[' || n || '][0]'), ' ') FROM place
    ), '') || ' ' || coalesce((
        WITH RECURSIVE place (n) AS (
            SELECT 0 WHERE json_array_length(d.document, '$.qualifiers') > 0
            UNION ALL
            SELECT n + 1 FROM place WHERE n + 1 < json_array_length(d.document, '$.qualifiers')
        )
        SELECT group_concat(json_extract(d.document, '$.qualifiers[' || n || '][1]'), ' ') FROM place
    ), '') || ' ' || coalesce((
        WITH RECURSIVE place (n) AS (
            SELECT 0 WHERE json_array_length(d.document, '$.keywords') > 0
            UNION ALL
            SELECT n + 1 FROM place WHERE n + 1 < json_array_length(d.document, '$.keywords')
        )
        SELECT group_concat(json_extract(d.document, '$.keywords[' || n || '][0]'), ' ') FROM place
    ), '') || ' ' || coalesce((
        WITH RECURSIVE place (n) AS (
            SELECT 0 WHERE json_array_length(d.document, '$.substances') > 0
            UNION ALL
            SELECT n + 1 FROM place WHERE n + 1 < json_array_length(d.document, '$.substances')
        )
        SELECT group_concat(json_extract(d.document, '$.substances[' || n || '][0]'), ' ') FROM place
    ), '') AS keywords,
    coalesce(r.year, '') || ' ' || r.citation_key || ' ' || coalesce((
        SELECT group_concat(value, ' ') FROM (
            SELECT value FROM identifier WHERE reference_id = r.id ORDER BY position
        )
    ), '') || ' ' || coalesce((
        WITH RECURSIVE place (n) AS (
            SELECT 0 WHERE json_array_length(d.document, '$.trial_ids') > 0
            UNION ALL
            SELECT n + 1 FROM place WHERE n + 1 < json_array_length(d.document, '$.trial_ids')
        )
        SELECT group_concat(json_extract(d.document, '$.trial_ids[' || n || '][1]'), ' ') FROM place
    ), '') AS identifiers,
    (SELECT text FROM note WHERE reference_id = r.id) AS note,
    r.search_parts || ' '
        || coalesce((SELECT search_parts FROM note WHERE reference_id = r.id), '') AS parts
FROM reference AS r LEFT JOIN record AS d ON d.reference_id = r.id;

CREATE VIRTUAL TABLE search USING fts5 (
    title, authors, journal, abstract, keywords, identifiers, note, parts,
    content = 'search_source', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);

-- Words of a batch are gathered in 8 MB before they are written, and the stretches of the index are
-- joined eight at a time instead of four: each an eighth less work in an import.
INSERT INTO search (search, rank) VALUES ('hashsize', 8388608);
INSERT INTO search (search, rank) VALUES ('automerge', 8);

CREATE VIRTUAL TABLE fulltext_search USING fts5 (
    heading, text, parts,
    content = 'fulltext_text', content_rowid = 'reference_id',
    tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TRIGGER fulltext_indexed AFTER INSERT ON fulltext_text BEGIN
    INSERT INTO fulltext_search (rowid, heading, text, parts)
    VALUES (new.reference_id, new.heading, new.text, new.parts);
END;

CREATE TRIGGER fulltext_unindexed AFTER DELETE ON fulltext_text BEGIN
    INSERT INTO fulltext_search (fulltext_search, rowid, heading, text, parts)
    VALUES ('delete', old.reference_id, old.heading, old.text, old.parts);
END;

CREATE TRIGGER fulltext_reindexed AFTER UPDATE ON fulltext_text BEGIN
    INSERT INTO fulltext_search (fulltext_search, rowid, heading, text, parts)
    VALUES ('delete', old.reference_id, old.heading, old.text, old.parts);
    INSERT INTO fulltext_search (rowid, heading, text, parts)
    VALUES (new.reference_id, new.heading, new.text, new.parts);
END;
