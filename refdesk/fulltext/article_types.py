# SPDX-License-Identifier: GPL-3.0-or-later
"""What the ``article-type`` of JATS says of a paper, as NLM's publication types.

The values are those that JATS suggests and that PMC's tagging guidelines add; a publisher may
write others, which say nothing here. "research-article" says nothing of a design.
"""

from refdesk.domain.indexing import PublicationType

_EDITORIAL = PublicationType("Editorial", "D016421")
_LETTER = PublicationType("Letter", "D016422")
_COMMENT = PublicationType("Comment", "D016420")
_PROTOCOL = PublicationType("Clinical Trial Protocol", "D000078325")
_CASES = PublicationType("Case Reports", "D002363")

_TYPES = {
    "editorial": _EDITORIAL,
    "introduction": _EDITORIAL,
    "letter": _LETTER,
    "reply": _LETTER,
    "article-commentary": _COMMENT,
    "commentary": _COMMENT,
    "discussion": _COMMENT,
    "case-report": _CASES,
    "case-study": _CASES,
    "review-article": PublicationType("Review", "D016454"),
    "systematic-review": PublicationType("Systematic Review", "D000078182"),
    "meta-analysis": PublicationType("Meta-Analysis", "D017418"),
    "guideline": PublicationType("Guideline", "D016431"),
    "protocol": _PROTOCOL,
    "study-protocol": _PROTOCOL,
    "clinical-trial-protocol": _PROTOCOL,
    "correction": PublicationType("Published Erratum", "D016425"),
    "retraction": PublicationType("Retraction Notice", "D016440"),
    "expression-of-concern": PublicationType("Expression of Concern"),
}


def publication_types(article_type: str) -> tuple[PublicationType, ...]:
    """Return the publication types that a JATS article type stands for; ``()`` for none."""
    kind = "-".join(article_type.lower().replace("_", " ").replace("-", " ").split())
    found = _TYPES.get(kind)
    return (found,) if found else ()
