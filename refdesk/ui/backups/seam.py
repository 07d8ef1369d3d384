# SPDX-License-Identifier: GPL-3.0-or-later
"""What the window of backups asks of the rest of the program, and no more; see :mod:`refdesk.ui.seam`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from refdesk.domain.backups import Backup, Counts, Reason
    from refdesk.domain.jobs import JobContext


class Overview(Protocol):
    """The backups of a library, and what it holds."""

    @property
    def backups(self) -> Sequence[Backup]:
        """The newest first."""

    @property
    def present(self) -> Counts | None:
        """What the library holds now, where it can be read."""

    @property
    def planned(self) -> str:
        """The backup that is put back at the next start."""

    @property
    def size(self) -> int:
        """Bytes that all take."""


class Folder(Protocol):
    """Where they are."""

    @property
    def folder(self) -> Path:
        """The folder, which may not be there yet."""


class Backups(Protocol):
    """The backups of one library."""

    @property
    def files(self) -> Folder:
        """See :class:`Folder`."""

    def prefer(self, keep: str) -> None:
        """Do as the person prefers."""

    def overview(self) -> Overview:
        """Return what there is."""

    def make(self, reason: Reason = ..., context: JobContext = ...) -> Backup:
        """Make one."""

    def daily(self, context: JobContext = ...) -> Backup | None:
        """Make the one of the day."""

    def verify(self, name: str, context: JobContext = ...) -> Backup:
        """Look one over."""

    def plan_restore(self, name: str, *, despite_loss: bool = ...) -> Backup:
        """Have one put back at the next start."""

    def forget_restore(self) -> None:
        """Have none put back."""
