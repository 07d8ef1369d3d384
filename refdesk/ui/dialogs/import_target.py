# SPDX-License-Identifier: GPL-3.0-or-later
"""Where imported papers go: the library alone, a collection, or a new one."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from refdesk.domain.organisation import Collection, with_paths

_NEW = "new"


class TargetChooser(QWidget):
    """A choice of collections, and a line for the name of a new one."""

    def __init__(self, current: int | None) -> None:
        super().__init__()
        self._current = current
        self._choice = QComboBox()
        self._choice.setObjectName("importTarget")
        fit = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self._choice.setSizeAdjustPolicy(fit)  # who measures every name is slow with thousands
        self._choice.setMinimumContentsLength(20)
        self._name = QLineEdit()
        self._name.setObjectName("importNewCollection")
        self._name.hide()
        self._choice.addItem("", None)
        self._choice.addItem("", _NEW)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._choice)
        row.addWidget(self._name, 1)
        self._choice.currentIndexChanged.connect(self._chosen)
        self.setFocusProxy(self._choice)
        self.retranslate()

    def fill(self, collections: Sequence[Collection]) -> None:
        """Offer collections; the one that is open is chosen, where nothing was chosen yet."""
        for collection, path in with_paths(collections):
            self._choice.addItem(" › ".join(path), collection.id)
        place = self._choice.findData(self._current) if self._current is not None else -1
        if place >= 0 and self._choice.currentIndex() == 0:
            self._choice.setCurrentIndex(place)

    def retranslate(self) -> None:
        """Say its words in the language that is now in use."""
        self._choice.setAccessibleName(self.tr("Collection for the papers"))
        self._choice.setItemText(0, self.tr("No collection"))
        self._choice.setItemText(1, self.tr("New collection…"))
        self._name.setAccessibleName(self.tr("Name of the new collection"))
        self._name.setPlaceholderText(self.tr("Name of the new collection"))

    @property
    def parent_id(self) -> int | None:
        """The chosen collection."""
        chosen = self._choice.currentData()
        return chosen if isinstance(chosen, int) else None

    @property
    def new_name(self) -> str:
        """The name of a collection to be made, ``""`` where none is."""
        return self._name.text().strip() if self._choice.currentData() == _NEW else ""

    def _chosen(self) -> None:
        is_new = self._choice.currentData() == _NEW
        self._name.setVisible(is_new)
        if is_new:
            self._name.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
