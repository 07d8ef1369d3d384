"""References as CSL-JSON items."""

import json
from typing import Any

import pytest

from refdesk.domain.csl import csl_date, csl_item
from refdesk.domain.csl_names import csl_name
from refdesk.domain.csl_titles import csl_title
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


def item(**values: Any) -> dict[str, Any]:
    return csl_item(Reference(**values), "x")


# Names


@pytest.mark.parametrize(
    ("author", "name"),
    [
        (Author("Shin", "Hyunjae", "H"), {"family": "Shin", "given": "Hyunjae"}),
        (Author("Shin", "HJ", "HJ"), {"family": "Shin", "given": "H. J."}),
        (Author("Shin", "", "HJ"), {"family": "Shin", "given": "H. J."}),
        (Author("Shin", "H J"), {"family": "Shin", "given": "H. J."}),
        (Author("Shin", "J.R.R."), {"family": "Shin", "given": "J. R. R."}),
        (Author("Shin", "J-H"), {"family": "Shin", "given": "J-H."}),
        (Author("Lee", "J Michael", "JM"), {"family": "Lee", "given": "J. Michael"}),
        (Author("Wang", "LI", "L"), {"family": "Wang", "given": "LI"}),
        (Author("Shin", "Hyo-jeong"), {"family": "Shin", "given": "Hyo-jeong"}),
        (Author(collective="METRIC <i>Study</i> Group"), {"family": "METRIC Study Group"}),
        (Author("Suharto"), {"family": "Suharto"}),
        (Author("", "Suharto"), {"family": "Suharto"}),
        (Author("신", "효정"), {"family": "신", "given": "효정"}),
        (Author("王", "小 明"), {"family": "王", "given": "小明"}),
        (
            Author("van der Berg", "Jan"),
            {"family": "Berg", "non-dropping-particle": "van der", "given": "Jan"},
        ),
        (Author("Van Dyke", "Jan"), {"family": "Van Dyke", "given": "Jan"}),
        (Author("al", "Jan"), {"family": "al", "given": "Jan"}),
        (Author("King", "M", "M", "Jr"), {"family": "King", "given": "M.", "suffix": "Jr."}),
        (Author("King", "M", "M", "3rd"), {"family": "King", "given": "M.", "suffix": "III"}),
        (Author("King", "M", "M", "MD"), {"family": "King", "given": "M.", "suffix": "MD"}),
    ],
)
def test_a_name_is_written_so_that_styles_can_shorten_it(author: Author, name: dict[str, str]):
    assert csl_name(author) == name


def test_names_in_capitals_are_read_as_names():
    authors = (Author("CRUISE", "R"), Author("MCKAY-ROE", "A"))
    assert [name["family"] for name in item(authors=authors)["author"]] == ["Cruise", "McKay-Roe"]
    mixed = (Author("NG", "R"), Author("Roe", "A"), Author("신", "효정"))
    assert [name["family"] for name in item(authors=mixed)["author"]] == ["NG", "Roe", "신"]
    assert item(authors=(Author("X", "R"),))["author"][0]["family"] == "X"


def test_everybody_has_the_role_that_is_theirs():
    made = item(
        kind=ReferenceKind.CHAPTER,
        authors=(
            Author("Roe", "Jane"),
            Author("Poe", "Ann", role=AuthorRole.EDITOR),
            Author("Doe", "Bo", role=AuthorRole.TRANSLATOR),
            Author("Coe", "Cy", role=AuthorRole.SERIES_EDITOR),
        ),
    )
    roles = ("author", "editor", "translator", "collection-editor")
    assert [made[role][0]["family"] for role in roles] == ["Roe", "Poe", "Doe", "Coe"]


# Titles


NOCASE = '<span class="nocase">{}</span>'


@pytest.mark.parametrize(
    ("markup", "title"),
    [
        ("Growth.", "Growth"),
        ("Growth..", "Growth.."),
        ("What next?", "What next?"),
        ("By Roe et al.", f"By Roe {NOCASE.format('et al')}."),
        ("In the U.S.", "In the U.S."),
        ("A &amp; B &lt; C", "A & B < C"),
        ("a<sub>2</sub> <u>b</u> <b>c</b>", "a<sub>2</sub> b <b>c</b>"),
        ("P <u>&lt;</u> 5", "P ≤ 5"),
        ("&lt;i&gt;x &lt;script&gt;", "<\u2060i>x <script>"),
        ("On <i>E. coli</i>.", f"On <i>{NOCASE.format('E. coli')}</i>"),
        ("<i>in vitro</i> tests", "<i>in vitro</i> tests"),
        ("Spread of Candida auris", f"Spread of {NOCASE.format('Candida auris')}"),
        ("Pulmonary tuberculosis", "Pulmonary tuberculosis"),
        ("Tests in vitro", f"Tests {NOCASE.format('in vitro')}"),
        ("In vitro tests of p53", f"In vitro tests of {NOCASE.format('p53')}"),
        ("With α-synuclein", f"With {NOCASE.format('α-synuclein')}"),
        ("On ClinicalTrials.gov", f"On {NOCASE.format('ClinicalTrials.gov')}"),
        ("An n-3 diet", f"An {NOCASE.format('n-3')} diet"),
        ("On <i>coli.</i>", f"On <i>{NOCASE.format('coli')}</i>"),
        ("", ""),
    ],
)
def test_a_title_keeps_what_a_style_must_not_change(markup: str, title: str):
    assert csl_title(markup) == title


@pytest.mark.parametrize(
    ("vernacular", "title"),
    [("La chirurgie.", "La chirurgie [Early surgery]"), ("", "[Early surgery]")],
)
def test_a_translated_title_stands_in_brackets(vernacular: str, title: str):
    made = item(title="Early surgery", title_translated=True, vernacular_title=vernacular)
    assert made["title"] == title


# Dates


@pytest.mark.parametrize(
    ("date", "csl"),
    [
        (PartialDate(), {}),
        (PartialDate(raw="in press"), {}),
        (PartialDate(2021), {"date-parts": [[2021]]}),
        (PartialDate(2021, 3), {"date-parts": [[2021, 3]]}),
        (PartialDate(2021, None, 4), {"date-parts": [[2021]]}),
        (PartialDate(2021, 3, 4), {"date-parts": [[2021, 3, 4]]}),
        (PartialDate(2021, season="Fall"), {"date-parts": [[2021]], "season": 3}),
        (PartialDate(1998, 12, raw="1998 Dec-1999 Jan"), {"date-parts": [[1998, 12], [1999, 1]]}),
        (PartialDate(2015, 11, raw="2015 Nov-Dec"), {"date-parts": [[2015, 11], [2015, 12]]}),
        (PartialDate(2001, 3, 6, raw="2001 Mar 6-12"), {"date-parts": [[2001, 3, 6], [2001, 3, 12]]}),
        (PartialDate(2022, 5, 1, raw="2022 May-Jun 01"), {"date-parts": [[2022, 5], [2022, 6]]}),
        (PartialDate(1976, season="Winter", raw="1976-1977 Winter"), {"date-parts": [[1976]], "season": 4}),
        (PartialDate(2001, 3, raw="2001 Mar ???"), {"date-parts": [[2001, 3]]}),
    ],
)  # fmt: skip
def test_a_date_has_the_parts_that_are_known(date: PartialDate, csl: dict[str, object]):
    assert csl_date(date) == csl


def test_the_electronic_date_stands_in():
    assert item(electronic_date=PartialDate(2024, 5))["issued"] == {"date-parts": [[2024, 5]]}


def test_what_is_not_printed_yet_says_so():
    ahead = item(publication_status="aheadofprint", electronic_date=PartialDate(2024))
    assert ahead["status"] == "Advance online publication"
    assert "status" not in item(publication_status="aheadofprint", volume="4")
    assert item(published=PartialDate(raw="In press"))["status"] == "in press"


# Places


def test_a_journal_has_both_its_names_without_suffixes():
    journal = Journal("Cancer immunology, immunotherapy : CII", "Cancer Immunol Immunother")
    made = item(journal=journal, languages=("eng",))
    assert made["container-title"] == "Cancer immunology, immunotherapy"
    assert made["container-title-short"] == "Cancer Immunol. Immunother."


@pytest.mark.parametrize(
    ("journal", "languages", "title", "short"),
    [
        (Journal("The Lancet. Oncology", "Lancet Oncol"), ("eng",), "The Lancet Oncology", "Lancet Oncol."),
        (Journal("Law review (Baltimore, Md. : 1936)", "Law Rev"), ("eng",), "Law review", "Law Rev."),
        (Journal("JAMA", "JAMA"), ("eng",), "JAMA", "JAMA"),
        (Journal("", "J. Clin. Oncol."), ("eng",), None, "J. Clin. Oncol."),
        (
            Journal("Journal of Korean medical science", "J Korean Med Sci"),
            ("kor",),
            "Journal of Korean Medical Science",
            "J. Korean Med. Sci.",
        ),
        (Journal("Revista medica de X", "Rev Med X"), ("spa",), "Revista Medica de X", "Rev. Med. X"),
        (Journal("Cancers", "Cancers (Basel)"), ("eng",), "Cancers", "Cancers (Basel)"),
        (
            Journal("Chemical communications", "Chem. Commun. (Camb.)"),
            ("eng",),
            "Chemical communications",
            "Chem. Commun. (Camb.)",
        ),
    ],
)  # fmt: skip
def test_journals_are_named_as_they_name_themselves(
    journal: Journal, languages: tuple[str, ...], title: str | None, short: str
):
    made = item(journal=journal, languages=languages)
    assert made.get("container-title") == title
    assert made["container-title-short"] == short


def test_an_article_number_is_in_both_fields():
    made = item(article_number="e55", pages="1-9")
    assert (made["number"], made["page"]) == ("e55", "e55")
    assert item(pages="132-42")["page"] == "132-142"


def test_a_part_inside_the_volume_is_its_issue():
    made = item(volume="56 ( Pt 10)")
    assert (made["volume"], made["issue"]) == ("56", "Pt 10")
    assert item(volume="75 Suppl 1")["volume"] == "75 Suppl 1"


def test_a_preprint_names_its_server_and_no_number():
    made = item(
        kind=ReferenceKind.PREPRINT, journal=Journal("medRxiv : the server"), article_number="1"
    )
    assert (made["type"], made["genre"], made["publisher"]) == ("article", "Preprint", "medRxiv")
    assert not {"number", "page", "container-title"} & made.keys()


@pytest.mark.parametrize(
    ("edition", "printed"),
    [("2nd ed.", "2"), ("2", "2"), ("Third edition", "3"), ("Rev. ed.", "Rev. ed."), ("2e", "2e")],
)
def test_an_edition_is_a_number_where_it_is_one(edition: str, printed: str):
    assert item(kind=ReferenceKind.BOOK, edition=edition)["edition"] == printed


def test_a_book_has_its_publisher_series_and_isbn():
    made = item(
        kind=ReferenceKind.BOOK,
        publisher="Oak & Sons",
        publisher_place="Seoul",
        series="Trials",
        identifiers=(Identifier(Scheme.ISBN, "9780000000000"),),
    )
    assert (made["publisher"], made["publisher-place"]) == ("Oak & Sons", "Seoul")
    assert (made["collection-title"], made["ISBN"]) == ("Trials", "9780000000000")


def test_a_web_page_says_when_it_was_read():
    made = item(
        kind=ReferenceKind.WEBPAGE, url="https://example.org", extra=(("ris:Y2", "2021/03/04"),)
    )
    assert made["accessed"] == {"date-parts": [[2021, 3, 4]]}
    assert made["URL"] == "https://example.org"


def test_a_site_that_is_its_own_author_is_named_once():
    site = {"kind": ReferenceKind.WEBPAGE, "container_title": "Example.org"}
    assert "container-title" not in item(authors=(Author(collective="Example.org"),), **site)
    assert item(**site)["container-title"] == NOCASE.format("Example.org")


# The rest


@pytest.mark.parametrize(
    ("languages", "title", "language"),
    [
        (("fre",), "Titre", "fr"),
        (("und", "kor"), "Title", "ko"),
        (("en",), "Title", "en"),
        ((), "간암", "ko"),
        ((), "肝癌", "zh"),
        ((), "Title", None),
    ],
)
def test_the_language_is_known_to_styles(
    languages: tuple[str, ...], title: str, language: str | None
):
    assert item(languages=languages, title=title).get("language") == language


def test_a_doi_is_bare():
    identifiers = (Identifier(Scheme.DOI, "https://doi.org/10.1000/xyz."),)
    assert item(identifiers=identifiers)["DOI"] == "10.1000/xyz"


@pytest.mark.parametrize(
    ("notice", "note"),
    [
        (
            "Lancet. 2010 Feb 6;375(9713):445-7. doi: 10.1/x",
            "Retraction published 2010, <i>The Lancet</i>, <i>375</i>[9713], 445–447",
        ),
        ("Other J. 2011;5:e9", "Retraction published 2011, <i>Other J</i>, <i>5</i>, e9"),
        ("by the editors", "Retracted"),
    ],
)
def test_a_retraction_is_noted(notice: str, note: str):
    made = item(
        journal=Journal("The Lancet", "Lancet", "Lancet"),
        corrections=(Correction("RetractionIn", notice),),
    )
    assert made["references"] == note
    assert item(publication_types=(PublicationType("x", "D016441"),))["references"] == "Retracted"
    assert "references" not in item(title="x")


def test_an_item_is_json_without_empty_fields():
    made = item(title="x")
    assert made == {"id": "x", "type": "article-journal", "title": "x"}
    assert json.loads(json.dumps(made)) == made
