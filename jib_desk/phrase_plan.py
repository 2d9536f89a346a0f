"""The sentences about the editing of a plan, English and 简体中文 side by side: data only."""

from jib_desk.rules.words import Word

PLAN: dict[str, Word] = {
    "plan_refused.too_small": Word("{place} is smaller than half a metre.", "{place}的边长不足半米。"),
    "picture_refused": Word("{name} cannot be laid under the plan ({why}).", "{name}不能用作平面图底图（{why}）。"),
    "picture_refused.empty": Word("{name} is empty; nothing was taken over.", "{name}是空文件，未采用。"),
    "picture_refused.too_large": Word(
        "{name} is larger than {limit} MB; nothing was taken over.", "{name}超过{limit} MB，未采用。"
    ),
    "picture_refused.too_many_pixels": Word(
        "{name} has more than {limit} million pixels; save it smaller and try again.",
        "{name}超过{limit}百万像素，请缩小后重试。",
    ),
    "picture_refused.format": Word("{name} is no PNG, JPG or SVG picture.", "{name}不是PNG、JPG或SVG图片。"),
    "picture_refused.damaged": Word(
        "{name} is damaged or cut short; nothing was taken over.", "{name}已损坏或不完整，未采用。"
    ),
    "picture_refused.animated": Word("{name} moves; a plan needs a still picture.", "{name}是动画，底图须为静态图片。"),
    "picture_refused.too_much": Word(
        "{name} repeats its parts too often, or has effects ({detail}); export it as one plain picture.",
        "{name}重复引用图形过多或含特效（{detail}），请导出为独立图片。",
    ),
    "picture_refused.external": Word(
        "{name} asks for other files or runs a script ({detail}); export it as one plain picture.",
        "{name}引用其他文件或含脚本（{detail}），请导出为独立图片。",
    ),
    "unit_retires": Word(
        "{unit} is retired from {on}; until the day before it can be had.", "{unit}自{on}起注销，只能使用到前一天。"
    ),
    "leaving_unnoted": Word(
        "{holder} has {unit} until {ends}, and nobody has noted that they leave; move them out first, then retire it.",
        "{holder}使用{unit}至{ends}，尚未登记迁出；请先办理迁出，再注销。",
    ),
    "stay_over": Word(
        "{holder} is past its end in {unit} ({ended}); extend the stay or note the move-out first.",
        "{holder}在{unit}的使用期已于{ended}届满；请先延期或登记迁出。",
    ),
    "space_in_use": Word(
        "{space} has been used ({count}) and cannot be taken away.", "{space}已有使用记录（{count}条），不能移除。"
    ),
    "space_in_use.bookings": Word(
        "{space} has been booked {count} times and cannot be taken away; say that it cannot be booked any more.",
        "{space}已有{count}条预订记录，不能移除；可改为不可预订。",
    ),
    "space_in_use.repairs": Word(
        "{space} has {count} repairs on record and cannot be taken away.", "{space}已有{count}条维修记录，不能移除。"
    ),
}
