"""A synchronised or foreign drive refuses what is no writing: permissions, links, flushing of folders."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cm_readiness.files.assessments import read_assessment, write_assessment
from cm_readiness.files.opening import read_last_good
from tests.needs import need
from tests.reliability.faults import CRITERION, changed, example, failing

REFUSING = r"""
#include <errno.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/syscall.h>
#include <unistd.h>

static int refused(void) { errno = EPERM; return -1; }

int chmod(const char *path, mode_t mode) { return refused(); }
int fchmod(int file, mode_t mode) { return refused(); }
int fchmodat(int folder, const char *path, mode_t mode, int flags) { return refused(); }
int link(const char *old, const char *new) { return refused(); }
int linkat(int a, const char *old, int b, const char *new, int flags) { return refused(); }
int utimensat(int folder, const char *path, const struct timespec times[2], int flags) { return refused(); }
int fsync(int file) {
    struct stat found;
    if (fstat(file, &found) == 0 && S_ISDIR(found.st_mode)) return refused();
    return syscall(SYS_fsync, file);
}
"""
"""What such a drive answers, put in front of the system's own functions."""
ROOT = Path(__file__).parent.parent.parent

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the calls are those of POSIX")


@pytest.fixture(scope="module")
def refusing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library that refuses."""
    if not sys.platform.startswith("linux"):
        pytest.skip("needs Linux")
    compiler = need("cc")
    folder = tmp_path_factory.mktemp("refusing")
    (folder / "refusing.c").write_text(REFUSING, "utf-8")
    library = folder / "refusing.so"
    subprocess.run([compiler, "-shared", "-fPIC", "-o", library, folder / "refusing.c"], check=True)
    return library


def run_there(refusing: Path, place: Path, *arguments: str | Path) -> None:
    """Run a command with everything on such a drive; it must end well."""
    folders = {f"CM_READINESS_{name}": str(place / name.lower()) for name in ("HOME", "CONFIG", "CACHE")}
    ended = subprocess.run(
        [sys.executable, "-m", "cm_readiness", *map(str, arguments)],
        env={**os.environ, **folders, "PYTHONPATH": str(ROOT), "LANG": "C", "LD_PRELOAD": str(refusing)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (0, "")


def test_the_drive_does_refuse(refusing: Path, tmp_path: Path) -> None:
    """Else the next test would show nothing."""
    tried = "import os, sys; os.chmod(sys.argv[1], 0o600)"
    ended = subprocess.run(
        [sys.executable, "-c", tried, tmp_path],
        env={**os.environ, "LD_PRELOAD": str(refusing)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Operation not permitted" in ended.stderr


def test_a_drive_that_refuses_permissions_keeps_every_answer(refusing: Path, tmp_path: Path) -> None:
    """Created, answered twice, frozen and exported over, as anywhere else."""
    path, report = tmp_path / "calla.toml", tmp_path / "report.md"
    run_there(refusing, tmp_path, "new", path, "--from", example_path())
    for level in ("1", "4"):
        run_there(refusing, tmp_path, "answer", path, CRITERION, level)
    run_there(refusing, tmp_path, "report", path, "--output", report)
    run_there(refusing, tmp_path, "report", path, "--output", report, "--force")
    assert read_assessment(path).answer_to(CRITERION).level == 4
    copy = read_last_good(path)
    assert copy is not None
    assert copy.answer_to(CRITERION).level == 4


def example_path() -> Path:
    """An example's file."""
    from cm_readiness.files.shipped import examples

    return examples()[0]


@pytest.mark.parametrize("code", [errno.EPERM, errno.EACCES, errno.ENOTSUP, errno.EIO])
def test_permissions_that_cannot_be_given_stop_nothing(tmp_path: Path, code: int) -> None:
    """What is written is the user's alone then; it is never more open than what it replaces."""
    path = tmp_path / "calla.toml"
    write_assessment(path, example())
    path.chmod(0o640)
    with failing((os, "chmod"), 1, code):
        write_assessment(path, changed())
    assert read_assessment(path).answers == changed().answers
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("call", [1, 2])
@pytest.mark.parametrize("code", [errno.EPERM, errno.EACCES, errno.ENOSYS, errno.ENOTSUP, errno.EINVAL])
def test_a_drive_that_cannot_flush_is_written_all_the_same(tmp_path: Path, call: int, code: int) -> None:
    """Neither its files nor its folders; what failed to reach a disk is another matter."""
    path = tmp_path / "calla.toml"
    write_assessment(path, example())
    with failing((os, "fsync"), call, code):
        write_assessment(path, changed())
    assert read_assessment(path).answers == changed().answers
