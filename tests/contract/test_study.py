"""Study has a topic (G1): named when it begins, changed by one act, and kept whatever else becomes of the time."""

from __future__ import annotations

import pytest

from ninetyten.cli.grammar import BadWords
from ninetyten.journal.codec import decode, encode
from tests.contract.playing import play

DAY = "date 2026-10-06\nset kinds.em.per_hour 12\n"


def topics(script: str) -> dict[str, float]:
    """The minutes of study by topic at the end of a script."""
    found: dict[str, float] = play(DAY + script)["report"]["study_topics"]
    return found


@pytest.mark.parametrize(
    ("script", "found"),
    [
        ("07:00 start\n07:30 switch study\n07:45 stop\n", {"other": 15.0}),
        ("07:00 start study --topic modifier\n07:30 stop\n", {"modifier": 30.0}),
        ("07:00 study new codes\n07:30 stop\n", {"new-codes": 30.0}),
        ("07:00 start\n07:30 study em\n07:45 switch production\n08:00 switch study\n08:20 stop\n", {"em": 35.0}),
        (
            "07:00 start\n07:30 switch study --topic units\n07:40 study payer-policy\n08:00 stop\n",
            {"payer-policy": 20, "units": 10},
        ),
        ("07:00 start\n07:30 study units\n07:40 study meat\n07:40 undo\n08:00 stop\n", {"units": 30.0}),
        ("07:00 start\n07:30 study units\n07:30:04 study meat --ago 4s\n08:00 stop\n", {"meat": 30.0}),
        ("07:00 study units\n07:30 rest\n07:40 back\n08:00 stop\n", {"units": 50.0}),
        ("07:00 study units\n07:30 pause\n07:35 resume\n08:00 stop\n", {"units": 55.0}),
        ("07:00 study units\n08:00 stop\n08:00 relabel 07:10 07:20 admin\n", {"units": 50.0}),
        ("07:00 study units\n07:30 switch admin\n08:00 stop\n08:00 relabel 07:30 08:00 study\n", {"units": 60.0}),
    ],
)
def test_time_of_study_counts_for_the_topic_named_last(script: str, found: dict[str, float]) -> None:
    """Also after a pause, a break, an undo and a relabeling; without any, it is `other`."""
    assert topics(script) == found


def test_a_topic_moves_no_clock_and_names_the_block() -> None:
    """The same day with and without topics: only `study_topics` differs, and the same stops are shown."""
    named, plain = (play(f"{DAY}07:00 start\n07:30 switch study{said}\n08:30 stop\n") for said in (" --topic units", ""))
    assert named["report"].pop("study_topics") == {"units": 60.0}
    assert plain["report"].pop("study_topics") == {"other": 60.0}
    assert named == plain


def test_studying_a_topic_in_a_break_starts_a_block() -> None:
    """`study TOPIC` always acts where study can begin; a meeting is ended first."""
    found = play(f"{DAY}07:00 start\n08:00 rest\n08:10 study units\n08:30 meeting 10m\n08:35 study meat\n09:00 stop\n")
    assert (found["report"]["blocks"], found["report"]["study_topics"]) == (2, {"units": 40.0})
    assert [refused["command"] for refused in found["refusals"]] == ["study"]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("07:00 study typing", '"typing" is not one of specificity'),
        ("07:00 study ip", "payer-policy, general"),
        ("07:00 start --topic units", "--topic goes only with study"),
        ("07:00 study", "missing TOPIC"),
    ],
)
def test_a_topic_is_a_word_of_the_list_or_a_chart_type(line: str, why: str) -> None:
    """No free text: what is not in the list is refused with the list."""
    with pytest.raises((BadWords, ValueError), match=why):
        play(f"{line}\n")


def test_a_journal_without_topics_reads_as_before() -> None:
    """The events of earlier versions have no topic."""
    from ninetyten.domain.events import Switched

    _, version, body = encode(Switched(1, "study", "em"))
    old = body.replace(',"topic":""', "")
    assert old != body
    assert decode("Switched", version, 1, old) == Switched(1, "study", "em")
