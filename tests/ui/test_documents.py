# SPDX-License-Identifier: GPL-3.0-or-later
"""What is asked of a document leaves nothing behind."""

import gc

import pytest
from PySide6.QtGui import QTextDocument, QTextFrame

from refdesk.ui.widgets.documents import root_frame


@pytest.mark.parametrize("html", ["<p>words</p>", "<table><tr><td>a</td></tr></table><p>b</p>"])
def test_the_frame_around_each_new_text_is_let_go(qapp, html):
    document = QTextDocument()
    for left in range(30):
        document.setHtml(html)
        look = root_frame(document).frameFormat()
        look.setLeftMargin(left)
        root_frame(document).setFrameFormat(look)
    gc.collect()
    assert sum(isinstance(one, QTextFrame) for one in gc.get_objects()) <= 2
    assert document.rootFrame().frameFormat().leftMargin() == 29
