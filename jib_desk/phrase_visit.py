"""The sentences about visits, English and 简体中文 side by side: data only."""

from jib_desk.rules.words import Word

VISIT: dict[str, Word] = {
    "expected_already": Word("{visitor} is expected today. Is it this visitor?", "{visitor}今天有预约，是这位访客吗？"),
    "clock_set_back": Word(
        "By the clock it is {now}, before {visitor} came in ({arrived_at}). Type the time of leaving by hand.",
        "系统时间为{now}，早于{visitor}的到访时间（{arrived_at}），请手动填写离开时间。",
    ),
    "host_gone": Word("{host} is no longer here. Choose another host.", "{host}已离职，请另选被访人。"),
    "too_long_ago": Word(
        "{visitor} left at {left_at}, more than {hours} hours ago: check in anew.",
        "{visitor}已于{left_at}离开，超过{hours}小时，请重新登记。",
    ),
    "too_long_ago.clock_set_back": Word(
        "{visitor} left at {left_at}, and by the clock that has not been yet: check in anew.",
        "{visitor}的离开时间为{left_at}，晚于当前系统时间，请重新登记。",
    ),
    # Reasons of a refused value.
    "value_refused.more_than_inside": Word("At most {value} of them can leave.", "最多可离开{value}人。"),
    "value_refused.fewer_than_left": Word("{value} of them have left already.", "其中{value}人已离开。"),
    "value_refused.before_last_return": Word(
        "The visitor came back at {value}: the visit cannot end before.", "访客于{value}返回，离开时间不能早于此。"
    ),
    "value_refused.before_the_centre": Word(
        "The centre was not there before {value}: nobody came then.", "中心自{value}起开放，到访时间不能早于此。"
    ),
    "value_refused.overlaps_own_visit": Word(
        "This visitor was here on another visit then: {value}.", "该访客当时另有来访：{value}。"
    ),
    "value_refused.fewer_than_named": Word(
        "{value} of them are ticked by name: at least as many leave.", "已按姓名勾选{value}人，离开人数不能少于此。"
    ),
    "value_refused.expected_then": Word("This visitor is expected at {value} already.", "该访客已预约在{value}到访。"),
    "value_refused.member_left": Word("{value} has left already.", "{value}已离开。"),
}
