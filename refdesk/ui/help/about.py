# SPDX-License-Identifier: GPL-3.0-or-later
"""About: versions, where things lie, what it is made of and under which licences, and its limits."""

import platform
import sqlite3
from contextlib import closing
from pathlib import Path

import PySide6
from PySide6.QtCore import QEvent, QSize, Qt, QUrl, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from refdesk import __version__
from refdesk.domain.errors import RefdeskError
from refdesk.domain.escaping import escape
from refdesk.store import sqlite_file
from refdesk.ui.browser import OpenUrl
from refdesk.ui.help.licences import PARTS, Part, packages
from refdesk.ui.html import link
from refdesk.ui.stylesheet import mark
from refdesk.ui.theme import scheme_of
from refdesk.ui.widgets.surfaces import Column, Rule, WrappedLabel


def versions(library: Path) -> list[tuple[str, str]]:
    """Return the names and versions of what runs here; nothing that tells who or where."""
    return [
        ("refdesk", __version__),
        ("Python", platform.python_version()),
        ("PySide6", PySide6.__version__),
        ("Qt", qVersion() or ""),
        ("SQLite", sqlite3.sqlite_version),
        ("schema", schema_version(library)),
        ("system", f"{platform.system()} {platform.release()} {platform.machine()}"),
        ("display", QGuiApplication.platformName()),
    ]


def schema_version(library: Path) -> str:
    """Return the version of a library's schema, ``""`` where it cannot be read now."""
    try:
        with closing(sqlite_file.connect(library, mode="ro", wait=1)) as connection:
            return str(sqlite_file.pragma(connection, "user_version"))
    except (sqlite3.Error, RefdeskError, OSError):
        return ""


class AboutDialog(QDialog):
    """Says what this program is, and nothing better than it is."""

    def __init__(
        self,
        library: Path,
        settings: Path | None,
        open_url: OpenUrl,
        parent: QWidget | None = None,
        *,
        logs: Path | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("aboutDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._library, self._settings, self._open_url = library, settings, open_url
        self._logs = logs
        self._versions = versions(library)
        self._packages = packages()
        self._build()
        self.resize(QSize(620, 620).boundedTo(self.screen().availableGeometry().size()))
        self.retranslate()

    def _build(self) -> None:
        self._name = QLabel()
        mark(self._name, role="title")
        self._text, self._limits, self._data = (WrappedLabel() for _ in range(3))
        self._limits.setObjectName("aboutLimits")
        self._version_title, self._place_title, self._limit_title, self._parts_title = (
            QLabel() for _ in range(4)
        )
        self._version_list = WrappedLabel()
        self._version_list.setObjectName("aboutVersions")
        self._parts = WrappedLabel()
        self._parts.setObjectName("aboutLicences")
        for label in (self._parts, self._data):
            label.setTextFormat(Qt.TextFormat.RichText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
            label.linkActivated.connect(lambda address: self._open_url(QUrl(address)))
        self.page = Column(margin=24)
        self.page.setObjectName("aboutPage")
        self.page.set_measure(560)
        self.page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # it scrolls by keys
        body = self.page.body
        for title, *parts in (
            (self._name, self._text),
            (self._version_title, self._version_list),
            (self._place_title, self._places()),
            (self._limit_title, self._limits),
            (self._parts_title, self._data, self._parts),
        ):
            if title is not self._name:
                mark(title, role="heading")
                body.addSpacing(20)
            body.addWidget(title)
            for part in parts:
                body.addSpacing(8)
                body.addWidget(part)
        body.addStretch(1)
        self._copy = QPushButton()
        self._copy.setObjectName("aboutCopy")
        self._copy.setAutoDefault(False)
        self._copy.clicked.connect(self._copy_report)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._buttons.addButton(self._copy, QDialogButtonBox.ButtonRole.ActionRole)
        self._buttons.rejected.connect(self.reject)
        self._buttons.setContentsMargins(16, 8, 16, 12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.page, 1)
        column.addWidget(Rule())
        column.addWidget(self._buttons)

    def _places(self) -> QWidget:
        """Return the folders, each with a button that shows it."""
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        self._rows: list[tuple[QLabel, Path, QPushButton]] = []
        for row, (name, path) in enumerate(
            (("Library", self._library), ("Settings", self._settings), ("Log", self._logs))
        ):
            if path is None:
                continue
            label, shown, button = (
                QLabel(),
                WrappedLabel(str(path), role="secondary"),
                QPushButton(),
            )
            shown.setObjectName(f"about{name}Path")
            button.setObjectName(f"about{name}Folder")
            button.setAutoDefault(False)
            folder = path if name == "Log" else path.parent
            button.clicked.connect(lambda _=False, p=folder: self._show_folder(p))
            for column, widget in enumerate((label, shown, button)):
                grid.addWidget(widget, row, column, Qt.AlignmentFlag.AlignVCenter)
            self._rows.append((label, path, button))
        return holder

    def _show_folder(self, folder: Path) -> None:
        self._open_url(QUrl.fromLocalFile(str(folder)))

    def _copy_report(self) -> None:
        text = "\n".join(f"{name} {version}" for name, version in self._versions if version)
        QGuiApplication.clipboard().setText(text)
        self._copy.setText(self.tr("Copied"))

    # Words

    def retranslate(self) -> None:
        """Say its words in the language that is now in use."""
        self.setWindowTitle(self.tr("About refdesk"))
        self.page.setAccessibleName(self.windowTitle())
        self._name.setText(self.tr("refdesk {version}").format(version=__version__))
        self._text.setText(
            self.tr(
                "A desktop reference manager for people who read clinical evidence.\n\n"
                "Free software under the GNU General Public License, version 3 or later: you may "
                "use, study, share and change it. It comes without any warranty."
            )
        )
        self._version_title.setText(self.tr("Versions"))
        self._place_title.setText(self.tr("Where your data are"))
        self._limit_title.setText(self.tr("What it cannot do"))
        self._parts_title.setText(self.tr("Made of"))
        self._limits.setText(
            self.tr(
                "What refdesk reads in papers is an aid to reading, not medical advice. On abstracts "
                "that its rules were never tuned on, 87 % of the complete results it gave were right "
                "and it found 83 % of those there were; of the numbers alone 95 % and 92 %. PICO words "
                "agree with experts' marks by 0.67 (F1). Always read the sentence behind a number.\n\n"
                "That no retraction was found does not prove that there is none."
            )
        )
        for (_, path, button), (label, name) in zip(self._rows, self._row_words(), strict=False):
            is_log = path == self._logs
            button.setText(self.tr("Show log folder") if is_log else self.tr("Show folder"))
            button.setAccessibleName(self.tr("Show folder: {name}").format(name=name))
            label.setText(name)
        self._copy.setText(self.tr("Copy for a bug report"))
        self._copy.setToolTip(self.tr("Versions only: no paths, no papers, no name"))
        self._buttons.button(QDialogButtonBox.StandardButton.Close).setText(self.tr("Close"))
        self._colour()

    def _row_words(self) -> list[tuple[QLabel, str]]:
        names = {self._library: self.tr("Library"), self._logs: self.tr("Log")}
        return [(label, names.get(path, self.tr("Settings"))) for label, path, _ in self._rows]

    def _colour(self) -> None:
        """Write what holds colours in its HTML."""
        scheme = scheme_of(self.palette())
        names = {
            "schema": self.tr("schema of the library"),
            "system": self.tr("system"),
            "display": self.tr("display"),
        }
        self._version_list.setText(
            "<table cellspacing='0' cellpadding='2'>"
            + "".join(
                f"<tr><td style='color:{scheme.text_secondary}'>{escape(names.get(name, name))}"
                f"&nbsp;&nbsp;&nbsp;</td><td>{escape(version or '–')}</td></tr>"
                for name, version in self._versions
            )
            + "</table>"
        )
        self._data.setText(
            escape(
                self.tr(
                    "Records come from PubMed and MeSH of the U.S. National Library of Medicine, full "
                    "texts from PubMed Central and Europe PMC, notices from Crossref and Retraction "
                    "Watch, counts from NIH iCite and OpenAlex; each under the terms of its provider. "
                    "NLM does not endorse this program."
                )
            )
        )
        rows = "".join(_row(part, scheme.link, scheme.border) for part in (*PARTS, *self._packages))
        self._parts.setText(f"<table width='100%' cellspacing='0' cellpadding='4'>{rows}</table>")

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() is QEvent.Type.PaletteChange:
            self._colour()
        super().changeEvent(event)


def _row(part: Part, colour: str, border: str) -> str:
    name = escape(part.name)
    if part.address:
        name = link(part.address, name, colour=colour)
    cells = (name, escape(part.version), escape(part.licence))
    style = f"border-bottom: 1px solid {border}"
    columns = "".join(f'<td style="{style}">{cell}</td>' for cell in cells)
    return f"<tr>{columns}</tr>"
