# SPDX-License-Identifier: GPL-3.0-or-later
"""The foot of the window: what is added, where to, what it costs, what came of it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from refdesk.domain.organisation import Collection, with_paths
from refdesk.ui.beyond.search_words import BATCH, number, requests_for
from refdesk.ui.stylesheet import mark
from refdesk.ui.widgets.flow import FlowWidget
from refdesk.ui.widgets.surfaces import WrappedLabel


class AddBar(QWidget):
    """Buttons that add; above them, where many would be added, the question whether that is meant."""

    selected_requested = Signal()
    all_requested = Signal()
    target_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._selected_count = self._all_count = self._listed = 0
        self._known_selected = False
        self._add, self._all = QPushButton(), QPushButton()
        self._yes, self._no = QPushButton(), QPushButton()
        for button, name in (
            (self._add, "addSelectedButton"),
            (self._all, "addAllButton"),
            (self._yes, "confirmAddAllButton"),
            (self._no, "cancelAddAllButton"),
        ):
            button.setObjectName(name)
            button.setAutoDefault(False)
        mark(self._add, kind="primary")
        mark(self._yes, kind="primary")
        self._target = QComboBox()
        self._target.setObjectName("targetCollection")
        adjust = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self._target.setSizeAdjustPolicy(adjust)
        self._target.setMinimumContentsLength(14)
        self._target.addItem("", None)
        self._offered: list[tuple[int, str]] = []
        self._status = WrappedLabel(role="secondary")
        self._status.setObjectName("searchStatus")
        self._status.setTextFormat(Qt.TextFormat.PlainText)
        self._question = WrappedLabel()
        self._question.setObjectName("addAllQuestion")
        self._lay_out()
        self._add.clicked.connect(self.selected_requested)
        self._all.clicked.connect(self._ask)
        self._yes.clicked.connect(self._confirm)
        self._no.clicked.connect(self.dismiss)
        self._target.activated.connect(self.target_changed)
        self.retranslate()

    def _lay_out(self) -> None:
        self._asking = QFrame()
        mark(self._asking, kind="banner", tone="info")
        answers = FlowWidget(gap=8)
        answers.flow.addWidget(self._yes)
        answers.flow.addWidget(self._no)
        asked = QVBoxLayout(self._asking)
        asked.setContentsMargins(10, 8, 10, 8)
        asked.setSpacing(8)
        asked.addWidget(self._question)
        asked.addWidget(answers)
        self._asking.hide()
        controls = FlowWidget(gap=8)
        for widget in (self._add, self._all, self._target):
            controls.flow.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(6)
        column.addWidget(self._asking)
        column.addWidget(controls)
        column.addWidget(self._status)

    # What the window tells

    def count(self, selected: int, everything: int, listed: int, *, known: bool) -> None:
        """Say how many would be added.

        Args:
            selected: of the selected papers; those that the library has do not count.
            everything: of all that are listed.
            listed: how many are listed.
            known: papers are selected, and the library has them all.
        """
        if listed != self._listed:
            self.dismiss()
        self._selected_count, self._all_count, self._listed = selected, everything, listed
        self._known_selected = known
        self.retranslate()

    def offer(self, collections: Sequence[Collection]) -> None:
        """Offer collections; the one that was chosen stays chosen."""
        offered = [(one.id, " › ".join(path)) for one, path in with_paths(collections)]
        if offered == self._offered:
            return
        self._offered, chosen = offered, self.collection_id
        self._target.clear()
        self._target.addItem(self.tr("Library only"))
        for collection_id, path in offered:
            self._target.addItem(path, collection_id)
        self._target.setCurrentIndex(max(0, self._target.findData(chosen)) if chosen else 0)

    def say(self, text: str) -> None:
        """Say what came of something."""
        self._status.setText(text)
        self._status.setVisible(bool(text))

    @property
    def collection_id(self) -> int | None:
        """Where added papers go, beside the library."""
        chosen = self._target.currentData()
        return chosen if isinstance(chosen, int) else None

    @property
    def is_asking(self) -> bool:
        """Whether the question stands there."""
        return not self._asking.isHidden()

    def dismiss(self) -> None:
        """Take the question away."""
        self._asking.hide()

    def _ask(self) -> None:
        if self._all_count <= BATCH:
            self.all_requested.emit()
            return
        self._asking.show()
        self._yes.setFocus()

    def _confirm(self) -> None:
        self.dismiss()
        self.all_requested.emit()

    # Saying

    def retranslate(self) -> None:
        """Say everything in the language that is now in use."""
        selected, everything = self._selected_count, self._all_count
        if self._known_selected:
            self._add.setText(self.tr("In the library already"))
        elif selected:
            self._add.setText(self.tr("Add %Ln selected", "", selected))
        else:
            self._add.setText(self.tr("Add selected"))
        self._add.setEnabled(selected > 0)
        self._all.setText(
            self.tr("Add all %Ln", "", everything) if everything else self.tr("Add all")
        )
        self._all.setEnabled(everything > 0)
        cost = requests_for(everything)
        self._question.setText(
            self.tr(
                "Add %Ln paper(s)? Their records take {requests} requests to the service; the "
                "background jobs show how far it is.",
                "",
                everything,
            ).format(requests=number(cost))
        )
        self._yes.setText(self.tr("Add %Ln paper(s)", "", everything))
        self._no.setText(self.tr("Do not add"))
        self._target.setItemText(0, self.tr("Library only"))
        self._target.setAccessibleName(self.tr("Collection for added papers"))
        self.say(self._status.text())

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
