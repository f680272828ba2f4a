"""Windows open no larger than the screen."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from asker_skriv.ui.screen import resize_to_fit


def test_a_window_keeps_its_usual_size_when_there_is_room(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    resize_to_fit(window, 300, 200)
    assert (window.width(), window.height()) == (300, 200)


def test_a_window_gives_way_on_a_small_screen(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    resize_to_fit(window, 50_000, 40_000)
    room = window.screen().availableGeometry()
    assert 0 < window.width() <= room.width()
    assert 0 < window.height() < room.height()  # the title bar has its part
