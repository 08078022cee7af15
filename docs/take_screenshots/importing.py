"""The page *Imports*: each step of the assistant, its report, past imports, likely duplicates."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from docs.take_screenshots.editions import earlier_edition, later_edition, text_edition
from docs.take_screenshots.studio import Studio
from explorer.search.query import Query
from explorer.ui.dialogs.password import PasswordQuestion
from explorer.ui.pages.imports.page import COLUMNS, FILE, PLAN, SHEETS, VALUES
from explorer.ui.widgets.drop_overlay import DropOverlay

STEPS = ((FILE, "fichier"), (SHEETS, "feuilles"), (COLUMNS, "colonnes"), (VALUES, "valeurs"))
VIEW_NAME = "IA à distance"
OTHER_SOURCE = "Liste des généralistes"
VIEW_QUERY = Query(text="ia").toggled("format", "distance")


def take_imports(studio: Studio, workbooks: Sequence[Path]) -> None:
    """Imports `workbooks`, or the two editions of the bundled map with a view saved in between."""
    if workbooks:
        for workbook in workbooks:
            _take_import(studio, workbook)
    else:
        _bring_in(studio, earlier_edition(studio.home))
        _save_view(studio)
        _take_import(studio, later_edition(studio.home))
    _take_questions(studio)
    studio.window.show_page("explorer")
    studio.window.banner.dismiss()


def _take_import(studio: Studio, workbook: Path) -> None:
    _start(studio, workbook)
    page = studio.imports
    studio.take("import-bilan")
    for step, name in STEPS:
        page.step_asked.emit(step)
        studio.take(f"import-{name}")
    page.values_step.approve.click()
    page.step_asked.emit(PLAN)
    studio.settle()
    page.confirm.click()
    studio.take("import-termine")
    page.show_home()
    studio.window.banner.dismiss()
    studio.take("import-historique")
    page.home.history.undo.click()
    studio.take_dialog("import-annuler")


def _bring_in(studio: Studio, workbook: Path) -> None:
    _start(studio, workbook)
    studio.imports.confirm.click()
    studio.settle()
    studio.window.banner.dismiss()


def _start(studio: Studio, workbook: Path) -> None:
    studio.window.imports.start([workbook])
    studio.settle()
    if studio.window.imports.plan is None:
        raise RuntimeError(f"{workbook} gives no plan")


def _save_view(studio: Studio) -> None:
    studio.window.show_page("explorer")
    studio.explorer.set_query(VIEW_QUERY)
    studio.settle()
    studio.explorer.views_button.save_asked.emit(VIEW_NAME)
    studio.settle()
    studio.explorer.set_query(Query())
    studio.settle()


def take_second_source(studio: Studio) -> None:
    """Imports a text file as a source of its own, then draws the courses that it repeats."""
    _start(studio, text_edition(studio.home))
    page = studio.imports
    page.step_asked.emit(FILE)
    studio.take("import-texte")
    page.file_step.source_changed.emit(OTHER_SOURCE)
    page.step_asked.emit(PLAN)
    studio.settle()
    page.confirm.click()
    studio.settle()
    studio.window.banner.dismiss()
    page.show_home()
    page.home.duplicates_tab.click()
    studio.take("import-doublons")
    page.home.duplicates.apart.click()
    studio.take("import-doublons-decide")


def _take_questions(studio: Studio) -> None:
    question = PasswordQuestion(
        studio.theme, "Cartographie commerce - protégée.xlsx", studio.window, wrong=False
    )
    question.open()
    studio.take_dialog("import-mot-de-passe")
    overlay = studio.window.findChild(DropOverlay)
    overlay.cover()
    studio.take("import-depot")
    overlay.hide()
