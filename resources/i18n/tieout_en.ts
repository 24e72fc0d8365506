<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>AccountsPage</name>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation>
            <numerusform>%n account</numerusform>
            <numerusform>%n accounts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s)</source>
        <translation>
            <numerusform>%n statement</numerusform>
            <numerusform>%n statements</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BookSection</name>
    <message numerus="yes">
        <source>%n statement(s)</source>
        <translation>
            <numerusform>%n statement</numerusform>
            <numerusform>%n statements</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CardParts</name>
    <message numerus="yes">
        <source>%n point(s)</source>
        <translation>
            <numerusform>%n point</numerusform>
            <numerusform>%n points</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CertificateHead</name>
    <message numerus="yes">
        <source>all {count} pair(s) tie out</source>
        <translation>
            <numerusform>all {count} pair ties out</numerusform>
            <numerusform>all {count} pairs tie out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more pair(s) with one side alone: there is nothing to compare</source>
        <translation>
            <numerusform>%n more pair with one side alone: there is nothing to compare</numerusform>
            <numerusform>%n more pairs with one side alone: there is nothing to compare</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CheckScreen</name>
    <message numerus="yes">
        <source>%n statement(s)</source>
        <translation>
            <numerusform>%n statement</numerusform>
            <numerusform>%n statements</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Decisions</name>
    <message numerus="yes">
        <source>%n item(s) get(s) the reason.</source>
        <translation>
            <numerusform>%n item gets the reason.</numerusform>
            <numerusform>%n items get the reason.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DiscrepanciesPage</name>
    <message numerus="yes">
        <source>{count} item(s)</source>
        <translation>
            <numerusform>{count} item</numerusform>
            <numerusform>{count} items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DoneScreen</name>
    <message numerus="yes">
        <source>{n} row(s) imported</source>
        <translation>
            <numerusform>{n} row imported</numerusform>
            <numerusform>{n} rows imported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s)</source>
        <translation>
            <numerusform>%n statement</numerusform>
            <numerusform>%n statements</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DrillPanel</name>
    <message numerus="yes">
        <source>%n of them under another name.</source>
        <translation>
            <numerusform>%n of them under another name.</numerusform>
            <numerusform>%n of them under another name.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them stand(s) in a confirmed match all the same.</source>
        <translation>
            <numerusform>%n of them stands in a confirmed match all the same.</numerusform>
            <numerusform>%n of them stand in a confirmed match all the same.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EntriesDialog</name>
    <message numerus="yes">
        <source>%n entries were exported already. Export them once more?</source>
        <translation>
            <numerusform>%n entry was exported already. Export it once more?</numerusform>
            <numerusform>%n entries were exported already. Export them once more?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries were exported.</source>
        <translation>
            <numerusform>%n entry was exported.</numerusform>
            <numerusform>%n entries were exported.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EntryDrafts</name>
    <message numerus="yes">
        <source>%n entries drafted.</source>
        <translation>
            <numerusform>%n entry drafted.</numerusform>
            <numerusform>%n entries drafted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EntryList</name>
    <message numerus="yes">
        <source>%n entries…</source>
        <translation>
            <numerusform>%n entry…</numerusform>
            <numerusform>%n entries…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EntryPanel</name>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FeesPage</name>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation>
            <numerusform>%n model</numerusform>
            <numerusform>%n models</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) charged otherwise</source>
        <translation>
            <numerusform>%n row charged otherwise</numerusform>
            <numerusform>%n rows charged otherwise</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) differ</source>
        <translation>
            <numerusform>%n differs</numerusform>
            <numerusform>%n differ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saved {file}: %n row(s)</source>
        <translation>
            <numerusform>Saved {file}: %n row</numerusform>
            <numerusform>Saved {file}: %n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindLine</name>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n place</numerusform>
            <numerusform>%n places</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ForecastPage</name>
    <message numerus="yes">
        <source>%n bank account(s)</source>
        <translation>
            <numerusform>%n bank account</numerusform>
            <numerusform>%n bank accounts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ForecastSide</name>
    <message numerus="yes">
        <source>%n payout(s) should have come already, {sum}: not counted.</source>
        <translation>
            <numerusform>%n payout should have come already, {sum}: not counted.</numerusform>
            <numerusform>%n payouts should have come already, {sum}: not counted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>%n hit</numerusform>
            <numerusform>%n hits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s) wait(s) on the list; Next goes back to it.</source>
        <translation>
            <numerusform>%n statement waits on the list; Next goes back to it.</numerusform>
            <numerusform>%n statements wait on the list; Next goes back to it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import {n} row(s)</source>
        <translation>
            <numerusform>Import {n} row</numerusform>
            <numerusform>Import {n} rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportQuestions</name>
    <message numerus="yes">
        <source>%n pasted table(s)</source>
        <translation>
            <numerusform>%n pasted table</numerusform>
            <numerusform>%n pasted tables</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeysSection</name>
    <message numerus="yes">
        <source>%n command(s) lose the keys that you gave them.</source>
        <translation>
            <numerusform>%n command loses the keys that you gave it.</numerusform>
            <numerusform>%n commands lose the keys that you gave them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LeftOutDialog</name>
    <message numerus="yes">
        <source>%n row(s) of {file} cannot be read. All others are imported.</source>
        <translation>
            <numerusform>%n row of {file} cannot be read. All others are imported.</numerusform>
            <numerusform>%n rows of {file} cannot be read. All others are imported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Leave out %n row(s)</source>
        <translation>
            <numerusform>Leave out %n row</numerusform>
            <numerusform>Leave out %n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MadeOfWords</name>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n record</numerusform>
            <numerusform>%n records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MappingPage</name>
    <message numerus="yes">
        <source>%n test(s) do not hold: look at them before you go on</source>
        <translation>
            <numerusform>%n test does not hold: look at it before you go on</numerusform>
            <numerusform>%n tests do not hold: look at them before you go on</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n test(s) do not hold: the figures of the file itself contradict this layout. Use it all the same?</source>
        <translation>
            <numerusform>%n test does not hold: the figures of the file itself contradict this layout. Use it all the same?</numerusform>
            <numerusform>%n tests do not hold: the figures of the file itself contradict this layout. Use it all the same?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Numbers</name>
    <message numerus="yes">
        <source>%n more with one side alone</source>
        <translation>
            <numerusform>%n more pair with one side alone</numerusform>
            <numerusform>%n more pairs with one side alone</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} item(s)</source>
        <translation>
            <numerusform>{count} item</numerusform>
            <numerusform>{count} items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} item(s), the next due {day}</source>
        <translation>
            <numerusform>{count} item, due {day}</numerusform>
            <numerusform>{count} items, the next due {day}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>closing balance, {count} channel(s)</source>
        <translation>
            <numerusform>closing balance, {count} channel</numerusform>
            <numerusform>closing balance, {count} channels</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OpeningPanel</name>
    <message numerus="yes">
        <source>%n opening item(s) stored</source>
        <translation>
            <numerusform>%n opening item stored</numerusform>
            <numerusform>%n opening items stored</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message numerus="yes">
        <source>{count} statement(s), rows compared over all levels: {records}</source>
        <translation>
            <numerusform>{count} statement, rows compared over all levels: {records}</numerusform>
            <numerusform>{count} statements, rows compared over all levels: {records}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PrivacySection</name>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProofBar</name>
    <message numerus="yes">
        <source>%n pair(s) tie out</source>
        <translation>
            <numerusform>%n pair ties out</numerusform>
            <numerusform>%n pairs tie out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pair(s) with one side alone</source>
        <translation>
            <numerusform>%n pair with one side alone</numerusform>
            <numerusform>%n pairs with one side alone</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} discrepancy(ies) open</source>
        <translation>
            <numerusform>{n} discrepancy open</numerusform>
            <numerusform>{n} discrepancies open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} match(es) to decide</source>
        <translation>
            <numerusform>{n} match to decide</numerusform>
            <numerusform>{n} matches to decide</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message numerus="yes">
        <source>Took %n day(s)</source>
        <translation>
            <numerusform>Took %n day</numerusform>
            <numerusform>Took %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Took %n day(s) or more</source>
        <translation>
            <numerusform>Took %n day or more</numerusform>
            <numerusform>Took %n days or more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Schedule</name>
    <message numerus="yes">
        <source>%n report(s) written to {folder}.</source>
        <translation>
            <numerusform>%n report written to {folder}.</numerusform>
            <numerusform>%n reports written to {folder}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScheduleBar</name>
    <message numerus="yes">
        <source>%n report(s) marked.</source>
        <translation>
            <numerusform>%n report marked.</numerusform>
            <numerusform>%n reports marked.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Settling</name>
    <message numerus="yes">
        <source>{count} item(s) have no owner now.</source>
        <translation>
            <numerusform>{count} item has no owner now.</numerusform>
            <numerusform>{count} items have no owner now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} item(s) given to {name}.</source>
        <translation>
            <numerusform>{count} item given to {name}.</numerusform>
            <numerusform>{count} items given to {name}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SignOffPage</name>
    <message numerus="yes">
        <source>{count} pair(s), conditions left: {left}</source>
        <translation>
            <numerusform>{count} pair, conditions left: {left}</numerusform>
            <numerusform>{count} pairs, conditions left: {left}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SignedSince</name>
    <message numerus="yes">
        <source>{n} item(s) are about {month}, which was signed off before they came. Reopen it and match again: what fits goes by itself.</source>
        <translation>
            <numerusform>{n} item is about {month}, which was signed off before it came. Reopen it and match again: what fits goes by itself.</numerusform>
            <numerusform>{n} items are about {month}, which was signed off before they came. Reopen it and match again: what fits goes by itself.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Signing</name>
    <message numerus="yes">
        <source>{count} item(s) were carried over from earlier months.</source>
        <translation>
            <numerusform>{count} item was carried over from earlier months.</numerusform>
            <numerusform>{count} items were carried over from earlier months.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatementsPage</name>
    <message numerus="yes">
        <source>%n statement(s)</source>
        <translation>
            <numerusform>%n statement</numerusform>
            <numerusform>%n statements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n original(s) saved.</source>
        <translation>
            <numerusform>%n original saved.</numerusform>
            <numerusform>%n originals saved.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tasks</name>
    <message numerus="yes">
        <source>%n check(s) failed. Restore a backup.</source>
        <translation>
            <numerusform>%n check failed. Restore a backup.</numerusform>
            <numerusform>%n checks failed. Restore a backup.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ToleranceSection</name>
    <message numerus="yes">
        <source>%n match(es)</source>
        <translation>
            <numerusform>%n match</numerusform>
            <numerusform>%n matches</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UndoImportBox</name>
    <message numerus="yes">
        <source>{statements} with {rows} row(s) stand in {period}, which is signed off. Reopen it first.</source>
        <translation>
            <numerusform>{statements} with {rows} row stand in {period}, which is signed off. Reopen it first.</numerusform>
            <numerusform>{statements} with {rows} rows stand in {period}, which is signed off. Reopen it first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{statements} with {rows} row(s) are taken out again, and the matches that rest on them.</source>
        <translation>
            <numerusform>{statements} with {rows} row are taken out again, and the matches that rest on them.</numerusform>
            <numerusform>{statements} with {rows} rows are taken out again, and the matches that rest on them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{file} with {rows} row(s) stands in {period}, which is signed off. Reopen it first.</source>
        <translation>
            <numerusform>{file} with {rows} row stands in {period}, which is signed off. Reopen it first.</numerusform>
            <numerusform>{file} with {rows} rows stands in {period}, which is signed off. Reopen it first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{file} with {rows} row(s) is taken out again, and the matches that rest on it.</source>
        <translation>
            <numerusform>{file} with {rows} row is taken out again, and the matches that rest on it.</numerusform>
            <numerusform>{file} with {rows} rows is taken out again, and the matches that rest on it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Also %n match(es) made by hand since.</source>
        <translation>
            <numerusform>Also %n match made by hand since.</numerusform>
            <numerusform>Also %n matches made by hand since.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Also %n explanation(s) given by hand since.</source>
        <translation>
            <numerusform>Also %n explanation given by hand since.</numerusform>
            <numerusform>Also %n explanations given by hand since.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s)</source>
        <translation>
            <numerusform>%n statement</numerusform>
            <numerusform>%n statements</numerusform>
        </translation>
    </message>
</context>
</TS>
