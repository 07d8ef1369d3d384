# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding one style of eleven thousand, and styles that a person brings."""

from pathlib import Path

import pytest

from refdesk.citations.engine import CitationEngine
from refdesk.citations.style_index import StyleIndex
from refdesk.cli import main
from refdesk.domain.citation import StyleInfo
from refdesk.domain.errors import StyleError, WriteFailedError
from refdesk.messages import sentence
from refdesk.resources import resource
from refdesk.services.citing import CitingService
from tests.unit.citations.conftest import require_data
from tests.unit.citations.makers import article

OWN = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">
<info><title>{title}</title><id>http://example.org/{uri}</id>
<category citation-format="numeric"/><category field="medicine"/></info>
<citation><layout><text value="{word}"/></layout></citation>
<bibliography><layout><text value="{word} "/><text variable="title"/></layout></bibliography>
</style>"""
DEPENDENT = """<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text"
 default-locale="ko-KR"><info><title>Made-up Journal</title><id>http://example.org/d</id>
<link href="http://www.zotero.org/styles/{parent}" rel="independent-parent"/></info></style>"""


def own_style(folder: Path, name: str = "ward.csl", **words: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    values = {"title": "Ward Style", "uri": "ward", "word": "WARD", **words}
    path.write_text(OWN.format(**values), "utf-8")
    return path


@pytest.fixture
def citing(tmp_path):
    require_data()
    engine = CitationEngine(own_styles=tmp_path / "config" / "styles")
    yield CitingService(None, engine)  # its papers are not asked for here
    engine.close()


# Finding


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("vancouver", "nlm-citation-sequence"),
        ("the lancet", "the-lancet"),
        ("Lancet", "the-lancet"),
        ("KJR", "korean-journal-of-radiology"),
        ("n engl j med", "the-new-england-journal-of-medicine"),
        ("J Korean Med Sci", "journal-of-korean-medical-science"),
        ("radiology korean", "korean-journal-of-radiology"),
        ("bmj open", "bmj-open"),
    ],
)
def test_a_style_is_found_by_name_journal_and_abbreviation(engine, query, first):
    assert engine.styles(query)[0].id == first


def test_a_journal_says_whose_style_it_uses(engine):
    (heart,) = [style for style in engine.styles("heart") if style.id == "heart"]
    assert (heart.parent, heart.parent_title) == ("bmj", "BMJ")


def test_a_field_narrows_and_is_found_by_its_name(engine):
    found = engine.styles("journal", field="medicine")
    assert found
    assert all("medicine" in style.fields for style in found)
    assert "apa" in {style.id for style in engine.styles("social science")}
    assert engine.styles("medicine")[0].title == "Medicine"


def test_what_fits_best_comes_first_and_favourites_of_what_fits_alike():
    titles = ("Heart Reports", "Open Heart", "Heart", "Swansheart", "Heart Letters")
    styles = [StyleInfo(title.lower().replace(" ", "-"), title) for title in titles]
    styles.append(StyleInfo("plain", "Plain", fields=("heart",)))
    index = StyleIndex(styles, {"pump": "open-heart"}, ())
    order = [style.title for style in index.search("heart", favourites=("heart-letters",))]
    assert order == ["Heart", "Heart Letters", "Heart Reports", "Open Heart", "Swansheart", "Plain"]
    assert [style.title for style in index.search("pump")] == ["Open Heart"]
    assert index.search("heart zzz") == []
    assert index.search("", favourites=("plain",))[0].title == "Plain"


# A person's own


def test_a_style_from_a_file_is_kept_and_found_and_used(citing, tmp_path):
    added = citing.add_style(own_style(tmp_path / "downloads"))
    (tmp_path / "downloads" / "ward.csl").unlink()
    assert (added.id, added.title, added.is_own) == ("user:ward", "Ward Style", True)
    assert citing.styles("ward style")[0] == added
    assert citing.style("user:ward") == added
    assert citing._engine.format_one(article(), "user:ward").text.startswith("WARD")
    citing.remove_style("user:ward")
    assert citing.known_styles(["user:ward", "apa"]) == [citing.style("apa")]
    with pytest.raises(StyleError):
        citing.remove_style("user:ward")


def test_a_style_of_a_shipped_name_stands_beside_the_shipped_one(citing, tmp_path):
    added = citing.add_style(own_style(tmp_path, "apa.csl", title="APA Style 7th edition"))
    assert added.id == "user:apa"
    assert not citing.style("apa").is_own
    assert not citing._engine.format_one(article(), "apa").text.startswith("WARD")
    both = [style for style in citing.styles("APA Style 7th edition") if style.is_own]
    assert both == [added]


def test_a_newer_version_takes_the_place_of_the_older_and_a_namesake_does_not(citing, tmp_path):
    citing.add_style(own_style(tmp_path))
    again = citing.add_style(own_style(tmp_path, word="NEWER"))
    assert again.id == "user:ward"
    assert citing._engine.format_one(article(), "user:ward").text.startswith("NEWER")
    assert citing.add_style(own_style(tmp_path, "Ward.csl")).id == "user:ward"
    other = citing.add_style(own_style(tmp_path, title="Another", uri="another"))
    assert other.id == "user:ward-2"
    assert len([style for style in citing.styles() if style.is_own]) == 2


def test_a_journal_of_ones_own_uses_its_parent_in_its_language(citing, tmp_path):
    path = tmp_path / "journal.csl"
    path.write_text(DEPENDENT.format(parent="apa"), "utf-8")
    added = citing.add_style(path)
    assert added.parent == "apa"
    apa = citing._engine.format_one(article(), "apa", "ko-KR").text
    assert citing._engine.format_one(article(), added.id).text == apa
    path.write_text(DEPENDENT.format(parent="no-such-style"), "utf-8")
    with pytest.raises(StyleError) as caught:
        citing.add_style(path)
    assert "no-such-style" in sentence(caught.value)


def test_names_of_files_are_cleaned(citing, tmp_path):
    added = citing.add_style(own_style(tmp_path, "my: new?style*.csl"))
    (kept,) = (tmp_path / "config" / "styles").iterdir()
    assert kept.name == "my_ new_style_.csl"
    assert citing.style(added.id) == added


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("<style>\n<info>\n</style>", "line 3"),
        ("<records/>", "<records>"),
        ("<style xmlns='http://purl.org/net/xbiblio/csl'/>", "no citation part"),
        (OWN.format(title="x", uri="x", word="x").replace("<text value", "<bogus value"), "failed"),
    ],
)
def test_what_is_no_style_is_told_in_one_sentence_and_not_kept(citing, tmp_path, content, said):
    path = tmp_path / "broken.csl"
    path.write_text(content, "utf-8")
    with pytest.raises(StyleError) as caught:
        citing.add_style(path)
    text = sentence(caught.value)
    assert "broken.csl" in text
    assert said in text
    assert text.count(".csl") == 1
    assert not (tmp_path / "config").exists()


def test_a_file_that_is_no_csl_or_not_there_is_refused(citing, tmp_path):
    with pytest.raises(StyleError) as caught:
        citing.add_style(own_style(tmp_path, "apa"))
    assert caught.value.reason == "malformed"
    with pytest.raises(StyleError) as caught:
        citing.add_style(tmp_path / "absent.csl")
    assert "does not exist" in sentence(caught.value)


@pytest.mark.parametrize("name", ["apa-ward", "mla", "nlm-pubmed", "korean-medical"])
def test_the_name_of_a_file_brings_no_manual_s_corrections(citing, tmp_path, name):
    paper = article(title="Tea: a trial", volume="B-12", pages="", article_number="e1")
    named, plain = (own_style(tmp_path / folder, f"{folder}.csl") for folder in (name, "ward"))
    entries = [citing._engine.format_one(paper, str(path)).html for path in (named, plain)]
    assert entries[0] == entries[1]


def test_a_copy_of_a_shipped_style_prints_as_that(citing, tmp_path):
    copy = tmp_path / "nlm-pubmed.csl"
    copy.write_bytes(resource("citations", "nlm-pubmed.csl").read_bytes())
    ours = citing._engine.format_one(article(), "nlm-pubmed")
    assert citing._engine.format_one(article(), str(copy)) == ours


def test_the_command_line_knows_them_too(tmp_path, monkeypatch, capsys):
    require_data()
    monkeypatch.setenv("REFDESK_HOME", str(tmp_path))
    own_style(tmp_path / "config" / "styles")
    file = tmp_path / "one.ris"
    file.write_text("TY  - JOUR\nTI  - Tea\nPY  - 2020\nER  - \n", "utf-8")
    assert main(["cite", "--input", str(file), "--style", "user:ward"]) == 0
    assert capsys.readouterr().out == "WARD Tea\n"


def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    require_data()
    (tmp_path / "file").write_text("in the way", "utf-8")
    engine = CitationEngine(own_styles=tmp_path / "file" / "styles")
    try:
        with pytest.raises(WriteFailedError):
            CitingService(None, engine).add_style(own_style(tmp_path))
    finally:
        engine.close()


def test_a_broken_file_in_the_folder_harms_nothing(citing, tmp_path):
    own_style(tmp_path / "config" / "styles", "good.csl")
    (tmp_path / "config" / "styles" / "bad.csl").write_text("<", "utf-8")
    assert [style.id for style in citing.styles() if style.is_own] == ["user:good"]
