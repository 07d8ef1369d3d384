# SPDX-License-Identifier: GPL-3.0-or-later
"""Other articles that an article names, and what they are to it."""

from dataclasses import dataclass
from enum import StrEnum


class Relation(StrEnum):
    """What another article is to this one."""

    CORRECTION = "correction"
    """It corrects this one."""
    CORRECTED = "corrected"
    """This one corrects it; likewise the next ones."""
    RETRACTION = "retraction"
    RETRACTED = "retracted"
    CONCERN = "concern"
    CONCERNED = "concerned"
    COMMENT = "comment"
    COMMENTED = "commented"
    COMPANION = "companion"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class RelatedArticle:
    """Another article that the publisher names: a notice, a companion, what is commented."""

    relation: Relation
    kind: str
    """JATS ``related-article-type``."""
    doi: str = ""
    pmid: str = ""
    pmcid: str = ""
    text: str = ""
    """Words, or volume and page, as the source has them."""
