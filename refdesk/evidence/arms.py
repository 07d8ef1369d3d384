# SPDX-License-Identifier: GPL-3.0-or-later
"""What was done and compared with what: the arms of a study.

Each rule is one wording that leaves one reading; the first that fits wins, in order of how often
it was right on half of the articles with doctors' own words (see ``RULE_TRUST``).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from refdesk.evidence.outcomes import Phrase
from refdesk.evidence.phrases import readable
from refdesk.evidence.text import Document, Role, Sentence
from refdesk.evidence.vocabulary import COMPARATOR_WORDS


@dataclass(frozen=True, slots=True)
class Arms:
    """Intervention and comparison as phrases of the text; ``None`` where the text does not say."""

    intervention: Phrase | None
    comparison: Phrase | None
    rule: str


RULE_TRUST = {
    "arms with counts": 0.7,
    "randomised to": 0.65,
    "title versus": 0.65,
    "named control": 0.65,
    "versus": 0.65,
    "compared": 0.5,
    "effect of": 0.5,
    "received": 0.45,
    "title": 0.42,
    "group": 0.42,
}
"""Confidence of a slot by the wording that gave it.

Set between the share of phrases that overlap a doctor's phrase of the same trial by half or more
(``bench_evidence.py``, tuning half: 0.6, 0.57, 0.55, 0.6, 0.7, 0.35, 0.3, -, 0.13, 0.3 in this
order) and the share found right by reading a sample, which is higher: doctors word an arm in full.
"""

_READ = 1500
"""Characters of a sentence that are searched for arms; no prose sentence is longer."""

# A phrase up to the next joint; brackets stay with it.
_ARM = r"(?:[^.;:()\[\]]|\([^()]{0,80}\)|\[[^\[\]]{0,60}\]|(?<=\d)\.(?=\d)){2,170}?"
_N = r"(?: ?[\[(,]? ?(?:group \w+[,;:]? ?)?[nN] ?= ?\d+[^()\[\]]{0,25}[\])]?)?"
_JOIN = (
    r"(?:,? or(?: to)?(?: receive| the| with)?|,? versus|,? vs\.?|,? and(?: to)?(?: the| "
    r"with)?|,? compared (?:with|to)|,? plus either|;)"
)
_END = (
    r"(?=[.;:]|$|,? (?:in|for|at|after|on|by|every|twice|once|daily|over|during|within|as|"
    r"while|until|before|prior|using|from|who|was|were|according|stratified|both|with "
    r"follow-up|and (?:were|followed)|between) |,(?! or| and))"
)
_RANDOM = re.compile(
    rf"(?i)\b(?:randomi[sz]ed|randomly|assigned|allocated|divided)\b[^.;:]{{0,70}}?\b(?:to|"
    rf"into|receiv(?:e|ed|ing)|between|(?:treated|treatment) with)"
    rf"(?: (?:receiv(?:e|ing)|either|treatment with|one of (?:two|three|four) (?:groups|"
    rf"treatments|conditions|arms)|(?:two|2|three|3|four|4) (?:equal )?(?:groups|arms)|a|an|"
    rf"the|groups?|undergo|take|be treated with|"
    rf"get|use|treatment|therapy|be given|daily|oral|with|once-daily|twice-daily|1:1|2:1|"
    rf"\((?:1:1|2:1)\)|of))*[ :,(]+(?P<a>{_ARM}){_N}(?P<join>{_JOIN}) (?P<b>{_ARM}){_N}{_END}"
)
_COUNTS = re.compile(
    r"(?i)(?<![\w.])\d+ (?:(?:patients|participants|subjects|women|men|children|people)(?: "
    r"\w+)? )?(?:who )?(?:received|had|underwent|treated with|assigned to|given|"
    r"randomi[sz]ed to|took|in|to|were (?:treated with|given|assigned to)) "
    r"(?:the )?(?P<a>[^.;:()\d]{2,90}?)(?: group| arm)?,? (?:and|vs\.?|versus) (?:the "
    r"(?:other|remaining) )?\d+ (?:(?:patients|participants|subjects|women|men|children|"
    r"people) )?"
    r"(?:(?:who )?(?:received|had|underwent|given|in|to|were (?:treated with|given|assigned "
    r"to)) )?(?:the )?(?P<b>[^.;:(),\d]{2,90}?)(?: group| arm)?(?=[.;:,)(]|$)"
)
_COMPARE = re.compile(
    rf"(?i)\b(?:compar(?:e|ed|ing|ison of|es)|differences? between)(?: the)?(?: (?:clinical |"
    rf"relative |long-term |short-term )?(?:effects?|efficacy|safety|effectiveness|results?|"
    rf"outcomes?|use|benefits?|tolerability|impact|and|,|the|of)){{0,9}} "
    rf"(?P<a>{_ARM}) (?P<join>with(?: that of| those of)?|versus|vs\.?|to(?: that of| those "
    rf"of)?|and|against|or) (?P<b>{_ARM}){_END}"
)
_TITLE_VS = re.compile(
    r"(?i)^(?:(?:.{0,80}?(?:trial|study|comparison|comparing|evaluation|efficacy|effects?|"
    r"safety|effectiveness|use|results)(?: and \w+)? (?:of|between)|comparing|:) (?:the )?)?"
    r"(?P<a>[^:.?]{2,90}?),? (?:versus|vs\.?|compared (?:with|to)|or|in comparison (?:with|"
    r"to)) (?P<b>[^:.?]{2,90}?)"
    r"(?= (?:in|for|on|as|after|during|among|to|at|following|treatment of|therapy for|with|"
    r"before|by|and (?:its|their))\b|[:.?]|$)"
)
_EFFECT = re.compile(
    r"(?i)\b(?:effects?|efficacy|effectiveness|impact|influence|benefits?|safety|use|role|"
    r"evaluation|addition|pharmacokinetics|trial|study|tolerability)(?:,? (?:and|or) (?:\w+ "
    r")?(?:safety|efficacy|tolerability|effects?|effectiveness|acceptability|"
    r"cost-effectiveness|feasibility))* of "
    r"(?:the |an? )?(?:(?:addition|use|administration|efficacy|combination|application|"
    r"effect) of (?:the |an? )?)?(?P<a>(?:[^.;:?()]|\([^()]{1,40}\)){2,110}?)"
    r"(?= (?:on|upon|in|for|versus|vs\.?|compared|to|as|among|after|during|against|at|with|"
    r"when|by|before|following|and (?:its|their))\b|[.;:?]|$)"
)
_TITLE_FOR = re.compile(
    r"(?i)^(?:an? |the )?(?P<a>[^:.?]{3,90}?) (?:for|in the (?:treatment|prevention|"
    r"management) of|as (?:an? )?(?:adjunct|treatment|therapy|prophylaxis|adjuvant)|to "
    r"(?:prevent|reduce|improve|treat|increase|enhance|promote)|"
    r"(?:improves?|reduces?|prevents?|increases?|decreases?|enhances?|attenuates?|does not|"
    r"accelerates?|protects?|therapy in|treatment in|in (?:patients|children|women|men|"
    r"adults|infants|people|subjects|healthy|older|acute|chronic|advanced))) "
)
_VERSUS = re.compile(
    r"(?i)\b(?:versus|vs\.?|compared (?:with|to)) (?P<b>placebo|no (?:\w+ )?(?:treatment|"
    r"intervention|therapy)|usual (?:\w+ )?care|standard (?:\w+ ){0,2}(?:care|therapy|"
    r"treatment)|"
    r"control(?:s| group| diet| condition)?|sham[\w -]{0,30}|saline|conventional [\w "
    r"-]{3,40}|observation(?: alone)?|wait(?:ing)?[- ]list(?: controls?)?)\b"
)
_CONTROL = re.compile(
    r"(?i)\b(?P<b>(?:matching |matched |identical |oral |inactive |vehicle |saline "
    r")?placebo(?: (?:tablets?|capsules?|pills?|gel|cream|patch|injections?|inhaler|"
    r"infusion))?|no (?:further |additional |adjuvant |active |specific )?(?:\w+ "
    r")?(?:treatment|therapy|intervention|prophylaxis|supplementation)"
    r"|usual (?:\w+ )?care|standard (?:medical |of )?(?:care|treatment|therapy)(?: alone)?|"
    r"treatment as usual|routine care|conventional (?:\w+ )?(?:therapy|treatment|care)|"
    r"sham[- ](?:\w+ ?){1,3}|wait(?:ing)?[- ]?list(?: controls?)?|delayed (?:treatment|"
    r"intervention)|"
    r"attention control|(?:the |a )?(?:untreated|non-?intervention|no[- ]treatment) "
    r"(?:control )?(?:group|arm|controls?)|(?:normal |isotonic )?saline|vehicle)\b"
)
_CONTROL_GROUP = re.compile(
    r"(?i)\b(?P<b>control(?:s| (?:group|arm|condition|subjects|patients|participants|diet|"
    r"intervention)s?))\b"
)
_RECEIVED = re.compile(
    r"(?i)\b(?:(?:intervention|experimental|treatment|treated|study|test|active|first|one) "
    r"(?:group|arm|participants|patients|subjects)|group (?:1|i|a)) (?:participants |"
    r"patients |subjects )?\(?(?:[^().;]{0,30}\) )?(?:was |were )?(?:received|underwent|"
    r"consisted of|was given|were given|given|used|performed|had|"
    r"took|was treated with|were treated with|treated with|participated in) "
    r"(?P<a>[^.;:()]{3,120}?)(?=[.;:(]|$|,? (?:while|whereas|and the|and (?:controls|"
    r"control)|for|in addition|over|during|twice|once|daily|every|plus)\b|,)"
)
_GROUP = re.compile(
    r"(?:(?:the|in|an?|than|and|of) )(?P<a>(?:[A-Za-z][\w/+-]* ){1,3}?)(?:group|arm)s?\b(?! "
    r"(?:difference|comparison|and|or|session|therapy|a\b|b\b))"
)
_NOT_ARM = re.compile(
    r"(?i)^(?:either|both|one|two|three|four|groups?|group \w|arms?|\w|the|treatments?|"
    r"interventions?|controls?|study|patients?|subjects|participants|women|men|children|the "
    r"two groups|each|other|"
    r"same|first|second|third|\d+.*|effects?|efficacy|safety|baseline|it|them|this|these|"
    r"results?|conditions?|drug|drugs|therapy|control group|experimental|before|after|time|"
    r"age|sex|"
    r"between|within|all|no|new|higher|lower|use|trial|a trial|risk|active|[ivx]{1,4}|in|"
    r"reverse|reversed|order|exercises?|printed|verbal|oral|patients.*|experimental group|"
    r"active treatment|treatment group|intervention group|those|follow-up|change|changes|"
    r"randomi[sz]ed|two treatments)$"
)
_STUDIED = re.compile(
    r"(?i)\b(?:randomi[sz]ed|trial|study|comparison|effects? of|compar(?:ed|ing)|patients|"
    r"participants|outcomes?|survival|mortality|significan\w*|baseline|hypothesi[sz]ed|"
    r"evaluat\w+|investigat\w+|"
    r"differ(?:ed|ence|ences)?|higher|lower|greater|respectively|p ?[<=]|was|were|is|are)\b"
)


def _phrase(number: int, sentence: Sentence, start: int, text: str, rule: str) -> Phrase | None:
    control = _CONTROL_GROUP.match(text.strip())
    if control and rule == "arms with counts":
        at = sentence.text.find(control["b"], start)
        return Phrase(number, at, at + len(control["b"]), control["b"], RULE_TRUST[rule], rule)
    clean = _strip(text)
    if (
        not clean
        or _VERB_FIRST.match(clean)
        or len(clean) < 2
        or _NOT_ARM.match(clean)
        or len(clean) > 110
        or not any(c.isalpha() for c in clean)
    ):
        return None
    if _STUDIED.search(clean) or len(clean.split()) > 16:
        return None
    at = sentence.text.find(clean, start)
    if at < 0:
        return None
    return Phrase(number, at, at + len(clean), clean, RULE_TRUST[rule], rule)


_VERB_FIRST = re.compile(
    r"(?i)(?:address|assess|evaluate|determine|compare|improve|reduce|examine|investigate|"
    r"test|be|is|was|were|if|whether|how|what|involving|"
    r"providing|including|using|does|do|can|will|should|experimental group|intervention "
    r"group|treatment group)\b"
)
_EXTRA = re.compile(
    r"(?i)(?:,? (?:in patients|in addition to|once|twice|daily|every|for (?:\d|one|two|three|"
    r"four|five|six|eight|up)|given|administered|at a dose|starting|beginning|in the "
    r"(?:treatment|prevention|management)|"
    r"in (?:women|men|children|adults|infants)|as (?:measured|well as)|to (?:reduce|prevent|"
    r"improve)|during \w|delivered|consisting of|followed for|who |where|which|that |with "
    r"regard).*)$"
)
_FRONT = re.compile(
    r"(?i)^(?:(?:the|a|an|either|to|be|been|allocated to|assigned to|receive|receiving|"
    r"received|given|undergo|treatment with|therapy with|treated with|of|with|by|"
    r"group of|groups? [\w][,:]?|use of|addition of|\d+ (?:patients|subjects|women|men|"
    r"children|participants)|one group|(?:intervention|experimental|treatment|control|"
    r"active) "
    r"(?:group|arm|condition)[,:]?|\(?[ai1]\)|\d\)|on the .{3,60}? of|effects? (?:of|on) "
    r"(?:.{3,60}? of )?(?:the )?|.{0,60}? (?:trial|study) (?:of|comparing))(?:\s+|"
    r"(?<=[,:)])\s*))+"
)


# "adjuvant CIK therapy and 326 controls": the count opens another group.
_SECOND_GROUP = re.compile(
    r"(?i),?(?: and| or| versus| vs\.?)? (?:the (?:other|remaining) )?\d+ (?:\w+ "
    r")?(?:controls?|patients|participants|subjects|women|men|children|people|were|received|"
    r"in|to)\b.*$"
)
_DANGLING = re.compile(
    r"(?i)(?:[ ,]+(?:combined|either|alone and|followed|given|group \w|versus|plus|"
    r"combination|patients|groups?))+$"
)
_UNIT_HEAD = re.compile(r"(?i)^(?:[ivx]{1,3}|\w|group)[ ,:)]+(?=[a-z]{3})")


def _strip(text: str) -> str:
    text = re.sub(r" ?\(\d[\d,]*\)", " ", text) if "(" in text else text
    text = (
        re.sub(r"[\[(] ?(?:group \w+[,;: ]*)?[nN] ?= ?[\d,]+[^()\[\]]{0,20}[\])]", " ", text)
        if "=" in text
        else text
    )
    shortened = _SECOND_GROUP.sub("", _EXTRA.sub("", text))
    shortened = _FRONT.sub("", shortened.strip(" ,;:"))
    shortened = _DANGLING.sub("", readable(shortened))
    return _UNIT_HEAD.sub("", shortened)


def _pair(number: int, sentence: Sentence, match: re.Match[str], rule: str) -> Arms | None:
    first = _phrase(number, sentence, match.start("a"), match["a"], rule)
    second = _phrase(number, sentence, match.start("b"), match["b"], rule)
    if first is None or second is None or first.text.lower() == second.text.lower():
        return None
    if _controls(first.text) and not _controls(second.text):
        first, second = second, first
    return Arms(first, second, rule)


def _controls(text: str) -> bool:
    """Whether a phrase reads like the comparator: its head is a control word."""
    return bool(COMPARATOR_WORDS.search(text))


_PAIR_RULES: tuple[tuple[str, re.Pattern[str], frozenset[Role] | None], ...] = (
    ("title versus", _TITLE_VS, frozenset({Role.TITLE})),
    ("arms with counts", _COUNTS, None),
    ("randomised to", _RANDOM, None),
    ("compared", _COMPARE, None),
)


def find_arms(document: Document) -> Arms | None:
    """Return the arms that the text names, or ``None``."""
    arms = _pair_of_arms(document)
    intervention = arms.intervention if arms else None
    comparison = arms.comparison if arms else None
    if intervention is None:
        intervention = _single(document)
    if comparison is None:
        comparison = _named_control(document)
    if intervention and comparison and _overlap(intervention, comparison):
        comparison = None
    if intervention is None and comparison is None:
        return None
    return Arms(
        intervention,
        comparison,
        arms.rule if arms else (intervention or comparison or _NOTHING).rule,
    )


_NOTHING = Phrase(0, 0, 0, "")


def _overlap(one: Phrase, other: Phrase) -> bool:
    if one.sentence == other.sentence and one.start < other.end and other.start < one.end:
        return True
    return other.text.lower() in one.text.lower() and not _controls(other.text)


# "251 who received X and 326 controls" says more than "114 in the X group and 112 in ..."
_GAVE = re.compile(r"(?i)\b(?:received|had|underwent|treated with|given|took)\b")


def _pair_of_arms(document: Document) -> Arms | None:
    spare: Arms | None = None
    for rule, pattern, roles in _PAIR_RULES:
        for number, sentence in enumerate(document.sentences):
            if roles is not None and sentence.role not in roles:
                continue
            if sentence.role in {Role.BACKGROUND, Role.OTHER} or (
                rule == "compared" and sentence.role is Role.RESULTS
            ):
                continue
            for match in pattern.finditer(sentence.text[:_READ]):
                if not (arms := _pair(number, sentence, match, rule)):
                    continue
                if rule != "arms with counts" or _GAVE.search(match[0]):
                    return arms
                spare = spare or arms
        if rule == "arms with counts" and spare:
            return spare
    for number, sentence in enumerate(document.sentences):
        if sentence.role is Role.BACKGROUND:
            continue
        versus = _VERSUS.search(sentence.text)
        if versus and (
            found := _phrase(number, sentence, versus.start("b"), versus["b"], "versus")
        ):
            return Arms(_single(document), found, "versus")
    return None


def _single(document: Document) -> Phrase | None:
    """Return the intervention where no wording gives both arms."""
    title = [(n, s) for n, s in enumerate(document.sentences) if s.role is Role.TITLE]
    aims = [(n, s) for n, s in enumerate(document.sentences) if s.role is Role.OBJECTIVE]
    for rule, pattern, scope in (
        ("effect of", _EFFECT, title),
        ("effect of", _EFFECT, aims),
        ("title", _TITLE_FOR, title),
        ("received", _RECEIVED, list(enumerate(document.sentences))),
    ):
        for number, sentence in scope:
            for match in pattern.finditer(sentence.text):
                if (
                    found := _phrase(number, sentence, match.start("a"), match["a"], rule)
                ) and not _controls_only(found.text):
                    return found
    return None


def _controls_only(text: str) -> bool:
    return bool(re.match(r"(?i)^(?:placebo|controls?|usual care|no \w+)\b", text))


def _named_control(document: Document) -> Phrase | None:
    """Return placebo, usual care, no treatment; else a control group; ``None`` where there is no arm."""
    for rule, pattern in (("named control", _CONTROL), ("group", _CONTROL_GROUP)):
        for number, sentence in enumerate(document.sentences):
            if sentence.role in {Role.BACKGROUND, Role.OTHER, Role.CONCLUSIONS}:
                continue
            for match in pattern.finditer(sentence.text):
                text = match["b"]
                follower = sentence.text[match.end() : match.end() + 12]
                if follower.startswith("-controlled"):
                    at = match.start("b") + match["b"].lower().find("placebo")
                    return Phrase(
                        number, at, at + 7, sentence.text[at : at + 7], RULE_TRUST[rule], rule
                    )
                if re.match(r"(?i)saline|vehicle", text) and not re.search(
                    r"(?i)\b(?:or|and|versus|control)\W*$", sentence.text[: match.start()]
                ):
                    continue
                clean = readable(text) if pattern is _CONTROL else text
                at = sentence.text.find(clean, match.start())
                return Phrase(number, at, at + len(clean), clean, RULE_TRUST[rule], rule)
    return None


def arm_phrases(document: Document, arms: Arms | None) -> list[Phrase]:
    """Return every phrase that some wording names as an arm, the slots' own first."""
    found = [phrase for phrase in (arms.comparison, arms.intervention) if phrase] if arms else []
    for number, sentence in enumerate(document.sentences):
        if sentence.role in {Role.BACKGROUND, Role.OTHER}:
            continue
        text = sentence.text[:_READ]
        for rule, pattern, names in _wordings(sentence.role):
            for match in pattern.finditer(text):
                phrases = (_phrase(number, sentence, match.start(n), match[n], rule) for n in names)
                found.extend(phrase for phrase in phrases if phrase)
    return found


def _wordings(role: Role) -> Iterator[tuple[str, re.Pattern[str], str]]:
    """Yield the wordings that a sentence of ``role`` may use, with the groups that hold arms."""
    for rule, pattern, roles in _PAIR_RULES:
        if roles is None or role in roles:
            yield rule, pattern, "ab"
    if role in {Role.TITLE, Role.OBJECTIVE}:
        yield "effect of", _EFFECT, "a"
    if role is Role.TITLE:
        yield "title", _TITLE_FOR, "a"
