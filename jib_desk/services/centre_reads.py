"""The centre's own settings as a row, past SQLAlchemy: asked for before it is loaded."""

import json
from collections.abc import Mapping
from dataclasses import fields
from datetime import date, time
from typing import Any, cast
from zoneinfo import ZoneInfo

from jib_desk.models import direct
from jib_desk.models.direct import Source
from jib_desk.rules.words import EventType, Target
from jib_desk.services.base import DEFAULT_ZONE, Service
from jib_desk.services.rows.centre import CentreRow, ReceptionRow

RECEPTION: Mapping[str, Any] = {field.name: field.default for field in fields(ReceptionRow)}
# Every setting of the centre with its default (DOMAIN §5 and §6). Stored values are JSON: days and times as ISO text.
DEFAULTS: Mapping[str, Any] = {
    "name_en": "Alibaba Cloud Innovation Center – BMW Startup Garage Joint Innovation Base",
    "name_zh": "阿里云创新中心-宝马初创车库联合创新基地",
    "zone": DEFAULT_ZONE,
    "opens": "09:00",
    "closes": "18:00",
    "window_start": "2021-05-20",
    "window_end": "2024-05-19",
    "site_fire_limit": 400,
    "card_limit": 10,
    "targets": {
        Target.COMPANIES_SUPPORTED: 300,
        Target.COMPANIES_GIVEN_OFFICE: 30,
        Target.COMPANIES_DOCKED: 20,
        Target.COMPANIES_REACHED: 200,
        Target.PEOPLE_REACHED: 7200,
    },
    "retention_days": 30,
    "reentry_hours": 2,
    "reached_event_types": [kind.value for kind in EventType if kind is not EventType.FIRE_DRILL],
    "is_sample": False,
    **RECEPTION,
}


class CentreReads(Service):
    """What every window knows of its centre from its first moment."""

    def centre(self) -> CentreRow:
        """All settings of the centre, defaults filled in."""
        return self._quick_read(centre_of)


def centre_of(source: Source) -> CentreRow:
    """The centre's settings inside a transaction; other services use it too."""
    kept = {key: json.loads(value or "null") for key, value in direct.fetch(source, "SELECT key, value FROM setting")}
    value: dict[str, Any] = {**DEFAULTS, **kept}
    return CentreRow(
        name_en=value["name_en"],
        name_zh=value["name_zh"],
        zone=ZoneInfo(value["zone"]),
        opens=time.fromisoformat(value["opens"]),
        closes=time.fromisoformat(value["closes"]),
        window_start=date.fromisoformat(value["window_start"]),
        window_end=date.fromisoformat(value["window_end"]),
        site_fire_limit=value["site_fire_limit"],
        card_limit=value["card_limit"],
        targets=value["targets"],
        retention_days=value["retention_days"],
        reentry_hours=value["reentry_hours"],
        reached_event_types=tuple(value["reached_event_types"]),
        is_sample=value["is_sample"],
        reception=ReceptionRow(**{name: _listed(value[name]) for name in RECEPTION}),
    )


def _listed(value: Any) -> Any:
    return tuple(cast("list[Any]", value)) if isinstance(value, list) else value
