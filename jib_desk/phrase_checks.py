"""The sentences about what keeps somebody at the desk for a moment, English and 简体中文 side by side: data only.

Whoever stands at the desk may read the screen: nothing here says that there is a list, or who is on it.
"""

from jib_desk.rules.words import Word

CHECKS: dict[str, Word] = {
    "watched": Word("One moment, please: this visit needs a word with the manager.", "请稍候，本次来访需先联系经理。"),
    "watched.tell": Word("Please tell the manager before you go on.", "请先告知经理，再继续办理。"),
    "watched.refuse": Word("Please call the manager; nobody goes in before.", "请联系经理到场，在此之前暂不放行。"),
    "guest_watched": Word(
        "{name}, line {line}: this invitation needs a word with the manager.",
        "第{line}行{name}：本次邀请需先联系经理。",
    ),
    "guest_watched.tell": Word(
        "{name}, line {line}: please tell the manager before you go on.", "第{line}行{name}：请先告知经理，再继续办理。"
    ),
    "guest_watched.refuse": Word(
        "{name}, line {line}: please ask the manager; nobody invites before.",
        "第{line}行{name}：请先联系经理，在此之前暂不邀请。",
    ),
    "party_watched": Word(
        "{name}, of this group: this visit needs a word with the manager.", "同行人员{name}：本次来访需先联系经理。"
    ),
    "party_watched.tell": Word(
        "{name}, of this group: please tell the manager before you go on.", "同行人员{name}：请先告知经理，再继续办理。"
    ),
    "party_watched.refuse": Word(
        "{name}, of this group: please call the manager; nobody goes in before.",
        "同行人员{name}：请联系经理到场，在此之前暂不放行。",
    ),
    "terms_not_accepted": Word(
        "The visitor has not yet accepted what is to be accepted.", "访客尚未确认需确认的条款。"
    ),
    "work_pass_over": Word("The pass ended on {until}. Renew it to go on.", "通行证已于{until}到期，请先续期。"),
    # Reasons of a refused value.
    "value_refused.watch_ended": Word("This entry has ended already.", "该条目已结束。"),
    "value_refused.no_pass_days": Word("This category has no passes that end.", "该类别没有需续期的通行证。"),
}
