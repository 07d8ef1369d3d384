# SPDX-License-Identifier: GPL-3.0-or-later
"""The works that an article cites, by what they are known by elsewhere."""

from refdesk.domain.errors import InvalidIdentifierError
from refdesk.domain.fulltext import Article, CitedWork
from refdesk.domain.identifiers import Identifier, Scheme

_KNOWN = frozenset({Scheme.PMID, Scheme.DOI, Scheme.PMCID})


def identifiers_of(work: CitedWork) -> tuple[Identifier, ...]:
    """Return what a cited work can be fetched by, best first; what is malformed is left out."""
    pmcid = f"PMC{work.pmcid}" if work.pmcid.isdigit() else work.pmcid
    found = []
    for text in (work.pmid, work.doi, pmcid):
        try:
            identifier = Identifier.parse(text) if text else None
        except InvalidIdentifierError:
            identifier = None
        if identifier is not None and identifier.scheme in _KNOWN:
            found.append(identifier)
    return tuple(found)


def identified_works(article: Article) -> list[tuple[Identifier, ...]]:
    """Return the identifiers of each cited work that has any; the first is number 1 in the HTML."""
    works = (work for entry in article.references for work in entry.works)
    return [identifiers for identifiers in map(identifiers_of, works) if identifiers]
