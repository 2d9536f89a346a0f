"""What is said when files, databases and the operating system refuse: the part of `phrase_book` about them."""

from jib_desk.rules.words import Word

SYSTEM: dict[str, Word] = {
    "file_exists": Word("{path} exists already and was left as it is.", "{path}已存在，未作改动。"),
    "file_missing": Word("There is no file {path}.", "找不到文件{path}。"),
    "file_refused": Word("{name} cannot be attached.", "无法附上{name}。"),
    "file_refused.empty": Word("{name} is empty; nothing was attached.", "{name}是空文件，未附上。"),
    "file_refused.too_large": Word(
        "{name} is larger than {limit} MB; nothing was attached.", "{name}超过{limit} MB，未附上。"
    ),
    "file_refused.changed": Word(
        "{name} is no longer what was attached: its content was changed outside the program.",
        "{name}已不是当初附上的内容：文件在程序外被改动。",
    ),
    "database_refused": Word("{path} cannot be opened ({why}). {detail}", "无法打开{path}（{why}）。{detail}"),
    "database_refused.foreign": Word(
        "{path} is a database of another program; nothing was changed.", "{path}是其他程序的数据库，未作任何改动。"
    ),
    "database_refused.newer_schema": Word(
        "{path} was written by a newer version of JIB Desk; please update this one. Nothing was changed.",
        "{path}由更新版本的JIB Desk写入，请升级本程序。未作任何改动。",
    ),
    "database_refused.damaged": Word(
        "{path} is damaged; nothing was changed. Restore the newest good backup.",
        "{path}已损坏，未作任何改动；请恢复最近的完好备份。",
    ),
    "database_refused.truncated": Word(
        "{path} is cut short; nothing was changed. Restore the newest good backup.",
        "{path}不完整，未作任何改动；请恢复最近的完好备份。",
    ),
    "database_refused.empty": Word("{path} is an empty file, not a database.", "{path}是空文件，不是数据库。"),
    "database_refused.not_a_database": Word("{path} is not a database.", "{path}不是数据库文件。"),
    "database_refused.older_schema": Word(
        "{path} was written by an older version of JIB Desk; open it once to bring it up to date.",
        "{path}由旧版JIB Desk写入，请先打开一次以完成升级。",
    ),
    "database_refused.altered": Word(
        "The guards inside {path} are missing or altered, so it can only be read; "
        "restore a backup to repair it. {detail}",
        "{path}中的保护规则缺失或被改动，只能读取；请恢复备份以修复。{detail}",
    ),
    "database_refused.network_share": Word(
        "{path} lies on a network share, where a database file is not safe; "
        "keep it on this computer, or use PostgreSQL for several desks.",
        "{path}位于网络共享上，数据库文件在此不安全；请放在本机，多台工作站请使用PostgreSQL。",
    ),
    "database_read_only": Word(
        "{path} can only be read ({why}); nothing was saved.", "{path}为只读（{why}），未能保存。"
    ),
    "database_unreadable": Word(
        "{path} cannot be read: your account on this computer has no right to it.",
        "无法读取{path}：当前系统账户没有读取权限。",
    ),
    "database_busy": Word(
        "The database was in use for more than {seconds} seconds; nothing was saved, please try again.",
        "数据库被占用超过{seconds}秒，未能保存，请重试。",
    ),
    "database_locked": Word(
        "{path} cannot be read now: another program has it to itself. Please close that program, or try again later.",
        "暂时无法读取{path}：文件正被其他程序独占。请关闭该程序，或稍后重试。",
    ),
    "database_replaced": Word(
        "{path} was replaced by another file while it was open; nothing more is written. Please open it again.",
        "{path}在打开期间被替换，已停止写入，请重新打开。",
    ),
    "disk_full": Word(
        "The disk is full: {path} could not be written ({needed} needed). Nothing was changed.",
        "磁盘已满：无法写入{path}（需要{needed}）。未作任何改动。",
    ),
    "not_writable": Word(
        "{path} cannot be written; it may be open elsewhere or the folder may be read-only.",
        "无法写入{path}，文件可能已在别处打开，或文件夹为只读。",
    ),
    "folder_missing": Word(
        "{path} cannot be written: its folder is not there. Please make it first, or write to another one.",
        "无法写入{path}：所在文件夹不存在，请先创建，或另选位置。",
    ),
    "backup_refused": Word("{path} cannot be used as a backup ({why}).", "{path}不能用作备份（{why}）。"),
    "backup_refused.missing": Word("There is no backup {path}.", "找不到备份{path}。"),
    "backup_refused.damaged": Word("The backup {path} is damaged.", "备份{path}已损坏。"),
    "cancelled": Word("Stopped; nothing was changed.", "已取消，未作任何改动。"),
    "check_findings": Word("The check found {count} problems: {detail}", "检查发现{count}个问题：{detail}"),
    "defect": Word(
        "The program made a mistake ({detail}); a report is in the log folder.",
        "程序出现内部错误（{detail}），报告已写入日志文件夹。",
    ),
    "unforeseen": Word(
        "The program made a mistake. Please look whether anything was saved before trying again.",
        "程序出现内部错误。再次尝试前，请先核对是否已保存。",
    ),
    "environment": Word("This computer refused it: {detail}.", "系统拒绝了该操作：{detail}。"),
}
