# SPDX-License-Identifier: GPL-3.0-or-later
"""From a record as PubMed exports it to the entry: its quirks end at the door."""

import re

import pytest

from refdesk.citations.engine import CitationEngine
from refdesk.domain.reference import Reference
from refdesk.formats.base import ReadReference, format_by_id

RECORD = {
    "PMID": "1",
    "TI": "Early surgery for gallstones.",
    "FAU": "Roe, Jane Ann",
    "AU": "Roe JA",
    "LA": "eng",
    "DP": "2021 Mar 4",
    "TA": "J Clin Oncol",
    "JT": "Journal of clinical oncology",
    "VI": "39",
    "IP": "7",
    "PG": "132-42",
}


def read(**changes: str) -> Reference:
    fields = {key: value for key, value in (RECORD | changes).items() if value}
    lines = "".join(f"{key:<4}- {value}\n" for key, value in fields.items())
    reader = format_by_id("nbib").read
    assert reader
    (record,) = reader(lines.encode(), "quirks.nbib")
    assert isinstance(record, ReadReference)
    return record.reference


def entry(engine: CitationEngine, style: str, **changes: str) -> str:
    return engine.format_one(read(**changes), style).text


@pytest.mark.parametrize("style", ["apa", "mla", "chicago", "ama", "nlm", "ieee", "nature"])
@pytest.mark.parametrize(
    ("title", "end"),
    [
        ("Early surgery for gallstones.", "gallstones"),
        ("Is early surgery safe?", "safe?"),
        ("Early surgery for E. coli et al.", "et al."),
    ],
)
def test_the_stop_of_a_title_goes_once(engine: CitationEngine, style: str, title: str, end: str):
    text = entry(engine, style, TI=title)
    assert re.search(re.escape(end), text, re.IGNORECASE)
    assert not re.search(r"\.\.|\?\.|\.[”’]\.", text)


def test_brackets_say_that_a_title_is_translated(engine: CitationEngine):
    changes = {"TI": "[Early surgery].", "TT": "La chirurgie precoce.", "LA": "fre"}
    assert "La chirurgie precoce [Early surgery]. J" in entry(engine, "apa", **changes)
    assert "“La chirurgie precoce” [Early surgery]. J" in entry(engine, "chicago", **changes)
    nested = changes | {"TI": "[Early [sic] surgery]."}
    assert "“La chirurgie precoce” [Early [sic] surgery]. J" in entry(engine, "mla", **nested)
    alone = changes | {"TT": ""}
    assert "[Early surgery]. J" in entry(engine, "apa", **alone)
    assert "“Early Surgery” [in French]. J" in entry(engine, "chicago", **alone)


@pytest.mark.parametrize(
    ("journal", "name"),
    [
        ("Cancer immunology, immunotherapy : CII", "Cancer Immunology, Immunotherapy"),
        ("Science (New York, N.Y.)", "Science"),
        ("Hypertension (Dallas, Tex. : 1979)", "Hypertension"),
        ("The Lancet. Oncology", "The Lancet Oncology"),
        ("Canadian journal of surgery = Journal canadien", "Canadian Journal of Surgery"),
        ("Der Chirurg; Zeitschrift fur alle Gebiete", "Der Chirurg"),
        ("npj digital medicine", "npj Digital Medicine"),
        ("eLife", "eLife"),
    ],
)
@pytest.mark.parametrize("style", ["apa", "mla", "chicago", "harvard"])
def test_a_journal_is_named_as_it_names_itself(
    engine: CitationEngine, style: str, journal: str, name: str
):
    text = entry(engine, style, JT=journal)
    assert re.search(rf"[.,’”] {re.escape(name)},? (vol\. )?39", text), text


@pytest.mark.parametrize(
    ("pages", "apa", "mla", "nlm"),
    [
        ("132-42", "132–142", "pp. 132–42", "132-42"),
        ("S12-8", "S12–S18", "pp. S12–18", "S12-8"),
        ("328; author reply 329-30", "328", "p. 328", "328"),
        ("606-620.e7", "606–620.e7", "pp. 606–620.e7", "606-620.e7"),
        ("1520-8, 2 p following 1528", "1520–1528", "pp. 1520–28", "1520-8"),
        ("e0194718", "Article e0194718", "article e0194718", "e0194718"),
    ],
)
def test_pages_are_those_of_the_style(
    engine: CitationEngine, pages: str, apa: str, mla: str, nlm: str
):
    assert entry(engine, "apa", PG=pages).endswith(f", 39(7), {apa}.")
    assert entry(engine, "mla", PG=pages).endswith(f", Mar. 2021, {mla}.")
    assert f":{nlm}" in entry(engine, "nlm", PG=pages)


@pytest.mark.parametrize(
    ("date", "apa", "mla"),
    [
        ("2021 Nov-Dec", "(2021)", "Nov.–Dec. 2021"),
        ("1998 Dec-1999 Jan", "(1998)", "Dec. 1998–Jan. 1999"),
        ("2021 Spring", "(2021)", "Spring 2021"),
        ("2021", "(2021)", "2021"),
        ("2021 Mar 4", "(2021)", "Mar. 2021"),
    ],
)
def test_a_medline_date_is_read(engine: CitationEngine, date: str, apa: str, mla: str):
    assert f" {apa}. " in entry(engine, "apa", DP=date)
    assert f", {mla}, pp." in entry(engine, "mla", DP=date)


@pytest.mark.parametrize(
    ("numbers", "apa", "mla"),
    [
        ({"VI": "39 Suppl 1", "IP": ""}, "39(Suppl. 1)", "vol. 39, supp. 1"),
        ({"VI": "39 Suppl", "IP": ""}, "39(Suppl.)", "vol. 39, supp."),
        ({"IP": "7 Suppl 2"}, "39(7, Suppl. 2)", "vol. 39, no. 7, supp. 2"),
        ({"IP": "4 Suppl"}, "39(4, Suppl.)", "vol. 39, no. 4, supp."),
        ({"IP": "2 Pt 1"}, "39(2, Pt. 1)", "vol. 39, no. 2, pt. 1"),
        ({"VI": "56 ( Pt 10)", "IP": ""}, "56(Pt. 10)", "vol. 56, pt. 10"),
        ({"IP": "1-2"}, "39(1–2)", "vol. 39, nos. 1–2"),
    ],
)
def test_supplements_and_parts_are_named(
    engine: CitationEngine, numbers: dict[str, str], apa: str, mla: str
):
    assert f", {apa}, 132" in entry(engine, "apa", **numbers)
    assert f", {mla}, Mar. 2021" in entry(engine, "mla", **numbers)


def test_two_hyphens_are_a_dash_and_units_stay_small(engine: CitationEngine):
    title = "Early surgery--5 mg or 80 mg/d in vitro: in vitro data, 1991-1997."
    assert "Early surgery—5 mg or 80 mg/d in vitro: In vitro data, 1991–1997." in entry(
        engine, "apa", TI=title
    )
    assert "“Early Surgery—5 mg or 80 mg/d in vitro: In Vitro Data, 1991–1997.”" in entry(
        engine, "mla", TI=title
    )


def test_a_volume_with_a_letter_is_one_volume(engine: CitationEngine):
    assert "vol. 82-A, no. 7, Mar. 2021, pp. 132–42" in entry(engine, "mla", VI="82-A")
    assert ", vol. B-12, no. 7, Mar. 2021, pp. 132–42" in entry(engine, "mla", VI="B-12")
    assert ", vol. XIV, no. 7, Mar. 2021, pp. 132–42" in entry(engine, "mla", VI="XIV")
    assert ", vol. B12, no. 7, Mar. 2021, pp. 132–42" in entry(engine, "mla", VI="B12")
    assert "vols. 82–83, no. 7, Mar. 2021, pp. 132–42" in entry(engine, "mla", VI="82-83")
    assert "82-A(7), 132–142" in entry(engine, "apa", VI="82-A")


@pytest.mark.parametrize("style", ["mla", "chicago-author-date"])
def test_the_second_word_of_a_species_stays_small_in_title_case(engine: CitationEngine, style: str):
    title = "Carriage of Haemophilus influenzae and E. coli in pulmonary tuberculosis."
    printed = "Carriage of Haemophilus influenzae and E. coli in Pulmonary Tuberculosis"
    assert printed in entry(engine, style, TI=title)
