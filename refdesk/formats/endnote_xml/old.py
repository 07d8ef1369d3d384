# SPDX-License-Identifier: GPL-3.0-or-later
"""The XML of EndNote 7 and before: upper case, one level, numbers of its own for the types."""

from lxml import etree

from refdesk.xml.safe import local_name

_PATHS = {
    "AUTHOR": "contributors/authors/author",
    "SECONDARY_AUTHOR": "contributors/secondary-authors/author",
    "TERTIARY_AUTHOR": "contributors/tertiary-authors/author",
    "SUBSIDIARY_AUTHOR": "contributors/subsidiary-authors/author",
    "YEAR": "dates/year", "DATE": "dates/pub-dates/date", "TITLE": "titles/title",
    "SECONDARY_TITLE": "titles/secondary-title", "TERTIARY_TITLE": "titles/tertiary-title",
    "ALTERNATE_TITLE": "titles/alt-title", "SHORT_TITLE": "titles/short-title",
    "PLACE_PUBLISHED": "pub-location", "PUBLISHER": "publisher", "VOLUME": "volume",
    "NUMBER_OF_VOLUMES": "num-vols", "NUMBER": "number", "PAGES": "pages", "SECTION": "section",
    "EDITION": "edition", "TYPE_OF_WORK": "work-type", "ISBN": "isbn",
    "ACCESSION_NUMBER": "accession-num", "CALL_NUMBER": "call-num", "LABEL": "label",
    "KEYWORD": "keywords/keyword", "ABSTRACT": "abstract", "NOTES": "notes",
    "URL": "urls/related-urls/url", "AUTHOR_ADDRESS": "auth-address", "IMAGE": "image",
    "CAPTION": "caption", "REFNUM": "rec-number", "ORIGINAL_PUB": "orig-pub",
    "REPRINT_EDITION": "reprint-edition", "REVIEWED_ITEM": "reviewed-item",
    **{f"CUSTOM{n}": f"custom{n}" for n in range(1, 8)},
}  # fmt: skip
"""Where the newer XML has what the older one calls so."""

_TYPES = {
    "0": "Journal Article", "1": "Book", "2": "Thesis", "3": "Conference Proceedings",
    "4": "Personal Communication", "5": "Newspaper Article", "6": "Computer Program",
    "7": "Book Section", "8": "Magazine Article", "9": "Edited Book", "10": "Report",
    "11": "Map", "12": "Audiovisual Material", "13": "Artwork", "15": "Patent",
    "16": "Electronic Source", "17": "Bill", "18": "Case", "19": "Hearing", "20": "Manuscript",
    "21": "Film or Broadcast", "22": "Statute", "25": "Figure", "26": "Chart or Table",
    "27": "Equation", "31": "Generic",
}  # fmt: skip
TYPE = "REFERENCE_TYPE"


def is_old(record: etree._Element) -> bool:
    """Whether a record is one of the older XML."""
    return local_name(record) == "RECORD"


def collect_old(record: etree._Element) -> tuple[str, dict[str, list[etree._Element]]]:
    """Return the name of the type, and the fields by the paths of the newer XML."""
    kind = ""
    found: dict[str, list[etree._Element]] = {}
    for element in record.iter():
        name = local_name(element)
        if name == TYPE:
            kind = _TYPES.get((element.text or "").strip(), "Generic")
        elif element is not record and name and not any(local_name(e).isupper() for e in element):
            found.setdefault(_PATHS.get(name, name.lower().replace("_", "-")), []).append(element)
    return kind, found
