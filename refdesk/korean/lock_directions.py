# SPDX-License-Identifier: GPL-3.0-or-later
"""More or less, better or worse, shown or not: where a Korean sentence says the opposite of its source.

Told only where both sentences speak of one direction alone; a sentence with both says nothing safe.
"""

import re


def _english(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


_PAIRS = (
    (
        re.compile("증가|상승|높아|높았|높은|높게|늘어|늘었|많았|많아졌|길어|길었|연장"),
        re.compile(
            "감소|하락|저하|낮아|낮았|낮은|낮게|낮추|줄어|줄었|줄였|줄이|적었|짧았|짧아|단축"
        ),
        _english(
            r"increas\w*|higher|greater|rose|risen|rise|rising|raised|elevat\w*|more|longer|prolong\w*|"
            r"larger|gain\w*|doubl\w*|exceed\w*|above|over"
        ),
        _english(
            r"decreas\w*|reduc\w*|lower\w*|fewer|less|declin\w*|fell|fall\w*|shorter|shorten\w*|smaller|"
            r"diminish\w*|drop\w*|loss|lost|below|under|halv\w*|attenuat\w*|prevent\w*"
        ),
    ),
    (
        re.compile("개선|호전|향상|좋아"),
        re.compile("악화|나빠"),
        _english(
            r"improv\w*|better|benefit\w*|reliev\w*|recover\w*|enhanc\w*|ameliorat\w*|favou?r\w*"
        ),
        _english(r"worse\w*|deteriorat\w*|exacerbat\w*|aggravat\w*|progress\w*"),
    ),
)
_NEGATIVE_KOREAN = re.compile(
    "않|없|못하|못했|못한|아니|아닌|비유의|무의미|비열등|동등|무관|비슷|유사|동일|불분명|불확실|미확인|무증상|실패|"
    "불충분|미치료|미투여|미사용|미도달|불가|결여|부재|부족|제외|음성|드물"
)
_NOT_SHOWN_KOREAN = re.compile(
    r"유의(?:미)?(?:하지|하게\s?\S{0,8}지|한\s[가-힣 ]{0,16}(?:은|는|이|가|을|를)?)\s?(?:는\s?)?(?:않|없|못)|"
    r"유의성(?:은|이)?\s?없|차이(?:가|는|를)?\s?(?:없|보이지 않|나지 않)"
)
_DENYING_KOREAN = re.compile(
    r"(?:증가|감소|개선|악화|상승|하락|연장|단축|저하|향상|호전|차이\S{0,2}|낮추|줄이|늘리|연관되|관련되)"
    r"(?:나|하|되|시키)?지(?:는|도)?\s?(?:않|못)"
)
_NOT_SHOWN = _english(
    r"not|no|non|nor|neither|without|fail\w*|lack\w*|insignificant|nonsignificant|unchanged|unrelated|"
    r"unaffected|unable|similar\w*|comparable|same|equal\w*|cannot|little|few|never|none|absen\w*|"
    r"unclear|unknown|uncertain|inconclusive|noninferior\w*|limited|did ?n't"
)
_DENIED = re.compile(
    r"\b(?:did|does|do|was|were|is|are|has|have|had|could|can|would) ?(?:not|n't)\b(?! only)|"
    r"\bno (?:statistically )?(?:significant|difference|evidence|effect|benefit|association|improvement|"
    r"reduction|increase|patients?|participants?|deaths?|cases?|events?|adverse|serious)\b|"
    r"\bnot (?:statistically )?significant|\bnonsignificant\b|\bneither\b",
    re.IGNORECASE,
)
_PARTS_OF_TERMS = re.compile(
    r"(?:progression|worsening|disease)[- ]free|progressive|(?:pressure|lipid)[- ]lowering|non-?inferior\w*|"
    r"(?:more|less|fewer|greater|higher|lower|longer|shorter) than or|over (?:a|the)\b|more than|less than|"
    r"fewer than|greater than",
    re.IGNORECASE,
)
_KOREAN_TERMS = re.compile("고혈압|저혈압|무진행|이상|이하|저위험|고위험")


def opposite(korean: str, source: str) -> str:
    """Return what is reversed: ``direction``, ``negation``, or ``""`` where nothing is, or nobody can tell.

    Args:
        korean: a sentence.
        source: the sentence of the source that it gives.
    """
    if "비열등" in korean and "superior" in source.lower() and "inferior" not in source.lower():
        return "direction"
    plain, said = _PARTS_OF_TERMS.sub(" ", source), _KOREAN_TERMS.sub(" ", korean)
    for up_korean, down_korean, up, down in _PAIRS:
        says = bool(up_korean.search(said)), bool(down_korean.search(said))
        meant = bool(up.search(plain)), bool(down.search(plain))
        if (says, meant) in {((True, False), (False, True)), ((False, True), (True, False))}:
            return "direction"
    denies = _NOT_SHOWN_KOREAN.search(korean) or _DENYING_KOREAN.search(korean)
    if denies and not _NOT_SHOWN.search(source):
        return "negation"
    if _DENIED.search(source) and not _NEGATIVE_KOREAN.search(korean):
        return "negation"
    return ""
