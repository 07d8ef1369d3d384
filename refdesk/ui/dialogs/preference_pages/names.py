# SPDX-License-Identifier: GPL-3.0-or-later
"""What the pages of the preferences are called; known before any of them is built."""

from PySide6.QtCore import QCoreApplication

APPEARANCE, READING, CITATIONS, FILES = "appearance", "reading", "citations", "files"
SERVICES, MODEL, SHORTCUTS = "services", "model", "shortcuts"


def page_names() -> dict[str, str]:
    """Return the pages in their order, by code."""
    translate = QCoreApplication.translate
    return {
        APPEARANCE: translate("PreferencePages", "Appearance"),
        READING: translate("PreferencePages", "Reading"),
        CITATIONS: translate("PreferencePages", "Citations"),
        FILES: translate("PreferencePages", "Files"),
        SERVICES: translate("PreferencePages", "Services"),
        MODEL: translate("PreferencePages", "Language model"),
        SHORTCUTS: translate("PreferencePages", "Keyboard shortcuts"),
    }


def page_words() -> dict[str, str]:
    """Return words that people look for a page by, beside its name."""
    translate = QCoreApplication.translate
    return {
        APPEARANCE: translate("PreferencePages", "language theme dark contrast density text size"),
        READING: translate("PreferencePages", "font size line width page colours"),
        CITATIONS: translate("PreferencePages", "preferred style citation language"),
        FILES: translate("PreferencePages", "names of attached files backups copies"),
        SERVICES: translate("PreferencePages", "e-mail address NCBI key offline network"),
        MODEL: translate("PreferencePages", "summary translation local model"),
        SHORTCUTS: translate("PreferencePages", "keys change"),
    }
