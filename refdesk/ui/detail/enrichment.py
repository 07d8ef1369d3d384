# SPDX-License-Identifier: GPL-3.0-or-later
"""How much is known of a paper beyond its record: five things, each done or not."""

from dataclasses import dataclass

from refdesk.domain.enriching import Part
from refdesk.domain.evidence import Element, EvidenceReport
from refdesk.domain.stored import StoredReference

__all__ = ["Enrichment", "Part", "enrichment_of"]


@dataclass(frozen=True, slots=True)
class Enrichment:
    """Which parts are there."""

    done: frozenset[Part]

    @property
    def count(self) -> int:
        """How many of the five."""
        return len(self.done)

    @property
    def asks_for_record(self) -> bool:
        """Whether the record, fetched anew, may bring something that is missing."""
        return Part.ABSTRACT not in self.done

    @property
    def asks_for_fulltext(self) -> bool:
        """Whether the full text is missing."""
        return Part.FULLTEXT not in self.done


def enrichment_of(stored: StoredReference, report: EvidenceReport | None) -> Enrichment:
    """Return what is there of ``stored``; ``report`` is ``None`` while it is being read."""
    reference = stored.reference
    done = set()
    if any(section.text for a in reference.abstracts for section in a.sections):
        done.add(Part.ABSTRACT)
    if stored.has_fulltext:
        done.add(Part.FULLTEXT)
    if report is not None and report.found_count == len(Element):
        done.add(Part.PICO)
    if report is not None and report.statistics:
        done.add(Part.STATISTICS)
    read = report is not None and bool(report.found_count or report.statistics or report.designs)
    if read or any(a.language == "kor" for a in reference.abstracts):
        done.add(Part.KOREAN)  # what was read is what the summary is composed of
    return Enrichment(frozenset(done))
