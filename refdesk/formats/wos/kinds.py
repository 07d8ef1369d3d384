# SPDX-License-Identifier: GPL-3.0-or-later
"""What sort of work a record describes: Web of Science says it in ``PT`` and in ``DT``."""

from collections.abc import Sequence

from refdesk.domain.reference import ReferenceKind as Kind
from refdesk.formats.wos.records import WosRecord

_KIND_OF_DOCUMENT = {
    "book chapter": Kind.CHAPTER, "book": Kind.BOOK, "proceedings paper": Kind.CONFERENCE_PAPER,
    "conference paper": Kind.CONFERENCE_PAPER, "conference proceedings": Kind.CONFERENCE_PAPER,
    "dissertation/thesis": Kind.THESIS, "dissertation": Kind.THESIS, "thesis": Kind.THESIS,
    "data set": Kind.DATASET, "dataset": Kind.DATASET, "data study": Kind.DATASET,
    "repository": Kind.DATASET, "software": Kind.SOFTWARE, "preprint": Kind.PREPRINT,
    "patent": Kind.PATENT, "report": Kind.REPORT,
}  # fmt: skip
_IN_A_JOURNAL = frozenset({Kind.DATASET, Kind.SOFTWARE, Kind.PREPRINT, Kind.THESIS})
_PREPRINT_INDEX = "PPRN:"

PERIODICALS = frozenset({Kind.ARTICLE, Kind.PREPRINT})
"""Kinds whose ``SO`` is a journal."""


def kind_of(record: WosRecord, documents: Sequence[str]) -> Kind:
    """Return the kind of a work whose document types are ``documents``.

    A "Proceedings Paper" of a journal (``PT J``) is an article: it is cited as one.
    """
    publication = record.text("PT")[:1].upper()
    if publication == "P":
        return Kind.PATENT
    if record.text("UT").startswith(_PREPRINT_INDEX):
        return Kind.PREPRINT
    said = [k for name in documents if (k := _KIND_OF_DOCUMENT.get(name.lower()))]
    if publication in {"J", ""}:
        return next((kind for kind in said if kind in _IN_A_JOURNAL), Kind.ARTICLE)
    if publication not in {"B", "S", "C"}:
        return said[0] if said else Kind.OTHER
    if publication == "C" or Kind.CONFERENCE_PAPER in said or (not said and record.text("CT")):
        return Kind.CONFERENCE_PAPER
    if said:
        return said[0]
    source = record.text("SO")
    return Kind.CHAPTER if source and source != record.text("TI") else Kind.BOOK
