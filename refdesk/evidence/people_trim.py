# SPDX-License-Identifier: GPL-3.0-or-later
"""What leads up to the people of a study, and what goes on behind them, cut from their phrase."""

from dataclasses import replace

from refdesk.evidence.outcomes import Phrase
from refdesk.evidence.pattern import Pattern
from refdesk.evidence.phrases import NUMBER

_LEADS_UP = Pattern(
    rf"(?i)(?:(?:{NUMBER}) (?:[\w-]+ ){{0,2}}?(?:hospitals|cent(?:er|re)s|clinics|sites|practices|countries|"
    rf"units|schools|departments)(?: (?:in|across|of) [\w ]{{2,30}})?, (?={NUMBER}\b)|"
    r"(?:enrol{1,2}|recruit|randomi[sz]e|includ|stud|assign|allocat|treat|evaluat|enter)(?:e|ed|ing|y|ied)? "
    rf"(?={NUMBER}\b))"
)
"""Places and verbs in front: "21 hospitals, 412 patients", "enrol 1,200 adults"."""
_GOES_ON = Pattern(
    r"(?i),? of (?:whom|which|these|them)\b| to (?:either|receive|(?:high|low|standard|full|half)[- ]dose|"
    r"placebo|treatment with|a control|the control|an intervention|the intervention)\b"
)
"""What is told of a part, or of what they were given: ", of whom 82", " to high-dose"."""
_SHORTEST = 6
"""Characters that are left of a phrase at the least."""


def trimmed(phrase: Phrase) -> Phrase:
    """Return a phrase for people without what leads up to them and what goes on behind."""
    text, start = phrase.text, phrase.start
    if lead := _LEADS_UP.match(text):
        text, start = text[lead.end() :], start + lead.end()
    tail = _GOES_ON.search(text)
    if tail and tail.start() >= _SHORTEST:
        text = text[: tail.start()]
    if len(text) == len(phrase.text) or phrase.end - phrase.start != len(phrase.text):
        return phrase  # nothing to cut, or words that do not stand so in the sentence
    return replace(phrase, text=text, start=start, end=start + len(text))
