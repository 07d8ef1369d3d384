# SPDX-License-Identifier: GPL-3.0-or-later
"""CSL items as one style wants them: what is right for most styles is wrong for some."""

import re

from refdesk.citations.tree import Traits
from refdesk.domain.citation import Cite
from refdesk.domain.csl import CslItem, csl_item
from refdesk.domain.csl_titles import WORD_JOINER, csl_plain, csl_title
from refdesk.domain.reference import Reference, is_east_asian

_NAME_FIELDS = ("author", "editor", "translator", "collection-editor")
_SUPPLEMENT = re.compile(r"(?P<before>.*?)\s*\bSuppl(?:ement)?\.?\s*(?P<number>\w*)", re.IGNORECASE)
# A word in small letters, so neither "mRNA" nor "p53" nor one that keeps its case.
_SUBTITLE = re.compile(r"([:?!—]\s|—)([a-z])(?=[a-z]*(?![\w.]))")
_ORDINALS = {"II": "2nd", "III": "3rd", "IV": "4th", "V": "5th"}
_DOI_ESCAPES = {"%": "%25", "<": "%3C", ">": "%3E", '"': "%22", "#": "%23", " ": "%20"}

MORE_AUTHORS = "\ue0ff"
"""Stands for the authors that an index left out, until the entry is printed."""

_OPENING = "([{‘“«‹—–-/"
_CLOSING = ".,;:!?)]}’”»›—–-/"

ARTICLE_NUMBER = "\ue0fe"
"""Stands before an article number in MLA's place of the page: it gets "article", not "p."."""


def item_for(reference: Reference, item_id: str, traits: Traits) -> CslItem:
    """Return the item of ``reference`` for a style with ``traits``."""
    item = csl_item(reference, item_id)
    _adapt_names(item, traits)
    if not reference.authors_complete:
        item["author"] = [*_names(item, "author"), {"family": MORE_AUTHORS}]
    if reference.title_translated:
        _adapt_translation(item, reference, traits)
    if traits.mla and "number" in item and item.get("number") == item.get("page"):
        item["page"] = f"{ARTICLE_NUMBER}{item.pop('number')}"
    if traits.supplements:
        _split_supplement(item)
    if not traits.mla:
        _first_year_only(item)
    if traits.bare_initials and "container-title-short" in item:
        item["container-title-short"] = str(item["container-title-short"]).replace(".", "")
    if traits.apa and item.get("language", "en") == "en":
        item["title"] = _SUBTITLE.sub(lambda m: m[1] + m[2].upper(), str(item.get("title", "")))
    if traits.doi_links and "DOI" in item:
        item["DOI"] = "".join(_DOI_ESCAPES.get(c, c) for c in str(item["DOI"]))
    return item


def cite_item(cite: Cite | None) -> CslItem:
    """Return what is said of a work in a text; a person's words are text there, never markup."""
    if cite is None:
        return {}
    prefix, suffix = csl_plain(cite.prefix.strip()), csl_plain(cite.suffix.strip())
    if prefix and prefix[-1] not in _OPENING:
        # Right behind a stop ("see, e.g.,") the engine would set the delimiter of a list, too.
        prefix += f"{WORD_JOINER} "
    if suffix and suffix[0] not in _CLOSING:
        suffix = f" {suffix}"
    item: CslItem = {
        "locator": csl_plain(cite.locator.strip()),
        "label": cite.label,
        "prefix": prefix,
        "suffix": suffix,
        "suppress-author": cite.suppress_author,
        "author-only": cite.author_only,
    }
    return {name: value for name, value in item.items() if value}


def without_marks(fragment: str, et_al: str, conjunction: str) -> str:
    """Return a printed entry with words where :data:`MORE_AUTHORS` and the like stand."""
    fragment = fragment.replace(WORD_JOINER, "")
    if ARTICLE_NUMBER in fragment:
        fragment = re.sub(rf"\S+\s{ARTICLE_NUMBER}|{ARTICLE_NUMBER}", "article ", fragment)
    if MORE_AUTHORS not in fragment:
        return fragment
    words = "|".join(re.escape(word) for word in ("&amp;", "and", conjunction) if word)
    stop = r"\.?" if et_al.endswith(".") else ""
    ellipsis = r"(?:\.\s*\.\s*\.|…)"
    pattern = rf"(,?)\s*(?:(?:{words})\s+|{ellipsis}\s*)?{MORE_AUTHORS}{stop}"
    return re.sub(pattern, lambda match: f"{match[1]} {et_al}", fragment).strip()


def _names(item: CslItem, field: str) -> list[dict[str, str]]:
    names = item.get(field)
    return names if isinstance(names, list) else []


def _adapt_names(item: CslItem, traits: Traits) -> None:
    for field in _NAME_FIELDS:
        for name in _names(item, field):
            given = name.get("given", "")
            if given and is_east_asian(name["family"]):
                name["family"] += name.pop("given")  # never "신, 2021"
                continue
            if given and not traits.full_given_names:
                # "Hyo-jeong" is H.-J.: the engine takes capitals only.
                name["given"] = re.sub(r"-[^\W\d_]", lambda match: match[0].upper(), given)
            if traits.bare_initials and "suffix" in name:
                suffix = name["suffix"].rstrip(".")
                name["suffix"] = _ORDINALS.get(suffix, suffix) if traits.nlm else suffix


def _adapt_translation(item: CslItem, reference: Reference, traits: Traits) -> None:
    if not reference.title:
        return
    if traits.nlm or not reference.vernacular_title:
        item["title"] = f"[{csl_title(reference.title)}]"
        item["language"] = "en"  # what is printed is NLM's English


def _split_supplement(item: CslItem) -> None:
    for field in ("issue", "volume"):
        match = _SUPPLEMENT.fullmatch(str(item.get(field, "")))
        if not match:
            continue
        if match["number"]:
            item["supplement-number"] = match["number"]
            item[field] = match["before"]
        elif field == "volume" and "issue" not in item:
            item["volume"], item["issue"] = match["before"], "Suppl."
        if not item[field]:
            del item[field]


def _first_year_only(item: CslItem) -> None:
    """A double issue over New Year is of its first year; most styles garble the range."""
    issued = item.get("issued")
    parts = issued.get("date-parts") if isinstance(issued, dict) else None
    if isinstance(issued, dict) and parts and parts[0][0] != parts[-1][0]:
        issued["date-parts"] = parts[:1]
