"""The words by which a pasted list is understood: offices, and words that no one is called by."""

HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
GLUE = "\u2007"  # holds together what is one name: 王 伟


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


ROLES = (
    "总经理|副总经理|副总|总监|副总监|经理|主管|主任|副主任|董事长|董事|总裁|副总裁|工程师|总工程师|总工|设计师|教授|副教授|讲师|"
    "研究员|院长|副院长|校长|副校长|书记|副书记|部长|副部长|处长|副处长|科长|副科长|局长|副局长|区长|副区长|市长|副市长|主席|秘书长|"
    "秘书|会长|助理|专员|顾问|会计|司机|翻译|记者|编辑|合伙人|创始人|联合创始人|代表|负责人|博士|博士后|研究生|学生|老师|律师|"
    "专家|院士|站长|行长|厂长|店长|班长|队长|"
    "科员|职员|员工|干事|文员|技术员|业务员|办事员|调研员|厅长|副厅长|县长|副县长|镇长|所长|副所长|社长|台长|馆长|理事长|理事|监事|"
    "团长|组长|领队|随员|组员|团员|队员|联络员|志愿者|家属|总"
)
# What somebody does, where nothing else stands between the commas: in front of a name it may be of a word (财务费用).
DUTIES = "财务|出纳|销售|采购|行政|人事|后勤|法务"
PARTICLES = _listed("von van de der den del di da al el bin ibn la le du dos das ter ten y e zu zur")
# Firms that begin as names of people do; beside a name they are where it is from.
FIRMS_ZH = _listed(
    "华为 华能 万科 安踏 宁德时代 商汤 高通 戴尔 施耐德 方太 麦肯锡 麦格纳 吉利 蔚来 蒙牛 伊利 康师傅 龙湖 "
    "毕马威 博世 江淮 广汽 马自达 沃尔沃 舍弗勒 宝马 宝钢 史密斯 史丹利 潍柴"
)
NO_NAMES_ZH = _listed(
    "车位 谢谢 感谢 您好 你好 大家好 各位 此致 敬礼 祝好 时间 时候 安排 安排如下 方便 于是 周一 "
    "周二 周三 周四 周五 周六 周日 周末 高兴 马上 常规 全体 全部 成员 单独 党员 向您 名单 "
    "名单如下 附件 收到 好的 序号 合计 总计 祝您 何时 何人 应该 应邀 郑重 明天 明日 明早 时长 "
    "安全 项目 计划 方案 车辆 车牌 联系 白天 黄色 金额 万一 温馨提示 姓名 单位 全程 严格 成功 "
    "经过 石材 金融 通知 于此 和平 水果 池塘 明年 别名 年底 安静 何谓 常见 连同 景点 高速 "
    "高铁 高管 平台 平时 简介 江苏 江苏省 江西 江西省 安徽 安徽省 贵州 云南 云南省 广东 宁波 "
    "苏州 常州 温州 杭州 郑州 金桥 连云港 阳光 沙发 高级 高等 成本 成都 文化 应用 应急 应收 车间 车载 "
    "华东 华南 华北 华中 全球 全国 农业 司法 党委 党组 党支部 支部 平面 关系 相关 向导 解放 通用 经营 时尚 "
    "房产 云计算 丰田 红旗 路演 居民 常务 宣传 商务 水利 司机 路线 管理 计算 计算机 边缘 党群 党建 政策 "
    "包括 石油 金属 时代 双创 明天来 详见附件 见附件 待定 高校 高院 施工 古董 何处"
)
NO_NAMES_LATIN = _listed(
    "dear hello hi best kind regards regard thanks thank you yours sincerely please find attached sent from my "
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december the this that these with and for are will list meeting visit agenda "
    "attachment fwd fw re team all sirs madam ladies gentlemen good morning afternoon evening welcome iphone "
    "confidential message visitors guests participants members delegation schedule regarding cheers warm our "
    "notice lunch dinner menu parking lot building floor program programme number phone email address location arrival "
    "departure flight hotel airport bus coffee break tour it us me you him her them is to in on at by be "
    "guten tag hallo liebe lieber sehr geehrte geehrter damen herren liste besucher folgende bonjour visiteurs"
)
