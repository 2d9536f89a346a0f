"""What `phrases` puts beside the sentences of errors: findings of an import, actions of the journal, names.

Data only, English and 简体中文 side by side.
"""

from jib_desk.rules.words import Word

UNKNOWN_FINDING = Word("This cell was refused ({code}).", "该单元格被拒绝（{code}）。")

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
    "uscc_length": Word("The code does not have 18 characters: {detail}.", "代码不足或超过18位：{detail}。"),
    "uscc_character": Word(
        "The code holds a character that no code has: {detail}.", "代码含有不允许的字符：{detail}。"
    ),
    "no_seat_given": Word(
        "No seat is given, so dates and agreement were not taken over.", "未填席位号，日期与合同编号未导入。"
    ),
    "two_phones": Word("Two phone numbers in one cell: {detail}.", "一个单元格中有两个电话：{detail}。"),
}

# What a journal entry did. The subject (unit, company, badge …) follows the words.
ACTIONS: dict[str, Word] = {
    "plan.install": Word("Installed the plan", "安装平面图"),
    "sample.write": Word("Wrote the sample centre", "写入示例中心"),
    "seat.assign": Word("Assigned", "分配席位"),
    "seat.hold": Word("Held", "预留席位"),
    "seat.take_up": Word("Turned the hold into a stay:", "预留转为入驻"),
    "seat.move": Word("Moved", "调换席位"),
    "seat.swap": Word("Swapped", "互换席位"),
    "seat.end": Word("Ended the stay in", "结束入驻"),
    "seat.extend": Word("Changed the end of the stay in", "变更到期日"),
    "seat.notice": Word("Noted the notice given for", "登记退租通知"),
    "seat.release": Word("Released the hold of", "取消预留"),
    "seat.close": Word("Took out of service", "停用席位"),
    "seat.reopen": Word("Took back into service", "恢复使用"),
    "company.add": Word("Added the company", "新增企业"),
    "company.edit": Word("Edited the company", "修改企业"),
    "company.headcount": Word("Set the head-count of", "登记员工人数"),
    "contact.add": Word("Added a contact of", "新增联系人"),
    "contact.edit": Word("Edited a contact of", "修改联系人"),
    "visit.check_in": Word("Checked in, badge", "签到，访客证"),
    "visit.check_out": Word("Checked out, badge", "签离，访客证"),
    "visit.expect": Word("Registered an expected visitor", "登记预约访客"),
    "visit.refuse": Word("Refused a visitor", "谢绝访客"),
    "visit.correct": Word("Corrected the times of a visit, badge", "更正来访时间，访客证"),
    "visit.close_day": Word("Closed the day, badges", "日终关闭来访，访客证"),
    "booking.book": Word("Booked", "新增预订"),
    "booking.change": Word("Changed the booking", "修改预订"),
    "booking.move": Word("Moved the bookings", "移动预订"),
    "booking.cancel": Word("Cancelled the booking", "取消预订"),
    "booking.no_show": Word("Marked as no-show", "登记爽约"),
    "booking.reinstate": Word("Reinstated the booking", "恢复预订"),
    "closure.close": Word("Closed:", "关闭场地："),
    "closure.reopen": Word("Reopened:", "重新开放："),
    "event.add": Word("Added the event", "新增活动"),
    "event.edit": Word("Edited the event", "修改活动"),
    "event.cancel": Word("Called off the event", "取消活动"),
    "settings.change": Word("Changed the centre's settings:", "修改中心设置："),
    "settings.calendar": Word("Changed the calendar for", "修改日历"),
    "settings.balance": Word("Stated an opening balance:", "登记期初数："),
    "import.companies": Word("Imported the ledger", "导入台账"),
    "export.personal": Word("Exported personal data:", "导出个人信息："),
    "attachment.add": Word("Attached", "附上文件"),
    "attachment.remove": Word("Took away the file", "移除文件"),
    "undo": Word("Undid entry", "撤销记录"),
}
