# SPDX-License-Identifier: GPL-3.0-or-later
"""Hand-made records with what breaks exchange formats: signs, names, places, dates."""

from dataclasses import replace

from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.indexing import Keyword, MeshHeading
from refdesk.domain.reference import (
    Abstract,
    AbstractSection,
    Author,
    AuthorRole,
    Journal,
    PartialDate,
    Reference,
    ReferenceKind,
)

_JOURNAL = Journal(
    "Imagined Immunology", "Imag. Immunol.", "Imag Immunol", "0028-0836", "1476-4687"
)
_PLAIN = Reference(
    title="A plain title",
    authors=(Author("Kim", "Jae Hyun"), Author("Lee", "Soo-Jin")),
    journal=_JOURNAL,
    published=PartialDate(2024, 5, 17),
    volume="12",
    issue="3",
    pages="101-9",
    identifiers=(Identifier(Scheme.PMID, "38000001"), Identifier(Scheme.DOI, "10.1000/imag.1")),
)


def _paper(key: str, **said: object) -> Reference:
    return replace(_PLAIN, citation_key=key, **said)  # type: ignore[arg-type]


def _dois(doi: str) -> tuple[Identifier, ...]:
    return Identifier(Scheme.PMID, "38000002"), Identifier(Scheme.DOI, doi)


_TITLES = {
    "Percent2024": "50% of patients &amp; 3 doctors: cost in $ and #1 rank_order",
    "Braces2024": "Sets {A, B} and a \\ between C:\\temp and D",
    "Tilde2024": "A ~5-fold rise, x^2 and a `quoted' word",
    "Quotes2024": "\u201cQuoted\u201d words, it\u2019s \"straight\" ones, and 'single' ones",
    "Less2024": "Effect at P &lt; 0.05 and HR &gt; 1",
    "Greek2024": "TNF-α, β-catenin and the Δ32 allele at 37 °C ± 2 µg × 3",
    "Scripts2024": "CD4<sup>+</sup> cells and H<sub>2</sub>O<sub>2</sub> in <i>Escherichia coli</i>",
    "Accents2024": "Guillain-Barré, Sjögren and Łódź: naïve São Tomé, Erdős",
    "Hangul2024": "한국인 간세포암 환자에서의 면역세포치료",
    "Mixed2024": "간세포암 (HCC) 환자의 5년 생존율 20%",
    "Question2024": "Does it work? A randomised trial",
    "Dash2024": "Dose\u2013response over 1990\u20132020 \u2014 a re-analysis",
    "Capitals2024": "Role of BRCA1, mTOR and pH in the Korean National Health Survey",
    "TitleCase2024": "Immune Checkpoint Inhibitors In The Elderly: The REACH Trial",
    "Hyphens2024": "A -- double hyphen and ''two primes''",
    "Long2024": " ".join(["A title of many words that goes on"] * 12),
    "Emoji2024": "Emoji 😀 and math 𝛼 beyond the first plane",
    "Leading2024": "@home care, [bracketed] and (round)",
    "Tag2024": "TY - JOUR is no tag in a title",
    "Math2024": "A $5 note and a 5$ one",
    "Url2024": "See https://example.org/a_b?c=1&amp;d=%20#e for it",
    "The2024": "The the and A of An",
}  # fmt: skip

_NAMES = {
    "Suffix2024": (
        Author("King", "Martin Luther", suffix="Jr"),
        Author("Gates", "William Henry", suffix="III"),
    ),
    "Particle2024": (
        Author("van der Berg", "Jan"),
        Author("de la Cruz", "Ana María"),
        Author("Von Neumann", "John"),
    ),
    "Hyphen2024": (
        Author("Smith-Jones", "Anna-Marie"),
        Author("O'Brien", "Conan"),
        Author("D\u2019Angelo", "Beverly"),
    ),
    "Korean2024": (Author("신", "효정"), Author("남궁", "민"), Author("Shin", "Hyo-Jeong")),
    "Group2024": (Author("Kim", "Jae"), Author(collective="REACH Study Group")),
    "GroupAnd2024": (Author(collective="Ministry of Food and Drug Safety"), Author("Lee", "Soo")),
    "GroupComma2024": (
        Author(collective="Ministry of Health, Labour and Welfare"),
        Author("Lee", "Soo"),
    ),
    "Initials2024": (Author("Doe", "", "JH"), Author("Roe", "R P"), Author("Poe", "E. A.")),
    "Accent2024": (
        Author("Müller", "Jürgen"),
        Author("Łukasz", "Ćwik"),
        Author("Nguyễn", "Văn Ấn"),
        Author("Sørensen", "Åse"),
    ),
    "Single2024": (Author("Sukarno"), Author("Aristotle"), Author("Dalai Lama")),
    "And2024": (Author("Anderson", "And"), Author("Brandt", "Sand")),
    "Many2024": tuple(
        Author(f"Author{chr(65 + n % 26)}", f"Given{chr(65 + n // 26)}") for n in range(120)
    ),
    "Chinese2024": (Author("王", "小明"), Author("山田", "太郎")),
    "Two2024": (Author("García Márquez", "Gabriel"), Author("Lloyd Webber", "Andrew")),
}

_OTHERS = (
    _paper(
        "DoiAngle2024",
        identifiers=_dois("10.1002/(SICI)1097-0258(19980815)17:15<1661::AID-SIM968>3.0.CO;2-2"),
    ),
    _paper(
        "DoiUnder2024",
        identifiers=_dois("10.1007/978-3-030_1%2#5"),
        url="https://example.org/a_b/~c?d=%20&e=1#f",
    ),
    _paper("Season2024", published=PartialDate(2024, season="Spring")),
    _paper("Year2024", published=PartialDate(2024)),
    _paper("Month2024", published=PartialDate(2024, 11)),
    _paper("Medline2024", published=PartialDate(2024, 11, raw="2024 Nov-Dec")),
    _paper("Number2024", pages="", article_number="e0194718", issue=""),
    _paper("Supplement2024", volume="75 Suppl 2", issue="Pt 1", pages="S12-8"),
    _paper("Pages2024", pages="101-8, 115"),
    _paper("Roman2024", pages="iii-xi"),
    _paper("Letter2024", pages="1011.e1-4"),
    _paper("SinglePage2024", pages="77"),
    _paper("Bare2024", volume="", issue="", pages="", identifiers=()),
    _paper(
        "Nothing2024", authors=(), journal=Journal(), volume="", issue="", pages="", identifiers=()
    ),
    _paper(
        "NlmSuffix2024",
        journal=Journal(
            "Cancer immunology, immunotherapy : CII",
            "Cancer Immunol. Immunother.",
            "Cancer Immunol Immunother",
            nlm_id="8605732",
        ),
    ),
    _paper("Ampersand2024", journal=Journal("Science & Medicine")),
    _paper(
        "Lines2024",
        abstracts=(
            Abstract(
                (
                    AbstractSection("Lines\nof 50% &amp; more.", "BACKGROUND"),
                    AbstractSection("P &lt; 0.05; x_i^2.", "RESULTS"),
                )
            ),
        ),
        keywords=(Keyword("a, b"), Keyword("c_d")),
        mesh=(MeshHeading("Carcinoma, Hepatocellular"),),
    ),
    _paper("Note2024", note="First line\nSecond line with 100% & more_under"),
    replace(
        _PLAIN,
        citation_key="Chapter2024",
        kind=ReferenceKind.CHAPTER,
        journal=Journal(),
        container_title="The Book of 100% Chapters",
        authors=(Author("Park", "Ji"), Author("Lee", "Sun", role=AuthorRole.EDITOR)),
        publisher="Press & Sons",
        publisher_place="Seoul",
        edition="2nd",
        volume="",
        issue="",
    ),
    replace(
        _PLAIN,
        citation_key="Book2024",
        kind=ReferenceKind.BOOK,
        journal=Journal(),
        publisher="Press",
        publisher_place="Seoul",
        identifiers=(Identifier(Scheme.ISBN, "9780306406157"),),
        volume="",
        issue="",
        pages="",
    ),
    replace(
        _PLAIN,
        citation_key="Thesis2024",
        kind=ReferenceKind.THESIS,
        journal=Journal(),
        publisher="Seoul National University",
        identifiers=(),
        volume="",
        issue="",
        pages="",
    ),
    replace(
        _PLAIN,
        citation_key="Preprint2024",
        kind=ReferenceKind.PREPRINT,
        journal=Journal("medRxiv"),
        volume="",
        issue="",
        pages="",
    ),
    replace(
        _PLAIN,
        citation_key="Report2024",
        kind=ReferenceKind.REPORT,
        journal=Journal(),
        publisher="WHO",
        volume="",
        issue="",
        pages="",
        identifiers=(),
    ),
    replace(
        _PLAIN,
        citation_key="Web2024",
        kind=ReferenceKind.WEBPAGE,
        journal=Journal(),
        url="https://example.org/guide_line",
        volume="",
        issue="",
        pages="",
        identifiers=(),
    ),
    _paper("Cut2024", authors_complete=False),
    _paper("key:with-odd_signs+2024"),
)

RECORDS: tuple[Reference, ...] = (
    *(_paper(key, title=title) for key, title in _TITLES.items()),
    *(_paper(key, authors=authors) for key, authors in _NAMES.items()),
    *_OTHERS,
)
