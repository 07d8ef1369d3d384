# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person does to the files of papers: attach, open, rename, remove."""

from collections.abc import Sequence
from pathlib import Path, PurePath

from PySide6.QtCore import QObject, QUrl

from refdesk.ui.browser import OpenUrl
from refdesk.ui.curating_seam import AttachedFile, AttachReport
from refdesk.ui.library.writes import Writes
from refdesk.ui.seam import Services
from refdesk.worker import JobRunner, Lane

_PROGRAMS = frozenset(
    {
        ".exe", ".com", ".bat", ".cmd", ".msi", ".scr", ".ps1", ".vbs", ".js", ".jse", ".wsf", ".lnk",
        ".reg", ".jar", ".sh", ".command", ".app", ".desktop", ".py", ".pyw", ".appimage", ".hta",
    }
)  # fmt: skip
"""Endings of files that would run when they are opened: a library may come from somebody else."""


class FileCommands(Writes):
    """Changes and opens files of papers."""

    def __init__(
        self, services: Services, jobs: JobRunner, open_url: OpenUrl, parent: QObject | None = None
    ) -> None:
        super().__init__(services, jobs, parent)
        self._open_url = open_url

    def attach(self, reference_id: int, paths: Sequence[Path]) -> None:
        """Copy files and let them belong to a paper."""
        attachments = self._services.attachments
        if not paths:
            return

        def done(report: AttachReport) -> None:
            added, known = len(report.added), len(report.known)
            texts = [self.tr("%n file(s) attached", "", added)] if added else []
            if known:
                texts.append(self.tr("%n file(s) are attached already", "", known))
            self.said.emit("; ".join(texts))
            self.steps_changed.emit()

        self._jobs.submit(
            lambda: self.tr("Attaching %n file(s)", "", len(paths)),
            lambda context: attachments.attach(reference_id, paths, context),
            Lane.LOCAL,
            self,
            done,
            self._fail,
        )

    def rename(self, attachment_id: int, name: str) -> None:
        """Call a file something else."""
        attachments = self._services.attachments
        self._write([attachment_id], lambda: attachments.rename(attachment_id, name))

    def detach(self, attachment_id: int) -> None:
        """Take a file off its paper."""
        attachments = self._services.attachments
        done = self.tr("File removed. Ctrl+Z brings it back.")
        self._write([attachment_id], lambda: attachments.detach(attachment_id), done)

    def open(self, file: AttachedFile) -> None:
        """Open a file with the system's program for it."""
        name = file.attachment.name
        if file.is_missing:
            text = self.tr("“{name}” is not in the folder of the library any more.")
            self.said.emit(text.format(name=name))
        elif PurePath(name).suffix.lower() in _PROGRAMS:
            text = self.tr("“{name}” is a program and is not started from here.")
            self.said.emit(text.format(name=name))
        else:
            self.open_path(file.path)

    def open_path(self, path: Path) -> None:
        """Open a file of the library's folder."""
        self._open_url(QUrl.fromLocalFile(str(path)))
        self.said.emit(self.tr("Opened {address}").format(address=path.name))

    def reveal(self, file: AttachedFile) -> None:
        """Show where a file lies."""
        folder = file.path.parent
        self._open_url(QUrl.fromLocalFile(str(folder if folder.is_dir() else folder.parents[1])))
