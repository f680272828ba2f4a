"""A group whose file is taken away or damaged while the program runs gives way to the usual one."""

from __future__ import annotations

import pytest

from asker_skriv.checking.assembly import assemble
from asker_skriv.engine.messages import (
    BlockSnapshot,
    CheckBlocks,
    CompareReaders,
    Comparison,
    Ready,
    Reload,
    SetReader,
)
from asker_skriv.engine.session import Session
from asker_skriv.paths import DataLayers, user_folder

BLOCKS = (BlockSnapshot(1, 1, "Vi skriver vedrørende saken."),)


@pytest.mark.parametrize("content", [None, "navn = "])
def test_the_session_goes_on_without_the_group(content):
    path = user_folder() / "rules" / "malgrupper" / "naboer.toml"
    path.parent.mkdir(parents=True)
    path.write_text('navn = "Naboer"\n', encoding="utf-8")
    session = Session(lambda: assemble(DataLayers.standard()))
    list(session.handle(SetReader("naboer", "avslag")))
    if content is None:
        path.unlink()
    else:
        path.write_text(content, encoding="utf-8")
    ready = list(session.handle(Reload()))[-1]
    assert isinstance(ready, Ready)
    assert "naboer" not in {group.id for group in ready.groups}
    assert any("naboer.toml" in told for told in ready.problems) is (content is not None)
    list(session.handle(SetReader("naboer", "finnes-ikke")))
    assert list(session.handle(CheckBlocks(BLOCKS)))
    compared = list(session.handle(CompareReaders(1, ("naboer", "media"), BLOCKS)))[-1]
    assert isinstance(compared, Comparison)
    assert [each.group for each in compared.results] == ["media"]
