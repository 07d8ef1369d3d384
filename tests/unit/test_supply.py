# SPDX-License-Identifier: GPL-3.0-or-later
"""What refdesk is made of: everything pinned by hash, listed, and honestly looked up."""

import json
import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "packaging"))

import supply  # noqa: E402

LOCKS = sorted((ROOT / "packaging" / "locks").glob("*.txt"))


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_everything_that_is_fetched_has_a_hash(lock):
    assert list(supply.pins(lock))
    loose = [
        line
        for line in lock.read_text("utf-8").splitlines()
        if re.search(r"https?://|^-e |^git\+|^--(?:index|extra-index|find-links|trusted)", line)
    ]
    assert loose == []


def test_no_install_goes_without_hashes():
    """Of the commands that build and install; what is made here is installed without dependencies."""
    for path in (ROOT / "packaging").glob("*.py"):
        text = path.read_text("utf-8")
        for match in re.finditer(r'"--requirement"|"-r",', text):
            near = text[max(0, match.start() - 400) : match.end() + 200]
            assert "--require-hashes" in near or '"-r", "-c"' in near or "bandit" in near, path.name


def test_the_bill_names_packages_data_and_licences():
    bill = supply.bill(ROOT, ROOT / "packaging" / "locks")
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    names = {one["name"] for one in bill["components"]}
    assert {"lxml", "keyring", "citeproc-js", "CSL styles and locales", "Phosphor Icons"} <= names
    refs = [one["bom-ref"] for one in bill["components"]]
    assert len(refs) == len(set(refs))
    assert bill["dependencies"][0]["dependsOn"] == refs
    known = [one for one in bill["components"] if one.get("licenses")]
    assert len(known) >= len(refs) - 3  # those of another system are not installed here
    data = [one for one in bill["components"] if one["type"] == "data"]
    assert all(re.fullmatch("[0-9a-f]{64}", one["hashes"][0]["content"]) for one in data)


def test_two_bills_of_one_commit_are_the_same_but_for_the_time():
    one, other = (supply.bill(ROOT, ROOT / "packaging" / "locks") for _ in range(2))
    assert one["serialNumber"] == other["serialNumber"]
    assert one["components"] == other["components"]


@pytest.mark.parametrize(
    ("packages", "code", "words"),
    [
        ([{"name": "a", "version": "1", "vulns": []}], 0, "no known faults in 1"),
        ([{"name": "a", "version": "1", "vulns": [{"id": "CVE-1"}]}], 1, "CVE-1"),
        ([{"name": "a", "skip_reason": "not found"}], 2, "NOT CHECKED"),
    ],
)
def test_an_audit_that_knows_nothing_is_no_clean_one(packages, code, words):
    found = supply.judged(json.dumps({"dependencies": packages}), "")
    assert found[0] == code
    assert words in found[1]


def test_an_audit_without_answer_is_no_clean_one():
    assert supply.judged("", "ConnectionError: no route\n")[0] == 2
