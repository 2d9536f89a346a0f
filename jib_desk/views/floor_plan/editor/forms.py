"""What every form of the editor is made of: fields that read the draft and write one step of the session."""

from collections.abc import Callable, Collection, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from jib_desk.rules import plan_edit
from jib_desk.rules.plan_draft import LARGEST_SIDE_M, LEAST_SIDE_M, DraftFloor, Item, Kind, Ref
from jib_desk.rules.plan_geometry import Shape
from jib_desk.rules.words import Lang
from jib_desk.views.floor_plan.editor.fields import (
    ChoiceField,
    NumberField,
    SliderField,
    TextField,
    Verbs,
    side_by_side,
)
from jib_desk.views.floor_plan.editor.session import EditSession
from jib_desk.views.texts import Texts
from jib_desk.views.theme import Space
from jib_desk.views.widgets.basics import Role, label

Field = TextField | ChoiceField | SliderField
MOST = 10_000  # desks of a unit, people in a room
_PLACES = ("x", "y", "w", "h")


def name_of(floor: DraftFloor, lang: Lang) -> str:
    """What a floor is called, or its number."""
    names = (floor.name_zh, floor.name_en) if lang == "zh_CN" else (floor.name_en, floor.name_zh)
    return next((name for name in names if name), floor.code)


class FactForm(QWidget):
    """A heading, fields and verbs. Subclasses fill themselves once; values are shown again after each step."""

    remove_wanted = Signal()
    picture_wanted = Signal()
    measure_wanted = Signal()

    def __init__(self, session: EditSession, lang: Lang) -> None:
        super().__init__()
        self.session = session
        self.lang: Lang = lang
        self.fields: dict[str, Field] = {}
        self.own: set[Ref] = set()  # the piece that the form is about, in forms of one
        self.say = Texts(self).bind
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(Space.S)

    @property
    def ref(self) -> Ref:
        """The piece that the form is about."""
        return next(iter(self.own))

    def turn_to(self, ref: Ref) -> None:
        """Another piece of the same kind: the fields stay, which is faster than making them."""
        self.own.clear()
        self.own.add(ref)
        for field in self.fields.values():
            if isinstance(field, TextField):
                field.edit.setModified(False)

    def show_values(self) -> None:
        """What the draft says now."""
        for field in self.fields.values():
            field.show_value()

    # --- parts -------------------------------------------------------------------------------

    def add_text(self, said: Callable[[], str], role: Role) -> QLabel:
        """A heading, a caption or a hint."""
        made = label(role, wrap=True)
        self.say(made.setText, said)
        self.box.addWidget(made)
        return made

    def add(self, **fields: Field) -> None:
        """Fields in one row."""
        self.fields.update(fields)
        self.box.addWidget(side_by_side(*fields.values()))

    def add_verbs(self) -> None:
        """What can be done with whatever is selected."""
        verbs = Verbs()
        verbs.add(lambda: self.tr("Duplicate"), self.session.duplicate, tip=lambda: self.tr("Duplicate (Ctrl+D)"))
        verbs.add(self._remove_text, self.remove_wanted.emit, tip=lambda: self.tr("Take away (Delete)"))
        self.box.addWidget(verbs)

    def _remove_text(self) -> str:
        kept = any(item.ref.kind is Kind.UNIT and not item.ref.is_new for item in self.session.chosen())
        return self.tr("Retire") if kept else self.tr("Take away")

    # --- fields of pieces ----------------------------------------------------------------------

    def change(self, refs: Collection[Ref], **values: Any) -> None:
        """Other facts of some pieces, as one step."""
        self.session.do(plan_edit.changed(self.session.draft, refs, **values))

    def text(self, refs: Collection[Ref], name: str, said: Callable[[], str]) -> TextField:
        """A text of one piece, or the one that several share."""

        def write(text: str) -> str:
            self.change(refs, **{name: text.strip()})
            return ""

        return TextField(said, lambda: str(self._shared(refs, name) or ""), write)

    def count(self, refs: Collection[Ref], name: str, said: Callable[[], str]) -> NumberField:
        """A whole number of one piece, or the one that several share."""
        return NumberField(
            said,
            lambda: self._shared(refs, name),
            lambda value: self.change(refs, **{name: value}),
            (0, MOST),
            is_whole=True,
        )

    def choice(self, name: str, said: Callable[[], str], items: Sequence[tuple[str, object]]) -> ChoiceField:
        """One code of a list."""
        return ChoiceField(
            said, items, lambda: getattr(self.item, name), lambda code: self.change(self.own, **{name: code})
        )

    def add_floor(self) -> None:
        """On which floor what is selected lies, where there are several; another one takes it there."""
        session = self.session
        floors = [(name_of(floor, self.lang), floor.id) for floor in session.draft.floors]
        if len(floors) > 1:
            field = ChoiceField(
                lambda: self.tr("Floor"),
                floors,
                lambda: session.floor_id,
                lambda floor_id: session.take_to_floor(int(str(floor_id))),
            )
            self.add(floor=field)

    def extent(self, name: str) -> NumberField:
        """Place or size of one piece in metres: x, y, w or h."""

        def write(value: float | None) -> None:
            shape = self.item.shape
            values = {known: getattr(shape, known) for known in _PLACES} | {name: value or 0.0}
            self.session.do(plan_edit.reshaped(self.session.draft, self.ref, Shape(**values)))

        lowest = LEAST_SIDE_M if name in {"w", "h"} else 0.0
        return NumberField(
            lambda: self._extent_text(name), lambda: getattr(self.item.shape, name), write, (lowest, LARGEST_SIDE_M)
        )

    def _extent_text(self, name: str) -> str:
        return {
            "x": self.tr("From the left, m"),
            "y": self.tr("From the top, m"),
            "w": self.tr("Width, m"),
            "h": self.tr("Depth, m"),
        }[name]

    @property
    def item(self) -> Item:
        """The piece that the form is about; an empty one in the moment in which it goes."""
        found = self.session.draft.item(self.ref)
        return found if found is not None else Item(self.ref, self.session.floor_id, Shape(0, 0, 0, 0))

    def _shared(self, refs: Collection[Ref], name: str) -> Any:
        values = {getattr(item, name) for item in self.session.draft.items if item.ref in refs}
        return values.pop() if len(values) == 1 else None
