"""Makes a ``zotero.sqlite`` by hand, with the tables of Zotero's own schema, and its ``storage``."""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path

TABLES = """
CREATE TABLE version (schema TEXT PRIMARY KEY, version INT NOT NULL);
CREATE TABLE libraries (libraryID INTEGER PRIMARY KEY, type TEXT NOT NULL);
CREATE TABLE groups (groupID INTEGER PRIMARY KEY, libraryID INT NOT NULL UNIQUE, name TEXT NOT NULL);
CREATE TABLE itemTypes (itemTypeID INTEGER PRIMARY KEY, typeName TEXT, templateItemTypeID INT, display INT);
CREATE TABLE itemTypesCombined (itemTypeID INT PRIMARY KEY, typeName TEXT, display INT, custom INT);
CREATE TABLE fields (fieldID INTEGER PRIMARY KEY, fieldName TEXT, fieldFormatID INT);
CREATE TABLE fieldsCombined (fieldID INT PRIMARY KEY, fieldName TEXT, label TEXT,
    fieldFormatID INT, custom INT);
CREATE TABLE items (itemID INTEGER PRIMARY KEY, itemTypeID INT NOT NULL, dateAdded TIMESTAMP,
    dateModified TIMESTAMP, clientDateModified TIMESTAMP, libraryID INT NOT NULL, key TEXT NOT NULL,
    version INT NOT NULL DEFAULT 0, synced INT NOT NULL DEFAULT 0);
CREATE TABLE itemDataValues (valueID INTEGER PRIMARY KEY, value UNIQUE);
CREATE TABLE itemData (itemID INT, fieldID INT, valueID INT, PRIMARY KEY (itemID, fieldID));
CREATE TABLE itemNotes (itemID INTEGER PRIMARY KEY, parentItemID INT, note TEXT, title TEXT);
CREATE TABLE itemAttachments (itemID INTEGER PRIMARY KEY, parentItemID INT, linkMode INT, contentType TEXT,
    charsetID INT, path TEXT, syncState INT DEFAULT 0, storageModTime INT, storageHash TEXT);
CREATE TABLE itemAnnotations (itemID INTEGER PRIMARY KEY, parentItemID INT NOT NULL, type INTEGER NOT NULL,
    authorName TEXT, text TEXT, comment TEXT, color TEXT, pageLabel TEXT, sortIndex TEXT NOT NULL,
    position TEXT NOT NULL, isExternal INT NOT NULL);
CREATE TABLE tags (tagID INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE itemTags (itemID INT, tagID INT, type INT NOT NULL, PRIMARY KEY (itemID, tagID));
CREATE TABLE creators (creatorID INTEGER PRIMARY KEY, firstName TEXT, lastName TEXT, fieldMode INT);
CREATE TABLE creatorTypes (creatorTypeID INTEGER PRIMARY KEY, creatorType TEXT);
CREATE TABLE itemCreators (itemID INT, creatorID INT, creatorTypeID INT, orderIndex INT);
CREATE TABLE collections (collectionID INTEGER PRIMARY KEY, collectionName TEXT NOT NULL,
    parentCollectionID INT, clientDateModified TIMESTAMP, libraryID INT NOT NULL, key TEXT NOT NULL);
CREATE TABLE collectionItems (collectionID INT, itemID INT, orderIndex INT);
CREATE TABLE deletedItems (itemID INTEGER PRIMARY KEY, dateDeleted TIMESTAMP);
CREATE TABLE deletedCollections (collectionID INTEGER PRIMARY KEY, dateDeleted TIMESTAMP);
CREATE TABLE feedItems (itemID INTEGER PRIMARY KEY, guid TEXT);
CREATE TABLE syncedSettings (setting TEXT, libraryID INT, value NOT NULL, PRIMARY KEY (setting, libraryID));
INSERT INTO libraries VALUES (1, 'user'), (2, 'group');
INSERT INTO groups VALUES (77, 2, 'Guideline panel');
INSERT INTO creatorTypes VALUES (1, 'author'), (2, 'editor'), (3, 'contributor');
"""

OLD_TABLES = """
CREATE TABLE itemTypes (itemTypeID INTEGER PRIMARY KEY, typeName TEXT);
CREATE TABLE fields (fieldID INTEGER PRIMARY KEY, fieldName TEXT);
CREATE TABLE items (itemID INTEGER PRIMARY KEY, itemTypeID INT, dateAdded TIMESTAMP,
    dateModified TIMESTAMP, key TEXT);
CREATE TABLE itemDataValues (valueID INTEGER PRIMARY KEY, value);
CREATE TABLE itemData (itemID INT, fieldID INT, valueID INT);
CREATE TABLE itemNotes (itemID INTEGER PRIMARY KEY, sourceItemID INT, note TEXT, title TEXT);
CREATE TABLE itemAttachments (itemID INTEGER PRIMARY KEY, sourceItemID INT, linkMode INT, mimeType TEXT,
    charsetID INT, path TEXT, originalPath TEXT);
CREATE TABLE tags (tagID INTEGER PRIMARY KEY, name TEXT, type INT);
CREATE TABLE itemTags (itemID INT, tagID INT);
CREATE TABLE creatorData (creatorDataID INTEGER PRIMARY KEY, firstName TEXT, lastName TEXT,
    shortName TEXT, fieldMode INT);
CREATE TABLE creators (creatorID INTEGER PRIMARY KEY, creatorDataID INT, key TEXT);
CREATE TABLE creatorTypes (creatorTypeID INTEGER PRIMARY KEY, creatorType TEXT);
CREATE TABLE itemCreators (itemID INT, creatorID INT, creatorTypeID INT, orderIndex INT);
CREATE TABLE collections (collectionID INTEGER PRIMARY KEY, collectionName TEXT,
    parentCollectionID INT, key TEXT);
CREATE TABLE collectionItems (collectionID INT, itemID INT, orderIndex INT);
CREATE TABLE deletedItems (itemID INTEGER PRIMARY KEY, dateDeleted TIMESTAMP);
INSERT INTO creatorTypes VALUES (1, 'author'), (2, 'editor'), (3, 'contributor');
"""
"""As of Zotero 4 and before: names in a table of their own, kinds of tags with the tags."""

ROLES = {"author": 1, "editor": 2, "contributor": 3}


class ZoteroLibrary:
    """A database that grows by one call for each thing."""

    def __init__(self, folder: Path, *, old: bool = False) -> None:
        self.path = folder / "zotero.sqlite"
        self.storage = folder / "storage"
        self._old = old
        self._connection = sqlite3.connect(self.path)
        self._connection.executescript(OLD_TABLES if old else TABLES)
        self._ids: dict[tuple[str, str], int] = {}
        self._last = 0

    def item(
        self,
        kind: str,
        fields: Mapping[str, str],
        creators: Sequence[tuple[str, ...]] = (),
        *,
        added: str = "2021-03-04 05:06:07",
        library: int = 1,
    ) -> int:
        """Add an item; a creator is role, family, given, or role and one name."""
        self._last += 1
        key = f"KEY{self._last:05d}"
        type_id = self._named("itemTypes", "itemTypesCombined", kind)
        if self._old:
            row: tuple[object, ...] = (self._last, type_id, added, added, key)
            self._run("INSERT INTO items VALUES (?, ?, ?, ?, ?)", *row)
        else:
            row = (self._last, type_id, added, added, added, library, key, 0, 0)
            self._run("INSERT INTO items VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", *row)
        for name, value in fields.items():
            field = self._named("fields", "fieldsCombined", name)
            value_id = self._value(value)
            self._run("INSERT INTO itemData VALUES (?, ?, ?)", self._last, field, value_id)
        for place, (role, family, *given) in enumerate(creators):
            self._creator(self._last, place, role, family, *given)
        return self._last

    def key(self, item: int) -> str:
        return f"KEY{item:05d}"

    def note(self, html: str, parent: int | None = None) -> int:
        item = self.item("note", {})
        self._run("INSERT INTO itemNotes VALUES (?, ?, ?, '')", item, parent, html)
        return item

    def attachment(
        self,
        parent: int | None,
        path: str | None,
        mode: int = 0,
        media: str = "application/pdf",
        content: bytes | None = None,
        **fields: str,
    ) -> int:
        """Add a file; ``content`` is put where ``storage:`` leads."""
        item = self.item("attachment", fields)
        columns = "itemID, {}, linkMode, {}, path".format(
            *(("sourceItemID", "mimeType") if self._old else ("parentItemID", "contentType"))
        )
        self._run(
            f"INSERT INTO itemAttachments ({columns}) VALUES (?, ?, ?, ?, ?)",
            item, parent, mode, media, path,
        )  # fmt: skip
        if content is not None and path:
            folder = self.storage / self.key(item)
            folder.mkdir(parents=True)
            (folder / path.removeprefix("storage:")).write_bytes(content)
        return item

    def annotation(self, attachment: int, text: str, comment: str = "", page: str = "") -> None:
        item = self.item("annotation", {})
        self._run(
            "INSERT INTO itemAnnotations VALUES (?, ?, 1, '', ?, ?, '#ffd400', ?, ?, '{}', 0)",
            item, attachment, text, comment, page, f"{item:05d}",
        )  # fmt: skip

    def tag(self, item: int, name: str, kind: int = 0) -> None:
        if self._old:
            tag = self._run("INSERT INTO tags (name, type) VALUES (?, ?)", name, kind)
            self._run("INSERT INTO itemTags VALUES (?, ?)", item, tag)
            return
        tag = self._ids.get(("tag", name)) or self._run("INSERT INTO tags (name) VALUES (?)", name)
        self._ids["tag", name] = tag
        self._run("INSERT INTO itemTags VALUES (?, ?, ?)", item, tag, kind)

    def collection(self, name: str, items: Sequence[int] = (), parent: int | None = None) -> int:
        columns = "collectionName, parentCollectionID, key" + ("" if self._old else ", libraryID")
        values = (name, parent, "K") if self._old else (name, parent, "K", 1)
        made = self._run(
            f"INSERT INTO collections ({columns}) VALUES ({', '.join('?' * len(values))})", *values
        )
        for place, item in enumerate(items):
            self._run("INSERT INTO collectionItems VALUES (?, ?, ?)", made, item, place)
        return made

    def colours(self, *marks: tuple[str, str]) -> None:
        value = json.dumps([{"name": name, "color": colour} for name, colour in marks])
        self._run("INSERT INTO syncedSettings VALUES ('tagColors', 1, ?)", value)

    def delete(self, item: int) -> None:
        self._run("INSERT INTO deletedItems VALUES (?, '2022-01-01')", item)

    def run(self, sql: str) -> None:
        self._connection.execute(sql)

    def close(self) -> bytes:
        """Return the file."""
        with closing(self._connection):
            self._connection.commit()
        return self.path.read_bytes()

    def _run(self, sql: str, *values: object) -> int:
        return self._connection.execute(sql, values).lastrowid or 0

    def _named(self, table: str, combined: str, name: str) -> int:
        if (table, name) not in self._ids:
            number = len([1 for key in self._ids if key[0] == table]) + 1
            self._ids[table, name] = number
            kind = "typeName" if table == "itemTypes" else "fieldName"
            key = "itemTypeID" if table == "itemTypes" else "fieldID"
            for each in (table,) if self._old else (table, combined):
                self._run(f"INSERT INTO {each} ({key}, {kind}) VALUES (?, ?)", number, name)
        return self._ids[table, name]

    def _value(self, value: str) -> int:
        if ("value", value) not in self._ids:
            self._ids["value", value] = self._run(
                "INSERT INTO itemDataValues (value) VALUES (?)", value
            )
        return self._ids["value", value]

    def _creator(self, item: int, place: int, role: str, family: str, given: str = "") -> None:
        mode = 0 if given else 1
        if self._old:
            data = self._run(
                "INSERT INTO creatorData (firstName, lastName, fieldMode) VALUES (?, ?, ?)",
                given, family, mode,
            )  # fmt: skip
            person = self._run("INSERT INTO creators (creatorDataID) VALUES (?)", data)
        else:
            person = self._run(
                "INSERT INTO creators (firstName, lastName, fieldMode) VALUES (?, ?, ?)",
                given, family, mode,
            )  # fmt: skip
        self._run("INSERT INTO itemCreators VALUES (?, ?, ?, ?)", item, person, ROLES[role], place)
