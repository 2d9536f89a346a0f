"""The sentences about check-lists, cards and keys, and evacuations, English and 简体中文 side by side: data only."""

from jib_desk.rules.words import Word

CARE: dict[str, Word] = {
    "checklist_open": Word(
        "{company} has a list for this already, due {due_on}.", "{company}已有此清单，期限为{due_on}。"
    ),
    "checklist_closed": Word("This list is closed: {reason}", "该清单已关闭：{reason}"),
    "access_item_out": Word("{number} has been with {holder} since {since}.", "{number}自{since}起由{holder}持有。"),
    "access_item_back": Word("{number} was returned on {on} already.", "{number}已于{on}归还。"),
    "too_many_cards": Word(
        "{company} has {out} access cards out of {limit}; a manager can allow more with a reason.",
        "{company}已领{out}张门禁卡，上限{limit}张；经理填写原因后可超额发放。",
    ),
    "evacuation_running": Word("An evacuation has been running since {since}.", "已有一次疏散自{since}起进行中。"),
    "evacuation_over": Word("The all-clear was given at {at}.", "该次疏散已于{at}清点完毕。"),
    "people_missing": Word(
        "{people} people are still reported missing ({companies}): say what is known of them.",
        "仍有{people}人报告未撤出（{companies}），请说明情况。",
    ),
    "people_missing.unfinished": Word(
        "Reported missing: {people}. Visitors and guests not ticked: {visitors}. Companies without a word: {silent}. "
        "Say what is known of them.",
        "报告未撤出{people}人，访客与来宾未点到{visitors}人，未报告企业{silent}家，请说明情况。",
    ),
    # Reasons of a refused value.
    "value_refused.nothing_open": Word("Every item of this list is done.", "该清单的所有事项均已完成。"),
    "value_refused.too_many": Word("A list has at most {value} items.", "一份清单最多{value}项。"),
    "value_refused.more_out_than_in": Word(
        "More people are out than were in: {value}.", "已撤离人数多于在场人数：{value}。"
    ),
    "value_refused.before_issue": Word("{value} lies before the day on which it was issued.", "{value}早于发放日期。"),
}
