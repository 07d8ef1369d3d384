# SPDX-License-Identifier: GPL-3.0-or-later
"""The reader in the real window: settings that stay, references that arrive, keys that are its own."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit

from refdesk.settings import Paths, Settings, load_settings
from refdesk.ui.theme import Reading
from refdesk.wiring import build_services
from tests.ui.conftest import paper
from tests.ui.reader.hand import CTRL, click_link
from tests.ui.reader.made_article import JATS, SOURCE

pytestmark = pytest.mark.qt_log_ignore("does not support")


@pytest.fixture
def opened(desk):
    """Return the window with a full text, and its reader."""
    ids = desk.fill(paper(7), paper(1), paper(2))
    services = build_services(Paths.resolve(desk.environment), Settings(), desk.environment)
    services.fulltext.store(ids[0], JATS, SOURCE)
    services.close()
    window = desk.open()
    window.resize(1200, 800)
    window.show()
    window.verbs.going.show_paper(ids[0])
    desk.settle(window)
    window.detail.tabs.setCurrentWidget(window.detail.fulltext)
    desk.settle(window)
    return window, window.detail.fulltext.reader


def test_reading_is_chosen_kept_and_shared_with_preferences(desk, opened):
    window, reader = opened
    for _ in range(2):
        QTest.keyClick(reader.view, Qt.Key.Key_Plus, CTRL)
    reader.reading_button._choose("width", "wide")
    reader.reading_button._choose("page", "sepia")
    look = load_settings(Paths.resolve(desk.environment), desk.environment).appearance
    assert (look.reading_size, look.reading_width, look.reading_page) == (18, "wide", "sepia")
    assert window.detail.abstract.view.reading.size == 18
    window.verbs.preferences("reading")
    dialog = window.findChild(QDialog, "preferencesDialog")
    page = dialog.findChild(QComboBox, "pageChooser")
    assert page.currentData() == "sepia"
    page.setCurrentIndex(page.findData("dark"))
    assert reader.view.reading == Reading("serif", 18, "wide", "dark")
    dialog.close()


def test_the_library_marks_references_and_takes_those_that_are_missing(desk, opened):
    window, reader = opened
    assert reader.marks.owned.keys() == {1, 2}
    asked: list = []
    window.fetcher.add = asked.append  # the services are tested elsewhere
    reader.marks.add_requested.disconnect()
    reader.marks.add_requested.connect(window.fetcher.add)
    click_link(reader.view, "add:all")
    assert [i.value for i in asked[0]] == ["79999903", "79999904"]
    click_link(reader.view, "add:2")
    desk.until(lambda: window.detail.reference_id != 1 and window.detail.reference_id is not None)


def test_a_paper_that_arrives_is_marked(desk, opened):
    window, reader = opened
    window.services.fetch._references.add_many([paper(9_999_903)])
    from_library = window.jobs.library_changed
    from_library.emit(window.services.fetch._references.set_read([1], True))
    desk.settle(window)
    assert 3 in reader.marks.owned


def test_find_belongs_to_the_text_while_it_is_read(desk, opened):
    window, reader = opened
    reader.view.setFocus()
    QTest.keyClick(reader.view, Qt.Key.Key_F, CTRL)
    assert reader.finder.field.hasFocus()
    window.papers.view.setFocus()
    QTest.keyClick(window.papers.view, Qt.Key.Key_F, CTRL)
    assert isinstance(window.focusWidget(), QLineEdit)
    assert window.focusWidget() is not reader.finder.field


def test_the_source_line_says_how_long_it_takes(desk, opened):
    _, reader = opened
    assert reader.source.text().replace(",", "").startswith("9 min · 2076 words · ")
