"""What is kept about a person can be shown, handed over and erased: wholly, alone, and for good."""

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import pytest
from python_calamine import CalamineWorkbook
from sqlalchemy import text

from jib_desk.models import files
from jib_desk.rules.words import AttachmentOf, Role, VisitorCategory, VisitState
from jib_desk.services import errors
from jib_desk.services.clock import FixedClock
from jib_desk.services.rows.staff import Actor
from jib_desk.services.visit.tombstones import side_file
from jib_desk.services.visit.visit_fields import AboutVisit

if TYPE_CHECKING:
    from jib_desk.services.centre import Services
    from jib_desk.services.rows.visitors import VisitRow

WANG: AboutVisit = {
    "name_zh": "王蔚岚",
    "name_latin": "Wang Weilan",
    "organisation": "青禾材料",
    "phone": "13955501234",
}


def come_and_go(services: "Services", actor: Actor, **about: Unpack[AboutVisit]) -> "VisitRow":
    """A visit from beginning to end."""
    visit = services.visitors.check_in(by=actor, **about).row
    services.visitors.check_out(by=actor, visit_ids=[visit.id])
    return visit


def traces(services: "Services", *words: str) -> list[str]:
    """Where any of these words is found in any encoding, in the database's files and all that lies beside it."""
    path = services.database.path
    services.close()
    found: list[str] = []
    for file in sorted(path.parent.rglob("*")):
        if file.is_file():
            content = file.read_bytes()
            for word in words:
                forms = (word.encode(), word.encode("utf-16-le"), word.encode("utf-16-be"))
                found += [f"{file.name}: {word}" for form in forms if form in content]
    return found


@pytest.mark.parametrize("typed", ["王蔚岚", "wangweilan", "wwl", "Wang Weilan", "13955501234", "+86 139 5550 1234"])
def test_a_person_is_found_by_name_pinyin_and_phone(services: "Services", actor: Actor, typed: str) -> None:
    come_and_go(services, actor, **WANG)
    (found,) = services.privacy.find(typed)
    assert (found.name, found.organisation, found.visits) == ("王蔚岚", "青禾材料", 1)
    assert found.masked_phone == "139****1234"


def test_whose_name_begins_so_comes_alone_and_before_an_organisation(services: "Services", actor: Actor) -> None:
    for name, organisation in (("方访二", ""), ("李示乙", "旺旺"), ("汪示丙", ""), ("王示甲", "")):
        come_and_go(services, actor, name_zh=name, organisation=organisation)
    assert [person.name for person in services.privacy.find("wang")] == ["汪示丙", "王示甲", "李示乙"]
    assert [person.name for person in services.privacy.find("wangfanger")] == [
        "方访二"
    ]  # a rare reading, for want of more


def test_nobody_is_guessed_whose_name_only_sounds_so(services: "Services", actor: Actor) -> None:
    come_and_go(services, actor, **WANG)
    assert services.privacy.find("王卫兰") == (), "what is found here is handed out and erased"
    assert services.privacy.find("wangweilon") == ()


def test_the_copy_of_ones_data_names_nobody_else(services: "Services", actor: Actor, tmp_path: Path) -> None:
    company = services.companies.add(by=actor, name_zh="月熊猫科技", sector="iot").row
    host = services.companies.add_contact(
        by=actor, company_id=company.id, name_zh="程接待", name_en="", role="", phone="13711110000", email="",
        is_host=True,
    ).row  # fmt: skip
    come_and_go(services, actor, **WANG, host_id=host.id, purpose="看样品", note="带了样品箱")
    come_and_go(services, actor, name_zh="赵旁人", phone="13600002222")
    uid = services.privacy.find("王蔚岚")[0].uid
    outcome = services.privacy.export(by=actor, uid=uid, path=tmp_path / "copy.xlsx")
    book = CalamineWorkbook.from_path(tmp_path / "copy.xlsx")
    said = "\n".join(
        str(cell) for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python() for cell in row
    )
    for own in ("王蔚岚", "Wang Weilan", "青禾材料", "13955501234", "看样品", "带了样品箱", "月熊猫科技"):
        assert own in said
    for other in ("赵旁人", "13600002222", "程接待", "13711110000", actor.name):
        assert other not in said
    assert services.journal.entry(outcome.changes.entry).action == "export.personal"
    assert "王" not in services.journal.entry(outcome.changes.entry).subject


def test_nobody_who_is_inside_is_forgotten(services: "Services", actor: Actor) -> None:
    visit = services.visitors.check_in(by=actor, **WANG, badge="7").row
    uid = services.privacy.find("王蔚岚")[0].uid
    with pytest.raises(errors.PersonInside) as refused:
        services.privacy.erase(by=actor, uid=uid)
    assert (refused.value.person, refused.value.badge.lstrip("0")) == ("王蔚岚", "7")
    services.visitors.check_out(by=actor, visit_ids=[visit.id])
    assert services.privacy.erase(by=actor, uid=uid).row.people == 1


def test_what_happened_stays_and_who_it_was_goes(services: "Services", actor: Actor, clock: FixedClock) -> None:
    category = VisitorCategory.CONTRACTOR
    visit = come_and_go(services, actor, **WANG, party_size=3, category=category, purpose="检修", note="左门")
    planned = services.visitors.expect(by=actor, **WANG, expected_at=clock.now() + timedelta(days=3)).row
    uid = services.privacy.find("王蔚岚")[0].uid
    services.privacy.erase(by=actor, uid=uid)
    row = services.visitors.visit(visit.id)
    assert (row.name_zh, row.name_latin, row.organisation, row.masked_phone, row.note) == ("", "", "", "", "")
    assert (row.party_size, row.category, row.state) == (3, VisitorCategory.CONTRACTOR, VisitState.LEFT)
    assert row.arrived_at == visit.arrived_at
    with services.database.read() as session:
        query = text("SELECT cancelled_at IS NOT NULL FROM visit WHERE id = :id")
        assert session.execute(query, {"id": planned.id}).scalar() == 1
    assert services.privacy.find("王蔚岚") == ()
    assert services.visitors.suggest("wangweilan") == ()
    with pytest.raises(errors.NotFound):
        services.privacy.erase(by=actor, uid=uid)


def test_not_a_byte_of_an_erased_person_is_left(services: "Services", actor: Actor, tmp_path: Path) -> None:
    come_and_go(services, actor, name_zh="陆留下", phone="13500007777")
    visit = come_and_go(services, actor, **WANG, note="左门口等候")
    services.visitors.correct_times(
        by=actor, visit_id=visit.id, version=services.visitors.visit(visit.id).version,
        arrived_at=visit.arrived_at - timedelta(minutes=3), left_at=visit.arrived_at, reason="王蔚岚说早到了",
    )  # fmt: skip
    services.visitors.refuse(by=actor, reason="未带证件甲乙", **WANG)
    person = services.privacy.find("王蔚岚")[0]
    services.attachments.attach_bytes(
        by=actor, kind=AttachmentOf.VISITOR, key=person.visitor_id, name="photo.png", content="王蔚岚的脸".encode()
    )
    outcome = services.privacy.erase(by=actor, uid=person.uid)
    assert outcome.row.is_clean
    assert outcome.row.files == 1
    assert services.journal.verify().findings == ()
    words = ("王蔚岚", "Weilan", "weilan", "青禾", "13955501234", "55501234", "左门口", "早到了", "甲乙", "的脸")
    assert traces(services, *words) == []
    assert "13500007777" in (tmp_path / "centre.db").read_bytes().decode("utf-8", "replace")


def test_the_journal_names_what_it_forgot_and_finds_what_nobody_named(services: "Services", actor: Actor) -> None:
    come_and_go(services, actor, **WANG)
    come_and_go(services, actor, name_zh="陆留下")
    services.privacy.erase(by=actor, uid=services.privacy.find("王蔚岚")[0].uid)
    assert services.journal.verify().findings == ()
    with services.database.engine.connect() as connection:
        connection.connection.dbapi_connection.execute(
            "UPDATE journal_line SET personal = NULL, salt = NULL WHERE kind = 'visitor' AND personal IS NOT NULL"
        )
        connection.commit()
    assert [finding.partition(":")[0] for finding in services.journal.verify().findings] == ["unnamed_redaction"]


def test_erasing_cannot_be_undone_nor_what_was_before_it(services: "Services", actor: Actor) -> None:
    come_and_go(services, actor, **WANG)
    arrival = services.journal.entries(action="visit.check_in")[0]
    outcome = services.privacy.erase(by=actor, uid=services.privacy.find("王蔚岚")[0].uid)
    assert not outcome.changes.undoable
    for number, why in ((outcome.changes.entry, "not_undoable"), (arrival.number, "redacted")):
        with pytest.raises(errors.UndoRefused) as refused:
            services.journal.undo(by=actor, number=number)
        assert refused.value.why == why


def test_only_a_manager_hands_out_or_erases(services: "Services", actor: Actor, tmp_path: Path) -> None:
    come_and_go(services, actor, **WANG)
    uid = services.privacy.find("王蔚岚")[0].uid
    desk = Actor(actor.id, "reception", "Reception", Role.RECEPTIONIST, "tests")
    with pytest.raises(errors.NotAllowed):
        services.privacy.erase(by=desk, uid=uid)
    with pytest.raises(errors.NotAllowed):
        services.privacy.export(by=desk, uid=uid, path=tmp_path / "copy.xlsx")
    with pytest.raises(errors.NotAllowed):
        services.privacy.purge(by=desk)
    assert services.privacy.find("王蔚岚")


def test_a_request_sent_twice_erases_once(services: "Services", actor: Actor) -> None:
    come_and_go(services, actor, **WANG)
    uid = services.privacy.find("王蔚岚")[0].uid
    first = services.privacy.erase(by=actor, uid=uid, token="one")
    again = services.privacy.erase(by=actor, uid=uid, token="one")
    assert again.repeated
    assert again.row == first.row


def test_the_tombstone_names_nobody(services: "Services", actor: Actor) -> None:
    come_and_go(services, actor, **WANG)
    uid = services.privacy.find("王蔚岚")[0].uid
    services.privacy.erase(by=actor, uid=uid)
    path = side_file(services.database.path)
    assert uid not in path.read_text()
    assert path.stat().st_mode & 0o077 == 0


def test_an_id_number_is_kept_only_where_the_centre_says_so(services: "Services", actor: Actor) -> None:
    come_and_go(services, actor, **WANG)
    person = services.privacy.kept(services.privacy.find("王蔚岚")[0].visitor_id)
    about = {"by": actor, "visitor_id": person.person.visitor_id, "version": person.version}
    with pytest.raises(errors.ValueRefused) as refused:
        services.privacy.set_id_number(**about, id_number="110101199001011234")
    assert refused.value.why == "not_kept"
    services.settings.change(by=actor, keeps_id_numbers=True)
    services.privacy.set_id_number(**about, id_number="110101199001011234")
    assert services.privacy.kept(person.person.visitor_id).id_number == "110101199001011234"
    services.settings.change(by=actor, keeps_id_numbers=False)
    assert services.privacy.purge_preview().id_numbers == 1
    services.privacy.purge(by=actor)
    assert services.privacy.find("王蔚岚")
    assert services.journal.verify().findings == ()
    assert traces(services, "110101199001011234") == []


def test_the_visitor_log_counts_whom_it_no_longer_names(services: "Services", actor: Actor, tmp_path: Path) -> None:
    come_and_go(services, actor, **WANG)
    services.privacy.erase(by=actor, uid=services.privacy.find("王蔚岚")[0].uid)
    day = services.clock.now().date()
    out = tmp_path / "visits.xlsx"
    assert services.exports.visits(by=actor, path=out, start=day, end=day, personal_data=True).row.rows == 1
    said = str(CalamineWorkbook.from_path(out).get_sheet_by_index(0).to_python())
    assert "王蔚岚" not in said


@pytest.mark.parametrize(
    "typed", ["", " ", "王" * 10_000, "9" * 10_000, "🦊", "\u202e\u0000\u0007", "%_'\"--", "+" * 50]
)
def test_whatever_is_typed_nobody_wrong_is_found_and_nothing_breaks(
    services: "Services", actor: Actor, typed: str
) -> None:
    come_and_go(services, actor, **WANG)
    assert services.privacy.find(typed) == ()


@pytest.mark.parametrize(
    "forged",
    [
        "null",
        "[]",
        "{",
        '{"lines": 7}',
        '{"lines": [[1, "x"], 3]}',
        '{"lines": [[0, 999999999999999999]], "entries": []}',
    ],
)
def test_a_forged_list_of_what_was_forgotten_is_found_whatever_it_says(
    services: "Services", actor: Actor, forged: str
) -> None:
    come_and_go(services, actor, **WANG)
    entry = services.privacy.erase(by=actor, uid=services.privacy.find("王蔚岚")[0].uid).changes.entry
    raw = files.connect(services.database.path, "rw")
    raw.execute("DROP TRIGGER journal_entry_update")
    raw.execute("UPDATE journal_entry SET result = ? WHERE number = ?", (forged, entry))
    raw.close()
    assert f"altered:{entry}" in services.journal.verify().findings
