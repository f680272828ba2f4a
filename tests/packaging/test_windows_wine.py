"""The trial in Wine, where there is a folder to keep its Debian in: see packaging/windows."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.conftest import ROOT
from windows import places

DEBIAN = os.environ.get("ASKER_SKRIV_WINE", "")


@pytest.mark.slow
@pytest.mark.skipif(not DEBIAN, reason="ASKER_SKRIV_WINE names no folder for a Debian with Wine")
@pytest.mark.skipif(not places.MSI.exists(), reason="no MSI; run dev.py build windows")
def test_the_product_is_installed_used_upgraded_and_removed():
    done = subprocess.run(
        [sys.executable, "-m", "windows.wine", DEBIAN],
        env=os.environ | {"PYTHONPATH": str(ROOT / "packaging")},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout
    assert "ok    leaves nothing" in done.stdout
