# SPDX-License-Identifier: GPL-3.0-or-later
"""What was read in a paper, always with the characters that prove it."""

from dataclasses import dataclass
from enum import StrEnum


class Element(StrEnum):
    """The four elements of a clinical question."""

    POPULATION = "population"
    INTERVENTION = "intervention"
    COMPARISON = "comparison"
    OUTCOME = "outcome"


@dataclass(frozen=True, slots=True)
class TextSection:
    """A piece of plain text to read. ``name`` is ``title``, ``abstract`` or the abstract's label.

    ``index`` is the place of the section within the abstract, from 0; ``None`` for the title.
    """

    name: str
    text: str
    index: int | None = None
    category: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """Characters ``[start, end)`` of a section's text; ``text`` is exactly those characters.

    In a full text ``section`` is the heading or the label of the table, and ``start`` and ``end``
    count in the article's own words, as highlights do (:class:`AnchoredText`).
    """

    section: str
    start: int
    end: int
    text: str
    index: int | None = None
    in_fulltext: bool = False


@dataclass(frozen=True, slots=True)
class Slot:
    """One PICO element as found: a phrase fit to read, its proof, how sure we are (0..1).

    Not found: ``text`` is ``""``, ``spans`` empty, ``confidence`` 0.
    """

    element: Element
    text: str = ""
    spans: tuple[Span, ...] = ()
    confidence: float = 0.0

    @property
    def found(self) -> bool:
        """Whether there is something to show."""
        return bool(self.text)


@dataclass(frozen=True, slots=True)
class DesignFinding:
    """A design that the paper reports, and the words that say so."""

    design: str
    """Code of :mod:`refdesk.domain.designs`."""
    evidence: str
    source: str
    """``publication type`` or ``text``."""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """Outcome of one arithmetic check of one result.

    ``name``: ``p-from-ci``, ``ci-contains``, ``ci-symmetric``; ``verdict``: ``ok``, ``remark``
    (differs, but another method explains it), ``alarm`` (no unrounded values could give this).
    """

    name: str
    verdict: str
    computed: float | None = None
    message: str = ""
    """English sentence of facts; the window shows its own words by ``name`` and ``verdict``."""


@dataclass(frozen=True, slots=True)
class Statistic:
    """One result. Numbers are as printed (floats); ``None`` where the paper does not give them."""

    kind: str
    """``HR OR RR IRR PR SMR GMR DOR RD RRR MD SMD WMD BETA R R2 AUC SENS SPEC PPV NPV PLR NLR ACC
    KAPPA ICC NNT``; ``PCT MEAN MEDIAN EST`` for a share, an average or an unnamed estimate that
    is printed with its interval; ``P`` for a lone P value."""
    sentence: str
    span: Span
    value: float | None = None
    ci_level: float | None = None
    ci_low: float | None = None
    ci_high: float | None = None
    p: float | None = None
    p_relation: str = ""
    """``=``, ``<``, ``>``, ``<=``, ``>=``, ``NS`` (printed as "not significant", no number) or ``""``."""
    adjusted: bool = False
    unit: str = ""
    outcome: str = ""
    comparison: str = ""
    group: str = ""
    checks: tuple[Check, ...] = ()
    value_text: str = ""
    """The digits as printed, ``0.70`` for 0.7; ``""`` where there is no number. So the others."""
    ci_low_text: str = ""
    ci_high_text: str = ""
    p_text: str = ""
    """The digits of P as printed, ``.009``; its relation stands in ``p_relation``."""
    levels: str = ""
    """What a lone P value compares, as printed: ``74.7% vs. 42.2%``; ``""`` where it is not there."""

    @property
    def ci_text(self) -> str:
        """The interval as printed: ``1.00-2.01``, ``-2.7 to -0.9``, ``24.3 to not reached``."""
        if not self.ci_low_text:
            return ""
        if not self.ci_high_text:
            return f"{self.ci_low_text} to not reached"
        signed = {self.ci_low_text[0], self.ci_high_text[0]} & {"-", "\u2212"}
        joint = " to " if signed else "-"
        return f"{self.ci_low_text}{joint}{self.ci_high_text}"


@dataclass(frozen=True, slots=True)
class SampleSize:
    """How many people or units were studied in all."""

    value: int
    span: Span


@dataclass(frozen=True, slots=True)
class FollowUp:
    """How long they were followed, in the paper's words."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class NumberRemark:
    """A consistency remark over several numbers (arms and total, n/N and %)."""

    name: str
    verdict: str
    message: str
    spans: tuple[Span, ...] = ()
    facts: tuple[str, ...] = ()
    """The numbers of ``message`` in its order, for a sentence in another language: ``percentage``
    n, total, exact and printed per cent; ``arms-total`` the sum, its result, the total;
    ``arm-size`` first size, second size, total; ``abstract-body`` the kind of result, its
    estimate (or its interval, where the estimates differ), which number differs (``value ci_low
    ci_high p``), its digits in the abstract and in the body, and where in the body they stand (a
    heading, or the label of a table)."""


@dataclass(frozen=True, slots=True)
class TokenLabel:
    """A token that belongs to an element: ``label`` is ``P``, ``I``, ``C`` or ``O``."""

    section: str
    start: int
    end: int
    label: str
    index: int | None = None


@dataclass(frozen=True, slots=True)
class StudyFact:
    """Words of a paper that state one fact of the study; ``text`` is fit to read, ``span`` its proof."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class ArmSize:
    """A group that people were assigned to, and how many; ``span`` holds name and number."""

    name: str
    size: int
    span: Span


@dataclass(frozen=True, slots=True)
class BodyReport:
    """What was read in the full text of a paper, beside what title and abstract say.

    The facts are there only where title and abstract have none.
    """

    statistics: tuple[Statistic, ...] = ()
    """Results of tables, then of the running text, that the abstract does not print as well."""
    left_out: int = 0
    """Results beyond those that are kept."""
    remarks: tuple[NumberRemark, ...] = ()
    """Where abstract and body print different numbers."""
    sample_size: SampleSize | None = None
    follow_up: FollowUp | None = None
    setting: StudyFact | None = None
    registrations: tuple[StudyFact, ...] = ()
    funding: StudyFact | None = None
    conflicts: StudyFact | None = None
    primary_outcome: StudyFact | None = None


@dataclass(frozen=True, slots=True)
class EvidenceReport:
    """All that was read in one paper by one version of the reader."""

    slots: tuple[Slot, ...]
    """Always four, in the order of :class:`Element`."""
    designs: tuple[DesignFinding, ...] = ()
    """Primary first."""
    statistics: tuple[Statistic, ...] = ()
    sample_size: SampleSize | None = None
    follow_up: FollowUp | None = None
    remarks: tuple[NumberRemark, ...] = ()
    token_labels: tuple[TokenLabel, ...] = ()
    version: str = ""
    arms: tuple[ArmSize, ...] = ()
    setting: StudyFact | None = None
    registrations: tuple[StudyFact, ...] = ()
    """Numbers of trial and review registers, without spaces: ``NCT01234567``."""
    funding: StudyFact | None = None
    conflicts: StudyFact | None = None
    primary_outcome: StudyFact | None = None
    """As the paper names it; ``None`` where it names none."""
    body: BodyReport | None = None
    """``None`` where there is no full text, or it was not read."""

    @property
    def results(self) -> tuple[Statistic, ...]:
        """All results, those of title and abstract first."""
        return (*self.statistics, *(self.body.statistics if self.body is not None else ()))

    @property
    def found_count(self) -> int:
        """How many of the four slots are found."""
        return sum(slot.found for slot in self.slots)

    def slot(self, element: Element) -> Slot:
        """Return the slot of ``element``; an empty one where the report lacks it."""
        for slot in self.slots:
            if slot.element is element:
                return slot
        return Slot(element)


@dataclass(frozen=True, slots=True)
class TableText:
    """A printed table as plain text: what a reader of results needs of it.

    ``columns`` are the head rows joined, one name a column; ``rows`` hold as many cells, ``""``
    where a cell spans; ``headings`` are the rows that are a heading over the whole width.
    """

    label: str
    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    headings: frozenset[int] = frozenset()
    notes: str = ""
    starts: tuple[tuple[int, ...], ...] = ()
    """Where each cell of each row begins in the article's own words; empty where that is not known."""


STATEMENT = "STATEMENT"
"""Category of what stands behind the body of an article: funding, interests, thanks."""


@dataclass(frozen=True, slots=True)
class FullText:
    """The body of an article as plain text, with the way back to the article's own words.

    ``sections`` are the running text of the body and the statements behind it, one for each heading;
    ``category`` is ``BACKGROUND METHODS RESULTS CONCLUSIONS``, :data:`STATEMENT`, or ``""``, and
    ``index`` counts them from 0.
    """

    sections: tuple[TextSection, ...]
    starts: tuple[tuple[tuple[int, int], ...], ...]
    """For each section and each of its paragraphs: where it begins there, and in the article's words."""
    tables: tuple[TableText, ...] = ()


@dataclass(frozen=True, slots=True)
class TableStatistic:
    """A result printed in a table. ``statistic.span`` lies in the cell's text, its section is the label."""

    statistic: Statistic
    table: str
    row: int
    column: int
    """Of the estimate: places among ``rows`` and ``columns``, from 0."""
