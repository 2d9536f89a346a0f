"""The copy that a person is handed holds all that is kept about that person; the journal says what was handed over."""

import struct
import zlib
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

from jib_desk.models.references import references_to
from jib_desk.rules.kept_words import PARTS
from jib_desk.rules.words import AttachmentOf
from jib_desk.services import errors
from jib_desk.services.rows.staff import Actor
from tests.services.test_privacy import WANG, come_and_go
from tests.services.test_privacy_elsewhere import Write, put  # noqa: F401 - a fixture

if TYPE_CHECKING:
    from jib_desk.services.centre import Services
    from jib_desk.services.rows.visitors import VisitRow

# Tables that refer to a visitor or a visit → the part of the copy that holds them.
COPIED = {
    "visit": "visits",
    "visit_gap": "gaps",
    "departure": "departures",
    "paper_line": "paper",
    "visit_pass": "passes",
    "acceptance": "accepted",
    "muster_tick": "muster",
    "watch_match": "watch",
    "vehicle": "vehicles",
    "attachment": "files",
}
EXPLAINED = {"party_member": "names the others of a party; whoever is named so finds it in a copy of their own"}


def parts(services: "Services", name: str = "王蔚岚") -> dict[str, tuple[tuple[Any, ...], ...]]:
    """What is kept, by part."""
    kept = services.privacy.kept(services.privacy.find(name)[0].visitor_id)
    return {part.code: part.rows for part in kept.parts}


def copied(services: "Services", actor: Actor, path: Path) -> dict[str, str]:
    """The copy's sheets by title, each as one text."""
    services.privacy.export(by=actor, uid=services.privacy.find("王蔚岚")[0].uid, path=path)
    book = CalamineWorkbook.from_path(path)
    return {name: str(book.get_sheet_by_name(name).to_python()) for name in book.sheet_names}


def personal_exports(services: "Services") -> int:
    return len(services.journal.entries(action="export.personal"))


def png() -> bytes:
    """A picture of one grey point."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0\x80")) + chunk(b"IEND", b"")


def leave_traces(services: "Services", actor: Actor, put: Write) -> tuple["VisitRow", int]:  # noqa: F811
    """Wang comes and goes, and every table that refers to a visit says so: the visit, and who it is."""
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
    return visit, person


def test_every_table_that_refers_to_a_visitor_is_in_the_copy_or_explained(
    services: "Services",
    actor: Actor,
    put: Write,  # noqa: F811
) -> None:
    referring = {one.table for one in (*references_to("visitor"), *references_to("visit"))}
    assert referring == COPIED.keys() | EXPLAINED.keys()
    visit, _person = leave_traces(services, actor, put)
    now = services.clock.now()
    entry = services.watch.add(by=actor, name_zh="某甲", reason="sample").row.id
    seen = {"stage": "arrival", "score": 90, "seen_at": now, "name": "王", "note": "", "staff_id": 3}
    put("watch_match", watch_entry_id=entry, visit_id=visit.id, **seen)
    assert set(COPIED.values()) <= parts(services).keys()


def test_stepping_out_and_having_been_safe_are_in_the_copy(
    services: "Services",
    actor: Actor,
    put: Write,  # noqa: F811
    tmp_path: Path,
) -> None:
    visit, now = come_and_go(services, actor, **WANG), services.clock.now()
    put("visit_gap", visit_id=visit.id, left_at=now, back_at=now + timedelta(minutes=7))
    evacuation = services.evacuations.start(by=actor, is_drill=True).row.evacuation.id
    put("muster_tick", evacuation_id=evacuation, kind="visitor", visit_id=visit.id, ticked_at=now, name="", note="")
    put("muster_tick", evacuation_id=evacuation, kind="unknown", name="王蔚岚", ticked_at=now, note="门外")
    sheets = copied(services, actor, tmp_path / "copy.xlsx")
    assert "2023-11-30 10:07" in sheets[PARTS["gaps"].both()]
    assert "门外" in sheets[PARTS["muster"].both()]
    assert [row[1:3] for row in parts(services)["muster"]] == [(True, 1), (True, 1)]


def test_what_an_erasure_would_leave_is_named_in_the_copy_without_its_reason(
    services: "Services", actor: Actor, tmp_path: Path
) -> None:
    come_and_go(services, actor, **WANG)
    services.watch.add(by=actor, name_zh="王蔚岚", reason="带走过样品钥匙")
    sheets = copied(services, actor, tmp_path / "copy.xlsx")
    said = sheets[PARTS["stays"].both()]
    assert "关注名单条目仍有效" in said
    assert "样品钥匙" not in str(sheets), "what somebody noted of a name is not told to whoever bears it"
    (kept,) = services.privacy.erase(by=actor, uid=services.privacy.find("王蔚岚")[0].uid).row.kept
    assert kept.ref in said, "the copy names what the erasure names"


def test_the_picture_itself_is_handed_over(services: "Services", actor: Actor, tmp_path: Path) -> None:
    come_and_go(services, actor, **WANG)
    key = services.privacy.find("王蔚岚")[0].visitor_id
    for name, content in (("face.png", png()), ("face.webp", b"RIFF no picture that a workbook can hold" * 3)):
        services.attachments.attach_bytes(by=actor, kind=AttachmentOf.VISITOR, key=key, name=name, content=content)
    sheets = copied(services, actor, tmp_path / "copy.xlsx")
    with ZipFile(tmp_path / "copy.xlsx") as book:
        pictures = [book.read(name) for name in book.namelist() if name.startswith("xl/media/")]
    assert pictures == [png()]
    assert "请向前台单独索取" in sheets["照片 Photo 2"]


def test_a_picture_that_is_missing_is_said_to_be(services: "Services", actor: Actor, tmp_path: Path) -> None:
    come_and_go(services, actor, **WANG)
    key = services.privacy.find("王蔚岚")[0].visitor_id
    services.attachments.attach_bytes(by=actor, kind=AttachmentOf.VISITOR, key=key, name="p.png", content=png())
    for file in services.attachments.store.folder.rglob("*"):
        if file.is_file():
            file.unlink()
    assert "照片文件缺失" in copied(services, actor, tmp_path / "copy.xlsx")["照片 Photo 1"]


# --- what the journal says of it ------------------------------------------------------------------

Hand = Callable[["Services", Actor, Path], object]


def hand_out_one(services: "Services", actor: Actor, path: Path) -> None:
    services.privacy.export(by=actor, uid=services.privacy.find("王蔚岚")[0].uid, path=path)


def hand_out_the_log(services: "Services", actor: Actor, path: Path) -> None:
    day = services.clock.now().date()
    services.exports.visits(by=actor, path=path, start=day, end=day, personal_data=True)


both_ways = pytest.mark.parametrize("hand", [hand_out_one, hand_out_the_log])


@both_ways
def test_a_copy_that_cannot_be_put_in_place_is_not_said_to_be_handed_over(
    services: "Services", actor: Actor, tmp_path: Path, hand: Hand
) -> None:
    come_and_go(services, actor, **WANG)
    (tmp_path / "taken.xlsx").mkdir()
    for path in (tmp_path / "nowhere" / "copy.xlsx", tmp_path / "taken.xlsx"):
        with pytest.raises(errors.DeskError):
            hand(services, actor, path)
    assert personal_exports(services) == 0
    assert list(tmp_path.glob(".jib-desk-*")) == []


@both_ways
@pytest.mark.parametrize("before", [None, b"what was there"])
def test_a_copy_whose_entry_cannot_be_written_is_taken_back(
    services: "Services", actor: Actor, tmp_path: Path, hand: Hand, before: bytes | None
) -> None:
    come_and_go(services, actor, **WANG)
    path = tmp_path / "copy.xlsx"
    if before is not None:
        path.write_bytes(before)
    seen: list[bool] = []

    def fail(*_about: object) -> None:
        seen.append(path.exists() and path.read_bytes() != before)
        raise errors.DiskFull(str(path))

    services.database.hooks.append(fail)
    with pytest.raises(errors.DiskFull):
        hand(services, actor, path)
    services.database.hooks.remove(fail)
    assert seen == [True], "it had been in its place"
    assert (path.read_bytes() if path.exists() else None) == before
    assert personal_exports(services) == 0
    hand(services, actor, path)
    assert personal_exports(services) == 1
    assert list(tmp_path.glob(".jib-desk-*")) == []


@both_ways
def test_a_read_only_file_is_not_replaced(services: "Services", actor: Actor, tmp_path: Path, hand: Hand) -> None:
    come_and_go(services, actor, **WANG)
    path = tmp_path / "copy.xlsx"
    path.write_bytes(b"to stay as it is")
    path.chmod(0o444)
    with pytest.raises(errors.NotWritable):
        hand(services, actor, path)
    assert path.read_bytes() == b"to stay as it is"
    assert personal_exports(services) == 0
