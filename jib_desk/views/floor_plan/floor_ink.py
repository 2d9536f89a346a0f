"""What lies under the units: floor, rooms, walls, doors, the entrance, and the signs people look for."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QPolygonF

from jib_desk.rules.plan_geometry import DOOR_WIDTH_M, Point, Shape, Wall
from jib_desk.rules.words import Lang, SpaceKind, word
from jib_desk.services.rows.seats import FloorRow, SpaceRow, UnitRow
from jib_desk.views.floor_plan.look import Faces, Look
from jib_desk.views.floor_plan.room_signs import add_sign, beside_sign
from jib_desk.views.floor_plan.walls import doors_of, entrance
from jib_desk.views.item_models.plan_layers import RoomNote, Tone
from jib_desk.views.item_models.unit_faces import mark
from jib_desk.views.theme import PlanSize, Space

_QUARTER = 90.0
_ARROW_M = 1.4
_SIGNS = {Tone.BUSY: "●", Tone.FREE: "○", Tone.CLOSED: "×"}  # of how a room is, where words have no room
_MOST_NOTE_LINES = 3  # of how a room is now


class FloorInk:
    """The ground of one floor at one scale, in pixels of the plan."""

    def __init__(
        self,
        floor: FloorRow,
        walls: Sequence[Wall],
        spaces: Sequence[SpaceRow],
        units: Sequence[UnitRow],
        look: Look,
        faces: Faces,
        lang: Lang,
        scale: float,
        notes: Mapping[int, RoomNote],
    ) -> None:
        self._notes = notes
        self._faces = faces
        self._lang: Lang = lang
        self._scale = scale
        self._floor = floor
        tokens = self._tokens = look.tokens
        self._room_fill = QColor(tokens.background)
        self._way_fill = QColor(tokens.hover)
        self._ink = QColor(tokens.dim)
        self._wall = QPen(QColor(tokens.wall), PlanSize.WALL)
        self._wall.setCapStyle(Qt.PenCapStyle.SquareCap)
        self._thin = QPen(QColor(tokens.wall), PlanSize.EDGE)
        self._accent = QColor(tokens.accent)
        self._ground = self._rect(Shape(0, 0, floor.width_m, floor.height_m))
        rooms = [space for space in spaces if space.kind is not SpaceKind.CORRIDOR]
        self._rooms = [self._rect(space.shape) for space in rooms]
        self._arrow = self._entrance([room.shape for room in rooms if room.kind is SpaceKind.LOBBY])
        self._walls = [
            QLineF(round(wall.x1 * scale), round(wall.y1 * scale), round(wall.x2 * scale), round(wall.y2 * scale))
            for wall in walls
        ]
        self._leaves: list[tuple[QRectF, QPainterPath]] = []
        self._signs = QPainterPath()
        self._names: list[tuple[QRectF, str, QFont, QColor]] = []
        self._upright: list[tuple[QRectF, str, QFont, QColor]] = []  # turned by a quarter, read downwards
        self._tints = [
            (self._rect(room.shape), QColor(self._tone(notes[room.id].tone)[0])) for room in rooms if room.id in notes
        ]
        if scale >= PlanSize.LEGIBLE_M / 2:
            for unit in units:
                self._add_leaves(unit.shape, unit.doors, swings_out=True)
            for room in rooms:
                is_tight = min(room.shape.w, room.shape.h) < 2 * DOOR_WIDTH_M
                self._add_leaves(room.shape, room.doors, swings_out=is_tight)
                add_sign(self._signs, room.kind, room.shape, scale)
                self._add_name(room)

    def paint(self, painter: QPainter, exposed: QRectF) -> None:
        """Floor first, names last; every wall that touches a rectangle in one stroke."""
        painter.fillRect(self._ground, self._way_fill)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._room_fill)
        painter.drawRects(self._rooms)
        for rect, colour in self._tints:
            painter.fillRect(rect, colour)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(self._thin)
        for box, leaves in self._leaves:
            if box.intersects(exposed):
                painter.drawPath(leaves)
        painter.drawPath(self._signs)
        painter.setPen(self._wall)
        right, bottom = exposed.right(), exposed.bottom()
        near = (wall for wall in self._walls if wall.x1() <= right and wall.y1() <= bottom)
        seen = [wall for wall in near if wall.x2() >= exposed.left() and wall.y2() >= exposed.top()]
        painter.drawLines(seen)
        painter.fillPath(self._arrow, self._accent)
        for rect, text, font, colour in self._names:
            painter.setPen(colour)
            painter.setFont(font)
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
        for rect, text, font, colour in self._upright:
            painter.save()
            painter.setPen(colour)
            painter.setFont(font)
            painter.translate(rect.topRight())
            painter.rotate(_QUARTER)
            painter.drawText(QRectF(0, 0, rect.height(), rect.width()), Qt.AlignmentFlag.AlignCenter, text)
            painter.restore()

    def texts(self) -> tuple[str, ...]:
        """What is written on the floor."""
        return tuple(text for _, text, _, _ in (*self._names, *self._upright))

    # --- the entrance ------------------------------------------------------------------------

    def _entrance(self, lobbies: Sequence[Shape]) -> QPainterPath:
        """An arrow inwards through the outer wall of the lobby."""
        self._way_in: tuple[tuple[float, float], ...] = ()
        path = QPainterPath()
        for lobby in lobbies:
            found = entrance(self._floor.width_m, self._floor.height_m, lobby)
            if found is None:
                continue
            (x, y), (dx, dy) = found
            self._way_in = (*self._way_in, (x, y))
            half = _ARROW_M / 2
            tip = QPointF(x + dx * _ARROW_M, y + dy * _ARROW_M)
            left = QPointF(x + dy * half, y + dx * half)
            right = QPointF(x - dy * half, y - dx * half)
            notch = QPointF(x + dx * half * 0.6, y + dy * half * 0.6)
            path.addPolygon(QPolygonF([point * self._scale for point in (tip, left, notch, right)]))
            path.closeSubpath()
            room = self._rect(lobby)
            band = self._faces.height(self._faces.small) + Space.S
            if dy:
                top = tip.y() * self._scale - (band if dy < 0 else 0)
                rect = QRectF(room.left(), top, room.width(), band)
            else:
                rect = QRectF(room.left(), tip.y() * self._scale + Space.L, room.width(), band)
            self._entrance_word = rect
        return path

    # --- doors, signs, names -----------------------------------------------------------------

    def _add_leaves(self, shape: Shape, doors: Sequence[Point], *, swings_out: bool) -> None:
        scale = self._scale
        path = QPainterPath()
        for door in doors_of(shape, doors, swings_out=swings_out):
            hinge = QPointF(*door.hinge) * scale
            opened = QPointF(*door.opened) * scale
            shut = QPointF(*door.shut) * scale
            radius = QLineF(hinge, shut).length()
            path.moveTo(hinge)
            path.lineTo(opened)
            start = QLineF(hinge, opened).angle()
            sweep = QLineF(hinge, opened).angleTo(QLineF(hinge, shut))
            box = QRectF(hinge.x() - radius, hinge.y() - radius, 2 * radius, 2 * radius)
            path.arcTo(box, start, sweep if sweep <= _QUARTER + 1 else sweep - 4 * _QUARTER)
        self._leaves.append((path.boundingRect(), path))

    def _add_name(self, room: SpaceRow) -> None:
        whole = self._rect(room.shape)
        rect, *other = beside_sign(room.kind, whole)
        if other:
            self._put(rect, (mark("stairs", self._lang),))
            self._put(other[0], (mark("lifts", self._lang),))
            return
        if rect == whole:
            rect = self._beside_doors(rect, room)
        if room.kind is SpaceKind.LOBBY and self._way_in:
            self._put(self._entrance_word, (mark("entrance", self._lang),), small_first=True)
            rect = self._beside_entrance(rect)
        names = (room.name_zh, room.name_en) if self._lang == "zh_CN" else (room.name_en, room.name_zh)
        names = (*names, word("space_kind", room.kind).said(self._lang), room.code)
        note = self._notes.get(room.id)
        if note is None:
            self._put(rect, names)
        else:
            self._put_noted(rect, names, note)

    def _beside_doors(self, rect: QRectF, room: SpaceRow) -> QRectF:
        """The room without the strips in which leaves stand open."""
        leaf = DOOR_WIDTH_M * self._scale
        xs = {x for x, _ in room.doors}
        left = leaf if room.shape.x in xs else 0.0
        right = leaf if room.shape.right in xs else 0.0
        return rect.adjusted(left, 0, -right, 0) if rect.width() > 3 * leaf else rect

    def _beside_entrance(self, rect: QRectF) -> QRectF:
        """The lobby, or the larger part of it above or below the word *Entrance* where both would meet."""
        word = self._entrance_word
        apart = abs(word.center().y() - rect.center().y())
        if apart >= (word.height() + self._faces.height(self._faces.room)) / 2:
            return rect
        above, below = word.top() - rect.top(), rect.bottom() - word.bottom()
        return (
            rect.adjusted(0, 0, 0, -rect.height() + above)
            if above > below
            else rect.adjusted(0, word.bottom() - rect.top(), 0, 0)
        )

    def _put_noted(self, rect: QRectF, names: Sequence[str], note: RoomNote) -> None:
        """Name and note one below the other in the middle; the note goes first where there is room for one only."""
        box = rect.adjusted(PlanSize.WALL, PlanSize.WALL, -PlanSize.WALL, -PlanSize.WALL)
        font, ink = self._faces.note, QColor(self._tone(note.tone)[1])
        height = self._faces.height(font)
        known = [name for name in names if name]
        said = self._fitting(note.texts, font, box.width(), 1)
        if not said or box.height() < 2 * self._faces.height(self._faces.small):
            self._put_on_one_line(box, known, note)
            return
        name, face = self._name_above(known, box, len(said) * height)
        for count in range(_MOST_NOTE_LINES, 1, -1):  # more of the note, as far as the whole name keeps its room
            longer = self._fitting(note.texts, font, box.width(), count)
            kept = self._name_above(known[:1], box, len(longer) * height)
            if longer and kept[0]:
                said, (name, face) = longer, kept
                break
        low = box.height() - len(said) * height
        top = box.top() + (low - len(name) * self._faces.height(face)) / 2
        for lines, with_face, colour in ((name, face, self._ink), (said, font, ink)):
            for line in lines:
                line_height = self._faces.height(with_face)
                self._names.append((QRectF(box.left(), top, box.width(), line_height), line, with_face, colour))
                top += line_height

    def _name_above(self, known: Sequence[str], box: QRectF, note: float) -> tuple[tuple[str, ...], QFont]:
        """The first of a room's names that fits whole above a note so high, and its face; none when none does."""
        for text in (*known[:1], *known[-1:]):
            for face in (self._faces.room, self._faces.small):
                name = self._fitting((text,), face, box.width(), int((box.height() - note) // self._faces.height(face)))
                if name:
                    return name, face
        return (), self._faces.small

    def _put_on_one_line(self, box: QRectF, known: Sequence[str], note: RoomNote) -> None:
        """Which room, and as much of how it is as there is room for: at the least its colour and its sign."""
        ink = QColor(self._tone(note.tone)[1])
        for name in (*known[:1], *known[-1:]):
            for text in (*(f"{name} {said}" for said in note.texts), name + _SIGNS[note.tone], name):
                for font in (self._faces.note, self._faces.small):
                    if self._faces.width(font, text) <= box.width():
                        self._names.append((box, text, font, ink))
                        return

    def _fitting(self, texts: Sequence[str], font: QFont, width: float, count: int) -> tuple[str, ...]:
        """The lines of the first text that fits whole; none when none does."""
        for text in texts:
            lines, is_cut = self._faces.lines(font, text, width, count)
            if lines and not is_cut:
                return tuple(line.removesuffix(" ·") for line in lines)
        return ()

    def _tone(self, tone: Tone) -> tuple[str, str]:
        """Fill and ink of a room as it is now."""
        tokens = self._tokens
        if tone is Tone.BUSY:
            return tokens.accent_soft, tokens.accent
        if tone is Tone.CLOSED:
            return tokens.out_of_service_fill, tokens.out_of_service_text
        return tokens.background, tokens.vacant_text

    def _put(self, rect: QRectF, names: Sequence[str], *, small_first: bool = False) -> None:
        """The first name that fits whole: in the small face before it is turned, turned before a code stands for it."""
        box = rect.adjusted(PlanSize.WALL, PlanSize.WALL, -PlanSize.WALL, -PlanSize.WALL)
        known = [name for name in names if name]
        faces = (self._faces.small,) if small_first else (self._faces.room, self._faces.small)
        for name in [*known[:1], *known[-1:]]:
            ways = [(self._names, box.width(), box.height())]
            if box.height() > box.width():
                ways.append((self._upright, box.height(), box.width()))
            for kept, along, across in ways:
                for font in faces:
                    lines, is_cut = self._faces.lines(font, name, along, int(across // self._faces.height(font)))
                    if lines and not is_cut:
                        kept.append((box, "\n".join(lines), font, self._ink))
                        return

    def _rect(self, shape: Shape) -> QRectF:
        scale = self._scale
        return QRectF(shape.x * scale, shape.y * scale, shape.w * scale, shape.h * scale)
