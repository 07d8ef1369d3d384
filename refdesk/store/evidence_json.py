# SPDX-License-Identifier: GPL-3.0-or-later
"""Findings and their corrections as JSON: what ``asdict`` makes of a frozen value, and back."""

import json
import types
from collections.abc import Mapping
from dataclasses import asdict, fields, is_dataclass
from enum import Enum
from typing import Any, Union, get_args, get_origin, get_type_hints

from refdesk.domain.evidence import EvidenceReport
from refdesk.domain.evidence_corrections import (
    DesignCorrection,
    EvidenceCorrection,
    ResultCorrection,
    SlotCorrection,
)

_CORRECTIONS = {
    "slot": SlotCorrection,
    "result": ResultCorrection,
    "design": DesignCorrection,
}
_NAMES = {kind: name for name, kind in _CORRECTIONS.items()}
_BROKEN = (ValueError, TypeError, KeyError)


def to_json(report: EvidenceReport) -> str:
    """Return a report as JSON text from which :func:`from_json` makes an equal one."""
    return _text(asdict(report))


def from_json(text: str) -> EvidenceReport | None:
    """Return the report that ``text`` holds; ``None`` where another version's shape does not fit."""
    try:
        made = _made(EvidenceReport, json.loads(text))
    except _BROKEN:
        return None
    return made if isinstance(made, EvidenceReport) else None


def correction_to_json(correction: EvidenceCorrection) -> str:
    """Return a correction as JSON text from which :func:`correction_from_json` makes an equal one."""
    return _text({"of": _NAMES[type(correction)], **asdict(correction)})


def correction_from_json(text: str) -> EvidenceCorrection | None:
    """Return the correction that ``text`` holds; ``None`` where its shape is not known."""
    try:
        value = json.loads(text)
        made = _made(_CORRECTIONS[value["of"]], value)
    except _BROKEN:
        return None
    return made if isinstance(made, EvidenceCorrection) else None


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=True, separators=(",", ":"))


def _made(kind: Any, value: Any) -> Any:  # noqa: ANN401 - any field of any report class
    """Return ``value``, as JSON has it, as the type that a field is declared with.

    A field that an older text lacks has its default.
    """
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        chosen = next(k for k in get_args(kind) if k is not types.NoneType)
        return None if value is None else _made(chosen, value)
    if origin is tuple:
        return tuple(_made(get_args(kind)[0], item) for item in value)
    if is_dataclass(kind) and isinstance(value, Mapping):
        hints = get_type_hints(kind)
        names = [field.name for field in fields(kind) if field.name in value]
        return kind(**{name: _made(hints[name], value[name]) for name in names})  # type: ignore[operator]
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(value)
    return value
