"""Japanese names in 汉字 and kana: 田中 太郎 is one person, whose family has two signs and stands before a blank."""

import re

from jib_desk.rules.surnames import begins_with_surname

KANA = "\u3041-\u3096\u30a1-\u30fa\u30fc"
# The commonest families, as written there and, where the forms differ, in simplified ones.
_WRITTEN = (
    "佐藤 鈴木 铃木 高橋 高桥 田中 伊藤 渡辺 渡边 渡邊 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 "
    "木村 斎藤 斋藤 齋藤 清水 山崎 池田 橋本 桥本 阿部 石川 山下 中島 中岛 小川 前田 岡田 冈田 長谷川 长谷川 "
    "藤田 後藤 后藤 近藤 村上 遠藤 远藤 青木 坂本 福田 太田 西村 藤井 岡本 冈本 藤原 金子 三浦 中野 原田 "
    "松田 竹内 小野 田村 中山 和田 石田 森田 上田 原 柴田 酒井 工藤 横山 宮崎 宫崎 宮本 宫本 内田 高木 安藤 "
    "谷口 大野 丸山 今井 高田 藤本 武田 村田 上野 杉山 増田 增田 平野 大塚 千葉 千叶 久保 松井 小島 小岛 "
    "岩崎 桜井 樱井 野口 松尾 木下 菊地 菊池 野村 新井 佐野 杉本 古川 渡部 浜田 市川 小松 島田 岛田 水野 "
    "山内 西田 北村 川口 松岡 松冈 安田 飯田 饭田 本田 吉川 久保田 岩田 服部 辻 川村 樋口 永井 大西 望月 "
    "本間 星野 松下 土屋 広瀬 广濑 黒田 黑田 石井 森本 大島 大岛 大橋 大桥 馬場 马场 須藤 须藤 栗原 荒井 "
    "早川 福島 福岛 三宅 小山 大久保 関口 关口 浅野 荒木 西川 川崎 篠原 松村 平田 田口 福井 伊東 伊东 東 "
    "熊谷 岡崎 冈崎 吉村 尾崎 河野 宇野 片山 堀 松原 矢野 秋山 内藤 小池 中川 飯塚 饭冢 今村 菅原 関 高野 "
    "中西 大川 白石 平井 岩本 小田 川上 西山 堤 永田 増井 手塚 豊田 丰田 本多 宮田 宫田"
)
_FAMILIES = frozenset(_WRITTEN.split())
_GIVEN = re.compile(rf"[\u4e00-\u9fff々]{{1,3}}|[{KANA}]{{2,6}}|[\u4e00-\u9fff]{{1,2}}[{KANA}]{{1,3}}")
_LIKE_THERE = re.compile(r".*[子郎介美夫男雄也奈代助太平恵恭織斗翔里穂菜]|[\u4e00-\u9fff][一二三]")
# With these a second word may be another person of here. Rarer surnames are commoner as given names there.
_OF_HERE = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范"
    "汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙史陶贺毛郝顾龚邵万钱戴严莫孔"
)
_POLITE = re.compile(r" ?(?:様|さん|さま|殿)$")
_LONGEST_FAMILY = 3


def without_politeness(name: str) -> str:
    """田中 太郎 of 田中 太郎 様, 鈴木一郎 of 鈴木一郎さん."""
    return _POLITE.sub("", name)


def is_japanese_name(name: str) -> bool:
    """Whether a name in 汉字 or kana begins with a Japanese family, with or without a blank behind it."""
    family, blank, given = name.partition(" ")
    if blank:
        return are_one_name(family, given.strip())
    return any(
        name[:length] in _FAMILIES and _GIVEN.fullmatch(name[length:])
        for length in range(min(_LONGEST_FAMILY, len(name) - 1), 1, -1)
    )


def are_one_name(family: str, given: str) -> bool:
    """Whether two words are a family and a given name there, and not two people of here: 石川 王伟."""
    if family not in _FAMILIES or not _GIVEN.fullmatch(given):
        return False
    may_be_two = begins_with_surname(family) and given[0] in _OF_HERE and len(given) > 1
    return not may_be_two or bool(_LIKE_THERE.fullmatch(given))
