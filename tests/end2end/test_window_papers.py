# SPDX-License-Identifier: GPL-3.0-or-later
"""From a typed PMID to a read, judged, opened and cited paper, in the real window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from tests.end2end.window import until
from tests.end2end.window_words import plain
from tests.server.library import Record

TRIAL = (
    "Adjuvant lumekin cell therapy after resection of invented hepatocellular carcinoma: "
    "nine-year follow-up of a randomized trial and a retrospective cohort"
)
APA = (
    "Shin, H., Okafor, A. J.-H., Lindqvist, P., Jr., LUMEN Study Group, & Lee, J. (2026). "
    "Adjuvant lumekin cell therapy after resection of invented hepatocellular carcinoma: "
    "Nine-year follow-up of a randomized trial and a retrospective cohort. "
    "Journal of Invented Immunotherapy, 75(2), Article 55. "
    "https://doi.org/10.5555/jii.2026.00055"
)


def one(number: int) -> str:
    """Return the title of a plain paper of the fake PubMed."""
    return f"Plain invented report number {number}"


def test_a_typed_pmid_brings_paper_full_text_evidence_and_citation(desk, server):
    hand = desk.open()
    assert hand.shown("startPage")
    hand.type("addBox", "PMID: 41591582", enter=True)
    until(lambda: hand.selected() == [TRIAL])
    assert hand.text("addBox") == ""
    until(lambda: hand.title() == TRIAL)
    assert "Shin H" in hand.text("authorsLabel")
    assert "226 adults with resected" in hand.text("abstractView")
    hand.settle()
    hand.tab("fulltextTab")
    until(lambda: "Everything in this article is invented" in hand.text("fulltextView"))
    hand.tab("picoTab")
    until(lambda: "226 adults" in hand.text("picoPopulation"))
    assert "no adjuvant treatment" in hand.text("picoComparison")
    assert "recurrence-free survival" in hand.text("picoOutcome")
    assert "HR | 0.67 | 0.48–0.94 | 0.020" in hand.text("statisticsTable")
    hand.tab("citationsTab")
    until(lambda: hand.text("apaText") == APA)
    until(lambda: hand.text("mlaText").startswith("Shin, Harin, et al. “Adjuvant Lumekin"))
    assert "Randomized controlled trial" in hand.text("designBadge")
    assert server.count("eutils/efetch") == 1


def test_the_words_behind_a_finding_are_shown_in_the_abstract(desk):
    hand = desk.open()
    hand.add("41591582")
    hand.tab("picoTab")
    table = hand.find("statisticsTable")
    until(lambda: table.rowCount() == 3)
    hand.click_item("statisticsTable", "0.54")
    until(lambda: hand.find("abstractView").isVisible())
    selections = [s.cursor.selectedText() for s in hand.find("abstractView").extraSelections()]
    assert any("0.54" in text for text in selections)


def test_a_pasted_list_adds_what_can_be_added_and_names_the_rest(desk, server):
    hand = desk.open()
    hand.paste(
        "addBox",
        "41591582\nPMC10000008\ndoi:10.5555/juh.2015.30.2.201\n"
        "https://pubmed.ncbi.nlm.nih.gov/90000010/\n99999999\nnonsense",
    )
    hand.keys("Return", "addBox")
    until(lambda: len(hand.cells()) == 4)
    hand.settle()
    assert sorted(hand.cells("PMID")) == ["41591582", "90000006", "90000008", "90000010"]
    assert hand.text("addBox") == "nonsense"
    assert "no identifier" in hand.text("addHint")
    assert hand.shown("jobPanel")
    (told,) = [line for line in hand.jobs() if "99999999" in line]
    assert "PMID 99999999: " in told
    assert told.rstrip().endswith(".")
    server.library.records["99999999"] = Record(
        "99999999", server.library.record("91000001").xml.replace("91000001", "99999999")
    )
    hand.click("retryJobButton")
    until(lambda: "99999999" in hand.cells("PMID"), "trying again brought nothing")
    hand.settle()
    assert not [line for line in hand.jobs() if "99999999: " in line]


def test_a_list_that_failed_comes_when_the_service_is_back(desk, server):
    server.fault("eutils", "503", None)
    hand = desk.open()
    hand.paste("addBox", "91000001 91000002")
    hand.keys("Return", "addBox")
    until(lambda: hand.shown("jobPanel"))
    hand.settle()
    told = " ".join(hand.jobs())
    assert "91000001: " in told
    assert "no record" not in told
    assert hand.cells() == []
    server.clear()
    hand.click("retryJobButton")
    until(lambda: len(hand.cells()) == 2)


def test_adding_the_same_paper_again_selects_it_and_says_so(desk):
    hand = desk.open()
    hand.add("41591582", "91000002")
    for text in ("41591582", "https://doi.org/10.5555/jii.2026.00055"):
        hand.select(one(91000002))
        hand.type("addBox", text, enter=True)
        until(lambda: hand.selected() == [TRIAL])
        until(lambda: "lready in the library" in hand.status)
        hand.settle()
    assert len(hand.cells()) == 2


def test_a_retracted_paper_says_so_in_list_detail_and_when_copied(desk):
    hand = desk.open()
    hand.add("90000003")
    assert hand.shown("noticeBanner")
    assert "etract" in hand.text("noticeBanner")
    hand.click_item("libraryView", hand.cells()[0])
    hand.keys("Ctrl+Shift+C")
    until(lambda: "retracted" in hand.status)
    assert "copied" in hand.status


def test_the_button_beside_the_citation_of_a_retracted_paper_warns_too(desk):
    hand = desk.open()
    hand.add("90000003")
    hand.tab("citationsTab")
    until(lambda: hand.find("copyApaButton").isEnabled())
    hand.click("copyApaButton")
    assert "APA" in hand.status
    assert "retracted" in hand.status


# Opening


def test_double_click_and_enter_open_the_stored_text(desk):
    hand = desk.open()
    hand.add("41591582")
    hand.click_item("libraryView", TRIAL, double=True)
    until(lambda: hand.shown("readingPage"))
    until(lambda: "invented" in hand.text("fulltextView"))
    hand.keys("Alt+1")
    assert not hand.shown("readingPage")
    hand.keys("Return")
    until(lambda: hand.shown("readingPage"))
    assert hand.find("documentTabs").count() == 2
    assert desk.opened == []


def test_without_text_the_paper_opens_in_the_browser_once(desk):
    hand = desk.open()
    hand.add("91000001", "90000007")
    hand.select(one(91000001))
    hand.keys("Return", "libraryView")
    assert desk.opened == ["https://doi.org/10.5555/plain.91000001"]
    assert "doi.org" in hand.status
    letters = next(title for title in hand.cells() if "Letters" in title)
    hand.click_item("libraryView", letters, double=True)
    until(lambda: len(desk.opened) == 2)
    assert desk.opened[1] == "https://pubmed.ncbi.nlm.nih.gov/90000007/"
    hand.select(one(91000001))
    hand.keys("F3")
    assert desk.opened[2] == "https://doi.org/10.5555/plain.91000001"
    hand.menu("actionOpenPubmed")
    assert desk.opened[3] == "https://pubmed.ncbi.nlm.nih.gov/91000001/"


# Copying


@pytest.mark.parametrize(
    ("keys", "text", "html", "said"),
    [
        ("Ctrl+Shift+C", "Plain, P. (2020). Plain invented report number 91000001.", True, "APA"),
        ("Ctrl+Shift+A", "(Plain, 2020)", True, "copied"),
        ("Ctrl+Shift+K", "Plain2020", False, "copied"),
    ],
)
def test_keys_put_a_paper_on_the_clipboard(desk, keys, text, html, said):
    hand = desk.open()
    hand.add("91000001")
    hand.click_item("libraryView", one(91000001))
    QGuiApplication.clipboard().clear()
    hand.keys(keys)
    until(hand.clipboard_text)
    assert text in hand.clipboard.text()
    assert hand.clipboard.hasHtml() is html
    assert said in hand.status
    assert QApplication.activeModalWidget() is None


def test_several_papers_are_copied_as_one_bibliography(desk):
    hand = desk.open()
    hand.add("91000001", "41591582")
    hand.select(one(91000001), TRIAL)
    assert "2 selected" in hand.text("resultCount")
    hand.keys("Ctrl+Shift+C")
    until(lambda: "2 references copied" in hand.status)
    first, second = hand.clipboard.text().strip().split("\n")
    assert first.startswith("Plain, P.")
    assert second == APA
    assert "<i>Journal of Invented Immunotherapy</i>" in hand.clipboard.html()
    hand.keys("Ctrl+Shift+A")
    until(lambda: hand.clipboard.text() == "(Plain, 2020; Shin et al., 2026)")


def test_the_buttons_beside_the_citations_copy_text_and_html(desk):
    hand = desk.open()
    hand.add("41591582")
    hand.tab("citationsTab")
    for button, name, start in (
        ("copyApaButton", "APA", "Shin, H., Okafor"),
        ("copyMlaButton", "MLA", "Shin, Harin, et al."),
    ):
        until(lambda button=button: hand.find(button).isEnabled())
        QGuiApplication.clipboard().clear()
        hand.click(button)
        assert hand.clipboard.text().startswith(start)
        assert "<i>Journal of Invented Immunotherapy</i>" in hand.clipboard.html()
        assert plain(hand.clipboard.text()) == hand.text(f"{name.lower()}Text")
        assert name in hand.status
        assert "copied" in hand.status


def test_another_style_is_chosen_and_stays(desk):
    hand = desk.open()
    hand.add("41591582")
    hand.tab("citationsTab")
    chooser = hand.find("styleChooser")
    until(lambda: chooser.count() > 100)
    place = next(n for n in range(chooser.count()) if "Vancouver" in chooser.itemText(n))
    chooser.setFocus()
    chooser.setCurrentIndex(place)
    chooser.activated.emit(place)  # what a click in its popup does
    until(lambda: hand.text("styleText").startswith(("1. Shin H", "Shin H,")))
    hand.keys("Alt+1")
    hand.keys("Ctrl+Shift+C")
    until(lambda: "Shin H, Okafor" in hand.clipboard.text())
    again = desk.reopen()
    again.select(TRIAL)
    again.tab("citationsTab")
    until(lambda: again.text("styleText").startswith(("1. Shin H", "Shin H,")))


def test_a_dragged_paper_carries_its_citation_in_both_forms(desk, monkeypatch):
    hand = desk.open()
    hand.add("41591582")
    mime = hand.drag_out(TRIAL, monkeypatch)
    assert mime.text().strip() == APA
    assert "<i>" in mime.html()
    ris = bytes(mime.data("application/x-research-info-systems").data()).decode()
    assert ris.startswith("TY  - JOUR")
    assert Qt.ItemFlag.ItemIsDragEnabled in hand.find("libraryView").model().index(0, 0).flags()
