"""Ticks on the muster roll: who is safe, who was found, and what was written while there was no database."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from jib_desk.rules.desk_words import MusterKind, TickSource
from jib_desk.rules.words import ClosedBy, Role
from jib_desk.services import errors
from jib_desk.services.centre import Services, open_centre
from jib_desk.services.clock import FixedClock
from jib_desk.services.rows.evacuations import EvacuationRow
from jib_desk.services.rows.muster import MusterSheet, RollLine, TickEntry
from jib_desk.services.rows.staff import Actor


@pytest.fixture
def alarm(sample: Services, actor: Actor) -> EvacuationRow:
    """Three visits, one of them a party of five, and then the alarm."""
    for name, size, badge in (("周示例", 1, "11"), ("吴示例", 5, "12"), ("Ann Example", 1, "13")):
        sample.visitors.check_in(by=actor, name_zh=name, party_size=size, badge=badge)
    return sample.evacuations.start(by=actor, is_drill=True).row.evacuation


def visitor(sheet: MusterSheet, badge: str) -> RollLine:
    return next(line for line in sheet.of(MusterKind.VISITOR) if line.badge == badge)


def tick_of(line: RollLine, at: datetime, heads: int | None = None, uid: str = "") -> TickEntry:
    count = line.heads if heads is None else heads
    name = f"{line.uid}-{at:%H%M%S}"
    return TickEntry(uid or name, line.kind, line.uid, count, line.heads, at, line.name, line.is_contact)


def test_the_roll_adds_up_to_who_is_inside(sample: Services, alarm: EvacuationRow) -> None:
    sheet = sample.muster.sheet()
    assert sheet.evacuation == alarm
    assert sheet.inside == sample.visitors.inside()
    assert sheet.heads == sheet.missing == sample.visitors.inside().total
    assert sheet.safe == 0


def test_a_tick_makes_one_safe_and_a_second_one_takes_it_back(
    sample: Services, actor: Actor, alarm: EvacuationRow, clock: FixedClock
) -> None:
    clock.at += timedelta(minutes=4)
    before = sample.muster.sheet()
    line = visitor(before, "11")
    after = sample.muster.tick(by=actor, evacuation_id=alarm.id, line=line).row
    assert after.missing == before.missing - 1
    assert (visitor(after, "11").is_safe, visitor(after, "11").at) == (True, clock.now())
    back = sample.muster.tick(by=actor, evacuation_id=alarm.id, line=visitor(after, "11"), heads=0).row
    assert back.missing == before.missing
    assert visitor(back, "11").at == clock.now(), "that it was taken back is known, too"


def test_of_a_party_some_are_safe(sample: Services, actor: Actor, alarm: EvacuationRow) -> None:
    line = visitor(sample.muster.sheet(), "12")
    sheet = sample.muster.tick(by=actor, evacuation_id=alarm.id, line=line, heads=3).row
    assert (visitor(sheet, "12").missing, visitor(sheet, "12").is_safe) == (2, False)
    for heads in (-1, 6):
        with pytest.raises(errors.ValueRefused):
            sample.muster.tick(by=actor, evacuation_id=alarm.id, line=line, heads=heads)


def named(sheet: MusterSheet, badge: str) -> dict[str, bool]:
    """Who of a party is known by name, and whether he is safe."""
    return {line.name: line.is_safe for line in sheet.members(visitor(sheet, badge))}


@pytest.fixture
def party(sample: Services, actor: Actor, alarm: EvacuationRow) -> MusterSheet:
    """Of the five behind badge 12 three are known by name."""
    row = next(row for row in sample.visitors.on_site() if row.badge == "12")
    names = ["陆同行", "He Tong"]
    sample.visitors.set_party(by=actor, visit_id=row.id, version=row.version, people=5, names=names)
    return sample.muster.sheet()


def ticked(sample: Services, actor: Actor, name: str, heads: int = 1) -> MusterSheet:
    sheet = sample.muster.sheet()
    assert sheet.evacuation is not None
    line = next(line for line in sheet.lines if line.party and line.name == name)
    return sample.muster.tick(by=actor, evacuation_id=sheet.evacuation.id, line=line, heads=heads).row


def test_who_of_a_party_is_known_by_name_stands_below_it_and_the_count_stays(
    sample: Services, party: MusterSheet
) -> None:
    assert named(party, "12") == {"吴示例": False, "陆同行": False, "He Tong": False}
    assert party.heads == sample.visitors.inside().total
    assert named(party, "11") == {}, "of one who came alone nobody is below"
    printed = [line.name for line in party.roll().lines]
    assert printed[printed.index("吴示例") + 1 :][:2] == ["– 陆同行", "– He Tong"]


def test_each_of_a_party_is_ticked_by_name_and_the_party_counts_them(
    sample: Services, actor: Actor, party: MusterSheet
) -> None:
    assert visitor(ticked(sample, actor, "陆同行"), "12").safe == 1
    sheet = ticked(sample, actor, "He Tong")
    assert (visitor(sheet, "12").safe, sheet.missing) == (2, party.missing - 2)
    assert named(sheet, "12") == {"吴示例": False, "陆同行": True, "He Tong": True}
    sheet = ticked(sample, actor, "陆同行", 0)
    assert (visitor(sheet, "12").safe, named(sheet, "12")["陆同行"]) == (1, False)
    whole = sample.muster.tick(by=actor, evacuation_id=sheet.evacuation.id, line=visitor(sheet, "12")).row
    assert all(named(whole, "12").values()), "all five are safe, so these three are"
    sheet = ticked(sample, actor, "He Tong", 0)
    assert visitor(sheet, "12").safe == 4
    assert named(sheet, "12") == {"吴示例": True, "陆同行": True, "He Tong": False}


def test_a_number_that_was_told_of_a_party_counts_on_beside_the_names(
    sample: Services, actor: Actor, party: MusterSheet, alarm: EvacuationRow
) -> None:
    sample.muster.tick(by=actor, evacuation_id=alarm.id, line=visitor(party, "12"), heads=3)
    assert visitor(ticked(sample, actor, "陆同行"), "12").safe == 3, "he may be one of the three"
    assert visitor(ticked(sample, actor, "陆同行", 0), "12").safe == 2


def test_who_of_a_party_left_before_the_alarm_is_not_on_the_roll(sample: Services, actor: Actor) -> None:
    row = sample.visitors.check_in(by=actor, name_zh="郑示例", party_size=3, badge="31").row
    row = sample.visitors.set_party(by=actor, visit_id=row.id, version=row.version, people=3, names=["陆早退"]).row
    sample.visitors.depart(by=actor, visit_id=row.id, heads=1, members=[1])
    sheet = sample.muster.sheet()
    assert (visitor(sheet, "31").heads, named(sheet, "31")) == (2, {})


def test_a_party_that_left_in_part_counts_who_stayed(sample: Services, actor: Actor) -> None:
    group = sample.visitors.check_in(by=actor, name_zh="郑示例", party_size=6, badge="31").row
    before = sample.visitors.inside().visitors
    sample.visitors.depart(by=actor, visit_id=group.id, heads=4)
    assert sample.visitors.inside().visitors == before - 4
    assert next(line.heads for line in sample.visitors.muster().lines if line.badge == "31") == 2


def test_who_checks_out_after_the_alarm_is_safe_and_who_left_before_is_not_on_the_roll(
    sample: Services, actor: Actor, clock: FixedClock
) -> None:
    early, late = (sample.visitors.check_in(by=actor, name_zh="林示例", badge=badge).row for badge in ("41", "42"))
    sample.visitors.check_out(by=actor, visit_ids=[early.id])
    clock.at += timedelta(minutes=1)
    alarm = sample.evacuations.start(by=actor).row.evacuation
    clock.at += timedelta(minutes=3)
    sample.visitors.check_out(by=actor, visit_ids=[late.id])
    sheet = sample.muster.sheet(alarm.id)
    assert "41" not in {line.badge for line in sheet.lines}
    assert visitor(sheet, "42").is_safe
    clock.at += timedelta(minutes=9)
    note = "counted at the assembly point"
    sample.evacuations.all_clear(by=actor, evacuation_id=alarm.id, version=alarm.version, note=note)
    clock.at += timedelta(seconds=1)
    sample.visitors.check_in(by=actor, name_zh="后到者", badge="43")
    assert {line.badge for line in sample.muster.sheet(alarm.id).lines} == {line.badge for line in sheet.lines}


def test_a_visit_closed_by_the_system_during_the_alarm_makes_nobody_safe(
    sample: Services, actor: Actor, alarm: EvacuationRow, clock: FixedClock
) -> None:
    clock.at += timedelta(minutes=2)
    line = visitor(sample.muster.sheet(), "11")
    closed = sample.visitors.close_day(by=actor, visit_ids=[line.ref_id]).row
    assert closed[0].closed_by is ClosedBy.SYSTEM
    assert not visitor(sample.muster.sheet(alarm.id), "11").is_safe


def test_people_of_residents_are_ticked_by_name_and_count_with_their_company(
    sample: Services, actor: Actor, alarm: EvacuationRow
) -> None:
    before = sample.muster.sheet()
    person = next(line for line in before.lines if line.is_contact)
    after = sample.muster.tick(by=actor, evacuation_id=alarm.id, line=person).row
    company = next(line for line in after.of(MusterKind.RESIDENT) if line.name == person.detail)
    assert (company.safe, company.is_heard) == (1, False)
    assert after.missing == before.missing - 1
    sample.evacuations.count(by=actor, evacuation_id=alarm.id, company_id=company.ref_id, people_out=3, people=5)
    told = next(line for line in sample.muster.sheet().of(MusterKind.RESIDENT) if line.ref_id == company.ref_id)
    assert (told.heads, told.safe, told.is_heard) == (5, 3, True), "the company's own word counts, not the ticks"


def test_a_company_ticked_on_the_roll_is_its_report(sample: Services, actor: Actor, alarm: EvacuationRow) -> None:
    company = next(line for line in sample.muster.sheet().of(MusterKind.RESIDENT) if line.heads)
    sheet = sample.muster.tick(by=actor, evacuation_id=alarm.id, line=company).row
    assert next(line for line in sheet.lines if line.id == company.id).is_safe
    report = sample.evacuations.report(alarm.id)
    assert [(call.company_id, call.missing) for call in report.reported] == [(company.ref_id, 0)]


def test_somebody_on_no_list_is_added_and_is_safe(sample: Services, actor: Actor, alarm: EvacuationRow) -> None:
    before = sample.muster.sheet()
    after = sample.muster.add(by=actor, evacuation_id=alarm.id, name=" 送餐员  ", heads=2, note="at gate 2").row
    (line,) = after.of(MusterKind.UNKNOWN)
    assert (line.name, line.heads, line.is_safe, line.note) == ("送餐员", 2, True, "at gate 2")
    assert (after.heads, after.missing) == (before.heads + 2, before.missing)
    for name in ("", "  ", "\u202e\u0007", "长" * 10_000):
        with pytest.raises(errors.DeskError):
            sample.muster.add(by=actor, evacuation_id=alarm.id, name=name)


def test_several_desks_see_each_others_ticks_and_the_last_word_counts(
    sample: Services, actor: Actor, alarm: EvacuationRow, clock: FixedClock
) -> None:
    other = open_centre(sample.database.path, clock)
    try:
        line = visitor(sample.muster.sheet(), "11")
        sample.muster.tick(by=actor, evacuation_id=alarm.id, line=line)
        assert visitor(other.muster.sheet(), "11").is_safe
        clock.at -= timedelta(hours=1)  # the other workstation's clock is slow
        other.muster.tick(by=actor, evacuation_id=alarm.id, line=line, heads=0, source=TickSource.KIOSK)
        assert not visitor(sample.muster.sheet(), "11").is_safe
    finally:
        other.close()


def test_the_all_clear_asks_about_visitors_not_ticked_and_companies_nobody_heard_from(
    sample: Services, actor: Actor, alarm: EvacuationRow
) -> None:
    with pytest.raises(errors.PeopleMissing) as refused:
        sample.evacuations.all_clear(by=actor, evacuation_id=alarm.id, version=alarm.version)
    sheet = sample.muster.sheet()
    assert (refused.value.people, refused.value.visitors) == (0, sheet.unticked)
    assert refused.value.silent == len(sheet.of(MusterKind.RESIDENT))
    for line in sheet.lines:
        if line.counts:
            sample.muster.tick(by=actor, evacuation_id=alarm.id, line=line)
    silent = [line for line in sheet.of(MusterKind.RESIDENT) if not line.heads]
    for line in silent:
        sample.evacuations.count(by=actor, evacuation_id=alarm.id, company_id=line.ref_id, people_out=0, people=0)
    cleared = sample.evacuations.all_clear(by=actor, evacuation_id=alarm.id, version=alarm.version).row
    assert cleared.evacuation.note == ""


def test_after_the_all_clear_nobody_is_ticked_and_an_auditor_ticks_nobody(
    sample: Services, actor: Actor, alarm: EvacuationRow
) -> None:
    line = visitor(sample.muster.sheet(), "11")
    with pytest.raises(errors.NotAllowed):
        sample.muster.tick(by=replace(actor, role=Role.AUDITOR), evacuation_id=alarm.id, line=line)
    sample.evacuations.all_clear(by=actor, evacuation_id=alarm.id, version=alarm.version, note="all were seen")
    with pytest.raises(errors.EvacuationOver):
        sample.muster.tick(by=actor, evacuation_id=alarm.id, line=line)


def test_a_tick_is_undone_and_the_journal_names_nobody(sample: Services, actor: Actor, alarm: EvacuationRow) -> None:
    line = visitor(sample.muster.sheet(), "11")
    done = sample.muster.tick(by=actor, evacuation_id=alarm.id, line=line)
    sample.muster.add(by=actor, evacuation_id=alarm.id, name="送餐员")
    assert {entry.subject for entry in sample.journal.entries(limit=2)} <= {"11", ""}
    sample.journal.undo(by=actor, number=done.changes.entry)
    assert not visitor(sample.muster.sheet(), "11").is_safe


def test_a_party_ticked_by_name_without_the_database_is_so_in_it(
    sample: Services, actor: Actor, party: MusterSheet, alarm: EvacuationRow, clock: FixedClock
) -> None:
    entries: list[TickEntry] = []
    for name in ("He Tong", "陆同行"):
        clock.at += timedelta(minutes=1)
        now = party.after(entries)
        line = next(line for line in now.lines if line.party and line.name == name)
        entries.append(now.tick(line, 1, f"tick-{name}", clock.now()))
    assert named(party.after(entries), "12")["陆同行"]
    written = sample.muster.write_in(by=actor, entries=entries, evacuation=alarm.uid).row
    assert named(written, "12") == {"吴示例": False, "陆同行": True, "He Tong": True}
    assert visitor(written, "12").safe == 2


# --- written in afterwards --------------------------------------------------------------------


def test_ticks_made_without_the_database_are_written_in_once_with_their_own_times(
    sample: Services, actor: Actor, alarm: EvacuationRow, clock: FixedClock
) -> None:
    sheet, now = sample.muster.sheet(), clock.now()
    company = next(line for line in sheet.of(MusterKind.RESIDENT) if line.heads > 1)
    person = next(line for line in sheet.lines if line.is_contact and line.detail != company.name)
    entries = [
        tick_of(visitor(sheet, "11"), now + timedelta(minutes=1)),
        tick_of(visitor(sheet, "12"), now + timedelta(minutes=1), 2),
        tick_of(visitor(sheet, "12"), now + timedelta(minutes=2), 4),
        tick_of(company, now + timedelta(minutes=3), 1),
        tick_of(person, now + timedelta(minutes=3)),
        TickEntry("found-1", MusterKind.UNKNOWN, "found-1", 1, 1, now + timedelta(minutes=4), "送餐员"),
    ]
    clock.at += timedelta(hours=1)
    written = sample.muster.write_in(by=actor, entries=entries, evacuation=alarm.uid).row
    assert visitor(written, "11").at == now + timedelta(minutes=1)
    assert visitor(written, "12").safe == 4
    assert next(line.safe for line in written.lines if line.id == company.id) == 1
    assert next(line.is_safe for line in written.lines if line.id == person.id)
    assert [line.name for line in written.of(MusterKind.UNKNOWN)] == ["送餐员"]
    last = sample.journal.last_number()
    again = sample.muster.write_in(by=actor, entries=entries, evacuation=alarm.uid)
    assert again.row == written
    assert sample.journal.last_number() == last, "the second time there was nothing to write"


def test_a_word_of_a_desk_that_came_later_stays(
    sample: Services, actor: Actor, alarm: EvacuationRow, clock: FixedClock
) -> None:
    line, then = visitor(sample.muster.sheet(), "11"), clock.now()
    clock.at += timedelta(minutes=5)
    sample.muster.tick(by=actor, evacuation_id=alarm.id, line=line, heads=0)
    entries = [tick_of(line, then + timedelta(minutes=1))]
    assert not visitor(sample.muster.write_in(by=actor, entries=entries, evacuation=alarm.uid).row, "11").is_safe


def test_without_an_evacuation_one_begins_with_the_first_tick(
    sample: Services, actor: Actor, clock: FixedClock
) -> None:
    sample.visitors.check_in(by=actor, name_zh="周示例", badge="11")
    line, then = visitor(sample.muster.sheet(), "11"), clock.now() + timedelta(minutes=2)
    clock.at += timedelta(hours=2)
    made = sample.muster.write_in(by=actor, entries=[tick_of(line, then)], evacuation="made-at-the-gate").row
    assert made.evacuation is not None
    assert (made.evacuation.uid, made.evacuation.started_at) == ("made-at-the-gate", then)
    assert visitor(made, "11").is_safe
    again = sample.muster.write_in(by=actor, entries=[tick_of(line, then)], evacuation="made-at-the-gate").row
    assert again.evacuation == made.evacuation


def test_nobody_is_lost_whom_the_database_does_not_know_any_more(
    sample: Services, actor: Actor, alarm: EvacuationRow, clock: FixedClock
) -> None:
    line = replace(visitor(sample.muster.sheet(), "11"), uid="not-in-the-backup")
    entry = tick_of(line, clock.now())
    for _ in range(2):
        sheet = sample.muster.write_in(by=actor, entries=[entry], evacuation=alarm.uid).row
        assert [added.name for added in sheet.of(MusterKind.UNKNOWN)] == ["周示例"]


def test_ticks_are_written_in_after_the_all_clear_too(
    sample: Services, actor: Actor, alarm: EvacuationRow, clock: FixedClock
) -> None:
    line, then = visitor(sample.muster.sheet(), "11"), clock.now()
    clock.at += timedelta(minutes=20)
    sample.evacuations.all_clear(by=actor, evacuation_id=alarm.id, version=alarm.version, note="all were seen")
    sheet = sample.muster.write_in(by=actor, entries=[tick_of(line, then)], evacuation=alarm.uid).row
    assert visitor(sheet, "11").is_safe
