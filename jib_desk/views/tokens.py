"""The colours of the two schemes. Taken from here by the theme alone: whoever paints asks the theme."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one scheme, as `#RRGGBB`."""

    background: str
    surface: str
    line: str
    text: str
    dim: str
    wall: str
    accent: str
    accent_soft: str
    on_accent: str
    occupied_edge: str
    occupied_text: str
    held_fill: str
    held_edge: str
    held_text: str
    vacant_fill: str
    vacant_edge: str
    vacant_text: str
    ends_soon_fill: str
    ends_soon_edge: str
    ends_soon_text: str
    overstayed_fill: str
    overstayed_edge: str
    overstayed_text: str
    out_of_service_fill: str
    out_of_service_edge: str
    out_of_service_text: str
    # Okabe and Ito's colours, told apart by every kind of sight; texts on them are `text`.
    orange_fill: str
    orange_edge: str
    sky_fill: str
    sky_edge: str
    green_fill: str
    green_edge: str
    yellow_fill: str
    yellow_edge: str
    blue_fill: str
    blue_edge: str
    purple_fill: str
    purple_edge: str
    hover: str
    shade: str  # toasts and tooltips: the scheme turned over
    on_shade: str


LIGHT: Final = Tokens(
    background="#F5F6F8",
    surface="#FFFFFF",
    line="#E1E5EA",
    text="#1B2430",
    dim="#5B6675",
    wall="#7F8B99",
    accent="#0B63CE",
    accent_soft="#E6F0FC",
    on_accent="#FFFFFF",
    occupied_edge="#0072B2",
    occupied_text="#00639B",
    held_fill="#FDF1D8",
    held_edge="#A86B00",
    held_text="#8F5A00",
    vacant_fill="#E4F5EF",
    vacant_edge="#007A59",
    vacant_text="#00674B",
    ends_soon_fill="#FBE6DA",
    ends_soon_edge="#C24A00",
    ends_soon_text="#A83F00",
    overstayed_fill="#FBE3E1",
    overstayed_edge="#9F1D17",
    overstayed_text="#9F1D17",
    out_of_service_fill="#ECEEF1",
    out_of_service_edge="#6B7684",
    out_of_service_text="#56606E",
    orange_fill="#FCEBC9",
    orange_edge="#A86B00",
    sky_fill="#DFF1FC",
    sky_edge="#1F7FB8",
    green_fill="#DDF3EA",
    green_edge="#007A59",
    yellow_fill="#FBF7C6",
    yellow_edge="#857A00",
    blue_fill="#DAE7F6",
    blue_edge="#00548A",
    purple_fill="#F9E5F0",
    purple_edge="#A3487A",
    hover="#EFF2F5",
    shade="#1B2430",
    on_shade="#FFFFFF",
)

DARK: Final = Tokens(
    background="#14181E",
    surface="#1B2028",
    line="#2C343F",
    text="#E6EAF0",
    dim="#9AA6B5",
    wall="#6B7889",
    accent="#5AA2F5",
    accent_soft="#1D3352",
    on_accent="#0B1420",
    occupied_edge="#6DB6E8",
    occupied_text="#6DB6E8",
    held_fill="#3D3115",
    held_edge="#F0BE55",
    held_text="#F0BE55",
    vacant_fill="#14372D",
    vacant_edge="#4CC9A0",
    vacant_text="#4CC9A0",
    ends_soon_fill="#43240F",
    ends_soon_edge="#F59A61",
    ends_soon_text="#F59A61",
    overstayed_fill="#4A1613",
    overstayed_edge="#FF9D94",
    overstayed_text="#FF9D94",
    out_of_service_fill="#262C35",
    out_of_service_edge="#8C98A7",
    out_of_service_text="#8C98A7",
    orange_fill="#40300F",
    orange_edge="#E69F00",
    sky_fill="#12344A",
    sky_edge="#56B4E9",
    green_fill="#0E382D",
    green_edge="#2FBF93",
    yellow_fill="#3A370F",
    yellow_edge="#E4D93F",
    blue_fill="#132A4C",
    blue_edge="#5B9BE6",
    purple_fill="#412339",
    purple_edge="#DE94BC",
    hover="#242B35",
    shade="#E6EAF0",
    on_shade="#14181E",
)
