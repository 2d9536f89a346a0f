"""A desk that is killed: what it acknowledged stays, nothing is half done."""

from pathlib import Path

from bench.faults import kills
from bench.ground import Desk


def test_no_acknowledged_check_in_is_lost_when_the_desk_is_killed(centre: Path) -> None:
    killed = kills.kill_again_and_again(centre, cycles=4)
    assert killed.findings == ()
    assert killed.acknowledged >= killed.cycles
    assert killed.unacknowledged <= killed.cycles, "more than one commit between two acknowledgements"


def test_a_lost_visit_and_half_a_check_in_would_be_found(centre: Path) -> None:
    desk = Desk.open(centre)
    row = desk.visitors.check_in(by=desk.by, name_zh="当事人").row
    claimed = kills.Acknowledged(99, "visit.check_in", row.id + 1, "从未来过")
    assert len([found for found in kills.missing(desk, [claimed]) if "is lost" in found]) == 2
    with desk.database.engine.connect() as connection:
        connection.info["door"] = True
        connection.exec_driver_sql("DELETE FROM search_key")
        connection.exec_driver_sql("DELETE FROM visit")
        connection.commit()
    assert {"1 × a visitor without a visit", "1 × a visitor who cannot be found"} <= set(kills.missing(desk, []))
    desk.close()
