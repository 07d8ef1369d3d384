# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading the evidence of many papers: a few here, many by a process of its own.

Reading takes ten milliseconds a paper. Beside a window that would be a processor that the window waits
for, and cycles of references that its memory waits for.
"""

import gc
import os
from array import array
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path

from refdesk.apart.ahead import Ahead
from refdesk.apart.program import Apart, ProcessDiedError
from refdesk.domain.evidence import EvidenceReport
from refdesk.domain.jobs import CancelToken
from refdesk.domain.reference import Reference
from refdesk.domain.stored import StoredReference
from refdesk.evidence.reader import VERSION, read_evidence, sections_of_reference
from refdesk.services.evidence_body import BodyReader
from refdesk.store.database import Database
from refdesk.store.evidence import ReadPaper
from refdesk.store.fulltexts import FulltextStore
from refdesk.store.references import ReferenceStore

PORTION = 50
"""Papers that are kept together: about half a second's reading."""
APART_PAPERS = 200
"""From this many on reading is worth the start of a process, about a second."""
REST = 0.002
"""Seconds between two papers that are read here, so that a window beside it stays quick."""
_SHARE = 10
"""Papers that come over at once: to keep them takes some milliseconds, in which a window waits."""
_AHEAD = 4
_NICE = 10
"""How far the process stands back behind whatever a person waits for."""


def version_of(*, with_fulltext: bool = False) -> str:
    """Return what a stored report is named for: who made it, and of what."""
    return f"{VERSION}+fulltext" if with_fulltext else VERSION


def read_reference(reference: Reference, *, tokens: bool = False) -> EvidenceReport:
    """Read title and abstract of a reference."""
    sections = sections_of_reference(reference)
    return read_evidence(sections, reference.publication_types, tokens=tokens)


class PaperReader:
    """Reads papers of one library: title, abstract, and the full text where there is one."""

    def __init__(self, references: ReferenceStore, bodies: BodyReader) -> None:
        self._references = references
        self._bodies = bodies

    def read(
        self,
        stored: StoredReference,
        check: Callable[[], None] = lambda: None,
        *,
        tokens: bool = False,
    ) -> EvidenceReport:
        """Read one paper; ``check`` raises where nobody waits for it any more."""
        report = read_reference(stored.reference, tokens=tokens)
        return self._bodies.with_body(stored.id, report, check) if stored.has_fulltext else report

    def paper(
        self, reference_id: int, stored: StoredReference | None, check: Callable[[], None]
    ) -> ReadPaper | None:
        """Read one paper to be kept; ``None`` where it is gone."""
        if stored is None:
            return None
        version = version_of(with_fulltext=stored.has_fulltext)
        return ReadPaper.of(reference_id, stored.revision, version, self.read(stored, check))

    def portions(self, ids: Sequence[int], cancel: CancelToken) -> Iterator[list[ReadPaper]]:
        """Yield papers read here, some at a time; those before a cancel come all the same.

        Raises:
            CancelledError: the person cancelled.
        """
        for start in range(0, len(ids), PORTION):
            share = ids[start : start + PORTION]
            done: list[ReadPaper] = []
            try:
                for i, stored in zip(share, self._references.get_many(share), strict=True):
                    cancel.sleep(REST)
                    if (paper := self.paper(i, stored, cancel.check)) is not None:
                        done.append(paper)
            except Exception:
                yield done
                raise
            yield done


def portions(
    reader: PaperReader, library: Path, ids: "array[int]", cancel: CancelToken
) -> Iterator[list[ReadPaper]]:
    """Yield papers read, some at a time, by a process of its own where that is worth it.

    Where none can be started, or where it dies, the rest is read here.

    Raises:
        CancelledError: the person cancelled.
        LibraryError: the library cannot be read.
    """
    done = 0
    if len(ids) >= APART_PAPERS:
        with suppress(OSError, ProcessDiedError):
            process = Apart(read_apart, library, ids)
            with closing(Ahead(process.items(), _AHEAD, process.close)) as ahead:
                while (papers := ahead.wait(cancel)) is not None:
                    yield papers
                    done += _SHARE
                return
    yield from reader.portions(ids[done:], cancel)


def read_apart(library: Path, ids: "array[int]") -> Iterator[list[ReadPaper]]:
    """Yield papers read, in the process of its own.

    Raises:
        LibraryError: the library cannot be read.
    """
    with suppress(OSError, AttributeError):  # Windows has no such word
        os.nice(_NICE)
    gc.enable()  # this one stays for hours, and reading leaves cycles
    database = Database.open(library, create=False, read_only=True)
    try:
        references = ReferenceStore(database)
        reader = PaperReader(references, BodyReader(FulltextStore(database)))
        for start in range(0, len(ids), _SHARE):
            share = ids[start : start + _SHARE]
            found = zip(share, references.get_many(share), strict=True)
            papers = (reader.paper(i, stored, lambda: None) for i, stored in found)
            yield [paper for paper in papers if paper is not None]
    finally:
        database.close()
