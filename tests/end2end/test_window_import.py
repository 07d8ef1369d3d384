# SPDX-License-Identifier: GPL-3.0-or-later
"""The import dialog: what it shows beforehand, what a person may say, and the report afterwards."""

import gzip

from PySide6.QtWidgets import QDialog

from refdesk.services import transfer
from tests.end2end.window import answer_file_dialog, files, until

GOOD = (
    "TY  - JOUR\nAU  - Kim, Min-Jun\nTI  - Tea and sleep\nPY  - 2020\nDO  - 10.1000/tea\nER  - \n\n"
)
OTHER = "TY  - JOUR\nAU  - 김, 민준\nTI  - 차와 잠\nPY  - 2021\nER  - \n\n"
BROKEN = "TY  - JOUR\n\nER  - \n\n"
TABLE = "Study;Names;When;Reviewer said\nTea and sleep;Kim M;2020;include\nCoffee;Lee S;2019;no\n"


def opened(hand, *paths):
    assert hand.drop(files(*paths))
    until(
        lambda: hand.shown("importDialog") and not hand.text("importSummary").startswith("Reading")
    )
    hand.settle()


def rows(hand, name):
    model = hand.find(name).model()
    return [
        [str(model.index(row, column).data() or "") for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def import_and_close(hand):
    hand.click("importButton")
    hand.settle()
    if hand.shown("importDialog"):
        hand.click("importButton")
    until(lambda: not hand.window.findChildren(QDialog))


def choose(hand, name, data):
    box = hand.find(name)
    assert box.findData(data) >= 0
    box.setCurrentIndex(box.findData(data))


def test_the_preview_counts_new_known_repeated_and_broken_records(desk, tmp_path):
    (tmp_path / "one.ris").write_text(GOOD, "utf-8")
    (tmp_path / "two.ris").write_text(GOOD + OTHER + OTHER + BROKEN, "utf-8")
    hand = desk.open()
    opened(hand, tmp_path / "one.ris")
    import_and_close(hand)
    opened(hand, tmp_path / "two.ris")
    assert rows(hand, "importFiles") == [["two.ris", "RIS", "1", "0", "2", "1", "1"]]
    said = hand.text("importSummary")
    assert "1 new paper found, 1 already in the library, 1 more than once" in said
    assert "1 left out" in said
    assert [row[1:3] for row in rows(hand, "importSkipped")] == [["20", "the record is empty"]]


def test_papers_go_into_a_new_collection_and_then_into_that_one(desk, tmp_path):
    (tmp_path / "one.ris").write_text(GOOD, "utf-8")
    (tmp_path / "two.ris").write_text(OTHER, "utf-8")
    hand = desk.open()
    opened(hand, tmp_path / "one.ris")
    choose(hand, "importTarget", "new")
    hand.type("importNewCollection", "May 2024")
    import_and_close(hand)
    until(lambda: any(place.startswith("May 2024") for place in hand.places()))
    (collection,) = hand.window.services.library.collections()
    opened(hand, tmp_path / "two.ris")
    choose(hand, "importTarget", collection.id)
    import_and_close(hand)
    assert [c.count for c in hand.window.services.library.collections()] == [2]


def test_an_import_is_taken_back_in_one(desk, tmp_path):
    (tmp_path / "one.ris").write_text(GOOD + OTHER, "utf-8")
    hand = desk.open()
    opened(hand, tmp_path / "one.ris")
    choose(hand, "importTarget", "new")
    hand.type("importNewCollection", "May 2024")
    import_and_close(hand)
    until(lambda: len(hand.cells()) == 2)
    hand.menu("actionUndo")
    until(lambda: hand.cells() == [])
    until(lambda: not any(place.startswith("May 2024") for place in hand.places()))


def test_columns_that_nobody_knows_can_be_said_and_are_remembered(desk, tmp_path):
    (tmp_path / "table.csv").write_text(TABLE, "utf-8")
    hand = desk.open()
    opened(hand, tmp_path / "table.csv")
    assert not hand.find("importButton").isEnabled()
    assert "Columns" in hand.text("importAlong")
    hand.click("importColumns")
    hand.dialog("columnsDialog")
    assert [row[:2] for row in rows(hand, "columnsTable")] == [
        ["Study", "Tea and sleep · Coffee"],
        ["Names", "Kim M · Lee S"],
        ["When", "2020 · 2019"],
        ["Reviewer said", "include · no"],
    ]
    for place, field in enumerate(("title", "authors", "year", "remark")):
        choose(hand, f"columnField{place}", field)
    hand.keys("Return", "columnsDialog")
    until(lambda: hand.find("importButton").isEnabled())
    assert "2 new papers found" in hand.text("importSummary")
    import_and_close(hand)
    until(lambda: sorted(hand.cells()) == ["Coffee", "Tea and sleep"])
    (tmp_path / "next.csv").write_text(TABLE.replace("Coffee", "Water"), "utf-8")
    opened(hand, tmp_path / "next.csv")
    assert "1 new paper found, 1 already in the library" in hand.text("importSummary")


def test_columns_are_guessed_first(desk, tmp_path):
    (tmp_path / "table.csv").write_text("Title,Author,Year,Mine\nTea,Kim M,2020,yes\n", "utf-8")
    hand = desk.open()
    opened(hand, tmp_path / "table.csv")
    hand.click("importColumns")
    hand.dialog("columnsDialog")
    said = [hand.find(f"columnField{place}").currentData() for place in range(4)]
    assert said == ["title", "authors", "year", ""]


def test_the_report_can_be_copied_and_saved(desk, tmp_path):
    (tmp_path / "one.ris").write_text(
        GOOD + BROKEN + GOOD.replace("DO", "L1  - x.pdf\nDO"), "utf-8"
    )
    hand = desk.open()
    opened(hand, tmp_path / "one.ris")
    assert not hand.shown("importCopyReport")
    hand.click("importButton")
    until(lambda: hand.shown("importCopyReport"))
    hand.click("importCopyReport")
    report = hand.clipboard_text()
    assert report.splitlines()[0].endswith("one.ris (ris)")
    assert "added: 1, updated: 1, unchanged: 0, left out: 1" in report
    assert "line 8: the record is empty" in report
    assert "its file was not found (x.pdf)" in report
    target = tmp_path / "report.txt"
    answer_file_dialog([target], [])
    hand.click("importSaveReport")
    until(target.exists)
    assert target.read_text("utf-8") == report


def test_several_files_archives_and_folders_at_once(desk, tmp_path):
    folder = tmp_path / "export"
    folder.mkdir()
    (folder / "one.ris").write_text(GOOD, "utf-8")
    (tmp_path / "two.ris.gz").write_bytes(gzip.compress(OTHER.encode()))
    hand = desk.open()
    opened(hand, folder, tmp_path / "two.ris.gz")
    assert sorted(row[0] for row in rows(hand, "importFiles")) == ["one.ris", "two.ris.gz"]
    import_and_close(hand)
    until(lambda: sorted(hand.cells()) == ["Tea and sleep", "차와 잠"])


def test_stopping_keeps_whole_batches_and_says_so(desk, tmp_path, monkeypatch):
    monkeypatch.setattr(transfer, "BATCH", 50)
    many = "".join(
        GOOD.replace("Tea", f"Tea {n}").replace("10.1000/tea", f"10.1000/{n}") for n in range(1500)
    )
    (tmp_path / "many.ris").write_text(many, "utf-8")
    hand = desk.open()
    opened(hand, tmp_path / "many.ris")
    hand.click("importButton")
    until(lambda: hand.find("importProgress").value() > 0)
    assert hand.shown("importProgress")
    hand.click("importCancel")
    until(lambda: "papers were taken in before" in hand.text("importSummary"))
    assert not hand.shown("importProgress")
    hand.settle()
    stored = hand.window.services.library.counts().all
    assert 0 < stored < 1500
    assert stored % 50 == 0


def test_the_open_collection_is_where_papers_go(desk, tmp_path):
    (tmp_path / "one.ris").write_text(GOOD, "utf-8")
    hand = desk.open()
    hand.add("91000001")
    hand.make_collection("Review")
    hand.click_item("collectionTree", "Review")
    hand.settle()
    opened(hand, tmp_path / "one.ris")
    assert hand.find("importTarget").currentText() == "Review"
    import_and_close(hand)
    until(lambda: hand.cells() == ["Tea and sleep"])
