"""Lists as they really come – mails, chats, sheets – each with the people that somebody at the desk would read in it.

What is expected is written `汉字|Latin|organisation|phone`, a line each, `*` before whoever leads.
"""

from typing import NamedTuple

import pytest

from jib_desk.rules.delegation import parse_delegation


class Mail(NamedTuple):
    """What is pasted, and whom it names."""

    pasted: str
    people: str


NUMBERED = {
    "dots": Mail("1. 张三\n2. 李四\n10. 王五", "张三|||\n李四|||\n王五|||"),
    "enumeration commas": Mail("1、张三\n2、李四", "张三|||\n李四|||"),
    "circled": Mail("①张三\n② 李四\n㉑王五\n❸赵六", "张三|||\n李四|||\n王五|||\n赵六|||"),
    "wide brackets": Mail("（1）张三\n（2） 李四\n【3】王五", "张三|||\n李四|||\n王五|||"),
    "signs of one": Mail("⑴张三\n⒉李四\n㈢王五", "张三|||\n李四|||\n王五|||"),
    "Chinese numbers": Mail("一、张三\n（二）李四\n三. 王五", "张三|||\n李四|||\n王五|||"),
    "number signs": Mail("#1 John Smith\nNo. 2 Anna Meier\n3) Bob Brown", "|John Smith||\n|Anna Meier||\n|Bob Brown||"),
    "letters": Mail("a) John Smith\nb) Anna Meier", "|John Smith||\n|Anna Meier||"),
    "all in one line": Mail("1.张三 2.李四 3.王五", "张三|||\n李四|||\n王五|||"),
    "circled in one line": Mail("①张三 ②李四 ③王五", "张三|||\n李四|||\n王五|||"),
    "chat chain": Mail(
        "#接龙\n周五参观联合创新基地\n\n1. 张三\n2. 李四 示例汽车\n3. 王五+1", "张三|||\n李四||示例汽车|\n王五|||"
    ),
    "dashes and bullets": Mail("- 张三\n* 李四\n• Wang Fang\n· 赵六", "张三|||\n李四|||\n|Wang Fang||\n赵六|||"),
}

PINYIN = {
    "small letters": Mail("zhang wei, wang fang", "|zhang wei||\n|wang fang||"),
    "a line each": Mail("zhang wei\nli xiaoming\nouyang ming", "|zhang wei||\n|li xiaoming||\n|ouyang ming||"),
    "given name first": Mail("xiaoming li; wei zhang", "|xiaoming li||\n|wei zhang||"),
    "three words": Mail("zhang xiao ming, BMW AG", "|zhang xiao ming|BMW AG|"),
    "with a phone": Mail("wang fang 13800000002", "|wang fang||13800000002"),
    "in capitals": Mail("ZHANG WEI\nWANG Fang\nLi NA", "|ZHANG WEI||\n|WANG Fang||\n|Li NA||"),
    "one word, numbered": Mail("1. zhangwei\n2. wangfang", "|zhangwei||\n|wangfang||"),
    "beside its 汉字": Mail("张伟 zhang wei\nwang fang 王芳", "张伟|zhang wei||\n王芳|wang fang||"),
    "words of English": Mail("he can\nplease hang on\nwe can\nlong song\nshe can sing", ""),
    "a sentence": Mail("we hope to see you and wang fang soon in the new building", ""),
    "hyphen and apostrophe": Mail("Wang Xiao-Ming\nzhao xi'an", "|Wang Xiao-Ming||\n|zhao xi'an||"),
}

JAPANESE = {
    "with a blank": Mail("田中 太郎\n鈴木　一郎\n佐藤 花子", "田中 太郎|||\n鈴木　一郎|||\n佐藤 花子|||"),
    "as one word": Mail(
        "田中太郎\n鈴木一郎\n長谷川太郎\n佐々木希", "田中太郎|||\n鈴木一郎|||\n長谷川太郎|||\n佐々木希|||"
    ),
    "two in a line": Mail("田中 太郎、佐藤 花子", "田中 太郎|||\n佐藤 花子|||"),
    "with kana": Mail("佐藤 さくら\n高橋 アンナ", "佐藤 さくら|||\n高橋 アンナ|||"),
    "said politely": Mail("田中 太郎 様\n鈴木一郎さん", "田中 太郎|||\n鈴木一郎|||"),
    "with a firm": Mail(
        "1. 田中 太郎（Tanaka Taro） 示例電機株式会社 +81 3 0000 0001",
        "田中 太郎|Tanaka Taro|示例電機株式会社|+81 3 0000 0001",
    ),
    "between tabs": Mail("田中 太郎\t示例电机\t03-0000-0001", "田中 太郎||示例电机|03-0000-0001"),
    "simplified": Mail("高桥 健一\n小林 光一", "高桥 健一|||\n小林 光一|||"),
    "beside two of here": Mail("石川 王伟", "石川|||\n王伟|||"),
}

SPACED = {
    "one and two signs": Mail("王 小明\n欧阳 明\n诸葛 孔明", "王 小明|||\n欧阳 明|||\n诸葛 孔明|||"),
    "three signs apart": Mail("王 小 明\n李　 　娜", "王 小 明|||\n李　 　娜|||"),
    "names between blanks": Mail("张三 李四 王五", "张三|||\n李四|||\n王五|||"),
    "with a dot": Mail("买买提·艾力 古丽·阿依", "买买提·艾力|||\n古丽·阿依|||"),
}

WESTERN = {
    "family name first, unquoted": Mail("Smith, John, BMW AG", "|John Smith|BMW AG|"),
    "and a role": Mail("Smith, John, CTO, BMW AG", "|John Smith|BMW AG|"),
    "and a phone": Mail("Müller, Jörg, BMW AG, +49 171 0000001", "|Jörg Müller|BMW AG|+49 171 0000001"),
    "and a mail": Mail("Smith, John, john.smith@example.com", "|John Smith||"),
    "several lines of them": Mail(
        "Smith, John, BMW AG\nMeier, Anna, SAP\nvan der Berg, Peter, Sample Lights GmbH",
        "|John Smith|BMW AG|\n|Anna Meier|SAP|\n|Peter van der Berg|Sample Lights GmbH|",
    ),
    "people and no family names": Mail(
        "John Smith, Anna Meier, Bob Brown", "|John Smith||\n|Anna Meier||\n|Bob Brown||"
    ),
    "between hyphens": Mail("John Smith - CTO - BMW AG", "|John Smith|BMW AG|"),
    "between slashes and bars": Mail(
        "John Smith / BMW AG / CTO\nAnna Meier | Sample Lights Ltd | +44 20 0000 0001",
        "|John Smith|BMW AG|\n|Anna Meier|Sample Lights Ltd|+44 20 0000 0001",
    ),
    "with particles": Mail(
        "Anna-Maria von der Leyen\nJean-Luc du Pont", "|Anna-Maria von der Leyen||\n|Jean-Luc du Pont||"
    ),
    "a list with and": Mail("John Smith, Anna Meier and Bob Brown.", "|John Smith||\n|Anna Meier||\n|Bob Brown||"),
    "with an ampersand": Mail("John Smith & Anna Meier", "|John Smith||\n|Anna Meier||"),
    "after a sentence": Mail(
        "The following colleagues will visit you: John Smith, Anna Meier and Bob Brown.",
        "|John Smith||\n|Anna Meier||\n|Bob Brown||",
    ),
    "address book": Mail(
        '"Smith, John" <john@example.com>; "Meier, Anna" <anna@example.com>', "|John Smith||\n|Anna Meier||"
    ),
    "initials": Mail("J. Smith\nJohn F. Doe\nA. B. Meier", "|J. Smith||\n|John F. Doe||\n|A. B. Meier||"),
}

TITLED = {
    "before and behind": Mail("Dr. 王伟 教授\nMr. 张三先生", "王伟|||\n张三|||"),
    "both languages": Mail("Prof. Wang Wei 王伟教授 示例大学", "王伟|Wang Wei|示例大学|"),
    "polite in both": Mail("李娜女士 Ms. Li Na", "李娜|Li Na||"),
    "doctor behind": Mail("王伟 博士 / Dr. Wei Wang, Sample Lights GmbH", "王伟|Wei Wang|Sample Lights GmbH|"),
    "degrees": Mail(
        "John Smith, PhD\nAnna Meier, M.D., Sample Clinic Ltd", "|John Smith||\n|Anna Meier|Sample Clinic Ltd|"
    ),
    "only a family": Mail("Mr. Smith and Mrs. Meier", "|Smith||\n|Meier||"),
    "and called by office": Mail("王总、李经理、张博士", "王总|||\n李经理|||\n张博士|||"),
    "role of a firm": Mail("示例集团总经理 张三\n李四 示例大学教授", "张三||示例集团|\n李四||示例大学|"),
    "role in both": Mail("王伟 Wang Wei 总经理 General Manager 示例科技有限公司", "王伟|Wang Wei|示例科技有限公司|"),
}

COUNTED = {
    "and others": Mail("张三等12人", "张三|||"),
    "several and others": Mail("张三、李四等一行12人", "张三|||\n李四|||"),
    "a party": Mail("王总一行5人\n陪同：孙八", "王总|||\n孙八|||"),
    "a heading": Mail("示例大学一行12人来访，名单如下：\n张三\n李四", "张三||示例大学|\n李四||示例大学|"),
    "others in English": Mail("John Smith and 12 others\nAnna Meier + 3", "|John Smith||\n|Anna Meier||"),
    "in words": Mail("张三等三人\n李四一行十二人", "张三|||\n李四|||"),
    "in brackets": Mail(
        "示例汽车有限公司（3人）：张三、李四、王五",
        "张三||示例汽车有限公司|\n李四||示例汽车有限公司|\n王五||示例汽车有限公司|",
    ),
}

SHEETS = {
    "tabs without a heading": Mail(
        "1\t张三\t示例大学\t教授\t13800000001\n2\t李四\t示例大学\t\t13800000002",
        "张三||示例大学|13800000001\n李四||示例大学|13800000002",
    ),
    "tabs with another order": Mail(
        "单位\t部门\t姓名\t职务\t联系方式\n示例汽车\t研发部\t张三\t工程师\t138 0000 0001\n\t研发部\t李四\t\t",
        "张三||示例汽车|138 0000 0001\n李四|||",
    ),
    "commas of enumeration": Mail(
        "张三、示例大学、13800000001\n李四、示例大学、13800000002",
        "张三||示例大学|13800000001\n李四||示例大学|13800000002",
    ),
    "with a count below": Mail(
        "序号\t姓名\t电话\n1\t张三\t13800000001\n合计\t1人\t\n制表人：李四", "张三|||13800000001"
    ),
    "a number plate": Mail(
        "张三 13800000001 沪A12345\n李四\t沪AD12345\t13800000002", "张三|||13800000001\n李四|||13800000002"
    ),
    "English heading": Mail(
        "No.\tName\tCompany\tTitle\tEmail\tMobile\n1\tJohn Smith\tBMW AG\tCTO\tj@example.com\t+49 171 0000001",
        "|John Smith|BMW AG|+49 171 0000001",
    ),
    "both languages in a heading": Mail(
        "姓名 Name\t单位 Company\t电话 Phone\n张三\t示例大学\t13800000001\n", "张三||示例大学|13800000001"
    ),
    "name in two columns": Mail("中文名\t英文名\t公司\n王伟\tWang Wei\t示例科技\n", "王伟|Wang Wei|示例科技|"),
    "cells below each other": Mail("张三\n13800000001\n李四\n13800000002", "张三|||13800000001\n李四|||13800000002"),
    "hyphens between 汉字": Mail(
        "张三-示例大学-13800000001\n李四－示例汽车－13800000002",
        "张三||示例大学|13800000001\n李四||示例汽车|13800000002",
    ),
    "markdown": Mail(
        "| 姓名 | 单位 |\n|---|---|\n| 张三 | 示例大学 |\n| 李四 | 示例汽车 |", "张三||示例大学|\n李四||示例汽车|"
    ),
}

REACHED = {
    "phone and mail": Mail("张三 13800000001 zhangsan@example.com", "张三|||13800000001"),
    "mail and phone": Mail("John Smith, john.smith@example.com, +49 171 0000001", "|John Smith||+49 171 0000001"),
    "labelled in the line": Mail(
        "张三，手机：13800000001，邮箱：zhangsan@example.com，示例大学", "张三||示例大学|13800000001"
    ),
    "in English": Mail(
        "Anna Meier (Sample Lights Ltd) Tel: +44 20 0000 0001 Email: anna@example.com",
        "|Anna Meier|Sample Lights Ltd|+44 20 0000 0001",
    ),
    "one each in brackets": Mail("张三（13800000001）、李四（13800000002）", "张三|||13800000001\n李四|||13800000002"),
    "one each behind": Mail("张三 13800000001，李四 13800000002", "张三|||13800000001\n李四|||13800000002"),
    "with a wide mail": Mail("李四＜lisi＠example.com＞１３８００００００１１", "李四|||13800000011"),
}

QUOTED = {
    "a list": Mail("> 1. 张三\n> 2. 李四", "张三|||\n李四|||"),
    "twice": Mail(">> 张三、李四\n> > 王五", "张三|||\n李四|||\n王五|||"),
    "a heading": Mail("> 姓名\t单位\n> 张三\t示例大学", "张三||示例大学|"),
    "with a signature": Mail("> 张三\n> 李四\n>\n> Best regards,\n> Peter Berg", "张三|||\n李四|||"),
    "English": Mail("On Tue, Nov 28, 2023 Peter Berg wrote:\n> - John Smith, BMW AG", "|John Smith|BMW AG|"),
    "bars": Mail("| 张三\n| 李四", "张三|||\n李四|||"),
}

WHOLE = {
    "a Chinese mail": Mail(
        "尊敬的联合创新基地：\n\n您好！我公司拟于12月1日（周五）下午14:00前往贵处参观交流，人员名单如下：\n\n"
        "团长：单雄信  副总经理  13800000001\n成员：李四、王五（示例研究院）\n司机：赵六 沪A12345\n\n"
        "如有问题请联系孙七 13800000009。\n此致\n敬礼！\n\n示例汽车有限公司\n孙七\n2023年11月28日",
        "*单雄信|||13800000001\n李四||示例研究院|\n王五||示例研究院|\n赵六|||",
    ),
    "an English mail": Mail(
        "Dear Ms Li,\n\nthank you for having us. Our delegation on Friday, 1 December will be:\n\n"
        "1. Dr. Hans Meier, CEO, Sample Lights GmbH (head of delegation)\n2. Anna Schmidt, CTO\n"
        "3. Zhang Wei (张伟), interpreter\n\nLooking forward to meeting you.\n\nBest regards,\nPeter Berg\n"
        "Assistant to the CEO\nSample Lights GmbH\n+49 171 0000001",
        "*|Hans Meier|Sample Lights GmbH|\n|Anna Schmidt||\n张伟|Zhang Wei||",
    ),
    "a forwarded mail": Mail(
        "发件人: 孙七 <sunqi@example.com>\n发送时间: 2023年11月28日 10:00\n收件人: 前台\n主题: 转发: 参观名单\n\n"
        "各位领导：\n来访人员为：张三、李四、王五，共3人。\n谢谢！\n孙七",
        "张三|||\n李四|||\n王五|||",
    ),
    "a chat": Mail(
        "孙七 2023/11/28 10:00\n明天来3个人\n张三 李四 王五\n麻烦登记一下，谢谢", "张三|||\n李四|||\n王五|||"
    ),
    "two firms": Mail(
        "示例大学：\n张三 13800000001\n李四\n示例汽车有限公司\n王五\n",
        "张三||示例大学|13800000001\n李四||示例大学|\n王五||示例汽车有限公司|",
    ),
}
BESIDE = {
    "a firm each": Mail(
        "Participants: John Smith (BMW), Anna Meier (SAP), Zhang Wei (Sample)",
        "|John Smith|BMW|\n|Anna Meier|SAP|\n|Zhang Wei|Sample|",
    ),
    "a firm each in 汉字": Mail(
        "张三（示例大学）、李四（示例汽车有限公司）", "张三||示例大学|\n李四||示例汽车有限公司|"
    ),
    "a firm of all": Mail("张三、李四（示例汽车有限公司）", "张三||示例汽车有限公司|\n李四||示例汽车有限公司|"),
    "a firm with its place": Mail("宝马（中国）服务有限公司 张三", "张三||宝马（中国）服务有限公司|"),
    "a firm before": Mail("BMW AG: John Smith, Anna Meier", "|John Smith|BMW AG|\n|Anna Meier|BMW AG|"),
    "roles behind": Mail("张三经理、李四总监、王五工程师", "张三|||\n李四|||\n王五|||"),
    "roles before": Mail("技术总监王五\n高级工程师 李四\n司机赵六", "王五|||\n李四|||\n赵六|||"),
    "no colon in 汉字": Mail("来访人员有张三、李四", "张三|||\n李四|||"),
    "no colon in English": Mail("Attendees will be Mr. Smith, Ms. Li Na and Dr. Meier", "|Smith||\n|Li Na||\n|Meier||"),
    "two people": Mail(
        "John Smith and Anna Meier\nHans Meier, Anna Schmidt",
        "|John Smith||\n|Anna Meier||\n|Hans Meier||\n|Anna Schmidt||",
    ),
    "two scripts, two people": Mail(
        "John Smith 13800000001、张三 13800000002", "|John Smith||13800000001\n张三|||13800000002"
    ),
    "one and where he is from": Mail("Anna Schmidt, Bosch\n张三 BMW", "|Anna Schmidt|Bosch|\n张三||BMW|"),
    "known given names in small letters": Mail("john smith, anna meier", "|john smith||\n|anna meier||"),
    "titles of doctors": Mail("Dr. med. Hans Meier\nProf. Dr.-Ing. Anna Schmidt", "|Hans Meier||\n|Anna Schmidt||"),
    "the sex": Mail("王 芳   女   示例大学   13800000002\n张三，男，汉族", "王 芳||示例大学|13800000002\n张三|||"),
    "nicknames": Mail("高总、李 经理、小王", "高总|||\n李 经理|||\n小王|||"),
    "a phone without a gap": Mail("张三13800000001", "张三|||13800000001"),
    "a card without a gap": Mail("张三310101199001011234", "张三|||"),
    "slashes": Mail(
        "张三/男/示例大学/13800000001\nwang fang/13800000002/BMW",
        "张三||示例大学|13800000001\n|wang fang|BMW|13800000002",
    ),
    "accents": Mail(
        "Nguyễn Văn An\nMaria José da Silva\nO'Brien, Sean", "|Nguyễn Văn An||\n|Maria José da Silva||\n|Sean O'Brien||"
    ),
}
FIRMS = {
    "a firm that is called like a person": Mail(
        "王伟 华为 13800000001\n李娜 13800000002 万科\n王五（华为 副总裁）",
        "王伟||华为|13800000001\n李娜||万科|13800000002\n王五||华为|",
    ),
    "numbered firms": Mail(
        "一、示例大学\n1. 张三\n2. 李四\n二、华为\n1. 王伟", "张三||示例大学|\n李四||示例大学|\n王伟||华为|"
    ),
    "such a firm above": Mail("华为：\n王伟\n博世\n李娜", "王伟||华为|\n李娜||博世|"),
    "and the name in both scripts": Mail(
        "王伟 Wang Wei 华为 13800000001\n李娜, Li Na, 高通, 13800000002",
        "王伟|Wang Wei|华为|13800000001\n李娜|Li Na|高通|13800000002",
    ),
    "names that belong together by their sound": Mail(
        "王伟 Wang Wei 李娜\n张三、Li Si、李四", "王伟|Wang Wei||\n李娜|||\n张三|||\n李四|Li Si||"
    ),
    "a group as a heading": Mail(
        "示例集团：\n王伟\n示例集团参观团名单\n李娜\n张三（示例集团）",
        "王伟||示例集团|\n李娜||示例集团|\n张三||示例集团|",
    ),
    "called by the office alone": Mail(
        "王总\n李处长\n赵局\n孙处\n周董", "王总|||\n李处长|||\n赵局|||\n孙处|||\n周董|||"
    ),
    "no office": Mail("高校\n施工\n古董", ""),
}
SAID = {
    "one who is less common": Mail(
        "Anna Schmidt, Berta Meier\nKathleen Brown, Bettina Koch",
        "|Anna Schmidt||\n|Berta Meier||\n|Kathleen Brown||\n|Bettina Koch||",
    ),
    "two in German and French": Mail(
        "Hans Müller und Jörg Schmidt\nJean Dupont et Marie Curie",
        "|Hans Müller||\n|Jörg Schmidt||\n|Jean Dupont||\n|Marie Curie||",
    ),
    "when they come": Mail("周三下午王伟和李娜来访，请安排", "王伟|||\n李娜|||"),
    "and how many": Mail("我们周三下午两点到访，共三人：王伟、李娜、张三丰", "王伟|||\n李娜|||\n张三丰|||"),
    "who leads": Mail("Team of 5 led by John Smith", "|John Smith||"),
    "the son": Mail("Martin Luther King, Jr.\nJohn Smith Jr., BMW AG", "|Martin Luther King||\n|John Smith Jr|BMW AG|"),
    "a family in capitals": Mail("DE LA CRUZ, Maria\nVON DER BERG, Anna", "|Maria DE LA CRUZ||\n|Anna VON DER BERG||"),
    "Korean": Mail("김철수, 삼성전자\n이영희", "|김철수|삼성전자|\n|이영희||"),
    "an address of a page": Mail(
        "https://example.com/王伟\n张三 https://example.com/zhang 示例大学", "张三||示例大学|"
    ),
    "a page's source": Mail("<ul><li>Anna Schmidt</li><li>John Doe</li></ul>", "|Anna Schmidt||\n|John Doe||"),
}
MORE = {
    "a mail with its foot": Mail(
        "Hi Li Na,\n\nPlease find below our attendees for next Tuesday (Dec 5):\n\n"
        "Peter Berg – Head of Innovation, Sample Lights GmbH, peter.berg@example.com, +49 171 0000002\n"
        "Dr. Anna Schmidt – CTO\n+ 2 colleagues from our Shanghai office (names to follow)\n\n"
        "We will arrive by taxi around 9:45.\n\nKind regards\nPeter\n\n--\nPeter Berg\n"
        "Sample Lights GmbH | Musterstr. 1 | 80000 München\nT +49 89 0000000 | M +49 171 0000002",
        "|Peter Berg|Sample Lights GmbH|+49 171 0000002\n|Anna Schmidt||",
    ),
    "a notice": Mail(
        "【来访通知】\n时间：12月1日（周五）14:00\n来访单位：示例汽车科技（上海）有限公司\n来访人员：\n1、张三，总经理，13800000001；\n"
        "2、王五，翻译。\n接待人：孙七\n车牌：沪A12345、沪B67890\n备注：需要投影",
        "张三||示例汽车科技（上海）有限公司|13800000001\n王五||示例汽车科技（上海）有限公司|",
    ),
    "a greeting with a name": Mail(
        "王总您好！\n明天下午我们过去三个人：\n张三 示例汽车 产品经理 13800000001\n还有一位司机老赵\n到了给您电话",
        "张三||示例汽车|13800000001\n老赵|||",
    ),
    "firm and role in one column": Mail(
        "姓名\t性别\t单位及职务\t联系电话\t是否用餐\n张三\t男\t示例大学汽车学院副院长\t13800000001\t是\n合计：1人",
        "张三||示例大学汽车学院|13800000001",
    ),
    "a form": Mail(
        "参会回执\n单位名称（盖章）：示例新能源有限公司\n序号 姓名 性别 职务 手机\n1 张三 男 总经理 13800000001\n"
        "2 李四 女 市场总监 13800000002\n填表人：王五 填表日期：2023年11月28日",
        "张三|||13800000001\n李四|||13800000002",
    ),
    "a German mail": Mail(
        "Von: Hans Meier <hans@example.com>\nBetreff: Besuch am 1.12.\n\nGuten Tag,\n\n"
        "folgende Personen kommen am Freitag:\n- Meier, Hans (Sample Lights GmbH)\n- Dr. Schmidt, Anna\n"
        "- Herr Wang Wei\n\nMit freundlichen Grüßen\ni. A. Sabine Koch",
        "|Hans Meier|Sample Lights GmbH|\n|Anna Schmidt||\n|Wang Wei||",
    ),
    "names in other scripts": Mail(
        "Yuki Tanaka (田中 有紀), Sample Denki\nTaro Suzuki 鈴木太郎 様\nKim Min-jun (김민준)",
        "田中 有紀|Yuki Tanaka|Sample Denki|\n鈴木太郎|Taro Suzuki||\n|Kim Min-jun||",
    ),
    "cards in brackets": Mail(
        "来访人员：张三（身份证号310101199001011234）、李四（身份证号31010119900101123X）", "张三|||\n李四|||"
    ),
    "ticks of a chat": Mail("@所有人 周五参观名单确认：\n张三✅\n李四✅\n赵六 +1", "张三|||\n李四|||\n赵六|||"),
    "makers behind semicolons": Mail(
        "Liste der Besucher:\n1) Müller Jörg, BMW AG\n2) Łukasz Kowalski; Volvo\n3) de la Cruz, María",
        "|Müller Jörg|BMW AG|\n|Łukasz Kowalski|Volvo|\n|María de la Cruz||",
    ),
    "a legal form behind a comma": Mail(
        "张三 (Zhang San)\tGeneral Manager\tSample Auto Co., Ltd.\tzhangsan@example.com",
        "张三|Zhang San|Sample Auto Co., Ltd|",
    ),
    "in one sentence": Mail(
        "各位领导好，示例投资一行4人（陈示例、林示例、司机小周）将于周五到访，请知悉。",
        "陈示例||示例投资|\n林示例||示例投资|\n小周||示例投资|",
    ),
    "role and firm in brackets": Mail(
        "John Smith (CEO, BMW AG), Anna Meier (CTO, SAP)", "|John Smith|BMW AG|\n|Anna Meier|SAP|"
    ),
    "everything in brackets": Mail("张三（示例大学 教授 13800000001）", "张三||示例大学|13800000001"),
    "roles behind semicolons": Mail("John Smith, CEO; Anna Meier, CTO", "|John Smith||\n|Anna Meier||"),
    "headings of parts": Mail(
        "一、考察团成员\n团长：张三 副区长\n团员：王五 赵六\n联络员：孙八 13800000008",
        "*张三|||\n王五|||\n赵六|||\n孙八|||13800000008",
    ),
}
STACKED = {
    "cells of a table": Mail(
        "参观名单\n序号\n姓名\n单位\n联系电话\n\n1\n张三\n示例大学\n13800000001\n\n2\n李四\n示例汽车\n13800000002\n合计2人",
        "张三||示例大学|13800000001\n李四||示例汽车|13800000002",
    ),
    "cells in English": Mail(
        "Name\nCompany\nTitle\nJohn Smith\nBMW AG\nCTO\nAnna Meier\nSAP\nCEO\nBest regards\nPeter Berg",
        "|John Smith|BMW AG|\n|Anna Meier|SAP|",
    ),
    "titles alone": Mail("姓名\n电话\n请见附件", ""),
    "a title and its value": Mail("姓名\n张三\n李四", "张三|||\n李四|||"),
    "a missing cell": Mail(
        "姓名\n电话\n张三\n13800000001\n李四\n王五\n13800000003", "张三|||13800000001\n李四|||\n王五|||"
    ),
}
NOBODY = {
    "sentences": Mail(
        "我们下周五下午两点到\n明天下午到\n周五下午来\n如需取消请提前告知\n本次活动由示例集团主办\n请联系李四\n谢谢张三",
        "",
    ),
    "English sentences": Mail(
        "We will arrive at 2 pm by bus\nLooking forward to it\nWi-Fi access for two guests please\nSent from my iPhone",
        "",
    ),
    "places and times": Mail(
        "地点：上海市浦东新区金桥路1号\n会议时间 14:00-16:00\nShanghai, 28 November 2023\n"
        "Building 5, Room 301\n成都办事处",
        "",
    ),
    "headings": Mail("Lunch Menu\nParking Lot\nProject Manager\nConfidentiality Notice\n单位领导\n附件：名单.xlsx", ""),
    "how to be reached": Mail("Tel. +86 21 0000 0000\nwww.example.com\nanna@example.com\n车牌：沪A12345", ""),
}
OF_ONE_FIRM = {
    "numbered, with a firm each": Mail("1. 王建国 Siemens\n2. 李明 Siemens", "王建国||Siemens|\n李明||Siemens|"),
    "behind a hyphen": Mail("1. 王建国 - Siemens\n2. 李明 - Siemens", "王建国||Siemens|\n李明||Siemens|"),
    "in brackets": Mail("1. 王建国（Siemens）\n2. 李明（Siemens）", "王建国||Siemens|\n李明||Siemens|"),
    "behind a comma": Mail("1. 王建国, Siemens\n2. 李明, Siemens", "王建国||Siemens|\n李明||Siemens|"),
    "with phones": Mail(
        "王建国/Siemens/13800000001\n李明/Siemens/13800000002",
        "王建国||Siemens|13800000001\n李明||Siemens|13800000002",
    ),
    "names in both scripts": Mail("1. 王伟 Jack\n2. 李强 Liqiang", "王伟|Jack||\n李强|Liqiang||"),
    "two who sound alike": Mail("王伟 Wang Wei\n王薇 Wang Wei", "王伟|Wang Wei||\n王薇|Wang Wei||"),
    "before a colon": Mail("Siemens: Hans Müller, Anna Schmidt", "|Hans Müller|Siemens|\n|Anna Schmidt|Siemens|"),
    "of two words": Mail(
        "General Electric: Hans Müller, Anna Schmidt", "|Hans Müller|General Electric|\n|Anna Schmidt|General Electric|"
    ),
    "before a wide colon": Mail("BMW：Hans Müller、Wang Fang", "|Hans Müller|BMW|\n|Wang Fang|BMW|"),
    "in traditional forms": Mail("東北大學：Hans Müller、Wang Fang", "|Hans Müller|東北大學|\n|Wang Fang|東北大學|"),
    "before 汉字": Mail("Siemens：王建国、李明", "王建国||Siemens|\n李明||Siemens|"),
    "a day is no firm": Mail("Monday: Hans Müller, Anna Schmidt", "|Hans Müller||\n|Anna Schmidt||"),
    "and their people": Mail("BMW的王建国和李明", "王建国||BMW|\n李明||BMW|"),
    "where they are from": Mail("来自BMW的王建国、李明", "王建国||BMW|\n李明||BMW|"),
    "a university's": Mail("来自示例大学的王建国、李明", "王建国||示例大学|\n李明||示例大学|"),
    "said behind": Mail("王芳、李强来自BMW", "王芳||BMW|\n李强||BMW|"),
    "from in English": Mail("Hans Müller and Anna Schmidt from BMW", "|Hans Müller|BMW|\n|Anna Schmidt|BMW|"),
    "from one each": Mail("Hans Müller from BMW, Anna Schmidt from SAP", "|Hans Müller|BMW|\n|Anna Schmidt|SAP|"),
    "with a firm in 汉字": Mail(
        "Hans Müller 示例科技\nAnna Schmidt 示例科技", "|Hans Müller|示例科技|\n|Anna Schmidt|示例科技|"
    ),
    "in capitals before each name": Mail(
        "1. BMW - Hans Müller\n2. BMW - Anna Schmidt", "|Hans Müller|BMW|\n|Anna Schmidt|BMW|"
    ),
    "and two of it in a line": Mail(
        "SAP, Hans Müller, Berta Meier 13800000001", "|Hans Müller|SAP|\n|Berta Meier|SAP|"
    ),
    "no firm but names in capitals": Mail("1. WANG, ANNA", "|ANNA WANG||"),
    "ours": Mail("我们的王总明天来\n张三", "张三|||"),
}
OFFICES = {
    "before each name": Mail("局长 王建国，科员 孙丽丽", "王建国|||\n孙丽丽|||"),
    "without a gap": Mail("局长王建国，科员孙丽丽", "王建国|||\n孙丽丽|||"),
    "what they do": Mail("总经理 王建国，财务 孙丽丽", "王建国|||\n孙丽丽|||"),
    "the rest": Mail("共8人，领队王芳，其余：李强、赵伟", "*王芳|||\n李强|||\n赵伟|||"),
    "in traditional forms": Mail(
        "陳建國 董事長 0912-345-678\n林美玲 經理\n張三", "陳建國|||0912-345-678\n林美玲|||\n張三|||"
    ),
    "called by them": Mail("張先生、林董事長", "張先生|||\n林董事長|||"),
    "a university": Mail("林美玲 024-88880000 東北大學", "林美玲||東北大學|024-88880000"),
    "two in one cell": Mail("姓名\t单位\n王芳、李强\t示例大学", "王芳||示例大学|\n李强||示例大学|"),
    "a German sender": Mail("Von: Hans Müller\nAn: 孙七\nAnna Schmidt", "|Anna Schmidt||"),
    "counted in 汉字": Mail("十二人：王芳、李强", "王芳|||\n李强|||"),
    "counted before the names": Mail("来访人数：6人（其中外宾2人）王芳、李强", "王芳|||\n李强|||"),
    "with those who are counted": Mail("包括王芳、李强共4人", "王芳|||\n李强|||"),
}
GROUPS = (
    NUMBERED,
    PINYIN,
    JAPANESE,
    SPACED,
    WESTERN,
    TITLED,
    COUNTED,
    SHEETS,
    REACHED,
    QUOTED,
    WHOLE,
    BESIDE,
    FIRMS,
    SAID,
    MORE,
    STACKED,
    OF_ONE_FIRM,
    OFFICES,
    NOBODY,
)


@pytest.mark.parametrize("mail", [pytest.param(mail, id=name) for group in GROUPS for name, mail in group.items()])
def test_whoever_a_list_names_is_read_in_it(mail: Mail) -> None:
    read = [
        f"{'*' if p.is_leader else ''}{p.name_zh}|{p.name_latin}|{p.organisation}|{p.phone}"
        for p in parse_delegation(mail.pasted).people
    ]
    assert "\n".join(read) == mail.people


@pytest.mark.parametrize(
    ("pasted", "heads"),
    [
        ("张三等12人", 12),
        ("张三、李四等三人", 3),
        ("王总一行5人\n陪同：孙八", 6),
        ("示例大学一行12人来访，名单如下：\n张三\n李四", 12),
        ("张三、李四、王五，共3人", 3),
        ("John Smith and 12 others", 13),
        ("Anna Meier + 3\nBob Brown", 5),
        ("A group of 20 people will come:\nJohn Smith", 20),
        ("1. 王五+1\n2. 赵六", 3),
        ("张三 +49 171 0000001", 1),
        ("12月1日 14:00 开始\n张三", 1),
        ("王芳，李强（含司机2人）共4人", 4),
        ("十二人：王芳、李强", 12),
        ("来访人数：6人（其中外宾2人）王芳、李强", 6),
        ("来访人数：6人\n王芳", 6),
        ("来访10人，其中外宾3人：王芳", 10),
        ("示例大学3人、示例汽车2人，共5人：王芳", 5),
        ("第一人：王芳", 1),
        ("王芳，10:30 到", 1),
        ("张三等99999人", 1),
        ("张三\n+ 2 colleagues from our office", 3),
    ],
)
def test_a_list_that_says_more_heads_than_names_is_believed(pasted: str, heads: int) -> None:
    assert parse_delegation(pasted).heads == heads


def test_whoever_signs_may_be_taken_and_where_the_list_goes_on_is_taken() -> None:
    read = parse_delegation("张三\n谢谢\n孙七 Sun Qi\n博测科技有限公司")
    assert [person.name_zh for person in read.people] == ["张三"]
    (signed,) = [left.named for left in read.left_out if left.why == "signature"]
    assert signed is not None
    assert (signed.name_zh, signed.name_latin, signed.line) == ("孙七", "Sun Qi", 3)
    read = parse_delegation("张三\n谢谢\n孙七\n周八\n吴九")
    assert [(person.line, person.name_zh) for person in read.people] == [
        (1, "张三"),
        (3, "孙七"),
        (4, "周八"),
        (5, "吴九"),
    ]
    assert [left.why for left in read.left_out] == ["no_name"]


def test_whoever_signs_and_is_on_the_list_comes_once() -> None:
    read = parse_delegation("1. 张三\n2. 李四\n此致\n敬礼\n张三")
    assert [person.name_zh for person in read.people] == ["张三", "李四"]
    assert [(left.line, left.why) for left in read.left_out if left.named] == [(5, "signature")]


@pytest.mark.parametrize("pasted", ["姓名\t电话\n李娜\t1.38E+10", "李娜 1.38E+10", "姓名,电话\n李娜,1.38001E10"])
def test_a_phone_that_a_sheet_has_cut_is_told_of(pasted: str) -> None:
    read = parse_delegation(pasted)
    assert [(person.name_zh, person.phone, person.organisation) for person in read.people] == [("李娜", "", "")]
    assert [left.why for left in read.left_out] == ["cut_phone"]


def test_a_phone_alone_is_of_the_only_one_without_it() -> None:
    read = parse_delegation("张三\n李四\n13800000009")
    assert [person.phone for person in read.people] == ["", ""]
    assert [(left.line, left.why) for left in read.left_out] == [(3, "no_name")]


@pytest.mark.parametrize(
    "line", ["parking for 3 cars, Sample Co, west gate", "Dear team, many thanks, BMW AG", "5\thall\tSample AG"]
)
def test_what_ends_like_a_firm_is_none_with_commas_or_cells_before_it(line: str) -> None:
    read = parse_delegation(f"{line}\n张三")
    assert [left.line for left in read.left_out] == [1]
    assert [person.organisation for person in read.people] == [""]
