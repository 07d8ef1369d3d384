# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeping a search under a name, and changing one that is kept."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from refdesk.domain.organisation import Collection, SavedSearch


class SavedSearchDialog(QDialog):
    """Asks for name, words and place of a saved search; a new one has the number 0."""

    saved = Signal(object)
    """With the :class:`SavedSearch` as it shall be."""

    def __init__(
        self,
        search: SavedSearch,
        collections: Sequence[Collection],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("savedSearchDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._search = search
        self._name, self._query = QLineEdit(search.name), QLineEdit(search.query)
        self._place = QComboBox()
        self._place.addItem("", None)
        for collection in collections:
            self._place.addItem(collection.name, collection.id)
        self._place.setCurrentIndex(max(0, self._place.findData(search.collection_id)))
        self._place.setMinimumContentsLength(20)
        for widget, name in (
            (self._name, "savedSearchName"),
            (self._query, "savedSearchQuery"),
            (self._place, "savedSearchPlace"),
        ):
            widget.setObjectName(name)
        self._labels = [QLabel() for _ in range(3)]
        form = QFormLayout()
        form.setVerticalSpacing(12)
        form.setHorizontalSpacing(16)
        fields = (self._name, self._query, self._place)
        for label, field in zip(self._labels, fields, strict=True):
            label.setBuddy(field)
            form.addRow(label, field)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._button = QPushButton()
        self._button.setObjectName("saveSearchConfirm")
        self._button.setDefault(True)
        self._buttons.addButton(self._button, QDialogButtonBox.ButtonRole.AcceptRole)
        self._buttons.accepted.connect(self._save)
        self._buttons.rejected.connect(self.reject)
        for field in (self._name, self._query):
            field.textChanged.connect(self._enable)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 12)
        layout.setSpacing(16)
        layout.addLayout(form)
        layout.addWidget(self._buttons)
        self.setMinimumWidth(440)
        self._name.selectAll()
        self._enable()
        self.retranslate()

    def retranslate(self) -> None:
        """Say its words in the language that is now in use."""
        new = not self._search.id
        self.setWindowTitle(self.tr("Save search") if new else self.tr("Edit saved search"))
        names = (self.tr("Name"), self.tr("Search"), self.tr("Look in"))
        for label, name in zip(self._labels, names, strict=True):
            label.setText(name)
        for field, name in zip((self._name, self._query, self._place), names, strict=True):
            field.setAccessibleName(name)
        self._place.setItemText(0, self.tr("All papers"))
        self._button.setText(self.tr("Save"))
        cancel = self._buttons.button(QDialogButtonBox.StandardButton.Cancel)
        cancel.setText(self.tr("Cancel"))

    def _enable(self) -> None:
        self._button.setEnabled(bool(self._name.text().strip() and self._query.text().strip()))

    def _save(self) -> None:
        self.saved.emit(
            replace(
                self._search,
                name=self._name.text().strip(),
                query=self._query.text().strip(),
                collection_id=self._place.currentData(),
            )
        )
        self.accept()

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
