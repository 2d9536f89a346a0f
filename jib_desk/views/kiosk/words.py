"""Every text of the kiosk, in both languages at once: whoever stands before it chooses none."""

from jib_desk.rules.words import Word

WELCOME = Word("Welcome", "欢迎光临")
WHAT = Word("What may we do for you?", "请选择")
HAVE_PASS = Word("I have a pass", "我有通行证")
EXPECTED = Word("I am expected", "我有预约")
LEAVING = Word("I am leaving", "我要离开")
SHOW_PASS = Word("Scan your pass,\nor type its six digits", "请扫描通行证，或输入六位通行码")
TYPE_PHONE = Word("The last four or more digits\nof your phone number", "请输入手机号的后四位或更多")
TYPE_BADGE = Word("Scan your badge,\nor type its number", "请扫描访客证，或输入证件编号")
CONFIRM = Word("Confirm", "确认")
BACK = Word("Back", "返回")
ERASE = Word("Erase the last digit", "删除末位")
MOMENT = Word("One moment, please", "请稍候")
COME_IN = Word("Welcome. Please take badge {badge}", "欢迎光临，请取{badge}号访客证")
GOODBYE = Word("Goodbye.\nPlease leave your badge at the desk", "再见，请将访客证留在前台")
TO_DESK = Word("Please go to the desk", "请前往前台")
DESK_KNOWS = Word("The desk has been told.", "已通知前台。")
YOU_TYPED = Word("You typed {typed}", "您输入的是 {typed}")
STAFF_PIN = Word("Staff: please type your PIN", "工作人员：请输入PIN码")
WRONG_PIN = Word("This is nobody's PIN", "PIN码不正确")
UNCHECKED_PIN = Word(
    "No PIN can be checked now.\nPlease go on at the desk's window", "暂时无法核对PIN码，请在前台窗口操作"
)
ALL_ALONE = Word("No PIN can be checked now", "暂时无法核对PIN码")
ALL_ALONE_MAY = Word(
    "The muster roll that is kept here can be opened.\nTo go on, start the program again",
    "可打开本机保存的在场人员名单；\n如需继续，请重新启动程序",
)
END = Word("Close the program", "关闭程序")
NO_ROLL = Word("No muster roll is kept here", "本机没有保存在场人员名单")
LOCKED_PIN = Word("Locked until {time}", "已锁定至{time}")
STAFF = Word("For staff", "工作人员")
TO_WORK = Word("Back to work", "继续使用")
MUSTER = Word("Muster roll", "在场人员名单")
CLOSE = Word("Close the kiosk", "关闭自助机")
KIOSK = Word("Kiosk", "自助机")


def spoken(word: Word, **values: str) -> str:
    """Both languages, one below the other."""
    return f"{word.zh}\n{word.en}".format(**values)
