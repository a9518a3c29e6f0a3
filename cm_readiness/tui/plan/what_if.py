"""What if: levels raised and lowered, and what they amount to at once; the answers stay as they are."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import uuid4

from textual.content import Content
from textual.getters import query_one
from textual.widget import Widget
from textual.widgets.option_list import Option

from ...core.actions import commit_to
from ...core.evaluation import DimensionResult, OverallResult
from ...core.questionnaire import Criterion
from ...core.what_if import WhatIf
from ...language.number_format import Figures
from ..shell import commands
from ..shell.assessment_commands import AssessmentCommands
from ..shell.labels import gate_words, range_words, stale_words, titled, verdict_sentence
from ..shell.page import Page
from ..shell.program_commands import ProgramCommands
from ..shell.text import assembled, dotted, one_line
from ..widgets.line import Prose
from ..widgets.own_keys import Listing
from ..widgets.score_bar import bar
from .commitments import committed

BAR_FROM = 100
"""Columns of the window from which there is room for bars."""
BAR = 24
WIDE_NAME, SHORT_NAME, BESIDE_NAME = 30, 26, 16
"""Columns of the name of a score, and of what stands between it, the bar apart, and the details."""
DETAILS_FROM = 60
"""Columns from which targets and gates stand beside the levels."""
NAME = 34


class WhatIfPage(Page):
    """Holds one supposition for as long as it is shown; leaving it keeps nothing."""

    PAGE = "what_if"
    BINDINGS = commands.bindings("what_if")
    AUTO_FOCUS = ""
    FOCUS = "Listing"
    CSS_PATH = "what_if.tcss"
    FIELD_KEYS = frozenset(("left", "right"))

    listing = query_one(Listing)

    def __init__(self) -> None:
        super().__init__()
        self.parts = (AssessmentCommands(self), ProgramCommands(self))
        self._supposed: WhatIf | None = None

    def body(self) -> Iterable[Widget]:
        """What it amounts to, and below it the criteria."""
        yield Prose(id="verdict")
        yield Prose(id="scores")
        yield Prose(id="needs", hang=2)
        yield Listing(id="levels")

    def heading(self) -> tuple[str, str]:
        """Whose assessment, and that it is supposed."""
        return titled(self.session.assessment), self.words("What if")

    @property
    def supposed(self) -> WhatIf:
        """The supposition, over the answers as they are now."""
        evaluation = self.session.evaluation()
        if self._supposed is None or self._supposed.evaluation is not evaluation:
            levels = self._supposed.levels if self._supposed is not None else {}
            self._supposed = WhatIf(evaluation)
            for criterion, level in levels.items():
                self._supposed = self._supposed.supposed(criterion, level)
        return self._supposed

    def settle(self) -> None:
        """The window has another size: entries may say more or less."""
        self.show_body()

    def show_body(self) -> None:
        """Show what is supposed, and what it amounts to."""
        self._show_outcome()
        options, kept = self.listing, self.listing.highlighted
        prompts = [(criterion.id, self._prompt(criterion)) for criterion in self._criteria]
        if options.option_count != len(prompts):
            options.clear_options()
            options.add_options([Option(prompt, id=identifier) for identifier, prompt in prompts])
            options.highlighted = min(kept or 0, len(prompts) - 1) if prompts else None
        else:
            for identifier, prompt in prompts:
                options.replace_option_prompt(identifier, prompt)

    @property
    def _criteria(self) -> list[Criterion]:
        return [s.criterion for s in self.supposed.evaluation.standings.values() if s.applicable]

    def _prompt(self, criterion: Criterion) -> Content:
        """A criterion with its level, and the supposed one beside it."""
        words, supposed = self.words, self.supposed
        standing = supposed.evaluation.standings[criterion.id]
        now = "?" if standing.level is None else str(standing.level)
        level = f"{now} → {supposed.levels[criterion.id]}" if criterion.id in supposed.levels else now
        name = Content(one_line(criterion.name.get(words.language)))
        width = max(8, min(NAME, self.app.size.width - 20))
        details = [words("target {score}", score=standing.target)]
        details += [words("gate")] if criterion.critical else []
        details.append(stale_words(standing, words))
        if self.app.size.width < DETAILS_FROM:
            details = []
        return assembled(
            (f"{self.session.numbers[criterion.id]}  ", "bold"),
            name.truncate(width, ellipsis=True, pad=True),
            "  ",
            (level.ljust(7), "bold $text-accent" if criterion.id in supposed.levels else "bold"),
            (dotted(*details), "$text-muted"),
        )

    def _show_outcome(self) -> None:
        words, supposed = self.words, self.supposed
        outcome, before = supposed.outcome, supposed.evaluation
        self.query_one("#verdict", Prose).say(
            (verdict_sentence(outcome, before.questionnaire, words), "bold")
        )
        results: tuple[OverallResult | DimensionResult, ...] = (outcome.overall, *outcome.dimensions)
        olds: tuple[OverallResult | DimensionResult, ...] = (before.overall, *before.dimensions)
        scores = self.query_one("#scores", Prose)
        pairs = list(enumerate(zip(results, olds, strict=True)))
        if self.has_class("-short"):
            short = (self._short(place, new, old) for place, (new, old) in pairs)
            scores.hang = 3
            scores.say(dotted(*short))
        else:
            lines = [self._score(place, new, old) for place, (new, old) in pairs]
            scores.hang = BESIDE_NAME + (WIDE_NAME + BAR if self.app.size.width >= BAR_FROM else SHORT_NAME)
            scores.say(Content("\n").join(lines))
        self.query_one("#needs", Prose).say(self._needs())

    @property
    def _figures(self) -> Figures:
        """Scores to one decimal: before, after and the change between them stand side by side."""
        return Figures(self.session.questionnaire, self.words, 1)

    def _moved(self, new: OverallResult | DimensionResult, old: OverallResult | DimensionResult) -> str:
        """The change of a score with its sign; empty without one."""
        if new.score is None or old.score is None or new.score == old.score:
            return ""
        return self._figures.change(new.score - old.score)

    def _short(
        self, place: int, new: OverallResult | DimensionResult, old: OverallResult | DimensionResult
    ) -> str:
        score = self._figures.score(new.score)
        name = f"{place}" if place else self.words("Overall")
        return "\u00a0".join(filter(None, (name, score, self._moved(new, old))))

    def _score(
        self, place: int, new: OverallResult | DimensionResult, old: OverallResult | DimensionResult
    ) -> Content:
        """One score with its bar, its change, its range and its closed gates."""
        words, figures = self.words, self._figures
        dimension = new if isinstance(new, DimensionResult) else None
        label = dimension.dimension.name.get(words.language) if dimension else words("Overall")
        name = Content(f"{place}  {one_line(label)}" if place else one_line(label))
        gate = gate_words(dimension, self.session.questionnaire, words) if dimension else ""
        details = [range_words(new.low, new.high, figures, words), f"⚠ {gate}" if gate else ""]
        wide = self.app.size.width >= BAR_FROM
        return assembled(
            name.truncate(WIDE_NAME if wide else SHORT_NAME, ellipsis=True, pad=True).stylize("bold"),
            "  ",
            bar(new.low, new.high, new.target, BAR) if wide else "",
            (f"  {figures.score(new.score):>5}", "bold $text-primary"),
            (f" {self._moved(new, old):<6}", "bold $text-accent"),
            (dotted(*details), "$text-muted"),
        )

    def _needs(self) -> Content:
        """The work that the raised levels take, and what they would need."""
        words, supposed = self.words, self.supposed
        if not supposed.levels:
            return assembled((words("The answers stay as they are; nothing of this is kept."), "$text-muted"))
        effort = self._figures.days(supposed.effort_days)
        lines = [words("{effort} of work for what is raised", effort=effort)]
        if self.has_class("-short"):
            return assembled((lines[0], "$text-muted"))
        criteria = self.session.questionnaire.criteria
        for identifier, needs in supposed.unmet:
            lines.append(
                words(
                    "“{name}” at level {level} needs “{other}” at level {at_least} or above.",
                    name=one_line(criteria[identifier].name.get(words.language)),
                    level=needs.level,
                    other=one_line(criteria[needs.of].name.get(words.language)),
                    at_least=needs.at_least,
                )
            )
        return assembled(("\n".join(lines), "$text-muted"))

    # Commands

    def do_step(self, step: int) -> None:
        """Suppose the criterion that is chosen one level higher or lower."""
        chosen = self.listing.chosen
        if chosen is not None:
            supposed = self.supposed
            self._supposed = supposed.raised(chosen) if step > 0 else supposed.lowered(chosen)
            self.show_body()

    def do_reset(self) -> None:
        """Go back to the answers."""
        self._supposed = None
        self.show_body()

    def do_commit_supposed(self) -> None:
        """Commit to reaching every level that is raised; what is lowered is only supposed."""
        supposed, words = self.supposed, self.words
        places = supposed.evaluation.standings
        raised = {i: level for i, level in supposed.levels.items() if level > (places[i].claimed or 0)}
        changed, count = commit_to(self.session.assessment, raised, lambda: str(uuid4()))
        if not raised:
            self.tell(words("Raise something first; what is raised can be committed to."))
        elif not count:
            self.tell(words("There is nothing new to commit to."))
        else:
            self.session.revise(changed)
            self.show_all()
            self.tell(committed(count, self))

    async def do_back(self) -> None:
        """Go back to the results; nothing of this is kept."""
        await self.program.go("results")
