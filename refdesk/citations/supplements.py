# SPDX-License-Identifier: GPL-3.0-or-later
"""Supplements of journals, which records have inside the volume or the issue: ``39 Suppl 1``."""

import re

from refdesk.citations.marks import UNLABELLED
from refdesk.citations.tree import Traits
from refdesk.domain.csl import CslItem, set_or_drop

_SUPPLEMENT = re.compile(
    r"(?P<before>.*?)\s*\bSuppl(?:ement)?(?![a-z])\.?[\s_]*(?P<number>.*)", re.IGNORECASE
)
_NUMBER = re.compile(r"\w*")
_PART = re.compile(r"\bPt\b", re.IGNORECASE)


def supplement_in(text: object) -> tuple[str, str] | None:
    """Return what stands before ``Suppl`` and its number, both perhaps ``""``; else ``None``."""
    match = _SUPPLEMENT.fullmatch(str(text).strip())
    return (match["before"], match["number"]) if match else None


def split_supplement(item: CslItem) -> None:
    """Put the number of a supplement into a variable of its own."""
    for field in ("issue", "volume"):
        found = supplement_in(item.get(field, ""))
        if not found or not _NUMBER.fullmatch(found[1]):
            continue
        before, number = found
        if number:
            item["supplement-number"] = number
            item[field] = before
        elif field == "volume" and "issue" not in item:
            item["volume"], item["issue"] = before, "Suppl."
        if not item[field]:
            del item[field]


def supplement_as_issue(item: CslItem) -> None:
    """MEDLINE has ``39 Suppl 1`` for the volume of a supplement that belongs to no issue."""
    found = supplement_in(item.get("volume", ""))
    if found and found[0] and _NUMBER.fullmatch(found[1]) and "issue" not in item:
        item["volume"] = found[0]
        item["issue"] = f"{UNLABELLED}Suppl {found[1]}".strip()


def ama_supplement(item: CslItem) -> None:
    """AMA 3.11.8 and 3.11.9: ``39(suppl 1)``, ``7 suppl 2``, ``56(pt 10)``."""
    volume, issue = str(item.get("volume", "")), str(item.get("issue", ""))
    if not issue and (found := supplement_in(volume)):
        volume, issue = found[0], f"Suppl {found[1]}"
    if found := supplement_in(issue):
        issue = " suppl ".join(found)
    set_or_drop(item, "volume", volume)
    set_or_drop(item, "issue", _PART.sub("pt", issue).strip())


def keep_supplement(item: CslItem, traits: Traits) -> None:
    """Journals that leave out the issue name a supplement nevertheless."""
    volume, issue = str(item.get("volume", "")), str(item.get("issue", ""))
    for field in ("issue", "volume"):
        found = supplement_in(item.get(field, ""))
        if not found:
            continue
        supplement = f"suppl {found[1]}".strip()
        volume = found[0] if field == "volume" else volume
        if traits.names_supplements:
            item["volume"], item["supplement-number"] = volume, supplement
        elif not (traits.names_issues and issue):
            item["volume"] = f"{volume}({supplement})"
        return
