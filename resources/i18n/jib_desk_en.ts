<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AccessPart</name>
    <message numerus="yes">
        <source>%n came back</source>
        <translation>
            <numerusform>%n came back</numerusform>
            <numerusform>%n came back</numerusform>
        </translation>
    </message>
</context>
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
    <name>AskedOfAll</name>
    <message numerus="yes">
        <source>%1 (%n people)</source>
        <translation>
            <numerusform>%1 (%n person)</numerusform>
            <numerusform>%1 (%n people)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ByItselfDialog</name>
    <message numerus="yes">
        <source>%n person(s) are due and will be forgotten with the next opening.</source>
        <translation>
            <numerusform>%n person is due and will be forgotten with the next opening.</numerusform>
            <numerusform>%n people are due and will be forgotten with the next opening.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CallsModel</name>
    <message numerus="yes">
        <source>▲ %n missing</source>
        <translation>
            <numerusform>▲ %n missing</numerusform>
            <numerusform>▲ %n missing</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CensusView</name>
    <message numerus="yes">
        <source>%n seat(s)</source>
        <translation>
            <numerusform>%n seat</numerusform>
            <numerusform>%n seats</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <translation>
            <numerusform>%n difference</numerusform>
            <numerusform>%n differences</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CensusesModel</name>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <translation>
            <numerusform>%n difference</numerusform>
            <numerusform>%n differences</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not settled</source>
        <translation>
            <numerusform>%n not settled</numerusform>
            <numerusform>%n not settled</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClosingView</name>
    <message numerus="yes">
        <source>Close %n visit(s)</source>
        <translation>
            <numerusform>Close %n visit</numerusform>
            <numerusform>Close %n visits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s) closed, times of leaving unknown</source>
        <translation>
            <numerusform>%n visit closed, time of leaving unknown</numerusform>
            <numerusform>%n visits closed, times of leaving unknown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s) ended</source>
        <translation>
            <numerusform>%n visit ended</numerusform>
            <numerusform>%n visits ended</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClosingWatch</name>
    <message numerus="yes">
        <source>The program did not close by itself. %n visit(s) are open since before.</source>
        <translation>
            <numerusform>The program did not close by itself. %n visit is open since before.</numerusform>
            <numerusform>The program did not close by itself. %n visits are open since before.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s) of an earlier day are still open.</source>
        <translation>
            <numerusform>%n visit of an earlier day is still open.</numerusform>
            <numerusform>%n visits of an earlier day are still open.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CollectForm</name>
    <message numerus="yes">
        <source>All %n of the company</source>
        <translation>
            <numerusform>%n of the company</numerusform>
            <numerusform>All %n of the company</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n parcel(s) collected</source>
        <translation>
            <numerusform>%n parcel collected</numerusform>
            <numerusform>%n parcels collected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CompaniesPane</name>
    <message numerus="yes">
        <source>no word from %n company(ies)</source>
        <translation>
            <numerusform>no word from %n company</numerusform>
            <numerusform>no word from %n companies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n missing</source>
        <translation>
            <numerusform>%n missing</numerusform>
            <numerusform>%n missing</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DoneStep</name>
    <message numerus="yes">
        <source>%n row(s) imported, {left} left out.</source>
        <translation>
            <numerusform>%n row imported, {left} left out.</numerusform>
            <numerusform>%n rows imported, {left} left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DoubleBar</name>
    <message numerus="yes">
        <source>%n visit(s)</source>
        <translation>
            <numerusform>%n visit</numerusform>
            <numerusform>%n visits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EditorWords</name>
    <message numerus="yes">
        <source>%n seat(s) added</source>
        <translation>
            <numerusform>%n seat added</numerusform>
            <numerusform>%n seats added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n renumbered</source>
        <translation>
            <numerusform>%n renumbered</numerusform>
            <numerusform>%n renumbered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n moved or resized</source>
        <translation>
            <numerusform>%n moved or resized</numerusform>
            <numerusform>%n moved or resized</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n changed</numerusform>
            <numerusform>%n changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n retired</source>
        <translation>
            <numerusform>%n retired</numerusform>
            <numerusform>%n retired</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>at once: %n change(s) to rooms, marks or floors</source>
        <translation>
            <numerusform>at once: %n change to rooms, marks or floors</numerusform>
            <numerusform>at once: %n changes to rooms, marks or floors</numerusform>
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
    <name>Foot</name>
    <message numerus="yes">
        <source>%n visitor(s)</source>
        <translation>
            <numerusform>%n visitor</numerusform>
            <numerusform>%n visitors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event guest(s)</source>
        <translation>
            <numerusform>%n event guest</numerusform>
            <numerusform>%n event guests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n resident(s)</source>
        <translation>
            <numerusform>%n resident</numerusform>
            <numerusform>%n residents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Forgetting</name>
    <message numerus="yes">
        <source>%n visitor(s) forgotten: their time was over</source>
        <translation>
            <numerusform>%n visitor forgotten: the time was over</numerusform>
            <numerusform>%n visitors forgotten: their time was over</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Forgotten</name>
    <message numerus="yes">
        <source>%n other record(s) not forgotten</source>
        <translation>
            <numerusform>%n other record not forgotten</numerusform>
            <numerusform>%n other records not forgotten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visitor(s)</source>
        <translation>
            <numerusform>%n visitor</numerusform>
            <numerusform>%n visitors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visitor(s) not forgotten</source>
        <translation>
            <numerusform>%n visitor not forgotten</numerusform>
            <numerusform>%n visitors not forgotten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GuestWords</name>
    <message numerus="yes">
        <source>%n more come, as the list says, whom it does not name.</source>
        <translation>
            <numerusform>%n more comes, as the list says, whom it does not name.</numerusform>
            <numerusform>%n more come, as the list says, whom it does not name.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of a party the others are kept by name alone: %n phones are not kept.</source>
        <translation>
            <numerusform>Of a party the others are kept by name alone: %n phone is not kept.</numerusform>
            <numerusform>Of a party the others are kept by name alone: %n phones are not kept.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines are left out: each says why. Tick who is named, or type a name over a line, to take it.</source>
        <translation>
            <numerusform>%n line is left out: it says why. Tick who is named, or type a name over it, to take it.</numerusform>
            <numerusform>%n lines are left out: each says why. Tick who is named, or type a name over a line, to take it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Expect %n people</source>
        <translation>
            <numerusform>Expect %n person</numerusform>
            <numerusform>Expect %n people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message numerus="yes">
        <source>Apply %n row(s)</source>
        <translation>
            <numerusform>Apply %n row</numerusform>
            <numerusform>Apply %n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportPresenter</name>
    <message numerus="yes">
        <source>%n row(s) imported</source>
        <translation>
            <numerusform>%n row imported</numerusform>
            <numerusform>%n rows imported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) written to {file}</source>
        <translation>
            <numerusform>%n row written to {file}</numerusform>
            <numerusform>%n rows written to {file}</numerusform>
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
    <name>KeptPanel</name>
    <message numerus="yes">
        <source>%n more in the copy</source>
        <translation>
            <numerusform>%n more in the copy</numerusform>
            <numerusform>%n more in the copy</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LoansPane</name>
    <message numerus="yes">
        <source>%n thing(s) back</source>
        <translation>
            <numerusform>%n thing back</numerusform>
            <numerusform>%n things back</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MentionWords</name>
    <message numerus="yes">
        <source>%n text(s) of other records name this person, too: {where}. They will say {mark} instead.</source>
        <translation>
            <numerusform>%n text of other records names this person, too: {where}. It will say {mark} instead.</numerusform>
            <numerusform>%n texts of other records name this person, too: {where}. They will say {mark} instead.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) of other records say {mark} now.</source>
        <translation>
            <numerusform>%n text of other records says {mark} now.</numerusform>
            <numerusform>%n texts of other records say {mark} now.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NameNotes</name>
    <message numerus="yes">
        <source>%n people are named here: press ↓ and look through the list.</source>
        <translation>
            <numerusform>%n person is named here: press ↓ and look through the list.</numerusform>
            <numerusform>%n people are named here: press ↓ and look through the list.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people are named here. More, “Paste a list of visitors…” takes them all.</source>
        <translation>
            <numerusform>%n person is named here. More, “Paste a list of visitors…” takes them all.</numerusform>
            <numerusform>%n people are named here. More, “Paste a list of visitors…” takes them all.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OpenList</name>
    <message numerus="yes">
        <source>due {day}, %n day(s) ago</source>
        <translation>
            <numerusform>due {day}, %n day ago</numerusform>
            <numerusform>due {day}, %n days ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ParcelsModel</name>
    <message numerus="yes">
        <source>%n piece(s)</source>
        <translation>
            <numerusform>%n piece</numerusform>
            <numerusform>%n pieces</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ParcelsPane</name>
    <message numerus="yes">
        <source>%n parcel(s)</source>
        <translation>
            <numerusform>%n parcel</numerusform>
            <numerusform>%n parcels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n parcel(s) sent back</source>
        <translation>
            <numerusform>%n parcel sent back</numerusform>
            <numerusform>%n parcels sent back</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PeoplePane</name>
    <message numerus="yes">
        <source>%n visitor(s)</source>
        <translation>
            <numerusform>%n visitor</numerusform>
            <numerusform>%n visitors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event guest(s)</source>
        <translation>
            <numerusform>%n event guest</numerusform>
            <numerusform>%n event guests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n resident(s)</source>
        <translation>
            <numerusform>%n resident</numerusform>
            <numerusform>%n residents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PeopleView</name>
    <message numerus="yes">
        <source>At least %n more. Type more of the name.</source>
        <translation>
            <numerusform>At least %n more. Type more of the name.</numerusform>
            <numerusform>At least %n more. Type more of the name.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s)</source>
        <translation>
            <numerusform>%n visit</numerusform>
            <numerusform>%n visits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanChoices</name>
    <message numerus="yes">
        <source>%n seat(s)</source>
        <translation>
            <numerusform>%n seat</numerusform>
            <numerusform>%n seats</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n floor(s)</source>
        <translation>
            <numerusform>%n floor</numerusform>
            <numerusform>%n floors</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanEditor</name>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>And %n more.</numerusform>
            <numerusform>And %n more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not saved: %n error(s) in the plan. {first}</source>
        <translation>
            <numerusform>Not saved: %n error in the plan. {first}</numerusform>
            <numerusform>Not saved: %n errors in the plan. {first}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) are not saved.</source>
        <translation>
            <numerusform>%n change is not saved.</numerusform>
            <numerusform>%n changes are not saved.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PreprintDialog</name>
    <message numerus="yes">
        <source>For who is expected: %n badge(s)</source>
        <translation>
            <numerusform>For who is expected: %n badge</numerusform>
            <numerusform>For who is expected: %n badges</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PurgeDialog</name>
    <message numerus="yes">
        <source>Forget %n person(s)</source>
        <translation>
            <numerusform>Forget %n person</numerusform>
            <numerusform>Forget %n people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PurgeWords</name>
    <message numerus="yes">
        <source>%n of them came more than once: not recognised any more.</source>
        <translation>
            <numerusform>%n of them came more than once and will not be recognised any more.</numerusform>
            <numerusform>%n of them came more than once and will not be recognised any more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them had agreed to be remembered; that time is over, too.</source>
        <translation>
            <numerusform>%n of them had agreed to be remembered; that time is over, too.</numerusform>
            <numerusform>%n of them had agreed to be remembered; that time is over, too.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ID number(s) go: the settings do not allow them.</source>
        <translation>
            <numerusform>%n ID number goes: the settings do not allow it.</numerusform>
            <numerusform>%n ID numbers go: the settings do not allow them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) go: the settings do not allow them.</source>
        <translation>
            <numerusform>%n photo goes: the settings do not allow it.</numerusform>
            <numerusform>%n photos go: the settings do not allow them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other record(s) are due – register, watch list, who came along: whom they name is lost.</source>
        <translation>
            <numerusform>%n other record is due – register, watch list, who came along: whom it names is lost.</numerusform>
            <numerusform>%n other records are due – register, watch list, who came along: whom they name is lost.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Registered</name>
    <message numerus="yes">
        <source>%n for more than 3 days</source>
        <translation>
            <numerusform>%n for more than 3 days</numerusform>
            <numerusform>%n for more than 3 days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) here</source>
        <translation>
            <numerusform>%n day here</numerusform>
            <numerusform>%n days here</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RepairWords</name>
    <message numerus="yes">
        <source>%n day(s) overdue</source>
        <translation>
            <numerusform>%n day overdue</numerusform>
            <numerusform>%n days overdue</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RetentionBarWords</name>
    <message numerus="yes">
        <source>%n visitor(s) are due to be forgotten.</source>
        <translation>
            <numerusform>%n visitor is due to be forgotten.</numerusform>
            <numerusform>%n visitors are due to be forgotten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Visitors are to be forgotten %n day(s) after their last visit. Nobody has decided yet whether the program does that by itself.</source>
        <translation>
            <numerusform>Visitors are to be forgotten %n day after their last visit. Nobody has decided yet whether the program does that by itself.</numerusform>
            <numerusform>Visitors are to be forgotten %n days after their last visit. Nobody has decided yet whether the program does that by itself.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RetentionView</name>
    <message numerus="yes">
        <source>%n person(s) forgotten</source>
        <translation>
            <numerusform>%n person forgotten</numerusform>
            <numerusform>%n people forgotten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The names in %n other record(s) are gone</source>
        <translation>
            <numerusform>The names in %n other record are gone</numerusform>
            <numerusform>The names in %n other records are gone</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped. %n person(s) are due still.</source>
        <translation>
            <numerusform>Stopped. %n person is due still.</numerusform>
            <numerusform>Stopped. %n people are due still.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) due on {day}</source>
        <translation>
            <numerusform>%n person is due on {day}</numerusform>
            <numerusform>%n people are due on {day}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RollModel</name>
    <message numerus="yes">
        <source>● %n safe</source>
        <translation>
            <numerusform>● %n safe</numerusform>
            <numerusform>● %n safe</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>○ %n missing</source>
        <translation>
            <numerusform>○ %n missing</numerusform>
            <numerusform>○ %n missing</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SeriesChoice</name>
    <message numerus="yes">
        <source>%n date(s), the last on %1</source>
        <translation>
            <numerusform>%n date, on %1</numerusform>
            <numerusform>%n dates, the last on %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SeveralForm</name>
    <message numerus="yes">
        <source>%n piece(s) selected</source>
        <translation>
            <numerusform>%n piece selected</numerusform>
            <numerusform>%n pieces selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SheetStep</name>
    <message numerus="yes">
        <source>{name} – %n row(s)</source>
        <translation>
            <numerusform>{name} – %n row</numerusform>
            <numerusform>{name} – %n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShorterDialog</name>
    <message numerus="yes">
        <source>%n more person(s) would be due at once.</source>
        <translation>
            <numerusform>%n more person would be due at once.</numerusform>
            <numerusform>%n more people would be due at once.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The names in %n more record(s) would be due at once.</source>
        <translation>
            <numerusform>The names in %n more record would be due at once.</numerusform>
            <numerusform>The names in %n more records would be due at once.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ToDoCard</name>
    <message numerus="yes">
        <source>%n line(s) to enter</source>
        <translation>
            <numerusform>%n line to enter</numerusform>
            <numerusform>%n lines to enter</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message numerus="yes">
        <source>%n visit(s) still open at the end of the day.</source>
        <translation>
            <numerusform>%n visit still open at the end of the day.</numerusform>
            <numerusform>%n visits still open at the end of the day.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnitsModel</name>
    <message numerus="yes">
        <source>%n visitor(s) inside</source>
        <translation>
            <numerusform>%n visitor inside</numerusform>
            <numerusform>%n visitors inside</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n repair(s) open</source>
        <translation>
            <numerusform>%n repair open</numerusform>
            <numerusform>%n repairs open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n urgent repair(s) open</source>
        <translation>
            <numerusform>%n urgent repair open</numerusform>
            <numerusform>%n urgent repairs open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>%n day left</numerusform>
            <numerusform>%n days left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VehiclesPane</name>
    <message numerus="yes">
        <source>%n car(s) copied</source>
        <translation>
            <numerusform>%n car copied</numerusform>
            <numerusform>%n cars copied</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VisitOffers</name>
    <message numerus="yes">
        <source>%n people: look through the list</source>
        <translation>
            <numerusform>%n person: look through the list</numerusform>
            <numerusform>%n people: look through the list</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WaitingAtDesk</name>
    <message numerus="yes">
        <source>%n more from the kiosk</source>
        <translation>
            <numerusform>%n more from the kiosk</numerusform>
            <numerusform>%n more from the kiosk</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visitor(s) came from the kiosk to the desk.</source>
        <translation>
            <numerusform>%n visitor came from the kiosk to the desk.</numerusform>
            <numerusform>%n visitors came from the kiosk to the desk.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WhatChanged</name>
    <message numerus="yes">
        <source>{steps} and %n more</source>
        <translation>
            <numerusform>{steps} and %n more</numerusform>
            <numerusform>{steps} and %n more</numerusform>
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
