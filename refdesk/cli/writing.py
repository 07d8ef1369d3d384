# SPDX-License-Identifier: GPL-3.0-or-later
"""``export`` and ``convert``: papers in a file format; ``highlights``: what was marked in them."""

from argparse import Namespace
from dataclasses import replace
from pathlib import Path

from refdesk.cli.given import bytes_of, told
from refdesk.cli.session import Exit, Session
from refdesk.domain.exporting import ExportOptions
from refdesk.domain.query import LibraryQuery
from refdesk.formats.base import all_formats
from refdesk.services.converting import read_references, written
from refdesk.services.writing import write_whole


def export(session: Session) -> Exit:
    """``export``: papers of the library in a file format."""
    options = session.options
    query = LibraryQuery(options.query or "")
    ids = list(session.services.library.ids(query))
    chosen = options.format or _format_of_name(options.output or "") or "ris"
    how = replace(_how(options), with_notes=options.notes, with_files=options.files)
    transfer = session.services.transfer
    if options.output and options.output != "-":
        count = transfer.export(ids, chosen, Path(options.output), session.context, how)
        session.tell(f"{options.output}: {count} papers written.")
    elif options.files:
        session.tell("refdesk: name the output with -o: files are copied beside it.")
        return Exit.USAGE
    else:
        session.write(transfer.export_chunks(ids, chosen, how))
    return Exit.DONE


def _how(options: Namespace) -> ExportOptions:
    return ExportOptions(
        options.fields, options.key_pattern, options.letters, options.protect_capitals
    )


def highlights(session: Session) -> Exit:
    """``highlights``: what a person marked in papers, with their citations."""
    options, context = session.options, session.context
    ids = list(session.services.library.ids(LibraryQuery(options.query or "")))
    annotations, style, locale = session.services.annotations, options.style, options.locale
    if options.output and options.output != "-":
        count = annotations.export(ids, Path(options.output), style, locale, context)
        if count:
            session.tell(f"{options.output}: highlights of {count} papers written.")
    else:
        count, text = annotations.markdown(ids, style, locale, context)
        session.write([text])
    if not count:
        session.tell("refdesk: none of these papers has highlights.")
    return Exit.DONE if count else Exit.PARTLY


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
    references = told(session, records, options.input, whole=whole)
    chunks = written(references, target, _how(options))
    if options.output == "-":
        session.write(chunks)
    else:
        write_whole(Path(options.output), chunks)
    return session.worst


def _format_of_name(name: str) -> str | None:
    suffix = Path(name).suffix.lower()
    for file_format in all_formats():
        if suffix in file_format.extensions and file_format.is_written:
            return file_format.id
    return None
