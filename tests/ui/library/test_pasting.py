# SPDX-License-Identifier: GPL-3.0-or-later
"""Pasted references whose papers are being fetched: none is lost, whatever is pasted meanwhile."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject

from refdesk.domain.errors import LibraryError
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.services.pasting import PastedReport
from refdesk.ui.library.fetching import Brought, Fetcher
from refdesk.ui.library.pasting import Paster
from refdesk.worker import JobRunner

FIRST, SECOND = Identifier(Scheme.PMID, "1"), Identifier(Scheme.PMID, "2")


@pytest.fixture
def runner(qtbot):
    runner = JobRunner()
    yield runner
    runner.shutdown()


def pasting(taken):
    def take(text, context, *, fetching):
        del context
        taken.append((text, fetching))
        named = FIRST if "Roe" in text else SECOND
        return PastedReport((named,), (text,), (7,)) if fetching else PastedReport(known=1)

    beyond = SimpleNamespace(pasting=SimpleNamespace(take=take))
    return SimpleNamespace(client=SimpleNamespace(offline=False), beyond=beyond)


def test_what_a_text_before_had_is_kept_where_its_identifier_brings_nothing(qtbot, runner):
    taken: list[tuple[str, bool]] = []
    owner, asked, said = QObject(), [], []
    paster = Paster(pasting(taken), runner, owner)
    paster.identified.connect(lambda identifiers, hear: asked.append((identifiers, hear)))
    paster.said.connect(said.append)
    paster.take("Roe A. Tea. 2020.")
    paster.take("Moe B. Sleep. 2021.")
    qtbot.waitUntil(lambda: [identifiers for identifiers, _ in asked] == [[FIRST], [SECOND]])
    assert not said  # not before all is known
    (_, first), (_, second) = asked
    second(Brought(added=1))
    assert [s.partition(": ")[2] for s in said] == ["1 fetched by identifier, 1 added as read"]
    first(Brought(missed=(FIRST,), words="the service is down"))
    qtbot.waitUntil(lambda: taken[2:] == [("1. Roe A. Tea. 2020.", False)])
    qtbot.waitUntil(lambda: len(said) == 2)
    assert said[1].partition(": ")[2] == "1 added as read, 1 already in the library"


def test_a_fetch_that_fails_as_a_whole_is_said_and_heard_of(qtbot, runner):
    def add(identifiers, context, collection_id, *, may_wait):
        raise LibraryError(Path("library.db"), "locked")

    waiting = SimpleNamespace(add=add)
    services = SimpleNamespace(beyond=SimpleNamespace(waiting=waiting))
    owner, said, heard = QObject(), [], []
    fetcher = Fetcher(services, runner, owner)
    fetcher.said.connect(said.append)
    fetcher.add([FIRST, SECOND])
    qtbot.waitUntil(lambda: bool(said))
    assert "library.db" in said[0]
    fetcher.add([FIRST, SECOND], heard.append)
    qtbot.waitUntil(lambda: bool(heard))
    assert heard[0].missed == (FIRST, SECOND)
    assert said == [heard[0].words]
