"""The fields of the editor's form: each reads a value from the draft, and hands back what was typed when it is left."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QSlider, QWidget

from jib_desk.views.texts import Texts
from jib_desk.views.theme import Space
from jib_desk.views.widgets.basics import button
from jib_desk.views.widgets.form_field import FormField
from jib_desk.views.widgets.inputs import Choice


def number(text: str) -> float | None:
    """What people type for a number; None when it is none."""
    try:
        return float(text.strip().replace(",", ".").replace("，", "."))
    except ValueError:
        return None


class TextField(FormField):
    """One line. Written back when it is left or Enter is pressed, and only if it differs."""

    def __init__(self, label: Callable[[], str], read: Callable[[], str], write: Callable[[str], str]) -> None:
        self.edit = QLineEdit()
        super().__init__(self.edit, label)
        self._read = read
        self._write = write
        self.edit.editingFinished.connect(self.take)

    def show_value(self) -> None:
        """What the draft says; what is being typed is left alone."""
        if not (self.edit.hasFocus() and self.edit.isModified()):
            self.edit.setText(self._read())
            self.set_error(None)

    def take(self) -> None:
        """Hands over what was typed; a refusal is said below and the text stays."""
        if not self.edit.isModified() or self.edit.text() == self._read():
            return
        self.edit.setModified(False)
        refusal = self._write(self.edit.text())
        self.set_error((lambda: refusal) if refusal else None)
        if refusal:
            self.edit.setModified(True)
        else:
            self.edit.setText(self._read())


class NumberField(TextField):
    """A number within limits; anything else is refused below the field."""

    def __init__(
        self,
        label: Callable[[], str],
        read: Callable[[], float | None],
        write: Callable[[float | None], object],
        limits: tuple[float, float],
        *,
        is_whole: bool = False,
        may_be_empty: bool = False,
    ) -> None:
        def shown() -> str:
            value = read()
            return "" if value is None else f"{value:g}"

        def taken(text: str) -> str:
            if not text.strip() and may_be_empty:
                write(None)
                return ""
            value = number(text)
            if value is None or (is_whole and value != int(value)):
                return self.tr("Please type a number.")
            if not limits[0] <= value <= limits[1]:
                return self.tr("From {low} to {high}.").format(low=f"{limits[0]:g}", high=f"{limits[1]:g}")
            write(int(value) if is_whole else value)
            return ""

        super().__init__(label, shown, taken)


class ChoiceField(FormField):
    """One of a list."""

    def __init__(
        self,
        label: Callable[[], str],
        items: Sequence[tuple[str, object]],
        read: Callable[[], object],
        write: Callable[[object], object],
    ) -> None:
        self.box = Choice()
        super().__init__(self.box, label)
        for text, code in items:
            self.box.addItem(text, code)
        self._read = read
        self.box.activated.connect(lambda _place: write(self.box.currentData()))

    def show_value(self) -> None:
        """What the draft says."""
        self.box.choose(self._read())


class SliderField(FormField):
    """A share in per cent."""

    def __init__(self, label: Callable[[], str], read: Callable[[], int], write: Callable[[int], object]) -> None:
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, 95)
        self.slider.setPageStep(10)
        super().__init__(self.slider, label)
        self._read = read
        self.slider.valueChanged.connect(write)

    def show_value(self) -> None:
        """What the draft says, without telling anybody."""
        was = self.slider.blockSignals(True)
        self.slider.setValue(self._read())
        self.slider.blockSignals(was)


class Verbs(QWidget):
    """Buttons in rows of equal width."""

    def __init__(self, columns: int = 2) -> None:
        super().__init__()
        self._columns = columns
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(Space.XS)
        self._texts = Texts(self)
        self._count = 0

    def add(
        self, text: Callable[[], str], run: Callable[[], object], *, tip: Callable[[], str] | None = None
    ) -> QPushButton:
        """One more verb; `tip` is its full name where the button has only a sign."""
        made = button()
        made.clicked.connect(lambda _checked=False: run())
        self._texts.bind(made.setText, text)
        if tip is not None:
            self._texts.bind(made.setToolTip, tip)
            self._texts.bind(made.setAccessibleName, tip)
        self._grid.addWidget(made, self._count // self._columns, self._count % self._columns)
        self._count += 1
        return made


def side_by_side(*fields: QWidget) -> QWidget:
    """Fields in one row of equal width."""
    row = QWidget()
    box = QHBoxLayout(row)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(Space.S)
    for field in fields:
        box.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
    return row
