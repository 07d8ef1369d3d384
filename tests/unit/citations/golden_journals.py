"""What NEJM, The Lancet, BMJ, JAMA and Korean medical journals print, with their rules.

Rules: NEJM = its author center and its own lists; Lancet = "Information for authors"; BMJ =
author hub; JAMA = AMA Manual of Style, 11th edition; Korea = ICMJE as KoreaMed's journals have it.
``_`` marks italics, ``*`` bold.
"""

from tests.unit.citations.golden_ama import AMA
from tests.unit.citations.golden_pubmed import people

TITLE = "Early surgery for gallstones"
ROE = f"Roe JA. {TITLE}."
ARTICLE = "Kim A. Randomization in practice."


NEJM_PLACE = "J Clin Oncol 2021;39:132-42."
NEJM = {
    "article with pages": ("no stop behind the journal, no issue", f"{ROE} {NEJM_PLACE}"),
    "six authors": ("six are all named", f"{people(6)}. {TITLE}. {NEJM_PLACE}"),
    "seven authors": ("three, then et al.", f"{people(3)}, et al. {TITLE}. {NEJM_PLACE}"),
    "suffix Jr": ("no comma", f"King ML Jr. {TITLE}. {NEJM_PLACE}"),
    "title with a question mark": ("no stop behind it", f"Roe JA. Is early surgery safe? {NEJM_PLACE}"),
    "translation only": ("the language at the end", f"Roe JA. [Early surgery]. {NEJM_PLACE} In French."),
    "article number": ("the issue, where there are no pages", f"{ROE} J Clin Oncol 2021;39(7):e0194718."),
    "supplement": ("supplement behind a colon", f"{ROE} J Clin Oncol 2021;39:Suppl 1:S12-8."),
    "supplement of an issue": ("supplement stays", f"{ROE} J Clin Oncol 2021;39:Suppl 2:S12-8."),
    "no pages": ("left out", f"{ROE} J Clin Oncol 2021;39."),
    "ahead of print": (
        "date, (Epub ahead of print)",
        f"{ROE} J Clin Oncol 2021 March 4 (Epub ahead of print).",
    ),
    "in press": ("(in press)", f"{ROE} J Clin Oncol (in press)."),
    "retracted paper": (
        "ICMJE: a retraction is named",
        f"{ROE} {NEJM_PLACE} Retraction in: J Clin Oncol. 2022 Feb 6;40(3):445.",
    ),
    "preprint": (
        "date, address in parentheses, preprint",
        f"Asmith AB. {TITLE}. October 3, 2021 (https://doi.org/10.1101/2021.10.01.1). preprint.",
    ),
    "book with edition": (
        "comma before the year",
        "Roe JA. Clinical trials: a primer. 6th ed. Oak Press, 2020.",
    ),
    "edited book": ("eds.", "Roe J, Poe A, eds. Clinical trials: a primer. Oak Press, 2020."),
    "chapter with edition and editors": (
        "In, eds., place, year:pages",
        f"{people(3)}. Randomization in practice. In: Roe JA, Poe B, Doe C, eds. Clinical trials."
        " 3rd ed. Boston: Oak Press, 2020:101-18.",
    ),
    "web page": (
        "address in parentheses",
        "World Health Organization. Gallstones. May 6, 2020 (https://example.org/gallstones).",
    ),
}  # fmt: skip

LANCET_PLACE = "_J Clin Oncol_ 2021; *39*: 132–42."
LANCET = {
    "article with pages": ("italic journal, bold volume, spaces", f"{ROE} {LANCET_PLACE}"),
    "six authors": ("six are all named", f"{people(6)}. {TITLE}. {LANCET_PLACE}"),
    "seven authors": ("three, then et al.", f"{people(3)}, et al. {TITLE}. {LANCET_PLACE}"),
    "suffix Jr": ("no comma", f"King ML Jr. {TITLE}. {LANCET_PLACE}"),
    "title with a question mark": ("no stop behind it", f"Roe JA. Is early surgery safe? {LANCET_PLACE}"),
    "translation only": ("the language at the end", f"Roe JA. [Early surgery]. {LANCET_PLACE} In French."),
    "article number": ("in the place of pages", f"{ROE} _J Clin Oncol_ 2021; *39*: e0194718."),
    "supplement": ("(suppl 1)", f"{ROE} _J Clin Oncol_ 2021; *39* (suppl 1): S12–8."),
    "supplement of an issue": ("(suppl 2)", f"{ROE} _J Clin Oncol_ 2021; *39* (suppl 2): S12–8."),
    "ahead of print": (
        "published online, address of the DOI",
        f"{ROE} _J Clin Oncol_ 2021; published online March 4. https://doi.org/10.1000/xyz.",
    ),
    "in press": ("(in press)", f"{ROE} _J Clin Oncol_ (in press)."),
    "retracted paper": (
        "ICMJE: a retraction is named",
        f"{ROE} {LANCET_PLACE} Retraction in: J Clin Oncol. 2022 Feb 6;40(3):445.",
    ),
    "preprint": (
        "server, published online, (preprint)",
        f"Asmith AB. {TITLE}. _medRxiv_ 2021; published online Oct 3."
        " https://doi.org/10.1101/2021.10.01.1 (preprint).",
    ),
    "book with edition": ("6th edn", "Roe JA. Clinical trials: a primer, 6th edn. Oak Press, 2020."),
    "edited book": ("eds", "Roe J, Poe A, eds. Clinical trials: a primer. Oak Press, 2020."),
    "chapter": ("In, ed", f"{ARTICLE} In: Roe J, ed. Clinical trials. Oak Press, 2020: 101–18."),
    "web page with a day of access": (
        "accessed behind the address",
        "Roe JA. Living with gallstones. Surgery today. https://example.org/living (accessed Feb 3,"
        " 2021).",
    ),
}  # fmt: skip

BMJ_PLACE = "_J Clin Oncol_. 2021;39:132–42. doi: 10.1000/xyz"
BMJ = {
    "article with pages": ("no issue, en rule, doi", f"{ROE} {BMJ_PLACE}"),
    "three authors": ("three are all named", f"{people(3)}. {TITLE}. {BMJ_PLACE}"),
    "four authors": ("three, then et al in italics", f"{people(3)}, _et al._ {TITLE}. {BMJ_PLACE}"),
    "suffix Jr": ("no comma", f"King ML Jr. {TITLE}. {BMJ_PLACE}"),
    "title with a question mark": ("no stop behind it", f"Roe JA. Is early surgery safe? {BMJ_PLACE}"),
    "translation only": ("the language at the end", f"Roe JA. [Early surgery]. {BMJ_PLACE}. In French."),
    "article number": ("in the place of pages", f"{ROE} _J Clin Oncol_. 2021;39:e0194718. doi: 10.1000/xyz"),
    "supplement": ("(suppl 1)", f"{ROE} _J Clin Oncol_. 2021;39(suppl 1):S12–8. doi: 10.1000/xyz"),
    "supplement of an issue": (
        "(suppl 2)",
        f"{ROE} _J Clin Oncol_. 2021;39(suppl 2):S12–8. doi: 10.1000/xyz",
    ),
    "ahead of print": (
        "Published Online First",
        f"{ROE} _J Clin Oncol_. Published Online First: 4 March 2021. doi: 10.1000/xyz",
    ),
    "in press": ("in press", f"{ROE} _J Clin Oncol_. In press."),
    "retracted paper": (
        "ICMJE: a retraction is named",
        f"{ROE} {BMJ_PLACE}. Retraction in: J Clin Oncol. 2022 Feb 6;40(3):445.",
    ),
    "book with edition": (
        "no stop before the year",
        "Roe JA. _Clinical trials: a primer_. 6th edn. Oak Press 2020.",
    ),
    "book with a place": (
        "place: publisher year",
        "Roe JA. _Clinical trials: a primer_. Boston: Oak Press 2020.",
    ),
    "chapter": ("In, ed, year:pages", f"{ARTICLE} In: Roe J, ed. _Clinical trials_. Oak Press 2020:101–18."),
    "thesis": ("nothing gets lost", f"Roe JA. {TITLE} [dissertation]. Yonsei University 2020."),
    "web page with a day of access": (
        "accessed behind the address",
        "Roe JA. Living with gallstones. Surgery today. https://example.org/living (accessed 3"
        " February 2021)",
    ),
}  # fmt: skip

JAMA = {
    name: AMA[name]
    for name in (
        "article with pages", "seven authors", "group with members", "suffix 3rd",
        "title with a question mark", "translation only", "article number", "supplement",
        "supplement of an issue", "ahead of print", "in press", "retracted paper",
        "paper with an erratum", "preprint", "book with edition", "chapter", "thesis", "web page",
        "conference abstract", "patent",
    )
}  # fmt: skip
"""JAMA is where the AMA Manual of Style comes from."""

KOREA_PLACE = "J Clin Oncol 2021;39(7):132-42."
KOREA = {
    "article with pages": ("no stop behind the journal; pages abbreviated", f"{ROE} {KOREA_PLACE}"),
    "six authors": ("six are all named", f"{people(6)}. {TITLE}. {KOREA_PLACE}"),
    "seven authors": ("six, then et al.", f"{people(6)}, et al. {TITLE}. {KOREA_PLACE}"),
    "person and group": ("ICMJE: semicolon", f"Roe JA; METRIC Study Group. {TITLE}. {KOREA_PLACE}"),
    "romanised Korean names": ("initials without hyphen", f"Shin H, Park YJ, Kim MJ. {TITLE}. {KOREA_PLACE}"),
    "Korean journal": (
        "Hangul names in full, without a comma inside",
        "신효정, 박윤지, 김민준. 담석증의 조기 수술. 대한외과학회지 2021;39(7):132-42.",
    ),
    "seven Hangul names": (
        "등 behind six",
        "신효정, 박윤지, 김민준, 이서연, 최지우, 정하은, 등. 담석증의 조기 수술. 대한외과학회지"
        " 2021;39(7):132-42.",
    ),
    "Korean paper with an English title": (
        "with Hangul names the Korean title",
        "신효정, 박윤지. 담석증의 조기 수술. 대한외과학회지 2021;39(7):132-42.",
    ),
    "translated Korean title": (
        "with romanised names the English title, the language at the end",
        f"Roe JA. Early surgery. {KOREA_PLACE} Korean.",
    ),
    "article number": ("in the place of pages", f"{ROE} J Clin Oncol 2021;39(7):e0194718."),
    "supplement": ("39 Suppl 1", f"{ROE} J Clin Oncol 2021;39 Suppl 1:S12-8."),
    "ahead of print": (
        "[Epub ahead of print] and where to find it",
        f"{ROE} J Clin Oncol 2021 Mar 4 [Epub ahead of print]. https://doi.org/10.1000/xyz.",
    ),
    "retracted paper": (
        "ICMJE: a retraction is named",
        f"{ROE} {KOREA_PLACE} Retraction in: J Clin Oncol. 2022 Feb 6;40(3):445.",
    ),
    "book with edition": ("ICMJE 18", "Roe JA. Clinical trials: a primer. 6th ed. Oak Press; 2020."),
    "Korean book": ("판, place: publisher", "신효정. 외과학. 2판. 서울: 군자출판사; 2017."),
    "chapter": ("ICMJE 22", f"{ARTICLE} In: Roe J, editor. Clinical trials. Oak Press; 2020. p. 101-18."),
    "Korean chapter": (
        "편 behind the editors",
        "김민준. 담석증. In: 신효정, 박윤지, 편. 외과학. 2판. 서울: 군자출판사; 2017. p. 101-18.",
    ),
    "thesis": ("ICMJE 26", f"Roe JA. {TITLE} [dissertation]. Yonsei University; 2020."),
    "web page with a day of access": (
        "[Internet], [cited]",
        "Roe JA. Living with gallstones [Internet]. Surgery today. [cited 2021 Feb 3]. Available"
        " from: https://example.org/living.",
    ),
}  # fmt: skip
