# SPDX-License-Identifier: GPL-3.0-or-later
"""Arms, setting, register numbers, funding, interests and primary outcome, with their words."""

import pytest

from refdesk.domain.evidence import EvidenceReport, TextSection
from refdesk.evidence.json_form import evidence_json
from refdesk.evidence.reader import read_evidence

METHODS = (
    "We recruited adults from 12 general practices in Leeds. Participants were randomised to yoga "
    "(n = 101) or usual care (n = 99). The primary outcome was pain at 12 weeks. "
)


def read(text: str, name: str = "METHODS") -> EvidenceReport:
    return read_evidence([TextSection("title", "A trial"), TextSection(name, text, 0)])


def test_arms_carry_name_size_and_words():
    arms = read(METHODS).arms
    assert [(arm.name, arm.size) for arm in arms] == [("yoga", 101), ("usual care", 99)]
    assert arms[0].span.text == "yoga (n = 101"
    report = read(
        "They were randomly assigned: 57 patients to the aspirin group and 61 to the control group."
    )
    assert [(arm.name, arm.size) for arm in report.arms] == [("aspirin", 57), ("control", 61)]


def test_men_and_women_are_no_arms():
    assert (
        read("Adults, women (n = 40) or men (n = 41), were randomised to drug or placebo.").arms
        == ()
    )


def test_setting_and_primary_outcome_are_named():
    report = read(METHODS)
    assert report.setting is not None
    assert report.setting.text == "12 general practices in Leeds"
    assert report.primary_outcome is not None
    assert report.primary_outcome.text == "pain at 12 weeks"
    assert read("The primary outcome was not met.").primary_outcome is None
    assert read("Patients in the hospital were followed.").setting is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("ClinicalTrials.gov NCT01234567.", "NCT01234567"),
        ("[ISRCTN 12345678]", "ISRCTN12345678"),
        ("CRIS KCT0001234", "KCT0001234"),
        ("ChiCTR-TRC-12345678", "ChiCTR-TRC-12345678"),
        ("EudraCT number: 2010-012345-67.", "2010-012345-67"),
        ("UMIN000012345", "UMIN000012345"),
        ("ACTRN12605000012345", "ACTRN12605000012345"),
        ("ANZCTR Reference No. 12605000012345", "ACTRN12605000012345"),
        ("DRKS00001234", "DRKS00001234"),
        ("CTRI/2012/08/001234", "CTRI/2012/08/001234"),
        ("PROSPERO CRD42012001234", "CRD42012001234"),
    ],
)
def test_register_numbers_are_found_with_their_characters(text, number):
    (found,) = read(text, "TRIAL REGISTRATION").registrations
    assert found.text == number
    assert text[found.span.start : found.span.end] == found.span.text


def test_money_and_interests_are_told():
    report = read_evidence(
        [
            TextSection(
                "RESULTS", "Pain fell. This trial was funded by the Example Foundation.", 0
            ),
            TextSection("CONFLICTS OF INTEREST", "None declared.", 1),
        ]
    )
    assert report.funding is not None
    assert report.funding.text == "This trial was funded by the Example Foundation."
    assert report.conflicts is not None
    assert report.conflicts.text == "None declared."
    assert read("Pain fell.").funding is None


def test_the_command_line_prints_them():
    form = evidence_json(read(METHODS), 1)
    assert [arm["n"] for arm in form["arms"]] == [101, 99]  # type: ignore[attr-defined]
    assert form["primary_outcome"]["text"] == "pain at 12 weeks"  # type: ignore[index]
    assert form["funding"] is None
