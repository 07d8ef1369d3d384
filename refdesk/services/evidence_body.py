# SPDX-License-Identifier: GPL-3.0-or-later
"""What the stored full text of a paper adds to the evidence of its abstract, and where it stands."""

from collections.abc import Callable
from dataclasses import replace

from refdesk.domain.aligning import align_shown
from refdesk.domain.annotations import AnchoredText
from refdesk.domain.errors import LibraryError, UnreadableError
from refdesk.domain.evidence import BodyReport, EvidenceReport, Span
from refdesk.evidence.body import read_body
from refdesk.fulltext.anchored import anchored_text_of
from refdesk.fulltext.evidence_text import fulltext_of
from refdesk.fulltext.jats import parse_jats
from refdesk.store.fulltexts import FulltextStore


class BodyReader:
    """Reads the full texts of one library for the evidence in them. Any thread may ask."""

    def __init__(self, fulltexts: FulltextStore) -> None:
        self._fulltexts = fulltexts

    def with_body(
        self, reference_id: int, report: EvidenceReport, check: Callable[[], None]
    ) -> EvidenceReport:
        """Return ``report`` with what the full text of its paper adds; nothing where it is unreadable.

        Args:
            reference_id: the paper.
            report: on its title and abstract.
            check: called between the steps; raises where nobody waits any more.
        """
        try:
            stored = self._fulltexts.get(reference_id)
            if stored is None:
                return report
            check()
            article = parse_jats(stored.xml, stored.source.url or "full text")
        except (LibraryError, UnreadableError):  # the reader of the text says so
            return replace(report, body=BodyReport())
        check()
        return replace(report, body=read_body(fulltext_of(article), report, check))

    def place(self, reference_id: int, span: Span, text: str) -> tuple[int, int] | None:
        """Return where a span of a full text stands in ``text``, the form of it that a view shows.

        ``None`` where it is not there: another text came since, or a large table is left out.
        """
        try:
            stored = self._fulltexts.get(reference_id)
            own = anchored_text_of(stored.xml) if stored is not None else AnchoredText()
        except (LibraryError, UnreadableError):
            return None
        if own.text[span.start : span.end] != span.text:
            return None
        return align_shown(own, text).to_other(span.start, span.end)
