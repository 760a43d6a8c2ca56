"""`quiz format`, as it is typed."""

from pathlib import Path

from .conftest import PACK, Run


def test_a_pack_is_laid_out_and_is_then_left_alone(run: Run, rivers: Path) -> None:
    """With `--check` it is only told; links and modes stay, and so does what cannot be read."""
    file = rivers / "pack.toml"
    file.write_text(PACK.replace("format = 1\n", "format=1 # One.\n\n\n"), encoding="utf-8", newline="\r\n")
    file.chmod(0o640)

    told = run("format", str(rivers), "--check")
    assert (1, f"would change: {file}\n1 file, 1 to change.\n") == (told.code, told.out)
    told = run("format", str(rivers))
    assert (0, f"changed: {file}\n1 file, 1 changed.\n") == (told.code, told.out)
    assert b"format = 1 # One.\n\n[pack]" == file.read_bytes()[:25]
    assert 0o640 == file.stat().st_mode & 0o777
    assert 0 == run("format", str(rivers), "--check").code

    file.write_text("a = = 1", encoding="utf-8")
    told = run("format", str(rivers))
    assert (1, True) == (
        told.code,
        told.err.startswith("quiz: pack.toml cannot be laid out. It cannot be read as TOML"),
    )
    assert 2 == run("format", "nowhere").code
