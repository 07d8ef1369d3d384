"""What PubMed prints, work by work, with the rule that asks for it.

Rules: CM = Citing Medicine, 2nd edition (chapter; "F" is the appendix on what MEDLINE does
otherwise); PubMed = the shape of the citations that PubMed itself offers.
"""

from tests.unit.citations.makers import LETTERS

TITLE = "Early surgery for gallstones"
PLACE = "J Clin Oncol. 2021 Mar 4;39(7):132-42."
DOI = "doi: 10.1000/xyz."
TAIL = f"{PLACE} {DOI}"


def by(names: str) -> str:
    return f"{names}. {TITLE}. {TAIL}"


def titled(title: str, language: str = "") -> str:
    return f"Roe JA. {title} {PLACE} {language}{DOI}"


def placed(place: str, doi: str = DOI) -> str:
    return f"Roe JA. {TITLE}. {place} {doi}".rstrip()


def noted(note: str) -> str:
    return f"{by('Roe JA')} {note}"


def people(count: int) -> str:
    return ", ".join(f"{letter}smith AB" for letter in LETTERS[:count])


PUBMED = {
    "article with pages": ("CM 1: names, title, journal, date;volume(issue):pages. doi", by("Roe JA")),
    "two authors": ("CM 1: comma between names, no 'and'", by(people(2))),
    "seven authors": ("PubMed: all authors", by(people(7))),
    "20 authors": ("PubMed: all authors", by(people(20))),
    "25 authors": ("PubMed: all authors", by(people(25))),
    "list cut by the index": ("CM 1: et al. where not all are known", by(f"{people(2)}, et al")),
    "group author": ("CM 1: an organization in full", by("METRIC Study Group")),
    "person and group": ("CM 1: semicolon before a group", by("Roe JA; METRIC Study Group")),
    "group with members": ("CM 1: semicolon", by(f"{people(3)}; METRIC Study Group")),
    "two groups": (
        "CM 1: semicolon between organizations",
        by("METRIC Study Group; Korean Society of Surgery"),
    ),
    "group among persons": ("PubMed: a comma before the next person", by("Roe J; EARLY Group, Poe A")),
    "suffix Jr": ("CM 1: family rank behind the initials, no comma, no stop", by("King ML Jr")),
    "suffix 3rd": ("CM 1: 3rd, not III", by("Roe J, Davis A 3rd")),
    "second": ("CM 1: 2nd", by("Simone CB 2nd")),
    "four initials": ("CM F: MEDLINE keeps all initials", by("Bhaskar LVKS")),
    "particles": ("CM 1: prefixes stay with the surname", by("de Beauvoir S, van der Berg J")),
    "apostrophe in a name": ("PubMed: straight apostrophe", by("O'Neil P, d'Arcy A")),
    "hyphenated given name": ("CM 1: initials without the hyphen", by("Shin HJ")),
    "unspaced initials": ("CM 1: initials without stops or spaces", by("Shin HJ")),
    "initials with stops": ("CM 1: initials without stops or spaces", by("Lee JM")),
    "one name": ("CM 1: a single name as it is", by("Suharto")),
    "hyphenated family name": ("CM 1: hyphens of surnames stay", by("García-López M")),
    "two family names": ("CM 1: compound surnames stay whole", by("García López MJ")),
    "names in capitals": ("surnames have one capital", by("Cruise JM, McKay T")),
    "romanised Korean names": ("CM 1", by("Shin H, Park YJ, Kim MJ")),
    "no author": ("CM 1: the title begins", f"{TITLE}. {TAIL}"),
    "no title": ("what is missing is left out", f"Roe JA. {TAIL}"),
    "title with a question mark": ("CM 1: no stop behind ? or !", titled("Is early surgery safe?")),
    "title with an exclamation mark": ("CM 1", titled("Operate early!")),
    "title with MEDLINE's stop": ("one stop, not two", titled(f"{TITLE}.")),
    "title ending in a quotation": (
        "PubMed: straight quotation marks, the stop behind them",
        titled('Gallstones and the "weekend effect".'),
    ),
    "title ending in an abbreviation": ("one stop, not two", titled("Early surgery in the U.S.")),
    "title ending in a bracket": ("CM 1", titled(f"{TITLE} (EARLY).")),
    "title ending in an ellipsis": ("the dots stay", titled("To operate or to wait...")),
    "quotation marks in the title": ("PubMed", titled('The "weekend effect" in surgery.')),
    "species, subscript, Greek, less than": (
        "CM 1: letters and signs as they are",
        titled("Escherichia coli, CO2 < 10⁹, α-synuclein and p53."),
    ),
    "trade mark": ("CM 1: signs as they are", titled("Early surgery with FiLaC™.")),
    "title in title case": (
        "PubMed: the title as the record has it",
        titled("Effects of Early Surgery on Gallstones in Adults."),
    ),
    "translated title": (
        "PubMed: original, translation in brackets; the language behind the pages",
        titled("La chirurgie précoce [Early surgery].", "French. "),
    ),
    "translation only": ("CM F: in brackets; language", titled("[Early surgery].", "French. ")),
    "title in French": (
        "CM 1: language behind the pages",
        titled("La chirurgie précoce de la lithiase.", "French. "),
    ),
    "two languages": ("PubMed: both, with a comma", titled(f"{TITLE}.", "English, German. ")),
    "title in another language as well": (
        "PubMed: English is named where there is a title in another language",
        titled(f"{TITLE}.", "English. "),
    ),
    "article number": ("CM 1: in the place of pages", placed("J Clin Oncol. 2021 Mar 4;39(7):e0194718.")),
    "no pages": ("what is missing is left out", placed("J Clin Oncol. 2021 Mar 4;39(7).")),
    "two ranges of pages": ("CM 1: comma", placed("J Clin Oncol. 2021 Mar 4;39(7):101-8, 115.")),
    "roman pages": ("CM 1: roman numerals", placed("J Clin Oncol. 2021 Mar 4;39(7):iv-ix.")),
    "electronic pages": ("PubMed: as in MEDLINE", placed("J Clin Oncol. 2021 Mar 4;39(7):1011.e1-4.")),
    "no issue": ("CM 1", placed("J Clin Oncol. 2021 Mar 4;39:132-42.")),
    "no volume": ("CM 1: the issue in parentheses", placed("J Clin Oncol. 2021 Mar 4;(7):132-42.")),
    "supplement": ("CM 1: 39 Suppl 1", placed("J Clin Oncol. 2021 Mar 4;39 Suppl 1:S12-8.")),
    "supplement of an issue": ("CM 1", placed("J Clin Oncol. 2021 Mar 4;39(7 Suppl 2):S12-8.")),
    "part of a volume": ("CM 1: part in parentheses", placed("J Clin Oncol. 2021 Mar 4;56(Pt 10):132-42.")),
    "double issue": ("CM 1", placed("J Clin Oncol. 2021 Mar 4;39(7-8):132-42.")),
    "journal with NLM's suffix": (
        "CM 1: the abbreviation",
        placed("Cancer Immunol Immunother. 2021 Mar 4;39(7):132-42."),
    ),
    "journal with a section": ("CM 1", placed("Lancet Oncol. 2021 Mar 4;39(7):132-42.")),
    "journal by its abbreviation": ("CM 1", by("Roe JA")),
    "DOI with resolver": ("PubMed: the bare DOI", by("Roe JA")),
    "DOI with angle brackets": (
        "PubMed: the DOI as it is",
        placed(PLACE, "doi: 10.1002/(SICI)1097-0258(19980815)17:15<1661::AID-SIM968>3.0.CO;2-2."),
    ),
    "no DOI": ("what is missing is left out", placed(PLACE, "")),
    "PMID, PMCID and DOI": ("PubMed: PMID; PMCID", noted("PMID: 33333333; PMCID: PMC7777777.")),
    "no year": ("CM 1: [date unknown]", placed("J Clin Oncol. [date unknown];39(7):132-42.")),
    "year only": ("CM 1", placed("J Clin Oncol. 2021;39(7):132-42.")),
    "months": ("CM 1: hyphen between months", placed("J Clin Oncol. 2021 Nov-Dec;39(7):132-42.")),
    "months over New Year": ("CM 1", placed("J Clin Oncol. 1998 Dec-1999 Jan;39(7):132-42.")),
    "months with a day": ("PubMed: as in MEDLINE", placed("J Clin Oncol. 2022 May-Jun 01;39(7):132-42.")),
    "season": ("CM 1: season behind the year", placed("J Clin Oncol. 2021 Spring;39(7):132-42.")),
    "electronic date only": ("PubMed", placed("J Clin Oncol. 2020 Dec 24;39(7):132-42.")),
    "electronic journal": (
        "PubMed: works without print have their own day",
        placed("J Clin Oncol. 2021 Feb 3;39:115446."),
    ),
    "online before print": ("PubMed: Epub date behind the DOI", noted("Epub 2020 Aug 22.")),
    "ahead of print": ("PubMed", placed("J Clin Oncol. 2021 Mar 4.", f"{DOI} Epub ahead of print.")),
    "ahead of print with pages": (
        "PubMed: colon behind the date",
        placed("J Clin Oncol. 2021 Mar 4:1-14.", f"{DOI} Epub ahead of print."),
    ),
    "in press": ("CM 11: Forthcoming", placed("J Clin Oncol. Forthcoming.", "")),
    "retracted paper": (
        "PubMed: Retraction in, without its DOI",
        noted("Retraction in: J Clin Oncol. 2022 Feb 6;40(3):445."),
    ),
    "notice of a retraction": (
        "PubMed: Retraction of",
        f"Roe JA. Notice of retraction. {TAIL} Retraction of: J Clin Oncol. 2020 Mar;38(7):132-142.",
    ),
    "paper with an erratum": (
        "PubMed: Erratum in, without its DOI",
        noted("Erratum in: J Clin Oncol. 2021 Aug 9;39(12):1445."),
    ),
    "erratum of a paper": ("PubMed", noted("Erratum for: J Clin Oncol. 2020 Mar;38(7):132-142.")),
    "expression of concern": (
        "PubMed",
        noted("Expression of concern in: J Clin Oncol. 2022 May 1;40(9):1001."),
    ),
    "paper with a comment": ("PubMed: comments are not named", by("Roe JA")),
    "letter": ("PubMed: no article type", placed("J Clin Oncol. 2021 Mar 4;39(7):445-6.")),
    "reply": (
        "PubMed: author reply behind a semicolon",
        f"Roe JA. Authors' reply. J Clin Oncol. 2021 Mar 4;39(7):445; author reply 446. {DOI}",
    ),
    "preprint": (
        "PubMed: [Preprint] behind the server, its number behind the date",
        f"Asmith AB. {TITLE}. medRxiv [Preprint]. 2021 Oct 3:2021.10.01.1."
        " doi: 10.1101/2021.10.01.1.",
    ),
    "preprint with its paper": (
        "PubMed: Update in",
        f"Asmith AB. {TITLE}. medRxiv [Preprint]. 2021 Oct 3:2021.10.01.1."
        " doi: 10.1101/2021.10.01.1. Update in: J Clin Oncol. 2022 Feb 6;40(3):445-450.",
    ),
    "book with edition": ("CM 2", "Roe JA. Clinical trials: a primer. 6th ed. Oak Press; 2020."),
    "edited book": ("CM 2: editors", "Roe J, Poe A, editors. Clinical trials: a primer. Oak Press; 2020."),
    "chapter": (
        "CM 2C: In, editor, p.",
        "Kim A. Randomization in practice. In: Roe J, editor. Clinical trials. Oak Press; 2020."
        " p. 101-18.",
    ),
    "report in PubMed": (
        "PubMed: place: publisher; year month",
        "Roe JA. Early surgery for gallstones: a programme of research. Southampton (UK): NIHR"
        " Journals Library; 2020 Sep. PMID: 33017109.",
    ),
    "chapter of the Bookshelf": (
        "PubMed: the day of the chapter before In, an open range of the book's dates",
        "Roe JA, Poe A. Gallstones. 2022 Oct 12. In: StatPearls [Internet]. Treasure Island (FL):"
        " StatPearls Publishing; 2022 Jan–. PMID: 34033336.",
    ),
}  # fmt: skip
