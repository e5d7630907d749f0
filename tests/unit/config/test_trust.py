"""Who else can write to what ninetyten obeys, and what does not run then."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ninetyten.config.files import Places, places
from ninetyten.config.load import load
from ninetyten.config.settings import DEFAULTS
from ninetyten.config.trust import exposed

pytestmark = pytest.mark.posix("files have modes")
STRANGERS = 54_321
"""A group, and a user, that nobody here is."""


@pytest.fixture
def where(tmp_path: Path) -> Places:
    """A home that holds a configuration with a hook, all of it its owner's alone."""
    found = places({"NINETYTEN_HOME": str(tmp_path / "home")})
    config = Path(found.config_file)
    config.parent.mkdir(parents=True)
    config.write_text('[hooks]\nprompt = ["true"]\nblock_end = ["true"]\n[block]\nfocus = "50m"\n', encoding="utf-8")
    for path in (config, config.parent, config.parent.parent):
        path.chmod(0o755)
    return found


def as_root() -> None:
    """Skip where files cannot be given away."""
    if os.geteuid() != 0:
        pytest.skip("only root can give a file to others")


def test_what_only_the_owner_can_write_is_kept(where: Places) -> None:
    """Others may read it; a group of one's own may write, as on systems where each user has one."""
    assert exposed(where.config_file) is None
    assert load(where, {}).settings.hooks.prompt == ("true",)
    if os.geteuid() == 0:
        os.chown(where.config_file, 0, 0)
        os.chmod(where.config_file, 0o664)
        assert exposed(where.config_file) is None


@pytest.mark.parametrize("place", ["", "..", "../.."])
def test_everybody_can_write_to_the_file_or_a_folder_it_lies_in(where: Places, place: str) -> None:
    """Each of them is found and named, with what to do; the hooks do not run, the rest of the file counts."""
    loose = os.path.normpath(os.path.join(where.config_file, place))
    os.chmod(loose, 0o757 if place else 0o602)
    assert (str(exposed(where.config_file)), exposed(where.config_file).todo) == (  # type: ignore[union-attr]
        f"anyone can write to {loose}", f"chmod go-w {loose}",
    )  # fmt: skip
    loaded = load(where, {})
    assert (loaded.settings.hooks, loaded.settings.given) == (DEFAULTS.hooks, (("block.focus", "50m"),))
    assert [str(problem) for problem in loaded.problems] == [
        f"{where.config_file}, line {line}, hooks.{name}: this command is not run because anyone can write to {loose}; to fix it:"
        f" chmod go-w {loose}"
        for line, name in ((2, "prompt"), (3, "block_end"))
    ]
    os.chmod(loose, 0o755 if place else 0o644)
    assert load(where, {}).settings.hooks.prompt == ("true",)


@pytest.mark.parametrize("place", ["", "..", "../.."])
def test_a_group_of_others_can_write(where: Places, place: str) -> None:
    """Only if it may write, and is not the user's own."""
    as_root()
    loose = os.path.normpath(os.path.join(where.config_file, place))
    os.chown(loose, 0, STRANGERS)
    assert exposed(where.config_file) is None
    os.chmod(loose, 0o775 if place else 0o660)
    assert str(exposed(where.config_file)) == f"the group {STRANGERS} can write to {loose}"
    assert load(where, {}).settings.hooks.prompt == ()


def test_a_file_of_somebody_else(where: Places) -> None:
    """Its owner can write whatever its mode says."""
    as_root()
    os.chown(where.config_file, STRANGERS, 0)
    assert str(exposed(where.config_file)) == f"another user ({STRANGERS}) can write to {where.config_file}"
    assert load(where, {}).settings.hooks.prompt == ()


def test_where_a_link_leads_is_looked_at_too(where: Places, tmp_path: Path) -> None:
    """The file itself may lie among dotfiles that others can write to."""
    dotfiles = tmp_path / "dotfiles"
    dotfiles.mkdir()
    os.rename(where.config_file, dotfiles / "config.toml")
    os.symlink(dotfiles / "config.toml", where.config_file)
    assert exposed(where.config_file) is None
    dotfiles.chmod(0o777)
    assert str(exposed(where.config_file)) == f"anyone can write to {dotfiles}"


def test_a_file_that_is_not_there_can_be_made_by_others(where: Places) -> None:
    """Where they can write to its folder."""
    os.remove(where.config_file)
    assert exposed(where.config_file) is None
    os.chmod(os.path.dirname(where.config_file), 0o777)
    assert exposed(where.config_file) is not None


def test_a_folder_such_as_tmp_is_no_danger_above_and_one_right_there(where: Places, tmp_path: Path) -> None:
    """In it nobody replaces another one's folder; but anybody puts a file there."""
    (tmp_path / "home").chmod(0o1777)
    assert exposed(where.config_file) is None
    Path(where.config_file).parent.chmod(0o1777)
    assert exposed(where.config_file) is not None


@pytest.mark.parametrize("command", [["SCRIPT"], ["SCRIPT", "--now"], ["sh", "SCRIPT"], ["env", "A=1", "sh", "SCRIPT"]])
@pytest.mark.parametrize("from_environment", [True, False])
def test_a_hook_whose_script_others_can_write_does_not_run(
    where: Places, tmp_path: Path, command: list[str], from_environment: bool
) -> None:
    """Run by its path or handed to a program, said in the file or in the environment."""
    script = tmp_path / "bin" / "hook.sh"
    script.parent.mkdir()
    script.touch()
    said = str([word.replace("SCRIPT", str(script)) for word in command]).replace("'", '"')
    environ = {"NINETYTEN_HOOKS__PROMPT": said} if from_environment else {}
    if not from_environment:
        Path(where.config_file).write_text(f"[hooks]\nprompt = {said}\n", encoding="utf-8")
    for loose in (script, script.parent):
        loose.chmod(0o755)
        assert load(where, environ).problems == ()
        loose.chmod(0o777)
        loaded = load(where, environ)
        assert (loaded.settings.hooks.prompt, len(loaded.problems)) == ((), 1)
        assert f"anyone can write to {loose}" in str(loaded.problems[0])
        loose.chmod(0o755)


def test_hooks_of_the_environment_do_not_depend_on_the_file(where: Places) -> None:
    """Others cannot have written them there."""
    os.chmod(where.config_file, 0o666)
    assert load(where, {"NINETYTEN_HOOKS__PROMPT": '["true"]'}).settings.hooks.prompt == ("true",)


@pytest.mark.parametrize("linked", ["config.toml", ""])
def test_every_link_on_the_way_is_looked_at(where: Places, linked: str) -> None:
    """A link to a link: whoever can write where the second one lies can lead it elsewhere. Also where folders are links."""
    config = Path(where.config_file)
    home, content = config.parent.parent, config.read_text(encoding="utf-8")
    real, shared = home / "real", home / "shared"
    for folder in (real, shared):
        folder.mkdir(mode=0o755)
    (real / "config.toml").write_text(content, encoding="utf-8")
    (shared / "next").symlink_to(real / linked)
    config.unlink()
    if not linked:
        config.parent.rmdir()
    (config if linked else config.parent).symlink_to(shared / "next")
    assert exposed(where.config_file) is None
    shared.chmod(0o777)
    found = exposed(where.config_file)
    assert found is not None and found.path == str(shared)


def test_links_in_a_circle_end(where: Places) -> None:
    """What leads nowhere is no reason to look without end."""
    config = Path(where.config_file)
    config.unlink()
    config.symlink_to(config)
    assert exposed(where.config_file) is None
