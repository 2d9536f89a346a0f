"""A badge of the sample centre that did not come back: a guest who had left a week before took it along."""

from sqlalchemy import Table, select

from jib_desk.models.journal import Work
from jib_desk.models.tables import TABLES
from jib_desk.models.visit import Visit, Visitor

NUMBER = "23"  # nobody is offered it in the first days
_WHO = "万访五"
_VISIT: Table = TABLES["visit"]


def write(work: Work) -> None:
    """The guest's visit is closed with the time of leaving, the badge is out."""
    query = select(Visit.id).join(Visitor, Visitor.id == Visit.visitor_id).where(Visitor.name_zh == _WHO)
    found = work.session.execute(query.where(Visit.left_at.is_not(None)).order_by(Visit.id)).scalars().first()
    if found is not None:
        work.update_many(_VISIT, [{"id": found, "badge": NUMBER, "badge_is_out": True}])
