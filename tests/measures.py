"""Prints how right the measures are, and how fast: `python -m tests.measures`, on a quiet machine."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import tempfile
import tomllib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from cm_readiness.core.measured import NotMeasured
from cm_readiness.files.measuring_tables import read_trades
from cm_readiness.files.shipped import questionnaires_folder
from cm_readiness.measure.apart import Read, read_apart
from cm_readiness.measure.copied_text import copied
from cm_readiness.measure.folder import collected
from cm_readiness.measure.job_advert import advert_figures
from tests.measure.corpus import made
from tests.measure.test_copied_text import FIRST, LAST, RELEASE
from tests.needs import need

FILES = 200
RUNS = 5
ADVERTS = Path(__file__).parent / "measure"


def main() -> None:
    """All four lists."""
    with tempfile.TemporaryDirectory() as folder:
        _media(Path(folder))
    _adverts()
    _texts()


def _title(text: str) -> None:
    print(f"\n{text}\n{'-' * len(text)}")


def _media(folder: Path) -> None:
    _title("Pictures, films, documents")
    corpus = folder / "corpus"
    corpus.mkdir()
    fine, wrong = made(corpus)
    files = [one for one in collected([corpus]).files if not one.name.endswith(".srt")]
    seen: dict[str, Any] = {}
    for one in read_apart("media", files):
        name = (one.file.name if isinstance(one, Read) else one.name).rpartition("/")[2]
        seen[name] = one
    facts = right = 0
    for name, expected in fine.items():
        one = seen[name]
        for key, value in expected.items():
            facts += 1
            right += isinstance(one, Read) and one.facts[key] == value
    called_fine = [name for name in wrong if not isinstance(seen[name], NotMeasured)]
    print(
        f"{len(seen)} files: {right} of {facts} facts right; unreadable ones called fine: {len(called_fine)}"
    )
    _speed(folder, corpus)


def _speed(folder: Path, corpus: Path) -> None:
    """200 files, in turn with ffprobe called once for each."""
    many = folder / "many"
    many.mkdir()
    kinds = [
        "wide.mp4",
        "phone.mp4",
        "hevc.mp4",
        "web.webm",
        "plain.jpg",
        "exif_6.jpg",
        "clear.png",
        "photo.webp",
    ]
    for number in range(FILES):
        name = kinds[number % len(kinds)]
        shutil.copy(corpus / name, many / f"{number:03}-{name}")
    files = collected([many]).files
    probe = [need("ffprobe"), "-v", "error", "-show_streams", "-show_format", "-of", "json"]

    def ours() -> None:
        assert all(isinstance(one, Read) for one in read_apart("media", files))

    def theirs() -> None:
        for one in files:
            subprocess.run([*probe, str(one.path)], check=True, stdout=subprocess.DEVNULL)

    taken = _in_turn({"ours": ours, "ffprobe": theirs})
    for name, (cpu, wall) in taken.items():
        print(f"{FILES} files, {name:8} {cpu:6.2f} s of processor time, {wall:6.2f} s")
    ratios = [taken["ours"][place] / taken["ffprobe"][place] for place in (0, 1)]
    print(f"ratio {ratios[0]:.2f} and {ratios[1]:.2f}; at most 0.7 is asked for")


def _in_turn(works: Mapping[str, Callable[[], None]]) -> dict[str, tuple[float, float]]:
    """Processor time of all that a work starts, and wall time: medians of runs in turn, in seconds."""
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in works}
    for _ in range(RUNS):
        for name, work in works.items():
            before = os.times()
            work()
            after = os.times()
            cpu = sum(after[:4]) - sum(before[:4])
            taken[name].append((cpu, after.elapsed - before.elapsed))
    return {
        name: (statistics.median(cpu for cpu, _ in runs), statistics.median(wall for _, wall in runs))
        for name, runs in taken.items()
    }


def _adverts() -> None:
    trades = read_trades(questionnaires_folder() / "community_manager", ("fr", "en", "es"))
    specialists = {one.id for one in trades.trades if one.kind == "specialist"}
    for path in sorted(ADVERTS.glob("adverts_*.toml")):
        adverts = tomllib.loads(path.read_text("utf-8"))["adverts"]
        name = path.stem.removeprefix("adverts_")
        kept = name.endswith("_held_out")
        _title(f"Adverts, {name.removesuffix('_held_out')}{', kept apart from the phrases' if kept else ''}")
        table: dict[str, Counter[str]] = {"right": Counter(), "missed": Counter(), "false": Counter()}
        misses: list[str] = []
        decoys = [0, 0]
        for advert in adverts:
            found = advert_figures([(advert["name"], advert["text"].strip())], trades)
            if not advert.get("advert", True):
                decoys[0] += 1
                decoys[1] += found is not None and found.is_advert
                continue
            said = {t.id for t in found.trades if t.asked_of == "person"} & specialists if found else set()
            asked = set(advert["person"]) & specialists
            table["right"].update(said & asked)
            table["missed"].update(asked - said)
            table["false"].update(said - asked)
            misses += [f"{advert['name']}: {one} missed" for one in sorted(asked - said)]
            misses += [f"{advert['name']}: {one} is not asked" for one in sorted(said - asked)]
        _table(table, specialists)
        right = table["right"].total()
        print(f"precision {right / (right + table['false'].total()):.3f}, ", end="")
        print(f"recall {right / (right + table['missed'].total()):.3f}; ", end="")
        print(f"of {decoys[0]} adverts for others, {decoys[1]} taken for one")
        print("\n".join(misses) or "nothing missed, nothing false")


def _table(table: Mapping[str, Counter[str]], trades: set[str]) -> None:
    print(f"{'trade':20} {'right':>6} {'missed':>6} {'false':>6}")
    for trade in sorted(trades):
        row: Sequence[int] = [table[name][trade] for name in ("right", "missed", "false")]
        if any(row):
            print(f"{trade:20} {row[0]:6} {row[1]:6} {row[2]:6}")


def _texts() -> None:
    _title("Posts beside their release")
    posts = {
        "a sentence word for word": FIRST,
        "two sentences in another order": f"{LAST} {FIRST}",
        "in capitals": FIRST.upper(),
        "without accents": FIRST.replace("é", "e").replace("à", "a"),
        "with hashtags and emoji": FIRST.replace("atelier", "#atelier") + " 🎉",
        "with words of one's own": f"{FIRST} On vous attend avec vos vieux sacs.",
        "another subject": "Notre recette de la semaine : une soupe de potiron aux châtaignes.",
    }
    for name, post in posts.items():
        found = copied("post", post, RELEASE)
        print(f"{name:32} {float(found.share or 0):.3f}  ({found.copied} of {found.words} words)")


if __name__ == "__main__":
    main()
