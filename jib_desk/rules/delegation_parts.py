"""What a piece of a pasted line is: a name, an organisation, a role, a phone, or nothing of use.

Everything is looked at in half width of the same length, so that places stay and what is kept is what was written.
"""

import re
import unicodedata
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache

from jib_desk.rules.delegation_spaced import is_spaced_name
from jib_desk.rules.delegation_words import DUTIES, FIRMS_ZH, GLUE, HAN, NO_NAMES_LATIN, NO_NAMES_ZH, PARTICLES, ROLES
from jib_desk.rules.given_names import is_given_name
from jib_desk.rules.han_forms import simplified
from jib_desk.rules.japanese_names import KANA, is_japanese_name, without_politeness
from jib_desk.rules.pinyin_names import is_pinyin_name, is_pinyin_word
from jib_desk.rules.surnames import COMPOUND, begins_with_surname
from jib_desk.rules.titles import ADDRESSED_LATIN, ADDRESSED_ZH

_DOTS = "·•・‧"


class Kind(StrEnum):
    """What a piece was recognised as."""

    NAME_ZH = "name_zh"
    NAME_LATIN = "name_latin"
    ORGANISATION = "organisation"
    PHONE = "phone"
    FAMILY = "family"  # the parts of a name, where a sheet keeps them apart
    GIVEN = "given"
    ROLE = "role"
    LEADER = "leader"
    NOTHING = "nothing"  # known to be of no use
    UNKNOWN = "unknown"


class _HalfWidth(dict[int, int]):
    """Signs as they are looked at; each is thought about once."""

    def __missing__(self, code: int) -> int:
        is_seen = unicodedata.category(chr(code)) not in {"So", "Cf", "Sk", "Mn", "Me"}
        return self.setdefault(code, code if is_seen else 0x20)


_TO_HALF = _HalfWidth(
    {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0xA0: 0x20, 0x2009: 0x20}
)


def half_width(text: str) -> str:
    """The text in half width; what is a picture or cannot be seen becomes a blank. The length stays."""
    return text if text.isascii() else text.translate(_TO_HALF)


# --- labels ------------------------------------------------------------------------------------

_LABELS: dict[Kind, str] = {
    Kind.LEADER: "团长|组长|领队|带队领导|带队人?|负责人|联系人|leader|head of delegation|team leader|contact",
    Kind.NAME_ZH: "姓名|名字|来宾|嘉宾|访客|参[观访会加]人员?|来访人员?|人员|成员|团员|随行人员|随行|随员|陪同人员|"
    "陪同|其余(?:人员)?|name|full name|visitors?|guests?|attendees?|participants?|members?|people",
    Kind.FAMILY: "姓|姓氏|last name|family name|surname",
    Kind.GIVEN: "名|first name|given name|forename",
    Kind.ORGANISATION: "单位|工作单位|单位(?:及|和|与|、|/)?职务|来访单位|单位名称|公司|公司名称|"
    "所在公司|企业|机构|组织|学校|"
    "organi[sz]ation|company|firm|affiliation|institution|employer",
    Kind.PHONE: "电话|手机|手机号码?|电话号码|联系电话|联系方式|tel|telephone|phone|mobile|cell|cell phone",
    Kind.ROLE: "职务|职位|岗位|职称|title|job title|position|role",
    Kind.NOTHING: "序号|编号|性别|民族|年龄|身份证|身份证号码?|证件号码?|邮箱|电子邮[箱件]|"
    "车牌号?|备注|"
    "接待人员?|被访人员?|受访人|对接人|邀请人|制表人?|填表人?|审核人?|经办人?|拟稿人?|"
    "(?:来访|到访|参[观访会加]|总)?人数|日期|时间|地点|主题|事由|发件人|收件人|抄送|发送时间|no|nr|id|gender|sex|e-?mail|mail|note|notes|remarks?|"
    "subject|date|time|from|to|cc|sent|fax|von|an|betreff|datum|gesendet|kopie",
}
_LABEL = re.compile(
    "(?:(?:我方|贵方|拟|主要)?(?:"
    + "|".join(f"(?P<{kind.value}>{words})" for kind, words in _LABELS.items())
    + r"))\.?",
    re.IGNORECASE,
)
_LABELLED = re.compile(rf"(?:{_LABEL.pattern})(?:名单)?(?:如下|有|包括|分别)?(?:为|是)?\s*[:=]\s*", re.IGNORECASE)


def label_of(text: str) -> Kind | None:
    """What a cell of a heading is about; None when it is no such word."""
    found = _LABEL.fullmatch(text.strip())
    return Kind(str(found.lastgroup)) if found else None


def labelled(text: str) -> tuple[Kind | None, int]:
    """The label that a text begins with, and where what it labels begins."""
    found = _LABELLED.match(text)
    return (Kind(str(found.lastgroup)), found.end()) if found else (None, 0)


# --- pieces ------------------------------------------------------------------------------------

_ROLE_ZH = re.compile(rf"(?:[{HAN}]{{0,8}})(?:{ROLES})(?:兼[{HAN}]{{2,8}})?")
_DUTY = re.compile(rf"(?:{DUTIES})(?:人员)?")
_ONLY_ROLE = re.compile(rf"(?:{ROLES})")
_ROLE_LATIN = re.compile(
    r"(?i)(?:[\w&-]+ ){0,4}(?:ceo|cto|cfo|coo|cio|vp|president|director|manager|engineer|professor|consultant|"
    r"assistant|officer|head|lead|founder|co-?founder|partner|analyst|developer|designer|secretary|scientist|"
    r"researcher|student|intern|driver|interpreter|journalist|editor|chairman|chairwoman|counsel|ambassador)"
    r"(?: of(?: [\w&-]+){1,3})?"
)
_ORGANISATION_ZH = re.compile(
    rf"[\w{HAN}()&·. -]*(?:有限公司|公司|集团|大学|学院|中学|小学|学校|研究院|研究所|实验室|委员会|管委会|协会|学会|"
    "商会|联合会|基金会?|银行|证券|保险|医院|中心|政府|街道|局|厅|工厂|事务所|领事馆|大使馆|电视台|报社|出版社|科技|汽车|"
    "株式会社|電機|电机|车灯|电子|网络|信息|技术|软件|智能|传媒|资本|创投|实业|股份|能源|动力|材料|咨询|物流|机器人)"
)
_VISITING = re.compile(
    r"(?:一行|来访|参[观访]|考察|访问|代表|学习|调研)?(?:团队?|组|人员)?(?:名单|名册|信息表?)?(?:如下)?[\s:,，、.。]*$"
)
_LEGAL_FORM = re.compile(r"(?i)\s*(?:co\b\.?,?\s*)?(?:ltd|limited|inc|llc|gmbh|ag|se|kg|corp|co|plc)\.?\s*")
_ORGANISATION_LATIN = re.compile(
    r"(?i).*\b(?:ltd|limited|inc|llc|gmbh|ag|se|kg|corp|corporation|company|co|group|university|college|school|"
    r"institute|institut|academy|bank|ventures|capital|partners|labs?|technolog(?:y|ies)|systems|holdings?|"
    r"foundation|association|consulate|embassy|ministry|plc|s\.?a|b\.?v|automotive|motors)\.?"
)
_OF_NO_USE = re.compile(
    r"(?i)[男女mf]|male|female|汉族?|\d{1,3}|[共等约]?\s*\d{1,4}\s*[人位名](?:左右)?|等|\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|"
    r"先生|女士|小姐|mrs?\.?|ms\.?|dr\.?|ph\.?\s?d\.?|m\.?d\.?|m\.?b\.?a\.?|[bm]\.?sc\.?|esq\.?"
    r"|others?|et al\.?|[js]r\.?|i{2,3}|\d{1,2}:\d{2}|[\w.+-]+@[\w.-]+|(?:https?://|www\.)\S+|n/?a|无|同上|[-–—/]+"
)
_TITLES_ZH = re.compile(rf"(?:{ADDRESSED_ZH})$")
_TITLES_LATIN = re.compile(rf"(?i)^(?:(?:{ADDRESSED_LATIN})\b\.?[ -]*(?:(?:med|phil|rer|nat|jur|h\.? ?c)\.[ -]*)*)+")
_NAME_ZH = re.compile(rf"[{HAN}]{{2,4}}|[{HAN}] {{1,3}}[{HAN}]")
_NO_END = re.compile(r".{2,}(?:成员|人员|名单|名册|信息|安排|事项|时间|地点|日程|行程|要求|情况|方式|联系人|回执)")
_NO_BEGINNING = re.compile(r"谢谢|感谢|单位|周[一二三四五六日末][上下来去到前后晚早]|[明时][天日早间]")
_OFFICE_ALONE = re.compile(rf"[{HAN}][局处厅董工院校]")  # 赵局, 孙处
_KOREAN = re.compile(
    "[김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민진나지엄채원천방공현함변여추도소석선설마길연위표명기반]"
    "[가-힣]{1,2}"
)
_NO_PERSON = NO_NAMES_ZH | FIRMS_ZH
_NICKNAME = re.compile(rf"[小老](?![米麦康时计车家马板师乡])[{HAN}]")  # 小李
_BEFORE_NAME = re.compile(rf"[{HAN}]{{0,6}}(?:{ROLES}|{_LABELS[Kind.LEADER]})(?=[{HAN}]{{2,4}}$)")
# 王伟教授, and not 王副总经理 nor 高级经理.
_WITH_ROLE = re.compile(
    rf"(?![{HAN}]副)([{HAN}]{{2,3}}?) ?(?:副?教授|博士|副?总经理|副总|总|经理|副?主任|副?总监|副?院长|"
    r"副?校长|副?部长|副?处长|副?局长|董事长|副?总裁|副?会长|秘书长|主席|副?书记|律师|医生|工程师|老师)+"
)
_FIRM_AND_ROLE = re.compile(
    rf"([{HAN}()]{{2,}}(?:公司|集团|大学|学院|研究院|研究所|委员会|协会|银行|医院|政府|局))([{HAN}]{{0,8}}(?:{ROLES}))"
)
_NAME_DOTTED = re.compile(rf"[{HAN}]{{1,12}}(?:[{_DOTS}][{HAN}]{{1,12}}){{1,4}}")
_NAME_WIDE = re.compile(rf"[{HAN}]{{2,6}}")  # with a reason to be one: a number, a phone, a column
_LETTER = r"[^\W\d_]"
_WORD = rf"{_LETTER}+(?:['’.-]{_LETTER}+)*\.?"
_NAME_LATIN = re.compile(rf"{_WORD}(?: {_WORD}){{1,5}}")
_NAME_ONE_WORD = re.compile(rf"(?=.{{2,30}}$){_LETTER}+(?:['’-]{_LETTER}+)*")


@lru_cache(maxsize=4096)  # of a list the same words come again in nearly every line
def kind_of(text: str, *, likely: bool = False) -> Kind:
    """What a piece in half width is. `likely`: the line has a number, a phone or a column that make a name likely."""
    label = label_of(text)
    if not text or _OF_NO_USE.fullmatch(text) or label is not None:
        return Kind.LEADER if label is Kind.LEADER else Kind.NOTHING
    if re.search(rf"[{HAN}]", text):
        return _kind_zh(text, likely=likely)
    bare = text[without_titles(text)]
    if _ORGANISATION_LATIN.fullmatch(bare):
        return Kind.ORGANISATION
    if _ROLE_LATIN.fullmatch(bare):
        return Kind.ROLE
    return Kind.NAME_LATIN if _is_latin_name(bare, likely=likely or bare != text) else Kind.UNKNOWN


def without_titles(text: str) -> slice:
    """Where the name stands in a piece, without 先生, 女士, Mr, Dr and their like."""
    before, after = _TITLES_LATIN.match(text), _TITLES_ZH.search(text)
    start = before.end() if before else 0
    end = after.start() if after and after.start() - start >= 2 else len(text)
    end = start + len(without_politeness(text[start:end]))
    plain = simplified(text)  # offices are looked up in one script
    role = _BEFORE_NAME.match(plain, start, end)
    if role and _is_called_so(text[role.end() : end]):
        start = role.end()  # 技术总监王五
    called = _WITH_ROLE.fullmatch(plain, start, end)
    if called and begins_with_surname(called[1]) and called[1] not in _NO_PERSON:
        end = called.end(1)
    return slice(start, end) if start < end else slice(0, len(text))


def _is_called_so(name: str) -> bool:
    is_nickname = _NICKNAME.fullmatch(name) and begins_with_surname(name[1])
    is_long = len(name) == _LONGEST_NAME and simplified(name[:2]) not in COMPOUND
    return bool(is_nickname) or (begins_with_surname(name) and name not in NO_NAMES_ZH and not is_long)


def is_word_of_firm(word: str) -> bool:
    """Whether a word in letters is one of firms: GmbH, University."""
    return bool(_ORGANISATION_LATIN.fullmatch(word))


def firm_before_role(text: str) -> int:
    """Where in 示例集团总经理 the role begins; 0 where no firm stands before it."""
    found = _FIRM_AND_ROLE.fullmatch(simplified(text))
    return found.start(2) if found else 0


def organisation_within(text: str) -> slice | None:
    """Where an organisation stands in a heading: `示例大学参观团名单` → 示例大学."""
    text = simplified(text)
    end = len(text)
    while not _ORGANISATION_ZH.fullmatch(text[: end_of(text[:end])].strip()):
        found = _VISITING.search(text[:end])
        if found is None or found.start() == end:
            break
        end = found.start()
    end = end_of(text[:end]) if _ORGANISATION_ZH.fullmatch(text[: end_of(text[:end])].strip()) else end
    bare = text[:end].strip()
    first, *more = bare.split(",")
    is_latin = not re.search(rf"[{HAN}]", bare) and all(map(_LEGAL_FORM.fullmatch, more))
    is_one = (
        bare in FIRMS_ZH
        or _ORGANISATION_ZH.fullmatch(bare)
        or (is_latin and (more or _ORGANISATION_LATIN.fullmatch(first)))
    )
    return slice(0, end) if bare and is_one and "\t" not in bare else None


def _kind_zh(text: str, *, likely: bool) -> Kind:
    bare = text[without_titles(text)]
    plain = simplified(text)  # what is no name stands in one script here
    if bare in NO_NAMES_ZH or text in NO_NAMES_ZH or _NO_BEGINNING.match(bare) or _NO_END.fullmatch(bare):
        return Kind.NOTHING
    if text in FIRMS_ZH:
        return Kind.ORGANISATION
    if _NAME_DOTTED.fullmatch(bare):
        return Kind.NAME_ZH
    is_called = begins_with_surname(text) and bool(
        _ONLY_ROLE.fullmatch(plain[1:].strip()) or (len(text) == 3 and _TITLES_ZH.search(text))
    )
    is_called = is_called or bool(begins_with_surname(text) and _OFFICE_ALONE.fullmatch(text))
    is_called = is_called or bool(_NICKNAME.fullmatch(text) and begins_with_surname(text[1]))
    if is_called:
        return Kind.NAME_ZH  # 李经理, 王先生: no more is known of them
    if _ROLE_ZH.fullmatch(plain[without_titles(text)]) or _DUTY.fullmatch(plain):
        return Kind.ROLE
    if _ORGANISATION_ZH.fullmatch(text) or _ORGANISATION_ZH.fullmatch(plain):
        return Kind.ORGANISATION
    wide = likely or bare != text
    if (begins_with_surname(bare) and _NAME_ZH.fullmatch(bare)) or (wide and _NAME_WIDE.fullmatch(bare)):
        return Kind.NAME_ZH
    return Kind.NAME_ZH if is_japanese_name(bare) or is_spaced_name(bare) else Kind.UNKNOWN


def _is_latin_name(text: str, *, likely: bool) -> bool:
    if _KOREAN.fullmatch(text):
        return True
    words = text.replace(",", " ").split()
    if any(word.casefold().strip(".") in NO_NAMES_LATIN for word in words):
        return False
    if len(words) == 1:
        is_one = not text[0].islower() or is_pinyin_word(text)
        return likely and is_one and bool(_NAME_ONE_WORD.fullmatch(text))
    if is_pinyin_name(text) or (2 <= len(words) <= 3 and is_given_name(words[0]) and text.islower()):
        return True
    if not _NAME_LATIN.fullmatch(text):
        return False
    # Nearly every script has capitals; where there are none (Arabic, Thai, Kana) any word may be a name.
    return all(word[0].isupper() or not word[0].islower() or word in PARTICLES for word in words)


# --- where a piece begins and ends -------------------------------------------------------------

_MARKS = " \t。.;；,，、!！:：-_*'‘’`"
_LONGEST_NAME = 4  # 汉字
_COUNT = re.compile(r"(?:等|共|等共|一行)?\s?\d{1,4}\s?[人位]$|(?<=.)(?:等|一行)$")
_WHEN = re.compile(
    r"(?:(?:[本这下上]?周|星期|礼拜)[一二三四五六日天末])?(?:[今明后]天)?(?:上午|下午|中午|晚上|早上)(?=\S\S)"
)
_COMES = re.compile(rf"(?<=[{HAN}]{{2}})(?:前?来参观|来拜访|[来到]访)$")
_LETTERS = rf"(?:[^ :{HAN}]|:(?=\d))+"
_WORDS = re.compile(rf"[{HAN}·][{HAN}{KANA}·{GLUE}]*|{_LETTERS}(?: {_LETTERS})*")


def words(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """汉字 word by word, words of other scripts as they stand together."""
    return ((start + found.start(), start + found.end()) for found in _WORDS.finditer(text[start:end]))


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A part without blanks and marks around it; a name also without when he comes (周三下午王伟来访)."""
    end = start + end_of(text[start:end])
    while start < end and text[start] in _MARKS:
        start += 1
    when = _WHEN.match(text, start, end)
    if when and begins_with_surname(text[when.end() : end]):
        start = when.end()
    comes = _COMES.search(text[start:end])
    if comes and comes.start() <= _LONGEST_NAME and begins_with_surname(text[start:end]):
        end = start + comes.start()
    return start, end


def end_of(text: str) -> int:
    """Where a text ends without the marks behind it, and without 等3人 or 一行5人."""
    end = len(text.rstrip(_MARKS))
    counted = _COUNT.search(text[max(0, end - 12) : end])
    return end if counted is None else len(text[: end - len(counted.group())].rstrip(_MARKS))
