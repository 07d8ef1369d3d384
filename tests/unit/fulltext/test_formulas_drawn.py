# SPDX-License-Identifier: GPL-3.0-or-later
"""Formulas as drawings: which ones, in what shape, never an error, never for long."""

import re
import time
import unicodedata
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refdesk.domain.errors import CancelledError
from refdesk.domain.fulltext import Formula
from refdesk.domain.jobs import CancelToken, JobContext
from refdesk.fulltext import typeset
from refdesk.fulltext.drawn import draw_formulas, with_pictures, with_vectors
from refdesk.fulltext.formulas import read_formula
from refdesk.fulltext.html import article_html
from refdesk.fulltext.mathml_tex import formula_mathml, formula_tex
from refdesk.fulltext.tree import descendants, prepare
from refdesk.fulltext.typeset import drawing
from refdesk.xml.safe import parse_xml
from tests.corpus import corpus
from tests.unit.fulltext.make import article

MATHML = 'xmlns="http://www.w3.org/1998/Math/MathML"'
FRACTION = "<mfrac><mi>a</mi><mi>b</mi></mfrac>"


def math(inner, *, display=False):
    """Return a formula as the reader reads it."""
    root = parse_xml(f"<disp-formula><math {MATHML}>{inner}</math></disp-formula>".encode(), "t")
    return read_formula(root, lambda *_: None, display=display)


def tree(svg):
    return ElementTree.fromstring(svg)


# -- which are drawn -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "inner",
    [
        "<mi>n</mi><mo>=</mo><mn>30</mn>",
        "<mi>p</mi><mo>&lt;</mo><mn>0.05</mn>",
        "<msub><mi>x</mi><mrow><mi>i</mi><mo>+</mo><mn>1</mn></mrow></msub>",
        "<msup><mn>10</mn><mn>9</mn></msup><mtext> per litre</mtext>",
        "<mfenced><mi>a</mi><mi>b</mi></mfenced>",
        "<mtable><mtr><mtd><mi>a</mi><mo>=</mo><mn>1</mn></mtd></mtr></mtable>",
        "",
    ],
)
def test_what_a_line_of_text_shows_as_well_is_text(inner):
    assert drawing(math(inner)) is None


@pytest.mark.parametrize(
    "inner",
    [
        FRACTION,
        "<msqrt><mi>x</mi></msqrt>",
        "<mroot><mi>x</mi><mn>3</mn></mroot>",
        "<munderover><mo>∑</mo><mi>i</mi><mi>n</mi></munderover>",
        "<mo>∑</mo><mi>x</mi>",
        "<msubsup><mi>η</mi><mi>p</mi><mn>2</mn></msubsup>",
        "<msup><mi>e</mi><msup><mi>x</mi><mn>2</mn></msup></msup>",
        "<mover><mi>AB</mi><mo>¯</mo></mover>",
        '<mover accent="true"><mi>x</mi><mo>¯</mo></mover>',
        "<mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>0</mn></mtd></mtr></mtable>",
        f"<mstyle><mfenced open='[' close=']'>{FRACTION}</mfenced></mstyle>",
        f"<semantics>{FRACTION}<annotation>a over b</annotation></semantics>",
        f"<mmultiscripts>{FRACTION}<mi>a</mi><mi>b</mi><mprescripts/><none/><mn>4</mn></mmultiscripts>",
        f"<msup><mrow/><mn>2</mn></msup>{FRACTION}",
    ],
)
def test_what_text_cannot_show_is_drawn(inner):
    found = drawing(math(inner))
    assert found is not None
    assert found.width > 0.3
    assert found.ascent > 0.3


def test_tex_without_mathml_is_drawn():
    assert drawing(Formula("a/b", tex=r"\frac{a}{b}")) is not None


def test_a_formula_with_words_beside_its_mathml_stays_whole_as_text():
    source = f"<inline-formula>rate <math {MATHML}>{FRACTION}</math></inline-formula>"
    root = parse_xml(source.encode(), "t")
    formula = read_formula(root, lambda *_: None)
    assert formula.text == "rate a/b"
    assert drawing(formula) is None


def test_a_sign_that_the_font_lacks_leaves_the_text():
    assert drawing(math(f"<mtext>비율</mtext>{FRACTION}")) is None


# -- what a drawing is -----------------------------------------------------------------------


def test_a_drawing_refers_to_nothing_and_takes_the_colour_of_its_text():
    hostile = '<mfrac mathcolor="url(http://a.test/x)" href="http://a.test"><mi mathbackground="red">a</mi>'
    found = drawing(math(hostile + "<mi style='color:url(http://a.test)'>b</mi></mfrac>"))
    assert "http" not in found.svg.replace("http://www.w3.org/2000/svg", "")
    assert {element.tag.rpartition("}")[2] for element in tree(found.svg).iter()} <= {
        "svg", "path", "rect"
    }  # fmt: skip
    colours = {e.get("fill") for e in tree(found.svg).iter()} - {None}
    assert colours == {"currentColor"}


def test_a_drawing_tells_its_size_and_baseline():
    found = drawing(math(FRACTION))
    _left, top, width, height = map(float, tree(found.svg).get("viewBox").split())
    ems = 24
    assert width == pytest.approx(found.width * ems, abs=0.02)
    assert height == pytest.approx((found.ascent + found.descent) * ems, abs=0.02)
    assert -top == pytest.approx(found.ascent * ems, abs=0.02)
    assert found.descent > 0.2


def test_display_formulas_are_set_larger_than_those_in_a_line():
    assert drawing(math(FRACTION, display=True)).ascent > drawing(math(FRACTION)).ascent


def test_bold_letters_are_upright_unless_slanted():
    shapes = {
        variant: tree(drawing(math(f'<mi mathvariant="{variant}">s</mi>{FRACTION}')).svg)[0].get(
            "d"
        )
        for variant in ("bold", "bold-italic", "normal", "italic")
    }
    assert len(set(shapes.values())) == 4


def test_threads_draw_the_same_as_one():
    formulas = [math(f"<msqrt><mi>x</mi><mtext>a{n}</mtext></msqrt>") for n in range(24)]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(drawing, formulas))
    assert all(together)
    typeset._drawn.cache_clear()
    assert together == [drawing(formula) for formula in formulas]


# -- hostile sources -------------------------------------------------------------------------


def deep(depth, fence="<mfenced>", end="</mfenced>"):
    return math(f"{fence * depth}{FRACTION}{end * depth}")


@pytest.mark.parametrize(
    "formula",
    [
        Formula("x", mathml="<math"),
        Formula("x", mathml="<svg/>"),
        Formula("x", mathml=f"<math {MATHML}><script>1</script>{FRACTION}</math>"),
        Formula("x", mathml=f"<math {MATHML}><mfrac><mi>a</mi></mfrac></math>"),
        Formula("x", mathml=f"<math {MATHML}><mtable/><msqrt/><mfenced/></math>"),
        Formula("x", mathml='<!DOCTYPE m [<!ENTITY a "b">]><math>&a;</math>'),
        Formula("x", mathml=f"<math {MATHML}>{FRACTION * 5000}</math>"),
        Formula("x", mathml=f"<math {MATHML}>{FRACTION}</math><math {MATHML}>{FRACTION}</math>"),
        Formula("x", tex="{" * 3000),
        Formula("x", tex=r"\frac{" * 500),
        Formula("x", tex=r"\sqrt{" * 60 + "x" + "}" * 60),
        Formula("x", tex=r"\nonsense{a}^^_\left(\begin{matrix}"),
        Formula("x", tex="a" * 100_000),
        Formula("x"),
    ],
)
def test_what_cannot_be_drawn_is_text_and_no_error(formula):
    start = time.perf_counter()
    assert drawing(formula) is None
    assert time.perf_counter() - start < 2


def test_spaces_of_any_size_stay_within_reason():
    wide = drawing(math(f'<mspace width="9999999em"/>{FRACTION}<mspace width="-99em"/>{FRACTION}'))
    assert 0 < wide.width < 10


@pytest.mark.parametrize(("fence", "end"), [("<mfenced>", "</mfenced>"), ("<mrow><mo>(</mo>", "</mrow>"),
                                            ("<msqrt>", "</msqrt>")])  # fmt: skip
def test_the_time_does_not_double_with_each_level(fence, end):
    drawing(deep(2, fence, end))
    start = time.process_time()
    assert drawing(deep(30, fence, end)) is not None
    assert time.process_time() - start < 2
    assert drawing(deep(60, fence, end)) is None


@settings(max_examples=60, deadline=None)
@given(st.text("\\{}^_&$%~#ab1 \n()[]|", max_size=40), st.booleans())
def test_no_tex_breaks_anything(tex, display):
    drawing(Formula("x", tex=tex, display=display))


_NAMES = ["mi", "mo", "mn", "mtext", "mrow", "mfrac", "msup", "msubsup", "mover", "munderover", "msqrt",
          "mroot", "mtable", "mtr", "mtd", "mfenced", "mspace", "mstyle", "mmultiscripts", "mprescripts",
          "none", "semantics", "menclose", "mphantom", "mpadded", "other"]  # fmt: skip
_LEAVES = st.sampled_from(
    ["<mi>x</mi>", "<mo>(</mo>", "<mo>∑</mo>", "<mn>1</mn>", "<mi/>", "<mrow/>"]
)
_NODES = st.recursive(
    _LEAVES,
    lambda below: st.builds(
        lambda name, parts: f"<{name}>{''.join(parts)}</{name}>",
        st.sampled_from(_NAMES),
        st.lists(below, max_size=3),
    ),
    max_leaves=12,
)


@settings(max_examples=120, deadline=None)
@given(_NODES)
def test_no_mathml_breaks_anything(inner):
    formula = Formula("x", mathml=f"<math {MATHML}>{inner}</math>")
    drawing(formula)
    formula_tex(formula)
    formula_mathml(formula)


# -- on a page -------------------------------------------------------------------------------


def page():
    body = (
        f"<p>One <inline-formula><math {MATHML}>{FRACTION}</math></inline-formula>, "
        f"two <inline-formula><math {MATHML}><mi>n</mi></math></inline-formula>.</p>"
    )
    formulas = []
    html = article_html(article(body), front=False, formulas=formulas)
    return html, formulas


def test_a_page_names_the_formulas_that_may_be_drawn():
    html, formulas = page()
    assert [formula.text for formula in formulas] == ["a/b", "n"]
    assert list(draw_formulas(formulas)) == [0]
    shown = with_pictures(html, lambda number: "[picture]" if number == 0 else "")
    assert shown == '<p>One [picture], two <span class="formula"><i>n</i></span>.</p>\n'


def test_without_asking_a_page_is_as_it_was():
    html, _ = page()
    body = article(f"<p>x <inline-formula><math {MATHML}>{FRACTION}</math></inline-formula></p>")
    assert "<!--" not in article_html(body)
    assert "<!--" in html


def test_a_saved_page_has_its_formulas_as_vectors_on_the_line():
    html, formulas = page()
    saved = with_vectors(html, draw_formulas(formulas))
    assert saved.count("<svg ") == 1
    assert re.search(r'style="width:[\d.]+em;vertical-align:-0\.\d+em;height:', saved)
    assert "<!--" not in saved


def test_drawing_stops_when_it_is_told():
    token = CancelToken()
    token.cancel()
    with pytest.raises(CancelledError):
        draw_formulas(page()[1], JobContext(token))


# -- as TeX ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("inner", "tex"),
    [
        (FRACTION, r"\frac{a}{b}"),
        ("<msubsup><mi>η</mi><mi>p</mi><mn>2</mn></msubsup>", r"\eta_{p}^{2}"),
        ("<mi>α</mi><mi>x</mi>", r"\alpha x"),
        ("<mi>sin</mi><mi>x</mi>", r"\sin x"),
        ("<mi>HR</mi><mo>≤</mo><mn>0.8</mn>", r"\mathrm{HR}\le0.8"),
        ('<mi mathvariant="bold">x</mi>', r"\mathbf{x}"),
        ("<mtext>50% &amp; more</mtext>", r"\text{50\% \& more}"),
        (f"<mfenced open='['>{FRACTION}</mfenced>", r"\left[ \frac{a}{b} \right)"),
        ("<msqrt><mi>x</mi><mo>+</mo><mn>1</mn></msqrt>", r"\sqrt{x+1}"),
        ("<mroot><mi>x</mi><mn>3</mn></mroot>", r"\sqrt[3]{x}"),
        ("<munderover><mo>∑</mo><mi>i</mi><mi>n</mi></munderover>", r"\sum_{i}^{n}"),
        ("<mover><mi>x</mi><mo>¯</mo></mover>", r"\bar{x}"),
        ("<mover><mi>AB</mi><mo>¯</mo></mover>", r"\overline{\mathrm{AB}}"),
        ("<munder><mi>max</mi><mi>i</mi></munder>", r"\max_{i}"),
        (
            "<mo>(</mo><mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>0</mn></mtd></mtr></mtable><mo>)</mo>",
            r"\left( \begin{matrix} 1 & 0 \end{matrix} \right)",
        ),
    ],
)
def test_mathml_is_written_as_tex(inner, tex):
    assert formula_tex(math(inner)) == tex


def test_the_tex_of_the_source_goes_first():
    assert formula_tex(Formula("a/b", tex="a / b", mathml=math(FRACTION).mathml)) == "a / b"


def test_tex_is_offered_as_mathml_too():
    assert "<mfrac><mi>a</mi><mi>b</mi></mfrac>" in formula_mathml(Formula("", tex=r"\frac{a}{b}"))


# -- the corpus ------------------------------------------------------------------------------

_SAME = str.maketrans("−∗⋅ˆ‾_―˜∣〈〉ϵφ∼ɛ⋆∘′", "-*·^¯¯¯~|⟨⟩εϕ~ε*°'")


def letters(mathml):
    """Return how often each sign stands in a formula, its typographic variants as one."""
    text = "".join(ElementTree.fromstring(mathml).itertext())
    text = text.replace("\u0302", "^").replace("\u0303", "~").replace("\u0304", "¯")
    text = text.replace("‖", "||").replace("∥", "||").replace("\u0307", "˙").replace(".", "˙")
    text = unicodedata.normalize("NFKC", text.translate(_SAME))
    return Counter(c for c in text.translate(_SAME) if not c.isspace())


@pytest.fixture(scope="module")
def printed_formulas():
    """Formulas with MathML from a part of the corpus."""
    sources = ((path, path.read_bytes()) for path in sorted(corpus("jats").glob("*.xml"))[::3])
    found = []
    for path, data in sources:
        if b"math>" not in data:
            continue
        root = parse_xml(data, path.name)
        prepare(root, path.name)
        names = ("inline-formula", "disp-formula")
        formulas = [
            read_formula(element, lambda *_: None, display=element.tag == "disp-formula")
            for element in descendants(root, *names)
        ]
        found += [formula for formula in formulas if formula.mathml][:40]
    return found


@pytest.mark.corpus
def test_nearly_all_formulas_of_the_corpus_are_read_and_written_as_the_same_tex(printed_formulas):
    wrong = []
    for formula in printed_formulas:
        here = formula_mathml(formula)
        back = formula_mathml(Formula("", tex=formula_tex(Formula("", mathml=formula.mathml))))
        if not back or letters(here) != letters(back):
            wrong.append((formula.text, formula_tex(formula)))
    print(f"{len(printed_formulas)} formulas, {len(wrong)} whose TeX reads otherwise: {wrong[:5]}")
    assert len(printed_formulas) > 100
    assert len(wrong) <= len(printed_formulas) * 0.02


@pytest.mark.corpus
def test_a_formula_of_the_corpus_that_needs_a_drawing_gets_one(printed_formulas):
    some = printed_formulas[::8]
    needy = [
        f for f in some if any(f"{name}" in f.mathml for name in ("mfrac", "msqrt", "munderover"))
    ]
    missing = [f.text for f in needy if drawing(f) is None]
    print(
        f"{len(needy)} of {len(some)} formulas need a drawing, {len(missing)} get none: {missing[:3]}"
    )
    assert needy
    assert len(missing) <= len(needy) * 0.05
    assert all(isinstance(f.text, str) and f.text for f in some)
