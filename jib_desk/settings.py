"""What belongs to this workstation: `settings.toml`, every path the program uses, and its log.

What belongs to the centre (names, hours, targets) is in the database. `JIB_DESK_HOME` puts everything under
one folder, for a portable copy and for tests.
"""

import logging
import os
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, cast

APP_NAME = "JIB Desk"
_FOLDER = "jib-desk"
_LOG_BYTES = 1_000_000
_LOG_FILES = 5

Theme = Literal["system", "light", "dark"]
ThemeNames: tuple[Theme, ...] = ("system", "light", "dark")
LangNames = ("en", "zh_CN")


@dataclass(frozen=True, slots=True)
class Paths:
    """Every folder and file of the program on this workstation, beside the database itself."""

    config: Path
    data: Path
    state: Path
    cache: Path

    @classmethod
    def of_user(cls) -> "Paths":
        """The present user's folders, or those under JIB_DESK_HOME."""
        home = os.environ.get("JIB_DESK_HOME")
        if home:
            base = Path(home)
            return cls(base / "config", base / "data", base / "state", base / "cache")
        from platformdirs import PlatformDirs

        dirs = PlatformDirs(_FOLDER, appauthor=False, roaming=False)
        return cls(dirs.user_config_path, dirs.user_data_path, dirs.user_state_path, dirs.user_cache_path)

    @property
    def settings_file(self) -> Path:
        return self.config / "settings.toml"

    @property
    def default_database(self) -> Path:
        return self.data / "centre.jibdesk"

    @property
    def logs(self) -> Path:
        return self.state / "logs"

    @property
    def log_file(self) -> Path:
        return self.logs / "jib-desk.log"

    @property
    def muster(self) -> Path:
        """Muster rolls for the day a database is gone, one folder for each centre that was opened here."""
        return self.state / "muster"

    @property
    def crash_reports(self) -> Path:
        return self.state / "crashes"

    @property
    def window_state(self) -> Path:
        """Geometry and headers (QSettings); nothing is lost when it is deleted."""
        return self.state / "window.ini"

    @property
    def icons(self) -> Path:
        return self.cache / "icons"


@dataclass(frozen=True, slots=True)
class Settings:
    """The workstation's choices. An empty `lang` follows the system; no `database` means the default one."""

    database: Path | None = None
    lang: str = ""
    theme: Theme = "system"
    backup_folder: Path | None = None
    workstation: str = ""
    last_page: str = "today"
    kiosk_screen: str = ""  # its name; empty: one that the desk does not use
    printers: Mapping[str, str] = field(default_factory=dict[str, str])  # kind of job → printer

    @property
    def workstation_name(self) -> str:
        """The name that journal entries carry."""
        import platform

        return self.workstation or platform.node() or "desk"


def load(path: Path) -> Settings:
    """The settings of a file. A missing file gives the defaults; so does a value that makes no sense.

    A settings file must never keep the desk from opening, hence nothing is raised for its content.
    """
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        logging.getLogger(__name__).warning("settings.toml was not readable: %s", type(error).__name__)
        return Settings()
    return _from_values(values)


def save(settings: Settings, path: Path) -> None:
    """Writes the settings beside and moves them into place, so that a full disk leaves the old ones."""
    import tomli_w

    values = {key: str(value) if isinstance(value, Path) else value for key, value in asdict(settings).items()}
    text = tomli_w.dumps({key: value for key, value in values.items() if value not in (None, "", {})})
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".new")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)


def _from_values(values: Mapping[str, Any]) -> Settings:
    settings = Settings()
    for key in ("database", "backup_folder"):
        if isinstance(values.get(key), str) and values[key]:
            settings = replace(settings, **{key: Path(values[key])})
    for key in ("workstation", "last_page", "kiosk_screen"):
        if isinstance(values.get(key), str):
            settings = replace(settings, **{key: values[key]})
    if values.get("lang") in LangNames:
        settings = replace(settings, lang=values["lang"])
    if values.get("theme") in ThemeNames:
        settings = replace(settings, theme=values["theme"])
    printers = values.get("printers")
    if isinstance(printers, dict):
        named = cast("dict[str, Any]", printers)
        settings = replace(settings, printers={kind: str(name) for kind, name in named.items()})
    return settings


# --- the log ---------------------------------------------------------------------------------


class QuietFormatter(logging.Formatter):
    """Writes where something failed but never with which values: a log holds no personal data.

    Of an exception it keeps the type, the code of a known refusal, and the frames without their text.
    """

    def formatException(  # noqa: N802 - logging's own name
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None],
    ) -> str:
        kind, error, trace = ei
        if kind is None:
            return ""
        import traceback

        from jib_desk.services.errors import DeskError

        frames = "".join(
            f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}\n" for frame in traceback.extract_tb(trace)
        )
        code = f" {error.code}" if isinstance(error, DeskError) else ""
        return f"{kind.__name__}{code}\n{frames}".rstrip()


def set_up_log(paths: Paths, *, is_verbose: bool = False) -> None:
    """Sends the program's log to a rotating file (5 × 1 MB). Where none can be written, it goes nowhere."""
    import logging.handlers  # with sockets and pickles behind it, after the window's first paint

    root = logging.getLogger("jib_desk")
    root.setLevel(logging.DEBUG if is_verbose else logging.INFO)
    root.propagate = False
    for old in tuple(root.handlers):
        root.removeHandler(old)
        old.close()
    try:
        paths.logs.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = logging.handlers.RotatingFileHandler(
            paths.log_file, maxBytes=_LOG_BYTES, backupCount=_LOG_FILES - 1, encoding="utf-8", delay=True
        )
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(QuietFormatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root.addHandler(handler)


def write_crash_report(
    paths: Paths, kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> Path | None:
    """Keeps a report of a defect, without values; None where no file could be written."""
    import platform
    from datetime import UTC, datetime

    text = QuietFormatter().formatException((kind, error, trace))
    path = paths.crash_reports / f"crash-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}.txt"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            f"{APP_NAME} on Python {platform.python_version()}, {platform.system()}\n{text}\n", encoding="utf-8"
        )
    except OSError:
        return None
    return path
