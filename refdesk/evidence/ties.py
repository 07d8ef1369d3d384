# SPDX-License-Identifier: GPL-3.0-or-later
"""What a result is about: its outcome, its comparison, the cohort or analysis it comes from."""

import sys
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from refdesk.evidence.atoms import Draft
from refdesk.evidence.outcomes import outcome_spans
from refdesk.evidence.pattern import Pattern
from refdesk.evidence.phrases import readable
from refdesk.evidence.text import Document, Sentence
from refdesk.evidence.vocabulary import VAGUE_OUTCOME


@dataclass(frozen=True, slots=True)
class Tie:
    """Context of one result; ``""`` where the text does not say."""

    outcome: str = ""
    comparison: str = ""
    group: str = ""


_FOR = Pattern(
    r"(?i)(?:ratios?|risks?|difference|reduction)s?(?: \(?\[?[A-Za-z]{2,4}\]?\)?)? (?:for|of|"
    r"in) (?P<what>[^,;:()=\[\]]{2,60}?)"
    r"(?= (?:was|were|is|of|compared|in the|with|at)\b|[,;:(=\[]|$)"
)
_COMPARED = Pattern(
    r"(?i)\b(?:compared (?:with|to)|versus|vs\.?|relative to|in comparison (?:with|to)|"
    r"than)(?: that (?:in|of|with))? "
    r"(?P<what>(?:the |those |patients |in |with |receiving |women |men "
    r")*[a-z][^,;:()\[\]\d]{2,50}?)(?=[,;:()\[\].]|\d|$| (?:before|after|and|both|at|in|for|"
    r"was|were|had|over|by|did)\b|$)"
)
_COHORT = Pattern(
    r"(?i)\b(?:in|among|within|for|of) (?P<what>(?:the |this |our |an? |either the |either "
    r")?(?:(?!and\b|the\b)[\w-]+ ){0,5}?"
    r"(?:study|trial|cohorts?|RCT|population|subgroups?|patients with [\w -]{3,50}|"
    r"(?:patients|women|men|children|participants) "
    r"(?:aged|who|without|receiving|treated|taking)[\w -]{3,40}|analys[ei]s|dataset|set|"
    r"registry))(?=[\s,;:()]|$)"
)
_LOCAL = Pattern(
    r"(?i)\b(?P<what>(?:before|after|following|prior to) (?:the |propensity[- ](?:score "
    r")?)?(?:PSM|IPTW|PS matching|matching|weighting|adjustment|propensity[ -]score "
    r"matching)|(?:unmatched|matched|PS-matched|PSM|per-protocol|intention-to-treat|"
    r"intent-to-treat|ITT|PP|validation|derivation|training|test)"
    r"(?: (?:cohort|population|analysis|set|sample))?|"
    r"overall (?:cohort|population|analysis|set|sample))(?=[\s,;:()\[]|$)"
)


_PREPOSITION = Pattern(r"(?i)^(?:(?:in|with|the|those|to|that|of|an?|receiving)\s+)+")


_SUBJECT = Pattern(
    r"(?:^|[.;,] (?:and |but |whereas |while )?)(?:The |the |An? )?(?:mean |median |rates? of |"
    r"risk of |incidence of )?(?P<what>(?!This|These|It|They|There|We|In|At|After|During)"
    r"[A-Za-z][^,;:()\[\]]{2,60}?) (?:(?:was|were|is|are)(?: also| not| significantly| slightly)* "
    r"(?:more|less|fewer|higher|lower|greater|smaller|slower|faster|similar|comparable|better|"
    r"worse|longer|shorter|rarer|common|frequent|improved|reduced|increased|decreased)\b|"
    r"(?:occurred|developed|improved|decreased|increased|declined|differed|did not differ)\b)"
)
"""What a sentence compares: "Diarrhea was more frequent", "Sepsis developed in"."""
_LISTED = Pattern(
    r"(?i)^[\s,;)\]]*(?:and|or|as well as)?[\s,]*(?:for |in |of |on |the )*"
    r"(?P<what>[a-z][\w/'-]*(?: (?!and\b|was\b|were\b|had\b|with\b|after\b|before\b)[\w/'-]+){0,6})"
    r"[\s,(\[]*$"
)
"""The next item of a list: ") and death from any cause (" between two results."""
_CONTENT = Pattern(r"(?i)[a-z][a-z-]{3,}(?<!respectively)(?<!versus)(?<!whereas)")
_ANAPHORA = Pattern(
    r"(?i)^(?:this|these|it|they|such|the (?:differences?|effects?|associations?|results?|"
    r"benefits?|reductions?|corresponding|adjusted|unadjusted|pooled|hazard|odds|risk))\b"
)
_BRIEF = 5
"""Words before a result up to which a sentence has no subject of its own."""


_NO_RESULT = Pattern(
    r"(?i)^(?:use of (?!rescue|opioid|analgesi).*|"
    r"(?:(?:un|non-?)?adjusted |multi|uni|bi|cox|logistic|linear|poisson|binary|stepwise|regression)"
    r"[\w -]*(?:regression|analys[ei]s|models?)(?: analys[ei]s)?|"
    r"(?:(?!(?:in|of|for|with|to|on)\b)[\w-]+ )*"
    r"(?:combination|combined|adjuvant|standard|conventional|dual|triple|drug|"
    r"replacement|maintenance|mono|antiretroviral|antibiotic|statin|insulin|hormone|radiation) ?"
    r"(?:therapy|therapies|treatment|treatments|use|regimens?)|"
    r"(?:(?!(?:in|of|for|with|to|on)\b)[\w-]+ )*"
    r"(?:statin|insulin|steroid|drug|alcohol|tobacco|cannabis|aspirin|metformin) "
    r"(?:use|intake|consumption|exposure))$"
)
"""What names a method, a treatment or an exposure: no outcome of a result."""
_CLAUSE = Pattern(
    r"(?i);|,? \b(?:whereas|while|although|but)\b|, and (?=[^,;()]{2,80} (?:was|were|had|did)\b)"
)
_IS_SUBJECT = Pattern(
    r"(?i)(?: \([^()]*\))? (?:(?:was|were|is|are|did|remained)(?! (?:[\w-]+ ){0,3}?"
    r"(?:associated|linked|related|correlated|predict\w*|risk|an?|the)\b)|"
    r"differed|improved|decreased|increased|declined|fell|rose|occurred|dropped)\b"
)
"""Stands behind the subject of a clause; "was associated with" has an exposure for subject."""
_CUT_BEFORE = Pattern(r"(?<!\w)[A-Za-z]+- ?$")
_CUT_BEHIND = Pattern(r"- ?(?!(?:and|or|to|versus)\b)[A-Za-z][\w-]*")


class Ties:
    """Finds the context of results; keeps the words of each sentence it has seen."""

    def __init__(self, document: Document, compared: Collection[str] = ()) -> None:
        """Take a document and the names of what it compares, which are no outcome of a result."""
        self._document = document
        self._compared = {name.lower() for name in compared}
        self._places = {(s.section, s.start): n for n, s in enumerate(document.sentences)}
        self._outcomes: dict[int, list[tuple[int, int, str]]] = {}
        self._last_end: tuple[int, int] = (-1, 0)

    def of(self, sentence: Sentence, start: int, end: int, draft: Draft) -> Tie:
        """Return the context of the result at ``[start, end)`` of ``sentence``."""
        number = self._places[(sentence.section, sentence.start)]
        since = self._last_end[1] if self._last_end[0] == number else 0
        self._last_end = (number, end)
        outcome = self._outcome(number, sentence, since, start, end, draft)
        return Tie(
            outcome="" if self._is_foreign(outcome) else outcome,
            comparison=self._comparison(sentence, start),
            group=self._group(sentence, since, start),
        )

    def _outcome(
        self, number: int, sentence: Sentence, since: int, start: int, end: int, draft: Draft
    ) -> str:
        if draft.kind != "P" and (match := _FOR.search(sentence.text, max(0, start - 12), end)):
            phrase = readable(match["what"])
            if phrase and phrase.lower() not in VAGUE_OUTCOME and not phrase[0].isdigit():
                return phrase
        spans = self._spans(number)
        clause = _clause(sentence.text, since, start)
        before = [span for span in spans if span[1] <= start and span[0] >= since]
        own = [span for span in before if span[0] >= clause]
        opened = _open_bracket(sentence.text, since, start)
        if beside := [text for first, _, text in own if first > opened >= 0]:
            return _nearest(beside)
        if subjects := [text for _, last, text in own if _IS_SUBJECT.match(sentence.text, last)]:
            return _nearest(subjects)
        if not own and before and (subject := _subject(sentence.text[clause:start].strip())):
            return subject
        if before:
            return _nearest([text for _, _, text in own or before])
        gap = _between(sentence.text[since:start]) if since else ""
        if gap and (listed := _listed(gap)):
            return listed
        earlier = [text for first, last, text in spans if last <= start]
        if earlier and not _CONTENT.search(gap):
            return earlier[-1] if since else earlier[0]
        if subject := _subject(sentence.text, since, start):
            return subject
        behind = [text for first, _, text in spans if start <= first]
        if behind:
            return behind[0]
        return self._carried(number, sentence, start)

    def _is_foreign(self, phrase: str) -> bool:
        """Whether a phrase names a method, a treatment, an exposure or what is compared."""
        return phrase.lower() in self._compared or bool(_NO_RESULT.match(phrase))

    def _carried(self, number: int, sentence: Sentence, start: int) -> str:
        """Return the outcome of the sentence before, where this one only speaks on of it."""
        opening = sentence.text[:start]
        if not number or (len(opening.split()) > _BRIEF and not _ANAPHORA.match(opening)):
            return ""
        previous = self._spans(number - 1)
        same = self._document.sentences[number - 1].section == sentence.section
        return previous[0][2] if previous and same else ""

    def _spans(self, number: int) -> list[tuple[int, int, str]]:
        if number not in self._outcomes:
            sentence = self._document.sentences[number]
            words = sentence.words
            groups = [m.span("what") for m in _COHORT.finditer(sentence.text)]
            self._outcomes[number] = [
                (start, end, sentence.text[start:end])
                for a, b in outcome_spans(words, sentence.runs)
                for start, end in [_whole(sentence.text, words[a].start, words[b - 1].end)]
                if not self._is_foreign(sentence.text[start:end])
                # "patients with low platelet count" are a subgroup, not an outcome
                if not any(first < end and start < last for first, last in groups)
            ]
        return self._outcomes[number]

    @staticmethod
    def _comparison(sentence: Sentence, start: int) -> str:
        found = ""
        for match in _COMPARED.finditer(sentence.text):
            if found and match.start() > start:
                break
            found = _PREPOSITION.sub("", match["what"]).strip()
        return found

    @staticmethod
    def _group(sentence: Sentence, since: int, start: int) -> str:
        parts: list[str] = []
        cohorts = [m for m in _COHORT.finditer(sentence.text) if m.start() < start]
        if cohorts:
            parts.append(readable(cohorts[-1]["what"]))
        local = [m for m in _LOCAL.finditer(sentence.text, since) if m.start() < start]
        if local and readable(local[-1]["what"]).lower() not in " ".join(parts).lower():
            parts.append(readable(local[-1]["what"]))
        return ", ".join(part for part in parts if part)


def _subject(text: str, since: int = 0, start: int = sys.maxsize) -> str:
    """Return what a clause compares, ``""`` where that is a method, a treatment or an exposure."""
    found = _SUBJECT.search(text, since, start)
    return readable(found["what"]) if found and not _NO_RESULT.match(found["what"]) else ""


def _clause(text: str, since: int, start: int) -> int:
    """Return where the clause that a result at ``start`` stands in begins, from ``since`` on."""
    ends = [match.end() for match in _CLAUSE.finditer(text, since, start)]
    return ends[-1] if ends else since


def _open_bracket(text: str, since: int, start: int) -> int:
    """Return the place of the bracket that a result at ``start`` stands in; -1 for none."""
    closed = 0
    for at in range(start - 1, since - 1, -1):
        if text[at] in ")]":
            closed += 1
        elif text[at] in "([":
            if not closed:
                return at
            closed -= 1
    return -1


def _whole(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the ends of a phrase, moved so that none cuts a word: "re- herniation"."""
    before = _CUT_BEFORE.search(text[max(0, start - 20) : start])
    behind = _CUT_BEHIND.match(text, end)
    return start - len(before[0]) if before else start, behind.end() if behind else end


def _nearest(phrases: Sequence[str]) -> str:
    """Return the last phrase that names something; the last one where all are vague."""
    specific = [text for text in phrases if text.lower() not in VAGUE_OUTCOME]
    return (specific or list(phrases))[-1]


def _between(text: str) -> str:
    """Return what stands between two results, without brackets and names of analyses."""
    opened = text.rfind("(")
    if opened > text.rfind(")"):
        text = text[:opened]  # the bracket that the later result stands in
    text = text.rpartition(")")[2]  # and the one of the earlier
    for pattern in (_LOCAL, _COHORT):
        for match in reversed(list(pattern.finditer(text))):
            text = text[: match.start()] + text[match.end() :]
    return text


def _listed(gap: str) -> str:
    """Return the item that stands alone between two results of a list, or ``""``."""
    match = _LISTED.search(gap)
    phrase = readable(match["what"]) if match else ""
    return phrase if _CONTENT.search(phrase) and phrase.lower() not in VAGUE_OUTCOME else ""
