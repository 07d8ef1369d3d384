# SPDX-License-Identifier: GPL-3.0-or-later
"""Nothing that a person, a paper or a service said gets into the log or into a report of a fault."""

import json
import logging
import sqlite3
import threading
from dataclasses import replace
from enum import StrEnum
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from refdesk.domain.plain import Plain
from refdesk.settings import Appearance, Citing, Identity, LanguageModel, Layout, Settings
from refdesk.trouble.faults import fault_of
from refdesk.trouble.logbook import NAME, Logbook, LogLine, SharedLog, last_lines, opened, versions
from refdesk.trouble.reports import keep_report, report_text, settings_told
from refdesk.trouble.safe_mode import safe_settings, settings_to_keep, without_layout

PRIVATE = (
    "Zyxomab versus placebo in hepatoblastoma",
    "zyxomab",
    "Zyxotová K, Qrstov",
    "김영희의 메모",
    "q9w8e7r6t5y4u3i2o1p0",
    "zoe.zyxo@hospital.example",
    "192.168.77.13",
    "/home/zyxo/papers/secret.pdf",
    "41591582",
)
"""Titles, searches, names, keys, addresses, paths and numbers of papers; no word of them is in any code."""


def words_of(private):
    return [private, *(word for word in private.replace("/", " ").split() if len(word) > 5)]


def raised(make):
    try:
        make()
    except Exception as error:
        return fault_of(error)
    raise AssertionError


def told(fault):
    return "\n".join(fault.lines())


def _sql(private):
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        connection.execute(text("SELECT * FROM nothing WHERE title = :title"), {"title": private})


def _unique(private):
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE t (word UNIQUE)")
    connection.execute("INSERT INTO t VALUES (?)", (private,))
    connection.execute("INSERT INTO t VALUES (?)", (private,))


def _fts(private):
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE t USING fts5(word)")
    connection.execute("SELECT * FROM t WHERE t MATCH ?", (f'{private}"',)).fetchall()


def _chained(private):
    try:
        {}[private]
    except KeyError as error:
        raise RuntimeError(f"no {private}") from error


def _group(private):
    raise ExceptionGroup(private, [ValueError(private)])


class _TellingError(Exception):
    def __str__(self):
        raise ValueError(self.args[0])


def _told_badly(private):
    raise _TellingError(private)


WAYS = {
    "key": lambda private: {}[private],
    "int": lambda private: int(private, 2),
    "value": lambda private: ValueError(private).__class__(private).throw,
    "attribute": lambda private: getattr(object(), private),
    "file": lambda private: Path(f"/nowhere/{private}").read_text(),
    "json": lambda private: json.loads(f"{private} {{"),
    "encode": lambda private: f"{private}é".encode("ascii"),
    "f-string": lambda private: (_ for _ in ()).throw(ValueError(f"the paper {private} is odd")),
    "type": lambda private: type(private, (), {})() + 1,
    "sql": _sql,
    "unique": _unique,
    "fts": _fts,
    "chained": _chained,
    "group": _group,
    "told badly": _told_badly,
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("private", PRIVATE)
def test_no_exception_tells_what_it_was_about(way, private):
    if way == "int" and private.isdigit():
        private = f"{private}x"
    fault = raised(lambda: WAYS[way](private))
    for word in words_of(private):
        assert word not in told(fault)
    assert fault.places[-1].module  # and still says where it was


def test_what_stands_in_the_code_is_told():
    def fail():
        raise ValueError("a formula has no end")

    assert raised(fail).message == "a formula has no end"

    def fail_at(count):
        raise ValueError(f"{count} formulas have no end")

    assert raised(lambda: fail_at(3)).message == "3 formulas have no end"


def test_errors_about_code_keep_the_names_of_code():
    assert raised(lambda: None.title).message == "'NoneType' object has no attribute 'title'"
    assert raised(lambda: [].__getitem__(1)).message == "list index out of range"
    assert raised(lambda: 1 / 0).message == "division by zero"
    fault = raised(lambda: Path("/nowhere/at-all").read_text())
    assert fault.message == "[Errno 2] No such file or directory"


def test_a_place_is_a_module_a_line_and_a_function():
    fault = raised(lambda: json.loads("{"))
    assert str(fault.places[-1]).startswith("json.decoder:")
    assert str(Path.home()) not in told(fault)
    assert ".py" not in told(fault)


def test_endless_recursion_is_told_in_short():
    def again():
        again()

    assert len(raised(again).places) <= 60


def test_the_same_fault_has_the_same_place_whatever_it_was_about():
    def fail(what):
        raise KeyError(what)

    faults = [raised(lambda what=what: fail(what)) for what in PRIVATE]
    assert len({fault.where for fault in faults}) == 1


class Reason(StrEnum):
    DAILY = "daily"


@pytest.fixture
def book(tmp_path):
    book = Logbook(tmp_path, lambda: ("hidden-key",))
    book.open()
    yield book
    book.close()


def logged(book):
    return (book.folder / NAME).read_text("utf-8")


@pytest.mark.parametrize("private", PRIVATE)
def test_no_line_of_the_log_tells_what_it_was_filled_with(book, private):
    log = logging.getLogger("refdesk.somewhere")
    log.info("read %s", private)
    log.info("read %(what)s", {"what": private})
    log.info("read %s and %s", [private], {private: private})
    log.info("read %s", Path(private))
    log.error("failed: %s", ValueError(private))
    log.warning(ValueError(private))
    try:
        raise KeyError(private)
    except KeyError:
        log.exception("failed")
    logging.getLogger("urllib3.connectionpool").warning("retrying %s", private)
    made_elsewhere = f"odd object in {private}"
    logging.getLogger("pypdf").warning(made_elsewhere)
    for word in words_of(private):
        assert word not in logged(book)
    assert logged(book).count("\n") >= 10


def test_a_number_that_is_none_is_left_out():
    record = logging.LogRecord("refdesk.x", logging.INFO, "", 0, "read %d", (PRIVATE[0],), None)
    assert LogLine().format(record).endswith(": read %d")


def test_words_of_the_program_are_logged(book):
    log = logging.getLogger("refdesk.somewhere")
    log.info("backup (%s): %d papers, %.1f s, %s", Reason.DAILY, 1204, 0.25, Plain("refdesk.x.y"))
    assert "backup (daily): 1204 papers, 0.2 s, refdesk.x.y" in logged(book)


def test_a_secret_is_taken_out_of_whatever_line_it_got_into(book):
    logging.getLogger("refdesk.somewhere").info("asked: %s", Plain("hidden-key and zoe@x.example"))
    assert "hidden-key" not in logged(book)
    assert "zoe" not in logged(book)


def test_the_home_folder_is_a_tilde(book):
    logging.getLogger("refdesk.somewhere").info("%s", Plain(f"{Path.home()}/somewhere"))
    assert str(Path.home()) not in logged(book)
    assert "~/somewhere" in logged(book)


def test_two_processes_share_a_log_and_turn_it_over_without_losing_a_line(tmp_path):
    def write(who):
        handler = SharedLog(tmp_path, size=1500, kept=9)
        handler.setFormatter(LogLine())
        for number in range(100):
            record = logging.LogRecord(
                "refdesk.x", logging.INFO, "", 0, "%s %d", (Plain(who), number), None
            )
            handler.handle(record)
        handler.close()

    threads = [threading.Thread(target=write, args=(who,)) for who in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    files = list(tmp_path.iterdir())
    assert len(files) > 3
    lines = [line for file in files for line in file.read_text("utf-8").splitlines()]
    said = {line.partition("refdesk.x: ")[2] for line in lines}
    assert said == {f"{who} {number}" for who in "ab" for number in range(100)}


def test_a_log_is_never_more_than_so_many_files(tmp_path):
    handler = SharedLog(tmp_path, size=300, kept=2)
    handler.setFormatter(LogLine())
    for _ in range(200):
        handler.handle(logging.LogRecord("refdesk.x", logging.INFO, "", 0, "line", (), None))
    handler.close()
    assert sorted(file.name for file in tmp_path.iterdir()) == [
        NAME, f"{NAME}.1", f"{NAME}.2",
    ]  # fmt: skip


def test_a_folder_that_is_none_fails_nobody(tmp_path):
    (tmp_path / "logs").write_text("a file")
    book = opened(tmp_path / "logs", "window")
    logging.getLogger("refdesk.somewhere").error("failed")
    book.close()
    assert last_lines(tmp_path / "logs") == []
    assert keep_report(tmp_path / "logs", "text") is None


def test_after_the_log_is_closed_nothing_of_it_is_left_in_the_program(tmp_path):
    before = logging.getLogger("refdesk").level, list(logging.getLogger().handlers)
    opened(tmp_path, "window").close()
    assert before == (logging.getLogger("refdesk").level, list(logging.getLogger().handlers))
    assert "start: window, refdesk" in logged_in(tmp_path)


def logged_in(folder):
    return (folder / NAME).read_text("utf-8")


def test_a_report_holds_nothing_private_of_the_settings(tmp_path):
    settings = Settings(
        identity=Identity(PRIVATE[5], PRIVATE[4]),
        citing=Citing(style=f"user:{PRIVATE[2]}", recent=(f"user:{PRIVATE[2]}",)),
        layout=Layout({"tour": PRIVATE[0]}),
        model=LanguageModel("openai", f"https://{PRIVATE[5]}", PRIVATE[1], key=PRIVATE[4]),
        shortcuts={"actionAdd": "Ctrl+Z"},
    )
    fault = raised(lambda: {}[PRIVATE[0]])
    text_ = report_text([(fault, 3)], versions() | settings_told(settings), tmp_path)
    for private in PRIVATE:
        for word in words_of(private):
            assert word not in text_
    assert "(3 times)" in text_
    assert "language model: openai" in text_


def test_a_report_ends_with_the_last_lines_of_the_log(tmp_path):
    book = opened(tmp_path, "window")
    for number in range(80):
        logging.getLogger("refdesk.somewhere").info("line %d", number)
    text_ = report_text([], {}, tmp_path)
    book.close()
    assert "line 79\n" in text_
    assert "line 31\n" in text_
    assert "line 29\n" not in text_


def test_only_the_newest_reports_are_kept(tmp_path):
    files = [keep_report(tmp_path, str(number)) for number in range(25)]
    assert sorted((tmp_path / "reports").iterdir()) == files[-20:]


def test_a_safe_mode_puts_aside_and_forgets_nothing():
    own = Settings(
        appearance=Appearance(language="ko", theme="dark", density="comfortable", text_size=150),
        layout=Layout({"geometry": "x"}),
        model=LanguageModel("ollama", "http://127.0.0.1:1", "m"),
        shortcuts={"actionAdd": "F9"},
    )
    safe = safe_settings(own)
    assert (safe.appearance.theme, safe.shortcuts, safe.layout) == ("system", {}, Layout())
    assert (safe.appearance.language, safe.appearance.text_size) == ("ko", 150)
    assert not safe.model.is_set
    assert settings_to_keep(own, safe) == own


def test_what_is_chosen_in_a_safe_mode_is_kept():
    own = Settings(appearance=Appearance(theme="dark"), shortcuts={"actionAdd": "F9"})
    safe = safe_settings(own)
    now = replace(
        safe,
        appearance=replace(safe.appearance, theme="light", text_size=200),
        layout=Layout({"geometry": "of the safe window"}),
        offline=True,
    )
    kept = settings_to_keep(own, now)
    assert (kept.appearance.theme, kept.appearance.text_size, kept.offline) == ("light", 200, True)
    assert (kept.layout, kept.shortcuts) == (own.layout, own.shortcuts)
    assert without_layout(kept).shortcuts == {}
