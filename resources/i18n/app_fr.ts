<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="fr_FR">
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
    <name>ImportFlow</name>
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
        <source>disparue(s), conservée(s)</source>
        <translation>
            <numerusform>disparue (conservée)</numerusform>
            <numerusform>disparues (conservées)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>rejetée(s)</source>
        <translation>
            <numerusform>rejetée</numerusform>
            <numerusform>rejetées</numerusform>
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
    <name>ImportPlanDialog</name>
    <message numerus="yes">
        <source>feuille(s) reconnue(s)</source>
        <translation>
            <numerusform>feuille reconnue</numerusform>
            <numerusform>feuilles reconnues</numerusform>
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
</context>
<context>
    <name>SheetChoice</name>
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
</context>
</TS>
