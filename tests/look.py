"""Renders every document to pictures to look at, and has the pages checked by an accessibility engine.

Run as `python -m tests.look FOLDER` or `python -m tests.look --axe FOLDER`; the Makefile does. It needs
Chromium, poppler-utils, LibreOffice and Carlito (which runs as wide as Word's Calibri) for the pictures,
Chromium and npm for the check.
"""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from cm_readiness.app.export import Export
from cm_readiness.core.comparison import present
from cm_readiness.core.evaluation import evaluate
from cm_readiness.documents.catalogue import DOCUMENTS
from cm_readiness.files.assessments import read_assessment
from cm_readiness.files.questionnaires import find_questionnaire
from cm_readiness.files.shipped import examples
from cm_readiness.language.words import words_for
from tests.documents.test_progress import LATER, second_round
from tests.exports import export_of, named
from tests.reports import evaluated, example

ALONE = [name for name, document in DOCUMENTS.items() if document.alone]
"""Documents that need nothing to compare with."""

AXE = "axe-core@4.10.3"
WIDTHS = (1280, 390)
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
DARK = "@media screen and (prefers-color-scheme: dark)"
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
LONGEST = 14_000
"""Pixels of a page that are drawn: the browser draws no picture that is much longer."""


def exports() -> Iterator[tuple[str, Export]]:
    """Every document of every example, with a name for its files."""
    for path in examples():
        assessment = read_assessment(path)
        asked = find_questionnaire(assessment.questionnaire.id, near=None, folder=None)
        evaluation = evaluate(asked, assessment, assessment.last_changed.date())
        for document in ALONE:
            yield f"{document}.{path.stem}", export_of(document, evaluation, words_for(assessment.language))
    for language in ("fr", "en"):
        before = present(evaluated(example(f"maison_calla.{language}")))
        after = evaluated(second_round(language), LATER)
        yield (
            f"progress_report.maison_calla.{language}",
            export_of("progress_report", after, words_for(language), against=before),
        )


def chromium(*arguments: str) -> str:
    """Run the browser once, with a profile of its own."""
    with tempfile.TemporaryDirectory() as profile:
        command = [_tool("chromium"), *FLAGS, f"--user-data-dir={profile}", *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def pictures(folder: Path) -> None:
    """Pictures of the pages at two widths, in the dark and printed, and of the pages of PDF and Word."""
    names = []
    for name, export in exports():
        for form in ("html", "pdf", "docx"):
            (folder / f"{name}.{form}").write_bytes(export.make(named(form)).data)
        names.append(name)
    word = [str(folder / f"{name}.docx") for name in names]
    convert = [_tool("soffice"), "--headless", "--convert-to", "pdf", "--outdir", str(folder / "word")]
    subprocess.run([*convert, *word], check=True, capture_output=True)
    for name in names:
        for width in WIDTHS:
            _screenshot(folder, name, width)
        if name.startswith("gap_report"):
            _screenshot(folder, name, WIDTHS[0], dark=True)
        printed = folder / f"{name}.print.pdf"
        page = (folder / f"{name}.html").resolve().as_uri()
        chromium("--no-pdf-header-footer", f"--print-to-pdf={printed}", page)
        for kind in (folder / f"{name}.pdf", printed, folder / "word" / f"{name}.pdf"):
            drawn = [_tool("pdftoppm"), "-r", "60", "-png", str(kind), str(kind.with_suffix(""))]
            subprocess.run(drawn, check=True, capture_output=True)
        print(name, flush=True)


def _screenshot(folder: Path, name: str, width: int, *, dark: bool = False) -> None:
    """A picture of a page within a frame: the browser's own window is never narrower than 500 pixels."""
    kind = f"{width}.dark" if dark else str(width)
    page, frame = folder / f"{name}.{kind}.page.html", folder / f"{name}.{kind}.frame.html"
    text = (folder / f"{name}.html").read_text("utf-8")
    page.write_text(text.replace(DARK, "@media all") if dark else text, "utf-8")
    frame.write_text(
        f'<body style="margin:0"><iframe src="{page.name}" '
        f'style="border:0;width:{width}px;height:{LONGEST}px">',
        "utf-8",
    )
    picture = folder / f"{name}.{kind}.png"
    chromium(
        f"--window-size={max(width, 500)},{LONGEST}", f"--screenshot={picture}", frame.resolve().as_uri()
    )
    page.unlink()
    frame.unlink()


def axe(folder: Path) -> int:
    """How many rules of the accessibility guidelines the pages break; each is printed."""
    source = _axe(folder)
    broken = 0
    for name, export in exports():
        for scheme in _schemes(name):
            page = _with_axe(export.make(named("html")).data.decode(), source, scheme)
            path = folder / f"{name}.{scheme}.axe.html"
            path.write_text(page, "utf-8")
            dom = chromium("--virtual-time-budget=60000", "--dump-dom", path.resolve().as_uri())
            found = re.search(r'<pre id="axe-result">(.*?)</pre>', dom, re.DOTALL)
            if found is None:
                sys.exit(f"{name}: the accessibility engine gave no answer")
            for violation in json.loads(html.unescape(found[1])):
                broken += 1
                print(f"{name} ({scheme}): {violation['id']}: {violation['help']}: {violation['nodes'][:2]}")
    print(f"{broken} violations")
    return broken


def _schemes(name: str) -> tuple[str, ...]:
    """Each document of one company in the light, and the report in the dark: the rest is the same page."""
    if not name.endswith("maison_calla.fr"):
        return ()
    return ("light", "dark") if name.startswith("gap_report") else ("light",)


def _with_axe(page: str, source: str, scheme: str) -> str:
    """The page with the engine in it, without the policy that would keep it out."""
    page = re.sub(r"<meta http-equiv=[^>]*>", "", page, count=1)
    if scheme == "dark":
        page = page.replace(DARK, "@media all")
    else:
        page = page.replace("(prefers-color-scheme: dark)", "(max-width: 1px)")
    call = (
        f"axe.run(document, {json.dumps(RULES)}).then(r => {{ const p = document.createElement('pre');"
        "p.id = 'axe-result'; p.textContent = JSON.stringify(r.violations.map(v => ({id: v.id, help: v.help,"
        "nodes: v.nodes.map(n => n.html)}))); document.body.append(p); });"
    )
    return page.replace("</body>", f"<script>{source}</script><script>{call}</script></body>")


def _axe(folder: Path) -> str:
    """The engine, from the registry of npm."""
    kept = folder / "node_modules" / "axe-core" / "axe.min.js"
    if not kept.is_file():
        command = [_tool("npm"), "install", "--no-audit", "--no-fund", "--prefix", str(folder), AXE]
        subprocess.run(command, check=True, capture_output=True)
    return kept.read_text("utf-8")


def _tool(name: str) -> str:
    path = shutil.which(name)
    if path is None:
        sys.exit(f"{name} is not installed")
    return path


def main(arguments: list[str]) -> int:
    """Draw the pictures, or run the check alone."""
    folder = Path(arguments[-1])
    folder.mkdir(parents=True, exist_ok=True)
    if "--axe" not in arguments:
        pictures(folder)
    return 1 if axe(folder) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
