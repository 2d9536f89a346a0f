"""What the journal knows of a company."""

from jib_desk import phrases
from jib_desk.services.rows.companies import CompanyDetail
from jib_desk.views.companies.tabs import CardPart
from jib_desk.views.item_models.days import short_day_text
from jib_desk.views.widgets.basics import label

_ENTRIES = 50


class HistoryPart(CardPart):
    """Entries that touched the company, newest first."""

    def fill(self, detail: CompanyDetail) -> None:
        key, services = detail.company.id, self.desk.services
        entries = self.desk.read(lambda: services.journal.history("company", key))[:_ENTRIES]
        for entry in entries:
            when = self.desk.local(entry.at)
            said = phrases.action(entry.action, entry.subject, self.desk.lang)
            day = short_day_text(when.date(), self.desk.lang)
            parts = (f"{day} {when:%H:%M}", said, entry.staff, entry.reason)
            self.box.addWidget(label("", " · ".join(part for part in parts if part), wrap=True))
        if not entries:
            self.box.addWidget(label("dim", self.tr("Nothing was changed yet.")))
