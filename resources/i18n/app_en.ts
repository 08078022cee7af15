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
        <source>Exporter la sélection…</source>
        <translation>Export the selection…</translation>
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
    <name>AlertList</name>
    <message>
        <source>Points à voir</source>
        <translation>Points to check</translation>
    </message>
    <message>
        <source>Réduire</source>
        <translation>Show less</translation>
    </message>
    <message numerus="yes">
        <source>Afficher %n autre(s) point(s) à voir</source>
        <translation>
            <numerusform>Show %n more point to check</numerusform>
            <numerusform>Show %n more points to check</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AmountEdit</name>
    <message>
        <source>un montant en euros, par exemple 1 290,50</source>
        <translation>an amount in euros, for example 1,290.50</translation>
    </message>
</context>
<context>
    <name>AxisBox</name>
    <message>
        <source>À choisir…</source>
        <translation>To be chosen…</translation>
    </message>
    <message>
        <source>%1 (proposé)</source>
        <translation>%1 (suggested)</translation>
    </message>
    <message>
        <source>D’après la colonne « %1 »</source>
        <translation>From the column “%1”</translation>
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
        <source>Nouvelle</source>
        <translation>New</translation>
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
        <source>Corrigé par vous le %1</source>
        <translation>Corrected by you on %1</translation>
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
    <name>ColumnsStep</name>
    <message>
        <source>&amp;Feuille</source>
        <translation>&amp;Sheet</translation>
    </message>
    <message>
        <source>Feuille dont voici les colonnes</source>
        <translation>Sheet whose columns these are</translation>
    </message>
    <message>
        <source>Corriger aussi les mêmes colonnes des autres feuilles</source>
        <translation>Correct the same columns of the other sheets too</translation>
    </message>
    <message>
        <source>Choisissez « %1 » pour la colonne qui nomme les formations.</source>
        <translation>Choose “%1” for the column that names the courses.</translation>
    </message>
    <message>
        <source>Vos choix de la dernière fois, pour un fichier fait comme celui-ci, sont repris.</source>
        <translation>Your choices of last time, for a file made like this one, are taken up.</translation>
    </message>
    <message>
        <source>Oublier ces choix</source>
        <translation>Forget these choices</translation>
    </message>
    <message>
        <source>Colonnes du fichier et champs</source>
        <translation>Columns of the file and fields</translation>
    </message>
    <message numerus="yes">
        <source>%n colonne(s) reconnue(s) sur %1 ; les autres sont gardées telles quelles</source>
        <translation>
            <numerusform>%n column of %1 recognised; the others are kept as they are</numerusform>
            <numerusform>%n columns of %1 recognised; the others are kept as they are</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ComparisonFlow</name>
    <message>
        <source>Tableau copié : collez-le dans un tableur ou un message.</source>
        <translation>Table copied: paste it into a spreadsheet or a message.</translation>
    </message>
    <message>
        <source>Comparaison de formations</source>
        <translation>Comparison of courses</translation>
    </message>
    <message>
        <source>Enregistrer l’image</source>
        <translation>Save the image</translation>
    </message>
    <message>
        <source>Image PNG (*.png)</source>
        <translation>PNG image (*.png)</translation>
    </message>
    <message>
        <source>comparaison</source>
        <translation>comparison</translation>
    </message>
    <message>
        <source>Image enregistrée : %1.</source>
        <translation>Image saved: %1.</translation>
    </message>
    <message>
        <source>Questions copiées : collez-les dans un message.</source>
        <translation>Questions copied: paste them into a message.</translation>
    </message>
</context>
<context>
    <name>ComparisonModel</name>
    <message>
        <source>Critère</source>
        <translation>Criterion</translation>
    </message>
    <message>
        <source>différent</source>
        <translation>different</translation>
    </message>
    <message>
        <source>Le plus favorable des coûts ou des dates</source>
        <translation>The most favourable of the costs or dates</translation>
    </message>
    <message>
        <source>le plus favorable</source>
        <translation>the most favourable</translation>
    </message>
</context>
<context>
    <name>ComparisonPage</name>
    <message>
        <source>Ces formations ne diffèrent sur aucun critère connu.</source>
        <translation>These courses do not differ on any known criterion.</translation>
    </message>
    <message>
        <source>Comparer %1</source>
        <translation>Compare %1</translation>
    </message>
    <message>
        <source>Retour</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Revenir à la page d’avant (Échap)</source>
        <translation>Back to the page before (Esc)</translation>
    </message>
    <message>
        <source>Différences seulement</source>
        <translation>Differences only</translation>
    </message>
    <message>
        <source>Copier le tableau</source>
        <translation>Copy the table</translation>
    </message>
    <message>
        <source>Pour un tableur ou un message</source>
        <translation>For a spreadsheet or a message</translation>
    </message>
    <message>
        <source>Image…</source>
        <translation>Image…</translation>
    </message>
    <message>
        <source>Enregistrer le tableau comme image</source>
        <translation>Save the table as an image</translation>
    </message>
    <message>
        <source>Imprimer…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>Imprimer le tableau</source>
        <translation>Print the table</translation>
    </message>
    <message>
        <source>≠ différent · ✓ le plus favorable, quand c’est objectif et connu · ? à demander</source>
        <translation>≠ different · ✓ the most favourable, where that is objective and known · ? to be asked</translation>
    </message>
    <message>
        <source>Alt+← → déplacer · Suppr retirer · Entrée voir · Échap revenir</source>
        <translation>Alt+← → move · Del take out · Enter see · Esc back</translation>
    </message>
</context>
<context>
    <name>ComparisonTable</name>
    <message>
        <source>Comparaison des formations</source>
        <translation>Comparison of the courses</translation>
    </message>
    <message>
        <source>Voir dans l’Explorer</source>
        <translation>See in Explore</translation>
    </message>
    <message>
        <source>Déplacer à gauche</source>
        <translation>Move left</translation>
    </message>
    <message>
        <source>Déplacer à droite</source>
        <translation>Move right</translation>
    </message>
    <message>
        <source>Retirer de la comparaison</source>
        <translation>Take out of the comparison</translation>
    </message>
</context>
<context>
    <name>CorrectionDialog</name>
    <message>
        <source>Corriger une donnée</source>
        <translation>Put a field right</translation>
    </message>
    <message>
        <source>Donnée à corriger</source>
        <translation>Field to put right</translation>
    </message>
    <message>
        <source>&amp;Donnée</source>
        <translation>&amp;Field</translation>
    </message>
    <message>
        <source>&amp;Valeur juste</source>
        <translation>&amp;Right value</translation>
    </message>
    <message>
        <source>Écrivez comme dans un fichier : « 3 jours », « 1 490 € HT », « Niveau 6 »… Vide : non renseigné. Ce que dit le fichier reste gardé ; les prochains imports ne changent pas votre correction.</source>
        <translation>Write as in a file: “3 jours”, “1 490 € HT”, “Niveau 6”… Empty: not given. What the file says stays kept; later imports do not change your correction.</translation>
    </message>
    <message>
        <source>Corriger</source>
        <translation>Put right</translation>
    </message>
    <message>
        <source>Annuler</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>CountCards</name>
    <message>
        <source>Absentes de ce fichier : elles sont conservées, marquées et masquées par défaut.</source>
        <translation>Missing from this file: they are kept, marked, and hidden by default.</translation>
    </message>
    <message numerus="yes">
        <source>disparue(s), conservée(s)</source>
        <translation>
            <numerusform>gone (kept)</numerusform>
            <numerusform>gone (kept)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CountEdit</name>
    <message>
        <source>un nombre de personnes, par exemple 12</source>
        <translation>a number of people, for example 12</translation>
    </message>
</context>
<context>
    <name>CourseView</name>
    <message>
        <source>Retirer de la sélection</source>
        <translation>Take out of the selection</translation>
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
        <translation>Open the site</translation>
    </message>
</context>
<context>
    <name>DayEdit</name>
    <message>
        <source>une date, par exemple 25/09/2027</source>
        <translation>a date, for example 25/09/2027</translation>
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
        <source>Ouvrir le site : %1</source>
        <translation>Open the site: %1</translation>
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
    <name>DossierExchange</name>
    <message>
        <source>Enregistrer pour un collègue</source>
        <translation>Save for a colleague</translation>
    </message>
    <message>
        <source>Enregistrer « %1 » dans un fichier à transmettre ?</source>
        <translation>Save “%1” to a file to pass on?</translation>
    </message>
    <message>
        <source>Le fichier contient la référence, la finalité, les formations, les décisions et le plan. Votre collègue le dépose dans son application : les formations y sont retrouvées, aucune n’est inventée.</source>
        <translation>The file holds the reference, the purpose, the courses, the decisions and the plan. Your colleague drops it on the application: the courses are found again there, none is made up.</translation>
    </message>
    <message>
        <source>Joindre aussi mes commentaires, notes, avis et prochaines actions</source>
        <translation>Add my comments, notes, ratings and next actions too</translation>
    </message>
    <message>
        <source>Choisir le fichier…</source>
        <translation>Choose the file…</translation>
    </message>
    <message>
        <source>Annuler</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Ouvrir un dossier reçu</source>
        <translation>Open a dossier received</translation>
    </message>
    <message>
        <source>Dossiers (*.dossier.json)</source>
        <translation>Dossiers (*.dossier.json)</translation>
    </message>
    <message>
        <source>Tous les fichiers (*)</source>
        <translation>All files (*)</translation>
    </message>
    <message>
        <source>dossier</source>
        <translation>dossier</translation>
    </message>
    <message>
        <source>Dossier enregistré pour un collègue : %1.</source>
        <translation>Dossier saved for a colleague: %1.</translation>
    </message>
    <message>
        <source>Dossier reçu</source>
        <translation>Dossier received</translation>
    </message>
    <message>
        <source>Ajouter ce dossier à vos sélections ?</source>
        <translation>Add this dossier to your selections?</translation>
    </message>
    <message>
        <source>Ajouter le dossier</source>
        <translation>Add the dossier</translation>
    </message>
    <message>
        <source>Dossier « %1 » ajouté.</source>
        <translation>Dossier “%1” added.</translation>
    </message>
</context>
<context>
    <name>DossierForm</name>
    <message>
        <source>Nouveau dossier</source>
        <translation>New dossier</translation>
    </message>
    <message>
        <source>Modifier le dossier</source>
        <translation>Edit the dossier</translation>
    </message>
    <message>
        <source>Nom du dossier</source>
        <translation>Name of the dossier</translation>
    </message>
    <message>
        <source>VENTE-014, par exemple ; jamais un nom</source>
        <translation>VENTE-014, for example; never a name</translation>
    </message>
    <message>
        <source>Par exemple : évolution vers la relation client</source>
        <translation>For example: a move towards customer relations</translation>
    </message>
    <message>
        <source>À conserver jusqu’au</source>
        <translation>Keep until</translation>
    </message>
    <message>
        <source>jj/mm/aaaa (un rappel vous sera fait)</source>
        <translation>dd/mm/yyyy (you will be reminded)</translation>
    </message>
    <message>
        <source>&amp;Nom</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;Référence</source>
        <translation>&amp;Reference</translation>
    </message>
    <message>
        <source>&amp;Finalité</source>
        <translation>&amp;Purpose</translation>
    </message>
    <message>
        <source>À &amp;conserver jusqu’au</source>
        <translation>&amp;Keep until</translation>
    </message>
    <message>
        <source>Créer</source>
        <translation>Create</translation>
    </message>
    <message>
        <source>Enregistrer</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Annuler</source>
        <translation>Cancel</translation>
    </message>
    <message numerus="yes">
        <source>%n mois</source>
        <translation>
            <numerusform>%n month</numerusform>
            <numerusform>%n months</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DossierItemsModel</name>
    <message>
        <source>Rang</source>
        <translation>Rank</translation>
    </message>
    <message>
        <source>Intitulé</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>Décision</source>
        <translation>Decision</translation>
    </message>
    <message>
        <source>Durée et coût</source>
        <translation>Hours and cost</translation>
    </message>
    <message>
        <source>Prochaine action</source>
        <translation>Next action</translation>
    </message>
    <message>
        <source>À voir</source>
        <translation>To check</translation>
    </message>
    <message>
        <source>À étudier</source>
        <translation>To study</translation>
    </message>
    <message>
        <source>Retenue</source>
        <translation>Kept</translation>
    </message>
    <message>
        <source>Écartée</source>
        <translation>Set aside</translation>
    </message>
    <message>
        <source>Durée inconnue</source>
        <translation>Duration unknown</translation>
    </message>
    <message>
        <source>Coût inconnu</source>
        <translation>Cost unknown</translation>
    </message>
    <message>
        <source>Glissez la ligne, ou Alt+↑ et Alt+↓, pour changer son rang</source>
        <translation>Drag the row, or Alt+↑ and Alt+↓, to change its rank</translation>
    </message>
</context>
<context>
    <name>DossierList</name>
    <message>
        <source>Dossiers</source>
        <translation>Dossiers</translation>
    </message>
    <message>
        <source>Afficher les archives</source>
        <translation>Show the archives</translation>
    </message>
    <message>
        <source>Nouveau dossier…</source>
        <translation>New dossier…</translation>
    </message>
    <message>
        <source>Ouvrir un dossier reçu…</source>
        <translation>Open a dossier received…</translation>
    </message>
    <message>
        <source>archivé</source>
        <translation>archived</translation>
    </message>
    <message>
        <source>à supprimer</source>
        <translation>to be deleted</translation>
    </message>
    <message>
        <source>jusqu’au %1</source>
        <translation>until %1</translation>
    </message>
</context>
<context>
    <name>DossierPurge</name>
    <message>
        <source>Supprimer définitivement « %1 » ?</source>
        <translation>Delete “%1” for good?</translation>
    </message>
    <message>
        <source>Le dossier (%1), ses décisions, ses commentaires et son historique seront effacés : rien ne les ramènera. Les formations du catalogue et vos notes sur elles restent.</source>
        <translation>The dossier (%1), its decisions, its comments and its history will be erased: nothing will bring them back. The courses of the catalogue and your notes on them stay.</translation>
    </message>
    <message>
        <source>À supprimer, la date de conservation est passée : %1.</source>
        <translation>To be deleted, the retention date is past: %1.</translation>
    </message>
    <message>
        <source>Voir</source>
        <translation>See</translation>
    </message>
    <message>
        <source>Supprimer définitivement…</source>
        <translation>Delete for good…</translation>
    </message>
    <message>
        <source>Leurs décisions, leurs commentaires et leur historique seront effacés : rien ne les ramènera. Les formations du catalogue et vos notes sur elles restent.</source>
        <translation>Their decisions, their comments and their history will be erased: nothing will bring them back. The courses of the catalogue and your notes on them stay.</translation>
    </message>
    <message numerus="yes">
        <source>Supprimer définitivement %n dossier(s) ?</source>
        <translation>
            <numerusform>Delete %n dossier for good?</numerusform>
            <numerusform>Delete %n dossiers for good?</numerusform>
        </translation>
    </message>
    <message>
        <source>Supprimer définitivement</source>
        <translation>Delete for good</translation>
    </message>
    <message>
        <source>Garder le dossier</source>
        <translation>Keep the dossier</translation>
    </message>
</context>
<context>
    <name>DoubtsModel</name>
    <message>
        <source>Sujet</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>Écrit dans le fichier</source>
        <translation>Written in the file</translation>
    </message>
    <message>
        <source>Lignes</source>
        <translation>Rows</translation>
    </message>
    <message>
        <source>À lire comme</source>
        <translation>To be read as</translation>
    </message>
    <message>
        <source>Garder tel quel, valeur inconnue</source>
        <translation>Keep as it is, value unknown</translation>
    </message>
    <message>
        <source>Garder les noms séparés</source>
        <translation>Keep the names apart</translation>
    </message>
    <message>
        <source>À lire comme, pour %1</source>
        <translation>To be read as, for %1</translation>
    </message>
    <message>
        <source>Organismes au nom proche</source>
        <translation>Providers with similar names</translation>
    </message>
    <message>
        <source>déjà au catalogue</source>
        <translation>already in the catalogue</translation>
    </message>
    <message>
        <source>Tout écrire « %1 »</source>
        <translation>Write “%1” for all</translation>
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
    <name>DropZone</name>
    <message>
        <source>Déposez un fichier ici, ou cliquez pour le choisir</source>
        <translation>Drop a file here, or click to choose it</translation>
    </message>
    <message>
        <source>Excel, LibreOffice, CSV ou LHÉO · lu sur cet ordinateur, rien n’est envoyé</source>
        <translation>Excel, LibreOffice, CSV or LHÉO · read on this computer, nothing is sent</translation>
    </message>
    <message>
        <source>Vous verrez tout ce qui changerait avant que rien ne soit écrit.</source>
        <translation>You will see all that would change before anything is written.</translation>
    </message>
</context>
<context>
    <name>DuplicatesView</name>
    <message>
        <source>Formations qui se ressemblent</source>
        <translation>Courses that look alike</translation>
    </message>
    <message>
        <source>Les deux formations côte à côte</source>
        <translation>The two courses side by side</translation>
    </message>
    <message>
        <source>À décider</source>
        <translation>To decide</translation>
    </message>
    <message>
        <source>Déjà décidées</source>
        <translation>Already decided</translation>
    </message>
    <message>
        <source>C’est la &amp;même formation</source>
        <translation>It is the &amp;same course</translation>
    </message>
    <message>
        <source>&amp;Pas un doublon</source>
        <translation>&amp;Not a duplicate</translation>
    </message>
    <message>
        <source>Revenir sur cette décision</source>
        <translation>Go back on this decision</translation>
    </message>
    <message>
        <source>Annuler</source>
        <comment>what was just said of two courses</comment>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Comparaison des formations…</source>
        <translation>Comparison of the courses…</translation>
    </message>
    <message>
        <source>Aucune formation n’en répète une autre d’un axe ou d’une source à l’autre.</source>
        <translation>No course repeats another from one axis or source to another.</translation>
    </message>
    <message>
        <source>Vous n’avez encore rien décidé.</source>
        <translation>You have not decided anything yet.</translation>
    </message>
    <message numerus="yes">
        <source>paire(s)</source>
        <translation>
            <numerusform>pair</numerusform>
            <numerusform>pairs</numerusform>
        </translation>
    </message>
    <message>
        <source>« %1 » : même formation.</source>
        <translation>“%1”: same course.</translation>
    </message>
    <message>
        <source>« %1 » : pas un doublon.</source>
        <translation>“%1”: not a duplicate.</translation>
    </message>
    <message>
        <source>« %1 » : à décider de nouveau.</source>
        <translation>“%1”: to be decided again.</translation>
    </message>
    <message>
        <source>Il n’y a plus rien à décider.</source>
        <translation>There is nothing left to decide.</translation>
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
        <source>Copie de la sélection…</source>
        <translation>Copying the selection…</translation>
    </message>
    <message>
        <source>Document PDF (*.pdf)</source>
        <translation>PDF document (*.pdf)</translation>
    </message>
    <message>
        <source>Page web (*.html)</source>
        <translation>Web page (*.html)</translation>
    </message>
    <message>
        <source>Tableau CSV (*.csv)</source>
        <translation>CSV table (*.csv)</translation>
    </message>
    <message>
        <source>Enregistrer sous</source>
        <translation>Save as</translation>
    </message>
    <message>
        <source>Export enregistré : %1</source>
        <translation>Export saved: %1</translation>
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
        <source>Ouvrir le fichier</source>
        <translation>Open the file</translation>
    </message>
    <message>
        <source>Ouvrir le dossier</source>
        <translation>Open the folder</translation>
    </message>
    <message>
        <source>Sélection copiée : collez-la dans un tableur, une lettre ou un message.</source>
        <translation>Selection copied: paste it into a spreadsheet, a letter or a message.</translation>
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
        <source>Exporter la sélection</source>
        <translation>Export the selection</translation>
    </message>
    <message>
        <source>Colonnes exportées</source>
        <translation>Exported columns</translation>
    </message>
    <message>
        <source>Jeu de colonnes</source>
        <translation>Set of columns</translation>
    </message>
    <message>
        <source>Tout</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Entretien</source>
        <translation>Interview</translation>
    </message>
    <message>
        <source>Réunion</source>
        <translation>Meeting</translation>
    </message>
    <message>
        <source>Mon choix</source>
        <translation>My choice</translation>
    </message>
    <message>
        <source>Inclure le plan RH, si des effectifs sont saisis</source>
        <translation>Include the HR plan, if headcounts are entered</translation>
    </message>
    <message>
        <source>Inclure mes notes et commentaires personnels</source>
        <translation>Include my personal notes and comments</translation>
    </message>
    <message>
        <source>L’export est fait pour être remis : vos notes et commentaires n’y sont que si vous cochez. L’avis, le statut et la prochaine action sont des colonnes. La recherche et les sources y sont toujours.</source>
        <translation>The export is made to be handed over: your notes and comments are only in it if you tick this. The rating, the status and the next action are columns. The search and the sources always are there.</translation>
    </message>
    <message>
        <source>Classeur Excel</source>
        <translation>Excel workbook</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Page web</source>
        <translation>Web page</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>Presse-papiers</source>
        <translation>Clipboard</translation>
    </message>
    <message>
        <source>&amp;Colonnes</source>
        <translation>&amp;Columns</translation>
    </message>
    <message>
        <source>Synthèse, sélection, comparaison, questions et sources ; se réimporte.</source>
        <translation>Summary, selection, comparison, questions and sources; can be imported again.</translation>
    </message>
    <message>
        <source>Une synthèse, puis une page par formation : pour imprimer ou remettre.</source>
        <translation>A summary, then a page for each course: to print or to hand over.</translation>
    </message>
    <message>
        <source>Une seule page, sans connexion, que lit aussi un lecteur d’écran.</source>
        <translation>A single page, without a connection, that a screen reader reads too.</translation>
    </message>
    <message>
        <source>La liste seule, pour un autre logiciel.</source>
        <translation>The list alone, for another program.</translation>
    </message>
    <message>
        <source>La liste seule, à coller dans un tableur, une lettre ou un message.</source>
        <translation>The list alone, to paste into a spreadsheet, a letter or a message.</translation>
    </message>
    <message>
        <source>Choisir l’emplacement…</source>
        <translation>Choose where…</translation>
    </message>
    <message>
        <source>Copier</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Annuler</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>FacetBox</name>
    <message numerus="yes">
        <source>dont %1 indiquée(s) par le fichier</source>
        <translation>
            <numerusform>of which %1 stated by the file</numerusform>
            <numerusform>of which %1 stated by the file</numerusform>
        </translation>
    </message>
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
        <source>Formations qui ne sont plus dans la dernière édition de leur source ; elles sont gardées</source>
        <translation>Courses that are no longer in the last edition of their source; they are kept</translation>
    </message>
    <message>
        <source>Afficher les disparues (%1)</source>
        <translation>Show those gone (%1)</translation>
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
    <message>
        <source>Coût par heure</source>
        <translation>Cost per hour</translation>
    </message>
    <message>
        <source>€/h</source>
        <translation>€/h</translation>
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
    <message>
        <source>Déclarées seulement</source>
        <translation>Declared only</translation>
    </message>
    <message>
        <source>Ne compter que ce que les fichiers indiquent, sans ce qui est déduit de leurs textes</source>
        <translation>Count only what the files state, without what is deduced from their texts</translation>
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
        <source>Corrigé par vous le %1</source>
        <translation>Corrected by you on %1</translation>
    </message>
    <message>
        <source>corrigé</source>
        <translation>corrected</translation>
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
    <name>FileDialog</name>
    <message>
        <source>&amp;Dossier :</source>
        <translation>&amp;Look in:</translation>
    </message>
    <message>
        <source>&amp;Type de fichiers :</source>
        <translation>Files of &amp;type:</translation>
    </message>
</context>
<context>
    <name>FileStep</name>
    <message>
        <source>Choisir un autre fichier…</source>
        <translation>Choose another file…</translation>
    </message>
    <message>
        <source>Source où va ce fichier</source>
        <translation>Source this file goes into</translation>
    </message>
    <message>
        <source>&amp;Ce fichier va dans la source</source>
        <translation>This &amp;file goes into the source</translation>
    </message>
    <message>
        <source>&amp;Nom de la nouvelle source</source>
        <translation>&amp;Name of the new source</translation>
    </message>
    <message numerus="yes">
        <source>feuille(s)</source>
        <translation>
            <numerusform>sheet</numerusform>
            <numerusform>sheets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>ligne(s)</source>
        <translation>
            <numerusform>row</numerusform>
            <numerusform>rows</numerusform>
        </translation>
    </message>
    <message>
        <source>Le fichier est entier et d’une taille raisonnable ; il n’est jamais modifié.</source>
        <translation>The file is whole and of a reasonable size; it is never changed.</translation>
    </message>
    <message>
        <source>Aucune macro, aucune formule n’est exécutée : seules les valeurs sont lues.</source>
        <translation>No macro, no formula is run: only the values are read.</translation>
    </message>
    <message>
        <source>Tout se passe sur cet ordinateur : rien n’est envoyé.</source>
        <translation>All happens on this computer: nothing is sent.</translation>
    </message>
    <message>
        <source>Celle à laquelle il ressemble le plus, sinon une nouvelle</source>
        <translation>The one it resembles most, otherwise a new one</translation>
    </message>
    <message>
        <source>Une nouvelle source</source>
        <translation>A new source</translation>
    </message>
    <message>
        <source>Ses formations sont comparées à celles que cette source a déjà apportées.</source>
        <translation>Its courses are compared with those that this source has already brought.</translation>
    </message>
    <message>
        <source>Ses formations s’ajoutent à celles du catalogue.</source>
        <translation>Its courses are added to those of the catalogue.</translation>
    </message>
    <message>
        <source>Le bilan dira laquelle ; vous pourrez en changer.</source>
        <translation>The summary will tell which; you can change it.</translation>
    </message>
    <message>
        <source>%1 Ko</source>
        <translation>%1 KB</translation>
    </message>
    <message>
        <source>%1 Mo</source>
        <translation>%1 MB</translation>
    </message>
</context>
<context>
    <name>FirstFrame</name>
    <message>
        <source>Explorateur de formations</source>
        <translation>Explorateur de formations</translation>
    </message>
    <message>
        <source>Ouverture du catalogue…</source>
        <translation>Opening the catalogue…</translation>
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
    <name>HistoryModel</name>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Fichier</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Ce qui a changé</source>
        <translation>What changed</translation>
    </message>
    <message>
        <source>État</source>
        <translation>State</translation>
    </message>
    <message>
        <source>annulé le %1</source>
        <translation>undone on %1</translation>
    </message>
    <message>
        <source>carte d’exemple</source>
        <translation>sample map</translation>
    </message>
    <message>
        <source>en place</source>
        <translation>in place</translation>
    </message>
</context>
<context>
    <name>HistoryView</name>
    <message>
        <source>Imports déjà faits</source>
        <translation>Imports made so far</translation>
    </message>
    <message>
        <source>Aucun import pour l’instant.</source>
        <translation>No import yet.</translation>
    </message>
    <message>
        <source>Annuler cet import…</source>
        <translation>Undo this import…</translation>
    </message>
    <message>
        <source>Un import peut être annulé même s’il n’est pas le dernier ; vos notes restent.</source>
        <translation>An import can be undone even if it is not the last; your notes stay.</translation>
    </message>
</context>
<context>
    <name>ImportFilesDialog</name>
    <message>
        <source>Importer une cartographie</source>
        <translation>Import a training map</translation>
    </message>
    <message>
        <source>Classeurs et tableaux (*.xlsx *.xlsm *.xls *.ods *.csv *.tsv *.txt *.xml *.htm *.html *.mht)</source>
        <translation>Workbooks and tables (*.xlsx *.xlsm *.xls *.ods *.csv *.tsv *.txt *.xml *.htm *.html *.mht)</translation>
    </message>
    <message>
        <source>Tous les fichiers (*)</source>
        <translation>All files (*)</translation>
    </message>
</context>
<context>
    <name>ImportFlow</name>
    <message>
        <source>Lecture de « %1 »…</source>
        <translation>Reading “%1”…</translation>
    </message>
    <message>
        <source>Comparaison avec le catalogue…</source>
        <translation>Comparing with the catalogue…</translation>
    </message>
    <message>
        <source>Rien n’est écrit avant votre accord.</source>
        <translation>Nothing is written before you agree.</translation>
    </message>
    <message>
        <source>Import de « %1 »…</source>
        <translation>Importing “%1”…</translation>
    </message>
    <message>
        <source>Annuler laisse le catalogue comme il était : tout est écrit, ou rien.</source>
        <translation>Cancelling leaves the catalogue as it was: all is written, or nothing.</translation>
    </message>
</context>
<context>
    <name>ImportNotices</name>
    <message>
        <source>« %1 » est lu : rien n’est écrit avant « Importer ».</source>
        <translation>“%1” has been read: nothing is written before “Import”.</translation>
    </message>
    <message>
        <source>Voir le bilan</source>
        <translation>See the plan</translation>
    </message>
    <message>
        <source>Import de « %1 » annulé. Votre catalogue n’a pas changé.</source>
        <translation>Import of “%1” cancelled. Your catalogue has not changed.</translation>
    </message>
    <message>
        <source>Reprendre</source>
        <translation>Resume</translation>
    </message>
    <message>
        <source>« %1 » est importé : %2.</source>
        <translation>“%1” is imported: %2.</translation>
    </message>
    <message>
        <source>Annuler cet import</source>
        <translation>Undo this import</translation>
    </message>
    <message>
        <source>« %1 » était déjà importé : rien n’a changé.</source>
        <translation>“%1” was imported already: nothing has changed.</translation>
    </message>
</context>
<context>
    <name>ImportPast</name>
    <message>
        <source>Annuler l’import de « %1 » du %2 ?</source>
        <translation>Undo the import of “%1” of %2?</translation>
    </message>
    <message>
        <source>Annuler un import</source>
        <translation>Undo an import</translation>
    </message>
    <message>
        <source>Annuler cet import</source>
        <translation>Undo this import</translation>
    </message>
    <message>
        <source>Le garder</source>
        <translation>Keep it</translation>
    </message>
    <message>
        <source>au plus %1</source>
        <translation>at most %1</translation>
    </message>
    <message numerus="yes">
        <source>• %1 sera(seront) retirée(s) du catalogue ; celles que vous avez notées sont gardées.</source>
        <translation>
            <numerusform>• %1 will be taken out of the catalogue; those with your notes are kept.</numerusform>
            <numerusform>• %1 will be taken out of the catalogue; those with your notes are kept.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>• %1 retrouvera(ont) ce qu’elle(s) disai(en)t avant.</source>
        <translation>
            <numerusform>• %1 will say again what it said before.</numerusform>
            <numerusform>• %1 will say again what they said before.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>• %1 ne sera(seront) plus marquée(s) disparue(s).</source>
        <translation>
            <numerusform>• %1 will no longer be marked as gone.</numerusform>
            <numerusform>• %1 will no longer be marked as gone.</numerusform>
        </translation>
    </message>
    <message>
        <source>• Un import plus récent a mis à jour la même source : ce qu’il dit aussi reste, et vous saurez quoi.</source>
        <translation>• A later import has updated the same source: what it says too stays, and you will be told what.</translation>
    </message>
    <message>
        <source>Vos notes, vos avis et vos sélections ne changent pas.</source>
        <translation>Your notes, your ratings and your selections do not change.</translation>
    </message>
    <message>
        <source>Annulation de l’import…</source>
        <translation>Undoing the import…</translation>
    </message>
    <message>
        <source>Import annulé : ce qu’il avait changé est repris. Vos notes sont gardées.</source>
        <translation>Import undone: what it had changed is taken back. Your notes are kept.</translation>
    </message>
    <message numerus="yes">
        <source>Import annulé, sauf pour %n formation(s) : la page Imports dit pourquoi.</source>
        <translation>
            <numerusform>Import undone, but for %n course: the Imports page says why.</numerusform>
            <numerusform>Import undone, but for %n courses: the Imports page says why.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportRejects</name>
    <message>
        <source>Enregistrer le classeur des rejets</source>
        <translation>Save the workbook of rejected rows</translation>
    </message>
    <message>
        <source>Classeur Excel (*.xlsx)</source>
        <translation>Excel workbook (*.xlsx)</translation>
    </message>
    <message numerus="yes">
        <source>ligne(s) à corriger</source>
        <translation>
            <numerusform>row to put right</numerusform>
            <numerusform>rows to put right</numerusform>
        </translation>
    </message>
    <message>
        <source>« %1 » est enregistré : %2. Corrigé, il s’importe comme un autre fichier.</source>
        <translation>“%1” is saved: %2. Once put right, it is imported like any other file.</translation>
    </message>
</context>
<context>
    <name>ImportsHome</name>
    <message>
        <source>Imports déjà faits</source>
        <translation>Imports made so far</translation>
    </message>
    <message>
        <source>Doublons probables</source>
        <translation>Likely duplicates</translation>
    </message>
</context>
<context>
    <name>ImportsPage</name>
    <message>
        <source>Fichier</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Feuilles → axes</source>
        <translation>Sheets → axes</translation>
    </message>
    <message>
        <source>Colonnes</source>
        <translation>Columns</translation>
    </message>
    <message>
        <source>Valeurs</source>
        <translation>Values</translation>
    </message>
    <message>
        <source>Bilan</source>
        <translation>Plan</translation>
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
        <source>Retour</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Imports</source>
        <translation>Imports</translation>
    </message>
    <message>
        <source>Un import ajoute un fichier au catalogue, ou met à jour ce qu’il avait apporté.</source>
        <translation>An import adds a file to the catalogue, or updates what it had brought.</translation>
    </message>
    <message>
        <source>Relecture du fichier… %1 lignes</source>
        <translation>Reading the file again… %1 rows</translation>
    </message>
    <message>
        <source>Relecture du fichier…</source>
        <translation>Reading the file again…</translation>
    </message>
    <message>
        <source>Importer %1</source>
        <translation>Import %1</translation>
    </message>
    <message>
        <source>Importer</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Importer une cartographie</source>
        <translation>Import a map</translation>
    </message>
    <message>
        <source>Import terminé</source>
        <translation>Import done</translation>
    </message>
    <message>
        <source>Import annulé</source>
        <translation>Import undone</translation>
    </message>
    <message>
        <source>Choisir l’axe</source>
        <translation>Choose the axis</translation>
    </message>
    <message>
        <source>Voir le bilan</source>
        <translation>See the plan</translation>
    </message>
    <message>
        <source>Continuer</source>
        <translation>Continue</translation>
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
    <message numerus="yes">
        <source>%n autre(s) fichier(s) ensuite</source>
        <translation>
            <numerusform>%n more file afterwards</numerusform>
            <numerusform>%n more files afterwards</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ItemPanel</name>
    <message>
        <source>Voir dans l’Explorer</source>
        <translation>See in Explore</translation>
    </message>
    <message>
        <source>Retirer</source>
        <translation>Take out</translation>
    </message>
    <message>
        <source>Retirer du dossier (Suppr)</source>
        <translation>Take out of the dossier (Del)</translation>
    </message>
    <message>
        <source>Points à voir</source>
        <translation>Points to check</translation>
    </message>
    <message>
        <source>Décision</source>
        <translation>Decision</translation>
    </message>
    <message>
        <source>Motif (facultatif)</source>
        <translation>Reason (optional)</translation>
    </message>
    <message>
        <source>Motif de la décision</source>
        <translation>Reason for the decision</translation>
    </message>
    <message>
        <source>Prochaine action</source>
        <translation>Next action</translation>
    </message>
    <message>
        <source>Demander un devis…</source>
        <translation>Ask for a quote…</translation>
    </message>
    <message>
        <source>À faire avant le</source>
        <translation>To be done before</translation>
    </message>
    <message>
        <source>jj/mm/aaaa</source>
        <translation>dd/mm/yyyy</translation>
    </message>
    <message>
        <source>Avis et commentaire</source>
        <translation>Rating and comment</translation>
    </message>
    <message>
        <source>Commentaire dans ce dossier</source>
        <translation>Comment in this dossier</translation>
    </message>
    <message>
        <source>Pour ce dossier : points forts, réserves, échanges…</source>
        <translation>For this dossier: strong points, doubts, exchanges…</translation>
    </message>
    <message>
        <source>Note sur la formation, visible dans tous les dossiers</source>
        <translation>Note on the course, seen in every dossier</translation>
    </message>
    <message>
        <source>Plan de formation</source>
        <translation>Training plan</translation>
    </message>
    <message>
        <source>Effectif</source>
        <translation>Headcount</translation>
    </message>
    <message>
        <source>Coût pédagogique par personne</source>
        <translation>Teaching cost per person</translation>
    </message>
    <message>
        <source>Base du coût pédagogique</source>
        <translation>Basis of the teaching cost</translation>
    </message>
    <message>
        <source>Non précisée</source>
        <translation>Not said</translation>
    </message>
    <message>
        <source>Frais annexes</source>
        <translation>Additional costs</translation>
    </message>
    <message>
        <source>Prise en charge OPCO</source>
        <translation>OPCO funding</translation>
    </message>
    <message>
        <source>Coût par personne</source>
        <translation>Cost per person</translation>
    </message>
    <message>
        <source>Base</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>Reste à charge</source>
        <translation>Left to pay</translation>
    </message>
    <message>
        <source>À demander</source>
        <translation>To be asked</translation>
    </message>
    <message>
        <source>Il manque</source>
        <translation>Missing</translation>
    </message>
    <message>
        <source>l’effectif</source>
        <translation>the headcount</translation>
    </message>
    <message>
        <source>le coût</source>
        <translation>the cost</translation>
    </message>
    <message>
        <source>les frais annexes</source>
        <translation>the additional costs</translation>
    </message>
    <message>
        <source>la prise en charge</source>
        <translation>the funding</translation>
    </message>
</context>
<context>
    <name>ItemsTable</name>
    <message>
        <source>Formations du dossier</source>
        <translation>Courses of the dossier</translation>
    </message>
    <message>
        <source>Comparer</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>Voir dans l’Explorer</source>
        <translation>See in Explore</translation>
    </message>
    <message>
        <source>Retirer du dossier</source>
        <translation>Take out of the dossier</translation>
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
        <source>Sélections</source>
        <translation>Selections</translation>
    </message>
    <message>
        <source>Imports</source>
        <translation>Imports</translation>
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
        <source>Vue « %1 » supprimée.</source>
        <translation>View “%1” deleted.</translation>
    </message>
    <message>
        <source>Annuler</source>
        <comment>what was done</comment>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Une autre fenêtre écrit dans le catalogue : ce que vous faites ici sera enregistré à sa suite.</source>
        <translation>Another window is writing to the catalogue: what you do here will be saved after it.</translation>
    </message>
</context>
<context>
    <name>MappingModel</name>
    <message>
        <source>Colonne du fichier</source>
        <translation>Column of the file</translation>
    </message>
    <message>
        <source>Champ</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>Confiance</source>
        <translation>Confidence</translation>
    </message>
    <message>
        <source>Exemples : écrit → lu</source>
        <translation>Examples: written → read</translation>
    </message>
    <message>
        <source>Garder comme colonne supplémentaire</source>
        <translation>Keep as an extra column</translation>
    </message>
    <message>
        <source>colonne masquée</source>
        <translation>hidden column</translation>
    </message>
    <message>
        <source>non compris, gardé en texte</source>
        <translation>not understood, kept as text</translation>
    </message>
    <message>
        <source>Champ de la colonne %1</source>
        <translation>Field of column %1</translation>
    </message>
    <message>
        <source>colonne %1</source>
        <translation>column %1</translation>
    </message>
    <message>
        <source>sans en-tête</source>
        <translation>without header</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>(sans en-tête)</source>
        <translation>(no header)</translation>
    </message>
    <message>
        <source>%1 (proposé)</source>
        <translation>%1 (suggested)</translation>
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
    <name>NameDialog</name>
    <message>
        <source>Annuler</source>
        <translation>Cancel</translation>
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
        <source>Après une mise à jour du programme, un grand catalogue est d’abord copié, puis mis au format de la nouvelle version : gardez cette fenêtre ouverte.</source>
        <translation>After an update of the program, a large catalogue is first copied, then brought to the format of the new version: keep this window open.</translation>
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
    <name>OptionalField</name>
    <message>
        <source>Non compris : %1</source>
        <translation>Not understood: %1</translation>
    </message>
</context>
<context>
    <name>PairsModel</name>
    <message>
        <source>%1 % · %2</source>
        <translation>%1% · %2</translation>
    </message>
    <message>
        <source>même formation</source>
        <translation>same course</translation>
    </message>
    <message>
        <source>pas un doublon</source>
        <translation>not a duplicate</translation>
    </message>
    <message>
        <source>%1, dans « %2 », et %3, dans « %4 » : %5</source>
        <translation>%1, in “%2”, and %3, in “%4”: %5</translation>
    </message>
</context>
<context>
    <name>PasswordQuestion</name>
    <message>
        <source>Classeur protégé</source>
        <translation>Protected workbook</translation>
    </message>
    <message>
        <source>« %1 » est protégé par un mot de passe.</source>
        <translation>“%1” is protected by a password.</translation>
    </message>
    <message>
        <source>Ce mot de passe ne l’ouvre pas. Vérifiez majuscules et minuscules.</source>
        <translation>This password does not open it. Check upper and lower case.</translation>
    </message>
    <message>
        <source>&amp;Mot de passe</source>
        <translation>&amp;Password</translation>
    </message>
    <message>
        <source>Montrer ce que je tape</source>
        <translation>Show what I type</translation>
    </message>
    <message>
        <source>Il sert à ouvrir ce fichier, sur cet ordinateur, et n’est pas enregistré.</source>
        <translation>It serves to open this file, on this computer, and is not saved.</translation>
    </message>
    <message>
        <source>Ouvrir</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Annuler</source>
        <translation>Cancel</translation>
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
        <source>disparue(s)</source>
        <translation>
            <numerusform>gone</numerusform>
            <numerusform>gone</numerusform>
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
        <source>rien</source>
        <translation>nothing</translation>
    </message>
    <message>
        <source>hors écartées : %1</source>
        <translation>not counting those set aside: %1</translation>
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
    <name>PlanStep</name>
    <message>
        <source>Chercher dans le bilan</source>
        <translation>Search in the plan</translation>
    </message>
    <message>
        <source>Chercher : intitulé, organisme, valeur…</source>
        <translation>Search: title, provider, value…</translation>
    </message>
    <message>
        <source>Chercher</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>%1 à vérifier</source>
        <translation>%1 to check</translation>
    </message>
    <message numerus="yes">
        <source>ligne(s) affichée(s)</source>
        <translation>
            <numerusform>row shown</numerusform>
            <numerusform>rows shown</numerusform>
        </translation>
    </message>
    <message>
        <source>Aucune ligne du bilan ne contient ces mots.</source>
        <translation>No row of the plan holds these words.</translation>
    </message>
    <message>
        <source>Ce fichier dit la même chose que le catalogue : rien ne changerait.</source>
        <translation>This file says the same as the catalogue: nothing would change.</translation>
    </message>
    <message>
        <source>Rien à montrer ici.</source>
        <translation>Nothing to show here.</translation>
    </message>
    <message>
        <source>Changements prévus</source>
        <translation>Planned changes</translation>
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
        <source>Sans intitulé</source>
        <translation>No title</translation>
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
    <name>PreviewModel</name>
    <message>
        <source>en-têtes</source>
        <translation>headers</translation>
    </message>
    <message>
        <source>titre</source>
        <translation>heading</translation>
    </message>
    <message>
        <source>section</source>
        <translation>section</translation>
    </message>
    <message>
        <source>total</source>
        <translation>total</translation>
    </message>
    <message>
        <source>note</source>
        <translation>note</translation>
    </message>
    <message>
        <source>vide</source>
        <translation>empty</translation>
    </message>
    <message>
        <source>en-têtes répétés</source>
        <translation>repeated headers</translation>
    </message>
    <message>
        <source>masquée</source>
        <translation>hidden</translation>
    </message>
    <message>
        <source>ligne %1</source>
        <translation>row %1</translation>
    </message>
</context>
<context>
    <name>PreviewTable</name>
    <message>
        <source>Premières lignes de la feuille</source>
        <translation>First rows of the sheet</translation>
    </message>
</context>
<context>
    <name>ProgramMenu</name>
    <message>
        <source>La langue changera au prochain démarrage de l’application.</source>
        <translation>The language will change the next time the application starts.</translation>
    </message>
</context>
<context>
    <name>ProgressPanel</name>
    <message>
        <source>Avancement</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>Annuler</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Ouverture du fichier…</source>
        <translation>Opening the file…</translation>
    </message>
    <message>
        <source>%1 lignes sur %2</source>
        <translation>%1 rows of %2</translation>
    </message>
    <message>
        <source>%1 lignes lues</source>
        <translation>%1 rows read</translation>
    </message>
    <message>
        <source>Arrêt en cours…</source>
        <translation>Stopping…</translation>
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
    <message>
        <source>Enregistrer la vue</source>
        <translation>Save the view</translation>
    </message>
    <message>
        <source>Garder cette recherche sous un nom (Ctrl+S)</source>
        <translation>Keep this search under a name (Ctrl+S)</translation>
    </message>
</context>
<context>
    <name>Questions</name>
    <message>
        <source>Questions aux organismes</source>
        <translation>Questions to the providers</translation>
    </message>
    <message>
        <source>Copier les questions</source>
        <translation>Copy the questions</translation>
    </message>
    <message numerus="yes">
        <source>question(s) à poser aux organismes</source>
        <translation>
            <numerusform>question to put to the providers</numerusform>
            <numerusform>questions to put to the providers</numerusform>
        </translation>
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
    <name>ReportView</name>
    <message>
        <source>Voir les formations</source>
        <translation>See the courses</translation>
    </message>
    <message>
        <source>Annuler cet import…</source>
        <translation>Undo this import…</translation>
    </message>
    <message>
        <source>Enregistrer le classeur des rejets…</source>
        <translation>Save the workbook of rejected rows…</translation>
    </message>
    <message>
        <source>Importer un autre fichier…</source>
        <translation>Import another file…</translation>
    </message>
    <message numerus="yes">
        <source>Fichier suivant (%n en attente)</source>
        <translation>
            <numerusform>Next file (%n waiting)</numerusform>
            <numerusform>Next file (%n waiting)</numerusform>
        </translation>
    </message>
    <message>
        <source>Ce fichier était déjà importé : rien n’a changé.</source>
        <translation>This file was imported already: nothing has changed.</translation>
    </message>
    <message>
        <source>« %1 » est importé</source>
        <translation>“%1” is imported</translation>
    </message>
    <message>
        <source>Source : %1</source>
        <translation>Source: %1</translation>
    </message>
    <message>
        <source>Les formations disparues sont conservées, avec vos notes, et masquées par défaut.</source>
        <translation>Courses that are gone are kept, with your notes, and hidden by default.</translation>
    </message>
    <message>
        <source>Les lignes rejetées attendent dans le classeur des rejets : corrigez-les, puis déposez-le ici.</source>
        <translation>The rejected rows wait in the workbook of rejected rows: put them right, then drop it here.</translation>
    </message>
    <message>
        <source>L’import de « %1 » est annulé</source>
        <translation>The import of “%1” is undone</translation>
    </message>
    <message numerus="yes">
        <source>%1 retirée(s)</source>
        <translation>
            <numerusform>%1 taken out</numerusform>
            <numerusform>%1 taken out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>rétablie(s)</source>
        <translation>
            <numerusform>restored</numerusform>
            <numerusform>restored</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2. Vos notes et vos sélections sont gardées.</source>
        <translation>%1, %2. Your notes and your selections are kept.</translation>
    </message>
    <message>
        <source>Ce qui n’a pas pu revenir en arrière, et pourquoi :</source>
        <translation>What could not go back, and why:</translation>
    </message>
    <message numerus="yes">
        <source>… et %n autre(s)</source>
        <translation>
            <numerusform>… and %n more</numerusform>
            <numerusform>… and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResultsCards</name>
    <message>
        <source>Formations trouvées, en fiches</source>
        <translation>Courses found, as cards</translation>
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
        <source>Tableau</source>
        <translation>Table</translation>
    </message>
    <message>
        <source>Fiches</source>
        <translation>Cards</translation>
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
        <source>Comptage des formations…</source>
        <translation>Counting the courses…</translation>
    </message>
    <message numerus="yes">
        <source>nouvelle(s)</source>
        <translation>
            <numerusform>new</numerusform>
            <numerusform>new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>nouvelle(s) depuis le %1</source>
        <translation>
            <numerusform>new since %1</numerusform>
            <numerusform>new since %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Affichage : %1</source>
        <translation>Shown as: %1</translation>
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
        <source>modification de l’avis</source>
        <translation>editing the rating</translation>
    </message>
    <message>
        <source>création de la sélection</source>
        <translation>creating the selection</translation>
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
    <message>
        <source>correction : %1</source>
        <translation>correction: %1</translation>
    </message>
    <message>
        <source>modification du dossier</source>
        <translation>editing the dossier</translation>
    </message>
    <message>
        <source>archivage du dossier</source>
        <translation>archiving the dossier</translation>
    </message>
    <message>
        <source>sortie des archives</source>
        <translation>taking out of the archives</translation>
    </message>
    <message>
        <source>restauration du dossier</source>
        <translation>bringing the dossier back</translation>
    </message>
    <message>
        <source>changement de rang</source>
        <translation>changing the rank</translation>
    </message>
    <message>
        <source>décision</source>
        <translation>decision</translation>
    </message>
    <message>
        <source>commentaire</source>
        <translation>comment</translation>
    </message>
    <message>
        <source>prochaine action</source>
        <translation>next action</translation>
    </message>
    <message>
        <source>plan de formation</source>
        <translation>training plan</translation>
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
    <name>SelectionsFlow</name>
    <message>
        <source>création du dossier</source>
        <translation>creating the dossier</translation>
    </message>
    <message>
        <source>nouveau nom du dossier</source>
        <translation>renaming the dossier</translation>
    </message>
    <message>
        <source>modification du dossier</source>
        <translation>editing the dossier</translation>
    </message>
    <message>
        <source>copie du dossier</source>
        <translation>copying the dossier</translation>
    </message>
    <message>
        <source>sortie des archives</source>
        <translation>taking out of the archives</translation>
    </message>
    <message>
        <source>archivage du dossier</source>
        <translation>archiving the dossier</translation>
    </message>
    <message>
        <source>suppression du dossier</source>
        <translation>deleting the dossier</translation>
    </message>
    <message>
        <source>retrait du dossier</source>
        <translation>taking out of the dossier</translation>
    </message>
    <message>
        <source>changement de rang</source>
        <translation>changing the rank</translation>
    </message>
    <message>
        <source>décision</source>
        <translation>decision</translation>
    </message>
    <message>
        <source>commentaire</source>
        <translation>comment</translation>
    </message>
    <message>
        <source>prochaine action</source>
        <translation>next action</translation>
    </message>
    <message>
        <source>plan de formation</source>
        <translation>training plan</translation>
    </message>
</context>
<context>
    <name>SelectionsPage</name>
    <message>
        <source>Désarchiver</source>
        <translation>Take out of the archives</translation>
    </message>
    <message>
        <source>Archiver</source>
        <translation>Archive</translation>
    </message>
    <message>
        <source>Comparer</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>Exporter…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>Classeur, PDF, page web ou CSV (Ctrl+E)</source>
        <translation>Workbook, PDF, web page or CSV (Ctrl+E)</translation>
    </message>
    <message>
        <source>Autres actions sur le dossier</source>
        <translation>More actions on the dossier</translation>
    </message>
    <message>
        <source>Modifier…</source>
        <translation>Edit…</translation>
    </message>
    <message>
        <source>Dupliquer</source>
        <translation>Duplicate</translation>
    </message>
    <message>
        <source>Enregistrer pour un collègue…</source>
        <translation>Save for a colleague…</translation>
    </message>
    <message>
        <source>Supprimer</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Supprimer définitivement…</source>
        <translation>Delete for good…</translation>
    </message>
    <message>
        <source>Ce dossier est vide</source>
        <translation>This dossier is empty</translation>
    </message>
    <message>
        <source>Dans l’Explorer, l’étoile ou la barre d’espace y ajoute une formation.</source>
        <translation>In Explore, the star or the space bar adds a course to it.</translation>
    </message>
    <message>
        <source>Chercher des formations</source>
        <translation>Search for courses</translation>
    </message>
    <message>
        <source>Alt+↑ ↓ : rang · R retenue · E à étudier · X écartée · C comparer · N note · Suppr retirer</source>
        <translation>Alt+↑ ↓: rank · R kept · E to study · X set aside · C compare · N note · Del take out</translation>
    </message>
    <message>
        <source>à conserver jusqu’au %1</source>
        <translation>to be kept until %1</translation>
    </message>
    <message>
        <source>archivé</source>
        <translation>archived</translation>
    </message>
    <message>
        <source>Sans référence ni finalité : « Modifier… » pour les donner</source>
        <translation>No reference or purpose: “Edit…” to give them</translation>
    </message>
    <message>
        <source>Comparer (%1)</source>
        <translation>Compare (%1)</translation>
    </message>
    <message>
        <source>Comparer les formations choisies, ou les retenues si aucune n’est choisie (C)</source>
        <translation>Compare the courses chosen, or those kept if none is chosen (C)</translation>
    </message>
    <message>
        <source>Choisissez de %1 à %2</source>
        <translation>Choose from %1 to %2</translation>
    </message>
</context>
<context>
    <name>SheetCard</name>
    <message>
        <source>Axe de la feuille %1</source>
        <translation>Axis of sheet %1</translation>
    </message>
    <message numerus="yes">
        <source>ligne(s)</source>
        <translation>
            <numerusform>row</numerusform>
            <numerusform>rows</numerusform>
        </translation>
    </message>
    <message>
        <source>en-têtes ligne %1</source>
        <translation>headers in row %1</translation>
    </message>
    <message>
        <source>Ni son nom ni une colonne ne dit son axe : choisissez-le.</source>
        <translation>Neither its name nor a column tells its axis: choose it.</translation>
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
    <message numerus="yes">
        <source>dont %1, lue(s) aussi</source>
        <translation>
            <numerusform>including %1, read too</numerusform>
            <numerusform>including %1, read too</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SheetsStep</name>
    <message>
        <source>Feuilles du classeur</source>
        <translation>Sheets of the workbook</translation>
    </message>
    <message>
        <source>Cette ligne contient les en-têtes</source>
        <translation>This row holds the headers</translation>
    </message>
    <message>
        <source>Revenir à la ligne trouvée</source>
        <translation>Back to the row found</translation>
    </message>
    <message>
        <source>Fichier reconnu : %1.</source>
        <translation>File recognised: %1.</translation>
    </message>
    <message numerus="yes">
        <source>Ranger les %n autre(s) feuille(s) sous « %1 »</source>
        <translation>
            <numerusform>Put the other sheet under “%1”</numerusform>
            <numerusform>Put the %n other sheets under “%1”</numerusform>
        </translation>
    </message>
    <message>
        <source>Ranger sous « %1 »</source>
        <translation>Put under “%1”</translation>
    </message>
    <message>
        <source>Continuez pour dire quelle colonne de %1 contient les intitulés des formations.</source>
        <translation>Continue to say which column of %1 holds the titles of the courses.</translation>
    </message>
    <message>
        <source>À quel axe appartiennent les formations de %1 ? Le fichier ne le dit pas.</source>
        <translation>Which axis do the courses of %1 belong to? The file does not say.</translation>
    </message>
    <message>
        <source>Aucun tableau de formations n’a été trouvé. S’il y en a un, allez à sa ligne d’en-têtes ci-dessous et appuyez sur Entrée.</source>
        <translation>No table of courses was found. If there is one, go to its header row below and press Enter.</translation>
    </message>
    <message>
        <source>Premières lignes de « %1 » · les lignes reconnues comme en-têtes sont en gras</source>
        <translation>First rows of “%1” · the rows recognised as headers are in bold</translation>
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
        <source>Échap</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Ctrl+I</source>
        <translation>Ctrl+I</translation>
    </message>
    <message>
        <source>Ctrl+E</source>
        <translation>Ctrl+E</translation>
    </message>
    <message>
        <source>Explorer</source>
        <translation>Explore</translation>
    </message>
    <message>
        <source>Entrée</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Aller à la fiche</source>
        <translation>Go to the course</translation>
    </message>
    <message>
        <source>Ctrl+Entrée</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Ouvrir le site</source>
        <translation>Open the site</translation>
    </message>
    <message>
        <source>C</source>
        <translation>C</translation>
    </message>
    <message>
        <source>Comparer les formations choisies</source>
        <translation>Compare the courses chosen</translation>
    </message>
    <message>
        <source>Ctrl+S</source>
        <translation>Ctrl+S</translation>
    </message>
    <message>
        <source>Enregistrer la vue</source>
        <translation>Save the view</translation>
    </message>
    <message>
        <source>Ctrl+M</source>
        <translation>Ctrl+M</translation>
    </message>
    <message>
        <source>Ouvrir une vue enregistrée</source>
        <translation>Open a saved view</translation>
    </message>
    <message>
        <source>Maj+Espace</source>
        <translation>Shift+Space</translation>
    </message>
    <message>
        <source>Exclure une valeur d’un filtre (ou Alt+clic)</source>
        <translation>Exclude a value of a filter (or Alt+click)</translation>
    </message>
    <message>
        <source>Effacer la recherche</source>
        <translation>Clear the search</translation>
    </message>
    <message>
        <source>Sélections</source>
        <translation>Selections</translation>
    </message>
    <message>
        <source>Alt+↑ ↓</source>
        <translation>Alt+↑ ↓</translation>
    </message>
    <message>
        <source>Monter ou descendre dans le classement</source>
        <translation>Move up or down in the ranking</translation>
    </message>
    <message>
        <source>R</source>
        <translation>R</translation>
    </message>
    <message>
        <source>Retenue</source>
        <translation>Kept</translation>
    </message>
    <message>
        <source>E</source>
        <translation>E</translation>
    </message>
    <message>
        <source>À étudier</source>
        <translation>To study</translation>
    </message>
    <message>
        <source>X</source>
        <translation>X</translation>
    </message>
    <message>
        <source>Écartée</source>
        <translation>Set aside</translation>
    </message>
    <message>
        <source>Aller à la décision</source>
        <translation>Go to the decision</translation>
    </message>
    <message>
        <source>Écrire un commentaire</source>
        <translation>Write a comment</translation>
    </message>
    <message>
        <source>Comparer</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>Suppr</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>Retirer du dossier</source>
        <translation>Take out of the dossier</translation>
    </message>
    <message>
        <source>Comparaison</source>
        <translation>Comparison</translation>
    </message>
    <message>
        <source>Alt+← →</source>
        <translation>Alt+← →</translation>
    </message>
    <message>
        <source>Déplacer la formation</source>
        <translation>Move the course</translation>
    </message>
    <message>
        <source>La retirer de la comparaison</source>
        <translation>Take it out of the comparison</translation>
    </message>
    <message>
        <source>La voir dans l’Explorer</source>
        <translation>See it in Explore</translation>
    </message>
    <message>
        <source>Revenir</source>
        <translation>Go back</translation>
    </message>
    <message>
        <source>Imports</source>
        <translation>Imports</translation>
    </message>
    <message>
        <source>Ouvrir une liste, désigner les en-têtes</source>
        <translation>Open a list, point at the headers</translation>
    </message>
    <message>
        <source>Annuler l’import choisi dans l’historique</source>
        <translation>Undo the import chosen in the history</translation>
    </message>
    <message>
        <source>Abandonner le fichier en cours</source>
        <translation>Give up the file under way</translation>
    </message>
    <message>
        <source>Partout</source>
        <translation>Everywhere</translation>
    </message>
    <message>
        <source>Importer un fichier</source>
        <translation>Import a file</translation>
    </message>
    <message>
        <source>Exporter la sélection</source>
        <translation>Export the selection</translation>
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
    <name>SideBySideModel</name>
    <message>
        <source>%1, identique : %2</source>
        <translation>%1, same: %2</translation>
    </message>
    <message>
        <source>%1, différent : %2, et %3</source>
        <translation>%1, different: %2, and %3</translation>
    </message>
</context>
<context>
    <name>StepButton</name>
    <message>
        <source>faite</source>
        <translation>done</translation>
    </message>
    <message>
        <source>en cours</source>
        <translation>under way</translation>
    </message>
    <message>
        <source>à venir</source>
        <translation>to come</translation>
    </message>
    <message>
        <source>Étape %1, %2, %3</source>
        <translation>Step %1, %2, %3</translation>
    </message>
    <message numerus="yes">
        <source>%n point(s) à regarder</source>
        <translation>
            <numerusform>%n point to look at</numerusform>
            <numerusform>%n points to look at</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StepsBar</name>
    <message>
        <source>Étapes de l’import</source>
        <translation>Steps of the import</translation>
    </message>
</context>
<context>
    <name>SumTexts</name>
    <message numerus="yes">
        <source>écartée(s)</source>
        <translation>
            <numerusform>set aside</numerusform>
            <numerusform>set aside</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>formation(s)</source>
        <translation>
            <numerusform>course</numerusform>
            <numerusform>courses</numerusform>
        </translation>
    </message>
    <message>
        <source>de formation</source>
        <translation>of training</translation>
    </message>
    <message>
        <source>≥ %1</source>
        <translation>≥ %1</translation>
    </message>
    <message>
        <source>HT ou TTC ?</source>
        <translation>excl. or incl. VAT?</translation>
    </message>
    <message>
        <source>par personne</source>
        <translation>per person</translation>
    </message>
    <message>
        <source>en moyenne</source>
        <translation>on average</translation>
    </message>
    <message>
        <source>reste à charge, %1</source>
        <translation>left to pay, %1</translation>
    </message>
    <message numerus="yes">
        <source>personne(s)</source>
        <translation>
            <numerusform>person</numerusform>
            <numerusform>people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>ligne(s) incomplète(s)</source>
        <translation>
            <numerusform>incomplete line</numerusform>
            <numerusform>incomplete lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TextOptions</name>
    <message>
        <source>point-virgule</source>
        <translation>semicolon</translation>
    </message>
    <message>
        <source>virgule</source>
        <translation>comma</translation>
    </message>
    <message>
        <source>tabulation</source>
        <translation>tab</translation>
    </message>
    <message>
        <source>barre verticale</source>
        <translation>vertical bar</translation>
    </message>
    <message>
        <source>dollar</source>
        <translation>dollar</translation>
    </message>
    <message>
        <source>accent circonflexe</source>
        <translation>caret</translation>
    </message>
    <message>
        <source>tilde</source>
        <translation>tilde</translation>
    </message>
    <message>
        <source>signe monétaire</source>
        <translation>currency sign</translation>
    </message>
    <message>
        <source>paragraphe</source>
        <translation>section sign</translation>
    </message>
    <message>
        <source>Encodage du texte</source>
        <translation>Encoding of the text</translation>
    </message>
    <message>
        <source>Séparateur des colonnes</source>
        <translation>Separator of the columns</translation>
    </message>
    <message>
        <source>&amp;Encodage</source>
        <translation>&amp;Encoding</translation>
    </message>
    <message>
        <source>&amp;Séparateur</source>
        <translation>&amp;Separator</translation>
    </message>
    <message>
        <source>Les accents et les colonnes ci-dessous doivent être les bons.</source>
        <translation>The accents and the columns below must be the right ones.</translation>
    </message>
    <message>
        <source>Premières lignes du fichier</source>
        <translation>First rows of the file</translation>
    </message>
</context>
<context>
    <name>ToldByUser</name>
    <message>
        <source>Corriger une donnée…</source>
        <translation>Put a field right…</translation>
    </message>
    <message>
        <source>non renseigné</source>
        <translation>not given</translation>
    </message>
    <message>
        <source>%1 : corrigé par vous le %2 ; le fichier dit %3.</source>
        <translation>%1: corrected by you on %2; the file says %3.</translation>
    </message>
    <message>
        <source>Rendre au fichier</source>
        <translation>Back to the file’s</translation>
    </message>
    <message>
        <source>Aussi dans %1 :</source>
        <translation>Also in %1:</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Sélections</source>
        <translation>Selections</translation>
    </message>
    <message>
        <source>Exporter…</source>
        <translation>Export…</translation>
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
        <source>Comparer (%1)</source>
        <translation>Compare (%1)</translation>
    </message>
    <message>
        <source>Comparer</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>Mettre ces formations côte à côte</source>
        <translation>Put these courses side by side</translation>
    </message>
    <message>
        <source>De 2 à 5 formations se comparent : choisissez-les dans la page Sélections</source>
        <translation>From 2 to 5 courses can be compared: choose them in the Selections page</translation>
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
    <name>TrayFlow</name>
    <message>
        <source>Le reste est revenu, mais ces formations ne sont plus dans le catalogue : %1</source>
        <translation>The rest has come back, but these courses are no longer in the catalogue: %1</translation>
    </message>
    <message>
        <source>Sélection « %1 » supprimée. Les notes restent avec les formations.</source>
        <translation>Selection “%1” deleted. The notes stay with the courses.</translation>
    </message>
    <message>
        <source>Annuler</source>
        <comment>what was done</comment>
        <translation>Undo</translation>
    </message>
</context>
<context>
    <name>ValuesStep</name>
    <message>
        <source>Rien n’oblige à répondre : ce qui reste tel quel est gardé en texte, et se retrouve dans la fiche de la formation.</source>
        <translation>Nothing obliges you to answer: what stays as it is is kept as text, and is found again in the details of the course.</translation>
    </message>
    <message>
        <source>Valeurs à préciser</source>
        <translation>Values to settle</translation>
    </message>
    <message>
        <source>Rien à préciser : ce fichier ne pose aucune question. Continuez.</source>
        <translation>Nothing to answer: this file asks no question. Go on.</translation>
    </message>
    <message>
        <source>Approuver les %1 regroupements d’organismes proposés</source>
        <translation>Approve the %1 suggested groups of providers</translation>
    </message>
    <message>
        <source>Approuver le regroupement d’organismes proposé</source>
        <translation>Approve the suggested group of providers</translation>
    </message>
</context>
<context>
    <name>ViewDesk</name>
    <message>
        <source>mise à jour de la vue</source>
        <translation>update of the view</translation>
    </message>
    <message>
        <source>nouveau nom de la vue</source>
        <translation>new name of the view</translation>
    </message>
    <message>
        <source>suppression de la vue</source>
        <translation>deletion of the view</translation>
    </message>
</context>
<context>
    <name>ViewsButton</name>
    <message>
        <source>Vues enregistrées</source>
        <translation>Saved views</translation>
    </message>
    <message>
        <source>Enregistrer la vue</source>
        <translation>Save the view</translation>
    </message>
    <message>
        <source>Nom de la vue (recherche, filtres, ordre et colonnes)</source>
        <translation>Name of the view (search, filters, order and columns)</translation>
    </message>
    <message>
        <source>Enregistrer</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Vues</source>
        <translation>Views</translation>
    </message>
    <message>
        <source>Vue : %1</source>
        <translation>View: %1</translation>
    </message>
    <message>
        <source>Vue affichée</source>
        <translation>View shown</translation>
    </message>
    <message>
        <source>, modifiée depuis</source>
        <translation>, changed since</translation>
    </message>
    <message numerus="yes">
        <source>nouvelle(s) formation(s)</source>
        <translation>
            <numerusform>new course</numerusform>
            <numerusform>new courses</numerusform>
        </translation>
    </message>
    <message>
        <source>Aucune vue enregistrée</source>
        <translation>No saved view</translation>
    </message>
    <message>
        <source>Enregistrer la vue…</source>
        <translation>Save the view…</translation>
    </message>
    <message>
        <source>Mettre à jour %1</source>
        <translation>Update %1</translation>
    </message>
    <message>
        <source>Renommer %1…</source>
        <translation>Rename %1…</translation>
    </message>
    <message>
        <source>Supprimer %1</source>
        <translation>Delete %1</translation>
    </message>
    <message>
        <source>+%1 depuis le %2</source>
        <translation>+%1 since %2</translation>
    </message>
    <message>
        <source>Renommer la vue</source>
        <translation>Rename the view</translation>
    </message>
    <message>
        <source>Nom de la vue</source>
        <translation>Name of the view</translation>
    </message>
    <message>
        <source>Renommer</source>
        <translation>Rename</translation>
    </message>
</context>
<context>
    <name>_Line</name>
    <message>
        <source>Grave</source>
        <translation>Serious</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>Warning</translation>
    </message>
    <message>
        <source>À savoir</source>
        <translation>Good to know</translation>
    </message>
    <message>
        <source>Voir</source>
        <translation>See</translation>
    </message>
    <message>
        <source>Voir : %1</source>
        <translation>See: %1</translation>
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
    <name>pdf</name>
    <message>
        <source>Explorateur de formations</source>
        <translation>Explorateur de formations</translation>
    </message>
    <message>
        <source>Page %1</source>
        <translation>Page %1</translation>
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
        <source>Toutes les formations sont écartées</source>
        <translation>All the courses are set aside</translation>
    </message>
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
        <translation>%1 (excl. or incl. VAT not stated)</translation>
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
