"""Settings: what belongs to this workstation on the left, what belongs to the centre on the right, and its lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from jib_desk.services.changes import Changes
from jib_desk.version import VERSION
from jib_desk.views.page import Page
from jib_desk.views.settings.badge_paper import BadgePaperCard
from jib_desk.views.settings.categories import CategoriesCard
from jib_desk.views.settings.centre_form import CentreForm
from jib_desk.views.settings.channels import ChannelsCard
from jib_desk.views.settings.checklist_templates import ChecklistTemplates
from jib_desk.views.settings.kiosk import KioskCard
from jib_desk.views.settings.privacy import PrivacyCard
from jib_desk.views.settings.retention import RetentionView
from jib_desk.views.settings.terms import TermsCard
from jib_desk.views.settings.workstation import WorkstationCard
from jib_desk.views.theme import Space
from jib_desk.views.widgets.basics import button, label

if TYPE_CHECKING:
    from jib_desk.views.context import DeskContext


class SettingsPage(Page):
    """Cards that scroll together."""

    page_id = "settings"
    tables = ("setting", "checklist_template", "channel", "category_rule", "terms", "acceptance")

    def __init__(self, desk: DeskContext) -> None:
        super().__init__(desk)
        self.set_title(lambda: self.tr("Settings"))
        version = label("dim")
        self.say(version.setText, lambda: self.tr("Version {version}").format(version=VERSION))
        self.header.addWidget(version)
        self.header.addStretch(1)
        keys = button()
        self.say(keys.setText, lambda: self.tr("Keys and commands  F1"))
        keys.clicked.connect(lambda: desk.command_requested.emit("view.help"))
        self.header.addWidget(keys)
        self.workstation = WorkstationCard(desk)
        self.centre = CentreForm(desk)
        self.privacy = PrivacyCard(desk)
        self.privacy.retention_wanted.connect(lambda: self.show_record("retention", 0))
        self.badge_paper = BadgePaperCard(desk)
        self.kiosk = KioskCard(desk)
        self.templates = ChecklistTemplates(desk)
        self.categories = CategoriesCard(desk)
        self.terms = TermsCard(desk)
        self.channels = ChannelsCard(desk)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        row.addWidget(self.workstation, 2)
        row.addWidget(self.centre, 3)
        column.addLayout(row)
        column.addWidget(self.privacy)
        column.addWidget(self.badge_paper)
        column.addWidget(self.kiosk)
        column.addWidget(self.templates)
        column.addWidget(self.categories)
        column.addWidget(self.terms)
        column.addWidget(self.channels)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        self.body.addWidget(area, 1)
        desk.theme.changed.connect(self.workstation.refresh)
        if desk.preferences is not None:
            desk.preferences.changed.connect(self.workstation.refresh)

    def refresh(self, changes: Changes | None) -> None:
        self.workstation.refresh()
        self.centre.fill()
        self.privacy.fill()
        self.badge_paper.fill()
        self.kiosk.fill()
        self.templates.refresh()
        self.categories.refresh()
        self.terms.refresh()
        self.channels.refresh()

    def show_record(self, kind: str, key: int) -> None:
        """Who is due to be forgotten, today or by the next opening, as a view over the page."""
        if kind in {"retention", "retention_next"}:
            self.show_over(RetentionView(self, is_ahead=kind == "retention_next"))

    def primary_action(self) -> None:
        """Saves the centre's settings."""
        self.centre.commit()
