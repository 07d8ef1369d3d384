<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message numerus="yes">
        <source>%n star(s)</source>
        <translation>
            <numerusform>%n star</numerusform>
            <numerusform>%n stars</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AddBar</name>
    <message numerus="yes">
        <source>Add %Ln selected</source>
        <translation>
            <numerusform>Add %Ln selected</numerusform>
            <numerusform>Add %Ln selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add all %Ln</source>
        <translation>
            <numerusform>Add all %Ln</numerusform>
            <numerusform>Add all %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %Ln paper(s)? Their records take {requests} requests to the service; the background jobs show how far it is.</source>
        <translation>
            <numerusform>Add %Ln paper? Its record takes {requests} request to the service.</numerusform>
            <numerusform>Add %Ln papers? Their records take {requests} requests to the service; the background jobs show how far it is.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %Ln paper(s)</source>
        <translation>
            <numerusform>Add %Ln paper</numerusform>
            <numerusform>Add %Ln papers</numerusform>
        </translation>
    </message>
</context>
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
    <name>BatchEditDialog</name>
    <message numerus="yes">
        <source>Edit %n paper(s)</source>
        <translation>
            <numerusform>Edit %n paper</numerusform>
            <numerusform>Edit %n papers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Editing %n paper(s)</source>
        <translation>
            <numerusform>Editing %n paper</numerusform>
            <numerusform>Editing %n papers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change %n paper(s)</source>
        <translation>
            <numerusform>Change %n paper</numerusform>
            <numerusform>Change %n papers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) would change.</source>
        <translation>
            <numerusform>%n paper would change.</numerusform>
            <numerusform>%n papers would change.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stay(s) as it is.</source>
        <translation>
            <numerusform>%n stays as it is.</numerusform>
            <numerusform>%n stay as they are.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BibliographyWindow</name>
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
    <message numerus="yes">
        <source>%Ln reference(s)</source>
        <translation>
            <numerusform>%Ln reference</numerusform>
            <numerusform>%Ln references</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of these papers are retracted.</source>
        <translation>
            <numerusform>%Ln of these papers is retracted.</numerusform>
            <numerusform>%Ln of these papers are retracted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BundleDesk</name>
    <message numerus="yes">
        <source>%n file(s) could not be found and are not in it.</source>
        <translation>
            <numerusform>%n file could not be found and is not in it.</numerusform>
            <numerusform>%n files could not be found and are not in it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CitedBanner</name>
    <message numerus="yes">
        <source>Cites %n retracted paper(s)</source>
        <translation>
            <numerusform>Cites %n retracted paper</numerusform>
            <numerusform>Cites %n retracted papers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CitingDesk</name>
    <message numerus="yes">
        <source>Select 1 to %n paper(s) to cite them.</source>
        <translation>
            <numerusform>Select %n paper to cite it.</numerusform>
            <numerusform>Select 1 to %n papers to cite them.</numerusform>
        </translation>
    </message>
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
    <message numerus="yes">
        <source>Collection “{name}”: %n</source>
        <translation>
            <numerusform>Collection “{name}”: %n</numerusform>
            <numerusform>Collection “{name}”: %n</numerusform>
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
</context>
<context>
    <name>CorrectionExport</name>
    <message numerus="yes">
        <source>Corrections of %n paper(s) written to {path}</source>
        <translation>
            <numerusform>Corrections of %n paper written to {path}</numerusform>
            <numerusform>Corrections of %n papers written to {path}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message numerus="yes">
        <source>And %Ln more fault(s) since then.</source>
        <translation>
            <numerusform>And %Ln more fault since then.</numerusform>
            <numerusform>And %Ln more faults since then.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Curation</name>
    <message numerus="yes">
        <source>%n paper(s) changed</source>
        <translation>
            <numerusform>%n paper changed</numerusform>
            <numerusform>%n papers changed</numerusform>
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
    <name>DuplicatesWindow</name>
    <message numerus="yes">
        <source>%n paper(s) became one. Ctrl+Z takes it back.</source>
        <translation>
            <numerusform>%n paper became one. Ctrl+Z takes it back.</numerusform>
            <numerusform>%n papers became one. Ctrl+Z takes it back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) moved to the trash as duplicates. Ctrl+Z takes all of it back.</source>
        <translation>
            <numerusform>%n paper moved to the trash as a duplicate. Ctrl+Z takes it back.</numerusform>
            <numerusform>%n papers moved to the trash as duplicates. Ctrl+Z takes all of it back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Merging %n group(s) of duplicates</source>
        <translation>
            <numerusform>Merging %n group of duplicates</numerusform>
            <numerusform>Merging %n groups of duplicates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Merge the %Ln certain one(s)</source>
        <translation>
            <numerusform>Merge the %Ln certain one</numerusform>
            <numerusform>Merge the %Ln certain ones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln group(s)</source>
        <translation>
            <numerusform>%Ln group</numerusform>
            <numerusform>%Ln groups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Merging the certain ones moves %Ln paper(s) to the trash; the oldest of each group stays and gets all that the others have.</source>
        <translation>
            <numerusform>Merging the certain ones moves %Ln paper to the trash; the oldest of each group stays and gets all that the others have.</numerusform>
            <numerusform>Merging the certain ones moves %Ln papers to the trash; the oldest of each group stays and gets all that the others have.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EnrichDialog</name>
    <message numerus="yes">
        <source>%Ln paper(s) can be completed</source>
        <translation>
            <numerusform>%Ln paper can be completed</numerusform>
            <numerusform>%Ln papers can be completed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of {0} paper(s) can be completed</source>
        <translation>
            <numerusform>%Ln of {0} papers can be completed</numerusform>
            <numerusform>%Ln of {0} papers can be completed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EnrichWords</name>
    <message numerus="yes">
        <source>Abstract: missing in %Ln paper(s)</source>
        <translation>
            <numerusform>Abstract: missing in %Ln paper</numerusform>
            <numerusform>Abstract: missing in %Ln papers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Full text: missing in %Ln paper(s)</source>
        <translation>
            <numerusform>Full text: missing in %Ln paper</numerusform>
            <numerusform>Full text: missing in %Ln papers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>PICO and results: to read in %Ln paper(s)</source>
        <translation>
            <numerusform>PICO and results: to read in %Ln paper</numerusform>
            <numerusform>PICO and results: to read in %Ln papers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Korean abstract: missing in %Ln paper(s)</source>
        <translation>
            <numerusform>Korean abstract: missing in %Ln paper</numerusform>
            <numerusform>Korean abstract: missing in %Ln papers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>About %Ln request(s)</source>
        <translation>
            <numerusform>About %Ln request</numerusform>
            <numerusform>About %Ln requests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s)</source>
        <translation>
            <numerusform>about %n minute</numerusform>
            <numerusform>about %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n hour(s)</source>
        <translation>
            <numerusform>about %n hour</numerusform>
            <numerusform>about %n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln full text(s)</source>
        <translation>
            <numerusform>%Ln full text</numerusform>
            <numerusform>%Ln full texts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln abstract(s)</source>
        <translation>
            <numerusform>%Ln abstract</numerusform>
            <numerusform>%Ln abstracts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln paper(s) read</source>
        <translation>
            <numerusform>%Ln paper read</numerusform>
            <numerusform>%Ln papers read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln paper(s) without a free text to keep</source>
        <translation>
            <numerusform>%Ln paper without a free text to keep</numerusform>
            <numerusform>%Ln papers without a free text to keep</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of these free elsewhere</source>
        <translation>
            <numerusform>%Ln of these free elsewhere</numerusform>
            <numerusform>%Ln of these free elsewhere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln question(s) left for another time</source>
        <translation>
            <numerusform>%Ln question left for another time</numerusform>
            <numerusform>%Ln questions left for another time</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EnrichingDesk</name>
    <message numerus="yes">
        <source>Completing %Ln paper(s)</source>
        <translation>
            <numerusform>Completing %Ln paper</numerusform>
            <numerusform>Completing %Ln papers</numerusform>
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
    <name>FileCommands</name>
    <message numerus="yes">
        <source>%n file(s) attached</source>
        <translation>
            <numerusform>%n file attached</numerusform>
            <numerusform>%n files attached</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are attached already</source>
        <translation>
            <numerusform>%n file is attached already</numerusform>
            <numerusform>%n files are attached already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Attaching %n file(s)</source>
        <translation>
            <numerusform>Attaching %n file</numerusform>
            <numerusform>Attaching %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) moved here; the system&apos;s trash has what was there</source>
        <translation>
            <numerusform>%n file moved here; the system&apos;s trash has what was there</numerusform>
            <numerusform>%n files moved here; the system&apos;s trash has what was there</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FinalVersions</name>
    <message numerus="yes">
        <source>%n paper(s) are now in their final version</source>
        <translation>
            <numerusform>%n paper is now in its final version</numerusform>
            <numerusform>%n papers are now in their final version</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GroupModel</name>
    <message numerus="yes">
        <source>%n paper(s)</source>
        <translation>
            <numerusform>%n paper</numerusform>
            <numerusform>%n papers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hands</name>
    <message numerus="yes">
        <source>Over %n paper(s) a drag carries files, not text.</source>
        <translation>
            <numerusform>Over %n paper a drag carries files, not text.</numerusform>
            <numerusform>Over %n papers a drag carries files, not text.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message numerus="yes">
        <source>%n place(s) found</source>
        <translation>
            <numerusform>%n place found</numerusform>
            <numerusform>%n places found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HighlightExport</name>
    <message numerus="yes">
        <source>Highlights of %n paper(s) written to {path}</source>
        <translation>
            <numerusform>Highlights of %n paper written to {path}</numerusform>
            <numerusform>Highlights of %n papers written to {path}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message numerus="yes">
        <source>%Ln hit(s)</source>
        <translation>
            <numerusform>%Ln hit</numerusform>
            <numerusform>%Ln hits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied %n search(es)</source>
        <translation>
            <numerusform>Copied %n search</numerusform>
            <numerusform>Copied %n searches</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HitHead</name>
    <message numerus="yes">
        <source>%Ln paper(s) in {service}</source>
        <translation>
            <numerusform>%Ln paper in {service}</numerusform>
            <numerusform>%Ln papers in {service}</numerusform>
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
        <source>%n record(s) look like another one</source>
        <translation>
            <numerusform>%n record looks like another one</numerusform>
            <numerusform>%n records look like another one</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new paper(s) look like one in the library</source>
        <translation>
            <numerusform>%n new paper looks like one in the library</numerusform>
            <numerusform>%n new papers look like papers in the library</numerusform>
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
    <name>InTextDialog</name>
    <message numerus="yes">
        <source>Careful: %n of these papers are retracted.</source>
        <translation>
            <numerusform>Careful: %n of these papers is retracted.</numerusform>
            <numerusform>Careful: %n of these papers are retracted.</numerusform>
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
        <source>%n paper(s) restored</source>
        <translation>
            <numerusform>%n paper restored</numerusform>
            <numerusform>%n papers restored</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) rated: {stars}</source>
        <translation>
            <numerusform>%n paper rated: {stars}</numerusform>
            <numerusform>%n papers rated: {stars}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rating taken from %n paper(s)</source>
        <translation>
            <numerusform>Rating taken from %n paper</numerusform>
            <numerusform>Rating taken from %n papers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) moved to the trash</source>
        <translation>
            <numerusform>%n paper moved to the trash</numerusform>
            <numerusform>%n papers moved to the trash</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) deleted for good</source>
        <translation>
            <numerusform>%n paper deleted for good</numerusform>
            <numerusform>%n papers deleted for good</numerusform>
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
        <source>%n paper(s) moved to “{name}”</source>
        <translation>
            <numerusform>%n paper moved to “{name}”</numerusform>
            <numerusform>%n papers moved to “{name}”</numerusform>
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
    <message numerus="yes">
        <source>tag or untag %n paper(s)</source>
        <translation>
            <numerusform>tag or untag %n paper</numerusform>
            <numerusform>tag or untag %n papers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>rate %n paper(s)</source>
        <translation>
            <numerusform>rate %n paper</numerusform>
            <numerusform>rate %n papers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>move %n paper(s) to another collection</source>
        <translation>
            <numerusform>move %n paper to another collection</numerusform>
            <numerusform>move %n papers to another collection</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LibraryModel</name>
    <message numerus="yes">
        <source>%n star(s)</source>
        <translation>
            <numerusform>%n star</numerusform>
            <numerusform>%n stars</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListOutput</name>
    <message numerus="yes">
        <source>%n reference(s) copied ({style}).</source>
        <translation>
            <numerusform>%n reference copied ({style}).</numerusform>
            <numerusform>%n references copied ({style}).</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LogPage</name>
    <message numerus="yes">
        <source>… and %n more file(s)</source>
        <translation>
            <numerusform>… and %n more file</numerusform>
            <numerusform>… and %n more files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MachinePage</name>
    <message numerus="yes">
        <source>%n sentence(s) say what the abstract does not; underlined and marked {sign}.</source>
        <translation>
            <numerusform>%n sentence says what the abstract does not; underlined and marked {sign}.</numerusform>
            <numerusform>%n sentences say what the abstract does not; underlined and marked {sign}.</numerusform>
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
    <name>MergePanel</name>
    <message numerus="yes">
        <source>Paper {number} stays; %n other(s) go to the trash.</source>
        <translation>
            <numerusform>Paper {number} stays; %n other goes to the trash.</numerusform>
            <numerusform>Paper {number} stays; %n others go to the trash.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out, and remembered as another paper.</source>
        <translation>
            <numerusform>%n left out, and remembered as another paper.</numerusform>
            <numerusform>%n left out, and remembered as other papers.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more of the group are not shown.</source>
        <translation>
            <numerusform>%n more of the group is not shown.</numerusform>
            <numerusform>%n more of the group are not shown.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show the %n field(s) that agree</source>
        <translation>
            <numerusform>Show the %n field that agrees</numerusform>
            <numerusform>Show the %n fields that agree</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MergeWindow</name>
    <message numerus="yes">
        <source>%n paper(s) became one</source>
        <translation>
            <numerusform>%n paper became one</numerusform>
            <numerusform>%n papers became one</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ModelSection</name>
    <message numerus="yes">
        <source>%n model(s) to choose from.</source>
        <translation>
            <numerusform>%n model to choose from.</numerusform>
            <numerusform>%n models to choose from.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MoreLine</name>
    <message numerus="yes">
        <source>List the other %Ln</source>
        <translation>
            <numerusform>List the other %Ln</numerusform>
            <numerusform>List the other %Ln</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NoticeReader</name>
    <message numerus="yes">
        <source>Looking for notices on %n paper(s): about {count} requests.</source>
        <translation>
            <numerusform>Looking for notices on %n paper: about {count} requests.</numerusform>
            <numerusform>Looking for notices on %n papers: about {count} requests.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new notice(s): {list}.</source>
        <translation>
            <numerusform>%n new notice: {list}.</numerusform>
            <numerusform>%n new notices: {list}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No new notice found on %n paper(s) ({date}).</source>
        <translation>
            <numerusform>No new notice found on %n paper ({date}).</numerusform>
            <numerusform>No new notice found on %n papers ({date}).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) cite retracted papers.</source>
        <translation>
            <numerusform>%n paper cites retracted papers.</numerusform>
            <numerusform>%n papers cite retracted papers.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) not checked.</source>
        <translation>
            <numerusform>%n paper not checked.</numerusform>
            <numerusform>%n papers not checked.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) cannot be checked.</source>
        <translation>
            <numerusform>%n paper cannot be checked.</numerusform>
            <numerusform>%n papers cannot be checked.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PaperList</name>
    <message numerus="yes">
        <source>Add all that are not in the library (%n)</source>
        <translation>
            <numerusform>Add the %n paper that is not in the library</numerusform>
            <numerusform>Add all %n that are not in the library</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Paster</name>
    <message numerus="yes">
        <source>%n fetched by identifier</source>
        <translation>
            <numerusform>%n fetched by identifier</numerusform>
            <numerusform>%n fetched by identifier</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n added as read</source>
        <translation>
            <numerusform>%n added as read</numerusform>
            <numerusform>%n added as read</numerusform>
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
        <source>%n reference(s)</source>
        <translation>
            <numerusform>%n reference</numerusform>
            <numerusform>%n references</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PicoTab</name>
    <message numerus="yes">
        <source>Show all %n result(s) of the full text</source>
        <translation>
            <numerusform>Show %n result of the full text</numerusform>
            <numerusform>Show all %n results of the full text</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more result(s) of the full text are not listed.</source>
        <translation>
            <numerusform>%n more result of the full text is not listed.</numerusform>
            <numerusform>%n more results of the full text are not listed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n result(s) copied as a table</source>
        <translation>
            <numerusform>%n result copied as a table</numerusform>
            <numerusform>%n results copied as a table</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlacesTree</name>
    <message numerus="yes">
        <source>%Ln paper(s)</source>
        <translation>
            <numerusform>%Ln paper</numerusform>
            <numerusform>%Ln papers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReadingTime</name>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Recogniser</name>
    <message numerus="yes">
        <source>Recognizing %n PDF(s)</source>
        <translation>
            <numerusform>Recognizing %n PDF</numerusform>
            <numerusform>Recognizing %n PDFs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) added with its PDF</source>
        <translation>
            <numerusform>%n paper added with its PDF</numerusform>
            <numerusform>%n papers added with their PDFs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n PDF(s) attached to papers of the library</source>
        <translation>
            <numerusform>%n PDF attached to a paper of the library</numerusform>
            <numerusform>%n PDFs attached to papers of the library</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReferenceCards</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReferenceMarks</name>
    <message numerus="yes">
        <source>Add all %n</source>
        <translation>
            <numerusform>Add all %n</numerusform>
            <numerusform>Add all %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RelatedSection</name>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>Show %n more</numerusform>
            <numerusform>Show %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResolvePanel</name>
    <message numerus="yes">
        <source>Add %Ln paper(s)</source>
        <translation>
            <numerusform>Add %Ln paper</numerusform>
            <numerusform>Add %Ln papers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) name no paper:</source>
        <translation>
            <numerusform>%Ln line names no paper:</numerusform>
            <numerusform>%Ln lines name no paper:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln paper(s) found</source>
        <translation>
            <numerusform>%Ln paper found</numerusform>
            <numerusform>%Ln papers found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SearchDesk</name>
    <message numerus="yes">
        <source>%Ln paper(s) were not read for numbers yet.</source>
        <translation>
            <numerusform>%Ln paper was not read for numbers yet.</numerusform>
            <numerusform>%Ln papers were not read for numbers yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln paper(s) of the whole library match.</source>
        <translation>
            <numerusform>%Ln paper of the whole library matches.</numerusform>
            <numerusform>%Ln papers of the whole library match.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SearchWindow</name>
    <message numerus="yes">
        <source>Copied %Ln identifier(s)</source>
        <translation>
            <numerusform>Copied %Ln identifier</numerusform>
            <numerusform>Copied %Ln identifiers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Adding %Ln paper(s)…</source>
        <translation>
            <numerusform>Adding %Ln paper…</numerusform>
            <numerusform>Adding %Ln papers…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StarRating</name>
    <message numerus="yes">
        <source>Rating: %n of 5 stars</source>
        <translation>
            <numerusform>Rating: %n of 5 stars</numerusform>
            <numerusform>Rating: %n of 5 stars</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TagCommands</name>
    <message numerus="yes">
        <source>Tags on keys taken from %n paper(s)</source>
        <translation>
            <numerusform>Tags on keys taken from %n paper</numerusform>
            <numerusform>Tags on keys taken from %n papers</numerusform>
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
</context>
<context>
    <name>TagModel</name>
    <message numerus="yes">
        <source>%Ln paper(s)</source>
        <translation>
            <numerusform>%Ln paper</numerusform>
            <numerusform>%Ln papers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UpdateDialog</name>
    <message numerus="yes">
        <source>%n paper(s) with newer records.</source>
        <translation>
            <numerusform>%n paper with a newer record.</numerusform>
            <numerusform>%n papers with newer records.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In %n of them you and the service changed the same field; yours stays.</source>
        <translation>
            <numerusform>In %n of them you and the service changed the same field; yours stays.</numerusform>
            <numerusform>In %n of them you and the service changed the same field; yours stays.</numerusform>
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
    <message numerus="yes">
        <source>Select 2 to %n paper(s) to merge them.</source>
        <translation>
            <numerusform>Select 2 to %n paper to merge them.</numerusform>
            <numerusform>Select 2 to %n papers to merge them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WaitingDesk</name>
    <message numerus="yes">
        <source>Offline: %n request(s) wait</source>
        <translation>
            <numerusform>Offline: %n request waits</numerusform>
            <numerusform>Offline: %n requests wait</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) that waited are done</source>
        <translation>
            <numerusform>%n request that waited is done</numerusform>
            <numerusform>%n requests that waited are done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) wait for the network</source>
        <translation>
            <numerusform>%n request waits for the network</numerusform>
            <numerusform>%n requests wait for the network</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… and %n more</numerusform>
            <numerusform>… and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_AlarmWords</name>
    <message numerus="yes">
        <source>Careful: %n of them are retracted.</source>
        <translation>
            <numerusform>Careful: %n of them is retracted.</numerusform>
            <numerusform>Careful: %n of them are retracted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Careful: %n of them are of concern to journals.</source>
        <translation>
            <numerusform>Careful: %n of them is of concern to its journal.</numerusform>
            <numerusform>Careful: %n of them are of concern to their journals.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Changed</name>
    <message numerus="yes">
        <source>%n paper(s) changed: {fields}</source>
        <translation>
            <numerusform>%n paper changed: {fields}</numerusform>
            <numerusform>%n papers changed: {fields}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>your edits differ in %n paper(s)</source>
        <translation>
            <numerusform>your edits differ in %n paper</numerusform>
            <numerusform>your edits differ in %n papers</numerusform>
        </translation>
    </message>
</context>
</TS>
