"""The files of a company itself."""

from jib_desk.rules.words import AttachmentOf
from jib_desk.services.rows.companies import CompanyDetail
from jib_desk.views.companies.tabs import CardHost, CardPart
from jib_desk.views.context import DeskContext
from jib_desk.views.widgets.basics import label
from jib_desk.views.widgets.file_list import FileList


class FilesPart(CardPart):
    """Whatever is kept of a company and belongs to none of its agreements."""

    def __init__(self, desk: DeskContext, host: CardHost) -> None:
        super().__init__(desk, host)
        self.title = label("field")
        self.files = FileList(desk)
        self.box.addWidget(self.title)
        self.box.addWidget(self.files)

    def show_company(self, detail: CompanyDetail) -> None:
        """The list reads itself and stays fresh."""
        self.title.setText(self.tr("Files of the company"))
        self.files.show_files_of(AttachmentOf.COMPANY, detail.company.id, may_write=self.host.may_write())
