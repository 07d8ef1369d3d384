from pathlib import Path

from refdesk.domain.evidence import TextSection
from refdesk.fulltext.jats import parse_jats
from refdesk.fulltext.markdown import article_markdown
from refdesk.fulltext.plaintext import article_text, sections_of
from tests.unit.fulltext.make import article

TRIAL = Path(__file__).parents[2] / "data" / "jats" / "trial.xml"


def test_sections_for_the_evidence_reader_are_title_and_main_abstract():
    assert sections_of(parse_jats(TRIAL.read_bytes(), "t")) == [
        TextSection("title", "Lemon drops and H2O for hiccups: a randomised trial"),
        TextSection("Background", "Hiccups are a nuisance.", 0, "intro"),
        TextSection("Results", "Lemon drops won (RR 0.50, 95% CI 0.31 to 0.80).", 1, "results"),
    ]


def test_the_body_follows_on_request_without_its_tables():
    sections = sections_of(parse_jats(TRIAL.read_bytes(), "t"), body=True)
    assert [s.name for s in sections[3:]] == [
        "body",
        "Introduction",
        "Introduction",
        "Introduction",
        "Patients and methods",
        "Results",
    ]
    assert [s.index for s in sections[1:]] == list(range(len(sections) - 1))
    assert not any("After ten minutes" in s.text for s in sections)


def test_an_abstract_without_sections_is_one():
    result = article("<p>x</p>", front="<abstract><p>one</p><p>two</p></abstract>")
    assert sections_of(result) == [TextSection("abstract", "one\ntwo", 0)]


def test_references_can_be_left_out_of_an_index():
    result = parse_jats(TRIAL.read_bytes(), "t")
    assert "Adler" in article_text(result)
    assert "Adler" not in article_text(result, references=False)


def test_cells_stand_behind_tabs():
    text = article_text(
        article(
            "<table-wrap><label>Table 1</label><caption><p>C.</p></caption><table><tr><td rowspan='2'>a"
            "</td><td>b</td></tr><tr><td><p>c</p><p>d</p></td></tr></table></table-wrap>"
        )
    )
    assert text == "Table 1 C.\n\na\tb\n\tc d\n"


def test_numbered_items_carry_their_number():
    items = "<list-item><p>x</p></list-item>" * 4
    assert article_text(article(f"<list list-type='roman-lower'>{items}</list>")) == (
        "i. x\n\nii. x\n\niii. x\n\niv. x\n"
    )


def test_markdown_text_cannot_turn_into_markup():
    body = "<p># no heading</p><p>1. no list</p><p>*a* _b_ [c](d) &lt;e&gt; `f`</p><p>- no item</p>"
    assert article_markdown(article(body)).split("\n\n") == [
        "\\# no heading",
        "1\\. no list",
        "\\*a\\* \\_b\\_ \\[c\\](d) \\<e\\> \\`f\\`",
        "\\- no item\n",
    ]
