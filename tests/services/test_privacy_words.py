"""Whatever can stand in the copy of a person's data has words in both languages: no name of a table or column."""

import pytest
from sqlalchemy import Text

from jib_desk.models.references import references_to
from jib_desk.models.tables import JOURNALLED, TABLES
from jib_desk.models.types import Json
from jib_desk.rules.kept_words import COLUMNS, RECORDS, REGISTER
from jib_desk.rules.words import Word
from jib_desk.services.visit.privacy_rows import ELSEWHERE, personal_of

# Of a person, or of a visit: what of them is personal stands in the copy with its change log.
LINKED = sorted(
    {"visitor", "invitation", *(to.table for kind in ("visitor", "visit") for to in references_to(kind))}
    - {"party_member"}  # is about the others of a party
)
NAMING_SOMEBODY_ELSE = {"escort"}


def is_said(word: Word | None) -> bool:
    return word is not None and bool(word.en and word.zh) and word.en[0].isupper()


@pytest.mark.parametrize("table", sorted({*JOURNALLED, *ELSEWHERE}))
def test_a_record_that_can_name_somebody_has_words(table: str) -> None:
    if any(isinstance(column.type, Text | Json) and column.name != "uid" for column in TABLES[table].columns):
        assert is_said(RECORDS.get(table) or REGISTER.get(table))


@pytest.mark.parametrize("table", LINKED)
def test_what_is_personal_in_a_record_has_words(table: str) -> None:
    personal = [name for name in personal_of(table) if name not in NAMING_SOMEBODY_ELSE]
    assert [name for name in personal if not is_said(COLUMNS.get(name))] == []
    assert not personal or is_said(RECORDS.get(table))
