# SPDX-License-Identifier: GPL-3.0-or-later
"""``pubmed``: search PubMed, and add what is listed to the library."""

from collections import Counter
from collections.abc import Sequence

from refdesk.cli.session import Exit, Session, exit_code
from refdesk.domain.errors import NotFoundError
from refdesk.domain.found import FoundPaper
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.searching import Hits, SearchQuestion
from refdesk.messages import sentence


def pubmed(session: Session) -> Exit:
    """``pubmed QUERY``: list papers of PubMed; with ``--add`` fetch them."""
    options = session.options
    term = " ".join(options.query).strip()
    if not term:
        session.tell("refdesk: no query was given.")
        return Exit.USAGE
    discovery = session.services.beyond.discovery
    hits = discovery.search(SearchQuestion(term), session.context)
    _tell_of(session, hits)
    if hits.has_more and options.limit > len(hits.keys):
        hits = discovery.more(hits, session.context)
    listed = hits.keys[: options.limit]
    hits = discovery.papers(hits, listed, session.context)
    for key in listed:
        paper = hits.papers.get(key)
        if paper is None:
            session.fail(NotFoundError("PubMed", f"PMID {key}"))
        elif options.json:
            session.say_json(_json_of(key, paper))
        else:
            session.say(_row_of(key, paper))
    if options.add and listed:
        _add(session, [key for key in listed if key in hits.papers])
    return session.worst


def _tell_of(session: Session, hits: Hits) -> None:
    session.tell(f"{hits.count} {'paper' if hits.count == 1 else 'papers'} in PubMed")
    if hits.translation:
        session.tell(f"searched as: {hits.translation}")
    for part in hits.ignored:
        session.tell(f"warning: {part.kind}: {part.text}")
    if hits.corrected:
        session.tell(f"did you mean: {hits.corrected}")


def _row_of(pmid: str, paper: FoundPaper) -> str:
    reference = paper.reference
    author = reference.authors[0].short if reference.authors else ""
    mark = "*" if paper.library_id is not None else ""
    parts = (pmid, author, str(reference.year or ""), reference.journal.display)
    return "\t".join((*parts, reference.title_plain, mark))


def _json_of(pmid: str, paper: FoundPaper) -> dict[str, object]:
    reference = paper.reference
    row: dict[str, object] = {
        "pmid": pmid,
        "id": paper.library_id,
        "first_author": reference.authors[0].short if reference.authors else "",
        "authors": [author.short for author in reference.authors],
        "year": reference.year,
        "journal": reference.journal.display,
        "title": reference.title_plain,
        "doi": reference.doi,
        "pmcid": reference.pmcid,
        "publication_types": [kind.name for kind in reference.publication_types],
    }
    return {name: value for name, value in row.items() if value not in (None, "", [])}


def _add(session: Session, pmids: Sequence[str]) -> None:
    identifiers = [Identifier(Scheme.PMID, pmid) for pmid in pmids]
    report = session.services.fetch.fetch(identifiers, session.context)
    for outcome in report.outcomes:
        if outcome.error is not None:
            session.tell(f"refdesk: {outcome.identifier}: {sentence(outcome.error)}")
            session.note(exit_code(outcome.error))
    counts = Counter(outcome.status for outcome in report.outcomes)
    session.tell(", ".join(f"{count} {status}" for status, count in counts.items()))
