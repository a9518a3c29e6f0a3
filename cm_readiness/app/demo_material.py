"""What the demo measures: a job advert and a table of posts, made up, for each example company."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

from ..files.atomic import make_folder, write_bytes
from .measuring import accept, measure
from .sitting import Sitting

ADVERTS: Mapping[str, str] = {
    "fr": """Community manager (H/F)

Vous animez nos comptes Instagram et LinkedIn, répondez aux commentaires et tenez le calendrier éditorial.
Vous rédigez les publications, créez les visuels simples sur Canva et suivez les résultats.
Vous filmez et montez des vidéos, envoyez la newsletter et mettez à jour le site internet.
Les affiches sont réalisées par notre graphiste. Le poste ne comprend pas le référencement naturel.
Temps plein, rattachement à la direction.
""",
    "en": """Community manager

You run our Instagram and LinkedIn accounts, reply to comments and keep the content calendar.
You write posts, make simple visuals in Canva and report on results.
You shoot and edit videos, send the newsletter and update the website.
Our designer makes the posters. The role does not include search engine optimisation.
Full time, reporting to the management.
""",
    "es": """Community manager

Gestionas nuestra comunidad en Instagram y LinkedIn, con la moderación y el calendario editorial.
Te encargas de la redacción de publicaciones, de creatividades sencillas con Canva y del informe mensual.
También de la edición de vídeos, de la newsletter y de actualizar la web.
Los carteles los hace nuestra diseñadora gráfica. El puesto no incluye el posicionamiento web.
Jornada completa, en dependencia de la dirección.
""",
}
"""By language; each asks one person for three trades of specialists."""
FIRST_POST = date(2026, 9, 1)
DAYS_BETWEEN = (2, 3, 2, 2, 5, 2, 3, 2, 14, 2, 3, 2)
"""From one post to the next: a usual summer's end, with a silence in it."""
FORMATS = ("Reel", "Photo", "Carousel")


def measure_material(sitting: Sitting, folder: Path) -> tuple[Path, ...]:
    """Make the files, measure them, and take their lines as evidence; no answer changes.

    Args:
        sitting: the open copy of an example company.
        folder: where the files are made; it may not be there yet.

    Returns:
        What was made.

    Raises:
        ReadinessError: the disk refuses a file.
    """
    make_folder(folder)
    advert, posts = folder / "advert.txt", folder / "posts.csv"
    write_bytes(advert, ADVERTS[sitting.assessment.language].encode(), replace=False)
    write_bytes(posts, _table().encode(), replace=False)
    for identifier, path in (("job_advert", advert), ("posting_calendar", posts)):
        found = measure(sitting, identifier, [path])
        for proposal in found.proposals:
            accept(sitting, found, proposal, level=False)
    return advert, posts


def _table() -> str:
    day, lines = FIRST_POST, ["Date,Format"]
    for number, days in enumerate(DAYS_BETWEEN):
        lines.append(f"{day.isoformat()},{FORMATS[number % len(FORMATS)]}")
        day += timedelta(days=days)
    return "\n".join(lines) + "\n"
