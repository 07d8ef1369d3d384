# SPDX-License-Identifier: GPL-3.0-or-later
"""CSL items as one style wants them: what is right for most styles is wrong for some."""

import re
from dataclasses import replace
from urllib.parse import unquote

from refdesk.citations.casing import sentence_case
from refdesk.citations.kinds import adapt_kind
from refdesk.citations.manuals import adapt_to_manual
from refdesk.citations.marks import ARTICLE_NUMBER, BRACKETED, MORE_AUTHORS, NO_PAGE
from refdesk.citations.medical import for_medicine
from refdesk.citations.printable import printable, printable_reference
from refdesk.citations.pubmed import as_pubmed_prints
from refdesk.citations.supplements import split_supplement, supplement_as_issue
from refdesk.citations.tree import Traits
from refdesk.domain.citation import Cite
from refdesk.domain.csl import CslItem, csl_item, csl_language, names_in
from refdesk.domain.csl_titles import WORD_JOINER, csl_plain, csl_title
from refdesk.domain.nlm import nlm_suffix
from refdesk.domain.reference import Reference, ReferenceKind, is_east_asian

_NAME_FIELDS = ("author", "editor", "translator", "collection-editor")
# A word in small letters, so neither "mRNA" nor "p53" nor one that keeps its case.
_SUBTITLE = re.compile(r"([:?!—]\s|—|\s[-–]\s)([a-z])(?=[a-z]*(?![\w.]))")
_DOI_ESCAPES = {"%": "%25", "<": "%3C", ">": "%3E", '"': "%22", "#": "%23", " ": "%20"}

_OPENING = "([{‘“«‹—–-/"
_CLOSING = ".,;:!?)]}’”»›—–-/"


def item_for(reference: Reference, item_id: str, traits: Traits) -> CslItem:
    """Return the item of ``reference`` for a style with ``traits``."""
    reference = printable_reference(reference)
    if not traits.nlm:  # NLM prints titles as they are
        reference = _settled(reference)
    item = csl_item(reference, item_id)
    _adapt_names(item, traits)
    if traits.pubmed:
        as_pubmed_prints(item, reference)
        return item
    if not reference.authors_complete:
        item["author"] = [*names_in(item, "author"), {"family": MORE_AUTHORS}]
    if reference.title_translated:
        _adapt_translation(item, reference, traits)
    _adapt_number(item, traits)
    if not traits.mla:
        _first_year_only(item)
    if traits.bare_initials and "container-title-short" in item:
        item["container-title-short"] = str(item["container-title-short"]).replace(".", "")
    if traits.apa and item.get("language", "en") == "en":
        item["title"] = _with_subtitle(str(item.get("title", "")))
    adapt_kind(item, reference, traits)
    adapt_to_manual(item, reference, traits)
    _adapt_doi(item, traits)
    if traits.medicine:
        for_medicine(item, reference, traits)
    if "title" in item and csl_language(reference) in {"", "en"}:
        # As some publishers send it; French has the space.
        item["title"] = str(item["title"]).replace(" : ", ": ")
    return item


def cite_item(cite: Cite | None) -> CslItem:
    """Return what is said of a work in a text; a person's words are text there, never markup."""
    if cite is None:
        return {}
    prefix, suffix, locator = (
        csl_plain(printable(text).strip()) for text in (cite.prefix, cite.suffix, cite.locator)
    )
    if prefix and prefix[-1] not in _OPENING:
        # Right behind a stop ("see, e.g.,") the engine would set the delimiter of a list, too.
        prefix += f"{WORD_JOINER} "
    if suffix and suffix[0] not in _CLOSING:
        suffix = f" {suffix}"
    item: CslItem = {
        "locator": locator,
        "label": cite.label,
        "prefix": prefix,
        "suffix": suffix,
        "suppress-author": cite.suppress_author,
        "author-only": cite.author_only,
    }
    return {name: value for name, value in item.items() if value}


def _settled(reference: Reference) -> Reference:
    """Return the reference with an English title in sentence case, and dashes where MEDLINE has ``--``."""
    if csl_language(reference) not in {"", "en"} and not reference.title_translated:
        return reference

    def abstract() -> str:
        return reference.abstract.plain if reference.abstract else ""

    title = sentence_case(reference.title, abstract).replace("--", "—")
    book = reference.container_title
    if reference.kind is ReferenceKind.CHAPTER:  # of other kinds it is the name of a site or paper
        book = sentence_case(book)
    if (title, book) == (reference.title, reference.container_title):
        return reference
    return replace(reference, title=title, container_title=book)


def _adapt_names(item: CslItem, traits: Traits) -> None:
    for field in _NAME_FIELDS:
        for name in names_in(item, field):
            given = name.get("given", "")
            if given and is_east_asian(name["family"]):
                name["family"] += name.pop("given")  # never "신, 2021"
                continue
            if given and not traits.full_given_names:
                # "Hyo-jeong" is H.-J.: the engine takes capitals only.
                name["given"] = re.sub(r"-[^\W\d_]", lambda match: match[0].upper(), given)
            if traits.bare_initials and "suffix" in name:
                suffix = name["suffix"]
                name["suffix"] = nlm_suffix(suffix) if traits.nlm else suffix.rstrip(".")


def _adapt_translation(item: CslItem, reference: Reference, traits: Traits) -> None:
    if not reference.title:
        return
    if traits.nlm or not reference.vernacular_title:
        item["title"] = f"[{csl_title(reference.title)}]"
        item["language"] = "en"  # what is printed is NLM's English
    else:
        title = csl_title(reference.title)
        vernacular = csl_title(reference.vernacular_title)
        title = _with_subtitle(title) if traits.apa else title
        item["title"] = f"{vernacular} {BRACKETED}[{title}]"
        item.setdefault("language", "und")  # no English: nothing to put in title case


def _with_subtitle(title: str) -> str:
    return _SUBTITLE.sub(lambda match: match[1] + match[2].upper(), title)


def _adapt_number(item: CslItem, traits: Traits) -> None:
    if traits.mla and "number" in item and item["number"] == item.get("page"):
        item["page"] = f"{ARTICLE_NUMBER}{item.pop('number')}"
    elif traits.labels_pages and "number" in item and item["number"] == item.get("page"):
        item["page"] = f"{NO_PAGE}{item['number']}"
    if traits.supplements:
        split_supplement(item)
    elif not traits.bare_initials:
        supplement_as_issue(item)


def _adapt_doi(item: CslItem, traits: Traits) -> None:
    if "DOI" not in item:
        return
    item["DOI"] = doi = unquote(str(item["DOI"]))  # taken from a link, encoded: once is enough
    if traits.doi_links:
        item["DOI"] = "".join(_DOI_ESCAPES.get(c, c) for c in doi)


def _first_year_only(item: CslItem) -> None:
    """A double issue over New Year is of its first year; most styles garble the range."""
    issued = item.get("issued")
    parts = issued.get("date-parts") if isinstance(issued, dict) else None
    if isinstance(issued, dict) and parts and parts[0][0] != parts[-1][0]:
        issued["date-parts"] = parts[:1]
