# SPDX-License-Identifier: GPL-3.0-or-later
"""The tab of related papers, as a person sees and uses it."""

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QListWidget, QPushButton, QWidget

from refdesk.domain.changes import ChangeSet
from refdesk.domain.found import CitationCounts, FoundList, RelatedPapers
from refdesk.ui.detail.pane import DetailPane
from tests.ui.detail.beyond import failed, found, three_lists


def shown(pane: DetailPane, number: int = 1) -> DetailPane:
    pane.show_reference(number)
    pane.tabs.setCurrentWidget(pane.findChild(QWidget, "relatedTab"))
    return pane


def listed(pane: DetailPane, name: str) -> QListWidget:
    widget = pane.findChild(QListWidget, name)
    assert widget is not None
    return widget


def note(pane: DetailPane, name: str) -> str:
    label = pane.findChild(QLabel, f"{name}Note")
    assert label is not None
    return label.text()


def test_three_lists_of_pubmed_with_their_reasons(pane):
    shown(pane)
    similar = listed(pane, "similarList")
    assert similar.count() == 4
    assert "No. 1 in similarity" in similar.item(0).text()
    assert "Renal Insufficiency, Chronic" in similar.item(0).text()
    author = listed(pane, "firstAuthorList")
    assert "cited 204 times" in author.item(0).text()
    assert "Same ORCID" in author.item(0).text()
    assert "most cited of 9 papers of Seo H" in note(pane, "firstAuthorList")
    assert listed(pane, "sameKeywordList").count() == 2
    assert "310" in note(pane, "sameKeywordList")


def test_the_library_has_a_list_of_its_own_with_reasons(pane, qtbot):
    shown(pane)
    nearby = listed(pane, "nearbyList")
    assert nearby.count() == 3
    assert "Both: Renal Insufficiency, Chronic" in nearby.item(0).text()
    with qtbot.waitSignal(pane.reference_requested) as caught:
        nearby.itemClicked.emit(nearby.item(0))
    assert caught.args == [2]


def test_a_name_alone_is_said_to_be_a_name_alone(pane, made):
    lists = three_lists()
    by_name = replace(lists.by_author, is_by_name=True)
    made.beyond.related.answer = replace(lists, by_author=by_name)
    shown(pane)
    assert "may be other people" in note(pane, "firstAuthorList")


def test_a_failure_is_never_an_empty_list(pane, made):
    made.beyond.related.answer = RelatedPapers(failed(), failed(), failed())
    shown(pane)
    for name in ("similarList", "firstAuthorList", "sameKeywordList"):
        assert "Try again" in note(pane, name)
        assert "no " not in note(pane, name).lower().split("try again")[0].replace("not", "")
    made.beyond.related.answer = three_lists()
    pane.findChild(QLabel, "similarListNote").linkActivated.emit("again:")
    assert listed(pane, "similarList").count() == 4


def test_offline_the_library_still_answers(pane, made):
    made.client.offline = True
    shown(pane)
    assert made.beyond.related.asked == []
    assert "offline" in note(pane, "similarList")
    assert listed(pane, "nearbyList").count() == 3


def test_online_again_the_lists_come(pane, made):
    made.client.offline = True
    shown(pane)
    made.client.offline = False
    pane.tabs.setCurrentWidget(pane.abstract)
    pane.tabs.setCurrentWidget(pane.related)
    assert made.beyond.related.asked == [True]
    assert listed(pane, "similarList").count() == 4


def test_free_full_text_is_a_choice(pane, made, qtbot):
    shown(pane)
    toggle = pane.findChild(QCheckBox, "freeOnlyToggle")
    assert made.beyond.related.asked == [True]
    toggle.click()
    assert made.beyond.related.asked == [True, False]


def test_a_paper_that_is_not_here_is_looked_at_or_added(pane, qtbot):
    shown(pane)
    similar = listed(pane, "similarList")
    pane.related.ensureWidgetVisible(similar)
    rect = similar.visualItemRect(similar.item(0))
    with qtbot.waitSignal(pane.preview_requested) as looked:
        qtbot.mouseClick(similar.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert looked.args[0].reference.pmid == "80000001"
    plus = QPoint(rect.right() - 8, rect.top() + 12)
    with qtbot.waitSignal(pane.add_requested) as added:
        qtbot.mouseClick(similar.viewport(), Qt.MouseButton.LeftButton, pos=plus)
    assert [paper.reference.pmid for paper in added.args[0]] == ["80000001"]
    similar.setCurrentRow(1)
    with qtbot.waitSignal(pane.add_requested) as added:
        qtbot.keyClick(similar, Qt.Key.Key_Insert)
    assert [paper.reference.pmid for paper in added.args[0]] == ["80000002"]


def test_what_was_added_is_marked_without_asking_again(pane, made, qtbot):
    shown(pane)
    made.beyond.related.here = {"80000001": 2}
    pane.refresh(ChangeSet(added=frozenset({2})))
    similar = listed(pane, "similarList")
    assert "In your library" in similar.item(0).text()
    assert made.beyond.related.asked == [True]
    with qtbot.waitSignal(pane.reference_requested) as caught:
        similar.itemClicked.emit(similar.item(0))
    assert caught.args == [2]


def test_counts_name_their_source_and_date(pane, made):
    shown(pane)
    text = pane.findChild(QLabel, "citationCounts").text()
    assert "iCite 46" in text
    assert "Crossref 51" in text
    assert "RCR 2.10 (provisional)" in text
    assert "26" in text
    made.beyond.cited.answer = CitationCounts({}, asked="2026-11-27", failed=("iCite",))
    shown(pane, 2)
    assert "iCite did not answer" in pane.findChild(QLabel, "citationCounts").text()


def test_citing_papers_are_listed_when_asked_for_and_added_together(pane, made, qtbot):
    keys = tuple(str(80_000_000 + n) for n in range(40))
    papers = tuple(found(n) for n in range(20))
    made.beyond.cited.lists["cited_by"] = FoundList(papers, 40, "iCite", keys=keys)
    shown(pane)
    assert listed(pane, "citedByList").count() == 0
    label = pane.findChild(QLabel, "citedByListNote")
    label.linkActivated.emit("cited-by:")
    assert listed(pane, "citedByList").count() == 6
    more = pane.findChild(QPushButton, "citedByListMore")
    assert more.text() == "Show 14 more"
    more.click()
    assert listed(pane, "citedByList").count() == 20
    assert more.isHidden()
    assert "40 papers in PubMed (iCite)" in note(pane, "citedByList")
    with qtbot.waitSignal(pane.add_all_requested) as caught:
        label.linkActivated.emit("add-cited-by:")
    assert caught.args == [list(keys)]


def test_an_answer_that_comes_late_is_not_shown_on_another_paper(pane, made):
    shown(pane)
    made.beyond.related.answer = RelatedPapers()
    pane.show_reference(2)
    assert listed(pane, "similarList").count() == 0
