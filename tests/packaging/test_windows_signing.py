"""Signing with a certificate of one's own, as packaging/windows/README.md shows it."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest

from windows import places, signing

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("osslsigncode") is None, reason="needs osslsigncode"),
    pytest.mark.skipif(not places.MSI.exists(), reason="no MSI; run dev.py build windows"),
]


@pytest.fixture
def signer(tmp_path):
    """Return README's own signing program, made to use a new certificate without a time server."""
    key, certificate = tmp_path / "nokkel.pem", tmp_path / "sertifikat.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1"]
    command += ["-keyout", key, "-out", certificate, "-subj", "/CN=Prove"]
    command += ["-addext", "extendedKeyUsage=codeSigning"]
    subprocess.run(command, check=True, capture_output=True)
    readme = (places.HERE / "README.md").read_text(encoding="utf-8")
    script = re.search(r"^(#!/bin/sh\n.*?)^```", readme, re.MULTILINE | re.DOTALL)[1]
    script = re.sub(
        r"-pkcs11module.*?-key \S+", f"-certs {certificate} -key {key}", script, flags=re.DOTALL
    )
    script = re.sub(r"-ts \S+", "", script)
    program = tmp_path / "signer.sh"
    program.write_text(script)
    program.chmod(0o755)
    return program


def test_what_nobody_has_signed_is_signed_and_the_msi_too(signer, tmp_path):
    named = {path.name for path in signing.unsigned(places.FOLDER)}
    assert {places.WINDOW, places.CONSOLE} <= named
    assert "python311.dll" not in named  # by the Python Software Foundation
    copy, package = tmp_path / places.WINDOW, tmp_path / places.MSI.name
    shutil.copyfile(places.FOLDER / places.WINDOW, copy)
    shutil.copyfile(places.MSI, package)
    signing.sign([copy, package], signer)
    assert signing.unsigned(tmp_path) == []
    command = ["osslsigncode", "extract-signature", "-in", package, "-out", tmp_path / "signatur"]
    assert subprocess.run(command, check=False, capture_output=True).returncode == 0
