"""The one exception of the rules: a code that services and sheets pass on, and where it holds.

Rules never write sentences; `phrases.py` does.
"""


class RuleFault(ValueError):
    """A value that cannot be. `code` is stable (DOMAIN §4 for sheets); `detail` names the offending part."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code, detail)
        self.code = code
        self.detail = detail

    def __str__(self) -> str:
        return f"{self.code} {self.detail}".rstrip()
