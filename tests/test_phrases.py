"""Every code has its sentence in both languages, with the same values in it."""

import re
from dataclasses import fields
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from jib_desk import cli_arguments, cli_output, phrase_book, phrase_names, phrase_words, phrases
from jib_desk.excel import faults
from jib_desk.rules.plan_files import PlanFault
from jib_desk.rules.texts import LINE_LIMIT
from jib_desk.services import errors
from jib_desk.services.errors import DeskError, SeatTaken, Stale, ValueRefused
from jib_desk.services.rows.imports import Finding
from jib_desk.services.seat.seat_writes import cleaned


def _every_error() -> list[type[DeskError]]:
    found, waiting = [], [DeskError]
    while waiting:
        kind = waiting.pop()
        found.append(kind)
        waiting += kind.__subclasses__()
    return sorted(found, key=lambda kind: kind.__name__)


OWN = ("jib_desk.services.", cli_arguments.__name__, cli_output.__name__)
ERRORS = [kind for kind in _every_error() if kind.__module__.startswith(OWN)]


@pytest.mark.parametrize("kind", ERRORS, ids=lambda kind: kind.__name__)
def test_every_error_has_a_sentence_made_of_its_own_values(kind: type[DeskError]) -> None:
    sentences = phrases.variants(kind.code)
    assert "" in sentences, f"{kind.code} has no sentence"
    own = {item.name for item in fields(kind)}
    for variant, said in sentences.items():
        assert phrases.placeholders(said.en) <= own, (kind.code, variant)


@pytest.mark.parametrize(
    "table",
    [phrase_book.ERRORS, phrase_words.FINDINGS, phrase_words.ACTIONS, phrase_names.NAMES],
    ids=("errors", "findings", "actions", "names"),
)
def test_both_languages_say_the_same_values(table: dict[str, phrase_book.Word]) -> None:
    for key, said in table.items():
        assert said.en.strip(), key
        assert said.zh.strip(), key
        assert phrases.placeholders(said.en) == phrases.placeholders(said.zh), key


def test_no_sentence_is_left_for_an_error_that_is_gone() -> None:
    known = {kind.code for kind in ERRORS}
    assert {key.split(".", maxsplit=1)[0] for key in phrase_book.ERRORS} <= known


def test_a_taken_seat_is_named_with_its_holder_and_its_days() -> None:
    error = SeatTaken("A01", "MoonPanda Battery", "occupancy", date(2022, 12, 1), date(2024, 11, 30))
    assert phrases.sentence(error, "en") == "A01 is taken by MoonPanda Battery from 1 Dec 2022 until 30 Nov 2024."
    assert "2024年11月30日" in phrases.sentence(error, "zh_CN")


def test_who_came_without_a_badge_is_not_said_to_wear_one() -> None:
    assert phrases.action("visit.check_in", "07", "en") == "Checked in, badge 07"
    assert phrases.action("visit.check_in", "", "en") == "Checked in"
    assert phrases.action("visit.close_day", "", "en") == "Closed the day"
    assert phrases.action("visit.check_out", "", "zh_CN") == "签离"


def test_an_open_end_is_said_in_words() -> None:
    error = SeatTaken("C08", "ceiling repair", "out_of_service", date(2023, 10, 23), None)
    assert (
        phrases.sentence(error, "en") == "C08 is out of service from 23 Oct 2023 until further notice: ceiling repair."
    )


def test_instants_are_written_as_the_centres_wall_time() -> None:
    error = errors.VisitClosed("Zhao Shiyi", datetime(2023, 11, 30, 9, 5, tzinfo=UTC))
    assert "30 Nov 2023 17:05" in phrases.sentence(error, "en")
    assert "30 Nov 2023 10:05" in phrases.sentence(error, "en", ZoneInfo("Europe/Berlin"))


def test_a_stale_record_is_shown_with_what_differs() -> None:
    error = Stale("company", 3, {"headcount": (4, 5), "uscc": (None, "91000000FAKE00001F")})
    said = phrases.sentence(error, "en")
    assert "people: 4 → 5" in said
    assert "unified credit code: – → 91000000FAKE00001F" in said


@pytest.mark.parametrize(
    ("text", "said"), [("x" * 501, "Subject is too long: 501"), ("a\u202eb", "Subject holds a char")]
)
def test_a_text_that_cannot_be_kept_is_told_why(text: str, said: str) -> None:
    with pytest.raises(ValueRefused) as refused:
        cleaned("subject", text, LINE_LIMIT)
    assert phrases.sentence(refused.value, "en").startswith(said)


def test_a_stale_record_of_which_nothing_more_is_known_has_no_empty_brackets() -> None:
    assert phrases.sentence(Stale("census_finding", 3, {}), "en").endswith("in the meantime; please look again.")
    assert "（" not in phrases.sentence(Stale("census_finding", 3, {}), "zh_CN")


def test_a_full_disk_says_how_much_is_needed_when_it_is_known() -> None:
    assert "13 MB needed" in phrases.sentence(errors.DiskFull("/data/a.xlsx", 12_400_000), "en")
    assert "more space needed" in phrases.sentence(errors.DiskFull("/data/a.xlsx"), "en")


def test_a_finding_without_a_sentence_still_names_its_code() -> None:
    assert "brand_new" in phrases.finding(Finding("S", 3, "C", "brand_new"), "en")


def test_braces_in_what_people_wrote_do_no_harm() -> None:
    error = errors.ValueRefused("name_zh", "unknown", "{0} {x}")
    assert "{0} {x}" in phrases.sentence(error, "en")


SERVICES = Path(errors.__file__).parent
SOURCES = [path.read_text(encoding="utf-8") for path in sorted(SERVICES.rglob("*.py"))]


def test_every_action_that_a_service_writes_has_its_words() -> None:
    written = {
        code
        for source in SOURCES
        for code in re.findall(r'(?:_commit|_one|_several|_end)\(\s*by,\s*"([a-z_.]+)"', source)
    }
    assert len(written) > 20
    assert written <= phrase_words.ACTIONS.keys()


def test_every_reason_of_a_refused_value_has_its_sentence() -> None:
    whys = {why for source in SOURCES for why in re.findall(r'ValueRefused\(\s*[\w."]+, "([a-z_]+)"', source)}
    assert len(whys) > 5
    assert whys <= phrases.variants("value_refused").keys()


def test_every_reason_of_a_refused_workbook_has_its_sentence() -> None:
    documented = faults.WorkbookFault.__doc__
    assert documented is not None
    whys = set(
        re.findall(
            r"\b[a-z]+(?:_[a-z0-9]+)+\b|\b(?:empty|csv|html|xls|xlsb|ods|password|bomb|damaged|dtd|encoding|crashed)\b",
            documented,
        )
    )
    assert whys - {"phrase_book"} <= phrases.variants("workbook_refused").keys()


def test_every_reason_of_a_refused_plan_has_its_sentence() -> None:
    documented = PlanFault.__doc__
    assert documented is not None
    whys = set(documented.partition("Codes:")[2].partition(".")[0].replace("\n", " ").replace(" ", "").split(","))
    assert len(whys) > 10
    assert whys <= phrases.variants("plan_refused").keys()


def test_settings_are_named_in_the_journal_as_people_call_them() -> None:
    assert phrases.action("settings.change", "closes, opens", "zh_CN") == "修改中心设置： 闭馆时间, 开馆时间"


def test_a_sentence_that_begins_with_a_field_begins_with_a_capital() -> None:
    assert phrases.sentence(ValueRefused("subject", "too_long"), "en") == "Subject is too long."


def test_a_move_is_no_swap_in_either_language() -> None:
    for lang in ("en", "zh_CN"):
        moved, swapped = (phrases.action(code, "", lang) for code in ("seat.move", "seat.swap"))
        assert moved != swapped
    assert phrases.action("seat.move", "", "zh_CN") == "迁移席位"
