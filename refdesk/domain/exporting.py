# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person may choose of an export, apart from the papers and the format."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from refdesk.domain.reference import Reference
from refdesk.domain.stored import StoredReference


class FieldGroup(StrEnum):
    """What a file may do without: all that a citation does not need."""

    ABSTRACT = "abstract"
    KEYWORDS = "keywords"
    """Keywords and MeSH headings."""
    NOTE = "note"
    """What an imported file had in its note fields."""
    LINK = "link"
    EXTRA = "extra"
    """Fields of an imported file that have no other place."""


ALL_FIELDS = frozenset(FieldGroup)


class Letters(StrEnum):
    """How LaTeX files write letters beyond ASCII."""

    UNICODE = "unicode"
    """As they are, in UTF-8: for biber, LuaLaTeX and every LaTeX since 2018."""
    LATEX = "latex"
    r"""As commands, ``{\"u}``: for BibTeX, which sorts and shortens names by bytes."""


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """How papers are written. The defaults are what each format does by itself."""

    fields: frozenset[FieldGroup] | None = None
    """What is written beside the citation; ``None`` for what the format has by itself."""
    key_pattern: str = ""
    """See :mod:`refdesk.domain.keypatterns`; ``""`` for the library's own citation keys."""
    letters: Letters = Letters.UNICODE
    protect_capitals: bool = True
    """Whether words of a title stand in braces that BibTeX styles must not turn to lower case."""
    with_notes: bool = False
    """Whether the person's own notes go along."""
    with_files: bool = False
    """Whether the papers' files are copied into a folder beside the file, and named in it."""


DEFAULT = ExportOptions()


@dataclass(frozen=True, slots=True)
class Offers:
    """What may be chosen of an export in one format."""

    fields: frozenset[FieldGroup] = frozenset()
    on_demand: frozenset[FieldGroup] = frozenset()
    """What of these is written only where somebody asks for it."""
    keys: bool = False
    """Whether records have citation keys."""
    latex: bool = False
    """Whether it is LaTeX: letters, and capitals of titles."""
    note_field: str | None = None
    """Where the person's notes go: a name as in :attr:`Reference.extra`, ``""`` for the field of
    notes that files have; ``None`` where notes have no place."""
    file_field: str = ""
    """Where files go, a name as in :attr:`Reference.extra`; ``""`` where they have no place."""
    file_list: Callable[[Sequence[str]], str] | None = None
    """Makes one text of several paths, for a format that has one field for all."""

    def file_texts(self, paths: Sequence[str]) -> tuple[str, ...]:
        """Return paths as the format's field has them."""
        return (self.file_list(paths),) if self.file_list and paths else tuple(paths)

    def left_out(self, options: ExportOptions) -> frozenset[FieldGroup]:
        """Return what the file does without."""
        asked = self.fields - self.on_demand if options.fields is None else options.fields
        return self.fields - asked


NO_OFFERS = Offers()


def without(reference: Reference, groups: Iterable[FieldGroup]) -> Reference:
    """Return a reference that does not say what ``groups`` are."""
    for group in groups:
        match group:
            case FieldGroup.ABSTRACT:
                reference = replace(reference, abstracts=())
            case FieldGroup.KEYWORDS:
                reference = replace(reference, keywords=(), mesh=(), substances=())
            case FieldGroup.NOTE:
                reference = replace(reference, note="")
            case FieldGroup.LINK:
                reference = replace(reference, url="")
            case FieldGroup.EXTRA:
                reference = replace(reference, extra=())
    return reference


def with_note(reference: Reference, note: str, field: str) -> Reference:
    """Return a reference that says a person's note, in ``field`` as :class:`Offers` has it."""
    if not note or note == reference.note:
        return reference
    if field:
        return replace(reference, extra=(*reference.extra, (field, note)))
    return replace(reference, note="\n".join(filter(None, (reference.note, note))))


def with_files(reference: Reference, files: Iterable[str], field: str) -> Reference:
    """Return a reference that names files in place of those that it named where it came from."""
    kept = (pair for pair in reference.extra if pair[0] != field)
    return replace(reference, extra=(*kept, *((field, path) for path in files)))


@dataclass(frozen=True, slots=True)
class Chosen:
    """What an export makes of the papers that a library has, before a format writes them."""

    options: ExportOptions = DEFAULT
    left_out: frozenset[FieldGroup] = frozenset()
    note_field: str | None = None
    file_field: str = ""
    files: Mapping[int, tuple[str, ...]] | None = None
    """By paper, as the file names them; ``None`` where files stay where they are."""
    keys: Mapping[int, str] | None = None
    """By paper, in place of the library's citation keys."""

    @classmethod
    def of(cls, options: ExportOptions, offers: Offers) -> "Chosen":
        """Return what a format makes of options; what it does not offer is passed over."""
        note = offers.note_field if options.with_notes else None
        return cls(options, offers.left_out(options), note, offers.file_field)

    @property
    def is_plain(self) -> bool:
        """Whether papers are written as they are."""
        changes = (self.note_field, self.files, self.keys)
        return not self.left_out and all(change is None for change in changes)

    def reference(self, stored: StoredReference) -> Reference:
        """Return what is written of a paper."""
        reference = without(stored.reference, self.left_out)
        if self.note_field is not None:
            reference = with_note(reference, stored.note, self.note_field)
        if self.files is not None:
            reference = with_files(reference, self.files.get(stored.id, ()), self.file_field)
        if self.keys is not None and (key := self.keys.get(stored.id)):
            reference = replace(reference, citation_key=key)
        return reference
