"""Find who else can change a file that ninetyten obeys: a user who can write the configuration can run any command."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Sequence

from ninetyten.config.files import in_shell
from ninetyten.config.problems import ENVIRONMENT
from ninetyten.domain.value import Value

_MOST_LINKS = 40
"""How many links are followed, as in the system, since they may form a loop."""


class Exposed(Value):
    """A file or folder that others can write to: its path, who can, and the command that fixes it."""

    path: str
    who: str
    todo: str

    def __str__(self) -> str:
        """Return `anyone can write to /x/config.toml`."""
        return f"{self.who} can write to {self.path}"


def exposed(path: str) -> Exposed | None:
    """Return the nearest of a file and the folders above it that another user can write to; None if there is none, or the system
    has no such modes. The file need not exist: a user who can write to its folder can create it."""
    if os.name != "posix":
        return None
    for place, far in _places(path):
        try:
            found = os.lstat(place)
        except OSError:
            continue
        if found.st_uid not in (0, os.geteuid()):
            return Exposed(place, f"another user ({_user(found.st_uid)})", f"chown -h {os.geteuid()} {in_shell(place)}")
        if who := _writers(found, guarded=far and bool(found.st_mode & stat.S_ISVTX)):
            return Exposed(place, who, f"chmod go-w {in_shell(place)}")
    return None


def why_not_run(command: Sequence[str], file: str) -> str:
    """Return why a command from the configuration must not run, as a sentence; empty if it may. `file`: where it is set. Checks
    that file, the program if it is named by its path, and every file among its arguments, such as a script."""
    program, *arguments = command
    named = [program] if os.path.isabs(program) else []
    handed = [word for word in arguments if os.path.isabs(word) and os.path.isfile(word)]
    said_in = [] if file == ENVIRONMENT else [file]
    found = next(filter(None, map(exposed, [*said_in, *named, *handed])), None)
    return f"this command is not run because {found}; to fix it: {found.todo}" if found else ""


def _places(path: str) -> list[tuple[str, bool]]:
    """Return the file and every folder and link on the way to it, nearest first, each with whether it is further up than the
    folder that holds the file or its link."""
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
    """Return who besides the owner can write there; empty if no one can. `guarded`: a folder such as /tmp, in which users cannot
    replace each other's files."""
    if guarded or stat.S_ISLNK(found.st_mode):  # the folder says who can change a link
        return ""
    if found.st_mode & stat.S_IWOTH:
        return "anyone"
    if found.st_mode & stat.S_IWGRP and not _own_group(found.st_gid):
        return f"the group {_group(found.st_gid)}"
    return ""


def _own_group(number: int) -> bool:
    """Report whether a group has only the user and those who may do anything anyway, as where each user has a group of that
    name."""
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
