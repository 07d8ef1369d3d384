# SPDX-License-Identifier: GPL-3.0-or-later
"""How reference managers take the kinds of works: what RIS, EndNote and tables have in common."""

import re
from collections.abc import Iterable

from refdesk.domain.indexing import PublicationType
from refdesk.domain.reference import Reference, ReferenceKind

PERIODICALS = frozenset(
    {
        ReferenceKind.ARTICLE,
        ReferenceKind.PREPRINT,
        ReferenceKind.MAGAZINE,
        ReferenceKind.NEWSPAPER,
        ReferenceKind.MANUSCRIPT,
    }
)
"""Kinds whose container is a journal."""

PREPRINT_MARK = "Preprint"
"""Among the types of unpublished work: most programs have no kind for preprints."""

_PREPRINT_SERVER = re.compile(r"\b(?:\w{0,6}rxiv|ssrn|research square|preprints?)\b", re.IGNORECASE)


def names_preprint_server(text: str) -> bool:
    """Whether a publisher, journal or type says that an unpublished work is a preprint."""
    return bool(_PREPRINT_SERVER.search(text))


def type_names(reference: Reference) -> list[str]:
    """Return the names of the publication types, and that of a preprint for one."""
    types = [entry.name for entry in reference.publication_types]
    if reference.kind is ReferenceKind.PREPRINT and PREPRINT_MARK not in types:
        types.insert(0, PREPRINT_MARK)
    return types


def types_in(texts: Iterable[str]) -> tuple[PublicationType, ...]:
    """Return the publication types that fields list; :data:`PREPRINT_MARK` is a kind, not a type."""
    names = (name.strip() for text in texts for name in re.split(r"[;\n]", text))
    return tuple(PublicationType(n) for n in dict.fromkeys(names) if n and n != PREPRINT_MARK)
