"""The forms of what lies on a floor: a seat, a room, a mark, or several at once."""

from itertools import zip_longest

from jib_desk.rules import plan_edit
from jib_desk.rules.plan_changes import MAX_AREA_M2
from jib_desk.rules.plan_draft import Kind, Ref, capacity_of
from jib_desk.rules.plan_snap import Axis, Edge
from jib_desk.rules.words import Lang, Layout, SafetyKind, SpaceKind, word
from jib_desk.views.floor_plan.editor.fields import NumberField, TextField, Verbs
from jib_desk.views.floor_plan.editor.forms import MOST, FactForm
from jib_desk.views.floor_plan.editor.session import EditSession
from jib_desk.views.floor_plan.editor.words import EditorWords


class SolidForm(FactForm):
    """What seats and rooms have in common: place, size, doors."""

    def __init__(self, session: EditSession, lang: Lang, ref: Ref) -> None:
        super().__init__(session, lang)
        self.own.add(ref)
        self.add_text(lambda: EditorWords().kind(ref.kind), "heading")

    def add_place(self) -> None:
        """Where it lies, how large it is, where its doors are, and the verbs."""
        self.add(x=self.extent("x"), y=self.extent("y"))
        self.add(w=self.extent("w"), h=self.extent("h"))
        self.add_floor()
        self.add_text(lambda: self.tr("Doors"), "field")
        doors = Verbs(4)
        for sign, tip, across, down in (
            ("↑", lambda: self.tr("Door in the upper wall"), 0.5, 0.0),
            ("→", lambda: self.tr("Door in the right wall"), 1.0, 0.5),
            ("↓", lambda: self.tr("Door in the lower wall"), 0.5, 1.0),
            ("←", lambda: self.tr("Door in the left wall"), 0.0, 0.5),
        ):
            doors.add(lambda sign=sign: sign, lambda a=across, d=down: self._toggle_door(a, d), tip=tip)
        self.box.addWidget(doors)
        self.add_verbs()

    def _toggle_door(self, across: float, down: float) -> None:
        item = self.item
        at = (item.shape.x + item.shape.w * across, item.shape.y + item.shape.h * down)
        self.change(self.own, doors=plan_edit.toggled_door(item, at))


class UnitForm(SolidForm):
    """One seat."""

    def __init__(self, session: EditSession, lang: Lang, ref: Ref) -> None:
        super().__init__(session, lang, ref)
        self.add(
            code=self.text(self.own, "code", lambda: self.tr("Number")),
            zone=self.text(self.own, "zone", lambda: self.tr("Zone")),
        )
        area = NumberField(
            lambda: self.tr("Area, m²"),
            lambda: self.item.area_m2,
            lambda value: self.change(self.own, own_area_m2=value),
            (0.1, MAX_AREA_M2),
            may_be_empty=True,
        )
        area.set_hint(self._area_hint)
        self.add(desks=self.count(self.own, "desks", lambda: self.tr("Desks")), area=area)
        self._area = area
        self.add_place()

    def show_values(self) -> None:
        super().show_values()
        if not self._area.is_wrong:
            self._area.set_hint(self._area_hint)

    def _area_hint(self) -> str:
        is_drawn = self.item.own_area_m2 is None
        return self.tr("As drawn") if is_drawn else self.tr("As agreed; empty: as drawn")


class SpaceForm(SolidForm):
    """One room, corridor or lobby."""

    def __init__(self, session: EditSession, lang: Lang, ref: Ref) -> None:
        super().__init__(session, lang, ref)
        kinds = [(word("space_kind", kind).said(lang), kind) for kind in SpaceKind if kind is not SpaceKind.OFFICE]
        self.add(
            code=self.text(self.own, "code", lambda: self.tr("Number")),
            kind=self.choice("space_kind", lambda: self.tr("Kind"), kinds),
        )
        limit = self.count(self.own, "fire_limit", lambda: self.tr("Fire limit, people"))
        limit.set_hint(lambda: self.tr("0: it cannot be booked"))
        self.add(fire_limit=limit)
        self.add(name_en=self.text(self.own, "name_en", lambda: self.tr("English name")))
        self.add(name_zh=self.text(self.own, "name_zh", lambda: self.tr("Chinese name")))
        if self.item.fire_limit > 0:
            self._add_layouts()
        self.add_place()

    def _add_layouts(self) -> None:
        """How many people each layout seats well; a layout without a number is not offered."""
        self.add_text(lambda: self.tr("People in each layout"), "field")
        for pair in zip_longest(*[iter(Layout)] * 2):
            self.add(**{layout.value: self._layout(layout) for layout in pair if layout is not None})

    def _layout(self, layout: Layout) -> NumberField:
        def write(people: float | None) -> None:
            held = dict(self.item.capacity)
            held.pop(layout, None)
            if people is not None:
                held[layout] = int(people)
            self.change(self.own, capacity=capacity_of(held))

        return NumberField(
            lambda: word("layout", layout).said(self.lang),
            lambda: dict(self.item.capacity).get(layout),
            write,
            (1, MOST),
            is_whole=True,
            may_be_empty=True,
        )


class MarkForm(FactForm):
    """One fire item, exit or assembly point."""

    def __init__(self, session: EditSession, lang: Lang, ref: Ref) -> None:
        super().__init__(session, lang)
        self.own.add(ref)
        self.add_text(lambda: EditorWords().kind(Kind.MARK), "heading")
        kinds = [(word("safety_kind", kind).said(lang), kind) for kind in SafetyKind]
        self.add(kind=self.choice("safety_kind", lambda: self.tr("Kind"), kinds))
        self.add(code=self.text(self.own, "code", lambda: self.tr("Label")))
        self.add(x=self.extent("x"), y=self.extent("y"))
        self.add_floor()
        self.add_verbs()


class SeveralForm(FactForm):
    """Several pieces: numbered in series, aligned, spread, given the same facts."""

    def __init__(self, session: EditSession, lang: Lang) -> None:
        super().__init__(session, lang)
        self.add_text(lambda: self.tr("%n piece(s) selected", "", len(self.session.selection)), "heading")
        chosen = session.chosen()
        units = {item.ref for item in chosen if item.ref.kind is Kind.UNIT}
        self._counted = units or {item.ref for item in chosen if not item.is_mark}  # rooms have names of their own
        if self._counted:
            self._add_series(next(item.code for item in chosen if item.ref in self._counted))
        if units:
            self.add(
                desks=self.count(units, "desks", lambda: self.tr("Desks each")),
                zone=self.text(units, "zone", lambda: self.tr("Zone")),
            )
        self._add_lines()
        self.add_floor()
        self.add_verbs()

    def _add_series(self, first: str) -> None:
        self._first, self._step = first, 1

        def take_first(text: str) -> str:
            self._first = text.strip()
            return ""

        def take_step(value: float | None) -> None:
            self._step = int(value or 1)

        self.add(
            first=TextField(lambda: self.tr("First number"), lambda: self._first, take_first),
            step=NumberField(lambda: self.tr("Step"), lambda: self._step, take_step, (1, 100), is_whole=True),
        )
        verbs = Verbs(1)
        self.number_button = verbs.add(lambda: self.tr("Number in reading order"), self._number)
        self.box.addWidget(verbs)

    def _number(self) -> None:
        self.session.do(plan_edit.numbered(self.session.draft, self._counted, self._first, self._step))

    def _add_lines(self) -> None:
        self.add_text(lambda: self.tr("Align and spread"), "field")
        lines = Verbs(4)
        for sign, edge, tip in (
            ("⇤", Edge.LEFT, lambda: self.tr("Align left")),
            ("↔", Edge.CENTRE, lambda: self.tr("Align centres")),
            ("⇥", Edge.RIGHT, lambda: self.tr("Align right")),
            ("⋯", Axis.ACROSS, lambda: self.tr("Same gaps across")),
            ("⤒", Edge.TOP, lambda: self.tr("Align tops")),
            ("↕", Edge.MIDDLE, lambda: self.tr("Align middles")),
            ("⤓", Edge.BOTTOM, lambda: self.tr("Align bottoms")),
            ("⋮", Axis.DOWN, lambda: self.tr("Same gaps down")),
        ):
            lines.add(lambda sign=sign: sign, lambda line=edge: self._arrange(line), tip=tip)
        self.box.addWidget(lines)

    def _arrange(self, line: Edge | Axis) -> None:
        draft, chosen = self.session.draft, self.session.selection
        if isinstance(line, Axis):
            self.session.do(plan_edit.spread(draft, chosen, line))
        else:
            self.session.do(plan_edit.aligned(draft, chosen, line))
