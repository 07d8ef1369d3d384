# SPDX-License-Identifier: GPL-3.0-or-later
"""Evidence as a person reads, sorts, copies and corrects it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QMenu, QPlainTextEdit, QPushButton, QToolButton

from refdesk.domain.errors import LibraryError
from refdesk.domain.evidence import Element, SampleSize, Span, Statistic
from refdesk.domain.evidence_corrections import ResultNumbers
from refdesk.ui.detail.evidence_copies import copy_rows
from refdesk.ui.detail.forest import group_of, scales_of
from refdesk.ui.detail.pane import DetailPane
from refdesk.ui.detail.result_dialog import ResultDialog
from refdesk.ui.detail.statistics import interval_text, p_key, placed_outcome
from refdesk.ui.detail.statistics_columns import (
    BRIEF,
    CHECK,
    COMPARISON,
    EFFECT,
    INTERVAL,
    KIND,
    OUTCOME,
    VALUE,
    P,
)
from refdesk.worker import InlineRunner
from tests.ui.detail.papers import report, span, stored, trial
from tests.ui.detail.test_pane import click, open_tab, part, proof_shown

COMPARED, DONE = Element.COMPARISON, Element.INTERVENTION
WORDS = Qt.ItemDataRole.AccessibleTextRole
PARTS = trial().abstract.sections


def spoken(table, row: int, column: int) -> str:
    """Return what a screen reader says of a cell."""
    item = table.item(row, column)
    return item.data(WORDS) or item.text()


@pytest.fixture
def shown(pane, qtbot) -> DetailPane:
    pane.show_reference(1)
    open_tab(pane, "picoTab")
    qtbot.waitUntil(pane.pico.table.isVisible)
    return pane


# Cards


def test_a_card_says_how_sure_it_is_and_why(shown):
    said = [part(shown, f"pico{e.value.capitalize()}Confidence", QLabel).text() for e in Element]
    assert said == ["Very sure", "Very sure", "Sure", "Not sure"]
    why = part(shown, "picoComparisonWhy", QPushButton)
    assert why.full.startswith("Why: “In this multicenter trial, 412 adults")
    assert why.full.endswith("for 24 months.”")
    assert part(shown, "picoOutcomeWhy", QPushButton).full.startswith("Why: “The primary outcome")


def test_nothing_found_is_said_and_can_be_filled_in(pane, made, qtbot):
    pane.show_reference(2)
    open_tab(pane, "picoTab")
    card = part(pane, "picoPopulationCard")
    assert card.phrase.text() == "Not found"
    assert not card.why.isVisible()
    click(qtbot, card.edit)
    qtbot.keyClicks(card.editor.box, "nurses")
    click(qtbot, card.editor.save)
    assert card.phrase.text() == "nurses"
    assert part(pane, "picoCount", QLabel).text() == "PICO 1/4"


@pytest.mark.parametrize("start", ["double click", "F2", "pencil"])
def test_a_phrase_is_changed_in_its_place(shown, qtbot, start):
    card = part(shown, "picoInterventionCard")
    if start == "double click":
        qtbot.mouseDClick(card.phrase, Qt.MouseButton.LeftButton)
    elif start == "F2":
        card.setFocus()
        qtbot.keyClick(card, Qt.Key.Key_F2)
    else:
        click(qtbot, card.edit)
    box = part(shown, "picoInterventionEditor", QPlainTextEdit)
    assert box.hasFocus()
    assert box.toPlainText() == "velorastat 20 mg daily"
    box.selectAll()
    qtbot.keyClicks(box, "velorastat,")
    qtbot.keyClick(box, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(box, "once a day")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert card.phrase.text() == "velorastat,\nonce a day"
    assert part(shown, "picoInterventionConfidence", QLabel).text() == "Edited by you"
    assert "velorastat 20 mg daily" in part(shown, "picoInterventionProgram", QLabel).text()
    assert shown.tabs.currentWidget() is shown.pico  # the double click did not go to the text


def test_the_editor_comes_into_sight_with_its_buttons(shown, qtbot):
    shown.resize(360, 460)
    card = part(shown, "picoOutcomeCard")
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_F2)

    def in_sight() -> bool:
        bottom = card.editor.mapTo(shown.pico.viewport(), card.editor.rect().bottomLeft()).y()
        return 0 < bottom <= shown.pico.viewport().height()

    qtbot.waitUntil(in_sight)


def test_escape_leaves_a_phrase_as_it_was(shown, qtbot, made):
    card = part(shown, "picoInterventionCard")
    click(qtbot, card.edit)
    qtbot.keyClicks(card.editor.box, "never mind")
    qtbot.keyClick(card.editor.box, Qt.Key.Key_Escape)
    assert card.phrase.isVisible()
    assert card.phrase.text() == "velorastat 20 mg daily"
    assert made.evidence.corrections == {}
    assert card.hasFocus()


def test_a_slot_can_be_emptied_and_set_back(shown, qtbot):
    card = part(shown, "picoComparisonCard")
    click(qtbot, card.edit)
    click(qtbot, card.editor.none)
    assert card.phrase.text() == "This paper has none."
    assert part(shown, "picoCount", QLabel).text() == "PICO 3/4"
    assert not shown.abstract._legend[COMPARED].isEnabled()
    click(qtbot, part(shown, "picoComparisonBack", QToolButton))
    assert card.phrase.text() == "matching placebo"
    assert part(shown, "picoCount", QLabel).text() == "PICO 4/4"


def test_what_is_typed_is_saved_when_another_paper_is_chosen(shown, qtbot, made):
    card = part(shown, "picoInterventionCard")
    click(qtbot, card.edit)
    card.editor.box.selectAll()
    qtbot.keyClicks(card.editor.box, "velorastat")
    shown.show_reference(2)
    assert card.phrase.text() == "Not found"
    (correction,) = made.evidence.corrections[1]
    assert correction.text == "velorastat"
    assert 2 not in made.evidence.corrections


def test_saving_on_the_way_leaves_the_keyboard_where_it_went(shown, qtbot):
    card = part(shown, "picoInterventionCard")
    click(qtbot, card.edit)
    qtbot.keyClicks(card.editor.box, "!")
    elsewhere = shown.tabs.tabBar()
    elsewhere.setFocus()
    shown.show_reference(2)
    assert elsewhere.hasFocus()


def test_what_is_typed_stays_when_the_paper_is_shown_anew(shown, qtbot, made):
    card = part(shown, "picoInterventionCard")
    click(qtbot, card.edit)
    qtbot.keyClicks(card.editor.box, " and more")
    made.library.papers[1] = replace(made.library.papers[1], rating=3)
    shown.show_reference(1)
    assert card.is_editing
    assert card.editor.text() == "velorastat 20 mg daily and more"


def test_a_correction_that_cannot_be_kept_is_said(shown, qtbot, made, tmp_path):
    made.evidence.error = LibraryError(tmp_path, "read-only")
    card = part(shown, "picoInterventionCard")
    click(qtbot, card.edit)
    qtbot.keyClicks(card.editor.box, "!")
    with qtbot.waitSignal(shown.status_message) as said:
        click(qtbot, card.editor.save)
    assert said.args[0].startswith("Your correction was not saved.")
    assert card.phrase.text() == "velorastat 20 mg daily"


def test_the_words_of_a_person_are_marked_in_the_abstract(shown, qtbot, made):
    made.evidence.correct_slot(1, DONE, "velorastat")
    shown.show_reference(1)
    assert part(shown, "picoIntervention", QLabel).text() == "velorastat"
    click(qtbot, part(shown, "picoInterventionWhy", QPushButton))
    assert proof_shown(shown) == "velorastat 20 mg daily"  # the stand-in knows no sections


def test_the_question_is_copied_as_lines_and_as_a_row(shown, qtbot, made):
    made.evidence.correct_slot(1, DONE, "velorastat\nonce a day")
    made.evidence.correct_slot(1, COMPARED, "")
    shown.show_reference(1)
    click(qtbot, part(shown, "copyPicoButton", QPushButton))
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[1:3] == ["Intervention: velorastat once a day", "Comparison: Not found"]
    with qtbot.waitSignal(shown.status_message) as said:
        click(qtbot, part(shown, "copyPicoRowButton", QPushButton))
    assert said.args == ["PICO copied as a table row"]
    data = QGuiApplication.clipboard().mimeData()
    assert data.text().split("\t") == [
        "412 adults with chronic kidney disease", "velorastat once a day", "",
        "sustained decline of kidney function of at least 40 %",
    ]  # fmt: skip
    assert data.html().count("<td>") == 4


def test_no_copied_cell_is_a_formula():
    copy_rows([["=HYPERLINK(1)", "-0.5", "<b>", "+1 day"]])
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "'=HYPERLINK(1)\t-0.5\t<b>\t'+1 day"
    assert "<td>&lt;b&gt;</td>" in data.html()


# The table


def test_every_result_is_listed_with_its_check(shown, qtbot):
    table = shown.pico.table
    columns = (KIND, VALUE, INTERVAL, P, OUTCOME, COMPARISON, CHECK)
    rows = [[spoken(table, r, c) for c in columns] for r in range(table.rowCount())]
    assert rows[0] == [
        "HR", "0.64", "0.43–0.96", "0.03", "primary outcome", "velorastat vs placebo", "Consistent",
    ]  # fmt: skip
    assert rows[1][6] == "Remark"
    assert rows[2][0] == "aHR"
    assert rows[2][6] == "Check the numbers"
    assert "0.0095" in table.item(2, CHECK).toolTip()
    assert rows[3] == ["P", "", "", "< 0.001", "albuminuria", "", "Not checked"]
    assert spoken(table, 0, EFFECT) == "HR 0.64 (0.43–0.96): below no effect (1)"
    assert "includes no effect" in spoken(table, 1, EFFECT)
    cell = table.visualItemRect(table.item(0, OUTCOME)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=cell)
    assert proof_shown(shown).startswith("hazard ratio, 0.64")


def test_a_result_leads_to_its_sentence_by_keyboard(shown, qtbot):
    table = shown.pico.table
    table.setFocus()
    table.setCurrentCell(1, OUTCOME)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert shown.tabs.currentWidget() is shown.abstract
    assert proof_shown(shown).startswith("hazard ratio, 0.97")


def _sorted_by(shown, qtbot, column: int, clicks: int) -> list[str]:
    table = shown.pico.table
    head = table.horizontalHeader()
    for _ in range(clicks):
        at = QPoint(head.sectionViewportPosition(column) + 10, head.height() // 2)
        qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=at)
    return [table.item(row, VALUE).text() for row in range(table.rowCount())]


RESULTS = ("0.64", "0.97", "0.71", "")


@pytest.mark.parametrize(
    ("column", "clicks", "order"),
    [
        (VALUE, 1, ["0.64", "0.71", "0.97", ""]),
        (VALUE, 2, ["0.97", "0.71", "0.64", ""]),
        (VALUE, 3, list(RESULTS)),
        (INTERVAL, 1, ["0.71", "0.64", "0.97", ""]),  # widths .37, .53, .93
        (P, 1, ["", "0.64", "0.71", "0.97"]),  # < .001, .03, .24, .90
        (OUTCOME, 1, ["", "0.97", "0.64", "0.71"]),
        (CHECK, 1, ["0.71", "0.97", "0.64", ""]),  # alarm, remark, ok, not checked
    ],
)
def test_results_are_sorted_by_what_a_column_means(shown, qtbot, column, clicks, order):
    shown.resize(1000, 800)
    assert _sorted_by(shown, qtbot, column, clicks) == order


def test_a_row_that_was_sorted_leads_to_its_own_sentence(shown, qtbot):
    shown.resize(1000, 800)
    _sorted_by(shown, qtbot, VALUE, 2)
    shown.pico.table.cellActivated.emit(0, OUTCOME)
    assert proof_shown(shown).startswith("hazard ratio, 0.97")


def test_less_than_comes_before_equal_and_not_significant_last():
    first = report().statistics[0]
    values = [("=", 0.05), ("<", 0.05), ("NS", None), ("=", 0.9), (">", 0.05)]
    results = [replace(first, p=p, p_relation=relation) for relation, p in values]

    order = sorted(results, key=p_key)
    assert [r.p_relation for r in order] == ["<", "=", ">", "=", "NS"]


def test_all_results_or_the_selected_ones_are_copied_as_a_table(shown, qtbot):
    with qtbot.waitSignal(shown.status_message):
        click(qtbot, part(shown, "copyResultsButton", QPushButton))
    data = QGuiApplication.clipboard().mimeData()
    head, *rows = [line.split("\t") for line in data.text().splitlines()]
    assert head[4:8] == ["Value", "Unit", "CI from", "CI to"]
    assert [row[4] for row in rows] == list(RESULTS)
    assert rows[0][6:10] == ["0.43", "0.96", "95", "0.03"]
    assert rows[3][9] == "<0.001"
    assert data.html().count("<tr>") == 5
    table = shown.pico.table
    table.setFocus()
    table.selectRow(1)
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    rows = QGuiApplication.clipboard().text().splitlines()[1:]
    assert [row.split("\t")[4] for row in rows] == ["0.97"]


def test_rows_are_selected_with_ctrl_without_leaving_the_table(shown, qtbot):
    table = shown.pico.table
    cell = table.visualItemRect(table.item(1, OUTCOME)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton,
                     Qt.KeyboardModifier.ControlModifier, cell)  # fmt: skip
    assert shown.tabs.currentWidget() is shown.pico


@pytest.mark.parametrize("width", [340, 450, 640, 900])
def test_numbers_are_whole_and_long_outcomes_have_a_tool_tip(shown, qtbot, made, width):
    long = "sustained decline of kidney function of at least 40 % or death from renal causes " * 3
    first = report().statistics[0]
    results = tuple(replace(r, outcome=long) for r in report().statistics[:3])
    made.evidence.reports[1] = replace(report(), statistics=(*results, replace(first, unit="%")))
    shown.resize(width, 900)
    shown.show_reference(1)
    table = shown.pico.table
    qtbot.waitUntil(lambda: table.item(0, OUTCOME).text() == long.strip() or table.rowCount() == 4)
    seen = [c for c in (VALUE, INTERVAL, P, BRIEF) if not table.isColumnHidden(c)]
    for column in seen:
        assert table.columnWidth(column) >= table.sizeHintForColumn(column)
    assert table.columnWidth(OUTCOME) >= 90
    assert long.strip()[-30:] in table.item(0, OUTCOME).toolTip()
    lines = table.fontMetrics().lineSpacing()
    heights = [table.rowHeight(row) for row in range(table.rowCount())]
    assert max(heights) <= 2 * lines + 12
    rows = sum(heights) + table.horizontalHeader().height()
    qtbot.waitUntil(lambda: table.height() >= rows)


# Drawing


def _result(kind: str, value: float, low: float, high: float, unit: str = "") -> Statistic:
    return replace(report().statistics[0], kind=kind, value=value, ci_low=low, ci_high=high,
                   unit=unit)  # fmt: skip


def test_ratios_share_one_logarithmic_scale():
    scales = scales_of([_result("HR", 0.5, 0.25, 1.0), _result("OR", 2.0, 1.0, 4.0)])
    (scale,) = scales.values()
    assert scale.place(1) == pytest.approx(0.5)
    assert scale.place(0.5) + scale.place(2) == pytest.approx(1)
    assert scale.place(2) - scale.place(1) == pytest.approx(scale.place(4) - scale.place(2))
    assert 0 < scale.place(0.25) < scale.place(4) < 1


def test_room_goes_where_the_results_are():
    (scale,) = scales_of([_result("HR", 3.0, 2.0, 8.0), _result("HR", 2.0, 1.5, 4.0)]).values()
    assert 0 < scale.place(1) < 0.2
    assert scale.place(8) > 0.9


def test_differences_have_a_scale_for_each_kind_and_unit_and_no_effect_one_place():
    results = [_result("MD", -2, -4, 0, "kg"), _result("MD", 20, 10, 30, "mmHg"),
               _result("HR", 2, 1.2, 3), _result("SENS", 87, 80, 93, "%")]  # fmt: skip
    scales = scales_of(results)
    assert len(scales) == 4
    nulls = {round(s.place(1 if s.is_log else 0), 6) for s in scales.values() if s.has_null}
    assert len(nulls) == 1
    for result in results:
        scale = scales[group_of(result)]
        assert all(0 <= scale.place(n) <= 1 for n in (result.value, result.ci_low, result.ci_high))


def test_a_ratio_of_zero_spoils_no_scale():
    scale = scales_of([_result("OR", 0.0, 0.0, 0.4), _result("OR", 2.0, 1.0, 4.0)])["ratio"]
    assert 0 < scale.place(0.4) < scale.place(4) < 1
    assert scale.place(0) < 0
    assert scales_of([_result("OR", 0, 0, 0)])["ratio"].place(1) == 0.5


def test_an_interval_beyond_measure_is_clipped_and_the_others_keep_their_size():
    usual = [_result("OR", 0.7, 0.5, 0.98) for _ in range(4)]
    scale = scales_of([*usual, _result("OR", 1.2, 0.02, 80.0)])["ratio"]
    assert scale.place(80) > 1
    assert scale.place(0.02) < 0
    assert 0 < scale.place(1.2) < 1
    assert scale.place(0.98) - scale.place(0.5) > 0.2


def test_the_point_is_drawn_where_the_scale_puts_it(shown):
    shown.resize(900, 900)
    table = shown.pico.table
    cell = table.visualItemRect(table.item(0, EFFECT))
    image = table.viewport().grab(cell).toImage()
    dark = [
        x for x in range(image.width())
        if all(image.pixelColor(x, image.height() // 2 + dy).lightness() < 90 for dy in (-2, 2))
    ]  # fmt: skip
    scale = scales_of(r for r in report().statistics)["ratio"]
    expected = 8 + scale.place(0.64) * (cell.width() - 16)
    ratio = image.width() / cell.width()
    assert dark
    assert abs(sum(dark) / len(dark) / ratio - expected) < 2


# Correcting results


def test_a_result_can_be_rejected_and_brought_back(shown, qtbot):
    table = shown.pico.table
    table.setFocus()
    table.setCurrentCell(0, OUTCOME)
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert table.rowCount() == 4
    assert table.item(0, VALUE).font().strikeOut()
    assert "You said" in table.item(0, OUTCOME).toolTip()
    assert part(shown, "effectBadge", QToolButton).text().startswith("aHR 0.71")
    table.clearSelection()
    table.copy()
    assert len(QGuiApplication.clipboard().text().splitlines()) == 4  # a head and three results
    table.setCurrentCell(0, OUTCOME)
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert not table.item(0, VALUE).font().strikeOut()


def _dialog(shown) -> ResultDialog:
    found = [d for d in shown.findChildren(ResultDialog) if d.isVisible()]
    assert len(found) == 1
    return found[0]


def test_the_numbers_of_a_result_can_be_corrected(shown, qtbot, made):
    table = shown.pico.table
    table.setFocus()
    table.setCurrentCell(0, OUTCOME)
    qtbot.keyClick(table, Qt.Key.Key_F2)
    dialog = _dialog(shown)
    assert [f.text() for f in (dialog.value, dialog.low, dialog.high, dialog.p)] == [
        "0.64", "0.43", "0.96", "0.03",
    ]  # fmt: skip
    dialog.value.selectAll()
    qtbot.keyClicks(dialog.value, "0.46")
    dialog.high.clear()
    qtbot.keyClicks(dialog.high, "0.39")
    click(qtbot, part(dialog, "resultSave", QPushButton))
    assert dialog.isVisible()
    assert "lower limit" in part(dialog, "resultProblem", QLabel).text()
    dialog.high.clear()
    qtbot.keyClicks(dialog.high, "0.69")
    dialog.relation.setCurrentIndex(dialog.relation.findData("<"))
    click(qtbot, part(dialog, "resultSave", QPushButton))
    row = [table.item(0, c).text() for c in (VALUE, INTERVAL, P)]
    assert row == ["0.46", "0.43–0.69", "< 0.03"]
    assert "The program read: 0.64 · 0.43–0.96" in table.item(0, VALUE).toolTip()
    (correction,) = made.evidence.corrections[1]
    assert correction.numbers == ResultNumbers("0.46", "0.43", "0.69", "0.03", "<")


@pytest.mark.qt_log_ignore("raise\\(\\)", "grabbing the keyboard", extend=True)
def test_the_menu_of_a_result_brings_the_programs_numbers_back(shown, qtbot, made):
    made.evidence.correct_result(1, report().statistics[0], ResultNumbers("0.1"))
    shown.show_reference(1)
    table = shown.pico.table
    assert table.item(0, VALUE).text() == "0.1"
    table.customContextMenuRequested.emit(table.visualItemRect(table.item(0, VALUE)).center())
    (menu,) = table.findChildren(QMenu)
    back = next(a for a in menu.actions() if a.text().startswith("Back to"))
    back.trigger()
    assert table.item(0, VALUE).text() == "0.64"


@pytest.mark.qt_log_ignore("raise\\(\\)", "grabbing the keyboard", extend=True)
def test_the_design_is_chosen_from_a_list(shown, qtbot):
    click(qtbot, part(shown, "chooseDesignButton", QPushButton))
    menu = part(shown, "designMenu", QMenu)
    assert len([a for a in menu.actions() if a.isChecked()]) == 2
    next(a for a in menu.actions() if a.text() == "None of these").trigger()
    assert not part(shown, "designBadge", QToolButton).isVisible()
    next(a for a in menu.actions() if a.text() == "Case-control study").trigger()
    facts = part(shown, "evidenceFacts", QLabel)
    assert "edited by you" in facts.text()
    assert part(shown, "designBadge", QToolButton).text() == "Case-control study"
    facts.linkActivated.emit("reset:")
    assert part(shown, "designBadge", QToolButton).text().startswith("Randomized controlled trial")


# Badges


def test_the_head_names_size_follow_up_and_effect_with_their_proof(shown, qtbot):
    badges = {name: part(shown, name, QToolButton) for name in
              ("sizeBadge", "followUpBadge", "effectBadge", "designBadge")}  # fmt: skip
    assert badges["sizeBadge"].text() == "n = 1\u202f616"
    assert badges["followUpBadge"].text() == "Follow-up: median 25.4 months"
    assert badges["effectBadge"].text() == "HR 0.64 (0.43–0.96)"
    assert "primary outcome" in badges["effectBadge"].toolTip()
    words = {"sizeBadge": "412", "followUpBadge": "25.4 months", "designBadge": "retrospective cohort",
             "effectBadge": "hazard ratio, 0.64; 95% CI, 0.43 to 0.96; P = .03"}  # fmt: skip
    for name, proof in words.items():
        open_tab(shown, "picoTab")
        click(qtbot, badges[name])
        assert shown.tabs.currentWidget() is shown.abstract
        assert proof_shown(shown) == proof
    shown.show_reference(2)
    assert not any(badge.isVisible() for badge in badges.values())


def test_a_proof_in_a_labelled_section_is_marked_whatever_the_language(qtbot, theme, made):
    """A span counts within its section, not in the abstract as it is printed."""
    last = span("survival was the same in both groups", 3, PARTS)
    made.evidence.reports[1] = replace(report(), sample_size=SampleSize(5, last))
    pane = DetailPane(made, InlineRunner(), patience_ms=0)
    qtbot.addWidget(pane)
    pane.show()
    pane.show_reference(1)
    pane.abstract.korean.setChecked(True)
    click(qtbot, part(pane, "sizeBadge", QToolButton))
    assert not pane.abstract.korean.isChecked()
    assert proof_shown(pane) == last.text


def test_what_was_read_in_a_korean_abstract_is_marked_there(pane, made, qtbot):
    sections = trial().abstracts[1].sections
    made.library.papers[9] = stored(trial(abstracts=(trial().abstracts[1],)), 9)
    size = SampleSize(412, span("성인 412명", 1, sections))
    made.evidence.reports[9] = replace(report(), sample_size=size)
    pane.show_reference(9)
    click(qtbot, part(pane, "sizeBadge", QToolButton))
    assert proof_shown(pane) == "성인 412명"


def test_the_proof_is_in_sight_though_the_abstract_was_never_shown(qtbot, theme, made):
    """A tab is laid out only when it is shown: its heights before that are none."""
    far = span("survival was the same in both groups", 3, PARTS)
    made.evidence.reports[1] = replace(report(), sample_size=SampleSize(5, far))
    pane = DetailPane(made, InlineRunner(), patience_ms=0)
    qtbot.addWidget(pane)
    pane.resize(360, 500)
    open_tab(pane, "picoTab")
    pane.show()
    pane.show_reference(1)
    click(qtbot, part(pane, "sizeBadge", QToolButton))
    view = pane.abstract.view

    def in_sight() -> bool:
        selections = view.extraSelections()
        cursor = selections[-1].cursor
        top = view.mapTo(pane.abstract.viewport(), view.cursorRect(cursor).topLeft()).y()
        return 0 <= top < pane.abstract.viewport().height() - 10

    qtbot.waitUntil(in_sight)


def test_an_open_interval_is_shown(qapp):
    result = Statistic(
        "MEDIAN", "", Span("", 0, 0, ""), value=40.3, ci_low=24.3, ci_low_text="24.3"
    )
    assert interval_text(result) == "24.3 to not reached"


@pytest.mark.parametrize(
    ("levels", "shown"),
    [
        ("71.4% vs 16.6%", "croup: 71.4% vs 16.6%"),
        (
            "53.3% for the lifestyle training and 40% for the usual care group",
            "croup: 53.3% vs 40%",
        ),
        ("15/175 (8.6%) in the tea arm and 2/115 (1.7%) in the milk arm", "croup: 15/175 vs 2/115"),
        ("", "croup"),
    ],
)
def test_a_row_says_what_a_lone_p_value_compares(levels, shown):
    result = Statistic(
        "P", "It was rare.", Span("RESULTS", 0, 2, "It"), outcome="croup", levels=levels
    )
    assert placed_outcome(result) == shown
