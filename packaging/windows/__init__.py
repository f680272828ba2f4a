"""The Windows application folder and MSI, built on Linux: ``python3 dev.py build windows``.

Run as ``python -m windows`` with ``packaging`` on the path. README.md is for those who install.
"""
