# SPDX-License-Identifier: GPL-3.0-or-later
"""Every record of the corpus written in a format and read again."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from refdesk.domain.citekeys import KeyMaker
from refdesk.domain.reference import Reference
from refdesk.formats.base import format_by_id
from tests.agreement.carried import differences
from tests.agreement.table import FOLDERS, import_cases, read


@dataclass
class Returned:
    """How many records came back as they were, by the format they had come in; and the others."""

    same: Counter[str] = field(default_factory=Counter)
    of: Counter[str] = field(default_factory=Counter)
    changed: list[tuple[str, str, object]] = field(default_factory=list)

    def line(self) -> str:
        return ", ".join(f"{source} {self.same[source]}/{self.of[source]}" for source in self.of)


def _files(corpus: Path) -> Iterator[tuple[str, Path | str, bytes]]:
    for folder, case, data in import_cases(corpus):
        if folder in FOLDERS:
            yield FOLDERS[folder], str(case["id"]), data
    for format_id, pattern in (
        ("nbib", "nbib/*.nbib"),
        ("ris", "ris_exports/*.ris"),
        ("pubmed-xml", "pubmed_xml/*.xml"),
        ("endnote-xml", "dedup/sweep_*/library.xml"),
    ):
        for path in sorted(corpus.glob(pattern)):
            yield format_id, path, path.read_bytes()


@cache
def records(corpus: Path) -> dict[str, list[Reference]]:
    """Return every record by the format it came in, with the citation key that a library gives."""
    found: dict[str, list[Reference]] = {}
    for format_id, name, data in _files(corpus):
        references = (record.reference for record in read(format_id, data, str(name)))
        found.setdefault(format_id, []).extend(references)
    return {format_id: _keyed(references) for format_id, references in found.items()}


def _keyed(references: list[Reference]) -> list[Reference]:
    keys = KeyMaker(reference.citation_key for reference in references)
    return [replace(reference, citation_key=keys.key(reference)) for reference in references]


def _names_a_work(reference: Reference) -> bool:
    """What has no more than a date or a publisher is refused, and reported, by most readers."""
    named = reference.title or reference.authors or reference.identifiers or reference.abstracts
    return bool(named or reference.vernacular_title)


def returned(corpus: Path, format_id: str, most: int = 100_000) -> Returned:
    """Write and read every record, of each other format no more than about ``most``."""
    write = format_by_id(format_id).write
    assert write is not None
    result = Returned()
    for source, references in records(corpus).items():
        own = source == format_id
        step = 1 if own else max(1, len(references) // most)
        chosen = [r for r in references[::step] if own or _names_a_work(r)]
        back = read(format_id, "".join(write(chosen)).encode(), source)
        result.of[source] = len(chosen)
        if len(back) != len(chosen):
            result.changed.append((source, "number of records", len(back)))
            continue
        for before, after in zip(chosen, back, strict=True):
            found = differences(format_id, before, after.reference)
            result.same[source] += not found
            if found:
                result.changed.append((source, before.citation_key, found))
    return result
