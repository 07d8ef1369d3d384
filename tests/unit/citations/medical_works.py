"""Works made by hand for which medical manuals have rules of their own; beside :mod:`.works`."""

from dataclasses import replace

from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.indexing import PublicationType
from refdesk.domain.reference import (
    Author,
    AuthorRole,
    Correction,
    Journal,
    PartialDate,
    Reference,
    ReferenceKind,
)
from tests.unit.citations.makers import article, doi
from tests.unit.citations.works import WORKS

HANGUL = tuple(
    Author(name[0], name[1:])
    for name in ("신효정", "박윤지", "김민준", "이서연", "최지우", "정하은", "강도윤")
)
KOREAN_EDITORS = (
    replace(HANGUL[0], role=AuthorRole.EDITOR),
    replace(HANGUL[1], role=AuthorRole.EDITOR),
)


def noticed(kind: str, text: str) -> Reference:
    return article(corrections=(Correction(kind, text),))


def pmid(value: str) -> tuple[Identifier, ...]:
    return (Identifier(Scheme.PMID, value),)


MEDICAL_WORKS = WORKS | {
    "paper with an erratum": noticed(
        "ErratumIn", "J Clin Oncol. 2021 Aug 9;39(12):1445. doi: 10.1000/err"
    ),
    "erratum of a paper": noticed("ErratumFor", "J Clin Oncol. 2020 Mar;38(7):132-142."),
    "expression of concern": noticed(
        "ExpressionOfConcernIn", "J Clin Oncol. 2022 May 1;40(9):1001"
    ),
    "notice of a retraction": article(
        title="Notice of retraction",
        publication_types=(PublicationType("Retraction of Publication", "D016440"),),
        corrections=(Correction("RetractionOf", "J Clin Oncol. 2020 Mar;38(7):132-142."),),
    ),
    "paper with a comment": noticed("CommentIn", "Lancet. 2021 Apr 3;397(1):10."),
    "preprint with its paper": replace(
        WORKS["preprint"],
        corrections=(Correction("UpdateIn", "J Clin Oncol. 2022 Feb 6;40(3):445-450."),),
    ),
    "online before print": article(
        publication_status="ppublish", electronic_date=PartialDate(2020, 8, 22)
    ),
    "electronic journal": article(
        published=PartialDate(2021),
        electronic_date=PartialDate(2021, 2, 3),
        publication_status="epublish",
        issue="",
        pages="",
        article_number="115446",
    ),
    "ahead of print with pages": article(
        volume="", issue="", pages="1-14", publication_status="aheadofprint"
    ),
    "months with a day": article(published=PartialDate(2022, 5, 1, raw="2022 May-Jun 01")),
    "two languages": article(languages=("eng", "ger")),
    "title in another language as well": article(vernacular_title="La chirurgie précoce"),
    "trade mark": article(title="Early surgery with FiLaC™"),
    "group among persons": article(
        authors=(Author("Roe", "Jane", "J"), Author(collective="EARLY Group"), Author("Poe", "Al"))
    ),
    "four initials": article(authors=(Author("Bhaskar", "Lakkakula V K S", "LVKS"),)),
    "second": article(authors=(Author("Simone", "Charles B", "CB", "2nd"),)),
    "seven Hangul names": article(
        title="담석증의 조기 수술",
        authors=HANGUL,
        journal=Journal("대한외과학회지"),
        languages=("kor",),
    ),
    "Korean paper with an English title": article(
        title="Early surgery for gallstones",
        title_translated=True,
        vernacular_title="담석증의 조기 수술",
        authors=HANGUL[:2],
        journal=Journal("대한외과학회지"),
        languages=("kor",),
    ),
    "Korean book": Reference(
        kind=ReferenceKind.BOOK,
        title="외과학",
        authors=HANGUL[:1],
        edition="2",
        publisher="군자출판사",
        publisher_place="서울",
        published=PartialDate(2017),
        languages=("kor",),
    ),
    "Korean chapter": Reference(
        kind=ReferenceKind.CHAPTER,
        title="담석증",
        authors=(HANGUL[2], *KOREAN_EDITORS),
        container_title="외과학",
        edition="2",
        publisher="군자출판사",
        publisher_place="서울",
        published=PartialDate(2017),
        pages="101-18",
        languages=("kor",),
    ),
    "chapter of the Bookshelf": Reference(
        kind=ReferenceKind.CHAPTER,
        title="Gallstones",
        authors=(Author("Roe", "Jane Ann", "JA"), Author("Poe", "Al", "A")),
        container_title="StatPearls",
        electronic_date=PartialDate(2022, 10, 12),
        published=PartialDate(2022, 1),
        publisher="StatPearls Publishing",
        publisher_place="Treasure Island (FL)",
        languages=("eng",),
        identifiers=pmid("34033336"),
        url="https://www.ncbi.nlm.nih.gov/books/NBK1/",
        extra=(("pubmed:medium", "Internet"), ("pubmed:begins", "2022-01")),
    ),
    "report in PubMed": Reference(
        kind=ReferenceKind.BOOK,
        title="Early surgery for gallstones: a programme of research",
        authors=(Author("Roe", "Jane Ann", "JA"),),
        published=PartialDate(2020, 9),
        publisher="NIHR Journals Library",
        publisher_place="Southampton (UK)",
        languages=("eng",),
        identifiers=pmid("33017109"),
    ),
    "PMID, PMCID and DOI": article(
        identifiers=(
            *pmid("33333333"),
            Identifier(Scheme.PMCID, "PMC7777777"),
            *doi("10.1000/xyz"),
        )
    ),
}
"""By name; those of :data:`WORKS` first."""
