# SPDX-License-Identifier: GPL-3.0-or-later
"""The self-test says what is there, and fails when a piece is not."""

import pytest

from refdesk.cli import self_test, self_test_parts

CHECKS = {
    "files of the package", "formats", "services", "sample library", "citation styles",
    "record to citation", "citation to documents", "record to export", "full text", "evidence",
    "evidence, read apart", "Korean summary", "formulas", "PDF, read apart", "fetch to citation",
    "translations", "window",
}  # fmt: skip


class Said:
    """A session that keeps what was said."""

    def __init__(self):
        self.lines = []

    def say(self, line):
        self.lines.append(line)

    @property
    def failed(self):
        return {line[6:].partition(":")[0] for line in self.lines if line.startswith("FAIL")}


def test_every_part_is_looked_at_and_here_all_are_there(offline):
    run = offline.started("self-test", PYTHONVERBOSE="1")  # tells on stderr what is imported
    assert run.code == 0, run.out + run.err[-2000:]
    said = {line[6:].partition(":")[0]: line for line in run.out.splitlines()}
    assert set(said) == CHECKS
    assert all(line.startswith("ok") for line in said.values())
    assert "a PDF drawn" in said["window"]
    assert "2 languages" in said["window"]
    assert "PySide6" not in run.err  # a command loads no Qt: the window's part is another process


@pytest.mark.parametrize(
    ("part", "failed"),
    [("files", "files of the package"), ("window_pieces", "window"), ("formulas", "formulas")],
)
def test_what_is_not_there_fails_alone(monkeypatch, part, failed):
    for name in ("files", "window_pieces", "evidence_apart", "pdf_read_apart", "fetched"):
        monkeypatch.setattr(self_test_parts, name, lambda *_: "")

    def gone(*_):
        raise FileNotFoundError("a piece")

    monkeypatch.setattr(self_test_parts, part, gone)
    session = Said()
    assert self_test.run(session) == 1
    assert session.failed == {failed}


def test_pieces_of_the_window_are_asked_of_another_process(tmp_path, monkeypatch):
    monkeypatch.setattr(self_test_parts, "page_pdf", lambda _: b"no PDF at all")
    with pytest.raises(LookupError, match="a PDF is not drawn"):
        self_test_parts.window_pieces(tmp_path)
