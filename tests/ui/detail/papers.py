# SPDX-License-Identifier: GPL-3.0-or-later
"""Made-up papers and small stand-ins for the services, for tests and pictures of the pane."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from refdesk.domain.changes import ChangeSet
from refdesk.domain.citation import Bibliography, EntryLayout, RenderedCitation, StyleInfo
from refdesk.domain.evidence import (
    Check,
    DesignFinding,
    Element,
    EvidenceReport,
    FollowUp,
    NumberRemark,
    SampleSize,
    Slot,
    Span,
    Statistic,
)
from refdesk.domain.evidence_corrections import (
    DESIGN,
    DesignCorrection,
    ResultCorrection,
    SlotCorrection,
    correct,
)
from refdesk.domain.fulltext import Article, Formula, FulltextSource, Licence
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.indexing import Keyword, MeshHeading, MeshQualifier, PublicationType
from refdesk.domain.korean_summary import KoreanSummary, SummaryLine, SummaryPart
from refdesk.domain.line import ReferenceRow
from refdesk.domain.machine_text import MachineText
from refdesk.domain.notices import NoticeState
from refdesk.domain.reference import (
    Abstract,
    AbstractSection,
    Author,
    Correction,
    Journal,
    PartialDate,
    Reference,
    TrialId,
)
from refdesk.domain.stored import StoredReference
from refdesk.services.figures import FigureState
from tests.ui.detail.beyond import FakeBeyond, FakeClient, FakeNearby, FakeRelated, three_lists

METHODS = (
    "In this multicenter trial, 412 adults with chronic kidney disease and an estimated "
    "filtration rate of 25 to 60 mL/min per 1.73 m<sup>2</sup> were randomly assigned to receive "
    "velorastat 20 mg daily or matching placebo for 24 months. A second, retrospective cohort "
    "included 1,204 patients of two hospitals. The primary outcome was a sustained decline of "
    "kidney function of at least 40 %; cells were counted per 10<sup>9</sup>/L."
)
RESULTS = (
    "Over a median follow-up of 25.4 months the primary outcome occurred in 38 patients of the "
    "velorastat group and in 57 of the placebo group (hazard ratio, 0.64; 95% CI, 0.43 to 0.96; "
    "P = .03). Death from any cause did not differ (hazard ratio, 0.97; 95% CI, 0.61 to 1.54; "
    "P = .90). In the cohort the adjusted hazard ratio was 0.71 (95% CI, 0.55 to 0.92; P = .24)."
)
KOREAN = (
    AbstractSection(
        "만성 콩팥병 환자에서 벨로라스타트가 신기능 저하를 늦추는지 확인하고자 하였다.", "배경"
    ),
    AbstractSection(
        "성인 412명을 무작위로 배정하여 벨로라스타트 20 mg 또는 위약을 24개월간 투여하였다. "
        "일차 평가변수는 신기능이 40 % 이상 지속적으로 감소하는 것이었다.",
        "방법",
    ),
    AbstractSection(
        "일차 평가변수는 치료군에서 유의하게 적게 발생하였다(위험비 0.64, 95 % 신뢰구간 0.43–0.96).",
        "결과",
    ),
)


def span(text: str, index: int, sections: tuple[AbstractSection, ...]) -> Span:
    """Return the span of ``text`` in a section."""
    section = sections[index]
    start = section.plain.index(text)
    return Span(section.label or "abstract", start, start + len(text), text, index)


def trial(**changes: object) -> Reference:
    """Return a trial with everything that a record can have."""
    sections = (
        AbstractSection(
            "Velorastat slows the decline of kidney function in animals. Whether it does so in "
            "people with <i>chronic kidney disease</i> is not known.",
            "BACKGROUND",
            "BACKGROUND",
        ),
        AbstractSection(METHODS, "METHODS", "METHODS"),
        AbstractSection(RESULTS, "RESULTS", "RESULTS"),
        AbstractSection(
            "Velorastat reduced the risk of a sustained decline of kidney function; survival was "
            "the same in both groups.",
            "CONCLUSIONS",
            "CONCLUSIONS",
        ),
    )
    names = ("Seo|Hanul|H", "Okafor|Ngozi B|NB", "Lindqvist|Åsa|Å", "Park|Jiwoo|J", "Mäkelä|Eero|E",
             "Diaz|Carla M|CM", "Novák|Petr|P", "Ito|Haruka|H")  # fmt: skip
    authors = tuple(
        Author(
            *name.split("|"),
            orcid="0000-0002-1825-0097" if i in {0, 3} else "",
            affiliations=(f"Department of Nephrology, Example University {i + 1}, Example City.",),
        )
        for i, name in enumerate(names)
    )
    base = Reference(
        title="Velorastat and the progression of chronic kidney disease: a randomized trial with "
        "24 months of follow-up and a retrospective cohort (CO<sub>2</sub>-<i>VELO</i>)",
        authors=authors,
        journal=Journal("Journal of made-up nephrology : JMN", "J Made Nephrol", "J Made Nephrol"),
        published=PartialDate(2026, 2),
        volume="75",
        issue="2",
        article_number="55",
        languages=("eng",),
        abstracts=(
            Abstract(sections, copyright="© 2026. The Author(s)."),
            Abstract(KOREAN, "kor"),
        ),
        mesh=(
            MeshHeading("Humans", "D006801"),
            MeshHeading("Aged, 80 and over", "D000369"),
            MeshHeading(
                "Renal Insufficiency, Chronic",
                "D051436",
                qualifiers=(MeshQualifier("drug therapy", major=True), MeshQualifier("mortality")),
            ),
            MeshHeading("Glomerular Filtration Rate", "D005919", qualifiers=()),
            MeshHeading("Kidney Failure, Chronic", "D007676", major=True),
            MeshHeading("Female", "D005260"),
        ),
        keywords=tuple(
            Keyword(k, "NOTNLM")
            for k in ("Chronic kidney disease", "Velorastat", "Real-world evidence", "R&D")
        ),
        publication_types=(
            PublicationType("Randomized Controlled Trial", "D016449"),
            PublicationType("Multicenter Study", "D016448"),
            PublicationType("Journal Article", "D016428"),
        ),
        identifiers=(
            Identifier(Scheme.PMID, "99999901"),
            Identifier(Scheme.DOI, "10.5555/jmn.2026.0055"),
            Identifier(Scheme.PMCID, "PMC99999901"),
        ),
        trial_ids=(TrialId("ClinicalTrials.gov", "NCT99999901"),),
    )
    return replace(base, **changes)  # type: ignore[arg-type]


def stored(reference: Reference, reference_id: int = 1, **changes: object) -> StoredReference:
    """Return ``reference`` as the library holds it."""
    base = StoredReference(reference_id, 1, reference, datetime(2026, 3, 1, tzinfo=UTC))
    return replace(base, **changes)  # type: ignore[arg-type]


def many_authors(count: int) -> tuple[Author, ...]:
    """Return as many authors as a consortium has."""
    return tuple(
        Author(f"Familyname{i}", f"Given{i}", f"G{chr(65 + i % 26)}", affiliations=(f"Place {i}",))
        for i in range(count)
    )


RETRACTION = (
    Correction("RetractionIn", "J Made Nephrol. 2026 May;75(5):401", pmid="99999999"),
    Correction("ErratumIn", "J Made Nephrol. 2026 Mar;75(3):199"),
)


def report() -> EvidenceReport:
    """Return what a reader finds in :func:`trial`."""
    abstract = trial().abstract
    assert abstract is not None
    parts = abstract.sections
    people = span("412 adults with chronic kidney disease", 1, parts)
    drug = span("velorastat 20 mg daily", 1, parts)
    placebo = span("matching placebo", 1, parts)
    decline = span("sustained decline of kidney function of at least 40 %", 1, parts)
    first = span("hazard ratio, 0.64; 95% CI, 0.43 to 0.96; P = .03", 2, parts)
    death = span("hazard ratio, 0.97; 95% CI, 0.61 to 1.54; P = .90", 2, parts)
    cohort = span("adjusted hazard ratio was 0.71 (95% CI, 0.55 to 0.92; P = .24)", 2, parts)
    ok = (Check("p-from-ci", "ok", 0.029), Check("ci-contains", "ok"))
    return EvidenceReport(
        slots=(
            Slot(Element.POPULATION, "412 adults with chronic kidney disease", (people,), 0.91),
            Slot(Element.INTERVENTION, "velorastat 20 mg daily", (drug,), 0.82),
            Slot(Element.COMPARISON, "matching placebo", (placebo,), 0.62),
            Slot(Element.OUTCOME, "sustained decline of kidney function of at least 40 %",
                 (decline, span("Death from any cause", 2, parts)), 0.4),
        ),
        designs=(
            DesignFinding("rct", "Randomized Controlled Trial", "publication type"),
            DesignFinding("cohort", "retrospective cohort", "text",
                          span("retrospective cohort", 1, parts)),
        ),
        statistics=(
            Statistic("HR", "Over a median follow-up …", first, 0.64, 0.95, 0.43, 0.96, 0.03, "=",
                      outcome="primary outcome", comparison="velorastat vs placebo", checks=ok),
            Statistic("HR", "Death from any cause …", death, 0.97, 0.95, 0.61, 1.54, 0.9, "=",
                      outcome="death from any cause", comparison="velorastat vs placebo",
                      checks=(Check("p-from-ci", "remark", 0.897),)),
            Statistic("HR", "In the cohort …", cohort, 0.71, 0.95, 0.55, 0.92, 0.24, "=",
                      adjusted=True, outcome="primary outcome", group="cohort",
                      checks=(Check("p-from-ci", "alarm", 0.0095),)),
            Statistic("P", "…", first, p=0.001, p_relation="<", outcome="albuminuria"),
        ),
        sample_size=SampleSize(1616, span("412", 1, parts)),
        follow_up=FollowUp("median 25.4 months", span("25.4 months", 2, parts)),
        remarks=(
            NumberRemark("arms-total", "alarm", "206 + 203 = 409, but the abstract says 412."),
        ),
        version="1.0",
    )  # fmt: skip


NOTHING_FOUND = EvidenceReport(tuple(Slot(element) for element in Element), version="1.0")


@dataclass(frozen=True)
class Heading:
    title: str
    level: int
    anchor: str


@dataclass(frozen=True)
class Page:
    html: str
    outline: tuple[Heading, ...]
    source: FulltextSource
    article: Article
    formulas: tuple[Formula, ...] = ()


def page(sections: int = 6) -> Page:
    """Return a full text with ``sections`` sections."""
    names = ("Introduction", "Methods", "Study population", "Results", "Discussion", "References")
    parts, outline = [], []
    for i in range(sections):
        name = names[i % len(names)]
        level = 2 if name == "Study population" else 1
        outline.append(Heading(name, level, f"s{i}"))
        parts.append(f'<a name="s{i}"></a><h{level + 1}>{name}</h{level + 1}>')
        parts.append(
            "<p>Kidney function declines with age <a href='#s1'>[1]</a>, and the decline is "
            "faster in chronic kidney disease; <i>velorastat</i> may slow it. "
            "<a href='https://example.org/protocol'>The protocol</a> is public.</p>"
            "<p>Patients were seen every three months for two years by the same team, and every "
            "event was judged by people who did not know the group.</p>"
        )
    parts.append(
        "<table><tr><th>Group</th><th>n</th><th>Events</th></tr><tr><td>Velorastat</td>"
        "<td>206</td><td>38</td></tr><tr><td>Placebo</td><td>206</td><td>57</td></tr></table>"
        '<p class="caption"><span class="label">Table 1.</span> Events by group.</p>'
        '<img src="https://example.org/tracker.png">'
    )
    source = FulltextSource(
        "PMC", "https://pmc.ncbi.nlm.nih.gov/articles/PMC99999901/", "1", "CC BY",
        "2026-03-02T10:00:00+00:00", 53124,
    )  # fmt: skip
    licence = Licence("CC BY", "https://creativecommons.org/licenses/by/4.0/")
    return Page(
        "".join(parts), tuple(outline), source, Article((), (), language="en", licence=licence)
    )


@dataclass
class FakeMachineTexts:
    texts: dict[tuple[int, str], MachineText] = field(default_factory=dict)

    def of(self, reference_id, kind):
        return self.texts.get((reference_id, kind))

    def forget(self, reference_id, kind):
        self.texts.pop((reference_id, kind), None)


@dataclass
class FakeLibrary:
    papers: dict[int, StoredReference]
    notes: list[tuple[int, str]] = field(default_factory=list)
    states: dict[int, NoticeState] = field(default_factory=dict)
    machine_texts: FakeMachineTexts = field(default_factory=FakeMachineTexts)

    def get(self, reference_id):
        return self.papers.get(reference_id)

    def ids(self, query):
        words = query.text.strip('"').casefold()
        return [i for i, s in self.papers.items() if words in repr(s.reference).casefold() or any(
            words == a.short.casefold() for a in s.reference.authors)]  # fmt: skip

    def rows(self, ids):
        return [self._row(self.papers[i]) for i in ids]

    def find_many(self, identifiers):
        return {}

    def notices(self, reference_id):
        return self.states.get(reference_id, NoticeState())

    def set_note(self, reference_id, text):
        self.notes.append((reference_id, text))
        self.papers[reference_id] = replace(self.papers[reference_id], note=text)
        return ChangeSet(updated=frozenset({reference_id}))

    def _row(self, s):
        r = s.reference
        return ReferenceRow(
            s.id, r.title_plain, r.authors[0].short if r.authors else "", r.year,
            r.journal.display, "", r.pmid, s.has_fulltext, s.is_read, r.is_retracted, s.is_sample,
            s.added_at,
        )  # fmt: skip


@dataclass
class FakeFulltexts:
    pages: dict[int, Page] = field(default_factory=dict)
    failures: dict[int, str] = field(default_factory=dict)

    def page(self, reference_id, words=None, *, abstract=False):
        return self.pages.get(reference_id)

    def last_failure(self, reference_id):
        return self.failures.get(reference_id, "")


@dataclass
class FakeEvidence:
    reports: dict[int, EvidenceReport] = field(default_factory=dict)
    corrections: dict[int, list] = field(default_factory=dict)
    error: Exception | None = None

    def korean_summary(self, reference_id):
        report = self.reports.get(reference_id)
        if report is None:
            return KoreanSummary()
        proof = next((slot.spans[0] for slot in report.slots if slot.spans), None)
        lines = (SummaryLine("위약과 비교했습니다.", proof), SummaryLine("P < 0.05", None, "note"))
        return KoreanSummary((SummaryPart("중재와 비교", lines),))

    def evidence(self, reference_id):
        report = self.reports.get(reference_id, NOTHING_FOUND)
        return correct(report, self.corrections.get(reference_id, ()))

    def place(self, reference_id, span, text):
        start = text.find(span.text)
        return (start, start + len(span.text)) if start >= 0 else None

    def correct_slot(self, reference_id, element, text):
        read = self._read(reference_id).slot(element)
        made = None if text is None else SlotCorrection(element, text, read, "1.0")
        return self._keep(reference_id, element.value, made)

    def correct_result(self, reference_id, read, numbers):
        made = ResultCorrection(numbers, read, "1.0")
        return self._keep(reference_id, made.subject, made)

    def reset_result(self, reference_id, read):
        return self._keep(reference_id, ResultCorrection(None, read, "1.0").subject, None)

    def correct_design(self, reference_id, code):
        read = self._read(reference_id).designs
        made = None if code is None else DesignCorrection(code, read, "1.0")
        return self._keep(reference_id, DESIGN, made)

    def _read(self, reference_id):
        return self.reports.get(reference_id, NOTHING_FOUND)

    def _keep(self, reference_id, subject, made):
        if self.error is not None:
            raise self.error
        kept = [c for c in self.corrections.get(reference_id, ()) if c.subject != subject]
        self.corrections[reference_id] = kept + ([made] if made is not None else [])
        return ChangeSet(updated=frozenset({reference_id}))


@dataclass
class FakeCiting:
    asked: list[tuple[int, str]] = field(default_factory=list)
    error: Exception | None = None

    def format_one(self, reference_id, style="apa", locale="en-US"):
        self.asked.append((reference_id, style))
        if self.error is not None:
            raise self.error
        start = "Seo, H., Okafor, N. B., Lindqvist, Å., Park, J., &amp; Ito, H. (2026). Velorastat"
        html = (
            f"{start} and the progression of kidney disease. <i>Journal of Made-up Nephrology</i>"
        )
        html += f", <i>75</i>(2), Article 55. https://doi.org/10.5555/jmn.2026.0055 [{style}]"
        text = html.replace("<i>", "").replace("</i>", "").replace("&amp;", "&")
        return RenderedCitation(html, text)

    def entry(self, reference_id, style, locale):
        made = self.format_one(reference_id, style, locale)
        return Bibliography((made,), (reference_id,), layout=EntryLayout(hanging=True))

    def styles(self, query="", field="", favourites=()):
        styles = [
            *self.default_styles(),
            StyleInfo("gut", "Gut", parent="bmj", parent_title="BMJ"),
            StyleInfo("the-lancet", "The Lancet"),
        ]
        return [style for style in styles if query.casefold() in style.title.casefold()]

    def known_styles(self, names):
        return [style for style in self.styles() if style.id in names]

    def cite(self, ids, style, locale="en-US"):
        return RenderedCitation("(Seo et al., 2026)", "(Seo et al., 2026)")

    def entry_as(self, reference_id, style, locale, form):
        return f"{form} {reference_id} {style}"

    def default_styles(self):
        return [
            StyleInfo("apa", "American Psychological Association 7th edition"),
            StyleInfo("modern-language-association", "Modern Language Association 9th edition"),
            StyleInfo("nlm-citation-sequence", "Vancouver"),
            StyleInfo("american-medical-association", "American Medical Association 11th edition"),
        ]


class FakeAnnotations:
    """Nothing is highlighted."""

    def of_paper(self, reference_id):
        return []

    def shown(self, reference_id, part, text):
        return []


@dataclass
class FakeBookmarks:
    places: dict[str, str] = field(default_factory=dict)

    def place(self, key):
        return self.places.get(key, "")

    def keep(self, key, place):
        self.places[key] = place

    def save(self):
        pass


@dataclass
class FakeFigures:
    """Pictures that are here, by name; there is nowhere to ask for others."""

    files: dict[str, bytes] = field(default_factory=dict)
    is_offline: bool = True

    def look(self, article, source):
        return FigureState("", files={name: Path(name) for name in self.files})

    def read(self, path):
        return self.files[str(path)], "png"


@dataclass
class FakeServices:
    library: FakeLibrary

    @property
    def organising(self):
        return self.library

    fulltext: FakeFulltexts = field(default_factory=FakeFulltexts)
    bookmarks: FakeBookmarks = field(default_factory=FakeBookmarks)
    evidence: FakeEvidence = field(default_factory=FakeEvidence)
    citing: FakeCiting = field(default_factory=FakeCiting)
    annotations: FakeAnnotations = field(default_factory=FakeAnnotations)
    figures: FakeFigures = field(default_factory=FakeFigures)
    client: FakeClient = field(default_factory=FakeClient)
    beyond: FakeBeyond = field(init=False)

    def __post_init__(self):
        self.beyond = FakeBeyond(FakeNearby(self.library), FakeRelated(three_lists()))


def services() -> FakeServices:
    """Return a library of papers that try the pane, by number.

    1 a full record; 2 no abstract; 3 a title of 400 characters, 300 authors, retracted; 4 Korean.
    """
    long_title = (
        "Effects of a very long intervention with many components on several outcomes in people "
        "who have more than one condition at the same time: " * 4
    )[:400]
    papers = {
        1: stored(trial(), 1, has_fulltext=True, is_sample=True),
        2: stored(
            trial(
                title="A letter without an abstract", abstracts=(), mesh=(), keywords=(),
                publication_types=(PublicationType("Letter", "D016422"),), trial_ids=(),
                identifiers=(Identifier(Scheme.PMID, "99999902"),),
            ), 2,
        ),
        3: stored(
            trial(title=long_title, authors=many_authors(300), corrections=RETRACTION), 3
        ),
        4: stored(
            trial(
                title="Effect of velorastat in Korean adults", title_translated=True,
                vernacular_title="한국 성인에서 벨로라스타트가 만성 콩팥병의 진행에 미치는 영향: "
                "다기관 무작위 배정 임상시험",
                authors=(Author("서", "하늘"), Author("박", "지우"), Author("김", "민준")),
                abstracts=(Abstract(KOREAN, "kor"),), languages=("kor",), trial_ids=(),
            ), 4,
        ),
    }  # fmt: skip
    made = FakeServices(FakeLibrary(papers))
    made.fulltext.pages[1] = page()
    made.evidence.reports = {1: report(), 3: report()}
    return made
