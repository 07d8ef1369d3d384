# SPDX-License-Identifier: GPL-3.0-or-later
"""Reference lists pasted into the real window: fetched where they name a paper, else added as read."""

from PySide6.QtGui import QGuiApplication

from tests.end2end.window import until

LIST = (
    "References\n\n"
    "1. Shin H, Okafor AJ. Adjuvant lumekin cell therapy. J Invent Immunother. 2026;75(2):55. "
    "PMID: 41591582.\n"
    "2. Kim A, Lee B. Early surgery for\n   gallstones: a double-\n   blind trial. Br J Surg. "
    "1998;85:132-42.\n"
    "3. Park C. Surgery of the bile ducts. 3rd ed. Seoul: Hand Press; 2001.\n"
)


def test_a_list_pasted_into_the_list_is_fetched_and_read(desk):
    hand = desk.open()
    hand.add("91000001")
    said: list[str] = []
    hand.window.statusBar().messageChanged.connect(said.append)
    QGuiApplication.clipboard().setText(LIST)
    hand.keys("Alt+1")
    hand.keys("Ctrl+V")
    until(lambda: len(hand.cells()) == 4)
    hand.settle()
    (only,) = filter(None, said)  # one sum, when all of them are there
    assert only.endswith(": 1 fetched by identifier, 2 added as read")
    titles = set(hand.cells())
    assert {
        "Early surgery for gallstones: a double-blind trial",
        "Surgery of the bile ducts",
    } < titles
    assert "41591582" in hand.cells("PMID")
    assert hand.text("addBox") == ""


def test_one_reference_pasted_into_the_box_is_shown_and_can_be_taken_back(desk):
    hand = desk.open()
    hand.paste("addBox", "Kim A, Lee B. Early surgery for gallstones. Br J Surg. 1998;85:132-42.")
    hand.keys("Return", "addBox")
    until(lambda: hand.selected() == ["Early surgery for gallstones"])
    until(lambda: "Kim A" in hand.text("authorsLabel"))
    assert hand.status.endswith(": 1 added as read")
    hand.keys("Alt+1")
    hand.keys("Ctrl+Z")
    until(lambda: not hand.cells())


def test_what_cannot_be_fetched_is_added_as_it_is_read(desk):
    hand = desk.open()
    unknown = "Kim A. A title that PubMed has not. Br J Surg. 2020;1:2-3. PMID: 99999999."
    hand.paste("addBox", f"1. {unknown}\n2. Shin H. It. J. 2026;75:55. PMID: 41591582.\n")
    until(lambda: len(hand.cells()) == 2)
    assert "A title that PubMed has not" in hand.cells()
    hand.settle()
    assert hand.status.endswith(": 1 fetched by identifier, 1 added as read")


def test_what_is_no_reference_stays_in_the_box(desk):
    hand = desk.open()
    hand.paste("addBox", "thank you all for the party in December 2019 it was fine")
    hand.keys("Return", "addBox")
    until(lambda: hand.text("addBox").startswith("thank you"))
    assert "no identifier" in hand.text("addHint")
    assert not hand.cells()


def test_without_network_everything_is_added_as_it_is_read(desk):
    hand = desk.open()
    hand.action("actionOffline").trigger()
    hand.paste("addBox", LIST)
    until(lambda: len(hand.cells()) == 3)
    assert hand.status.endswith(": 3 added as read")
    assert hand.cells("PMID").count("41591582") == 1
