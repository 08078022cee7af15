"""What every test shares: the folder of real workbooks, and Qt without a screen."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

SHARED_DATA = Path(__file__).resolve().parents[2] / "shared" / "data"


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The real workbooks beside the checkout; they are not all free to copy into the project."""
    if not SHARED_DATA.is_dir():
        pytest.skip(f"les classeurs réels ne sont pas à côté du projet ({SHARED_DATA})")
    return SHARED_DATA


@pytest.fixture(scope="session")
def map_workbook(shared_data: Path) -> Path:
    """The October 2026 edition of the training map."""
    return shared_data / "cartographie_ia_commerce.xlsx"


@pytest.fixture(scope="session")
def next_map_workbook(shared_data: Path) -> Path:
    """The November 2026 edition of the training map."""
    return shared_data / "cartographie_ia_commerce_2.xlsx"
