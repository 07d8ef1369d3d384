# SPDX-License-Identifier: GPL-3.0-or-later
"""What styles of medical journals want of items, beyond what the CSL project has them print.

ICMJE: "Samples of formatted references"; NLM: "Citing Medicine", 2nd edition; AMA: "Manual of
Style", 11th edition, chapter 3. The styles are made ready for it in :mod:`.corrections`.
"""

import re

from refdesk.citations.kinds import as_nearest_kind, as_paper_of_server, kind_of_thesis
from refdesk.citations.marks import GROUP, NOTE
from refdesk.citations.supplements import ama_supplement, keep_supplement
from refdesk.citations.tree import Traits
from refdesk.domain.csl import CslItem, csl_date, names_in, set_or_drop
from refdesk.domain.csl_titles import csl_plain, csl_title
from refdesk.domain.identifiers import Scheme
from refdesk.domain.languages import language_name
from refdesk.domain.nlm import (
    is_forthcoming,
    issue_date,
    nlm_date,
    nlm_epub,
    nlm_languages,
    nlm_notices,
)
from refdesk.domain.pages import expand_pages
from refdesk.domain.reference import AuthorRole, Reference, ReferenceKind, is_east_asian

_ELECTRONIC_RANGE = re.compile(r"((\d+\.)?[eE])(\d+)-\1(\d+)")
_DAY_OF_NOTICE = re.compile(r"(\d{4}) [^;:.]*;")
_NOTICE_PLACE = re.compile(r"^(?P<journal>[^.;]+)\.? (?P<rest>\d{4};.*)$")
_AMA_NOTICES = {"Retraction in": "Retracted in", "Erratum in": "Published correction appears in"}
_PATENT = re.compile(r"(?:(?P<country>[A-Z]{2})\s*)?(?P<number>\d[\d,]*\w*)")

_MOST_KOREAN_AUTHORS = 6


def for_medicine(item: CslItem, reference: Reference, traits: Traits) -> None:
    """Change an item for a style of medicine; ``traits`` say which one."""
    if traits.groups_apart:
        _mark_groups(item, reference)
    if traits.nlm:
        _for_nlm(item, reference)
    elif traits.ama:
        _for_ama(item, reference)
    else:
        _for_journals(item, reference, traits)
    if traits.korean:
        _for_korea(item, reference)
    if is_forthcoming(reference) and not (traits.nlm or traits.names_status or "annote" in item):
        set_or_drop(item, "annote", f"{'' if traits.ama else NOTE}In press.")


def _mark_groups(item: CslItem, reference: Reference) -> None:
    authors = reference.by_role.get(AuthorRole.AUTHOR, ())
    for author, name in list(zip(authors, names_in(item, "author"), strict=False))[1:]:
        if author.collective:
            name["family"] = f"{GROUP}{name['family']}"


def _for_nlm(item: CslItem, reference: Reference) -> None:
    """Citing Medicine, chapters 1 (articles), 2 (books) and 11 (forthcoming)."""
    title = csl_title(reference.title)
    vernacular = csl_title(reference.vernacular_title)
    if reference.title_translated and title:
        # A title in a script of characters is given in translation only.
        own = "" if is_east_asian(vernacular) else vernacular
        item["title"] = f"{own} [{title}]".strip()
    set_or_drop(item, "annote", nlm_languages(reference))
    set_or_drop(item, "status", nlm_epub(reference))
    set_or_drop(item, "references", csl_plain(" ".join(nlm_notices(reference)).rstrip(".")))
    if item.get("page") and not reference.article_number:
        item["page"] = _pages(reference.pages)
    _nlm_date(item, reference)
    match reference.kind:
        case ReferenceKind.PREPRINT:
            item.update({"type": ReferenceKind.ARTICLE.value, "page": ""})
            as_paper_of_server(item)
            item.pop("genre", None)
        case ReferenceKind.THESIS:
            item["genre"] = kind_of_thesis(str(item.get("genre", ""))).lower()
        case ReferenceKind.PATENT:
            _with_inventors(item)
            date = nlm_date(issue_date(reference))
            item["number"] = ". ".join(filter(None, (_patent(reference.article_number), date)))
            del item["issued"]
        case ReferenceKind.WEBPAGE if trial := reference.identifier(Scheme.NCT):
            item["title"] = f"Identifier {trial}, {item.get('title', '')}"
    if item["type"] == ReferenceKind.ARTICLE and "genre" not in item:
        set_or_drop(item, "genre", _article_type(reference))


def _nlm_date(item: CslItem, reference: Reference) -> None:
    """Citing Medicine, chapter 1: two years in full; pages behind the date where there is no volume."""
    date = issue_date(reference)
    issued = csl_date(date)
    parts = issued.get("date-parts")
    text = ""
    if not date.year:
        text = "Forthcoming" if is_forthcoming(reference) else "[date unknown]"
    elif isinstance(parts, list) and parts[0][0] != parts[-1][0]:
        text = nlm_date(date)
    pages = str(item.get("page", ""))
    in_journal = item["type"] == ReferenceKind.ARTICLE
    if in_journal and pages and not (reference.volume or reference.issue):
        text = f"{text or nlm_date(date)}:{pages}"
        item["page"] = item["number"] = ""
    item["issued"] = {"literal": text} if text else issued


def _pages(text: str) -> str:
    """Return pages in full, their separators kept: the style shortens them; ``e1-4`` stays."""
    parts = re.split(r"(\s*;\s*)", text)
    whole = "".join("; " if ";" in part else expand_pages(part) for part in parts)
    return _ELECTRONIC_RANGE.sub(r"\1\3-\4", whole)


def _article_type(reference: Reference) -> str:
    """Return what ICMJE's samples name in brackets: letters and abstracts are no full papers."""
    if reference.kind is ReferenceKind.CONFERENCE_PAPER:
        return "abstract"
    types = {entry.name.lower() for entry in reference.publication_types}
    return "letter" if "letter" in types else ""


def _for_ama(item: CslItem, reference: Reference) -> None:
    if reference.title_translated and reference.title and not reference.vernacular_title:
        language = next((code for code in reference.languages if code != "eng"), "")
        title = csl_title(reference.title)
        stop = "" if title.endswith((".", "?", "!")) else "."
        note = f"{stop} Article in {language_name(language).capitalize()}" if language else ""
        item["title"] = f"{title}{note}"  # AMA 3.9.2
    ama_supplement(item)
    if reference.publication_status == "aheadofprint" and not (
        item.get("volume") or item.get("issue")
    ):
        item.update({"page": "", "number": ""})  # AMA 3.11.4.2: a full date in their place
    match reference.kind:
        case ReferenceKind.DATASET:
            _as_web_page(item, str(item.get("publisher", "")))
        case ReferenceKind.SOFTWARE:
            version = f"Version {reference.edition}. " if reference.edition else ""
            year = f"; {reference.year}" if reference.year else ""
            _as_web_page(item, f"{version}{item.get('publisher', '')}{year}")
            item.pop("issued", None)
        case ReferenceKind.PATENT:
            _as_patent(item, reference)
        case ReferenceKind.THESIS:
            item["genre"] = kind_of_thesis(str(item.get("genre", "")))
    notices = [_ama_notice(notice) for notice in nlm_notices(reference)]
    set_or_drop(item, "annote", " ".join(filter(None, notices)))


def _ama_notice(notice: str) -> str:
    """Return a notice as AMA 3.11.14 and 3.11.15 have it; others are not printed."""
    if notice == "Retracted.":
        return notice
    label, _, place = notice.partition(": ")
    if label not in _AMA_NOTICES:
        return ""
    match = _NOTICE_PLACE.match(_DAY_OF_NOTICE.sub(r"\1;", place).rstrip("."))
    place = csl_plain(place)
    if match:
        before, colon, pages = match["rest"].rpartition(":")
        rest = f"{before}{colon}{expand_pages(pages)}"
        place = f"<i>{csl_plain(match['journal'])}</i>. {csl_plain(rest)}."
    return f"{_AMA_NOTICES[label]}: {place}"


def _as_web_page(item: CslItem, site: str) -> None:
    item["type"] = "webpage"
    set_or_drop(item, "container-title", site)


def _as_patent(item: CslItem, reference: Reference) -> None:
    """AMA 3.13.10: ``Roe JA, inventor. Title. US patent 9,876,543. February 1, 2018``."""
    match = _PATENT.fullmatch(reference.article_number)
    number = f"{match['country'] or ''} patent {match['number']}" if match else "Patent"
    _as_web_page(item, number.strip())
    item.pop("number", None)
    _with_inventors(item)


def _patent(number: str) -> str:
    """Return a number as ICMJE's sample 25 has it: ``United States patent US 20020103498``."""
    country = {"US": "United States ", "EP": "European ", "KR": "Korean "}.get(number[:2], "")
    return f"{country}patent {number}".strip()


def _with_inventors(item: CslItem) -> None:
    if names := names_in(item, "author"):
        names.append({"family": "inventors" if len(names) > 1 else "inventor"})


def _for_korea(item: CslItem, reference: Reference) -> None:
    """Works in Korean have Korean words, translations say what they are translated from."""
    people = [name for field in ("author", "editor") for name in names_in(item, field)]
    if any(is_east_asian(name["family"]) for name in people):
        authors = names_in(item, "author")
        if len(authors) > _MOST_KOREAN_AUTHORS:
            *first, last = authors[:_MOST_KOREAN_AUTHORS]
            item["author"] = [*first, {"family": f"{last['family']}, 등"}]
        if editors := names_in(item, "editor"):
            item["container-author"] = [*editors, {"family": "편"}]
            del item["editor"]
        if str(item.get("edition", "")).isdigit():
            item["edition"] = f"{item['edition']}판"
        item["title"] = csl_title(reference.vernacular_title or reference.title)
    elif reference.title_translated and reference.title:
        item["title"] = csl_title(reference.title)
        remark = str(item.get("annote", "")).removeprefix(f"In {nlm_languages(reference)}").strip()
        set_or_drop(item, "annote", f"{nlm_languages(reference)} {remark}".strip())
    if reference.kind is ReferenceKind.THESIS:
        item["genre"] = kind_of_thesis(str(item.get("genre", ""))).lower()


def _for_journals(item: CslItem, reference: Reference, traits: Traits) -> None:
    """What ICMJE asks of all journals: nothing of a work may get lost, a retraction is named."""
    as_nearest_kind(item, reference, traits)
    if item.get("page") and not reference.article_number:
        item["page"] = _pages(reference.pages)
    if reference.year is None and not is_forthcoming(reference) and reference.volume:
        item["issued"] = {"literal": "[date unknown]"}
    if not traits.korean:
        keep_supplement(item, traits)
    notes: list[str] = []
    if reference.title_translated and reference.title and not reference.vernacular_title:
        notes.append(f"In {nlm_languages(reference)}")
    item.pop("references", None)  # APA's wording
    if reference.is_retracted:
        notes.append(_retraction(reference))
    mark = NOTE if notes and not traits.prints_remarks else ""
    set_or_drop(item, "annote", f"{mark}{' '.join(notes)}")


def _retraction(reference: Reference) -> str:
    notices = [n for n in nlm_notices(reference) if "etract" in n]
    return csl_plain(" ".join(notices))
