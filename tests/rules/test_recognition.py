"""Two descriptions of a person: what makes them one, what tells two people of one name apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jib_desk.rules.recognition import LIKELY, SAME, SURE, Described, Why, score

HIS_PHONE, HER_PHONE = "12000000001", "12000000002"


def zh(name: str, phone: str = "", organisation: str = "") -> Described:
    return Described(name_zh=name, phone=phone, organisation=organisation)


def latin(name: str, phone: str = "", organisation: str = "") -> Described:
    return Described(name_latin=name, phone=phone, organisation=organisation)


WANG_WEI = zh("王伟")

NAMES = {
    "as written": (WANG_WEI, zh("王伟"), 80),
    "a blank between": (WANG_WEI, zh("王 伟"), 80),
    "an ideographic blank": (WANG_WEI, zh("王\u3000伟"), 80),
    "traditional 汉字": (WANG_WEI, zh("王 偉"), 80),
    "pinyin in one word": (WANG_WEI, latin("wangwei"), 70),
    "pinyin in two words": (WANG_WEI, latin("Wang Wei"), 70),
    "given name first": (WANG_WEI, latin("Wei Wang"), 70),
    "in the other field": (WANG_WEI, Described(name_zh="Wang Wei"), 70),
    "initials": (WANG_WEI, latin("ww"), 40),
    "both scripts": (Described("王伟", "Wang Wei"), WANG_WEI, 80),
    "both scripts, Latin alone": (Described("王伟", "David Wang"), latin("Wang David"), 80),
    "other 汉字 of one sound": (WANG_WEI, zh("王薇"), 50),
    "one Latin name, other 汉字": (Described("王伟", "Wang Wei"), Described("王薇", "Wang Wei"), 50),
    "another name": (WANG_WEI, zh("李娜"), 0),
    "two 汉字, one other": (WANG_WEI, zh("王强"), 0),
    "三 characters, one other": (zh("王小明"), zh("王小朋"), 50),
    "三 characters, another surname": (zh("林小明"), zh("贝小明"), 0),
    "三 characters, a surname of one sound": (zh("汪小明"), zh("王小明"), 50),
    "单 is Shan": (zh("单丽"), latin("Shan Li"), 70),
    "曾 is Zeng": (zh("曾伟"), latin("Zeng Wei"), 70),
    "曾 is Ceng in other words": (zh("曾伟"), latin("Ceng Wei"), 70),
    "欧阳 is one surname": (zh("欧阳娜"), latin("Ouyang Na"), 70),
    "欧阳, given name first": (zh("欧阳娜"), latin("Na Ouyang"), 70),
    "欧阳, initials": (zh("欧阳娜"), latin("oyn"), 40),
    "吕 is Lü, Lv and Lyu": (zh("吕强"), latin("Lyu Qiang"), 70),
    "a dot in the name": (zh("买买提·艾力"), zh("买买提艾力"), 80),
    "another dot": (zh("买买提·艾力"), zh("买买提•艾力"), 80),
    "in Latin letters": (zh("买买提·艾力"), latin("Maimaiti Aili"), 70),
    "Latin only": (latin("Anna Schmidt"), latin("anna schmidt"), 80),
    "Latin, wrong order": (latin("Anna Schmidt"), latin("Schmidt, Anna"), 80),
    "Latin, with marks": (latin("Jürgen Weiß"), latin("jurgen weiss"), 80),
    "Latin, one mark left out": (latin("José García"), latin("Jose García"), 80),
    "a middle name left out": (latin("Anna Maria Schmidt"), latin("Anna Schmidt"), 50),
    "one letter too few": (latin("Anna Schmidt"), latin("Anna Schmit"), 50),
    "two letters in wrong order": (latin("Anna Schmidt"), latin("Anna Schmitd"), 50),
    "a slip in pinyin": (WANG_WEI, latin("wangwie"), 50),
    "short names are not guessed": (latin("Al"), latin("Ali"), 0),
    "a given name alone": (latin("Anna Schmidt"), latin("Anna"), 0),
    "tone marks": (WANG_WEI, latin("Wáng Wěi"), 70),
    "numbers for tones": (WANG_WEI, latin("wang2 wei3"), 70),
    "numbers for tones, in one word": (zh("欧阳娜"), latin("ou1yang2na4"), 70),
    "a number that is no tone": (latin("Team2 Sample"), latin("Team Sample"), 50),
    "吕 is Lü": (zh("吕强"), latin("Lü Qiang"), 70),
    "吕 is Lv": (zh("吕强"), latin("lv qiang"), 70),
    "吕 is Lu without its marks": (zh("吕强"), latin("Lu Qiang"), 70),
    "Lü and Lyu": (latin("Lü Qiang"), latin("Lyu Qiang"), 80),
    "Lv and Lyu": (latin("Lv Qiang"), latin("Lyu Qiang"), 80),
    "Lu and Lyu may be 陆 and 吕": (latin("Lu Qiang"), latin("Lyu Qiang"), 50),
    "重 is Chong": (zh("重庆生"), latin("Chong Qingsheng"), 70),
    "重 is Zhong in other words": (zh("重庆生"), latin("Zhong Qingsheng"), 70),
    "解 is Xie": (zh("解晓东"), latin("Xie Xiaodong"), 70),
    "Müller without an umlaut": (latin("Jürgen Müller"), latin("Jurgen Muller"), 80),
    "Müller written out": (latin("Jürgen Müller"), latin("Juergen Mueller"), 80),
    "Mueller and Muller may be two": (latin("Juergen Mueller"), latin("Jurgen Muller"), 50),
    "Søren Ångström written out": (latin("Søren Ångström"), latin("Soeren Aangstroem"), 80),
    "Xue is not Xu": (latin("Xue Li"), latin("Xu Li"), 0),
    "a hyphen": (latin("Jean-Luc Picard"), latin("Jeanluc Picard"), 80),
    "an apostrophe": (latin("Seán O'Brien"), latin("Sean OBrien"), 80),
    "many marks": (latin("Nguyễn Văn An"), latin("nguyen van an"), 80),
    "Japanese forms": (zh("渡辺直樹"), zh("渡边直树"), 80),
    "a character that is said again": (zh("佐々木希"), zh("佐佐木希"), 80),
    "a form of a surname": (zh("髙橋美咲"), zh("高桥美咲"), 80),
    "a form that is another character in Chinese": (zh("张芸"), zh("张艺"), 0),
    "two scripts of one sound": (latin("やまもと はな"), latin("ヤマモト ハナ"), 80),
    "a title": (zh("秦测甲"), zh("秦测甲先生"), 80),
    "a title behind a blank": (zh("秦测甲"), zh("秦测甲 总经理"), 80),
    "a title in traditional 汉字": (zh("秦测甲"), zh("秦测甲經理"), 80),
    "a Latin title": (latin("Anna Schmidt"), latin("Ms. Anna Schmidt"), 80),
    "pinyin and a title": (zh("秦测甲博士"), latin("Dr Qin Cejia"), 70),
    "an office": (zh("秦测甲"), zh("秦测甲局长"), 80),
    "Sir and Madam of one name": (zh("秦测甲先生"), zh("秦测甲女士"), 50),
    "Mr and Ms of one name": (latin("Mr Sam Ple"), latin("Ms Sam Ple"), 50),
    "Sir on one side alone": (zh("秦测甲先生"), zh("秦测甲博士"), 80),
    "two who are called by the family alone": (zh("王先生"), zh("王女士"), 0),
    "two of a family of two 汉字": (zh("欧阳先生"), zh("欧阳女士"), 0),
    "Mr and Mrs, of whom no more is known": (latin("Mr Wang"), latin("Mrs Wang"), 50),
    "a given name that is a title elsewhere": (zh("王博士"), zh("王博士先生"), 80),
    "nothing and nothing": (Described(), Described(), 0),
    "somebody and nothing": (WANG_WEI, Described(), 0),
}


@pytest.mark.parametrize(("one", "other", "points"), NAMES.values(), ids=NAMES.keys())
def test_names_are_compared_in_every_way_they_are_written(one: Described, other: Described, points: int) -> None:
    assert score(one, other).score == points


REST = {
    "phone and name": (zh("王伟", HIS_PHONE), zh("王伟", "+86 120 0000 0001"), 100),
    "phone and pinyin": (zh("王伟", HIS_PHONE), latin("Wang Wei", HIS_PHONE), 100),
    "phone and a slip": (zh("王伟", HIS_PHONE), latin("wangwie", HIS_PHONE), SURE),
    "two people of one name": (zh("王伟", HIS_PHONE), zh("王伟", HER_PHONE), LIKELY),
    "two of one name and two firms": (zh("王伟", HIS_PHONE, "示例车灯"), zh("王伟", HER_PHONE, "月熊猫"), 35),
    "one phone, two names": (zh("王伟", HIS_PHONE), zh("李娜", HIS_PHONE), 60),
    "told apart by a masked phone": (zh("王伟", "120****0001"), zh("王伟", HER_PHONE), LIKELY),
    "a masked phone fits": (zh("王伟", "120****0001"), zh("王伟", HIS_PHONE), SAME),
    "two masked phones fit": (zh("王伟", "120****0001"), zh("王伟", "120****0001"), SAME),
    "two masked phones differ": (zh("王伟", "120****0001"), zh("王伟", "120****0002"), LIKELY),
    "a mask that hides all": (zh("王伟", "****"), zh("王伟", HIS_PHONE), SURE),
    "the same firm": (zh("王伟", "", "示例车灯有限公司"), zh("王伟", "", "示例车灯"), 90),
    "another firm": (zh("王伟", "", "示例车灯"), zh("王伟", "", "月熊猫电池"), 75),
    "pinyin and the same firm": (zh("王伟", "", "示例车灯"), latin("Wang Wei", "", "示例车灯"), SURE),
    "a phone on one side only": (zh("王伟", HIS_PHONE), zh("王伟"), SURE),
}


@pytest.mark.parametrize(("one", "other", "points"), REST.values(), ids=REST.keys())
def test_the_phone_tells_two_people_of_one_name_apart(one: Described, other: Described, points: int) -> None:
    assert score(one, other).score == points


def test_a_score_says_what_it_is_made_of() -> None:
    found = score(zh("王伟", HIS_PHONE, "示例车灯"), latin("Wei Wang", HER_PHONE, "示例车灯"))
    assert found.why == (Why.SOUNDS_ALIKE, Why.OTHER_PHONE, Why.SAME_ORGANISATION)


TEXTS = st.text(st.sampled_from("王伟偉单曾欧阳·. abAB\u200f😀１"), max_size=8)
PEOPLE = st.builds(Described, TEXTS, TEXTS, TEXTS, st.text("01*+ ", max_size=12))


@given(PEOPLE, PEOPLE)
def test_it_does_not_matter_who_is_compared_with_whom(one: Described, other: Described) -> None:
    assert score(one, other).score == score(other, one).score


@given(PEOPLE)
def test_whoever_has_a_name_in_letters_or_han_is_himself(one: Described) -> None:
    name = any(character.isalpha() for character in one.name_zh + one.name_latin)
    assert not name or score(one, one).score >= SURE
