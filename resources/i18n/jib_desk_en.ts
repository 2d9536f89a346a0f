<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Agenda</name>
    <message numerus="yes">
        <source>%n day(s) past its end</source>
        <translation>
            <numerusform>%n day past its end</numerusform>
            <numerusform>%n days past its end</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation>
            <numerusform>in %n day</numerusform>
            <numerusform>in %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EntryDrawer</name>
    <message numerus="yes">
        <source>and %n more row(s)</source>
        <translation>
            <numerusform>and %n more row</numerusform>
            <numerusform>and %n more rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JournalPage</name>
    <message numerus="yes">
        <source>%n finding(s): {first}</source>
        <translation>
            <numerusform>%n finding: {first}</numerusform>
            <numerusform>%n findings: {first}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message numerus="yes">
        <source>%n visit(s) still open. Close those whose badge is back.</source>
        <translation>
            <numerusform>%n visit still open. Close it if the badge is back.</numerusform>
            <numerusform>%n visits still open. Close those whose badge is back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WorkstationCard</name>
    <message numerus="yes">
        <source>%n backup(s), the newest of {day} {time}</source>
        <translation>
            <numerusform>%n backup, of {day} {time}</numerusform>
            <numerusform>%n backups, the newest of {day} {time}</numerusform>
        </translation>
    </message>
</context>
</TS>
