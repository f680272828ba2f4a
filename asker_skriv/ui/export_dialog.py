"""Export to Word: choose a template, fill in its fields, save."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from asker_skriv.engine import Piece, Place, Spot, tells_identity, without_personal_data
from asker_skriv.errors import AskerSkrivError
from asker_skriv.export.profile import load_profiles
from asker_skriv.export.templates import Template, TemplateField, load_templates
from asker_skriv.export.word import export_letter
from asker_skriv.paths import DataLayers
from asker_skriv.settings import SettingsFile
from asker_skriv.text.model import Document
from asker_skriv.ui.decided import lock_template
from asker_skriv.ui.traces import remembered

Ask = Callable[[Sequence[Piece], str, QWidget], Spot | bool]
_UNSAFE = '<>:"/\\|?*'


class ExportDialog(QDialog):
    """The template's fields as a form; what is the same from letter to letter is remembered.

    ``ask`` is asked about fields, template and file name before the letter is written; where it
    answers with a place in the letter, that is ``wanted`` and the form closes.
    """

    def __init__(
        self,
        document: Document,
        name: str,
        settings: SettingsFile,
        parent: QWidget | None = None,
        ask: Ask | None = None,
    ) -> None:
        super().__init__(parent)
        self._ask = ask
        self.wanted: Spot | None = None
        self._document, self._name, self._settings = document, name, settings
        self._layers = DataLayers.standard()
        self._templates = load_templates(self._layers).templates
        self._inputs: dict[str, QLineEdit | QPlainTextEdit] = {}
        self.exported: Path | None = None
        self.setWindowTitle("Eksporter til Word")
        self.setMinimumSize(560, 560)
        self.template = QComboBox()
        for template in self._templates:
            self.template.addItem(template.name, template)
        self.description = QLabel(objectName="stille", wordWrap=True)
        self.missing = QLabel(wordWrap=True, objectName="feil")
        self._area = QScrollArea(widgetResizable=True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._build()
        self.template.currentIndexChanged.connect(lambda _: self._show_fields())
        chosen = [t.id for t in self._templates]
        wanted = settings.settings.template
        self.template.setCurrentIndex(chosen.index(wanted) if wanted in chosen else 0)
        lock_template(settings.policy, self.template)
        self._show_fields()

    def values(self) -> dict[str, str]:
        """Return what is written in the form, by field id."""
        return {
            name: (box.toPlainText() if isinstance(box, QPlainTextEdit) else box.text()).strip()
            for name, box in self._inputs.items()
        }

    def field(self, name: str) -> QLineEdit | QPlainTextEdit:
        """Return the input of a field."""
        return self._inputs[name]

    def accept(self) -> None:
        """Ask for a place and write the letter; what is missing is named and stays open."""
        template: Template = self.template.currentData()
        missing = template.missing(self.values())
        if missing:
            names = ", ".join(field.label.lower() for field in missing)
            self.missing.setText(f"Fyll ut {names} før du eksporterer.")
            self._inputs[missing[0].id].setFocus()
            return
        target = self._ask_for_place()
        if target is not None and self._may_write(target) and self.write(target):
            super().accept()

    def write(self, target: Path) -> bool:
        """Write the letter to ``target``; returns whether it was written."""
        template: Template = self.template.currentData()
        values = self.values()
        try:
            profile = load_profiles(self._layers).find(self._settings.settings.profile)
            export_letter(self._document, template, profile, values, target)
        except AskerSkrivError as error:
            QMessageBox.warning(self, "Brevet er ikke eksportert", str(error))
            return False
        kept = {f.id: values[f.id] for f in template.fields if f.remember}
        kept = {name: value for name, value in kept.items() if not tells_identity(value)}
        fields = {**self._settings.settings.fields, **kept}
        folder = remembered(self._settings.settings, target).folder
        self._settings.change(template=template.id, fields=fields, folder=folder)
        self.exported = target
        return True

    def _may_write(self, target: Path) -> bool:
        """Ask about what the form adds; go to the place that the writer wants to see."""
        template: Template = self.template.currentData()
        values = self.values()
        pieces = [
            Piece(Place.FIELD, values[field.id], field.label, number)
            for number, field in enumerate(template.fields)
        ]
        pieces.append(Piece(Place.FILE_NAME, target.stem))
        answer = self._ask(pieces, template.id, self) if self._ask else True
        if isinstance(answer, bool):
            return answer
        if answer.place is Place.FIELD:
            self._inputs[template.fields[answer.index].id].setFocus()
        elif answer.place is Place.FILE_NAME:
            QTimer.singleShot(0, self, self.accept)
        else:
            self.wanted = answer
            self.reject()
        return False

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 20, 22, 18)
        layout.setSpacing(10)
        top = QFormLayout()
        top.addRow("Mal", self.template)
        layout.addLayout(top)
        layout.addWidget(self.description)
        layout.addWidget(self._area, 1)
        layout.addWidget(self.missing)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        export = buttons.addButton("Eksporter …", QDialogButtonBox.ButtonRole.AcceptRole)
        export.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)

    def _show_fields(self) -> None:
        template: Template | None = self.template.currentData()
        if template is None:
            self.description.setText("Ingen maler kunne leses. Meld fra til IT.")
            return
        self.description.setText(f"{template.description} Felt med * må fylles ut.")
        self.missing.clear()
        kept = {**self._settings.settings.fields, **(self.values() if self._inputs else {})}
        self._inputs = {}
        inside = QWidget()
        form = QFormLayout(inside)
        form.setVerticalSpacing(9)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for field in template.fields:
            initial = template.initial_values(date.today()).get(field.id, "")
            self._add(form, field, kept.get(field.id) or initial)
        self._area.setWidget(inside)

    def _add(self, form: QFormLayout, field: TemplateField, value: str) -> None:
        box: QLineEdit | QPlainTextEdit
        if field.lines > 1:
            box = QPlainTextEdit(value)
            box.setFixedHeight(box.fontMetrics().lineSpacing() * min(field.lines, 5) + 20)
            box.setTabChangesFocus(True)
        else:
            box = QLineEdit(value)
        box.setPlaceholderText(field.help)
        box.setToolTip(field.help)
        box.setAccessibleName(field.label)
        box.setAccessibleDescription(field.help)
        form.addRow(f"{field.label} *" if field.required else field.label, box)
        self._inputs[field.id] = box

    def _ask_for_place(self) -> Path | None:
        folder = Path(self._settings.settings.folder or Path.home())
        title = next((b.text for b in self._document.blocks if b.text.strip()), self._name)
        title = without_personal_data(title)
        name = "".join(char for char in title if char not in _UNSAFE).strip()[:80] or "brev"
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            "Lagre Word-brevet",
            str(folder / f"{name} – til utsending.docx"),
            "Word-dokument (*.docx)",
        )
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix.lower() == ".docx" else Path(f"{chosen}.docx")


def tell_exported(path: Path, parent: QWidget) -> None:
    """Say that the letter is written, and offer to open it or show its folder."""
    box = QMessageBox(parent)
    box.setWindowTitle("Brevet er klart")
    box.setText(f"«{path.name}» er lagret.")
    box.setInformativeText("Les gjennom brevet i Word før du sender det.")
    open_button = box.addButton("Åpne i Word", QMessageBox.ButtonRole.AcceptRole)
    folder_button = box.addButton("Vis i mappe", QMessageBox.ButtonRole.ActionRole)
    box.addButton(QMessageBox.StandardButton.Close)
    box.exec()
    if box.clickedButton() is open_button:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
    elif box.clickedButton() is folder_button:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
