"""Which packages Windows gets, and which of their files."""

from __future__ import annotations

import zipfile

import pytest

from windows import runtime, trim, wheels

LOCK = """\
colorama==0.4.6 ; sys_platform == 'win32' \\
    --hash=sha256:aaaa \\
    --hash=sha256:bbbb
numpy==2.4.6 ; python_full_version < '3.12' \\
    --hash=sha256:cccc
"""


def test_a_lock_file_is_read_pin_by_pin_without_markers():
    assert wheels.pinned_blocks(LOCK) == {
        "colorama==0.4.6": "colorama==0.4.6 \\\n"
        "    --hash=sha256:aaaa \\\n    --hash=sha256:bbbb\n",
        "numpy==2.4.6": "numpy==2.4.6 \\\n    --hash=sha256:cccc\n",
    }


@pytest.mark.parametrize(
    ("name", "comes"),
    [
        ("spacy/lang/nb/punctuation.py", True),
        ("spacy/lang/char_classes.py", True),
        ("spacy/lang/de/lemmatizer.py", False),
        ("spacy/cli/train.py", False),
        ("spacy/tokens/doc.cp311-win_amd64.pyd", True),
        ("spacy/tokens/doc.pxd", False),
        ("spacy/default_config.cfg", True),
        ("thinc/backends/_custom_kernels.cu", True),
        ("blis/cy.cp311-win_amd64.pyd", True),
        ("blis/py.cp311-win_amd64.pyd", False),
        ("numpy/_core/tests/test_dtype.py", False),
        ("numpy.libs/msvcp140-a4c2229b.dll", True),
        ("pyphen/dictionaries/hyph_nb_NO.dic", True),
        ("pyphen/dictionaries/hyph_de_DE.dic", False),
        ("stdnum/no/fodselsnummer.py", True),
        ("_cffi_backend.cp311-win_amd64.pyd", True),
        ("PySide6/QtWidgets.pyd", True),
        ("PySide6/QtNetwork.pyd", False),
        ("PySide6/plugins/platforms/qwindows.dll", True),
        ("PySide6/plugins/tls/qschannelbackend.dll", False),
        ("PySide6/designer.exe", False),
        ("PySide6/msvcp140.dll", False),
    ],
)
def test_only_what_the_program_uses_comes_along(name, comes):
    assert trim.chooser([])(name) is comes


def test_the_modules_of_qt_are_those_the_source_imports():
    assert trim.qt_modules() == {"QtCore", "QtGui", "QtWidgets"}


def test_a_runtime_of_another_python_is_refused(tmp_path):
    archive = tmp_path / "python-3.9.13-embed-amd64.zip"
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("python39.zip", b"")
    with pytest.raises(runtime.BadRuntimeError, match=r"python-3\.9\.13"):
        runtime.brought(archive)
