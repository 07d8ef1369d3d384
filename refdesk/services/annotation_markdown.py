# SPDX-License-Identifier: GPL-3.0-or-later
"""The highlights of a paper as Markdown: its citation, then each quote with place, colour and note."""

from collections.abc import Iterator, Sequence

from refdesk.domain.annotations import NoteWords, PlacedAnnotation, TextPart
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.reference import Reference
from refdesk.fulltext.markdown import guarded, markdown_text

_NAMED = ((Scheme.DOI, "DOI"), (Scheme.PMID, "PMID"), (Scheme.PMCID, "PMCID"))


def annotations_markdown(
    reference: Reference, citation: str, placed: Sequence[PlacedAnnotation], words: NoteWords
) -> str:
    """Return one paper's highlights in the order given, what is lost under a heading at the end."""
    parts = [f"## {markdown_text(reference.title_plain)}", guarded(markdown_text(citation))]
    parts.append(" · ".join(_identifiers(reference)))
    parts += [part for one in placed if not one.is_lost for part in _entry(one, words)]
    lost = [part for one in placed if one.is_lost for part in _entry(one, words)]
    if lost:
        parts += [f"### {words.lost}", *lost]
    return "\n\n".join(part for part in parts if part) + "\n"


def _identifiers(reference: Reference) -> Iterator[str]:
    for scheme, name in _NAMED:
        value = reference.identifier(scheme)
        if value:
            url = Identifier(scheme, value).url
            yield f"{name} <{url}>" if scheme is Scheme.DOI and url else f"{name} {value}"


def _entry(one: PlacedAnnotation, words: NoteWords) -> Iterator[str]:
    lines = one.annotation.anchor.quote.splitlines()
    yield "\n".join(f"> {guarded(markdown_text(line.replace(chr(9), ' · ')))}" for line in lines)
    whole = words.abstract if one.annotation.part is TextPart.ABSTRACT else words.fulltext
    place = f"{whole}, {one.heading}" if one.heading else whole
    colour = words.colours[(one.annotation.colour - 1) % len(words.colours)]
    yield f"— {markdown_text(place)} ({colour})"
    yield one.annotation.note.strip()
