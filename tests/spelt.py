"""People as they are kept, and as the desk types them: each is found in each way, and nobody else is."""

from typing import NamedTuple


class Spelt(NamedTuple):
    """One person, and what is typed for him: all of his name, and what may be somebody new as well."""

    name_zh: str
    name_latin: str
    typed: tuple[str, ...]
    begun: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """As he is shown."""
        return self.name_zh or self.name_latin


SPELT = (
    Spelt(
        "王伟", "",
        ("王伟", "wangwei", "ww", "Wang Wei", "王 偉", "Wei Wang", "wáng wěi", "wang2 wei3", "wang2wei3"),
    ),
    Spelt("单丽", "", ("shanli", "Shan Li", "sl", "單麗", "Shàn Lì", "shan4 li4", "Li Shan")),
    Spelt("曾雅", "", ("zengya", "Zeng Ya", "zy", "zeng1 ya3")),
    Spelt("欧阳娜", "", ("ouyang", "ouyangna", "Ouyang Na", "Na Ouyang", "oyn", "歐陽娜", "ou1 yang2 na4")),
    Spelt(
        "买买提·艾力", "", ("买买提·艾力", "买买提艾力", "maimaitiaili", "Maimaiti Aili", "mmtal", "買買提·艾力"),
        ("maimaiti", "艾力", "買買提"),
    ),
    Spelt("", "Anna Schmidt", ("anna", "Schmidt, Anna", "ANNA SCHMIDT"), ("as", "Anna Schmit", "Schmidt")),
    Spelt(
        "吕强", "",
        ("Lü Qiang", "Lv Qiang", "Lyu Qiang", "Lu Qiang", "lvqiang", "lq", "呂強", "Lǚ Qiáng", "lv3 qiang2"),
    ),
    Spelt("重庆生", "", ("chongqingsheng", "cqs", "zhongqingsheng", "重慶生", "chong2 qing4 sheng1")),
    Spelt("解晓东", "", ("xiexiaodong", "xxd", "jiexiaodong", "xie4xiao3dong1")),
    Spelt(
        "", "José García", ("jose", "Jose Garcia", "josé", "garcia", "José García", "Jose\u0301 Garci\u0301a"),
        ("Garcí",),
    ),
    Spelt(
        "", "Jürgen Müller", ("Jurgen Muller", "Juergen Mueller", "Jürgen Müller", "mueller", "Müller Jürgen"),
        ("Müller", "muller j"),
    ),
    Spelt("", "Katrin Luebke", ("Katrin Lübke", "luebke", "katrin luebke"), ("Lubke",)),
    Spelt("", "Jean-Luc Picard", ("jean luc picard", "jeanluc", "jlp", "Picard Jean-Luc"), ("Jean-Luc", "Picard")),
    Spelt("", "Seán O'Brien", ("sean obrien", "o'brien", "Sean O’Brien", "obrien"), ("O’Brien",)),
    Spelt("", "Nguyễn Văn Anh", ("nguyen", "Nguyen Van Anh", "nva"), ("Nguyễn",)),
    Spelt("山田太郎", "Yamada Tarō", ("yamada", "Taro Yamada", "Yamada Tarō", "yt", "山田太郎"), ("山田",)),
    Spelt("髙橋美咲", "", ("高桥美咲", "髙橋美咲"), ("高橋", "髙橋")),
    Spelt("渡辺直樹", "", ("渡边直树", "渡辺直樹", "渡邊直樹"), ("渡辺", "渡邊")),
    Spelt("佐々木希", "", ("佐々木", "佐々木希", "佐佐木希"), ("佐佐木",)),
    Spelt("", "やまもと はな", ("やまもと", "やまもと はな", "ヤマモト ハナ"), ("ﾔﾏﾓﾄ",)),
)  # fmt: skip
