"""The page *Explorer*: search, filters, cards, saved views, no answer."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QPushButton, QToolButton

from docs.take_screenshots.importing import VIEW_NAME
from docs.take_screenshots.studio import Studio
from explorer.search.query import Query
from explorer.ui.dialogs.correction import CorrectionDialog

SEARCHED = "ia generativ comerce"
FILTERED = Query(text="ia").toggled("format", "distance").excluding("axis", "opcommerce")
NOT_FOUND = "zzyzx qwrtp"
CORRECTED, FIELD, VALUE = "cursus intelligence artificielle", "Durée", "3 jours"
SHORTLISTED = 4


def take_explorer(studio: Studio) -> None:
    """Draws the page in every state, then shortlists a few courses."""
    page = studio.explorer
    studio.take("explorer")
    page.set_query(Query(text=SEARCHED))
    studio.take("explorer-recherche")
    page.set_query(FILTERED)
    studio.take("explorer-filtres")
    page.results.choose_layout("cards")
    page.header.show_layout("cards")
    studio.take("explorer-fiches")
    page.results.choose_layout("table")
    page.header.show_layout("table")
    _take_correction(studio)
    _take_views(studio)
    page.set_query(Query(text=NOT_FOUND).toggled("format", "distance"))
    studio.take("explorer-sans-resultat")
    page.set_query(Query(text=SEARCHED))
    _take_tray(studio)
    page.set_query(Query())


def _take_correction(studio: Studio) -> None:
    """Puts a field right, then gives it back: what follows shows the map as it is."""
    page = studio.explorer
    page.set_query(Query(text=CORRECTED))
    studio.settle()
    page.details.findChild(QPushButton, "correct").click()
    studio.settle()
    dialog = studio.window.findChild(CorrectionDialog)
    dialog.choice.setCurrentText(FIELD)
    dialog.field.setText(VALUE)
    studio.take("explorer-corriger", dialog)
    dialog.confirm.click()
    studio.take("explorer-corrigee")
    course = page.details.course
    if course is None or not course.corrections:
        raise RuntimeError("nothing was put right")
    page.details.withdraw_asked.emit(course.id, course.corrections[0].field)
    studio.settle()


def _take_views(studio: Studio) -> None:
    page = studio.explorer
    page.set_query(Query())
    studio.settle()
    button = page.views_button
    menu = button.menu()
    menu.aboutToShow.emit()
    corner = button.mapToGlobal(QPoint(button.width() - menu.sizeHint().width(), button.height()))
    studio.take_menu("explorer-vues", menu, corner)
    button.ask_save()
    studio.take_dialog("explorer-enregistrer-vue")
    views = {each.view.name: each.view.id for each in studio.window.views.statuses}
    if VIEW_NAME in views:
        button.look_asked.emit(views[VIEW_NAME])
        studio.take("explorer-vue-nouveautes")


def _take_tray(studio: Studio) -> None:
    studio.settle()
    ids = [int(each) for each in studio.services.catalogue.search(Query(text="ia")).ids[:SHORTLISTED]]
    studio.window.desk.toggle(ids)
    studio.take("selection")
    tray = studio.window.tray
    tray.findChild(QPushButton, "selection-list-button").click()
    studio.take("selection-liste", tray.list)
    tray.list.close()
    menu = tray.findChild(QToolButton, "selection-switch").menu()
    studio.take_menu("selection-menu", menu, tray.mapToGlobal(QPoint(16, -menu.sizeHint().height())))
