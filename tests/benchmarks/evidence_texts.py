# SPDX-License-Identifier: GPL-3.0-or-later
"""Texts of the corpus as the reader gets them, and how two phrases are compared."""

import hashlib
import json
import re
from collections.abc import Iterable
from functools import cache

from lxml import etree

from refdesk.domain.evidence import TextSection
from refdesk.evidence.vocabulary import word_set
from tests.corpus import ROOT


def in_half(identifier: str, half: str) -> bool:
    """Whether an article belongs to the half that is asked for."""
    odd = int(hashlib.sha1(identifier.encode()).hexdigest(), 16) % 2
    return half == "all" or odd == (half == "measure")


_STOP = word_set(
    "the a an of in and or to for with by on at from as is was were patients group groups treatment "
    "therapy"
)


def content(text: str) -> set[str]:
    words = {w for w in re.findall(r"[a-z0-9]+", text.lower()) if w not in _STOP}
    return words or set(re.findall(r"[a-z0-9]+", text.lower()))


def overlap(one: str, other: str) -> float:
    """Return the token F1 of two phrases, without stop words."""
    a, b = content(one), content(other)
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def agrees(found: str, prompts: Iterable[str]) -> bool:
    """Whether a phrase names what one of the doctors' phrases names.

    Half of the words in common, or one phrase wholly within the other: doctors write "placebo, plus
    usual care" and "30-day mortality" where the slot says "placebo" and "mortality".
    """
    return any(
        overlap(found, prompt) >= 0.5
        or content(found) <= content(prompt)
        or content(prompt) <= content(found)
        for prompt in prompts
    )


def _text(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())


def jats_sections(name: str) -> list[TextSection]:
    """Return title and abstract of an article of ``jats/``."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=True
    )
    root = etree.parse(str(ROOT / "jats" / name), parser).getroot()
    title = root.find(".//article-meta//article-title")
    abstracts = [a for a in root.findall(".//article-meta/abstract") if not a.get("abstract-type")]
    sections = [TextSection("title", _text(title))] if title is not None else []
    if not abstracts:
        return sections
    parts = abstracts[0].findall("sec")
    if not parts:
        body = " ".join(_text(p) for p in abstracts[0] if p.tag != "title")
        return [*sections, TextSection("abstract", body, 0)]
    for index, part in enumerate(parts):
        label = part.find("title")
        body = " ".join(_text(p) for p in part if p.tag != "title")
        sections.append(
            TextSection(_text(label).strip(": ") if label is not None else "abstract", body, index)
        )
    return sections


def ebm_sections(raw: str) -> list[TextSection]:
    """Return title and abstract of a record of ``ebm_nlp.jsonl``."""
    title, _, rest = raw.partition("\n\n")
    sections = [TextSection("title", title)]
    if rest.strip():
        sections.append(TextSection("abstract", rest, 0))
    return sections


@cache
def ebm_texts() -> dict[str, str]:
    """Return PMID -> title and abstract of every record of ``ebm_nlp.jsonl``."""
    with (ROOT / "evidence" / "ebm_nlp.jsonl").open(encoding="utf-8") as lines:
        return {row["pmid"]: row["raw_text"] for row in map(json.loads, lines)}


@cache
def participants_texts() -> dict[str, str]:
    """Return PMID -> title and abstract of every record of ``participants.jsonl``."""
    with (ROOT / "evidence" / "participants.jsonl").open(encoding="utf-8") as lines:
        return {row["pmid"]: row["text"] for row in map(json.loads, lines)}
