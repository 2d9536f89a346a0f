"""The rules of the house that import-linter cannot name, each a function from one source file to its breaches.

`test_house.py` runs them over the project, and each over an example that breaks it.
"""

import ast
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Source:
    """One file of the project: `path` as it stands in the project, with slashes."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        return tuple(ast.walk(self.tree))

    def under(self, *folders: str) -> bool:
        return any(self.path == folder or self.path.startswith(f"{folder}/") for folder in folders)

    def calls(self) -> Iterator[tuple[ast.Call, str]]:
        """Every call with its name as written: `open`, `date.today`, `self.tr`."""
        for node in self.nodes:
            if isinstance(node, ast.Call):
                yield node, ast.unparse(node.func)

    def run_time_imports(self) -> Iterator[tuple[int, str]]:
        """Line and full name of what is imported while running, not under TYPE_CHECKING."""
        skipped = {id(inner) for node in self.nodes if _is_type_checking(node) for inner in ast.walk(node)}
        for node in self.nodes:
            if id(node) in skipped:
                continue
            if isinstance(node, ast.Import):
                yield from ((node.lineno, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def _is_type_checking(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING")


def project_sources() -> list[Source]:
    """Every Python file of the program itself."""
    files = [ROOT / "main.py", *sorted((ROOT / "jib_desk").rglob("*.py"))]
    return [Source(file.relative_to(ROOT).as_posix(), file.read_text(encoding="utf-8")) for file in files]


# --- who may know whom -----------------------------------------------------------------------

# The libraries that each room may know, by the name they are imported under. Longest path wins.
LIBRARIES: dict[str, set[str]] = {
    "jib_desk/rules": {
        "dateutil",
        "email_validator",
        "holidays",
        "icalendar",
        "opencc",
        "phonenumbers",
        "pypinyin",
        "rapidfuzz",
    },
    "jib_desk/models": {"sqlalchemy", "alembic", "sqlite3", "pysqlite3"},
    "jib_desk/excel": {"openpyxl", "xlsxwriter", "python_calamine", "defusedxml"},
    "jib_desk/services": {"sqlalchemy"},
    "jib_desk/services/pins.py": {"sqlalchemy", "argon2"},
    "jib_desk/services/message/sending.py": {"apprise"},
    "jib_desk/services/message/secrets.py": {"keyring"},
    "jib_desk/services/rows": set(),
    "jib_desk/services/errors.py": set(),
    "jib_desk/services/system_errors.py": set(),
    "jib_desk/services/desk_error.py": set(),
    "jib_desk/services/changes.py": set(),
    "jib_desk/views": {"PySide6", "shiboken6", "qtawesome", "segno"},
    "jib_desk/views/item_models": {"PySide6"},
    "jib_desk/app.py": {"PySide6", "shiboken6"},
    "jib_desk/settings.py": {"platformdirs", "tomli_w"},
}
ITEM_MODELS_MAY_KNOW = (
    "PySide6.QtCore",
    "PySide6.QtGui",
    "jib_desk.rules",
    "jib_desk.services.rows",
    "jib_desk.services.changes",
    "jib_desk.views.item_models",
)


def unknown_libraries(source: Source) -> Iterator[str]:
    """A library in a room that may not know it."""
    rooms = [room for room in LIBRARIES if source.under(room)]
    allowed = LIBRARIES[max(rooms, key=len)] if rooms else set[str]()
    for line, name in source.run_time_imports():
        top = name.partition(".")[0]
        if top not in allowed and top != "jib_desk" and (top not in sys.stdlib_module_names or top == "sqlite3"):
            yield f"{source.path}:{line} knows {top}"


def widgets_in_item_models(source: Source) -> Iterator[str]:
    """An item model that knows more than QtCore, QtGui, rows, changes and rules."""
    if not source.under("jib_desk/views/item_models"):
        return
    for line, name in source.run_time_imports():
        ours = name.startswith(("PySide6", "jib_desk"))
        if ours and not any(name == known or name.startswith(f"{known}.") for known in ITEM_MODELS_MAY_KNOW):
            yield f"{source.path}:{line} knows {name}"


def second_sqlite(source: Source) -> Iterator[str]:
    """One SQLite in the process: two lose each other's locks."""
    if source.path != "jib_desk/models/library.py":
        for line, name in source.run_time_imports():
            if name.partition(".")[0] in {"sqlite3", "pysqlite3"}:
                yield f"{source.path}:{line} brings its own {name}"


# --- what only some places may do ------------------------------------------------------------

# Opening, copying or hashing a database's file drops its locks, so that every module that touches files is named here.
FILE_HANDLERS: dict[str, str] = {
    "jib_desk/cli_output.py": "leads its output nowhere once its reader has gone",
    "jib_desk/models/files.py": "looks at a database file before it is opened",
    "jib_desk/models/database.py": "opens what was looked at, and copies it",
    "jib_desk/models/shares.py": "what is mounted where",
    "jib_desk/services/files/backups.py": "backups: their own files, through the backup API",
    "jib_desk/services/files/file_store.py": "the contents of attached files",
    "jib_desk/excel/guard.py": "the first look at a workbook",
    "jib_desk/excel/list_text.py": "a list of people in a text file",
    "jib_desk/excel/scan.py": "the parts inside a workbook",
    "jib_desk/excel/saving.py": "a workbook written beside its place",
    "jib_desk/settings.py": "settings.toml and the log",
    "jib_desk/services/visit/muster_store.py": "the muster roll for the day the database is gone, beside it",
    "jib_desk/services/plan/plan_shelf.py": "plans among the program's own resources, and plan files",
    "jib_desk/services/visit/tombstones.py": "who was erased, in a file beside the database",
    "jib_desk/services/sample/sample.py": "the sample centre among the program's own resources",
    "jib_desk/services/sample/sample_companies.py": "the sample's paper among the program's own resources",
    "jib_desk/views/floor_plan/paper/pages.py": "the plan as a PDF, in memory",
    "jib_desk/views/printing/output.py": "documents as PDF files",
    "jib_desk/views/visitors/pass_card.py": "passes as pictures and PDFs, in memory",
    "jib_desk/views/visitors/pass_files.py": "passes saved to be sent",
    "jib_desk/views/theme.py": "the style sheet among the program's own resources",
}
_FILE_CALLS = re.compile(
    r"(^|\.)(open|read_bytes|read_text|write_bytes|write_text|copy|copy2|copyfile|copyfileobj|copytree|file_digest)$"
)
_NOT_FILES = re.compile(
    r"^(copy\.copy|webbrowser\.open|.*(database|Database|dialog|mime|image|pixmap|model|clipboard|font)\.(open|copy))$"
)


def stray_file_access(source: Source) -> Iterator[str]:
    """A module that opens files without being named above."""
    if source.path in FILE_HANDLERS:
        return
    for node, name in source.calls():
        if _FILE_CALLS.search(name) and not _NOT_FILES.match(name):
            yield f"{source.path}:{node.lineno} touches a file by {name}()"


CLOCKS: dict[str, str] = {
    "jib_desk/services/clock.py": "the one clock",
    "jib_desk/settings.py": "the name of a crash report",
}
_WALL_CLOCK = re.compile(
    r"(^|\.)(datetime\.(now|utcnow|today)|date\.today|time\.(time|time_ns|localtime|gmtime|ctime)"
    r"|QDateTime\.currentDateTime(Utc)?|QDateTime\.currentSecsSinceEpoch|QDateTime\.currentMSecsSinceEpoch"
    r"|QDate\.currentDate|QTime\.currentTime)$"
)


def wall_clocks(source: Source) -> Iterator[str]:
    """The time of day taken from anywhere but the injected clock."""
    if source.path in CLOCKS:
        return
    for node, name in source.calls():
        if _WALL_CLOCK.search(name):
            yield f"{source.path}:{node.lineno} looks at the wall clock by {name}()"


BROAD_EXCEPT: dict[str, str] = {
    "jib_desk/views/tasks.py": "the task runner hands every error to the window",
    "jib_desk/views/crash.py": "the crash dialog is the last one to know",
}


def broad_excepts(source: Source) -> Iterator[str]:
    """`except:`, `except Exception` and `except BaseException` hide defects, unless the error is handed on."""
    if source.path in BROAD_EXCEPT:
        return
    for node in source.nodes:
        if isinstance(node, ast.ExceptHandler) and not isinstance(node.body[-1], ast.Raise):
            caught = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
            if any(kind is None or ast.unparse(kind) in {"Exception", "BaseException"} for kind in caught):
                yield f"{source.path}:{node.lineno} catches everything"


# --- how it looks is said in one place -------------------------------------------------------

_COLOUR = re.compile(r"#([0-9a-fA-F]{3}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})\b|\brgba?\(|\bhsla?\(")
_PIXELS = re.compile(r"\b\d+(px|pt)\b")
_NAMED_COLOUR = re.compile(
    r"(^|\.)(Qt|GlobalColor)\.(white|black|red|darkRed|green|darkGreen|blue|darkBlue|cyan|darkCyan|magenta|darkMagenta"
    r"|yellow|darkYellow|gray|darkGray|lightGray|color[01])$"
)
_SIZED = re.compile(
    r"(^|\.)(set(Fixed|Minimum|Maximum)(Width|Height|Size)|setContentsMargins|setSpacing|set(Horizontal|Vertical)Spacing"
    r"|setPixelSize|setPointSizeF?|setIconSize|setIndent|setMargin|setColumnWidth|setRowHeight|setDefaultSectionSize"
    r"|addSpacing|resize|QSize|QSizeF|setLetterSpacing|QMargins)$"
)


def _in_views(source: Source) -> bool:
    themes = {"jib_desk/views/theme.py", "jib_desk/views/tokens.py"}
    return source.under("jib_desk/views", "jib_desk/app.py") and source.path not in themes


def colours_outside_the_theme(source: Source) -> Iterator[str]:
    """A colour, or a font by its name, outside the theme."""
    if not _in_views(source):
        return
    for node in source.nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and _COLOUR.search(node.value):
            yield f"{source.path}:{node.lineno} holds the colour {node.value!r}"
        elif isinstance(node, ast.Attribute) and _NAMED_COLOUR.search(ast.unparse(node)):
            yield f"{source.path}:{node.lineno} names the colour {ast.unparse(node)}"
        elif isinstance(node, ast.Call) and _made_of_constants(node, "QColor", "QFont"):
            yield f"{source.path}:{node.lineno} makes {ast.unparse(node)}"


def _made_of_constants(call: ast.Call, *types: str) -> bool:
    return ast.unparse(call.func).endswith(types) and any(isinstance(argument, ast.Constant) for argument in call.args)


def pixels_outside_the_theme(source: Source) -> Iterator[str]:
    """A size in pixels or points outside the theme; 0 and 1 are no sizes."""
    if not _in_views(source):
        return
    for node in source.nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and _PIXELS.search(node.value):
            yield f"{source.path}:{node.lineno} holds the size {node.value!r}"
    for call, name in source.calls():
        if _SIZED.search(name) and any(_is_size(argument) for argument in call.args):
            yield f"{source.path}:{call.lineno} sets a size: {ast.unparse(call)}"


def _is_size(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and type(node.value) in {int, float} and node.value not in {0, 1}


_TRANSLATED = re.compile(r"(^|\.)(tr|translate)$")


def untranslatable_texts(source: Source) -> Iterator[str]:
    """`tr()` of anything but a plain text: the collector finds nothing there."""
    if not source.under("jib_desk/views", "jib_desk/app.py"):
        return
    for call, name in source.calls():
        if _TRANSLATED.search(name) and not name.startswith(("str.", "bytes.")):
            texts = call.args[:1] if name.endswith("tr") else call.args[1:2]
            if not all(isinstance(text, ast.Constant) and isinstance(text.value, str) for text in texts):
                yield f"{source.path}:{call.lineno} translates {ast.unparse(call)}"


# --- sizes that keep it liveable -------------------------------------------------------------

FILE_LINES, CLASS_LINES, FUNCTION_LINES, CONSTRUCTOR_LINES = 400, 300, 50, 60


def oversized(source: Source) -> Iterator[str]:
    """A file, class, function or constructor past its size. A migration is a list of steps and may be longer."""
    is_migration = source.under("jib_desk/models/migrations")
    lines = source.text.count("\n")
    if lines > FILE_LINES and not is_migration:
        yield f"{source.path} has {lines} lines"
    for node in source.nodes:
        if isinstance(node, ast.ClassDef):
            limit = CLASS_LINES
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            if is_migration:
                continue
            limit = CONSTRUCTOR_LINES if node.name == "__init__" else FUNCTION_LINES
        else:
            continue
        length = (node.end_lineno or node.lineno) - node.lineno + 1
        if length > limit:
            yield f"{source.path}:{node.lineno} {node.name} has {length} lines"


def speaking_packages(source: Source) -> Iterator[str]:
    """Package files are empty: what they did would run on every import."""
    if source.path.endswith("__init__.py") and source.text.strip():
        yield f"{source.path} is not empty"


def unexplained_modules(source: Source) -> Iterator[str]:
    """A module starts with what it is for."""
    if not source.path.endswith("__init__.py") and not ast.get_docstring(source.tree):
        yield f"{source.path} does not say what it is for"


# --- each rule with an example that breaks it ------------------------------------------------


@dataclass(frozen=True)
class HouseRule:
    """A rule, and a file that it must find."""

    find: Callable[[Source], Iterator[str]]
    breach: Source


RULES: tuple[HouseRule, ...] = (
    HouseRule(unknown_libraries, Source("jib_desk/rules/intervals.py", "from sqlalchemy import select\n")),
    HouseRule(unknown_libraries, Source("jib_desk/services/rows/seats.py", "import openpyxl\n")),
    HouseRule(
        widgets_in_item_models, Source("jib_desk/views/item_models/v.py", "from PySide6.QtWidgets import QWidget\n")
    ),
    HouseRule(widgets_in_item_models, Source("jib_desk/views/item_models/v.py", "from PySide6 import QtWidgets\n")),
    HouseRule(
        widgets_in_item_models, Source("jib_desk/views/item_models/v.py", "from jib_desk.views.theme import Size\n")
    ),
    HouseRule(second_sqlite, Source("jib_desk/services/files/backups.py", "import sqlite3\n")),
    HouseRule(second_sqlite, Source("jib_desk/models/journal.py", "from pysqlite3 import dbapi2\n")),
    HouseRule(stray_file_access, Source("jib_desk/services/seat/seats.py", "def f(p):\n    return p.read_bytes()\n")),
    HouseRule(stray_file_access, Source("jib_desk/cli.py", "import shutil\nshutil.copyfile('a', 'b')\n")),
    HouseRule(stray_file_access, Source("jib_desk/excel/sheets/units.py", "open('a')\n")),
    HouseRule(wall_clocks, Source("jib_desk/services/seat/seats.py", "from datetime import date\ndate.today()\n")),
    HouseRule(wall_clocks, Source("jib_desk/views/today/page.py", "x = datetime.datetime.now(UTC)\n")),
    HouseRule(wall_clocks, Source("jib_desk/views/today/page.py", "x = QDate.currentDate()\n")),
    HouseRule(broad_excepts, Source("jib_desk/cli.py", "try:\n    pass\nexcept Exception:\n    pass\n")),
    HouseRule(broad_excepts, Source("jib_desk/cli.py", "try:\n    pass\nexcept (OSError, BaseException):\n    pass\n")),
    HouseRule(broad_excepts, Source("jib_desk/cli.py", "try:\n    pass\nexcept:\n    pass\n")),
    HouseRule(colours_outside_the_theme, Source("jib_desk/views/today/page.py", "x = 'color: #ff8800'\n")),
    HouseRule(colours_outside_the_theme, Source("jib_desk/views/today/page.py", "x = Qt.GlobalColor.red\n")),
    HouseRule(colours_outside_the_theme, Source("jib_desk/views/today/page.py", "x = QColor(1, 2, 3)\n")),
    HouseRule(colours_outside_the_theme, Source("jib_desk/views/today/page.py", "x = QFont('Arial')\n")),
    HouseRule(pixels_outside_the_theme, Source("jib_desk/views/today/page.py", "self.setFixedWidth(320)\n")),
    HouseRule(pixels_outside_the_theme, Source("jib_desk/views/today/page.py", "x = 'padding: 4px'\n")),
    HouseRule(untranslatable_texts, Source("jib_desk/views/today/page.py", "self.tr(f'{n} visitors')\n")),
    HouseRule(untranslatable_texts, Source("jib_desk/views/today/page.py", "self.tr('a' + b)\n")),
    HouseRule(oversized, Source("jib_desk/rules/long.py", "x = 1\n" * (FILE_LINES + 1))),
    HouseRule(oversized, Source("jib_desk/rules/long.py", "def f():\n" + "    x = 1\n" * FUNCTION_LINES)),
    HouseRule(oversized, Source("jib_desk/rules/long.py", "class C:\n" + "    x = 1\n" * CLASS_LINES)),
    HouseRule(speaking_packages, Source("jib_desk/rules/__init__.py", "from jib_desk.rules.words import Word\n")),
    HouseRule(unexplained_modules, Source("jib_desk/rules/words.py", "x = 1\n")),
)

# What looks like a breach and is none.
ALLOWED: tuple[Source, ...] = (
    Source(
        "jib_desk/views/page.py",
        '"""A."""\nfrom typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import sqlalchemy\n',
    ),
    Source(
        "jib_desk/views/page.py",
        '"""A."""\nself.setContentsMargins(0, 0, 0, 0)\nself.tr("Ends {day}").format(day=day)\n',
    ),
    Source("jib_desk/views/page.py", '"""A."""\nself.setFixedWidth(Size.CONTROL)\nQColor(tokens.accent)\n'),
    Source(
        "jib_desk/services/seat/seats.py",
        '"""A."""\nimport time\ntime.monotonic()\ntry:\n    pass\nexcept OSError:\n    pass\n',
    ),
    Source("jib_desk/rules/words.py", '"""A."""\nimport copy\ncopy.copy(x)\nx = "#ff0000"\n'),
)
