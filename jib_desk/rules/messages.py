"""Messages that leave the house: when one is tried again, and what it says in both languages.

A message names the visitor, the organisation and the company visited: nobody's phone, and no host.
"""

from dataclasses import dataclass
from datetime import time, timedelta
from typing import NamedTuple

# Waited after the first, second, … attempt that failed; after the last one nobody tries by himself.
PAUSES = (
    timedelta(seconds=15),
    timedelta(minutes=1),
    timedelta(minutes=2),
    timedelta(minutes=5),
    timedelta(minutes=10),
)
JITTER = 0.2  # share of a pause by which it is longer at most, so that desks do not knock together
LONGEST_PAUSE = PAUSES[-1] * (1 + JITTER)
GATHERED = timedelta(minutes=2)  # parcels scanned within this time are one message


def pause_after(attempts: int, chance: float) -> timedelta | None:
    """How long to wait after so many failed attempts, None when it is given up. `chance` is in [0, 1)."""
    if attempts > len(PAUSES):
        return None
    return PAUSES[max(attempts, 1) - 1] * (1 + JITTER * chance)


class MessageText(NamedTuple):
    """What is sent: both languages in one, Chinese first."""

    title: str
    body: str


@dataclass(frozen=True, slots=True)
class ArrivedFacts:
    """Who stands at the desk since when (wall time), and whom they visit. `heads` counts the leader."""

    name_zh: str
    name_latin: str
    organisation: str
    heads: int
    at: time
    company_zh: str = ""
    company_en: str = ""


def arrival_text(facts: ArrivedFacts) -> MessageText:
    """Somebody has come."""
    zh, en = facts.name_zh or facts.name_latin, facts.name_latin or facts.name_zh
    if facts.organisation:
        zh, en = f"{zh}（{facts.organisation}）", f"{en} ({facts.organisation})"
    if facts.heads > 1:
        zh, en = f"{zh}等{facts.heads}人", f"{en} and {facts.heads - 1} more"
    company_zh, company_en = facts.company_zh or facts.company_en, facts.company_en or facts.company_zh
    to_zh = f"，来访{company_zh}" if company_zh else ""
    to_en = f" to visit {company_en}" if company_en else ""
    body = f"{zh}已于{facts.at:%H:%M}到达前台{to_zh}。\n{en} arrived at the front desk at {facts.at:%H:%M}{to_en}."
    return MessageText("访客已到 · Visitor at the desk", body)


def parcel_text(pieces: int, company_zh: str, company_en: str) -> MessageText:
    """Parcels wait at the desk; one message for all of a company."""
    zh, en = company_zh or company_en, company_en or company_zh
    things = "1 parcel is" if pieces == 1 else f"{pieces} parcels are"
    waiting = f"{things} waiting for {en}" if en else f"{things} waiting"
    return MessageText("快递待取 · Parcels", f"{zh}有{pieces}件快递在前台待取。\n{waiting} at the front desk.")


def trial_text() -> MessageText:
    """Shows that a channel works."""
    return MessageText(
        "测试 · Test", "前台通知渠道测试，无需回复。\nA test of the front desk's messages; please ignore it."
    )
