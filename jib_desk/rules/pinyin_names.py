"""Names in pinyin: `zhang wei` and `wei zhang` are names in small letters too, two words of English are none."""

import re
from functools import cache


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


# What follows each initial: every syllable of the table of Hanyu Pinyin, ü as v or u.
_FINALS = {
    "": "a ai an ang ao e ei en er o ou", "b": "a ai an ang ao ei en eng i ian iao ie in ing o u",
    "p": "a ai an ang ao ei en eng i ian iao ie in ing o ou u", "f": "a an ang ei en eng o ou u",
    "m": "a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u", "w": "a ai an ang ei en eng o u",
    "d": "a ai an ang ao e ei eng i ian iao ie ing iu ong ou u uan ui un uo",
    "t": "a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo",
    "n": "a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan uo v ve ue",
    "l": "a ai an ang ao e ei eng i ia ian iang iao ie in ing iu ong ou u uan un uo v ve ue",
    "g": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "k": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "h": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "j": "i ia ian iang iao ie in ing iong iu u uan ue un", "q": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "x": "i ia ian iang iao ie in ing iong iu u uan ue un", "r": "an ang ao e en eng i ong ou u ua uan ui un uo",
    "z": "a ai an ang ao e ei en eng i ong ou u uan ui un uo", "c": "a ai an ang ao e en eng i ong ou u uan ui un uo",
    "s": "a ai an ang ao e en eng i ong ou u uan ui un uo",
    "zh": "a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo",
    "ch": "a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo",
    "sh": "a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo",
    "y": "a an ang ao e i in ing o ong ou u uan ue un",
}  # fmt: skip
_SURNAMES = _listed(
    "ai an ao ba bai ban bao bei bi bian bo bu cai cao cen chai chang che chen cheng chi chong chu cui dai dang "
    "deng di diao ding dong dou du duan fan fang fei feng fu gai gan gao ge geng gong gou gu guan gui guo hai han "
    "hang hao he hong hou hu hua huan huang huo ji jia jian jiang jiao jie jin jing ju kang ke kong kou kuai kuang "
    "lai lan lang lao lei leng li lian liang liao lin ling liu long lou lu luan luo lv ma mai man mao mei meng mi "
    "miao min ming mo mou mu ni nie ning niu nong ou pan pang pei peng pi piao ping pu qi qian qiang qiao qin qiu "
    "qu quan que ran rao ren rong ru ruan rui sang sha shan shang shao she shen sheng shi shou shu si song su sui "
    "sun tan tang tao teng tian tie tong tu wan wang wei wen weng wo wu xi xia xian xiang xiao xie xin xing xiong "
    "xu xuan xue xun yan yang yao ye yi yin ying you yu yuan yue yun zang zeng zha zhai zhan zhang zhao zhen zheng "
    "zhi zhong zhou zhu zhuang zhuo zong zou zu zuo ouyang sima shangguan zhuge situ murong huangfu xiahou linghu "
    "dongfang gongsun duanmu yuwen zhangsun"
)
_LONGEST_SURNAME = max(map(len, _SURNAMES))
# Words of English that are syllables as well: of these alone nobody is called.
_ENGLISH = _listed(
    "a an ban bang bin can chi dang den die dong fan fang fen gang gong hang he hen lie long man mange me men mine "
    "pan pang pen pie pin ping rang ran run sang she song sun tan tang tie to wan women you lei bone bake mango "
    "ding fa la"
)
_PLACES = _listed(
    "beijing shanghai nanjing tianjin chongqing guangzhou shenzhen hangzhou suzhou ningbo wuxi changzhou wenzhou "
    "wuhan chengdu dalian qingdao jinan xian xiamen fuzhou changsha zhengzhou hefei kunming nanning taiyuan "
    "shenyang changchun guiyang lanzhou jiaxing shaoxing foshan dongguan zhuhai jinqiao pudong jiangsu jiangxi "
    "anhui yunnan zhejiang guangdong guangxi shandong shanxi shaanxi hunan hubei henan hebei hainan fujian sichuan "
    "taiwan"
)


@cache
def _given() -> re.Pattern[str]:
    """A given name of one or two syllables. Made when a surname was seen: no first key press waits for it."""
    syllables = (first + last for first, finals in _FINALS.items() for last in finals.split())
    one = "|".join(sorted(syllables, key=len, reverse=True))
    return re.compile(rf"(?:{one})['’-]?(?:{one})?")


def is_pinyin_name(text: str) -> bool:
    """Whether two or three words are a surname and a given name of one or two syllables, in either order."""
    words = text.casefold().split()
    if not 2 <= len(words) <= 3 or "".join(words) in _PLACES or all(word in _ENGLISH for word in words):
        return False
    if words[0] in _SURNAMES and _given().fullmatch("".join(words[1:])):
        return True
    return len(words) == 2 and words[1] in _SURNAMES and bool(_given().fullmatch(words[0]))


def is_pinyin_word(word: str) -> bool:
    """Whether one word may be all of such a name: zhangwei."""
    text = word.casefold()
    if text in _ENGLISH or text in _PLACES:
        return False
    lengths = range(2, min(_LONGEST_SURNAME, len(text) - 1) + 1)
    return any(text[:length] in _SURNAMES and _given().fullmatch(text[length:]) for length in lengths)
