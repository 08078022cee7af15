"""Draws every page, dialog and state of the window, in both themes at two sizes, without a screen.

python -m docs.take_screenshots [WORKBOOK…] [--output FOLDER] [--guide FOLDER]

The plan of each WORKBOOK's import is shown, then applied; without one, two editions made from the bundled
map are imported. `--guide` writes the pictures of the French guide instead, pages of exports among them where
poppler (`pdftoppm`) and LibreOffice (`soffice`) are installed. Everything happens in a
temporary folder: the user's catalogue is not touched.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSize

from docs.take_screenshots.dialogs import take_dialogs
from docs.take_screenshots.exploring import take_explorer
from docs.take_screenshots.importing import take_imports, take_second_source
from docs.take_screenshots.leaving import take_exports
from docs.take_screenshots.shortlisting import take_export, take_selections
from docs.take_screenshots.studio import Album, Studio
from explorer import app
from explorer.settings import ThemeChoice

SIZES = (QSize(1280, 720), QSize(1440, 900))
THEMES: tuple[ThemeChoice, ...] = ("light", "dark")
GUIDE_SIZE = QSize(1280, 720)
GUIDE_NAMES = {
    "explorer-carte-exemple": "premier-demarrage",
    "explorer-recherche": "explorer",
    "explorer-filtres": "filtres",
    "explorer-fiches": "fiches",
    "explorer-corriger": "corriger",
    "explorer-vues": "vues",
    "explorer-sans-resultat": "sans-resultat",
    "import-feuilles": "import-feuilles",
    "import-colonnes": "import-colonnes",
    "import-valeurs": "import-valeurs",
    "import-texte": "import-texte",
    "import-bilan": "import",
    "import-termine": "import-termine",
    "import-historique": "import-historique",
    "import-doublons": "doublons",
    "selections-conseil": "dossier",
    "selections-nouveau-dossier": "dossier-nouveau",
    "selections-plan": "plan-de-formation",
    "comparaison": "comparaison",
    "export-options": "export",
    "export-pdf": "document-remis",
    "export-classeur": "classeur",
    "raccourcis": "raccourcis",
}


def main(arguments: list[str]) -> int:
    """Returns the exit status: 0 when every picture was written."""
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("workbooks", nargs="*", type=Path, metavar="WORKBOOK")
    parser.add_argument("--output", type=Path, default=Path("screenshots"))
    parser.add_argument("--guide", type=Path, metavar="FOLDER")
    chosen = parser.parse_args(arguments)
    application = app.make_application(sys.argv[:1])
    if chosen.guide:
        _tour(Album(chosen.guide, GUIDE_SIZE, "light", names=GUIDE_NAMES), chosen.workbooks)
    else:
        for size in SIZES:
            for theme in THEMES:
                suffix = f"-{theme}-{size.width()}x{size.height()}"
                _tour(Album(chosen.output, size, theme, suffix), chosen.workbooks)
    application.quit()
    return 0


def _tour(album: Album, workbooks: Sequence[Path]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        studio = Studio(Path(folder), album)
        studio.take("ouverture")
        studio.window.start()
        studio.settle()
        studio.take("explorer-carte-exemple")
        take_imports(studio, workbooks)
        take_explorer(studio)
        dossiers = take_selections(studio)
        take_export(studio)
        if album.names:
            take_exports(studio, *dossiers)
        take_dialogs(studio)
        take_second_source(studio)
        studio.close()
    if not album.names:
        _take_damaged(album)


def _take_damaged(album: Album) -> None:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "catalogue.sqlite3").write_bytes(b"not a catalogue" * 100)
        studio = Studio(Path(folder), album)
        studio.window.start()
        studio.take("catalogue-illisible")
        studio.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
