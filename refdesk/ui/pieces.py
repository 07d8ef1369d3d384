# SPDX-License-Identifier: GPL-3.0-or-later
"""Which pieces of the window this installation has: asked by ``self-test``, in a process of its own."""

import importlib
import pkgutil
import sys
from collections.abc import Callable, Sequence

from PySide6.QtCore import QLibraryInfo, QSize, QTranslator
from PySide6.QtGui import QGuiApplication, QIcon, QImageReader
from PySide6.QtWidgets import QApplication

import refdesk.ui
from refdesk.resources import resource
from refdesk.ui import icons
from refdesk.ui.actions import SPECS
from refdesk.ui.help.pages import NAMES, read_page
from refdesk.ui.language import LANGUAGES
from refdesk.ui.reader.pdf_process import PdfPages

IMAGES = ("png", "jpeg", "gif", "svg", "tiff", "webp")
"""Figures of papers come as these."""


class MissingPieceError(Exception):
    """A piece of the window is not there, or does not work; the text says which."""


def main(arguments: Sequence[str] = ()) -> int:
    """Look for every piece; write what is there, or, with code 1, what is not."""
    application = QApplication.instance() or QApplication(["refdesk"])
    checks: tuple[Callable[[], str], ...] = (
        _modules, _images, _icons, _help, _languages, lambda: _pdf(arguments[0]),
    )  # fmt: skip
    try:
        said = [check() for check in checks]
    except Exception as error:  # noqa: BLE001 - whatever breaks is what was asked for
        sys.stderr.write(f"{type(error).__name__}: {error}\n")
        return 1
    sys.stdout.write(f"{QGuiApplication.platformName()}, {', '.join(said)}\n")
    del application
    return 0


def _modules() -> str:
    """Import all of the window, printing included: a build may have left modules out."""
    names = [one.name for one in pkgutil.walk_packages(refdesk.ui.__path__, "refdesk.ui.")]
    others = ("refdesk.app", "PySide6.QtPrintSupport", "PySide6.QtNetwork", "keyring.core")
    for name in [*names, *others]:
        importlib.import_module(name)
    return f"{len(names)} modules"


def _images() -> str:
    known = {bytes(name.data()).decode() for name in QImageReader.supportedImageFormats()}
    missing = set(IMAGES) - known
    if missing:
        raise MissingPieceError(f"no pictures in {', '.join(sorted(missing))}")
    return f"pictures in {len(IMAGES)} formats"


def _icons() -> str:
    names = sorted({spec.icon for spec in SPECS.values() if spec.icon})
    for name in names:
        if not icons.pixmap(name, "#000000").toImage().pixelFormat().alphaSize():
            raise MissingPieceError(f"icon {name}")
    if QIcon(str(resource("app", "refdesk.svg"))).pixmap(QSize(64, 64)).isNull():
        raise MissingPieceError("the icon of the program")
    return f"{len(names)} icons"


class _NoWords:
    """Fills the blanks of help pages with nothing: there is no window whose keys they could name."""

    def word(self, kind: str, name: str) -> str:
        """See Fill."""
        del kind, name
        return ""

    def rows(self, name: str) -> Sequence[tuple[str, str]]:
        """See Fill."""
        del name
        return ()


def _help() -> str:
    for language in LANGUAGES:
        for name in NAMES:
            if not read_page(language, name, _NoWords()).sections:
                raise MissingPieceError(f"help page {language}/{name}")
    return f"{len(NAMES)} help pages in {len(LANGUAGES)} languages"


def _languages() -> str:
    places = {
        "qtbase": QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath),
        "refdesk": str(resource("build", "i18n")),
    }
    for name, folder in places.items():
        if not QTranslator().load(f"{name}_ko", folder):
            raise MissingPieceError(f"Korean of {name}")
    return "Korean of window and Qt"


def _pdf(path: str) -> str:
    pages = PdfPages()
    opened, _ = pages.answer({"do": "open", "path": path, "password": ""})
    drawn, pixels = pages.answer(
        {"do": "draw", "page": 0, "size": [119, 168], "clip": [0, 0, 119, 168], "inverted": False}
    )
    if "error" in opened or "error" in drawn or len(set(pixels)) < 2:
        raise MissingPieceError("a PDF is not drawn")
    return "a PDF drawn"
