# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands in the place of a paper while none is selected."""

from PySide6.QtCore import QEvent

from refdesk.ui.widgets.surfaces import EmptyState


class NothingSelected(EmptyState):
    """Says how to see a paper here."""

    def __init__(self) -> None:
        super().__init__("library")
        self.setObjectName("detailEmpty")
        self.retranslate()

    def retranslate(self) -> None:
        """Say its words in the language that is now in use."""
        self.say(
            self.tr("No paper selected"),
            self.tr("Select one in the list to read, check and cite it."),
            hint=self.tr("Ctrl+N adds papers by PMID, DOI or link."),
        )

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
