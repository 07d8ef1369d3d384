# SPDX-License-Identifier: GPL-3.0-or-later
"""As what kind of work an item is cited: styles have rules for some kinds only."""

import re

from refdesk.citations.tree import Traits
from refdesk.domain.csl import CslItem, set_or_drop
from refdesk.domain.reference import Reference, ReferenceKind

_SMALL_IN_JOURNALS = frozenset(
    {"a", "an", "and", "as", "at", "by", "de", "et", "for", "from", "in", "of", "on", "or",
     "the", "to", "und", "via", "with"}
)  # fmt: skip
_SMALL_OR_KEPT = re.compile(r"<span.*?</span>|(?<![\w.'’-])[a-z]+(?![\w.])")
_SERVERS = {"ArXiv": "arXiv"}
_NEAREST = {
    "thesis": ("report", "book"),
    "dataset": ("webpage", "report", "book"),
    "software": ("webpage", "report", "book"),
    "patent": ("report", "book"),
    "standard": ("report", "book"),
    "entry-encyclopedia": ("chapter",),
    "article": ("article-journal",),
}
"""For kinds of works that a style has no rule for: what they are cited as."""


def adapt_kind(item: CslItem, reference: Reference, traits: Traits) -> None:
    """Name journal and server as they are printed; an abstract in a journal is an article."""
    short = item.get("container-title-short")
    if short:
        item.setdefault("container-title", short)
    in_journal = reference.journal.title or (short and traits.medicine)
    if item["type"] == ReferenceKind.CONFERENCE_PAPER and reference.volume and in_journal:
        item["type"] = ReferenceKind.ARTICLE.value
    if not traits.nlm:
        _with_capitals(item)
    if item["type"] == ReferenceKind.SOFTWARE and "edition" in item:
        edition = str(item["edition"])
        if not traits.nlm:
            item["version"] = item.pop("edition")
        if traits.medicine and edition[:1].isdigit():
            item["edition"] = f"Version {edition}"


def as_nearest_kind(item: CslItem, reference: Reference, traits: Traits) -> None:
    """Cite a kind of work that the style has no rule for as the nearest one that it has."""
    kind = str(item["type"])
    if kind in traits.types or kind not in _NEAREST:
        return
    nearest = _NEAREST[kind]
    item["type"] = next((known for known in nearest if known in traits.types), nearest[-1])
    if reference.kind is ReferenceKind.PREPRINT:
        as_paper_of_server(item)
        return
    if item["type"] == "webpage":
        set_or_drop(item, "container-title", str(item.get("publisher", "")))
        if "DOI" in item:
            item.setdefault("URL", f"https://doi.org/{item['DOI']}")
    genre = kind_of_thesis(str(item.pop("genre", ""))).lower()
    if genre:
        item["title"] = f"{item.get('title', '')} [{genre}]"


def as_paper_of_server(item: CslItem) -> None:
    """Put the server of a preprint in the place of a journal."""
    server = f"{item.pop('publisher', '')} [Preprint]".strip()
    item["container-title"] = item["container-title-short"] = server


def kind_of_thesis(genre: str) -> str:
    """Doctoral theses are dissertations: Citing Medicine, chapter 5; AMA 3.13.11."""
    return "Dissertation" if re.search("dissertation|ph\\.?d|doctor", genre, re.I) else genre


def _with_capitals(item: CslItem) -> None:
    """Write MEDLINE's ``Journal of clinical oncology`` with capitals, and so a server."""
    if "container-title-short" in item and item.get("language", "en") in {"en", "und"}:
        title = _headline(str(item["container-title"]))
        item["container-title"] = title.replace(" ... ", " ")
    if item["type"] == ReferenceKind.PREPRINT and "publisher" in item:
        server = str(item["publisher"])
        item["publisher"] = _SERVERS.get(server) or _headline(server)


def _headline(title: str) -> str:
    return _SMALL_OR_KEPT.sub(_capital, title)


def _capital(match: re.Match[str]) -> str:
    word = match[0]
    is_small = bool(match.start()) and word in _SMALL_IN_JOURNALS
    return word if word.startswith("<") or is_small else word.capitalize()
