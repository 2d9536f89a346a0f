"""Exceptions as they are noted at a seat: by a digit, from the fields, or taken back; one write after another."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from jib_desk import phrases
from jib_desk.rules.words import CensusResult

if TYPE_CHECKING:
    from jib_desk.services.changes import Outcome
    from jib_desk.services.errors import DeskError
    from jib_desk.services.rows.census import CensusLine
    from jib_desk.views.census.view import CensusView


class Noting(QObject):
    """Writes what is noted at the seat where one stands."""

    def __init__(self, view: CensusView) -> None:
        super().__init__(view)
        self._view = view
        self._waiting: list[Callable[[], None]] = []
        self._is_busy = False

    def note(self, result: CensusResult) -> None:
        """A difference, with what is in the fields already; of desks one more or less to begin with."""
        line = self._writable()
        if line is None:
            self._view.show_seat()
            return
        values = self._view.panel.values()
        recorded = line.unit.desks
        if result is CensusResult.EXTRA_DESKS:
            values["desks"] = max(values["desks"] or 0, recorded + 1)
        elif result is CensusResult.FEWER_DESKS:
            fewer = max(recorded - 1, 0)
            values["desks"] = fewer if values["desks"] is None else min(values["desks"], fewer)
        self._ask(partial(self._find, line.unit.id, result, values, is_new=True))

    def save_fields(self) -> None:
        """Company, desks and note of the difference that is noted."""
        line = self._writable()
        if line is not None and line.finding is not None:
            values = self._view.panel.values()
            self._ask(partial(self._find, line.unit.id, line.finding.result, values, is_new=False))

    def fits(self) -> None:
        """It is as recorded after all."""
        line = self._writable()
        if line is None or line.finding is None:
            self._view.show_seat()
            return
        self._ask(partial(self._remove, line.unit.id))

    # --- helpers -----------------------------------------------------------------------------

    def _writable(self) -> CensusLine | None:
        """The seat of the panel, while something can be noted there."""
        line, sheet = self._view.panel.line, self._view.sheet
        if line is None or sheet is None or not sheet.census.is_open or not self._view.may_write():
            return None
        return line

    def _find(self, unit_id: int, result: CensusResult, values: dict[str, Any], *, is_new: bool) -> None:
        view, desk = self._view, self._view.desk
        line = view.sheet.line(unit_id) if view.sheet is not None else None
        if line is None or view.sheet is None:
            self._answered()
            return
        given: dict[str, Any] = {
            "by": desk.actor(),
            "census_id": view.sheet.census.id,
            "unit_id": unit_id,
            "result": result,
            "version": line.finding.version if line.finding is not None else None,
            **values,
        }

        def noted(_outcome: Outcome[Any]) -> None:
            self._answered()
            stands_there = view.panel.line is not None and view.panel.line.unit.id == unit_id
            if is_new and stands_there and not self._is_busy:
                view.panel.focus_field()

        desk.run(lambda: desk.services.census.find(**given), noted, partial(self._refused, unit_id, values))

    def _remove(self, unit_id: int) -> None:
        view, desk = self._view, self._view.desk
        line = view.sheet.line(unit_id) if view.sheet is not None else None
        if line is None or line.finding is None:
            self._answered()
            return
        finding, by = line.finding, desk.actor()
        desk.run(
            lambda: desk.services.census.remove(by=by, finding_id=finding.id, version=finding.version),
            lambda _outcome: self._answered(),
            partial(self._refused, unit_id, {}),
            self.tr("{unit}: difference taken back").format(unit=line.unit.code),
        )

    def _ask(self, wish: Callable[[], None]) -> None:
        """One after another: each begins from what the one before has written."""
        if self._is_busy:
            self._waiting.append(wish)
        else:
            self._is_busy = True
            wish()

    def _answered(self) -> None:
        self._is_busy = bool(self._waiting)
        if self._waiting:
            self._waiting.pop(0)()

    def _refused(self, unit_id: int, values: dict[str, Any], error: DeskError) -> None:
        """Back to the seat it is about, with what was typed: Enter has led on already."""
        self._answered()
        view, desk = self._view, self._view.desk
        view.refresh(None)
        view.table.go_to(unit_id)
        view.show_seat()
        view.panel.put_back(values)
        view.panel.show_error(phrases.sentence(error, desk.lang, desk.zone))
