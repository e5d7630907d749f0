"""`restore`: replace the journal with a backup. Without --yes it only shows what it would do, and what would be lost."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

from ninetyten.bootstrap import Program
from ninetyten.cli.grammar import Words
from ninetyten.cli.main import OK, REFUSED, UNWRITABLE, USAGE, fail
from ninetyten.cli.output import acted
from ninetyten.cli.query import answer, query, say, words_of
from ninetyten.cli.wipe import undisturbed
from ninetyten.domain.value import Value
from ninetyten.domain.vocabulary import ClockStyle
from ninetyten.domain.words import counted, local, time_of_day
from ninetyten.journal import faults, rescue, restoring
from ninetyten.journal.places import files, unsettled
from ninetyten.journal.wiping import InUse

IN_USE = "restore: another ninetyten is open or rings in the background; close it first. Nothing was changed."

HANGS_ON_IT = {
    "DayOpened": "{day} will have no beginning, so none of its minutes and charts will count.",
    "BlockStarted": "A block of {day} will have no beginning, so its minutes will not count.",
}
"""What stops counting without an event of that kind."""


class Proposal(Value):
    """What a restore would do."""

    does: tuple[str, ...]
    """What it would do, in sentences."""
    facts: int
    """How many facts the journal would have."""
    lost: int | None
    """How many of the journal's facts it would lose; None if that is unknown."""
    source: str
    act: Callable[[], str]
    """Does it, and returns where the present file is kept."""
    gone: tuple[str, ...] = ()
    """Which days stop counting, in sentences."""


def words(word: str) -> Words:
    """Return the parser of `restore`."""
    parser = words_of(
        word,
        "Replace the journal with a backup. The present file is kept beside it. Without --yes, only show what would change.",
    )
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--from", dest="source", metavar="FILE", help="use FILE instead of the newest good backup")
    how.add_argument("--leave-out", action="store_true", help="keep the journal, without the records that cannot be read")
    how.add_argument("--empty", action="store_true", help="start an empty journal; the backups stay")
    how.add_argument("--dismiss", action="store_true", help="change nothing; stop warning about files that were set aside")
    parser.add_argument("--yes", action="store_true", help="do it, instead of showing what would change")
    return parser


@query
def run(argv: list[str]) -> int:
    """Show what would be done, or do it; exit code 1 if the journal is in use, 3 if no backup is good."""
    asked = words(argv[0]).parse_args(argv[1:])
    program = Program()
    if asked.dismiss:
        return _dismiss(program, json=asked.json)
    if asked.source is not None and not (os.path.isfile(asked.source) and restoring.held(asked.source) is not None):
        return fail(f"restore: {asked.source} is not a journal or backup that this ninetyten can read", USAGE)
    proposal = _proposal(program, asked.source, leave_out=asked.leave_out, empty=asked.empty)
    if isinstance(proposal, str):
        return fail(f"restore: {proposal}", UNWRITABLE)
    if asked.yes:
        return _done(program, proposal, json=asked.json)
    if asked.json:
        answer(_plain(program, proposal, done=False))
    else:
        say(*proposal.does, "Nothing was changed. Run it again with --yes to do it.")
    return OK


def _proposal(program: Program, source: str | None, *, leave_out: bool, empty: bool) -> Proposal | str:
    """Return what would be done, or why nothing can be."""
    path = program.places.journal
    present = restoring.held(path)
    if empty:
        lost = None if present is None else present.facts
        does = (f"This would replace {path} with an empty journal.", *_losing(lost), *_keeping(path))
        return Proposal(does, 0, lost, "", lambda: restoring.begin_empty(program.places))
    if leave_out:
        return _without_faults(program, present)
    folders = program.backup_folders()
    chosen = source or restoring.choose(folders)
    if chosen is None:
        return f"no good backup in {' or '.join(folders)}; use --from FILE for another one, or --empty to start over"
    return _putting_back(program, os.path.abspath(chosen), present)


def _putting_back(program: Program, source: str, present: restoring.Held | None) -> Proposal | str:
    path = program.places.journal
    held = restoring.held(source)
    if held is None:
        return f"{source} cannot be read"
    gone = restoring.lost(path, source)
    clock = program.settings.plan.clock
    does = [f"This would replace {path} with {source}.", f"It has {counted(held.facts, 'event')}{_until(held, clock)}."]
    does += (
        [f"The journal now has {counted(present.facts, 'event')}{_until(present, clock)}."] if present and present.facts else []
    )
    since = f", starting at {_time(gone.since, held.offset, clock)}" if gone and gone.since else ""
    does += [*_losing(gone.facts if gone else None, since), *_keeping(path)]
    return Proposal(tuple(does), held.facts, gone.facts if gone else None, source, lambda: restoring.put(program.places, source))


def _without_faults(program: Program, present: restoring.Held | None) -> Proposal | str:
    path = program.places.journal
    if present is None:
        return f"{path} cannot be read; only a backup can be put back"
    found = faults.faults(path) if present.facts else []
    if not found:
        return "every event in the journal can be read; there is nothing to leave out"
    does = (f"This would keep {path} without {counted(len(found), 'event')}:", *(f"  {one}" for one in found))
    gone = [HANGS_ON_IT[fault.kind].format(day=fault.day) for fault in found if fault.kind in HANGS_ON_IT]
    seqs = [fault.seq for fault in found]
    left = present.facts - len(found)
    does = (*does, *gone, *_keeping(path))
    return Proposal(does, left, len(found), path, lambda: restoring.leave_out(program.places, seqs), tuple(gone))


def _done(program: Program, proposal: Proposal, *, json: bool) -> int:
    try:
        with undisturbed(program.places) as release:
            release()  # Windows puts no file in the place of one that is open
            kept = proposal.act()
            acted()
    except InUse:
        return fail(IN_USE, REFUSED)
    if json:
        answer({**_plain(program, proposal, done=True), "kept": kept})
        return OK
    say(
        f"Done. The journal has {counted(proposal.facts, 'event')}.",
        *proposal.gone,
        *([f"The previous file is kept as {kept}."] if kept else []),
    )
    return OK


def _dismiss(program: Program, *, json: bool) -> int:
    path = program.places.journal
    kept = rescue.settle(path) if unsettled(path) else []
    acted()
    if json:
        answer({"journal": path, "kept": kept})
    else:
        say(
            *(f"Kept as {one}; ninetyten will not mention it again." for one in kept),
            *([] if kept else ["No file was set aside."]),
        )
    return OK


def _plain(program: Program, proposal: Proposal, *, done: bool) -> dict[str, object]:
    names = ("facts", "lost")
    plain = {name: getattr(proposal, name) for name in names}
    return {"journal": program.places.journal, "from": proposal.source or None, **plain, "done": done}


def _losing(lost: int | None, since: str = "") -> Iterator[str]:
    if lost is None:
        yield "The present journal can't be read. Anything only it contains would be lost."
    elif lost:
        yield f"{counted(lost, 'event').capitalize()} in the present file would no longer count{since}."
    else:
        yield "Nothing would be lost."


def _keeping(path: str) -> Iterator[str]:
    if any(files(path)):
        yield f"The present file would be kept as {path}.{rescue.SETTLED}-TIME."


def _until(held: restoring.Held, clock: ClockStyle) -> str:
    return f", the newest from {_time(held.said, held.offset, clock)}" if held.said else ""


def _time(said: int, offset: int, clock: ClockStyle) -> str:
    return f"{local(said, offset).date()} {time_of_day(said, offset, clock)}"
