# SPDX-License-Identifier: GPL-3.0-or-later
"""Names of drugs in Hangul, held to the Latin words of the source by their consonants.

A transliteration keeps the consonants of a name and little else: 세마글루타이드 and semaglutide are both
S M K L T T. What spelling leaves open (c as in "cef" or "cap", a silent r, h) costs little, any other
difference a whole step, so that 다파글리플로진 and empagliflozin stay apart. Names whose sound is no guide
stand in a list. Only what ends like a drug, or stands in the list, is looked at: Korean has many other
words from elsewhere.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

ENDINGS = (
    "주맙", "리맙", "시맙", "투맙", "누맙", "키맙", "무맙", "루맙", "쿠맙", "맙", "티닙", "라페닙",
    "조밉", "페닙", "파립", "시클립", "롤리무스", "리무스", "스타틴", "소프릴", "프릴", "사르탄",
    "살탄", "자탄", "글루타이드", "글루티드", "나타이드", "세나티드", "파타이드", "글립틴",
    "글리플로진", "글리타존", "메피리드", "클라지드", "마이신", "실린", "플록사신", "루비신",
    "사이클린", "콘아졸", "코나졸", "나졸", "프라졸", "다졸", "졸리드", "올롤", "롤롤", "놀롤",
    "프롤롤", "딜롤", "디핀", "가트란", "록사반", "픽사반", "독사반", "삭사반", "그렐", "그렐러",
    "그렐로르", "파린", "플라제", "플레이스", "플라틴", "탁셀", "시타빈", "타빈", "도마이드",
    "티아지드", "티아자이드", "세미드", "락톤", "레논", "트릴", "티미브", "피브레이트", "세트론",
    "트립탄", "콕시브", "콕십", "프로펜", "페낙", "나필", "달라필", "라필", "스테리드",
    "스테라이드", "비르", "버비르", "부딘", "세핀", "제핀", "아핀", "자핀", "페리돈", "프람",
    "옥세틴", "발린", "펜틴", "세탐", "트리진", "제팜", "졸람", "바비탈", "카인", "펜타닐",
    "메타손", "솔론", "카손", "소나이드", "소니드", "테롤", "트로피움", "트로퓸", "드로네이트",
    "시클로비르", "렐릭스", "렉세이트", "트렉시드", "세프", "트리악손", "페넴", "트랄린", "파셉트",
    "너셉트",
)  # fmt: skip
"""How names of drugs end in Hangul."""
NAMES = {
    "아스피린": "aspirin acetylsalicyl", "와파린": "warfarin", "헤파린": "heparin",
    "인슐린": "insulin", "메트포르민": "metformin", "메트포민": "metformin", "모르핀": "morphine",
    "펜타닐": "fentanyl", "케타민": "ketamine", "프로포폴": "propofol", "리튬": "lithium",
    "콜히친": "colchicine", "콜키신": "colchicine", "알로푸리놀": "allopurinol",
    "페북소스타트": "febuxostat", "디곡신": "digoxin", "아미오다론": "amiodarone",
    "에피네프린": "epinephrine", "노르에피네프린": "norepinephrine", "도파민": "dopamine",
    "도부타민": "dobutamine", "바소프레신": "vasopressin", "옥시토신": "oxytocin",
    "아세트아미노펜": "acetaminophen paracetamol", "파라세타몰": "paracetamol acetaminophen",
    "트라마돌": "tramadol", "날록손": "naloxone", "부프레노르핀": "buprenorphine",
    "메타돈": "methadone", "니트로글리세린": "nitroglycerin", "히드랄라진": "hydralazine",
    "클로니딘": "clonidine", "이바브라딘": "ivabradine", "라놀라진": "ranolazine",
    "나이아신": "niacin", "오메가-3": "omega", "사이클로포스파미드": "cyclophosphamide",
    "시클로포스파미드": "cyclophosphamide", "빈크리스틴": "vincristine", "에토포시드": "etoposide",
    "이리노테칸": "irinotecan", "메르캅토푸린": "mercaptopurine", "아자티오프린": "azathioprine",
    "히드록시우레아": "hydroxyurea", "하이드록시클로로퀸": "hydroxychloroquine",
    "클로로퀸": "chloroquine", "이버멕틴": "ivermectin", "리팜핀": "rifampin rifampicin",
    "리팜피신": "rifampicin rifampin", "이소니아지드": "isoniazid", "페니토인": "phenytoin",
    "발프로산": "valpro", "토피라메이트": "topiramate", "도네페질": "donepezil",
    "메만틴": "memantine", "레보도파": "levodopa", "멜라토닌": "melatonin",
    "에스트로겐": "estrogen oestrogen", "테스토스테론": "testosterone",
    "프로게스테론": "progesterone", "타목시펜": "tamoxifen", "레트로졸": "letrozole",
    "아나스트로졸": "anastrozole", "아카보스": "acarbose", "몬테루카스트": "montelukast",
    "테오필린": "theophylline", "탐술로신": "tamsulosin", "미녹시딜": "minoxidil",
    "레티노이드": "retinoid", "보툴리눔": "botulinum", "위약": "placebo sham dummy",
    "졸레드론산": "zoledron", "알렌드론산": "alendron", "리세드론산": "risedron",
    "이반드론산": "ibandron", "백금": "platin", "스테로이드": "steroid",
    "글루코코르티코이드": "glucocorticoid corticosteroid steroid", "스타틴": "statin",
    "베타차단제": "beta β blocker", "이뇨제": "diuretic thiazide furosemide",
    "항응고제": "anticoag", "항혈소판제": "antiplatelet",
    "항생제": "antibiotic antimicrobial antibacterial", "면역글로불린": "immunoglobulin immune",
    "백신": "vaccin immuniz immunis",
}  # fmt: skip
"""Names and classes that their sound does not tell, and what the source must hold: any of the stems."""

_FIT = 0.75
"""Steps apart from which two names are two. Any consonant of another class costs a whole step."""
_BEFORE = re.compile(
    "^(?:고용량|저용량|표준용량|경구|정맥|흡입|주사|병용|단독|복합|항|비|신규|나노)+"
)
_RUN = re.compile("[가-힣]+")
_ORDINARY = frozenset(
    {"콜레스테롤", "사이토카인", "케모카인", "아디포카인", "리포카인", "케라틴", "펩타이드"}
)
_CLASSES = {
    "b": "B", "v": "B", "p": "P", "f": "P", "d": "D", "t": "T", "k": "K", "q": "K", "m": "M", "n": "N",
    "l": "L", "j": "J", "z": "J",
}  # fmt: skip
_INITIALS = "GGNDDLMBBSS-JJJKTPH"
_FINALS = {1: "k", 2: "k", 4: "N", 7: "t", 8: "L", 16: "M", 17: "p", 19: "S", 20: "S", 21: "N", 22: "J",
           23: "J", 24: "k", 25: "t", 26: "p"}  # fmt: skip
_EU = 18


def strange_drugs(korean: str, words: frozenset[str], source: str) -> Iterator[tuple[int, int]]:
    """Yield where drugs are named that the source does not name.

    Args:
        korean: a sentence.
        words: the Latin words of the source in lower case.
        source: the source in lower case.
    """
    for run in _RUN.finditer(korean):
        name = run[0]
        listed = next((n for n in sorted(NAMES, key=len, reverse=True) if name.startswith(n)), "")
        if listed:
            if not any(stem in source for stem in NAMES[listed].split()):
                yield run.start(), run.start() + len(listed)
            continue
        length = _drug_length(name)
        if length and not _is_named(name[:length], words):
            yield run.start(), run.start() + length


def _drug_length(name: str) -> int:
    """Return how many characters of a word are the name of a drug; 0 where it is none."""
    best = 0
    for ending in ENDINGS:
        place = name.rfind(ending)
        if place >= 1 and place + len(ending) >= 3:
            best = max(best, place + len(ending))
    return 0 if name[:best] in _ORDINARY else best


def _is_named(name: str, words: frozenset[str]) -> bool:
    short = _BEFORE.sub("", name)
    heard = {_hangul(name), _hangul(short)} if len(short) >= 3 else {_hangul(name)}
    return any(
        _distance(sounds, _latin(word)) < _FIT
        for word in words
        if len(word) > 4
        for sounds in heard
    )


@lru_cache(maxsize=2048)
def _hangul(name: str) -> str:
    """Return the consonant classes of a Hangul word."""
    sounds: list[str] = []
    silent = False
    for character in name:
        code = ord(character) - 0xAC00
        first, vowel, last = code // 588, code // 28 % 21, code % 28
        sound = _INITIALS[first]
        # Two of a kind with no vowel, or only the helping one, between them are one.
        if sound not in "-H" and not (sounds and sounds[-1].upper() == sound and silent):
            sounds.append(sound)
        silent = vowel == _EU
        if last:
            sound = _FINALS.get(last, "")
            if sound and not (silent and sounds and sounds[-1] == sound):
                sounds.append(sound)
            silent = True
    return "".join(sounds)


@lru_cache(maxsize=4096)
def _latin(word: str) -> str:
    """Return the consonant classes of a Latin word; small letters mark sounds that may be others.

    ``r`` may be silent, ``g`` is J or K, ``s`` S or J, ``h`` the th of "methotrexate".
    """
    word = word.removesuffix("e") if len(word) > 5 else word
    for letters, letter in _DIGRAPHS:
        word = word.replace(letters, letter)
    sounds: list[str] = []
    after_vowel = True
    for place, letter in enumerate(word):
        made = _sounds(letter, word[place + 1 : place + 2], place)
        if made and not after_vowel and sounds and made[0].upper() == sounds[-1].upper():
            made = made[1:]  # two of a kind are one
        sounds.extend(made)
        after_vowel = letter in _VOWELS
    return "".join(sounds)


def _sounds(letter: str, following: str, place: int) -> str:
    match letter:
        case "x":
            return "KS" if place else "S"
        case "c":
            return "S" if following in _SOFTENING else "K"
        case "g":
            return "g" if following in _SOFTENING else "G"
        case "r":
            return "L" if following and following in _VOWELS else "r"
        case "s" | "θ":
            return {"s": "s", "θ": "h"}[letter]
        case _:
            return _CLASSES.get(letter, "")


_DIGRAPHS = (("ph", "f"), ("ck", "k"), ("qu", "k"), ("th", "θ"), ("ch", "k"))
_VOWELS = "aeiouy"
_SOFTENING = frozenset("eiy")
_CHEAP_GONE = {"r": 0.1, "h": 0.4}
_SAME = {
    ("S", "s"): 0.0, ("J", "s"): 0.3, ("G", "g"): 0.0, ("J", "g"): 0.1, ("L", "r"): 0.0, ("T", "h"): 0.0,
    ("S", "h"): 0.1, ("S", "J"): 0.8, ("J", "S"): 0.8, ("J", "D"): 0.6,
    # The last consonant of a Hangul syllable is neither voiced nor voiceless.
    **{("k", sound): 0.0 for sound in "KGg"},
    **{("t", sound): 0.0 for sound in "TDh"},
    **{("p", sound): 0.0 for sound in "PB"},
    **{pair: 0.8 for one, other in ("KG", "TD", "PB") for pair in ((one, other), (other, one))},
}  # fmt: skip


@lru_cache(maxsize=65536)
def _distance(heard: str, written: str) -> float:
    """Return how far two lists of sounds are apart."""
    if abs(len(heard) - len(written)) > 3:
        return 9.0
    row = [0.0]
    for sound in written:
        row.append(row[-1] + _CHEAP_GONE.get(sound, 1.0))
    for sound in heard:
        fresh = [row[0] + 1.0]
        for place, other in enumerate(written):
            step = 0.0 if sound == other else _SAME.get((sound, other), 1.0)
            fresh.append(
                min(
                    row[place] + step, row[place + 1] + 1.0, fresh[-1] + _CHEAP_GONE.get(other, 1.0)
                )
            )
        row = fresh
    return row[-1]
