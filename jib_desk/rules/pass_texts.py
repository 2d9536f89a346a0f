"""What is sent along with a pass: a text to copy, and an entry for a calendar. Always in both languages."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from jib_desk.rules.passes import shown_code
from jib_desk.rules.words import Word

LENGTH = timedelta(hours=1)  # of the entry: how long a visit takes nobody knows
_READY = (
    Word("Welcome to {centre}", "欢迎来访{centre}"),
    Word("Visitor: {name}", "访客：{name}"),
    Word("Time: {time}", "时间：{time}"),
    Word("To: {host}", "被访：{host}"),
    Word("Pass code: {code}", "通行码：{code}"),
    Word(
        "Show the code or the QR at the front desk; it is good for this visit on this day.",
        "到前台出示通行码或二维码即可，仅限当日本次来访使用。",
    ),
)


@dataclass(frozen=True, slots=True)
class PassFace:
    """What stands on a pass. `at` is the wall time of the centre; the QR says nothing of all this."""

    uid: str  # of the visit
    centre_en: str
    centre_zh: str
    name: str
    host: str
    at: datetime
    code: str
    qr_text: str

    @property
    def day_text(self) -> str:
        """The day as both languages read it."""
        return f"{self.at:%Y-%m-%d}"


def ready_text(face: PassFace) -> str:
    """The lines to copy into a message: Chinese, a blank line, English. What is not known has no line."""
    values = {"name": face.name, "time": f"{face.at:%Y-%m-%d %H:%M}", "host": face.host, "code": shown_code(face.code)}
    parts: list[str] = []
    for lang, centre in (("zh_CN", face.centre_zh or face.centre_en), ("en", face.centre_en or face.centre_zh)):
        known = {**values, "centre": centre}
        lines = [word.zh if lang == "zh_CN" else word.en for word in _READY]
        parts.append("\n".join(line.format(**known) for line in lines if face.host or "{host}" not in line))
    return "\n\n".join(parts)


def calendar_text(face: PassFace, stamp: datetime) -> str:
    """The visit as a file for calendars (RFC 5545), in UTC; it names the code, and nobody but its owner gets it."""
    from icalendar import Calendar, Event

    event: Any = Event()  # its methods are typed in part only
    event.add("uid", f"{face.uid}@jib-desk")
    event.add("dtstamp", stamp)
    event.add("dtstart", face.at.astimezone(stamp.tzinfo))
    event.add("dtend", (face.at + LENGTH).astimezone(stamp.tzinfo))
    event.add("summary", f"{face.centre_en} {face.centre_zh}".strip())
    event.add("location", f"{face.centre_en} {face.centre_zh}".strip())
    event.add("description", ready_text(face))
    calendar: Any = Calendar()
    calendar.add("prodid", "-//JIB Desk//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    return str(calendar.to_ical().decode())
