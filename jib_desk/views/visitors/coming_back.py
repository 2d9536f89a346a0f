"""What the form is filled with for somebody who stepped out and goes on with the same visit.

Whatever else is planned for him today stays planned.
"""

from jib_desk.services.rows.visitors import VisitorHit, VisitRow


def as_he_came(hit: VisitorHit, visit: VisitRow) -> VisitorHit:
    """Filled in as at the visit that goes on, and not as planned for later."""
    if hit.expected_visit_id is None:
        return hit
    return hit._replace(
        expected_visit_id=None,
        category=visit.category,
        last_host_id=visit.host_id,
        last_company_id=visit.company_id,
        last_host=visit.host,
        last_host_phone=visit.host_phone,
        last_company_en=visit.company_en,
        last_company_zh=visit.company_zh,
        last_purpose=visit.purpose,
        party_size=visit.party_size - visit.heads_left,
        gone_host="",
    )
