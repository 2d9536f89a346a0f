"""Of whom something of every kind is kept, every part is handed over, under its whole title."""

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from jib_desk.models.journal import Stamp
from jib_desk.models.tables import TABLES
from jib_desk.rules.kept_words import PARTS
from jib_desk.rules.words import Sector, ServiceProvider, ServiceType
from jib_desk.services.rows.staff import Actor
from tests.services.test_privacy_copy import copied, leave_traces
from tests.services.test_privacy_elsewhere import Write, put  # noqa: F401 - a fixture

if TYPE_CHECKING:
    from jib_desk.services.centre import Services


def everything_about_wang(services: "Services", actor: Actor, put: Write) -> None:  # noqa: F811
    """Something of every kind is kept about one person: a record for each part of the copy."""
    visit, person = leave_traces(services, actor, put)
    now = services.clock.now()
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
