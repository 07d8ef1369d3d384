# SPDX-License-Identifier: GPL-3.0-or-later
"""What a bundle has for who reads it without refdesk: papers, notes, full texts, lists, in plain files."""

import json
import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from refdesk.domain.bundles import FULLTEXTS, NOTES
from refdesk.domain.exporting import Chosen, ExportOptions
from refdesk.domain.file_names import file_name
from refdesk.domain.jobs import JobContext
from refdesk.formats.base import format_by_id
from refdesk.services.exporting import texts
from refdesk.store import sqlite_file
from refdesk.store.database import Database
from refdesk.store.opening import LibraryFile
from refdesk.store.references import ReferenceStore

_WAIT = 5.0


class PlainMembers:
    """Reads the copy of a library that goes into a bundle; nobody else has it open. Close it when done."""

    def __init__(self, copy: Path) -> None:
        self._path = copy
        self._database = Database(LibraryFile.open(copy, create=False, read_only=True))
        self._references = ReferenceStore(self._database)
        self._connection = sqlite_file.connect(copy, mode="ro", wait=_WAIT)

    def close(self) -> None:
        """Let go of the copy."""
        self._connection.close()
        self._database.close()

    def _rows(self, sql: str) -> Iterator[tuple[Any, ...]]:
        with (
            sqlite_file.translated(self._path),
            closing(self._connection.cursor()) as cursor,
        ):
            yield from cursor.execute(sql)

    def attached(self) -> list[tuple[int, str]]:
        """Return the paper and the place of every attached file, of papers in the trash as well."""
        return list(self._rows("SELECT reference_id, path FROM attachment ORDER BY id"))

    def kept(self) -> set[str]:
        """Return where files lie that taking back a step would need."""
        sql = "SELECT json_extract(was, '$.path') FROM step_row WHERE \"of\" = 'attachment'"
        return {path for (path,) in self._rows(sql) if path}

    def versions(self) -> set[str]:
        """Return the versions of all full texts: their pictures lie under these names."""
        return {version for (version,) in self._rows("SELECT DISTINCT version FROM fulltext")}

    def lists(self) -> Iterator[tuple[str, str]]:
        """Yield name and text of the lists of collections, tags and saved searches."""
        keys = dict(self._rows("SELECT reference_id, key FROM citation_key"))
        sql = "SELECT id, parent_id, name FROM collection ORDER BY id"
        yield (
            "collections.json",
            _json(self._with_papers(sql, ("id", "parent_id", "name"), "collection", keys)),
        )
        sql = "SELECT id, name, colour, digit FROM tag ORDER BY id"
        yield (
            "tags.json",
            _json(self._with_papers(sql, ("id", "name", "colour", "digit"), "tag", keys)),
        )
        names = ("id", "name", "query", "collection_id", "created_at")
        rows = self._rows(f"SELECT {', '.join(names)} FROM saved_search ORDER BY id")  # noqa: S608
        yield "searches.json", _json([dict(zip(names, row, strict=True)) for row in rows])

    def _with_papers(
        self, sql: str, names: Sequence[str], what: str, keys: Mapping[int, str]
    ) -> list[dict[str, Any]]:
        links = f"SELECT {what}_id, reference_id FROM {what}_reference ORDER BY 1, 2"  # noqa: S608
        if what == "tag":
            links = "SELECT tag_id, reference_id FROM reference_tag ORDER BY 1, 2"
        papers: defaultdict[int, list[str]] = defaultdict(list)
        for place, paper in self._rows(links):
            papers[place].append(keys.get(paper, f"#{paper}"))
        return [
            {**dict(zip(names, row, strict=True)), "papers": papers[row[0]]}
            for row in self._rows(sql)
        ]

    def references(
        self, files: Mapping[int, Sequence[str]], context: JobContext
    ) -> Iterator[bytes]:
        """Yield all papers that are not in the trash as RIS, with notes and the places of their files."""
        sql = "SELECT id FROM reference WHERE trashed_at IS NULL ORDER BY id"
        ids = [i for (i,) in self._rows(sql)]
        form = format_by_id("ris")
        chosen = Chosen.of(ExportOptions(with_notes=True, with_files=True), form.offers)
        chosen = replace(
            chosen, files={i: form.offers.file_texts(places) for i, places in files.items()}
        )
        for _, text in texts(self._references, ids, form, chosen, context.cancel):
            yield text.encode() if isinstance(text, str) else text

    def notes(self) -> Iterator[tuple[str, str]]:
        """Yield name and text of a file for each paper with a note or highlights."""
        marked: defaultdict[int, list[str]] = defaultdict(list)
        sql = "SELECT reference_id, quote, note FROM annotation ORDER BY reference_id, number"
        for paper, quote, note in self._rows(sql):
            marked[paper] += ["\n".join(f"> {line}" for line in quote.splitlines()), note.strip()]
        papers = {i for (i,) in self._rows("SELECT reference_id FROM note")} | marked.keys()
        for stored in self._references.iter_references(sorted(papers), keyed=True):
            reference = stored.reference
            title = reference.title_plain or reference.vernacular_title or stored.key
            named = " · ".join(f"{i.scheme.value.upper()} {i.value}" for i in reference.identifiers)
            parts = [f"# {title}", named, stored.note.strip(), *marked[stored.id]]
            name = file_name(f"{stored.id:06d} {reference.citation_key}.md")
            yield f"{NOTES}/{name}", "\n\n".join(part for part in parts if part) + "\n"

    def fulltexts(self) -> Iterator[tuple[str, bytes]]:
        """Yield name and content of every full text. One that is damaged lies in the library alone."""
        sql = "SELECT reference_id, value FROM identifier WHERE scheme = 'pmcid' ORDER BY position DESC"
        numbers = dict(self._rows(sql))
        used: set[str] = set()
        for paper, packed in self._rows(
            "SELECT reference_id, xml FROM fulltext ORDER BY reference_id"
        ):
            stem = file_name(numbers.get(paper, "") or f"paper-{paper}")
            stem = f"{stem}-{paper}" if stem.casefold() in used else stem
            used.add(stem.casefold())
            with suppress(zlib.error):
                yield f"{FULLTEXTS}/{stem}.xml", zlib.decompress(packed)

    def schema(self) -> int:
        """Return the version of the library's schema."""
        return sqlite_file.pragma(self._connection, "user_version")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
