<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AddBox</name>
    <message numerus="yes">
        <source>%n piece(s) of the text are no identifier and stay here.</source>
        <translation>
            <numerusform>%n piece of the text is no identifier and stays here.</numerusform>
            <numerusform>%n pieces of the text are no identifiers and stay here.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Copier</name>
    <message numerus="yes">
        <source>%n reference(s) copied ({style}).</source>
        <translation>
            <numerusform>%n reference copied ({style}).</numerusform>
            <numerusform>%n references copied ({style}).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Citation of %n paper(s) copied ({style}).</source>
        <translation>
            <numerusform>Citation of %n paper copied ({style}).</numerusform>
            <numerusform>Citation of %n papers copied ({style}).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n citation key(s) copied: {keys}</source>
        <translation>
            <numerusform>%n citation key copied: {keys}</numerusform>
            <numerusform>%n citation keys copied: {keys}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Formatting %n reference(s)</source>
        <translation>
            <numerusform>Formatting %n reference</numerusform>
            <numerusform>Formatting %n references</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Careful: %n of them are retracted.</source>
        <translation>
            <numerusform>Careful: %n of them is retracted.</numerusform>
            <numerusform>Careful: %n of them are retracted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DetailPane</name>
    <message numerus="yes">
        <source>%n paper(s) selected</source>
        <translation>
            <numerusform>%n paper selected</numerusform>
            <numerusform>%n papers selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message numerus="yes">
        <source>Selected papers: %n</source>
        <translation>
            <numerusform>Selected papers: %n</numerusform>
            <numerusform>Selected papers: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Papers in the list: %n</source>
        <translation>
            <numerusform>Papers in the list: %n</numerusform>
            <numerusform>Papers in the list: %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Fetcher</name>
    <message numerus="yes">
        <source>Adding %n paper(s)</source>
        <translation>
            <numerusform>Adding %n paper</numerusform>
            <numerusform>Adding %n papers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) added</source>
        <translation>
            <numerusform>%n paper added</numerusform>
            <numerusform>%n papers added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n already in the library</source>
        <translation>
            <numerusform>%n already in the library</numerusform>
            <numerusform>%n already in the library</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not added</source>
        <translation>
            <numerusform>%n not added</numerusform>
            <numerusform>%n not added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Refreshing %n paper(s)</source>
        <translation>
            <numerusform>Refreshing %n paper</numerusform>
            <numerusform>Refreshing %n papers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Refreshed; %n paper(s) changed</source>
        <translation>
            <numerusform>Refreshed; %n paper changed</numerusform>
            <numerusform>Refreshed; %n papers changed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message numerus="yes">
        <source>Importing %n file(s)</source>
        <translation>
            <numerusform>Importing %n file</numerusform>
            <numerusform>Importing %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %n paper(s)</source>
        <translation>
            <numerusform>Import %n paper</numerusform>
            <numerusform>Import %n papers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportSummary</name>
    <message numerus="yes">
        <source>Reading… %n record(s)</source>
        <translation>
            <numerusform>Reading… %n record</numerusform>
            <numerusform>Reading… %n records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The import was cancelled; %n paper(s) were taken in before.</source>
        <translation>
            <numerusform>The import was cancelled; %n paper was taken in before.</numerusform>
            <numerusform>The import was cancelled; %n papers were taken in before.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) added</source>
        <translation>
            <numerusform>%n paper added</numerusform>
            <numerusform>%n papers added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new paper(s) found</source>
        <translation>
            <numerusform>%n new paper found</numerusform>
            <numerusform>%n new papers found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) are likely of a paper that comes too</source>
        <translation>
            <numerusform>%n record is likely of a paper that comes too</numerusform>
            <numerusform>%n records are likely of a paper that comes too</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n already in the library</source>
        <translation>
            <numerusform>%n already in the library</numerusform>
            <numerusform>%n already in the library</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more than once in these files</source>
        <translation>
            <numerusform>%n more than once in these files</numerusform>
            <numerusform>%n more than once in these files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>%n left out</numerusform>
            <numerusform>%n left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be read</source>
        <translation>
            <numerusform>%n file could not be read</numerusform>
            <numerusform>%n files could not be read</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JobIndicator</name>
    <message numerus="yes">
        <source>%n job(s)</source>
        <translation>
            <numerusform>%n job</numerusform>
            <numerusform>%n jobs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JobModel</name>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… and %n more</numerusform>
            <numerusform>… and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LibraryCommands</name>
    <message numerus="yes">
        <source>%n paper(s) moved to the trash. Ctrl+Z takes it back.</source>
        <translation>
            <numerusform>%n paper moved to the trash. Ctrl+Z takes it back.</numerusform>
            <numerusform>%n papers moved to the trash. Ctrl+Z takes it back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) restored</source>
        <translation>
            <numerusform>%n paper restored</numerusform>
            <numerusform>%n papers restored</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) put into “{name}”</source>
        <translation>
            <numerusform>%n paper put into “{name}”</numerusform>
            <numerusform>%n papers put into “{name}”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) taken out of “{name}”</source>
        <translation>
            <numerusform>%n paper taken out of “{name}”</numerusform>
            <numerusform>%n papers taken out of “{name}”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) tagged “{name}”</source>
        <translation>
            <numerusform>%n paper tagged “{name}”</numerusform>
            <numerusform>%n papers tagged “{name}”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tag “{name}” taken from %n paper(s)</source>
        <translation>
            <numerusform>Tag “{name}” taken from %n paper</numerusform>
            <numerusform>Tag “{name}” taken from %n papers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>move %n paper(s) to the trash</source>
        <translation>
            <numerusform>move %n paper to the trash</numerusform>
            <numerusform>move %n papers to the trash</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>restore %n paper(s)</source>
        <translation>
            <numerusform>restore %n paper</numerusform>
            <numerusform>restore %n papers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>mark %n paper(s) as read</source>
        <translation>
            <numerusform>mark %n paper as read</numerusform>
            <numerusform>mark %n papers as read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>mark %n paper(s) as unread</source>
        <translation>
            <numerusform>mark %n paper as unread</numerusform>
            <numerusform>mark %n papers as unread</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>put %n paper(s) into a collection</source>
        <translation>
            <numerusform>put %n paper into a collection</numerusform>
            <numerusform>put %n papers into a collection</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>take %n paper(s) out of a collection</source>
        <translation>
            <numerusform>take %n paper out of a collection</numerusform>
            <numerusform>take %n papers out of a collection</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>delete %n paper(s) for good</source>
        <translation>
            <numerusform>delete %n paper for good</numerusform>
            <numerusform>delete %n papers for good</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>import (%n paper(s))</source>
        <translation>
            <numerusform>import (%n paper)</numerusform>
            <numerusform>import (%n papers)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>add %n paper(s)</source>
        <translation>
            <numerusform>add %n paper</numerusform>
            <numerusform>add %n papers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>new notices on %n paper(s)</source>
        <translation>
            <numerusform>new notices on %n paper</numerusform>
            <numerusform>new notices on %n papers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>refresh %n paper(s)</source>
        <translation>
            <numerusform>refresh %n paper</numerusform>
            <numerusform>refresh %n papers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>merge %n paper(s)</source>
        <translation>
            <numerusform>merge %n paper</numerusform>
            <numerusform>merge %n papers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>edit %n paper(s)</source>
        <translation>
            <numerusform>edit %n paper</numerusform>
            <numerusform>edit %n papers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>tag %n paper(s)</source>
        <translation>
            <numerusform>tag %n paper</numerusform>
            <numerusform>tag %n papers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>untag %n paper(s)</source>
        <translation>
            <numerusform>untag %n paper</numerusform>
            <numerusform>untag %n papers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message numerus="yes">
        <source>%Ln paper(s)</source>
        <translation>
            <numerusform>%Ln paper</numerusform>
            <numerusform>%Ln papers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln selected</numerusform>
            <numerusform>%Ln selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SearchDesk</name>
    <message numerus="yes">
        <source>%Ln paper(s) were not read for numbers yet.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Verbs</name>
    <message numerus="yes">
        <source>%n paper(s) exported to {path}</source>
        <translation>
            <numerusform>%n paper exported to {path}</numerusform>
            <numerusform>%n papers exported to {path}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tag for %n paper(s)</source>
        <translation>
            <numerusform>Tag for %n paper</numerusform>
            <numerusform>Tag for %n papers</numerusform>
        </translation>
    </message>
</context>
</TS>
