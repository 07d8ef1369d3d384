# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person does to the files of papers: attach, open, rename, remove."""

from collections.abc import Callable, Sequence
from pathlib import Path, PurePath

from PySide6.QtCore import QFile, QObject, QUrl

from refdesk.ui.browser import OpenUrl
from refdesk.ui.curating_seam import AttachedFile, AttachReport
from refdesk.ui.library.mime import Wish
from refdesk.ui.library.writes import Writes
from refdesk.ui.seam import Services
from refdesk.worker import JobRunner, Lane

_PROGRAMS = frozenset(
    {
        ".exe", ".com", ".bat", ".cmd", ".msi", ".msp", ".mst", ".msix", ".appx", ".scr", ".pif",
        ".cpl", ".scf", ".msc", ".reg", ".inf", ".lnk", ".url", ".website", ".chm", ".hta", ".ps1",
        ".psm1", ".ps1xml", ".vbs", ".vbe", ".js", ".jse", ".wsf", ".wsc", ".wsh", ".gadget",
        ".application", ".appref-ms", ".settingcontent-ms", ".library-ms", ".search-ms", ".jar",
        ".jnlp", ".air", ".py", ".pyw", ".rb", ".pl", ".php", ".sh", ".bash", ".zsh", ".csh",
        ".ksh", ".fish", ".run", ".bin", ".deb", ".rpm", ".desktop", ".appimage", ".flatpakref",
        ".snap", ".app", ".command", ".workflow", ".terminal", ".action", ".scpt", ".applescript",
        ".webloc", ".pkg", ".mpkg", ".dmg", ".iso", ".img", ".vhd", ".vhdx", ".html", ".htm",
        ".xhtml", ".mht", ".svg",
    }
)  # fmt: skip
"""Endings of files that would run when they are opened: a library may come from somebody else."""


def to_system_trash(path: Path) -> bool:
    """Put a file into the system's trash; return whether it is gone from its place."""
    return bool(QFile.moveToTrash(str(path)))


class FileCommands(Writes):
    """Changes and opens files of papers."""

    def __init__(
        self,
        services: Services,
        jobs: JobRunner,
        open_url: OpenUrl,
        parent: QObject | None = None,
        trash: Callable[[Path], bool] = to_system_trash,
    ) -> None:
        super().__init__(services, jobs, parent)
        self._open_url = open_url
        self._trash = trash

    def attach(self, reference_id: int, paths: Sequence[Path], wish: Wish = Wish.COPY) -> None:
        """Copy files and let them belong to a paper; of files that move, the system's trash gets the rest."""
        attachments = self._services.attachments
        if not paths:
            return

        def done(report: AttachReport) -> None:
            added, known = len(report.added), len(report.known)
            texts = [self.tr("%n file(s) attached", "", added)] if added else []
            if known:
                texts.append(self.tr("%n file(s) are attached already", "", known))
            if wish is Wish.LINK:
                texts.append(self.tr("refdesk keeps copies of files and no links"))
            self.said.emit("; ".join(texts))
            self.steps_changed.emit()
            if wish is Wish.MOVE:
                self._clear_away(paths)

        self._jobs.submit(
            lambda: self.tr("Attaching %n file(s)", "", len(paths)),
            lambda context: attachments.attach(reference_id, paths, context),
            Lane.LOCAL,
            self,
            done,
            self._fail,
        )

    def _clear_away(self, paths: Sequence[Path]) -> None:
        """Put files into the system's trash that the library has copies of now."""
        trash = self._trash

        def done(gone: int) -> None:
            if gone:
                text = self.tr(
                    "%n file(s) moved here; the system's trash has what was there", "", gone
                )
            else:
                text = self.tr(
                    "The files were copied; they could not be taken from where they were."
                )
            self.said.emit(text)

        self._jobs.submit(
            "", lambda _: sum(trash(path) for path in paths), Lane.LOCAL, self, done, self._fail
        )

    def rename(self, attachment_id: int, name: str) -> None:
        """Call a file something else."""
        attachments = self._services.attachments
        self._write([attachment_id], lambda: attachments.rename(attachment_id, name))

    def detach(self, attachment_id: int) -> None:
        """Take a file off its paper."""
        attachments = self._services.attachments
        done = self.tr("File removed")
        self._write(
            [attachment_id], lambda: attachments.detach(attachment_id), done, takes_away=True
        )

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
