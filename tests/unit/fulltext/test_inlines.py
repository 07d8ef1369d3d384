import pytest

from refdesk.domain.fulltext import CrossReference, Text
from refdesk.fulltext.lines import plain
from refdesk.fulltext.links import file_name, find_doi, safe_url
from refdesk.fulltext.tex import cut_formula, readable
from tests.unit.fulltext.make import article, first, html

REFS = (
    "<ref-list>"
    + "".join(f"<ref id='r{n}'><label>{n}.</label></ref>" for n in range(1, 7))
    + "</ref-list>"
)


def line(inner, **parts):
    return html(f"<p>{inner}</p>", **parts).partition("<p>")[2].partition("</p>")[0]


def test_styles_keep_their_nesting():
    assert line("a <italic>b<sup>2</sup></italic> <bold>c</bold><sc>d</sc>") == (
        'a <i>b<sup>2</sup></i> <b>c</b><span class="small-caps">d</span>'
    )


def test_white_space_is_collapsed_across_elements():
    assert line(" a \n <italic> b </italic>  c ") == "a <i>b </i>c"


def test_comments_and_instructions_join_the_text_around_them():
    assert line("one<!-- no --> two<?pi no?> three") == "one two three"


def test_everything_is_escaped():
    assert line("&lt;script&gt;&amp;amp;") == "&lt;script&gt;&amp;amp;"
    assert '"' not in html("<sec id='&quot;x&gt;'><title>t</title></sec>").split("name=")[1][1:7]


def test_an_unknown_inline_keeps_its_words():
    assert line("<odd>a <odder>b</odder></odd> c") == "a b c"


@pytest.mark.parametrize(
    ("inner", "shown"),
    [
        ("<xref ref-type='bibr' rid='r2'/>", '<a class="xref" href="#r2">2</a>'),
        ("<xref rid='r2 r3'>2,3</xref>", '<a class="xref" href="#r2">2,3</a>'),
        ("<xref ref-type='bibr' rid='gone'>9</xref>", "9"),
        ("<sup><xref rid='r1'>1</xref></sup>", '<sup><a class="xref" href="#r1">1</a></sup>'),
    ],
)
def test_cross_references_lead_to_what_exists(inner, shown):
    assert line(inner, back=REFS) == shown


def test_the_kind_of_a_cross_reference_is_taken_from_its_target():
    paragraph = first("<p><xref rid='r1'>1</xref></p>", back=REFS)
    assert paragraph.children == (CrossReference(("r1",), "bibr", (Text("1"),)),)


def test_the_dash_of_a_range_leads_to_what_lies_between():
    paragraph = first("<p><xref rid='r2'>2</xref>–<xref rid='r5'>5</xref></p>", back=REFS)
    assert paragraph.children[1] == CrossReference(("r3", "r4"), "bibr", (Text("–"),))


@pytest.mark.parametrize(("rid", "words"), [("r5", "2–5"), ("r2", "[2-5]"), ("r2 r5", "2 - 5")])
def test_a_range_in_one_link_leads_to_all_of_it(rid, words):
    paragraph = first(f"<p>as <xref ref-type='bibr' rid='{rid}'>{words}</xref></p>", back=REFS)
    assert paragraph.children[1].targets == ("r2", "r3", "r4", "r5")


@pytest.mark.parametrize("words", ["5–2", "2–99", "2004–2005", "a–b"])
def test_what_only_looks_like_a_range_leads_where_it_says(words):
    paragraph = first(f"<p><xref ref-type='bibr' rid='r3'>{words}</xref></p>", back=REFS)
    assert paragraph.children[0].targets == ("r3",)


RANGE = "<xref ref-type='bibr' rid='r1'>1</xref>-<xref ref-type='bibr' rid='r4'>4</xref>"


@pytest.mark.parametrize(
    "around",
    [
        "<table-wrap id='t'><caption><p>{}</p></caption></table-wrap>",
        "<table-wrap id='t'><table><tbody><tr><td>{}</td></tr></tbody></table></table-wrap>",
        "<table-wrap id='t'><table-wrap-foot><p>{}</p></table-wrap-foot></table-wrap>",
        "<fig id='f'><caption><p>{}</p></caption></fig>",
        "<fig-group id='g'><fig><caption><p>{}</p></caption></fig></fig-group>",
        "<list><list-item><p><bold>{}</bold></p></list-item></list>",
        "<boxed-text><def-list><def-item><term>t</term><def><p>{}</p></def></def-item></def-list></boxed-text>",
    ],
)
def test_ranges_are_expanded_wherever_they_stand(around):
    found = repr(article(around.format(RANGE), back=REFS).body)
    assert "targets=('r2', 'r3')" in found


@pytest.mark.parametrize(
    ("address", "kind", "url"),
    [
        ("https://example.org/a b", "", "https://example.org/ab"),
        ("www.example.org", "uri", "http://www.example.org"),
        ("doi:10.1000/x.1.", "", "https://doi.org/10.1000/x.1"),
        ("10.1000/a(1)", "doi", "https://doi.org/10.1000/a(1)"),
        ("12345", "pmid", "https://pubmed.ncbi.nlm.nih.gov/12345/"),
        ("NCT00000001", "", "https://clinicaltrials.gov/study/NCT00000001"),
        ("java\tscript:alert(1)", "", ""),
        ("file:///etc/passwd", "", ""),
        ("ftp://example.org", "", ""),
        ("data:text/html,x", "", ""),
        ("mailto:a@b.org", "", "mailto:a@b.org"),
        ("//example.org", "", ""),
    ],
)
def test_only_harmless_addresses_become_links(address, kind, url):
    assert safe_url(address, kind) == url


def test_an_address_stands_where_a_link_has_no_words():
    assert line("at <ext-link xlink:href='http://x.org/'/>now") == (
        'at <a class="link" href="http://x.org/">http://x.org/ </a>now'
    )


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("pone.0046493.g001", "pone.0046493.g001"),
        ("../../etc/passwd", "passwd"),
        ("C:\\windows\\a.jpg", "a.jpg"),
        ("c:a.jpg", ""),
        ("http://x.org/a.jpg", "a.jpg"),
        ("..", ""),
        ("a/", ""),
        ("con.jpg", ""),
        ("a\u202egpj.exe", "agpj.exe"),
    ],
)
def test_a_graphic_is_only_a_name(address, name):
    assert file_name(address) == name


def test_a_doi_ends_where_the_sentence_goes_on():
    assert find_doi("(doi:10.1000/ab(2)c).") == "10.1000/ab(2)c"
    assert find_doi("see 10.1000/x), and") == "10.1000/x"


def test_no_image_is_fetched_from_elsewhere():
    page = html("<p><inline-graphic xlink:href='http://evil.org/x.png'/></p>")
    assert "<img" not in page


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("10<sup>9</sup> cells", "10^9 cells"),
        ("10<sup>-3</sup>", "10^(-3)"),
        ("CO<sub>2</sub>", "CO2"),
        ("end.<sup><xref rid='r1'>1</xref>,<xref rid='r2'>2</xref></sup> Next", "end.[1,2] Next"),
        ("<sup>a</sup>Mean", "a Mean"),
        ("χ<sup>2</sup>test", "χ^2 test"),
        ("5<xref ref-type='table-fn' rid='r1'>b</xref>", "5^b"),
    ],
)
def test_raised_characters_never_glue_in_plain_text(inner, text):
    assert plain(first(f"<p>{inner}</p>", back=REFS).children) == text


@pytest.mark.parametrize(
    ("mathml", "text"),
    [
        ("<mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mi>c</mi></mfrac>", "(a + b)/c"),
        ("<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>", "x_i^2"),
        ("<msqrt><mi>n</mi></msqrt>", "√(n)"),
        ("<mi>p</mi><mo>&lt;</mo><mn>0.05</mn>", "p < 0.05"),
        ("<mo>−</mo><mn>1</mn>", "−1"),
        ("<mfenced separators=''><mi>a</mi><mo>=</mo><mi>b</mi></mfenced>", "(a = b)"),
        ("<mfenced><mi>a</mi><mi>b</mi></mfenced>", "(a, b)"),
        ("<mover><mi>x</mi><mo>¯</mo></mover>", "x\u0304"),
        ("<mfrac><mi>a</mi><mi>b</mi></mfrac><mi>c</mi>", "(a/b)c"),
        ("<mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>2</mn></mtd></mtr></mtable>", "1 2"),
        ("<semantics><mi>a</mi><annotation>TeX</annotation></semantics>", "a"),
    ],
)
def test_mathml_has_a_readable_form(mathml, text):
    source = f"<math xmlns='http://www.w3.org/1998/Math/MathML'>{mathml}</math>"
    formula = article(f"<disp-formula>{source}</disp-formula>").body[0]
    assert formula.text == text


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        ("\\frac{a+b}{c}", "(a+b)/c"),
        ("x_{i}^{2} \\le \\alpha", "x_i^2 ≤ α"),
        ("\\mathrm{SE} = \\sqrt{n}", "SE = √(n)"),
    ],
)
def test_tex_has_a_readable_form(tex, text):
    source = "\\documentclass{a}\n\\usepackage{b}\n\\begin{document}$$ TEX $$\\end{document}"
    source = source.replace("TEX", tex)
    assert cut_formula(source) == tex
    assert readable(tex) == text


def test_an_empty_text_in_a_formula_is_the_space_that_it_stood_for():
    letters = "".join(f"<mml:mi mathvariant='normal'>{c}</mml:mi>" for c in "drug")
    formula = (
        f"<mml:math><mml:mrow>{letters}</mml:mrow><mml:mtext/><mml:mi>cost</mml:mi></mml:math>"
    )
    assert "drug cost" in line(f"<inline-formula>{formula}</inline-formula>")
