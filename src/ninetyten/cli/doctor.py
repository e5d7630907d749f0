"""`doctor`: test everything ninetyten depends on here, and say what to do if it fails. It repairs nothing itself."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import partial

from ninetyten.adapters import chime, preflight, voice
from ninetyten.adapters.calendar import system_zone_name
from ninetyten.adapters.clock import clocks_of
from ninetyten.adapters.desktop import DesktopNotifier
from ninetyten.adapters.idle import find_idle
from ninetyten.adapters.terminal import Kind, kind_for, over_ssh
from ninetyten.bootstrap import Program
from ninetyten.cli.check_command import find_problems
from ninetyten.cli.disk import Diagnosis, Disk
from ninetyten.cli.grammar import Words
from ninetyten.cli.main import OK, UNWRITABLE
from ninetyten.cli.output import at_terminal, heard
from ninetyten.cli.query import answer, query, say, words_of
from ninetyten.config.trust import exposed
from ninetyten.domain.moment import SECOND
from ninetyten.domain.react import Notify
from ninetyten.domain.words import counted, local, spell, time_of_day

SEQUENCES: dict[Kind, str] = {"osc99": "OSC 99", "osc9": "OSC 9", "osc777": "OSC 777", "bell": "the bell only"}
TMUX_LIMIT_S = 2.0
UNSEEN_ELSEWHERE = "check the desktop's do-not-disturb setting"
UNSEEN = {
    "win32": "open Windows Settings > System > Notifications: turn notifications on, for Python too, and do not disturb off",
}
"""What to do about a notice that was sent and not shown, by platform."""


Examine = Callable[[], Diagnosis]


def words(word: str) -> Words:
    """Return the parser of `doctor`."""
    parser = words_of(word, "Test notifications, sound, idle detection and the journal, and show what to do if something fails.")
    parser.add_argument("--send", action="store_true", help="also send a test notification to the desktop")
    return parser


@query
def run(argv: list[str]) -> int:
    """Examine everything; exit code 3 if the journal cannot be used, else 0."""
    asked = words(argv[0]).parse_args(argv[1:])
    program, asks = Program(), at_terminal() and not asked.json
    found = {what: _examined(examine) for what, examine in examinations(program, send=asked.send, asks=asks).items()}
    if asked.json:
        answer({"checks": [{"what": what, **{name: getattr(f, name) for name in Diagnosis.fields}} for what, f in found.items()]})
    else:
        say(*rows(found))
    return UNWRITABLE if found["journal"].state == "fail" else OK


def examinations(program: Program, *, send: bool, asks: bool) -> dict[str, Examine]:
    """Return the examinations, in the order of the rows. `asks`: someone is there who can say whether the notice was shown."""
    world = {
        "configuration": configuration,
        "terminal": terminal,
        "desktop": desktop,
        "sound": sound,
        "voice": speech,
        "idle": idle,
        "clock": clock,
    }
    disk = Disk(program)
    return {
        **{what: partial(examine, program) for what, examine in world.items()},
        "journal": disk.journal,
        "folder": disk.folder,
        "backups": disk.backups,
        "ringer": disk.ringer,
        **({"notice": partial(notice, program, asks)} if send else {}),
    }


def rows(found: Mapping[str, Diagnosis]) -> Iterator[str]:
    """Yield lines such as `warn  sound  no player found`, with what to do below."""
    for what, finding in found.items():
        yield f"{finding.state:<4}  {what:<13}  {finding.detail}"
        if finding.todo:
            yield f"{'':<21}{finding.todo}"


def _examined(examine: Examine) -> Diagnosis:
    try:
        return examine()
    except Exception as problem:  # a failure here is a finding, not a traceback
        return Diagnosis("fail", f"could not be tested: {type(problem).__name__}: {problem}")


def configuration(program: Program) -> Diagnosis:
    """Check the settings, keys and themes."""
    if found := exposed(program.places.config_file):
        return Diagnosis("warn", str(found), found.todo)
    count = len(find_problems(program.places, program.loaded))
    if count:
        return Diagnosis(
            "warn", f"{counted(count, 'problem')}; the other settings still apply", "run `ninetyten check` to list them"
        )
    there = os.path.exists(program.places.config_file)
    return Diagnosis("ok", program.places.config_file if there else "no file; all settings have their defaults")


def terminal(program: Program) -> Diagnosis:
    """Check which notifications the terminal shows, and whether tmux passes them on."""
    if not program.settings.notify.terminal:
        return Diagnosis("ok", "no notices there, as you set it")
    env = program.environ
    name = env.get("TERM_PROGRAM") or env.get("TERM") or "unknown"
    shown = f"{name}: notifications by {SEQUENCES[kind_for(env)]}{', over SSH' if over_ssh(env) else ''}"
    if "TMUX" not in env or kind_for(env) == "bell":
        return Diagnosis("ok", shown)
    if _passthrough(env) in ("on", "all"):
        return Diagnosis("ok", f"{shown}, through tmux")
    return Diagnosis("warn", f"{shown}, but tmux blocks all but the bell", "add to ~/.tmux.conf: set -g allow-passthrough on")


def _passthrough(env: Mapping[str, str]) -> str:
    command = ["tmux", "show", "-gv", "allow-passthrough"]
    with suppress(OSError, subprocess.SubprocessError):
        shown = subprocess.run(command, env=dict(env), capture_output=True, text=True, errors="replace", timeout=TMUX_LIMIT_S)
        return shown.stdout.strip()
    return ""


def desktop(program: Program) -> Diagnosis:
    """Check for a desktop that can show notifications."""
    if not program.settings.notify.desktop:
        return Diagnosis("ok", "no notices there, as you set it")
    found = preflight.look(program.environ)
    if found.reachable:
        return Diagnosis("ok", found.daemon or "found; use --send to test it")
    return Diagnosis("warn", *_halves(preflight.WORDS[found.state]))


def notice(program: Program, asks: bool) -> Diagnosis:
    """Send a test notification, and ask the person whether it was shown: only they can know."""
    test = Notify(program.clock.now().utc, "ninetyten doctor", "This is what a notification looks like.", "prompt", slot="doctor")
    sent = DesktopNotifier(program.environ, max(1, program.settings.notify.timeout // SECOND)).deliver(test)
    if not sent.ok:
        return Diagnosis("warn", *_halves(sent.reason))
    seen = _seen() if asks else ""
    if seen == "n":
        return Diagnosis("warn", f"sent by {sent.via}, but you didn't see it", UNSEEN.get(sys.platform, UNSEEN_ELSEWHERE))
    if seen == "y":
        return Diagnosis("ok", f"sent by {sent.via}, and you saw it")
    return Diagnosis("ok", f"sent by {sent.via}", f"if you don't see it, {UNSEEN.get(sys.platform, UNSEEN_ELSEWHERE)}")


def _seen() -> str:
    """Ask whether the notification was shown; return `y`, `n` or whatever else was typed."""
    sys.stdout.write("A test notification was sent. Do you see it? (y/n) ")
    return sys.stdin.readline().strip().lower()[:1] if heard() else ""


def sound(program: Program) -> Diagnosis:
    """Check that the sound at the end of a micro-break can be played."""
    chosen = program.settings.notify.sound
    if chosen == "off":
        return Diagnosis("ok", "off, as you set it")
    if chosen == "bell" or over_ssh(program.environ):
        return Diagnosis("ok", "the terminal's bell")
    path = chime.CHIME_FILE if chosen == "chime" else os.path.expanduser(chosen)
    if not os.path.isfile(path) or not path.lower().endswith(".wav"):
        return Diagnosis("warn", f"{path} is not an existing WAV file; the bell rings instead", "fix notify.sound")
    players = chime.players(sys.platform, program.environ.get("PATH"))
    if players or sys.platform == "win32":
        return Diagnosis("ok", f"{chosen}, played by {os.path.basename(players[0][0]) if players else 'Windows'}")
    todo = "install pw-play (pipewire), paplay (pulseaudio-utils) or aplay (alsa-utils)"
    if sys.platform == "darwin":
        todo = "afplay is part of macOS: check that /usr/bin is in your PATH"
    return Diagnosis("warn", "no player found; the terminal's bell rings instead", todo)


def speech(program: Program) -> Diagnosis:
    """Check that the steps of a break can be spoken."""
    if not program.settings.breaks.voice:
        return Diagnosis("ok", "off; to hear the steps of a break, turn on break.voice")
    if program.settings.notify.sound == "off":
        return Diagnosis("ok", "silent, because the sound is off")
    if over_ssh(program.environ):
        return Diagnosis(
            "warn", "silent over SSH: it would be heard at the other end", "run ninetyten on the computer you sit at"
        )
    if found := voice.speaker(program.environ):
        return Diagnosis("ok", f"spoken by {voice.name_of(found)}")
    todo = "install spd-say (speech-dispatcher)" if sys.platform == "linux" else ""
    return Diagnosis("warn", "no program found that speaks; breaks stay silent", todo)


def idle(program: Program) -> Diagnosis:
    """Check whether absence can be proved."""
    chosen = program.settings.idle
    if not chosen.this_computer:
        return Diagnosis("ok", "off: you code on another computer, as you set it")
    source = find_idle(chosen.source, program.environ)
    if not source.proves_absence:
        todo = "" if chosen.source == "none" else "log it yourself, with pause or away"
        seen = "ninetyten can't detect here whether you are at the computer"
        if source.name != "none":
            seen = f"{source.name} can prove that you are here, but not that you are away"
        return Diagnosis("ok" if chosen.source == "none" else "warn", seen, todo)
    untouched = source.idle_ms()
    if untouched is None:
        return Diagnosis("warn", f"{source.name} does not answer", "check that this session is on the desktop you see")
    return Diagnosis("ok", f"{source.name}; last input {spell(untouched)} ago")


def clock(program: Program) -> Diagnosis:
    """Check the time zone, and whether a suspend can be detected."""
    now = program.clock.now()
    time = time_of_day(now.utc, now.offset, program.settings.plan.clock)
    shown = f"{local(now.utc, now.offset).date()} {time}, {system_zone_name()}"
    awake, boot = clocks_of(sys.platform)
    if awake is boot:
        return Diagnosis("warn", f"{shown}; can't detect a suspend here", "pause before you close the lid")
    return Diagnosis("ok", f"{shown}; detects a suspend")


def _halves(words: str) -> tuple[str, str]:
    """Split at the colon into what is wrong and what to do."""
    wrong, _, todo = words.partition(": ")
    return wrong, todo
