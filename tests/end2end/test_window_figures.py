# SPDX-License-Identifier: GPL-3.0-or-later
"""A paper that is added brings its text, and the text its figures, ready to be read offline."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextDocument

from tests.end2end.window import until
from tests.pictures import png


def test_a_paper_that_is_added_brings_its_figures_along(desk, server):
    server.library.media["PMC10000001.1"] = {"inv-f1.jpg": png(300, 200)}
    hand = desk.open()
    hand.add("41591582")
    kept = desk.home / "data" / "figures" / "PMC10000001.1" / "inv-f1.jpg"
    until(kept.exists)
    hand.settle()
    assert any(line.startswith("Figures: Adjuvant lumekin") for line in hand.jobs())
    hand.window.services.client.offline = True
    asked = server.count()
    hand.tab("fulltextTab")
    document = hand.find("fulltextView").document()
    kind = QTextDocument.ResourceType.ImageResource.value
    until(lambda: "Recurrence-free survival of people" in hand.text("fulltextView"))
    shown = QUrl("figure:/inv-f1.jpg")
    hand.find("fulltextView").scrollToAnchor("f1")
    until(lambda: (found := document.resource(kind, shown)) and found.width() > 100)
    assert server.count() == asked
