# SPDX-License-Identifier: GPL-3.0-or-later
"""How papers word the sizes of arms; each pattern names ``n`` and, of the arm, ``name``."""

from refdesk.evidence.pattern import Pattern
from refdesk.evidence.phrases import NUMBER

_PEOPLE = (
    r"(?:patients|participants|subjects|women|men|children|people|infants|adults|volunteers|students|"
    r"individuals|couples|mothers|eyes|teeth|practices|schools|clusters|villages|hospitals|clinics|"
    r"cases|rats|mice|animals|girls|boys|females|males|legs|limbs|knees|hips|feet|ears|lesions|residents|"
    r"families|nurses|workers|employees|pupils|students|veterans|smokers|neonates|newborns|babies)"
)
_COUNT = rf"(?<![\w.,/-])(?P<n>{NUMBER})(?! ?(?:%|-|/\d|\.\d))"
_WHO = rf"(?: (?:(?!and\b|\d)[\w-]+ ){{0,3}}?{_PEOPLE})?"
NAME_N = Pattern(
    r"(?<![\w/+.'-])(?P<name>(?:\d+-)?[A-Za-z][\w/+.'-]*(?: [\w/+.'%-]+){0,7}?)(?: [(\[][\w -]{1,24}[)\]])?"
    r"(?: groups?| arms?)? ?(?:[(\[](?:[\w+ ,/.-]{0,40}[;,:] ?)?|[,;:] ?)[nN] ?= ?(?P<n>\d[\d,]*)(?: "
    r"\w+)?(?=[)\];,.]|$)"
)
ANY_N = Pattern(r"[nN] ?= ?\d")
N_TO = Pattern(
    rf"{_COUNT}{_WHO} (?:(?:were|was|had been) )?(?:randomly )?(?:randomi[sz]ed |assigned |allocated "
    rf")?(?:in)?to "
    r"(?:(?:receive|undergo|take|be given) )?(?:the |an? )?"
    r"(?P<name>[A-Za-z\d][\w/+.,'-]*(?: [\w/+.'-]+){0,7}?)"
    r"(?= groups?\b| arms?\b| \(|[,;.]|,? (?:and|or|while|whereas) (?:for |in )?(?:the (?:other )?)?"
    rf"{NUMBER}\b|$| for | at )"
)
N_IN = Pattern(
    rf"{_COUNT}{_WHO} (?:were )?(?:(?:randomly )?(?:randomi[sz]ed|assigned|allocated) )?(?:(?:in|from) "
    rf"(?:the )?|(?=[A-Z]))"
    r"(?P<name>[\w/+ -]{2,48}? (?:(?:[Ss]ub)?[Gg]roup|[Aa]rm)|(?:[Gg]roup|[Aa]rm) [\w+]{1,4})\b"
)
N_ON = Pattern(
    rf"{_COUNT}{_WHO} (?:on|of (?:which|whom) (?:were )?(?:assigned|allocated|randomi[sz]ed) to) (?:the )?"
    r"(?P<name>[A-Za-z\d][\w/+.'-]*(?: [\w/+.'-]+){0,4}?)(?= groups?\b| arms?\b|[,;.)]| and | versus | vs|$)"
)
LEFT = Pattern(
    r"(?i)\b(?:leaving|left|analy[sz]\w+|comprised|consisted|evaluated|considered|evaluable)\b"
)
PER_GROUP = Pattern(
    r"(?i)\b(?:to|into|of|either|receive[d]?|receiving|in) (?:the |an? )?(?P<list>[\w+-]+(?: [\w+-]+)?"
    r"(?:, [\w+-]+(?: [\w+-]+)?)*,? (?:and|or) (?:an? )?[\w+-]+(?: [\w+-]+)?) (?:groups?|arms?) ?"
    r"\(n ?= ?(?P<n>\d+)(?: \w+)? (?:each|per|in each|for each)",
    hints=("each", "per "),
)
NAME_COLON = Pattern(
    r"(?:\(|[;,] )(?P<name>[A-Za-z][\w/+ -]{0,24}): (?P<n>\d[\d,]*)(?=[;,)])", hints=(": ",)
)
N_WITH = Pattern(
    rf"{_COUNT} (?:[\w-]+[ ,]+){{0,4}}?(?:(?:{_PEOPLE} with|with) (?P<name>[\w-]+(?: [\w-]+){{0,4}}?)"
    rf"(?= \(|,| and | or |[.;]|$)|(?P<control>(?:healthy|normal|control|matched)[\w -]{{0,30}}?{_PEOPLE}|"
    r"(?:healthy |normal )?controls?(?: subjects)?)\b)"
)
WHOLE = Pattern(r"(?<![\w.,/-])\d{1,3}(?:,\d{3})+|(?<![\w.,/-])\d+(?![\d%]|\.\d| ?%)")
GROUP_COUNT = Pattern(r"(?:group|arm) \(?\d", hints=("group", "arm"))
IN_N = Pattern(
    r"\bin (?:the )?(?P<name>[\w/+ -]{2,48}?) (?:group|arm) (?P<n>\d[\d,]*)(?: \w+)? were\b|\b(?:the )?"
    rf"(?P<name2>[\w/+-]+(?: [\w/+-]+){{0,3}}?) (?:group|arm) \((?P<n2>\d[\d,]*)(?: {_PEOPLE})?\)"
)
N_GIVEN = Pattern(
    rf"{_COUNT}{_WHO} (?:received|were given|were treated with|underwent) "
    r"(?:an? |the |either )?(?P<name>[A-Za-z\d][\w/+.,'%-]*(?:(?<!,) [\w(][\w/+.'-]*){0,8}?)"
    rf"(?=,| \(|[;.]|,? (?:and|while|whereas) (?:the (?:other )?)?{NUMBER}\b|$| for | at | in | before )"
)
PAIR = Pattern(
    rf"{_COUNT}{_WHO} (?:(?:were|was) )?(?:randomly )?(?:(?:assigned|allocated|randomi[sz]ed|enrol{{1,2}}ed|"
    r"included|recruited) )?(?P<how>in(?:to)?|to|received|given|underwent|treated with|on) (?:receive )?"
    r"(?:the |an? )?(?P<name>[A-Za-z\d][\w/+.'-]*(?: [\w/+.'-]+){0,4}?)(?: groups?| arms?)?,? (?:and|while|"
    rf"whereas) (?:the (?:other |remaining )?)?(?P<n2>{NUMBER})(?! ?(?:%|-|/\d|\.\d)){_WHO} (?:(?:in|to|"
    rf"with|on) )?"
    r"(?:the |an? )?(?P<name2>[A-Za-z\d][\w/+.'-]*(?: [\w/+.'-]+){0,4}?)"
    r"(?= groups?\b| arms?\b| \(|[,.;)]|$| for | at | during )"
)
"""Two arms of which the second shares the verb: "37 patients received HFOV and 24 patients CV"."""
N_FOR = Pattern(
    r"\b[nN] ?= ?(?P<n>\d[\d,]*) (?:for|in|on|receiving|with) (?:the )?(?P<name>[A-Za-z][\w/+.'-]*(?: "
    r"[\w/+.'-]+){0,3}?)"
    r"(?=,|[;)]| and | groups?\b| arms?\b)",
    hints=("n =", "N =", "n=", "N="),
)
"""The number first: "N = 357 for placebo, N = 353 for etoricoxib"."""
IN_BRACKET = Pattern(
    r"[(\[](?:n ?= ?)?(?P<n>\d[\d,]*) (?:in |on |given |treated with |with "
    r")?(?P<name>[A-Za-z][\w/+-]*(?: [\w/+-]+){0,3}?)"
    r"(?:[,;] ?(?:and )?| and )(?P<n2>\d[\d,]*) (?:in |on |given |treated with |with )?"
    r"(?P<name2>[A-Za-z][\w/+-]*(?: [\w/+-]+){0,3})[)\]]"
)
"""A bracket with both: "(104 placebo; 106 etanercept)"."""
NAME_BARE = Pattern(
    r"(?<![\w/+.'-])(?P<name>[A-Za-z][\w/+.'-]*(?: [\w/+.'-]+){0,5}) \((?P<n>(?!(?:19|20)\d\d\b)\d[\d,]+)"
    rf"(?: {_PEOPLE})?\)",
    hints=tuple(f"({digit}" for digit in "123456789"),
)
