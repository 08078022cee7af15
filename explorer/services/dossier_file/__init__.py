"""A dossier as one file to pass to a colleague, and what it becomes in another catalogue."""

from explorer.services.dossier_file.matching import MatchedCourse, UnmatchedCourse
from explorer.services.dossier_file.reading import read_dossier_file
from explorer.services.dossier_file.service import Arrival, DossierFiles
from explorer.services.dossier_file.values import SUFFIX, DossierFile, FileCourse

__all__ = [
    "SUFFIX",
    "Arrival",
    "DossierFile",
    "DossierFiles",
    "FileCourse",
    "MatchedCourse",
    "UnmatchedCourse",
    "read_dossier_file",
]
