# SPDX-License-Identifier: GPL-3.0-or-later
# ruff: noqa: E501
"""Reference lists in every style, numbered, wrapped, broken and copied from anywhere."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refdesk.domain.errors import UnreadableError
from refdesk.domain.reference import AuthorRole, Reference, ReferenceKind
from refdesk.formats.base import ReadReference, SkippedRecord, all_formats, sniff_format
from refdesk.formats.references import FORMAT
from refdesk.formats.references.reading import RAW


def read(text: str) -> list[ReadReference | SkippedRecord]:
    assert FORMAT.read is not None
    return list(FORMAT.read(text.encode(), "pasted"))


def references(text: str) -> list[Reference]:
    records = read(text)
    assert all(isinstance(r, ReadReference) for r in records), records
    return [r.reference for r in records if isinstance(r, ReadReference)]


def one(text: str) -> Reference:
    (reference,) = references(text)
    return reference


def names(reference: Reference, role: AuthorRole = AuthorRole.AUTHOR) -> str:
    return "; ".join(a.short for a in reference.authors if a.role is role)


# The same paper in every style

IN_EVERY_STYLE = {
    "PubMed": "Shin HJ, van der Berg T, O'Neil M Jr. Early surgery for gallstones: a randomised trial. Br J Surg. 2021 Feb 5;39(2):132-142. doi: 10.1000/bjs.21. PMID: 30000001; PMCID: PMC7000001.",
    "NLM": "Shin HJ, van der Berg T, O'Neil M Jr. Early surgery for gallstones: a randomised trial. Br J Surg. 2021 Feb 5;39(2):132-42. doi:10.1000/bjs.21 PubMed PMID: 30000001; PubMed Central PMCID: PMC7000001.",
    "Vancouver": "Shin HJ, van der Berg T, O'Neil M, Jr. Early surgery for gallstones: a randomised trial. Br J Surg 2021;39(2):132–42. https://doi.org/10.1000/bjs.21.",
    "AMA": "Shin HJ, van der Berg T, O'Neil M Jr. Early surgery for gallstones: a randomised trial. Br J Surg. 2021;39(2):132-142. doi:10.1000/bjs.21",
    "APA": "Shin, H. J., van der Berg, T., & O'Neil, M., Jr. (2021). Early surgery for gallstones: A randomised trial. Br J Surg, 39(2), 132–142. https://doi.org/10.1000/bjs.21",
    "APA 6": "Shin, H. J., van der Berg, T., & O'Neil, M., Jr. (2021). Early surgery for gallstones: A randomised trial. Br J Surg, 39(2), 132-142. doi:10.1000/bjs.21",
    "Chicago": "Shin, H. J., T. van der Berg, and M. O'Neil Jr. 2021. “Early Surgery for Gallstones: A Randomised Trial.” Br J Surg 39 (2): 132–42. https://doi.org/10.1000/bjs.21.",
    "Harvard": "Shin, H.J., van der Berg, T. and O'Neil, M., Jr. (2021) ‘Early surgery for gallstones: a randomised trial’, Br J Surg, 39(2), pp. 132–142. doi: 10.1000/bjs.21.",
    "IEEE": "H. J. Shin, T. van der Berg, and M. O'Neil Jr., “Early surgery for gallstones: a randomised trial,” Br J Surg, vol. 39, no. 2, pp. 132–142, Feb. 2021, doi: 10.1000/bjs.21.",
    "Nature": "Shin, H. J., van der Berg, T. & O'Neil, M., Jr. Early surgery for gallstones: a randomised trial. Br J Surg 39, 132–142 (2021) doi:10.1000/bjs.21.",
    "Lancet": "Shin HJ, van der Berg T, O'Neil M Jr. Early surgery for gallstones: a randomised trial. Br J Surg 2021; 39: 132–42. doi:10.1000/bjs.21",
    "NEJM": "Shin HJ, van der Berg T, O'Neil M Jr. Early surgery for gallstones: a randomised trial. Br J Surg 2021;39(2):132–42. DOI: 10.1000/bjs.21.",
    "PLOS": "Shin HJ, van der Berg T, O'Neil M Jr (2021) Early surgery for gallstones: a randomised trial. Br J Surg 39(2): 132–142. doi:10.1000/bjs.21 PMID: 30000001",
    "Frontiers": "Shin HJ, van der Berg T, O'Neil M Jr. Early surgery for gallstones: a randomised trial. Br J Surg (2021) 39:132–42. doi:10.1000/bjs.21",
    "Springer": "Shin HJ, van der Berg T, O'Neil M Jr. Early surgery for gallstones: a randomised trial. Br J Surg. 2021;39(2):132–42. doi:10.1000/bjs.21.",
    "Elsevier": "Shin HJ, van der Berg T, O'Neil M Jr, Early surgery for gallstones: a randomised trial, Br J Surg 39 (2021) 132–142. https://doi.org/10.1000/bjs.21.",
}  # fmt: skip


@pytest.mark.parametrize("style", IN_EVERY_STYLE)
def test_one_paper_is_the_same_in_every_style(style):
    paper = one(IN_EVERY_STYLE[style])
    assert names(paper) == "Shin HJ; van der Berg T; O'Neil M Jr"
    assert paper.title.lower() == "early surgery for gallstones: a randomised trial"
    assert paper.journal.title == "Br J Surg"
    assert (paper.year, paper.volume, paper.doi) == (2021, "39", "10.1000/bjs.21")
    assert paper.pages in {"132-42", "132-142"}
    assert paper.issue in ({"2"} if "(2)" in IN_EVERY_STYLE[style] else {"", "2"})
    assert paper.kind is ReferenceKind.ARTICLE
    assert paper.pmid == ("30000001" if "PMID" in IN_EVERY_STYLE[style] else "")
    assert paper.pmcid == ("PMC7000001" if "PMCID" in IN_EVERY_STYLE[style] else "")


def test_full_names_as_mla_and_chicago_have_them():
    mla = one("Shin, Hana Jin, and Carl van der Berg. “Early Surgery.” British Journal of Surgery, vol. 39, no. 2, Feb. 2021, pp. 132–42, https://doi.org/10.1000/x.")  # fmt: skip
    assert [(a.family, a.given) for a in mla.authors] == [("Shin", "Hana Jin"), ("van der Berg", "Carl")]  # fmt: skip
    assert (mla.published.iso, mla.journal.title) == ("2021-02", "British Journal of Surgery")
    three = one("Shin, Hana, Carl Berg, and Mia O'Neil. 2021. “Early Surgery.” World Journal of Surgery 39 (2): 132–42.")  # fmt: skip
    assert names(three) == "Shin H; Berg C; O'Neil M"


def test_korean_lists():
    first, second = references(
        "1. 신효정, 박윤지. 담석증의 조기 수술. 대한외과학회지 2021;39:132-42.\n"
        "2. 김민수, 남궁민 등. 고령 환자의 복강경 수술. 대한내과학회지 2019;94(3):211-9.\n"
    )
    assert (names(first), first.title) == ("신효정; 박윤지", "담석증의 조기 수술")
    assert (first.journal.title, first.year, first.volume, first.pages) == ("대한외과학회지", 2021, "39", "132-42")  # fmt: skip
    assert (names(second), second.authors_complete) == ("김민수; 남궁민", False)
    assert second.authors[1].family == "남궁"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kim A, et al. Title of it. J Surg. 2020;1:2-3.", ("Kim A", False)),
        ("Kim, A., Lee, B., . . . Park, C. (2020). Title of it. Surgery, 1, 2–3.", ("Kim A; Lee B; Park C", False)),
        ("de Polo A, Al-Khatib S, d'Arc J, McKay W 3rd. Title of it. J Surg. 2020;1:2.", ("de Polo A; Al-Khatib S; d'Arc J; McKay W 3rd", True)),
        ("Curiel Cid RE, Matias-Guiu JA. Title of it. J Surg. 2020;1:2.", ("Curiel Cid RE; Matias-Guiu JA", True)),
        ("Kim A, Lee B; EARLY Study Group. Title of it. J Surg. 2020;1:2.", ("Kim A; Lee B; EARLY Study Group", True)),
        ("Lung Health Study Research Group, Wise R. Title of it. J Surg. 2020;1:2.", ("Lung Health Study Research Group; Wise R", True)),
        ("Kim A, omson G, Lee B. Title of it. J Surg. 2020;1:2.", ("Kim A; omson G; Lee B", True)),
        ("Ågren P, Şahin Ö, Łukasz-Żak Z. Title of it. J Surg. 2020;1:2.", ("Ågren P; Şahin Ö; Łukasz-Żak Z", True)),
        ("Early surgery for gallstones. Lancet 2020;1:2-3.", ("", True)),
    ],
)  # fmt: skip
def test_names(text, expected):
    paper = one(text)
    assert (names(paper), paper.authors_complete) == expected
    assert paper.volume == "1"


@pytest.mark.parametrize(
    ("journal", "title"),
    [
        ("J. Clin. Oncol.", "Cancer in the elderly"),
        ("N. Engl. J. Med.", "Is it safe?"),
        ("Proc. Natl. Acad. Sci. USA", "A title: with a colon"),
        ("Cogn. Neuropsychiatry", "Empathy and mirrors"),
    ],
)
def test_shortened_journals_keep_their_stops(journal, title):
    stop = "" if title.endswith("?") else "."
    paper = one(f"Kim, A. B. & Lee, C. {title}{stop} {journal} 12, 1–9 (2020).")
    assert (paper.title, paper.journal.title) == (title, journal)
    assert paper.journal.iso_abbreviation == (journal if "." in journal else "")


@pytest.mark.parametrize(
    ("tail", "expected"),
    [
        ("2020 Sep 30;17:29.", ("17", "", "29", "")),
        ("2020;93 Suppl 3:S107-12.", ("93 Suppl 3", "", "S107-12", "")),
        ("2020;162(4 Pt 1):1-9.", ("162", "4 Pt 1", "1-9", "")),
        ("2020;15(8):e0236338.", ("15", "8", "", "e0236338")),
        ("2020 Nov 18;11:CD004010.", ("11", "", "", "CD004010")),
        ("2023 Jul 19:101985. Epub ahead of print.", ("", "", "", "101985")),
        ("2021 Jul-Aug;139(4):331-340. Epub 2021 Jun 1.", ("139", "4", "331-340", "")),
        ("2020;(4):CD003397.", ("", "4", "", "CD003397")),
    ],
)
def test_places(tail, expected):
    paper = one(f"Kim A. A title of it. Surgery. {tail}")
    assert (paper.volume, paper.issue, paper.pages, paper.article_number) == expected
    assert (paper.title, paper.journal.title) == ("A title of it", "Surgery")


def test_what_is_ahead_of_print():
    paper = one("Kim A. A title of it. Surgery. 2022 Sep 21. doi: 10.1000/s.1. Epub ahead of print. PMID: 36000001.")  # fmt: skip
    assert (paper.publication_status, paper.published.iso) == ("aheadofprint", "2022-09-21")
    assert (paper.journal.title, paper.pages, paper.pmid) == ("Surgery", "", "36000001")
    early = one("Kim A. A title of it. Surgery. 2022;1(2):3-4. doi: 10.1000/s. Epub 2021 Nov 23.")
    assert early.electronic_date.iso == "2021-11-23"


def test_translated_titles():
    only = one("Kim A. [A title of it]. Surgery. 2020;1:2-3. Korean. PMID: 12345678.")
    assert (only.title, only.title_translated, only.languages) == ("A title of it", True, ("kor",))
    both = one("Kim A. Titre de ceci [A title of it]. Surgery. 2020;1:2-3.")
    assert (both.title, both.vernacular_title) == ("A title of it", "Titre de ceci")


def test_titles_are_markup():
    paper = one(
        "Kim A. Survival <b onclick='x'>with</b> <i>BRCA1</i> & p < 0.05. Surgery. 2020;1:2-3."
    )
    assert paper.title_plain == "Survival with BRCA1 & p < 0.05"
    assert "<i>BRCA1</i>" in paper.title
    assert "onclick" not in paper.title


def test_notices_do_not_lend_their_numbers():
    paper = one("Kim A. A title of it. Surgery. 2020;1:2-3. doi: 10.1000/own. Erratum in: Surgery. 2021;2:9. doi: 10.1000/other. PMID: 123; PMCID: PMC45678.")  # fmt: skip
    assert (paper.doi, paper.pmid, paper.pmcid) == ("10.1000/own", "123", "PMC45678")
    assert (paper.volume, paper.note[:10]) == ("1", "Erratum in")


# Books and others

BOOKS = {
    "Murray PR, Rosenthal KS. Medical microbiology. 4th ed. St. Louis: Mosby; 2002.":
        (ReferenceKind.BOOK, "Medical microbiology", "", "Mosby", "St. Louis", "4th", 2002),
    "Brown, L. S. (2018). Feminist therapy (2nd ed.). American Psychological Association.":
        (ReferenceKind.BOOK, "Feminist therapy", "", "American Psychological Association", "", "2nd", 2018),
    "C. Jones, Surgery of the Bile Ducts, 3rd ed. New York, NY, USA: Wiley, 2019.":
        (ReferenceKind.BOOK, "Surgery of the Bile Ducts", "", "Wiley", "New York, NY, USA", "3rd", 2019),
    "남궁민. 외과학. 3판. 서울: 군자출판사; 2018.":
        (ReferenceKind.BOOK, "외과학", "", "군자출판사", "서울", "3판", 2018),
    "Meltzer PS, Trent JM. Changes in tumors. In: Vogel B, Kinz KW, editors. Genetics of cancer. 2nd ed. New York: McGraw-Hill; 2002. p. 93-113.":
        (ReferenceKind.CHAPTER, "Changes in tumors", "Genetics of cancer", "McGraw-Hill", "New York", "2nd", 2002),
    "Aron, L., & Lubart, T. (2019). Culinary arts. In R. F. Vogel & F. C. Kinz (Eds.), Psychology of performance (pp. 345–359). Academic Press.":
        (ReferenceKind.CHAPTER, "Culinary arts", "Psychology of performance", "Academic Press", "", "", 2019),
    "Borkow MM. Infant sleep and feeding [dissertation]. Mount Pleasant (MI): Central University; 2002.":
        (ReferenceKind.THESIS, "Infant sleep and feeding", "", "Central University", "Mount Pleasant (MI)", "", 2002),
    "World Health Organization. Guidelines for postpartum haemorrhage. Geneva: World Health Organization; 2009.":
        (ReferenceKind.BOOK, "Guidelines for postpartum haemorrhage", "", "World Health Organization", "Geneva", "", 2009),
}  # fmt: skip


@pytest.mark.parametrize("text", BOOKS)
def test_books(text):
    book = one(text)
    found = (book.kind, book.title, book.container_title, book.publisher, book.publisher_place,
             book.edition, book.year)  # fmt: skip
    assert found == BOOKS[text]
    if book.kind is ReferenceKind.CHAPTER:
        assert names(book, AuthorRole.EDITOR) in {"Vogel B; Kinz KW", "Vogel RF; Kinz FC"}
        assert book.pages in {"93-113", "345-359"}


def test_web_pages_and_preprints():
    page = one("Bologna, C. (2019, October 31). Why people like horror films. HuffPost. https://www.example.org/why-people")  # fmt: skip
    assert (page.kind, page.url) == (ReferenceKind.WEBPAGE, "https://www.example.org/why-people")
    assert (page.published.iso, page.container_title) == ("2019-10-31", "HuffPost")
    preprint = one("Kim A, Lee B. A title of it. medRxiv [Preprint]. 2021 Mar 2. doi: 10.1101/2021.03.01.2125.")  # fmt: skip
    assert preprint.kind is ReferenceKind.PREPRINT
    assert preprint.doi == "10.1101/2021.03.01.2125"


# Lists

NUMBERED = "1. Kim A. First title of all. J Surg. 2020;1:2-3.\n2. Lee B. Second title of all. J Surg. 2021;2:3-4.\n"


@pytest.mark.parametrize(
    "text",
    [
        NUMBERED,
        NUMBERED.replace("\n", "\r\n"),
        NUMBERED.replace("1. ", "[1] ").replace("2. ", "[2] "),
        NUMBERED.replace("1. ", "1) ").replace("2. ", "2) "),
        NUMBERED.replace("1. ", "1\t").replace("2. ", "2\t"),
        NUMBERED.replace("1. ", "1.\n").replace("2. ", "2.\n"),
        NUMBERED.replace("1. ", "• ").replace("2. ", "• "),
        NUMBERED.replace("1. ", "").replace("2. ", ""),
        NUMBERED.replace("1. ", "").replace("2. ", "\n"),
        "References\n\n" + NUMBERED,
        "참고문헌\n" + NUMBERED,
        "1. Kim A. First title\n   of all. J Surg.\n   2020;1:2-3.\n2. Lee B. Second title of\nall. J Surg. 2021;2:3-4.",
        "Kim A. First title\n    of all. J Surg. 2020;1:2-3.\nLee B. Second title of\n    all. J Surg. 2021;2:3-4.",
        "Kim A. First title\nof all. J Surg.\n2020;1:2-3.\nLee B. Second title of\nall. J Surg. 2021;2:3-4.",
        "Kim A. First ti-\ntle of all. J Surg. 2020;1:2-\n3.\nLee B. Second title\nof all. J Surg. 2021;2:3-4.",
        "Kim A. First title of all. J Surg. 2020;1:2-3.\n\n\n\nLee B. Second title\nof all. J Surg. 2021;2:3-4.",
    ],
)
def test_lists_however_they_are_laid_out(text):
    first, second = references(text)
    assert (first.title, first.pages) == ("First title of all", "2-3")
    assert (second.title, second.year, second.volume) == ("Second title of all", 2021, "2")
    assert (names(first), names(second)) == ("Kim A", "Lee B")


def test_broken_lines_are_made_whole():
    (paper,) = references(
        "1. Kim A. Early treat-\nment: a double-\nblind trial. J Surg. 2020;1:2-3. doi: 10.1000/\nabc-\n12."
    )
    assert paper.title == "Early treatment: a double-blind trial"
    assert paper.doi == "10.1000/abc-12"


def test_nothing_is_lost_and_nothing_is_made_up():
    text = "Something that Kim once wrote about gallstones (see there), 2011"
    reference = one(f"1. {text}")
    assert dict(reference.extra)[RAW] == text
    assert not reference.journal.title
    assert not reference.volume
    for mail in ("thank you for your mail", "thank you for your mail of March 2020, we saw it"):
        (skipped,) = read(mail)
        assert isinstance(skipped, SkippedRecord)
        assert skipped.detail == mail


def test_lines_are_counted():
    assert [r.line for r in read(f"References\n\n{NUMBERED}")] == [3, 4]


# Sniffing


@pytest.mark.parametrize("style", IN_EVERY_STYLE)
def test_lists_of_every_style_are_known(style):
    text = IN_EVERY_STYLE[style]
    assert sniff_format(f"{text}\n{text}\n".encode(), "list.txt").id == "references"
    numbered = f"[1] {text}\n[2] {text}\n"
    assert sniff_format(numbered.encode(), "pasted").id == "references"
    for other in all_formats():
        if other.read and other.id != "references":
            assert other.sniff(numbered.encode()) < FORMAT.sniff(numbered.encode()), other.id


@pytest.mark.parametrize(
    "text",
    [
        "12345678\n23456789\n",
        "PMID: 12345678\n10.1000/abc\n",
        "Dear Kim,\nthe trial of 2020 was good. We saw 12 patients.\nYours, Lee\n",
        "Title,Authors,Year\nEarly surgery,Kim A,2020\n",
        "",
    ],
)
def test_other_texts_are_none(text):
    assert FORMAT.sniff(text.encode()) == 0


# Hostile texts


@given(st.lists(st.sampled_from([
    "Kim A", ", ", "et al. ", "(2020) ", "2020;1:2-3", ". ", "“", "”", "In: ", "eds. ", "doi: 10.1000/", "https://",
    "PMID: 1", "[", "]", "(", ")", "1. ", "\n", "- ", "Seoul: Press; ", "vol. ", "pp. ", "신효정", "ed. ", "…", "\x00",
    "\ufeff", "a", "A", "9", " ",
]), max_size=60).map("".join))  # fmt: skip
def test_no_text_breaks_the_reader(text):
    try:
        for record in read(text):
            assert isinstance(record, ReadReference | SkippedRecord)
    except UnreadableError:
        assert not any(map(str.isalpha, text))
    assert 0 <= FORMAT.sniff(text.encode()) <= 1


@pytest.mark.parametrize(
    "piece", ["Kim A, ", "(", "[", ". ", "A ", "2020 ", "10.1000/", "a-\n", "\n", "1. x\n", "“"]
)
def test_long_texts_take_linear_time(piece):
    start = time.process_time()
    read("Kim A. x " + piece * (30_000 // len(piece)))
    assert time.process_time() - start < 3
