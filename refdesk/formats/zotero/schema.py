# SPDX-License-Identifier: GPL-3.0-or-later
# ruff: noqa: S608 - the names in these queries are our own
"""How the versions of Zotero's schema differ, and the queries for the one at hand.

Names of tables and columns are Zotero's own (resource/schema/userdata.sql of versions 2 to 8).
"""

import sqlite3
from dataclasses import dataclass

_NEEDED = frozenset({"items", "itemData", "itemDataValues"})


@dataclass(frozen=True, slots=True)
class Layout:
    """Queries. Those with two parameters take the first and the last item of a portion."""

    tables: frozenset[str]
    items: str
    """Item, type, when it was added, key, library: works, and notes and files that stand alone."""
    data: str
    creators: str
    tags: str
    notes: str
    note: str
    attachments: str
    title: str
    address: str
    annotations: str
    """``""`` where the version knows none."""


def layout_of(connection: sqlite3.Connection) -> Layout | None:
    """Return the queries for this database, ``None`` where it is none of Zotero's."""
    tables = _tables(connection)
    if not tables.keys() >= _NEEDED:
        return None
    fields = "fieldsCombined" if "fieldsCombined" in tables else "fields"
    types = "itemTypesCombined" if "itemTypesCombined" in tables else "itemTypes"
    if fields not in tables or types not in tables:
        return None
    of_type = f"(SELECT itemTypeID FROM {types} WHERE typeName = '%s')"
    alone = " AND ".join(
        f"i.itemID NOT IN (SELECT itemID FROM {table} WHERE {parent} IS NOT NULL)"
        for table in ("itemNotes", "itemAttachments")
        if (parent := _parent(tables, table))
    )
    library = "i.libraryID" if "libraryID" in tables["items"] else "NULL"
    feeds = " AND i.itemID NOT IN (SELECT itemID FROM feedItems)" if "feedItems" in tables else ""
    one_field = (
        f"SELECT v.value FROM itemData d JOIN {fields} f ON f.fieldID = d.fieldID "
        "JOIN itemDataValues v ON v.valueID = d.valueID WHERE d.itemID = ? AND f.fieldName = '%s'"
    )
    return Layout(
        tables=frozenset(tables),
        items=(
            f"SELECT i.itemID, t.typeName, i.dateAdded, i.key, {library} FROM items i "
            f"JOIN {types} t ON t.itemTypeID = i.itemTypeID "
            f"WHERE {alone or '1'}{_living(tables, 'i.itemID')}{feeds} "
            f"AND i.itemTypeID IS NOT {of_type % 'annotation'} ORDER BY i.itemID"
        ),
        data=(
            f"SELECT d.itemID, f.fieldName, v.value FROM itemData d "
            f"JOIN {fields} f ON f.fieldID = d.fieldID "
            "JOIN itemDataValues v ON v.valueID = d.valueID WHERE d.itemID BETWEEN ? AND ?"
        ),
        creators=_creators(tables),
        tags=_tags(tables),
        notes=_notes(tables),
        note="SELECT note FROM itemNotes WHERE itemID = ?" if "itemNotes" in tables else _NONE,
        attachments=_attachments(tables),
        title=one_field % "title",
        address=one_field % "url",
        annotations=_annotations(tables),
    )


_NONE = "SELECT NULL WHERE 0 AND ? IS NULL"
_NO_PORTION = "SELECT 0, NULL, NULL, NULL, NULL WHERE 0 AND ? AND ?"


def _tables(connection: sqlite3.Connection) -> dict[str, frozenset[str]]:
    """Return the columns of every table; views are passed over, they may hold anything."""
    names = [
        str(row[0])
        for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    ]
    return {
        name: frozenset(
            str(row[0])
            for row in connection.execute("SELECT name FROM pragma_table_info(?)", (name,))
        )
        for name in names
    }


_Tables = dict[str, frozenset[str]]


def _parent(tables: _Tables, table: str) -> str:
    """Return the column that names the work a note or file belongs to; ``""``: no such table."""
    columns = tables.get(table, frozenset())
    return next((c for c in ("parentItemID", "sourceItemID") if c in columns), "")


def _living(tables: _Tables, column: str) -> str:
    if "deletedItems" not in tables:
        return ""
    return f" AND {column} NOT IN (SELECT itemID FROM deletedItems)"


def _creators(tables: _Tables) -> str:
    if not {"itemCreators", "creators", "creatorTypes"} <= tables.keys():
        return _NO_PORTION
    person, join = "c", ""
    if "creatorData" in tables and "creatorDataID" in tables["creators"]:  # up to version 4
        person, join = "cd", "JOIN creatorData cd ON cd.creatorDataID = c.creatorDataID "
    return (
        f"SELECT ic.itemID, ct.creatorType, {person}.lastName, {person}.firstName, {person}.fieldMode "
        f"FROM itemCreators ic JOIN creators c ON c.creatorID = ic.creatorID {join}"
        "JOIN creatorTypes ct ON ct.creatorTypeID = ic.creatorTypeID "
        "WHERE ic.itemID BETWEEN ? AND ? ORDER BY ic.itemID, ic.orderIndex"
    )


def _tags(tables: _Tables) -> str:
    if not {"itemTags", "tags"} <= tables.keys():
        return _NO_PORTION
    kind = "it.type" if "type" in tables["itemTags"] else "t.type"
    return (
        f"SELECT it.itemID, t.name, {kind} FROM itemTags it JOIN tags t ON t.tagID = it.tagID "
        "WHERE it.itemID BETWEEN ? AND ? ORDER BY it.itemID, t.name"
    )


def _notes(tables: _Tables) -> str:
    parent = _parent(tables, "itemNotes")
    if not parent:
        return _NO_PORTION
    return (
        f"SELECT n.{parent}, n.note FROM itemNotes n WHERE n.{parent} BETWEEN ? AND ?"
        f"{_living(tables, 'n.itemID')} ORDER BY n.itemID"
    )


def _attachments(tables: _Tables) -> str:
    parent = _parent(tables, "itemAttachments")
    if not parent:
        return "SELECT 0, NULL, 0, '', '', '' WHERE 0"
    columns = tables["itemAttachments"]
    media = "a.contentType" if "contentType" in columns else "a.mimeType"
    return (
        f"SELECT a.itemID, a.{parent}, a.linkMode, {media}, a.path, i.key FROM itemAttachments a "
        f"JOIN items i ON i.itemID = a.itemID WHERE 1{_living(tables, 'a.itemID')} ORDER BY a.itemID"
    )


def _annotations(tables: _Tables) -> str:
    if "itemAnnotations" not in tables:
        return ""
    return (
        "SELECT text, comment, pageLabel FROM itemAnnotations WHERE parentItemID = ?"
        f"{_living(tables, 'itemID')} ORDER BY sortIndex"
    )
