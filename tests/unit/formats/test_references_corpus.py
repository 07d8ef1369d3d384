# SPDX-License-Identifier: GPL-3.0-or-later
"""Printed references that nobody here wrote: a sample of the half that the reader was not made on.

The whole table is ``dev.py bench references``.
"""

import pytest

from refdesk.formats.base import sniff_format
from tests.agreement.printed import Printed, held, lines, of_articles, of_pubmed, of_records, table
from tests.corpus import corpus
from tests.unit.citations.conftest import engine  # noqa: F401  # a fixture

pytestmark = pytest.mark.corpus

_REAL = {
    "first author": 0.97, "authors": 0.95, "title": 0.94, "journal": 0.93, "year": 0.96,
    "volume": 0.97, "pages": 0.98,
}  # fmt: skip
"""A bit under what is measured on all articles of the half."""
_OURS = {
    "first author": 0.96, "authors": 0.94, "title": 0.97, "journal": 0.96, "year": 0.98,
    "volume": 0.98, "issue": 0.97, "pages": 0.98, "doi": 0.995, "pmid": 0.99, "pmcid": 0.99,
}  # fmt: skip


@pytest.fixture(scope="module")
def real() -> list[Printed]:
    return list(of_articles(corpus()))


def fallen(strings: list[Printed], least: dict[str, float]) -> list[object]:
    """Print the table and return the fields of all styles together that say less than they must."""
    found = table(iter(strings))
    print("", *lines(found), sep="\n")
    missed: list[object] = []
    for name, share in least.items():
        of = sum(tally.of[name] for tally in found.values())
        right = sum(tally.right[name] for tally in found.values())
        if of and right < share * of:
            examples = [d for tally in found.values() for d in tally.differing[name]][:3]
            missed.append((name, right / of, examples))
    return missed


def test_identifiers_of_pubmeds_own_strings():
    strings = [p for n, p in enumerate(of_pubmed(corpus())) if n % 40 == 0]
    assert len(strings) > 300
    assert not fallen(strings, {"doi": 0.99, "pmid": 0.99, "pmcid": 0.99})


def test_real_lists_of_many_journals(real):
    strings = [p for p in real if held(p.where.split()[0])][::4]
    assert len(strings) > 300
    assert not fallen(strings, _REAL)


def test_records_that_we_print_are_read_again(engine):  # noqa: F811
    styles = ("NLM", "AMA", "APA", "MLA", "Chicago", "Nature", "IEEE")
    printed = of_records(corpus(), engine, styles, every=12)
    strings = [p for p in printed if held(p.where)]
    assert len(strings) > 100
    assert not fallen(strings, _OURS)


def test_lists_of_whole_articles_are_known_and_counted(real):
    by_article: dict[str, list[str]] = {}
    for printed in real:
        by_article.setdefault(printed.where.split()[0], []).append(printed.text)
    lists = [texts for texts in by_article.values() if len(texts) >= 10][:25]
    known = right = 0
    for texts in lists:
        data = "".join(f"{n}. {text}\n" for n, text in enumerate(texts, 1)).encode()
        known += sniff_format(data, "list.txt").id == "references"
        form = sniff_format(data, "list.txt")
        assert form.read is not None
        right += len(list(form.read(data, "list"))) == len(texts)
    assert known >= 0.95 * len(lists)
    assert right >= 0.95 * len(lists)
