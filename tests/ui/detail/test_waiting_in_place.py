# SPDX-License-Identifier: GPL-3.0-or-later
"""While something is fetched: what is stored is there, grey lines take its place, nothing jumps."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QTextBrowser, QWidget

from refdesk.ui.detail.pane import DetailPane
from refdesk.ui.theme import scheme_of
from refdesk.ui.widgets.skeleton import Skeleton
from tests.ui.detail.test_pane import HeldJobs


def opened(qtbot, made) -> tuple[DetailPane, HeldJobs]:
    jobs = HeldJobs()
    pane = DetailPane(made, jobs, patience_ms=0)
    qtbot.addWidget(pane)
    pane.resize(640, 800)
    pane.show()
    return pane, jobs


def open_tab(pane: DetailPane, name: str) -> QWidget:
    tab = pane.findChild(QWidget, name)
    pane.tabs.setCurrentWidget(tab)
    return tab


def waits(page: QWidget) -> list[Skeleton]:
    return [one for one in page.findChildren(Skeleton) if one.isVisible()]


def after_a_fifth_of_a_second(skeleton: Skeleton) -> None:
    """Have the timer run out now."""
    timer = skeleton.findChild(QTimer)
    assert timer.isActive()
    assert timer.interval() == 200
    timer.stop()
    timer.timeout.emit()


def test_what_is_stored_is_there_before_any_job_is_done(qtbot, theme, made):
    pane, jobs = opened(qtbot, made)
    pane.show_reference(1)
    assert jobs.held
    assert pane.findChild(QLabel, "titleLabel").text()
    assert pane.findChild(QLabel, "authorsLabel").text()
    assert pane.findChild(QTextBrowser, "abstractView").toPlainText()


def test_grey_lines_take_their_room_at_once_and_are_drawn_only_when_it_takes_long(
    qtbot, theme, made
):
    pane, jobs = opened(qtbot, made)
    page = open_tab(pane, "picoTab")
    pane.show_reference(1)
    (skeleton,) = waits(page)
    assert skeleton.height() > 100
    ground = scheme_of(skeleton.palette()).surface
    image = skeleton.grab().toImage()
    assert {image.pixelColor(x, 11).name() for x in range(0, 300, 20)} == {ground}
    after_a_fifth_of_a_second(skeleton)
    assert skeleton.is_drawn
    image = skeleton.grab().toImage()
    assert image.pixelColor(60, 11).name() != ground
    before = skeleton.grab().toImage()
    qtbot.waitExposed(pane)
    assert skeleton.grab().toImage() == before  # they stand still
    jobs.let_go(list(jobs.held))
    assert waits(page) == []


def test_an_answer_that_is_fast_is_never_preceded_by_grey_lines(qtbot, theme, made):
    pane, jobs = opened(qtbot, made)
    page = open_tab(pane, "picoTab")
    pane.show_reference(1)
    (skeleton,) = waits(page)
    jobs.let_go(list(jobs.held))
    assert not skeleton.is_drawn
    assert not skeleton.findChild(QTimer).isActive()


def test_lists_that_come_do_not_move_what_stands_above_them(qtbot, theme, made):
    pane, jobs = opened(qtbot, made)
    page = open_tab(pane, "relatedTab")
    pane.show_reference(1)
    titles = [section._title for section in page._sections()]
    first = titles[0].mapTo(page.widget(), titles[0].rect().topLeft()).y()
    assert len(waits(page)) >= 3
    jobs.let_go(list(jobs.held))
    assert titles[0].mapTo(page.widget(), titles[0].rect().topLeft()).y() == first
    assert pane.findChild(QListWidget, "similarList").count() == 4


def test_grey_lines_stand_under_what_is_there_already(qtbot, theme, made):
    pane, jobs = opened(qtbot, made)
    page = open_tab(pane, "relatedTab")
    pane.show_reference(1)
    jobs.let_go(list(jobs.held))
    section = page.similar
    section.show_lines(section._lines, "", waiting=True)
    QApplication.processEvents()
    (skeleton,) = waits(section)
    assert section.papers.isVisible()
    assert skeleton.y() > section.papers.geometry().bottom()


def test_a_citation_that_is_made_anew_keeps_its_room(qtbot, theme, made):
    pane, jobs = opened(qtbot, made)
    page = open_tab(pane, "citationsTab")
    pane.show_reference(1)
    jobs.let_go(list(jobs.held))
    view = pane.findChild(QTextBrowser, "apaText")
    height = view.height()
    assert height > 40
    pane.show_reference(2)
    assert all(skeleton.height() >= min(height, 60) for skeleton in waits(page))
    jobs.let_go(list(jobs.held))
    assert waits(page) == []
