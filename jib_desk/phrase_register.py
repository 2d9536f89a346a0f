"""The sentences about the desk's register, English and 简体中文 side by side: data only."""

from jib_desk.rules.words import Word

REGISTER: dict[str, Word] = {
    "parcel_here": Word(
        "{number} lies here already for {company}, since {since}.", "{number}已于{since}登记（{company}），待领取。"
    ),
    "parcel_gone": Word(
        "The parcel {number} is not here any more: it was collected or sent back.", "快递{number}已领取或已退回。"
    ),
    "vehicle_known": Word(
        "{plate} is registered for {company} already, from {since} until {until}.",
        "{plate}已登记在{company}名下，有效期{since}至{until}。",
    ),
    "loan_out": Word("{item} {number} has been lent since {since}.", "{item} {number}自{since}起已借出。"),
    "entry_closed": Word("{what} was settled already.", "{what}已处理完毕。"),
    "value_refused.not_a_plate": Word(
        "“{value}” is no number plate: letters and digits, 4 to 12 of them.",
        "“{value}”不是有效车牌：应为4至12位汉字、字母或数字。",
    ),
}
