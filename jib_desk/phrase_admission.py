"""The sentences about merging cards, the waiting list and scouting, English and 简体中文 side by side: data only."""

from jib_desk.rules.words import Word

ADMISSION: dict[str, Word] = {
    "company_merged": Word(
        "{company} was merged into {into}; open that card instead.", "{company}已并入{into}，请打开后者的卡片。"
    ),
    "merge_undecided": Word(
        "Both cards have a {name} of their own ({kept}, {merged}): choose which one is right.",
        "两张卡片的{name}不同（{kept}、{merged}），请选择正确的一项。",
    ),
    "seats_at_once": Word(
        "Both cards hold seats on the same days ({kept} and {merged}). Are they two companies? "
        "If both seats are right, say so.",
        "两张卡片在同一时期分别占用席位（{kept}与{merged}）。是否为两家企业？如两处席位均属实，请勾选确认。",
    ),
    "waits_already": Word(
        "{company} has been on the waiting list since {since}.", "{company}自{since}起已在候位名单中。"
    ),
    "waiting_closed": Word("This wait ended on {closed_on}.", "该候位登记已于{closed_on}结束。"),
    # Reasons of a refused value.
    "value_refused.before_waiting": Word("{value} lies before the wait began.", "{value}早于候位登记日期。"),
    "value_refused.same_company": Word("This is the same card.", "这是同一张卡片。"),
    "value_refused.same_visitor": Word("This is the same record.", "这是同一条记录。"),
}
