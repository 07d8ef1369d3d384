# SPDX-License-Identifier: GPL-3.0-or-later
"""What people call the kinds of places in a work that a citation points to."""

from PySide6.QtCore import QCoreApplication

from refdesk.domain.citation import LOCATOR_LABELS


def locator_words() -> list[tuple[str, str]]:
    """Return CSL's names of locators with the words for them, the usual ones first."""
    translate = QCoreApplication.translate
    words = {
        "page": translate("Locators", "Page"),
        "chapter": translate("Locators", "Chapter"),
        "section": translate("Locators", "Section"),
        "paragraph": translate("Locators", "Paragraph"),
        "figure": translate("Locators", "Figure"),
        "table": translate("Locators", "Table"),
        "appendix": translate("Locators", "Appendix"),
        "verse": translate("Locators", "Verse"),
        "line": translate("Locators", "Line"),
        "note": translate("Locators", "Note"),
        "part": translate("Locators", "Part"),
        "volume": translate("Locators", "Volume"),
        "issue": translate("Locators", "Issue"),
        "book": translate("Locators", "Book"),
        "column": translate("Locators", "Column"),
        "folio": translate("Locators", "Folio"),
        "opus": translate("Locators", "Opus"),
        "supplement": translate("Locators", "Supplement"),
        "timestamp": translate("Locators", "Timestamp"),
    }
    return [(label, words[label]) for label in LOCATOR_LABELS]
