# SPDX-License-Identifier: GPL-3.0-or-later
"""The tagger: what it labels, what it does with words that it never saw, what it costs to import."""

import subprocess
import sys
from collections import Counter

import numpy as np
import pytest

from refdesk.domain.evidence import TextSection
from refdesk.evidence.reader import read_evidence
from refdesk.evidence.tagger import tags_of
from refdesk.evidence.tagger.features import features_of
from refdesk.evidence.tagger.network import other_mentions
from refdesk.evidence.tagger.tagger import Tagger
from refdesk.evidence.tagger.tags import CLASSES
from refdesk.evidence.tagger.vectors import WordVectors
from refdesk.evidence.text import read_document

TITLE = "Effect of lumekin on blood pressure in adults with type 2 diabetes: a randomised trial"
SECTIONS = [
    TextSection("title", TITLE),
    TextSection("BACKGROUND", "High blood pressure is common in diabetes.", 0),
    TextSection("OBJECTIVE", "To compare lumekin with placebo in adults with type 2 diabetes.", 1),
    TextSection(
        "METHODS",
        "We randomly assigned 240 adults with type 2 diabetes to lumekin 5 mg daily or placebo for "
        "12 weeks. The primary outcome was the change in systolic blood pressure.",
        2,
    ),
    TextSection(
        "RESULTS",
        "Systolic blood pressure fell by 8 mm Hg with lumekin and by 2 mm Hg with placebo "
        "(P < .001). Headache was more frequent with lumekin.",
        3,
    ),
    TextSection("CONCLUSIONS", "Lumekin lowered blood pressure in adults with diabetes.", 4),
]


def words(report):
    """Return each labelled word in small letters with its label."""
    texts = {(s.name, s.index): s.text for s in SECTIONS}
    return [
        (texts[t.section, t.index][t.start : t.end].lower(), t.label) for t in report.token_labels
    ]


def labelled(report, letter):
    """Return the words, signs left out, that have a label."""
    return {word for word, label in words(report) if label == letter and word.isalnum()}


@pytest.fixture(scope="module")
def report():
    return read_evidence(SECTIONS, tokens=True)


def test_a_trial_has_its_people_arms_and_outcomes_labelled(report):
    assert {"adults", "type", "2", "diabetes"} <= labelled(report, "P")
    assert "lumekin" in labelled(report, "I")
    assert {"systolic", "blood", "pressure"} <= labelled(report, "O")
    drug = Counter(label for word, label in words(report) if word == "lumekin")
    assert drug.most_common(1)[0][0] == "I"


def test_the_comparator_is_told_from_the_intervention(report):
    assert labelled(report, "C") == {"placebo"}


def test_every_label_lies_on_one_whole_word(report):
    texts = {(s.name, s.index): s.text for s in SECTIONS}
    for token in report.token_labels:
        text = texts[token.section, token.index]
        word = text[token.start : token.end]
        assert word
        assert not any(c.isspace() for c in word)
        if word[0].isalnum():
            assert not text[max(0, token.start - 1) : token.start].isalnum()
            assert not text[token.end : token.end + 1].isalnum()


def test_animals_are_no_population():
    text = "Forty male rats were randomly given lumekin or saline. Their weight was measured daily."
    report = read_evidence(
        [TextSection("title", "Lumekin in rats"), TextSection("abstract", text, 0)], tokens=True
    )
    assert not [t for t in report.token_labels if t.label == "P"]


@pytest.mark.parametrize(
    "text", ["", " ", ".", "(", "한국어 초록입니다.", "a" * 5000, "1 2 3 " * 300]
)
def test_any_text_is_tagged(text):
    document = read_document([TextSection("abstract", text, 0)])
    tags = tags_of(document)
    for number, sentence in enumerate(document.sentences):
        rows = list(zip(*(tags.chances[name][number] for name in CLASSES), strict=True))
        assert len(tags.labels[number]) == len(rows) == len(sentence.words)
        assert all(abs(sum(row) - 1) < 1e-3 for row in rows)


def test_a_word_never_seen_has_the_vector_of_its_parts_or_its_ending():
    rows = np.array([[10, 0], [0, 10], [20, 20]], np.int8)
    vectors = WordVectors(["double", "blind", "~nib"], rows, np.array([0.1, 0.1], np.float32))
    known, compound, drug, nothing = vectors.of(["double", "double-blind", "imatinib", "xyz"])
    assert known.tolist() == pytest.approx([1.0, 0.0])
    assert compound.tolist() == pytest.approx([0.5, 0.5])
    assert drug.tolist() == pytest.approx([2.0, 2.0])
    assert nothing.tolist() == [0.0, 0.0]


def test_numbers_are_one_word_and_doses_are_not():
    sentence = [TextSection("abstract", "We gave 5 mg, 10 mg and B12 for 1.5 days.", 0)]
    words = features_of(read_document(sentence)).words
    assert words.count("0") == 3
    assert "b12" in words


def test_mentions_of_a_word_are_gathered_but_not_of_form_words():
    assert other_mentions(["the", "drug", "and", "the", "drug", "and", "(", "("]) == [[1, 4]]


def test_a_file_that_is_no_model_is_refused(tmp_path):
    wrong = tmp_path / "pico.npz"
    wrong.write_bytes(b"no model")
    with pytest.raises(ValueError, match="pickle"):
        Tagger(wrong)
    with pytest.raises(OSError, match=r"absent\.npz"):
        Tagger(tmp_path / "absent.npz")


def test_the_array_library_waits_for_the_first_paper():
    code = "import sys, refdesk.evidence.reader; print('numpy' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"
