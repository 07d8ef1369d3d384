"""What AMA prints, work by work, with the rule that asks for it.

Rules: sections of chapter 3 of the AMA Manual of Style, 11th edition. ``_`` marks italics.
"""

from tests.unit.citations.golden_pubmed import people

TITLE = "Early surgery for gallstones"
PLACE = "_J Clin Oncol_. 2021;39(7):132-142."
DOI = "doi:10.1000/xyz"
TAIL = f"{PLACE} {DOI}"


def by(names: str) -> str:
    return f"{names}. {TITLE}. {TAIL}"


def titled(title: str) -> str:
    return f"Roe JA. {title} {TAIL}"


def placed(place: str, doi: str = DOI) -> str:
    return f"Roe JA. {TITLE}. {place} {doi}".rstrip()


THREE = f"{people(3)}, et al"
BOOK = "Roe JA. _Clinical Trials: A Primer_."

AMA = {
    "article with pages": ("3.11.1: year;volume(issue):all digits of the pages", by("Roe JA")),
    "two authors": ("3.7: comma, no 'and'", by(people(2))),
    "three authors": ("3.7", by(people(3))),
    "six authors": ("3.7: up to six are all named", by(people(6))),
    "seven authors": ("3.7: more than six: three, then et al", by(THREE)),
    "20 authors": ("3.7: three, then et al", by(THREE)),
    "21 authors": ("3.7: three, then et al", by(THREE)),
    "list cut by the index": ("3.7: et al where not all are known", by(f"{people(2)}, et al")),
    "group author": ("3.7: a group in full", by("METRIC Study Group")),
    "person and group": ("3.7: semicolon before a group", by("Roe JA; METRIC Study Group")),
    "group with members": ("3.7: semicolon", by(f"{people(3)}; METRIC Study Group")),
    "two groups": ("3.7: semicolon", by("METRIC Study Group; Korean Society of Surgery")),
    "suffix Jr": ("3.7: no comma, no stop", by("King ML Jr")),
    "suffix 3rd": ("3.7: roman numerals behind the initials", by("Roe J, Davis A III")),
    "particles": ("3.7: prefixes keep their letters", by("de Beauvoir S, van der Berg J")),
    "capital particle": ("3.7: prefixes keep their letters", by("Van den Berg J, De Luca A")),
    "hyphenated given name": ("3.7: initials without hyphen", by("Shin HJ")),
    "hyphen and capital": ("3.7: initials without hyphen", by("Martin JP")),
    "unspaced initials": ("3.7: both initials count", by("Shin HJ")),
    "initials with stops": ("3.7: no stops between initials", by("Lee JM")),
    "one name": ("3.7: a single name as it is", by("Suharto")),
    "hyphenated family name": ("3.7", by("García-López M")),
    "two family names": ("3.7", by("García López MJ")),
    "names in capitals": ("3.7: surnames have one capital", by("Cruise JM, McKay T")),
    "romanised Korean names": ("3.7", by("Shin H, Park YJ, Kim MJ")),
    "Hangul names": (
        "3.7: a Hangul name has no initials",
        f"신효정, 박윤지. 담석증의 조기 수술. {TAIL}",
    ),
    "no author": ("3.7: the title begins", f"{TITLE}. {TAIL}"),
    "no title": ("what is missing is left out", f"Roe JA. {TAIL}"),
    "title with a question mark": ("3.9: no stop behind it", titled("Is early surgery safe?")),
    "title with an exclamation mark": ("3.9: no stop behind it", titled("Operate early!")),
    "title with MEDLINE's stop": ("one stop, not two", titled(f"{TITLE}.")),
    "title ending in a quotation": (
        "8.6.5: the stop inside the quotation marks",
        titled("Gallstones and the “weekend effect.”"),
    ),
    "title ending in an abbreviation": ("one stop, not two", titled("Early surgery in the U.S.")),
    "title ending in an ellipsis": ("the dots stay", titled("To operate or to wait...")),
    "quotation marks in the title": ("3.9.1: double", titled("The “weekend effect” in surgery.")),
    "subtitle": (
        "3.9.1: small letter behind the colon",
        titled("Early surgery for gallstones: a cohort study with mRNA data."),
    ),
    "species, subscript, Greek, less than": (
        "3.9: italics of species stay",
        titled("_Escherichia coli_, CO2 < 10⁹, α-synuclein and p53."),
    ),
    "translated title": (
        "3.9.2: original first, translation in brackets",
        titled("La chirurgie précoce [Early surgery]."),
    ),
    "translation only": (
        "3.9.2: the language behind the title",
        titled("Early surgery. Article in French."),
    ),
    "title in French": ("3.9.2: without translation", titled("La chirurgie précoce de la lithiase.")),
    "article number": ("3.11.5: in the place of pages", placed("_J Clin Oncol_. 2021;39(7):e0194718.")),
    "no pages": ("what is missing is left out", placed("_J Clin Oncol_. 2021;39(7).")),
    "one page": ("3.11.4", placed("_J Clin Oncol_. 2021;39(7):7.")),
    "two ranges of pages": ("3.11.4: comma", placed("_J Clin Oncol_. 2021;39(7):101-108, 115.")),
    "pages over a hundred": ("3.11.4: all digits", placed("_J Clin Oncol_. 2021;39(7):1198-1203.")),
    "roman pages": ("3.11.4: roman numerals", placed("_J Clin Oncol_. 2021;39(7):iv-ix.")),
    "pages of a letter": ("3.11.4: all digits", placed("_J Clin Oncol_. 2021;39(7):S12-S18.")),
    "no issue": ("3.11.6", placed("_J Clin Oncol_. 2021;39:132-142.")),
    "no volume": ("3.11.6: issue in parentheses", placed("_J Clin Oncol_. 2021;(7):132-142.")),
    "supplement": ("3.11.9: (suppl 1)", placed("_J Clin Oncol_. 2021;39(suppl 1):S12-S18.")),
    "supplement of an issue": (
        "3.11.9: (7 suppl 2)",
        placed("_J Clin Oncol_. 2021;39(7 suppl 2):S12-S18."),
    ),
    "supplement without a number": ("3.11.9", placed("_J Clin Oncol_. 2021;39(suppl):S12-S18.")),
    "part of a volume": ("3.11.8: (pt 10)", placed("_J Clin Oncol_. 2021;56(pt 10):132-142.")),
    "double issue": ("3.11.6", placed("_J Clin Oncol_. 2021;39(7-8):132-142.")),
    "journal with NLM's suffix": (
        "3.11.2: the abbreviation, without stops, in italics",
        placed("_Cancer Immunol Immunother_. 2021;39(7):132-142."),
    ),
    "journal with a section": ("3.11.2", placed("_Lancet Oncol_. 2021;39(7):132-142.")),
    "journal by its abbreviation": ("3.11.2", by("Roe JA")),
    "DOI with resolver": ("3.15.1: doi: without a space, without a stop", by("Roe JA")),
    "DOI with angle brackets": (
        "3.15.1: the DOI as it is",
        placed(PLACE, "doi:10.1002/(SICI)1097-0258(19980815)17:15<1661::AID-SIM968>3.0.CO;2-2"),
    ),
    "no DOI": ("what is missing is left out", placed(PLACE, "")),
    "no DOI but an address": ("3.15.1: the address", placed(PLACE, "https://example.org/early")),
    "PMID, PMCID and DOI": ("3.15.1: the DOI is enough", by("Roe JA")),
    "months over New Year": ("3.11.1: one year", placed("_J Clin Oncol_. 1998;39(7):132-142.")),
    "season": ("3.11.1: the year", by("Roe JA")),
    "ahead of print": (
        "3.11.4.2: Published online, full date",
        placed("_J Clin Oncol_. Published online March 4, 2021."),
    ),
    "ahead of print with pages": (
        "3.11.4.2: no pages before there is a volume",
        placed("_J Clin Oncol_. Published online March 4, 2021."),
    ),
    "in press": ("3.13.9: In press", placed("_J Clin Oncol_. In press.", "")),
    "retracted paper": (
        "3.11.15: Retracted in",
        f"{by('Roe JA')}. Retracted in: _J Clin Oncol_. 2022;40(3):445.",
    ),
    "retracted without a notice": ("a retraction is never hidden", f"{by('Roe JA')}. Retracted."),
    "paper with an erratum": (
        "3.11.14: published corrections",
        f"{by('Roe JA')}. Published correction appears in: _J Clin Oncol_. 2021;39(12):1445.",
    ),
    "letter": ("3.11.1: like any article", placed("_J Clin Oncol_. 2021;39(7):445-446.")),
    "conference abstract": (
        "3.11.9: an abstract in a supplement",
        placed("_J Clin Oncol_. 2021;39(15 suppl):1012."),
    ),
    "preprint": (
        "3.11.4.1: server, Preprint posted online",
        f"Asmith AB. {TITLE}. _medRxiv_. Preprint posted online October 3, 2021."
        " doi:10.1101/2021.10.01.1",
    ),
    "book": ("3.12.2: italics, capitals, no place", f"{BOOK} Oak Press; 2020."),
    "book with edition": ("3.12.2: 8th ed", f"{BOOK} 6th ed. Oak Press; 2020."),
    "book in several volumes": ("3.12.6: Vol 2", f"{BOOK} Vol 2. Oak Press; 2020."),
    "book with a place": ("3.12.1: no place of publication", f"{BOOK} Oak Press; 2020."),
    "edited book": ("3.12.2: eds", "Roe J, Poe A, eds. _Clinical Trials: A Primer_. Oak Press; 2020."),
    "translated book": ("3.12.5: trans", f"{BOOK} Poe AL, trans. Oak Press; 2020."),
    "chapter": (
        "3.12.4: In, ed, year:pages",
        "Kim A. Randomization in practice. In: Roe J, ed. _Clinical Trials_. Oak Press;"
        " 2020:101-118.",
    ),
    "chapter with edition and editors": (
        "3.12.4",
        f"{people(3)}. Randomization in practice. In: Roe JA, Poe B, Doe C, eds. _Clinical Trials_."
        " 3rd ed. Oak Press; 2020:101-118.",
    ),
    "thesis": (
        "3.13.11: Dissertation",
        "Roe JA. _Early Surgery for Gallstones_. Dissertation. Yonsei University; 2020.",
    ),
    "guideline": (
        "3.13.2: like a book",
        "National Institute for Health. _Gallstone Disease: Diagnosis and Management_. National"
        " Institute for Health; 2014. https://example.org/guideline",
    ),
    "web page": (
        "3.15.3: date, address",
        "World Health Organization. Gallstones. May 6, 2020. https://example.org/gallstones",
    ),
    "web page with a day of access": (
        "3.15.3: Accessed before the address",
        "Roe JA. Living with gallstones. Surgery today. Accessed February 3, 2021."
        " https://example.org/living",
    ),
    "dataset": (
        "3.15.9: the archive",
        "Roe JA. Operations in Korea, 2010–2020. Dryad. 2021. doi:10.5061/dryad.1234",
    ),
    "registry record": (
        "3.15.9",
        "Yonsei University. Early surgery for gallstones in adults. ClinicalTrials.gov. July 8,"
        " 2019. https://clinicaltrials.gov/study/NCT01234567",
    ),
    "software": (
        "3.15.7: Version",
        "Roe JA. TrialTools. Version 4.2. Oak Software; 2022. https://example.org/trialtools",
    ),
    "newspaper article": (
        "3.13.1: full date:page",
        "Roe JA. Surgeons operate earlier. _The daily post_. March 4, 2021:A4.",
    ),
    "patent": (
        "3.13.10: inventor, US patent",
        "Roe JA, inventor. Clip for gallstone surgery. US patent 9,876,543. February 1, 2018.",
    ),
}  # fmt: skip
