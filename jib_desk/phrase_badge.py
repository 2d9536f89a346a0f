"""The sentences about badges and paper kits, English and 简体中文 side by side: data only."""

from jib_desk.rules.words import Word

BADGE: dict[str, Word] = {
    "line_entered": Word(
        "Line {line} of {kit} was entered by {staff} on {at}.", "{kit}第{line}行已由{staff}于{at}录入。"
    ),
    "kit_closed": Word("{kit} was closed on {at}: nothing of it is entered any more.", "{kit}已于{at}关闭，不再录入。"),
    "inside_meanwhile": Word(
        "{visitor} was inside from {since} to {left_at} already.",
        "{visitor}在{since}至{left_at}已有在场记录。",
    ),
    "badge_worn": Word(
        "Badge {badge} was with {visitor} from {since} to {left_at}.",
        "访客证{badge}在{since}至{left_at}由{visitor}持有。",
    ),
    # Reasons of a refused value.
    "value_refused.not_a_time": Word(
        "“{value}” is no time; write it as 1032 or 10:32.", "“{value}”不是时间，请写作1032或10:32。"
    ),
    "value_refused.before_kit": Word("The kit was not printed yet at {value}.", "{value}时该登记单尚未打印。"),
    "value_refused.left_before_arrival": Word(
        "The visitor came only at {value}.", "来访时间为{value}，离开不能早于来访。"
    ),
    "value_refused.no_such_line": Word("The kit has no line {value}.", "该登记单没有第{value}行。"),
    "value_refused.not_a_badge": Word(
        "“{value}” is no badge; its number has up to 12 letters and digits, such as 07 or A-12.",
        "“{value}”不是访客证编号；编号由最多12个字母或数字组成，如07或A-12。",
    ),
    "value_refused.is_on_the_shelf": Word("Badge {value} is not missing.", "访客证{value}并未缺失。"),
    "value_refused.without_badge": Word("{value} had no badge.", "{value}未佩戴访客证。"),
    "value_refused.not_expected": Word("{value} is not expected any more.", "{value}已不在预约之列。"),
    "value_refused.still_inside": Word("{value} is still inside.", "{value}仍在场。"),
    "value_refused.wrong_order": Word("The range ends before it begins: {value}.", "号码范围的终点小于起点：{value}。"),
    "value_refused.too_many_badges": Word("{value} badges at once are too many.", "一次打印{value}张过多。"),
}
