"""What the editor says: tools, pieces, changes and faults, in the language of the window."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QObject

from jib_desk import phrases
from jib_desk.rules.plan_changes import Change, Fault, What
from jib_desk.rules.plan_draft import Item, Kind
from jib_desk.rules.words import Lang, word
from jib_desk.services.errors import PlanRefused
from jib_desk.views.floor_plan.editor.session import Tool
from jib_desk.views.item_models.days import short_day_text

_REDRAWN = frozenset({What.MOVED, What.RESIZED})


class EditorWords(QObject):
    """Says what belongs to no widget; a QObject of its own, because translations belong to a class."""

    def tool(self, tool: Tool) -> str:
        return {
            Tool.SELECT: self.tr("Select"),
            Tool.UNIT: self.tr("Seat"),
            Tool.SPACE: self.tr("Room"),
            Tool.DOOR: self.tr("Door"),
            Tool.MARK: self.tr("Mark"),
            Tool.PICTURE: self.tr("Picture"),
        }[tool]

    def use(self, tool: Tool) -> str:
        """How a tool is used."""
        return {
            Tool.SELECT: self.tr("Click or band pieces, drag to move, pull the handles; arrow keys move, Shift pulls"),
            Tool.UNIT: self.tr("Drag from corner to corner, or click; Enter puts one where there is room"),
            Tool.SPACE: self.tr("Drag from corner to corner, or click; Enter puts one where there is room"),
            Tool.DOOR: self.tr("Click a wall; click the door again to take it away"),
            Tool.MARK: self.tr("Click where it hangs or stands"),
            Tool.PICTURE: self.tr("Drag or use the arrow keys to move the picture; seats stay where they are"),
        }[tool]

    def kind(self, kind: Kind) -> str:
        return {
            Kind.UNIT: self.tr("Seat"),
            Kind.SPACE: self.tr("Room"),
            Kind.MARK: self.tr("Mark"),
            Kind.FLOOR: self.tr("Floor"),
            Kind.PICTURE: self.tr("Picture"),
        }[kind]

    def change(self, change: Change, lang: Lang) -> str:
        """One line of the list before saving."""
        what = {
            What.ADDED: self.tr("added"),
            What.MOVED: self.tr("moved"),
            What.RESIZED: self.tr("resized"),
            What.RENUMBERED: self.tr("renumbered, was {was}").format(was=change.was),
            What.RETIRED: self.tr("retired") if change.is_dated else self.tr("taken away"),
            What.CHANGED: self.tr("changed: {facts}").format(facts=self._facts(change.fields, lang)),
        }[change.what]
        return f"{self.kind(change.ref.kind)} {change.code} · {what}".replace("  ", " ")

    def _facts(self, names: Sequence[str], lang: Lang) -> str:
        known = {
            "zone": self.tr("zone"),
            "own_area_m2": self.tr("area"),
            "space_kind": self.tr("kind"),
            "safety_kind": self.tr("kind"),
            "fire_limit": self.tr("bookable, fire limit"),
            "width_m": self.tr("size"),
            "height_m": self.tr("size"),
            "shape": self.tr("place and scale"),
            "fade": self.tr("fading"),
            "content": self.tr("another picture"),
        }
        said = dict.fromkeys(known.get(name) or phrases.field_name(name, lang) for name in names)
        return self.tr(", ").join(said)

    def summary(self, listed: Sequence[Change], on: date, lang: Lang) -> str:
        """How much of what, and from when: "3 seats added, 1 renumbered, from 1 Dec 2023"."""
        if not listed:
            return self.tr("Nothing is changed yet.")
        of_units = [change for change in listed if change.is_dated]
        added, retired, renumbered, redrawn, changed = (
            sum(change.what in kinds for change in of_units)
            for kinds in ({What.ADDED}, {What.RETIRED}, {What.RENUMBERED}, _REDRAWN, {What.CHANGED})
        )
        others = len(listed) - len(of_units)
        parts = [
            self.tr("%n seat(s) added", "", added) if added else "",
            self.tr("%n renumbered", "", renumbered) if renumbered else "",
            self.tr("%n moved or resized", "", redrawn) if redrawn else "",
            self.tr("%n changed", "", changed) if changed else "",
            self.tr("%n retired", "", retired) if retired else "",
        ]
        said = [part for part in parts if part]
        if said:
            said.append(self.tr("from {day}").format(day=short_day_text(on, lang)))
        dated = self.tr(", ").join(said)
        at_once = self.tr("at once: %n change(s) to rooms, marks or floors", "", others) if others else ""
        all_said = self.tr("; ").join(part for part in (dated, at_once) if part)
        return all_said[:1].upper() + all_said[1:]

    def spoken(self, item: Item, lang: Lang, holder: str) -> str:
        if item.is_mark:
            place = self.tr("at {x}, {y} m").format(x=f"{item.shape.x:g}", y=f"{item.shape.y:g}")
            return self.tr(", ").join(
                part for part in (word("safety_kind", item.safety_kind).said(lang), item.code, place) if part
            )
        shape = item.shape
        kind = self.kind(Kind.UNIT)
        if item.ref.kind is Kind.SPACE:
            kind = word("space_kind", item.space_kind).said(lang)
        size = self.tr("{w} by {h} m at {x}, {y} m").format(
            w=f"{shape.w:g}", h=f"{shape.h:g}", x=f"{shape.x:g}", y=f"{shape.y:g}"
        )
        return self.tr(", ").join(part for part in (f"{kind} {item.code}", size, holder) if part)


def spoken(item: Item, lang: Lang, holder: str = "") -> str:
    """A piece as a screen reader says it: "Seat A01, 4 by 6 m at 0, 0 m, MoonPanda Battery"."""
    return EditorWords().spoken(item, lang, holder)


def fault_text(fault: Fault, lang: Lang) -> str:
    """What cannot be saved, and where."""
    return phrases.sentence(PlanRefused(fault.code, fault.place), lang)
