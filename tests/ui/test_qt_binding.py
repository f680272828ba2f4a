"""The Qt binding itself: what it must not do to the interpreter."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QObject


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None can't be freed from Python 3.12 on")
def test_calls_into_qt_give_back_none_without_taking_it():
    """PySide6 6.12.0 drops a reference to None in every call that returns nothing.

    On Python 3.11 that ends the program after some thousand calls: «none_dealloc». 6.11 is sound.
    """
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(1000):
        thing.setObjectName("navn")
    assert sys.getrefcount(None) - before > -500
