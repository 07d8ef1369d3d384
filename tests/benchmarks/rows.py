"""One line of the benchmark table."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """A measured figure and what it should be; ``at_least`` for rates, where more is better."""

    what: str
    figure: float
    unit: str
    budget: float | None = None
    at_least: bool = False

    @property
    def within(self) -> bool:
        if self.budget is None:
            return True
        return self.figure >= self.budget if self.at_least else self.figure <= self.budget

    def line(self) -> str:
        sign = ">=" if self.at_least else "<="
        budget = f"{sign} {self.budget:g} {self.unit}" if self.budget is not None else ""
        mark = "" if self.within else "  OVER"
        return f"{self.what:<62} {self.figure:>12,.2f} {self.unit:<10} {budget:<20}{mark}"
