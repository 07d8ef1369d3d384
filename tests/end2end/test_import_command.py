# SPDX-License-Identifier: GPL-3.0-or-later
"""``refdesk import`` with all that it may be told."""

import zipfile

RIS = "TY  - JOUR\nTI  - Tea and sleep\nAU  - Kim, Ara\nPY  - 2020\nER  - \n"
TABLE = "Study;Who;Said\nTea and sleep;Kim M;include\n"


def test_papers_go_into_a_named_collection(offline, tmp_path):
    (tmp_path / "one.ris").write_text(RIS)
    done = offline("import", "--collection", "Review", tmp_path / "one.ris")
    assert done.code == 0
    assert "1 added" in done.out
    assert "placed in collections: 1" in done.out


def test_columns_can_be_said(offline, tmp_path):
    (tmp_path / "x.csv").write_text(TABLE)
    assert offline("import", tmp_path / "x.csv").code == 1
    done = offline(
        "import", tmp_path / "x.csv", "--map", "Study=title", "--map", "Who=authors", "--json",
        "--map", "Said=remark",
    )  # fmt: skip
    assert done.code == 0
    (file,) = done.objects
    assert (file["format"], file["added"], file["notes"]) == ("csv", 1, 1)
    assert offline("search", "include", "--json").objects[0]["title"] == "Tea and sleep"


def test_a_field_that_is_none_is_wrong_usage(offline, tmp_path):
    (tmp_path / "x.csv").write_text(TABLE)
    for said in ("Study", "Study=nonsense", "=title"):
        done = offline("import", tmp_path / "x.csv", "--map", said)
        assert done.code == 2
        assert "title" in done.err


def test_an_archive_with_papers_is_reported_file_by_file(offline, tmp_path):
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("one.ris", RIS.replace("ER", "L1  - kim.pdf\nL1  - lost.pdf\nER"))
        archive.writestr("kim.pdf", b"%PDF-1.4")
        archive.writestr("broken.bib", "@article{a, title={x\n\n@article{b, title={Water}}\n")
    done = offline("import", tmp_path / "all.zip")
    assert done.code == 1
    assert "all.zip/one.ris (ris): 1 added" in done.out
    assert "files: 1, files not found: 1" in done.out
    assert "all.zip/one.ris, line 1, without a file: its file was not found (lost.pdf)" in done.err
    assert "all.zip/broken.bib, line 1, skipped: " in done.err


def test_packed_files_are_converted_too(offline, tmp_path):
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("one.ris", RIS)
    done = offline("convert", tmp_path / "all.zip", tmp_path / "out.bib", "--to", "biblatex")
    assert done.code == 0
    assert "date = {2020}" in (tmp_path / "out.bib").read_text()


def test_tags_and_notes_are_not_lost_between_formats(offline, tmp_path):
    bib = tmp_path / "in.bib"
    bib.write_text("@article{k, title={Tea}, year=2020, mendeley-tags={to read}, annote={Mine.}}")
    assert offline("convert", bib, tmp_path / "out.ris").code == 0
    text = (tmp_path / "out.ris").read_text()
    assert "KW  - to read" in text
    assert "N1  - Mine." in text
    assert offline("convert", bib, tmp_path / "out.bib").code == 0
    assert (tmp_path / "out.bib").read_text().count("Mine.") == 1
