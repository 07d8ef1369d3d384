"""The window that searches PubMed as a person uses it: term, hits, filters, history, lists, adding."""

from urllib.parse import unquote_plus

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QWidget,
)

from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.jobs import JobContext
from refdesk.domain.query import LibraryQuery
from refdesk.domain.searching import SearchQuestion, SearchSource
from refdesk.ui.beyond.hit_columns import HitColumn
from refdesk.ui.beyond.hit_model import LOST_ROLE, PAPER_ROLE, HitModel
from refdesk.ui.beyond.hit_painting import HitDelegate
from refdesk.ui.beyond.query_field import QueryField
from refdesk.ui.beyond.search_window import SearchWindow
from tests.server.server import FakeServer
from tests.ui.conftest import Desk

ESEARCH = "eutils/entrez/eutils/esearch"
ESUMMARY = "eutils/entrez/eutils/esummary"


class Searcher:
    """The window, in a person's hands."""

    def __init__(self, desk: Desk):
        self.desk = desk
        self.main = desk.open()
        action = self.main.actions_by_name["actionSearchPubmed"]
        assert action.isEnabled()
        action.trigger()
        self.window = self.main.findChild(QWidget, "searchWindow")
        assert isinstance(self.window, SearchWindow)
        self.settle()

    def settle(self):
        self.desk.settle(self.main)

    def find(self, kind, name):
        found = self.window.findChild(kind, name)
        assert found is not None, name
        return found

    @property
    def query(self) -> QueryField:
        return self.find(QueryField, "searchTerm")

    @property
    def table(self) -> QTableView:
        return self.find(QTableView, "searchResults")

    def text(self, name: str) -> str:
        return without_commas(self.find(QLabel, name).text())

    def click(self, name: str):
        button = self.find(QPushButton, name)
        assert button.isEnabled(), name
        button.click()
        self.settle()

    def type(self, term: str):
        self.query.selectAll()
        QTest.keyClicks(self.query, term)

    def search(self, term: str):
        self.type(term)
        QTest.keyClick(self.query, Qt.Key.Key_Return)
        self.settle()

    def read(self, row: int = 0):
        """Wait until a row is read, and return its paper."""
        index = self.table.model().index(row, HitColumn.TITLE)
        self.desk.until(lambda: index.data(PAPER_ROLE) is not None)
        return index.data(PAPER_ROLE)

    def row_of(self, pmid: str) -> int:
        return self.window.model.keys.index(pmid)

    def panel(self, name: str):
        self.find(QPushButton, name).click()
        self.settle()

    def asked_terms(self, server: FakeServer) -> list[str]:
        return [asked.params["term"] for asked in server.asked(ESEARCH)]


def without_commas(text: str) -> str:
    """Numbers are written as the machine's language writes them."""
    return text.replace(",", "")


@pytest.fixture
def searcher(online: Desk) -> Searcher:
    return Searcher(online)


# Searching


def test_a_term_is_searched_and_its_hits_are_listed(searcher, server):
    searcher.search("invented")
    paper = searcher.read()
    assert paper.reference.title_plain
    model = searcher.table.model()
    assert model.rowCount() == len(searcher.window.model.keys) > 5
    assert searcher.text("hitCount") == f"{model.rowCount()} papers in PubMed"
    assert "invented" in searcher.text("queryTranslation")
    row = searcher.row_of("41591582")
    cells = [model.index(row, column).data() for column in HitColumn]
    assert cells[HitColumn.TITLE].startswith("Adjuvant lumekin cell therapy")
    assert cells[HitColumn.YEAR] == "2026"
    assert cells[HitColumn.DESIGN] == "RCT"
    assert model.index(row, HitColumn.FREE).data(Qt.ItemDataRole.AccessibleTextRole)
    assert server.count(ESEARCH) == server.count(ESUMMARY) == 1


def test_what_pubmed_left_out_is_told_in_words(searcher):
    searcher.search("lumekin[nonsense]")
    warnings = searcher.find(QWidget, "searchWarnings")
    assert warnings.isVisible()
    assert warnings.text() == "PubMed does not know “lumekin[nonsense]” and left it out."


def test_a_misspelt_term_gets_a_better_one(searcher):
    searcher.search("lumekine")
    link = searcher.find(QPushButton, "searchCorrection")
    assert link.isVisible()
    assert link.full == "Did you mean lumekin?"
    assert searcher.text("hitCount") == "0 papers in PubMed"
    searcher.click("searchCorrection")
    assert searcher.query.term == "lumekin"
    assert searcher.table.model().rowCount() > 0


def test_shift_enter_breaks_the_line_and_the_field_grows(searcher, server):
    searcher.type("lumekin")
    low = searcher.query.height()
    QTest.keyClick(searcher.query, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(searcher.query, "AND cells")
    assert searcher.query.height() > low
    assert server.count(ESEARCH) == 0


def test_filters_and_order_are_part_of_what_is_asked(searcher, server):
    searcher.search("lumekin")
    searcher.find(QCheckBox, "filterHumans").click()
    searcher.settle()
    first = searcher.find(QLineEdit, "filterFirstYear")
    first.setFocus()
    QTest.keyClicks(first, "2017")
    QTest.keyClick(first, Qt.Key.Key_Return)
    searcher.settle()
    types = searcher.find(QPushButton, "filterTypes")
    next(a for a in types.menu().actions() if a.text() == "Meta-analysis").trigger()
    searcher.settle()
    order = searcher.find(QComboBox, "searchOrder")
    order.setCurrentIndex(1)
    order.activated.emit(1)
    searcher.settle()
    asked = server.asked(ESEARCH)[-1]
    assert asked.params["term"] == (
        '(lumekin) AND "Meta-Analysis"[pt] AND 2017:3000[dp] AND humans[mh]'
    )
    assert asked.params["sort"] == "pub_date"
    assert types.text() == "Meta-analysis"


# Rows


def test_only_the_pages_in_sight_are_read(searcher, server):
    searcher.search("plenty")
    searcher.read(0)
    assert searcher.table.model().rowCount() == 9_999
    for value in range(100, 9_000, 400):
        searcher.table.verticalScrollBar().setValue(value)
    searcher.table.verticalScrollBar().setValue(9_000)
    searcher.read(9_000)
    assert searcher.table.model().index(4_500, 1).data(PAPER_ROLE) is None
    searcher.settle()
    assert server.count(ESUMMARY) <= 3


def test_the_rest_of_25000_is_listed_on_demand(searcher):
    searcher.search("plenty")
    assert searcher.text("hitCount") == "25000 papers in PubMed"
    assert searcher.text("listedCount") == "Listed 9999 of 25000."
    button = searcher.find(QPushButton, "listMoreButton")
    assert without_commas(button.text()) == "List the other 15001"
    searcher.click("listMoreButton")
    assert searcher.table.model().rowCount() == 25_000
    assert not button.isVisible()
    searcher.table.scrollToBottom()
    assert searcher.read(24_999).reference.pmid == "92000001"


def test_listing_can_be_cancelled(searcher, server):
    searcher.search("plenty")
    server.fault(ESEARCH, "hang", times=None)
    searcher.find(QPushButton, "listMoreButton").click()
    cancel = searcher.find(QPushButton, "listCancelButton")
    assert cancel.isVisible()
    cancel.click()
    searcher.settle()
    assert searcher.find(QPushButton, "listMoreButton").isVisible()
    assert searcher.table.model().rowCount() == 9_999


def test_rows_that_were_not_read_say_why_and_are_read_again(searcher, server):
    server.fault(ESUMMARY, "503", times=None)
    searcher.search("invented")
    trouble = searcher.find(QWidget, "rowsTrouble")
    searcher.desk.until(trouble.isVisible)
    server.clear()
    trouble.link_activated.emit("again")
    searcher.read()
    assert not trouble.isVisible()


def test_a_number_without_a_record_says_so(searcher, qtbot):
    model = HitModel()
    tester = QAbstractItemModelTester(model)
    hits = searcher.window.services.beyond.discovery.search(
        SearchQuestion("invented"), JobContext()
    )
    model.show(hits)
    assert model.missing(0, 1) == list(hits.keys[:2])
    model.take(hits.keys[:2], {})
    assert model.index(0, HitColumn.TITLE).data(LOST_ROLE)
    assert "no record" in model.index(0, HitColumn.TITLE).data()
    assert model.missing(0, 1) == []
    del tester


def test_the_preview_follows_the_list(searcher):
    searcher.window.resize(1180, 760)
    searcher.search("lumekin")
    searcher.read()
    searcher.table.selectRow(searcher.row_of("90000012"))
    title = searcher.find(QLabel, "previewTitle")
    searcher.desk.until(lambda: title.text().startswith("Lumekin cells after resection"))
    searcher.settle()


# Adding


def test_selected_papers_go_into_a_collection_and_are_marked(searcher):
    main = searcher.main
    main.commands.create_collection(None)
    searcher.settle()
    searcher.search("lumekin")
    searcher.read()
    row = searcher.row_of("90000012")
    searcher.table.selectRow(row)
    target = searcher.find(QComboBox, "targetCollection")
    searcher.desk.until(lambda: target.count() == 2)
    target.setCurrentIndex(1)
    add = searcher.find(QPushButton, "addSelectedButton")
    assert add.text() == "Add 1 selected"
    searcher.click("addSelectedButton")
    mark = searcher.table.model().index(row, HitColumn.HELD)
    searcher.desk.until(lambda: mark.data(Qt.ItemDataRole.AccessibleTextRole) == "In your library")
    searcher.settle()
    (collection,) = main.services.library.collections()
    assert collection.count == 1
    assert "added" in searcher.text("searchStatus").lower()
    target.setCurrentIndex(0)
    target.activated.emit(0)
    assert not add.isEnabled()
    assert add.text() == "In the library already"


def test_all_hits_are_added_at_once_where_they_are_few(searcher):
    searcher.search("pebble")
    searcher.read()
    count = searcher.table.model().rowCount()
    assert count > 1
    searcher.click("addAllButton")
    searcher.settle()
    assert len(searcher.main.services.library.ids(LibraryQuery())) == count


def test_many_are_added_only_after_the_cost_is_told(searcher):
    asked = []
    searcher.window.add_keys_requested.disconnect()
    searcher.window.add_keys_requested.connect(lambda keys, into: asked.append((keys, into)))
    searcher.search("plenty")
    question = searcher.find(QLabel, "addAllQuestion")
    assert not question.isVisible()
    searcher.click("addAllButton")
    assert question.isVisible()
    assert "50 requests" in question.text()
    assert asked == []
    searcher.click("cancelAddAllButton")
    assert not question.isVisible()
    searcher.click("addAllButton")
    searcher.click("confirmAddAllButton")
    ((keys, into),) = asked
    assert len(keys) == 9_999
    assert into is None


def test_select_all_counts_rows_that_are_not_read(searcher):
    searcher.search("plenty")
    searcher.table.setFocus()
    QTest.keyClick(searcher.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    add = searcher.find(QPushButton, "addSelectedButton")
    assert without_commas(add.text()) == "Add 9999 selected"
    searcher.settle()


def test_enter_goes_to_a_paper_that_the_library_has(searcher):
    searcher.main.fetcher.bring([Identifier(Scheme.PMID, "90000012")])
    searcher.settle()
    searcher.search("lumekin")
    row = searcher.row_of("90000012")
    held = searcher.read(row).library_id
    assert held is not None
    searcher.table.setFocus()
    searcher.table.selectRow(row)
    QTest.keyClick(searcher.table, Qt.Key.Key_Return)
    searcher.settle()
    assert searcher.main.selected() == [held]


# History


def test_numbers_stand_for_earlier_searches(searcher, server):
    searcher.search("lumekin")
    searcher.search("resection")
    searcher.search("#1 AND #2")
    assert searcher.asked_terms(server)[-1] == "(lumekin) AND (resection)"
    history = searcher.find(QListWidget, "searchHistory")
    searcher.desk.until(lambda: history.count() == 3)
    assert history.item(0).text().startswith("#3  (lumekin) AND (resection)")
    assert history.item(2).text().startswith("#1  lumekin\n")
    searcher.search("#9 AND lumekin")
    assert "no search #9" in searcher.find(QWidget, "searchWarnings").text()


def test_the_history_puts_back_combines_and_is_copied(searcher):
    searcher.search("lumekin")
    searcher.search("pebble")
    searcher.panel("toggleHistory")
    history = searcher.find(QListWidget, "searchHistory")
    history.setCurrentRow(1)
    history.itemClicked.emit(history.item(1))
    assert searcher.query.term == "lumekin"
    history.selectAll()
    searcher.click("historyOr")
    assert searcher.query.term == "#1 OR #2"
    searcher.click("historyCopy")
    lines = QGuiApplication.clipboard().text().splitlines()
    assert [line.split("\t")[:3] for line in lines] == [
        ["#1", "PubMed", "lumekin"],
        ["#2", "PubMed", "pebble"],
    ]
    history.setCurrentRow(0)
    history.itemDoubleClicked.emit(history.item(0))
    searcher.settle()
    assert searcher.query.term == "pebble"


# Building a term


def test_the_builder_writes_the_term_as_it_is_typed(searcher):
    searcher.panel("toggleBuilder")
    builder = searcher.find(QWidget, "fieldBuilder")
    first = builder.findChild(QLineEdit, "builderText")
    QTest.keyClicks(first, "liver cancer")
    field = builder.findChild(QComboBox, "builderField")
    field.setCurrentIndex(field.findData("title"))
    field.activated.emit(field.currentIndex())
    assert searcher.query.term == '"liver cancer"[ti]'
    searcher.click("builderAdd")
    second = builder.findChildren(QLineEdit, "builderText")[-1]
    QTest.keyClicks(second, "resection")
    assert searcher.query.term == '"liver cancer"[ti] AND resection[ti]'
    searcher.type("other words")
    assert first.text() != "other words"
    assert builder.findChild(QLineEdit, "builderText") is not None
    assert searcher.window.builder.term == "other words"


def test_a_mesh_heading_is_looked_up_and_put_into_the_term(searcher):
    searcher.type("resection")
    searcher.panel("toggleMesh")
    text = searcher.find(QLineEdit, "meshText")
    QTest.keyClicks(text, "carcinoma")
    QTest.keyClick(text, Qt.Key.Key_Return)
    facts = searcher.find(QLabel, "meshFacts")
    searcher.desk.until(lambda: "C04.900.274" in facts.text())
    assert "Inventoma" in facts.text()
    assert "Narrower headings" in facts.text()
    facts.linkActivated.emit("Precarcinoma, Imagined")
    searcher.desk.until(lambda: "Broader headings" in facts.text())
    assert text.text() == "Precarcinoma, Imagined"
    facts.linkActivated.emit("Carcinoma, Inventocellular")
    searcher.desk.until(lambda: "Inventoma" in facts.text())
    searcher.click("meshMajor")
    assert searcher.query.term == 'resection AND "Carcinoma, Inventocellular"[majr]'
    searcher.type("(resection OR ")
    searcher.click("meshNarrow")
    assert searcher.query.term == '(resection OR "Carcinoma, Inventocellular"[mh:noexp]'


# A list


def test_a_list_is_looked_through_and_added(searcher):
    searcher.panel("togglePaste")
    searcher.find(QPlainTextEdit, "resolveText").setPlainText(
        "PMID 90000012\nhttps://pubmed.ncbi.nlm.nih.gov/90000003/\n10.5555/jii.2026.00055\nhello world\n"
    )
    searcher.click("resolveButton")
    assert searcher.text("resolveFound") == "3 papers found"
    lost = searcher.find(QListWidget, "unresolvedList")
    assert [lost.item(row).text() for row in range(lost.count())] == [
        "hello world\nline 4: no identifier and no citation"
    ]
    searcher.click("copyUnresolved")
    assert QGuiApplication.clipboard().text() == "hello world"
    searcher.click("addResolvedButton")
    searcher.settle()
    assert len(searcher.main.services.library.ids(LibraryQuery())) == 3


def test_a_list_comes_from_a_file(searcher, tmp_path):
    path = tmp_path / "list.txt"
    path.write_bytes("90000012 메모".encode("cp949"))
    searcher.panel("togglePaste")
    searcher.window.resolving.read_files([path])
    text = searcher.find(QPlainTextEdit, "resolveText")
    searcher.desk.until(lambda: text.toPlainText() == "90000012 메모")
    searcher.window.resolving.read_files([tmp_path / "missing.txt"])
    searcher.desk.until(lambda: "no such file" in searcher.text("resolveFound"))


# No answer


def test_a_service_that_is_down_is_not_no_hits(searcher, server):
    server.fault(ESEARCH, "503", times=None)
    searcher.search("lumekin")
    failure = searcher.find(QWidget, "searchFailure")
    assert failure.isVisible()
    assert "PubMed" in failure.accessibleName()
    assert not searcher.find(QLabel, "hitCount").isVisible()
    server.clear()
    searcher.click("searchAgainButton")
    assert searcher.table.isVisible()
    searcher.read()


def test_a_term_that_cannot_be_read_is_refused_in_pubmeds_words(searcher):
    searcher.search("((lumekin")
    assert "cannot parse" in searcher.find(QWidget, "searchFailure").accessibleName()


def test_offline_is_said(desk):
    desk.environment["REFDESK_OFFLINE"] = "1"
    searcher = Searcher(desk)
    searcher.search("lumekin")
    assert "offline" in searcher.find(QWidget, "searchFailure").accessibleName()


def test_a_search_can_be_cancelled_and_the_hits_before_it_stay(searcher, server):
    searcher.search("lumekin")
    count = searcher.table.model().rowCount()
    server.fault(ESEARCH, "hang", times=None)
    searcher.type("pebble")
    QTest.keyClick(searcher.query, Qt.Key.Key_Return)
    button = searcher.find(QPushButton, "searchButton")
    assert button.text() == "Cancel"
    QTest.keyClick(searcher.window, Qt.Key.Key_Escape)
    searcher.settle()
    assert button.text() == "Search"
    assert searcher.window.isVisible()
    assert searcher.table.model().rowCount() == count


# The window


def test_there_is_one_window_and_its_words_follow_the_language(searcher):
    desk = searcher.main.furniture.beyond
    desk.search()
    assert searcher.main.findChildren(SearchWindow) == [searcher.window]
    unnamed = [
        widget.objectName()
        for kind in (QPushButton, QLineEdit, QComboBox, QPlainTextEdit, QTableView, QListWidget)
        for widget in searcher.window.findChildren(kind)
        if not (widget.accessibleName() or getattr(widget, "text", str)())
        and not widget.objectName().startswith("qt_")
        and widget.isVisible()
    ]
    assert unnamed == []


def test_what_does_not_fit_gives_way(searcher):
    window = searcher.window
    window.resize(1180, 760)
    searcher.search("lumekin")
    assert window.shows_preview
    searcher.panel("toggleBuilder")
    window.resize(760, 520)
    assert not window.shows_preview
    assert window.page.isVisible()


def test_further_services_are_searched_behind_the_same_pane(searcher, server):
    source = searcher.find(QComboBox, "searchSource")
    source.setCurrentIndex(source.findData(SearchSource.EUROPEPMC.value))
    source.activated.emit(source.currentIndex())
    assert not searcher.find(QPushButton, "toggleBuilder").isEnabled()
    searcher.search("lumekin")
    assert "Europe PMC" in searcher.text("hitCount")
    assert searcher.table.model().rowCount() > 0
    assert unquote_plus(server.asked("europepmc/")[-1].params["query"]) == "lumekin"


def test_a_filter_that_a_service_does_not_know_is_told(searcher):
    source = searcher.find(QComboBox, "searchSource")
    source.setCurrentIndex(source.findData(SearchSource.CROSSREF.value))
    source.activated.emit(source.currentIndex())
    searcher.find(QCheckBox, "filterHumans").click()
    searcher.search("lumekin")
    warnings = searcher.find(QWidget, "searchWarnings")
    assert warnings.text() == "Crossref cannot filter by this: Humans."


def test_a_row_is_painted_read_or_not(searcher):
    searcher.search("plenty")
    searcher.read()
    assert isinstance(searcher.table.itemDelegate(), HitDelegate)
    assert not searcher.table.grab().isNull()
    searcher.table.verticalScrollBar().setValue(5_000)
    assert not searcher.table.grab().isNull()
    searcher.settle()
