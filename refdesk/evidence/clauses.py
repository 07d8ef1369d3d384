# SPDX-License-Identifier: GPL-3.0-or-later
"""Clauses of a sentence with results: where they begin, their subject, their verb, its object."""

from itertools import pairwise
from typing import NamedTuple

from refdesk.evidence.pattern import Pattern
from refdesk.evidence.text import HIDDEN

_CLAUSE = Pattern(
    r"(?i)[;:](?: |\x00)|--|—| – |,? in (?:which|whom|that) |\. (?=[A-Z])|,? \b(?:whereas|while|although|"
    r"though|but|yet)\b|"
    r"\b(?:outcomes?|parameters?|variables?|measures?|morbidities|markers?|characteristics|factors?|"
    r"end-?points?),? (?:such as|including|namely:?) |"
    r", and (?=(?!the (?:\w+ )?(?:group|arm)s?\b)[^,;]{2,70}? (?:was|were|had|did|is|are)\b)|"
    r" and (?=(?:they|it|more (?:were|had)|fewer (?:were|had)) )|"
    r" and (?=(?:the|an?) (?!(?:\w+ )?(?:group|arm)s?\b)[^,;]{2,60}? (?:was|were|had|did)\b)"
)
_NO_VERB = (
    r"(?:(?!\b(?:was|were|had|did|is|are|showed|received|reported|(?:in|de)creased|improved)\b)"
    r"(?:[^,]|,(?=\d)))*"
)
"""Words without a verb; a comma within a number counts as one."""
_LEAD = Pattern(
    r"(?i)^(?:(?:when|if|after|once) [^;]{5,200}? (?:were|was|are|is) (?:included|adjusted|"
    r"considered|controlled|entered|removed|excluded|taken into)\b[^,;]*, |"
    r"(?:in|at|after|among|for|during|compared|comparing|with|within|on|from|by|over|"
    r"between|when|"
    rf"following|adjusting|controlling|using|based|relative|as|of|regard(?:ing|less)|throughout|upon|"
    rf"under){_NO_VERB},(?!\d)|"
    rf"(?:whereas|whilst|while|although|though|despite|because|since|when)\b[^,]*,|"
    r"in the (?:[^,]|,(?=\d)){2,40}? (?:group|arm|trial|cohort|study|population)s?(?= (?:the|an?|mean|median|"
    r"there|this|no) )|"
    r"(?:among|in) (?:[\w-]+ ){0,4}?(?:patients|women|men|children|participants|"
    r"subjects)(?= (?!with|who|and|or|"
    r"aged|in|on|given|treated|receiving|taking|at|from|of|was|were|had|did)[a-z])|"
    r"at (?:this time|baseline|follow-up|the end of [\w ]{3,20})(?= (?!of))|at \d+ (?:weeks|months|"
    r"years|days|h)\b|"
    r"(?:at|after|following|in|during|with) [^,;]{2,60}?(?= there (?:was|were) )|"
    r"(?:[^,;]{2,90} )?(?:found|show(?:s|ed)?|indicate[sd]?|revealed|demonstrate[sd]?|suggest(?:s|ed)?|"
    r"observed|noted|confirmed|confirming|indicating|suggesting|showing) that |"
    r"(?:overall|first|second|results|again|indeed|specifically|only),|"
    r"(?:similarly|however|conversely|moreover|furthermore|in addition|additionally|thus|finally|"
    r"interestingly|importantly|notably|likewise|also|secondly|nevertheless|therefore|consequently|"
    r"subsequently|hence|only|and|but)\b),? ?"
)
_VERB = Pattern(
    r"(?i)(?<=\s)(?:(?P<be>wasn't|was|were|is|are|remained|became|differed|occurred|developed|"
    r"did not differ|"
    r"declined|rose|fell|dropped|correlated|tended|appeared|seemed|favou?red|ranged|averaged|"
    r"reached|returned|depended|resolved|recovered|persisted|took place|disappeared|exceeded|predicted|"
    r"healed)|(?P<turn>improved|decreased|increased|changed|worsened|varied)|"
    r"(?P<do>had|has|have|showed|shows|demonstrated|achieved|experienced|reported|required|received|"
    r"found|underwent|tended to have|went|impaired|modified|blunted|relieved|worsened the|"
    r"provided?|reduced|lowered|prolonged|shortened|enhanced|attenuated|prevented|produced|caused|"
    r"yielded|led to|resulted in|exhibited|revealed|detected|conferred|determined(?! by)|presented with|"
    r"trended towards?|gave|displayed|gained|lost|used|made|spent|consumed|"
    r"ingested|needed|maintained|attained|obtained|presented|exercised|induced|affected|suppressed|"
    r"inhibited|elevated|raised|accelerated|delayed|(?:did not|didn't|does not|do not|failed to)"
    r"(?: \w+ly)? (?:decrease|increase|reduce|improve|affect|change|alter|prevent|prolong|show|have|"
    r"influence)))\b"
)
_TURNS_ITSELF = Pattern(
    r"(?i)(?: (?:significantly|markedly|slightly|also|further|more|less|faster|similarly|progressively))*"
    r"(?: (?:in|by|from|at|after|over|during|with|to|between|within|among|significantly|following|"
    r"on|for)\b| \d|"
    r"\W*$|,)"
)
_PASSIVE = Pattern(
    r"(?i) (?:been |not )?(?:increased|decreased|improved|been|changed|declined|reduced) (?:by|in|from)\b"
)
_RELATIVE = Pattern(r"(?i)\b(?:who|which|that|having|when|if|whom)$")


class Clause(NamedTuple):
    """The parts of a clause; ``verb`` is ``""`` where it has none, and ``rest`` then is all of it."""

    subject: str
    verb: str
    rest: str
    transitive: bool
    """Whether the rest is the object of the verb."""


def has_verb(text: str) -> bool:
    """Whether a stretch of text holds a verb that a clause of results has."""
    return _VERB.search(f" {text}") is not None


def clauses_of(plain: str, since: int, at: int) -> list[tuple[int, int]]:
    """Return ``[start, end)`` of the clauses between two places, in order.

    "A, B, and C were reduced" is one: before its "and" stands no verb.
    """
    bounds = [since]
    for match in _CLAUSE.finditer(plain, since, at):
        if "and" not in match[0] or has_verb(plain[bounds[-1] : match.start()]):
            bounds.append(match.end())
    return list(pairwise([*bounds, at]))


def without_lead(text: str) -> str:
    """Return a clause without what stands before its subject: "In the trial, "."""
    text = text.strip(" ,;:.\x00")
    while match := _LEAD.match(text):
        text = text[match.end() :].lstrip(" ,")
    return text


def parts_of(text: str) -> Clause:
    """Return the parts of a clause, without regard to the verbs of relative clauses."""
    for match in _VERB.finditer(f" {text}"):
        verb, rest = match[0], f" {text}"[match.end() :]
        subject = text[: max(0, match.start() - 1)]
        if _RELATIVE.search(subject.rstrip()) or (match["do"] and not subject):
            continue  # "patients who were homozygous had", "Modified score fell"
        transitive = bool(match["do"]) and not _PASSIVE.match(rest)
        if match["turn"]:
            transitive = not _TURNS_ITSELF.match(rest)
        return Clause(subject, verb, rest, transitive)
    return Clause("", "", text, transitive=False)


def bracket_start(plain: str, at: int) -> int:
    """Return where the outermost bracket around ``at`` opens; -1 for none."""
    if plain[at : at + 1] != HIDDEN:
        return -1
    while at and plain[at - 1] == HIDDEN:
        at -= 1
    return at


def bracket_end(plain: str, end: int) -> int:
    """Return where the outermost bracket around the end of a result closes."""
    while end < len(plain) and plain[end] == HIDDEN:
        end += 1
    return end
