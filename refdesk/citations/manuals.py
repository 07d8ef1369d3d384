# SPDX-License-Identifier: GPL-3.0-or-later
"""What APA, MLA and Chicago ask of the data itself, beyond what their CSL styles can say.

Numbers behind rules are those of the manuals: APA 7th, MLA 9th, Chicago (CMOS) 18th edition.
"""

import re

from refdesk.citations.marks import BRACKETED, COMMA, DASH, UNINVERTED, UNLABELLED
from refdesk.citations.supplements import supplement_in
from refdesk.citations.tree import Traits
from refdesk.domain.csl import AHEAD_OF_PRINT, CslItem, csl_language, names_in
from refdesk.domain.csl_titles import WORD_JOINER, csl_name_of_work, csl_title
from refdesk.domain.languages import language_code, language_name
from refdesk.domain.reference import Reference, ReferenceKind

_PART = re.compile(r"(?:(\w+)\s+)?(?:Pt|Part)\.?\s+(\w+)", re.IGNORECASE)
# MEDLINE's "445; author reply 446", "101-8; discussion 109", "12-9; quiz 30".
_PAGES_OF_OTHERS = re.compile(r"[,;]\s*(?:\d+ p )?[a-z][a-z ]*\s\S+(?=[,;]|$)")
# Ranges that the engine takes for none: "1011.e1-1011.e4", "606-620.e7", "19S-31S".
_ODD_RANGE = re.compile(r"(?=.*\d(?:\.?[A-Za-z]))[\w.]*\d[\w.]*-[\w.]*\d[\w.]*")
# "82-A", "B-12": one volume, though the engine takes a hyphen for a range and its "vols.".
_HYPHEN_OF_ONE = re.compile(r"(?<!\d)-|-(?!\d)")
# "B-12", "XIV": for the engine no numbers, and so without its "vol."; it would take off ours, too.
_LETTERED_VOLUME = re.compile(r"[A-Z]+(?:\\-\w+)?")
# MEDLINE's "1991-1997" gets the dash of a range (APA 6.6, MLA 2.54, CMOS 6.83).
_YEARS = re.compile(r"(?<=\b[12]\d\d\d)-(?=[12]\d\d\d\b)")
# "Oak Press, Inc.", "Oak & Co., Ltd." (APA 9.29, MLA 5.61, CMOS 14.32).
_BUSINESS = re.compile(
    r"(?:,?\s+(?:(?:and|&(?:amp;)?)\s+)?"
    r"(?:Inc|Ltd|LLC|Corp|Co|GmbH|Pty|PLC|Company|Limited|Incorporated)\.?)+$"
)


def adapt_to_manual(item: CslItem, reference: Reference, traits: Traits) -> None:
    """Change ``item`` in place for a style of one of the three manuals.

    Of others only pages and retractions change, and not in the medical styles, which have rules
    of their own for both.
    """
    if not traits.bare_initials:
        _adapt_pages(item, traits)
        if "references" in item and not (traits.prints_notices or traits.mla):
            item["title"] = f"{item.get('title', '')} {BRACKETED}[Retracted]".strip()
    if not (traits.apa or traits.mla or traits.chicago):
        return
    if "title" in item:
        item["title"] = _YEARS.sub("–", str(item["title"]))
    _issue(item, traits)
    _proceedings(item)
    if "publisher" in item:
        item["publisher"] = _BUSINESS.sub("", str(item["publisher"]))
    if traits.apa:
        if item["type"] == ReferenceKind.DATASET:
            item.setdefault("genre", "Data set")  # APA 10.9: two words
        if _is_own_publisher(item):
            del item["publisher"]  # APA 9.29
        return
    _for_both(item)
    if traits.chicago:
        _for_chicago(item, reference, traits)
    if traits.mla:
        _for_mla(item, reference)


def _for_both(item: CslItem) -> None:
    """What MLA and Chicago have in common."""
    _mark_uninverted(item)
    if item["type"] == ReferenceKind.THESIS and "genre" in item:
        item["genre"] = _begun_small(str(item["genre"]))
    if item.get("status") == AHEAD_OF_PRINT:
        del item["status"]  # the styles say it by themselves, where they do (CMOS 14.75)
    if item.get("status") == "in press":
        item["status"] = "forthcoming"


def _for_chicago(item: CslItem, reference: Reference, traits: Traits) -> None:
    if "references" in item:
        item["references"] = "Retracted"
    if item.get("genre") == "Preprint":
        del item["genre"]  # the styles put it before the server: "Preprint, medRxiv" (CMOS 14.76)
    language = _foreign_language(reference)
    if reference.title_translated and language and not reference.vernacular_title:
        # CMOS 13.102: only the translation is known.
        item["title"] = f"{csl_title(reference.title)} {BRACKETED}[in {language}]"
    is_software = item["type"] == ReferenceKind.SOFTWARE
    if is_software and traits.author_date and not reference.published.month:
        item["type"] = ReferenceKind.BOOK.value  # else a lonely "released" is printed
        item["edition"] = f"V. {item.pop('version', '')}".removesuffix("V. ")


def _foreign_language(reference: Reference) -> str:
    """Return the English name of a work's language, ``""`` for English and for what is not known."""
    code = language_code(csl_language(reference))
    name = language_name(code)
    return "" if name in {code, "english"} else name.capitalize()


def _for_mla(item: CslItem, reference: Reference) -> None:
    if item.get("status") == "forthcoming":
        item["issued"] = {"literal": "forthcoming"}
    remarks = []
    if item["type"] == ReferenceKind.PREPRINT:
        # The server is the container, the label comes last (MLA 5.31, 5.112).
        item.update({"type": "webpage", "container-title": item.pop("publisher", "")})
        remarks.append(str(item.pop("genre", "")))
    if reference.is_retracted:
        remarks.append("Retracted" if not remarks else "retracted")
    if remarks:
        item["medium"] = ", ".join(filter(None, remarks))
    site = reference.container_title
    if item["type"] == ReferenceKind.WEBPAGE and site and _sole_author(item) == _folded(site):
        item["container-title"] = csl_name_of_work(site)
        del item["author"]
    if _is_own_publisher(item):
        del item["author"]  # MLA 5.18: begin with the title
    if str(item.get("number", "")).isdigit() and not {"container-title", "edition"} & item.keys():
        item["number"] = f"No. {item['number']}"  # it begins the container
    if "publisher" in item:
        item["publisher"] = _short_publisher(str(item["publisher"]))
    if "volume" in item:
        volume = _HYPHEN_OF_ONE.sub(r"\\-", str(item["volume"]))
        is_unlabelled = "container-title" in item and _LETTERED_VOLUME.fullmatch(volume)
        item["volume"] = f"vol.{WORD_JOINER} {volume}" if is_unlabelled else volume


def _adapt_pages(item: CslItem, traits: Traits) -> None:
    if "page" not in item or "number" in item:
        return
    pages = _PAGES_OF_OTHERS.sub("", str(item["page"]))
    if pages.startswith("SUPPL:"):  # of MEDLINE before 1966
        pages = pages.replace("SUPPL:", "")
        item.setdefault("issue", "Suppl")
    if _ODD_RANGE.fullmatch(pages):
        pages = pages.replace("-", DASH)
        labelled = traits.labels_pages and not (traits.apa or traits.chicago)
        pages = f"{UNLABELLED}pp. {pages}" if labelled else pages
    item["page"] = pages


def _issue(item: CslItem, traits: Traits) -> None:
    issue = str(item.get("issue", ""))
    supplement = supplement_in(issue)
    part = _PART.fullmatch(issue)
    if supplement and not supplement[1]:
        item["supplement-number"] = "Suppl." if traits.apa else "supp."
        if not supplement[0]:
            del item["issue"]
            return
        item["issue"] = supplement[0]
        if traits.chicago:  # labels it where there is an issue, too
            item["supplement-number"] = UNLABELLED
    elif part:
        name = f"{'Pt.' if traits.apa else 'pt.'} {part[2]}"
        item["issue"] = f"{part[1]}{COMMA}{name}" if part[1] else f"{UNLABELLED}{name}"


def _proceedings(item: CslItem) -> None:
    """A paper in a volume of proceedings is cited as a chapter (APA 10.5, CMOS 14.115)."""
    is_paper = item["type"] == ReferenceKind.CONFERENCE_PAPER
    if is_paper and "publisher" in item and not {"volume", "issue"} & item.keys():
        item["type"] = ReferenceKind.CHAPTER.value


def _mark_uninverted(item: CslItem) -> None:
    """A comma behind the first author shows that the name is inverted; a group or 신효정 is not."""
    authors = names_in(item, "author")
    if len(authors) > 1 and authors[0].keys() == {"family"}:
        first = {"family": f"{authors[0]['family']}{UNINVERTED}"}
        item["author"] = [first, *authors[1:]]


def _sole_author(item: CslItem) -> str:
    authors = names_in(item, "author")
    if len(authors) == 1 and authors[0].keys() == {"family"}:
        return _folded(authors[0]["family"])
    return ""


def _is_own_publisher(item: CslItem) -> bool:
    author = _sole_author(item)
    return bool(author) and author == _folded(str(item.get("publisher", "")))


def _folded(name: str) -> str:
    return name.casefold().removeprefix("the ").strip()


def _begun_small(text: str) -> str:
    """``Doctoral dissertation`` with a small letter, ``PhD dissertation`` as it is."""
    return text[:1].lower() + text[1:] if text[1:2].islower() and text[:3] != "PhD" else text


def _short_publisher(name: str) -> str:
    """MLA 5.62 and appendix 1: ``Oxford UP``, ``U of Chicago P``, ``Yonsei U``."""
    name = re.sub(r"\bUniversity Press\b", "UP", name)
    name = re.sub(r"\bUniversity(?P<of> of .*?) Press\b", r"U\g<of> P", name)
    return re.sub(r"\bUniversity\b", "U", name)
