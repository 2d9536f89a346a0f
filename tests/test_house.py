"""The house keeps its own rules: who may know whom, what only one place may do, sizes, lock and lists."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house import ALLOWED, ROOT, RULES, HouseRule, Source, project_sources, second_sqlite

FINDERS = {rule.find.__name__: rule.find for rule in RULES}
PROJECT_FILES = ("*.py", "*.toml", "*.md", "*.txt", "*.sh", "*.json", "*.ts", "*.spec", "*.desktop", "*.iss", "*.lock")
KEPT_OUT = {
    ".git",
    ".venv",
    ".make",
    ".pytest_cache",
    ".ruff_cache",
    ".hypothesis",
    "build",
    "dist",
    "data",
    "__pycache__",
}
A_MACHINE = re.compile(r"(?<![\w.])/(?:home|root|work|farm|Users)/\w|/tmp/[a-z]|\.\./shared|shared/data")


@pytest.fixture(scope="module")
def sources() -> list[Source]:
    return project_sources()


@pytest.mark.parametrize("rule", FINDERS)
def test_the_project_keeps_the_rule(rule: str, sources: list[Source]) -> None:
    breaches = [breach for source in sources for breach in FINDERS[rule](source)]
    assert not breaches, "\n" + "\n".join(breaches)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.find.__name__}:{rule.breach.text.splitlines()[-1]}")
def test_a_breach_of_the_rule_is_found(rule: HouseRule) -> None:
    assert list(rule.find(rule.breach))


@pytest.mark.parametrize("source", ALLOWED, ids=lambda source: source.text.splitlines()[-1])
def test_what_is_allowed_is_no_breach(source: Source) -> None:
    assert [breach for find in FINDERS.values() for breach in find(source)] == []


def test_tests_and_benchmarks_share_the_one_sqlite_of_the_process_too() -> None:
    files = [file for room in ("tests", "bench", "docs") for file in sorted((ROOT / room).rglob("*.py"))]
    texts = ((file.relative_to(ROOT).as_posix(), file.read_text(encoding="utf-8")) for file in files)
    own = [Source(path, text) for path, text in texts if "sqlite3" in text]  # the others need not be parsed
    assert [breach for source in own for breach in second_sqlite(source)] == []


def test_no_file_names_a_machine() -> None:
    found = [
        f"{file.relative_to(ROOT)}: {match.group()}"
        for pattern in PROJECT_FILES
        for file in ROOT.rglob(pattern)
        if not KEPT_OUT & set(file.relative_to(ROOT).parts) and file != Path(__file__)
        for match in A_MACHINE.finditer(file.read_text(encoding="utf-8"))
    ]
    assert found == []


# --- import contracts ------------------------------------------------------------------------

# One import per contract that it must not let through.
CONTRACT_BREACHES = {
    "rooms": ("rules/words.py", "import jib_desk.services.errors"),
    "circles": ("services/errors.py", "import jib_desk.services.clock"),
    "rules": ("rules/words.py", "import openpyxl"),
    "models": ("models/types.py", "import xlsxwriter"),
    "excel": ("excel/breach.py", "import sqlalchemy"),
    "services": ("services/clock.py", "import PySide6.QtCore\nimport jib_desk.services.errors"),
    "rows": ("services/rows/seats.py", "import sqlalchemy"),
    "views": ("views/page.py", "import jib_desk.services.clock"),
    "item_models": ("views/item_models/breach.py", "import jib_desk.services.errors"),
}


def lint_imports(folder: Path) -> str:
    """What import-linter says of the package in `folder`."""
    command = [
        str(Path(sys.executable).parent / "lint-imports"),
        "--no-logo",
        "--no-cache",
        "--config",
        str(ROOT / "pyproject.toml"),
    ]
    environment = {"PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1", "NO_COLOR": "1"}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def test_the_import_contracts_hold() -> None:
    said = lint_imports(ROOT)
    assert " 0 broken." in said, said


def test_every_import_contract_can_break(tmp_path: Path) -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    assert {contract["id"] for contract in contracts} == set(CONTRACT_BREACHES)
    shutil.copytree(ROOT / "jib_desk", tmp_path / "jib_desk", ignore=shutil.ignore_patterns("__pycache__"))
    for file, breach in CONTRACT_BREACHES.values():
        with (tmp_path / "jib_desk" / file).open("a", encoding="utf-8") as module:
            module.write(f"\n{breach}\n")
    said = lint_imports(tmp_path)
    assert [contract["id"] for contract in contracts if f"{contract['name']} BROKEN" not in said] == [], said


# --- what it is built from -------------------------------------------------------------------


def locked_versions() -> dict[str, str]:
    """Package → version, as the lock file pins them."""
    pins = re.findall(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)", (ROOT / "requirements.lock").read_text("utf-8"), re.MULTILINE)
    return {canonicalize_name(name): version for name, version in pins}


def test_the_lock_holds_every_requirement_at_a_version_that_fits() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [Requirement(text) for text in [*project["dependencies"], *project["optional-dependencies"]["dev"]]]
    locked = locked_versions()
    assert [
        str(need) for need in wanted if not need.specifier.contains(locked.get(canonicalize_name(need.name), "0"))
    ] == []


def test_every_pin_of_the_lock_has_hashes_and_no_address() -> None:
    text = (ROOT / "requirements.lock").read_text("utf-8")
    pins = re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE)[1:]
    assert pins
    assert [pin.splitlines()[0] for pin in pins if "--hash=sha256:" not in pin] == []
    assert "://" not in text


def test_every_licence_is_noticed() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    notices = (ROOT / "THIRD_PARTY_NOTICES.md").read_text("utf-8").lower()
    reasons = (ROOT / "docs" / "decisions" / "dependencies.md").read_text("utf-8").lower()
    names = [Requirement(text).name.lower() for text in project["dependencies"]]
    assert [name for name in names if name not in notices] == []
    assert [name for name in names if name not in reasons] == []


def test_the_list_of_debian_packages_can_be_read() -> None:
    lines = (ROOT / "packaging" / "debian-packages.txt").read_text("utf-8").splitlines()
    entries = [line.split() for line in lines if line and not line.startswith("#")]
    assert {len(entry) for entry in entries} == {2}
    assert {group for _, group in entries} == {"python", "run", "test", "acceptance"}
    assert len({name for name, _ in entries}) == len(entries)


# --- start-up --------------------------------------------------------------------------------


def loaded_by(statement: str) -> set[str]:
    """The top-level modules that a fresh interpreter holds after the statement."""
    return {name.partition(".")[0] for name in modules_of(statement)}


def modules_of(statement: str) -> set[str]:
    """All modules that it holds, with their whole names."""
    code = f"{statement}\nimport sys\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_what_is_read_before_the_first_page_needs_no_mapping() -> None:
    """The foot and the first lists stand before SQLAlchemy is loaded, beside the window: it takes 0.2 s and 25 MB."""
    read = ("visit.muster", "visit.visit_reads")
    statement = "\n".join(f"import jib_desk.services.{name}" for name in read)
    assert "sqlalchemy" not in loaded_by(statement)


def test_the_window_stands_before_what_it_may_have_to_say_is_loaded() -> None:
    assert "jib_desk.services.errors" not in modules_of("import jib_desk.views.main_window, jib_desk.views.crash")


def test_row_types_load_nothing_heavy() -> None:
    rows = sorted(file.stem for file in (ROOT / "jib_desk" / "services" / "rows").glob("[a-z]*.py"))
    statement = "\n".join(f"import jib_desk.services.rows.{name}" for name in rows)
    heavy = {"sqlalchemy", "PySide6", "openpyxl", "alembic", "pypinyin", "holidays"}
    assert loaded_by(statement) & heavy == set()
    assert "sqlalchemy" in loaded_by("import sqlalchemy")
