"""The sentences of `phrases`, English and 简体中文 side by side: data only.

A key is an error's code, or "code.variant" where `variant` is the error's own `why` or `kind`.
Both languages of a sentence use the same placeholders, and only parameters of that error.
"""

from jib_desk.phrase_admission import ADMISSION
from jib_desk.phrase_badge import BADGE
from jib_desk.phrase_care import CARE
from jib_desk.phrase_checks import CHECKS
from jib_desk.phrase_message import MESSAGE
from jib_desk.phrase_pass import PASSES
from jib_desk.phrase_plan import PLAN
from jib_desk.phrase_reception import RECEPTION
from jib_desk.phrase_register import REGISTER
from jib_desk.phrase_system import SYSTEM
from jib_desk.phrase_visit import VISIT
from jib_desk.rules.words import Word

OPEN_END = Word("further notice", "长期")
MORE_SPACE = Word("more space", "更多空间")
UNKNOWN_ERROR = Word("This was refused.", "该操作被拒绝。")

ERRORS: dict[str, Word] = {
    "refused": UNKNOWN_ERROR,
    # --- input
    "value_missing": Word("Please fill in: {name}.", "请填写：{name}。"),
    "value_refused": Word("“{value}” cannot be used as {name}.", "“{value}”不能用作{name}。"),
    "value_refused.too_long": Word("{name} is too long.", "{name}过长。"),
    "value_refused.text_too_long": Word("{name} is too long: {value} characters.", "{name}过长：共{value}个字符。"),
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
    "value_refused.out_of_range": Word("{name} cannot be {value}.", "{name}不能为{value}。"),
    "value_refused.wrong_kind": Word(
        "This cannot be done with an assignment of this kind ({value}).", "此类席位分配（{value}）不能这样操作。"
    ),
    "value_refused.ended": Word(
        "The last day of this assignment is set already: {value}.", "该席位分配的末日已定：{value}。"
    ),
    "value_refused.begun": Word(
        "This assignment began on {value} already; it can be ended, not called off.",
        "该席位分配已于{value}开始，只能结束，不能取消。",
    ),
    "value_refused.nobody_there": Word(
        "Nobody has {value} any more on that day: move there instead.", "{value}当天已无企业使用，请改用迁移。"
    ),
    "value_refused.before_opening": Word(
        "Closing ({value}) must come after opening.", "闭馆时间（{value}）须晚于开馆时间。"
    ),
    "value_refused.future_bookings": Word(
        "The time zone cannot change to {value} while bookings lie ahead.", "仍有未来预订，不能改用时区{value}。"
    ),
    "value_refused.unknown_zone": Word("There is no time zone “{value}”.", "没有时区“{value}”。"),
    "value_refused.closed_for_good": Word("{value} is no longer in use.", "{value}已停止使用。"),
    "value_refused.has_booking": Word(
        "{value} has a booking: cancel that, and the event is called off with it.", "{value}有场地预订，请取消该预订。"
    ),
    "value_refused.not_ended": Word("{value} has not ended yet.", "{value}尚未结束。"),
    "value_refused.over": Word("{value} is over and cannot be changed.", "{value}已结束，不能更改。"),
    "value_refused.not_arrived": Word("{value} has not arrived.", "{value}尚未到达。"),
    "value_refused.fits": Word(
        "What is recorded of {value} fits that: there is no difference to be noted.",
        "{value}的登记情况与此一致，无需记录差异。",
    ),
    "value_refused.settled": Word(
        "The difference in {value} is settled already; undo that first.", "{value}的差异已处理，请先撤销处理结果。"
    ),
    "value_refused.no_correction": Word(
        "Nobody knows enough of this difference to correct it: say who was found, or explain it.",
        "现有信息不足以更正该差异，请注明实际使用企业或填写说明。",
    ),
    "value_refused.after_approval": Word(
        "{name} lies after the approval on {value}.", "{name}晚于批准日期（{value}）。"
    ),
    "value_refused.before_paid": Word("{name} ({value}) lies before it was paid.", "{name}（{value}）早于缴纳日期。"),
    "end_before_start": Word(
        "The end ({end}) lies before the start ({start}).", "结束时间（{end}）早于开始时间（{start}）。"
    ),
    "not_found": Word("There is no {kind} “{key}”.", "找不到{kind}“{key}”。"),
    "stale": Word(
        "Somebody else changed this record in the meantime ({differences}); please look again.",
        "该记录已被他人修改（{differences}），请核对后再试。",
    ),
    "stale.untold": Word(
        "Somebody else changed this record in the meantime; please look again.", "该记录已被他人修改，请核对后再试。"
    ),
    "not_allowed": Word(
        "The role “{role}” does not allow this ({action}).", "“{role}”角色无权执行此操作（{action}）。"
    ),
    "needs_reason": Word("Please give a reason; it is kept with the change.", "请填写原因，原因将随变更一并保存。"),
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
    "bad_use.no_such_floor": Word(
        "There is no floor “{value}”; the floors are: {detail}.", "没有编号为“{value}”的楼层，可用的有：{detail}。"
    ),
    "bad_use.no_such_suffix": Word(
        "A plan is not written as “{value}”; end the name after {option} in one of {detail}.",
        "平面图不能写成“{value}”，{option}后的文件名须以{detail}之一结尾。",
    ),
    "bad_use.no_such_ending": Word(
        "“{value}” after {option} must end in {detail}.", "{option}后的“{value}”须以{detail}结尾。"
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
    "census_running": Word(
        "Seat census {census} is still open; close it first.", "席位盘点{census}尚未结束，请先结束。"
    ),
    "census_unsettled": Word(
        "Seat census {census}: nobody corrected or explained {count} of its differences.",
        "席位盘点{census}仍有{count}项差异未更正或说明。",
    ),
    "plan_refused": Word("The plan cannot be used: {why} at {place}.", "平面图无法使用：{place}处{why}。"),
    "plan_refused.not_json": Word("The plan is not readable as JSON: {place}.", "平面图不是有效的JSON文件：{place}。"),
    "plan_refused.not_utf8": Word(
        "The plan is no text in UTF-8 (byte {place}); save it as UTF-8 and try again.",
        "平面图不是UTF-8编码的文本（第{place}字节），请另存为UTF-8后重试。",
    ),
    "plan_refused.wrong_format": Word(
        "This is no plan of format jib-plan/1: {place}.", "该文件不是jib-plan/1格式的平面图：{place}。"
    ),
    "plan_refused.missing": Word("The plan lacks a value at {place}.", "平面图在{place}处缺少数据。"),
    "plan_refused.duplicate_code": Word("The plan has {place} twice.", "平面图中{place}重复出现。"),
    "plan_refused.overlap": Word("Spaces of the plan overlap: {place}.", "平面图中的空间重叠：{place}。"),
    "plan_refused.outside": Word("A space lies outside its floor: {place}.", "空间超出楼层范围：{place}。"),
    "plan_refused.too_big": Word("The plan is too large: {place}.", "平面图过大：{place}。"),
    "plan_refused.wrong_type": Word(
        "The plan has a value of the wrong kind at {place}.", "平面图在{place}处的取值类型不对。"
    ),
    "plan_refused.not_finite": Word("The plan has no real number at {place}.", "平面图在{place}处不是有效数字。"),
    "plan_refused.not_positive": Word("The plan needs a number above zero at {place}.", "平面图在{place}处须为正数。"),
    "plan_refused.door_off_wall": Word("A door lies on no wall of {place}.", "{place}的门不在墙上。"),
    "plan_refused.unknown_code": Word("The plan has an unknown word at {place}.", "平面图在{place}处有未知代码。"),
    "plan_refused.text_too_long": Word(
        "The plan has a text that is too long at {place}.", "平面图在{place}处文字过长。"
    ),
    "plan_refused.control_character": Word(
        "The plan has a character that cannot be shown at {place}.", "平面图在{place}处含无法显示的字符。"
    ),
    "plan_refused.none": Word("This centre has no plan yet.", "本中心尚无平面图。"),
    "plan_refused.exists": Word(
        "This centre has a plan already ({place}): it is changed in the plan editor, a file only begins an empty one.",
        "本中心已有平面图（{place}），请用平面图编辑器修改；平面图文件只能导入尚无平面图的中心。",
    ),
    # --- companies
    "still_seated": Word(
        "{units} is still held: end the stay in the same step, or first.", "仍占用{units}，请同时结束入驻，或先行办理。"
    ),
    "service_cancelled": Word(
        "The service of {served_on} was cancelled; write it down anew if it was given.",
        "{served_on}的服务记录已取消；如确有该服务，请重新登记。",
    ),
    "agreement_known": Word("The company has an agreement “{number}” already.", "该企业已有编号为“{number}”的协议。"),
    "company_known": Word(
        "A company with the unified credit code {uscc} is there already: {company}.",
        "统一社会信用代码为{uscc}的企业已存在：{company}。",
    ),
    # --- visitors
    "badge_in_use": Word(
        "Badge {badge} has been with {visitor} since {since}.", "访客证{badge}自{since}起由{visitor}持有。"
    ),
    "already_inside": Word(
        "{visitor} has been inside since {since} (badge {badge}); check that visit out first.",
        "{visitor}自{since}起在场（访客证{badge}），请先签离。",
    ),
    "visit_closed": Word("{visitor} left at {left_at} already.", "{visitor}已于{left_at}签离。"),
    "visit_closed.system": Word("The visit of {visitor} is closed already.", "{visitor}的来访已由系统关闭。"),
    "visitor_forgotten": Word("The record of this visitor was erased.", "该访客的记录已被删除。"),
    "visit_off": Word("{visitor}'s visit was called off.", "{visitor}的来访已取消。"),
    "visit_off.refused": Word("{visitor} was turned away.", "{visitor}的来访已被谢绝。"),
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
    "undo_refused.place_taken": Word(
        "Entry {entry} cannot be undone: its place has been taken by another since.",
        "第{entry}号记录不能撤销：其位置此后已被占用。",
    ),
    "undo_refused.came_again": Word(
        "Entry {entry} cannot be undone: {detail} has come in again since.",
        "第{entry}号记录不能撤销：{detail}此后已再次到访。",
    ),
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
    "workbook_refused.xml_2003": Word(
        "{path} is an old XML sheet; open it and save it as .xlsx.", "{path}是旧版XML表格，请打开后另存为.xlsx。"
    ),
    "workbook_refused.xlsb": Word(
        "{path} is a binary workbook (.xlsb); open it and save it as .xlsx.",
        "{path}是二进制工作簿（.xlsb），请打开后另存为.xlsx。",
    ),
    "workbook_refused.no_sheets": Word("{path} holds no sheet that can be read.", "{path}中没有可读取的工作表。"),
    "workbook_refused.unreadable": Word("{path} could not be opened ({detail}).", "无法打开{path}（{detail}）。"),
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
    "workbook_refused.duplicate_parts": Word(
        "{path} is not built as a workbook should be (a part twice) and was not opened; "
        "open it in a spreadsheet and save it again.",
        "{path}的内部结构异常（部件重复），未予打开；请用表格软件打开后重新保存。",
    ),
    "workbook_refused.odd_part_name": Word(
        "{path} is not built as a workbook should be (an odd part name) and was not opened; "
        "open it in a spreadsheet and save it again.",
        "{path}的内部结构异常（部件名异常），未予打开；请用表格软件打开后重新保存。",
    ),
    "workbook_refused.odd_compression": Word(
        "{path} is not built as a workbook should be (odd compression) and was not opened; "
        "open it in a spreadsheet and save it again.",
        "{path}的内部结构异常（压缩方式异常），未予打开；请用表格软件打开后重新保存。",
    ),
    "workbook_refused.overlapping_parts": Word(
        "{path} is not built as a workbook should be (overlapping parts) and was not opened; "
        "open it in a spreadsheet and save it again.",
        "{path}的内部结构异常（部件重叠），未予打开；请用表格软件打开后重新保存。",
    ),
    "workbook_refused.dtd": Word(
        "{path} is not built as a workbook should be (a document type) and was not opened; "
        "open it in a spreadsheet and save it again.",
        "{path}的内部结构异常（含文档类型声明），未予打开；请用表格软件打开后重新保存。",
    ),
    "workbook_refused.encoding": Word(
        "{path} is not built as a workbook should be (an odd encoding) and was not opened; "
        "open it in a spreadsheet and save it again.",
        "{path}的内部结构异常（编码异常），未予打开；请用表格软件打开后重新保存。",
    ),
    "workbook_refused.impossible_reference": Word(
        "{path} is not built as a workbook should be (an impossible cell) and was not opened; "
        "open it in a spreadsheet and save it again.",
        "{path}的内部结构异常（单元格位置不可能存在），未予打开；请用表格软件打开后重新保存。",
    ),
    "workbook_refused.too_slow": Word("{path} took too long to read and was stopped.", "{path}读取时间过长，已中止。"),
    "workbook_refused.crashed": Word(
        "{path} made the reader stop; it was not opened. Open it in a spreadsheet and save it again.",
        "{path}导致读取中断，未予打开；请用表格软件打开后重新保存。",
    ),
    "sheet_not_found": Word(
        "There is no sheet “{sheet}”; the sheets are: {sheets}.", "没有名为“{sheet}”的工作表，可用的有：{sheets}。"
    ),
    "sheets_unclear": Word(
        "Several sheets hold a ledger; say which one: {sheets}.", "有多张工作表含台账，请指定其中一张：{sheets}。"
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
    **ADMISSION,
    **BADGE,
    **CARE,
    **CHECKS,
    **MESSAGE,
    **PASSES,
    **RECEPTION,
    **REGISTER,
    **VISIT,
    **PLAN,
    **SYSTEM,
}
