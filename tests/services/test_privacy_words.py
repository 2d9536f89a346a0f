"""Whatever can stand in the copy of a person's data has words in both languages: no name of a table or column."""

import pytest

from jib_desk.models.references import references_to
from jib_desk.models.tables import JOURNALLED
from jib_desk.rules.kept_words import COLUMNS, RECORDS, record, record_in_text
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


@pytest.mark.parametrize("table", sorted({*JOURNALLED, *ELSEWHERE, "journal_entry"}))
def test_every_record_that_the_journal_knows_has_words_in_both_languages(table: str) -> None:
    assert is_said(record(table))
    assert not record(table).zh.isascii()
    assert record_in_text(table).en[0].islower()


@pytest.mark.parametrize("table", LINKED)
def test_what_is_personal_in_a_record_has_words(table: str) -> None:
    personal = [name for name in personal_of(table) if name not in NAMING_SOMEBODY_ELSE]
    assert [name for name in personal if not is_said(COLUMNS.get(name))] == []
    assert not personal or is_said(RECORDS.get(table))
