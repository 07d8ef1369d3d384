"""The markup subset and its plain text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refdesk.domain.escaping import escape
from refdesk.domain.markup import collapse, from_html, to_plain, wrap


@pytest.mark.parametrize(
    ("markup", "plain"),
    [
        ("plain", "plain"),
        ("a &lt; b &amp; c", "a < b & c"),
        ("10<sup>9</sup>", "10⁹"),
        ("10<sup>-3</sup>", "10⁻³"),
        ("x<sup>a</sup>", "x^a"),
        ("x<sup>max</sup>", "x^(max)"),
        ("3<sup>rd</sup>", "3rd"),
        ("Reviews<sup>®</sup>", "Reviews®"),
        ("FiLaC<sup>TM</sup>", "FiLaC™"),
        ("CO<sub>2</sub>", "CO2"),
        ("<b>a <i>b</i></b>", "a b"),
        ("x<sup>2<i>n</i></sup>", "x²ⁿ"),
    ],
)
def test_plain_text(markup, plain):
    assert to_plain(markup) == plain


@given(st.text())
def test_escaped_text_comes_back(text):
    assert to_plain(escape(text)) == text


@pytest.mark.parametrize(
    ("html", "markup"),
    [
        ("P<0.001 and age <18 & more", "P&lt;0.001 and age &lt;18 &amp; more"),
        ("<em>in vivo</em> <jats:italic>x</jats:italic>", "<i>in vivo</i> <i>x</i>"),
        ("<p>a</p><p>b</p>", "a b"),
        ("<script>alert(1)</script>ok<!-- no -->", "ok"),
        ("<i>open", "<i>open</i>"),
        ("a</b> c", "a c"),
        ("<b><i>x</b></i>", "<b><i>x</i></b>"),
        ('<a href="x">link</a>', "link"),
        ("&lt;i&gt; &amp; &alpha;", "&lt;i&gt; &amp; α"),
        ("no tags, 5 > 3", "no tags, 5 &gt; 3"),
    ],
)
def test_lenient_html_becomes_markup(html, markup):
    assert from_html(html) == markup


@given(st.text(alphabet="<>/isubp &;a=\"'!-", max_size=60))
def test_markup_from_any_text_is_stable(text):
    once = from_html(text)
    assert from_html(once) == once or "&lt;" in once


def test_wrap_and_collapse():
    assert wrap("i", "") == ""
    assert wrap("i", "x") == "<i>x</i>"
    assert collapse(" a \n\t b ") == "a b"
    with pytest.raises(ValueError, match="script"):
        wrap("script", "x")
