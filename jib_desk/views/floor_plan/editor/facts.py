"""The form beside the sheet: that of whatever is selected, changed only when something else is."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from jib_desk.rules.plan_draft import Kind, Ref
from jib_desk.views.context import DeskContext
from jib_desk.views.floor_plan.editor.fields import TextField
from jib_desk.views.floor_plan.editor.floor_forms import FloorForm, MeasureForm, PictureForm
from jib_desk.views.floor_plan.editor.forms import FactForm, Field
from jib_desk.views.floor_plan.editor.piece_forms import MarkForm, SeveralForm, SpaceForm, UnitForm
from jib_desk.views.floor_plan.editor.session import EditSession, Tool
from jib_desk.views.widgets.basics import clear

Face = tuple[str, tuple[Ref, ...], tuple[object, ...]]  # which form, of what, and what it depends on
_OF_ONE = frozenset({Kind.UNIT.value, Kind.SPACE.value, Kind.MARK.value})


class Facts(QWidget):
    """Holds one form at a time and hands its wishes on."""

    remove_wanted = Signal()
    picture_wanted = Signal()
    measure_wanted = Signal()

    def __init__(self, desk: DeskContext, session: EditSession, scale: Callable[[float], bool]) -> None:
        super().__init__()
        self._desk = desk
        self._session = session
        self._scale = scale
        self._face: Face | None = None
        self.is_measuring = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)  # scrolled rather than squeezed
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self.form: FactForm = FactForm(session, desk.lang)
        for signal in (session.selected, session.drawn, session.tool_changed):
            signal.connect(self.show_values)
        self.show_values()

    def field(self, name: str) -> Field:
        """A field by its name, such as code, desks, zone, area, x or w."""
        return self.form.fields[name]

    def focus_first(self) -> None:
        """To the first field, its text selected."""
        for field in self.form.fields.values():
            field.setFocus()
            if isinstance(field, TextField):
                field.edit.selectAll()
            return

    def measure(self, *, is_measuring: bool) -> None:
        """Asks for the distance between two points instead."""
        self.is_measuring = is_measuring
        self.show_values()

    def show_values(self) -> None:
        """The form of what is selected now, with its present values."""
        if self._wanted() != self._face:
            self.take_open_field()
            was, self._face = self._face, self._wanted()
            kind, refs, more = self._face
            if was is not None and kind in _OF_ONE and (was[0], was[2]) == (kind, more):
                self.form.turn_to(refs[0])
            else:
                self._exchange(self._made(self._face))
        self.form.show_values()

    def _wanted(self) -> Face:
        session = self._session
        chosen = session.chosen()
        floors = tuple((floor.id, floor.code, floor.name_en, floor.name_zh) for floor in session.draft.floors)
        if self.is_measuring:
            return "measure", (), ()
        if session.tool is Tool.PICTURE:
            picture = session.picture
            return "picture", (Ref(Kind.PICTURE, session.floor_id),), (picture is not None,)
        if len(chosen) > 1:
            return "several", session.selection, (floors,)
        for item in chosen:  # a space that can be booked has more to say, what is new has another verb
            return item.ref.kind.value, session.selection, (item.fire_limit > 0, item.ref.is_new, floors)
        return "floor", (Ref(Kind.FLOOR, session.floor_id),), (len(session.draft.floors) > 1,)

    def _made(self, face: Face) -> FactForm:
        kind, refs, _ = face
        session, lang = self._session, self._desk.lang
        match kind:
            case "measure":
                return MeasureForm(session, lang, self._scale)
            case "picture":
                return PictureForm(session, lang)
            case "floor":
                return FloorForm(session, lang)
            case "several":
                return SeveralForm(session, lang)
            case Kind.UNIT:
                return UnitForm(session, lang, refs[0])
            case Kind.SPACE:
                return SpaceForm(session, lang, refs[0])
            case _:
                return MarkForm(session, lang, refs[0])

    def _exchange(self, form: FactForm) -> None:
        clear(self._box)
        self.form = form
        for wish, heard in (
            (form.remove_wanted, self.remove_wanted),
            (form.picture_wanted, self.picture_wanted),
            (form.measure_wanted, self.measure_wanted),
        ):
            wish.connect(heard)
        self._box.addWidget(form)

    def take_open_field(self) -> None:
        """What was typed and not yet left counts for what it was typed for."""
        for field in self.form.fields.values():
            if isinstance(field, TextField) and field.edit.hasFocus():
                field.take()

    def changeEvent(self, event: QEvent) -> None:
        """Words of lists are said anew."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._face = None
            self.show_values()
