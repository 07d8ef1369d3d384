# SPDX-License-Identifier: GPL-3.0-or-later
"""The door of the package: sections of plain text in, one report out."""

from collections.abc import Sequence

from refdesk.domain.evidence import Element, EvidenceReport, TextSection
from refdesk.domain.indexing import PublicationType
from refdesk.domain.reference import AbstractKind, Reference
from refdesk.evidence.abbreviations import read_abbreviations
from refdesk.evidence.consistency import read_remarks
from refdesk.evidence.design import read_designs
from refdesk.evidence.follow_up import find_follow_up
from refdesk.evidence.labels import label_tokens
from refdesk.evidence.pico import NO_PEOPLE, read_slots
from refdesk.evidence.sample_size import find_sample_size, read_counts
from refdesk.evidence.statistics import read_statistics
from refdesk.evidence.study_facts import (
    find_conflicts,
    find_funding,
    find_primary_outcome,
    find_setting,
    read_arm_sizes,
    read_registrations,
)
from refdesk.evidence.tagger import tags_of
from refdesk.evidence.text import read_document
from refdesk.evidence.ties import Ties

VERSION = "tagger-1"
"""Names the rules that made a report; a stored report of another version is made again."""

_TRIALS = frozenset({"rct", "controlled-trial", "clinical-trial"})
_COMPARED = frozenset({Element.INTERVENTION, Element.COMPARISON})
_SYNTHESIS = frozenset(
    {"network-meta-analysis", "meta-analysis", "systematic-review", "review", "scoping-review"}
)


def read_evidence(
    sections: Sequence[TextSection],
    publication_types: Sequence[PublicationType] = (),
    *,
    tokens: bool = False,
) -> EvidenceReport:
    """Return all that the rules read in a paper: title and abstract, full text where there is one.

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
    outcome = find_primary_outcome(document)
    compared = [slot.text for slot in reading.slots if slot.found and slot.element in _COMPARED]
    return EvidenceReport(
        slots=reading.slots,
        designs=designs,
        statistics=read_statistics(
            document, abbreviations, Ties(document, compared, outcome.text if outcome else "")
        ),
        sample_size=find_sample_size(
            document,
            counts,
            synthesis=primary in _SYNTHESIS,
            cohorts=[n for cohort in reading.cohorts if (n := cohort.total)],
        ),
        follow_up=find_follow_up(document, trial=primary in _TRIALS),
        remarks=read_remarks(document, counts),
        token_labels=label_tokens(document, tags, reading.arms, population=primary not in NO_PEOPLE)
        if tokens
        else (),
        version=VERSION,
        arms=read_arm_sizes(document),
        setting=find_setting(document),
        registrations=read_registrations(document),
        funding=find_funding(document),
        conflicts=find_conflicts(document),
        primary_outcome=outcome,
    )


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
