"""The window as a caseworker meets it. The checking has tests of its own."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QColor, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget

from asker_skriv.settings import SettingsFile
from asker_skriv.text.model import Block, Document, Run, plain_block
from asker_skriv.ui import theme as themes
from asker_skriv.ui.context_menu import context_menu
from asker_skriv.ui.editor import dialogs
from asker_skriv.ui.main_window import MainWindow
from asker_skriv.ui.shortcuts import ShortcutDialog
from asker_skriv.ui.translation import speak_norwegian

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
KEY = Qt.Key


@pytest.fixture
def window(qtbot, qapp):
    speak_norwegian(qapp)
    window = MainWindow(SettingsFile())
    window.add_side_tab(QLabel("ingen råd"), "Råd")
    qtbot.addWidget(window, before_close_func=lambda w: w.editor.document().setModified(False))
    window.show()
    window.activateWindow()
    window.editor.setFocus()
    qtbot.waitExposed(window)
    return window


def texts(menu):
    return [action.text().replace("&", "") for action in menu.actions() if action.text()]


def text(window):
    return window.editor.toPlainText()


def test_the_menus_are_in_norwegian_and_in_order(window):
    names = [action.text().replace("&", "") for action in window.menuBar().actions()]
    assert names == ["Fil", "Rediger", "Vis", "Sett inn", "Format", "Verktøy", "Hjelp"]


def test_no_two_entries_of_a_menu_share_a_letter(window):
    for menu in [window.menuBar(), *window.findChildren(QMenu)]:
        letters = [
            action.text()[action.text().index("&") + 1].casefold()
            for action in menu.actions()
            if "&" in action.text()
        ]
        assert len(letters) == len(set(letters)), texts(menu)


def test_no_two_actions_share_a_shortcut(window):
    keys = [
        shortcut.toString()
        for _, actions in window.actions_.all()
        for action in actions
        for shortcut in action.shortcuts()
    ]
    assert len(keys) == len(set(keys))
    # AltGr and a figure is Ctrl+Alt and a figure: it must go on writing @ and }.
    assert not [key for key in keys if "Ctrl+Alt" in key]


@pytest.mark.parametrize(
    ("key", "modifiers", "name"),
    [
        (KEY.Key_B, CTRL, "bold"),
        (KEY.Key_I, CTRL, "italic"),
        (KEY.Key_L, CTRL | SHIFT, "bullets"),
    ],
)
def test_shortcuts_and_toolbar_show_the_same_state(window, key, modifiers, name):
    action = getattr(window.actions_, name)
    assert not action.isChecked()
    QTest.keyClick(window.editor, key, modifiers)
    assert action.isChecked()
    QTest.keyClick(window.editor, key, modifiers)
    assert not action.isChecked()


def test_the_style_box_follows_the_cursor(window):
    QTest.keyClick(window.editor, KEY.Key_2, CTRL)
    assert window.tools.style_combo.currentText() == "Mellomtittel"
    QTest.keyClicks(window.editor, "Klage")
    QTest.keyClick(window.editor, KEY.Key_Return)
    assert window.tools.style_combo.currentText() == "Vanlig tekst"
    assert window.actions_.styles[0].isChecked()


def test_undo_is_offered_when_there_is_something_to_undo(window):
    assert not window.actions_.undo.isEnabled()
    QTest.keyClicks(window.editor, "Hei")
    assert window.actions_.undo.isEnabled()
    window.actions_.undo.trigger()
    assert text(window) == ""
    assert window.actions_.redo.isEnabled()


def test_f6_goes_round_the_parts_of_the_window(window, qtbot):
    window.side.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    seen = []
    for _ in range(3):
        seen.append(QApplication.focusWidget())
        window.go_to_part(1)
    assert len(set(seen)) == 3
    assert QApplication.focusWidget() is window.editor
    window.go_to_part(-1)
    assert QApplication.focusWidget() is window.tools.style_combo


def test_the_margin_is_hidden_and_shown(window):
    window.actions_.side.trigger()
    assert not window.side.isVisible()
    window.actions_.side.trigger()
    assert window.side.isVisible()


def test_every_control_has_a_name(window):
    nameless = [
        widget
        for widget in window.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.metaObject().className() in {"QComboBox", "QLineEdit", "LetterEditor"}
        and not widget.accessibleName()
        and not widget.objectName().startswith("qt_")
    ]
    assert not nameless


def test_window_and_margin_come_back_as_they_were_left(window, qtbot):
    window.resize(780, 600)
    window.actions_.side.trigger()
    window.close()
    again = MainWindow(SettingsFile())
    qtbot.addWidget(again)
    assert (again.width(), again.height()) == (780, 600)
    assert not again.actions_.side.isChecked()
    assert again.side.isHidden()


def test_todays_date_in_norwegian(window):
    window.actions_._insert_date()
    today = QDate.currentDate()
    assert text(window).startswith(f"{today.day()}. ")
    assert text(window).endswith(str(today.year()))
    assert text(window) == text(window).lower()


def test_the_welcome_card_closes_and_comes_back(window):
    window.welcome.open()
    assert QApplication.focusWidget() is window.welcome.done
    QTest.keyClick(window.welcome.done, KEY.Key_Escape)
    assert not window.welcome.isVisible()
    assert QApplication.focusWidget() is window.editor


def test_the_welcome_card_goes_when_another_letter_comes(window):
    window.welcome.open()
    window.letter.new()
    assert not window.welcome.isVisible()


def test_the_example_letter_is_nobodys_file(window):
    window.show_example()
    assert window.windowTitle().startswith("Eksempelbrev – ")
    assert window.letter.path is None
    assert not window.editor.document().isModified()


def test_the_title_marks_a_letter_with_changes(window):
    assert window.windowTitle() == "Uten navn – Asker skriv"
    QTest.keyClicks(window.editor, "x")
    assert window.windowTitle() == "Uten navn • – Asker skriv"
    assert window.state.text() == "Ikke lagret"


def test_the_menu_at_a_link(window):
    window.editor.load(Document((Block((Run("siden", link="https://a.no"),)),)))
    cursor = window.editor.document().find("de")
    cursor.setPosition(cursor.selectionStart())
    window.editor.setTextCursor(cursor)
    assert texts(context_menu(window.editor, window.actions_))[:2] == [
        "Åpne lenken",
        "Endre lenken …",
    ]


def test_the_menu_in_a_table(window):
    plain = texts(context_menu(window.editor, window.actions_))
    assert plain == ["Klipp ut", "Kopier", "Lim inn", "Lim inn bare teksten", "Merk alt"]
    window.editor.insert_table(2, 2)
    assert texts(context_menu(window.editor, window.actions_))[0] == "I tabellen"
    table = {action.text(): action for action in window.actions_.table_menu.actions()}
    assert table["Overskriftsrad"].isChecked()
    table["Ny rad over"].trigger()
    table["Ny kolonne til venstre"].trigger()
    shape = window.editor.textCursor().currentTable()
    assert (shape.rows(), shape.columns()) == (3, 3)
    table["Overskriftsrad"].trigger()
    assert not any(block.cell.header for block in window.editor.to_document().blocks)
    for _ in range(3):
        table["Fjern raden"].trigger()
    assert not window.editor.in_table()


def test_the_list_of_shortcuts_is_made_from_the_menus(window, qtbot):
    dialog = ShortcutDialog(window.actions_, window)
    tree = dialog.list
    shown = {
        tree.topLevelItem(n).child(m).text(0): tree.topLevelItem(n).child(m).text(1)
        for n in range(tree.topLevelItemCount())
        for m in range(tree.topLevelItem(n).childCount())
    }
    assert shown["Lagre som"] == "Ctrl+Shift+S eller F12"
    assert shown["Punkt ut av lista"] == "Shift+Tab"


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("asker.kommune.no", "https://asker.kommune.no"),
        ("asker.kommune.no/bolig?x=1", "https://asker.kommune.no/bolig?x=1"),
        (" https://a.no ", "https://a.no"),
        ("post@asker.kommune.no", "mailto:post@asker.kommune.no"),
        ("tel:66700000", "tel:66700000"),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("data:text/html,x", ""),
        ("klikk her", ""),
        ("https://a b.no", ""),
        ("https://", ""),
        ("", ""),
    ],
)
def test_link_addresses(written, address):
    assert dialogs.link_address(written) == address


def test_a_link_can_only_be_put_in_with_an_address(window):
    dialog = dialogs.LinkDialog("siden vår", "", window)
    assert not dialog._ok.isEnabled()
    dialog.address.setText("klikk her")
    assert dialog.hint.text()
    dialog.address.setText("asker.kommune.no")
    assert dialog._ok.isEnabled()
    assert dialog.link() == ("siden vår", "https://asker.kommune.no")


def test_a_link_is_taken_away_in_its_dialog(window):
    dialog = dialogs.LinkDialog("siden", "https://a.no", window)
    dialog._remove()
    assert dialog.link() == ("siden", "")


def contrast(one, other):
    def light(colour):
        parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    lights = sorted(light(QColor(c).getRgbF()[:3]) for c in (one, other))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


@pytest.mark.parametrize(
    "theme",
    [
        themes.LIGHT_THEME,
        themes.DARK_THEME,
        themes.CONTRAST_LIGHT_THEME,
        themes.CONTRAST_DARK_THEME,
    ],
)
def test_text_is_readable_on_every_surface(theme):
    surfaces = (theme.page, theme.surface, theme.bar, theme.hover)
    for surface in surfaces:
        for ink in (theme.text, theme.quiet, theme.accent):
            assert contrast(ink, surface) >= 4.5, (ink, surface)
    assert contrast(theme.text, theme.selection) >= 4.5
    assert contrast(theme.on_accent, theme.accent) >= 4.5
    for surface in (theme.page, theme.bar):
        assert contrast(theme.control, surface) >= 3, surface


def test_high_contrast_has_black_and_white_letters(window):
    window.set_theme(themes.CONTRAST)
    palette = window.editor.palette()
    assert contrast(palette.text().color(), palette.base().color()) == pytest.approx(21, abs=0.1)


@pytest.mark.parametrize("name", [themes.DARK, themes.LIGHT])
def test_the_theme_is_kept(window, name):
    window.set_theme(name)
    base = window.editor.palette().base().color()
    assert (base.lightness() < 128) == (name == themes.DARK)
    assert SettingsFile().settings.theme == name


def test_zoom_is_kept(window):
    QTest.keyClick(window.editor, KEY.Key_Plus, CTRL)
    assert SettingsFile().settings.zoom == 110


def test_pasting_without_looks_has_its_shortcut(window):
    QApplication.clipboard().setText("limt inn")
    QTest.keyClick(window.editor, KEY.Key_V, CTRL | SHIFT)
    assert text(window) == "limt inn"


def test_find_from_the_keyboard(window):
    window.editor.load(Document((plain_block("Søknad og søknad"),)))
    QTest.keyClick(window.editor, KEY.Key_F, CTRL)
    assert window.find_bar.isVisible()
    QTest.keyClicks(window.find_bar.wanted, "søknad")
    assert window.find_bar.count.text() == "2 treff"
    QTest.keyClick(window.find_bar.wanted, KEY.Key_F3)
    assert window.editor.textCursor().selectedText().casefold() == "søknad"
    assert QKeySequence("F3") in window.actions_.menus["Rediger"].actions()[-3].shortcuts()


def test_alt_and_a_letter_opens_a_menu(window):
    QTest.keyClick(window.editor, KEY.Key_F, Qt.KeyboardModifier.AltModifier)
    assert window.actions_.menus["Fil"].isVisible()
    window.actions_.menus["Fil"].close()
