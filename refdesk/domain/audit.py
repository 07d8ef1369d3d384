# SPDX-License-Identifier: GPL-3.0-or-later
"""The account of duplicates: which papers went into which, and what PRISMA 2020 asks to report."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MergedPaper:
    """A paper that went into another one."""

    at: str
    """UTC, ISO 8601."""
    kept_id: int
    kept_title: str
    """``""`` where that paper is gone for good."""
    other_id: int
    other_title: str
    certainty: float | None
    """``None`` where a person merged by hand."""
    reason: str
    taken: tuple[str, ...]
    """Codes of what the paper that stayed got from the other."""


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """What became of one file's records."""

    file: str
    format: str
    added: int = 0
    updated: int = 0
    unchanged: int = 0
    skipped: int = 0
    at: str = ""

    @property
    def recognised(self) -> int:
        """Records of papers that were there already."""
        return self.updated + self.unchanged

    @property
    def identified(self) -> int:
        """Records that could be read."""
        return self.added + self.recognised


@dataclass(frozen=True, slots=True)
class Account:
    """All of it, the newest first."""

    merged: Sequence[MergedPaper] = ()
    files: Sequence[ImportedFile] = ()
    papers: int = 0
    """Papers of the library, those in the trash included, samples not."""

    @property
    def otherwise(self) -> int:
        """Papers that came by no file: by their identifiers."""
        return max(0, self.papers - sum(file.added for file in self.files))

    @property
    def identified(self) -> int:
        """PRISMA 2020: records identified."""
        return sum(file.identified for file in self.files) + self.otherwise

    @property
    def on_import(self) -> int:
        """Records that were recognised as papers of the library when they came."""
        return sum(file.recognised for file in self.files)

    @property
    def removed(self) -> int:
        """PRISMA 2020: duplicate records removed before screening."""
        return self.on_import + len(self.merged)
