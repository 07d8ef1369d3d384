# SPDX-License-Identifier: GPL-3.0-or-later
"""What tests of services share."""

import pytest

from refdesk.apart import program


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
