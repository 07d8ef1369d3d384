# SPDX-License-Identifier: GPL-3.0-or-later
"""The citations of a paper: all favourites at once, any other style, warnings, keys."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QMenu, QTextBrowser, QWidget

from refdesk.domain.citation import StyleInfo
from refdesk.settings import FAVOURITE_STYLES, Citing
from refdesk.ui.citing.style_chooser import StyleChooser

pytestmark = pytest.mark.qt_log_ignore("does not support")  # menus that come up off-screen

LEFT = Qt.MouseButton.LeftButton
AMA = "american-medical-association"
TEXTS = [
    "apaText",
    "mlaText",
    "styleText-nlm-citation-sequence",
    f"styleText-{AMA}",
    "styleText-chicago-author-date",
]


@pytest.fixture
def cited(pane):
    """The pane with its first paper's citations, and what it told the window to remember."""
    pane.told = []
    pane.citing_changed.connect(pane.told.append)
    pane.said = []
    pane.status_message.connect(pane.said.append)
    pane.tabs.setCurrentWidget(pane.citations)
    pane.show_reference(1)
    return pane


def find(pane, name):
    (found,) = pane.findChildren(QWidget, name)
    return found


def shown(pane):
    """Return the object names of the texts of the tab, from the top."""
    tab = pane.citations
    QApplication.processEvents()
    texts = [t for t in tab.findChildren(QTextBrowser) if t.isVisibleTo(tab)]
    places = {t.objectName(): t.mapTo(tab.widget(), t.rect().topLeft()).y() for t in texts}
    return sorted(places, key=places.__getitem__)


def menu(pane, button, deed):
    """Open the menu beside a copy button and choose something in it."""
    QTest.mouseClick(find(pane, f"{button}Menu"), LEFT)
    (opened,) = pane.findChildren(QMenu, "citationMenu")
    action = next(a for a in opened.actions() if a.objectName() == f"cite-{deed}")
    assert action.isEnabled(), deed
    action.trigger()
    opened.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def choose(pane, text):
    chooser = find(pane, "styleChooser")
    QTest.keyClicks(chooser.lineEdit(), text)
    QTest.keyClick(chooser.lineEdit(), Qt.Key.Key_Return)
    return chooser


def clip():
    return QGuiApplication.clipboard().mimeData()


def test_all_favourites_are_shown_at_once_in_their_order(cited):
    assert shown(cited) == TEXTS
    for name, style in zip(TEXTS, FAVOURITE_STYLES, strict=True):
        assert find(cited, name).toPlainText().endswith(f"[{style}]")
    QTest.mouseClick(find(cited, f"copyStyleButton-{AMA}"), LEFT)
    assert clip().text().endswith(f"[{AMA}]")
    assert "<i>" in clip().html()
    assert "text-indent:-" in clip().html().replace(" ", "")  # set as the style sets its lists
    assert cited.said == ["AMA 11 citation copied"]


def test_favourites_are_moved_and_removed_by_menu_and_keys(cited):
    menu(cited, f"copyStyleButton-{AMA}", "up")
    assert shown(cited)[2:4] == [f"styleText-{AMA}", "styleText-nlm-citation-sequence"]
    cited.activateWindow()
    find(cited, "copyApaButton").setFocus()
    QApplication.processEvents()
    for keys in ("Alt+Shift+Down", "Alt+Shift+Down", "Alt+Shift+Up"):
        QTest.keySequence(cited.focusWidget(), QKeySequence(keys))
    assert shown(cited)[:2] == ["mlaText", "apaText"]
    find(cited, "mlaText").setFocus()
    QTest.keySequence(cited.focusWidget(), QKeySequence("Alt+Shift+Del"))
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert shown(cited) == ["apaText", f"styleText-{AMA}", *TEXTS[2:3], *TEXTS[4:]]
    assert cited.told[-1].favourites == ("apa", AMA, FAVOURITE_STYLES[2], FAVOURITE_STYLES[4])
    assert [len(one.favourites) for one in cited.told] == [5, 5, 5, 5, 4]


def test_a_style_is_tried_used_for_copying_and_kept(cited):
    choose(cited, "gut")
    assert shown(cited) == [*TEXTS, "styleText"]
    assert cited.told == [Citing(style="gut", recent=("gut",), tried="gut")]
    assert find(cited, "styleText").toPlainText().endswith("[gut]")
    menu(cited, "copyStyleButton", "keep")
    assert shown(cited) == [*TEXTS, "styleText-gut"]
    assert find(cited, "styleText-gut").toPlainText().endswith("[gut]")
    assert find(cited, "styleChooser").currentText() == ""
    assert cited.told[-1].favourites[-1] == "gut"


def test_another_favourite_is_used_for_copying(cited):
    menu(cited, "copyMlaButton", "prefer")
    assert cited.told[-1].style == "modern-language-association"
    assert cited.said == ["MLA 9 is used for copying"]


def test_journals_show_whose_style_they_use(cited):
    chooser = find(cited, "styleChooser")
    QTest.keyClicks(chooser.lineEdit(), "gut")
    line = chooser.offers.index(0, 0)
    assert line.data() == "Gut"
    assert line.data(Qt.ItemDataRole.AccessibleTextRole) == "Gut, uses BMJ"


def test_what_the_window_remembers_is_shown_again(cited):
    cited.set_citing(Citing(favourites=("the-lancet",), tried="gut", style="the-lancet"))
    assert shown(cited) == ["styleText-the-lancet", "styleText"]
    assert find(cited, "styleChooser").currentText() == "Gut"
    cited.set_citing(Citing(favourites=()))
    assert shown(cited) == ["styleText"]  # the style for copying always has a place
    assert find(cited, "styleText").toPlainText().endswith("[apa]")
    assert cited.told == []


def test_only_what_is_new_is_formatted_when_favourites_change(cited, made):
    before = len(made.citing.asked)
    cited.set_citing(Citing(favourites=(*reversed(FAVOURITE_STYLES), "gut")))
    assert made.citing.asked[before:] == [(1, "gut")]
    cited.set_citing(Citing(favourites=("apa",), locale="ko-KR"))
    assert made.citing.asked[before + 1 :] == [(1, "apa")]


@pytest.mark.parametrize(
    ("deed", "text", "said"),
    [
        ("plain", "Seo, H., Okafor", "as plain text"),
        ("markdown", "markdown 1 apa", "Markdown"),
        ("latex", "latex 1 apa", "LaTeX"),
        ("in-text", "(Seo et al., 2026)", "(Seo et al., 2026)"),
        ("key", "Seo2026", "Seo2026"),
    ],
)
def test_a_citation_is_copied_in_other_forms(cited, made, deed, text, said):
    QGuiApplication.clipboard().clear()
    made.library.papers[1] = replace(made.library.papers[1], key="Seo2026")
    cited.show_reference(1)
    menu(cited, "copyApaButton", deed)
    assert clip().text().startswith(text)
    assert clip().hasHtml() == (deed == "in-text")
    assert said in cited.said[-1]


def test_a_retracted_paper_is_marked_and_said_at_every_copy(cited):
    banner = find(cited, "citationsBanner")
    assert not banner.isVisible()
    cited.show_reference(3)
    assert banner.isVisible()
    assert find(cited, "apaText").property("tone") == "danger"
    for deed in ("rich", "plain", "markdown", "latex", "in-text", "key"):
        menu(cited, "copyApaButton", deed)
        assert cited.said[-1].endswith("Careful: this paper is retracted."), deed
    choose(cited, "gut")
    assert find(cited, "styleText").property("tone") == "danger"
    cited.show_reference(1)
    assert not banner.isVisible()
    assert not find(cited, "apaText").property("tone")


def test_only_a_style_of_ones_own_can_be_deleted(cited, made):
    own = StyleInfo("user:ward", "Ward style", is_own=True)
    made.citing.default_styles = lambda: [own]
    deleted = []
    cited.citations.style_deleted.connect(deleted.append)
    cited.set_citing(Citing(favourites=("apa", "user:ward")))
    QTest.mouseClick(find(cited, "copyApaButtonMenu"), LEFT)
    (opened,) = cited.findChildren(QMenu, "citationMenu")
    assert "cite-delete" not in [action.objectName() for action in opened.actions()]
    opened.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    menu(cited, "copyStyleButton-user:ward", "delete")
    assert deleted == ["user:ward"]


def test_the_wheel_over_the_chooser_chooses_nothing(cited):
    chooser = find(cited, "styleChooser")
    assert isinstance(chooser, StyleChooser)
    choose(cited, "gut")
    told = len(cited.told)
    down = QPoint(0, -120)
    here, buttons = QPointF(chooser.rect().center()), Qt.MouseButton.NoButton
    still = Qt.ScrollPhase.NoScrollPhase
    turn = QWheelEvent(
        here, here, down, down, buttons, Qt.KeyboardModifier.NoModifier, still, False
    )
    QApplication.sendEvent(chooser, turn)
    assert len(cited.told) == told


def test_everything_is_reached_by_tab_from_top_to_bottom(cited):
    tab = cited.citations
    order, widget = [], find(cited, "copyApaButton")
    while len(order) < 60:
        by_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
        if by_tab and tab.isAncestorOf(widget) and widget.isVisibleTo(tab):
            order.append(widget)
        widget = widget.nextInFocusChain()
        if widget.objectName() == "copyApaButton":
            break
    buttons = [w for w in order if isinstance(w, QAbstractButton)]
    names = [w.objectName() for w in buttons if not w.objectName().endswith("Menu")]
    assert names == [
        "copyApaButton",
        "copyMlaButton",
        "copyStyleButton-nlm-citation-sequence",
        f"copyStyleButton-{AMA}",
        "copyStyleButton-chicago-author-date",
        "addStyleButton",
    ]
    assert all(w.accessibleName() or w.text() for w in buttons)
    chooser = next(w for w in order if isinstance(w, (StyleChooser, QLineEdit)))
    assert order.index(chooser) > order.index(buttons[-2])


def test_nothing_is_cut_off_in_a_narrow_pane(cited):
    choose(cited, "lancet")
    cited.resize(320, 700)
    QApplication.processEvents()
    tab = cited.citations
    assert tab.widget().width() <= tab.viewport().width()
    for button in tab.findChildren(QAbstractButton):
        if button.isVisibleTo(tab):
            right = button.mapTo(tab.viewport(), button.rect().topRight()).x()
            assert right <= tab.viewport().width(), button.objectName()
