# SPDX-License-Identifier: GPL-3.0-or-later
"""The tables of the current version as SQLAlchemy sees them; ``migrations/*.sql`` makes them."""

from typing import Any

from sqlalchemy import Column, Float, Integer, LargeBinary, MetaData, Table, Text

METADATA = MetaData()


def _table(name: str, keys: str, texts: str = "", numbers: str = "", *rest: Column[Any]) -> Table:
    """Return a table; ``keys`` are integers that identify a row, the rest in no special order."""
    return Table(
        name,
        METADATA,
        *(
            Column(key, Integer, primary_key=True, autoincrement=key == "id")
            for key in keys.split()
        ),
        *(Column(text, Text) for text in texts.split()),
        *(Column(number, Integer) for number in numbers.split()),
        *rest,
    )


REFERENCE = _table(
    "reference",
    "id",
    "added_at modified_at trashed_at opened_at "
    "title_plain title_sort authors_text first_author author_sort journal_display journal_sort "
    "design pmid search_parts "
    "kind title vernacular_title journal_title journal_iso journal_medline issn_print "
    "issn_electronic issn_linking journal_nlm_id journal_country container_title published_season "
    "published_raw electronic_season electronic_raw publication_status publication_model "
    "record_status volume issue pages article_number conflict_statement publisher "
    "publisher_place edition series url file_note citation_key languages",
    "revision is_read is_sample rating sample_size year design_rank pmid_number has_fulltext is_retracted "
    "title_translated authors_complete has_abstract published_year published_month published_day "
    "electronic_year electronic_month electronic_day",
)

IDENTIFIER = _table("identifier", "reference_id position", "scheme value key")
RECORD = _table("record", "reference_id", "document")

LISTS: tuple[Table, ...] = (IDENTIFIER, RECORD)
"""The tables that hold the lists of a paper: deleted and written with it."""

CITATION_KEY = _table("citation_key", "reference_id", "key")
EXPORTED_KEY = _table("exported_key", "reference_id", "pattern key")
NOTE = _table("note", "reference_id", "text search_parts modified_at")
ANNOTATION = _table(
    "annotation",
    "reference_id number",
    "part quote prefix suffix note search_parts created_at modified_at",
    "start colour",
)
COLLECTION = _table("collection", "id", "name created_at", "parent_id")
COLLECTION_REFERENCE = _table("collection_reference", "collection_id reference_id", "added_at")
TAG = _table("tag", "id", "name key colour", "digit")
REFERENCE_TAG = _table("reference_tag", "tag_id reference_id")
ATTACHMENT = _table("attachment", "id", "name path media_type sha256 added_at", "reference_id size")
SAVED_SEARCH = _table("saved_search", "id", "name query created_at", "collection_id")
FULLTEXT = _table(
    "fulltext",
    "reference_id",
    "provider url version licence fetched_at",
    "size",
    Column("xml", LargeBinary),
)
FULLTEXT_TEXT = _table("fulltext_text", "reference_id", "heading text parts")
EVIDENCE = _table("evidence", "reference_id", "version report", "revision")
EVIDENCE_CORRECTION = _table(
    "evidence_correction",
    "reference_id",
    "correction made_at",
    "",
    Column("subject", Text, primary_key=True),
)
EFFECT = _table("effect", "reference_id position", "kind", "", Column("value", Float))
STEP = _table("step", "id", "label at", "papers undone")
STEP_ROW = _table("step_row", "id", "of key was", "step_id")
TOLD_APART = _table("told_apart", "one_id other_id", "at")
MERGED = _table(
    "merged",
    "id",
    "at other_title reason taken",
    "kept_id other_id",
    Column("certainty", Float),
)
IMPORT = _table("import", "id", "at file format", "added updated unchanged skipped")
FETCH_LOG = _table("fetch_log", "id", "service what outcome detail at", "reference_id")
REMOTE_SEARCH = _table("remote_search", "id", "source term filters sorted asked_as at", "hits")
NOTICE_CHECK = Table(
    "notice_check",
    METADATA,
    Column("reference_id", Integer, primary_key=True),
    Column("source", Text, primary_key=True),
    Column("at", Text),
)
CITED_NOTICE = Table(
    "cited_notice",
    METADATA,
    Column("reference_id", Integer, primary_key=True),
    Column("cited", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("title", Text),
    Column("notice", Text),
)
CITED_WORK = Table(
    "cited_work",
    METADATA,
    Column("reference_id", Integer, primary_key=True),
    Column("work", Text, primary_key=True),
)
MACHINE_TEXT = _table(
    "machine_text",
    "reference_id",
    "parts model host interface source made_at",
    "prompt",
    Column("kind", Text, primary_key=True),
)
WAITING = _table("waiting", "id", "kind subject detail at")
FETCHED_RECORD = _table("fetched_record", "reference_id", "source document at")
SETTING = Table("setting", METADATA, Column("name", Text, primary_key=True), Column("value", Text))
