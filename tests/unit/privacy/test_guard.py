"""The guard: what may be written, what may not, that a refusal never repeats it, and that long texts are read quickly."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ninetyten.privacy import guard
from ninetyten.privacy.numbers import plain
from tests.unit.privacy.guard_red import RED_BAD, RED_GOOD
from tests.unit.privacy.guard_strings import BAD, GOOD

BAD_PAIRS = [(text, what) for what, texts in BAD.items() for text in texts]
BUILDING_BLOCKS = (
    *("a", "1", "1 ", "1-", "1.", "1/", "1:", "1 - ", "A, ", "Aa, ", "Aa ", "A. ", "A.", "pt ", "Mr van ", "Mr Aa-", "@", "a@"),
    *(
        "a.",
        "-",
        "_",
        "(",
        "mrn is ",
        "id no ",
        "one ",
        "+1 ",
        "12 Aa ",
        "12 main ",
        "ab:",
        "é",
        "１",
        "1a",
        "last 4 ",
        "zip no ",
    ),
    *("born is ", "1 jan ", "admit on ", "call at ", "phone 1", "DRG 1,", "mod 11 ", "$", "\u200b", "xxx-", "99213 ", "0DTJ4"),
)
"""Repeated, each of these makes an unbounded pattern backtrack for hours."""


@pytest.mark.parametrize("text", [*GOOD, *RED_GOOD])
def test_the_words_of_the_work_pass(text: str) -> None:
    """Codes, counts, times, reasons and the like are not refused."""
    assert guard.find(text) == ""
    assert guard.refuse(text) == ""


@pytest.mark.parametrize(("text", "what"), BAD_PAIRS)
def test_what_may_identify_is_named_by_its_class(text: str, what: str) -> None:
    """Each is found as what it is, alone and in the midst of other words."""
    assert guard.find(text) == what
    for sentence in (f"finish {text}", f"two holds; {text}; rest", f"12 charts - {text}", f"({text})"):
        assert guard.find(sentence), sentence


@pytest.mark.parametrize(("text", "what"), BAD_PAIRS)
def test_a_refusal_names_the_class_and_never_repeats_the_text(text: str, what: str) -> None:
    """A screen, a log or a crash report that shows the refusal does not show the text."""
    refusal = guard.refuse(f"hold {text}")
    assert guard.find(f"hold {text}") in refusal
    assert refusal == guard.refuse(f"rest {text}")
    assert guard.find(refusal) == ""


@pytest.mark.parametrize("text", RED_BAD, ids=ascii)
def test_no_other_way_to_write_it_gets_through(text: str) -> None:
    """Whatever the case, the script, the dashes, the label or the order: it is refused, with its class."""
    assert guard.find(text) in guard.ADVICE
    assert guard.find(f"then {text}")


def test_each_class_has_its_strings_and_its_advice() -> None:
    """Every class has an example here, and advice on what to write instead."""
    assert BAD.keys() == guard.ADVICE.keys()
    assert len(GOOD) > 150
    assert len(BAD_PAIRS) > 150


def test_lists_of_good_things_are_good() -> None:
    """Two good notes in one line are still good, but for a handful that read as something else together."""
    refused = [f"{first}; {second}" for first, second in pairwise(GOOD) if guard.find(f"{first}; {second}")]
    assert refused == []


@given(st.text(max_size=60))
def test_any_text_can_be_asked(text: str) -> None:
    """No text makes it raise, and it returns one of its classes or nothing."""
    assert guard.find(text) in ("", *guard.ADVICE)


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Z", "M", "C"]), max_size=40))
def test_plain_is_plain_already(text: str) -> None:
    """Plain text stays as it is."""
    assert plain(plain(text)) == plain(text)


@given(
    digits=st.integers(100_000, 10**12).map(str),
    zero=st.sampled_from("0٠०０𝟎"),
    between=st.sampled_from(["", "\u200b", "\u2060", "\ufeff", "\u00ad", "\u200d", "\u0301", "\x00"]),
)
def test_no_writing_hides_a_long_number(digits: str, zero: str, between: str) -> None:
    """Digits of any script, with anything between them that cannot be seen, are the same number."""
    assert guard.find(between.join(chr(ord(zero) + int(digit)) for digit in digits))


@given(st.integers(0, 9_999_999).map(lambda number: f"{number:07}"), st.sampled_from(" -./_|"))
def test_digits_one_by_one_are_a_number(digits: str, between: str) -> None:
    """`1 2 3 4 5 6 7` is not a list of counts."""
    assert guard.find(between.join(digits))


@pytest.mark.parametrize("block", BUILDING_BLOCKS, ids=ascii)
def test_no_pattern_backtracks_for_long(block: str) -> None:
    """A long text that would cost an unbounded pattern hours."""
    assert guard.find((block * 10_000)[:10_000] + "!") in ("", *guard.ADVICE)


@given(st.lists(st.sampled_from([*GOOD, *RED_GOOD, *RED_BAD, *(text for text, _ in BAD_PAIRS)]), max_size=6))
def test_a_long_text_is_refused_if_one_of_its_pieces_is(pieces: list[str]) -> None:
    """What stands far enough apart is seen as it would be alone, wherever it stands."""
    between = "two charts, then the next one; " * 20

    assert bool(guard.find(between.join(["", *pieces, ""]))) == any(guard.find(f"{between}{piece}{between}") for piece in pieces)


@pytest.mark.parametrize("block", ["\ufdfa", "two charts, "])
def test_a_long_text_is_read_and_not_refused_for_its_length(block: str) -> None:
    """Length tells nothing of anybody; how long a note may be is decided elsewhere."""
    assert guard.find(block * 3000) == ""
    assert guard.find(f"{block * 3000} patient: doe-roe {block * 3000}") == "a name"


@pytest.mark.parametrize("place", [0, 1, 990, 1000, 1001, 1790, 2000, 5000, 9999])
def test_a_long_file_is_looked_through_to_its_end(place: int) -> None:
    """What stands anywhere in it is seen, and nothing is invented."""
    harmless = "two charts, " * 1000
    line = "1" * 3 + "x" * 9000

    assert guard.find(harmless) == guard.find(line) == ""
    assert guard.find(f"{harmless[:place]} patient: doe-roe {harmless[place:]}") == "a name"
    assert guard.find(f"{'x' * place} 123-45-6789 {'x' * 3000}") == "a Social Security number"


@pytest.mark.parametrize(
    ("gap", "text"),
    [
        ("five digits", "12345"),
        ("no title", "Xan Doe"),
        ("without a year", "March 4"),
        ("a town, a hospital", "Anytown General"),
    ],
)
def test_known_gaps_are_listed(gap: str, text: str) -> None:
    """The known gaps are named where notes are turned on; a gap that closes must be taken off the list."""
    assert any(gap in known for known in guard.KNOWN_GAPS)
    assert guard.find(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "surname: garcia", "Surname Garcia", "last name garcia", "name: o'brien-smith", "patient's name garcia", "Nickname - Bob",
        "p\u0430tient: garcia", "chart of O\u2019Brien",
    ],
)  # fmt: skip
def test_a_name_behind_its_label_is_seen(text: str) -> None:
    """In lowercase or capitals, with or without a dash, with look-alike letters of another alphabet."""
    assert guard.find(text) == "a name"


@pytest.mark.parametrize(
    "text",
    [
        "Ste. Anne",
        "San Jose clinic",
        "St. Mary",
        "last name mismatch",
        "last name spelled wrong",
        "chart of the day",
        "name: queue",
    ],
)
def test_what_only_looks_like_a_name_behind_its_label_passes(text: str) -> None:
    """Hospitals named after a saint, and words of the work."""
    assert guard.find(text) == ""


@pytest.mark.parametrize("text", ["12 Central Street", "12 Between Street"])
def test_a_word_of_seven_letters_is_not_a_code(text: str) -> None:
    """A procedure code has a digit."""
    assert guard.find(text) == "an address"
