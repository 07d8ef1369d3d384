# SPDX-License-Identifier: GPL-3.0-or-later
"""A reference as a CSL-JSON item: pure, and with what the citation engine is known to need."""

import re

from refdesk.domain.csl_names import csl_name, in_capitals, without_capitals
from refdesk.domain.csl_titles import csl_name_of_work, csl_plain, csl_title
from refdesk.domain.dates import MONTHS, month_number
from refdesk.domain.identifiers import Scheme, clean_doi
from refdesk.domain.pages import expand_pages
from refdesk.domain.pagination import article_number
from refdesk.domain.reference import AuthorRole, Journal, PartialDate, Reference, ReferenceKind

CslItem = dict[str, object]

_ROLES = {
    AuthorRole.AUTHOR: "author",
    AuthorRole.EDITOR: "editor",
    AuthorRole.TRANSLATOR: "translator",
    AuthorRole.SERIES_EDITOR: "collection-editor",
}
_IN_JOURNAL = frozenset(
    {
        ReferenceKind.ARTICLE,
        ReferenceKind.MAGAZINE,
        ReferenceKind.NEWSPAPER,
        ReferenceKind.CONFERENCE_PAPER,
    }
)
AHEAD_OF_PRINT = "Advance online publication"

# ISO 639-2 codes of MEDLINE, in both of its variants where there are two, to the codes of CSL.
_LANGUAGES = {
    "afr": "af", "ara": "ar", "arm": "hy", "aze": "az", "bos": "bs", "bul": "bg", "cat": "ca",
    "ces": "cs", "chi": "zh", "cze": "cs", "dan": "da", "deu": "de", "dut": "nl", "ell": "el",
    "eng": "en", "est": "et", "eus": "eu", "fas": "fa", "fin": "fi", "fra": "fr", "fre": "fr",
    "geo": "ka", "ger": "de", "glg": "gl", "gre": "el", "heb": "he", "hin": "hi", "hrv": "hr",
    "hun": "hu", "hye": "hy", "ice": "is", "ind": "id", "isl": "is", "ita": "it", "jpn": "ja",
    "kat": "ka", "kor": "ko", "lat": "la", "lav": "lv", "lit": "lt", "mac": "mk", "may": "ms",
    "mkd": "mk", "msa": "ms", "nld": "nl", "nor": "no", "per": "fa", "pol": "pl", "por": "pt",
    "ron": "ro", "rum": "ro", "rus": "ru", "scc": "sr", "scr": "hr", "slk": "sk", "slo": "sk",
    "slv": "sl", "spa": "es", "sqi": "sq", "srp": "sr", "swe": "sv", "tha": "th", "tur": "tr",
    "ukr": "uk", "vie": "vi", "wel": "cy", "zho": "zh",
}  # fmt: skip
_SCRIPTS = (("\uac00", "\ud7a3", "ko"), ("\u3040", "\u30ff", "ja"), ("\u4e00", "\u9fff", "zh"))
_SMALL_WORDS = frozenset({"a", "an", "and", "at", "by", "for", "in", "of", "on", "or", "the", "to"})

_SEASON_NUMBERS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}
_DATE_RANGE = re.compile(
    r"(?P<year>\d{4}) (?P<month>[A-Z][a-z]{2})[a-z]*(?: (?P<day>\d{1,2}))?\s*[-–/]\s*"
    r"(?:(?P<year2>\d{4}) )?(?:(?P<month2>[A-Z][a-z]{2})[a-z]*)?\s?(?P<day2>\d{1,2})?"
)
_EDITION = re.compile(
    r"(\d+)(?:st|nd|rd|th)?\.?(?:\s*(?:ed|edn|edition)\b\.?)?|(\w+)\s+(?:ed|edn|edition)\b\.?", re.I
)
_ORDINALS = {
    word: str(number)
    for number, word in enumerate(
        ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"), 1
    )
}
_VOLUME_AND_PART = re.compile(r"([^\s(]+)\s*\(\s*(\S(?:.*\S)?)\s*\)")
_NOTICE = re.compile(
    r"(?P<journal>[^.;]+(?:\.[^.\d;]+)*)\.\s+(?P<year>\d{4})\b[^;:]*;"
    r"\s*(?P<volume>[\w ]+?)?(?:\((?P<issue>[^)]*)\))?:(?P<pages>[\w.-]+\w)"
)
# The authors of a notice, which some records name before its journal.
_NOTICE_AUTHORS = re.compile(r"^(?:[^\W\d_][\w'’ -]* [A-Z]{1,3}(?:,|\.)\s+)+")
# A parallel title or a subtitle: "Canadian journal of surgery = Journal canadien de chirurgie".
_OTHER_TITLE = re.compile(r"\s=\s|\s?;\s")
# Journals whose sections are part of the name: "The Lancet. Oncology" is "The Lancet Oncology".
_SECTIONED = re.compile(r"^(The Lancet|Nature reviews|JAMA)\. ", re.IGNORECASE)


def csl_item(reference: Reference, item_id: str) -> CslItem:
    """Return the reference as one CSL-JSON item; what is not known is left out."""
    item: CslItem = {"id": item_id, "type": reference.kind.value}
    language = csl_language(reference)
    fields: dict[str, object] = {
        "language": language,
        "title": _title(reference),
        "issued": csl_date(_issued(reference)),
        "accessed": _accessed(reference),
        "status": _status(reference),
        "references": retraction_note(reference),
        **_volume(reference),
        "edition": _edition(reference.edition),
        "collection-title": csl_plain(reference.series),
        "publisher": csl_plain(reference.publisher),
        "publisher-place": reference.publisher_place,
        "DOI": clean_doi(reference.doi),
        "PMID": reference.pmid,
        "PMCID": reference.pmcid,
        "ISBN": reference.identifier(Scheme.ISBN),
        "URL": reference.url,
        "citation-key": reference.citation_key,
        "genre": _genre(reference),
        **_names(reference),
        **_pages(reference),
        **_container(reference, language),
    }
    item.update({name: value for name, value in fields.items() if value})
    return item


def csl_language(reference: Reference) -> str:
    """Return the language as CSL has it: from the record, else from the script of the title."""
    for code in reference.languages:
        short = _LANGUAGES.get(
            code.lower(), code if re.fullmatch("[a-z]{2}(-[A-Z]{2})?", code) else ""
        )
        if short:
            return short
    title = reference.title or reference.vernacular_title
    for first, last, language in _SCRIPTS:
        if any(first <= character <= last for character in title):
            return language
    return ""


def csl_date(date: PartialDate) -> dict[str, object]:
    """Return a date, with both ends where the source names a range of months or days."""
    if date.year is None:
        return {}
    season = _SEASON_NUMBERS.get(date.season.lower()) if date.season else None
    if season and not date.month:
        return {"date-parts": [[date.year]], "season": season}
    start = [part for part in (date.year, date.month, date.day if date.month else None) if part]
    ends = [start, *_range_end(date)]
    known = min(map(len, ends))  # "2022 May-Jun 01": the engine refuses ends that differ
    return {"date-parts": [end[:known] for end in ends]}


def names_in(item: CslItem, field: str) -> list[dict[str, str]]:
    """Return the names that an item has in a field; changes of the list are changes of the item."""
    names = item.get(field)
    return names if isinstance(names, list) else []


def set_or_drop(item: CslItem, name: str, value: object) -> None:
    """Set a variable of an item, or leave it out where the value is empty."""
    if value:
        item[name] = value
    else:
        item.pop(name, None)


def retraction_note(reference: Reference) -> str:
    """Return what APA prints of a retraction, in its wording; ``""`` where there is none."""
    if not reference.is_retracted:
        return ""
    notice = next((c for c in reference.corrections if c.kind == "RetractionIn"), None)
    match = _NOTICE.search(notice.text) if notice else None
    if not match:
        return "Retracted"
    journal = _NOTICE_AUTHORS.sub("", match["journal"].strip())
    if journal in {reference.journal.iso_abbreviation, reference.journal.medline_abbreviation}:
        journal = _capitalised(journal_title(reference.journal))
    issue = f"[{match['issue']}]" if match["issue"] else ""
    volume = f", <i>{match['volume']}</i>{issue}" if match["volume"] else ""
    pages = expand_pages(match["pages"]).replace("-", "–")
    return f"Retraction published {match['year']}, <i>{csl_plain(journal)}</i>{volume}, {pages}"


def journal_title(journal: Journal) -> str:
    """Return the full title as a reference list prints it: without NLM's suffix and section stop."""
    name = _OTHER_TITLE.split(journal.full_name, maxsplit=1)[0]
    return _SECTIONED.sub(r"\1 ", name)


def short_journal_title(journal: Journal) -> str:
    """Return the abbreviated title with a stop behind every shortened word: ``N. Engl. J. Med.``.

    MEDLINE leaves the stops out, and so does PubMed half of the time. Without the full title
    nobody can tell which words are shortened.
    """
    short = journal.iso_abbreviation or journal.medline_abbreviation
    whole = set(re.findall(r"\w+", journal.title.lower()))
    if not whole:
        return short
    words = re.sub(r"\.(?=\w)", ". ", short).split()
    return " ".join(_with_stop(word, whole) for word in words)


def _with_stop(word: str, whole: set[str]) -> str:
    """Return a word of an abbreviation as it is to stand: ``(Camb.)``, a place, stays."""
    letters = word.rstrip(".")
    if letters.lower() in whole or not letters.isalpha():
        return word if word.endswith(")") else letters
    return f"{letters}."


def _title(reference: Reference) -> str:
    title = csl_title(reference.title)
    vernacular = csl_title(reference.vernacular_title)
    if not reference.title_translated:
        return title or vernacular
    return f"{vernacular} [{title}]".strip() if title else vernacular


def _names(reference: Reference) -> dict[str, object]:
    shouted = in_capitals(reference.authors)
    return {
        _ROLES[role]: [csl_name(without_capitals(a) if shouted else a) for a in authors]
        for role, authors in reference.by_role.items()
    }


def _volume(reference: Reference) -> dict[str, object]:
    """MEDLINE has some parts inside the volume: ``56 ( Pt 10)``."""
    match = _VOLUME_AND_PART.fullmatch(reference.volume)
    if match and not reference.issue:
        return {"volume": match[1], "issue": match[2]}
    return {"volume": reference.volume, "issue": reference.issue}


def _pages(reference: Reference) -> dict[str, object]:
    """An article number goes into both fields: ``number`` alone vanishes in many styles."""
    if reference.kind is ReferenceKind.PREPRINT:
        return {}
    number = reference.article_number
    if reference.kind in _IN_JOURNAL:
        number = number or article_number(reference.pages)  # as a person or a program put it
        if number:
            return {"number": number, "page": number}
    return {"page": expand_pages(reference.pages), "number": number}


def _container(reference: Reference, language: str) -> dict[str, object]:
    title = csl_name_of_work(reference.container_title)
    journal = csl_name_of_work(_journal_in(language, reference.journal))
    if reference.kind is ReferenceKind.PREPRINT:
        return {
            "publisher": csl_plain(reference.publisher) or journal or title,
            "collection-title": "",
        }
    if reference.kind is ReferenceKind.WEBPAGE and _is_its_own_author(reference):
        return {}
    if reference.kind not in _IN_JOURNAL or (title and not journal):
        return {"container-title": title or journal}
    issn = reference.journal.issn_linking or reference.journal.issn_print
    return {
        "container-title": journal,
        "container-title-short": csl_plain(short_journal_title(reference.journal)),
        "ISSN": issn or reference.journal.issn_electronic,
    }


def _is_its_own_author(reference: Reference) -> bool:
    """A site that is its own author is named once."""
    names = [author.collective.casefold() for author in reference.authors]
    return names == [reference.container_title.casefold()]


def _journal_in(language: str, journal: Journal) -> str:
    """Return the title with the capitals that MEDLINE takes away.

    Styles put English titles in title case, and leave items in other languages alone: there the
    abbreviation shows which words have a capital.
    """
    title = journal_title(journal)
    if language in {"", "en"}:
        return title
    short = journal.medline_abbreviation or journal.iso_abbreviation
    if not short:
        return _capitalised(title)
    stems = [word.strip(".").lower() for word in short.split() if word[:1].isupper()]
    return " ".join(
        word[:1].upper() + word[1:] if any(map(word.lower().startswith, stems)) else word
        for word in title.split(" ")
    )


def _capitalised(title: str) -> str:
    words = title.split(" ")
    return " ".join(
        word if index and word in _SMALL_WORDS else word[:1].upper() + word[1:]
        for index, word in enumerate(words)
    )


def _issued(reference: Reference) -> PartialDate:
    return reference.published if reference.published.year else reference.electronic_date


def _genre(reference: Reference) -> str:
    if reference.kind is ReferenceKind.PREPRINT:
        return "Preprint"
    if reference.kind is ReferenceKind.THESIS:
        return csl_plain(_extra(reference, {"genre", "type", "m3"})) or "Thesis"
    return ""


def _extra(reference: Reference, tags: set[str]) -> str:
    """Return the first field of an imported file with one of ``tags``."""
    found = (v for name, v in reference.extra if name.rpartition(":")[2].lower() in tags)
    return next(found, "")


def _status(reference: Reference) -> str:
    placed = reference.volume or reference.issue or reference.pages or reference.article_number
    if reference.publication_status == "aheadofprint" and not placed:
        return AHEAD_OF_PRINT
    if reference.year is None and "in press" in reference.published.raw.lower():
        return "in press"
    return ""


def _accessed(reference: Reference) -> dict[str, object]:
    value = _extra(reference, {"accessed", "urldate", "y2"})
    match = re.match(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})", value)
    return {"date-parts": [[int(part) for part in match.groups()]]} if match else {}


def _edition(text: str) -> str:
    match = _EDITION.fullmatch(text.strip())
    if not match:
        return text.strip()
    return match[1] or _ORDINALS.get(match[2].lower(), text.strip())


def _range_end(date: PartialDate) -> list[list[int]]:
    """Return the second half of MEDLINE's ``1998 Dec-1999 Jan``, ``2015 Nov-Dec`` or nothing."""
    match = _DATE_RANGE.fullmatch(date.raw.strip())
    if not match or match["month"] not in MONTHS:
        return []
    year = int(match["year2"] or match["year"])
    month = month_number(match["month2"] or match["month"])
    if month is None or not (match["month2"] or match["day2"]):
        return []
    end = [year, month, int(match["day2"])] if match["day2"] and match["day"] else [year, month]
    return [end]
