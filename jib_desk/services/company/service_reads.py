"""Services that companies were given, as lists, stages and figures need them; cancelled ones count nowhere.

Past the mapping: with every list of companies they are read anew.
"""

from datetime import date

from jib_desk.models import direct
from jib_desk.models.direct import Source
from jib_desk.rules.programme import Given
from jib_desk.rules.words import ServiceType

_FIRST = "SELECT company_id, min(served_on) FROM service_record WHERE cancelled_at IS NULL GROUP BY company_id"
_GIVEN = """SELECT company_id, type, min(served_on), max(served_on) FROM service_record
  WHERE cancelled_at IS NULL AND served_on <= ? GROUP BY company_id, type"""


def first_services(source: Source) -> dict[int, date]:
    """Company → the day of the first service that it was given; absent without any."""
    return {company: date.fromisoformat(day) for company, day in direct.fetch(source, _FIRST)}


def given(source: Source, until: date) -> list[Given]:
    """What companies were given up to a day, that day included."""
    day = date.fromisoformat
    rows = direct.fetch(source, _GIVEN, (until.isoformat(),))
    return [Given(company, ServiceType(kind), day(first), day(last)) for company, kind, first, last in rows]
