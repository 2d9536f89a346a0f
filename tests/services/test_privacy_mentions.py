"""A person who asks to be forgotten is named nowhere any more, or the centre says where and why."""

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from jib_desk.models import direct, lines
from jib_desk.models.journal import Stamp
from jib_desk.models.tables import TABLES
from jib_desk.rules.mentions import MARK
from jib_desk.services.clock import FixedClock
from jib_desk.services.rows.privacy import ErasedRow, KeptMention
from jib_desk.services.rows.staff import Actor
from tests.services.test_privacy import WANG, come_and_go, traces
from tests.services.test_privacy_elsewhere import Write, put, said  # noqa: F401 - a fixture

if TYPE_CHECKING:
    from jib_desk.services.centre import Services


def erase(services: "Services", actor: Actor, name: str = "王蔚岚") -> ErasedRow:
    (person, *_others) = services.privacy.find(name)
    return services.privacy.erase(by=actor, uid=person.uid).row


@pytest.fixture
def wang(services: "Services", actor: Actor) -> int:
    """王蔚岚 came and went; her visitor's id."""
    come_and_go(services, actor, **WANG)
    return services.privacy.find("王蔚岚")[0].visitor_id


def test_in_the_free_texts_of_others_a_mark_stands_and_no_byte_of_the_name(
    services: "Services", actor: Actor, wang: int, clock: FixedClock
) -> None:
    other = come_and_go(
        services, actor, name_zh="陆留下", note="与王蔚岚同来，电话139-5550-1234", purpose="见Wang Weilan"
    )
    clock.at += timedelta(days=1)
    room = services.bookings.rooms()[0]
    booking = services.bookings.book(
        by=actor, room_id=room.id, starts_at=clock.now(), ends_at=clock.now() + timedelta(hours=1),
        subject="王 蔚岚讲座", note="wang weilan brings the samples", booked_by="陆留下",
    ).row  # fmt: skip
    company = services.companies.add(by=actor, name_zh="月熊猫科技", sector="iot", notes="由王蔚岚介绍").row
    drill = services.evacuations.start(by=actor, is_drill=True).row.evacuation
    services.evacuations.all_clear(
        by=actor, evacuation_id=drill.id, version=drill.version, note="WANG WEILAN helped to count"
    )
    told = services.privacy.mentions(wang)
    assert dict(told.texts) == {"booking": 2, "company": 1, "evacuation": 1, "visit": 2}
    row = erase(services, actor)
    assert (row.texts, row.kept) == (6, ())
    assert services.visitors.visit(other.id).note == f"与{MARK}同来，电话{MARK}"
    assert services.bookings.between(booking.starts_at, booking.ends_at)[0].subject == f"{MARK}讲座"
    assert services.companies.detail(company.id, clock.now().date()).company.notes == f"由{MARK}介绍"
    assert services.journal.verify().findings == ()
    assert services.search.find("王 蔚岚") == ()
    assert traces(services, "王蔚岚", "王 蔚岚", "Weilan", "weilan", "13955501234", "139-5550-1234", "WEILAN") == []


def test_the_reason_that_somebody_else_was_given_loses_the_name_in_the_journal(
    services: "Services", actor: Actor, wang: int
) -> None:
    other = come_and_go(services, actor, name_zh="陆留下")
    services.visitors.correct_times(
        by=actor, visit_id=other.id, version=services.visitors.visit(other.id).version,
        arrived_at=other.arrived_at - timedelta(minutes=3), left_at=other.arrived_at, reason="王蔚岚记得更清楚",
    )  # fmt: skip
    erase(services, actor)
    assert services.journal.verify().findings == ()
    assert traces(services, "王蔚岚") == []


def test_a_name_and_a_phone_that_were_corrected_are_found_too(
    services: "Services", actor: Actor, wang: int, clock: FixedClock
) -> None:
    stamp = Stamp(clock.now(), actor.id, "tests", "0", "tests.put")
    with services.database.write(stamp) as writing:
        row = {"id": wang, "name_zh": "王卫岚", "name_latin": "", "phone": "13600001111"}
        writing.work.update_many(TABLES["visitor"], [row])
    come_and_go(services, actor, name_zh="陆留下", note="王蔚岚，即王卫岚，13955501234或13600001111")
    assert erase(services, actor, "王卫岚").texts == 1
    assert traces(services, "王蔚岚", "王卫岚", "13955501234", "13600001111") == []


def test_a_watch_list_entry_in_force_stays_and_is_named_and_one_that_is_over_goes(
    services: "Services", actor: Actor, wang: int
) -> None:
    entry = services.watch.add(by=actor, name_zh="王蔚岚", reason="unpaid").row
    over = services.watch.add(by=actor, phone=WANG["phone"], name_latin="Wang W.", reason="noise").row
    services.watch.end(by=actor, entry_id=over.id, version=over.version, reason="settled")
    row = erase(services, actor)
    (uid,) = (uid for (uid,) in _fetch(services, "SELECT uid FROM watch_entry WHERE id = ?", entry.id))
    assert row.kept == (KeptMention("watch_entry", uid, "watched"),)
    assert [name for (name,) in _fetch(services, "SELECT name_zh FROM watch_entry ORDER BY id")] == ["王蔚岚", "–"]
    assert services.journal.verify().findings == ()
    assert traces(services, "13955501234", "Wang W.") == []


def test_what_is_still_out_keeps_its_name_and_is_named(
    services: "Services",
    actor: Actor,
    wang: int,
    put: Write,  # noqa: F811 - the fixture of the other module
) -> None:
    now = services.clock.now()
    put("loan", item="投影仪", holder="王蔚岚", lent_at=now)
    put("parcel", addressee="王蔚岚", received_at=now)
    assert [(kept.kind, kept.why) for kept in erase(services, actor).kept] == [("loan", "out"), ("parcel", "out")]


def test_of_a_namesake_nothing_is_touched_and_the_result_says_so(services: "Services", actor: Actor, wang: int) -> None:
    company = services.companies.add(by=actor, name_zh="月熊猫科技", sector="iot", notes="问王蔚岚").row
    contact = services.companies.add_contact(
        by=actor, company_id=company.id, name_zh="王蔚岚", name_en="", role="", phone="", email="", is_host=True
    ).row
    assert [(kept.kind, kept.why) for kept in erase(services, actor).kept] == [("company", "namesake")]
    assert services.companies.detail(company.id, services.clock.now().date()).company.notes == "问王蔚岚"
    assert contact.name_zh == "王蔚岚"


def test_of_a_name_of_many_nobody_is_listed(services: "Services", actor: Actor) -> None:
    for number in range(4):
        come_and_go(services, actor, name_zh="王伟", phone=f"1390000111{number}", note="第一次来")
    uid = services.privacy.find("13900001110")[0].uid
    row = services.privacy.erase(by=actor, uid=uid).row
    assert (row.texts, row.kept) == (0, ())


def test_a_longer_name_of_somebody_else_is_not_cut(services: "Services", actor: Actor) -> None:
    come_and_go(services, actor, name_zh="王伟")
    come_and_go(services, actor, name_zh="王伟明", note="王伟明自己来，王伟没来")
    row = erase(services, actor, "王伟")
    assert row.texts == 1
    assert services.visitors.left(services.clock.now().date())[0].note == f"王伟明自己来，{MARK}没来"


def test_what_is_sealed_in_the_journal_is_named_by_its_entry(services: "Services", actor: Actor, wang: int) -> None:
    """As a version wrote it that kept purposes in the part which the chain seals."""
    stamp = Stamp(services.clock.now(), actor.id, "tests", "0", "tests.put", subject="parcel of 王蔚岚")
    with services.database.write(stamp) as writing:
        (key,) = writing.work.next_ids(TABLES["badge"], 1)
        writing.work.write_many(TABLES["badge"], [{"id": key, "version": 1, "number": "王蔚岚"}])
    row = erase(services, actor)
    number = str(writing.written.number)
    assert set(row.kept) == {
        KeptMention("badge", str(key), "called_so"),
        KeptMention("journal_entry", number, "sealed"),
    }
    assert services.journal.verify().findings == ()


def test_why_somebody_came_as_older_versions_wrote_it_is_named_by_its_entry(
    services: "Services", actor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as older:
        older.setitem(lines._PERSONAL, "visit", lines._PERSONAL["visit"] - {"purpose"})
        come_and_go(services, actor, **WANG, purpose="月亮项目")
    arrival = services.journal.entries(action="visit.check_in")[0]
    assert erase(services, actor).kept == (KeptMention("journal_entry", str(arrival.number), "sealed"),)
    assert services.journal.verify().findings == ()


def test_a_request_sent_twice_is_answered_with_the_same_names_of_records(
    services: "Services", actor: Actor, wang: int
) -> None:
    services.watch.add(by=actor, name_zh="王蔚岚", reason="unpaid")
    uid = services.privacy.find("王蔚岚")[0].uid
    first, again = (services.privacy.erase(by=actor, uid=uid, token="one").row for _ in range(2))
    assert first == again
    assert "王" not in str(_fetch(services, "SELECT result FROM journal_entry"))


def _fetch(services: "Services", query: str, *values: object) -> list[tuple[str, ...]]:
    with services.database.read() as session:
        return direct.fetch(session, query, values)
