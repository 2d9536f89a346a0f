"""What every refusal of a service is: a code and its parameters, never a sentence."""

from dataclasses import dataclass, fields
from typing import Any, ClassVar


@dataclass
class DeskError(Exception):
    """A refusal that the program knows and explains."""

    code: ClassVar[str] = "refused"
    exit_code: ClassVar[int] = 3
    field: ClassVar[str] = ""  # the form field that the message belongs to

    def parameters(self) -> dict[str, Any]:
        """What the sentence is made of."""
        return {item.name: getattr(self, item.name) for item in fields(self)}

    def __str__(self) -> str:
        return f"{self.code} {self.parameters()}"

    def __hash__(self) -> int:
        return id(self)
