# SPDX-License-Identifier: GPL-3.0-or-later
"""Units of measurement in English and Korean, made one: ``5 mg per kilogram`` is ``5 mg/kg``."""

import re

DAY, WEEK, MONTH, YEAR, AGE = "day", "week", "month", "year", "age"
PERCENT, POINTS = "%", "%p"
DATED = "month of the year"

_SPELLINGS = {
    "day": ("day", "days", "d"),
    "week": ("week", "weeks", "wk", "wks"),
    "month": ("month", "months", "mo", "mos"),
    "year": ("year", "years", "yr", "yrs", "y"),
    "hour": ("hour", "hours", "h", "hr", "hrs"),
    "minute": ("minute", "minutes", "min", "mins"),
    "second": ("second", "seconds", "s", "sec", "secs"),
    "%": ("%", "percent", "per cent", "pct"),
    "%p": (
        "percentage points", "percentage point", "percentage-points", "percentage-point",
        "% points", "%p", "%-points", "pp",
    ),
    "kg": ("kg", "kgs", "kilogram", "kilograms"),
    "g": ("g", "gram", "grams"),
    "mg": ("mg", "milligram", "milligrams"),
    "µg": ("µg", "μg", "mcg", "ug", "microgram", "micrograms"),
    "ng": ("ng", "nanogram", "nanograms"),
    "pg": ("pg", "picogram", "picograms"),
    "L": ("L", "l", "liter", "liters", "litre", "litres"),
    "dL": ("dL", "dl", "deciliter", "deciliters", "decilitre"),
    "mL": ("mL", "ml", "milliliter", "milliliters", "millilitre", "millilitres", "cc"),
    "µL": ("µL", "μL", "µl", "μl", "uL", "microliter", "microliters", "microlitre"),
    "mol": ("mol", "moles"),
    "mmol": ("mmol", "millimole", "millimoles"),
    "µmol": ("µmol", "μmol", "umol", "micromole", "micromoles"),
    "nmol": ("nmol",),
    "pmol": ("pmol",),
    "mEq": ("mEq", "meq"),
    "IU": ("IU", "international units"),
    "U": ("U", "units", "unit"),
    "mU": ("mU",),
    "mmHg": ("mm Hg", "mmHg", "millimeters of mercury", "mm\u00a0Hg"),
    "kPa": ("kPa",),
    "cmH2O": ("cm H2O", "cmH2O"),
    "km": ("km",),
    "m": ("m", "meter", "meters", "metre", "metres"),
    "cm": ("cm", "centimeter", "centimeters", "centimetre"),
    "mm": ("mm", "millimeter", "millimeters", "millimetre"),
    "µm": ("µm", "μm", "micrometers"),
    "nm": ("nm",),
    "m2": ("m2", "m²", "m^2", "square meter", "square meters", "square metre"),
    "cm2": ("cm2", "cm²", "cm^2"),
    "mm3": ("mm3", "mm³", "mm^3"),
    "Gy": ("Gy",),
    "cGy": ("cGy",),
    "mSv": ("mSv",),
    "MBq": ("MBq",),
    "Hz": ("Hz",),
    "kHz": ("kHz",),
    "MHz": ("MHz",),
    "kcal": ("kcal",),
    "kJ": ("kJ",),
    "W": ("W", "watts"),
    "°C": ("°C", "℃"),
    "bpm": ("bpm", "beats per minute", "beats/min"),
    "mOsm": ("mOsm",),
    "person-year": (
        "person-years", "person-year", "person years", "patient-years", "patient-year", "patient years",
    ),
    "fold": ("fold",),
}  # fmt: skip
_KOREAN = {
    "day": ("일간", "일째", "일차", "일"),
    "week": ("주일", "주간", "주차", "주째", "주"),
    "month": ("개월간", "개월째", "개월", "달"),
    "year": ("년간", "년째", "년차", "년"),
    "age": ("세", "살"),
    "hour": ("시간",),
    "minute": ("분간", "분"),
    "second": ("초간", "초"),
    "%": ("퍼센트", "프로"),
    "%p": ("% 포인트", "%포인트", "퍼센트 포인트", "퍼센트포인트", "%p", "%P"),
    "kg": ("킬로그램",),
    "mg": ("밀리그램",),
    "µg": ("마이크로그램",),
    "g": ("그램",),
    "dL": ("데시리터",),
    "mL": ("밀리리터",),
    "L": ("리터",),
    "IU": ("국제단위",),
    "U": ("단위",),
    "mmHg": ("수은주밀리미터",),
    "km": ("킬로미터",),
    "cm": ("센티미터",),
    "mm": ("밀리미터",),
    "m2": ("제곱미터",),
    "m": ("미터",),
    "kcal": ("킬로칼로리",),
    "°C": ("도씨",),
    DATED: ("월",),
    "person-year": ("인년", "환자-년", "환자년", "인-년", "명-년"),
    "fold": ("배",),
}
_GUARDS = {
    "주": "(?!기|요|로|된|입|장|변|관|도|목|치|사|의|세|제|효|병|산)",
    "일": "(?!반|관|시|부|정|치|으|이)",
    "년": "(?!도별)",
    "세": "(?!포|트|션|대|균|기|계|부|로|척)",
    "분": "(?!의|위|율|포|석|비|류|획|자|만|리)",
    "초": "(?!과|기|음|반|록)",
    "배": "(?!정|뇨|변|양|경|우|제|출|액)",
    "살": "(?!충|균|아|해)",
    "달": "(?!성|러)",
}
"""What may not follow, where the sign of a unit begins many other words."""

DENOMINATORS_AT_WILL = frozenset({DAY, WEEK, MONTH, YEAR})
"""Of doses: who writes "20 mg daily" and who writes "20 mg/day" says the same."""


def _alternatives() -> tuple[dict[str, str], str]:
    names: dict[str, str] = {}
    patterns: list[tuple[int, str]] = []
    for unit, spellings in _SPELLINGS.items():
        for spelling in spellings:
            names[spelling] = unit
            end = "(?![A-Za-zµμ])" if spelling[-1].isalpha() else ""
            if spelling == "%":
                end = "(?!p(?![A-Za-z])|P(?![A-Za-z]))"
            patterns.append((len(spelling), re.escape(spelling) + end))
    for unit, spellings in _KOREAN.items():
        for spelling in spellings:
            names[spelling] = unit
            patterns.append((len(spelling), re.escape(spelling) + _GUARDS.get(spelling, "")))
    patterns.sort(key=lambda pair: -pair[0])
    return names, "|".join(pattern for _, pattern in patterns)


_NAMES, _ANY = _alternatives()
_LOWER = {name.lower(): unit for name, unit in _NAMES.items() if len(name) > 3}
_UNIT = re.compile(f"(?:{_ANY})")
_LONG_UNIT = re.compile(f"(?:{_ANY})", re.IGNORECASE)
_GAP = re.compile(r"[ \u00a0\u2009\u202f]?[-‐‑–]?[ \u00a0]?")
_POWER = re.compile(r"[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+|\^\(?[-−]?\d+\)?")
_PER = re.compile(
    r"\s*/\s*|\s+per\s+(?=[A-Za-zµμ])|[-‐]per[-‐]|\s+a\s+(?=(?:day|week|month|year)\b)"
)
_BEHIND_OLD = re.compile(r"[-‐\s]?(?:old\b|of age\b)")
_BEFORE = re.compile(r"(?:체중\s*)?(%s)\s*당\s*(?:약\s*)?$" % _ANY)  # noqa: UP031 - braces in the pattern
_RAISED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")


def unit_at(text: str, position: int) -> tuple[str, int]:
    """Return the unit that follows a number, and where it ends; ``""`` and ``position`` for none.

    The parts of a compound stand in one order: ``mg/kg``, ``mL/minute``; powers of ten belong to it.
    """
    power = _POWER.match(text, position)
    parts: list[str] = []
    end = position
    if power is not None:
        parts.append("e" + re.sub(r"[\^()]", "", power[0]).replace("−", "-").translate(_RAISED))
        end = power.end()
    gap = _GAP.match(text, end)
    start = gap.end() if gap is not None else end
    name, stop = _one(text, start)
    if name:
        end = stop
        if name == YEAR and (old := _BEHIND_OLD.match(text, end)) is not None:
            name, end = AGE, old.end()
        parts.append(name)
    elif not parts:
        return "", position
    while (per := _PER.match(text, end)) is not None:
        below, stop = _one(text, per.end())
        if not below:
            break
        parts.append(f"/{below}")
        end = stop
    return "".join(parts), end


def denominator_before(text: str, position: int) -> str:
    """Return the unit of "kg당" right before a number, as ``/kg``."""
    found = _BEFORE.search(text, max(0, position - 16), position)
    return f"/{_named(found[1])}" if found is not None else ""


def is_unit_word(word: str) -> bool:
    """Whether a word alone is the sign of a unit."""
    return word in _NAMES


def same_unit(korean: str, source: str) -> bool:
    """Whether two units of :func:`unit_at` say the same, a dose's "daily" left out or not."""
    if korean == source:
        return True
    one, other = _split(korean), _split(source)
    if one[0] != other[0]:
        return False
    (fixed, free), (other_fixed, other_free) = one[1:], other[1:]
    return fixed == other_fixed and (not free or not other_free or free == other_free)


def _split(unit: str) -> tuple[str, frozenset[str], frozenset[str]]:
    above, *below = unit.split("/")
    free = frozenset(part for part in below if part in DENOMINATORS_AT_WILL)
    return above, frozenset(below) - free, free


def _one(text: str, position: int) -> tuple[str, int]:
    found = _UNIT.match(text, position)
    if found is None:
        found = _LONG_UNIT.match(text, position)
        if found is None or len(found[0]) < 4:
            return "", position
    return _named(found[0]), found.end()


def _named(word: str) -> str:
    return _NAMES.get(word) or _LOWER.get(word.lower(), word)
