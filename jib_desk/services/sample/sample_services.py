"""Two services of the sample centre's residents: they show what a record holds, and change no figure of the month."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from jib_desk.rules.words import ServiceProvider, ServiceType

Row = Mapping[str, Any]
Add = Callable[[str, Sequence[Row]], list[int]]


def write(add: Add, companies: Mapping[str, int], day: Callable[[str], date]) -> None:
    """Adds the rows within the entry of the sample."""
    company = {"company_id": companies["ST-007"]}
    credit = {"served_on": day("2023-11-07"), "type": ServiceType.CLOUD_CREDIT}
    matching = {"served_on": day("2023-11-21"), "type": ServiceType.BMW_MATCHING}
    add(
        "service_record",
        [
            {
                **company,
                **credit,
                "provider": ServiceProvider.ALIBABA_CLOUD,
                "need": "仿真测试用服务器 Servers for simulation",
                "outcome": "已开通 Running",
                "amount_yuan": 12_000,
                "evidence": "云资源申请单 Credit request 231107",
            },
            {
                **company,
                **matching,
                "provider": ServiceProvider.BMW,
                "partner": "示例研发部门 Sample R&D unit",
                "need": "试点车辆 A car for the pilot",
                "outcome": "试点两周 Two weeks agreed",
            },
        ],
    )
