"""The muster roll that survives its database: deleted, damaged, replaced, locked; and a disk that is full."""

import json
import os
import stat
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bench.faults.small_disk import small_disk
from jib_desk.models.files import companions
from jib_desk.rules.desk_words import MusterKind
from jib_desk.services import errors
from jib_desk.services.centre import Services, open_centre, open_services
from jib_desk.services.clock import FixedClock
from jib_desk.services.rows.muster import Cleared, RollLine, Snapshot
from jib_desk.services.rows.staff import Actor
from jib_desk.services.visit.muster_page import page
from jib_desk.services.visit.muster_snapshot import MusterSnapshots, Unplugged
from jib_desk.services.visit.muster_store import MusterStore

posix = pytest.mark.skipif(sys.platform == "win32", reason="permissions are another matter there")


@pytest.fixture
def keeper(sample: Services, actor: Actor, tmp_path: Path) -> MusterSnapshots:
    """The sample centre with two more visits, and a place for its rolls."""
    for name, size, badge in (("周示例", 1, "11"), ("吴示例", 5, "12")):
        sample.visitors.check_in(by=actor, name_zh=name, party_size=size, badge=badge)
    return MusterSnapshots(
        sample.database, sample.clock, MusterStore.of(tmp_path / "state" / "muster", sample.database.path)
    )


@pytest.fixture
def store(keeper: MusterSnapshots) -> MusterStore:
    assert keeper.store is not None
    return keeper.store


def kept(store: MusterStore) -> Snapshot:
    found = store.read()
    assert found is not None
    return found


def visitor(snapshot: Snapshot, badge: str) -> RollLine:
    return next(line for line in snapshot.now.of(MusterKind.VISITOR) if line.badge == badge)


# --- what is kept -----------------------------------------------------------------------------


def test_what_is_kept_is_the_roll_of_now(keeper: MusterSnapshots, store: MusterStore, sample: Services) -> None:
    written = keeper.write(lambda _kept: b"%PDF-a roll")
    assert kept(store) == written
    assert kept(store).sheet.roll() == sample.visitors.muster()
    assert store.pdf_file.read_bytes() == b"%PDF-a roll"
    assert {path.name for path in store.folder.iterdir()} == {"roll.json", "roll.html", "roll.pdf"}


@posix
def test_only_its_owner_can_read_it_whatever_the_mask(keeper: MusterSnapshots, store: MusterStore) -> None:
    before = os.umask(0)
    try:
        keeper.write(lambda _kept: b"%PDF")
        Unplugged(store, FixedClock(kept(store).sheet.at)).add("送餐员")
    finally:
        os.umask(before)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in store.folder.iterdir()}
    assert set(modes.values()) == {0o600}
    assert stat.S_IMODE(store.folder.stat().st_mode) == 0o700


def test_it_lies_in_a_folder_of_its_own_for_each_database(tmp_path: Path) -> None:
    folders = {MusterStore.of(tmp_path, tmp_path / place / "centre.jibdesk").folder for place in ("a", "b")}
    assert len(folders) == 2
    assert all(folder.parent == tmp_path for folder in folders)


def test_the_next_one_takes_its_place_and_without_a_pdf_no_old_one_stays(
    keeper: MusterSnapshots, store: MusterStore, sample: Services, actor: Actor
) -> None:
    keeper.write(lambda _kept: b"%PDF")
    sample.visitors.check_out(by=actor, visit_ids=[visitor(kept(store), "11").ref_id])
    keeper.rewrite()
    assert "周示例" not in store.page_file.read_text(encoding="utf-8")
    assert "周示例" not in store.roll_file.read_text(encoding="utf-8")
    assert not store.pdf_file.exists()


def test_where_a_new_one_cannot_be_made_after_erasing_the_old_one_goes(
    keeper: MusterSnapshots, store: MusterStore, sample: Services
) -> None:
    keeper.write(lambda _kept: b"%PDF")
    sample.database.path.unlink()
    sample.database.path.write_bytes(b"")
    unreadable = MusterSnapshots(sample.database, sample.clock, store)
    sample.database.close()
    unreadable.rewrite()
    assert store.read() is None
    assert list(store.folder.iterdir()) == []


def test_the_page_stands_alone_in_both_languages_and_shows_names_as_they_are(
    keeper: MusterSnapshots, sample: Services, actor: Actor
) -> None:
    sample.visitors.check_in(by=actor, name_latin="<script>alert(1)</script> & Co", badge="13")
    written = page(keeper.now())
    assert "<script>alert" not in written
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; Co" in written
    assert "疏散点名表" in written
    assert "Muster roll" in written
    assert written.count('type="checkbox"') == len(keeper.now().sheet.lines)
    assert not any(mark in written for mark in ("http://", "https://", "src=", "@import", "url("))
    assert f'<span id="number">{sample.visitors.inside().total}</span>' in written


def test_of_an_evacuation_that_is_running_the_ticks_are_kept_too(
    keeper: MusterSnapshots, store: MusterStore, sample: Services, actor: Actor
) -> None:
    alarm = sample.evacuations.start(by=actor, is_drill=True).row.evacuation
    line = visitor(keeper.now(), "11")
    sample.muster.tick(by=actor, evacuation_id=alarm.id, line=line)
    keeper.write()
    assert kept(store).sheet.evacuation == alarm
    assert visitor(kept(store), "11").is_safe


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"format": "jib-muster/9"}', b'{"format": "jib-muster/1"}'])
def test_a_damaged_roll_is_no_roll(store: MusterStore, keeper: MusterSnapshots, content: bytes) -> None:
    keeper.write()
    store.roll_file.write_bytes(content)
    assert store.read() is None


# --- without the database ---------------------------------------------------------------------


@pytest.fixture
def gone(keeper: MusterSnapshots, store: MusterStore, sample: Services) -> Path:
    """A copy of the database that is to come back; the file itself is deleted under the open centre."""
    keeper.write()
    path = sample.database.path
    away = path.with_name("brought-back.db")
    sample.database.copy_to(away)
    for file in (path, *companions(path)):
        file.unlink(missing_ok=True)
    return away


def test_a_deleted_database_is_seen_and_the_roll_is_ticked_without_it(
    gone: Path, keeper: MusterSnapshots, store: MusterStore, clock: FixedClock
) -> None:
    assert not keeper.is_reachable()
    clock.at += timedelta(minutes=1)
    offline = Unplugged(store, clock)
    offline.tick(visitor(kept(store), "12"), 3)
    offline.add("送餐员")
    again = Unplugged(store, clock).snapshot()
    assert again is not None
    assert (visitor(again, "12").safe, visitor(again, "12").at) == (3, clock.now())
    assert [line.name for line in again.now.of(MusterKind.UNKNOWN)] == ["送餐员"]
    offline.tick(again.now.of(MusterKind.UNKNOWN)[0], 0)
    assert kept(store).now.of(MusterKind.UNKNOWN) == (), "somebody added by mistake is taken back"


def test_without_the_database_people_ticked_by_name_count_with_their_company(
    gone: Path, store: MusterStore, clock: FixedClock
) -> None:
    before = kept(store).now
    person = next(line for line in before.lines if line.is_contact)
    Unplugged(store, clock).tick(person)
    after = kept(store).now
    company = next(line for line in after.of(MusterKind.RESIDENT) if line.name == person.detail)
    assert (company.safe, company.is_heard, after.missing) == (1, False, before.missing - 1)
    Unplugged(store, clock).tick(company, 0)
    assert kept(store).now.missing == before.missing, "the company's own word is the better one"


def test_when_the_database_is_back_the_ticks_are_written_in_once(
    gone: Path, store: MusterStore, sample: Services, clock: FixedClock
) -> None:
    clock.at += timedelta(minutes=1)
    then, offline = clock.now(), Unplugged(store, clock, is_drill=True)
    offline.tick(visitor(kept(store), "11"))
    offline.add("送餐员", 2)
    clock.at += timedelta(hours=1)
    gone.replace(sample.database.path)
    services = open_centre(sample.database.path, clock, muster_folder=store.folder.parent)
    try:
        by = services.staff.actor("front_desk", "tests")
        done = services.muster_snapshots.write_in(by=by)
        assert done is not None
        evacuation = done.row.evacuation
        assert evacuation is not None
        assert (evacuation.started_at, evacuation.is_drill) == (then, True)
        assert [(line.name, line.heads) for line in done.row.of(MusterKind.UNKNOWN)] == [("送餐员", 2)]
        assert next(line.at for line in done.row.lines if line.badge == "11") == then
        assert services.muster_snapshots.write_in(by=by) is None
        assert store.waiting().entries == ()
    finally:
        services.close()


def test_the_all_clear_without_the_database_asks_for_a_word_about_the_missing_and_is_written_in(
    gone: Path, store: MusterStore, clock: FixedClock
) -> None:
    offline = Unplugged(store, clock, is_drill=True)
    offline.all_clear("nobody was ticked: nothing has begun")
    assert kept(store).cleared is None
    offline.tick(visitor(kept(store), "11"))
    with pytest.raises(errors.PeopleMissing) as refused:
        offline.all_clear()
    assert refused.value.visitors == kept(store).now.unticked > 0
    clock.at += timedelta(minutes=9)
    then = clock.now()
    offline.all_clear("all were seen at gate 2")
    assert kept(store).cleared == Cleared(then, "all were seen at gate 2")
    clock.at += timedelta(hours=1)
    path = gone.replace(gone.with_name("centre.db"))
    services = open_centre(path, clock, muster_folder=store.folder.parent)
    try:
        by = services.staff.actor("front_desk", "tests")
        for _ in range(2):
            services.muster_snapshots.write_in(by=by)
            (row,) = (row for row in services.evacuations.all() if row.is_drill and "gate 2" in row.note)
            assert row.cleared_at == then
        assert store.waiting().is_empty
        report = services.evacuations.report(row.id)
        assert not report.evacuation.is_open
    finally:
        services.close()


def test_a_tick_after_the_all_clear_takes_it_back(
    keeper: MusterSnapshots, store: MusterStore, clock: FixedClock
) -> None:
    keeper.write()
    offline = Unplugged(store, clock)
    offline.tick(visitor(kept(store), "11"))
    offline.all_clear("all were seen")
    offline.tick(visitor(kept(store), "11"), 0)
    assert kept(store).cleared is None
    assert kept(store).is_evacuating


def test_an_all_clear_for_another_evacuation_ends_none_that_is_running(
    keeper: MusterSnapshots, store: MusterStore, sample: Services, actor: Actor, clock: FixedClock
) -> None:
    keeper.write()
    offline = Unplugged(store, clock)
    offline.tick(visitor(kept(store), "11"))
    offline.all_clear("all were seen")
    alarm = sample.evacuations.start(by=actor).row.evacuation  # at a desk that has the database
    done = keeper.write_in(by=actor)
    assert done is not None
    assert done.row.evacuation is not None
    assert (done.row.evacuation.uid, done.row.evacuation.is_open) == (alarm.uid, True)
    assert next(line.is_safe for line in done.row.lines if line.badge == "11")


def test_ticks_that_could_not_be_written_in_wait_on(
    gone: Path, keeper: MusterSnapshots, store: MusterStore, actor: Actor, clock: FixedClock
) -> None:
    Unplugged(store, clock).tick(visitor(kept(store), "11"))
    with pytest.raises(errors.DatabaseReplaced):
        keeper.write_in(by=actor)
    Unplugged(store, clock).tick(visitor(kept(store), "12"))
    assert [entry.name for entry in store.waiting().entries] == ["周示例", "吴示例"]
    assert visitor(kept(store), "11").is_safe, "they are on the roll still"


def test_killed_between_the_database_and_the_file_nothing_is_twice(
    keeper: MusterSnapshots, store: MusterStore, sample: Services, actor: Actor, clock: FixedClock
) -> None:
    keeper.write()
    Unplugged(store, clock).tick(visitor(kept(store), "11"))
    Unplugged(store, clock).add("送餐员")
    ticks = store.take()
    sample.muster.write_in(by=actor, entries=ticks.entries, evacuation=ticks.evacuation)  # and then it is killed
    done = keeper.write_in(by=actor)
    assert done is not None
    assert len(done.row.of(MusterKind.UNKNOWN)) == 1
    assert len(sample.evacuations.all()) == 1


def test_a_tick_that_was_cut_off_is_left_out_and_the_next_one_is_whole(
    keeper: MusterSnapshots, store: MusterStore, clock: FixedClock
) -> None:
    keeper.write()
    offline = Unplugged(store, clock)
    offline.tick(visitor(kept(store), "11"))
    offline.tick(visitor(kept(store), "12"))
    whole = store.ticks_file.read_bytes()
    store.ticks_file.write_bytes(whole[:-40])
    offline.add("送餐员")
    assert [entry.name for entry in store.waiting().entries] == ["周示例", "送餐员"]


def test_a_file_of_ticks_with_nonsense_in_it_gives_the_others(
    keeper: MusterSnapshots, store: MusterStore, clock: FixedClock
) -> None:
    keeper.write()
    offline = Unplugged(store, clock)
    offline.tick(visitor(kept(store), "11"))
    with store.ticks_file.open("ab") as file:
        file.write(b'\xff\xfe\n[1]\n{"uid": 3}\n' + json.dumps({"kind": "nobody"}).encode() + b"\n")
    offline.tick(visitor(kept(store), "12"))
    assert len(store.waiting().entries) == 2


# --- a folder that cannot be written ----------------------------------------------------------


@posix
def test_in_a_folder_that_cannot_be_written_it_says_so_and_the_database_is_as_before(
    keeper: MusterSnapshots, store: MusterStore, tmp_path: Path
) -> None:
    (tmp_path / "state").mkdir()
    (tmp_path / "state" / "muster").write_text("a file where a folder should be")
    with pytest.raises(errors.DeskError) as refused:
        keeper.write()
    assert refused.value.exit_code == 4
    assert keeper.is_reachable()


@posix
def test_on_a_full_disk_the_old_roll_stays_whole_and_a_tick_is_refused_rather_than_halved(
    keeper: MusterSnapshots, sample: Services, actor: Actor, tmp_path: Path, clock: FixedClock
) -> None:
    with small_disk(tmp_path) as disk:
        store = MusterStore.of(disk.folder, sample.database.path)
        full = MusterSnapshots(sample.database, sample.clock, store)
        written = full.write(lambda _kept: b"%PDF" * 1000)
        offline = Unplugged(store, clock)
        offline.tick(visitor(written, "12"), 1)
        sample.visitors.check_in(by=actor, name_zh="后到者", badge="14")
        with disk.full(0):
            with pytest.raises(errors.DiskFull) as told:
                full.write(lambda _kept: b"%PDF" * 100_000)
            assert told.value.path == str(store.folder)
            refused = 0
            for _ in range(200):
                try:
                    offline.tick(visitor(written, "11"))
                except errors.DeskError:
                    refused += 1
                    break
            assert refused, "there was room for every tick: nothing was tried"
        assert kept(store).sheet.at == written.sheet.at
        lines = store.ticks_file.read_bytes().splitlines()
        assert all(json.loads(line) for line in lines)
        assert not [path for path in store.folder.iterdir() if path.name.endswith(".new")]
        assert len(full.write().sheet.lines) == len(written.sheet.lines) + 1


def test_without_a_place_for_rolls_nothing_is_kept(sample: Services, actor: Actor) -> None:
    plain = open_services(sample.database, sample.clock).muster_snapshots
    plain.write()
    plain.rewrite()
    assert (plain.kept(), plain.write_in(by=actor)) == (None, None)
    assert replace(plain.now(), ticks=()) == plain.now()
