# SPDX-License-Identifier: GPL-3.0-or-later
"""Who was studied: phrases around people words, and one phrase a cohort for the slot."""

from collections.abc import Sequence
from dataclasses import dataclass

from refdesk.evidence.outcomes import Phrase
from refdesk.evidence.pattern import Pattern
from refdesk.evidence.phrases import NUMBER, Word, number_of
from refdesk.evidence.text import METHOD_ROLES, Document, Role, Sentence
from refdesk.evidence.vocabulary import PEOPLE, WEAK_PEOPLE, word_set

_LEFT_STOP = word_set(
    "could may can might will would should must benefit help affects affect levels "
    "in of for to by with from on at than as were was is are and or but that which who whom between "
    "among had have has did received randomized randomised assigned included including enrolled "
    "studied recruited involving the these those all our we this each both most some other either "
    "treated given more fewer when while if after before during per compared versus vs not groups "
    "group improved improves reduce reduced improve between any such many few several no treating "
    "treat whereas excluding although because until also only enrol enroll enrolling recruit recruiting "
    "trial methods method design objective currently almost about approximately "
    "randomize randomise randomizing invited identify identified if"
)
_RIGHT_STOP = word_set(
    "were was is are had have has received completed participated underwent entered took showed may "
    "can will did randomized randomised randomly assigned allocated divided compared during after "
    "before while when than that using by we improved improves reported experienced achieved "
    "developed died responded increased decreased enrolled recruited included took demonstrated "
    "remained improve should could would must but whereas because through until according then "
    "and/or versus vs given treated to via per at on from into over who's which agreed gave do does "
    "tended appeared screened approached invited excluded"
)
_MODIFIER = word_set(
    "with who having undergoing aged suffering scheduled diagnosed admitted referred presenting "
    "older younger of in at hospitalized hospitalised requiring without awaiting affected attending "
    "between whose planned posted"
)  # fmt: skip
_IN_OK = word_set("of in at and or the a an from for to on between than by after")
_ATTACHED = Pattern(
    r"(?i)\b(?:patients?|children|women|men|subjects|participants|adults|infants|individuals|"
    r"people|volunteers|persons|outpatients|adolescents|neonates|"
    r"newborns|males|females|boys|girls|population|recipients|survivors|smokers)\b"
)


@dataclass(frozen=True, slots=True)
class Cohort:
    """One studied group: its phrase, and the kind of study that it belongs to."""

    phrase: Phrase
    study: str = ""
    total: int | None = None


def _left(words: Sequence[Word], head: int) -> int:
    """Return the first word of the phrase that ends in the people word at ``head``."""
    k = head
    while k > 0 and head - k < 9:
        word = words[k - 1]
        if (
            word.text in {",", "%"}
            and k > 1
            and k - 2 >= 0
            and words[k - 2].lower[-1:].isalpha()
            and head - k < 4
        ):
            if (
                words[k].text[0].isdigit()
                or number_of(words[k].text)
                or words[k - 2].lower in _LEFT_STOP | {"trial", "study"}
            ):
                break
            before = words[k - 2].lower
            if (
                not before.endswith(("ed", "al", "ic", "y", "ent", "ive"))
                and before not in _ADJECTIVES
            ):
                break
            k -= 1
            continue
        if word.is_sign or (word.lower in _LEFT_STOP and not _inside_number(words, k - 1)):
            break
        k -= 1
    return k


_ADJECTIVES = word_set("obese acute severe free male female stable multiple adverse mature")


def _inside_number(words: Sequence[Word], k: int) -> bool:
    """Whether "and" joins a number in words: "one hundred and forty"."""
    return words[k].lower == "and" and k > 0 and words[k - 1].lower in {"hundred", "thousand"}


def _right(words: Sequence[Word], head: int) -> int:
    """Return the word behind the phrase that begins with the people word at ``head``."""
    k = _behind_bracket(words, head + 1)
    if k + 1 < len(words) and words[k].text == "," and words[k + 1].lower in {"aged", "ages", "18"}:
        k += 1
    if k >= len(words) or words[k].lower not in _MODIFIER:
        return k
    first, depth = k, 0
    while k < len(words) and k - first < 28:
        depth += (words[k].text == "(") - (words[k].text == ")")
        if depth < 0 or (not depth and words[k].text != ")" and _ends(words, k, first)):
            break
        k += 1
    while k > first and words[k - 1].lower in _IN_OK:
        k -= 1
    return k


def _behind_bracket(words: Sequence[Word], k: int) -> int:
    """Return the place behind a bracket at ``k`` that counts or describes the people."""
    if k < len(words) and words[k].text == "(":
        close = next((j for j in range(k, min(k + 30, len(words))) if words[j].text == ")"), None)
        if close and _WHO & {w.lower for w in words[k + 1 : close]}:
            return close + 1
    return k


_INSIDE_SIGNS = frozenset({"-", "/", "%", "<", ">", "≥", "≤", "=", "'", "±"})


def _ends(words: Sequence[Word], k: int, first: int) -> bool:
    """Whether the word at ``k`` is no part of the people's description any more."""
    word = words[k]
    if word.is_sign and word.text not in _INSIDE_SIGNS:
        return not (word.text == "," and _list_goes_on(words, k))
    if k > first and word.lower in _RIGHT_STOP and not _allowed(words, k):
        return True
    return word.lower in {"in", "at"} and _leaves(words, k)


_WHO = word_set("n age aged years year boys girls men women male males female females mean")


def _allowed(words: Sequence[Word], k: int) -> bool:
    """Whether a stop word goes on inside "who were ...", "who had ...", "18 to 65", "at risk"."""
    word, before = words[k].lower, words[k - 1].lower
    if word == "over" and before == "and":
        return True
    if before in {"who", "whom", "that"} or (words[k - 2].lower == "who" and k > 1):
        return True
    if word in {"to", "from"} and (
        before[0].isdigit() or before in {"aged", "admitted", "referred", "ranging", "due", "years"}
    ):
        return True
    return (
        word in {"at", "after"}
        and k + 1 < len(words)
        and words[k + 1].lower in {"risk", "high", "least", "increased", "surgery", "curative"}
    )


_ADJECTIVE_ENDINGS = ("ble", "ent", "ic", "al", "ate", "ive", "ous", "ary")


def _list_goes_on(words: Sequence[Word], k: int) -> bool:
    after = words[k + 1].lower if k + 1 < len(words) else ""
    if words[k - 1].lower.endswith(_ADJECTIVE_ENDINGS) and words[k - 2].lower in {"with", "having"}:
        return after.isalpha() and after not in _RIGHT_STOP | {"and", "or"}
    return after in {"aged", "18"} or (
        after[:1].isdigit() and words[k - 1].lower in {"patients", "aged"}
    )


def _leaves(words: Sequence[Word], k: int) -> bool:
    """Whether "in a randomized trial", "in the study" takes leave of the people."""
    window = {w.lower for w in words[k + 1 : k + 7]}
    return bool(
        window
        & {
            "trial",
            "study",
            "randomized",
            "randomised",
            "groups",
            "group",
            "double-blind",
            "arm",
            "design",
            "manner",
        }
    )


def people_spans(words: Sequence[Word]) -> list[tuple[int, int]]:
    """Return ``[first, last)`` word places of phrases about who was studied."""
    found: list[tuple[int, int]] = []
    for head, word in enumerate(words):
        if word.lower not in PEOPLE or (found and head < found[-1][1]):
            continue
        if word.lower in _ALSO_ADJECTIVE and _noun_follows(words, head):
            head += 1
        if head + 1 < len(words) and words[head + 1].lower in PEOPLE:
            continue
        first, last = _left(words, head), _right(words, head)
        plain = last == head + 1 and first == head
        numbered = any(number_of(w.text) for w in words[first:head])
        if plain and (word.lower in WEAK_PEOPLE or word.lower in _GENERIC):
            continue
        if head + 1 < len(words) and words[head + 1].lower in _NOT_PEOPLE_BEFORE and not numbered:
            continue
        found.append((first, last))
    return found


_ALSO_ADJECTIVE = word_set("adult child female male pregnant")


def _noun_follows(words: Sequence[Word], head: int) -> bool:
    following = words[head + 1].lower if head + 1 < len(words) else ""
    return len(following) > 5 and following.endswith(("ics", "ers", "ents", "ants", "ors"))


_GENERIC = word_set(
    "patients patient participants participant subjects subject individuals people persons person "
    "respondents"
)
_NOT_PEOPLE_BEFORE = word_set(
    "care education satisfaction safety preference outcomes outcome characteristics compliance "
    "perception education-based acceptance reported records data health s behavior population"
)  # fmt: skip

_STUDY = Pattern(
    r"(?i)\b(?:(?P<rct>RCT|randomi[sz]ed|randomly|trial)|(?P<cohort>cohort|retrospective|"
    r"real-world|RWD|registry|observational|propensity)|"
    r"(?P<split>validation|derivation|training|discovery|replication|development|testing)(?= "
    r"(?:set|cohort|sample|group|dataset|phase)))\b"
)
_ROLE_SCORE = {
    Role.TITLE: 0.6, Role.OBJECTIVE: 0.5, Role.PARTICIPANTS: 1.6, Role.METHODS: 1.2, Role.DESIGN: 0.9,
    Role.INTERVENTIONS: 0.7, Role.RESULTS: 0.3,
    Role.CONCLUSIONS: -0.3, Role.BACKGROUND: -0.8, Role.OTHER: -1.0,
    Role.OUTCOMES: 0.0,
}  # fmt: skip
_INCLUDED = Pattern(
    r"(?i)\b(?:randomi[sz]ed|randomly|enrol{1,2}ed|recruited|includ(?:ed|ing)|assigned|"
    r"allocated|studied|participated|involv(?:ed|ing)|"
    r"consecutive|eligible|entered|performed (?:in|on)|conducted (?:in|on|among)|analy[sz]ed|"
    r"total of|evaluated)\b"
)
_COUNT = Pattern(rf"(?<![\w.-])(?P<n>{NUMBER})(?![\w.%]*%|-year|-month| years| months| weeks)")


_PART = Pattern(
    r"(?i)\s*(?:\(\d+(?:\.\d+)? ?%|in (?:the )?(?:\w+ )?(?:group|arm)|"
    r"(?:were |who were )?(?:screened|approached|invited|targeted|excluded)|died|had|developed|"
    r"who received)"
)
"""What follows a number of people who are not all of those studied."""


def _found(document: Document) -> list[tuple[float, Cohort, Sentence]]:
    found: list[tuple[float, Cohort, Sentence]] = []
    for number, sentence in enumerate(document.sentences):
        words = sentence.words
        for first, last in people_spans(words):
            start, end = words[first].start, words[last - 1].end
            text = sentence.text[start:end]
            if len(text) > 260:
                continue
            count = _COUNT.search(text)
            total = number_of(count["n"]) if count and count.start() <= 12 else None
            score = _ROLE_SCORE[sentence.role]
            head = _ATTACHED.search(text)
            tail = text[head.end() :] if head else ""
            described = bool(tail.strip()) or first < last - 1 - (total is not None)
            score += 1.0 * (total is not None) + 0.8 * bool(tail.strip()) + 0.4 * described
            around = sentence.text[max(0, start - 60) : start] + sentence.text[end : end + 60]
            score += 0.8 * bool(_INCLUDED.search(around))
            if _PART.match(sentence.text, end):
                score -= 1.2
            if total is not None and total < 10:
                score -= 1.0
            if last == first + 1:
                score -= 1.0
            study = _study(sentence, start) if total is not None else ""
            found.append(
                (
                    score,
                    Cohort(Phrase(number, start, end, text, score), study, total),
                    sentence,
                )
            )
    return found


def _study(sentence: Sentence, start: int) -> str:
    """Return the kind of study named before the people: ``RCT``, ``cohort`` or a set's name."""
    last = ""
    for match in _STUDY.finditer(sentence.text, 0, start):
        last = "RCT" if match["rct"] else ("cohort" if match["cohort"] else match["split"].lower())
    return last


class People:
    """Every phrase of a document that names people, found once, and what the slot makes of them."""

    def __init__(self, document: Document) -> None:
        self._found = _found(document)

    def phrases(self) -> list[Phrase]:
        """Return the phrases, what speaks for each as its ``score``, the best first."""
        found = sorted(self._found, key=lambda item: -item[0])
        return [cohort.phrase for _, cohort, _ in found]

    def cohorts(self) -> list[Cohort]:
        """Return the cohorts, the first first; usually one, none where none is certain."""
        return self._named_apart() or self._likeliest()

    def _named_apart(self) -> list[Cohort]:
        """Return the cohorts where the paper counts several, each with the kind of its study."""
        cohorts: dict[str, Cohort] = {}
        for score, cohort, sentence in self._found:
            if cohort.total is None or cohort.total < 8 or not cohort.study or score < 2.4:
                continue
            kept = cohorts.get(cohort.study)
            if sentence.role in METHOD_ROLES | {Role.RESULTS} and (
                kept is None or cohort.total > (kept.total or 0)
            ):
                cohorts[cohort.study] = cohort
        kinds = set(cohorts)
        if len(cohorts) < 2 or not (
            {"RCT", "cohort"} <= kinds or len(kinds - {"RCT", "cohort"}) > 1
        ):
            return []
        chosen = list(cohorts.values())
        totals = {cohort.total for cohort in chosen}
        if len(totals) < len(chosen) or len({c.phrase.sentence for c in chosen}) < 2:
            return []
        return sorted(chosen, key=lambda c: c.phrase.sentence)

    def _likeliest(self) -> list[Cohort]:
        if not self._found:
            return []

        def rank(item: tuple[float, Cohort, Sentence]) -> tuple[float, int]:
            return item[0], -item[1].phrase.sentence

        score, best, _ = max(self._found, key=rank)
        if best.total is None:
            # a counted group is the better answer where it is nearly as likely
            counted = [item for item in self._found if item[1].total and item[0] >= score - 0.8]
            if counted:
                score, best, _ = max(counted, key=rank)
        return [Cohort(best.phrase, "", best.total)] if score >= 0.9 else []

    def describing(self, phrase: Phrase) -> Phrase | None:
        """Return a phrase that says what "226 patients" leaves open: "patients with HCC".

        What the background says counts only where nothing else does.
        """
        best: tuple[bool, float, Phrase] | None = None
        known = _content(phrase.text)
        for score, other, sentence in self._found:
            text = other.phrase.text
            head = _ATTACHED.search(text)
            own = sentence.role in _DESCRIBES
            if not head or not (own or sentence.role is Role.BACKGROUND) or other.total is not None:
                continue
            described = _DESCRIPTION.match(text[head.end() :])
            if not described and (head.start() < 4 or not own):
                continue
            if _content(text) <= known or _STUDY_PEOPLE.search(text):
                continue
            if best is None or (own, score) > best[:2]:
                best = (own, score, other.phrase)
        return best[2] if best and best[2].text != phrase.text else None


_DESCRIBES = frozenset({Role.TITLE, Role.OBJECTIVE, Role.PARTICIPANTS, Role.METHODS, Role.DESIGN})
_DESCRIPTION = Pattern(
    r"(?i),? (?:with|who|undergoing|aged|after|without|suffering|having|of|from|receiving|requiring|"
    r"living|attending|referred|admitted|at risk|diagnosed|scheduled|treated)\b"
)


_STUDY_PEOPLE = Pattern(r"(?i)\b(?:control|experimental|study|intervention) \w+$")


def _content(text: str) -> set[str]:
    """Return the words of a description that are not just a word for people."""
    return {w for w in text.lower().split() if w not in PEOPLE and w not in {"the", "in", "of"}}
