<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="fr_FR">
<context>
    <name>AboutDialog</name>
    <message>
        <source>À propos</source>
        <translation>About</translation>
    </message>
    <message>
        <source>Explorateur de formations</source>
        <translation>Training Explorer</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>Explorer l’offre de formation à l’intelligence artificielle générative pour le commerce, hors ligne : rien ne quitte cet ordinateur.</source>
        <translation>Explore the generative AI training on offer for retail, offline: nothing leaves this computer.</translation>
    </message>
    <message>
        <source>Vos données : %1</source>
        <translation>Your data: %1</translation>
    </message>
    <message>
        <source>Logiciel libre, licence MIT. Icônes Lucide (ISC). Fenêtres Qt et PySide6 (LGPL 3).</source>
        <translation>Free software, MIT licence. Lucide icons (ISC). Qt and PySide6 windows (LGPL 3).</translation>
    </message>
    <message>
        <source>Fermer</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>Importer…</source>
        <translation>Import…</translation>
    </message>
    <message>
        <source>Exporter la sélection vers Excel…</source>
        <translation>Export the selection to Excel…</translation>
    </message>
    <message>
        <source>Sauvegarder le catalogue…</source>
        <translation>Back up the catalogue…</translation>
    </message>
    <message>
        <source>Quitter</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>Annuler</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Rétablir</source>
        <translation>Redo</translation>
    </message>
    <message>
        <source>Rechercher</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Comme le système</source>
        <translation>Same as the system</translation>
    </message>
    <message>
        <source>Clair</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Sombre</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Raccourcis clavier</source>
        <translation>Keyboard shortcuts</translation>
    </message>
    <message>
        <source>Ouvrir le dossier du journal</source>
        <translation>Open the log folder</translation>
    </message>
    <message>
        <source>À propos</source>
        <translation>About</translation>
    </message>
    <message>
        <source>&amp;Fichier</source>
        <translation>&amp;File</translation>
    </message>
    <message>
        <source>&amp;Édition</source>
        <translation>&amp;Edit</translation>
    </message>
    <message>
        <source>&amp;Affichage</source>
        <translation>&amp;View</translation>
    </message>
    <message>
        <source>&amp;Thème</source>
        <translation>&amp;Theme</translation>
    </message>
    <message>
        <source>&amp;Langue</source>
        <translation>&amp;Language</translation>
    </message>
    <message>
        <source>A&amp;ide</source>
        <translation>&amp;Help</translation>
    </message>
</context>
<context>
    <name>AxisBox</name>
    <message>
        <source>Axe à donner aux formations</source>
        <translation>Axis to give to the courses</translation>
    </message>
    <message>
        <source>À choisir…</source>
        <translation>To be chosen…</translation>
    </message>
</context>
<context>
    <name>AxisQuestion</name>
    <message>
        <source>Quel est l’axe de ces formations ?</source>
        <translation>Which axis do these courses belong to?</translation>
    </message>
    <message>
        <source>Ni les feuilles ni les colonnes de « %1 » ne disent à quel axe de la cartographie appartiennent les formations (%2).</source>
        <translation>Neither the sheets nor the columns of “%1” tell which axis of the map the courses belong to (%2).</translation>
    </message>
    <message>
        <source>&amp;Axe à leur donner</source>
        <translation>&amp;Axis to give them</translation>
    </message>
    <message>
        <source>Continuer</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>Annuler</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>Badges</name>
    <message>
        <source>%1 · expirée</source>
        <translation>%1 · expired</translation>
    </message>
    <message>
        <source>%1 + %2</source>
        <translation>%1 + %2</translation>
    </message>
    <message>
        <source>Sans</source>
        <translation>None</translation>
    </message>
    <message>
        <source>Absente de la dernière édition</source>
        <translation>Missing from the latest edition</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Avancement</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>Fermer le message</source>
        <translation>Close the message</translation>
    </message>
    <message>
        <source>Fermer</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>CellTexts</name>
    <message>
        <source>Sélection</source>
        <translation>Selection</translation>
    </message>
    <message>
        <source>Dans la sélection</source>
        <translation>In the selection</translation>
    </message>
    <message>
        <source>Intitulé</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>Intitulé de la formation, organisme, axe et ville</source>
        <translation>Title of the course, provider, axis and town</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Format pédagogique</source>
        <translation>Teaching format</translation>
    </message>
    <message>
        <source>Certification</source>
        <translation>Certification</translation>
    </message>
    <message>
        <source>Certification visée, et son échéance si elle est proche</source>
        <translation>Certification aimed at, and its expiry date if it is near</translation>
    </message>
    <message>
        <source>Niveau</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>Niveau du cadre national des certifications (3 à 8)</source>
        <translation>Level in the French national qualifications framework (3 to 8)</translation>
    </message>
    <message>
        <source>Durée</source>
        <translation>Duration</translation>
    </message>
    <message>
        <source>Durée en heures</source>
        <translation>Duration in hours</translation>
    </message>
    <message>
        <source>Coût</source>
        <translation>Cost</translation>
    </message>
    <message>
        <source>Coût, hors taxes ou non selon le fichier</source>
        <translation>Cost, before tax (HT) or with tax (TTC), as the file says</translation>
    </message>
    <message>
        <source>€/h</source>
        <translation>€/h</translation>
    </message>
    <message>
        <source>Coût rapporté à une heure de formation</source>
        <translation>Cost of one hour of training</translation>
    </message>
    <message>
        <source>Organisme</source>
        <translation>Provider</translation>
    </message>
    <message>
        <source>Organisme de formation</source>
        <translation>Training provider</translation>
    </message>
    <message>
        <source>Axe</source>
        <translation>Axis</translation>
    </message>
    <message>
        <source>Axe de la cartographie</source>
        <translation>Axis of the map</translation>
    </message>
    <message>
        <source>Ville</source>
        <translation>Town</translation>
    </message>
    <message>
        <source>Échéance</source>
        <translation>Expiry</translation>
    </message>
    <message>
        <source>Date d’échéance de la certification</source>
        <translation>Expiry date of the certification</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Session</translation>
    </message>
    <message>
        <source>Début de la prochaine session connue</source>
        <translation>Start of the next known session</translation>
    </message>
    <message>
        <source>dans la sélection</source>
        <translation>in the selection</translation>
    </message>
    <message>
        <source>pas dans la sélection</source>
        <translation>not in the selection</translation>
    </message>
    <message>
        <source>Retirer de la sélection (Espace)</source>
        <translation>Remove from the selection (Space)</translation>
    </message>
    <message>
        <source>Ajouter à la sélection (Espace)</source>
        <translation>Add to the selection (Space)</translation>
    </message>
    <message>
        <source>Échéance : %1</source>
        <translation>Expiry: %1</translation>
    </message>
    <message>
        <source>Dans le fichier : « %1 »</source>
        <translation>In the file: “%1”</translation>
    </message>
</context>
<context>
    <name>Chip</name>
    <message>
        <source>Retirer ce filtre : %1</source>
        <translation>Remove this filter: %1</translation>
    </message>
    <message>
        <source>Retirer le filtre %1</source>
        <translation>Remove the filter %1</translation>
    </message>
</context>
<context>
    <name>CountCards</name>
    <message>
        <source>créées</source>
        <translation>created</translation>
    </message>
    <message>
        <source>modifiées</source>
        <translation>updated</translation>
    </message>
    <message>
        <source>inchangées</source>
        <translation>unchanged</translation>
    </message>
    <message>
        <source>disparues</source>
        <translation>gone</translation>
    </message>
    <message>
        <source>rejetées</source>
        <translation>rejected</translation>
    </message>
    <message>
        <source>à vérifier</source>
        <translation>to check</translation>
    </message>
    <message>
        <source>Absentes de ce fichier : elles sont conservées, marquées et masquées par défaut.</source>
        <translation>Missing from this file: they are kept, marked, and hidden by default.</translation>
    </message>
</context>
<context>
    <name>DetailsPanel</name>
    <message>
        <source>Détails de la formation</source>
        <translation>Details of the course</translation>
    </message>
    <message>
        <source>Choisissez une formation pour en voir le détail.</source>
        <translation>Choose a course to see its details.</translation>
    </message>
    <message>
        <source>Dans la sélection</source>
        <translation>In the selection</translation>
    </message>
    <message>
        <source>Ajouter à la sélection</source>
        <translation>Add to the selection</translation>
    </message>
    <message>
        <source>Retirer de la sélection (Espace)</source>
        <translation>Remove from the selection (Space)</translation>
    </message>
    <message>
        <source>Ajouter à la sélection (Espace)</source>
        <translation>Add to the selection (Space)</translation>
    </message>
    <message>
        <source>Ouvrir le site</source>
        <translation>Open the website</translation>
    </message>
    <message>
        <source>Compétences</source>
        <translation>Skills</translation>
    </message>
    <message>
        <source>Métiers concernés</source>
        <translation>Jobs concerned</translation>
    </message>
    <message>
        <source>Pourquoi ce résultat</source>
        <translation>Why this result</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Autres colonnes du fichier</source>
        <translation>Other columns of the file</translation>
    </message>
    <message>
        <source>Organisme non renseigné</source>
        <translation>Provider not given</translation>
    </message>
    <message>
        <source>Le fichier ne donne pas de lien</source>
        <translation>The file gives no link</translation>
    </message>
    <message>
        <source>Objectifs</source>
        <translation>Objectives</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>Indiquée par le fichier</source>
        <translation>Stated by the file</translation>
    </message>
    <message>
        <source>Déduite du texte : %1</source>
        <translation>Deduced from the text: %1</translation>
    </message>
    <message>
        <source>Déduite du texte</source>
        <translation>Deduced from the text</translation>
    </message>
    <message>
        <source>%1 · déduit</source>
        <translation>%1 · deduced</translation>
    </message>
    <message>
        <source>feuille « %1 »</source>
        <translation>sheet “%1”</translation>
    </message>
    <message>
        <source>Source : %1, ligne %2</source>
        <translation>Source: %1, row %2</translation>
    </message>
    <message>
        <source> · importé le %1</source>
        <translation> · imported on %1</translation>
    </message>
</context>
<context>
    <name>DropOverlay</name>
    <message>
        <source>Déposez le classeur ici</source>
        <translation>Drop the workbook here</translation>
    </message>
    <message>
        <source>Rien n’est écrit avant que vous ayez vu le bilan.</source>
        <translation>Nothing is written before you have seen the summary.</translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>Chargement</source>
        <translation>Loading</translation>
    </message>
    <message>
        <source>Lecture du catalogue…</source>
        <translation>Reading the catalogue…</translation>
    </message>
    <message>
        <source>Aucune formation pour l’instant</source>
        <translation>No courses yet</translation>
    </message>
    <message>
        <source>Déposez un classeur Excel sur la fenêtre, ou choisissez-le. Rien n’est envoyé sur internet.</source>
        <translation>Drop an Excel workbook on the window, or choose one. Nothing is sent over the internet.</translation>
    </message>
    <message>
        <source>Importer un classeur…</source>
        <translation>Import a workbook…</translation>
    </message>
    <message>
        <source>En retirant un seul critère, des formations reviennent :</source>
        <translation>Dropping a single criterion brings courses back:</translation>
    </message>
    <message>
        <source>Aucun critère ne suffit à lui seul : effacez-les tous pour repartir.</source>
        <translation>No single criterion is enough: clear them all to start again.</translation>
    </message>
    <message>
        <source>Vérifiez l’orthographe, ou essayez un mot plus général.</source>
        <translation>Check the spelling, or try a more general word.</translation>
    </message>
    <message>
        <source>Aucune formation ne répond à tous ces critères</source>
        <translation>No course meets all these criteria</translation>
    </message>
    <message>
        <source>Effacer tous les filtres</source>
        <translation>Clear all filters</translation>
    </message>
    <message>
        <source>Effacer la recherche</source>
        <translation>Clear the search</translation>
    </message>
    <message>
        <source>La recherche n’a pas abouti</source>
        <translation>The search did not succeed</translation>
    </message>
    <message>
        <source>Réessayer</source>
        <translation>Try again</translation>
    </message>
</context>
<context>
    <name>ExportFlow</name>
    <message>
        <source>La sélection est vide : ajoutez des formations avec l’étoile ou la barre d’espace, puis exportez.</source>
        <translation>The selection is empty: add courses with the star or the space bar, then export.</translation>
    </message>
    <message>
        <source>Export vers « %1 »…</source>
        <translation>Exporting to “%1”…</translation>
    </message>
    <message>
        <source>Annuler</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Enregistrer sous</source>
        <translation>Save as</translation>
    </message>
    <message>
        <source>Classeur Excel (*.xlsx)</source>
        <translation>Excel workbook (*.xlsx)</translation>
    </message>
    <message>
        <source>Catalogue (*.sqlite3)</source>
        <translation>Catalogue (*.sqlite3)</translation>
    </message>
    <message>
        <source>Sauvegarde du catalogue…</source>
        <translation>Backing up the catalogue…</translation>
    </message>
    <message>
        <source>Classeur enregistré : %1</source>
        <translation>Workbook saved: %1</translation>
    </message>
    <message>
        <source>Ouvrir le fichier</source>
        <translation>Open the file</translation>
    </message>
    <message>
        <source>Ouvrir le dossier</source>
        <translation>Open the folder</translation>
    </message>
    <message>
        <source>Sauvegarde enregistrée : %1</source>
        <translation>Backup saved: %1</translation>
    </message>
    <message>
        <source>Export annulé : aucun fichier n’a été écrit.</source>
        <translation>Export cancelled: no file was written.</translation>
    </message>
</context>
<context>
    <name>ExportOptions</name>
    <message>
        <source>Exporter vers Excel</source>
        <translation>Export to Excel</translation>
    </message>
    <message>
        <source>Inclure mes notes personnelles</source>
        <translation>Include my private notes</translation>
    </message>
    <message>
        <source>Le classeur est fait pour être remis : vos notes et avis n’y figurent que si vous cochez.</source>
        <translation>The workbook is meant to be handed over: your notes and ratings are in it only if you tick the box.</translation>
    </message>
    <message>
        <source>Choisir l’emplacement…</source>
        <translation>Choose where…</translation>
    </message>
    <message>
        <source>Annuler</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>FacetBox</name>
    <message>
        <source>%1, exclu</source>
        <translation>%1, excluded</translation>
    </message>
    <message>
        <source>Exclu. Clic droit pour ne plus l’exclure.</source>
        <translation>Excluded. Right-click to stop excluding it.</translation>
    </message>
    <message>
        <source>Clic droit ou Alt + clic pour exclure.</source>
        <translation>Right-click or Alt + click to exclude.</translation>
    </message>
</context>
<context>
    <name>FacetPanel</name>
    <message>
        <source>Filtres</source>
        <translation>Filters</translation>
    </message>
    <message>
        <source>Axe</source>
        <translation>Axis</translation>
    </message>
    <message>
        <source>Compétence</source>
        <translation>Skill</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Certification</source>
        <translation>Certification</translation>
    </message>
    <message>
        <source>Niveau</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>Financement</source>
        <translation>Funding</translation>
    </message>
    <message>
        <source>Métier</source>
        <translation>Job</translation>
    </message>
    <message>
        <source>Territoire</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>Organisme</source>
        <translation>Provider</translation>
    </message>
    <message>
        <source>Maturité</source>
        <translation>Maturity</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Secteur</source>
        <translation>Sector</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Langue</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Édition</source>
        <translation>Edition</translation>
    </message>
    <message>
        <source>Durée</source>
        <translation>Duration</translation>
    </message>
    <message>
        <source>h</source>
        <translation>h</translation>
    </message>
    <message>
        <source>Coût</source>
        <translation>Cost</translation>
    </message>
    <message>
        <source>€</source>
        <translation>€</translation>
    </message>
</context>
<context>
    <name>FacetSection</name>
    <message>
        <source>Chercher dans la liste</source>
        <translation>Search the list</translation>
    </message>
    <message>
        <source>Chercher dans « %1 »</source>
        <translation>Search “%1”</translation>
    </message>
    <message>
        <source>Aucune valeur ne correspond.</source>
        <translation>No value matches.</translation>
    </message>
    <message numerus="yes">
        <source>valeur(s)</source>
        <translation>
            <numerusform>value</numerusform>
            <numerusform>values</numerusform>
        </translation>
    </message>
    <message>
        <source>Réduire la liste (%1 autres par la recherche)</source>
        <translation>Shorten the list (search for %1 more)</translation>
    </message>
    <message>
        <source>Réduire la liste</source>
        <translation>Shorten the list</translation>
    </message>
    <message>
        <source>Afficher les %1 autres</source>
        <translation>Show the %1 others</translation>
    </message>
    <message>
        <source>Afficher l’autre valeur</source>
        <translation>Show the other value</translation>
    </message>
</context>
<context>
    <name>FactWriter</name>
    <message>
        <source>Certification</source>
        <translation>Certification</translation>
    </message>
    <message>
        <source>Durée</source>
        <translation>Duration</translation>
    </message>
    <message>
        <source>Coût</source>
        <translation>Cost</translation>
    </message>
    <message>
        <source>Financement</source>
        <translation>Funding</translation>
    </message>
    <message>
        <source>Niveau</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>Public</source>
        <translation>Audience</translation>
    </message>
    <message>
        <source>Prérequis</source>
        <translation>Prerequisites</translation>
    </message>
    <message>
        <source>Lieu</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Session</translation>
    </message>
    <message>
        <source>Maturité</source>
        <translation>Maturity</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Secteur</source>
        <translation>Sector</translation>
    </message>
    <message>
        <source>Langue</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>Référence</source>
        <translation>Reference</translation>
    </message>
    <message>
        <source>SIRET</source>
        <translation>SIRET</translation>
    </message>
    <message>
        <source>Codes ROME</source>
        <translation>ROME codes</translation>
    </message>
    <message>
        <source>Formacode</source>
        <translation>Formacode</translation>
    </message>
    <message>
        <source>Code NSF</source>
        <translation>NSF code</translation>
    </message>
    <message>
        <source>Certif Info</source>
        <translation>Certif Info</translation>
    </message>
    <message>
        <source>Cellule %1</source>
        <translation>Cell %1</translation>
    </message>
    <message>
        <source>Cellule %1 : « %2 »</source>
        <translation>Cell %1: “%2”</translation>
    </message>
    <message>
        <source>jusqu’au %1</source>
        <translation>until %1</translation>
    </message>
    <message>
        <source>à vérifier</source>
        <translation>to check</translation>
    </message>
    <message>
        <source>du %1 au %2</source>
        <translation>%1 to %2</translation>
    </message>
</context>
<context>
    <name>HeaderBar</name>
    <message>
        <source>Explorateur de formations</source>
        <translation>Training Explorer</translation>
    </message>
    <message>
        <source>Importer…</source>
        <translation>Import…</translation>
    </message>
    <message>
        <source>Importer un classeur (Ctrl+I), ou déposez-le sur la fenêtre</source>
        <translation>Import a workbook (Ctrl+I), or drop it on the window</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>Menu (F10)</source>
        <translation>Menu (F10)</translation>
    </message>
    <message>
        <source>Passer au thème clair</source>
        <translation>Switch to the light theme</translation>
    </message>
    <message>
        <source>Passer au thème sombre</source>
        <translation>Switch to the dark theme</translation>
    </message>
</context>
<context>
    <name>HistogramBars</name>
    <message>
        <source>%1 : minimum</source>
        <translation>%1: minimum</translation>
    </message>
    <message>
        <source>%1 : maximum</source>
        <translation>%1: maximum</translation>
    </message>
</context>
<context>
    <name>ImportFlow</name>
    <message>
        <source>Importer une cartographie</source>
        <translation>Import a training map</translation>
    </message>
    <message>
        <source>Classeurs et tableaux (*.xlsx *.xlsm *.xls *.ods *.csv *.tsv *.txt)</source>
        <translation>Workbooks and tables (*.xlsx *.xlsm *.xls *.ods *.csv *.tsv *.txt)</translation>
    </message>
    <message>
        <source>Tous les fichiers (*)</source>
        <translation>All files (*)</translation>
    </message>
    <message>
        <source>Annulation de l’import…</source>
        <translation>Undoing the import…</translation>
    </message>
    <message>
        <source>Lecture de « %1 »…</source>
        <translation>Reading “%1”…</translation>
    </message>
    <message>
        <source>Annuler</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Import annulé. Votre catalogue n’a pas changé.</source>
        <translation>Import cancelled. Your catalogue has not changed.</translation>
    </message>
    <message>
        <source>Import de « %1 »…</source>
        <translation>Importing “%1”…</translation>
    </message>
    <message>
        <source>Ce fichier était déjà importé : rien n’a changé.</source>
        <translation>This file was already imported: nothing has changed.</translation>
    </message>
    <message numerus="yes">
        <source>créée(s)</source>
        <translation>
            <numerusform>created</numerusform>
            <numerusform>created</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>modifiée(s)</source>
        <translation>
            <numerusform>updated</numerusform>
            <numerusform>updated</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>inchangée(s)</source>
        <translation>
            <numerusform>unchanged</numerusform>
            <numerusform>unchanged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>disparue(s), conservée(s)</source>
        <translation>
            <numerusform>gone (kept)</numerusform>
            <numerusform>gone (kept)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>rejetée(s)</source>
        <translation>
            <numerusform>rejected</numerusform>
            <numerusform>rejected</numerusform>
        </translation>
    </message>
    <message>
        <source>Import terminé : %1.</source>
        <translation>Import done: %1.</translation>
    </message>
    <message>
        <source>Annuler cet import</source>
        <translation>Undo this import</translation>
    </message>
    <message>
        <source>Import annulé : le catalogue est revenu à son état d’avant. Vos notes sont gardées.</source>
        <translation>Import undone: the catalogue is as it was before. Your notes are kept.</translation>
    </message>
    <message>
        <source>Enregistrer le classeur des rejets</source>
        <translation>Save the workbook of rejected rows</translation>
    </message>
    <message>
        <source>Classeur Excel (*.xlsx)</source>
        <translation>Excel workbook (*.xlsx)</translation>
    </message>
    <message>
        <source>%1 dans le classeur des rejets</source>
        <translation>%1 in the workbook of rejected rows</translation>
    </message>
    <message numerus="yes">
        <source>ligne(s)</source>
        <translation>
            <numerusform>row</numerusform>
            <numerusform>rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportPlanDialog</name>
    <message>
        <source>Importer une cartographie</source>
        <translation>Import a training map</translation>
    </message>
    <message>
        <source>Rien à montrer ici.</source>
        <translation>Nothing to show here.</translation>
    </message>
    <message>
        <source>Enregistrer le classeur des rejets…</source>
        <translation>Save the workbook of rejected rows…</translation>
    </message>
    <message>
        <source>Annuler</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Importer</source>
        <translation>Import</translation>
    </message>
    <message numerus="yes">
        <source>feuille(s) reconnue(s)</source>
        <translation>
            <numerusform>sheet recognised</numerusform>
            <numerusform>sheets recognised</numerusform>
        </translation>
    </message>
    <message>
        <source>rien n’est écrit avant « Importer »</source>
        <translation>nothing is written before “Import”</translation>
    </message>
    <message>
        <source>Importer %1</source>
        <translation>Import %1</translation>
    </message>
    <message>
        <source>Nouvelle lecture du classeur…</source>
        <translation>Reading the workbook again…</translation>
    </message>
    <message>
        <source>Changements prévus</source>
        <translation>Planned changes</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Explorateur de formations</source>
        <translation>Training Explorer</translation>
    </message>
    <message>
        <source>Explorer</source>
        <translation>Explore</translation>
    </message>
    <message>
        <source>Voici une carte d’exemple. Importez la vôtre : « Importer… », ou déposez le classeur sur la fenêtre.</source>
        <translation>This is a sample map. Import yours: “Import…”, or drop the workbook on the window.</translation>
    </message>
    <message>
        <source>Importer…</source>
        <translation>Import…</translation>
    </message>
    <message>
        <source>Sélection « %1 » supprimée. Les notes restent avec les formations.</source>
        <translation>Selection “%1” deleted. The notes stay with the courses.</translation>
    </message>
    <message>
        <source>Annuler</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Nouvelle sélection</source>
        <translation>New selection</translation>
    </message>
    <message>
        <source>Annuler</source>
        <comment>what was done</comment>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Créer</source>
        <translation>Create</translation>
    </message>
    <message>
        <source>Renommer la sélection</source>
        <translation>Rename the selection</translation>
    </message>
    <message>
        <source>Renommer</source>
        <translation>Rename</translation>
    </message>
    <message>
        <source>Nom (une référence plutôt que le nom d’une personne)</source>
        <translation>Name (a reference rather than a person’s name)</translation>
    </message>
    <message>
        <source>Nom de la sélection</source>
        <translation>Name of the selection</translation>
    </message>
    <message>
        <source>La langue changera au prochain démarrage de l’application.</source>
        <translation>The language will change the next time the application starts.</translation>
    </message>
</context>
<context>
    <name>MatchWords</name>
    <message>
        <source>dans l’organisme</source>
        <translation>in the provider</translation>
    </message>
    <message>
        <source>dans la certification</source>
        <translation>in the certification</translation>
    </message>
    <message>
        <source>dans le code</source>
        <translation>in the code</translation>
    </message>
    <message>
        <source>dans la ville</source>
        <translation>in the town</translation>
    </message>
    <message>
        <source>dans les compétences</source>
        <translation>in the skills</translation>
    </message>
    <message>
        <source>dans les objectifs</source>
        <translation>in the objectives</translation>
    </message>
    <message>
        <source>dans la description</source>
        <translation>in the description</translation>
    </message>
    <message>
        <source>dans la référence</source>
        <translation>in the reference</translation>
    </message>
    <message numerus="yes">
        <source>faute(s)</source>
        <translation>
            <numerusform>slip</numerusform>
            <numerusform>slips</numerusform>
        </translation>
    </message>
    <message>
        <source>début de mot</source>
        <translation>start of a word</translation>
    </message>
    <message>
        <source>synonyme</source>
        <translation>synonym</translation>
    </message>
</context>
<context>
    <name>NoteEditor</name>
    <message>
        <source>Note personnelle</source>
        <translation>Private note</translation>
    </message>
    <message>
        <source>Votre note sur cette formation (enregistrée toute seule)</source>
        <translation>Your note about this course (saved automatically)</translation>
    </message>
</context>
<context>
    <name>OpeningPage</name>
    <message>
        <source>Avancement</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>Réessayer</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Ouvrir le dossier du catalogue</source>
        <translation>Open the catalogue’s folder</translation>
    </message>
    <message>
        <source>Ouverture du catalogue…</source>
        <translation>Opening the catalogue…</translation>
    </message>
    <message>
        <source>Un instant : la carte d’exemple se prépare.</source>
        <translation>One moment: the sample map is being prepared.</translation>
    </message>
    <message>
        <source>Bienvenue</source>
        <translation>Welcome</translation>
    </message>
</context>
<context>
    <name>Phrases</name>
    <message numerus="yes">
        <source>formation(s)</source>
        <translation>
            <numerusform>course</numerusform>
            <numerusform>courses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>source(s)</source>
        <translation>
            <numerusform>source</numerusform>
            <numerusform>sources</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>durée(s) manquante(s)</source>
        <translation>
            <numerusform>missing duration</numerusform>
            <numerusform>missing durations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>coût(s) manquant(s)</source>
        <translation>
            <numerusform>missing cost</numerusform>
            <numerusform>missing costs</numerusform>
        </translation>
    </message>
    <message>
        <source> : </source>
        <translation>: </translation>
    </message>
</context>
<context>
    <name>PlanModel</name>
    <message>
        <source>Ligne</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>Formation</source>
        <translation>Course</translation>
    </message>
    <message>
        <source>Changement</source>
        <translation>Change</translation>
    </message>
</context>
<context>
    <name>PlanWords</name>
    <message>
        <source>rejetée</source>
        <translation>rejected</translation>
    </message>
    <message>
        <source>à vérifier</source>
        <translation>to check</translation>
    </message>
    <message>
        <source>modifiée</source>
        <translation>updated</translation>
    </message>
    <message>
        <source>réapparue</source>
        <translation>back again</translation>
    </message>
    <message>
        <source>disparue</source>
        <translation>gone</translation>
    </message>
    <message>
        <source>créée</source>
        <translation>created</translation>
    </message>
    <message>
        <source>inchangée</source>
        <translation>unchanged</translation>
    </message>
    <message>
        <source>Durée</source>
        <translation>Duration</translation>
    </message>
    <message>
        <source>Durée (texte)</source>
        <translation>Duration (text)</translation>
    </message>
    <message>
        <source>Coût</source>
        <translation>Cost</translation>
    </message>
    <message>
        <source>Base du coût</source>
        <translation>Basis of the cost</translation>
    </message>
    <message>
        <source>Coût (texte)</source>
        <translation>Cost (text)</translation>
    </message>
    <message>
        <source>Type de certification</source>
        <translation>Kind of certification</translation>
    </message>
    <message>
        <source>Certification (texte)</source>
        <translation>Certification (text)</translation>
    </message>
    <message>
        <source>Financement (texte)</source>
        <translation>Funding (text)</translation>
    </message>
    <message>
        <source>(intitulé absent)</source>
        <translation>(no title)</translation>
    </message>
    <message>
        <source>Fichier</source>
        <translation>File</translation>
    </message>
    <message>
        <source>absente de ce fichier : conservée et marquée</source>
        <translation>missing from this file: kept and marked</translation>
    </message>
    <message>
        <source>%1, l. %2</source>
        <translation>%1, row %2</translation>
    </message>
</context>
<context>
    <name>QuerySentence</name>
    <message>
        <source>Filtres de la recherche</source>
        <translation>Filters of the search</translation>
    </message>
    <message>
        <source>Recherche dans toutes les formations</source>
        <translation>Search in all courses</translation>
    </message>
    <message>
        <source>Toutes les formations</source>
        <translation>All courses</translation>
    </message>
    <message>
        <source>Tout effacer</source>
        <translation>Clear all</translation>
    </message>
    <message>
        <source>Retirer tous les filtres ; le texte cherché reste</source>
        <translation>Remove all filters; the searched text stays</translation>
    </message>
</context>
<context>
    <name>RangeFilter</name>
    <message>
        <source>%1 : minimum</source>
        <translation>%1: minimum</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>%1 : maximum</source>
        <translation>%1: maximum</translation>
    </message>
    <message>
        <source>max</source>
        <translation>max</translation>
    </message>
    <message>
        <source>de</source>
        <translation>from</translation>
    </message>
    <message>
        <source>à</source>
        <translation>to</translation>
    </message>
    <message>
        <source>Non renseigné (%1)</source>
        <translation>Not given (%1)</translation>
    </message>
    <message>
        <source>Garder aussi les formations sans cette information</source>
        <translation>Also keep the courses without this information</translation>
    </message>
    <message>
        <source>Ne garder que les formations sans cette information</source>
        <translation>Keep only the courses without this information</translation>
    </message>
</context>
<context>
    <name>Rating</name>
    <message>
        <source>Votre avis, de 1 à 5 étoiles ; la même étoile l’efface</source>
        <translation>Your rating, from 1 to 5 stars; the same star clears it</translation>
    </message>
    <message>
        <source>Avis : aucun</source>
        <translation>Rating: none</translation>
    </message>
    <message>
        <source>Avis : %1 sur 5</source>
        <translation>Rating: %1 out of 5</translation>
    </message>
</context>
<context>
    <name>ResultsHeader</name>
    <message>
        <source>Pertinence</source>
        <translation>Relevance</translation>
    </message>
    <message>
        <source>Intitulé</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>Organisme</source>
        <translation>Provider</translation>
    </message>
    <message>
        <source>Axe</source>
        <translation>Axis</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Certification</source>
        <translation>Certification</translation>
    </message>
    <message>
        <source>Échéance</source>
        <translation>Expiry</translation>
    </message>
    <message>
        <source>Niveau</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>Durée</source>
        <translation>Duration</translation>
    </message>
    <message>
        <source>Coût</source>
        <translation>Cost</translation>
    </message>
    <message>
        <source>Coût par heure</source>
        <translation>Cost per hour</translation>
    </message>
    <message>
        <source>Prochaine session</source>
        <translation>Next session</translation>
    </message>
    <message>
        <source>Choisir les colonnes</source>
        <translation>Choose the columns</translation>
    </message>
    <message>
        <source>sur %1</source>
        <translation>of %1</translation>
    </message>
    <message>
        <source>Trier : %1</source>
        <translation>Sort: %1</translation>
    </message>
    <message>
        <source>décroissante</source>
        <translation>descending</translation>
    </message>
    <message>
        <source>décroissant</source>
        <translation>descending</translation>
    </message>
    <message>
        <source>croissante</source>
        <translation>ascending</translation>
    </message>
    <message>
        <source>croissant</source>
        <translation>ascending</translation>
    </message>
    <message>
        <source>%1 (de Z à A)</source>
        <translation>%1 (Z to A)</translation>
    </message>
</context>
<context>
    <name>ResultsTable</name>
    <message>
        <source>Formations trouvées</source>
        <translation>Courses found</translation>
    </message>
    <message>
        <source>Colonnes d’origine</source>
        <translation>Original columns</translation>
    </message>
    <message>
        <source>Retirer de la sélection</source>
        <translation>Remove from the selection</translation>
    </message>
    <message>
        <source>Ajouter à la sélection</source>
        <translation>Add to the selection</translation>
    </message>
    <message>
        <source>Écrire une note</source>
        <translation>Write a note</translation>
    </message>
    <message>
        <source>Ouvrir le site</source>
        <translation>Open the website</translation>
    </message>
    <message>
        <source>Colonnes</source>
        <translation>Columns</translation>
    </message>
</context>
<context>
    <name>SearchBar</name>
    <message>
        <source>Un intitulé, un code, un organisme… les fautes de frappe sont comprises</source>
        <translation>A title, a code, a provider… typing mistakes are understood</translation>
    </message>
    <message>
        <source>Rechercher une formation</source>
        <translation>Search for a course</translation>
    </message>
    <message>
        <source>Rechercher</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Effacer le texte (Échap)</source>
        <translation>Clear the text (Esc)</translation>
    </message>
    <message>
        <source>Effacer le texte</source>
        <translation>Clear the text</translation>
    </message>
    <message>
        <source>%1 · &lt; 1 ms</source>
        <translation>%1 · &lt; 1 ms</translation>
    </message>
    <message>
        <source>%1 · %2 ms</source>
        <translation>%1 · %2 ms</translation>
    </message>
</context>
<context>
    <name>SectionTitle</name>
    <message>
        <source>Replier « %1 »</source>
        <translation>Fold “%1”</translation>
    </message>
    <message>
        <source>Déplier « %1 »</source>
        <translation>Unfold “%1”</translation>
    </message>
</context>
<context>
    <name>SelectionDesk</name>
    <message>
        <source>ajout de %1</source>
        <translation>adding %1</translation>
    </message>
    <message>
        <source>retrait de %1</source>
        <translation>removing %1</translation>
    </message>
    <message>
        <source>modification de la note</source>
        <translation>editing the note</translation>
    </message>
    <message>
        <source>nouveau nom de la sélection</source>
        <translation>renaming the selection</translation>
    </message>
    <message>
        <source>suppression de la sélection</source>
        <translation>deleting the selection</translation>
    </message>
    <message>
        <source>Ma sélection</source>
        <translation>My selection</translation>
    </message>
</context>
<context>
    <name>SelectionList</name>
    <message>
        <source>Formations de la sélection</source>
        <translation>Courses of the selection</translation>
    </message>
    <message>
        <source>Retirer de la sélection</source>
        <translation>Remove from the selection</translation>
    </message>
    <message>
        <source>Entrée : voir · Suppr : retirer</source>
        <translation>Enter: look · Del: remove</translation>
    </message>
</context>
<context>
    <name>SheetChoice</name>
    <message>
        <source>Feuilles du classeur</source>
        <translation>Sheets of the workbook</translation>
    </message>
    <message>
        <source>en-tête ligne %1</source>
        <translation>header in row %1</translation>
    </message>
    <message numerus="yes">
        <source>colonne(s) masquée(s)</source>
        <translation>
            <numerusform>hidden column</numerusform>
            <numerusform>hidden columns</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>ligne(s) masquée(s)</source>
        <translation>
            <numerusform>hidden row</numerusform>
            <numerusform>hidden rows</numerusform>
        </translation>
    </message>
    <message>
        <source>dont %1</source>
        <translation>including %1</translation>
    </message>
    <message>
        <source>Axe des feuilles qui ne le disent pas</source>
        <translation>Axis of the sheets that do not tell it</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Raccourcis clavier</source>
        <translation>Keyboard shortcuts</translation>
    </message>
    <message>
        <source>Fermer</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Chercher et choisir</source>
        <translation>Search and choose</translation>
    </message>
    <message>
        <source>Ctrl+F</source>
        <translation>Ctrl+F</translation>
    </message>
    <message>
        <source>Rechercher</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>↑ ↓</source>
        <translation>↑ ↓</translation>
    </message>
    <message>
        <source>Parcourir les formations</source>
        <translation>Go through the courses</translation>
    </message>
    <message>
        <source>Espace</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>Ajouter à la sélection ou retirer</source>
        <translation>Add to the selection or remove</translation>
    </message>
    <message>
        <source>N</source>
        <translation>N</translation>
    </message>
    <message>
        <source>Écrire une note</source>
        <translation>Write a note</translation>
    </message>
    <message>
        <source>Alt+clic</source>
        <translation>Alt+click</translation>
    </message>
    <message>
        <source>Exclure une valeur d’un filtre</source>
        <translation>Exclude a value of a filter</translation>
    </message>
    <message>
        <source>Échap</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Effacer la recherche, fermer</source>
        <translation>Clear the search, close</translation>
    </message>
    <message>
        <source>Fichiers et fenêtre</source>
        <translation>Files and window</translation>
    </message>
    <message>
        <source>Ctrl+I</source>
        <translation>Ctrl+I</translation>
    </message>
    <message>
        <source>Importer un classeur</source>
        <translation>Import a workbook</translation>
    </message>
    <message>
        <source>Ctrl+E</source>
        <translation>Ctrl+E</translation>
    </message>
    <message>
        <source>Exporter la sélection vers Excel</source>
        <translation>Export the selection to Excel</translation>
    </message>
    <message>
        <source>Ctrl+Z</source>
        <translation>Ctrl+Z</translation>
    </message>
    <message>
        <source>Annuler</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Ctrl+Y</source>
        <translation>Ctrl+Y</translation>
    </message>
    <message>
        <source>Rétablir</source>
        <translation>Redo</translation>
    </message>
    <message>
        <source>F10</source>
        <translation>F10</translation>
    </message>
    <message>
        <source>Ouvrir le menu</source>
        <translation>Open the menu</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>Cette aide</source>
        <translation>This help</translation>
    </message>
    <message>
        <source>Ctrl+Q</source>
        <translation>Ctrl+Q</translation>
    </message>
    <message>
        <source>Quitter</source>
        <translation>Quit</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Sélections</source>
        <translation>Selections</translation>
    </message>
    <message>
        <source>Exporter vers Excel</source>
        <translation>Export to Excel</translation>
    </message>
    <message>
        <source>Enregistrer la sélection dans un classeur (Ctrl+E)</source>
        <translation>Save the selection in a workbook (Ctrl+E)</translation>
    </message>
    <message>
        <source>Sélection en cours : %1</source>
        <translation>Current selection: %1</translation>
    </message>
    <message>
        <source>Changer de sélection, en créer une, la renommer</source>
        <translation>Switch selection, create one, rename it</translation>
    </message>
    <message>
        <source>Sélection enregistrée</source>
        <translation>Selection saved</translation>
    </message>
    <message>
        <source>Enregistrement…</source>
        <translation>Saving…</translation>
    </message>
    <message>
        <source>Ma sélection</source>
        <translation>My selection</translation>
    </message>
    <message>
        <source>Sélection en cours</source>
        <translation>Current selection</translation>
    </message>
    <message>
        <source>Voir la liste (%1)</source>
        <translation>See the list (%1)</translation>
    </message>
    <message>
        <source>Voir la liste : %1</source>
        <translation>See the list: %1</translation>
    </message>
    <message>
        <source>Nouvelle sélection…</source>
        <translation>New selection…</translation>
    </message>
    <message>
        <source>Renommer…</source>
        <translation>Rename…</translation>
    </message>
    <message>
        <source>Supprimer</source>
        <translation>Delete</translation>
    </message>
</context>
<context>
    <name>app</name>
    <message>
        <source>Explorateur de formations</source>
        <translation>Training Explorer</translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message>
        <source>Une erreur inattendue s’est produite.</source>
        <translation>An unexpected error occurred.</translation>
    </message>
    <message>
        <source>Ce qui était enregistré le reste : catalogue, sélections et notes n’ont pas bougé.</source>
        <translation>What was saved stays saved: catalogue, selections and notes have not changed.</translation>
    </message>
    <message>
        <source>Réessayez. Si cela recommence, transmettez le journal (menu Aide, « Ouvrir le dossier du journal »).</source>
        <translation>Try again. If it happens again, pass on the log (Help menu, “Open the log folder”).</translation>
    </message>
    <message>
        <source>Explorateur de formations</source>
        <translation>Training Explorer</translation>
    </message>
    <message>
        <source>Le fichier « %1 » ne peut pas être ouvert ou écrit.</source>
        <translation>The file “%1” cannot be opened or written.</translation>
    </message>
    <message>
        <source>S’il est ouvert dans Excel, fermez-le ; sinon choisissez un autre dossier.</source>
        <translation>If it is open in Excel, close it; otherwise choose another folder.</translation>
    </message>
    <message>
        <source>Le fichier « %1 » n’existe pas ou n’existe plus.</source>
        <translation>The file “%1” does not exist, or no longer does.</translation>
    </message>
    <message>
        <source>Vérifiez le dossier, puis recommencez.</source>
        <translation>Check the folder, then try again.</translation>
    </message>
    <message>
        <source>Le fichier « %1 » n’a pas pu être lu ou écrit.</source>
        <translation>The file “%1” could not be read or written.</translation>
    </message>
    <message>
        <source>Vérifiez que le disque est accessible et n’est pas plein, puis recommencez.</source>
        <translation>Check that the disk can be reached and is not full, then try again.</translation>
    </message>
    <message>
        <source>Votre catalogue et vos sélections n’ont pas changé.</source>
        <translation>Your catalogue and your selections have not changed.</translation>
    </message>
</context>
<context>
    <name>sources</name>
    <message>
        <source>Catalogue vide</source>
        <translation>Empty catalogue</translation>
    </message>
    <message>
        <source>%1, la dernière importée le %2</source>
        <translation>%1, the latest imported on %2</translation>
    </message>
    <message>
        <source>Carte d’exemple · %1</source>
        <translation>Sample map · %1</translation>
    </message>
    <message>
        <source>%1 · importée le %2</source>
        <translation>%1 · imported on %2</translation>
    </message>
</context>
<context>
    <name>totals</name>
    <message>
        <source>Aucune formation : ajoutez-en avec l’étoile ou la barre d’espace</source>
        <translation>No courses: add some with the star or the space bar</translation>
    </message>
    <message>
        <source>au moins %1</source>
        <translation>at least %1</translation>
    </message>
    <message>
        <source>%1 (HT ou TTC non précisé)</source>
        <translation>%1 (HT or TTC not stated)</translation>
    </message>
    <message>
        <source>%1 HT</source>
        <translation>%1 HT</translation>
    </message>
    <message>
        <source>%1 TTC</source>
        <translation>%1 TTC</translation>
    </message>
</context>
</TS>
