"""A company's way through the centre as a line of days: filled dots for what happened, open ones for what is coming."""

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import QObject, QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from jib_desk.rules.lifecycle import Moment, Step
from jib_desk.rules.words import EndedAs, word
from jib_desk.views.context import DeskContext
from jib_desk.views.item_models.days import short_day_text
from jib_desk.views.theme import Size, Space, Theme
from jib_desk.views.widgets.basics import label


class MomentWords(QObject):
    """Says steps; a QObject of its own, because translations belong to a class."""

    def __init__(self, desk: DeskContext) -> None:
        super().__init__()
        self._desk = desk

    def of(self, moment: Moment) -> str:
        """One step as a phrase that reads the same before and after its day."""
        texts = {
            Step.FOUNDED: self.tr("Founded"),
            Step.APPLIED: self.tr("Applied"),
            Step.APPROVED: self.tr("Approved"),
            Step.HELD: self.tr("{unit} held from here"),
            Step.HOLD_ENDS: self.tr("Last day of the hold of {unit}"),
            Step.AGREEMENT_STARTS: self.tr("First day of agreement {number}"),
            Step.MOVED_IN: self.tr("Into {unit}"),
            Step.TRANSFERRED: self.tr("From {before} to {unit}"),
            Step.PEOPLE: self.tr("1 person") if moment.people == 1 else self.tr("{people} people"),
            Step.NOTICE: self.tr("Notice given for {unit}"),
            Step.AGREEMENT_ENDS: self.tr("Last day of agreement {number}"),
            Step.STAY_ENDS: self.tr("Agreed last day in {unit}"),
            Step.MOVED_OUT: self.tr("Last day in {unit}"),
            Step.GRADUATED: word("company_stage", "graduated").said(self._desk.lang),
            Step.LEFT: word("company_stage", "left").said(self._desk.lang),
        }
        text = texts[moment.step]
        if moment.step is Step.PEOPLE and moment.before:
            text = self.tr("{now}, {before} before").replace("{now}", text)
        said = text.format(unit=moment.unit, number=moment.number, before=moment.before, people=moment.people)
        quiet = moment.ended_as in {None, EndedAs.EXPIRED, EndedAs.GRADUATED, EndedAs.LEFT}
        ended = "" if quiet else word("ended_as", moment.ended_as or "").said(self._desk.lang)
        return (
            self.tr("{what}: {why}").format(what=said, why=moment.reason or ended) if moment.reason or ended else said
        )


class TimeLine(QWidget):
    """One row a day, the newest on top; a line is drawn where today lies."""

    def __init__(self, desk: DeskContext, moments: Sequence[Moment]) -> None:
        super().__init__()
        words = MomentWords(desk)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.S)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(2, 1)
        days = [(day, list(found)) for day, found in groupby(moments, key=lambda moment: moment.on)]
        for place, (day, found) in enumerate(days):
            is_coming = found[0].is_coming
            when = label("dim", short_day_text(day, desk.lang))
            what = " · ".join(words.of(moment) for moment in reversed(found))
            said = label("dim" if is_coming else "", what, wrap=True)
            said.setContentsMargins(0, Space.XS, 0, Space.XS)
            when.setContentsMargins(0, Space.XS, 0, Space.XS)
            spoken = self.tr("coming: {what}").format(what=what) if is_coming else what
            said.setAccessibleName(f"{short_day_text(day, desk.lang)}: {spoken}")
            dot = _Dot(desk.theme, is_coming=is_coming, is_first=place == 0, is_last=place == len(days) - 1)
            grid.addWidget(when, place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(dot, place, 1)
            grid.addWidget(said, place, 2)


class _Dot(QWidget):
    """The dot of a day on the line that runs through all of them."""

    def __init__(self, theme: Theme, *, is_coming: bool, is_first: bool, is_last: bool) -> None:
        super().__init__()
        self._theme = theme
        self._is_coming = is_coming
        self._is_first = is_first
        self._is_last = is_last
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(Space.L, Space.XL)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(self.width() / 2, Space.XS + self.fontMetrics().height() / 2)
        painter.setPen(QPen(self._theme.color("line"), Size.MARK))
        if not self._is_first:
            painter.drawLine(QPointF(middle.x(), 0), middle)
        if not self._is_last:
            painter.drawLine(middle, QPointF(middle.x(), self.height()))
        ink = self._theme.color("wall" if self._is_coming else "accent")
        painter.setPen(QPen(ink, Size.MARK))
        painter.setBrush(self._theme.color("surface") if self._is_coming else ink)
        painter.drawEllipse(middle, Space.XS, Space.XS)
