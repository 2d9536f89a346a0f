"""Workbooks out: the month's occupancy sheet and the lists, each written beside and moved into place."""

from jib_desk.services.base import Service


class ExportsService(Service):
    """Writes workbooks."""
