# SPDX-License-Identifier: GPL-3.0-or-later
"""Works made by hand, by name: one for every kind that a style manual has a rule for.

The golden files of the styles say what is printed of them. Names stay as they are; what a work
leaves unsaid is that of :func:`tests.unit.citations.makers.article` or ``book``.
"""

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
from tests.unit.citations.makers import article, book, doi, editor, people

ROE = Author("Roe", "Jane Ann", "JA")
METRIC = Author(collective="METRIC Study Group")
WHO = "World Health Organization"
SICI = "10.1002/(SICI)1097-0258(19980815)17:15<1661::AID-SIM968>3.0.CO;2-2"


def by(*authors: Author, **changes: object) -> Reference:
    return article(authors=authors, **changes)


def titled(title: str, **changes: object) -> Reference:
    return article(title=title, **changes)


def located(value: str) -> Reference:
    return article(identifiers=doi(value))


def dated(year: int, month: int | None = None, **changes: object) -> Reference:
    return article(published=PartialDate(year, month, **changes))


def paged(pages: str) -> Reference:
    return article(pages=pages)


def other(kind: ReferenceKind, **values: object) -> Reference:
    return Reference(kind=kind, **({"languages": ("eng",), "authors": (ROE,)} | values))


def of_type(name: str, ui: str, **changes: object) -> Reference:
    return article(publication_types=(PublicationType(name, ui),), **changes)


AUTHORS = {
    "article with pages": article(),
    **{
        f"{name} authors": article(authors=people(count))
        for name, count in (
            ("two", 2), ("three", 3), ("four", 4), ("six", 6), ("seven", 7), ("eleven", 11),
            ("20", 20), ("21", 21), ("25", 25),
        )
    },
    "list cut by the index": article(authors=people(2), authors_complete=False),
    "group author": by(METRIC),
    "person and group": by(Author("Roe", "Jane Ann"), METRIC),
    "group with members": article(authors=(*people(3), METRIC)),
    "two groups": by(METRIC, Author(collective="Korean Society of Surgery")),
    "suffix Jr": by(Author("King", "Martin Luther", "ML", "Jr")),
    "suffix 3rd": by(Author("Roe", "Jane"), Author("Davis", "Adam", "A", "3rd")),
    "particles": by(Author("de Beauvoir", "Simone", "S"), Author("van der Berg", "Jan", "J")),
    "capital particle": by(Author("Van den Berg", "Jan", "J"), Author("De Luca", "Ada", "A")),
    "apostrophe in a name": by(Author("O'Neil", "Pat", "P"), Author("d'Arcy", "Ann", "A")),
    "hyphenated given name": by(Author("Shin", "Hyo-jeong", "HJ")),
    "hyphen and capital": by(Author("Martin", "Jean-Pierre", "JP")),
    "unspaced initials": by(Author("Shin", "HJ", "HJ")),
    "initial before a name": by(Author("Lee", "J Michael", "JM")),
    "initials with stops": by(Author("Lee", "J.M.", "JM")),
    "one name": by(Author("Suharto")),
    "hyphenated family name": by(Author("García-López", "María", "M")),
    "two family names": by(Author("García López", "María José", "MJ")),
    "names in capitals": by(Author("CRUISE", "J M", "JM"), Author("MCKAY", "T", "T")),
    "romanised Korean names": by(
        Author("Shin", "Hyojeong", "H"), Author("Park", "Yun Ji", "YJ"), Author("Kim", "Min-Jun")
    ),
    "Hangul names": article(
        title="담석증의 조기 수술",
        authors=(Author("신", "효정"), Author("박", "윤지")),
        languages=("kor",),
    ),
    "Hangul and romanised names": by(Author("신", "효정"), Author("Kim", "Min-Jun", "MJ")),
    "Korean journal": article(
        title="담석증의 조기 수술",
        authors=(Author("신", "효정"), Author("박", "윤지"), Author("김", "민준")),
        journal=Journal("대한외과학회지"),
        languages=("kor",),
    ),
    "Chinese names": article(
        title="胆石症的早期手术",
        authors=(Author("王", "小明"),),
        journal=Journal("中华外科杂志"),
        languages=("chi",),
    ),
    "no author": article(authors=()),
}  # fmt: skip

TITLES = {
    "no title": article(title=""),
    "title with a question mark": titled("Is early surgery safe?"),
    "title with an exclamation mark": titled("Operate early!"),
    "title with MEDLINE's stop": titled("Early surgery for gallstones."),
    "title ending in a quotation": titled('Gallstones and the "weekend effect"'),
    "title ending in a quoted question": titled('The patient asks, "Is it safe?"'),
    "title ending in an abbreviation": titled("Early surgery in the U.S."),
    "title ending in a bracket": titled("Early surgery for gallstones (EARLY)"),
    "title ending in an ellipsis": titled("To operate or to wait..."),
    "quotation marks in the title": titled('The "weekend effect" in surgery'),
    "subtitle": titled("Early surgery for gallstones: a cohort study with mRNA data"),
    "question before the subtitle": titled("Is early surgery safe? a cohort study"),
    "subtitle after a dash": titled("Early surgery—a cohort study"),
    "species, subscript, Greek, less than": titled(
        "<i>Escherichia coli</i>, CO<sub>2</sub> &lt; 10<sup>9</sup>, α-synuclein and p53"
    ),
    "gene and Latin in the title": titled("Silencing of <i>BRCA1</i> in vitro and in mice"),
    "title beginning with a small letter": titled("mRNA vaccines after surgery"),
    "title with proper names": titled("Crohn disease and COVID-19 in South Korea during May"),
    "title with hyphens": titled("Follow-up of evidence-based self-care"),
    "title in title case": titled("Effects of Early Surgery on Gallstones in Adults"),
    "title in title case with names": titled(
        "Effects of mRNA Vaccines on Crohn Disease in Korean Adults: A Meta-Analysis of RCTs"
    ),
    "title in capitals": titled("EFFECTS OF EARLY SURGERY ON GALLSTONES IN ADULTS"),
    "translated title": titled(
        "Early surgery",
        title_translated=True,
        vernacular_title="La chirurgie précoce",
        languages=("fre",),
    ),
    "translation only": titled("Early surgery", title_translated=True, languages=("fre",)),
    "translated Korean title": titled(
        "Early surgery",
        title_translated=True,
        vernacular_title="조기 수술",
        languages=("kor",),
    ),
    "title in French": titled("La chirurgie précoce de la lithiase", languages=("fre",)),
    "title in German": titled(
        "Frühe Operation bei Gallensteinen",
        journal=Journal("Der Chirurg; Zeitschrift fur alle Gebiete", "Chirurg", "Chirurg"),
        languages=("ger",),
    ),
}

PLACES = {
    "article number": article(pages="", article_number="e0194718"),
    "article number in digits": article(pages="", article_number="55"),
    "article number given as page": article(pages="e0194718", article_number="e0194718"),
    "short article number in the pages": article(pages="e12"),
    "electronic range": article(pages="e12-e20"),
    "no pages": article(pages=""),
    "one page": paged("7"),
    "two ranges of pages": paged("101-8, 115"),
    "pages over a hundred": paged("1198-203"),
    "roman pages": paged("iv-ix"),
    "pages of a letter": paged("S12-8"),
    "electronic pages": paged("1011.e1-4"),
    "no issue": article(issue=""),
    "no volume": article(volume=""),
    "supplement": article(volume="39 Suppl 1", issue="", pages="S12-8"),
    "supplement of an issue": article(issue="7 Suppl 2", pages="S12-8"),
    "supplement without a number": article(volume="39 Suppl", issue="", pages="S12-8"),
    "part of a volume": article(volume="56 ( Pt 10)", issue=""),
    "double issue": article(issue="7-8"),
    "journal with NLM's suffix": article(
        journal=Journal(
            "Cancer immunology, immunotherapy : CII",
            "Cancer Immunol Immunother",
            "Cancer Immunol Immunother",
        )
    ),
    "journal with a place": article(
        journal=Journal("Science (New York, N.Y.)", "Science", "Science")
    ),
    "journal with a section": article(
        journal=Journal("The Lancet. Oncology", "Lancet Oncol", "Lancet Oncol")
    ),
    "journal by its abbreviation": article(journal=Journal("", "J Clin Oncol", "J Clin Oncol")),
    "journal with an ampersand": article(
        journal=Journal("Health & social care", "Health Soc Care", "Health Soc Care")
    ),
    "DOI with resolver": located("https://doi.org/10.1000/xyz"),
    "DOI with the old resolver": located("http://dx.doi.org/10.1000/xyz"),
    "DOI with label and stop": located("doi: 10.1000/xyz."),
    "DOI in capitals": located("10.1000/XYZ.2021"),
    "DOI with angle brackets": located(SICI),
    "DOI with a number sign": located("10.1000/ab#c"),
    "DOI with percent signs": located("10.1000/ab%2Fc"),
    "no DOI": article(identifiers=()),
    "no DOI but an address": article(identifiers=(), url="https://example.org/early"),
    "PMID and PMCID": article(
        identifiers=(
            Identifier(Scheme.PMID, "33333333"),
            Identifier(Scheme.PMCID, "PMC7777777"),
            *doi("10.1000/xyz"),
        )
    ),
}

DATES = {
    "no year": article(published=PartialDate()),
    "year only": dated(2021),
    "month and year": dated(2021, 3),
    "months": dated(2021, 11, raw="2021 Nov-Dec"),
    "months over New Year": dated(1998, 12, raw="1998 Dec-1999 Jan"),
    "season": dated(2021, season="Spring", raw="2021 Spring"),
    "electronic date only": article(
        published=PartialDate(), electronic_date=PartialDate(2020, 12, 24)
    ),
    "ahead of print": article(volume="", issue="", pages="", publication_status="aheadofprint"),
    "in press": article(
        published=PartialDate(raw="in press"), volume="", issue="", pages="", identifiers=()
    ),
}

NOTICES = {
    "retracted paper": article(
        publication_types=(PublicationType("Retracted Publication", "D016441"),),
        corrections=(Correction("RetractionIn", "J Clin Oncol. 2022 Feb 6;40(3):445. doi: 1"),),
    ),
    "retracted without a notice": of_type("Retracted Publication", "D016441"),
    "erratum": of_type(
        "Published Erratum",
        "D016425",
        title="Correction: Early surgery for gallstones",
        authors=(),
        pages="445",
    ),
    "letter": of_type("Letter", "D016422", title="Early surgery for gallstones", pages="445-6"),
    "reply": of_type("Letter", "D016422", title="Authors' reply", pages="445; author reply 446"),
    "editorial": of_type("Editorial", "D016421", title="Operate early?", pages="440-1"),
    "conference abstract": other(
        ReferenceKind.CONFERENCE_PAPER,
        title="Early surgery for gallstones",
        journal=Journal("Journal of clinical oncology", "J Clin Oncol", "J Clin Oncol"),
        published=PartialDate(2021, 5, 20),
        volume="39",
        issue="15 Suppl",
        pages="1012",
        identifiers=doi("10.1000/xyz"),
    ),
    "preprint": other(
        ReferenceKind.PREPRINT,
        title="Early surgery for gallstones",
        authors=people(1),
        journal=Journal("medRxiv : the preprint server for health sciences"),
        published=PartialDate(2021, 10, 3),
        article_number="2021.10.01.1",
        identifiers=doi("10.1101/2021.10.01.1"),
    ),
}

CHAPTER = other(
    ReferenceKind.CHAPTER,
    title="Randomization in practice",
    authors=(Author("Kim", "Ann"), editor("Roe", "Jane")),
    container_title="Clinical trials",
    pages="101-18",
    published=PartialDate(2020),
    publisher="Oak Press",
)
BOOKS = {
    "book": book(),
    "book with edition": book(edition="6th ed."),
    "book in several volumes": book(volume="2"),
    "book with a place": book(publisher_place="Boston", publisher="Oak Press"),
    "book in a series": book(series="Methods in surgery"),
    "book by a group": book(authors=(Author(collective=WHO),), publisher=WHO),
    "edited book": book(authors=(editor("Roe", "Jane"), editor("Poe", "Ann"))),
    "translated book": book(
        authors=(ROE, Author("Poe", "Ann Lee", role=AuthorRole.TRANSLATOR)),
    ),
    "chapter": CHAPTER,
    "chapter with edition and editors": replace(
        CHAPTER,
        authors=(*people(3), editor("Roe", "Jane Ann"), editor("Poe", "Bo"), editor("Doe", "Cy")),
        edition="3rd ed.",
        publisher_place="Boston",
    ),
    "conference paper": other(
        ReferenceKind.CONFERENCE_PAPER,
        title="Randomization in practice",
        container_title="Proceedings of the second meeting on trials",
        pages="101-18",
        published=PartialDate(2020, 6, 1),
        publisher="Oak Press",
    ),
    "entry of an encyclopedia": other(
        ReferenceKind.ENTRY,
        title="Gallstones",
        container_title="Encyclopedia of surgery",
        published=PartialDate(2020),
        publisher="Oak Press",
    ),
}

THESIS = other(
    ReferenceKind.THESIS,
    title="Early surgery for gallstones",
    published=PartialDate(2020),
    publisher="Yonsei University",
    extra=(("ris:M3", "Doctoral dissertation"),),
)
OTHERS = {
    "thesis": THESIS,
    "thesis of no stated kind": replace(THESIS, extra=()),
    "report": other(
        ReferenceKind.REPORT,
        title="Surgery in numbers",
        authors=(Author(collective="Office for Surgery"),),
        article_number="24",
        published=PartialDate(2020),
        publisher="Ministry of Health",
        url="https://example.org/report",
    ),
    "guideline": other(
        ReferenceKind.REPORT,
        title="Gallstone disease: diagnosis and management",
        authors=(Author(collective="National Institute for Health"),),
        published=PartialDate(2014, 10, 29),
        publisher="National Institute for Health",
        url="https://example.org/guideline",
    ),
    "web page": other(
        ReferenceKind.WEBPAGE,
        title="Gallstones",
        authors=(Author(collective=WHO),),
        container_title=WHO,
        published=PartialDate(2020, 5, 6),
        url="https://example.org/gallstones",
    ),
    "web page of a site": other(
        ReferenceKind.WEBPAGE,
        title="Living with gallstones",
        container_title="Surgery today",
        published=PartialDate(2020, 5, 6),
        url="https://example.org/living",
    ),
    "web page with a day of access": other(
        ReferenceKind.WEBPAGE,
        title="Living with gallstones",
        container_title="Surgery today",
        url="https://example.org/living",
        extra=(("ris:Y2", "2021/02/03"),),
    ),
    "dataset": other(
        ReferenceKind.DATASET,
        title="Operations in Korea, 2010–2020",
        published=PartialDate(2021),
        publisher="Dryad",
        identifiers=doi("10.5061/dryad.1234"),
    ),
    "registry record": other(
        ReferenceKind.WEBPAGE,
        title="Early surgery for gallstones in adults",
        authors=(Author(collective="Yonsei University"),),
        container_title="ClinicalTrials.gov",
        published=PartialDate(2019, 7, 8),
        identifiers=(Identifier(Scheme.NCT, "NCT01234567"),),
        url="https://clinicaltrials.gov/study/NCT01234567",
    ),
    "software": other(
        ReferenceKind.SOFTWARE,
        title="TrialTools",
        published=PartialDate(2022),
        edition="4.2",
        publisher="Oak Software",
        url="https://example.org/trialtools",
    ),
    "newspaper article": other(
        ReferenceKind.NEWSPAPER,
        title="Surgeons operate earlier",
        container_title="The daily post",
        published=PartialDate(2021, 3, 4),
        pages="A4",
    ),
    "magazine article": other(
        ReferenceKind.MAGAZINE,
        title="Surgeons operate earlier",
        container_title="Health weekly",
        published=PartialDate(2021, 3, 4),
        volume="12",
        issue="9",
        pages="30-5",
    ),
    "patent": other(
        ReferenceKind.PATENT,
        title="Clip for gallstone surgery",
        published=PartialDate(2018, 2, 1),
        article_number="US 9,876,543",
    ),
}

WORKS = AUTHORS | TITLES | PLACES | DATES | NOTICES | BOOKS | OTHERS
