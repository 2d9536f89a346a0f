"""The sentences about invitations and passes, English and 简体中文 side by side: data only."""

from jib_desk.rules.words import Word

PASSES: dict[str, Word] = {
    "pass_unknown": Word("No pass of this centre holds this code.", "本中心没有此码对应的通行证。"),
    "pass_unknown.code": Word(
        "No pass has these six digits; please have them read out again.", "没有此六位码对应的通行证，请再核对一次。"
    ),
    "pass_unknown.cut_short": Word("This code is incomplete; please scan it again.", "此码不完整，请重新扫描。"),
    "pass_of_another_centre": Word("This pass was made by another centre.", "此通行证由其他中心签发。"),
    "pass_of_another_centre.badge": Word("This badge is another centre's.", "此访客证属于其他中心。"),
    "pass_of_another_day": Word("This pass is for {valid_on}.", "此通行证仅限{valid_on}使用。"),
    "pass_of_another_day.past": Word(
        "This pass was for {valid_on} and is over.", "此通行证仅限{valid_on}使用，现已过期。"
    ),
    "pass_of_another_day.coming": Word(
        "This pass is for {valid_on}, not for today.", "此通行证仅限{valid_on}使用，今天尚不能使用。"
    ),
    "pass_used": Word("{visitor}'s pass was used on {used_at}.", "{visitor}的通行证已于{used_at}使用。"),
    "pass_replaced": Word(
        "This pass was replaced by a newer one; please look for that.", "此通行证已由新证取代，请出示新证。"
    ),
    "pass_called_off": Word("{visitor}'s visit was called off.", "{visitor}的来访已取消。"),
    "pass_called_off.refused": Word("{visitor} was turned away.", "{visitor}的来访已被谢绝。"),
    "badge_not_worn": Word("Nobody inside wears badge {badge}.", "在场访客中无人佩戴{badge}号访客证。"),
    "guest_refused": Word("Line {line}: please look at {name}.", "第{line}行：请检查{name}。"),
    "guest_refused.too_long": Word("Line {line}: {name} is too long.", "第{line}行：{name}过长。"),
    "guest_refused.control_character": Word(
        "Line {line}: {name} holds a character that cannot be shown.", "第{line}行：{name}含有无法显示的字符。"
    ),
    "guest_refused.missing": Word("Line {line}: a name is missing.", "第{line}行：缺少姓名。"),
    # Reasons of a refused value.
    "value_refused.no_dates": Word("No date is left to expect anybody on.", "没有可以预约的日期。"),
    "value_refused.called_off": Word("The visit of {value} was called off.", "{value}的来访已取消。"),
    "value_refused.is_over": Word("This day or time is over already.", "该日期或时间已过。"),
    "value_refused.twice_at_once": Word(
        "{value} cannot come twice at one time: please move one date after the other.",
        "{value}不能在同一时间到访两次，请逐次改期。",
    ),
    "value_refused.planned_then": Word(
        "{value} is expected at that very time already: please choose another time, or call one of the two visits off.",
        "{value}在该时间已有预约：请另选时间，或取消其中一个。",
    ),
    "value_refused.too_many_dates": Word(
        "At most {value} dates at a time: please let the series end earlier.",
        "一次最多预约{value}个日期：请提前结束日期。",
    ),
    "value_refused.too_far": Word(
        "Dates are taken {value} years ahead at most: please let the series end earlier.",
        "最多预约未来{value}年内的日期：请提前结束日期。",
    ),
    "value_refused.bad_weekday": Word("Please choose at least one day of the week.", "请至少选择一个星期几。"),
    "value_refused.too_many_people": Word("At most {value} people at a time.", "一次最多登记{value}人。"),
    "value_refused.nobody_chosen": Word("Nobody is chosen.", "尚未选择任何人。"),
    "value_refused.bad_interval": Word("Please count in steps of 1 to 366.", "间隔须为1至366。"),
    "value_refused.bad_count": Word("The number of times must be greater than zero.", "次数必须大于零。"),
}
