<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="fr_FR">
<context>
    <name>AlertList</name>
    <message numerus="yes">
        <source>Afficher %n autre(s) point(s) à voir</source>
        <translation>
            <numerusform>Afficher %n autre point à voir</numerusform>
            <numerusform>Afficher %n autres points à voir</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ColumnsStep</name>
    <message numerus="yes">
        <source>%n colonne(s) reconnue(s) sur %1 ; les autres sont gardées telles quelles</source>
        <translation>
            <numerusform>%n colonne reconnue sur %1 ; les autres sont gardées telles quelles</numerusform>
            <numerusform>%n colonnes reconnues sur %1 ; les autres sont gardées telles quelles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CountCards</name>
    <message numerus="yes">
        <source>disparue(s), conservée(s)</source>
        <translation>
            <numerusform>disparue (conservée)</numerusform>
            <numerusform>disparues (conservées)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DossierForm</name>
    <message numerus="yes">
        <source>%n mois</source>
        <translation>
            <numerusform>%n mois</numerusform>
            <numerusform>%n mois</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DossierPurge</name>
    <message numerus="yes">
        <source>Supprimer définitivement %n dossier(s) ?</source>
        <translation>
            <numerusform>Supprimer définitivement %n dossier ?</numerusform>
            <numerusform>Supprimer définitivement %n dossiers ?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DuplicatesView</name>
    <message numerus="yes">
        <source>paire(s)</source>
        <translation>
            <numerusform>paire</numerusform>
            <numerusform>paires</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FacetBox</name>
    <message numerus="yes">
        <source>dont %1 indiquée(s) par le fichier</source>
        <translation>
            <numerusform>dont %1 indiquée par le fichier</numerusform>
            <numerusform>dont %1 indiquées par le fichier</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FacetSection</name>
    <message numerus="yes">
        <source>valeur(s)</source>
        <translation>
            <numerusform>valeur</numerusform>
            <numerusform>valeurs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FileStep</name>
    <message numerus="yes">
        <source>feuille(s)</source>
        <translation>
            <numerusform>feuille</numerusform>
            <numerusform>feuilles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>ligne(s)</source>
        <translation>
            <numerusform>ligne</numerusform>
            <numerusform>lignes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportPast</name>
    <message numerus="yes">
        <source>• %1 sera(seront) retirée(s) du catalogue ; celles que vous avez notées sont gardées.</source>
        <translation>
            <numerusform>• %1 sera retirée du catalogue, sauf si vous l’avez notée.</numerusform>
            <numerusform>• %1 seront retirées du catalogue ; celles que vous avez notées sont gardées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>• %1 retrouvera(ont) ce qu’elle(s) disai(en)t avant.</source>
        <translation>
            <numerusform>• %1 retrouvera ce qu’elle disait avant.</numerusform>
            <numerusform>• %1 retrouveront ce qu’elles disaient avant.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>• %1 ne sera(seront) plus marquée(s) disparue(s).</source>
        <translation>
            <numerusform>• %1 ne sera plus marquée disparue.</numerusform>
            <numerusform>• %1 ne seront plus marquées disparues.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import annulé, sauf pour %n formation(s) : la page Imports dit pourquoi.</source>
        <translation>
            <numerusform>Import annulé, sauf pour %n formation : la page Imports dit pourquoi.</numerusform>
            <numerusform>Import annulé, sauf pour %n formations : la page Imports dit pourquoi.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportRejects</name>
    <message numerus="yes">
        <source>ligne(s) à corriger</source>
        <translation>
            <numerusform>ligne à corriger</numerusform>
            <numerusform>lignes à corriger</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportsPage</name>
    <message numerus="yes">
        <source>feuille(s) reconnue(s)</source>
        <translation>
            <numerusform>feuille reconnue</numerusform>
            <numerusform>feuilles reconnues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n autre(s) fichier(s) ensuite</source>
        <translation>
            <numerusform>%n autre fichier ensuite</numerusform>
            <numerusform>%n autres fichiers ensuite</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MatchWords</name>
    <message numerus="yes">
        <source>faute(s)</source>
        <translation>
            <numerusform>faute</numerusform>
            <numerusform>fautes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Phrases</name>
    <message numerus="yes">
        <source>formation(s)</source>
        <translation>
            <numerusform>formation</numerusform>
            <numerusform>formations</numerusform>
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
            <numerusform>durée manquante</numerusform>
            <numerusform>durées manquantes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>coût(s) manquant(s)</source>
        <translation>
            <numerusform>coût manquant</numerusform>
            <numerusform>coûts manquants</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>créée(s)</source>
        <translation>
            <numerusform>créée</numerusform>
            <numerusform>créées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>modifiée(s)</source>
        <translation>
            <numerusform>modifiée</numerusform>
            <numerusform>modifiées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>inchangée(s)</source>
        <translation>
            <numerusform>inchangée</numerusform>
            <numerusform>inchangées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>disparue(s)</source>
        <translation>
            <numerusform>disparue</numerusform>
            <numerusform>disparues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>rejetée(s)</source>
        <translation>
            <numerusform>rejetée</numerusform>
            <numerusform>rejetées</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanStep</name>
    <message numerus="yes">
        <source>ligne(s) affichée(s)</source>
        <translation>
            <numerusform>ligne affichée</numerusform>
            <numerusform>lignes affichées</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Questions</name>
    <message numerus="yes">
        <source>question(s) à poser aux organismes</source>
        <translation>
            <numerusform>question à poser aux organismes</numerusform>
            <numerusform>questions à poser aux organismes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReportView</name>
    <message numerus="yes">
        <source>Fichier suivant (%n en attente)</source>
        <translation>
            <numerusform>Fichier suivant (%n en attente)</numerusform>
            <numerusform>Fichier suivant (%n en attente)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 retirée(s)</source>
        <translation>
            <numerusform>%1 retirée</numerusform>
            <numerusform>%1 retirées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>rétablie(s)</source>
        <translation>
            <numerusform>rétablie</numerusform>
            <numerusform>rétablies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… et %n autre(s)</source>
        <translation>
            <numerusform>… et %n autre</numerusform>
            <numerusform>… et %n autres</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResultsHeader</name>
    <message numerus="yes">
        <source>nouvelle(s)</source>
        <translation>
            <numerusform>nouvelle</numerusform>
            <numerusform>nouvelles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>nouvelle(s) depuis le %1</source>
        <translation>
            <numerusform>nouvelle depuis le %1</numerusform>
            <numerusform>nouvelles depuis le %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SheetCard</name>
    <message numerus="yes">
        <source>ligne(s)</source>
        <translation>
            <numerusform>ligne</numerusform>
            <numerusform>lignes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>colonne(s) masquée(s)</source>
        <translation>
            <numerusform>colonne masquée</numerusform>
            <numerusform>colonnes masquées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>ligne(s) masquée(s)</source>
        <translation>
            <numerusform>ligne masquée</numerusform>
            <numerusform>lignes masquées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>dont %1, lue(s) aussi</source>
        <translation>
            <numerusform>dont %1, lue aussi</numerusform>
            <numerusform>dont %1, lues aussi</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SheetsStep</name>
    <message numerus="yes">
        <source>Ranger les %n autre(s) feuille(s) sous « %1 »</source>
        <translation>
            <numerusform>Ranger aussi l’autre feuille sous « %1 »</numerusform>
            <numerusform>Ranger les %n autres feuilles sous « %1 »</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StepButton</name>
    <message numerus="yes">
        <source>%n point(s) à regarder</source>
        <translation>
            <numerusform>%n point à regarder</numerusform>
            <numerusform>%n points à regarder</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SumTexts</name>
    <message numerus="yes">
        <source>écartée(s)</source>
        <translation>
            <numerusform>écartée</numerusform>
            <numerusform>écartées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>formation(s)</source>
        <translation>
            <numerusform>formation</numerusform>
            <numerusform>formations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>personne(s)</source>
        <translation>
            <numerusform>personne</numerusform>
            <numerusform>personnes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>ligne(s) incomplète(s)</source>
        <translation>
            <numerusform>ligne incomplète</numerusform>
            <numerusform>lignes incomplètes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ViewsButton</name>
    <message numerus="yes">
        <source>nouvelle(s) formation(s)</source>
        <translation>
            <numerusform>nouvelle formation</numerusform>
            <numerusform>nouvelles formations</numerusform>
        </translation>
    </message>
</context>
</TS>
