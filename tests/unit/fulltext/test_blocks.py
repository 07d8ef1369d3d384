from refdesk.domain.fulltext import (
    Box,
    Figure,
    FootnoteBlock,
    Formula,
    ListBlock,
    Paragraph,
    Section,
    Supplement,
    Table,
)
from refdesk.fulltext.html import outline
from refdesk.fulltext.lines import plain
from tests.unit.fulltext.make import article, every, first, html, only


def test_each_heading_and_paragraph_is_printed_once():
    page = html("<sec><title>One</title><p>alpha</p><sec><title>Two</title><p>beta</p></sec></sec>")
    for word in ("One", "Two", "alpha", "beta"):
        assert page.count(word) == 1
    assert "<h2>" in page
    assert "<h3>" in page


def test_a_section_without_title_keeps_the_level_of_its_children():
    page = html("<sec id='a'><sec id='b'><title>T</title><p>x</p></sec></sec>")
    assert '<h2><a name="a"></a><a name="b"></a>T</h2>' in page


def test_text_before_the_first_section_is_read():
    assert plain(first("<p>opening</p><sec><title>T</title><p>x</p></sec>").children) == "opening"


def test_sections_are_classed_by_type_and_by_title():
    body = "".join(
        f"<sec{kind}><title>{title}</title><p>x</p></sec>"
        for kind, title in (
            (' sec-type="materials|methods"', "What we did"),
            ("", "2. Patients and Methods"),
            ("", "Background"),
            ("", "RESULTS"),
            ("", "4 Discussion"),
            ("", "Conclusions"),
            ("", "Sample size"),
        )
    )
    assert [s.category for s in article(body).body] == [
        "methods",
        "methods",
        "intro",
        "results",
        "discussion",
        "conclusions",
        "",
    ]


def test_a_paragraph_is_split_around_blocks():
    blocks = article(
        "<p id='p'>Before <list><list-item><p>item</p></list-item></list> between "
        "<table-wrap id='t'><table><tr><td>cell</td></tr></table></table-wrap> after.</p>"
    ).body
    assert [type(block) for block in blocks] == [Paragraph, ListBlock, Paragraph, Table, Paragraph]
    assert [block.anchor for block in blocks if isinstance(block, Paragraph)] == ["p", "", ""]


def test_a_block_inside_a_styled_run_is_not_lost():
    page = html("<p>a <bold>b <list><list-item><p>c</p></list-item></list> d</bold> e</p>")
    assert page == "<p>a <b>b d</b> e</p>\n<ul>\n<li>c</li>\n</ul>\n"


def test_lists_nest_and_labels_of_their_own_are_kept():
    page = html(
        '<list list-type="roman-lower"><list-item><p>one</p>'
        '<list list-type="bullet"><list-item><p>two</p></list-item></list></list-item></list>'
        '<list list-type="simple"><list-item><label>(a)</label><p>three</p></list-item></list>'
    )
    assert '<ol type="i">' in page
    assert "<ul>\n<li>two</li>" in page
    assert '<dd><span class="label">(a)</span> three</dd>' in page


def test_an_unknown_block_keeps_its_content_and_order():
    page = html("<p>1</p><odd><p>2</p><odder>3 <odd-inline>4</odd-inline></odder></odd><p>5</p>")
    assert page == "<p>1</p>\n<p>2</p>\n<p>3 4</p>\n<p>5</p>\n"


def test_boxes_have_their_own_heading():
    box = only(
        Box,
        article(
            "<boxed-text><caption><title>T</title><p>c</p></caption><p>x</p></boxed-text>"
        ).body,
    )
    assert plain(box.title) == "T"
    assert len(box.blocks) == 2


def test_a_footnote_in_text_leaves_a_mark_and_follows_its_paragraph():
    page = html("<p>Word<fn id='f'><label>3</label><p>note</p></fn> goes on.</p>")
    assert '<p>Word<sup><a class="xref" href="#f">3</a></sup> goes on.</p>' in page
    assert '<p class="footnote"><a name="f"></a><sup>3</sup> note</p>' in page


def test_floats_stand_behind_the_first_block_that_points_to_them():
    blocks = article(
        "<sec><title>T</title><p>none</p><p>see <xref ref-type='fig' rid='f1'>1</xref></p><p>later "
        "<xref ref-type='fig' rid='f1'>1</xref></p></sec>",
        floats="<fig id='f2'><caption><p>lonely</p></caption></fig>"
        "<fig id='f1'><caption><p>called, see <xref rid='t1'>t</xref></p></caption></fig>"
        "<table-wrap id='t1'/>",
    ).body
    section = blocks[0]
    assert [type(b) for b in section.blocks] == [Paragraph, Paragraph, Figure, Table, Paragraph]
    assert [b.anchor for b in blocks[1:]] == ["f2"]


def test_a_section_of_files_only_is_dropped_and_its_files_are_listed_at_the_end():
    result = article(
        "<sec><title>T</title><p>see <xref rid='s9'>files</xref></p></sec>"
        "<sec id='s9'><title>Supplementary</title><p>Below is the link to the electronic "
        "supplementary material.<supplementary-material id='m' xmlns:xlink='http://www.w3.org/1999/xlink'>"
        "<media xlink:href='dir/a.docx'><caption><p>File 1</p></caption></media>"
        "</supplementary-material></p></sec>"
    )
    assert len(result.body) == 1
    assert result.back == (Supplement("m", "", result.back[0].caption, "a.docx", ("s9",)),)
    page = html("<p>x</p>")
    assert "Supplementary" not in page


def test_a_section_that_says_more_about_its_files_is_kept():
    body = "<sec><title>Data</title><p>All data are in the files.</p><supplementary-material id='m'/></sec>"
    assert [type(b) for b in article(body).body[0].blocks] == [Paragraph, Supplement]


def test_a_bare_heading_is_kept():
    assert "Methods" in html("<sec><title>Methods</title></sec>")


def test_back_matter_is_apart_and_untitled_parts_are_named():
    result = article(
        "<p>x</p>", back="<ack><p>thanks</p></ack><fn-group><fn><p>n</p></fn></fn-group>"
    )
    assert [type(b) for b in result.back] == [Section, FootnoteBlock]
    assert [entry.title for entry in outline(result)] == ["Acknowledgements"]


def test_replies_are_kept_apart_with_ids_of_their_own():
    reply = (
        '<sub-article article-type="reply"><front-stub><title-group><article-title>Re'
        '</article-title></title-group></front-stub><body><p id="p1">mine <xref rid="p1">x</xref></p>'
        '</body></sub-article><response response-type="discussion"><body><p>more</p></body></response>'
    )
    result = article('<p id="p1">main</p>', more=reply)
    assert [(r.kind, plain(r.title)) for r in result.sub_articles] == [
        ("reply", "Re"),
        ("discussion", ""),
    ]
    page = html('<p id="p1">main</p>', more=reply)
    assert page.count('<a name="p1">') == 1
    assert 'href="#reply1-p1"' in page
    assert len(result.body) == 1


def test_scanned_text_is_marked_and_keeps_its_spaces():
    page = html('<preformat preformat-type="pmc-ocr-text">a   b\n c</preformat>')
    assert '<pre class="machine-read">a   b\n c</pre>' in page


def test_one_form_of_a_formula_is_shown():
    formula = first(
        "<disp-formula><label>(1)</label><alternatives><tex-math>\\documentclass{x}\\begin{document}"
        "$$x^{2}$$\\end{document}</tex-math><mml:math><mml:msup><mml:mi>x</mml:mi><mml:mn>2</mml:mn>"
        "</mml:msup></mml:math><graphic xlink:href='e.gif'/></alternatives></disp-formula>"
    )
    assert isinstance(formula, Formula)
    assert (formula.text, formula.tex, formula.graphic) == ("x^2", "x^{2}", "")
    assert "msup" in formula.mathml
    assert formula.label == "(1)"


def test_every_reading_of_a_table_group_is_kept():
    box = only(
        Box,
        article(
            "<table-wrap-group><caption><p>both</p></caption><table-wrap id='a'/><table-wrap id='b'/>"
            "</table-wrap-group>"
        ).body,
    )
    assert [t.anchor for t in every(Table, box.blocks)] == ["a", "b"]


def test_a_section_that_repeats_the_title_it_begins_under_is_not_titled_twice():
    inner = "<sec id='b'><title>Statistical methods.</title><p>x</p></sec>"
    page = html(f"<sec id='a'><title>Statistical Methods</title>{inner}</sec>")
    assert page.count("<h") == 1
    assert '<a name="b"></a>' in page
    later = html(f"<sec id='a'><title>Statistical Methods</title><p>First.</p>{inner}</sec>")
    assert later.count("<h") == 2
