"""Mixed content is walked to its end."""

import pytest

from refdesk.xml.inline import inline_markup, inline_plain
from refdesk.xml.safe import parse_xml


def element(xml: str):
    return parse_xml(xml.encode(), "test")


@pytest.mark.parametrize(
    ("xml", "markup", "plain"),
    [
        ("<t>one <i>two</i> three</t>", "one <i>two</i> three", "one two three"),
        ("<t>6.4 × 10<sup>9</sup> cells</t>", "6.4 × 10<sup>9</sup> cells", "6.4 × 10⁹ cells"),
        ("<t>CO<sub>2</sub></t>", "CO<sub>2</sub>", "CO2"),
        ("<t>a<!-- gone -->b<?gone too?>c</t>", "abc", "abc"),
        ("<t>P &lt; 0.05 &amp; more</t>", "P &lt; 0.05 &amp; more", "P < 0.05 & more"),
        ("<t>R&amp;amp;D, P &amp;lt; 1</t>", "R&amp;D, P &lt; 1", "R&D, P < 1"),
        ("<t>  line\n   break </t>", "line break", "line break"),
        ("<t>the <i> E. coli </i> strain</t>", "the <i>E. coli </i>strain", "the E. coli strain"),
        ("<t>x <i></i> y</t>", "x y", "x y"),
        ("<t><b>bold <i>both</i></b></t>", "<b>bold <i>both</i></b>", "bold both"),
        ("<t><u>&lt;</u> 5</t>", "<u>&lt;</u> 5", "< 5"),
        ("<t>a <foo>kept</foo> b</t>", "a kept b", "a kept b"),
        ("<t/>", "", ""),
    ],
)
def test_markup_and_text_of_an_element(xml, markup, plain):
    assert inline_markup(element(xml)) == markup
    assert inline_plain(element(xml)) == plain


def test_nothing_is_text_of_no_element():
    assert inline_markup(None) == inline_plain(None) == ""


@pytest.mark.parametrize(
    ("math", "plain"),
    [
        ("<m:msup><m:mn>10</m:mn><m:mn>9</m:mn></m:msup>", "10⁹"),
        ("<m:mfrac><m:mn>1</m:mn><m:mn>2</m:mn></m:mfrac>", "1/2"),
        ("<m:mi>p</m:mi><m:mo>&lt;</m:mo><m:mn>0.05</m:mn>", "p < 0.05"),
        ("<m:mfenced><m:mi>x</m:mi></m:mfenced>", "( x )"),
        ("", "two halves"),
    ],
)
def test_formulas_keep_every_token_apart(math, plain):
    formula = f'<m:math alttext="two halves">{math}</m:math>'
    xml = f'<t xmlns:m="http://www.w3.org/1998/Math/MathML">is {formula}.</t>'
    assert inline_plain(element(xml)) == f"is {plain}."
