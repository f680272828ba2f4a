"""Build the Windows folder and MSI, and print their figures beside the goals."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from windows import folder, inventory, libraries, msi, product, runtime, signing, wheels
from windows.places import FOLDER, MSI, ROOT

FOLDER_GOAL = 190
MSI_GOAL = 85


def main() -> int:
    """Run the build that the command line asks for; return 1 when something does not hold."""
    parser = argparse.ArgumentParser(prog="dev.py build windows", description=__doc__)
    parser.add_argument("--runtime", type=Path, help="an embeddable CPython of IT's own choice")
    parser.add_argument("--sources", action="store_true", help="the packages' source code too")
    parser.add_argument("--signer", type=Path, help="a program that signs the file it is given")
    arguments = parser.parse_args()
    python = runtime.brought(arguments.runtime) if arguments.runtime else runtime.pinned()
    print(f"CPython {python.version} ({python.origin}, SHA-256 {python.sha256})", flush=True)
    target, packages = wheels.install()
    folder.build(FOLDER, python, target, packages, sources=arguments.sources)
    inventory.write(FOLDER, python, packages)
    if arguments.signer:
        signing.sign(signing.unsigned(FOLDER), arguments.signer)
    folder.set_times(FOLDER)
    if problems := libraries.problems(FOLDER):
        print("\n".join(problems))
        return 1
    size, files = folder.size(FOLDER)
    print(f"application folder  {size:.0f} MB  (goal ≤ {FOLDER_GOAL})  {files} files", flush=True)
    msi.build(FOLDER, MSI)
    if arguments.signer:
        signing.sign([MSI], arguments.signer)
    packed = MSI.stat().st_size / 2**20
    print(f"MSI                 {packed:.0f} MB  (goal ≤ {MSI_GOAL})   {MSI.relative_to(ROOT)}")
    print(f"ProductCode         {{{str(product.product_code()).upper()}}}", flush=True)
    return int(size > FOLDER_GOAL or packed > MSI_GOAL)


if __name__ == "__main__":
    sys.exit(main())
