"""`restore`: a backup takes the place of the journal. Without --yes it only says what it would do, and what would be lost."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

from ninetyten.bootstrap import Program
from ninetyten.cli.main import OK, REFUSED, UNWRITABLE, USAGE, fail
from ninetyten.cli.output import acted
from ninetyten.cli.query import answer, query, say, words_of
from ninetyten.cli.wipe import undisturbed
from ninetyten.domain.value import Value
from ninetyten.domain.words import counted
from ninetyten.journal import faults, rescue, restoring
from ninetyten.journal.places import files, unsettled
from ninetyten.journal.wiping import InUse
from ninetyten.view.stamp import local

IN_USE = "restore: another ninetyten is open, or rings in the background; close it first. Nothing was changed."

HANGS_ON_IT = {
    "DayOpened": "{day} has no beginning then: nothing of that day counts any more, neither its minutes nor its charts.",
    "BlockStarted": "A block of {day} has no beginning then: its minutes count no more.",
}
"""What stops counting with a fact of that kind."""


class Proposal(Value):
    """What a restore would do: `does` in sentences, `facts` how many facts the journal has then, `lost` how many it has now and
    not then, None where that cannot be told; `act` does it and says where the present file is kept. `gone`: which days stop
    counting, in sentences."""

    does: tuple[str, ...]
    facts: int
    lost: int | None
    source: str
    act: Callable[[], str]
    gone: tuple[str, ...] = ()


@query
def run(argv: list[str]) -> int:
    """Say what would be done, or do it; exit code 1 if the journal is in use, 3 if there is nothing good to put back."""
    parser = words_of("restore", "Put a backup in the place of the journal; the file that is there is kept beside it.")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--from", dest="source", metavar="FILE", help="this file instead of the newest good backup")
    how.add_argument("--leave-out", action="store_true", help="the journal as it is, without facts that no ninetyten wrote")
    how.add_argument("--empty", action="store_true", help="an empty journal; the backups stay")
    how.add_argument("--dismiss", action="store_true", help="change nothing; say no more about files that were set aside")
    parser.add_argument("--yes", action="store_true", help="do it, instead of saying what would be done")
    asked = parser.parse_args(argv[1:])
    program = Program()
    if asked.dismiss:
        return _dismiss(program, json=asked.json)
    if asked.source is not None and not (os.path.isfile(asked.source) and restoring.held(asked.source) is not None):
        return fail(f"restore: {asked.source} is not a journal or a backup that this ninetyten can read", USAGE)
    proposal = _proposal(program, asked.source, leave_out=asked.leave_out, empty=asked.empty)
    if isinstance(proposal, str):
        return fail(f"restore: {proposal}", UNWRITABLE)
    if asked.yes:
        return _done(program, proposal, json=asked.json)
    if asked.json:
        answer(_plain(program, proposal, done=False))
    else:
        say(*proposal.does, "Nothing was changed. Say it again with --yes to do it.")
    return OK


def _proposal(program: Program, source: str | None, *, leave_out: bool, empty: bool) -> Proposal | str:
    """What would be done, or why nothing can."""
    path = program.places.journal
    present = restoring.held(path)
    if empty:
        lost = None if present is None else present.facts
        does = (f"This would put an empty journal in the place of {path}.", *_losing(lost), *_keeping(path))
        return Proposal(does, 0, lost, "", lambda: restoring.begin_empty(program.places))
    if leave_out:
        return _without_faults(program, present)
    folders = program.backup_folders()
    chosen = source or restoring.choose(folders)
    if chosen is None:
        return f"there is no good backup in {' or '.join(folders)}; --from FILE takes another one, --empty begins anew"
    return _putting_back(program, os.path.abspath(chosen), present)


def _putting_back(program: Program, source: str, present: restoring.Held | None) -> Proposal | str:
    path = program.places.journal
    held = restoring.held(source)
    if held is None:
        return f"{source} cannot be read"
    gone = restoring.lost(path, source)
    does = [f"This would put {source} in the place of {path}.", f"It holds {counted(held.facts, 'fact')}{_until(held)}."]
    does += [f"The journal now holds {counted(present.facts, 'fact')}{_until(present)}."] if present and present.facts else []
    since = f", from {_time(gone.since, held.offset)} on" if gone and gone.since else ""
    does += [*_losing(gone.facts if gone else None, since), *_keeping(path)]
    return Proposal(tuple(does), held.facts, gone.facts if gone else None, source, lambda: restoring.put(program.places, source))


def _without_faults(program: Program, present: restoring.Held | None) -> Proposal | str:
    path = program.places.journal
    if present is None:
        return f"{path} cannot be read; only a backup can be put back"
    found = faults.faults(path) if present.facts else []
    if not found:
        return "every fact of the journal can be read; there is nothing to leave out"
    does = (f"This would go on with {path} without {counted(len(found), 'fact')}:", *(f"  {one}" for one in found))
    gone = [HANGS_ON_IT[fault.kind].format(day=fault.day) for fault in found if fault.kind in HANGS_ON_IT]
    seqs = [fault.seq for fault in found]
    left = present.facts - len(found)
    does = (*does, *gone, *_keeping(path))
    return Proposal(does, left, len(found), path, lambda: restoring.leave_out(program.places, seqs), tuple(gone))


def _done(program: Program, proposal: Proposal, *, json: bool) -> int:
    try:
        with undisturbed(program.places):
            kept = proposal.act()
            acted()
    except InUse:
        return fail(IN_USE, REFUSED)
    if json:
        answer({**_plain(program, proposal, done=True), "kept": kept})
        return OK
    say(
        f"Done: the journal holds {counted(proposal.facts, 'fact')}.",
        *proposal.gone,
        *([f"What was there is kept as {kept}."] if kept else []),
    )
    return OK


def _dismiss(program: Program, *, json: bool) -> int:
    path = program.places.journal
    kept = rescue.settle(path) if unsettled(path) else []
    acted()
    if json:
        answer({"journal": path, "kept": kept})
    else:
        say(*(f"Kept as {one}; nothing more is said of it." for one in kept), *([] if kept else ["No file was set aside."]))
    return OK


def _plain(program: Program, proposal: Proposal, *, done: bool) -> dict[str, object]:
    names = ("facts", "lost")
    plain = {name: getattr(proposal, name) for name in names}
    return {"journal": program.places.journal, "from": proposal.source or None, **plain, "done": done}


def _losing(lost: int | None, since: str = "") -> Iterator[str]:
    if lost is None:
        yield "There is no journal now that can be read, so it cannot be told what it held beyond that; it would be lost."
    elif lost:
        yield f"{counted(lost, 'fact').capitalize()} of the present file would no longer count{since}."
    else:
        yield "Nothing would be lost."


def _keeping(path: str) -> Iterator[str]:
    if any(files(path)):
        yield f"The present file would be kept as {path}.{rescue.SETTLED}-TIME."


def _until(held: restoring.Held) -> str:
    return f", the newest of {_time(held.said, held.offset)}" if held.said else ""


def _time(said: int, offset: int) -> str:
    return local(said, offset).strftime("%Y-%m-%d %H:%M")
