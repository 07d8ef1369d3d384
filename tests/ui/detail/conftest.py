# SPDX-License-Identifier: GPL-3.0-or-later
"""A pane with made-up papers, shown as in the window."""

import pytest

from refdesk.ui.detail.pane import DetailPane
from refdesk.worker import InlineRunner
from tests.ui.detail.papers import services


@pytest.fixture
def made():
    return services()


@pytest.fixture
def pane(qtbot, theme, made) -> DetailPane:
    widget = DetailPane(made, InlineRunner(), patience_ms=0)
    qtbot.addWidget(widget)
    widget.resize(640, 800)
    widget.show()
    return widget
