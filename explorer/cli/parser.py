"""What can be written on the command line, with help and errors in French."""

from __future__ import annotations

import re
from argparse import (
    SUPPRESS,
    ArgumentParser,
    ArgumentTypeError,
    Namespace,
    RawDescriptionHelpFormatter,
)
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final, NoReturn, get_args

from explorer.search.query import SortField

AXES: Final = ("generaliste", "sectorielle", "opcommerce", "carif-oref", "transitions-pro")
SORTS: Final[tuple[str, ...]] = get_args(SortField)

_MOST_DIGITS: Final = 18
"""SQLite's whole numbers end within the nineteenth."""

_ERRORS: Final = (
    (r"the following arguments are required: (.*)", r"il manque : \1"),
    (r"unrecognized arguments: (.*)", r"argument inconnu : \1"),
    (
        r"argument (.*?): invalid choice: (.*?) \(choose from (.*)\)",
        r"\2 n’est pas une valeur de \1 (au choix : \3)",
    ),
    (r"argument (.*?): expected one argument", r"\1 attend une valeur"),
    (r"argument (.*?): expected at least one argument", r"\1 attend au moins une valeur"),
    (r"argument (.*?): ignored explicit argument (.*)", r"\1 n’attend pas de valeur : \2"),
    (r"argument (.*?): (.*)", r"\1 : \2"),
)
"""argparse's own sentences, as regular expressions, and ours."""

_EPILOG: Final = """\
Un FILTRE s’écrit CHAMP=VALEUR ; le même champ répété veut dire « ou », des champs différents « et » ;
CHAMP!=VALEUR exclut, duration_hours=7..21 ou price_eur=..1500 borne, CHAMP=? veut dire « non renseigné ».
Un mot de recherche qui commence par « - » exclut ; écrivez alors -- avant la recherche.

Codes de retour : 0 fait ; 1 fait, des lignes ont été rejetées ; 2 refusé, rien n’est écrit ; 130 interrompu.
"""


class FrenchParser(ArgumentParser):
    """An `ArgumentParser` that says its usage, its help and its errors in French, errors in one line."""

    def __init__(self, **options: Any) -> None:
        super().__init__(add_help=False, allow_abbrev=False, formatter_class=FrenchFormatter, **options)
        self.inputs = self.add_argument_group("arguments")
        self.choices = self.add_argument_group("options")
        self.choices.add_argument("-h", "--help", action="help", help="afficher cette aide")

    def error(self, message: str) -> NoReturn:
        """Writes one line on stderr and leaves with status 2."""
        for pattern, french in _ERRORS:
            if re.fullmatch(pattern, message, re.DOTALL):
                message = re.sub(pattern, french, message, flags=re.DOTALL)
                break
        line = " ".join(message.split())
        self.exit(2, f"{line[:1].upper()}{line[1:]}. Aide : {self.prog} --help\n")


class FrenchFormatter(RawDescriptionHelpFormatter):
    """Says « usage : » as the French do."""

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        """As argparse's own, with another prefix."""
        super().add_usage(usage, actions, groups, "usage : " if prefix is None else prefix)


def parse(arguments: Sequence[str]) -> Namespace:
    """The command asked for, `None` for the window. Leaves with status 2 when it makes no sense."""
    parser = make_parser()
    asked, rest = parser.parse_known_args(arguments)
    # argparse takes the words of a search in one place only: those behind an option are left over.
    if rest and (not hasattr(asked, "query") or any(each.startswith("-") for each in rest)):
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
    if rest:
        asked.query += rest
    return asked


def make_parser() -> FrenchParser:
    """The whole command line."""
    parser = FrenchParser(
        prog="main.py",
        description="Explorateur de formations. Sans commande : ouvre la fenêtre.",
        epilog=_EPILOG,
    )
    _add_database(parser, default=None)
    commands = parser.add_subparsers(
        dest="command", title="commandes", metavar="COMMANDE", parser_class=FrenchParser
    )

    def command(name: str, summary: str) -> FrenchParser:
        added: FrenchParser = commands.add_parser(
            name, help=summary, description=summary.capitalize() + ".", epilog=_EPILOG
        )
        # Given after the command as well as before it.
        _add_database(added, default=SUPPRESS)
        added.choices.add_argument("--json", action="store_true", help="répondre par un document JSON")
        return added

    reading = command(
        "import",
        "importer des fichiers de formations (JSON : un objet pour un fichier, une liste pour plusieurs)",
    )
    reading.inputs.add_argument(
        "files", nargs="+", type=Path, metavar="FICHIER", help="classeur ou texte à lire"
    )
    reading.choices.add_argument(
        "--source", type=_name, metavar="NOM", help="nom de la source (défaut : reconnue, ou nouvelle)"
    )
    reading.choices.add_argument("--axis", choices=AXES, help="axe des feuilles qui n’en indiquent pas")
    reading.choices.add_argument(
        "--sheet",
        action="append",
        metavar="NOM",
        help="n’importer que cette feuille, même masquée (répétable)",
    )
    reading.choices.add_argument(
        "--encoding", metavar="NOM", help="encodage d’un fichier texte, s’il est mal deviné : utf-8, cp1252…"
    )
    reading.choices.add_argument(
        "--separator",
        type=_separator,
        metavar="SIGNE",
        help="séparateur d’un fichier texte, s’il est mal deviné ; « tab » pour une tabulation",
    )
    reading.choices.add_argument(
        "--password-stdin",
        action="store_true",
        help="lire sur l’entrée standard le mot de passe d’un classeur protégé",
    )
    reading.choices.add_argument("--dry-run", action="store_true", help="montrer le plan sans rien écrire")

    search = command("search", "chercher des formations")
    _add_query(search)
    search.choices.add_argument(
        "--limit", type=_count, metavar="N", help="au plus N formations (20 ; en JSON, toutes)"
    )

    _add_query(command("facets", "compter les formations par valeur de chaque facette"))

    show = command("show", "montrer tout d’une formation, cellules de la source comprises")
    show.inputs.add_argument("id", type=_number, metavar="ID", help="numéro de la formation")

    export = command("export", "écrire le résultat d’une recherche ou une sélection : .xlsx, .csv ou .html")
    _add_output(export, "OUT.xlsx", "fichier à écrire ; son extension dit le format")
    _add_query(export)
    export.choices.add_argument(
        "--selection", metavar="NOM", help="seulement les formations de cette sélection"
    )
    export.choices.add_argument("--private-notes", action="store_true", help="ajouter vos notes personnelles")

    command("imports", "lister les imports, le dernier d’abord")
    undo = command("undo", "annuler un import ; notes, avis et sélections restent")
    undo.inputs.add_argument("import_id", type=_number, metavar="IMPORT_ID", help="numéro de l’import")
    command("check", "vérifier l’intégrité du catalogue")
    _add_output(command("backup", "copier le catalogue entier dans un fichier"), "FICHIER", "copie à écrire")
    _add_output(command("template", "écrire une carte vide à remplir"), "OUT.xlsx", "classeur à écrire")
    return parser


def _add_database(parser: FrenchParser, default: str | None) -> None:
    parser.choices.add_argument(
        "--database",
        type=Path,
        default=default,
        metavar="FICHIER",
        help="catalogue à utiliser (défaut : celui de l’utilisateur)",
    )


def _add_query(parser: FrenchParser) -> None:
    parser.inputs.add_argument("query", nargs="*", metavar="RECHERCHE", help="mots cherchés ; aucun : tout")
    parser.choices.add_argument(
        "--filter", action="append", metavar="FILTRE", help="CHAMP=VALEUR (répétable)"
    )
    parser.choices.add_argument(
        "--sort",
        type=_sort,
        default="relevance",
        metavar="CHAMP",
        help=f"ordre : {', '.join(SORTS)} ; --sort=-CHAMP pour l’ordre décroissant",
    )


def _add_output(parser: FrenchParser, metavar: str, told: str) -> None:
    parser.inputs.add_argument("output", type=Path, metavar=metavar, help=told)


def _sort(text: str) -> str:
    if text.removeprefix("-") not in SORTS:
        raise ArgumentTypeError(f"« {text} » n’est pas un ordre (au choix : {', '.join(SORTS)})")
    return text


def _separator(text: str) -> str:
    sign = {"tab": "\t", "\\t": "\t"}.get(text.lower(), text)
    if len(sign) != 1:
        raise ArgumentTypeError(f"« {text} » n’est pas un séparateur : un seul signe, ou « tab »")
    return sign


def _name(text: str) -> str:
    name = " ".join(text.split())
    if not name or not name.isprintable():
        raise ArgumentTypeError(f"« {ascii(text)[1:-1]} » n’est pas un nom")
    return name


def _number(text: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > _MOST_DIGITS:
        raise ArgumentTypeError(f"« {text} » n’est pas un numéro")
    return int(text)


def _count(text: str) -> int:
    return _number(text)
