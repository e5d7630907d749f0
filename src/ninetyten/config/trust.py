"""Who else can change a file that ninetyten obeys: whoever can write the configuration can have any command run."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Sequence
from shlex import quote

from ninetyten.config.problems import ENVIRONMENT
from ninetyten.domain.value import Value

_MOST_LINKS = 40
"""How many links are followed, as the system does it: they may lead in a circle."""


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
            found = os.lstat(place)
        except OSError:
            continue
        if found.st_uid not in (0, os.geteuid()):
            return Exposed(place, f"another user ({_user(found.st_uid)})", f"chown -h {os.geteuid()} {quote(place)}")
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


def _places(path: str) -> list[tuple[str, bool]]:
    """The file, and every folder and link that the system passes on its way to it, the nearest first; with each whether it lies
    further above than what holds the file, or a link in its place."""
    passed: list[tuple[str, bool]] = []
    here, ahead, links = "/", os.path.join(os.getcwd(), path).split("/"), 0
    while ahead:
        name = ahead.pop(0)
        if name in ("", "."):
            continue
        passed.append((here, bool(ahead)))
        place = os.path.dirname(here) if name == ".." else os.path.join(here, name)
        if os.path.islink(place) and links < _MOST_LINKS:
            links += 1
            passed.append((place, False))
            target = os.readlink(place)
            here, ahead = ("/" if os.path.isabs(target) else here), [*target.split("/"), *ahead]
        else:
            here = place
    passed.append((here, False))
    return list(dict.fromkeys(reversed(passed)))


def _writers(found: os.stat_result, *, guarded: bool) -> str:
    """Who but the owner can write there; empty if nobody can. `guarded`: a folder such as /tmp, in which nobody can put
    another file in the place of somebody else's."""
    if guarded or stat.S_ISLNK(found.st_mode):  # the folder says who can change a link
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
