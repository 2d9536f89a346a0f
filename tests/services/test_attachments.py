"""Files of records: kept once, checked, in backup and restore."""

from pathlib import Path

import pytest

from jib_desk.rules.words import AttachmentOf
from jib_desk.services import errors
from jib_desk.services.centre import Services, open_centre
from jib_desk.services.clock import FixedClock
from jib_desk.services.files import file_store
from jib_desk.services.restoring import restore
from jib_desk.services.rows.attachments import AttachmentRow
from jib_desk.services.rows.staff import Actor

COMPANY = AttachmentOf.COMPANY


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    """A signed agreement as the scanner gave it."""
    path = tmp_path / "协议 A01.pdf"
    path.write_bytes(b"%PDF-1.4 signed")
    return path


@pytest.fixture
def agreement(services: Services, actor: Actor, scan: Path) -> AttachmentRow:
    return services.attachments.attach(by=actor, kind=COMPANY, key=1, path=scan).row


def test_a_file_is_kept_beside_the_database_when_its_original_goes(
    services: Services, agreement: AttachmentRow, scan: Path
) -> None:
    scan.unlink()
    opened = services.attachments.copy_to_open(agreement.id)
    assert (opened.name, opened.read_bytes()) == ("协议 A01.pdf", b"%PDF-1.4 signed")
    assert agreement.media_type == "application/pdf"


def test_the_same_content_is_kept_once(services: Services, actor: Actor, agreement: AttachmentRow, scan: Path) -> None:
    again = services.attachments.attach(by=actor, kind=COMPANY, key=2, path=scan, name="copy.pdf").row
    assert again.sha256 == agreement.sha256
    assert len([path for path in services.attachments.store.folder.rglob("*") if path.is_file()]) == 1


def test_a_file_taken_away_comes_back_by_undo(services: Services, actor: Actor, agreement: AttachmentRow) -> None:
    taken = services.attachments.remove(by=actor, attachment_id=agreement.id, version=agreement.version)
    assert services.attachments.of(COMPANY, 1) == ()
    services.journal.undo(by=actor, number=taken.changes.entry)
    (back,) = services.attachments.of(COMPANY, 1)
    assert services.attachments.content(back.id) == b"%PDF-1.4 signed"


def test_a_file_is_taken_away_once_only(services: Services, actor: Actor, agreement: AttachmentRow) -> None:
    services.attachments.remove(by=actor, attachment_id=agreement.id, version=agreement.version)
    with pytest.raises(errors.Stale):
        services.attachments.remove(by=actor, attachment_id=agreement.id, version=agreement.version)


@pytest.mark.parametrize(("content", "why"), [(b"", "empty"), (b"x" * (2 << 20), "too_large")])
def test_what_cannot_be_kept_is_refused_and_leaves_nothing(
    services: Services, actor: Actor, content: bytes, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_store, "LARGEST_MB", 1)
    with pytest.raises(errors.FileRefused) as refused:
        services.attachments.attach_bytes(by=actor, kind=COMPANY, key=1, name="photo.png", content=content)
    assert refused.value.why == why
    assert services.attachments.of(COMPANY, 1) == ()
    assert not services.attachments.store.folder.exists()


def test_a_file_that_is_not_there_is_named(services: Services, actor: Actor, tmp_path: Path) -> None:
    with pytest.raises(errors.FileMissing):
        services.attachments.attach(by=actor, kind=COMPANY, key=1, path=tmp_path / "gone.pdf")


def test_a_name_that_climbs_out_of_its_folder_does_not(services: Services, actor: Actor) -> None:
    row = services.attachments.attach_bytes(
        by=actor, kind=COMPANY, key=1, name="..\\..\\autostart/evil.sh", content=b"x"
    ).row
    assert row.name == "evil.sh"
    assert services.attachments.copy_to_open(row.id).name == "evil.sh"


def test_check_finds_a_content_that_was_changed_or_is_gone(services: Services, agreement: AttachmentRow) -> None:
    assert services.attachments.findings() == []
    path = services.attachments.store.path(agreement.sha256)
    path.chmod(0o600)
    path.write_bytes(b"forged")
    assert "协议 A01.pdf" in services.attachments.findings()[0]
    with pytest.raises(errors.FileRefused):
        services.attachments.content(agreement.id)
    path.unlink()
    assert len(services.attachments.findings()) == 1
    with pytest.raises(errors.FileMissing):
        services.attachments.copy_to_open(agreement.id)


def test_files_come_back_with_a_restored_backup(
    services: Services, agreement: AttachmentRow, clock: FixedClock
) -> None:
    backup = services.backups.make()
    path, store = services.database.path, services.attachments.store
    services.close()
    store.path(agreement.sha256).unlink()
    restore(backup.path, path, clock)
    again = open_centre(path, clock)
    try:
        assert again.attachments.findings() == []
        assert again.attachments.content(agreement.id) == b"%PDF-1.4 signed"
    finally:
        again.close()
