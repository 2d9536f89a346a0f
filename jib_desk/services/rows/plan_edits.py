"""What the plan editor is given beside the draft itself."""

from dataclasses import dataclass, field

from jib_desk.rules.plan_pictures import Format


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture that was looked at and may lie under a plan; extent in pixels."""

    name: str
    content: bytes = field(repr=False)
    format: Format
    width: float
    height: float
