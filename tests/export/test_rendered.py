"""LibreOffice opens what we write, and shows all of it. Skipped where it is not installed."""

import shutil
import subprocess

import pytest

SOFFICE = shutil.which("soffice")
PDFTOTEXT = shutil.which("pdftotext")


@pytest.mark.slow
@pytest.mark.skipif(not (SOFFICE and PDFTOTEXT), reason="LibreOffice or poppler is not installed")
@pytest.mark.parametrize("template", ["brev", "informasjonsbrev"])
def test_libreoffice_shows_the_whole_letter(tmp_path, export, letter, template):
    path = export(letter, template)
    home = (tmp_path / "lo").as_uri()
    command = [SOFFICE, f"-env:UserInstallation={home}", "--headless", "--convert-to", "pdf"]
    subprocess.run([*command, path.name], cwd=tmp_path, check=True, capture_output=True)
    shown = subprocess.run(
        [PDFTOTEXT, "-layout", path.with_suffix(".pdf"), "-"], check=True, capture_output=True
    ).stdout.decode()
    for block in letter.blocks:
        assert block.text in shown
    for text in ("Asker kommune", "22. november 2026", "Kari Eksempel", "Side 1 av", "1.", "•"):
        assert text in shown
