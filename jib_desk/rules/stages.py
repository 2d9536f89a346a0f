"""Where a company stands on a day, from its milestones, its seats and the services it got (DOMAIN §2: never stored)."""

from dataclasses import dataclass, replace
from datetime import date

from jib_desk.rules.words import CompanyStage, EndedAs


@dataclass(frozen=True, slots=True)
class Milestones:
    """The days that are kept of a company; None = has not happened. `served_on` is that of its first service."""

    applied_on: date | None = None
    approved_on: date | None = None
    graduated_on: date | None = None
    left_on: date | None = None
    scouted_on: date | None = None
    served_on: date | None = None


def stage_of(milestones: Milestones, on: date, *, is_resident: bool, last_ended_as: EndedAs | None) -> CompanyStage:
    """The stage on a day. Who holds a seat is resident whatever was said before.

    `last_ended_as` is how the company's last seat before the day ended, for companies whose
    milestones were never written down; None when it never had one.
    """
    if is_resident:
        return CompanyStage.RESIDENT
    gone = [
        (day, stage)
        for day, stage in (
            (milestones.graduated_on, CompanyStage.GRADUATED),
            (milestones.left_on, CompanyStage.LEFT),
        )
        if day is not None and day <= on
    ]
    if gone:
        return max(gone, key=lambda item: item[0])[1]
    if last_ended_as is EndedAs.GRADUATED:
        return CompanyStage.GRADUATED
    if last_ended_as is EndedAs.LEFT:
        return CompanyStage.LEFT
    if _is_past(milestones.approved_on, on) or _is_past(milestones.served_on, on) or last_ended_as is not None:
        return CompanyStage.SUPPORTED
    # Found by the centre, it is no applicant before it applies; a card of which nothing is known is one.
    is_only_scouted = _is_past(milestones.scouted_on, on) and not _is_past(milestones.applied_on, on)
    return CompanyStage.SCOUTED if is_only_scouted else CompanyStage.APPLICANT


def way_of(milestones: Milestones, on: date, *, is_resident: bool, last_ended_as: EndedAs | None) -> CompanyStage:
    """The stage as the way to a seat sees it: a service ends neither an application nor a scouting."""
    stage = stage_of(milestones, on, is_resident=is_resident, last_ended_as=last_ended_as)
    is_asked = _is_past(milestones.applied_on, on) or _is_past(milestones.scouted_on, on)
    if stage is not CompanyStage.SUPPORTED or not is_asked:
        return stage
    return stage_of(replace(milestones, served_on=None), on, is_resident=is_resident, last_ended_as=last_ended_as)


def _is_past(day: date | None, on: date) -> bool:
    return day is not None and day <= on
