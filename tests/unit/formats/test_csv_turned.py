# SPDX-License-Identifier: GPL-3.0-or-later
"""Embase's tables of rows: a row for each field of a record."""

from refdesk.formats.base import format_by_id, sniff_format

TEXT = """"SEARCH QUERY"
"'tea'/exp AND 'sleep'/exp"

"TITLE","Tea and sleep, a trial"
"AUTHOR NAMES","Kim M.-J.","Lee S."
"SOURCE TITLE","Imagined Immunology"
"PUBLICATION YEAR","2020"
"VOLUME","7"
"ISSUE","2"
"FIRST PAGE","10"
"LAST PAGE","12"
"DOI","10.1000/tea"
"MEDLINE PMID","41000001"
"EMTREE DRUG INDEX TERMS","tea","caffeine"
"ABSTRACT","Why not."

"TITLE","Coffee"
"AUTHOR NAMES","Park J."
"SOURCE TITLE","Imagined Immunology"
"PUBLICATION YEAR","2019"
"DOI","10.1000/coffee"
"EMTREE DRUG INDEX TERMS","coffee"
"""


def test_each_group_of_rows_is_a_record():
    assert sniff_format(TEXT.encode(), "records.csv").id == "csv"
    first, second = format_by_id("csv").read(TEXT.encode(), "records.csv")
    r = first.reference
    assert (first.line, r.title, r.journal.title) == (
        4,
        "Tea and sleep, a trial",
        "Imagined Immunology",
    )
    assert [a.family for a in r.authors] == ["Kim", "Lee"]
    assert (r.year, r.volume, r.issue, r.pages) == (2020, "7", "2", "10-12")
    assert (r.doi, r.pmid) == ("10.1000/tea", "41000001")
    assert [k.text for k in r.keywords] == ["tea", "caffeine"]
    assert (second.line, second.reference.title, second.reference.doi) == (
        17,
        "Coffee",
        "10.1000/coffee",
    )


def test_records_may_follow_each_other_without_an_empty_line():
    close = TEXT.replace('"Why not."\n\n', '"Why not."\n')
    assert len(list(format_by_id("csv").read(close.encode(), "records.csv"))) == 2


def test_a_list_of_pairs_of_something_else_is_no_table():
    text = '"Name","Kim"\n"Street","Main"\n"Town","Seoul"\n"Phone","1"\n"Mail","x"\n"Age","7"\n'
    assert format_by_id("csv").sniff(text.encode()) < 0.1
