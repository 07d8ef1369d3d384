# SPDX-License-Identifier: GPL-3.0-or-later
"""Titles stored In Title Case or IN CAPITALS, put in sentence case where every word can be told.

Styles that want title case make it from there; none makes sentence case, which APA, AMA and most
others want (APA 6.17). Harm is worse than an untouched title: one word whose letters are not
known (a gene, a trade name, a surname) leaves the whole title as it is stored.
"""

import re
from collections.abc import Callable
from functools import cache

from refdesk.citations.title_words import (
    BODIES,
    COMMON,
    DIRECTIONS,
    NAMES,
    PHRASES,
    SMALL_WORDS,
)
from refdesk.resources import resource

_LEAST_WORDS = 3
_LEAST_EVIDENCE = 2

_KEPT = re.compile(
    "|".join((r"<i>.*?</i>|</?\w+>|&\w+;", *(rf"\b{re.escape(p)}\b" for p in PHRASES))),
    re.IGNORECASE,
)
_TAG = re.compile(r"<i>.*?</i>|</?\w+>|&\w+;")
_PHRASE_OF = {phrase.casefold(): phrase for phrase in PHRASES}
_WORD = re.compile(r"[^\W\d_](?:[^\W_]|['’](?=[^\W\d_]))*")
_LOWERED = re.compile(r"(?<![^\W_])[a-zà-öø-ÿ]+")
_CAPITALISED = re.compile(r"[A-Z][a-zà-öø-ÿ]+(?:['’]s?)?")
_POSSESSIVE = re.compile(r"['’]s?$", re.IGNORECASE)
_ROMAN = re.compile(r"[IVX]{1,4}")
_STARTS = re.compile(r"(?:^|[?!]\s|(?<=\w{4})\.\s)[\W_]*$")
_MONTH_BEFORE = re.compile(r"\b(?:in|since|until|during|from|to|between|and|of)\s$", re.IGNORECASE)
_RELATED = re.compile(r"\s(?:of|between|with)\b", re.IGNORECASE)
_STUDY_GROUP = re.compile(r"\b(?:Study|Trial|Research|Working|Task) (?:Group|Force)\b")

# Endings of words that are no names: "Thrombectomy", "Bioavailability", "Echocardiography".
_TELLING_ENDING = re.compile(
    r"""\w{3,}(?:
        [ts]ions?|ments?|nesses|ities|icity|ability|ivity|mality|osity|idity|ancy|ency
      | olog(?:y|ies|ist|ists|ic|ical)|path(?:y|ies|ic)|therap(?:y|ies|eutic)|graph(?:y|ic|ies)
      | scop(?:y|ic|ies)|ectom(?:y|ies)|otom(?:y|ies)|ostom(?:y|ies)|plast(?:y|ies)|metr(?:y|ic)
      | emias?|aemias?|uria|osis|oses|(?<!abd)itis|carcinomas?|sarcomas?|lymphomas?|blastomas?
      | adenomas?|ical|ically|genic|genesis|lytic|trophic|trophy|toxic|static|ular|ative|itive
      | ctive|ization|isation|izing|ising|ational|iatric|iatrics|cyte|cytes|cytic|vascular|cardial
      | enteric|itory|atory|ferase|ferases|somal|osomes?|kinase|kinases|protein|proteins
      | ally|ively|ently|antly|edly|ously|ately
      | (?:at|iz|is|in|ur|ir|ct|st|id|rm|ck|ll|nt|rt|lv|rv|iv|ss|pp|tt|er|as|os|uc|nc|pt|nd)ed
      | (?:at|iz|is|ct|st|nt|rt|rv|ss|pp|tt|uc|nc|pt)ing
      | mycin|cillin|floxacin|statins?|prazole|sartan|olol|parin|glutide|gliptin|gliflozin
      | mab|nib|vir|azole|caine|cycline|pril|dipine|setron|triptan|oxetine|azepam|barbital
    )""",
    re.VERBOSE | re.IGNORECASE,
)


def sentence_case(markup: str, abstract: Callable[[], str] = str) -> str:
    """Return an English title in sentence case, or as it is; subtitles begin small.

    It changes only if it is plainly in title case (every word but articles, prepositions and the
    like has a capital, among them two that are no names) or all in capitals, and if each word is
    known: from the lists of :mod:`~refdesk.citations.title_words`, from the ordinary words (not in a
    title in capitals, where an acronym may look like one), by a telling ending, or because the
    ``abstract`` of the paper (plain text, asked for only then) writes it small. Italics, words
    with capitals inside or with digits, and single letters (vitamin D) stay.
    """
    text = _TAG.sub("", markup)
    shouted = text.isupper() and len(_WORD.findall(text)) >= _LEAST_WORDS
    if not (shouted or _in_title_case(text)) or _STUDY_GROUP.search(text):
        return markup
    seen = frozenset(_LOWERED.findall(abstract()))
    pieces: list[str] = []
    position = 0
    for kept in [*_KEPT.finditer(markup), None]:
        end = kept.start() if kept else len(markup)
        for match in _WORD.finditer(markup, position, end):
            word = _letters(match[0], markup[: match.start()], markup[match.end() :], seen, shouted)
            if word is None:
                return markup
            pieces.append(markup[position : match.start()])
            pieces.append(word)
            position = match.end()
        pieces.append(markup[position:end])
        if kept:
            pieces.append(_PHRASE_OF.get(kept[0].casefold(), kept[0]))
            position = kept.end()
    return "".join(pieces)


def _in_title_case(text: str) -> bool:
    evidence = count = 0
    for place, match in enumerate(_WORD.finditer(text)):
        word = match[0]
        in_compound = text[match.start() - 1 : match.start()] == "-"
        if len(word) == 1 or word.lower() in SMALL_WORDS or in_compound:
            continue
        if word.islower():
            return False
        if _CAPITALISED.fullmatch(word):
            count += 1
            evidence += bool(place) and _is_common(word)
    return count >= _LEAST_WORDS and evidence >= _LEAST_EVIDENCE


def _is_common(word: str) -> bool:
    return word.lower() in COMMON or bool(_TELLING_ENDING.fullmatch(word))


@cache
def _ordinary_words() -> frozenset[str]:
    lines = resource("citations", "ordinary_words.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines if line[:1] != "#" for word in line.split())


def _letters(word: str, before: str, after: str, seen: frozenset[str], shouted: bool) -> str | None:
    """Return a word as a sentence has it, ``None`` where that is not known."""
    small = _small(word, before, after, seen, shouted)
    if small is not None and small.islower() and _STARTS.search(_TAG.sub("", before)):
        return small[0].upper() + small[1:]
    return small


def _small(word: str, before: str, after: str, seen: frozenset[str], shouted: bool) -> str | None:
    lowered = word.lower()
    bare = _POSSESSIVE.sub("", lowered)
    name = bare.capitalize()
    is_name = name in NAMES
    known = bare in COMMON or bare in seen or (not shouted and bare in _ordinary_words())
    if lowered == "may":
        return "May" if _MONTH_BEFORE.search(before) else "may"
    if lowered == "a":
        return "a"
    if len(word) == 1 or _ROMAN.fullmatch(word):
        return word
    if not shouted and not _CAPITALISED.fullmatch(word):
        return word  # mRNA, COVID, p53, and what is small already
    if is_name:
        return name + lowered[len(bare) :]
    if lowered in BODIES and not (lowered == "association" and _RELATED.match(after)):
        return None
    following = _WORD.match(after.lstrip(" "))
    if lowered in DIRECTIONS and following:
        is_before_name = following[0].capitalize() in NAMES
        if is_before_name or lowered != "central":
            return word.capitalize() if is_before_name else None
    if bare != lowered and bare not in COMMON:
        return None  # an eponym, perhaps
    return lowered if known or _TELLING_ENDING.fullmatch(bare) else None
