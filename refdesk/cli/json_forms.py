# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers as JSON objects for scripts."""

from dataclasses import asdict
from typing import Any

from refdesk.domain.line import ReferenceRow
from refdesk.domain.markup import to_plain
from refdesk.domain.stored import StoredReference


def paper_json(stored: StoredReference) -> dict[str, Any]:
    """Return everything known of one paper; absent things are absent keys."""
    reference = stored.reference
    data: dict[str, Any] = {
        "id": stored.id,
        "added": stored.added_at.isoformat(timespec="seconds"),
        "read": stored.is_read,
        "sample": stored.is_sample,
        "fulltext": stored.has_fulltext,
        "retracted": reference.is_retracted,
        "pmid": reference.pmid,
        "pmcid": reference.pmcid,
        "doi": reference.doi,
        "year": reference.year,
        "key": stored.key,
        "tags": list(stored.tags),
        "note": stored.note,
        **_clean(asdict(reference)),
    }
    data["title"] = reference.title_plain
    data["title_markup"] = reference.title
    if reference.vernacular_title:
        data["vernacular_title"] = to_plain(reference.vernacular_title)
    data["identifiers"] = [
        {"scheme": i.scheme.value, "value": i.value} for i in reference.identifiers
    ]
    data["abstract"] = reference.abstract.plain if reference.abstract else ""
    return {key: value for key, value in data.items() if value not in (None, "", [], {})}


def row_json(row: ReferenceRow) -> dict[str, Any]:
    """Return one line of a list."""
    data: dict[str, Any] = _clean(asdict(row))
    return data | {"added_at": row.added_at.isoformat(timespec="seconds")}


def _clean(value: Any) -> Any:  # noqa: ANN401 - JSON is any of its types
    if isinstance(value, dict):
        return {k: c for k, v in value.items() if (c := _clean(v)) not in (None, "", [], {})}
    if isinstance(value, (list, tuple)):
        return [_clean(item) for item in value]
    return value
