"""Traditional and simplified forms of one 汉字: a name is the same in both, and is found by either."""

# Traditional forms that are common in names, each before its simplified one.
_PAIRS = (
    "偉伟國国華华麗丽劉刘陳陈張张楊杨趙赵黃黄吳吴鄭郑馮冯蔣蒋韓韩許许謝谢鄧邓蕭萧葉叶閻阎盧卢譚谭陸陆範范鍾钟汪汪"
    "鄒邹賈贾賀贺龔龚龐庞顧顾錢钱嚴严萬万喬乔賴赖齊齐龍龙湯汤魯鲁韋韦聶聂馬马孫孙關关項项遲迟應应歐欧單单東东賓宾"
    "強强軍军傑杰勝胜輝辉鋒锋鵬鹏曉晓紅红玲玲蘭兰鳳凤瓊琼艷艳豔艳麥麦榮荣貴贵慶庆寶宝興兴業业義义禮礼誠诚賢贤綱纲"
    "維维綺绮緯纬紹绍綠绿經经絲丝潔洁淨净瀟潇濤涛漢汉瑋玮瑤瑶璽玺瑩莹穎颖蓮莲薩萨蘇苏衛卫覺觉詩诗語语詠咏諾诺譽誉"
    "豐丰贊赞躍跃運运達达遠远邁迈鄺邝鈞钧銘铭銳锐鋼钢鎮镇鐵铁鑫鑫長长門门開开陽阳陰阴雲云電电靈灵靜静韻韵順顺頌颂"
    "飛飞駿骏騰腾驍骁鴻鸿鷹鹰鶴鹤麟麟黨党兒儿億亿優优兩两凱凯劍剑勁劲勵励協协卻却卓卓參参喚唤嘯啸園园圓圆堅坚壽寿"
    "夢梦妝妆嫻娴嬌娇學学寧宁實实寬宽將将嶽岳師师廣广張张愛爱懷怀戰战擇择書书會会樂乐樹树橋桥權权歡欢氣气淵渊溫温"
    "滿满澤泽煒炜熾炽爾尔獻献環环畫画盡尽祿禄禎祯積积穩稳競竞筆笔節节簡简純纯紀纪紋纹細细結结絡络線线緣缘縱纵總总"
)
_SIMPLIFIED = str.maketrans(dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True)))


def simplified(text: str) -> str:
    """A text in simplified forms, for comparing; of one length. Never stored or shown."""
    return text.translate(_SIMPLIFIED)
