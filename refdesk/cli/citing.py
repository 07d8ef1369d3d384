# SPDX-License-Identifier: GPL-3.0-or-later
"""``cite``: formatted references."""

from collections.abc import Sequence

from refdesk.citations.engine import CitationEngine
from refdesk.cli.given import bytes_of, told
from refdesk.cli.session import Exit, Session
from refdesk.cli.styled import are_usable
from refdesk.documents.markdown import to_markdown
from refdesk.documents.rtf import to_rtf
from refdesk.domain.citation import Cite, EntryLayout, RenderedCitation
from refdesk.domain.errors import UnknownReferenceError
from refdesk.domain.reference import Reference
from refdesk.services.converting import read_references


def cite(session: Session) -> Exit:
    """``cite ID…``: formatted references, or the in-text citation."""
    options = session.options
    if options.style == "list":
        return _list_styles(session)
    if not options.ids and not options.input:
        session.tell("refdesk: name papers of the library, or a file with --input.")
        return Exit.USAGE
    engine = CitationEngine(own_styles=session.paths.styles)
    try:
        if not are_usable(session, engine):
            return session.worst
        references = _chosen(session)
        if not references:
            return session.worst or Exit.PARTLY
        if options.in_text:
            first = Cite(0, options.locator, prefix=options.prefix, suffix=options.suffix)
            rendered = [engine.cite(references, options.style, options.locale, [first])]
        elif len(references) == 1:
            rendered = [engine.format_one(references[0], options.style, options.locale)]
        else:
            rendered = engine.bibliography(
                references, options.style, options.locale, session.context
            )
        _print_citations(session, rendered, engine.layout(options.style))
    finally:
        engine.close()
    for reference in references:
        if reference.is_retracted:
            session.tell(f"refdesk: this paper is retracted: {reference.title_plain}")
    return session.worst


def _list_styles(session: Session) -> Exit:
    engine = CitationEngine(own_styles=session.paths.styles)
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
        return list(told(session, records, name))
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


def _print_citations(
    session: Session, rendered: Sequence[RenderedCitation], layout: EntryLayout
) -> None:
    match session.options.output:
        case "html":
            session.write(f"{citation.html}\n" for citation in rendered)
        case "markdown":
            session.say("\n\n".join(to_markdown(citation.html) for citation in rendered))
        case "rtf":
            session.say(to_rtf([citation.html for citation in rendered], layout))
        case _:
            session.write(f"{citation.text}\n" for citation in rendered)
