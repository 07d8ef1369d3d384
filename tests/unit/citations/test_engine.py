"""The door: what goes in, what comes out, what happens when a style misbehaves."""

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from refdesk.citations.engine import CitationEngine
from refdesk.domain.citation import Cite, ListOrder
from refdesk.domain.errors import CancelledError, StyleError
from refdesk.domain.jobs import CancelToken, JobContext, Progress
from refdesk.domain.reference import Author, PartialDate, Reference
from tests.unit.citations.makers import article, book, doi

HEAD = (
    '<?xml version="1.0" encoding="utf-8"?>\n'
    '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">'
    "<info><title>Test style</title><id>test</id><updated>2020-01-01T00:00:00Z</updated></info>"
)


def style_file(folder: Path, body: str, name: str = "mine.csl") -> str:
    path = folder / name
    path.write_text(f"{HEAD}{body}</style>", encoding="utf-8")
    return str(path)


def plain_style(folder: Path, name: str = "mine.csl") -> str:
    layout = '<layout suffix="."><text variable="title"/></layout>'
    return style_file(
        folder, f"<citation>{layout}</citation><bibliography>{layout}</bibliography>", name
    )


def endless_style(folder: Path) -> str:
    """Macros that call ten of the next, nine deep: a thousand million texts."""
    macros = "".join(
        f'<macro name="m{level}">' + f'<text macro="m{level + 1}"/>' * 10 + "</macro>"
        for level in range(9)
    )
    layout = '<layout><text macro="m0"/></layout>'
    return style_file(
        folder,
        f'{macros}<macro name="m9"><text value="x"/></macro>'
        f"<citation>{layout}</citation><bibliography>{layout}</bibliography>",
        "endless.csl",
    )


def some(count: int) -> list[Reference]:
    return [
        article(
            title=f"Paper {number:03}",
            authors=(Author(f"Name{number % 7}", "Ann"), Author(f"Other{number % 3}", "Bea")),
            published=PartialDate(2000 + number % 5),
            identifiers=doi(f"10.1000/{number}"),
        )
        for number in range(count)
    ]


# Styles by name


@pytest.mark.parametrize(
    ("name", "style_id"),
    [
        ("apa", "apa"),
        ("APA", "apa"),
        ("mla", "modern-language-association"),
        ("vancouver", "nlm-citation-sequence"),
        ("nlm", "nlm-citation-sequence"),
        ("ama", "american-medical-association"),
        ("chicago", "chicago-author-date"),
        ("harvard", "harvard-cite-them-right"),
        ("ieee.csl", "ieee"),
        ("http://www.zotero.org/styles/nature", "nature"),
    ],
)
def test_a_style_is_found_by_its_everyday_name(engine: CitationEngine, name: str, style_id: str):
    assert engine.style(name).id == style_id


def test_a_dependent_style_prints_as_its_parent(engine: CitationEngine):
    info = engine.style("3-biotech")
    assert info.parent == "springer-basic-author-date"
    assert engine.format_one(article(), "3-biotech") == engine.format_one(article(), info.parent)


def test_an_unknown_style_is_named(engine: CitationEngine):
    with pytest.raises(StyleError) as caught:
        engine.format_one(article(), "no such style")
    assert (caught.value.style, caught.value.reason) == ("no such style", "unknown")


def test_default_styles_come_first_and_all_are_searched(engine: CitationEngine):
    styles = engine.styles()
    assert styles[:10] == engine.default_styles()
    assert len(styles) > 10_000
    assert engine.styles("vancouver")[0].id == "nlm-citation-sequence"
    assert "bmj" in {info.id for info in engine.styles("BMJ")}
    assert engine.styles("no such words in any") == []


# Formatting


def test_an_edited_record_prints_its_new_text(engine: CitationEngine):
    before = article(title="Before")
    assert "Before" in engine.format_one(before).text
    assert "After" in engine.format_one(replace(before, title="After")).text
    assert "After" in engine.cite([replace(before, authors=(), title="After")]).text


def test_the_same_record_is_formatted_once(engine: CitationEngine):
    reference = article(title="Cached")
    assert engine.format_one(reference, "apa") is engine.format_one(reference, "apa")


def test_one_entry_of_a_numbered_style_has_no_number(engine: CitationEngine):
    assert engine.format_one(article(), "ama").text.startswith("Roe JA. Early surgery")


def test_a_numbered_list_has_numbers_before_tabs(engine: CitationEngine):
    entries = engine.bibliography(some(2), "ama")
    assert [entry.text.split("\t")[0] for entry in entries] == ["1.", "2."]
    assert entries[0].text.split("\t")[1].startswith("Name0 A")


def test_nlm_prints_suffix_hyphen_and_abbreviation_as_pubmed_does(engine: CitationEngine):
    reference = article(authors=(Author("Shin", "Hyo-jeong", "HJ"), Author("Roe", "Al", "A", "Jr")))
    assert engine.format_one(reference, "nlm").text == (
        "Shin HJ, Roe A Jr. Early surgery for gallstones. J Clin Oncol. 2021 Mar 4;39(7):132-42."
        " doi:10.1000/xyz"
    )


def test_a_shortened_journal_has_stops_where_the_style_has_them(engine: CitationEngine):
    assert "J. Clin. Oncol." in engine.format_one(article(), "nature").text
    assert "J Clin Oncol." in engine.format_one(article(), "ama").text


def test_two_papers_of_one_year_are_told_apart(engine: CitationEngine):
    pair = [article(title="Beta"), article(title="Alpha")]
    texts = [entry.text for entry in engine.bibliography(pair, "apa")]
    assert texts[0].startswith("Roe, J. A. (2021a). Alpha")
    assert texts[1].startswith("Roe, J. A. (2021b). Beta")
    assert engine.cite(pair, "apa").text == "(Roe, 2021b, 2021a)"


def test_mla_replaces_only_the_same_authors_with_dashes(engine: CitationEngine):
    smith, others = Author("Smith", "Ann"), (Author("Poe", "Bo"), Author("Roe", "Cy"))
    papers = [
        article(title="First", authors=(smith,)),
        article(title="Second", authors=(smith,)),
        article(title="Third", authors=(smith, *others)),
        article(title="Fourth", authors=(smith, *reversed(others))),
    ]
    starts = [entry.text.split(" “")[0] for entry in engine.bibliography(papers, "mla")]
    assert starts == ["Smith, Ann.", "———.", "Smith, Ann, et al.", "Smith, Ann, et al."]


def test_in_text_citations_of_numbered_styles_are_readable_as_text(engine: CitationEngine):
    assert engine.cite(some(3), "ama").text == "¹⁻³".replace("⁻", "–")
    assert engine.cite(some(3), "ama").html == "<sup>1–3</sup>"


def test_korean_authors_keep_their_given_names_in_the_text(engine: CitationEngine):
    paper = article(authors=(Author("신", "효정"),), languages=("kor",))
    assert engine.cite([paper], "apa").text == "(신효정, 2021)"


def test_the_korean_locale_is_used(engine: CitationEngine):
    assert "3월" in engine.format_one(article(), "mla", "ko-KR").text
    assert engine.format_one(book(edition="2"), "apa", "xx-XX").text.endswith("Oak Press.")


def test_a_style_without_bibliography_gives_a_note(engine: CitationEngine):
    note = "bluebook-law-review"
    assert "Early" in engine.format_one(article(), note).text
    with pytest.raises(StyleError) as caught:
        engine.bibliography(some(2), note)
    assert caught.value.reason == "no-bibliography"


def test_nothing_gives_nothing(engine: CitationEngine):
    assert engine.bibliography([], "apa") == []
    assert engine.cite([], "apa").text == ""
    assert engine.format_one(Reference(), "apa").text


# Safety of the output


HOSTILE = (
    '&lt;script&gt;alert(1)&lt;/script&gt; &lt;i&gt;x&lt;/i&gt; "A" &amp; \'b\' &lt;a href="x"&gt;'
)


@pytest.mark.parametrize("style", ["apa", "mla", "nlm", "ieee", "chicago"])
def test_hostile_records_stay_text(engine: CitationEngine, style: str):
    reference = article(
        title=HOSTILE,
        authors=(Author("<b>O'Neil", "<img src=x onerror=alert(1)>"),),
        url='javascript:alert("x")',
        identifiers=doi('10.1000/"><script>alert(1)</script>'),
    )
    html = engine.format_one(reference, style).html
    assert "<script" not in html.lower()
    assert "<img" not in html
    assert 'href="javascript' not in html
    assert (
        html.count("<a ") == html.count("</a>") == html.count('<a href="https://doi.org/10.1000/')
    )
    text = engine.format_one(reference, style).text
    assert "<script>alert(1)" in text
    assert "<i>x" in text


def test_a_doi_with_brackets_is_a_working_link(engine: CitationEngine):
    sici = "10.1002/(SICI)1097-0258(19980815)17:15<1661::AID-SIM968>3.0.CO;2-2"
    link = "https://doi.org/10.1002/(SICI)1097-0258(19980815)17:15%3C1661::AID-SIM968%3E3.0.CO;2-2"
    apa = engine.format_one(article(identifiers=doi(sici)), "apa")
    assert f'<a href="{link}">{link}</a>' in apa.html
    nlm = engine.format_one(article(identifiers=doi(sici)), "nlm")
    assert nlm.text.endswith(f"doi:{sici}")
    assert f'href="{link}"' in nlm.html


# Sets


@pytest.mark.parametrize("style", ["apa", "mla", "nlm"])
def test_a_long_list_is_the_same_in_chunks_and_in_one(
    engine: CitationEngine, style: str, monkeypatch: pytest.MonkeyPatch
):
    references = some(130)
    chunked = engine.bibliography(references, style)
    monkeypatch.setattr("refdesk.citations.engine._CHUNK", 1_000)
    assert chunked == engine.bibliography(references, style)
    assert len({entry.text for entry in chunked}) == 130


def test_a_long_list_reports_and_can_be_cancelled(engine: CitationEngine):
    seen: list[Progress] = []
    token = CancelToken()

    def report(progress: Progress) -> None:
        seen.append(progress)
        if len(seen) == 2:
            token.cancel()

    with pytest.raises(CancelledError):
        engine.bibliography(some(130), "nlm", context=JobContext(token, report))
    assert len(seen) == 2
    seen.clear()
    engine.bibliography(some(60), "nlm", context=JobContext(report=seen.append))
    assert seen[-1] == Progress(60, 60, "formatting")
    assert [p.done for p in seen] == sorted(p.done for p in seen)


def test_many_threads_get_their_own_answers(engine: CitationEngine):
    references = some(12)
    expected = [engine.format_one(reference, "nlm").text for reference in references]
    listed = [entry.text for entry in engine.bibliography(references, "nlm")]
    places = [place for place, _ in engine.entries(references, "nlm", order=ListOrder.NEWEST)]
    styles = ("nlm", "ama", "nlm", "ieee")

    def work(number: int) -> bool:
        if number % 5 == 0:
            return [e.text for e in engine.bibliography(references, "nlm")] == listed
        if number % 5 == 1:
            return engine.cite(references[:2], styles[number % 4]).text != ""
        if number % 5 == 2:
            cites = [Cite(0, str(number)), Cite(1, prefix="see")]
            cited = engine.cite(references[:2], "apa", cites=cites).text
            return f"p. {number}; see" in cited
        if number % 5 == 3:
            newest = engine.entries(references, "nlm", order=ListOrder.NEWEST)
            return [place for place, _ in newest] == places
        place = number % len(references)
        fresh = replace(references[place], note=f"{number}")  # not in the item: still the same text
        return engine.format_one(fresh, "nlm").text == expected[place]

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(work, range(60)))


# Styles of the user


def test_a_style_of_the_user_is_read_from_its_file(engine: CitationEngine, tmp_path: Path):
    path = plain_style(tmp_path)
    assert engine.style(path).title == "Test style"
    assert engine.format_one(article(), path).text == "Early surgery for gallstones."
    Path(path).write_text(
        Path(path).read_text(encoding="utf-8").replace('suffix="."', 'suffix="!"'), "utf-8"
    )
    assert engine.format_one(article(), path).text == "Early surgery for gallstones!"


def test_a_dependent_style_of_the_user_uses_its_parent(engine: CitationEngine, tmp_path: Path):
    path = tmp_path / "dependent.csl"
    link = '<link rel="independent-parent" href="http://www.zotero.org/styles/apa"/></info>'
    path.write_text(HEAD.replace("</info>", link) + "</style>", encoding="utf-8")
    assert engine.format_one(article(), str(path)) == engine.format_one(article(), "apa")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "malformed"),
        (b"<style", "malformed"),
        (b"<html><body>no</body></html>", "malformed"),
        (b"<records/>", "malformed"),
        (b'<!DOCTYPE s [<!ENTITY a "aaaa">]><style>&a;</style>', "malformed"),
        (HEAD.encode() + b"</style>", "malformed"),
        (b"<style>" + b" " * 2_000_001, "too-large"),
    ],
)
def test_a_file_that_is_no_style_is_refused(
    engine: CitationEngine, tmp_path: Path, content: bytes, reason: str
):
    path = tmp_path / "broken.csl"
    path.write_bytes(content)
    with pytest.raises(StyleError) as caught:
        engine.format_one(article(), str(path))
    assert (caught.value.style, caught.value.reason) == (str(path), reason)


def test_a_missing_file_is_said_to_be_missing(engine: CitationEngine, tmp_path: Path):
    with pytest.raises(StyleError) as caught:
        engine.style(str(tmp_path / "absent.csl"))
    assert caught.value.reason == "missing"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ('<layout><text macro="absent"/></layout>', "malformed"),
        ("<layout><bogus/></layout>", "engine"),
        ("<layout><names/></layout>", "engine"),
    ],
)
def test_a_broken_style_fails_alone(engine: CitationEngine, tmp_path: Path, body: str, reason: str):
    path = style_file(tmp_path, f"<citation>{body}</citation><bibliography>{body}</bibliography>")
    with pytest.raises(StyleError) as caught:
        engine.format_one(article(), path)
    assert (caught.value.style, caught.value.reason) == (path, reason)
    assert caught.value.detail
    assert engine.format_one(article(title="Still here"), "apa").text


def test_an_entry_that_prints_nothing_does_not_end_the_list(
    engine: CitationEngine, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("refdesk.citations.engine._CHUNK", 2)
    papers = [*some(3), Reference(), *some(3)]
    assert [e.text[:2] for e in engine.bibliography(papers, "ama")] == [
        f"{n}." for n in range(1, 8)
    ]
    assert len(engine.bibliography(papers, "mla")) == 6


def test_a_style_that_never_ends_is_stopped_and_the_engine_starts_anew(
    hasty_engine: CitationEngine, tmp_path: Path
):
    path = endless_style(tmp_path)
    with pytest.raises(StyleError) as caught:
        hasty_engine.format_one(article(), path)
    assert caught.value.style == path
    assert caught.value.reason in {"timeout", "engine"}
    assert hasty_engine.format_one(article(), "nlm").text.startswith("Roe JA.")
    assert len(hasty_engine.bibliography(some(60), "nlm")) == 60


def test_a_list_survives_a_restart_by_another_style(hasty_engine: CitationEngine, tmp_path: Path):
    path = endless_style(tmp_path)
    restarted = threading.Event()

    def report(progress: Progress) -> None:
        if not restarted.is_set():
            restarted.set()
            with pytest.raises(StyleError):
                hasty_engine.format_one(article(), path)

    entries = hasty_engine.bibliography(some(60), "nlm", context=JobContext(report=report))
    assert restarted.is_set()
    assert len(entries) == 60


# Start and end


def test_without_data_every_call_says_so(tmp_path: Path):
    engine = CitationEngine(tmp_path / "nowhere")
    with pytest.raises(StyleError) as caught:
        engine.format_one(article())
    assert caught.value.reason == "no-data"
    engine.close()


def test_closing_is_final_and_may_be_repeated(engine: CitationEngine):
    own = CitationEngine()
    own.warm()
    own.close()
    own.close()
    with pytest.raises(StyleError):
        own.format_one(article(title="Too late"))
    CitationEngine().close()
