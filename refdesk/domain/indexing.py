# SPDX-License-Identifier: GPL-3.0-or-later
"""How a paper is indexed: MeSH headings, keywords, publication types."""

from collections.abc import Iterable
from dataclasses import dataclass

from refdesk.domain.checktags import CHECK_TAGS
from refdesk.domain.values import quick


@quick
@dataclass(frozen=True, slots=True)
class MeshQualifier:
    """A MeSH subheading of one heading."""

    name: str
    ui: str = ""
    major: bool = False


@quick
@dataclass(frozen=True, slots=True)
class MeshHeading:
    """A MeSH descriptor with its qualifiers; the comma is part of the name."""

    name: str
    ui: str = ""
    major: bool = False
    qualifiers: tuple[MeshQualifier, ...] = ()
    kind: str = ""
    """``Geographic`` or ``""``."""

    @property
    def is_major(self) -> bool:
        """Whether the heading is a main topic: itself or by any qualifier."""
        return self.major or any(qualifier.major for qualifier in self.qualifiers)

    @property
    def is_check_tag(self) -> bool:
        """Whether it says who was studied rather than what about (Humans, Male, Aged …)."""
        return self.name in CHECK_TAGS


@quick
@dataclass(frozen=True, slots=True)
class Keyword:
    """A keyword and who gave it: ``NOTNLM`` are the authors' own; ``""`` when a file does not say."""

    text: str
    owner: str = ""
    major: bool = False


@quick
@dataclass(frozen=True, slots=True)
class PublicationType:
    """One of NLM's publication types; decide by ``ui``, which is ``""`` where a file has only words."""

    name: str
    ui: str = ""


def starred_keywords(texts: Iterable[str]) -> tuple[Keyword, ...]:
    """Return keywords; PubMed's star before one of the authors' says only that it is a main one.

    A field that is alone may list several between semicolons.
    """
    texts = list(texts)
    if len(texts) == 1:
        texts = texts[0].split(";")
    found: dict[str, Keyword] = {}
    for text in map(str.strip, texts):
        if word := text.removeprefix("*").strip():
            found.setdefault(word.lower(), Keyword(word, major=text.startswith("*")))
    return tuple(found.values())


def index_terms(
    keywords: Iterable[Keyword], mesh: Iterable[MeshHeading], *, starred: bool
) -> list[str]:
    """Return keywords, then MeSH descriptors, each once; ``starred`` marks keywords that are main."""
    texts = [f"*{k.text}" if starred and k.major else k.text for k in keywords]
    texts += (heading.name for heading in mesh)
    found: dict[str, str] = {}
    for text in texts:
        key = text.removeprefix("*") if starred else text
        found.setdefault(key.lower(), text)
    return list(found.values())
