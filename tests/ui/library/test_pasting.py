# SPDX-License-Identifier: GPL-3.0-or-later
"""Pasted references whose papers are being fetched: none is lost, whatever is pasted meanwhile."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject

from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.services.pasting import PastedReport
from refdesk.ui.library.pasting import Paster
from refdesk.worker import JobRunner

FIRST, SECOND = Identifier(Scheme.PMID, "1"), Identifier(Scheme.PMID, "2")


@pytest.fixture
def runner(qtbot):
    runner = JobRunner()
    yield runner
    runner.shutdown()


def test_what_a_text_before_had_is_kept_where_its_identifier_brings_nothing(qtbot, runner):
    taken: list[tuple[str, bool]] = []

    def take(text, context, *, fetching):
        del context
        taken.append((text, fetching))
        named = FIRST if "Roe" in text else SECOND
        return PastedReport((named,), (text,)) if fetching else PastedReport(known=1)

    services = SimpleNamespace(
        client=SimpleNamespace(offline=False), pasting=SimpleNamespace(take=take)
    )
    owner, identified = QObject(), []
    paster = Paster(services, runner, owner)
    paster.identified.connect(identified.append)
    paster.take("Roe A. Tea. 2020.")
    paster.take("Moe B. Sleep. 2021.")
    qtbot.waitUntil(lambda: identified == [[FIRST], [SECOND]])
    paster.keep_missed([FIRST])
    qtbot.waitUntil(lambda: taken[2:] == [("1. Roe A. Tea. 2020.", False)])
