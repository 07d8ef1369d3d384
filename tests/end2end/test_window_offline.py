# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything that was fetched stays usable where there is no network, and services hear nothing of it."""

from tests.end2end.window import until
from tests.pictures import png

TRIAL, OTHER = "41591582", "91000001"


def test_what_was_fetched_is_read_cited_searched_and_exported_offline(desk, server, tmp_path):
    server.library.media["PMC10000001.1"] = {"inv-f1.jpg": png(300, 200)}
    hand = desk.open()
    hand.add(TRIAL, OTHER)
    until((desk.home / "data" / "figures" / "PMC10000001.1" / "inv-f1.jpg").exists)
    hand.settle()
    hand.menu("actionOffline")
    hand = desk.reopen()
    server.clear()
    assert hand.action("actionOffline").isChecked()
    trial = next(title for title in hand.cells() if "lumekin" in title)

    # read
    hand.select(trial)
    hand.tab("abstractTab")
    until(lambda: "226 adults" in hand.text("abstractTab"))
    hand.tab("fulltextTab")
    until(lambda: "Everything in this article is invented" in hand.text("fulltextView"))
    hand.tab("picoTab")
    hand.click_item("libraryView", trial, double=True)
    until(lambda: hand.shown("readingPage"))
    hand.keys("Ctrl+W")

    # cite
    hand.select(trial)
    hand.action("actionCopyApa").trigger()
    until(lambda: "lumekin" in hand.clipboard_text())

    # search
    hand.paste("searchBox", "lumekin")
    until(lambda: hand.cells() == [trial])
    hand.settle()

    # export
    target = tmp_path / "out.ris"
    hand.select(trial)
    hand.menu("actionExportRis")
    hand.dialog("exportDialog")
    hand.type("exportPath", str(target))
    hand.click("exportButton")
    until(target.exists)
    assert "lumekin" in target.read_text("utf-8")

    hand.settle()
    assert [asked.path for asked in server.requests] == []
