# SPDX-License-Identifier: GPL-3.0-or-later
"""Formulas in a full text: first their words, then sharp pictures on the line, copied as TeX."""

import pytest
from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from refdesk.domain.fulltext import FulltextSource
from refdesk.domain.jobs import JobContext
from refdesk.fulltext.html import article_html, outline
from refdesk.services.fulltext import FulltextPage
from refdesk.ui.reader.article_reader import FulltextReader
from refdesk.ui.theme import DARK, LIGHT, Reading, palette_of
from tests.ui.detail.papers import services
from tests.unit.fulltext.make import article

IMAGE = "\ufffc"
RATIO = "<mml:mfrac><mml:mi>a</mml:mi><mml:mi>b</mml:mi></mml:mfrac>"
TALL = f"<mml:mfrac><mml:mn>1</mml:mn><mml:mrow>{RATIO * 2}</mml:mrow></mml:mfrac>"
BARRED = '<mml:mover accent="true"><mml:mi mathvariant="normal">HHH</mml:mi><mml:mo>¯</mml:mo></mml:mover>'
SOURCE = FulltextSource("PMC", "", "1", "CC BY", "2026-01-01", 1000)


class HeldJobs(QObject):
    """Keeps what is submitted until it is told to run it."""

    library_changed = Signal(object)

    def __init__(self):
        super().__init__()
        self.waiting = []

    def submit(self, title, function, lane=None, owner=None, on_done=None, on_error=None):
        job = Held(title, function, on_done)
        self.waiting.append(job)
        return job

    @property
    def drawing(self):
        return [job for job in self.waiting if job.title == "Drawing formulas"]

    def run(self):
        while self.waiting:
            job = self.waiting.pop(0)
            if not job.cancelled and job.on_done is not None:
                job.on_done(job.function(JobContext()))
        QApplication.processEvents()


class Held:
    def __init__(self, title, function, on_done):
        self.title = title if isinstance(title, str) else title()
        self.function, self.on_done, self.cancelled = function, on_done, False

    def cancel(self):
        self.cancelled = True


def inline(mathml):
    return f"<inline-formula><mml:math>{mathml}</mml:math></inline-formula>"


def display(mathml, label=""):
    label = f"<label>{label}</label>" if label else ""
    return f"<disp-formula>{label}<mml:math>{mathml}</mml:math></disp-formula>"


def page_of(body):
    made = article(body)
    formulas = []
    html = article_html(made, front=False, formulas=formulas)
    return FulltextPage(html, tuple(outline(made, front=False)), SOURCE, made, tuple(formulas))


class Desk:
    """A reader on the screen, with its jobs at hand."""

    def __init__(self, qtbot):
        self.jobs = HeldJobs()
        self.reader = FulltextReader(services(), self.jobs)
        qtbot.addWidget(self.reader)
        self.view = self.reader.view
        self.view.setPalette(palette_of(LIGHT))
        self.reader.resize(700, 600)
        self.reader.show()

    def show(self, body, *, drawn=True):
        self.reader.show_page(page_of(body))
        QApplication.processEvents()
        if drawn:
            self.jobs.run()

    def text(self):
        return self.view.document().toRawText()

    @property
    def words(self):
        return self.view.text().strip()

    def place(self, number=0):
        """Return a cursor before the picture of a number."""
        at = -1
        for _ in range(number + 1):
            at = self.text().index(IMAGE, at + 1)
        cursor = QTextCursor(self.view.document())
        cursor.setPosition(at)
        return cursor

    def spot(self):
        """Return a point in the middle of the first picture."""
        before = self.place()
        after = QTextCursor(before)
        after.movePosition(QTextCursor.MoveOperation.Right)
        left, right = self.view.cursorRect(before), self.view.cursorRect(after)
        return QPoint((left.left() + right.left()) // 2, left.center().y())

    def pixels(self):
        return self.view.viewport().grab().toImage()


@pytest.fixture
def desk(qtbot):
    return Desk(qtbot)


def dark(image, columns, rows):
    """Return the rows in which these columns have ink on white paper."""
    return [y for y in rows if any(QColor(image.pixel(x, y)).lightness() < 110 for x in columns)]


def test_the_words_are_there_at_once_and_the_picture_takes_their_place(desk):
    desk.show(f"<p>The ratio {inline(RATIO)} counts.</p>", drawn=False)
    assert desk.words == "The ratio a/b counts."
    desk.jobs.run()
    assert desk.words == f"The ratio {IMAGE} counts."


def test_what_text_shows_as_well_stays_text_that_is_found(desk, qtbot):
    power = "<mml:msup><mml:mn>10</mml:mn><mml:mn>9</mml:mn></mml:msup>"
    desk.show(f"<p>Counts of {inline(power)} cells; {inline(RATIO)}</p>")
    assert desk.text().count(IMAGE) == 1
    desk.reader.finder.field.setText("109 cells")
    desk.reader.finder.search()
    assert desk.reader.finder.has_hits


def test_a_text_without_formulas_has_nothing_to_draw(desk):
    desk.show("<p>Only words.</p>", drawn=False)
    assert desk.jobs.drawing == []


def test_the_next_page_does_not_wait_for_the_formulas_of_the_last(desk):
    desk.show(f"<p>One {inline(RATIO)}</p>", drawn=False)
    desk.show(f"<p>Two {inline(BARRED)} and no more.</p>")
    assert desk.words == f"Two {IMAGE} and no more."
    assert len(desk.reader.formulas.vectors()) == 1


@pytest.mark.parametrize("size", [13, 16, 21, 28])
@pytest.mark.parametrize("face", ["serif", "sans"])
@pytest.mark.parametrize(
    "formulas", [(BARRED,), (BARRED + RATIO,), (BARRED, TALL)], ids=["flat", "deep", "beside"]
)
def test_a_formula_stands_on_the_line_of_its_text(desk, size, face, formulas):
    desk.reader.set_reading(Reading(face, size))
    desk.show(f"<p>HHH{''.join(map(inline, formulas))}</p>")
    before = desk.view.cursorRect(desk.place())
    image = desk.pixels()
    rows = range(image.height())
    start = desk.view.cursorRect(QTextCursor(desk.view.document())).left()
    text = dark(image, range(start, before.left() - 1), rows)
    formula = dark(image, range(before.left() + 2, before.left() + size), rows)
    assert text
    assert abs(text[-1] - formula[-1]) <= 1


def test_a_line_grows_no_more_than_its_formula_asks(desk):
    desk.show(f"<p>{inline(RATIO)}</p>")
    drawing = desk.reader.formulas.vectors()[0]
    line = desk.view.document().begin().layout().lineAt(0)
    ems = (drawing.ascent + drawing.descent) * 16 * 1.08
    assert line.height() <= max(24, ems) + 3


def test_a_formula_has_the_colour_of_the_text_by_day_and_by_night(desk):
    desk.show(f"<p>{inline(RATIO)}</p>")
    for scheme in (LIGHT, DARK, LIGHT):
        desk.view.setPalette(palette_of(scheme))
        QApplication.processEvents()
        image, spot = desk.pixels(), desk.spot()
        wanted = QColor(scheme.text).lightness()
        column = [QColor(image.pixel(spot.x(), y)).lightness() for y in range(4, 60)]
        assert min(abs(light - wanted) for light in column) < 30


def test_a_formula_grows_with_the_text(desk):
    desk.show(f"<p>{inline(RATIO)}</p>")
    small = desk.place().block().layout().lineAt(0).naturalTextWidth()
    desk.reader.set_reading(Reading("serif", 32))
    large = desk.place().block().layout().lineAt(0).naturalTextWidth()
    assert large == pytest.approx(2 * small, abs=2)


def test_a_formula_in_a_table_is_as_small_as_the_table(desk):
    cell = f"<table-wrap><table><tr><td>{inline(RATIO)}</td></tr></table></table-wrap>"
    desk.show(f"<p>{inline(RATIO)}</p>{cell}")
    formats = []
    for number in range(2):
        cursor = desk.place(number)
        cursor.movePosition(QTextCursor.MoveOperation.Right)
        formats.append(cursor.charFormat().toImageFormat())
    assert formats[1].height() < formats[0].height()


def test_a_formula_of_its_own_stands_in_the_middle_its_number_at_the_end(desk):
    desk.show(display(RATIO, "(1)"))
    room = desk.view.line_width
    left = desk.view.cursorRect(QTextCursor(desk.view.document())).left()
    assert desk.spot().x() == pytest.approx(left + room / 2, abs=3)
    end = desk.place()
    end.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    assert desk.view.cursorRect(end).left() == pytest.approx(left + room, abs=3)
    assert desk.view.document().begin().layout().lineCount() == 1


def test_a_wide_formula_is_made_to_fit_and_grows_with_the_window(desk, qtbot):
    terms = "<mml:mo>+</mml:mo>".join([RATIO] * 26)

    def width():
        cursor = desk.place()
        cursor.movePosition(QTextCursor.MoveOperation.Right)
        return cursor.charFormat().toImageFormat().width()

    desk.show(display(terms, "(12)"))
    first = width()
    assert first <= desk.view.line_width
    assert desk.view.document().begin().layout().lineCount() == 1
    desk.reader.resize(560, 600)
    qtbot.waitUntil(lambda: width() < first, timeout=2000)
    assert width() <= desk.view.line_width


def test_what_is_read_stays_in_its_place_when_the_pictures_come(desk, qtbot):
    tall = display(f"<mml:mfrac>{RATIO}{RATIO}</mml:mfrac>")
    words = "<p>" + "Words that are read. " * 30 + "</p>"
    desk.show("".join(f"{words}{tall}" for _ in range(12)) + "<p>Here I read.</p>" + words * 20,
              drawn=False)  # fmt: skip
    bar = desk.view.verticalScrollBar()
    here = desk.view.document().find("Here I read")
    qtbot.waitUntil(lambda: bar.maximum() > 5000, timeout=5000)  # it is laid out piece by piece
    bar.setValue(bar.value() + desk.view.cursorRect(here).top() - 2)
    before, value = desk.view.cursorRect(here).top(), bar.value()
    desk.jobs.run()
    assert bar.value() != value
    after = desk.view.cursorRect(desk.view.document().find("Here I read")).top()
    assert after == pytest.approx(before, abs=2)


@pytest.mark.parametrize("rows", [0, 1])
def test_a_long_text_is_laid_out_to_its_end(desk, qtbot, rows):
    words = "<p>" + "Words that are read. " * 30 + "</p>"
    table = "<table-wrap><table><tr><td>x</td></tr></table></table-wrap>" * rows
    desk.show(table + display(RATIO, "(1)") + words * 30)
    last = desk.view.document().lastBlock()
    layout = desk.view.document().documentLayout()
    qtbot.waitUntil(lambda: layout.blockBoundingRect(last).height() > 50, timeout=3000)


def test_a_copied_passage_holds_its_formulas_as_tex(desk):
    desk.show(f"<p>𝒙 The ratio {inline(RATIO)} counts.</p>{display(BARRED + RATIO, '(1)')}")
    QTest.keyClick(desk.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(desk.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    data = QApplication.clipboard().mimeData()
    assert "𝒙 The ratio $\\frac{a}{b}$ counts." in data.text()
    assert "$$\\overline{\\mathrm{HHH}}\\frac{a}{b}$$" in data.text()
    assert IMAGE not in data.text()
    assert "$\\frac{a}{b}$" in data.html()
    assert "formula:" not in data.html()


def test_the_menu_on_a_formula_copies_it_in_both_forms(desk):
    desk.show(f"<p>Ratio: {inline(RATIO)}</p>")
    actions = {action.text(): action for action in desk.view.menu_at(desk.spot()).actions()}
    actions["Copy formula as TeX"].trigger()
    assert QApplication.clipboard().text() == "\\frac{a}{b}"
    actions["Copy formula as MathML"].trigger()
    assert QApplication.clipboard().text() == (
        '<math xmlns="http://www.w3.org/1998/Math/MathML"><mfrac><mi>a</mi><mi>b</mi></mfrac></math>'
    )


def test_the_menu_beside_a_formula_knows_nothing_of_it(desk):
    desk.show(f"<p>Ratio: {inline(RATIO)}</p><p>Other words</p>")
    words = [action.text() for action in desk.view.menu_at(QPoint(60, 500)).actions()]
    assert not any("formula" in word for word in words)
