"""Rule kind ``kode``: a function in ``asker_skriv.checking.code`` does the finding."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any, cast

from asker_skriv.checking.context import BlockContext, Reader
from asker_skriv.checking.finding import Finding
from asker_skriv.checking.rule import Match, RuleInfo, finding_from
from asker_skriv.errors import BadDataFileError

CodeRule = Callable[[BlockContext, Reader, Mapping[str, Any]], Iterator[Match]]


@dataclass(frozen=True, slots=True)
class CodeCheck:
    """A rule whose finding part is a function."""

    info: RuleInfo
    function: CodeRule
    reader_dependent: bool

    def find(self, block: BlockContext, reader: Reader) -> Iterator[Finding]:
        """Yield the function's matches as findings."""
        for match in self.function(block, reader, self.info.options):
            yield finding_from(self.info, match, block.text)


def make(info: RuleInfo) -> CodeCheck:
    """Make the check of a rule with ``kode = "module.function"``.

    Raises BadDataFileError where there is no such function.
    """
    name = str(info.options.get("kode", ""))
    module_name, _, function_name = name.rpartition(".")
    try:
        module = import_module(f"asker_skriv.checking.code.{module_name}")
        function = cast("CodeRule", getattr(module, function_name))
    except (ImportError, AttributeError, ValueError):
        raise BadDataFileError(
            f"Regelen «{info.id}» viser til koden «{name}», som ikke finnes. "
            "Rett «kode» i regelfilen."
        ) from None
    return CodeCheck(info, function, bool(info.options.get("leseravhengig", False)))
