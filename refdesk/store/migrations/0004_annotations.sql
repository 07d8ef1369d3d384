-- Highlights and margin notes (docs/decisions/0022-annotations.md).

CREATE TABLE annotation (
    reference_id INTEGER NOT NULL REFERENCES reference (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,        -- of its own in the paper
    part TEXT NOT NULL,             -- abstract, fulltext
    start INTEGER NOT NULL,         -- where its quote began in the text of this part
    quote TEXT NOT NULL,
    prefix TEXT NOT NULL,           -- what stood before the quote
    suffix TEXT NOT NULL,           -- and after it
    colour INTEGER NOT NULL,        -- 1 to 4
    note TEXT NOT NULL,
    search_parts TEXT NOT NULL,
    created_at TEXT NOT NULL,
    modified_at TEXT NOT NULL,
    PRIMARY KEY (reference_id, number)
) WITHOUT ROWID;

-- Their words are found where those of the note on the paper are. A paper without any has the words
-- that it had, so the index stays as it is.
DROP VIEW search_source;
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
    coalesce((SELECT text FROM note WHERE reference_id = r.id), '') || coalesce((
        SELECT group_concat(' ' || quote || ' ' || note, '') FROM (
            SELECT quote, note FROM annotation WHERE reference_id = r.id ORDER BY number
        )
    ), '') AS note,
    r.search_parts || ' '
        || coalesce((SELECT search_parts FROM note WHERE reference_id = r.id), '') || coalesce((
        SELECT group_concat(' ' || search_parts, '') FROM (
            SELECT search_parts FROM annotation WHERE reference_id = r.id ORDER BY number
        )
    ), '') AS parts
FROM reference AS r LEFT JOIN record AS d ON d.reference_id = r.id;
