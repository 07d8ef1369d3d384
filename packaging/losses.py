# SPDX-License-Identifier: GPL-3.0-or-later
"""Pieces are taken out of a frozen folder, one at a time: the self-test must miss each of them."""

import os
import tempfile
from pathlib import Path

from workshop import PackageError, run

PIECES = (
    "refdesk/resources/models/pico.npz",
    "refdesk/resources/build/citations/styles.sqlite3",
    "refdesk/resources/build/i18n/refdesk_ko.qm",
    "refdesk/resources/build/icons/copy.svg",
    "refdesk/resources/help/ko/searching.md",
    "refdesk/store/migrations/0003_organising.sql",
    "py_mini_racer/libmini_racer.so",
    "PySide6/Qt/lib/libQt6Pdf.so.6",
    "PySide6/Qt/plugins/imageformats/libqjpeg.so",
    "PySide6/Qt/translations/qtbase_ko.qm",
    "ziamath/fonts/STIXTwoMath-Regular.ttf",
    "docx/templates/default.docx",
)
"""One of each kind; where they lie in a folder frozen on Linux."""


def check(frozen: Path) -> str:
    """Take each piece out of the folder, test it, and put the piece back.

    Raises:
        PackageError: the self-test was content without a piece.
    """
    unnoticed = []
    for piece in PIECES:
        path = frozen / "lib" / piece
        aside = frozen.with_name("taken-out")  # not beside it: Qt takes any name with .so in it
        path.rename(aside)
        try:
            if not _fails(frozen):
                unnoticed.append(piece)
        finally:
            aside.rename(path)
    if unnoticed:
        raise PackageError(f"the self-test does not miss {', '.join(unnoticed)}")
    return f"the self-test misses each of {len(PIECES)} pieces that were taken out\n"


def _fails(frozen: Path) -> bool:
    with tempfile.TemporaryDirectory(prefix="refdesk-loss-") as home:
        environment = {"PATH": os.defpath, "HOME": home, "LANG": "C.UTF-8", "TMPDIR": home}
        said = run([frozen / "refdesk", "self-test"], environment, frozen, (0, 1), quiet=True)
    return "FAIL" in said
