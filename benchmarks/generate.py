"""Large catalogues made up from real French words: distinct titles, skewed facets, the same for a same seed.

    python benchmarks/generate.py 100000 catalogue.csv
    python benchmarks/generate.py 100000 catalogue.xlsx

writes a file that the application imports (headers in French, one axis column).
"""

from __future__ import annotations

import csv
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from explorer.search.corpus import Corpus, FacetPlan
from explorer.search.labels import PRESENT
from resources.vocabulary import Vocabulary, vocabulary

VERBS: Final = [
    "Accompagner",
    "Adapter",
    "Améliorer",
    "Analyser",
    "Animer",
    "Anticiper",
    "Appliquer",
    "Apprendre",
    "Approfondir",
    "Automatiser",
    "Bâtir",
    "Calculer",
    "Cartographier",
    "Chiffrer",
    "Choisir",
    "Classer",
    "Coacher",
    "Collecter",
    "Communiquer",
    "Comparer",
    "Comprendre",
    "Concevoir",
    "Conduire",
    "Conseiller",
    "Consolider",
    "Construire",
    "Contrôler",
    "Convaincre",
    "Coordonner",
    "Créer",
    "Décider",
    "Découvrir",
    "Définir",
    "Déléguer",
    "Démarrer",
    "Déployer",
    "Détecter",
    "Développer",
    "Diagnostiquer",
    "Diffuser",
    "Digitaliser",
    "Diriger",
    "Documenter",
    "Dynamiser",
    "Échanger",
    "Éclairer",
    "Élaborer",
    "Encadrer",
    "Encaisser",
    "Enrichir",
    "Entretenir",
    "Établir",
    "Évaluer",
    "Exploiter",
    "Expérimenter",
    "Fidéliser",
    "Filtrer",
    "Fluidifier",
    "Formaliser",
    "Former",
    "Générer",
    "Gérer",
    "Gouverner",
    "Harmoniser",
    "Identifier",
    "Illustrer",
    "Implanter",
    "Industrialiser",
    "Informer",
    "Innover",
    "Installer",
    "Instruire",
    "Intégrer",
    "Interpréter",
    "Inventer",
    "Investir",
    "Lancer",
    "Maîtriser",
    "Manager",
    "Mesurer",
    "Mobiliser",
    "Moderniser",
    "Modéliser",
    "Motiver",
    "Négocier",
    "Optimiser",
    "Organiser",
    "Orienter",
    "Outiller",
    "Partager",
    "Personnaliser",
    "Perfectionner",
    "Piloter",
    "Planifier",
    "Préparer",
    "Présenter",
    "Prévenir",
    "Prévoir",
    "Produire",
    "Programmer",
    "Promouvoir",
    "Prospecter",
    "Protéger",
    "Publier",
    "Qualifier",
    "Rationaliser",
    "Réaliser",
    "Recruter",
    "Rédiger",
    "Référencer",
    "Réglementer",
    "Renforcer",
    "Répondre",
    "Représenter",
    "Résoudre",
    "Réussir",
    "Scénariser",
    "Sécuriser",
    "Sélectionner",
    "Sensibiliser",
    "Simplifier",
    "Simuler",
    "Soigner",
    "Structurer",
    "Suivre",
    "Superviser",
    "Surveiller",
    "Synthétiser",
    "Tarifer",
    "Tester",
    "Traduire",
    "Transformer",
    "Transmettre",
    "Trier",
    "Utiliser",
    "Valider",
    "Valoriser",
    "Vendre",
    "Vérifier",
    "Visualiser",
]
OBJECTS: Final = [
    "l'accueil",
    "l'acquisition de trafic",
    "les achats",
    "les actions commerciales",
    "l'administration des ventes",
    "l'affichage",
    "l'agencement du magasin",
    "les algorithmes",
    "l'animation d'équipe",
    "l'analyse de données",
    "l'apprentissage profond",
    "l'approvisionnement",
    "l'argumentaire",
    "les assortiments",
    "l'atelier mécanique",
    "l'audit interne",
    "les avis clients",
    "les bases de données",
    "le bilan carbone",
    "les bons de commande",
    "le budget",
    "la caisse",
    "les campagnes d'e-mailing",
    "le catalogue",
    "la chaîne du froid",
    "les chatbots",
    "le chiffre d'affaires",
    "la clientèle",
    "le cloud",
    "la comptabilité",
    "le conditionnement",
    "les consignes",
    "le conseil en image",
    "les contenus",
    "le contrôle qualité",
    "les coûts",
    "le crédit",
    "la cybersécurité",
    "la data visualisation",
    "les déchets",
    "les délais",
    "la démarque inconnue",
    "le design d'interface",
    "le dialogue social",
    "le droit du travail",
    "l'écoute active",
    "l'écriture de prompts",
    "les encaissements",
    "l'e-commerce",
    "l'emballage",
    "l'employabilité",
    "les encours",
    "les énergies",
    "les enquêtes",
    "l'entrepôt",
    "les entretiens annuels",
    "l'équipement du foyer",
    "l'ergonomie",
    "les étalages",
    "l'étiquetage",
    "l'éthique",
    "l'événementiel",
    "l'expérience client",
    "l'export",
    "la facturation",
    "les factures",
    "la fiscalité",
    "les flux",
    "les fiches produits",
    "le fonds de commerce",
    "la formation interne",
    "les fournisseurs",
    "la franchise",
    "le froid commercial",
    "la gamme",
    "la gestion de projet",
    "les gestes de premiers secours",
    "les habilitations",
    "l'horlogerie",
    "l'hygiène alimentaire",
    "l'identité visuelle",
    "les images",
    "les indicateurs",
    "l'innovation",
    "l'intelligence artificielle",
    "les interviews",
    "l'inventaire",
    "la jardinerie",
    "la joaillerie",
    "les labels",
    "le langage naturel",
    "le leadership",
    "les leads",
    "le linéaire",
    "les litiges",
    "la livraison",
    "la logistique",
    "le logiciel de caisse",
    "le luxe",
    "le machine learning",
    "le management",
    "la maintenance",
    "la marque employeur",
    "les marchés publics",
    "la maroquinerie",
    "le marketing",
    "les médias sociaux",
    "la médiation",
    "le merchandising",
    "la mercerie",
    "la messagerie",
    "les métadonnées",
    "la mobilité",
    "les modèles de langage",
    "la négociation",
    "les normes",
    "l'observation",
    "les offres",
    "l'omnicanal",
    "l'optique",
    "l'organisation",
    "les outils bureautiques",
    "l'outillage",
    "la paie",
    "le panier moyen",
    "les partenariats",
    "le parcours client",
    "la parfumerie",
    "la pâtisserie",
    "la performance",
    "les pertes",
    "la photographie",
    "les plannings",
    "les plateformes",
    "la poissonnerie",
    "la politique salariale",
    "la prévention",
    "les prévisions",
    "les prix",
    "les procédures",
    "le processus d'achat",
    "la promotion",
    "la prospection",
    "la propriété intellectuelle",
    "la publicité",
    "la puériculture",
    "la qualité",
    "la quincaillerie",
    "le rangement",
    "les ratios",
    "le rayon",
    "la réception",
    "les réclamations",
    "le recrutement",
    "le référencement",
    "la réglementation",
    "la relation client",
    "le reporting",
    "les réseaux sociaux",
    "le réassort",
    "les ressources humaines",
    "la restauration",
    "les retours",
    "la réunion",
    "les risques",
    "les robots",
    "la rotation des stocks",
    "le savoir-faire",
    "la sécurité",
    "le service après-vente",
    "les signaux faibles",
    "le site web",
    "les soldes",
    "les statistiques",
    "les stocks",
    "la stratégie",
    "la supply chain",
    "la surveillance",
    "les tableaux de bord",
    "les tarifs",
    "la télévente",
    "les temps de travail",
    "les tendances",
    "le textile",
    "la toiture",
    "la traçabilité",
    "la traduction",
    "le transport",
    "la trésorerie",
    "les tournées",
    "la TVA",
    "l'urbanisme commercial",
    "l'usage du numérique",
    "la veille",
    "les vêtements",
    "la vente à distance",
    "la vente additionnelle",
    "les ventes",
    "la vidéo",
    "la viande",
    "les vins",
    "la vitrine",
    "la voix",
    "le voyage",
    "la webanalyse",
]
WAYS: Final = [
    "avec l'IA générative",
    "grâce à ChatGPT",
    "avec Copilot",
    "à l'aide d'Excel",
    "avec Power BI",
    "grâce au cloud",
    "par le jeu",
    "en équipe",
    "à distance",
    "en anglais",
    "en espagnol",
    "au quotidien",
    "en magasin",
    "en point de vente",
    "dans un contexte international",
    "en situation de crise",
    "pas à pas",
    "sans coder",
    "avec Python",
    "avec Canva",
    "par la pratique",
    "en alternance",
    "en autonomie",
    "dans le respect du RGPD",
    "de façon responsable",
    "en toute sécurité",
    "à moindre coût",
    "avec méthode",
    "en mode projet",
    "grâce aux données",
    "avec un ERP",
    "avec un CRM",
    "par téléphone",
    "en visioconférence",
    "sur mobile",
    "avec WordPress",
    "sur Instagram",
    "sur LinkedIn",
    "avec Midjourney",
    "par l'exemple",
    "en milieu rural",
    "face à la concurrence",
    "en période de soldes",
    "dans l'urgence",
]
PUBLICS: Final = [
    "pour les managers",
    "pour les vendeurs",
    "pour les TPE",
    "pour les PME",
    "pour les indépendants",
    "pour les débutants",
    "pour les commerçants",
    "pour les artisans",
    "pour les conseillers",
    "pour les chefs de rayon",
    "pour les acheteurs",
    "pour les hôtes de caisse",
    "pour les formateurs",
    "pour les comptables",
    "pour les juristes",
    "pour les logisticiens",
    "pour les demandeurs d'emploi",
    "pour les salariés en reconversion",
    "pour les dirigeants",
    "pour les assistantes",
    "pour les techniciens",
    "pour les caristes",
    "pour les pharmaciens",
    "pour les libraires",
    "pour les fleuristes",
    "pour les bijoutiers",
    "pour les opticiens",
    "pour les boulangers",
    "pour les bouchers",
    "pour les cavistes",
    "pour les coiffeurs",
]
LEVELS: Final = (
    "niveau 1", "niveau 2", "niveau avancé", "perfectionnement", "initiation", "les fondamentaux", "cycle long",
    "module court", "parcours certifiant", "classe virtuelle", "atelier", "MOOC", "session intensive", "remise à niveau",
)  # fmt: skip
_TOWN_STARTS: Final = [
    "Abbe",
    "Aigue",
    "Alben",
    "Ambe",
    "Ancy",
    "Arge",
    "Aube",
    "Aubi",
    "Auri",
    "Avi",
    "Bar",
    "Beau",
    "Bel",
    "Berge",
    "Bois",
    "Bonne",
    "Bour",
    "Bres",
    "Brio",
    "Cam",
    "Carpen",
    "Castel",
    "Cha",
    "Champ",
    "Char",
    "Chante",
    "Châtel",
    "Che",
    "Clair",
    "Col",
    "Com",
    "Cour",
    "Cré",
    "Dam",
    "Dour",
    "Épi",
    "Ermen",
    "Estre",
    "Fal",
    "Ferre",
    "Fleu",
    "Fon",
    "Fré",
    "Gare",
    "Gen",
    "Gri",
    "Guéran",
    "Haute",
    "Hen",
    "Issou",
    "Jar",
    "Join",
    "Lamor",
    "Lan",
    "Lavau",
    "Les",
    "Lille",
    "Lo",
    "Lou",
    "Lune",
    "Mal",
    "Mar",
    "Mé",
    "Mire",
    "Mon",
    "Mont",
    "Mou",
    "Nan",
    "Neu",
    "Ney",
    "Nogen",
    "Or",
    "Ou",
    "Par",
    "Per",
    "Pier",
    "Plou",
    "Pon",
    "Pré",
    "Quim",
    "Ram",
    "Re",
    "Ro",
    "Roche",
    "Roque",
    "Sau",
    "Sé",
    "Ser",
    "Sois",
    "Tar",
    "Tho",
    "Tou",
    "Tré",
    "Val",
    "Ver",
    "Vi",
    "Ville",
    "Vou",
    "Yve",
]
_TOWN_ENDS: Final = [
    "bourg",
    "bach",
    "bert",
    "bonne",
    "bray",
    "bron",
    "bry",
    "cé",
    "celles",
    "champ",
    "château",
    "clair",
    "court",
    "cy",
    "dac",
    "don",
    "dun",
    "écourt",
    "efeuille",
    "eil",
    "el",
    "emont",
    "ence",
    "enne",
    "ères",
    "eron",
    "erre",
    "et",
    "euil",
    "eux",
    "fort",
    "gnac",
    "gnan",
    "gny",
    "gueux",
    "guyon",
    "lac",
    "lande",
    "lès",
    "lieu",
    "ligny",
    "lon",
    "loup",
    "mande",
    "mare",
    "meil",
    "mes",
    "milly",
    "moutier",
    "nac",
    "nay",
    "net",
    "nières",
    "noir",
    "nou",
    "ny",
    "pont",
    "quin",
    "rac",
    "rande",
    "renne",
    "res",
    "rieux",
    "ris",
    "rol",
    "sac",
    "say",
    "sel",
    "set",
    "sin",
    "sol",
    "son",
    "tain",
    "teil",
    "tel",
    "ter",
    "thiers",
    "tier",
    "tille",
    "tin",
    "toire",
    "ton",
    "tras",
    "vais",
    "val",
    "vert",
    "viers",
    "vieux",
    "vigny",
    "ville",
    "vin",
    "vray",
    "xans",
    "ysson",
    "zac",
]
_RIVERS: Final = [
    "Loire",
    "Seine",
    "Marne",
    "Rhône",
    "Garonne",
    "Somme",
    "Oise",
    "Isère",
    "Creuse",
    "Vienne",
    "Charente",
    "Sarthe",
    "Meuse",
    "Lys",
]
_FIRMS: Final = [
    "Académie",
    "Atelier",
    "Campus",
    "Centre",
    "Cercle",
    "Compagnie",
    "École",
    "Espace",
    "Forma",
    "Groupe",
    "Institut",
    "Maison",
    "Pôle",
    "Réseau",
    "Université",
]
_NAMES: Final = [
    "Alba",
    "Altéa",
    "Arkema",
    "Avenir",
    "Boréal",
    "Cadence",
    "Clarté",
    "Delta",
    "Éclat",
    "Élan",
    "Émeraude",
    "Essor",
    "Horizon",
    "Impulsion",
    "Jalon",
    "Lumen",
    "Méridien",
    "Nova",
    "Odyssée",
    "Opale",
    "Orion",
    "Passerelle",
    "Phare",
    "Préface",
    "Racine",
    "Relais",
    "Sésame",
    "Sillage",
    "Tandem",
    "Tremplin",
    "Vega",
    "Zénith",
]
_DIPLOMAS: Final = (
    "CQP",
    "Titre professionnel",
    "BTS",
    "Bachelor",
    "Mastère spécialisé",
    "Licence",
    "Certificat",
)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """N generated courses, column by column; `None` and `()` where a real file would say nothing."""

    titles: list[str]
    providers: list[str]
    cities: list[str | None]
    axes: list[str]
    formats: list[tuple[str, ...]]
    skills: list[tuple[str, ...]]
    job_families: list[tuple[str, ...]]
    certifications: list[tuple[str, ...]]
    kinds: list[tuple[str, ...]]
    levels: list[int | None]
    fundings: list[tuple[str, ...]]
    hours: list[float | None]
    euros: list[float | None]


def catalogue(count: int, seed: int = 1) -> Catalogue:
    """`count` courses, 1 to 1,000,000; the first ones of a longer catalogue are not those of a shorter one."""
    chance = random.Random(seed)
    words = vocabulary()
    providers = [f"{firm} {name}" for firm in _FIRMS for name in _NAMES]
    chance.shuffle(providers)
    cities = [_town(chance) for _ in range(400)]
    codes = [f"RS{n}" for n in range(5000, 5900)] + [f"RNCP{n}" for n in range(34000, 36500)]
    chance.shuffle(codes)
    made = Catalogue(*([] for _ in range(13)))  # type: ignore[arg-type]
    made.titles.extend(_titles(count, chance))
    pick = _Picker(chance)
    for _ in range(count):
        made.providers.append(pick.of(providers))
        made.cities.append(pick.of(cities) if chance.random() < 0.7 else None)
        made.axes.append(pick.of([axis.slug for axis in words.axes]))
        made.formats.append(pick.some([each.slug for each in words.formats], 0.85))
        made.skills.append(pick.some([each.slug for each in words.skills], 0.6))
        made.job_families.append(pick.some([each.slug for each in words.job_families], 0.6))
        code = pick.of(codes) if chance.random() < 0.4 else None
        made.certifications.append((code,) if code else ())
        made.kinds.append(("rs",) if code and code.startswith("RS") else ("rncp",) if code else ())
        made.levels.append(chance.choices((3, 4, 5, 6, 7, 8), (6, 10, 20, 30, 20, 1))[0] if code else None)
        made.fundings.append(pick.some([each.slug for each in words.fundings], 0.5))
        hours = (
            chance.choice((2, 3.5, 7, 7, 14, 14, 14, 21, 21, 35, 70, 140, 400))
            if chance.random() < 0.85
            else None
        )
        made.hours.append(hours)
        known = hours is not None and chance.random() < 0.7
        made.euros.append(round((hours or 0) * chance.uniform(10, 120), -1) if known else None)
    return made


def corpus(made: Catalogue) -> Corpus:
    """The catalogue as the search index takes it, codes and providers included, without descriptions."""
    words: Vocabulary = vocabulary()
    one = [((value,) if value else ()) for value in made.cities]
    return Corpus(
        ids=range(1, len(made.titles) + 1),
        texts={
            "title": made.titles,
            "provider": made.providers,
            "city": [city or "" for city in made.cities],
            "code": [
                " ".join((code, code.lstrip("RSNCP")))
                for (code,) in (c or ("",) for c in made.certifications)
            ],
        },
        facets={
            "axis": [(axis,) for axis in made.axes],
            "format": made.formats,
            "skill": made.skills,
            "job_family": made.job_families,
            "certification": made.kinds,
            "certification_code": made.certifications,
            "level": [(str(level),) if level else () for level in made.levels],
            "funding": made.fundings,
            "provider": [(provider,) for provider in made.providers],
            "territory": one,
            "missing": [(PRESENT,)] * len(made.titles),
        },
        figures={
            "duration_hours": (made.hours, made.hours),
            "price_eur": (made.euros, made.euros),
        },
        sort_keys={"title": made.titles, "price_eur": made.euros, "duration_hours": made.hours},
        plans={
            "format": FacetPlan(parents={each.slug: each.parent for each in words.formats if each.parent})
        },
        synonyms=[(each.words, each.related) for each in words.synonyms],
    )


class _Picker:
    """Chooses as real catalogues do: a few values often, most of them rarely."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._weights: dict[int, list[float]] = {}

    def of(self, values: list[str]) -> str:
        weights = self._weights.get(len(values))
        if weights is None:
            weights = self._weights[len(values)] = list(
                accumulate(1 / (rank + 2) for rank in range(len(values)))
            )
        return self._chance.choices(values, cum_weights=weights)[0]

    def some(self, values: list[str], known: float) -> tuple[str, ...]:
        if self._chance.random() > known:
            return ()
        size = self._chance.choices((1, 2, 3), (6, 3, 1))[0]
        return tuple(dict.fromkeys(self.of(values) for _ in range(size)))


def _titles(count: int, chance: random.Random) -> Iterator[str]:
    seen: set[str] = set()
    towns = [_town(chance) for _ in range(max(200, count // 8))]
    domain = _domain_phrases()
    while len(seen) < count:
        title = _title(chance, towns, domain)
        if title not in seen:
            seen.add(title)
            yield title


def _title(chance: random.Random, towns: list[str], domain: list[str]) -> str:
    what = chance.choice(OBJECTS)
    draw = chance.random()
    if draw < 0.55:
        title = f"{chance.choice(VERBS)} {what}"
    elif draw < 0.75:
        title = f"{chance.choice(_DIPLOMAS)} {chance.choice(domain)}"
    elif draw < 0.9:
        title = f"{chance.choice(domain)} : {chance.choice(VERBS).lower()} {what}"
    else:
        title = f"{chance.choice(VERBS)} et {chance.choice(VERBS).lower()} {what}"
    if chance.random() < 0.6:
        title += f" {chance.choice(WAYS)}"
    if chance.random() < 0.55:
        title += f" {chance.choice(PUBLICS)}"
    if chance.random() < 0.3:
        title += f" – {chance.choice(LEVELS)}"
    if chance.random() < 0.3:
        title += f" ({chance.choice(towns)})"
    return title


def _domain_phrases() -> list[str]:
    """Short phrases of the study itself: skills, trades, technologies."""
    words = vocabulary()
    phrases = [each.label for each in (*words.skills, *words.job_families, *words.branches)]
    phrases += [phrase for skill in words.skills for phrase in skill.sub_skills]
    phrases += [phrase for family in words.job_families for phrase in (*family.technologies, *family.impacts)]
    return [phrase for phrase in dict.fromkeys(phrases) if len(phrase) <= 70]


def _town(chance: random.Random) -> str:
    name = chance.choice(_TOWN_STARTS) + chance.choice(_TOWN_ENDS)
    draw = chance.random()
    if draw < 0.15:
        return f"{name}-sur-{chance.choice(_RIVERS)}"
    return f"Saint-{name}" if draw < 0.25 else name


def write(path: Path, count: int, seed: int = 1) -> None:
    """Writes a catalogue as `.csv` (`;`, UTF-8) or `.xlsx`."""
    made = catalogue(count, seed)
    words = vocabulary()
    header = (
        *("Axe", "Intitulé", "Organisme", "Ville", "Modalité", "Compétences", "Métiers", "Certification"),
        *("Niveau", "Financement", "Durée", "Prix"),
    )
    rows = (
        (
            words.axis(made.axes[i]).label,
            made.titles[i],
            made.providers[i],
            made.cities[i],
            "\n".join(words.format(slug).label for slug in made.formats[i]),
            "\n".join(words.skill(slug).label for slug in made.skills[i]),
            "\n".join(words.job_family(slug).label for slug in made.job_families[i]),
            "\n".join(made.certifications[i]),
            made.levels[i] and f"Niveau {made.levels[i]}",
            "\n".join(words.funding(slug).label for slug in made.fundings[i]),
            made.hours[i] and f"{made.hours[i]:g} h".replace(".", ","),
            made.euros[i] and f"{made.euros[i]:.0f} €",
        )
        for i in range(count)
    )
    if path.suffix == ".xlsx":
        from openpyxl import Workbook  # noqa: PLC0415 - only for this format

        book = Workbook(write_only=True)
        sheet = book.create_sheet("Formations")
        sheet.append(header)
        for row in rows:
            sheet.append(row)
        book.save(path)
    else:
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, delimiter=";")
            writer.writerow(header)
            writer.writerows(rows)


if __name__ == "__main__":
    if len(sys.argv) != 3 or not sys.argv[1].isdigit():
        sys.exit(__doc__)
    write(Path(sys.argv[2]), int(sys.argv[1]))
