"""How surnames are read whose reading is not the commonest one of their characters: 单 is Shan, 尉迟 is Yuchi."""

SINGLE = {
    "单": "shan", "曾": "zeng", "解": "xie", "仇": "qiu", "查": "zha", "翟": "zhai", "任": "ren", "朴": "piao",
    "区": "ou", "盖": "ge", "覃": "qin", "乐": "yue", "员": "yun", "种": "chong", "折": "she", "繁": "po",
    "秘": "bi", "缪": "miao", "冼": "xian", "洗": "xian", "谌": "chen", "隗": "wei", "祭": "zhai", "召": "shao",
    "葛": "ge", "车": "che", "那": "na", "宁": "ning", "燕": "yan", "应": "ying", "过": "guo", "哈": "ha",
    "尹": "yin", "牟": "mou", "郇": "xun", "郗": "xi", "柏": "bai", "盛": "sheng", "曲": "qu", "石": "shi",
    "沈": "shen", "贾": "jia", "句": "gou", "黑": "he", "六": "lu", "相": "xiang", "逄": "pang", "晁": "chao",
    "幺": "yao", "宓": "mi", "万": "wan", "长": "chang", "重": "chong", "佴": "nai", "卜": "bu", "华": "hua",
    "行": "xing", "强": "qiang", "能": "nai", "尉": "wei", "令": "ling", "撒": "sa", "阚": "kan", "纪": "ji",
    "臧": "zang", "藏": "zang", "庞": "pang", "俞": "yu", "晏": "yan", "褚": "chu", "费": "fei", "粘": "nian",
}  # fmt: skip
COMPOUND = {
    "欧阳": ("ou", "yang"), "尉迟": ("yu", "chi"), "万俟": ("mo", "qi"), "长孙": ("zhang", "sun"),
    "单于": ("chan", "yu"), "澹台": ("tan", "tai"), "乐正": ("yue", "zheng"), "令狐": ("ling", "hu"),
    "诸葛": ("zhu", "ge"), "上官": ("shang", "guan"), "司马": ("si", "ma"), "司徒": ("si", "tu"),
    "皇甫": ("huang", "fu"), "夏侯": ("xia", "hou"), "宇文": ("yu", "wen"), "慕容": ("mu", "rong"),
    "公孙": ("gong", "sun"), "轩辕": ("xuan", "yuan"), "鲜于": ("xian", "yu"), "闻人": ("wen", "ren"),
    "东方": ("dong", "fang"), "南宫": ("nan", "gong"), "呼延": ("hu", "yan"), "赫连": ("he", "lian"),
    "濮阳": ("pu", "yang"), "申屠": ("shen", "tu"), "钟离": ("zhong", "li"), "百里": ("bai", "li"),
    "独孤": ("du", "gu"), "拓跋": ("tuo", "ba"), "贺兰": ("he", "lan"), "端木": ("duan", "mu"),
}  # fmt: skip
