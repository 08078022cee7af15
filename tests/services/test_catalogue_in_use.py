"""What a user may choose by mistake: the catalogue itself, as a file to read or as the place of an export."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from other_program import write_from_another_program
from sqlalchemy import text

from explorer.services.errors import DossierFileRefused, ExportRefused
from explorer.services.exports.placing import replacing
from explorer.services.opening import open_services


def test_choosing_the_catalogue_as_a_received_dossier_leaves_its_locks(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.sqlite3"
    with closing(open_services(path)) as services:
        with services.database.write() as session:
            session.execute(text("INSERT INTO setting (name, value) VALUES ('ours', '1')"))
        with pytest.raises(DossierFileRefused, match="le catalogue lui-même"):
            services.dossier_files.preview(path)

        write_from_another_program(path)

        with services.database.read() as session:
            count = session.execute(text("SELECT count(*) FROM setting WHERE name LIKE 'o%'")).scalar_one()
        assert count == 2_001


@pytest.mark.parametrize("end", ["", "-wal", "-shm"])
def test_no_export_takes_the_place_of_the_catalogue(tmp_path: Path, end: str) -> None:
    path = tmp_path / "catalogue.sqlite3"
    with closing(open_services(path)) as services:
        with services.database.write() as session:
            session.execute(text("INSERT INTO setting (name, value) VALUES ('ours', '1')"))
        with (
            pytest.raises(ExportRefused, match="le catalogue lui-même"),
            replacing(Path(f"{path}{end}")) as out,
        ):
            out.write(b"autre chose")
        with pytest.raises(ExportRefused, match=r"finit par \.json"):
            services.dossier_files.write(services.dossiers.create("Dossier").id, path)
        assert services.database.check() == ()
