# SPDX-License-Identifier: GPL-3.0-or-later
"""Commands that read papers and files: cite, export, convert, full text, evidence."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from refdesk.citations.engine import CitationEngine
from refdesk.citations.output import to_markdown, to_rtf
from refdesk.cli.session import Exit, Session
from refdesk.domain.belongings import spoken
from refdesk.domain.citation import RenderedCitation
from refdesk.domain.errors import (
    InvalidIdentifierError,
    NotOpenError,
    RefdeskError,
    UnknownReferenceError,
    UnreadableError,
)
from refdesk.domain.evidence import EvidenceReport
from refdesk.domain.fulltext import Article
from refdesk.domain.identifiers import Identifier
from refdesk.domain.query import LibraryQuery
from refdesk.domain.reference import Reference
from refdesk.evidence.json_form import evidence_json
from refdesk.evidence.reader import read_evidence
from refdesk.formats.base import ReadReference, SkippedRecord, all_formats
from refdesk.fulltext.html import article_html
from refdesk.fulltext.jats import parse_jats
from refdesk.fulltext.json_form import article_json
from refdesk.fulltext.markdown import article_markdown
from refdesk.fulltext.plaintext import article_text
from refdesk.messages import skipped_reason
from refdesk.services.documents import read_documents
from refdesk.services.transfer import read_file, read_references, write_whole, written


def cite(session: Session) -> Exit:
    """``cite ID…``: formatted references, or the in-text citation."""
    options = session.options
    if options.style == "list":
        return _list_styles(session)
    if not options.ids and not options.input:
        session.tell("refdesk: name papers of the library, or a file with --input.")
        return Exit.USAGE
    engine = CitationEngine()
    try:
        engine.style(options.style)
        references = _chosen(session)
        if not references:
            return session.worst or Exit.PARTLY
        if options.in_text:
            rendered = [engine.cite(references, options.style, options.locale)]
        elif len(references) == 1:
            rendered = [engine.format_one(references[0], options.style, options.locale)]
        else:
            rendered = engine.bibliography(
                references, options.style, options.locale, session.context
            )
        _print_citations(session, rendered)
    finally:
        engine.close()
    for reference in references:
        if reference.is_retracted:
            session.tell(f"refdesk: this paper is retracted: {reference.title_plain}")
    return session.worst


def _list_styles(session: Session) -> Exit:
    engine = CitationEngine()
    try:
        for style in engine.styles(""):
            session.say(f"{style.id}\t{style.title}")
    finally:
        engine.close()
    return Exit.DONE


def _chosen(session: Session) -> list[Reference]:
    if session.options.input:
        name: str = session.options.input
        _, records = read_references(bytes_of(name), name)
        return list(_told(session, records, name))
    references: list[Reference] = []
    for text in session.options.ids:
        try:
            stored = session.services.library.get(session.services.library.resolve(text))
        except UnknownReferenceError as error:
            session.fail(error)
            continue
        if stored is not None:
            references.append(stored.reference)
    return references


def _print_citations(session: Session, rendered: Sequence[RenderedCitation]) -> None:
    match session.options.output:
        case "html":
            session.write(f"{citation.html}\n" for citation in rendered)
        case "markdown":
            session.say("\n\n".join(to_markdown(citation.html) for citation in rendered))
        case "rtf":
            session.say(to_rtf([citation.html for citation in rendered]))
        case _:
            session.write(f"{citation.text}\n" for citation in rendered)


def export(session: Session) -> Exit:
    """``export``: papers of the library in a file format."""
    options = session.options
    query = LibraryQuery(options.query or "")
    ids = list(session.services.library.ids(query))
    chosen = options.format or _format_of_name(options.output or "") or "ris"
    if options.output and options.output != "-":
        count = session.services.transfer.export(ids, chosen, Path(options.output), session.context)
        session.tell(f"{options.output}: {count} papers written.")
    else:
        session.write(session.services.transfer.export_chunks(ids, chosen))
    return Exit.DONE


_FAMILIES = ({"bibtex", "biblatex"}, {"endnote-xml", "endnote-refer"})
"""Formats that keep each other's fields, notes and tags among them."""


def convert(session: Session) -> Exit:
    """``convert IN OUT``: from one file format to another, without a library."""
    options = session.options
    source, records = read_references(bytes_of(options.input), options.input, options.source_format)
    target = options.target_format or _format_of_name(options.output)
    if target is None:
        session.tell("refdesk: name the output format with --to.")
        return Exit.USAGE
    whole = not any({source, target} <= family for family in (*_FAMILIES, {source}))
    chunks = written(_told(session, records, options.input, whole=whole), target)
    if options.output == "-":
        session.write(chunks)
    else:
        write_whole(Path(options.output), chunks)
    return session.worst


def _format_of_name(name: str) -> str | None:
    suffix = Path(name).suffix.lower()
    for file_format in all_formats():
        if suffix in file_format.extensions and file_format.write is not None:
            return file_format.id
    return None


def _told(
    session: Session,
    records: Iterable[ReadReference | SkippedRecord],
    source: str,
    *,
    whole: bool = False,
) -> Iterator[Reference]:
    """Yield references and tell of what was skipped; ``whole``: with their tags and notes."""
    for record in records:
        if isinstance(record, SkippedRecord):
            detail = f" ({record.detail})" if record.detail else ""
            reason = skipped_reason(record.reason)
            session.tell(f"refdesk: {source}, line {record.line}, skipped: {reason}{detail}.")
            session.note(Exit.PARTLY)
        else:
            yield spoken(record.reference, record.belongings) if whole else record.reference


def fulltext(session: Session) -> Exit:
    """``fulltext FILE|ID…``: render articles."""
    for text in session.options.targets:
        try:
            _print_article(session, _article(session, text))
        except RefdeskError as error:
            session.fail(error)
    return session.worst


def _article(session: Session, text: str) -> Article:
    if _names_file(text):
        return parse_jats(bytes_of(text), text)
    service = session.services.fulltext
    reference_id = session.services.library.resolve(text)
    found = service.article(reference_id)
    if found is None:
        service.fetch(reference_id, session.context)
        found = service.article(reference_id)
    if found is None:
        raise NotOpenError("PMC", text)
    return found[0]


def _print_article(session: Session, article: Article) -> None:
    match session.options.output:
        case "html":
            session.say(article_html(article))
        case "markdown":
            session.say(article_markdown(article))
        case "json":
            session.say_json(article_json(article))
        case _:
            session.say(article_text(article))


def evidence(session: Session) -> Exit:
    """``evidence [FILE|ID…]``: what the papers report, with the words that prove it."""
    for text in session.options.targets or ["-"]:
        try:
            if text == "-" or _names_file(text):
                _evidence_of_file(session, text)
            else:
                reference_id = session.services.library.resolve(text)
                stored = session.services.library.get(reference_id)
                assert stored is not None
                service = session.services.evidence
                if session.options.tokens:
                    report = service.read(stored.reference, tokens=True)
                else:
                    report = service.report_of(stored)
                _print_evidence(session, report, stored.reference.pmid or str(reference_id))
        except RefdeskError as error:
            session.fail(error)
    return session.worst


def _evidence_of_file(session: Session, name: str) -> None:
    for document in read_documents(bytes_of(name), name):
        if document.error is not None:
            session.fail(document.error, Exit.PARTLY)
            continue
        report = read_evidence(
            document.sections, document.publication_types, tokens=session.options.tokens
        )
        _print_evidence(session, report, document.id)


def _print_evidence(session: Session, report: EvidenceReport, identity: str) -> None:
    data = evidence_json(report, identity, tokens=session.options.tokens)
    if session.options.json:
        session.say_json(data)
        return
    session.say(f"{identity}")
    for slot in report.slots:
        session.say(f"  {slot.element.value}: {slot.text or 'not found'}")
    for design in report.designs:
        session.say(f"  design: {design.design} ({design.source}: {design.evidence})")
    if report.sample_size:
        session.say(f"  sample size: {report.sample_size.value}")
    if report.follow_up:
        session.say(f"  follow-up: {report.follow_up.text}")
    for result in report.statistics:
        session.say(f"  {result.span.text}  [{result.outcome or 'outcome not found'}]")
        for check in result.checks:
            if check.verdict != "ok":
                session.say(f"    {check.verdict}: {check.message}")
    for remark in report.remarks:
        session.say(f"  {remark.verdict}: {remark.message}")


def _names_file(text: str) -> bool:
    """Whether a word is a file rather than an id; a path that looks like a DOI is a DOI."""
    if Path(text).is_file() or text == "-":
        return True
    try:
        Identifier.parse(text)
    except InvalidIdentifierError:
        return Path(text).suffix.lower() in {".xml", ".nxml", ".jsonl", ".json", ".nbib", ".ris"}
    return False


def bytes_of(name: str) -> bytes:
    """Return what a named file holds, ``-`` being standard input."""
    if name != "-":
        return read_file(Path(name))
    data = sys.stdin.buffer.read()
    if not data.strip():
        raise UnreadableError("standard input", "empty")
    return data
