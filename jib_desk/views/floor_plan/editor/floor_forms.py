"""The forms of the floor itself and of the picture under it."""

from collections.abc import Callable
from dataclasses import replace

from jib_desk.rules import plan_edit
from jib_desk.rules.plan_draft import LARGEST_SIDE_M, Kind
from jib_desk.rules.words import Lang
from jib_desk.views.floor_plan.editor.fields import NumberField, SliderField, TextField, Verbs, number
from jib_desk.views.floor_plan.editor.forms import FactForm
from jib_desk.views.floor_plan.editor.session import EditSession
from jib_desk.views.floor_plan.editor.words import EditorWords


class FloorForm(FactForm):
    """Number, names and size of the floor shown; another floor."""

    def __init__(self, session: EditSession, lang: Lang) -> None:
        super().__init__(session, lang)
        self.add_text(lambda: EditorWords().kind(Kind.FLOOR), "heading")
        self.add(code=self._text("code", lambda: self.tr("Number")))
        self.add(name_en=self._text("name_en", lambda: self.tr("English name")))
        self.add(name_zh=self._text("name_zh", lambda: self.tr("Chinese name")))
        self.add(
            width=self._size("width_m", lambda: self.tr("Width, m")),
            height=self._size("height_m", lambda: self.tr("Depth, m")),
        )
        verbs = Verbs()
        verbs.add(lambda: self.tr("Add a floor"), self._add_floor)
        if session.floor_id < 0 and len(session.draft.floors) > 1:
            verbs.add(lambda: self.tr("Take away"), self._remove_floor)
        self.box.addWidget(verbs)

    def _text(self, name: str, said: Callable[[], str]) -> TextField:
        def write(text: str) -> str:
            self.session.do(self.session.draft.with_floor(self.session.floor_id, **{name: text.strip()}))
            return ""

        return TextField(said, lambda: getattr(self.session.floor, name), write)

    def _size(self, name: str, said: Callable[[], str]) -> NumberField:
        def write(value: float | None) -> None:
            floor = self.session.floor
            size = {"width_m": floor.width_m, "height_m": floor.height_m, name: value or 1.0}
            self.session.do(plan_edit.floor_resized(self.session.draft, floor.id, **size))

        return NumberField(said, lambda: getattr(self.session.floor, name), write, (1, LARGEST_SIDE_M))

    def _add_floor(self) -> None:
        floor = self.session.floor
        draft, floor_id = plan_edit.floor_added(self.session.draft, floor.width_m, floor.height_m)
        self.session.do(draft)
        self.session.show_floor(floor_id)

    def _remove_floor(self) -> None:
        self.session.do(plan_edit.floor_removed(self.session.draft, self.session.floor_id))


class PictureForm(FactForm):
    """The picture underneath: chosen, faded, scaled, replaced, taken away. Seats stay where they are."""

    def __init__(self, session: EditSession, lang: Lang) -> None:
        super().__init__(session, lang)
        self.add_text(lambda: self.tr("Picture underneath"), "heading")
        verbs = Verbs(1)
        if session.picture is None:
            self.add_text(lambda: self.tr("None. A plan can be drawn without one."), "dim")
            self.choose_button = verbs.add(lambda: self.tr("Choose a picture…"), self.picture_wanted.emit)
        else:
            self.add_text(lambda: self.session.picture.name if self.session.picture else "", "dim")
            self.add(fade=SliderField(lambda: self.tr("Faded"), self._fade, self._set_fade))
            self.measure_button = verbs.add(lambda: self.tr("Scale by two points"), self.measure_wanted.emit)
            self.choose_button = verbs.add(lambda: self.tr("Replace…"), self.picture_wanted.emit)
            verbs.add(lambda: self.tr("Take away"), self._remove)
        self.box.addWidget(verbs)

    def _fade(self) -> int:
        return self.session.picture.fade if self.session.picture is not None else 0

    def _set_fade(self, fade: int) -> None:
        picture = self.session.picture
        if picture is not None:
            faded = replace(picture, fade=fade)
            self.session.do(self.session.draft.with_floor(self.session.floor_id, picture=faded), "fade")

    def _remove(self) -> None:
        self.session.do(self.session.draft.with_floor(self.session.floor_id, picture=None))


class MeasureForm(FactForm):
    """Two points of the picture are clicked on the sheet; the distance between them is typed here."""

    def __init__(self, session: EditSession, lang: Lang, scale: Callable[[float], bool]) -> None:
        super().__init__(session, lang)
        self.add_text(lambda: self.tr("Scale by two points"), "heading")
        self.add_text(lambda: self.tr("Click two points of the picture whose distance you know, then type it."), "dim")
        self._scale = scale
        self._distance = 0.0
        self.add(distance=TextField(lambda: self.tr("Distance, m"), lambda: "", self._take))

    def _take(self, text: str) -> str:
        value = number(text)
        if value is None or not self._scale(value):
            return self.tr("Please click two points and type a distance above zero.")
        return ""
