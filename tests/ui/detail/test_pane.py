# SPDX-License-Identifier: GPL-3.0-or-later
"""The pane as a person meets it: by the names that the contract gives its parts."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QTableWidget,
    QTabWidget,
    QTextBrowser,
    QWidget,
)

from refdesk.domain.changes import ChangeSet
from refdesk.domain.errors import NotOpenError, ScannedOnlyError, StyleError, UnavailableError
from refdesk.domain.evidence import DesignFinding
from refdesk.domain.evidence_corrections import correct
from refdesk.domain.indexing import PublicationType
from refdesk.ui.detail.pane import DetailPane
from refdesk.ui.widgets.buttons import Chip, IconButton
from refdesk.worker import InlineRunner, JobRunner
from tests.ui.detail.papers import NOTHING_FOUND, page, stored, trial

NAMES = """detailPane titleLabel designBadge enrichmentBadge noticeBanner detailTabs abstractTab
fulltextTab picoTab citationsTab relatedTab notesTab abstractView koreanToggle keywordChips
fulltextView fulltextOutline fulltextFind picoPopulation picoIntervention picoComparison picoOutcome
statisticsTable apaText mlaText copyApaButton copyMlaButton styleChooser styleText similarList
firstAuthorList sameKeywordList""".split()  # noqa: SIM905  # the contract's own list


def part(pane: QWidget, name: str, kind: type = QWidget):
    found = pane.findChild(kind, name)
    assert found is not None, name
    return found


def open_tab(pane: DetailPane, name: str) -> QWidget:
    tab = part(pane, name)
    part(pane, "detailTabs", QTabWidget).setCurrentWidget(tab)
    return tab


def click(qtbot, widget: QWidget) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def proof_shown(pane: DetailPane) -> str:
    selections = pane.abstract.view.extraSelections()
    return selections[-1].cursor.selectedText()


# Names, speech, keyboard


def test_every_part_has_the_name_of_the_contract(pane):
    assert pane.objectName() == "detailPane"
    for name in NAMES[1:]:
        part(pane, name)


def test_every_control_has_a_name_for_screen_readers(pane):
    pane.show_reference(1)
    for index in range(pane.tabs.count()):
        pane.tabs.setCurrentIndex(index)
    silent = [
        f"{type(w).__name__} {w.objectName()}"
        for kind in (QAbstractButton, QLineEdit, QComboBox, QTextBrowser, QListWidget, QTableWidget)
        for w in pane.findChildren(kind)
        if not (w.accessibleName() or getattr(w, "text", str)() or w.objectName().startswith("qt_"))
        and not isinstance(w.parent(), QComboBox | QTableWidget)
        and type(w).__name__ not in {"QToolButton", "QTabBar"}
        and w.isVisibleTo(pane)
    ]
    assert silent == []


def test_all_of_the_head_is_reached_by_tab(pane, qtbot):
    pane.show_reference(1)
    seen = set()
    widget = part(pane, "designBadge")
    for _ in range(40):
        seen.add(widget.objectName() or getattr(widget, "full", ""))
        widget = widget.nextInFocusChain()
    assert {"designBadge", "enrichmentBadge"} <= seen


# Head


def test_the_head_shows_title_authors_journal_and_numbers(pane):
    pane.show_reference(1)
    assert part(pane, "titleLabel").accessibleName() == trial().title_plain
    authors = part(pane, "authorsLabel", QLabel).text()
    assert "Seo H" in authors
    assert "+4" in authors
    assert "Diaz" not in authors
    assert "2026;75(2):55" in part(pane, "journalLabel", QLabel).text()
    labels = [
        w.full for w in part(pane, "identifierLine").findChildren(QWidget) if hasattr(w, "full")
    ]
    assert labels == ["PMID 99999901", "DOI 10.5555/jmn.2026.0055", "PMC99999901", "NCT99999901"]


def test_all_authors_are_shown_on_demand(pane):
    pane.show_reference(3)
    label = part(pane, "authorsLabel", QLabel)
    assert "+296" in label.text()
    label.linkActivated.emit("fold:")
    assert "Familyname299" in label.text()
    assert "Familyname150" in label.text()
    label.linkActivated.emit("fold:")
    assert "Familyname150" not in label.text()


def test_an_author_leads_to_a_search(pane, qtbot):
    pane.show_reference(1)
    with qtbot.waitSignal(pane.search_requested) as caught:
        part(pane, "authorsLabel", QLabel).linkActivated.emit("author:1")
    assert caught.args == ["Okafor NB"]


def test_an_identifier_opens_and_is_copied(pane, qtbot):
    pane.show_reference(1)
    line = part(pane, "identifierLine")
    links = [w for w in line.findChildren(QAbstractButton) if hasattr(w, "full")]
    with qtbot.waitSignal(pane.open_url_requested) as caught:
        click(qtbot, links[1])
    assert caught.args == ["https://doi.org/10.5555/jmn.2026.0055"]
    copies = line.findChildren(IconButton)
    with qtbot.waitSignal(pane.status_message) as message:
        click(qtbot, copies[1])
    assert QGuiApplication.clipboard().text() == "10.5555/jmn.2026.0055"
    assert "10.5555" in message.args[0]


def test_the_badge_names_every_design_with_its_proof(pane):
    pane.show_reference(1)
    badge = part(pane, "designBadge")
    assert badge.text() == "Randomized controlled trial + Cohort study"
    assert "publication type" in badge.toolTip()
    assert "“retrospective cohort”" in badge.toolTip()


def test_the_badge_leaves_out_what_an_exact_design_says_already(pane, made):
    types = (
        PublicationType("Clinical Trial", "D016430"),
        PublicationType("Randomized Controlled Trial", "D016449"),
    )
    made.library.papers[9] = stored(trial(publication_types=types), 9)
    codes = ("clinical-trial", "rct")
    found = tuple(
        DesignFinding(code, kind.name, "publication type")
        for code, kind in zip(codes, types, strict=True)
    )
    made.evidence.reports[9] = replace(NOTHING_FOUND, designs=found)
    pane.show_reference(9)
    badge = part(pane, "designBadge")
    assert badge.text() == "Randomized controlled trial"
    assert "Clinical Trial" in badge.toolTip()


def test_enrichment_says_which_of_the_five_are_done(pane, qtbot):
    pane.show_reference(1)
    badge = part(pane, "enrichmentBadge")
    assert "5/5" in badge.text()
    pane.show_reference(2)
    assert "0/5" in badge.text()
    assert "○  Full text" in badge.toolTip()
    with qtbot.waitSignal(pane.enrich_requested) as caught:
        click(qtbot, badge)
    assert caught.args == [2]


def test_a_retracted_paper_says_so_first_and_links_to_the_notice(pane, qtbot):
    pane.show_reference(1)
    banner = part(pane, "noticeBanner")
    assert not banner.isVisible()
    pane.show_reference(3)
    assert banner.isVisible()
    assert "retracted" in banner.text()
    assert banner.property("tone") == "danger"
    with qtbot.waitSignal(pane.open_url_requested) as caught:
        banner.link_activated.emit("https://pubmed.ncbi.nlm.nih.gov/99999999/")
    assert "99999999" in caught.args[0]
    assert (
        'href="https://pubmed.ncbi.nlm.nih.gov/99999999/"' in banner.findChildren(QLabel)[1].text()
    )


@pytest.mark.parametrize("width", [380, 640, 1100])
@pytest.mark.parametrize("paper", [1, 2, 3, 4])
def test_nothing_of_the_head_is_cut_off(pane, qtbot, width, paper):
    pane.resize(width, 800)
    pane.show_reference(paper)
    QApplication.processEvents()
    header = pane.header
    head = header.widget()
    assert head.width() <= header.viewport().width()
    title = part(pane, "titleLabel", QLabel)
    assert title.height() >= title.heightForWidth(title.width())
    assert header.height() <= 0.41 * pane.height()
    assert header.height() >= min(head.height(), round(0.37 * pane.height()))


def test_hostile_text_stays_text(pane, made):
    nasty = '<img src="https://example.org/x.png"><script>alert(1)</script><a href="file:///">x</a>'
    hostile = trial(title=nasty, vernacular_title=nasty)
    made.library.papers[9] = stored(hostile, 9)
    pane.show_reference(9)
    assert "&lt;img" in part(pane, "titleLabel", QLabel).text()


# Abstract


def test_the_abstract_keeps_its_labels_and_superscripts(pane):
    pane.show_reference(1)
    view = part(pane, "abstractView", QTextBrowser)
    text = view.toPlainText()
    assert text.index("BACKGROUND") < text.index("METHODS") < text.index("CONCLUSIONS")
    assert text.count("Velorastat slows the decline") == 1
    assert "<sup>" in view.toHtml() or "vertical-align:super" in view.toHtml()


def test_the_korean_abstract_is_one_click_away(pane, qtbot):
    pane.show_reference(1)
    toggle, view = part(pane, "koreanToggle"), part(pane, "abstractView", QTextBrowser)
    click(qtbot, toggle)
    assert "만성 콩팥병" in view.toPlainText()
    assert "BACKGROUND" not in view.toPlainText()
    click(qtbot, toggle)
    assert "BACKGROUND" in view.toPlainText()


def test_without_a_korean_abstract_the_summary_is_composed(pane, made, qtbot):
    bare = trial()
    made.library.papers[9] = stored(replace(bare, abstracts=bare.abstracts[:1]), 9)
    made.evidence.reports[9] = made.evidence.reports[1]
    pane.show_reference(9)
    view = part(pane, "abstractView", QTextBrowser)
    click(qtbot, part(pane, "koreanToggle"))
    assert "위약과 비교했습니다" in view.toPlainText()
    assert not part(pane, "koreanAbstractButton").isVisible()
    assert "Not a translation" in view.toPlainText()


def test_each_korean_source_can_be_chosen_and_stays_chosen(pane, made, qtbot):
    pane.show_reference(1)
    view = part(pane, "abstractView", QTextBrowser)
    click(qtbot, part(pane, "koreanToggle"))
    assert "만성 콩팥병" in view.toPlainText()
    click(qtbot, part(pane, "koreanSummaryButton"))
    assert "위약과 비교했습니다" in view.toPlainText()
    pane.show_reference(3)
    assert part(pane, "koreanToggle").isChecked()
    assert "위약과 비교했습니다" in view.toPlainText()
    click(qtbot, part(pane, "koreanToggle"))
    assert "위약과 비교했습니다" not in view.toPlainText()
    assert not part(pane, "koreanSources").isVisible()


def test_a_line_of_the_summary_leads_to_the_words_that_prove_it(pane, made, qtbot):
    pane.show_reference(1)
    view = part(pane, "abstractView", QTextBrowser)
    click(qtbot, part(pane, "koreanToggle"))
    click(qtbot, part(pane, "koreanSummaryButton"))
    pane.abstract.view.link_opened.emit("proof:1")
    assert not part(pane, "koreanToggle").isChecked()
    assert "BACKGROUND" in view.toPlainText()
    pane.abstract.view.link_opened.emit("proof:99")  # a link of an older summary


def test_the_summary_of_a_paper_that_was_left_is_not_shown(pane, made, qtbot):
    pane.show_reference(1)
    click(qtbot, part(pane, "koreanToggle"))
    click(qtbot, part(pane, "koreanSummaryButton"))
    late = made.evidence.korean_summary(1)
    pane.show_reference(2)
    pane.abstract.show_summary(1, late)
    assert "위약과" not in part(pane, "abstractView", QTextBrowser).toPlainText()


def test_a_paper_without_abstract_says_so(pane, qtbot):
    pane.show_reference(2)
    tab = part(pane, "abstractTab")
    assert any(label.text() == "No abstract" for label in tab.findChildren(QLabel))
    assert not part(pane, "abstractView").isVisible()
    with qtbot.waitSignal(pane.refresh_requested) as caught:
        click(qtbot, tab.empty.button)
    assert caught.args == [2]


def test_marks_carry_letters_and_are_switched_off_one_by_one(pane, qtbot):
    pane.show_reference(1)
    view = pane.abstract.view
    assert [m.letter for m in view.marks] == ["P", "I", "C", "O", "O"]
    text = view.toPlainText()
    assert text[view.marks[0].start : view.marks[0].end] == "412 adults with chronic kidney disease"
    before = text
    click(qtbot, part(pane, "highlightPopulation"))
    assert [m.letter for m in view.marks] == ["I", "C", "O", "O"]
    view.selectAll()
    copied = before.replace("73 m2", "73 m^2").replace("109/L", "10^9/L")  # as the page shows them
    assert view.createMimeDataFromSelection().text() == copied


def test_keywords_are_whole_and_search_the_library(pane, qtbot):
    pane.show_reference(1)
    chips = part(pane, "keywordChips").findChildren(Chip)
    texts = [chip.full for chip in chips]
    assert "Renal Insufficiency, Chronic / drug therapy*, mortality" in texts
    assert "R&D" in texts
    assert {texts[-1], texts[-2], texts[-3]} == {"Humans", "Aged, 80 and over", "Female"}
    chip = next(c for c in chips if c.full.startswith("Renal"))
    with qtbot.waitSignal(pane.search_requested) as caught:
        click(qtbot, chip)
    assert caught.args == ["Renal Insufficiency, Chronic"]


def test_keywords_search_pubmed_with_a_modifier_and_free_texts_only_when_asked(pane, qtbot):
    pane.show_reference(1)
    chips = part(pane, "keywordChips").findChildren(Chip)
    heading = next(c for c in chips if c.full.startswith("Renal"))
    word = next(c for c in chips if c.full == "R&D")
    control = Qt.KeyboardModifier.ControlModifier
    with qtbot.waitSignal(pane.pubmed_requested) as caught:
        qtbot.mouseClick(heading, Qt.MouseButton.LeftButton, control)
    assert caught.args == ['"Renal Insufficiency, Chronic"[mh]']
    part(pane, "keywordFreeOnly", QAbstractButton).setChecked(True)
    with qtbot.waitSignal(pane.pubmed_requested) as caught:
        qtbot.mouseClick(word, Qt.MouseButton.LeftButton, control)
    assert caught.args == ['(("R&D"[ot] OR "R&D"[tiab])) AND free full text[sb]']


# Full text


def test_the_full_text_has_outline_source_and_licence(pane, qtbot):
    pane.show_reference(1)
    open_tab(pane, "fulltextTab")
    assert "Kidney function declines" in part(pane, "fulltextView", QTextBrowser).toPlainText()
    outline = part(pane, "fulltextOutline", QListWidget)
    assert [outline.item(i).text().strip() for i in range(3)] == [
        "Introduction", "Methods", "Study population",
    ]  # fmt: skip
    source = part(pane, "fulltextSource", QLabel).text()
    for word in ("53", "English", "(CC BY)", "PMC", "2026-03-02"):
        assert word in source


def test_the_outline_scrolls_and_links_stay_inside_or_are_announced(pane, qtbot, made):
    made.fulltext.pages[1] = page(30)
    pane.show_reference(1)
    open_tab(pane, "fulltextTab")
    view = part(pane, "fulltextView", QTextBrowser)
    outline = part(pane, "fulltextOutline", QListWidget)
    outline.itemClicked.emit(outline.item(20))
    qtbot.waitUntil(lambda: view.verticalScrollBar().value() > 0)
    view.anchorClicked.emit(QUrl("#s1"))
    with qtbot.waitSignal(pane.open_url_requested) as caught:
        view.anchorClicked.emit(QUrl("https://example.org/protocol"))
    assert caught.args == ["https://example.org/protocol"]
    with qtbot.assertNotEmitted(pane.open_url_requested):
        view.anchorClicked.emit(QUrl("file:///etc/passwd"))
        view.anchorClicked.emit(QUrl("javascript:alert(1)"))


def test_nothing_is_loaded_from_outside(pane):
    pane.show_reference(1)
    open_tab(pane, "fulltextTab")
    view = part(pane, "fulltextView", QTextBrowser)
    for address in ("https://example.org/tracker.png", "file:///etc/passwd"):
        assert not view.loadResource(2, QUrl(address))


def test_words_are_found_in_the_text(pane, qtbot, made):
    made.fulltext.pages[1] = page(12)
    pane.show_reference(1)
    open_tab(pane, "fulltextTab")
    field = part(pane, "fulltextFind", QLineEdit)
    count = part(pane, "fulltextFindCount", QLabel)
    qtbot.keyClicks(field, "protocol")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert count.text() == "1 of 12"
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert count.text() == "2 of 12"
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert count.text() == "12 of 12"
    qtbot.keyClicks(field, "zzz")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert count.text() == "Not found"


def test_a_full_text_that_was_not_fetched_can_be_asked_for(pane, qtbot, made):
    made.library.papers[1] = replace(made.library.papers[1], has_fulltext=False)
    pane.show_reference(1)
    tab = open_tab(pane, "fulltextTab")
    button = part(tab, "getFulltextButton", QAbstractButton)
    assert button.text() == "Get full text"
    with qtbot.waitSignal(pane.fulltext_requested) as caught:
        click(qtbot, button)
    assert caught.args == [1]
    made.library.papers[1] = replace(made.library.papers[1], has_fulltext=True, revision=2)
    pane.refresh(ChangeSet(updated=frozenset({1})))
    assert "Kidney function" in part(pane, "fulltextView", QTextBrowser).toPlainText()


@pytest.mark.parametrize(
    ("error", "heading", "button"),
    [
        (UnavailableError("PMC", "timeout"), "The full text did not come", "Try again"),
        (NotOpenError("PMC", "PMC1"), "No open full text", "Open the publisher’s page"),
        (ScannedOnlyError("PMC", "PMC1"), "Only scanned pages", "Open its page in PMC"),
    ],
)
def test_a_full_text_that_did_not_come_says_why(pane, qtbot, made, error, heading, button):
    made.library.papers[1] = replace(made.library.papers[1], has_fulltext=False)
    pane.show_reference(1)
    tab = open_tab(pane, "fulltextTab")
    click(qtbot, part(tab, "getFulltextButton"))
    pane.show_fulltext_error(1, error)
    assert tab.empty.heading.text() == heading
    assert tab.empty.button.text() == button


def test_scanned_pages_are_read_on_their_page(pane, qtbot, made):
    made.library.papers[1] = replace(made.library.papers[1], has_fulltext=False)
    pane.show_reference(1)
    tab = open_tab(pane, "fulltextTab")
    pane.show_fulltext_error(1, ScannedOnlyError("PMC", "PMC1"))
    with qtbot.waitSignal(pane.open_url_requested) as caught:
        click(qtbot, tab.empty.button)
    assert caught.args[0].startswith("https://pmc.ncbi.nlm.nih.gov/articles/PMC")


def test_the_source_line_names_the_licence_and_what_it_allows(pane):
    pane.show_reference(1)
    open_tab(pane, "fulltextTab")
    line = part(pane, "fulltextSource", QLabel)
    assert "Creative Commons Attribution (CC BY)" in line.text()
    assert "Copies and translations may be passed on." in line.toolTip()
    assert line.accessibleDescription()


def test_of_two_licences_the_stricter_is_named_and_not_linked_to_the_other(pane, made):
    shown = made.fulltext.pages[1]
    source = replace(shown.source, licence="CC BY-NC-ND")
    made.fulltext.pages[1] = replace(shown, source=source)
    pane.show_reference(1)
    open_tab(pane, "fulltextTab")
    line = part(pane, "fulltextSource", QLabel)
    assert "(CC BY-NC-ND)" in line.text()
    assert "creativecommons.org/licenses/by/" not in line.text()
    assert "translations must not" in line.toolTip()


def test_an_error_of_another_paper_is_not_shown_here(pane, made):
    pane.show_reference(2)
    tab = open_tab(pane, "fulltextTab")
    before = tab.empty.heading.text()
    pane.show_fulltext_error(1, UnavailableError("PMC", "timeout"))
    assert tab.empty.heading.text() == before


# PICO


def test_slots_show_their_phrase_or_that_there_is_none(pane):
    pane.show_reference(1)
    assert part(pane, "picoComparison", QLabel).text() == "matching placebo"
    assert part(pane, "picoCount", QLabel).text() == "PICO 4/4"
    assert "1.0" in part(pane, "picoVersion", QLabel).text()
    pane.show_reference(2)
    assert part(pane, "picoComparison", QLabel).text() == "Not found"
    assert part(pane, "picoCount", QLabel).text() == "PICO 0/4"


def test_a_slot_leads_to_its_words_by_mouse_and_by_keyboard(pane, qtbot):
    pane.show_reference(1)
    for ask in (
        lambda card: click(qtbot, card.why),
        lambda card: click(qtbot, card.phrase),
        lambda card: qtbot.keyClick(card, Qt.Key.Key_Return),
    ):
        open_tab(pane, "picoTab")
        ask(part(pane, "picoInterventionCard"))
        qtbot.waitUntil(lambda: pane.tabs.currentWidget() is pane.abstract)
        assert proof_shown(pane) == "velorastat 20 mg daily"


# Citations


def test_copying_puts_rich_and_plain_text_on_the_clipboard(pane, qtbot):
    pane.show_reference(1)
    open_tab(pane, "citationsTab")
    assert "Seo, H." in part(pane, "apaText", QTextBrowser).toPlainText()
    with qtbot.waitSignal(pane.status_message) as message:
        click(qtbot, part(pane, "copyApaButton"))
    assert message.args == ["APA 7 citation copied"]
    data = QGuiApplication.clipboard().mimeData()
    assert "<i>Journal of Made-up Nephrology</i>" in data.html()
    assert data.text().startswith("Seo, H.")
    assert "<i>" not in data.text()
    click(qtbot, part(pane, "copyMlaButton"))
    assert "[modern-language-association]" in QGuiApplication.clipboard().text()


def test_any_style_is_found_by_typing(pane, qtbot):
    pane.show_reference(1)
    open_tab(pane, "citationsTab")
    chooser = part(pane, "styleChooser", QComboBox)
    assert chooser.currentText() == ""
    assert not part(pane, "styleText", QTextBrowser).isVisible()
    qtbot.keyClicks(chooser.lineEdit(), "lanc")
    assert chooser.offers.rowCount() == 1
    qtbot.keyClick(chooser.lineEdit(), Qt.Key.Key_Return)
    assert chooser.currentText() == "The Lancet"
    assert "[the-lancet]" in part(pane, "styleText", QTextBrowser).toPlainText()


def test_a_style_that_fails_says_so_where_the_text_would_be(pane, made):
    made.citing.error = StyleError("apa", "missing")
    pane.show_reference(1)
    open_tab(pane, "citationsTab")
    assert "cannot be used" in part(pane, "apaText", QTextBrowser).toPlainText()
    assert not part(pane, "copyApaButton").isEnabled()


class HeldJobs(InlineRunner):
    """Keeps jobs until they are let go, in any order."""

    def __init__(self):
        super().__init__()
        self.held = []

    def _dispatch(self, job):
        self.held.append(job)

    def let_go(self, jobs):
        for job in jobs:
            self.held.remove(job)
            InlineRunner._dispatch(self, job)


def test_a_late_answer_for_another_paper_is_dropped(qtbot, theme, made):
    jobs = HeldJobs()
    pane = DetailPane(made, jobs, patience_ms=0)
    qtbot.addWidget(pane)
    pane.show()
    open_tab(pane, "citationsTab")
    pane.show_reference(1)
    first = list(jobs.held)
    pane.show_reference(2)
    second = [job for job in jobs.held if job not in first]
    jobs.let_go(second)
    after = part(pane, "apaText", QTextBrowser).toPlainText()
    assert part(pane, "picoPopulation", QLabel).text() == "Not found"
    jobs.let_go(first)
    assert part(pane, "apaText", QTextBrowser).toPlainText() == after
    assert part(pane, "picoPopulation", QLabel).text() == "Not found"


def test_a_paper_come_back_to_has_its_citations_and_relatives(qtbot, theme, made):
    jobs = HeldJobs()
    pane = DetailPane(made, jobs, patience_ms=0)
    qtbot.addWidget(pane)
    pane.show()
    pane.show_reference(1)
    for name in ("citationsTab", "relatedTab"):
        open_tab(pane, name)
        open_tab(pane, "abstractTab")  # its jobs are not answered yet
    pane.show_reference(2)
    pane.show_reference(1)
    open_tab(pane, "citationsTab")
    jobs.let_go(list(jobs.held))
    assert part(pane, "copyApaButton", QAbstractButton).isEnabled()
    assert "Seo" in part(pane, "apaText", QTextBrowser).toPlainText()
    open_tab(pane, "relatedTab")
    jobs.let_go(list(jobs.held))
    assert part(pane, "firstAuthorList", QListWidget).count() == 1
    open_tab(pane, "abstractTab")
    pane.show_reference(2)
    pane.show_reference(1)
    open_tab(pane, "relatedTab")
    jobs.let_go(list(jobs.held))
    assert part(pane, "firstAuthorList", QListWidget).count() == 1


def test_what_is_no_style_is_not_kept_in_the_chooser(pane, qtbot):
    pane.show_reference(1)
    open_tab(pane, "citationsTab")
    chooser = part(pane, "styleChooser", QComboBox)
    qtbot.keyClicks(chooser.lineEdit(), "gut")
    qtbot.keyClick(chooser.lineEdit(), Qt.Key.Key_Return)
    chosen = chooser.currentText()
    assert chosen == "Gut"
    chooser.lineEdit().selectAll()
    qtbot.keyClicks(chooser.lineEdit(), "zzz")
    qtbot.keyClick(chooser.lineEdit(), Qt.Key.Key_Return)
    assert chooser.currentText() == chosen


def test_walking_down_the_list_reads_the_evidence_only_where_one_stays(qtbot, theme, made):
    pane = DetailPane(made, InlineRunner(), patience_ms=30)
    qtbot.addWidget(pane)
    asked = []
    made.evidence.evidence = lambda i: asked.append(i) or correct(NOTHING_FOUND)
    for paper in (1, 2, 3, 4):
        pane.show_reference(paper)
    assert asked == [1]
    qtbot.waitUntil(lambda: asked == [1, 4])


def test_it_works_with_threads(qtbot, theme, made):
    jobs = JobRunner()
    pane = DetailPane(made, jobs)
    qtbot.addWidget(pane)
    pane.show()
    open_tab(pane, "citationsTab")
    pane.show_reference(1)
    qtbot.waitUntil(lambda: "Seo" in part(pane, "apaText", QTextBrowser).toPlainText())
    qtbot.waitUntil(lambda: part(pane, "picoPopulation", QLabel).text().startswith("412"))
    jobs.shutdown()


# Related, notes


def test_a_note_is_saved_while_it_is_written_and_when_one_leaves(pane, qtbot, made):
    pane.show_reference(1)
    open_tab(pane, "notesTab")
    editor = part(pane, "noteEdit", QPlainTextEdit)
    qtbot.keyClicks(editor, "read again")
    qtbot.waitUntil(lambda: made.library.notes == [(1, "read again")])
    qtbot.keyClicks(editor, "!")
    pane.show_reference(2)
    assert made.library.notes[-1] == (1, "read again!")
    assert editor.toPlainText() == ""
    pane.show_reference(1)
    assert editor.toPlainText() == "read again!"


def test_a_change_from_elsewhere_does_not_overwrite_what_is_typed(pane, qtbot, made):
    pane.show_reference(1)
    open_tab(pane, "notesTab")
    editor = part(pane, "noteEdit", QPlainTextEdit)
    qtbot.keyClicks(editor, "abc")
    made.library.papers[1] = replace(made.library.papers[1], is_read=True, revision=5)
    pane.refresh(ChangeSet(updated=frozenset({1})))
    assert editor.toPlainText() == "abc"


# States


def test_none_many_and_gone(pane, made):
    pane.show_reference(None)
    assert part(pane, "detailEmpty").isVisible()
    pane.show_many(12)
    assert part(pane, "detailMany").heading.text().startswith("12")
    pane.show_reference(1)
    del made.library.papers[1]
    pane.refresh(ChangeSet(removed=frozenset({1})))
    assert part(pane, "detailEmpty").isVisible()
    assert pane.reference_id is None


def test_each_paper_and_tab_keeps_its_scroll_position(pane, qtbot, made):
    pane.resize(420, 500)
    pane.show_reference(1)
    bar = pane.abstract.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 150)
    bar.triggerAction(bar.SliderAction.SliderPageStepAdd)
    where = bar.value()
    assert where > 0
    open_tab(pane, "citationsTab")
    open_tab(pane, "abstractTab")
    assert bar.value() == where
    pane.show_reference(4)
    QApplication.processEvents()
    assert bar.value() == 0
    pane.show_reference(1)
    qtbot.waitUntil(lambda: bar.value() == where)


def test_words_are_set_anew_when_the_language_changes(pane, qtbot):
    pane.show_reference(1)
    pane.tabs.setTabText(0, "?")
    QApplication.sendEvent(pane, QEvent(QEvent.Type.LanguageChange))
    assert pane.tabs.tabText(0) == "Abstract"


def test_a_theme_change_recolours_text_that_is_shown(pane, qtbot, theme):
    pane.show_reference(1)
    light = part(pane, "authorsLabel", QLabel).text()
    theme.choose("dark")
    try:
        qtbot.waitUntil(lambda: part(pane, "authorsLabel", QLabel).text() != light)
        assert "#e7e9ec" in pane.abstract.view.document().defaultStyleSheet()
    finally:
        theme.choose("light")


@pytest.mark.parametrize("width", [380, 640])
def test_no_page_is_wider_than_the_pane(pane, width):
    pane.resize(width, 700)
    pane.show_reference(1)
    for index in range(pane.tabs.count()):
        pane.tabs.setCurrentIndex(index)
        QApplication.processEvents()
        assert pane.width() == width
        tab = pane.tabs.currentWidget()
        for child in tab.findChildren(QWidget):
            if child.isVisible() and child.objectName() in NAMES:
                right = child.mapTo(pane, QPoint(child.width(), 0)).x()
                assert right <= width, child.objectName()
