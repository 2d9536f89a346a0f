"""The sentences about messages and their channels, English and 简体中文 side by side: data only."""

from jib_desk.rules.words import Word

MESSAGE: dict[str, Word] = {
    "no_keyring": Word(
        "This computer has no keyring to keep the address in; set one up in the system, or use another computer.",
        "本机没有可用的系统密钥环，无法安全保存渠道地址；请先在系统中启用，或改用其他电脑。",
    ),
    "address_refused": Word("This is no address that messages can be sent to.", "这不是可以发送通知的地址。"),
    "address_refused.wecom": Word(
        "Paste the webhook address of the WeCom bot: https://qyapi.weixin.qq.com/…key=…",
        "请粘贴企业微信群机器人的Webhook地址：https://qyapi.weixin.qq.com/…key=…",
    ),
    "address_refused.dingtalk": Word(
        "Paste the webhook address of the DingTalk robot: https://oapi.dingtalk.com/robot/send?access_token=…",
        "请粘贴钉钉群机器人的Webhook地址：https://oapi.dingtalk.com/robot/send?access_token=…",
    ),
    "address_refused.feishu": Word(
        "Paste the webhook address of the Feishu bot: https://open.feishu.cn/open-apis/bot/v2/hook/…",
        "请粘贴飞书群机器人的Webhook地址：https://open.feishu.cn/open-apis/bot/v2/hook/…",
    ),
    "address_refused.mail": Word(
        "Write it as mailtos://name:password@server, and ?to=mailbox where hosts have no e-mail of their own.",
        "请填写 mailtos://用户名:密码@邮件服务器；被访人没有邮箱时在末尾加 ?to=收件人。",
    ),
    "address_refused.webhook": Word(
        "A webhook's address begins with https:// or http:// and names a server.",
        "网络回调地址须以 https:// 或 http:// 开头，并写明服务器。",
    ),
    "value_refused.own_deputy": Word("Nobody is his own deputy.", "不能由本人代接。"),
    "value_refused.deputy_elsewhere": Word(
        "A deputy is somebody of the same company who is still there.", "代接人须为同一企业的在职联系人。"
    ),
    "message_settled": Word("This message needs no further attempt.", "该通知无需再次发送。"),
    "not_tellable": Word(
        "Nobody can be told: the host is away or no channel is in use. Copy the message instead.",
        "无法发送通知：被访人不在或没有可用渠道。请改为复制通知。",
    ),
    "not_answered_now": Word(
        "The host is asked while the visitor waits at the desk; this visit is over or has not begun.",
        "只能在访客等候时记录被访人答复；该来访尚未开始或已结束。",
    ),
}
