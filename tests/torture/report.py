"""Counts verdicts and shows them as a table; it must not know how they came about."""

from __future__ import annotations

from collections import Counter

from verdict import Verdict

_SHOWN = 40


class Report:
    """What came of all states."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._states: Counter[tuple[str, str]] = Counter()
        self._failed: Counter[tuple[str, str]] = Counter()
        self._outcomes: Counter[tuple[str, str]] = Counter()
        self._lines: list[str] = []

    @property
    def failures(self) -> int:
        """States that were not as they must be."""
        return self._failed.total()

    def add(self, scenario: str, fault: str, name: str, verdict: Verdict) -> None:
        """Count one state; `name` repeats it."""
        self._states[fault, scenario] += 1
        self._outcomes[fault.partition(" ")[0], verdict.outcome] += 1
        if verdict.problem:
            self._failed[fault, scenario] += 1
            self._lines.append(f"{verdict.problem}\n    python tests/torture/torture.py --only {name}")

    def __str__(self) -> str:
        return "\n".join(
            [
                *self._table(),
                "",
                *self._outcome_lines(),
                *(["", "Failures:", *self._lines[:_SHOWN]] if self._lines else []),
                "",
                f"{self._states.total()} states, {self.failures} failures, seed {self._seed}",
            ]
        )

    def _table(self) -> list[str]:
        """One row a fault, one column a scenario: states, and failures after an exclamation mark."""
        scenarios = list(dict.fromkeys(scenario for _, scenario in self._states))
        faults = list(dict.fromkeys(fault for fault, _ in self._states))
        rows = [["", *scenarios, "states", "failures"]]
        for fault in faults:
            cells = [self._cell(fault, scenario) for scenario in scenarios]
            total, failed = (
                sum(counter[fault, scenario] for scenario in scenarios)
                for counter in (self._states, self._failed)
            )
            rows.append([fault, *cells, str(total), str(failed)])
        widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
        return [
            "  ".join(
                cell.ljust(width) if not column else cell.rjust(width)
                for column, (cell, width) in enumerate(zip(row, widths, strict=True))
            )
            for row in rows
        ]

    def _cell(self, fault: str, scenario: str) -> str:
        failed = self._failed[fault, scenario]
        return f"{self._states[fault, scenario]}" + (f"!{failed}" if failed else "")

    def _outcome_lines(self) -> list[str]:
        return [
            f"{group:<8} {count:>7}  {outcome}" for (group, outcome), count in sorted(self._outcomes.items())
        ]
