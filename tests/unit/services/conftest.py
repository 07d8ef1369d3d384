# SPDX-License-Identifier: GPL-3.0-or-later
"""What tests of services share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from refdesk.apart import program
from refdesk.domain.jobs import JobContext
from refdesk.net.client import HttpClient
from refdesk.services.evidence import EvidenceService
from refdesk.store.database import Database
from refdesk.store.references import ReferenceStore
from tests.server.asking import client_for
from tests.server.server import FakeServer
from tests.unit.evidence_service import evidence_service
from tests.unit.services.made_trial import TRIAL
from tests.unit.store.made import paper


@pytest.fixture
def started(monkeypatch):
    """Return the processes that are started."""
    processes = []
    kept = program.subprocess.Popen

    def noted(*arguments, **named):
        processes.append(kept(*arguments, **named))
        return processes[-1]

    program.let_go()
    monkeypatch.setattr(program.subprocess, "Popen", noted)
    yield processes
    program.let_go()


@pytest.fixture
def trial_database(tmp_path: Path) -> Iterator[Database]:
    """Open a library with a made-up trial, its first paper, and another."""
    opened = Database.open(tmp_path / "library.sqlite", wait=0.3)
    ReferenceStore(opened).add_many([TRIAL, paper(2)])
    yield opened
    opened.close()


@pytest.fixture
def evidence(trial_database: Database) -> EvidenceService:
    """Return the evidence of that library."""
    return evidence_service(trial_database, ReferenceStore(trial_database))


@pytest.fixture
def client(server: FakeServer) -> Iterator[HttpClient]:
    """Return a client that asks the fake services."""
    made = client_for(server)
    yield made
    made.close()


@pytest.fixture
def context() -> JobContext:
    """Return a job that nobody watches."""
    return JobContext()
