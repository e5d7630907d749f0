"""The pages that are made from the tables, so that they cannot be out of date: docs/settings.md and docs/keys.md."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ninetyten.config.keymap import spell_key
from ninetyten.config.model import PROFILES, SETTINGS, Setting
from ninetyten.config.schedules import SCHEDULES, TEMPLATES
from ninetyten.config.theme_files import COLOURS
from ninetyten.config.toml_text import spell
from ninetyten.view.actions import ACTIONS, SCOPE_WORDS

SETTINGS_HEAD = """# Settings

All in one TOML file; `ninetyten locate` says where it is, `ninetyten check` what is wrong with it. What is left out has its
default. The command line wins over the environment, the environment over the file.

Every setting is also an environment variable: `NINETYTEN_`, the key in capitals, two underscores for each dot
(`block.focus` is `NINETYTEN_BLOCK__FOCUS`). Text needs no quotes there.

Lengths are written `90m`, `1h30m`, `20s`, `2h`, or as a number of minutes. The app asks for the days and hours of `[day]` and
`[schedule]` in one question, and finds the settings that few people need by its search alone.
"""

PROFILES_HEAD = """
## Profiles

`prompts.profile` sets what it names and nothing else; a setting given beside it wins over it.
"""

SHAPES_HEAD = """
## Days and weeks

The shapes that `schedule.type` names, each as one would write it in `schedule.windows`. Of several windows the first that fits a
date counts; a date that none fits is a day off.
"""

TEMPLATES_HEAD = """
The blocks that `day.template` names, as one would write them in `day.slots`. They are taken in their order: a late start pushes
them on, the planned end cuts them.
"""

THEMES_HEAD = """
## Themes

A theme is a TOML file in the `themes` folder beside the configuration; its file name without `.toml` is what
`display.theme` says. Copy a shipped one to begin. `name` is what people read, `dark` says which way the contrast goes,
`ansi = true` lets the colours be the terminal's own sixteen (`ansi_black` to `ansi_bright_white`, `ansi_default`); others are
written `#6fc7b1`. Colours that are left out come from the shipped theme of that sort. In a terminal with 256 colours each takes
the nearest that stays readable; with 16, every theme takes those of `sixteen`, or of `sixteen-light` if it is light.
"""

KEYS_HEAD = """# Keys

Each can be changed in the configuration, by its id:

```toml
[keys]
"chart.add" = "n"            # another key
"undo" = "u, ctrl+z"         # several
"rest.lunch" = "off"         # none
```

A key is a character, a name (`enter`, `space`, `escape`, `f5`, `comma`), or one of them after `ctrl+`, `alt+` or `shift+`. Digits
are kept for counting: `25` and then the key of one chart logs 25. Two actions cannot share a key on one screen;
`ninetyten check` names them.
"""


def settings_page() -> str:
    """docs/settings.md, whole."""
    sections: dict[str, list[Setting]] = {}
    for setting in SETTINGS.values():
        sections.setdefault(setting.section, []).append(setting)
    tables = (f"\n## [{name}]\n\n{_settings_table(settings)}" for name, settings in sections.items())
    profiles = _table(
        ("profile", "sets"),
        (
            (f"`{name}`", ", ".join(_setting_text(key, value) for key, value in sets.items()) or "nothing")
            for name, sets in PROFILES.items()
        ),
    )
    shapes = _table(("shape", "windows"), ((f"`{name}`", _quoted(texts)) for name, texts in SCHEDULES.items() if texts))
    templates = _table(("template", "blocks"), ((f"`{name}`", _quoted(texts)) for name, texts in TEMPLATES.items() if texts))
    days = f"{SHAPES_HEAD}\n{shapes}{TEMPLATES_HEAD}\n{templates}"
    colours = _table(("colour", "what it is for"), ((f"`{name}`", use) for name, use in COLOURS.items()))
    return f"{SETTINGS_HEAD}{''.join(tables)}{PROFILES_HEAD}\n{profiles}{days}{THEMES_HEAD}\n{colours}"


def keys_page() -> str:
    """docs/keys.md, whole."""
    page = KEYS_HEAD
    for scope, words in SCOPE_WORDS.items():
        rows = (
            (_keys(action.keys), action.label, action.help, f"`{action.id}`", _command(action.command))
            for action in ACTIONS
            if action.scope == scope
        )
        page += f"\n## {words.capitalize()}\n\n{_table(('key', 'action', 'what it does', 'id', 'command line'), rows)}"
    return page


def _settings_table(settings: Sequence[Setting]) -> str:
    rows = ((f"`{one.key}`", one.label, _default(one), one.form.allowed, one.doc) for one in settings)
    return _table(("key", "in the app", "default", "allowed", "meaning"), rows)


def _default(setting: Setting) -> str:
    return "" if setting.default is None else f"`{spell(setting.default)}`"


def _quoted(texts: Iterable[str]) -> str:
    return "<br>".join(f"`{text}`" for text in texts)


def _setting_text(key: str, value: object) -> str:
    return f"`{key} = {spell(value)}`"


def _keys(keys: Sequence[str]) -> str:
    return ", ".join(f"`{spell_key(key)}`" for key in keys)


def _command(command: str) -> str:
    return f"`ninetyten {command}`" if command else ""


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |\n" for line in lines)
