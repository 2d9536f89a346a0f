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
    # Reasons of a refused value.
    "value_refused.not_kept": Word(
        "The centre keeps no {name}; a setting would have to allow it.", "本中心不保存{name}，须先在设置中允许。"
    ),
    "value_refused.not_a_pin": Word("A PIN has 4 to 8 digits.", "PIN码为4至8位数字。"),
    "value_refused.pin_in_use": Word("Please choose other digits.", "请换用其他数字。"),
}
