# SPDX-License-Identifier: GPL-3.0-or-later
"""Notes as safe HTML: what the marks mean, and that nothing else ever becomes a tag."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refdesk.domain.note_html import note_html

_TAGS = re.compile(
    r'</?(?:h3|h4|p|ul|ol|li|blockquote|pre|code|b|i|hr|br)>|<a href="(?:https?://|mailto:)[^"<>]*">|</a>'
)


@pytest.mark.parametrize(
    ("note", "html"),
    [
        ("# One\n\ntwo **three** *four*", "<h3>One</h3><p>two <b>three</b> <i>four</i></p>"),
        ("- a\n- b\n  more\n\n1. c", "<ul><li>a</li><li>b<br>more</li></ul><ol><li>c</li></ol>"),
        ("> said\n> so", "<blockquote><p>said<br>so</p></blockquote>"),
        (
            "[see](https://example.org/a?b=1&c=2)",
            '<p><a href="https://example.org/a?b=1&amp;c=2">see</a></p>',
        ),
        ("https://example.org.", '<p><a href="https://example.org">https://example.org</a>.</p>'),
        ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>"),
        ("![pixel](https://spy.example/p.gif)", None),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ("```\n**as it is**\n```", "<pre>**as it is**</pre>"),
        ("P < 0.05 and a_b_c and 2 * 3 * 4", "<p>P &lt; 0.05 and a_b_c and 2 * 3 * 4</p>"),
        ("---", "<hr>"),
        ("", ""),
    ],
)
def test_marks_become_tags(note, html):
    made = note_html(note)
    assert "<img" not in made
    if html is not None:
        assert made == html


@given(st.text(st.sampled_from("ab <>&\"'*_`[]()#>-+1.\n!:/\\"), max_size=120))
def test_nothing_but_known_tags_comes_out(note):
    rest = _TAGS.sub("", note_html(note))
    assert "<" not in rest
    assert ">" not in rest


@pytest.mark.parametrize("piece", ["*", "> ", "[a](", "`", "**a", "- ", "_a_", "#"])
def test_long_notes_take_no_time(piece):
    start = time.perf_counter()
    note_html(piece * 20_000)
    assert time.perf_counter() - start < 5
