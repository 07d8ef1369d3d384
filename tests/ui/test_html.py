# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes into rich text is safe, and positions in it are those of the plain text."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument

from refdesk.domain.escaping import escape
from refdesk.domain.markup import from_html, to_plain
from refdesk.ui.html import document_offsets, inline, link, shortened
from refdesk.ui.tips import attribute


def shown(markup: str) -> str:
    document = QTextDocument()
    document.setHtml(f"<p>{inline(markup)}</p>")
    return document.toPlainText()


def test_the_five_tags_stay_and_all_else_is_text():
    assert inline("CO<sub>2</sub> &lt; <i>x</i>") == "CO<sub>2</sub> &lt; <i>x</i>"
    assert inline('<img src="http://x/">') == '&lt;img src="http://x/"&gt;'
    assert inline("<script>x</script>") == "&lt;script&gt;x&lt;/script&gt;"
    assert inline("A & B") == "A &amp; B"


def test_tags_are_closed_whatever_comes():
    assert inline("<i>a<b>b</i>c") == "<i>a<b>b</b></i>c"
    assert inline("a</b>") == "a"
    assert inline("<sup>1") == "<sup>1</sup>"


def test_an_address_cannot_leave_its_quotes():
    assert attribute('a"b<') == "a&quot;b&lt;"
    assert link('https://x/?"onclick="y', "z").count('"') == 2


@given(st.text(alphabet="ab<>&;/isup\"'=é가𝛼 ", max_size=60))
def test_any_text_comes_out_balanced_and_without_other_tags(text: str):
    html = inline(text)
    for tag in ("i", "b", "u", "sup", "sub"):
        html = html.replace(f"<{tag}>", "").replace(f"</{tag}>", "")
    assert "<" not in html
    assert ">" not in html


def test_offsets_follow_superscripts_and_entities(qapp):
    markup = "10<sup>9</sup>/L &lt; x<sup>ab</sup> end"
    plain, document = to_plain(markup), shown(markup)
    offsets = document_offsets(markup)
    assert plain == "10⁹/L < x^(ab) end"
    assert document == "109/L < xab end"
    start = plain.index("end")
    assert document[offsets[start] : offsets[start + 3]] == "end"
    assert len(offsets) == len(plain) + 1


def test_offsets_count_as_the_document_does(qapp):
    markup = "𝛼 <i>and</i> β"
    offsets = document_offsets(markup)
    document = QTextDocument()
    document.setHtml(f"<p>{inline(markup)}</p>")
    assert offsets[-1] == document.characterCount() - 1


@given(st.text(max_size=40), st.text(alphabet="0123n+", max_size=3), st.text(max_size=10))
def test_there_is_an_offset_for_every_character(before: str, raised: str, after: str):
    markup = from_html(f"{escape(before)}<sup>{raised}</sup>{escape(after)}")
    offsets = document_offsets(markup)
    assert len(offsets) == len(to_plain(markup)) + 1
    assert offsets == sorted(offsets)


def test_a_beginning_is_cut_in_no_tag_and_no_entity():
    markup = "a<i>b &lt; c</i>d"
    assert shortened(markup, 3) == "a<i>b "
    assert shortened(markup, 4) == "a<i>b &lt;"
    assert inline(shortened(markup, 4)) == "a<i>b &lt;</i>"
    assert shortened(markup, 99) == markup
    assert shortened("😀x", 1) == ""
