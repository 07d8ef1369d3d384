# SPDX-License-Identifier: GPL-3.0-or-later
"""A lone P value shows what it compares: the shares or means printed in front of it."""

import json

import pytest

from refdesk.evidence.json_form import evidence_json
from tests.unit.evidence.papers import read, results


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Croup was rarer with tea (7.1% vs 16.6%, p = 0.02)", ["7.1% vs 16.6%"]),
        ("Stay was longer (9.2 ± 1.4 days versus 7.6 ± 1.9 days, P = .04)",
         ["9.2 ± 1.4 days versus 7.6 ± 1.9 days"]),
        ("Croup was seen in 45% in the control group and 19% in the tea group (P < .001)",
         ["45% in the control group and 19% in the tea group"]),
        ("Croup rates were 53.3% for the tea group and 40% for the milk group (P=0.35, Fisher's exact test)",
         ["53.3% for the tea group and 40% for the milk group"]),
        ("Sleep rates for tea and milk were 42% and 47%, respectively (P = 0.63)", ["42% and 47%"]),
        ("Sodium fell (from 190+/-75 to 106+/-48 mEq/d, P<.001)", ["from 190+/-75 to 106+/-48 mEq/d"]),
        ("Sleep increased by 12 +/- 3 minutes (P < 0.01)", ["increased by 12 +/- 3 minutes"]),
        ("Scores increased by 1.28 and decreased by 0.30 in the tea and milk group (P = 0.161)",
         ["increased by 1.28 and decreased by 0.30 in the tea and milk group"]),
        ("Sleep was longer in the tea group (11.8±1.3 s) than in the milk group (6.3±2.5 s, p = 0.01)",
         ["11.8±1.3 s vs. 6.3±2.5 s"]),
        ("Croup was rarer (5 vs 9 days; log-rank test, P = 0.05) and milder (2% vs 4%; P = 0.3)",
         ["5 vs 9 days", "2% vs 4%"]),
        ("The cost was higher ($10,574 vs. $8,534, p = 0.02)", ["$10,574 vs. $8,534"]),
        # what stands in front is not what is compared, or not all of it
        ("Croup was rarer with tea at 3 and 6 months (P = 0.02)", [""]),
        ("Croup took 5 hours with milk, compared with an increase of 0.8% with tea (P<0.01)",
         [""]),
        ("Sickness was rarer in groups A (29%) and B (24%) than in group C (54%; P = 0.003)", [""]),
        ("Sickness was rarer in patients treated for more than 1 year (P = 0.003)", [""]),
    ],
)  # fmt: skip
def test_what_a_lone_p_value_compares(text, expected):
    assert [found.levels for found in results(text)] == expected


def test_an_estimate_of_its_own_has_nothing_to_compare_beside_it():
    (found,) = results("Croup was rarer (7.1% vs 16.6%; OR 0.39, 95% CI 0.2 to 0.8, P = 0.01)")
    assert (found.kind, found.levels) == ("OR", "")


def test_what_it_compares_is_in_the_json_of_the_paper():
    report = read("Croup was rarer with tea (7.1% vs 16.6%, p = 0.02).")
    form = json.loads(json.dumps(evidence_json(report, "1")))
    assert form["statistics"][0]["levels"] == "7.1% vs 16.6%"
