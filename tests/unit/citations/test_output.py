"""Safe HTML, and the plain text of it."""

import pytest

from refdesk.citations.html import plain_text, safe_fragment


@pytest.mark.parametrize(
    ("engine_output", "fragment", "text"),
    [
        ('<div class="csl-entry">A &#38; B &#60;c&#62;</div>', "A &amp; B &lt;c&gt;", "A & B <c>"),
        ("10<sup>9</sup> CO<sub>2</sub>", "10<sup>9</sup> CO<sub>2</sub>", "10⁹ CO2"),
        (
            '<div class="csl-left-margin">1.</div><div class="csl-right-inline">Roe J.</div>',
            "1.\tRoe J.",
            "1.\tRoe J.",
        ),
        ("<em>a</em> <strong>b</strong>", "<i>a</i> <b>b</b>", "a b"),
        (
            '<span style="font-variant:small-caps;">Roe</span>',
            '<span style="font-variant:small-caps">Roe</span>',
            "Roe",
        ),
        ('<span style="position:fixed">x</span>', "x", "x"),
        (
            '<a href="https://x.org/?a=1&#38;b">y</a>',
            '<a href="https://x.org/?a=1&amp;b">y</a>',
            "y",
        ),
        ('<a href="javascript:alert(1)">y</a>', "y", "y"),
        ('<a href="http://x.org/">y</a>', "y", "y"),
        (
            "<a href='https://x.org/\"><b>'>y</a>",
            '<a href="https://x.org/%22%3E%3Cb%3E">y</a>',
            "y",
        ),
        ("<script>x</script><img src=y>", "x", "x"),
        ("<i>open", "<i>open</i>", "open"),
        ("<i>a<b>b</i>c</b>", "<i>a<b>b</b></i>c", "abc"),
        ("</i>a\n  b", "a b", "a b"),
        ("a<sup>1,3–5</sup>", "a<sup>1,3–5</sup>", "a¹,³–⁵"),
    ],
)
def test_only_harmless_html_is_left(engine_output: str, fragment: str, text: str):
    assert safe_fragment(engine_output) == fragment
    assert plain_text(fragment) == text


def test_a_fragment_is_safe_already():
    fragment = '<i>A</i> &amp; <a href="https://x.org/%3C">b</a>\tc'
    assert safe_fragment(fragment) == fragment
