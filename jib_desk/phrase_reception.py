"""The sentences about receiving visitors, English and 简体中文 side by side: data only."""

from jib_desk.rules.words import Word

RECEPTION: dict[str, Word] = {
    "pin_wrong": Word(
        "This is nobody's PIN; after {left} more wrong ones PINs are locked for a while.",
        "PIN码不正确，再错{left}次将暂时锁定。",
    ),
    "pin_locked": Word("Too many wrong PINs: locked until {until}.", "PIN码错误次数过多，已锁定至{until}。"),
    "person_inside": Word(
        "{person} is inside since {since}; nobody who is inside is forgotten. Check the visitor out first.",
        "{person}自{since}起在场，在场人员的信息不能删除，请先办理签离。",
    ),
    "not_for_kiosk": Word("The kiosk leaves this visit to the desk.", "自助机不办理此次来访，请在前台办理。"),
    "not_for_kiosk.nobody": Word(
        "Nobody expected today has a phone that ends so.", "今天的预约访客中没有以此结尾的手机号。"
    ),
    "not_for_kiosk.several": Word(
        "Several people expected today have a phone that ends so.", "今天有多位预约访客的手机号以此结尾。"
    ),
    "not_for_kiosk.party": Word(
        "A group is checked in and out at the desk, where its heads are counted.", "团队须在前台清点人数后签到或签离。"
    ),
    "not_for_kiosk.asks": Word(
        "The category asks for something that only the desk can see to.", "该类访客的要求须由前台确认。"
    ),
    # Reasons of a refused value.
    "value_refused.not_kept": Word(
        "The centre keeps no {name}; a setting would have to allow it.", "本中心不保存{name}，须先在设置中允许。"
    ),
    "value_refused.not_a_pin": Word("A PIN has 4 to 8 digits.", "PIN码为4至8位数字。"),
    "value_refused.pin_in_use": Word("Please choose other digits.", "请换用其他数字。"),
}
