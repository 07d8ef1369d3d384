# SPDX-License-Identifier: GPL-3.0-or-later
"""The door of the package: sections of plain text in, one report out."""

from collections.abc import Sequence

from refdesk.domain.designs import PLAIN_TRIALS, SYNTHESES, TRIALS
from refdesk.domain.evidence import (
    ArmSize,
    Element,
    EvidenceReport,
    SampleSize,
    Slot,
    TextSection,
)
from refdesk.domain.indexing import PublicationType
from refdesk.domain.reference import AbstractKind, Reference
from refdesk.evidence.abbreviations import read_abbreviations
from refdesk.evidence.arm_denominators import arms_of_shares
from refdesk.evidence.arm_sizes import read_arm_sizes
from refdesk.evidence.arms_across import arms_across
from refdesk.evidence.consistency import read_remarks
from refdesk.evidence.design import read_designs
from refdesk.evidence.follow_up import find_follow_up
from refdesk.evidence.labels import label_tokens
from refdesk.evidence.people_counts import Counts, read_counts
from refdesk.evidence.pico import NO_PEOPLE, read_slots
from refdesk.evidence.sample_size import find_sample_size, sum_of
from refdesk.evidence.sample_units import animals_of, cases_of, clusters_of, groups_of
from refdesk.evidence.statistics import read_statistics
from refdesk.evidence.study_facts import (
    find_conflicts,
    find_funding,
    find_primary_outcome,
    read_registrations,
)
from refdesk.evidence.study_setting import find_setting
from refdesk.evidence.tagger import tags_of
from refdesk.evidence.text import Document, read_document
from refdesk.evidence.ties import Ties

VERSION = "tagger-5"
"""Names the rules that made a report; a stored report of another version is made again."""

_COMPARED = frozenset({Element.INTERVENTION, Element.COMPARISON})


def read_evidence(
    sections: Sequence[TextSection],
    publication_types: Sequence[PublicationType] = (),
    *,
    tokens: bool = False,
) -> EvidenceReport:
    """Return all that is read in title and abstract; :func:`.body.read_body` adds the full text.

    Args:
        sections: The title (named ``title``) and the sections, in order, as plain text.
        publication_types: NLM's, where known; they are proof of a design by themselves.
        tokens: Also label every word that belongs to an element.
    """
    document = read_document(sections)
    abbreviations = read_abbreviations(document)
    designs = read_designs(document, publication_types)
    tags = tags_of(document)
    reading = read_slots(document, designs, abbreviations, tags)
    counts = read_counts(document)
    primary = designs[0].design if designs else ""
    planned = designs[1].design if primary == "protocol" and len(designs) > 1 else primary
    arms = read_arm_sizes(document) or arms_across(document) or arms_of_shares(document)
    outcome = find_primary_outcome(document)
    compared = compared_of(reading.slots)
    return EvidenceReport(
        slots=reading.slots,
        designs=designs,
        statistics=read_statistics(
            document, abbreviations, Ties(document, compared, outcome.text if outcome else "")
        ),
        sample_size=_sample_size(
            document,
            [finding.design for finding in designs],
            counts,
            [n for cohort in reading.cohorts if (n := cohort.total)],
            arms,
        ),
        follow_up=find_follow_up(
            document, trial=planned in PLAIN_TRIALS, over_time=planned in _OVER_TIME
        ),
        remarks=read_remarks(document, counts),
        token_labels=label_tokens(document, tags, reading.arms, population=primary not in NO_PEOPLE)
        if tokens
        else (),
        version=VERSION,
        arms=arms,
        setting=find_setting(document),
        registrations=read_registrations(document),
        funding=find_funding(document),
        conflicts=find_conflicts(document),
        primary_outcome=outcome,
    )


def _sample_size(
    document: Document,
    designs: Sequence[str],
    counts: Counts,
    cohorts: Sequence[int],
    arms: Sequence[ArmSize],
) -> SampleSize | None:
    """Return the total of a paper: of people, else of what its design studies instead."""
    primary = designs[0] if designs else ""
    if primary == "case-report":
        return cases_of(document)
    if primary in _BENCH:
        summed = sum_of(document, arms) if arms else None
        return groups_of(document) or animals_of(document) or summed
    found = find_sample_size(
        document,
        counts,
        synthesis=primary in SYNTHESES,
        cohorts=cohorts,
        arms=arms,
    )
    if found is None and "animal" in designs:
        return groups_of(document) or animals_of(document)
    return found or (clusters_of(document) if "cluster-trial" in designs else None)


_OVER_TIME = TRIALS | {"cohort"}
"""Designs whose people are looked at again."""
_BENCH = frozenset({"animal", "in-vitro"})


def compared_of(slots: Sequence[Slot]) -> list[str]:
    """Return the phrases for what a paper compares."""
    return [slot.text for slot in slots if slot.found and slot.element in _COMPARED]


def sections_of_reference(reference: Reference) -> list[TextSection]:
    """Return title and main abstract of a reference as sections to read.

    The first abstract of kind "main" counts (English before others); a section without a label
    is named ``abstract``.
    """
    sections = [TextSection("title", reference.title_plain)] if reference.title else []
    abstracts = [a for a in reference.abstracts if a.kind is AbstractKind.MAIN] or list(
        reference.abstracts
    )
    if abstracts:
        chosen = next((a for a in abstracts if a.language == "eng"), abstracts[0])
        sections.extend(
            TextSection(part.label or "abstract", part.plain, index, part.category)
            for index, part in enumerate(chosen.sections)
            if part.text
        )
    return sections
