"""What a correction of the census changed, as its finding keeps it and as it is read again.

It is kept without a word of either language, "风筝车联 KiteSignal → – · 4 → 6": who was recorded and who is, then
the desks; "–" is nobody. It stays true whatever is recorded afterwards.
"""

import re
from collections.abc import Mapping

from jib_desk.models.facility import CensusFinding
from jib_desk.rules.words import CensusResolution, CensusResult
from jib_desk.services.rows.census import Before
from jib_desk.services.seat.seat_book import CompanyNames

NOBODY = "–"
_TO, _AND = " → ", " · "
_DESKS = re.compile(r"(?:^| · )(\d+) → \d+$")
_OF_COMPANIES = frozenset({CensusResult.EMPTY, CensusResult.OTHER_COMPANY, CensusResult.OCCUPIED})


def told(finding: CensusFinding, company_id: int | None, desks: int, names: Mapping[int, CompanyNames]) -> str:
    """What was recorded (company and desks) → what was found."""

    def said(key: int | None) -> str:
        known = names.get(key) if key is not None else None
        return known.both if known else NOBODY

    parts: list[str] = []
    if finding.result in _OF_COMPANIES:
        parts.append(f"{said(company_id)}{_TO}{said(finding.company_id)}")
    if finding.desks is not None and finding.desks != desks:
        parts.append(f"{desks}{_TO}{finding.desks}")
    return _AND.join(parts)


def before(finding: CensusFinding, names: Mapping[int, CompanyNames]) -> Before | None:
    """What had been recorded before a finding was corrected; None of one that was not."""
    if finding.resolution is not CensusResolution.CORRECTED:
        return None
    match = _DESKS.search(finding.explanation)
    desks = int(match[1]) if match else None
    if finding.result not in _OF_COMPANIES:
        return Before(is_of_company=False, company_en="", company_zh="", desks=desks)
    company, *_ = (finding.explanation[: match.start()] if match else finding.explanation).split(_TO)
    if company == NOBODY:
        company = ""
    known = next((item for item in names.values() if item.both == company), None)  # renamed since: both as written
    return Before(
        is_of_company=True,
        company_en=known.en if known else company,
        company_zh=known.zh if known else company,
        desks=desks,
    )
