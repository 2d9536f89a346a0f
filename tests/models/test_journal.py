"""Every change has its line, and no change gets past the journal's two doors."""

import json
from datetime import date

import pytest
from sqlalchemy import insert, select, update

from jib_desk.models import files
from jib_desk.models.company import Company, Contact, Headcount
from jib_desk.models.database import Database
from jib_desk.models.faults import RepeatedRequest, StaleRow, UnjournalledWrite
from jib_desk.models.journal_tables import JournalEntry, JournalLine
from jib_desk.models.proof import verify
from jib_desk.models.tables import TABLES
from jib_desk.models.undo import UndoImpossible, undo
from tests.models.conftest import Write, occupancy

HEADCOUNT = TABLES["headcount"]


def lines_of(
    database: Database, number: int
) -> list[tuple[str, int, dict[str, object] | None, dict[str, object] | None]]:
    with database.read() as session:
        found = session.execute(select(JournalLine).where(JournalLine.entry == number)).scalars().all()
        return [(r.kind, r.key, json.loads(r.plain)["before"], json.loads(r.plain)["after"]) for r in found]


def test_an_edit_is_written_as_before_and_after(
    database: Database, write: Write, unit_and_company: tuple[int, int]
) -> None:
    with write("company.edit") as writing:
        company = writing.session.get_one(Company, unit_and_company[1])
        company.card_limit = 4
    assert lines_of(database, writing.written.number) == [("company", 1, {"card_limit": None}, {"card_limit": 4})]
    assert writing.written.ids == {"company": frozenset({1})}


def test_free_text_in_which_anybody_may_be_named_stands_in_the_part_that_can_be_taken_out(
    database: Database, write: Write, unit_and_company: tuple[int, int]
) -> None:
    with write("company.edit") as writing:
        writing.session.get_one(Company, unit_and_company[1]).notes = "asks for 王示例"
    with database.read() as session:
        (line,) = session.execute(select(JournalLine).where(JournalLine.entry == writing.written.number)).scalars()
    assert "王示例" not in line.plain
    assert json.loads(line.personal or "") == {"before": {"notes": ""}, "after": {"notes": "asks for 王示例"}}


def test_both_doors_make_the_same_lines(database: Database, write: Write, unit_and_company: tuple[int, int]) -> None:
    with write() as by_session:
        by_session.session.add(Headcount(company_id=1, valid_from=date(2023, 1, 1), people=4))
    with write() as by_bulk:
        (key,) = by_bulk.work.next_ids(HEADCOUNT, 1)
        by_bulk.work.write_many(HEADCOUNT, [{"id": key, "company_id": 1, "valid_from": date(2023, 2, 1), "people": 4}])
    one, other = (lines_of(database, w.written.number)[0] for w in (by_session, by_bulk))
    assert one[3] is not None
    assert other[3] is not None
    assert one[3].keys() == other[3].keys()
    assert (one[1], other[1]) == (1, 2)


def test_changes_of_one_row_become_one_line(
    database: Database, write: Write, unit_and_company: tuple[int, int]
) -> None:
    with write() as writing:
        (key,) = writing.work.next_ids(HEADCOUNT, 1)
        writing.work.write_many(HEADCOUNT, [{"id": key, "company_id": 1, "valid_from": date(2023, 1, 1), "people": 3}])
        writing.work.update_many(HEADCOUNT, [{"id": key, "people": 4}])
        writing.work.replace_many(HEADCOUNT, [{"id": key, "people": 5}])
    ((kind, number, before, after),) = lines_of(database, writing.written.number)
    assert (kind, number, before) == ("headcount", key, None)
    assert after is not None
    assert after["people"] == 5


def test_what_changes_nothing_writes_nothing(
    database: Database, write: Write, unit_and_company: tuple[int, int]
) -> None:
    with write() as writing:
        company = writing.session.get_one(Company, 1)
        company.notes = "x"
        writing.session.flush()
        company.notes = ""
    assert writing.written.number == 0
    with database.read() as session:
        assert len(session.execute(select(JournalEntry)).all()) == 1


def test_writing_past_the_doors_is_refused(database: Database, write: Write, unit_and_company: tuple[int, int]) -> None:
    statements = (
        update(Company).values(notes="x"),
        insert(HEADCOUNT).values(company_id=1, valid_from=date(2023, 1, 1), people=1, version=1),
    )
    for statement in statements:
        with pytest.raises(UnjournalledWrite), write() as writing:
            writing.session.execute(statement)
    for sql in (
        "DELETE FROM company",
        "INSERT OR IGNORE INTO company (id) VALUES (9)",
        'UPDATE "company" SET notes = 1',
    ):
        with pytest.raises(UnjournalledWrite), write() as writing:
            writing.session.connection().exec_driver_sql(sql)


def test_a_failed_transaction_leaves_neither_rows_nor_lines(database: Database, write: Write) -> None:
    with pytest.raises(ZeroDivisionError), write() as writing:
        writing.session.add(Company(code="ST-002", name_en="Gone"))
        writing.session.flush()
        raise ZeroDivisionError
    with database.read() as session:
        assert session.execute(select(Company)).all() == []
        assert session.execute(select(JournalEntry)).all() == []


def test_a_savepoint_takes_its_lines_with_it(
    database: Database, write: Write, unit_and_company: tuple[int, int]
) -> None:
    with write() as writing:
        writing.session.get_one(Company, 1).notes = "kept"
        with pytest.raises(KeyError), writing.work.savepoint():
            writing.session.add(Headcount(company_id=1, valid_from=date(2023, 1, 1), people=4))
            writing.session.flush()
            raise KeyError
    assert [line[0] for line in lines_of(database, writing.written.number)] == ["company"]
    with database.read() as session:
        assert session.execute(select(Headcount)).all() == []


def test_a_repeated_request_does_nothing_again(database: Database, write: Write) -> None:
    with write(token="click 7") as first:
        first.session.add(Company(code="ST-002", name_en="Once"))
    with pytest.raises(RepeatedRequest) as repeat, write(token="click 7"):
        pytest.fail("the second time must not get here")
    assert repeat.value.number == first.written.number


def test_a_stale_row_is_refused_by_the_bulk_doors(write: Write, unit_and_company: tuple[int, int]) -> None:
    with write() as writing:
        writing.session.get_one(Company, 1).notes = "newer"
    with pytest.raises(StaleRow), write() as writing:
        writing.work.update_many(TABLES["company"], [{"id": 1, "version": 1, "notes": "older"}])
    with pytest.raises(StaleRow), write() as writing:
        writing.work.replace_many(TABLES["company"], [{"id": 1, "version": 1, "notes": "older"}])


def test_two_units_change_places_in_one_statement_of_will(
    database: Database, write: Write, unit_and_company: tuple[int, int]
) -> None:
    from jib_desk.models.plan import Unit

    with write() as writing:
        writing.session.add(Unit(opened_on=date(2021, 5, 20)))
        writing.session.flush()
        writing.session.add_all([occupancy(1, 1, date(2023, 1, 1)), occupancy(2, 1, date(2023, 1, 1))])
    with write() as writing:
        writing.work.replace_many(TABLES["assignment"], [{"id": 1, "unit_id": 2}, {"id": 2, "unit_id": 1}])
    assert sorted((k, b, a) for _t, k, b, a in lines_of(database, writing.written.number)) == [
        (1, {"unit_id": 1}, {"unit_id": 2}),
        (2, {"unit_id": 2}, {"unit_id": 1}),
    ]


def dump(database: Database) -> dict[str, list[tuple[object, ...]]]:
    """All journalled rows without their versions."""
    with database.read() as session:
        connection = session.connection()
        return {
            name: [tuple(row) for row in connection.execute(select(*[c for c in table.columns if c.name != "version"]))]
            for name, table in TABLES.items()
            if table.info.get("journalled")
        }


def test_undoing_and_redoing_gives_back_every_value(
    database: Database, write: Write, unit_and_company: tuple[int, int]
) -> None:
    before = dump(database)
    with write("many.things") as done:
        done.session.get_one(Company, 1).notes = "changed"
        done.session.add(occupancy(1, 1, date(2023, 1, 1)))
        done.session.add(Contact(company_id=1, name_zh="赵示一", phone="12000000001"))
    after = dump(database)
    with write("undo", undoes=done.written.number) as undone:
        undo(undone.work, done.written.number, 1)
    assert dump(database) == before
    with pytest.raises(UndoImpossible, match="already_undone"), write("undo") as again:
        undo(again.work, done.written.number, 1)
    with write("undo", undoes=undone.written.number) as redone:
        undo(redone.work, undone.written.number, 1)
    assert dump(database) == after


def test_undo_is_refused_when_the_field_was_changed_since(write: Write, unit_and_company: tuple[int, int]) -> None:
    with write() as first:
        first.session.get_one(Company, 1).notes = "one"
    with write():
        pass
    with write() as second:
        second.session.get_one(Company, 1).notes = "two"
    with pytest.raises(UndoImpossible, match="changed_since"), write() as writing:
        undo(writing.work, first.written.number, 1)


def test_undo_is_refused_when_something_refers_to_what_would_go(
    write: Write, unit_and_company: tuple[int, int]
) -> None:
    with write() as later:
        later.session.add(occupancy(1, 1, date(2023, 1, 1)))
    with pytest.raises(UndoImpossible, match="referred_to"), write() as writing:
        undo(writing.work, later.written.number - 1, 1)


def test_personal_data_lies_apart_and_can_go_without_breaking_the_chain(
    database: Database, write: Write, unit_and_company: tuple[int, int]
) -> None:
    with write() as writing:
        writing.session.add(Contact(company_id=1, name_zh="赵示一", phone="12000000001"))
    with database.read() as session:
        line = session.execute(select(JournalLine).where(JournalLine.kind == "contact")).scalar_one()
        assert "赵示一" not in line.plain
        assert "赵示一" in (line.personal or "")
        assert verify(session.connection()) == (
            writing.written.number,
            session.execute(select(JournalEntry.hash).order_by(JournalEntry.number.desc())).scalars().first(),
            (),
        )
    raw = files.connect(database.path, "rw")
    raw.execute("UPDATE journal_line SET personal = NULL, salt = NULL WHERE id = ?", (line.id,))
    raw.close()
    with database.read() as session:
        _last, _hash, findings = verify(session.connection())
    assert findings == (f"unnamed_redaction:{writing.written.number}",)


TAMPERINGS = [
    ("UPDATE journal_line SET plain = replace(plain, 'ST-001', 'ST-002')", "altered:1"),
    ("DELETE FROM journal_line WHERE entry = 2", "altered:2"),
    ("UPDATE journal_entry SET at = at + 1 WHERE number = 2", "altered:2"),
    ("DELETE FROM journal_entry WHERE number = 1", "missing:1"),
    ("UPDATE journal_line SET personal = '{}' WHERE personal IS NOT NULL", "altered:3"),
    ("UPDATE journal_entry SET reason = 'other' WHERE number = 3", "altered:3"),
    (
        "INSERT INTO journal_line SELECT 99, 1, 9, kind, key, plain, NULL, NULL, '' FROM journal_line WHERE id = 1",
        "altered:1",
    ),
]


@pytest.mark.parametrize(("sql", "finding"), TAMPERINGS)
def test_tampering_with_the_journal_is_found(
    database: Database, write: Write, unit_and_company: tuple[int, int], sql: str, finding: str
) -> None:
    with write() as writing:
        writing.session.get_one(Company, 1).notes = "x"
    with write(reason="typing error") as writing:
        writing.session.add(Contact(company_id=1, name_zh="赵示一"))
    raw = files.connect(database.path, "rw")
    for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        raw.execute(f"DROP TRIGGER {name}")
    raw.execute(sql)
    raw.close()
    with database.read() as session:
        assert finding in verify(session.connection())[2]


def test_a_cut_off_end_is_found_against_a_noted_head(
    database: Database, write: Write, unit_and_company: tuple[int, int]
) -> None:
    with write() as writing:
        writing.session.get_one(Company, 1).notes = "x"
    with database.read() as session:
        number, digest, _findings = verify(session.connection())
    raw = files.connect(database.path, "rw")
    for name in ("journal_entry_delete", "journal_line_delete"):
        raw.execute(f"DROP TRIGGER {name}")
    raw.execute("DELETE FROM journal_line WHERE entry = 2")
    raw.execute("DELETE FROM journal_entry WHERE number = 2")
    raw.close()
    with database.read() as session:
        assert verify(session.connection())[2] == ()
        assert verify(session.connection(), f"{number}:{digest}")[2] == ("cut_off:2",)
        assert verify(session.connection(), "1:" + "0" * 64)[2] == ("other_head:1",)
