# SPDX-License-Identifier: GPL-3.0-or-later
"""Nothing a record says is obeyed, and nothing the window says is program text."""

from xml.sax.saxutils import escape

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import Qt as QtText
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QWidget

from refdesk.domain.file_pattern import PLACES
from tests.end2end.window import TABS, files, until
from tests.end2end.window_words import across, all_words, indexes
from tests.server.library import Record

might_be_rich = QtText.mightBeRichText
DIALOGS = ("actionPreferences", "actionShortcuts", "actionAbout", "actionExport", "actionAddTag")
PROGRAM_TEXT = ("Traceback", "None", "{", "}", "<built-in", "object at 0x", "%n", "%1")


def hostile(server):
    """Return what a hostile record has in its fields."""
    image = f"{server.url}/leak.png"
    return f"""<img src="{image}" onerror=1><script>fetch('{image}')</script><a href="{image}">x</a>
    <style>@import url({image});</style><body background="{image}">""".replace("\n", " ")


def record(server, pmid):
    bad = escape(hostile(server))
    xml = server.library.record("41591582").xml
    xml = xml.replace("41591582", pmid).replace("PMC10000001", "PMC10009999")
    xml = xml.replace("10.5555/jii.2026.00055", "10.5555/hostile")
    for words in ("Adjuvant lumekin cell therapy", "This record is invented", "Lumekin cells<"):
        xml = xml.replace(words, f"{bad} {words}", 1)
    xml = xml.replace("<LastName>Shin", f"<LastName>{bad}Shin", 1)
    xml = xml.replace("<Title>Journal of", f"<Title>{bad}Journal of", 1)
    return Record(pmid, xml)


def look_everywhere(hand):
    """Look at every tab of the chosen paper."""
    for tab in TABS:
        hand.tab(tab)
        hand.settle()


def rich_texts(window):
    """Yield labels in which Qt would read the words of a record as markup."""
    for widget in [window, *window.findChildren(QWidget)]:
        if isinstance(widget, QLabel) and "<img" in widget.text():
            automatic = widget.textFormat() == Qt.TextFormat.AutoText
            rich = widget.textFormat() == Qt.TextFormat.RichText
            if rich or (automatic and might_be_rich(widget.text())):
                yield f"{type(widget).__name__} {widget.objectName()}"


def test_a_hostile_record_is_shown_as_words_and_asks_nothing(desk, server):
    server.library.records["90099001"] = record(server, "90099001")
    hand = desk.open()
    hand.add("90099001")
    assert "<img" in hand.cells()[0]
    hand.click_item("libraryView", hand.cells()[0])
    look_everywhere(hand)
    assert "onerror" in hand.find("abstractView").toPlainText()
    hand.tab("citationsTab")
    until(lambda: "onerror" in hand.find("apaText").toPlainText())
    assert list(rich_texts(hand.window)) == []
    hand.keys("Alt+1")
    hand.keys("Ctrl+Shift+C")
    until(lambda: "copied" in hand.status)
    assert "<script>" not in hand.clipboard.html()
    assert '<img src="http' not in hand.clipboard.html()
    assert server.count("leak.png") == 0
    assert desk.opened == []


def test_no_tooltip_reads_a_record_as_markup(desk, server):
    server.library.records["90099001"] = record(server, "90099001")
    hand = desk.open()
    hand.add("90099001")
    look_everywhere(hand)
    tips = [(w, w.toolTip()) for w in hand.window.findChildren(QWidget)]
    for view in hand.window.findChildren(QAbstractItemView):
        if view.objectName():
            cells = [cell for index in indexes(view) for cell in across(view, index)]
            tips += [(view, cell.data(Qt.ItemDataRole.ToolTipRole) or "") for cell in cells]
    rich = {
        f"{type(widget).__name__} {widget.objectName()}"
        for widget, tip in tips
        if "<img" in tip and might_be_rich(tip)
    }
    assert rich == set()


def test_a_full_text_loads_nothing_from_outside(desk, server, monkeypatch):
    image = f"{server.url}/leak.png"
    figure = (
        f'<fig><label>Figure 9</label><caption><p>Bait</p></caption><graphic xmlns:xlink="http://'
        f'www.w3.org/1999/xlink" xlink:href="{image}"/></fig><p>{escape(hostile(server))}</p></body>'
    )
    usual = server.library.deposit_xml

    def baited(version):
        xml = usual(version)
        return xml and xml.replace(b"</body>", figure.encode())

    monkeypatch.setattr(server.library, "deposit_xml", baited)
    hand = desk.open()
    hand.add("41591582")
    hand.select(hand.cells()[0])
    hand.tab("fulltextTab")
    until(lambda: "Bait" in hand.text("fulltextView"))
    hand.settle()
    assert server.count("leak.png") == 0


def test_a_hostile_file_is_shown_as_words(desk, server, tmp_path):
    bad = hostile(server)
    file = tmp_path / "bad.ris"
    file.write_text(
        f"TY  - JOUR\nTI  - {bad}\nAU  - {bad}\nAB  - {bad}\nKW  - {bad}\nN1  - {bad}\n"
        f"UR  - javascript:alert(1)\nDO  - 10.5555/{bad}\nPY  - 2020\nER  - \n",
        "utf-8",
    )
    hand = desk.open()
    hand.drop(files(file))
    until(lambda: hand.shown("importDialog") and hand.find("importButton").isEnabled())
    assert list(rich_texts(hand.window)) == []
    hand.click("importButton")
    until(lambda: len(hand.cells()) == 1)
    hand.settle()
    hand.click_item("libraryView", hand.cells()[0], double=True)
    look_everywhere(hand)
    assert list(rich_texts(hand.window)) == []
    assert server.count("leak.png") == 0
    assert [address for address in desk.opened if not address.startswith("https://doi.org/")] == []


@pytest.mark.parametrize("language", ["en", "ko"])
def test_no_word_on_the_screen_is_program_text(desk, server, language):
    desk.speak(language)
    hand = desk.open()
    found = set(program_texts(hand.window))
    hand.add("41591582", "90000003", "90000007")
    hand.type("addBox", "99999999", enter=True)
    until(lambda: hand.shown("addHint"))
    hand.make_collection("Liver")
    hand.click_item("collectionTree", hand.places()[0])
    hand.settle()
    for title in hand.cells():
        hand.click_item("libraryView", title)
        look_everywhere(hand)
        found |= set(program_texts(hand.window))
    for action in DIALOGS:
        hand.keys("Alt+1")
        hand.menu(action)
        found |= set(program_texts(hand.window))
        for dialog in hand.window.findChildren(QWidget):
            if dialog.isWindow() and dialog.isVisible():
                dialog.close()
        until(lambda: QApplication.activeModalWidget() is None)
    assert found == set()


def program_texts(window):
    for where, text in all_words(window):
        for place in PLACES:  # the pattern of file names is written by the person
            text = text.replace(f"{{{place}}}", "")
        for word in PROGRAM_TEXT:
            if word in text:
                yield f"{where}: {text[:100]}"
