"""The pages *Sélections* and comparison: dossiers filled as an adviser and an HR manager would."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QCheckBox, QToolButton

from docs.take_screenshots.studio import Studio
from explorer.search.query import Query, Range
from explorer.services.dossiers import Dossiers, PlanFigures, months_later

WITH_PRICE = Query(text="ia").with_range(Range("price_eur", 1, None))
FOR_A_PERSON = (
    "optimiser la relation client",
    "ia conversationnelle cycle de vente",
    "prospection commerciale",
    "ia marketing visibilité",
    "mooc objectif ia",
)
"""What is searched for the person; the first answer to each goes into the dossier."""
COMPARED = 2


def take_selections(studio: Studio) -> tuple[int, int]:
    """Draws an empty dossier, two filled ones, what is done with them, and a comparison.

    Returns the numbers of the dossier of a person and of that of a plan.
    """
    window = studio.window
    person, plan = _fill(studio)
    page = window.dossiers.selections.page
    window.desk.switch(person)
    studio.settle()
    window.show_page("selections")
    studio.take("selections-conseil")
    menu_button = page.findChild(QToolButton, "dossier-menu")
    menu = menu_button.menu()
    corner = QPoint(menu_button.width() - menu.sizeHint().width(), menu_button.height())
    studio.take_menu("selections-menu", menu, menu_button.mapToGlobal(corner))
    window.dossiers.selections.create()
    studio.take_dialog("selections-nouveau-dossier")
    window.dossiers.selections.edit()
    studio.take_dialog("selections-modifier-dossier")
    page.purge_asked.emit()
    studio.take_dialog("selections-supprimer")
    page.send_asked.emit()
    studio.take_dialog("selections-transmettre")
    _take_comparison(studio)
    window.desk.switch(plan)
    studio.take("selections-plan")
    window.desk.create("Dossier vide")
    studio.take("selections-vide")
    window.desk.delete()
    window.desk.switch(plan)
    studio.settle()
    window.banner.dismiss()
    return person, plan


def take_export(studio: Studio) -> None:
    """Draws what can be chosen before an export."""
    studio.window.show_page("selections")
    studio.take_dialog("export-options", studio.window.commands.export)
    studio.window.show_page("explorer")


def _take_comparison(studio: Studio) -> None:
    window = studio.window
    state = window.desk.state
    if state is None:
        raise RuntimeError("no dossier is open")
    window.dossiers.comparison.compare(state.course_ids[:COMPARED])
    studio.take("comparaison")
    only = window.dossiers.comparison.page.findChild(QCheckBox, "differences-only")
    only.setChecked(True)
    studio.take("comparaison-differences")
    only.setChecked(False)
    window.show_page("selections")


def _fill(studio: Studio) -> tuple[int, int]:
    """Two dossiers: one for a person, one for a training plan. Returns their numbers."""
    dossiers, catalogue = studio.services.dossiers, studio.services.catalogue
    priced = [int(each) for each in catalogue.search(WITH_PRICE).ids[:6]]
    suited = [int(catalogue.search(Query(text=each)).ids[0]) for each in FOR_A_PERSON]
    today = date.today()  # noqa: DTZ011 - a reader's day is the local one
    person = _fill_person(dossiers, suited, today)
    plan = _fill_plan(dossiers, priced, today)
    studio.window.desk.reload()
    studio.settle()
    return person, plan


def _fill_person(dossiers: Dossiers, course_ids: list[int], today: date) -> int:
    until = months_later(today, 12)
    made = dossiers.create("Vendeuse, temps partiel", "VENTE-014", "évolution vers la relation client", until)
    dossiers.add(made.id, course_ids)
    first, second, third, *_ = course_ids
    dossiers.set_status(made.id, [first], "retenue", "à distance, compatible avec le temps partiel")
    dossiers.set_status(made.id, [third], "ecartee", "ce n’est pas son projet")
    dossiers.set_next_action(made.id, first, "demander durée et tarif", today + timedelta(days=10))
    dossiers.set_comment(
        made.id, first, "Répond au projet : accueil et suivi des clients. Le rythme est à confirmer."
    )
    dossiers.set_rating(first, 4)
    dossiers.set_note(second, "Bon retour d’un autre stagiaire sur le rythme.")
    return made.id


def _fill_plan(dossiers: Dossiers, course_ids: list[int], today: date) -> int:
    until = months_later(today, 24)
    made = dossiers.create("Plan IA 2027 – magasins", "PLAN-2027", "réunion du comité social", until)
    dossiers.add(made.id, course_ids)
    dossiers.set_status(made.id, course_ids[:3], "retenue", None)
    dossiers.set_status(made.id, course_ids[-1:], "ecartee", "hors budget")
    for course_id, people, funding in zip(course_ids[:2], (12, 6), ("9000", "4500"), strict=True):
        figures = PlanFigures(
            headcount=people, additional_costs_eur=Decimal(450), funding_eur=Decimal(funding)
        )
        dossiers.set_plan(made.id, course_id, figures)
    dossiers.set_plan(made.id, course_ids[2], PlanFigures(headcount=4))
    dossiers.set_next_action(made.id, course_ids[2], "demander un devis", today + timedelta(days=7))
    return made.id
