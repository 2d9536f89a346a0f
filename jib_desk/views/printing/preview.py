"""What is printed, through the preview to a printer."""

from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QPageLayout, QShortcut, QShowEvent
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog, QPrintPreviewWidget
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QGraphicsView,
    QLineEdit,
    QPushButton,
    QToolBar,
    QToolButton,
    QWidget,
)

from jib_desk.views.printing.output import Paint, load_faces
from jib_desk.views.printing.painter import page_layout, paint
from jib_desk.views.printing.sheet import Sheet
from jib_desk.views.widgets.tab_order import follow_layout

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PrintPreview(QPrintPreviewDialog):
    """A preview that keys alone work: Enter and Ctrl+P print, Esc closes, Tab reaches everything.

    It keeps the printer, which must live as long as it does.
    """

    asks_where: ClassVar[bool] = False  # whether somebody chooses among the printers each time
    keeps_paper: ClassVar[bool] = False  # whether the page is of this size and no other: turned, it would be cut

    def __init__(self, title: str, layout: QPageLayout, paint_on: Paint, parent: QWidget) -> None:
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._printer.setPageLayout(layout)
        self._printer.setDocName(title)
        super().__init__(self._printer, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.resize(parent.window().size())
        self.paintRequested.connect(paint_on)
        (self._bar,) = self.findChildren(QToolBar)
        self._bar.setMovable(False)
        (self._pages,) = self.findChildren(QPrintPreviewWidget)
        self._choose = self._bar.actions()[-1]  # Qt's own, the last: it asks for the printer, or for a file
        self._choose.setText(self.tr("Choose a printer"))
        if self.keeps_paper:
            self._leave_out_paper()
        self.print_button = QPushButton(self.tr("Print"))
        self.print_button.setProperty("kind", "primary")
        self.print_button.setToolTip(self.tr("Enter or Ctrl+P"))
        self.print_button.setDefault(True)
        self.print_button.clicked.connect(self.print_now)
        self._bar.insertWidget(self._bar.actions()[0], self.print_button)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self, self.print_now)
        self._name()
        self._lead_the_keys()

    def print_now(self) -> None:
        """To the printer of this computer, or to the file that was said; where neither is known, it is asked."""
        is_known = self._printer.outputFormat() == QPrinter.OutputFormat.NativeFormat and not self.asks_where
        if is_known or self._printer.outputFileName():
            self._pages.print_()
            self.accept()
        else:
            self._choose.trigger()

    def print_to(self, file: Path) -> None:
        """Prints as a PDF file, not on paper."""
        self._printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        self._printer.setOutputFileName(str(file))

    def showEvent(self, event: QShowEvent) -> None:
        """The keys are with the button that prints, not with the picture of the page."""
        super().showEvent(event)
        self.print_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field of the bar changes the page or its size, and on a button presses it: neither prints."""
        focused = self.focusWidget()
        if event.key() in _ENTER and isinstance(focused, QToolButton):
            focused.click()
        elif not (event.key() in _ENTER and isinstance(focused, QLineEdit | QComboBox | QAbstractSpinBox)):
            super().keyPressEvent(event)

    def _leave_out_paper(self) -> None:
        """Upright, lying and the set-up of the page: of Qt's own tools, the two that are chosen and have no name."""
        tools = self._bar.actions()
        turning = [tool for tool in tools if tool.isCheckable() and not tool.objectName()]
        before, setup = tools[tools.index(turning[0]) - 1], tools[-2]
        for tool in (before, *turning, setup):
            tool.setVisible(False)

    def _name(self) -> None:
        """What a screen reader calls the parts that Qt leaves without a name."""
        for size in self._bar.findChildren(QComboBox):
            for widget in (size, *size.findChildren(QLineEdit)):
                widget.setAccessibleName(self.tr("Size of the page on the screen"))
        for field in self._bar.findChildren(QLineEdit):
            field.setAccessibleName(field.accessibleName() or self.tr("Page"))
        for picture in self.findChildren(QGraphicsView):
            picture.setAccessibleName(self.tr("Preview of the pages"))
        for button in self._more():
            button.setAccessibleName(self.tr("More"))

    def _lead_the_keys(self) -> None:
        """Tab goes from Print along the bar, then to the picture."""
        for button in self._bar.findChildren(QToolButton):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        follow_layout(self._bar)
        last = self._bar.widgetForAction(self._choose)
        for widget in (*self._more(), *self.findChildren(QGraphicsView)):
            QWidget.setTabOrder(last, widget)
            last = widget

    def _more(self) -> list[QToolButton]:
        """The button at the end of a bar that is too long for the window."""
        return self._bar.findChildren(QToolButton, "qt_toolbar_ext_button")


class PaperPreview(PrintPreview):
    """The preview of what is painted with the faces of the program."""

    def __init__(self, title: str, layout: QPageLayout, paint_on: Paint, parent: QWidget) -> None:
        load_faces()
        super().__init__(title, layout, paint_on, parent)


class SheetPreview(PaperPreview):
    """The preview of one sheet."""

    def __init__(self, sheet: Sheet, parent: QWidget) -> None:
        super().__init__(sheet.title.both(), page_layout(sheet), lambda device: paint(sheet, device), parent)
