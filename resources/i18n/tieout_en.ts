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
        <source>%n archive(s) need a password. It is used for this batch and not kept.</source>
        <translation>
            <numerusform>%n archive needs a password. It is used for this batch and not kept.</numerusform>
            <numerusform>%n archives need a password. It is used for this batch and not kept.</numerusform>
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
    <name>MainWindow</name>
    <message numerus="yes">
        <source>%n check(s) failed. Restore a backup.</source>
        <translation>
            <numerusform>%n check failed. Restore a backup.</numerusform>
            <numerusform>%n checks failed. Restore a backup.</numerusform>
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
    <name>StatementsPage</name>
    <message numerus="yes">
        <source>%n statement(s)</source>
        <translation>
            <numerusform>%n statement</numerusform>
            <numerusform>%n statements</numerusform>
        </translation>
    </message>
</context>
</TS>
