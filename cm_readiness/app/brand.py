"""The house style of documents: found beside their templates, and checked as far as the typesetter draws."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from ..core.brand import Brand
from ..core.errors import Fault, Place, error_of
from ..core.text import visible
from ..files import brand as file


def check_brand(path: Path) -> tuple[Fault, ...]:
    """Everything that is wrong with a house style.

    Args:
        path: its file.
    """
    from ..formats.typesetter import draws

    faults, logo = file.check_brand(path), file.logo_of(path)
    if logo is None or draws(logo):
        return faults
    return (*faults, Fault("house_logo_broken", {}, Place(str(path), "logo")))


def find_brand(folder: Path | None) -> Brand | None:
    """The house style of a folder of templates, if there is one.

    Args:
        folder: where templates of one's own lie.

    Raises:
        ReadinessError: what is wrong with it, with file and key; all faults.
    """
    path = file.brand_file(folder)
    if path is None:
        return None
    faults = check_brand(path)
    if faults:
        raise error_of(faults)
    brand = file.read_brand(path)
    logo = brand.logo and replace(brand.logo, alt=visible(brand.logo.alt))
    return replace(brand, footer=visible(brand.footer), logo=logo)
