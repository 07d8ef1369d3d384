# SPDX-License-Identifier: GPL-3.0-or-later
"""The language model that the person has, on a page of its own."""

from collections.abc import Sequence

from PySide6.QtWidgets import QAbstractButton, QComboBox, QFormLayout, QLabel, QWidget

from refdesk.domain.folding import folded
from refdesk.ui.dialogs.preference_pages.base import PreferencesPage
from refdesk.ui.dialogs.preference_pages.names import MODEL, page_names, page_words
from refdesk.ui.preferences import Preferences


class ModelPage(PreferencesPage):
    """Shows a section that keeps its settings itself; it is found as a whole."""

    def __init__(self, preferences: Preferences, section: QWidget) -> None:
        super().__init__(preferences)
        self._section = section
        layout = self.layout()
        assert layout is not None
        layout.addWidget(section)
        for form in section.findChildren(QFormLayout):  # it was made for a wider place
            form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for box in section.findChildren(QComboBox):
            box.setMinimumContentsLength(8)
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
        self.retranslate()

    def heading(self) -> str:
        """See PreferencesPage."""
        return page_names()[MODEL]

    def show_found(self, words: Sequence[str]) -> int:
        """See PreferencesPage."""
        super().show_found(words)
        labels = [label.text() for label in self._section.findChildren(QLabel)]
        buttons = [button.text() for button in self._section.findChildren(QAbstractButton)]
        text = folded(" ".join((self.heading(), page_words()[MODEL], *labels, *buttons)))
        return int(all(word in text for word in words))
