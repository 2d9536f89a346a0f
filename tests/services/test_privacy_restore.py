"""Whoever was erased stays erased, also after a backup from before was brought back."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from jib_desk.models.files import companions
from jib_desk.rules.words import AttachmentOf
from jib_desk.services.centre import open_centre
from jib_desk.services.clock import FixedClock
from jib_desk.services.restoring import restore
from jib_desk.services.rows.staff import Actor
from tests.services.test_privacy import WANG, come_and_go, traces

if TYPE_CHECKING:
    from jib_desk.services.centre import Services


@pytest.fixture
def backup(services: "Services", actor: Actor) -> Path:
    """A backup in which 王蔚岚 is still known; she was erased after it, and the centre is closed."""
    come_and_go(services, actor, **WANG)
    come_and_go(services, actor, name_zh="陆留下", note="等王蔚岚")
    person = services.privacy.find("王蔚岚")[0]
    services.attachments.attach_bytes(
        by=actor, kind=AttachmentOf.VISITOR, key=person.visitor_id, name="photo.png", content=b"her face"
    )
    row = services.backups.make()
    services.privacy.erase(by=actor, uid=person.uid)
    services.close()
    return row.path


def known(path: Path, clock: FixedClock) -> dict[str, int]:
    services = open_centre(path, clock)
    try:
        assert services.journal.verify().findings == ()
        return {name: len(services.privacy.find(name)) for name in ("王蔚岚", "陆留下")}
    finally:
        services.close()


def test_an_old_backup_does_not_bring_an_erased_person_back(
    services: "Services", backup: Path, clock: FixedClock
) -> None:
    restore(backup, services.database.path, clock)
    assert known(services.database.path, clock) == {"王蔚岚": 0, "陆留下": 1}
    assert not any(finding.startswith("centre.db") for finding in traces(services, "王蔚岚", "Weilan"))


def test_not_even_when_the_database_is_gone(services: "Services", backup: Path, clock: FixedClock) -> None:
    for file in (services.database.path, *companions(services.database.path)):
        file.unlink(missing_ok=True)
    restore(backup, services.database.path, clock)
    assert known(services.database.path, clock) == {"王蔚岚": 0, "陆留下": 1}


def test_nor_when_only_the_file_beside_it_is_gone(services: "Services", backup: Path, clock: FixedClock) -> None:
    services.database.path.with_name("centre-erased.txt").unlink()
    restore(backup, services.database.path, clock)
    assert known(services.database.path, clock) == {"王蔚岚": 0, "陆留下": 1}


def test_a_photo_is_gone_from_the_backups_folder_too(services: "Services", backup: Path, clock: FixedClock) -> None:
    restore(backup, services.database.path, clock)
    folder = services.database.path.parent
    assert [file for file in folder.rglob("*") if file.is_file() and file.read_bytes() == b"her face"] == []


def test_a_restore_without_erased_people_writes_no_more_than_before(
    services: "Services", actor: Actor, clock: FixedClock
) -> None:
    come_and_go(services, actor, name_zh="陆留下")
    row = services.backups.make()
    services.close()
    restore(row.path, services.database.path, clock)
    opened = open_centre(services.database.path, clock)
    assert opened.journal.entries(limit=1)[0].action == "backup.restore"
    opened.close()
