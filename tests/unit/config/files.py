"""Configuration files as people write them: the same settings by headers, by dotted keys, in one line, in any order."""

from __future__ import annotations

from random import Random

SAID = {
    "block.focus": '"80m"',
    "block.rest": '"12m"',
    "prompts.snoozes": "1",
    "prompts.eyes.every": '"25m"',
    "prompts.eyes.for": '"30s"',
    "prompts.wrists.for": '"40s"',
    "kinds.inpatient.per_hour": "2.5",
    "kinds.inpatient.name": '"Inpatient # day"',
    "kinds.ED.per_hour": "1_0.0",
    "day.days": '[\n  "mon", # a first\n  "tue",\n]',
    "day.start": "'07:00'",
    "notify.sound": '"""bell"""',
    "hooks.prompt": '["say", "a = 1", "[block]"]',
    "keys.undo": '"u"',
    "display.seconds": "false",
    "odd.empty": "{}",
    "odd.when": "2026-10-06T07:00:00-05:00",
    "odd.list": "[[1, 2], [{ a = 1, b.c = 2 }]]",
    "odd.nan": "nan",
}
"""What a file may say; what is no setting must not be lost either."""


def written(chance: Random) -> str:
    """A file with some of these in one of the many ways to say them."""
    keys = chance.sample(sorted(SAID), chance.randint(0, len(SAID)))
    groups: dict[str, list[str]] = {}
    for key in keys:
        groups.setdefault(key.partition(".")[0], []).append(key)
    root: list[str] = []
    sections: list[str] = []
    for name, said in groups.items():
        chance.choice((_dotted, _headed, _nested, _in_one_line, _mixed))(chance, name, said, root, sections)
    if chance.random() < 0.3:
        sections.append('[[odds]]\na.b = 1\n[odds.deep]\nx = "y"\n[[odds]]\nblock.focus = "1m"\n')
    chance.shuffle(root)
    chance.shuffle(sections)
    text = "".join(chance.choice(("", "\n", "# a note\n", "  \n")) + part for part in (*root, *sections))
    text += chance.choice(("", "\n", "# the end", "\n\n# the end\n"))
    if chance.random() < 0.2:
        text = text.rstrip("\n")
    mark = "\ufeff" if chance.random() < 0.2 else ""
    return mark + (text.replace("\n", "\r\n") if chance.random() < 0.4 else text)


def _line(chance: Random, key: str, value: str) -> str:
    names = [chance.choice((name, name, name, f'"{name}"', f"'{name}'")) for name in key.split(".")]
    return f"{chance.choice(('', '', ' '))}{chance.choice(('.', '.', ' . ')).join(names)} = {value}{_note(chance)}\n"


def _note(chance: Random) -> str:
    return chance.choice(("", "", "  # a note", " # [block] x = 1", " # a\u2028b"))


def _dotted(chance: Random, name: str, said: list[str], root: list[str], sections: list[str]) -> None:
    root += [_line(chance, key, SAID[key]) for key in said]


def _headed(chance: Random, name: str, said: list[str], root: list[str], sections: list[str]) -> None:
    """`[prompts]` with `eyes.every` below it."""
    sections.append(f"[{name}]{_note(chance)}\n" + "".join(_line(chance, key.partition(".")[2], SAID[key]) for key in said))


def _nested(chance: Random, name: str, said: list[str], root: list[str], sections: list[str]) -> None:
    """`[prompts.eyes]` with `every` below it; the tables come in any order, far from each other."""
    tables: dict[str, list[str]] = {}
    for key in said:
        table, _, last = key.rpartition(".")
        tables.setdefault(table, []).append(_line(chance, last, SAID[key]))
    sections += [f"[{table}]{_note(chance)}\n" + "".join(lines) for table, lines in tables.items()]


def _in_one_line(chance: Random, name: str, said: list[str], root: list[str], sections: list[str]) -> None:
    """`prompts = { eyes.every = "25m", snoozes = 1 }`."""
    within = ", ".join(f"{key.partition('.')[2]} = {SAID[key]}" for key in said)
    root.append(f"{name} = {{ {within} }}{_note(chance)}\n")


def _mixed(chance: Random, name: str, said: list[str], root: list[str], sections: list[str]) -> None:
    """`prompts.snoozes = 1` at the top and `[prompts.eyes]` far below."""
    above = [key for key in said if key.count(".") == 1]
    _dotted(chance, name, above, root, sections)
    _nested(chance, name, [key for key in said if key not in above], root, sections)
