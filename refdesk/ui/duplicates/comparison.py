# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers side by side: what each says, field by field, and whose word a person keeps."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from PySide6.QtCore import QCoreApplication

from refdesk.domain.escaping import escape
from refdesk.domain.reference import Reference
from refdesk.domain.side_by_side import UNITED, Field, Merge, differing, richest, text
from refdesk.domain.stored import StoredReference
from refdesk.ui.duplicates.seam import Candidate
from refdesk.ui.duplicates.words import field_word, kind_word

STAYS, SAME = "stays", "same"
"""Rows that are no field: which paper stays, and which are the same paper at all."""
_LONGEST = 4000
"""Characters shown of one field; the rest is cut with a mark."""
_PIECES = re.compile(r"[^\W_]+|\s+|[\W_]", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the comparison."""

    code: str
    texts: tuple[str, ...]
    field: Field | None = None
    """What is chosen in it; ``None`` where nothing is."""

    @property
    def differs(self) -> bool:
        """Whether the papers do not all say the same."""
        return len(set(self.texts)) > 1


class Comparison:
    """Several papers, and what is to become of them. Columns are papers, in their order."""

    def __init__(self, papers: Sequence[Candidate]) -> None:
        self.papers = list(papers)
        self.kept = 0
        self.included = [True] * len(papers)
        self._picked: dict[Field, int] = {}
        self._records = [candidate.paper.reference for candidate in papers]
        self.open_fields = differing(self._records)
        """Fields of which somebody's word must be chosen."""

    @property
    def ids(self) -> list[int]:
        """The papers."""
        return [candidate.paper.id for candidate in self.papers]

    @property
    def can_merge(self) -> bool:
        """Whether two papers are left that are the same."""
        return sum(self.included) > 1

    def keep(self, column: int) -> None:
        """Let this paper stay."""
        self.included[column] = True
        self.kept = column

    def include(self, column: int, *, same: bool) -> None:
        """Say whether this is the same paper; the one that stays hands on to the next."""
        self.included[column] = same
        self._picked = {f: c for f, c in self._picked.items() if self.included[c]}
        if not self.included[self.kept]:
            self.kept = next((n for n, there in enumerate(self.included) if there), self.kept)

    def pick(self, field: Field, column: int) -> None:
        """Keep this paper's word on a field; a paper that is silent has none."""
        if self.included[column] and text(field, self._records[column]):
            self._picked[field] = column

    def pick_all(self, column: int) -> None:
        """Keep this paper's word wherever it has one."""
        for field in self.open_fields:
            self.pick(field, column)

    def winner(self, field: Field) -> int:
        """Return the column whose word stays: the chosen one, else the richest."""
        if (picked := self._picked.get(field)) is not None:
            return picked
        order = [self.kept, *(n for n in range(len(self.papers)) if n != self.kept)]
        order = [n for n in order if self.included[n]] or [self.kept]
        return order[richest(field, [self._records[n] for n in order])]

    def request(self, certainty: float | None, reason: str) -> Merge:
        """Return what is to be merged."""
        ids = self.ids
        others = tuple(i for n, i in enumerate(ids) if self.included[n] and n != self.kept)
        choices = {field: ids[self.winner(field)] for field in self.open_fields}
        return Merge(ids[self.kept], others, choices, certainty, reason)

    def apart(self) -> list[tuple[int, int]]:
        """Return the pairs that are told apart by leaving papers out."""
        sides: tuple[list[int], list[int]] = ([], [])
        for paper, same in zip(self.ids, self.included, strict=True):
            sides[same].append(paper)
        return list(product(*sides))

    # Lines

    def rows(self, *, all_fields: bool) -> list[Row]:
        """Return the lines: what must be decided, then what is united, then what agrees."""
        rows = [Row(STAYS, tuple(map(self._fate, range(len(self.papers)))))]
        if len(self.papers) > 2:
            rows.append(Row(SAME, tuple(map(self._sameness, range(len(self.papers))))))
        fields = [Row(f, tuple(_shown(f, r) for r in self._records), f) for f in Field]
        decided = [row for row in fields if row.field in self.open_fields]
        long = [row for row in decided if row.field is Field.ABSTRACT]
        own = self._own_rows()
        rows += [row for row in decided if row not in long]
        rows += [row for row in own if row.differs]
        rows += long
        if all_fields:
            agreeing = [row for row in (*fields, *own) if row not in rows]
            rows += [row for row in agreeing if any(row.texts)]
        return rows

    def agreeing_count(self) -> int:
        """Return how many fields all papers agree in, the empty ones aside."""
        return len(self.rows(all_fields=True)) - len(self.rows(all_fields=False))

    def _fate(self, column: int) -> str:
        translate = QCoreApplication.translate
        if column == self.kept:
            return translate("Duplicates", "Stays")
        if self.included[column]:
            return translate("Duplicates", "Goes to the trash")
        return translate("Duplicates", "Left alone")

    def _sameness(self, column: int) -> str:
        translate = QCoreApplication.translate
        if self.included[column]:
            return translate("Duplicates", "The same paper")
        return translate("Duplicates", "Another paper")

    def _own_rows(self) -> list[Row]:
        papers = [candidate.paper for candidate in self.papers]
        return [
            Row("tags", tuple(", ".join(p.tags) for p in papers)),
            Row("collections", tuple(", ".join(c.collections) for c in self.papers)),
            Row("notes", tuple(_cut(p.note) for p in papers)),
            Row("attachments", tuple("\n".join(c.files) for c in self.papers)),
            Row("fulltext", tuple(map(_fulltext, papers))),
            Row("key", tuple(p.key for p in papers)),
            Row("added", tuple(f"{p.added_at.astimezone():%Y-%m-%d %H:%M}" for p in papers)),
        ]

    def remark(self, row: Row) -> str:
        """Return what happens to a line of which nothing is chosen, or to a united one."""
        translate = QCoreApplication.translate
        if row.code in {STAYS, SAME}:
            return ""
        if row.code in {"key", "added"}:
            return translate("Duplicates", "of the one that stays")
        if row.field is None:
            return translate("Duplicates", "all are kept")
        if row.field in UNITED and row.differs:
            return translate("Duplicates", "all are kept; the chosen come first")
        return ""


def row_word(code: str) -> str:
    """Return the name of a line."""
    translate = QCoreApplication.translate
    own = {
        STAYS: translate("Duplicates", "In the library"),
        SAME: translate("Duplicates", "Same paper?"),
    }
    return own[code] if code in own else field_word(code)


def _shown(field: Field, reference: Reference) -> str:
    if field is Field.TYPE:
        types = (kind_word(reference.kind), *(t.name for t in reference.publication_types))
        return "\n".join(dict.fromkeys(types))
    return _cut(text(field, reference))


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"


def _fulltext(paper: StoredReference) -> str:
    translate = QCoreApplication.translate
    return translate("Duplicates", "Yes") if paper.has_fulltext else ""


def marked(words: str, others: Sequence[str], colour: str) -> str:
    """Return ``words`` as HTML in which what one of the ``others`` has not stands on ``colour``.

    Words are compared without case and punctuation; where they differ in nothing else, as they are.
    """
    rivals = [other for other in others if other and other != words]
    if not rivals:
        return _html(words)
    pieces = _compared(words, rivals, exact=False)
    if not any(new for _, new in pieces):
        pieces = _compared(words, rivals, exact=True)
    parts: list[str] = []
    for piece, new in pieces:
        shown = _html(piece)
        parts.append(f'<span style="background-color:{colour}">{shown}</span>' if new else shown)
    return "".join(parts)


def _compared(words: str, rivals: Sequence[str], *, exact: bool) -> list[tuple[str, bool]]:
    """Return the pieces of a text, and of each whether one of the rivals has it not.

    ``exact``: case and punctuation count as well.
    """
    form = str if exact else str.casefold
    known = [{form(piece) for piece in _PIECES.findall(rival)} for rival in rivals]
    return [
        (piece, (piece[0].isalnum() or exact) and any(form(piece) not in have for have in known))
        for piece in _PIECES.findall(words)
    ]


def _html(words: str) -> str:
    return escape(words).replace("\n", "<br>")
