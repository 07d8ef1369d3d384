"""About: what runs here, what it is made of, and nothing private in what is copied."""

import importlib.metadata
import platform
import sqlite3
from pathlib import Path

import PySide6
import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton

from refdesk import __version__
from refdesk.ui.help.licences import PARTS, packages
from tests.ui.conftest import Desk, paper
from tests.ui.help.hand import choose_language

ROOT = Path(__file__).parents[3]


@pytest.fixture
def window(desk: Desk, theme):
    desk.fill(paper(1))
    return desk.open()


def open_about(window) -> QDialog:
    window.findChild(QAction, "actionAbout").trigger()
    return window.findChild(QDialog, "aboutDialog")


def text(dialog: QDialog, name: str) -> str:
    return dialog.findChild(QLabel, name).text()


def test_versions_are_those_that_run(window):
    said = text(open_about(window), "aboutVersions")
    for version in (
        __version__, platform.python_version(), PySide6.__version__, qVersion(),
        sqlite3.sqlite_version,
    ):  # fmt: skip
        assert version in said
    with sqlite3.connect(window.library_path) as library:
        schema = library.execute("PRAGMA user_version").fetchone()[0]
    assert f"<td>{schema}</td>" in said


def test_every_package_is_named_with_version_and_licence(window):
    said = text(open_about(window), "aboutLicences")
    for name in ("PySide6_Essentials", "SQLAlchemy", "lxml", "mini-racer", "numpy", "ziamath"):
        assert importlib.metadata.version(name) in said
        assert name in said
    for part in PARTS:
        assert part.name in said
        assert part.licence in said


def test_no_package_that_is_locked_is_left_out():
    """What a fresh installation brings is what About tells of, but for what other systems need."""
    lock = (ROOT / "packaging" / "locks" / "run.txt").read_text("utf-8")
    lines = (line.removesuffix(" \\") for line in lock.splitlines() if "==" in line[:200])
    wanted = (Requirement(line) for line in lines if not line.startswith(("#", " ")))
    here = (one for one in wanted if one.marker is None or one.marker.evaluate())
    locked = {canonicalize_name(one.name) for one in here}
    told = {canonicalize_name(part.name) for part in packages()}
    assert {"pyside6-essentials", "requests", "urllib3"} <= told
    building = {
        "refdesk",
        "hatchling",
        "editables",
        "packaging",
        "pathspec",
        "pluggy",
        "trove-classifiers",
    }
    building |= {"qtawesome", "qtpy", "fonttools", "greenlet", "tomlkit"}
    assert locked - told - building == set()
    assert all(part.licence and part.version for part in packages())


def test_folders_can_be_shown(desk, window):
    dialog = open_about(window)
    assert text(dialog, "aboutLibraryPath") == str(window.library_path)
    assert text(dialog, "aboutSettingsPath").endswith("settings.json")
    QTest.mouseClick(dialog.findChild(QPushButton, "aboutLibraryFolder"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(
        dialog.findChild(QPushButton, "aboutSettingsFolder"), Qt.MouseButton.LeftButton
    )
    library, settings = desk.opened
    assert library == window.library_path.parent.as_uri()
    assert settings == (desk.home / "config").as_uri()


def test_what_is_copied_for_a_report_tells_nothing_private(desk, window):
    dialog = open_about(window)
    QTest.mouseClick(dialog.findChild(QPushButton, "aboutCopy"), Qt.MouseButton.LeftButton)
    copied = QApplication.clipboard().text()
    assert f"refdesk {__version__}" in copied
    assert str(desk.home) not in copied
    assert str(Path.home()) not in copied
    assert platform.node() not in copied or not platform.node()


def test_its_limits_are_told_with_figures_in_both_languages(window):
    dialog = open_about(window)
    for language, words in (("en", "not medical advice"), ("ko", "의학적 조언이 아닙니다")):
        with choose_language(window, language):
            said = text(dialog, "aboutLimits")
            assert words in said
            assert "87 %" in said
            assert "83 %" in said


def test_links_open_outside(desk, window):
    dialog = open_about(window)
    dialog.findChild(QLabel, "aboutLicences").linkActivated.emit("https://phosphoricons.com")
    assert desk.opened == ["https://phosphoricons.com"]


def test_escape_closes_it(window):
    dialog = open_about(window)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
