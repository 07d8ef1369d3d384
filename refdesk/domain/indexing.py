# SPDX-License-Identifier: GPL-3.0-or-later
"""How a paper is indexed: MeSH headings, keywords, publication types."""

from dataclasses import dataclass

from refdesk.domain.checktags import CHECK_TAGS


@dataclass(frozen=True, slots=True)
class MeshQualifier:
    """A MeSH subheading of one heading."""

    name: str
    ui: str = ""
    major: bool = False


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


@dataclass(frozen=True, slots=True)
class Keyword:
    """A keyword and who gave it: ``NOTNLM`` are the authors' own; ``""`` when a file does not say."""

    text: str
    owner: str = ""
    major: bool = False


@dataclass(frozen=True, slots=True)
class PublicationType:
    """One of NLM's publication types; decide by ``ui``, which is ``""`` where a file has only words."""

    name: str
    ui: str = ""
