"""BibTeX in its dialects, and back."""

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from refdesk.domain.escaping import escape
from refdesk.domain.identifiers import Scheme
from refdesk.domain.indexing import Keyword
from refdesk.domain.reference import (
    Author,
    AuthorRole,
    Journal,
    PartialDate,
    Reference,
    ReferenceKind,
)
from refdesk.formats.base import ReadReference, SkippedRecord, format_by_id
from tests.unit.formats import samples

BIBTEX = format_by_id("bibtex")


def read(text: str):
    return list(BIBTEX.read(text.encode(), "test"))


def one(text: str) -> Reference:
    (record,) = read(text)
    return record.reference


def written(*references: Reference) -> str:
    return "".join(BIBTEX.write(references))


def titled(latex: str) -> str:
    return one(f"@misc{{k, title = {{{latex}}}}}").title


@pytest.mark.parametrize(
    ("latex", "markup"),
    [
        (
            r"M{\"u}ller, \'{e}t\'e, \c{c}a, \v{s}, \H{o}, {\aa}, \ss{} x, \o re",
            "Müller, été, ça, š, ő, å, ß x, øre",
        ),
        (r"{\'{\i}} \'\i{} \u{\i}", "í í ĭ"),
        (
            r"10$^{9}$ cells, CO$_2$, $\alpha$-helix, $\leq$ 5",
            "10<sup>9</sup> cells, CO<sub>2</sub>, α-helix, ≤ 5",
        ),
        (
            r"\textit{in vivo} {\it more} and \textsuperscript{9}",
            "<i>in vivo</i> <i>more</i> and <sup>9</sup>",
        ),
        (
            r"R\&D 50\% a\_b \$1 \#2 x~y 1--2 a---b ``q''",
            "R&amp;D 50% a_b $1 #2 x\u00a0y 1–2 a—b “q”",
        ),
        (r"{{DNA}} of the {Mouse}", "DNA of the Mouse"),
        (r"a < b & c", "a &lt; b &amp; c"),
        (r"37$^\circ$C", "37°C"),
        (r"\url{http://x.org/~u_1}", "http://x.org/~u_1"),
        (r"\unknown{kept}", "kept"),
        (r"Tref $ 5", "Tref $ 5"),
    ],
)
def test_latex_becomes_markup(latex, markup):
    assert titled(latex) == markup


@pytest.mark.parametrize(
    ("field", "authors"),
    [
        ("Knuth, Donald E. and Lamport, Leslie", [("Knuth", "Donald E."), ("Lamport", "Leslie")]),
        ("Donald E. Knuth", [("Knuth", "Donald E.")]),
        ("Ludwig van Beethoven", [("van Beethoven", "Ludwig")]),
        ("van der Berg, Jan", [("van der Berg", "Jan")]),
        ("{World Health Organization}", [("World Health Organization", None)]),
        ("{Barnes and Noble} and Shin, H.", [("Barnes and Noble", None), ("Shin", "H.")]),
        ('M{\\"u}ller, J{\\"o}rg', [("Müller", "Jörg")]),
        ("Mu\\~noz-Avila, H\\'ector", [("Muñoz-Avila", "Héctor")]),
        ("D.~E. Knuth", [("Knuth", "D. E.")]),
        ("신효정", [("신", "효정")]),
        ("family=Berg, given=Jan, prefix=van den", [("van den Berg", "Jan")]),
        ("{Shin, Hyo and Park, Ji}", [("Shin", "Hyo"), ("Park", "Ji")]),
    ],
)
def test_names(field, authors):
    found = one(f"@misc{{k, author = {{{field}}}, title={{T}}}}").authors
    assert [(a.collective, None) if a.collective else (a.family, a.given) for a in found] == authors


def test_suffix_and_others():
    reference = one("@misc{k, author = {King, Jr, Martin and others}, title={T}}")
    assert reference.authors == (Author("King", "Martin", suffix="Jr"),)
    assert not reference.authors_complete


def test_strings_months_concatenation_quotes_and_parentheses():
    reference = one(
        '@STRING(jx = "Journal of X")\n@comment{ignored @article{x, title={no}} }\n'
        '@Article(Key:1, title = "A {"}quoted{"} " # {title}, journal = jx # " Y",\n'
        ' year = 2020, month = 1 # "~" # feb)'
    )
    assert reference.title == 'A "quoted" title'
    assert reference.journal.title == "Journal of X Y"
    assert reference.published.year == 2020
    assert reference.citation_key == "Key:1"


def test_identifiers_pages_and_extra():
    reference = one(
        "@article{k, title={T}, doi={https://doi.org/10.1000/a\\_b}, pmid={12}, pmcid={PMC3},"
        " eprint={2101.00001}, archiveprefix={arXiv}, pages={10 -- 20}, keywords={a, {B, C}, d}, custom={x},"
        " issn={12345679}, language={english}, url={http://x.org/a\\%20b}, journal={J},"
        " year={2001}, month=mar, day={3}}"
    )
    assert (reference.doi, reference.pmid, reference.pmcid) == ("10.1000/a_b", "12", "PMC3")
    assert reference.identifier(Scheme.ARXIV) == "2101.00001"
    assert reference.pages == "10-20"
    assert [k.text for k in reference.keywords] == ["a", "B, C", "d"]
    assert ("bibtex:custom", "x") in reference.extra
    assert reference.url == "http://x.org/a%20b"
    assert reference.published == PartialDate(2001, 3, 3)


def test_article_number_and_preprint():
    assert one("@article{k, title={T}, eid={e12}, pages={e12}}").article_number == "e12"
    preprint = one("@misc{k, title={T}, eprint={2101.00001}, archiveprefix={arXiv}}")
    assert preprint.kind is ReferenceKind.PREPRINT


def test_crossref_fills_gaps():
    child, _ = read(
        "@inproceedings{c, title={C}, crossref={P}}\n"
        "@proceedings{p, title={Proc}, year={1999}, editor={Ed, A}}"
    )
    assert child.reference.container_title == "Proc"
    assert child.reference.year == 1999
    assert child.reference.authors[0].role is AuthorRole.EDITOR


def test_a_broken_entry_is_reported_and_the_rest_is_read():
    records = read(
        "@article{a, title={One}}\n\n"
        "@article{b,\n title = {Never closed,\n\n@article{c, title={Two}}\n"
    )
    assert [r.key for r in records if isinstance(r, ReadReference)] == ["a", "c"]
    (broken,) = (r for r in records if isinstance(r, SkippedRecord))
    assert broken.reason == "syntax"
    assert 3 <= broken.line <= 6


@pytest.mark.parametrize(
    "text",
    [
        "@article{k, title={T}",
        "@article{k, title={T},",
        "@article{k, title={T})",
        "@article{k,\n title={T}\n year={1}}",
        "@article{title={T}}",
        "@web_page{k, title={T}}",
        "  @ARTICLE {k, TITLE={T}}",
    ],
)
def test_small_faults_are_forgiven(text):
    assert one(text).title == "T"


def test_what_is_written():
    text = written(samples.ARTICLE)
    assert text.startswith("@article{Shin2026,\n")
    for line in (
        r"  title = {Cells at 10\textsuperscript{9} in {COVID}-19 \& \textit{{E}. coli}: a {Korean} trial},",
        r"  author = {Shin, Hyo-Jeong and King, Jr, Martin and van der Berg, Jan and "
        r"{Ministry of Health, Labour and Welfare} and 신, 효정},",
        "  doi = {10.1000/a_b(1)<2>},",
        "  pages = {132--142},",
        "  month = jan,",
        "  keywords = {cell therapy, {A, B}, {Carcinoma, Hepatocellular}},",
        "  pmid = {41000001},",
        "  pmcid = {PMC777},",
    ):
        assert line in text.split("\n")


def test_capitals_of_a_title_in_title_case_are_left_to_the_style():
    title = "Effects of Sleep on Memory in mRNA Trials Among Older Adults"
    text = written(Reference(title=title))
    assert "title = {Effects of Sleep on Memory in {mRNA} Trials Among Older Adults}" in text
    text = written(Reference(title="Sleep In The Elderly: The SHADE Trial"))
    assert "title = {Sleep In The Elderly: The {SHADE} Trial}" in text


def test_a_name_of_several_words_is_protected():
    text = written(Reference(title="Sleep in the Korean National Health Survey: The next steps"))
    assert "Sleep in the {Korean} {National} {Health} {Survey}: The next steps" in text
    text = written(
        Reference(title="32nd Annual meeting of the Swiss Society of Nephrology. Abstracts")
    )
    assert "{Swiss} {Society} of {Nephrology}. Abstracts" in text
    text = written(Reference(title="Complexes of Ir(I) in water"))
    assert "{Ir}({I}) in water" in text
    text = written(Reference(title="Effect at P &lt; 0.05"))
    assert "title = {Effect at {P} < 0.05}" in text


@pytest.mark.parametrize("reference", samples.ALL)
def test_samples_come_back(reference):
    back = one(written(reference))
    for name in (
        "kind", "title", "authors", "published", "volume", "issue", "article_number", "languages",
        "container_title", "publisher", "publisher_place", "edition", "series", "identifiers", "url",
        "note", "citation_key", "abstracts",
    ):  # fmt: skip
        assert getattr(back, name) == getattr(reference, name), name
    assert back.journal.title == reference.journal.title


def test_every_kind_comes_back():
    for kind in ReferenceKind:
        assert one(written(Reference(kind=kind, title="T"))).kind is kind


@example(title="</B>", authors=[], published=PartialDate(2020), keywords=[], journal="J", note="x")
@given(
    title=samples.texts,
    authors=st.lists(st.one_of(samples.names, samples.groups), max_size=4),
    published=samples.years,
    keywords=st.lists(samples.texts, max_size=3),
    journal=samples.words,
    note=samples.texts,
)
def test_whatever_is_written_is_read_again(title, authors, published, keywords, journal, note):
    reference = Reference(
        title=escape(title),
        authors=tuple(authors),
        published=published,
        keywords=tuple(map(Keyword, keywords)),
        journal=Journal(journal),
        note=note,
    )
    back = one(written(reference))
    assert back.title_plain == title
    assert [(a.family, a.given, a.collective) for a in back.authors] == [
        (a.family, a.given, a.collective) for a in authors
    ]
    assert back.published == published
    assert {k.text.lower() for k in back.keywords} == {k.lower() for k in keywords}
    assert back.journal.title == journal
    assert back.note == note


def test_where_something_was_published_is_its_link():
    entry = r"@misc{k, title = {T}, howpublished = {\url{https://x.example/a_b}}}"
    assert one(entry).url == "https://x.example/a_b"
    assert "url = {https://x.example/a_b}" in written(one(entry))


@pytest.mark.parametrize(
    ("date", "published"),
    [
        ("2017-21", PartialDate(2017, season="Spring")),
        ("2017-23/2017-24", PartialDate(2017, season="Autumn")),
        ("0000-21", PartialDate()),
        ("0000-21/0000-24", PartialDate()),
    ],
)
def test_a_date_of_biblatex_may_be_a_season(date, published):
    found = one(f"@online{{a, title = {{T}}, date = {{{date}}}}}").published
    assert replace(found, raw="") == published
