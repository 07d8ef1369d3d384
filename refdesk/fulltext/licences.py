# SPDX-License-Identifier: GPL-3.0-or-later
"""The licence of an article: its class from an address where there is one, else from its words."""

import re

from refdesk.domain.fulltext import Licence
from refdesk.fulltext.links import safe_url
from refdesk.fulltext.tree import Element, child, children, descendants, flat, get, href, spaced
from refdesk.xml.safe import local_name

_ADDRESS = re.compile(
    r"creativecommons\.org/(?:licen[cs]es/([a-z-]+)(?:/(\d\.\d))?|(publicdomain)/(zero|mark))",
    re.IGNORECASE,
)
_CLASSES = frozenset({"by", "by-sa", "by-nc", "by-nd", "by-nc-sa", "by-nc-nd"})
_CC_WORD = re.compile(r"\bCC[ -](BY(?:[ -](?:NC|ND|SA))*|0)\b")
_COMMONS = re.compile(
    r"Creative Commons (?:Attribution|\(?CC BY)|Attribution[ -](?:Non-?Commercial|No-?Deriv|Share)",
    re.IGNORECASE,
)
_TDM = re.compile(r"available for text mining|fair use under the copyright law", re.IGNORECASE)
_ZERO = re.compile(r"\bCC0\b|Creative Commons (?:CC0|Zero)", re.IGNORECASE)
_PUBLIC = re.compile(
    r"(?:in|to) the public domain|Creative Commons Public Domain|free of all copyright|"
    r"work of the (?:US|U\.S\.|United States) gov",
    re.IGNORECASE,
)
_BMC = re.compile(
    r"verbatim copying and redistribution of this article are permitted", re.IGNORECASE
)


def read_licence(meta: Element) -> Licence:
    """Read the licence of ``article-meta``; fields are empty where none is stated."""
    permissions = child(meta, "permissions")
    place = meta if permissions is None else permissions
    licences = list(children(place, "license"))
    text = " ".join(spaced(licence) for licence in licences)
    url = next((found for found in map(_address, licences) if found), "")
    if not licences:
        text = flat(child(place, "copyright-statement"))
        code = licence_code(text)
        return Licence(code, "", text if code else "")
    given = " ".join(get(licence, "license-type") for licence in licences)
    return Licence(_code(url) or licence_code(text) or licence_code(given.upper()), url, text)


def _address(licence: Element) -> str:
    """Return the first Creative Commons address of a licence, or else its own link."""
    found = [href(licence)]
    found += [flat(below) for below in licence if local_name(below) == "license_ref"]
    found += [href(link) or flat(link) for link in descendants(licence, "ext-link", "uri")]
    for address in found:
        if _ADDRESS.search(address):
            return safe_url(address)
    in_text = re.search(r"https?://\S*" + _ADDRESS.pattern + r"\S*", spaced(licence), re.IGNORECASE)
    if in_text:
        return safe_url(in_text[0].rstrip(".,;)]"))
    return next((url for url in map(safe_url, found[:2]) if url), "")


def _code(url: str) -> str:
    match = _ADDRESS.search(url)
    if match is None:
        return ""
    if match[3]:
        return "CC0" if match[4].lower() == "zero" else "public domain"
    name = match[1].lower()
    return "CC " + name.upper() if name in _CLASSES else ""


def licence_code(text: str) -> str:
    """Return the class of a licence from its prose, or ``""``."""
    if match := _ADDRESS.search(text):
        return _code(match[0])
    if _TDM.search(text):
        return "TDM"
    if match := _CC_WORD.search(text):
        return "CC0" if match[1] == "0" else "CC " + re.sub(r"[ -]+", "-", match[1]).upper()
    if _ZERO.search(text):
        return "CC0"
    if _COMMONS.search(text):
        return "CC BY" + _restrictions(text)
    if _BMC.search(text):
        return "BMC 2002"
    return "public domain" if _PUBLIC.search(text) else ""


def _restrictions(text: str) -> str:
    """Return the parts behind "BY" of a licence that is named in full."""
    name = re.search(
        r"Attribution((?:[ \-–,/]*(?:and )?(?:Non-?Commercial|No-? ?Deriv\w*|Share[ -]?Alike))*)",
        text,
        re.IGNORECASE,
    )
    words = re.sub(r"[^a-z]", "", name[1].lower()) if name else ""
    out = "-NC" if "noncommercial" in words else ""
    if "noderiv" in words:
        return out + "-ND"
    return out + ("-SA" if "sharealike" in words else "")
