from pathlib import Path

from refdesk.fulltext.html import article_html
from refdesk.fulltext.jats import parse_jats
from refdesk.fulltext.lines import plain
from tests.unit.fulltext.make import article

TRIAL = Path(__file__).parents[2] / "data" / "jats" / "trial.xml"


def works(inner):
    back = f"<ref-list><ref id='r'>{inner}</ref></ref-list>"
    return article("<p>x</p>", back=back).references[0].works


def test_references_of_all_markups_are_read_in_order():
    entries = parse_jats(TRIAL.read_bytes(), "trial").references
    assert [(e.anchor, e.label, e.group) for e in entries] == [
        ("r1", "1", "References"),
        ("r2", "2", "References"),
        ("r3", "3", "References"),
        ("r4", "4", "References"),
        ("r5", "5", "Included studies"),
    ]
    assert [[plain(w.children) for w in e.works] for e in entries] == [
        ["Adler C, Boone DE, et al. On the singultus. J Inv Med. 2010a;3(2):11–19."],
        ["Crane E: Sour things. Sweets 2011, 4:5. doi: 10.9999/sour"],
        [
            "Sweet Board. Sweet law. Nowhere: Board Press. 2012. Available from the board.",
            "Sweet law, second part. 2013.",
        ],
        ["Unpublished data of the authors."],
        ["Dale F. Drops. Lemon. 1999;1:1."],
    ]


def test_ids_come_from_data_links_and_comments():
    entries = parse_jats(TRIAL.read_bytes(), "trial").references
    assert (entries[0].works[0].pmid, entries[0].works[0].doi) == ("12345", "10.9999/a.b(1)")
    assert (entries[1].works[0].pmid, entries[1].works[0].doi) == ("23456", "10.9999/sour")
    assert entries[2].works[0].doi == "10.9999/law"
    comment = works(
        "<element-citation><source>S</source><comment>doi:10.1234/abc.</comment></element-citation>"
    )
    assert comment[0].doi == "10.1234/abc"


def test_numbers_of_databases_are_not_printed_into_the_text():
    work = works("<mixed-citation>A. B. <pub-id pub-id-type='pmid'>777</pub-id></mixed-citation>")[
        0
    ]
    assert plain(work.children) == "A. B."
    assert work.pmid == "777"


def test_a_mixed_citation_without_any_text_is_composed_like_data():
    work = works(
        "<mixed-citation><name><surname>A</surname><given-names>B</given-names></name>"
        "<article-title>T?</article-title><source>S</source><year>2001</year></mixed-citation>"
    )[0]
    assert plain(work.children) == "A B. T? S. 2001."


def test_a_chapter_names_its_editors():
    work = works(
        "<element-citation><person-group person-group-type='author'><name><surname>A</surname>"
        "<given-names>B</given-names></name></person-group><person-group person-group-type='editor'>"
        "<name><surname>E</surname><given-names>F</given-names></name><name><surname>G</surname>"
        "<given-names>H</given-names></name></person-group><chapter-title>C</chapter-title>"
        "<source>Book</source><edition>2nd ed</edition><year>1999</year></element-citation>"
    )[0]
    assert plain(work.children) == "A B. C. In: E F, G H, eds. Book. 2nd ed. 1999."


def test_of_citation_alternatives_the_printed_one_is_shown():
    shown = works(
        "<citation-alternatives><element-citation><source>S</source></element-citation>"
        "<mixed-citation>As printed.</mixed-citation></citation-alternatives>"
    )
    assert [plain(w.children) for w in shown] == ["As printed."]


def test_records_are_linked_once():
    page = article_html(parse_jats(TRIAL.read_bytes(), "trial"))
    assert page.count('href="https://doi.org/10.9999/law"') == 1
    assert page.count('href="https://pubmed.ncbi.nlm.nih.gov/12345/"') == 1


def test_missing_labels_are_numbered():
    back = "<ref-list>" + "<ref><mixed-citation>x</mixed-citation></ref>" * 3 + "</ref-list>"
    assert [r.label for r in article("<p>x</p>", back=back).references] == ["1", "2", "3"]
