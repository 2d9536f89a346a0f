"""The workstation's settings survive a restart, and a spoilt file never keeps the desk from opening."""

import logging
from pathlib import Path

import pytest

from jib_desk import settings
from jib_desk.services.errors import SeatTaken
from jib_desk.settings import Paths, Settings


@pytest.fixture
def paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Paths:
    monkeypatch.setenv("JIB_DESK_HOME", str(tmp_path / "home"))
    return Paths.of_user()


def test_settings_come_back_as_they_were_saved(paths: Paths) -> None:
    chosen = Settings(
        database=Path("/srv/centre.jibdesk"),
        lang="zh_CN",
        theme="dark",
        backup_folder=Path("/media/stick"),
        workstation="desk-2",
        last_page="bookings",
        printers={"badge": "Brother QL-820"},
    )
    settings.save(chosen, paths.settings_file)
    assert settings.load(paths.settings_file) == chosen


def test_a_missing_file_means_the_defaults(paths: Paths) -> None:
    assert settings.load(paths.settings_file) == Settings()


@pytest.mark.parametrize("content", ["theme = [", "theme = 'pink'\nlang = 7\nprinters = 3", "\x00\x01"])
def test_a_spoilt_file_means_the_defaults(paths: Paths, content: str) -> None:
    paths.settings_file.parent.mkdir(parents=True)
    paths.settings_file.write_text(content, encoding="utf-8")
    assert settings.load(paths.settings_file) == Settings()


def test_saving_leaves_no_second_file_behind(paths: Paths) -> None:
    settings.save(Settings(theme="light"), paths.settings_file)
    settings.save(Settings(theme="dark"), paths.settings_file)
    assert [file.name for file in paths.config.iterdir()] == ["settings.toml"]


def test_everything_lies_under_the_portable_home(paths: Paths, tmp_path: Path) -> None:
    places = (paths.settings_file, paths.default_database, paths.log_file, paths.crash_reports, paths.icons)
    assert all(place.is_relative_to(tmp_path / "home") for place in places)


def test_the_log_says_where_it_failed_but_no_names(paths: Paths) -> None:
    from datetime import date

    settings.set_up_log(paths)
    log = logging.getLogger("jib_desk.tests")
    try:
        raise SeatTaken("A01", "赵示一 12000000001", "occupancy", date(2023, 1, 1), None)
    except SeatTaken:
        log.exception("assigning failed")
    finally:
        for handler in logging.getLogger("jib_desk").handlers:
            handler.flush()
    text = paths.log_file.read_text(encoding="utf-8")
    assert "SeatTaken seat_taken" in text
    assert "test_settings.py" in text
    assert "赵示一" not in text
    assert "12000000001" not in text


def test_a_crash_report_holds_no_values(paths: Paths) -> None:
    try:
        int("赵示一")
    except ValueError as error:
        path = settings.write_crash_report(paths, type(error), error, error.__traceback__)
    assert path is not None
    text = path.read_text(encoding="utf-8")
    assert "ValueError" in text
    assert "赵示一" not in text
