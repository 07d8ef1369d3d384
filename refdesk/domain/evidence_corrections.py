# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person says in place of what a program read in a paper; it wins wherever it is shown.

A correction keeps what it corrects, and the version of the reader that read it: that is how it is
found again in the report of another version, and what makes it worth having as test data.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from refdesk.domain.errors import InvalidValueError
from refdesk.domain.evidence import (
    DesignFinding,
    Element,
    EvidenceReport,
    Slot,
    Span,
    Statistic,
    TextSection,
)

DESIGN = "design"
"""Subject of the correction of a design."""
PERSON = "person"
"""``source`` of a design that a person chose."""
RELATIONS = ("=", "<", "<=", ">", ">=", "NS")
"""What may stand before a P value."""
_NUMBER = re.compile(r"[-\u2212\u2013+]?(?:\d+(?:[.\u00b7]\d+)?|[.\u00b7]\d+)")
_TELLING = re.compile(r"\w{4,}")


@dataclass(frozen=True, slots=True)
class SlotCorrection:
    """A phrase in place of the program's; ``""``: the paper has none."""

    element: Element
    text: str
    read: Slot
    version: str

    @property
    def subject(self) -> str:
        """What is corrected; a paper has at most one correction of it."""
        return self.element.value


@dataclass(frozen=True, slots=True)
class ResultNumbers:
    """The numbers of a result as a person read them: digits as printed, ``""`` for none."""

    value: str = ""
    ci_low: str = ""
    ci_high: str = ""
    p: str = ""
    p_relation: str = ""

    @classmethod
    def of(cls, result: Statistic) -> "ResultNumbers":
        """Return the numbers of ``result``."""
        return cls(
            result.value_text or _digits(result.value),
            result.ci_low_text or _digits(result.ci_low),
            result.ci_high_text or _digits(result.ci_high),
            result.p_text or _digits(result.p),
            result.p_relation,
        )

    def checked(self) -> "ResultNumbers":
        """Return the same with tidy digits.

        Raises:
            InvalidValueError: one of them is no number, the interval has no lower limit or is upside
                down, or P is no probability. ``field`` says which: ``value``, ``ci`` or ``p``. An
                upper limit that was not reached is ``""``.
        """
        value, low, high, p = map(_tidy, (self.value, self.ci_low, self.ci_high, self.p))
        for field, text in (("value", value), ("ci", low), ("ci", high), ("p", p)):
            if text and not _NUMBER.fullmatch(text):
                raise InvalidValueError(field, text)
        if high and not low:
            raise InvalidValueError("ci", high)
        if high and float(low) > float(high):
            raise InvalidValueError("ci", f"{low} {high}")
        if p and not 0 <= float(p) <= 1:
            raise InvalidValueError("p", p)
        if not (value or low or p or self.p_relation == "NS"):
            raise InvalidValueError("value", "")
        relation = self.p_relation if self.p_relation in RELATIONS else ""
        return ResultNumbers(value, low, high, p, (relation or "=") if p else relation)

    def put_into(self, result: Statistic) -> Statistic:
        """Return ``result`` with these numbers; its checks were of others and go."""
        return replace(
            result,
            value=_float(self.value), value_text=self.value,
            ci_low=_float(self.ci_low), ci_low_text=self.ci_low,
            ci_high=_float(self.ci_high), ci_high_text=self.ci_high,
            p=_float(self.p), p_text=self.p, p_relation=self.p_relation,
            checks=(),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class ResultCorrection:
    """Other numbers for a result, or (``None``) that the paper has no such result."""

    numbers: ResultNumbers | None
    read: Statistic
    version: str

    @property
    def subject(self) -> str:
        """What is corrected: the place, kind and number of what was read."""
        span = self.read.span
        number = self.read.value_text or _digits(self.read.value) or self.read.p_text
        where = "fulltext" if span.in_fulltext else span.index
        return f"result:{where}:{span.start}:{self.read.kind}:{number}"


@dataclass(frozen=True, slots=True)
class DesignCorrection:
    """The code of another design; ``""``: none of the known ones."""

    code: str
    read: tuple[DesignFinding, ...]
    version: str

    @property
    def subject(self) -> str:
        """What is corrected."""
        return DESIGN


EvidenceCorrection = SlotCorrection | ResultCorrection | DesignCorrection


@dataclass(frozen=True, slots=True)
class JudgedResult:
    """A result as it is to be shown, beside what was read."""

    shown: Statistic
    read: Statistic
    is_edited: bool = False
    is_rejected: bool = False
    """A person said that the paper has no such result."""


@dataclass(frozen=True, slots=True)
class CorrectedEvidence:
    """What was read in a paper, and what a person made of it."""

    read: EvidenceReport
    """As the program found it."""
    shown: EvidenceReport
    """With the person's values; results that were rejected are left out."""
    results: tuple[JudgedResult, ...] = ()
    """As many as were read, in the same order: of the abstract, then of the full text."""
    edited: frozenset[Element] = frozenset()
    design_is_edited: bool = False
    lost: tuple[ResultCorrection, ...] = ()
    """Corrections of results that this report does not have."""


def _unchecked(result: Statistic) -> Statistic:
    return result


def correct(
    report: EvidenceReport,
    corrections: Sequence[EvidenceCorrection] = (),
    sections: Sequence[TextSection] = (),
    check: Callable[[Statistic], Statistic] = _unchecked,
) -> CorrectedEvidence:
    """Return ``report`` as a person corrected it.

    Args:
        report: what was read, by whatever version.
        corrections: of this paper, each of another subject.
        sections: the texts that were read, to find the person's words in them.
        check: recomputes the checks of a result whose numbers a person changed.
    """
    slots = {c.element: c for c in corrections if isinstance(c, SlotCorrection)}
    design = next((c for c in corrections if isinstance(c, DesignCorrection)), None)
    wanted = [c for c in corrections if isinstance(c, ResultCorrection)]
    places = _places(wanted, report.results)
    results = tuple(_judged(read, places.get(i), check) for i, read in enumerate(report.results))
    kept = [result.shown for result in results if not result.is_rejected]
    shown = replace(
        report,
        slots=tuple(
            _slot(slot, slots[slot.element], sections) if slot.element in slots else slot
            for slot in map(report.slot, Element)
        ),
        statistics=tuple(result for result in kept if not result.span.in_fulltext),
        body=report.body
        and replace(report.body, statistics=tuple(r for r in kept if r.span.in_fulltext)),
        designs=report.designs if design is None else _designs(design, report.designs),
    )
    found = set(map(id, places.values()))
    lost = tuple(c for c in wanted if id(c) not in found)
    return CorrectedEvidence(report, shown, results, frozenset(slots), design is not None, lost)


def _slot(read: Slot, correction: SlotCorrection, sections: Sequence[TextSection]) -> Slot:
    text = correction.text
    return Slot(read.element, text, _proof(text, read.spans, sections), 1.0 if text else 0.0)


def _proof(text: str, read: tuple[Span, ...], sections: Sequence[TextSection]) -> tuple[Span, ...]:
    """Return where a person's words stand; else those of the program's that share a word with them."""
    if not text:
        return ()
    words = r"\s+".join(map(re.escape, text.split()))
    as_written = re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)
    # The abstract before the title: there a reader sees what is around the words.
    for section in sorted(sections, key=lambda section: section.index is None):
        if match := as_written.search(section.text):
            return (Span(section.name, *match.span(), match.group(), section.index),)
    telling = set(_TELLING.findall(text.casefold()))
    return tuple(s for s in read if telling & set(_TELLING.findall(s.text.casefold())))


def _designs(
    correction: DesignCorrection, read: tuple[DesignFinding, ...]
) -> tuple[DesignFinding, ...]:
    if not correction.code:
        return ()
    chosen = next((finding for finding in read if finding.design == correction.code), None)
    return (chosen or DesignFinding(correction.code, "", PERSON),)


def _judged(
    read: Statistic, correction: ResultCorrection | None, check: Callable[[Statistic], Statistic]
) -> JudgedResult:
    if correction is None:
        return JudgedResult(read, read)
    if correction.numbers is None:
        return JudgedResult(read, read, is_edited=True, is_rejected=True)
    return JudgedResult(check(correction.numbers.put_into(read)), read, is_edited=True)


def place_of(correction: ResultCorrection, results: Sequence[Statistic]) -> int | None:
    """Return which of ``results`` a correction is of."""
    scores = [_likeness(correction.read, result) for result in results]
    best = max(scores, default=0)
    return scores.index(best) if best else None


def _places(
    corrections: Sequence[ResultCorrection], results: Sequence[Statistic]
) -> Mapping[int, ResultCorrection]:
    """Return the correction of each place that has one; of two of one place the first."""
    found: dict[int, ResultCorrection] = {}
    for correction in corrections:
        place = place_of(correction, results)
        if place is not None:
            found.setdefault(place, correction)
    return found


def _likeness(one: Statistic, other: Statistic) -> int:
    """Return how sure it is that two readings are of the same result; 0: they are not.

    The words must be the same or overlap, and the kind or the number agree. Where the words are the
    same, as in "0.72 and 0.71, respectively", the number decides.
    """
    if one.span.in_fulltext != other.span.in_fulltext:
        return 0
    same_words = one.span.text == other.span.text
    overlap = 0
    if one.span.section == other.span.section and one.span.index == other.span.index:
        overlap = min(one.span.end, other.span.end) - max(one.span.start, other.span.start)
    same_number = (one.value, one.p) == (other.value, other.p)
    same_kind = one.kind == other.kind
    if not (same_words or overlap > 0) or not (same_number or same_kind):
        return 0
    return 1 + max(overlap, 0) + 1_000 * same_words + 10_000 * same_kind + 100_000 * same_number


def _tidy(text: str) -> str:
    text = text.strip().replace("\u00b7", ".").replace("\u2212", "-").replace("\u2013", "-")
    return text.removeprefix("+")


def _digits(value: float | None) -> str:
    return "" if value is None else f"{value:.10g}"


def _float(text: str) -> float | None:
    return float(text) if text else None
