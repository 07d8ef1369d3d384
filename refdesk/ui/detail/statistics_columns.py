# SPDX-License-Identifier: GPL-3.0-or-later
"""The columns of the table of results, their order, and what each is sorted by."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableWidgetItem

from refdesk.domain.evidence import Statistic
from refdesk.ui.detail.statistics import outcome_text, p_key, verdict_key, width_key

KIND, VALUE, INTERVAL, P, OUTCOME, COMPARISON, CHECK, EFFECT, BRIEF = range(9)
SEEN = (CHECK, OUTCOME, BRIEF, KIND, VALUE, INTERVAL, EFFECT, P, COMPARISON)
"""The columns from left to right: what it is of comes before its numbers."""
APART = (KIND, VALUE, INTERVAL)
"""What ``BRIEF`` says in one column, where there is no room for three."""
_KEYS: dict[int, Callable[[Statistic], Any]] = {
    KIND: lambda result: (result.kind, result.adjusted),
    VALUE: lambda result: result.value,
    INTERVAL: width_key,
    P: p_key,
    OUTCOME: lambda result: outcome_text(result).casefold() or None,
    COMPARISON: lambda result: result.comparison.casefold() or None,
    CHECK: verdict_key,
    BRIEF: lambda result: (result.kind, result.value) if result.value is not None else None,
    EFFECT: lambda result: (result.kind, result.value) if result.value is not None else None,
}


class ResultItem(QTableWidgetItem):
    """A cell that is sorted by what it means; one that says nothing comes last both ways."""

    def __init__(self, text: str, key: Any) -> None:  # noqa: ANN401 - whatever can be compared
        super().__init__(text)
        self.key = key

    def __lt__(self, other: QTableWidgetItem) -> bool:
        key = other.key if isinstance(other, ResultItem) else None
        if self.key is None or key is None:
            table = self.tableWidget()
            down = table.horizontalHeader().sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
            return (self.key is None) is down and self.key is not key
        return bool(self.key < key)


def sort_key(column: int, result: Statistic) -> Any:  # noqa: ANN401 - comparable within a column
    """Return what a column is sorted by; ``None`` where ``result`` has nothing for it."""
    return _KEYS[column](result)
