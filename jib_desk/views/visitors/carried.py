"""What is typed beside the name of somebody who is known already is not lost when he is taken from the list."""

from PySide6.QtWidgets import QLineEdit

from jib_desk.rules.identity import masked_phone
from jib_desk.rules.walk_in import WalkIn, is_other_organisation
from jib_desk.services.rows.visitors import VisitorHit


def carry(typed: WalkIn, hit: VisitorHit, organisation: QLineEdit, phone: QLineEdit) -> bool:
    """What was typed beside somebody's whole name and is new of him stands in its field.

    Says whether it takes the place of something, which is to be seen before it is kept. Beside what is no whole name of
    his it was typed to find him.
    """
    if not typed.is_called(hit.name_zh, hit.name_latin):
        return False
    is_other_phone = bool(typed.phone) and masked_phone(typed.phone) != hit.masked_phone
    is_other = is_other_organisation(hit.organisation, typed.organisation)
    phone.setText(typed.phone if is_other_phone else "")
    organisation.setText(typed.organisation if is_other else "")
    return bool((is_other and hit.organisation) or (is_other_phone and hit.masked_phone))
