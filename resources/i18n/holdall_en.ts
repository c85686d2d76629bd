<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Amounts</name>
    <message numerus="yes">
        <source>about %n minute(s) left</source>
        <translation>
            <numerusform>about %n minute left</numerusform>
            <numerusform>about %n minutes left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n hour(s) left</source>
        <translation>
            <numerusform>about %n hour left</numerusform>
            <numerusform>about %n hours left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BinPage</name>
    <message numerus="yes">
        <source>%n item(s) removed for good.</source>
        <translation>
            <numerusform>%n item removed for good.</numerusform>
            <numerusform>%n items removed for good.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Dates</name>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation>
            <numerusform>in %n day</numerusform>
            <numerusform>in %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DossierBuilding</name>
    <message numerus="yes">
        <source>Dossier ready: %n page(s). Every page was checked against the index.</source>
        <translation>
            <numerusform>Dossier ready: %n page. Every page was checked against the index.</numerusform>
            <numerusform>Dossier ready: %n pages. Every page was checked against the index.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DossiersPage</name>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExhibitsTab</name>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilePicker</name>
    <message numerus="yes">
        <source>Take %n item(s)</source>
        <translation>
            <numerusform>Take %n item</numerusform>
            <numerusform>Take %n items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ManyPapers</name>
    <message numerus="yes">
        <source>%n paper(s) chosen</source>
        <translation>
            <numerusform>%n paper chosen</numerusform>
            <numerusform>%n papers chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) deleted</source>
        <translation>
            <numerusform>%n paper deleted</numerusform>
            <numerusform>%n papers deleted</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MissingList</name>
    <message numerus="yes">
        <source>and %n more like it</source>
        <translation>
            <numerusform>and %n more like it</numerusform>
            <numerusform>and %n more like it</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MrzCounts</name>
    <message numerus="yes">
        <source>%n check digit(s) wrong: something was misread or mistyped.</source>
        <translation>
            <numerusform>%n check digit is wrong: something was misread or mistyped.</numerusform>
            <numerusform>%n check digits are wrong: something was misread or mistyped.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Outcome</name>
    <message numerus="yes">
        <source>%n file(s) could not be removed.</source>
        <translation>
            <numerusform>%n file could not be removed.</numerusform>
            <numerusform>%n files could not be removed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be overwritten. Whoever copied the file vault.key away before may still read what can be found of them.</source>
        <translation>
            <numerusform>%n file could not be overwritten. Whoever copied the file vault.key away before may still read what can be found of it.</numerusform>
            <numerusform>%n files could not be overwritten. Whoever copied the file vault.key away before may still read what can be found of them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecordCounts</name>
    <message numerus="yes">
        <source>%n paper(s)</source>
        <translation>
            <numerusform>%n paper</numerusform>
            <numerusform>%n papers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n event</numerusform>
            <numerusform>%n events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n application(s)</source>
        <translation>
            <numerusform>%n application</numerusform>
            <numerusform>%n applications</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dossier(s)</source>
        <translation>
            <numerusform>%n dossier</numerusform>
            <numerusform>%n dossiers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Reminders</name>
    <message numerus="yes">
        <source>%n original(s) in the vault are not on its list.</source>
        <translation>
            <numerusform>%n original in the vault is not on its list.</numerusform>
            <numerusform>%n originals in the vault are not on its list.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Repairs</name>
    <message numerus="yes">
        <source>%n original(s) came back as papers named after their files.</source>
        <translation>
            <numerusform>%n original came back as a paper named after its file.</numerusform>
            <numerusform>%n originals came back as papers named after their files.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them is damaged and kept as it is.</source>
        <translation>
            <numerusform>%n of them is damaged and kept as it is.</numerusform>
            <numerusform>%n of them are damaged and kept as they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stored file(s) can no longer be read. They are kept.</source>
        <translation>
            <numerusform>%n stored file can no longer be read. It is kept.</numerusform>
            <numerusform>%n stored files can no longer be read. They are kept.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Saving</name>
    <message numerus="yes">
        <source>Saved %n file(s). This copy is not encrypted.</source>
        <translation>
            <numerusform>Saved %n file. This copy is not encrypted.</numerusform>
            <numerusform>Saved %n files. This copy is not encrypted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SpellingProposals</name>
    <message numerus="yes">
        <source>Spellings by the rules (%n)</source>
        <translation>
            <numerusform>Spellings by the rules (%n)</numerusform>
            <numerusform>Spellings by the rules (%n)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TodayPanels</name>
    <message numerus="yes">
        <source>%n paper(s): not said yet what they are.</source>
        <translation>
            <numerusform>%n paper: not said yet what it is.</numerusform>
            <numerusform>%n papers: not said yet what they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VaultCare</name>
    <message numerus="yes">
        <source>The check found %n thing(s) wrong.</source>
        <translation>
            <numerusform>The check found %n thing wrong.</numerusform>
            <numerusform>The check found %n things wrong.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sound: %n original(s) are as they were put in.</source>
        <translation>
            <numerusform>Sound: %n original is as it was put in.</numerusform>
            <numerusform>Sound: %n originals are as they were put in.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Written out: %n original(s) and all records.</source>
        <translation>
            <numerusform>Written out: %n original and all records.</numerusform>
            <numerusform>Written out: %n originals and all records.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n original(s) could not be read back and are left out. Check the vault.</source>
        <translation>
            <numerusform>%n original could not be read back and is left out. Check the vault.</numerusform>
            <numerusform>%n originals could not be read back and are left out. Check the vault.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VaultPage</name>
    <message numerus="yes">
        <source>after %n minute(s)</source>
        <translation>
            <numerusform>after %n minute</numerusform>
            <numerusform>after %n minutes</numerusform>
        </translation>
    </message>
</context>
</TS>
