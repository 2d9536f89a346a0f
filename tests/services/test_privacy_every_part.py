"""Of whom something of every kind is kept, every part is handed over, under its whole title."""

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from jib_desk.models.journal import Stamp
from jib_desk.models.tables import TABLES
from jib_desk.rules.kept_words import PARTS
from jib_desk.rules.words import AttachmentOf, Sector, ServiceProvider, ServiceType
from jib_desk.services.rows.staff import Actor
from tests.services.test_privacy import WANG, come_and_go
from tests.services.test_privacy_copy import copied, png
from tests.services.test_privacy_elsewhere import Write, put  # noqa: F401 - a fixture

if TYPE_CHECKING:
    from jib_desk.services.centre import Services


def everything_about_wang(services: "Services", actor: Actor, put: Write) -> None:  # noqa: F811
    """Something of every kind is kept about one person: a record for each part of the copy."""
    visit, now = come_and_go(services, actor, **WANG), services.clock.now()
    person = services.privacy.find("王蔚岚")[0].visitor_id
    evacuation = services.evacuations.start(by=actor, is_drill=True).row.evacuation.id
    terms = put("terms", kind="privacy", number=99, body_en="Sample", valid_from=now.date())
    put("visit_gap", visit_id=visit.id, left_at=now, back_at=now)
    put("departure", visit_id=visit.id, heads=1, left_at=now)
    kit = services.paper_kits.make(by=actor).row
    put("paper_line", kit_id=kit.id, line=7, visit_id=visit.id, is_void=False, entered_at=now, staff_id=3)
    about = {"code": "x00001", "token": "t1", "valid_on": date(2023, 12, 1), "made_at": now}
    put("visit_pass", visit_id=visit.id, **about)
    put("acceptance", terms_id=terms, visitor_id=person, visit_id=visit.id, accepted_at=now)
    put("muster_tick", evacuation_id=evacuation, kind="visitor", visit_id=visit.id, ticked_at=now, note="", name="")
    services.vehicles.add(by=actor, plate="沪A12345", visit_id=visit.id, valid_until=date(2023, 12, 30))
    services.attachments.attach_bytes(by=actor, kind=AttachmentOf.VISITOR, key=person, name="p.png", content=png())
    services.loans.lend(by=actor, item="伞", holder="王蔚岚", phone="13955501234")
    company = services.companies.add(by=actor, name_zh="月熊猫科技", sector=Sector.IOT).row.id
    given = {"company_id": company, "provider": ServiceProvider.BMW, "kind": ServiceType.MENTORING}
    services.service_records.add(by=actor, **given, served_on=now.date(), partner="王蔚岚", need="Test cells")
    series = put("invitation", kind="recurring", title="开放日")
    with services.database.write(Stamp(now, 3, "tests", "0", "tests.put")) as writing:
        writing.work.update_many(TABLES["visit"], [{"id": visit.id, "invitation_id": series}])
    planned = services.visitors.expect(by=actor, visitor_id=person, expected_at=now + timedelta(hours=1)).row
    came = services.visitors.check_in(by=actor, visit_id=planned.id, name_zh="陆代替", stands_in=True).row
    put("party_member", visit_id=came.id, position=1, name_zh="王蔚岚", name_latin="")
    entry = services.watch.add(by=actor, name_zh="王蔚岚", reason="sample").row.id
    seen = {"stage": "arrival", "score": 90, "seen_at": now, "name": "王", "note": "", "staff_id": 3}
    put("watch_match", watch_entry_id=entry, visit_id=visit.id, **seen)


def test_of_whom_something_of_every_kind_is_kept_every_part_is_handed_over(
    services: "Services",
    actor: Actor,
    put: Write,  # noqa: F811
    tmp_path: Path,
) -> None:
    everything_about_wang(services, actor, put)
    sheets = copied(services, actor, tmp_path / "copy.xlsx")
    titles = {code: title.both() for code, title in PARTS.items()}
    assert {code: title for code, title in titles.items() if title not in sheets} == {}, "each under its whole title"
