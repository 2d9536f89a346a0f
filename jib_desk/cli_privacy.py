"""The commands about people's data: who is known, a person's own copy, erasure, and what retention asks for."""

import argparse
from typing import TYPE_CHECKING

from jib_desk import cli_arguments as grammar
from jib_desk.cli_output import DONE, REFUSED, Console
from jib_desk.rules.kept_words import KEPT_BECAUSE, record_in_text
from jib_desk.rules.mentions import MARK
from jib_desk.services.rows.privacy import ErasedRow
from jib_desk.services.staff import COMMAND_LINE

if TYPE_CHECKING:
    from jib_desk.services.centre import Services


def run(services: "Services", args: argparse.Namespace, console: Console) -> int:
    """Carry out one of `privacy find|export|erase|purge`."""
    match args.what:
        case "find":
            return _find(services, args, console)
        case "export":
            return _export(services, args, console)
        case "erase":
            return _erase(services, args, console)
        case _:
            return _purge(services, args, console)


def _find(services: "Services", args: argparse.Namespace, console: Console) -> int:
    rows = services.privacy.find(args.text, is_whole=True)
    told = [{"uid": row.uid, "name": row.name, "organisation": row.organisation, "visits": row.visits} for row in rows]
    console.result(told, tuple(f"{row.uid}  {row.name}  {row.organisation}  {row.visits}" for row in rows))
    return DONE


def _export(services: "Services", args: argparse.Namespace, console: Console) -> int:
    path = grammar.file_path(args.output)
    if path.suffix.lower() != ".xlsx":
        raise grammar.BadUse("no_such_ending", "-o", args.output, ".xlsx")
    row = services.privacy.export(by=services.staff.actor(COMMAND_LINE), uid=args.uid, path=path).row
    console.result({"file": row.path, "uid": args.uid, "rows": row.rows, "head": services.journal.head()}, (row.path,))
    return DONE


def _erase(services: "Services", args: argparse.Namespace, console: Console) -> int:
    row = services.privacy.erase(by=services.staff.actor(COMMAND_LINE), uid=args.uid).row
    console.result({"uid": args.uid, **_counts(row), "head": services.journal.head()}, (args.uid,))
    _tell(row, console)
    return DONE


def _purge(services: "Services", args: argparse.Namespace, console: Console) -> int:
    preview = services.privacy.purge_preview(is_whole=True)
    told = {
        "on": preview.on.isoformat(),
        "people": preview.count,
        "visits": preview.visits,
        "returning": preview.returning,
        "agreed": preview.agreed,
        "id_numbers": preview.id_numbers,
        "photos": preview.photos,
        "register": preview.register,
        "due": [{"uid": due.person.uid, "due_on": due.due_on.isoformat(), "why": due.why} for due in preview.people],
    }
    by = services.staff.actor(COMMAND_LINE)
    row = None if args.dry_run else services.privacy.purge(by=by, report=console.progress).row
    if row is not None:
        told |= _counts(row) | {"left": row.left}
    console.result({**told, "applied": row is not None}, (str(told["people"]),))
    if row is None:
        console.say("Nothing was erased.", "未删除任何数据。")
        return DONE
    _tell(row, console)
    if row.left:
        console.say(f"Stopped: {row.left} people are due still.", f"已停止，仍有{row.left}人待清除。")
    return REFUSED if row.left else DONE


def _counts(row: ErasedRow) -> dict[str, object]:
    counts = {"people": row.people, "visits": row.visits, "files": row.files, "texts": row.texts}
    kept = [{"kind": kept.kind, "uid": kept.ref, "why": kept.why} for kept in row.kept]
    return {**counts, "register": row.register, "kept": kept, "clean": row.is_clean}


def _tell(row: ErasedRow, console: Console) -> None:
    if row.people:
        console.say(
            "This cannot be undone. Backups made earlier still hold it until they are rotated out; "
            "after a restore it is erased again.",
            "此操作无法撤销。此前的备份在轮换删除前仍含这些数据；恢复备份后会再次删除。",
        )
    if row.texts:
        console.say(
            f"Texts of other records that say {MARK} now instead of the name: {row.texts}.",
            f"其他记录中改为{MARK}的文字：{row.texts}处。",
        )
    for kept in row.kept:
        what, why = record_in_text(kept.kind), KEPT_BECAUSE[kept.why]
        console.say(
            f"Still named in: {what.en} {kept.ref} ({why.en}).",
            f"仍含姓名：{what.zh} {kept.ref}（{why.zh}）。",
        )
    if not row.is_clean:
        console.say(
            "The file could not be written anew (busy, or a full disk): traces stay in it until the next erasing.",
            "数据库文件未能重写（其他窗口正在使用，或磁盘已满）；下次删除前其中可能仍有残留。",
        )
