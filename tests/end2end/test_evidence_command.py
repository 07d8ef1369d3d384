# SPDX-License-Identifier: GPL-3.0-or-later
"""``evidence`` says what a person says, and gives corrections away as test data."""

import json

import pytest

from refdesk.domain.evidence import Element
from refdesk.domain.query import LibraryQuery
from refdesk.settings import Paths, Settings
from refdesk.wiring import build_services
from tests.end2end.program import Program
from tests.unit.services.made_trial import jats

NBIB = """PMID- 99990001
TI  - Green tea in adults with a cold: a randomized controlled trial.
AB  - METHODS: We randomised 240 adults with a common cold to green tea or placebo. RESULTS: Tea
      shortened the cold (HR 0.70, 95% CI 0.55 to 0.89; P = 0.004).
DP  - 2020
"""


@pytest.fixture(scope="module")
def corrected(tmp_path_factory):
    """Return a program whose only paper was corrected."""
    home = tmp_path_factory.mktemp("home")
    program = Program(home / "home", {"REFDESK_OFFLINE": "1"})
    (home / "tea.nbib").write_text(NBIB, "utf-8")
    program("import", home / "tea.nbib")
    environment = {"REFDESK_HOME": str(program.home)}
    services = build_services(Paths.resolve(environment), Settings(), environment)
    (reference_id,) = services.library.ids(LibraryQuery())
    evidence = services.evidence
    evidence.correct_slot(reference_id, Element.POPULATION, "240 adults")
    evidence.correct_slot(reference_id, Element.COMPARISON, "")
    evidence.correct_result(reference_id, evidence.evidence(reference_id).read.statistics[0], None)
    services.close()
    return program


def test_the_persons_word_wins_and_is_marked(corrected):
    run = corrected("evidence", "99990001", "--json")
    (paper,) = run.objects
    population, comparison = paper["pico"]["population"], paper["pico"]["comparison"]
    assert (population["text"], population["edited"]) == ("240 adults", True)
    assert (comparison["status"], comparison["edited"]) == ("not found", True)
    assert "edited" not in paper["pico"]["outcome"]
    assert "HR" not in [result["kind"] for result in paper["statistics"]]
    assert "population: 240 adults (edited by you)" in corrected("evidence", "99990001").out


def test_corrections_come_out_as_lines_that_evidence_reads(corrected, tmp_path):
    target = tmp_path / "corrections.jsonl"
    run = corrected("evidence", "--corrections", "-o", target)
    assert (run.code, run.out) == (0, "")
    (line,) = map(json.loads, target.read_text("utf-8").splitlines())
    assert {one["of"] for one in line["corrections"]} == {"population", "comparison", "result"}
    piped = corrected("evidence", "--corrections", "99990001")
    assert piped.objects == [line]
    (read,) = corrected("evidence", target, "--json").objects
    program = {one["of"]: one["program"] for one in line["corrections"]}
    assert read["pico"]["population"]["text"] == program["population"]["text"]


def test_where_nothing_was_corrected_nothing_is_written(tmp_path):
    program = Program(tmp_path / "home", {"REFDESK_OFFLINE": "1"})
    run = program("evidence", "--corrections", "-o", tmp_path / "none.jsonl")
    assert run.code == 1
    assert "nothing was corrected" in run.err
    assert not (tmp_path / "none.jsonl").exists()


def test_a_full_text_is_read_beside_its_abstract(tmp_path):
    article = tmp_path / "tea.xml"
    article.write_bytes(jats())
    program = Program(tmp_path / "home", {"REFDESK_OFFLINE": "1"})
    (paper,) = program("evidence", article, "--json").objects
    assert [result["value"] for result in paper["statistics"]] == [0.7, 1.1]
    assert paper["sample_size"]["value"] == 240
    assert paper["funding"] is None
    body = paper["fulltext"]
    assert [result["span"]["section"] for result in body["statistics"]] == ["Table 1"] * 3 + [
        "Results"
    ]
    assert body["funding"]["text"].startswith("The Tea Board")
    (finding,) = [one for one in paper["findings"] if one["name"] == "abstract-body"]
    assert [span.get("fulltext", False) for span in finding["spans"]] == [False, True]
    lines = program("evidence", article).out.splitlines()
    assert "  Table 1: HR 0.65 (0.45-0.94)  [Women]" in lines
    assert lines[-1].startswith(
        "  remark: The upper limit of HR 0.70 is 0.89 in the abstract and 0.98"
    )


def test_a_korean_summary_is_composed_without_a_model(tmp_path):
    path = tmp_path / "papers.jsonl"
    paper = {
        "id": "1",
        "title": "Tea for headache: a randomised trial",
        "abstract": [
            {
                "label": "RESULTS",
                "text": "Mortality was lower with tea (HR 0.69, 95% CI 0.53-0.90).",
            }
        ],
    }
    path.write_text(json.dumps(paper), "utf-8")
    program = Program(tmp_path / "home", {"REFDESK_OFFLINE": "1"})
    said = program("evidence", path, "--korean").out
    assert "이 논문은 무작위 임상시험입니다." in said
    assert "0.69로, 통계적으로 유의했습니다(95% 신뢰구간 0.53–0.90)." in said
    (found,) = program("evidence", path, "--korean", "--json").objects
    parts = found["korean"]
    (result,) = [
        entry for part in parts if part["heading"] == "주요 결과" for entry in part["lines"][:1]
    ]
    assert result["span"]["section"] == "RESULTS"
