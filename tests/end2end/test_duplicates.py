# SPDX-License-Identifier: GPL-3.0-or-later
"""``duplicates``: the same paper in a file or in the library, with the reason and how sure it is."""

import json

RECORD = (
    "TY  - JOUR\nID  - {key}\nAU  - Kim, Ara\nTI  - {title}\nJO  - Invented reports\nPY  - 2020\n"
    "VL  - 7\nSP  - {page}\nER  - \n"
)
TITLE = "Green tea against the common cold: a randomized trial"


def records(*rows: tuple[str, str, int]) -> str:
    return "".join(RECORD.format(key=key, title=title, page=page) for key, title, page in rows)


def test_records_of_a_file(offline, tmp_path):
    path = tmp_path / "export.ris"
    path.write_text(
        records(
            ("a1", TITLE, 11),
            ("b2", "Black tea and the heart: a cohort study of drinkers", 30),
            ("c3", f"{TITLE.upper()} [Review]", 11),
        )
    )
    done = offline("duplicates", path, "--json")
    assert done.code == 0
    (group,) = json.loads(done.out)["groups"]
    assert group["certainty"] >= 0.95
    assert group["reason"] == "title, year, author, journal, volume, pages"
    assert [(m["record"], m["key"]) for m in group["members"]] == [(1, "a1"), (3, "c3")]
    assert group["members"][0]["title"] == TITLE
    text = offline("duplicates", path)
    assert TITLE in text.out
    assert "1 groups, 1 records more than papers." in text.err


def test_papers_of_the_library(offline, tmp_path):
    path = tmp_path / "export.ris"
    path.write_text(
        records(
            ("a1", TITLE, 11),
            ("c3", f"{TITLE} [Review]", 11),
            ("d4", "Cocoa and mood: a survey", 5),
        )
    )
    assert offline("import", path).code == 0
    (group,) = json.loads(offline("duplicates", "--json").out)["groups"]
    assert [m["record"] for m in group["members"]] == [1, 2]
    assert [m["key"] for m in group["members"]] == ["a1", "c3"]
    assert json.loads(offline("duplicates", "--json", "--library", tmp_path / "new").out) == {
        "groups": []
    }


def test_a_file_that_cannot_be_read_is_told(offline, tmp_path):
    done = offline("duplicates", tmp_path / "none.ris")
    assert done.code == 1
    assert "none.ris" in done.err


def test_certain_ones_are_merged_and_the_others_can_come_back(offline, tmp_path):
    path = tmp_path / "export.ris"
    path.write_text(
        records(
            ("a1", TITLE, 11),
            ("c3", f"{TITLE} [Review]", 11),
            ("d4", "Cocoa and mood: a survey", 5),
        )
    )
    assert offline("import", path).code == 0
    done = offline("duplicates", "--merge", "certain")
    assert done.code == 0
    assert "1 certain groups merged; 1 papers are in the trash now." in done.err
    assert len(offline("search", "tea").out.splitlines()) == 1
    assert json.loads(offline("duplicates", "--json").out) == {"groups": []}
    refused = offline("duplicates", path, "--merge", "certain")
    assert refused.code == 2
    assert "only papers of the library" in refused.err


def test_the_log_tells_what_was_merged_and_prints_the_prisma_line(offline, tmp_path):
    path = tmp_path / "export.ris"
    path.write_text(records(("a1", TITLE, 11), ("c3", f"{TITLE} [Review]", 11)))
    assert offline("import", path).code == 0
    assert offline("duplicates", "--merge", "certain").code == 0
    told = json.loads(offline("duplicates", "--log", "--json").out)
    assert told["prisma"]["records_identified"] == 2
    assert told["prisma"]["duplicates_removed"] == 1
    (merged,) = told["merged"]
    assert (merged["kept_id"], merged["other_id"]) == (1, 2)
    assert merged["other_title"] == f"{TITLE} [Review]"
    assert merged["certainty"] >= 0.95
    text = offline("duplicates", "--log")
    assert "Records identified n = 2, duplicate records removed n = 1" in text.out
    assert TITLE in text.out
    assert offline("duplicates", path, "--log").code == 2
