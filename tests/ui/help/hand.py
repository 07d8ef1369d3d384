"""What tests of help do with a window."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from PySide6.QtWidgets import QApplication

from refdesk.ui.main_window import MainWindow


def choose(window: MainWindow, **look: object) -> None:
    settings = window.preferences.settings
    appearance = replace(settings.appearance, **look)
    window.preferences.change(replace(settings, appearance=appearance))
    QApplication.processEvents()


@contextmanager
def choose_language(window: MainWindow, language: str) -> Iterator[None]:
    """Have the window speak another language; the application speaks English again afterwards."""
    choose(window, language=language)
    try:
        yield
    finally:
        choose(window, language="en")
