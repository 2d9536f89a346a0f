"""What the sample centre knows of its companies beside their seats: tags, deposits, files, what is to be minded."""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

from jib_desk.rules.words import AttachmentOf, Sector
from jib_desk.services.files.file_store import FileStore, Kept, folder_of
from jib_desk.shipped import resources

Row = Mapping[str, Any]
Add = Callable[[str, Sequence[Row]], list[int]]
Day = Callable[[str], date]

_PAPER = "agreement.pdf"


class CompanyExtras:
    """The content of `resources/sample/companies.json`; `day` moves its dates as those of the sample move."""

    def __init__(self, day: Day) -> None:
        self._day = day

    @cached_property
    def _content(self) -> Row:
        content: Row = json.loads((resources() / "sample" / "companies.json").read_bytes())
        return content

    def card(self, code: str) -> Row:
        """Further columns of a company."""
        known = self._content["companies"].get(code, {})
        founded = known.get("founded")
        not_yet = dict.fromkeys(self._content["not_yet"].get(code, ()))  # on the way: what has not happened is no day
        return {"founded_on": self._day(founded) if founded else None, "tags": known.get("tags", []), **not_yet}

    def deposit(self, code: str, signed_on: date) -> Row:
        """Further columns of an agreement."""
        deposits = self._content["deposits"]
        return {"deposit": deposits["yuan"], "deposit_paid_on": None if code in deposits["not_paid"] else signed_on}

    def write(
        self,
        add: Add,
        companies: Mapping[str, int],
        rooms: Mapping[str, int],
        contacts: Sequence[tuple[int, int]],
        agreements: Mapping[int, int],
        at: datetime,
    ) -> None:
        """Rows of other tables. `contacts` are (contact, company), `agreements` agreement → company."""
        first = {company: contact for contact, company in reversed(contacts)}
        minded = self._content["instructions"]
        add("standing_instruction", [_instruction(item, companies, rooms, first) for item in minded])
        counted = self._content["headcounts"]
        add("headcount", [self._headcount(item, companies) for item in counted])
        add("company", [self._gone(item) for item in self._content["gone"]])
        codes = {key: code for code, key in companies.items()}
        paper = _paper()
        filed = [key for key, company in agreements.items() if codes[company] not in self._content["without_file"]]
        add("attachment", [self._attachment(key, paper, at) for key in filed])

    def _headcount(self, item: Row, companies: Mapping[str, int]) -> Row:
        day = self._day(item["from"])
        return {"company_id": companies[item["company"]], "valid_from": day, "people": item["people"]}

    def _gone(self, item: Row) -> Row:
        """Who left without ever having a seat."""
        days = {f"{step}_on": self._day(item[step]) for step in ("applied", "approved", "left")}
        kept = {name: value for name, value in item.items() if f"{name}_on" not in days}
        return {**kept, **days, "sector": Sector(item["sector"])}

    def _attachment(self, key: int, paper: Kept, at: datetime) -> Row:
        return {
            "kind": AttachmentOf.AGREEMENT,
            "key": key,
            "name": self._content["file"],
            "media_type": "application/pdf",
            "size": paper.size,
            "sha256": paper.sha256,
            "added_at": at,
        }


def _instruction(item: Row, companies: Mapping[str, int], rooms: Mapping[str, int], first: Mapping[int, int]) -> Row:
    return {
        "company_id": companies[item["company"]] if "company" in item else None,
        "contact_id": first[companies[item["host"]]] if "host" in item else None,
        "room_id": rooms[item["room"]] if "room" in item else None,
        "body": item["body"],
    }


def put_files(database: Path) -> None:
    """Puts the one content that all files of the sample have beside a database. Raises DiskFull, NotWritable."""
    FileStore(folder_of(database)).put(resources() / "sample" / _PAPER)


def _paper() -> Kept:
    content = (resources() / "sample" / _PAPER).read_bytes()
    return Kept(sha256(content).hexdigest(), len(content))
