"""Collects the texts of the window into resources/i18n/*.ts and compiles each to a .qm beside it.

Run by `make translations` after texts changed; the .ts files are the ones that people edit.
English is collected for its plural forms only.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TEXTS = ROOT / "resources" / "i18n"
LANGUAGES = {"zh_CN": (), "en": ("-pluralonly",)}


def main() -> int:
    """Update and compile every language; the exit code of the first tool that fails."""
    tools = Path(sys.executable).parent
    sources = sorted([ROOT / "jib_desk" / "app.py", *(ROOT / "jib_desk" / "views").rglob("*.py")])
    speaking = [str(file.relative_to(ROOT)) for file in sources if file.is_file() and ".tr(" in file.read_text("utf-8")]
    TEXTS.mkdir(parents=True, exist_ok=True)
    for language, only in LANGUAGES.items():
        collected = (TEXTS / f"jib_desk_{language}.ts").relative_to(ROOT)
        update = [str(tools / "pyside6-lupdate"), "-no-obsolete", "-locations", "none", "-source-language", "en"]
        update += ["-target-language", language, *only]
        compiled = (ROOT / collected).with_suffix(".qm")
        beside = compiled.with_suffix(".part")  # a window that runs has the old one mapped into its memory
        release = [str(tools / "pyside6-lrelease"), "-silent", str(collected), "-qm", str(beside)]
        for command in ([*update, *speaking, "-ts", str(collected)], release):
            if code := subprocess.run(command, cwd=ROOT, check=False).returncode:
                return code
        beside.replace(compiled)
    return 0


if __name__ == "__main__":
    sys.exit(main())
