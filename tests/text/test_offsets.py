"""Qt counts UTF-16 units, Python code points: one place translates."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from asker_skriv.text.offsets import to_code_points, to_utf16, utf16_length

ANY_TEXT = st.text()  # emoji, combining marks, everything but lone surrogates


def test_an_emoji_counts_as_two_units():
    assert to_utf16("Hei 👍 du", 5) == 6
    assert to_code_points("Hei 👍 du", 6) == 5


def test_an_offset_inside_an_emoji_gives_its_start():
    assert to_code_points("a👍b", 2) == 1


@given(ANY_TEXT, st.data())
def test_there_and_back_again(text, data):
    offset = data.draw(st.integers(0, len(text)))
    assert to_code_points(text, to_utf16(text, offset)) == offset


@given(ANY_TEXT)
def test_length_is_that_of_the_encoded_text(text):
    assert utf16_length(text) == len(text.encode("utf-16-le")) // 2


def test_half_a_surrogate_pair_is_one_unit():
    assert to_code_points("a\ud83db", 2) == 2
    assert to_utf16("a\ud83db", 2) == 2
