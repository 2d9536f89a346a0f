"""A copy that a person is handed names nobody else whom the centre knows, wherever it was written."""

from pathlib import Path
from typing import TYPE_CHECKING

from python_calamine import CalamineWorkbook

from jib_desk.rules.mentions import MARK
from jib_desk.rules.words import Sector
from jib_desk.services.rows.staff import Actor
from jib_desk.services.visit.visit_fields import AboutVisit
from tests.services.test_privacy import WANG, come_and_go

if TYPE_CHECKING:
    from jib_desk.services.centre import Services


def handed_over(services: "Services", actor: Actor, path: Path) -> str:
    """All of the copy of 王蔚岚 of 青禾材料, as one text."""
    person = next(row for row in services.privacy.find("王蔚岚") if row.organisation)
    services.privacy.export(by=actor, uid=person.uid, path=path)
    book = CalamineWorkbook.from_path(path)
    return "".join(str(book.get_sheet_by_name(name).to_python()) for name in book.sheet_names)


def test_who_else_is_named_in_a_note_is_not_handed_over(services: "Services", actor: Actor, tmp_path: Path) -> None:
    come_and_go(services, actor, name_zh="单雄信", phone="13800770011")
    come_and_go(services, actor, name_latin="José O'Neil")
    come_and_go(services, actor, name_zh="买买提·艾力")
    company = services.companies.add(by=actor, name_zh="月熊猫科技", sector=Sector.IOT).row
    services.companies.add_contact(by=actor, company_id=company.id, name_zh="程主人", name_en="Host Cheng")
    about: AboutVisit = {
        **WANG,
        "note": "王蔚岚与单雄信（138-0077-0011）、买买提 艾力同来，蔚岚自带样品",
        "purpose": "见程主人, O'Neil José, cheng host",
    }
    come_and_go(services, actor, **about)
    sheets = handed_over(services, actor, tmp_path / "copy.xlsx")
    for name in ("单雄信", "13800770011", "138-0077-0011", "José", "O'Neil", "艾力", "程主人", "cheng host"):
        assert name not in sheets, name
    assert f"王蔚岚与{MARK}（{MARK}）、{MARK}同来，蔚岚自带样品" in sheets
    assert "月熊猫" not in sheets, "a visit without a host"


def test_a_namesake_and_a_name_within_the_own_are_left_alone(
    services: "Services", actor: Actor, tmp_path: Path
) -> None:
    come_and_go(services, actor, name_zh="王蔚岚", phone="13800770011")
    come_and_go(services, actor, name_zh="王蔚")
    about: AboutVisit = {**WANG, "note": "王蔚岚自己来；王蔚没有来"}
    come_and_go(services, actor, **about)
    text = handed_over(services, actor, tmp_path / "copy.xlsx")
    assert f"王蔚岚自己来；{MARK}没有来" in text
