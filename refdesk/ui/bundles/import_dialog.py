# SPDX-License-Identifier: GPL-3.0-or-later
"""Shows what a bundle holds, and asks what is to become of it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from refdesk.domain.backups import Counts
from refdesk.domain.bundles import SETTINGS, Manifest, Way
from refdesk.domain.errors import RefdeskError
from refdesk.domain.jobs import JobContext
from refdesk.messages import sentence
from refdesk.ui.bundles import words
from refdesk.ui.bundles.seam import Bundles
from refdesk.ui.stylesheet import mark
from refdesk.ui.type_scale import zoomed
from refdesk.ui.widgets.fitted import FittedDialog
from refdesk.ui.widgets.focus import hand_back
from refdesk.ui.widgets.room import SHARE
from refdesk.ui.widgets.surfaces import WrappedLabel
from refdesk.worker import JobRunner, Lane

_INDENT = 24


class BundleImportDialog(FittedDialog):
    """Asks; the work is in the list of jobs, and goes on when this is closed."""

    wanted = Signal(object, object, bool)
    """With the :class:`Way`, where a new library is to be, and whether its preferences are taken."""
    open_wanted = Signal()
    """The library that was made is to be opened."""

    def __init__(
        self, bundles: Bundles, jobs: JobRunner, path: Path, at: Path, parent: QWidget | None = None
    ) -> None:
        """Look at a bundle; ``at`` is the place that is proposed for a new library."""
        super().__init__(parent)
        self.setObjectName("bundleImportDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._path = path
        self._manifest: Manifest | None = None
        self._counts = Counts()
        self._said: Callable[[], str] = lambda: self.tr("Looking at the bundle…")
        self._is_done = False
        self._build(at)
        self._lay_out()
        self._connect()
        self.retranslate()
        self._choose()

        def look(context: JobContext) -> tuple[Manifest, Counts]:
            del context
            return bundles.look(path), bundles.present()

        jobs.submit("", look, Lane.READ, self, self._seen, self.show_error)

    def _build(self, at: Path) -> None:
        self._choices = QWidget()
        self._name, self._held = WrappedLabel(role="heading"), WrappedLabel()
        self._origin = WrappedLabel(role="secondary")
        self._held.setObjectName("bundleHeld")
        self._ways = {way: QRadioButton() for way in (Way.MERGE, Way.NEW, Way.REPLACE)}
        self._means = {way: WrappedLabel(role="secondary") for way in self._ways}
        for way, choice in self._ways.items():
            choice.setObjectName(f"bundle{way.value.capitalize()}")
        self._ways[Way.MERGE].setChecked(True)
        self._at, self._browse = QLineEdit(str(at)), QPushButton()
        self._at.setObjectName("bundleAt")
        self._browse.setObjectName("bundleBrowse")
        self._preferences = QCheckBox()
        self._preferences.setObjectName("bundlePreferences")
        self._preferences.hide()
        self._status = WrappedLabel()
        self._status.setObjectName("bundleStatus")
        self._buttons = QDialogButtonBox()
        self._button, self._open, self._close = QPushButton(), QPushButton(), QPushButton()
        role = QDialogButtonBox.ButtonRole
        for button, name, where in (
            (self._button, "bundleImportButton", role.ActionRole),
            (self._open, "bundleOpenButton", role.ActionRole),
            (self._close, "bundleCloseButton", role.RejectRole),
        ):
            button.setObjectName(name)
            self._buttons.addButton(button, where)
        for button in (self._open, self._close, self._browse):
            button.setAutoDefault(False)
        self._button.setDefault(True)
        self._button.setEnabled(False)
        self._choices.setEnabled(False)
        self._open.hide()

    def _lay_out(self) -> None:
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(16, 16, 16, 12)
        self._layout.setSpacing(12)
        facts = QVBoxLayout()
        facts.setSpacing(4)
        for label in (self._name, self._held, self._origin):
            facts.addWidget(label)
        self._layout.addLayout(facts)
        layout = QVBoxLayout(self._choices)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for way, button in self._ways.items():
            row = QVBoxLayout()
            row.setSpacing(4)
            row.addWidget(button)
            below = QVBoxLayout()
            below.setContentsMargins(zoomed(_INDENT), 0, 0, 0)
            below.setSpacing(4)
            below.addWidget(self._means[way])
            if way is Way.NEW:
                place = QHBoxLayout()
                place.setSpacing(8)
                place.addWidget(self._at, 1)
                place.addWidget(self._browse)
                below.addLayout(place)
            row.addLayout(below)
            layout.addLayout(row)
        layout.addWidget(self._preferences)
        for widget in (self._choices, self._status):
            self._layout.addWidget(widget)
        self._layout.addStretch(1)
        self._layout.addWidget(self._buttons)
        room = int(self.screen().availableGeometry().width() * SHARE)
        self.setMinimumWidth(min(zoomed(560), room))

    def _connect(self) -> None:
        for button in self._ways.values():
            button.toggled.connect(self._choose)
        self._button.clicked.connect(self._import)
        self._open.clicked.connect(self.open_wanted)
        self._buttons.rejected.connect(self.reject)
        self._browse.clicked.connect(self._ask_place)
        self._at.textEdited.connect(self._want_new)

    def retranslate(self) -> None:
        """Say its words in the language that is now in use."""
        self.setWindowTitle(self.tr("Import library bundle"))
        self._name.setText(self._path.name)
        known = self._manifest
        self._held.setText(words.held(known.held) if known else " ")
        self._origin.setText(words.origin(known) if known else " ")
        self._ways[Way.MERGE].setText(self.tr("&Add to this library"))
        self._ways[Way.NEW].setText(self.tr("As a &new library"))
        self._ways[Way.REPLACE].setText(self.tr("In the &place of this library"))
        self._means[Way.MERGE].setText(
            self.tr(
                "Papers that are here already get what they lack. Nothing is replaced, nothing comes "
                "twice, and it can be undone in one step."
            )
        )
        self._means[Way.NEW].setText(
            self.tr("The same library as it was, trash and undo included.")
        )
        self._means[Way.REPLACE].setText(
            self.tr(
                "This library ({contents}) is kept as a backup. refdesk closes and starts again."
            ).format(contents=words.present(self._counts))
        )
        for way, button in self._ways.items():
            button.setAccessibleDescription(self._means[way].text())
        self._at.setAccessibleName(self.tr("File of the new library"))
        self._browse.setText(self.tr("Browse…"))
        self._preferences.setText(self.tr("Take over the p&references in it"))
        self._close.setText(self.tr("Close") if self._is_done else self.tr("Cancel"))
        self._open.setText(self.tr("Open the library"))
        self._name_button()
        self._status.setText(self._said())

    @property
    def way(self) -> Way:
        """What is chosen."""
        return next(way for way, button in self._ways.items() if button.isChecked())

    def _name_button(self) -> None:
        replaces = self.way is Way.REPLACE
        self._button.setText(self.tr("Replace and restart") if replaces else self.tr("Import"))

    def _choose(self) -> None:
        self._name_button()

    def _want_new(self) -> None:
        """Who names a place wants a new library."""
        self._ways[Way.NEW].setChecked(True)

    def _ask_place(self) -> None:
        kinds = self.tr("refdesk libraries") + " (*.sqlite)"
        path, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("New library"),
            self._at.text(),
            kinds,
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if path:
            place = Path(path)
            self._at.setText(str(place if place.suffix else place.with_suffix(".sqlite")))
            self._want_new()

    def _import(self) -> None:
        at = Path(self._at.text().strip()).expanduser()
        way = self.way
        if way is Way.NEW and not (self._at.text().strip() and at.name):
            self._at.setFocus()
            return
        if way is Way.REPLACE and self._loses_much():
            self._ask_loss()
            return
        self._begin(way, at)

    def _loses_much(self) -> bool:
        held = self._manifest.held if self._manifest else None
        return held is not None and Counts(papers=held.papers, notes=held.notes).loses_much(
            self._counts
        )

    def _ask_loss(self) -> None:
        """Ask once more; the answer is no unless yes is chosen on purpose."""
        assert self._manifest is not None
        held, present = self._manifest.held, self._counts
        box = QMessageBox(
            QMessageBox.Icon.Warning,
            self.windowTitle(),
            self.tr("This bundle holds much less than the library."),
            parent=self,
        )
        box.setObjectName("bundleLossQuestion")
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        numbers = self.tr(
            "Papers: {papers} instead of {papers_now}. Notes: {notes} instead of {notes_now}.\n\n"
            "Replace the library all the same?"
        )
        box.setInformativeText(
            numbers.format(
                papers=words.number(held.papers),
                papers_now=words.number(present.papers),
                notes=words.number(held.notes),
                notes_now=words.number(present.notes),
            )
        )
        yes = box.addButton(self.tr("Replace despite the loss"), QMessageBox.ButtonRole.AcceptRole)
        no = box.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        yes.setObjectName("bundleLossYes")
        no.setObjectName("bundleLossNo")
        box.setDefaultButton(no)
        box.setEscapeButton(no)
        yes.clicked.connect(lambda _=False: self._begin(Way.REPLACE, Path()))
        hand_back(box)
        box.open()

    def _begin(self, way: Way, at: Path) -> None:
        self._enable(False)
        self._is_done = True
        self._say(
            lambda: self.tr(
                "The bundle is being checked and imported. You can close this and go on working."
            )
        )
        self.wanted.emit(way, at, self._preferences.isVisible() and self._preferences.isChecked())

    # What came of it

    def _seen(self, seen: tuple[Manifest, Counts]) -> None:
        self._manifest, self._counts = seen
        self._preferences.setVisible(SETTINGS in self._manifest.members)
        self._enable(True)
        if self._counts == Counts():  # nothing here yet: it is a library that moves
            self._ways[Way.REPLACE].setChecked(True)
        self._choose()
        self._say(str)
        self._button.setFocus()

    def show_done(self, said: Callable[[], str], *, can_open: bool = False) -> None:
        """Say what came of it."""
        self._is_done = True
        self._choices.hide()
        self._button.hide()
        self._open.setVisible(can_open)
        self._say(said)
        (self._open if can_open else self._close).setFocus()

    def show_error(self, error: RefdeskError) -> None:
        """Say what went wrong; where the bundle can be used otherwise, that may be tried."""
        self._is_done = False
        self._enable(self._manifest is not None)
        self._say(lambda: sentence(error, QCoreApplication.translate), role="danger")

    def _enable(self, on: bool) -> None:
        self._choices.setEnabled(on)
        self._button.setEnabled(on)

    def _say(self, said: Callable[[], str], role: str = "") -> None:
        self._said = said
        mark(self._status, role=role)
        self._status.setVisible(bool(said()))
        self.retranslate()
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
