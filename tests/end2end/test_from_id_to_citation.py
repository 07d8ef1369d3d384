"""From a PubMed id to a read, cited, exported paper, by the real program."""

import json
import sqlite3

import pytest

from refdesk.formats.base import format_by_id

PAPER = "41591582"


def test_a_pmid_becomes_a_paper_with_full_text_citation_export_and_evidence(refdesk, server):
    added = refdesk("add", PAPER)
    assert added.code == 0
    assert added.out.startswith(f"PMID {PAPER}\tadded\tAdjuvant lumekin")

    cited = refdesk("cite", PAPER, "--style", "apa")
    assert cited.out.startswith("Shin, H., Okafor, A. J.-H., Lindqvist, P., Jr., LUMEN Study Group")
    assert "75(2), Article 55. https://doi.org/10.5555/jii.2026.00055" in cited.out

    assert refdesk("cite", PAPER, "--in-text").out == "(Shin et al., 2026)\n"
    said = ("--in-text", "--prefix", "see", "--locator", "3-4")
    assert refdesk("cite", PAPER, *said).out == "(see Shin et al., 2026, pp. 3–4)\n"

    ris = refdesk("export", "--format", "ris").out
    assert ris.startswith(("TY  - JOUR\r\n", "TY  - JOUR\n"))
    assert "LUMEN Study Group" in ris

    bibtex = refdesk("export", "--format", "bibtex").out
    assert bibtex.startswith("@article{Shin2026,")
    assert "{LUMEN Study Group}" in bibtex

    text = refdesk("fulltext", PAPER).out
    assert "6.4 × 10" in text
    assert "109 cells" not in text
    assert server.count("pmc/") >= 3

    (evidence,) = refdesk("evidence", PAPER, "--json").objects
    assert evidence["id"] == PAPER
    assert {"rct", "cohort"} <= {design["design"] for design in evidence["design"]}
    assert [s["value"] for s in evidence["statistics"] if s["kind"] == "HR"][:2] == [0.67, 0.54]


def test_every_kind_of_identifier_leads_to_a_paper(refdesk):
    run = refdesk("add", "PMC10000008", "https://pubmed.ncbi.nlm.nih.gov/90000002/", "--json")
    assert run.code == 0
    assert [o["status"] for o in run.objects] == ["added", "added"]
    shown = refdesk("show", "PMC10000008", "--json").objects[0]
    by_doi = refdesk("show", shown["doi"], "--json").objects[0]
    assert by_doi["id"] == shown["id"]


def test_500_papers_take_three_requests(refdesk, server, tmp_path):
    listed = tmp_path / "ids.txt"
    listed.write_text("\n".join(str(91_000_001 + n) for n in range(500)))
    run = refdesk("add", "--file", listed)
    assert run.code == 0
    assert run.out.count("\tadded\t") == 500
    assert server.count("eutils/efetch") == 3
    assert server.count() == 3


def test_adding_again_changes_nothing(refdesk):
    refdesk("add", "90000003", "--no-fulltext")
    again = refdesk("add", "90000003", "--no-fulltext")
    assert "\tunchanged\t" in again.out
    assert len(refdesk("search", "the", "--json").objects) <= 1


def test_a_file_comes_in_and_goes_out_unchanged(offline, tmp_path):
    source = tmp_path / "two.nbib"
    source.write_text(
        "PMID- 30000001\nTI  - Invented effects of tea on <i>Camellia</i> readers.\n"
        "FAU - Kim, Min-Jun\nAU  - Kim MJ\nJT  - Invented journal\nTA  - Invent J\nDP  - 2020 May\n"
        "VI  - 3\nIP  - 2\nPG  - 10-9\nAID - 10.5555/tea.1 [doi]\n\n"
        "PMID- 30000002\nTI  - 차의 효과.\nFAU - 김, 민준\nJT  - Invented journal\nDP  - 2021\n",
        "utf-8",
    )
    imported = offline("import", source)
    assert imported.code == 0
    assert "2 added" in imported.out
    out = tmp_path / "out.ris"
    assert offline("export", "--format", "ris", "-o", out).code == 0
    again = offline("import", out, "--dry-run", "--json").objects[0]
    assert (again["added"], again["merged"] + again["unchanged"]) == (0, 2)
    assert "차의 효과" in out.read_text("utf-8")


def test_converting_needs_no_library(offline, tmp_path):
    source = tmp_path / "in.ris"
    source.write_text("TY  - JOUR\nAU  - Shin, Hyo-Jeong\nTI  - Tea\nPY  - 2020\nER  - ")
    run = offline("convert", source, "-", "--to", "bibtex")
    assert run.out.startswith("@article{Shin2020,")
    assert not offline.library.exists()


def test_evidence_reads_json_lines_in_order(offline):
    lines = [
        {
            "id": "a",
            "title": "Tea and sleep",
            "abstract": "We randomized 96 women to tea (n=48) or water (n=48). "
            "Sleep improved (mean difference -1.8, 95% CI -2.7 to -0.9, p<.001).",
        },
        {"id": "b", "title": "Nothing", "abstract": [{"label": "AIM", "text": "To think."}]},
        {"id": "c", "title": "T", "abstract": "", "publication_types": ["Case Reports"]},
    ]
    stdin = "\n".join(json.dumps(line) for line in lines)
    first, second, third = offline("evidence", "-", "--json", "--tokens", stdin=stdin).objects
    assert [first["id"], second["id"], third["id"]] == ["a", "b", "c"]
    (result,) = first["statistics"]
    assert (result["kind"], result["value"], result["ci_low"], result["ci_high"]) == (
        "MD", -1.8, -2.7, -0.9,
    )  # fmt: skip
    assert result["p"] == 0.001
    assert result["p_relation"] == "<"
    assert first["sample_size"]["value"] == 96
    assert second["pico"]["intervention"] == {
        "text": "", "spans": [], "confidence": 0, "status": "not found",
    }  # fmt: skip
    assert third["design"][0]["design"] == "case-report"
    assert all(token["label"] in "PICO" for token in first["token_labels"])


def test_every_span_is_exactly_the_text_it_names(offline):
    sections = [
        {"label": "METHODS", "text": "Adults with asthma (n = 120) received tea or placebo."},
        {"label": "RESULTS", "text": "Relapse was rarer (HR 0.50; 95% CI 0.30–0.83; P = .007)."},
    ]
    stdin = json.dumps({"id": "x", "title": "Tea for asthma", "abstract": sections})
    (paper,) = offline("evidence", "-", "--json", stdin=stdin).objects
    texts = {"title": "Tea for asthma"} | {s["label"]: s["text"] for s in sections}
    spans = [span for slot in paper["pico"].values() for span in slot["spans"]]
    spans += [result["span"] for result in paper["statistics"]]
    assert len(spans) >= 3
    for span in spans:
        assert texts[span["section"]][span["start"] : span["end"]] == span["text"]


def test_the_library_is_an_ordinary_sqlite_file(refdesk):
    refdesk("add", "90000002", "--no-fulltext")
    with sqlite3.connect(refdesk.library) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA user_version").fetchone()[0] >= 1
    assert refdesk("check").code == 0


def test_the_styles_are_listed_and_one_is_used(refdesk):
    refdesk("add", PAPER, "--no-fulltext")
    listed = refdesk("cite", "--style", "list").out
    assert "apa\tAPA Style 7th edition" in listed
    assert "nlm-pubmed\tNLM (as PubMed prints it)" in listed
    assert "korean-medical\t" in listed
    assert listed.count("\n") > 2000
    assert refdesk("cite", PAPER, "--style", "vancouver").out.startswith(("1. Shin", "Shin H,"))
    assert "<i>" in refdesk("cite", PAPER, "--output", "html").out
    assert refdesk("cite", PAPER, "--output", "rtf").out.startswith("{\\rtf1")


@pytest.mark.parametrize("form", ["html", "markdown", "json", "text"])
def test_a_jats_file_is_rendered_without_a_library(offline, form):
    article = "tests/data/pmc/PMC10000001.1.xml"
    run = offline("fulltext", article, "--output", form)
    assert run.code == 0
    assert run.out.count("Everything in this article is invented") == 1
    assert not offline.library.exists()


def test_exported_ris_is_read_by_its_own_reader(refdesk):
    refdesk("add", PAPER, "90000002", "90000005", "--no-fulltext")
    data = refdesk("export", "--format", "ris").out.encode()
    records = list(format_by_id("ris").read(data, "out.ris"))
    assert len(records) == 3
