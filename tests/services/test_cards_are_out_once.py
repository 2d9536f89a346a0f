"""Whatever is done with cards and keys, in whatever order: a number is with one person at a time."""

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from jib_desk.models.database import Database
from jib_desk.models.files import copy
from jib_desk.rules.words import AccessKind, AccessState
from jib_desk.services import errors
from jib_desk.services.centre import open_services
from jib_desk.services.clock import FixedClock

MORNING = datetime(2023, 11, 30, 1, tzinfo=UTC)
KIND = st.sampled_from((AccessKind.CARD, AccessKind.KEY))
NUMBER = st.sampled_from(("C-1", "c-1", "Ｃ-2", "C-3"))
WHICH = st.integers(0, 1_000)
LIMIT = 2
REFUSALS = (errors.AccessItemOut, errors.AccessItemBack, errors.TooManyCards, errors.UndoRefused)


class CardsOfACompany(RuleBasedStateMachine):
    """A desk that hands a few numbers out and takes them back, and undoes some of it."""

    template: Path
    folder: Path
    numbers: Iterator[int] = count()

    def __init__(self) -> None:
        super().__init__()
        path = self.folder / f"centre-{next(self.numbers)}.db"
        copy(self.template, path)
        self.database = Database.open(path)
        self.services = open_services(self.database, FixedClock(MORNING))
        self.by = self.services.staff.actor("front_desk", "tests")
        company = self.services.companies.add(by=self.by, name_en="Lantern (Sample)").row
        self.company = company.id
        self.services.access.set_limit(by=self.by, company_id=company.id, version=company.version, limit=LIMIT)
        self.first = self.services.journal.last_number()

    def teardown(self) -> None:
        """Everything is taken back, the last thing first; what was undone already is left."""
        for number in range(self.services.journal.last_number(), self.first, -1):
            with suppress(errors.UndoRefused):
                self.services.journal.undo(by=self.by, number=number)
        assert self.services.journal.verify().findings == ()
        self.database.close()

    @rule(kind=KIND, number=NUMBER)
    def issue(self, kind: AccessKind, number: str) -> None:
        with suppress(*REFUSALS):
            self.services.access.issue(by=self.by, kind=kind, number=number, company_id=self.company)

    @rule(which=WHICH)
    def give_back(self, which: int) -> None:
        rows = self.services.access.items()
        if rows:
            row = rows[which % len(rows)]
            with suppress(*REFUSALS):
                self.services.access.give_back(by=self.by, item_id=row.id, version=row.version)

    @rule(which=WHICH)
    def lose(self, which: int) -> None:
        rows = self.services.access.items()
        if rows:
            row = rows[which % len(rows)]
            with suppress(*REFUSALS):
                self.services.access.report_lost(by=self.by, item_id=row.id, version=row.version)

    @rule(which=WHICH, number=NUMBER)
    def replace(self, which: int, number: str) -> None:
        rows = self.services.access.items()
        if rows:
            row = rows[which % len(rows)]
            with suppress(*REFUSALS):
                self.services.access.reissue(by=self.by, item_id=row.id, version=row.version, number=number)

    @rule(back=st.integers(0, 3))
    def undo(self, back: int) -> None:
        number = self.services.journal.last_number() - back
        if number > self.first:
            with suppress(*REFUSALS):
                self.services.journal.undo(by=self.by, number=number)

    @invariant()
    def a_number_is_with_one_person(self) -> None:
        out = self.services.access.items(state=AccessState.ISSUED)
        assert all(times == 1 for times in Counter((row.kind, row.number) for row in out).values())
        cards = sum(row.kind is AccessKind.CARD for row in out)
        assert self.services.access.allowance(self.company).out == cards


@pytest.mark.timeout(300)
def test_a_number_is_with_one_person_whatever_is_done(empty_template: Path, tmp_path: Path) -> None:
    machine = type("Cards", (CardsOfACompany,), {"template": empty_template, "folder": tmp_path})
    run_state_machine_as_test(machine, settings=settings(max_examples=12, stateful_step_count=15, deadline=None))
