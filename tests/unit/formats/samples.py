"""Hand-made references, and strategies for any that a format can carry."""

from hypothesis import strategies as st

from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.indexing import Keyword, MeshHeading, PublicationType
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

ARTICLE = Reference(
    title="Cells at 10<sup>9</sup> in COVID-19 &amp; <i>E. coli</i>: a Korean trial",
    authors=(
        Author("Shin", "Hyo-Jeong"),
        Author("King", "Martin", suffix="Jr"),
        Author("van der Berg", "Jan"),
        Author(collective="Ministry of Health, Labour and Welfare"),
        Author("신", "효정"),
    ),
    journal=Journal(
        "Imagined Immunology", "Imag. Immunol.", "Imag Immunol", "1234-5679", "9876-543X"
    ),
    published=PartialDate(2026, 1, 28),
    volume="75",
    issue="2 Suppl 1",
    pages="132-42",
    languages=("eng",),
    abstracts=(
        Abstract(
            (
                AbstractSection("Recurs in 50% of cases.", "BACKGROUND", "BACKGROUND"),
                AbstractSection("P &lt; 0.05.", "RESULTS", "RESULTS"),
            )
        ),
    ),
    mesh=(MeshHeading("Carcinoma, Hepatocellular"),),
    keywords=(Keyword("cell therapy"), Keyword("A, B")),
    publication_types=(
        PublicationType("Journal Article"),
        PublicationType("Randomized Controlled Trial"),
    ),
    identifiers=(
        Identifier(Scheme.PMID, "41000001"),
        Identifier(Scheme.DOI, "10.1000/a_b(1)<2>"),
        Identifier(Scheme.PMCID, "PMC777"),
    ),
    note="A note.",
    citation_key="Shin2026",
)

PREPRINT = Reference(
    kind=ReferenceKind.PREPRINT,
    title="한국어 제목",
    authors=(Author("김", "민준"),),
    journal=Journal("bioRxiv"),
    published=PartialDate(2024),
    article_number="e0123456",
    citation_key="Kim2024",
)

CHAPTER = Reference(
    kind=ReferenceKind.CHAPTER,
    title="A chapter",
    authors=(Author("Park", "Ji"), Author("Lee", "Sun", role=AuthorRole.EDITOR)),
    container_title="The book",
    published=PartialDate(2020, 5),
    publisher="Press",
    publisher_place="Seoul",
    edition="2nd",
    series="Series",
    pages="1-20",
    identifiers=(Identifier(Scheme.ISBN, "9788900000001"),),
    url="https://example.org/x?a=1&b=2",
    citation_key="Park2020",
)

ALL = (ARTICLE, PREPRINT, CHAPTER)

_LETTERS = "abcdeéüñøłßABCDEÉ 가나다漢字αβ"
words = st.text(_LETTERS, min_size=1, max_size=20).map(lambda t: " ".join(t.split())).filter(bool)
texts = (
    st.text(_LETTERS + "0123456789&%$#_{}~^\\`'\"<>-–.,:;?!()[]@=*/|+", min_size=1, max_size=60)
    .map(lambda t: " ".join(t.split()))
    .filter(bool)
)
"""Anything people write in a title, white space collapsed."""

names = st.builds(Author, family=words, given=words)
groups = st.builds(Author, collective=texts.map(lambda t: t.strip(" ,;")).filter(bool))
years = st.builds(PartialDate, st.integers(1800, 2099), st.one_of(st.none(), st.integers(1, 12)))
