"""The Windows build's own modules are a package in ``packaging``, which isn't one."""

from __future__ import annotations

import sys

from tests.conftest import ROOT

sys.path.append(str(ROOT / "packaging"))
