"""What a checker of PDF finds in every document, besides what it can only ask a person to look at.

Run as `python -m tests.accessibility FOLDER`; the Makefile does.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import outloud

from cm_readiness.formats.document_tree import Tree, text_of
from tests.exports import named
from tests.look import exports

FOR_A_PERSON: Mapping[str, str] = {
    "TBL-012": "A form is a table whose cells are empty on purpose.",
    "TBL-014": "It looks for a table that covers all grids of a page at once; forms have several.",
    "PAG-001": "Lines that begin alike stand at the foot of pages by chance; heads and feet are artifacts.",
}
"""Rules that cannot tell, and why: each was looked at."""


def unexplained(result: Any, tree: Tree) -> list[str]:  # noqa: ANN401 - the checker says nothing of its types
    """Errors and warnings, but those of rules that a person has to decide, and heads of tables that go on.

    A head that stands again on the next page is an artifact, so that nobody hears it twice;
    the checker takes it for prose that is passed over.
    """
    heads = {_squeezed("".join(map(text_of, block.rows[0]))) for block in tree.blocks if block.rows}
    return [
        f"{finding.rule} {finding.message} {finding.evidence or ''}".strip()
        for finding in result.sorted_findings()
        if finding.severity in ("error", "warning")
        and finding.rule not in FOR_A_PERSON
        and not (finding.rule == "TAG-002" and _squeezed(finding.evidence or "") in heads)
    ]


def _squeezed(text: str) -> str:
    return "".join(text.split())


def main(folder: Path) -> int:
    """Check every document of every example."""
    folder.mkdir(parents=True, exist_ok=True)
    found = 0
    for name, export in exports():
        file = folder / f"{name}.pdf"
        file.write_bytes(export.make(named("pdf")).data)
        for line in unexplained(outloud.check(str(file)), export.source.tree):
            found += 1
            print(f"{name}: {line}")
    print(f"{found} findings")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
