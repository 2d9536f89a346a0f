"""What the plan page can be asked to show of a repair."""

SEAT_OF_REPAIR = "repair_seat"  # the form that closes its seat, where somebody has it
REPAIR_KINDS = frozenset({"repair", SEAT_OF_REPAIR})
