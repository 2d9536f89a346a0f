"""The sentences of `phrases`, English and 简体中文 side by side: data only.

A key is an error's code, or "code.variant" where `variant` is the error's own `why` or `kind`.
Both languages of a sentence use the same placeholders, and only parameters of that error.
"""

from jib_desk.rules.words import Word

OPEN_END = Word("further notice", "长期")
MORE_SPACE = Word("more space", "更多空间")
UNKNOWN_ERROR = Word("This was refused.", "该操作被拒绝。")
UNKNOWN_FINDING = Word("This cell was refused ({code}).", "该单元格被拒绝（{code}）。")

ERRORS: dict[str, Word] = {
    "refused": UNKNOWN_ERROR,
    # --- input
    "value_missing": Word("Please fill in: {name}.", "请填写：{name}。"),
    "value_refused": Word("“{value}” cannot be used as {name}.", "“{value}”不能用作{name}。"),
    "value_refused.too_long": Word("{name} is too long.", "{name}过长。"),
    "value_refused.control_character": Word(
        "{name} holds a character that cannot be shown; please type it again.", "{name}含有无法显示的字符，请重新输入。"
    ),
    "value_refused.not_positive": Word(
        "{name} must be greater than zero, not “{value}”.", "{name}必须大于零，不能为“{value}”。"
    ),
    "value_refused.negative": Word("{name} cannot be less than zero.", "{name}不能小于零。"),
    "value_refused.not_a_number": Word(
        "{name} must be a number, not “{value}”.", "{name}必须是数字，不能为“{value}”。"
    ),
    "value_refused.unknown_code": Word("“{value}” is no known {name}.", "“{value}”不是已知的{name}。"),
    "value_refused.no_such_date": Word("“{value}” is not a date that exists.", "“{value}”不是存在的日期。"),
    "value_refused.in_the_past": Word("{name} lies in the past.", "{name}已经过去。"),
    "value_refused.in_the_future": Word("{name} lies in the future.", "{name}尚未到来。"),
    "end_before_start": Word(
        "The end ({end}) lies before the start ({start}).", "结束时间（{end}）早于开始时间（{start}）。"
    ),
    "not_found": Word("There is no {kind} “{key}”.", "找不到{kind}“{key}”。"),
    "stale": Word(
        "Somebody else changed this record in the meantime ({differences}); please look again.",
        "该记录已被他人修改（{differences}），请核对后再试。",
    ),
    "not_allowed": Word(
        "The role “{role}” does not allow this ({action}).", "“{role}”角色无权执行此操作（{action}）。"
    ),
    "needs_reason": Word("Please give a reason for this ({action}).", "请填写原因（{action}）。"),
    "bad_use": Word("The command line is not understood: {detail}.", "无法理解命令行：{detail}。"),
    "bad_use.no_such_date": Word(
        "“{value}” after {option} is not a date; write it as 2023-11-30.",
        "{option}后的“{value}”不是有效日期，请写成2023-11-30的形式。",
    ),
    "bad_use.no_such_month": Word(
        "“{value}” after {option} is not a month; write it as 2023-11.",
        "{option}后的“{value}”不是有效月份，请写成2023-11的形式。",
    ),
    "bad_use.no_such_plan": Word(
        "There is no plan “{value}”; the plans are: {detail}.", "没有名为“{value}”的平面图，可用的有：{detail}。"
    ),
    "bad_use.no_such_head": Word(
        "“{value}” after {option} is no journal head; write it as NUMBER:HASH.",
        "{option}后的“{value}”不是日志校验值，请写成“序号:哈希”的形式。",
    ),
    "bad_use.end_before_start": Word(
        "{option}: the last day lies before the first one ({value}).", "{option}：截止日期早于起始日期（{value}）。"
    ),
    # --- seats
    "seat_taken": Word(
        "{unit} is taken by {holder} from {start} until {until}.", "{unit}已由{holder}使用：{start}至{until}。"
    ),
    "seat_taken.hold": Word(
        "{unit} is held for {holder} from {start} until {until}.", "{unit}已为{holder}预留：{start}至{until}。"
    ),
    "seat_taken.out_of_service": Word(
        "{unit} is out of service from {start} until {until}: {holder}.",
        "{unit}停用：{start}至{until}，原因：{holder}。",
    ),
    "seat_overstayed": Word(
        "{holder} should have left {unit} on {ended} and has not; say first that they have left.",
        "{holder}应于{ended}迁出{unit}但尚未迁出，请先确认其已迁出。",
    ),
    "seat_in_use": Word(
        "{unit} is in use by {holder} until {until} and cannot be retired.",
        "{unit}由{holder}使用至{until}，不能注销。",
    ),
    "plan_refused": Word("The plan cannot be used: {why} at {place}.", "平面图无法使用：{place}处{why}。"),
    "plan_refused.not_json": Word("The plan is not readable as JSON: {place}.", "平面图不是有效的JSON文件：{place}。"),
    "plan_refused.format": Word(
        "This is no plan of format jib-plan/1: {place}.", "该文件不是jib-plan/1格式的平面图：{place}。"
    ),
    "plan_refused.missing": Word("The plan lacks a value at {place}.", "平面图在{place}处缺少数据。"),
    "plan_refused.duplicate": Word("The plan has {place} twice.", "平面图中{place}重复出现。"),
    "plan_refused.overlap": Word("Spaces of the plan overlap: {place}.", "平面图中的空间重叠：{place}。"),
    "plan_refused.outside": Word("A space lies outside its floor: {place}.", "空间超出楼层范围：{place}。"),
    "plan_refused.exists": Word("There is a plan already: {place}.", "已有平面图：{place}。"),
    # --- companies
    "company_known": Word(
        "A company with the unified credit code {uscc} is there already: {company}.",
        "统一社会信用代码为{uscc}的企业已存在：{company}。",
    ),
    # --- visitors
    "badge_in_use": Word(
        "Badge {badge} has been with {visitor} since {since}.", "访客证{badge}自{since}起由{visitor}持有。"
    ),
    "visit_closed": Word("{visitor} left at {left_at} already.", "{visitor}已于{left_at}签离。"),
    "already_inside": Word("{visitor} has been inside since {since}.", "{visitor}自{since}起在场。"),
    # --- bookings
    "room_taken": Word(
        "{room} is taken by “{subject}” ({booked_by}), {starts} – {ends}; "
        "with setup and teardown {blocked_from} – {blocked_until}.",
        "{room}已被“{subject}”（{booked_by}）预订：{starts} – {ends}，含布场撤场为{blocked_from} – {blocked_until}。",
    ),
    "room_closed": Word("{room} is closed {starts} – {ends}: {reason}.", "{room}在{starts} – {ends}关闭：{reason}。"),
    "over_fire_limit": Word(
        "{headcount} people are over the fire limit of {room}, which is {limit}.",
        "{headcount}人超过{room}的消防限额{limit}人。",
    ),
    "bookings_in_the_way": Word(
        "{room} cannot be closed over these bookings: {references}.", "{room}尚有预订，不能关闭：{references}。"
    ),
    "wall_time": Word("{wall} cannot be used as a time.", "{wall}不能用作时间。"),
    "wall_time.missing": Word(
        "{wall} does not exist here: the clocks are put forward over it.", "{wall}在本地不存在：时钟在此时拨快。"
    ),
    "wall_time.ambiguous": Word(
        "{wall} comes twice here: the clocks are put back over it.", "{wall}在本地出现两次：时钟在此时拨慢。"
    ),
    # --- journal
    "undo_refused": Word("Entry {entry} cannot be undone.", "第{entry}号记录不能撤销。"),
    "undo_refused.not_undoable": Word(
        "Entry {entry} is of a kind that cannot be undone.", "第{entry}号记录属于不可撤销的操作。"
    ),
    "undo_refused.changed_since": Word(
        "Entry {entry} cannot be undone: what it wrote has been changed since. {detail}",
        "第{entry}号记录不能撤销：其内容此后已被修改。{detail}",
    ),
    "undo_refused.referred_to": Word(
        "Entry {entry} cannot be undone: later records depend on it. {detail}",
        "第{entry}号记录不能撤销：后续记录依赖于它。{detail}",
    ),
    "undo_refused.redacted": Word(
        "Entry {entry} cannot be undone: its personal data have been erased.",
        "第{entry}号记录不能撤销：其个人信息已被清除。",
    ),
    "undo_refused.schema_changed": Word(
        "Entry {entry} was made by an older version of the program and cannot be undone.",
        "第{entry}号记录由旧版程序写入，不能撤销。",
    ),
    "undo_refused.already_undone": Word("Entry {entry} has been undone already.", "第{entry}号记录已撤销。"),
    "undo_refused.role": Word("Your role does not allow undoing entry {entry}.", "您的角色无权撤销第{entry}号记录。"),
    # --- workbooks
    "workbook_refused": Word(
        "{path} cannot be read as a workbook ({why}). {detail}", "无法读取工作簿{path}（{why}）。{detail}"
    ),
    "workbook_refused.password": Word(
        "{path} is protected by a password; save it without one and try again.",
        "{path}设有密码，请取消密码另存后重试。",
    ),
    "workbook_refused.xls": Word(
        "{path} is an old .xls workbook; open it and save it as .xlsx.",
        "{path}是旧版.xls文件，请打开后另存为.xlsx。",
    ),
    "workbook_refused.ods": Word(
        "{path} is an OpenDocument sheet; open it and save it as .xlsx.",
        "{path}是OpenDocument表格，请打开后另存为.xlsx。",
    ),
    "workbook_refused.csv": Word(
        "{path} is plain text (CSV); open it in a spreadsheet and save it as .xlsx.",
        "{path}是文本文件（CSV），请用表格软件打开后另存为.xlsx。",
    ),
    "workbook_refused.html": Word(
        "{path} is a web page with another ending; open it in a spreadsheet and save it as .xlsx.",
        "{path}实为网页文件，请用表格软件打开后另存为.xlsx。",
    ),
    "workbook_refused.empty": Word("{path} is empty.", "{path}是空文件。"),
    "workbook_refused.not_a_workbook": Word("{path} is not an Excel workbook.", "{path}不是Excel工作簿。"),
    "workbook_refused.damaged": Word(
        "{path} is damaged and cannot be read; open it in a spreadsheet and save it again.",
        "{path}已损坏，无法读取；请用表格软件打开后重新保存。",
    ),
    "workbook_refused.too_large": Word("{path} is too large to be read safely.", "{path}过大，无法安全读取。"),
    "workbook_refused.bomb": Word(
        "{path} unpacks to far more than a workbook should and was not opened.",
        "{path}解压后远超正常大小，未予打开。",
    ),
    "workbook_refused.too_slow": Word("{path} took too long to read and was stopped.", "{path}读取时间过长，已中止。"),
    "workbook_refused.timeout": Word("{path} took too long to read and was stopped.", "{path}读取时间过长，已中止。"),
    "workbook_refused.crashed": Word(
        "{path} made the reader stop; it was not opened. Open it in a spreadsheet and save it again.",
        "{path}导致读取中断，未予打开；请用表格软件打开后重新保存。",
    ),
    "sheet_not_found": Word(
        "There is no sheet “{sheet}”; the sheets are: {sheets}.", "没有名为“{sheet}”的工作表，可用的有：{sheets}。"
    ),
    "header_not_found": Word(
        "No header row of a ledger was found on the sheet “{sheet}”.", "工作表“{sheet}”中找不到台账表头。"
    ),
    "rows_refused": Word(
        "{count} rows were refused, so nothing was imported; mend them or leave them out.",
        "有{count}行被拒绝，未导入任何数据；请更正或选择跳过这些行。",
    ),
    "preview_outdated": Word(
        "The centre was changed since this preview was made; please check it again.",
        "预览之后数据已有变动，请重新核对。",
    ),
    # --- files and database
    "file_exists": Word("{path} exists already and was left as it is.", "{path}已存在，未作改动。"),
    "file_missing": Word("There is no file {path}.", "找不到文件{path}。"),
    "database_refused": Word("{path} cannot be opened ({why}). {detail}", "无法打开{path}（{why}）。{detail}"),
    "database_refused.foreign": Word(
        "{path} is a database of another program; nothing was changed.", "{path}是其他程序的数据库，未作任何改动。"
    ),
    "database_refused.newer_schema": Word(
        "{path} was written by a newer version of JIB Desk; please update this one. Nothing was changed.",
        "{path}由更新版本的JIB Desk写入，请升级本程序。未作任何改动。",
    ),
    "database_refused.damaged": Word(
        "{path} is damaged; nothing was changed. Restore the newest good backup. {detail}",
        "{path}已损坏，未作任何改动；请恢复最近的完好备份。{detail}",
    ),
    "database_refused.truncated": Word(
        "{path} is cut short; nothing was changed. Restore the newest good backup.",
        "{path}不完整，未作任何改动；请恢复最近的完好备份。",
    ),
    "database_refused.empty": Word("{path} is an empty file, not a database.", "{path}是空文件，不是数据库。"),
    "database_refused.not_a_database": Word("{path} is not a database.", "{path}不是数据库文件。"),
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
    "database_busy": Word(
        "The database was in use for more than {seconds} seconds; nothing was saved, please try again.",
        "数据库被占用超过{seconds}秒，未能保存，请重试。",
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
    "backup_refused": Word("{path} cannot be used as a backup ({why}).", "{path}不能用作备份（{why}）。"),
    "backup_refused.missing": Word("There is no backup {path}.", "找不到备份{path}。"),
    "backup_refused.damaged": Word("The backup {path} is damaged.", "备份{path}已损坏。"),
    "cancelled": Word("Stopped; nothing was changed.", "已取消，未作任何改动。"),
    "check_findings": Word("The check found {count} problems: {detail}", "检查发现{count}个问题：{detail}"),
    "defect": Word(
        "The program made a mistake ({detail}); a report is in the log folder.",
        "程序出现内部错误（{detail}），报告已写入日志文件夹。",
    ),
    "environment": Word("This computer refused it: {detail}.", "系统拒绝了该操作：{detail}。"),
}

# Why a cell of an imported sheet is refused or warned about (DOMAIN §4 "Verdicts").
FINDINGS: dict[str, Word] = {
    "phone_lost_digits": Word(
        "The phone number has lost its digits ({detail}); type it again as text.",
        "电话号码已丢失部分数字（{detail}），请按文本重新填写。",
    ),
    "code_lost_digits": Word(
        "The code has lost its last digits ({detail}); type it again as text.",
        "代码末几位已丢失（{detail}），请按文本重新填写。",
    ),
    "date_without_year": Word("The date has no year: {detail}.", "日期缺少年份：{detail}。"),
    "no_such_date": Word("This is not a date that exists: {detail}.", "日期不存在：{detail}。"),
    "end_before_start": Word("The end lies before the start: {detail}.", "结束日期早于开始日期：{detail}。"),
    "no_such_seat": Word("There is no such seat: {detail}.", "没有该席位：{detail}。"),
    "seat_taken": Word("The seat is taken: {detail}.", "席位已被占用：{detail}。"),
    "error_cell": Word("The cell holds an error: {detail}.", "单元格含有错误值：{detail}。"),
    "formula_without_value": Word(
        "The formula has no stored value; open the file, save it and try again.",
        "公式没有缓存的结果，请打开文件保存后重试。",
    ),
    "missing_value": Word("{column} is missing.", "缺少{column}。"),
    "needs_person": Word("A person must decide: {detail}.", "需要人工确认：{detail}。"),
    "not_a_number": Word("This is not a number: {detail}.", "不是数字：{detail}。"),
    "unknown_code": Word("This is not a known value: {detail}.", "不是已知的取值：{detail}。"),
    "text_too_long": Word("The text is too long: {detail}.", "文字过长：{detail}。"),
    "control_character": Word("The text holds a character that cannot be shown.", "文字含有无法显示的字符。"),
    # warnings
    "uscc_check_digit": Word("The check digit of the code does not fit: {detail}.", "代码校验位不符：{detail}。"),
    "differs": Word("This differs from the plan and was not written: {detail}.", "与系统不一致，未写入：{detail}。"),
    "two_phones": Word("Two phone numbers in one cell: {detail}.", "一个单元格中有两个电话：{detail}。"),
    "column_ignored": Word("This column is not imported.", "该列不导入。"),
    "hidden_row": Word("This row is hidden in the sheet.", "该行在表中被隐藏。"),
}

# What a journal entry did. The subject (unit, company, badge …) follows the words.
ACTIONS: dict[str, Word] = {}

# Names of fields, kinds of records and actions as they stand inside a sentence.
NAMES: dict[str, Word] = {
    "name": Word("name", "名称"),
    "name_zh": Word("Chinese name", "中文名称"),
    "name_en": Word("English name", "英文名称"),
    "name_latin": Word("name in Latin letters", "拉丁字母姓名"),
    "short_zh": Word("short Chinese name", "中文简称"),
    "short_en": Word("short English name", "英文简称"),
    "uscc": Word("unified credit code", "统一社会信用代码"),
    "sector": Word("sector", "行业领域"),
    "headcount": Word("head-count", "人数"),
    "party_size": Word("party size", "人数"),
    "phone": Word("phone", "电话"),
    "email": Word("e-mail", "邮箱"),
    "organisation": Word("organisation", "单位"),
    "purpose": Word("purpose", "事由"),
    "host": Word("host", "被访人"),
    "badge": Word("badge", "访客证"),
    "subject": Word("subject", "主题"),
    "reason": Word("reason", "原因"),
    "note": Word("note", "备注"),
    "notes": Word("remarks", "备注"),
    "agreement": Word("agreement", "合同编号"),
    "starts_on": Word("first day", "开始日期"),
    "ends_on": Word("last day", "结束日期"),
    "vacated_on": Word("day of leaving", "迁出日期"),
    "expires_on": Word("expiry", "到期日期"),
    "starts_at": Word("start", "开始时间"),
    "ends_at": Word("end", "结束时间"),
    "arrived_at": Word("arrival", "进入时间"),
    "left_at": Word("departure", "离开时间"),
    "setup_min": Word("setup minutes", "布场分钟数"),
    "teardown_min": Word("teardown minutes", "撤场分钟数"),
    "equipment": Word("equipment", "设备"),
    "catering": Word("catering", "茶歇"),
    "contact": Word("contact", "联系人"),
    "booked_by": Word("booked by", "预订单位"),
    "category": Word("category", "类别"),
    "layout": Word("layout", "布局"),
    "evidence": Word("evidence", "佐证"),
    "attended": Word("attended", "签到人数"),
    "registered": Word("registered", "报名人数"),
    "unit": Word("seat", "席位"),
    "company": Word("company", "企业"),
    "assignment": Word("seat assignment", "席位分配"),
    "visitor": Word("visitor", "访客"),
    "visit": Word("visit", "来访记录"),
    "room": Word("room", "场地"),
    "booking": Word("booking", "预订"),
    "closure": Word("closure", "关闭时段"),
    "event": Word("event", "活动"),
    "entry": Word("journal entry", "日志记录"),
    "staff": Word("member of staff", "工作人员"),
    "centre": Word("centre", "中心"),
    "plan": Word("plan", "平面图"),
    "version": Word("version", "版本"),
}
