"""Who else can change a file that ninetyten obeys: whoever can write the configuration can have any command run."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator, Sequence
from shlex import quote

from ninetyten.config.problems import ENVIRONMENT
from ninetyten.domain.value import Value


class Exposed(Value):
    """A file or folder that others can write to: its path, who can, and the command that mends it."""

    path: str
    who: str
    todo: str

    def __str__(self) -> str:
        """`anyone can write to /x/config.toml`."""
        return f"{self.who} can write to {self.path}"


def exposed(path: str) -> Exposed | None:
    """What of a file, and of the folders it lies in, somebody else can write to, the nearest first; None if nothing is, or if the
    system keeps no such modes. The file need not be there: whoever can write to its folder can make it."""
    if os.name != "posix":
        return None
    for place, far in _places(path):
        try:
            found = os.stat(place)
        except OSError:
            continue
        if found.st_uid not in (0, os.geteuid()):
            return Exposed(place, f"another user ({_user(found.st_uid)})", f"chown {os.geteuid()} {quote(place)}")
        if who := _writers(found, guarded=far and bool(found.st_mode & stat.S_ISVTX)):
            return Exposed(place, who, f"chmod go-w {quote(place)}")
    return None


def why_not_run(command: Sequence[str], file: str) -> str:
    """Why a command of the configuration must not be run, as a sentence; empty if it may. `file`: where it stands. Looked at are
    that file, the program if it is named by its path, and every file among its arguments, such as a script."""
    program, *arguments = command
    named = [program] if os.path.isabs(program) else []
    handed = [word for word in arguments if os.path.isabs(word) and os.path.isfile(word)]
    said_in = [] if file == ENVIRONMENT else [file]
    found = next(filter(None, map(exposed, [*said_in, *named, *handed])), None)
    return f"this command does not run: {found}; to fix it: {found.todo}" if found else ""


def _places(path: str) -> Iterator[tuple[str, bool]]:
    """A file, the folder it lies in, and those above, also where links lead; with each whether it lies further above."""
    for start in dict.fromkeys((os.path.abspath(path), os.path.realpath(path))):
        yield start, False
        place, far = os.path.dirname(start), False
        while True:
            yield place, far
            if place == os.path.dirname(place):
                break
            place, far = os.path.dirname(place), True


def _writers(found: os.stat_result, *, guarded: bool) -> str:
    """Who but the owner can write there; empty if nobody can. `guarded`: a folder such as /tmp, in which nobody can put
    another file in the place of somebody else's."""
    if guarded:
        return ""
    if found.st_mode & stat.S_IWOTH:
        return "anyone"
    if found.st_mode & stat.S_IWGRP and not _own_group(found.st_gid):
        return f"the group {_group(found.st_gid)}"
    return ""


def _own_group(number: int) -> bool:
    """Whether nobody is in a group but the user, as where each user has a group of their name, and who may do anything anyway."""
    import grp
    import pwd

    try:
        group, user = grp.getgrgid(number), pwd.getpwuid(os.geteuid())
    except KeyError:
        return number == os.getegid() == os.geteuid()
    if number == 0 or (sys.platform == "darwin" and group.gr_name == "admin"):
        return True
    return group.gr_name == user.pw_name and number == user.pw_gid and set(group.gr_mem) <= {user.pw_name}


def _group(number: int) -> str:
    import grp

    try:
        return grp.getgrgid(number).gr_name
    except KeyError:
        return str(number)


def _user(number: int) -> str:
    import pwd

    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:
        return str(number)
