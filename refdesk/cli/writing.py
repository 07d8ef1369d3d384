# SPDX-License-Identifier: GPL-3.0-or-later
"""``export`` and ``convert``: papers in a file format; ``highlights``: what was marked in them."""

from argparse import Namespace
from dataclasses import replace
from itertools import chain
from pathlib import Path

from refdesk.cli.given import bytes_of, told
from refdesk.cli.session import Exit, Session
from refdesk.cli.styled import are_usable
from refdesk.domain.exporting import ExportOptions
from refdesk.domain.query import LibraryQuery
from refdesk.formats.base import all_formats, format_by_id
from refdesk.services.converting import read_references, written
from refdesk.services.writing import keep_from_emptying, write_whole


def export(session: Session) -> Exit:
    """``export``: papers of the library in a file format."""
    options = session.options
    query = LibraryQuery(options.query or "")
    ids = list(session.services.library.ids(query))
    chosen = _target(session, options.format, options.output, "--format", otherwise="ris")
    if not chosen:
        return Exit.USAGE
    how = replace(_how(options), with_notes=options.notes, with_files=options.files)
    if options.files and not format_by_id(chosen).offers.file_field:
        session.tell(f"refdesk: {chosen} has no place for files: none are copied.")
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
    if not are_usable(session, session.services.citing):
        return session.worst
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
    target = _target(session, options.target_format, options.output, "--to")
    if not target:
        return Exit.USAGE
    whole = not any({source, target} <= family for family in (*_FAMILIES, {source}))
    references = told(session, records, options.input, whole=whole)
    first = next(references, None)
    if first is None and options.output != "-":
        keep_from_emptying(Path(options.output))
    references = chain([first] if first else [], references)
    chunks = written(references, target, _how(options))
    if options.output == "-":
        session.write(chunks)
    else:
        write_whole(Path(options.output), chunks)
    return session.worst


def _target(
    session: Session, named: str | None, path: str | None, option: str, otherwise: str = ""
) -> str:
    """Return the format that is named, or else meant by the ending of a file.

    Where there is none, say which formats there are and return "". ``otherwise`` is for a pipe and
    for a file without an ending.
    """
    formats = [form for form in all_formats() if form.is_written]
    suffix = Path(path or "").suffix.lower()
    meant = (form.id for form in formats if suffix in form.extensions)
    target = named.lower() if named else next(meant, "" if suffix else otherwise)
    if target not in {form.id for form in formats}:
        names = ", ".join(form.id for form in formats)
        session.tell(f"refdesk: name the output format with {option}, one of {names}.")
        return ""
    return target
