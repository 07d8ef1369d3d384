<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>Copied</source>
        <translation>복사했습니다</translation>
    </message>
    <message>
        <source>About refdesk</source>
        <translation>refdesk 정보</translation>
    </message>
    <message>
        <source>refdesk {version}</source>
        <translation>refdesk {version}</translation>
    </message>
    <message>
        <source>A desktop reference manager for people who read clinical evidence.

Free software under the GNU General Public License, version 3 or later: you may use, study, share and change it. It comes without any warranty.</source>
        <translation>임상 근거를 읽는 사람을 위한 데스크톱 참고문헌 관리 프로그램입니다.

GNU General Public License 버전 3 이상에 따라 배포되는 자유 소프트웨어로, 누구나 쓰고 살펴보고 나누고 고칠 수 있습니다. 어떠한 보증도 하지 않습니다.</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>버전</translation>
    </message>
    <message>
        <source>Where your data are</source>
        <translation>데이터 위치</translation>
    </message>
    <message>
        <source>What it cannot do</source>
        <translation>한계</translation>
    </message>
    <message>
        <source>Made of</source>
        <translation>구성 요소</translation>
    </message>
    <message>
        <source>What refdesk reads in papers is an aid to reading, not medical advice. On abstracts that its rules were never tuned on, 87 % of the complete results it gave were right and it found 83 % of those there were; of the numbers alone 95 % and 92 %. PICO words agree with experts&apos; marks by 0.67 (F1). Always read the sentence behind a number.

That no retraction was found does not prove that there is none.</source>
        <translation>refdesk가 논문에서 읽어 낸 내용은 읽기를 돕는 것이며 의학적 조언이 아닙니다. 규칙을 만들 때 쓰지 않은 초록에서, 내놓은 결과의 87 %가 모두 맞았고 글에 있는 결과의 83 %를 찾았습니다. 수치만 보면 95 %와 92 %입니다. PICO 단어는 전문가의 표시와 F1 0.67로 일치합니다. 수치는 항상 근거 문장을 확인하고 쓰십시오.

철회 공지를 찾지 못했다는 것이 철회되지 않았다는 증명은 아닙니다.</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>폴더 열기</translation>
    </message>
    <message>
        <source>Show log folder</source>
        <translation>로그 폴더 보기</translation>
    </message>
    <message>
        <source>Show folder: {name}</source>
        <translation>폴더 열기: {name}</translation>
    </message>
    <message>
        <source>Copy for a bug report</source>
        <translation>오류 신고용으로 복사</translation>
    </message>
    <message>
        <source>Versions only: no paths, no papers, no name</source>
        <translation>버전만 복사하며 경로, 논문, 이름은 들어가지 않음</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>라이브러리</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>로그</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>schema of the library</source>
        <translation>라이브러리 구조</translation>
    </message>
    <message>
        <source>system</source>
        <translation>시스템</translation>
    </message>
    <message>
        <source>display</source>
        <translation>화면</translation>
    </message>
    <message>
        <source>Records come from PubMed and MeSH of the U.S. National Library of Medicine, full texts from PubMed Central and Europe PMC, notices from Crossref and Retraction Watch, counts from NIH iCite and OpenAlex; each under the terms of its provider. NLM does not endorse this program.</source>
        <translation>레코드는 미국 국립의학도서관(NLM)의 PubMed와 MeSH, 본문은 PubMed Central과 Europe PMC, 공지는 Crossref와 Retraction Watch, 인용 횟수는 NIH iCite와 OpenAlex의 자료이며 각 제공자의 이용 조건을 따릅니다. NLM이 이 프로그램을 보증하지는 않습니다.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>Abstract</name>
    <message>
        <source>Plain language summary ({0})</source>
        <translation>일반인용 요약 ({0})</translation>
    </message>
    <message>
        <source>Abstract in another language: {0}</source>
        <translation>다른 언어의 초록: {0}</translation>
    </message>
</context>
<context>
    <name>AbstractTab</name>
    <message>
        <source>Korean summary</source>
        <translation>한글 요약</translation>
    </message>
    <message>
        <source>Show this abstract in Korean: by its authors, as a summary, or by a model</source>
        <translation>초록을 한국어로 보기: 저자의 국문 초록, 요약, 언어 모델</translation>
    </message>
    <message>
        <source>Abstract</source>
        <translation>초록</translation>
    </message>
    <message>
        <source>No abstract</source>
        <translation>초록 없음</translation>
    </message>
    <message>
        <source>Neither PubMed nor the file that this paper came from has one.</source>
        <translation>PubMed에도, 이 논문을 가져온 파일에도 초록이 없습니다.</translation>
    </message>
    <message>
        <source>The file that this paper came from has none.</source>
        <translation>이 논문을 가져온 파일에 초록이 없습니다.</translation>
    </message>
    <message>
        <source>Look again in PubMed</source>
        <translation>PubMed에서 다시 확인</translation>
    </message>
    <message>
        <source>Mark in the text: {0}</source>
        <translation>초록에 표시: {0}</translation>
    </message>
    <message>
        <source>Not found in this paper: {0}</source>
        <translation>이 논문에서 찾지 못함: {0}</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Remove from collection</source>
        <translation>컬렉션에서 제거</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>제거</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>실행 취소(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>다시 실행(&amp;R)</translation>
    </message>
    <message numerus="yes">
        <source>%n star(s)</source>
        <translation>
            <numerusform>별 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>No rating</source>
        <translation>평점 없음</translation>
    </message>
    <message>
        <source>&amp;Add by identifier…</source>
        <translation>식별자로 추가(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Import files…</source>
        <translation>파일 가져오기(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>내보내기(&amp;E)…</translation>
    </message>
    <message>
        <source>Export as &amp;RIS…</source>
        <translation>RIS로 내보내기(&amp;R)…</translation>
    </message>
    <message>
        <source>Export as &amp;BibTeX…</source>
        <translation>BibTeX로 내보내기(&amp;B)…</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>환경설정(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>끝내기(&amp;Q)</translation>
    </message>
    <message>
        <source>Copy &amp;bibliography</source>
        <translation>참고문헌 복사(&amp;B)</translation>
    </message>
    <message>
        <source>Copy &amp;in-text citation</source>
        <translation>본문 내 인용 복사(&amp;I)</translation>
    </message>
    <message>
        <source>Copy citation &amp;key</source>
        <translation>인용 키 복사(&amp;K)</translation>
    </message>
    <message>
        <source>Copy &amp;APA</source>
        <translation>APA 인용 복사(&amp;A)</translation>
    </message>
    <message>
        <source>Copy &amp;MLA</source>
        <translation>MLA 인용 복사(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Select all papers</source>
        <translation>모든 논문 선택(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Find in library</source>
        <translation>라이브러리에서 검색(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Find in text</source>
        <translation>본문에서 찾기(&amp;F)</translation>
    </message>
    <message>
        <source>Export notes and hi&amp;ghlights…</source>
        <translation>메모와 하이라이트 내보내기(&amp;G)…</translation>
    </message>
    <message>
        <source>Export &amp;corrections of the evidence…</source>
        <translation>근거 수정 내용 내보내기(&amp;C)…</translation>
    </message>
    <message>
        <source>Export &amp;whole library…</source>
        <translation>라이브러리 전체 내보내기(&amp;W)…</translation>
    </message>
    <message>
        <source>Import &amp;library bundle…</source>
        <translation>라이브러리 묶음 가져오기(&amp;L)…</translation>
    </message>
    <message>
        <source>In-te&amp;xt citation…</source>
        <translation>본문 내 인용(&amp;X)…</translation>
    </message>
    <message>
        <source>Create bib&amp;liography…</source>
        <translation>참고문헌 만들기(&amp;L)…</translation>
    </message>
    <message>
        <source>Add citation st&amp;yle from file…</source>
        <translation>파일에서 인용 양식 추가(&amp;Y)…</translation>
    </message>
    <message>
        <source>Save sea&amp;rch…</source>
        <translation>검색 저장(&amp;R)…</translation>
    </message>
    <message>
        <source>Go to &amp;list</source>
        <translation>목록으로 이동(&amp;L)</translation>
    </message>
    <message>
        <source>Go to &amp;paper</source>
        <translation>논문으로 이동(&amp;P)</translation>
    </message>
    <message>
        <source>Go to &amp;collections</source>
        <translation>컬렉션으로 이동(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Next paper</source>
        <translation>다음 논문(&amp;N)</translation>
    </message>
    <message>
        <source>Pre&amp;vious paper</source>
        <translation>이전 논문(&amp;V)</translation>
    </message>
    <message>
        <source>Next p&amp;ane</source>
        <translation>다음 창(&amp;A)</translation>
    </message>
    <message>
        <source>Previous pan&amp;e</source>
        <translation>이전 창(&amp;E)</translation>
    </message>
    <message>
        <source>C&amp;ommand palette…</source>
        <translation>명령 팔레트(&amp;O)…</translation>
    </message>
    <message>
        <source>Show &amp;collections and tags</source>
        <translation>컬렉션과 태그 표시(&amp;C)</translation>
    </message>
    <message>
        <source>Show &amp;detail pane</source>
        <translation>상세 창 표시(&amp;D)</translation>
    </message>
    <message>
        <source>Show background &amp;jobs</source>
        <translation>백그라운드 작업 표시(&amp;J)</translation>
    </message>
    <message>
        <source>Ne&amp;xt tab</source>
        <translation>다음 탭(&amp;X)</translation>
    </message>
    <message>
        <source>Previous ta&amp;b</source>
        <translation>이전 탭(&amp;B)</translation>
    </message>
    <message>
        <source>Clos&amp;e tab</source>
        <translation>탭 닫기(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Reopen closed tab</source>
        <translation>닫은 탭 다시 열기(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Open paper</source>
        <translation>논문 열기(&amp;O)</translation>
    </message>
    <message>
        <source>Open in &amp;background tab</source>
        <translation>백그라운드 탭에서 열기(&amp;B)</translation>
    </message>
    <message>
        <source>Open P&amp;DF</source>
        <translation>PDF 열기(&amp;D)</translation>
    </message>
    <message>
        <source>Open &amp;full text</source>
        <translation>본문 열기(&amp;F)</translation>
    </message>
    <message>
        <source>Open in bro&amp;wser</source>
        <translation>브라우저에서 열기(&amp;W)</translation>
    </message>
    <message>
        <source>Open &amp;publisher&apos;s page (DOI)</source>
        <translation>출판사 페이지(DOI) 열기(&amp;P)</translation>
    </message>
    <message>
        <source>Open in &amp;PubMed</source>
        <translation>PubMed에서 열기(&amp;P)</translation>
    </message>
    <message>
        <source>New &amp;paper…</source>
        <translation>새 논문(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Edit paper…</source>
        <translation>논문 편집(&amp;E)…</translation>
    </message>
    <message>
        <source>Edit &amp;many papers…</source>
        <translation>여러 논문 편집(&amp;M)…</translation>
    </message>
    <message>
        <source>&amp;Attach file…</source>
        <translation>파일 첨부(&amp;A)…</translation>
    </message>
    <message>
        <source>Open f&amp;ile</source>
        <translation>파일 열기(&amp;I)</translation>
    </message>
    <message>
        <source>Mark as &amp;read</source>
        <translation>읽음으로 표시(&amp;R)</translation>
    </message>
    <message>
        <source>Mark as &amp;unread</source>
        <translation>읽지 않음으로 표시(&amp;U)</translation>
    </message>
    <message>
        <source>Add &amp;tag…</source>
        <translation>태그 추가(&amp;T)…</translation>
    </message>
    <message>
        <source>&amp;New collection</source>
        <translation>새 컬렉션(&amp;N)</translation>
    </message>
    <message>
        <source>Move to tras&amp;h</source>
        <translation>휴지통으로 이동(&amp;H)</translation>
    </message>
    <message>
        <source>Restore from trash</source>
        <translation>휴지통에서 복원</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>완전히 삭제</translation>
    </message>
    <message>
        <source>Empty trash</source>
        <translation>휴지통 비우기</translation>
    </message>
    <message>
        <source>Re&amp;fresh from PubMed</source>
        <translation>PubMed에서 새로 고침(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Get full text</source>
        <translation>본문 받기(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Complete the selected papers…</source>
        <translation>선택한 논문 보강(&amp;C)…</translation>
    </message>
    <message>
        <source>Com&amp;plete the whole library…</source>
        <translation>라이브러리 전체 보강(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Search PubMed…</source>
        <translation>PubMed 검색(&amp;S)…</translation>
    </message>
    <message>
        <source>Find &amp;duplicates…</source>
        <translation>중복 논문 찾기(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Merge papers…</source>
        <translation>논문 병합(&amp;M)…</translation>
    </message>
    <message>
        <source>Read &amp;numbers in all abstracts</source>
        <translation>모든 초록의 수치 읽기(&amp;N)</translation>
    </message>
    <message>
        <source>Check for &amp;retractions and corrections</source>
        <translation>철회·정정 여부 확인(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Check library…</source>
        <translation>라이브러리 점검(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Backups…</source>
        <translation>백업(&amp;B)…</translation>
    </message>
    <message>
        <source>&amp;Work offline</source>
        <translation>오프라인 작업(&amp;W)</translation>
    </message>
    <message>
        <source>Add the &amp;sample library</source>
        <translation>예제 라이브러리 추가(&amp;S)</translation>
    </message>
    <message>
        <source>refdesk &amp;help</source>
        <translation>refdesk 도움말(&amp;H)</translation>
    </message>
    <message>
        <source>How to &amp;search</source>
        <translation>검색 방법(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;What is this?</source>
        <translation>이것은 무엇입니까?(&amp;W)</translation>
    </message>
    <message>
        <source>Show the &amp;tour</source>
        <translation>둘러보기(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>단축키(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About refdesk</source>
        <translation>refdesk 정보(&amp;A)</translation>
    </message>
</context>
<context>
    <name>AddBar</name>
    <message>
        <source>In the library already</source>
        <translation>이미 라이브러리에 있음</translation>
    </message>
    <message numerus="yes">
        <source>Add %Ln selected</source>
        <translation>
            <numerusform>선택한 %Ln편 추가</numerusform>
        </translation>
    </message>
    <message>
        <source>Add selected</source>
        <translation>선택한 논문 추가</translation>
    </message>
    <message numerus="yes">
        <source>Add all %Ln</source>
        <translation>
            <numerusform>%Ln편 모두 추가</numerusform>
        </translation>
    </message>
    <message>
        <source>Add all</source>
        <translation>모두 추가</translation>
    </message>
    <message numerus="yes">
        <source>Add %Ln paper(s)? Their records take {requests} requests to the service; the background jobs show how far it is.</source>
        <translation>
            <numerusform>논문 %Ln편을 추가하시겠습니까? 레코드를 받는 데 요청 {requests}회가 필요합니다. 진행 상황은 백그라운드 작업에 표시됩니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %Ln paper(s)</source>
        <translation>
            <numerusform>논문 %Ln편 추가</numerusform>
        </translation>
    </message>
    <message>
        <source>Do not add</source>
        <translation>추가 안 함</translation>
    </message>
    <message>
        <source>Library only</source>
        <translation>라이브러리에만</translation>
    </message>
    <message>
        <source>Collection for added papers</source>
        <translation>추가한 논문을 넣을 컬렉션</translation>
    </message>
</context>
<context>
    <name>AddBox</name>
    <message>
        <source>Add: PMID, PMCID, DOI, link…</source>
        <translation>추가: PMID, PMCID, DOI, 링크…</translation>
    </message>
    <message>
        <source>Add papers by PMID, PMCID, DOI or link</source>
        <translation>PMID, PMCID, DOI, 링크로 논문 추가</translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) of the text are no identifier and stay here.</source>
        <translation>
            <numerusform>식별자가 아닌 항목 %n개는 입력란에 남겨 두었습니다.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Announcer</name>
    <message>
        <source>Done: {job}</source>
        <translation>완료: {job}</translation>
    </message>
    <message>
        <source>Failed: {job}</source>
        <translation>실패: {job}</translation>
    </message>
    <message>
        <source>Cancelled: {job}</source>
        <translation>취소됨: {job}</translation>
    </message>
</context>
<context>
    <name>AppearancePage</name>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>테마</translation>
    </message>
    <message>
        <source>Density of lists</source>
        <translation>목록 밀도</translation>
    </message>
    <message>
        <source>Compact shows a paper in one line, comfortable in two.</source>
        <translation>촘촘하게는 논문 한 편을 한 줄로, 여유롭게는 두 줄로 표시합니다.</translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation>글자 크기</translation>
    </message>
    <message>
        <source>Of all words. Texts to read grow with it, from the size chosen for them.</source>
        <translation>프로그램 전체의 글자 크기입니다. 초록과 본문도 읽기에서 정한 크기에서 함께 커집니다.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>시스템 설정에 따름</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>밝게</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>어둡게</translation>
    </message>
    <message>
        <source>High contrast, light</source>
        <translation>고대비(밝게)</translation>
    </message>
    <message>
        <source>High contrast, dark</source>
        <translation>고대비(어둡게)</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>촘촘하게</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation>여유롭게</translation>
    </message>
    <message>
        <source>{size} %</source>
        <translation>{size}%</translation>
    </message>
</context>
<context>
    <name>Application</name>
    <message>
        <source>Nothing was changed in that file.</source>
        <translation>해당 파일은 변경되지 않았습니다.</translation>
    </message>
</context>
<context>
    <name>BackupDesk</name>
    <message>
        <source>Preparing to restore</source>
        <translation>복원을 준비하는 중</translation>
    </message>
</context>
<context>
    <name>Backups</name>
    <message>
        <source>This bundle holds much less than the library. The library was not replaced; say so expressly if that is meant.</source>
        <translation>이 묶음에 든 것은 라이브러리보다 훨씬 적습니다. 라이브러리를 바꾸지 않았습니다. 그래도 바꾸려면 그렇게 지정하십시오.</translation>
    </message>
    <message>
        <source>This backup holds much less than the library. It was not restored; say so expressly if that is meant.</source>
        <translation>이 백업에는 라이브러리보다 훨씬 적은 내용이 들어 있어 복원하지 않았습니다. 그래도 복원하려면 그 뜻을 분명히 밝히십시오.</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>디스크가 가득 참</translation>
    </message>
    <message>
        <source>the folder is read-only</source>
        <translation>폴더가 읽기 전용임</translation>
    </message>
    <message>
        <source>nothing may be written there</source>
        <translation>그곳에 쓸 권한이 없음</translation>
    </message>
    <message>
        <source>there is no such folder</source>
        <translation>그런 폴더가 없음</translation>
    </message>
    <message>
        <source>another window or program has the library open</source>
        <translation>다른 창이나 프로그램이 라이브러리를 열고 있음</translation>
    </message>
    <message>
        <source>the file is damaged</source>
        <translation>파일이 손상됨</translation>
    </message>
    <message>
        <source>the file is no refdesk library</source>
        <translation>refdesk 라이브러리 파일이 아님</translation>
    </message>
    <message>
        <source>a newer version of refdesk made it</source>
        <translation>더 새로운 refdesk가 만든 파일임</translation>
    </message>
    <message>
        <source>the disk cannot be read or written</source>
        <translation>디스크를 읽거나 쓸 수 없음</translation>
    </message>
    <message>
        <source>there is no backup of that name</source>
        <translation>그런 이름의 백업이 없음</translation>
    </message>
    <message>
        <source>No backup was made: {reason}. The older ones are kept.</source>
        <translation>백업하지 못했습니다. 원인: {reason}. 이전 백업은 그대로 있습니다.</translation>
    </message>
    <message>
        <source>Nothing was changed, because no backup could be made before: {reason}. Make room, or switch backups off in the preferences.</source>
        <translation>먼저 백업하지 못해 아무것도 바꾸지 않았습니다. 원인: {reason}. 공간을 확보하거나 환경설정에서 백업을 끄십시오.</translation>
    </message>
    <message>
        <source>The backup was not restored: {reason}. The library is as it was.</source>
        <translation>백업을 복원하지 못했습니다. 원인: {reason}. 라이브러리는 그대로입니다.</translation>
    </message>
    <message>
        <source>The library was not replaced: {reason}. It is as it was.</source>
        <translation>라이브러리를 바꾸지 못했습니다. 원인: {reason}. 라이브러리는 그대로입니다.</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>백업 시각</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>백업한 이유</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>논문</translation>
    </message>
    <message>
        <source>Collections</source>
        <translation>컬렉션</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Restore the backup of {moment}?</source>
        <translation>이 백업을 복원하시겠습니까? {moment}</translation>
    </message>
    <message>
        <source>What is in the library now is kept as a backup of its own. refdesk closes and starts again.</source>
        <translation>지금 라이브러리의 내용은 따로 백업해 둡니다. refdesk가 닫혔다가 다시 시작됩니다.</translation>
    </message>
    <message>
        <source>Restore and restart</source>
        <translation>복원하고 다시 시작</translation>
    </message>
    <message>
        <source>This backup holds much less than the library.</source>
        <translation>이 백업에는 라이브러리보다 훨씬 적은 내용이 들어 있습니다.</translation>
    </message>
    <message>
        <source>Papers: {papers} instead of {papers_now}. Notes: {notes} instead of {notes_now}.

Restore it all the same?</source>
        <translation>논문: 지금 {papers_now}편, 백업 {papers}편. 메모: 지금 {notes_now}개, 백업 {notes}개.

그래도 복원하시겠습니까?</translation>
    </message>
    <message>
        <source>Restore despite the loss</source>
        <translation>줄어들어도 복원</translation>
    </message>
    <message>
        <source>Restore backup</source>
        <translation>백업 복원</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Daily</source>
        <translation>매일</translation>
    </message>
    <message>
        <source>Before an update</source>
        <translation>업데이트 전</translation>
    </message>
    <message>
        <source>Before a large change</source>
        <translation>대량 변경 전</translation>
    </message>
    <message>
        <source>Before restoring</source>
        <translation>복원 전</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>직접 백업</translation>
    </message>
    <message>
        <source>From a bundle</source>
        <translation>묶음에서 가져옴</translation>
    </message>
    <message>
        <source>Not checked yet</source>
        <translation>아직 확인하지 않음</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>손상됨</translation>
    </message>
    <message>
        <source>Whole ({date})</source>
        <translation>온전함 ({date})</translation>
    </message>
    <message>
        <source>{name}: {count} more</source>
        <translation>{name} {count} 많음</translation>
    </message>
    <message>
        <source>{name}: {count} fewer</source>
        <translation>{name} {count} 적음</translation>
    </message>
    <message>
        <source>It holds as much as the library does now.</source>
        <translation>지금 라이브러리와 내용의 수가 같습니다.</translation>
    </message>
    <message>
        <source>Compared with the library now: {differences}</source>
        <translation>지금 라이브러리와 비교: {differences}</translation>
    </message>
    <message>
        <source>In the trash</source>
        <translation>휴지통</translation>
    </message>
    <message>
        <source>Highlights</source>
        <translation>형광펜</translation>
    </message>
</context>
<context>
    <name>BackupsDialog</name>
    <message>
        <source>What it holds is known when it has been checked.</source>
        <translation>확인을 마치면 무엇이 들어 있는지 표시됩니다.</translation>
    </message>
    <message>
        <source>Making a backup</source>
        <translation>백업하는 중</translation>
    </message>
    <message>
        <source>A backup was made and checked: {size}.</source>
        <translation>백업하고 확인했습니다: {size}.</translation>
    </message>
    <message>
        <source>Checking a backup</source>
        <translation>백업을 확인하는 중</translation>
    </message>
    <message>
        <source>This backup is whole.</source>
        <translation>이 백업은 온전합니다.</translation>
    </message>
    <message>
        <source>This backup is damaged. It is no use for restoring.</source>
        <translation>이 백업은 손상되어 복원에 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>백업</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>지금 백업</translation>
    </message>
    <message>
        <source>Check backup</source>
        <translation>백업 확인</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>폴더 보기</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>복원…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>There are no backups yet.</source>
        <translation>아직 백업이 없습니다.</translation>
    </message>
    <message>
        <source>At the next start this backup is restored: {name}</source>
        <translation>다음에 시작할 때 이 백업을 복원합니다: {name}</translation>
    </message>
    <message>
        <source>Do not restore</source>
        <translation>복원하지 않기</translation>
    </message>
    <message>
        <source>One is made each day on which something changed, before many papers are changed at once, and before a newer refdesk changes the form of the library. Together they take {size}.</source>
        <translation>바뀐 것이 있는 날마다, 많은 논문을 한꺼번에 바꾸기 전에, 그리고 새 refdesk가 라이브러리의 구조를 바꾸기 전에 백업합니다. 모두 합친 크기: {size}.</translation>
    </message>
    <message>
        <source>The library now: {held}</source>
        <translation>지금 라이브러리: {held}</translation>
    </message>
</context>
<context>
    <name>BatchEditDialog</name>
    <message numerus="yes">
        <source>Edit %n paper(s)</source>
        <translation>
            <numerusform>논문 %n편 편집</numerusform>
        </translation>
    </message>
    <message>
        <source>What would change</source>
        <translation>바뀔 내용</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>진행 상황</translation>
    </message>
    <message numerus="yes">
        <source>Editing %n paper(s)</source>
        <translation>
            <numerusform>논문 %n편 편집 중</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancelled; no paper was changed.</source>
        <translation>취소했습니다. 바뀐 논문은 없습니다.</translation>
    </message>
    <message numerus="yes">
        <source>Change %n paper(s)</source>
        <translation>
            <numerusform>논문 %n편 변경</numerusform>
        </translation>
    </message>
    <message>
        <source>Change</source>
        <translation>변경</translation>
    </message>
    <message>
        <source>Below you will see what changes before anything is changed.</source>
        <translation>변경하기 전에 바뀔 내용을 아래에서 확인할 수 있습니다.</translation>
    </message>
    <message>
        <source>Nothing would change.</source>
        <translation>바뀔 내용이 없습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) would change.</source>
        <translation>
            <numerusform>논문 %n편이 바뀝니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stay(s) as it is.</source>
        <translation>
            <numerusform>%n편은 그대로입니다.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BibliographyWindow</name>
    <message numerus="yes">
        <source>Formatting %n reference(s)</source>
        <translation>
            <numerusform>참고문헌 %n건 서식 적용</numerusform>
        </translation>
    </message>
    <message>
        <source>The formatting was cancelled. Choose again to go on.</source>
        <translation>서식 만들기를 취소했습니다. 계속하려면 다시 선택하십시오.</translation>
    </message>
    <message numerus="yes">
        <source>Careful: %n of them are retracted.</source>
        <translation>
            <numerusform>주의: 이 가운데 %n편은 철회된 논문입니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln reference(s)</source>
        <translation>
            <numerusform>참고문헌 %Ln건</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of these papers are retracted.</source>
        <translation>
            <numerusform>이 가운데 %Ln편은 철회된 논문입니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Reference list</source>
        <translation>참고문헌</translation>
    </message>
    <message>
        <source>Leave retracted papers out</source>
        <translation>철회된 논문 제외</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>다른 이름으로 저장…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>인쇄…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>BuilderLine</name>
    <message>
        <source>How the line is joined to those above</source>
        <translation>윗줄과 결합하는 방식</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>필드</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>검색어</translation>
    </message>
    <message>
        <source>Remove this line</source>
        <translation>이 줄 제거</translation>
    </message>
</context>
<context>
    <name>BundleDesk</name>
    <message>
        <source>Exporting the whole library to {name}</source>
        <translation>라이브러리 전체 내보내기: {name}</translation>
    </message>
    <message>
        <source>Whole library exported to {path}</source>
        <translation>라이브러리 전체를 내보냈습니다: {path}</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be found and are not in it.</source>
        <translation>
            <numerusform>찾을 수 없는 파일 %n개는 들어 있지 않습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Library bundles</source>
        <translation>라이브러리 묶음</translation>
    </message>
    <message>
        <source>Import library bundle</source>
        <translation>라이브러리 묶음 가져오기</translation>
    </message>
    <message>
        <source>The library was made: {path}</source>
        <translation>라이브러리를 만들었습니다: {path}</translation>
    </message>
    <message>
        <source>The bundle takes the library&apos;s place at the next start.</source>
        <translation>다음에 시작할 때 이 묶음이 라이브러리를 대신합니다.</translation>
    </message>
    <message>
        <source>Importing the bundle {name}</source>
        <translation>묶음 가져오기: {name}</translation>
    </message>
</context>
<context>
    <name>BundleExportDialog</name>
    <message>
        <source>Export whole library</source>
        <translation>라이브러리 전체 내보내기</translation>
    </message>
    <message>
        <source>Everything goes into one file: papers, notes, files, full texts, collections, tags and saved searches. On another computer refdesk makes the same library of it; other programs can read it as well.</source>
        <translation>논문, 메모, 파일, 본문, 컬렉션, 태그, 저장한 검색을 모두 파일 하나에 담습니다. 다른 컴퓨터의 refdesk에서 똑같은 라이브러리를 만들 수 있고, 다른 프로그램에서도 읽을 수 있습니다.</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>파일(&amp;F)</translation>
    </message>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>찾아보기…</translation>
    </message>
    <message>
        <source>&amp;Preferences as well, without keys and addresses</source>
        <translation>환경설정도 포함(키와 주소는 제외)(&amp;P)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>내보내기</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Library bundles</source>
        <translation>라이브러리 묶음</translation>
    </message>
    <message>
        <source>{name} exists already. Press Export again to replace it.</source>
        <translation>같은 이름의 파일이 있습니다: {name}. 바꾸려면 내보내기를 한 번 더 누르십시오.</translation>
    </message>
</context>
<context>
    <name>BundleImportDialog</name>
    <message>
        <source>Looking at the bundle…</source>
        <translation>묶음을 살펴보는 중…</translation>
    </message>
    <message>
        <source>Import library bundle</source>
        <translation>라이브러리 묶음 가져오기</translation>
    </message>
    <message>
        <source>&amp;Add to this library</source>
        <translation>이 라이브러리에 추가(&amp;A)</translation>
    </message>
    <message>
        <source>As a &amp;new library</source>
        <translation>새 라이브러리로 만들기(&amp;N)</translation>
    </message>
    <message>
        <source>In the &amp;place of this library</source>
        <translation>이 라이브러리와 바꾸기(&amp;P)</translation>
    </message>
    <message>
        <source>Papers that are here already get what they lack. Nothing is replaced, nothing comes twice, and it can be undone in one step.</source>
        <translation>이미 있는 논문에는 빠진 것만 채웁니다. 있던 것은 바뀌지 않고 같은 것이 두 번 들어오지 않으며, 한 번에 실행 취소할 수 있습니다.</translation>
    </message>
    <message>
        <source>The same library as it was, trash and undo included.</source>
        <translation>휴지통과 실행 취소 기록까지 그대로인 라이브러리를 만듭니다.</translation>
    </message>
    <message>
        <source>This library ({contents}) is kept as a backup. refdesk closes and starts again.</source>
        <translation>지금 라이브러리({contents})는 백업으로 남깁니다. refdesk를 닫고 다시 시작합니다.</translation>
    </message>
    <message>
        <source>File of the new library</source>
        <translation>새 라이브러리 파일</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>찾아보기…</translation>
    </message>
    <message>
        <source>Take over the p&amp;references in it</source>
        <translation>묶음에 든 환경설정도 적용(&amp;R)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Open the library</source>
        <translation>라이브러리 열기</translation>
    </message>
    <message>
        <source>Replace and restart</source>
        <translation>바꾸고 다시 시작</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>가져오기</translation>
    </message>
    <message>
        <source>refdesk libraries</source>
        <translation>refdesk 라이브러리</translation>
    </message>
    <message>
        <source>New library</source>
        <translation>새 라이브러리</translation>
    </message>
    <message>
        <source>This bundle holds much less than the library.</source>
        <translation>이 묶음에 든 것은 라이브러리보다 훨씬 적습니다.</translation>
    </message>
    <message>
        <source>Papers: {papers} instead of {papers_now}. Notes: {notes} instead of {notes_now}.

Replace the library all the same?</source>
        <translation>논문: {papers}(현재 {papers_now}). 메모: {notes}(현재 {notes_now}).

그래도 라이브러리를 바꾸시겠습니까?</translation>
    </message>
    <message>
        <source>Replace despite the loss</source>
        <translation>줄어들어도 바꾸기</translation>
    </message>
    <message>
        <source>The bundle is being checked and imported. You can close this and go on working.</source>
        <translation>묶음을 검사하고 가져오는 중입니다. 이 창을 닫고 하던 일을 계속해도 됩니다.</translation>
    </message>
</context>
<context>
    <name>Bundles</name>
    <message>
        <source>Papers</source>
        <translation>논문</translation>
    </message>
    <message>
        <source>In the trash</source>
        <translation>휴지통</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>Full texts</source>
        <translation>본문</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>Highlights</source>
        <translation>하이라이트</translation>
    </message>
    <message>
        <source>Collections</source>
        <translation>컬렉션</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>태그</translation>
    </message>
    <message>
        <source>Saved searches</source>
        <translation>저장한 검색</translation>
    </message>
    <message>
        <source>No papers</source>
        <translation>논문 없음</translation>
    </message>
    <message>
        <source>Made on {date} by refdesk {version}; {size} unpacked</source>
        <translation>{date}, refdesk {version}에서 만듦 · 압축을 풀면 {size}</translation>
    </message>
    <message>
        <source>The library had all of it already.</source>
        <translation>라이브러리에 이미 모두 있습니다.</translation>
    </message>
    <message>
        <source>New papers</source>
        <translation>새 논문</translation>
    </message>
    <message>
        <source>Papers completed</source>
        <translation>내용을 채운 논문</translation>
    </message>
    <message>
        <source>Papers that were here already</source>
        <translation>이미 있던 논문</translation>
    </message>
    <message>
        <source>Papers with new highlights</source>
        <translation>하이라이트가 추가된 논문</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>완료했습니다.</translation>
    </message>
</context>
<context>
    <name>CheckDialog</name>
    <message>
        <source>Checking the library</source>
        <translation>라이브러리 점검</translation>
    </message>
    <message>
        <source>Check library</source>
        <translation>라이브러리 점검</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>복구</translation>
    </message>
    <message>
        <source>Rebuild search index</source>
        <translation>검색 색인 다시 만들기</translation>
    </message>
    <message>
        <source>The library is being looked over. You can go on working.</source>
        <translation>라이브러리를 점검하고 있습니다. 작업을 계속할 수 있습니다.</translation>
    </message>
    <message>
        <source>The search index is being made anew. You can go on working.</source>
        <translation>검색 색인을 다시 만들고 있습니다. 작업을 계속할 수 있습니다.</translation>
    </message>
    <message>
        <source>Done: what can be mended is mended, and the search index is new.</source>
        <translation>고칠 수 있는 것은 모두 고쳤고 검색 색인도 다시 만들었습니다.</translation>
    </message>
    <message>
        <source>What only you can see to:</source>
        <translation>직접 확인해야 하는 것:</translation>
    </message>
    <message>
        <source>No problem found.</source>
        <translation>문제가 없습니다.</translation>
    </message>
    <message>
        <source>Making the search index anew</source>
        <translation>검색 색인 다시 만들기</translation>
    </message>
</context>
<context>
    <name>CitationBox</name>
    <message>
        <source>Copy citation in the style {0}</source>
        <translation>{0} 양식으로 인용 복사</translation>
    </message>
    <message>
        <source>More for the style {0}</source>
        <translation>양식 더 보기: {0}</translation>
    </message>
    <message>
        <source>used for copying</source>
        <translation>복사에 사용</translation>
    </message>
    <message>
        <source>Ctrl+Shift+C, Ctrl+Shift+A and dragging use this style</source>
        <translation>Ctrl+Shift+C, Ctrl+Shift+A, 끌어다 놓기에 이 양식을 씁니다</translation>
    </message>
    <message>
        <source>{0} citation copied</source>
        <translation>{0} 인용을 복사했습니다</translation>
    </message>
    <message>
        <source>Careful: this paper is retracted.</source>
        <translation>주의: 이 논문은 철회되었습니다.</translation>
    </message>
    <message>
        <source>Careful: its journal has expressed concern about this paper.</source>
        <translation>주의: 학술지가 이 논문에 대해 우려 표명을 게재했습니다.</translation>
    </message>
    <message>
        <source>{0} citation copied as plain text</source>
        <translation>{0} 인용을 일반 텍스트로 복사했습니다</translation>
    </message>
</context>
<context>
    <name>CitationCopies</name>
    <message>
        <source>Citation key copied: {0}</source>
        <translation>인용 키를 복사했습니다: {0}</translation>
    </message>
    <message>
        <source>Citation copied for LaTeX</source>
        <translation>LaTeX용 인용을 복사했습니다</translation>
    </message>
    <message>
        <source>Citation copied as Markdown</source>
        <translation>인용을 Markdown으로 복사했습니다</translation>
    </message>
    <message>
        <source>In-text citation copied: {0}</source>
        <translation>본문 내 인용을 복사했습니다: {0}</translation>
    </message>
</context>
<context>
    <name>CitationDeeds</name>
    <message>
        <source>Copy with formatting</source>
        <translation>서식 포함 복사</translation>
    </message>
    <message>
        <source>Copy as plain text</source>
        <translation>일반 텍스트로 복사</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>Markdown으로 복사</translation>
    </message>
    <message>
        <source>Copy for LaTeX (\bibitem)</source>
        <translation>LaTeX용 복사(\bibitem)</translation>
    </message>
    <message>
        <source>Copy in-text citation</source>
        <translation>본문 내 인용 복사</translation>
    </message>
    <message>
        <source>Copy citation key</source>
        <translation>인용 키 복사</translation>
    </message>
    <message>
        <source>Use for copying</source>
        <translation>복사에 사용</translation>
    </message>
    <message>
        <source>Keep in this tab</source>
        <translation>이 탭에 두기</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>위로 이동</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>아래로 이동</translation>
    </message>
    <message>
        <source>Remove from this tab</source>
        <translation>이 탭에서 제거</translation>
    </message>
    <message>
        <source>Delete this style</source>
        <translation>이 양식 삭제</translation>
    </message>
</context>
<context>
    <name>CitationsPage</name>
    <message>
        <source>Preferred style</source>
        <translation>기본 인용 양식</translation>
    </message>
    <message>
        <source>Papers are copied and dragged in it. The citations tab has every other.</source>
        <translation>논문을 복사하거나 끌어 놓을 때 쓰는 양식입니다. 다른 양식은 모두 인용 탭에 있습니다.</translation>
    </message>
    <message>
        <source>Citation language</source>
        <translation>인용 언어</translation>
    </message>
    <message>
        <source>English (US)</source>
        <translation>영어(미국)</translation>
    </message>
    <message>
        <source>English (UK)</source>
        <translation>영어(영국)</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>한국어</translation>
    </message>
</context>
<context>
    <name>CitationsTab</name>
    <message>
        <source>Add style from file…</source>
        <translation>파일에서 양식 추가…</translation>
    </message>
    <message>
        <source>This paper is retracted. Who cites it should say so.</source>
        <translation>이 논문은 철회되었습니다. 인용할 때는 그 사실을 밝히십시오.</translation>
    </message>
    <message>
        <source>Copy {style}</source>
        <translation>{style} 복사</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>인용 양식</translation>
    </message>
    <message>
        <source>{0} is used for copying</source>
        <translation>복사할 때 쓰는 양식: {0}</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
</context>
<context>
    <name>CiteForm</name>
    <message>
        <source>In the citation: (Roe, 2021)</source>
        <translation>인용 안에: (Roe, 2021)</translation>
    </message>
    <message>
        <source>Left out: (2021)</source>
        <translation>생략: (2021)</translation>
    </message>
    <message>
        <source>In the sentence: Roe (2021)</source>
        <translation>문장 안에: Roe (2021)</translation>
    </message>
    <message>
        <source>Part cited</source>
        <translation>인용 위치</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>앞말</translation>
    </message>
    <message>
        <source>After</source>
        <translation>뒷말</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>저자</translation>
    </message>
    <message>
        <source>Kind of part</source>
        <translation>위치 종류</translation>
    </message>
    <message>
        <source>e.g. 12–15</source>
        <translation>예: 12–15</translation>
    </message>
    <message>
        <source>e.g. see also</source>
        <translation>예: see also</translation>
    </message>
    <message>
        <source>e.g. for a review</source>
        <translation>예: for a review</translation>
    </message>
</context>
<context>
    <name>CitedBanner</name>
    <message>
        <source>Cites a retracted paper:</source>
        <translation>철회된 논문을 인용합니다:</translation>
    </message>
    <message numerus="yes">
        <source>Cites %n retracted paper(s)</source>
        <translation>
            <numerusform>철회된 논문 %n편을 인용합니다</numerusform>
        </translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>목록 보기</translation>
    </message>
</context>
<context>
    <name>CitingDesk</name>
    <message>
        <source>There are no papers here to make a reference list of.</source>
        <translation>여기에는 참고문헌을 만들 논문이 없습니다.</translation>
    </message>
    <message numerus="yes">
        <source>Select 1 to %n paper(s) to cite them.</source>
        <translation>
            <numerusform>인용하려면 논문을 1~%n편 선택하십시오.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Selected papers: %n</source>
        <translation>
            <numerusform>선택한 논문: %n편</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Papers in the list: %n</source>
        <translation>
            <numerusform>목록에 있는 논문: %n편</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Collection “{name}”: %n</source>
        <translation>
            <numerusform>컬렉션 “{name}”: %n편</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Colours</name>
    <message>
        <source>Red</source>
        <translation>빨강</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>주황</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>노랑</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>초록</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>청록</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>파랑</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>보라</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>회색</translation>
    </message>
</context>
<context>
    <name>ColumnsDialog</name>
    <message>
        <source>Columns of the table</source>
        <translation>표의 열</translation>
    </message>
    <message>
        <source>Say what each column holds. It is remembered for tables with the same headings.</source>
        <translation>각 열에 무엇이 들어 있는지 고르십시오. 제목 줄이 같은 표에는 다음에도 그대로 적용됩니다.</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>열</translation>
    </message>
    <message>
        <source>First values</source>
        <translation>처음 값</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>내용</translation>
    </message>
</context>
<context>
    <name>Copier</name>
    <message numerus="yes">
        <source>%n reference(s) copied ({style}).</source>
        <translation>
            <numerusform>참고문헌 %n건을 복사했습니다({style}).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Citation of %n paper(s) copied ({style}).</source>
        <translation>
            <numerusform>논문 %n편의 본문 내 인용을 복사했습니다({style}).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n citation key(s) copied: {keys}</source>
        <translation>
            <numerusform>인용 키 %n개를 복사했습니다: {keys}</numerusform>
        </translation>
    </message>
    <message>
        <source>Select papers to copy first.</source>
        <translation>복사할 논문을 먼저 선택하십시오.</translation>
    </message>
    <message numerus="yes">
        <source>Formatting %n reference(s)</source>
        <translation>
            <numerusform>참고문헌 %n건 서식 적용</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CorrectionExport</name>
    <message>
        <source>Export corrections of the evidence</source>
        <translation>근거 수정 내용 내보내기</translation>
    </message>
    <message>
        <source>corrections</source>
        <translation>수정 내용</translation>
    </message>
    <message>
        <source>JSON lines (*.jsonl)</source>
        <translation>JSON 행 파일 (*.jsonl)</translation>
    </message>
    <message numerus="yes">
        <source>Corrections of %n paper(s) written to {path}</source>
        <translation>
            <numerusform>논문 %n편의 수정 내용 저장: {path}</numerusform>
        </translation>
    </message>
    <message>
        <source>You have corrected nothing yet that the program read.</source>
        <translation>프로그램이 읽은 내용 중 아직 수정한 것이 없습니다.</translation>
    </message>
    <message>
        <source>Exporting corrections</source>
        <translation>수정 내용 내보내기</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Something went wrong in refdesk</source>
        <translation>refdesk에 문제가 발생했습니다</translation>
    </message>
    <message>
        <source>This is a fault of the program, not yours. Nothing else was lost: what was done before is saved, and you can go on working.</source>
        <translation>사용자의 잘못이 아니라 프로그램의 오류입니다. 그 밖에 잃은 것은 없습니다. 지금까지 한 일은 저장되어 있으며 작업을 계속할 수 있습니다.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>보고서</translation>
    </message>
    <message>
        <source>Nothing was sent to anybody. The report holds no titles, searches, names or keys; read it before you give it on.</source>
        <translation>아무 데도 보내지 않았습니다. 보고서에는 제목, 검색어, 이름, 키가 들어 있지 않습니다. 다른 사람에게 주기 전에 읽어 보십시오.</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>보고서 복사</translation>
    </message>
    <message>
        <source>Show report folder</source>
        <translation>보고서 폴더 보기</translation>
    </message>
    <message>
        <source>Restart in safe mode</source>
        <translation>안전 모드로 다시 시작</translation>
    </message>
    <message>
        <source>Quit safely</source>
        <translation>안전하게 종료</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>계속</translation>
    </message>
    <message>
        <source>Not finished: {what}</source>
        <translation>끝내지 못함: {what}</translation>
    </message>
    <message>
        <source>A part of the window could not be shown</source>
        <translation>창의 일부를 표시하지 못했습니다</translation>
    </message>
    <message>
        <source>The last step may not have been finished</source>
        <translation>마지막 작업이 끝나지 않았을 수 있습니다</translation>
    </message>
    <message numerus="yes">
        <source>And %Ln more fault(s) since then.</source>
        <translation>
            <numerusform>그 뒤로 오류가 %Ln건 더 있었습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>복사했습니다</translation>
    </message>
</context>
<context>
    <name>Curation</name>
    <message>
        <source>Paper saved</source>
        <translation>논문을 저장했습니다</translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) changed</source>
        <translation>
            <numerusform>논문 %n편을 변경했습니다</numerusform>
        </translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>파일 첨부</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>논문</translation>
    </message>
    <message>
        <source>This paper has no file. Drop one on it to attach it.</source>
        <translation>이 논문에는 파일이 없습니다. 파일을 논문 위에 끌어다 놓으면 첨부됩니다.</translation>
    </message>
    <message>
        <source>The trash is empty.</source>
        <translation>휴지통이 비어 있습니다.</translation>
    </message>
</context>
<context>
    <name>Design</name>
    <message>
        <source>Multicenter</source>
        <translation>다기관</translation>
    </message>
    <message>
        <source>Comparative</source>
        <translation>비교</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>검증</translation>
    </message>
</context>
<context>
    <name>Designs</name>
    <message>
        <source>Retraction notice</source>
        <translation>철회 공지</translation>
    </message>
    <message>
        <source>Erratum</source>
        <translation>정오표</translation>
    </message>
    <message>
        <source>Expression of concern</source>
        <translation>우려 표명</translation>
    </message>
    <message>
        <source>Network meta-analysis</source>
        <translation>네트워크 메타분석</translation>
    </message>
    <message>
        <source>Meta-analysis</source>
        <translation>메타분석</translation>
    </message>
    <message>
        <source>Systematic review</source>
        <translation>체계적 문헌고찰</translation>
    </message>
    <message>
        <source>Guideline</source>
        <translation>진료지침</translation>
    </message>
    <message>
        <source>Randomized controlled trial</source>
        <translation>무작위 임상시험</translation>
    </message>
    <message>
        <source>Controlled clinical trial</source>
        <translation>대조 임상시험</translation>
    </message>
    <message>
        <source>Clinical trial, phase IV</source>
        <translation>임상시험 (4상)</translation>
    </message>
    <message>
        <source>Clinical trial, phase III</source>
        <translation>임상시험 (3상)</translation>
    </message>
    <message>
        <source>Clinical trial, phase II</source>
        <translation>임상시험 (2상)</translation>
    </message>
    <message>
        <source>Clinical trial, phase I</source>
        <translation>임상시험 (1상)</translation>
    </message>
    <message>
        <source>Clinical trial</source>
        <translation>임상시험</translation>
    </message>
    <message>
        <source>Trial protocol</source>
        <translation>임상시험 프로토콜</translation>
    </message>
    <message>
        <source>Cohort study</source>
        <translation>코호트 연구</translation>
    </message>
    <message>
        <source>Case-control study</source>
        <translation>환자-대조군 연구</translation>
    </message>
    <message>
        <source>Cross-sectional study</source>
        <translation>단면 연구</translation>
    </message>
    <message>
        <source>Diagnostic accuracy study</source>
        <translation>진단 정확도 연구</translation>
    </message>
    <message>
        <source>Observational study</source>
        <translation>관찰연구</translation>
    </message>
    <message>
        <source>Clinical study</source>
        <translation>임상연구</translation>
    </message>
    <message>
        <source>Qualitative study</source>
        <translation>질적 연구</translation>
    </message>
    <message>
        <source>Economic evaluation</source>
        <translation>경제성 평가</translation>
    </message>
    <message>
        <source>Scoping review</source>
        <translation>주제범위 문헌고찰</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>종설</translation>
    </message>
    <message>
        <source>Case report</source>
        <translation>증례보고</translation>
    </message>
    <message>
        <source>Animal study</source>
        <translation>동물실험</translation>
    </message>
    <message>
        <source>Laboratory study</source>
        <translation>체외 실험</translation>
    </message>
    <message>
        <source>Cluster-randomized</source>
        <translation>군집 무작위 배정</translation>
    </message>
    <message>
        <source>Crossover</source>
        <translation>교차 설계</translation>
    </message>
    <message>
        <source>Non-inferiority</source>
        <translation>비열등성</translation>
    </message>
    <message>
        <source>Pilot study</source>
        <translation>예비 연구</translation>
    </message>
    <message>
        <source>Before-and-after study</source>
        <translation>전후 비교 연구</translation>
    </message>
    <message>
        <source>Time series</source>
        <translation>시계열 연구</translation>
    </message>
    <message>
        <source>Validation study</source>
        <translation>타당도 연구</translation>
    </message>
    <message>
        <source>Prediction model</source>
        <translation>예측 모형</translation>
    </message>
    <message>
        <source>Mixed methods</source>
        <translation>혼합 연구</translation>
    </message>
    <message>
        <source>Secondary analysis</source>
        <translation>이차 분석</translation>
    </message>
    <message>
        <source>Preprint</source>
        <translation>프리프린트</translation>
    </message>
    <message>
        <source>Editorial</source>
        <translation>사설</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>서신</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>논평</translation>
    </message>
</context>
<context>
    <name>DetailPane</name>
    <message>
        <source>These words are not in the full text.</source>
        <translation>이 문구가 본문에 없습니다.</translation>
    </message>
    <message>
        <source>These words are not in the abstract.</source>
        <translation>해당 표현이 초록에 없습니다.</translation>
    </message>
    <message>
        <source>Abstract</source>
        <translation>초록</translation>
    </message>
    <message>
        <source>Full text</source>
        <translation>본문</translation>
    </message>
    <message>
        <source>PICO</source>
        <translation>PICO</translation>
    </message>
    <message>
        <source>Cite</source>
        <translation>인용</translation>
    </message>
    <message>
        <source>Related</source>
        <translation>관련 논문</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>Parts of the paper</source>
        <translation>논문의 구성</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>논문</translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) selected</source>
        <translation>
            <numerusform>논문 %n편 선택됨</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy their citations, export them or put them into a collection.</source>
        <translation>인용을 복사하거나, 파일로 내보내거나, 컬렉션에 넣을 수 있습니다.</translation>
    </message>
    <message>
        <source>Ctrl+Shift+C copies the bibliography.</source>
        <translation>Ctrl+Shift+C를 누르면 참고문헌을 복사합니다.</translation>
    </message>
</context>
<context>
    <name>DocumentTabs</name>
    <message>
        <source>Open documents</source>
        <translation>열린 문서</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>라이브러리</translation>
    </message>
    <message>
        <source>Close (Ctrl+W)</source>
        <translation>닫기(Ctrl+W)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Close others</source>
        <translation>다른 탭 닫기</translation>
    </message>
    <message>
        <source>Close all</source>
        <translation>모두 닫기</translation>
    </message>
    <message>
        <source>Reopen closed tab</source>
        <translation>닫은 탭 다시 열기</translation>
    </message>
    <message>
        <source>Show in library</source>
        <translation>라이브러리에서 보기</translation>
    </message>
</context>
<context>
    <name>Duplicates</name>
    <message>
        <source>Stays</source>
        <translation>남음</translation>
    </message>
    <message>
        <source>Goes to the trash</source>
        <translation>휴지통으로 이동</translation>
    </message>
    <message>
        <source>Left alone</source>
        <translation>그대로 둠</translation>
    </message>
    <message>
        <source>The same paper</source>
        <translation>같은 논문</translation>
    </message>
    <message>
        <source>Another paper</source>
        <translation>다른 논문</translation>
    </message>
    <message>
        <source>of the one that stays</source>
        <translation>남는 논문의 값</translation>
    </message>
    <message>
        <source>all are kept</source>
        <translation>모두 보존</translation>
    </message>
    <message>
        <source>all are kept; the chosen come first</source>
        <translation>모두 보존, 선택한 값이 앞에 옴</translation>
    </message>
    <message>
        <source>In the library</source>
        <translation>라이브러리에서</translation>
    </message>
    <message>
        <source>Same paper?</source>
        <translation>같은 논문인지</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>있음</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>직접 병합</translation>
    </message>
    <message>
        <source>Certain</source>
        <translation>확실</translation>
    </message>
    <message>
        <source>Likely</source>
        <translation>유력</translation>
    </message>
    <message>
        <source>title</source>
        <translation>제목</translation>
    </message>
    <message>
        <source>similar title</source>
        <translation>비슷한 제목</translation>
    </message>
    <message>
        <source>year</source>
        <translation>연도</translation>
    </message>
    <message>
        <source>first author</source>
        <translation>제1저자</translation>
    </message>
    <message>
        <source>journal</source>
        <translation>학술지</translation>
    </message>
    <message>
        <source>volume</source>
        <translation>권</translation>
    </message>
    <message>
        <source>pages</source>
        <translation>쪽</translation>
    </message>
    <message>
        <source>Same: {what}</source>
        <translation>일치: {what}</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>제목</translation>
    </message>
    <message>
        <source>Authors</source>
        <translation>저자</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>학술지</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>발행일</translation>
    </message>
    <message>
        <source>Volume, issue, pages</source>
        <translation>권, 호, 쪽</translation>
    </message>
    <message>
        <source>Identifiers</source>
        <translation>식별자</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>유형</translation>
    </message>
    <message>
        <source>Keywords</source>
        <translation>키워드</translation>
    </message>
    <message>
        <source>Publisher</source>
        <translation>출판사</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>링크</translation>
    </message>
    <message>
        <source>Note of the file</source>
        <translation>파일의 비고</translation>
    </message>
    <message>
        <source>Abstract</source>
        <translation>초록</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>태그</translation>
    </message>
    <message>
        <source>Collections</source>
        <translation>컬렉션</translation>
    </message>
    <message>
        <source>Own notes</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>Highlights</source>
        <translation>하이라이트</translation>
    </message>
    <message>
        <source>Corrections of what was read</source>
        <translation>추출 내용의 수정</translation>
    </message>
    <message>
        <source>Attachments</source>
        <translation>첨부 파일</translation>
    </message>
    <message>
        <source>Full text</source>
        <translation>본문</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>추가한 날</translation>
    </message>
    <message>
        <source>Citation key</source>
        <translation>인용 키</translation>
    </message>
    <message>
        <source>Journal article</source>
        <translation>학술지 논문</translation>
    </message>
    <message>
        <source>Preprint</source>
        <translation>프리프린트</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>단행본</translation>
    </message>
    <message>
        <source>Book chapter</source>
        <translation>단행본의 장</translation>
    </message>
    <message>
        <source>Conference paper</source>
        <translation>학술대회 논문</translation>
    </message>
    <message>
        <source>Thesis</source>
        <translation>학위논문</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>보고서</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>웹 페이지</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>데이터 세트</translation>
    </message>
    <message>
        <source>Other work</source>
        <translation>기타 자료</translation>
    </message>
</context>
<context>
    <name>DuplicatesWindow</name>
    <message>
        <source>Searching for duplicates</source>
        <translation>중복 논문 검색</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was merged.</source>
        <translation>취소했습니다. 병합한 논문이 없습니다.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>취소했습니다.</translation>
    </message>
    <message>
        <source>This was the last group.</source>
        <translation>마지막 그룹입니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) became one. Ctrl+Z takes it back.</source>
        <translation>
            <numerusform>논문 %n편을 하나로 병합했습니다. Ctrl+Z로 되돌릴 수 있습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Remembered: these are not the same paper. Ctrl+Z takes it back.</source>
        <translation>같은 논문이 아님을 기억했습니다. Ctrl+Z로 되돌릴 수 있습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) moved to the trash as duplicates. Ctrl+Z takes all of it back.</source>
        <translation>
            <numerusform>중복 논문 %n편을 휴지통으로 옮겼습니다. Ctrl+Z로 모두 되돌릴 수 있습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Merging %n group(s) of duplicates</source>
        <translation>
            <numerusform>중복 그룹 %n개 병합</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Merge the %Ln certain one(s)</source>
        <translation>
            <numerusform>확실한 그룹 %Ln개 병합</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln group(s)</source>
        <translation>
            <numerusform>그룹 %Ln개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Merging the certain ones moves %Ln paper(s) to the trash; the oldest of each group stays and gets all that the others have.</source>
        <translation>
            <numerusform>확실한 그룹을 병합하면 논문 %Ln편이 휴지통으로 이동합니다. 각 그룹에서 먼저 추가한 논문이 남아 나머지의 정보를 모두 넘겨받습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Searching for duplicates…</source>
        <translation>중복 논문 검색 중…</translation>
    </message>
    <message>
        <source>No duplicates</source>
        <translation>중복 논문 없음</translation>
    </message>
    <message>
        <source>No two papers of the library look like the same one.</source>
        <translation>라이브러리에 같아 보이는 논문이 없습니다.</translation>
    </message>
    <message>
        <source>Not searched yet</source>
        <translation>아직 검색하지 않음</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>검색</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>중복 논문</translation>
    </message>
    <message>
        <source>Account and PRISMA</source>
        <translation>병합 기록과 PRISMA</translation>
    </message>
    <message>
        <source>All groups</source>
        <translation>모든 그룹</translation>
    </message>
    <message>
        <source>Only certain ones</source>
        <translation>확실한 그룹만</translation>
    </message>
    <message>
        <source>Only likely ones</source>
        <translation>유력한 그룹만</translation>
    </message>
    <message>
        <source>Which groups</source>
        <translation>그룹 거르기</translation>
    </message>
    <message>
        <source>Search again</source>
        <translation>다시 검색</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>진행률</translation>
    </message>
</context>
<context>
    <name>EditForm</name>
    <message>
        <source>Field</source>
        <translation>필드</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>작업</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>텍스트</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>바꿀 내용</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>정규 표현식</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>대소문자 구분</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>찾을 내용</translation>
    </message>
    <message>
        <source>Separate several with semicolons.</source>
        <translation>여러 개는 세미콜론으로 구분하십시오.</translation>
    </message>
    <message>
        <source>In a regular expression \1 stands for the first group.</source>
        <translation>정규 표현식에서 \1은 첫 번째 그룹을 뜻합니다.</translation>
    </message>
</context>
<context>
    <name>EditPaperDialog</name>
    <message>
        <source>Edit paper</source>
        <translation>논문 편집</translation>
    </message>
    <message>
        <source>New paper</source>
        <translation>새 논문</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Your changes are not saved.</source>
        <translation>변경 내용이 저장되지 않았습니다.</translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation>변경 내용 버리기</translation>
    </message>
    <message>
        <source>Go on editing</source>
        <translation>계속 편집</translation>
    </message>
</context>
<context>
    <name>EditPreviewModel</name>
    <message>
        <source>(no title)</source>
        <translation>(제목 없음)</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>(비어 있음)</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>논문</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>현재</translation>
    </message>
    <message>
        <source>Afterwards</source>
        <translation>변경 후</translation>
    </message>
</context>
<context>
    <name>EnrichDialog</name>
    <message>
        <source>Complete papers</source>
        <translation>논문 보강</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>나중에</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Looking at what is missing…</source>
        <translation>빠진 것을 살펴보는 중…</translation>
    </message>
    <message>
        <source>Nothing is missing that could be had now.</source>
        <translation>지금 채울 수 있는 것이 더 없습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln paper(s) can be completed</source>
        <translation>
            <numerusform>논문 %Ln편을 보강할 수 있습니다</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of {0} paper(s) can be completed</source>
        <translation>
            <numerusform>논문 {0}편 중 %Ln편을 보강할 수 있습니다</numerusform>
        </translation>
    </message>
    <message>
        <source>refdesk works offline. Go online first.</source>
        <translation>오프라인으로 작업하고 있습니다. 먼저 온라인으로 전환하십시오.</translation>
    </message>
    <message>
        <source>It is done in the background and can be stopped at any time; the next time it goes on where it was. What was not to be had is asked for again after seven days.</source>
        <translation>백그라운드에서 진행되며 언제든지 멈출 수 있습니다. 다음에는 멈춘 곳부터 이어집니다. 받지 못한 것은 7일 뒤에 다시 요청합니다.</translation>
    </message>
    <message>
        <source>What services did not have is asked for again after seven days.</source>
        <translation>서비스에 없던 것은 7일 뒤에 다시 요청합니다.</translation>
    </message>
</context>
<context>
    <name>EnrichWords</name>
    <message numerus="yes">
        <source>Abstract: missing in %Ln paper(s)</source>
        <translation>
            <numerusform>초록: 논문 %Ln편에 없음</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Full text: missing in %Ln paper(s)</source>
        <translation>
            <numerusform>본문: 논문 %Ln편에 없음</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>PICO and results: to read in %Ln paper(s)</source>
        <translation>
            <numerusform>PICO와 결과: 논문 %Ln편을 읽어야 함</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Korean abstract: missing in %Ln paper(s)</source>
        <translation>
            <numerusform>국문 초록: 논문 %Ln편에 없음</numerusform>
        </translation>
    </message>
    <message>
        <source>No service is asked. It takes {duration}.</source>
        <translation>서비스에 요청하지 않습니다. 걸리는 시간: {duration}.</translation>
    </message>
    <message numerus="yes">
        <source>About %Ln request(s)</source>
        <translation>
            <numerusform>요청 약 %Ln건</numerusform>
        </translation>
    </message>
    <message>
        <source>{requests} ({each}). It takes {duration}.</source>
        <translation>{requests}({each}). 걸리는 시간: {duration}.</translation>
    </message>
    <message>
        <source>less than a minute</source>
        <translation>1분 미만</translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s)</source>
        <translation>
            <numerusform>약 %n분</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n hour(s)</source>
        <translation>
            <numerusform>약 %n시간</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln full text(s)</source>
        <translation>
            <numerusform>본문 %Ln편</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln abstract(s)</source>
        <translation>
            <numerusform>초록 %Ln편</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln paper(s) read</source>
        <translation>
            <numerusform>읽은 논문 %Ln편</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing new came</source>
        <translation>새로 받은 것이 없습니다</translation>
    </message>
    <message numerus="yes">
        <source>%Ln paper(s) without a free text to keep</source>
        <translation>
            <numerusform>보관할 수 있는 무료 본문이 없는 논문 %Ln편</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of these free elsewhere</source>
        <translation>
            <numerusform>그중 %Ln편은 다른 곳에서 무료</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln question(s) left for another time</source>
        <translation>
            <numerusform>다음으로 미룬 요청 %Ln건</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EnrichingDesk</name>
    <message>
        <source>Papers are being completed already; see the background jobs.</source>
        <translation>이미 논문을 보강하고 있습니다. 백그라운드 작업을 확인하십시오.</translation>
    </message>
    <message numerus="yes">
        <source>Completing %Ln paper(s)</source>
        <translation>
            <numerusform>논문 %Ln편 보강 중</numerusform>
        </translation>
    </message>
    <message>
        <source>Completing: {title}</source>
        <translation>보강 중: {title}</translation>
    </message>
    <message>
        <source>Figures: {title}</source>
        <translation>그림: {title}</translation>
    </message>
    <message>
        <source>The paper has this PDF already.</source>
        <translation>이 논문에 이미 첨부된 PDF입니다.</translation>
    </message>
    <message>
        <source>The PDF is attached to the paper.</source>
        <translation>PDF를 논문에 첨부했습니다.</translation>
    </message>
    <message>
        <source>PDF from {host}</source>
        <translation>PDF 받는 곳: {host}</translation>
    </message>
</context>
<context>
    <name>Enrichment</name>
    <message>
        <source>Abstract</source>
        <translation>초록</translation>
    </message>
    <message>
        <source>Abstract: none in the record</source>
        <translation>초록: 레코드에 없음</translation>
    </message>
    <message>
        <source>Full text</source>
        <translation>본문</translation>
    </message>
    <message>
        <source>Full text: not in the library</source>
        <translation>본문: 라이브러리에 없음</translation>
    </message>
    <message>
        <source>Korean summary</source>
        <translation>국문 초록</translation>
    </message>
    <message>
        <source>Korean summary: nothing read to compose it from</source>
        <translation>한글 요약: 읽어 낸 내용이 없어 작성할 수 없음</translation>
    </message>
    <message>
        <source>PICO: being read</source>
        <translation>PICO: 추출 중</translation>
    </message>
    <message>
        <source>PICO: all four read</source>
        <translation>PICO: 네 항목 모두 추출함</translation>
    </message>
    <message>
        <source>PICO: nothing found in the text</source>
        <translation>PICO: 찾지 못함</translation>
    </message>
    <message>
        <source>PICO: {0} of 4 read, not found: {1}</source>
        <translation>PICO: 4개 중 {0}개 추출, 찾지 못함: {1}</translation>
    </message>
    <message>
        <source>Results: being read</source>
        <translation>수치 결과: 추출 중</translation>
    </message>
    <message>
        <source>Results: none found in the text</source>
        <translation>수치 결과: 찾지 못함</translation>
    </message>
    <message>
        <source>Results: {0} read</source>
        <translation>수치 결과: {0}개 추출</translation>
    </message>
    <message>
        <source>A click fetches the record anew and the full text.</source>
        <translation>누르면 레코드를 새로 받고 본문도 받습니다.</translation>
    </message>
    <message>
        <source>A click fetches the record anew.</source>
        <translation>누르면 레코드를 새로 받습니다.</translation>
    </message>
    <message>
        <source>A click fetches the full text.</source>
        <translation>누르면 본문을 받습니다.</translation>
    </message>
    <message>
        <source>There is nothing left to fetch.</source>
        <translation>더 받을 것이 없습니다.</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>“{text}” is no PMID, PMCID, DOI, NCT or arXiv number, nor a link that holds one.</source>
        <translation>“{text}”에는 PMID, PMCID, DOI, NCT 번호, arXiv 번호나 이를 포함한 링크가 없습니다.</translation>
    </message>
    <message>
        <source>The library has no paper “{text}”.</source>
        <translation>라이브러리에 “{text}” 논문이 없습니다.</translation>
    </message>
    <message>
        <source>refdesk cannot read the format “{name}”.</source>
        <translation>refdesk는 “{name}” 형식을 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>refdesk cannot write the format “{name}”.</source>
        <translation>refdesk는 “{name}” 형식으로 저장할 수 없습니다.</translation>
    </message>
    <message>
        <source>There is no format called “{name}”.</source>
        <translation>이름이 “{name}”인 형식은 없습니다.</translation>
    </message>
    <message>
        <source>{most} papers at most can be formatted at once; these are {count}. Select fewer, or export them.</source>
        <translation>한 번에 인용 형식으로 만들 수 있는 논문은 최대 {most}편인데 {count}편을 선택했습니다. 더 적게 선택하거나 내보내십시오.</translation>
    </message>
    <message>
        <source>The citation style “{style}” cannot be used: {reason}</source>
        <translation>“{style}” 인용 양식을 사용할 수 없습니다. {reason}</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>취소했습니다.</translation>
    </message>
    <message>
        <source>This could not be done: {detail}</source>
        <translation>작업을 완료하지 못했습니다: {detail}</translation>
    </message>
    <message>
        <source>An unexpected error occurred: {detail}</source>
        <translation>예기치 않은 오류가 발생했습니다: {detail}</translation>
    </message>
    <message>
        <source>line {line} is not well-formed XML.</source>
        <translation>{line}번째 줄이 올바른 XML이 아닙니다.</translation>
    </message>
    <message>
        <source>it is not a CSL style ({detail}).</source>
        <translation>CSL 양식이 아닙니다({detail}).</translation>
    </message>
    <message>
        <source>no style of that name is installed.</source>
        <translation>그 이름의 양식이 설치되어 있지 않습니다.</translation>
    </message>
    <message>
        <source>the file does not exist.</source>
        <translation>파일이 없습니다.</translation>
    </message>
    <message>
        <source>it is not a CSL style.</source>
        <translation>CSL 양식이 아닙니다.</translation>
    </message>
    <message>
        <source>the file is too large.</source>
        <translation>파일이 너무 큽니다.</translation>
    </message>
    <message>
        <source>it took too long.</source>
        <translation>처리 시간이 너무 오래 걸렸습니다.</translation>
    </message>
    <message>
        <source>the citation engine failed on it.</source>
        <translation>인용 엔진이 이 양식을 처리하지 못했습니다.</translation>
    </message>
    <message>
        <source>it makes no reference list.</source>
        <translation>참고문헌 목록을 만들지 않는 양식입니다.</translation>
    </message>
    <message>
        <source>the citation data is missing; run “python3 packaging/dev.py run” once.</source>
        <translation>인용 데이터가 없습니다. “python3 packaging/dev.py run” 명령을 한 번 실행하십시오.</translation>
    </message>
    <message>
        <source>it is not well-formed XML</source>
        <translation>올바른 XML이 아님</translation>
    </message>
    <message>
        <source>it ends in the middle</source>
        <translation>중간에 끊김</translation>
    </message>
    <message>
        <source>it is too large</source>
        <translation>너무 큼</translation>
    </message>
    <message>
        <source>it declares XML entities, which are refused</source>
        <translation>허용되지 않는 XML 엔티티가 선언되어 있음</translation>
    </message>
    <message>
        <source>its text encoding is not supported</source>
        <translation>지원하지 않는 문자 인코딩</translation>
    </message>
    <message>
        <source>its format is not known</source>
        <translation>알 수 없는 형식</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>내용이 비어 있음</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>파일이 없음</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>파일이 아니라 폴더임</translation>
    </message>
    <message>
        <source>it may not be read</source>
        <translation>읽기 권한이 없음</translation>
    </message>
    <message>
        <source>it holds no article</source>
        <translation>논문이 들어 있지 않음</translation>
    </message>
    <message>
        <source>it is a web page</source>
        <translation>웹 페이지임</translation>
    </message>
    <message>
        <source>it breaks the rules of its format</source>
        <translation>형식 규칙에 맞지 않음</translation>
    </message>
    <message>
        <source>the disk could not read it</source>
        <translation>디스크에서 읽지 못함</translation>
    </message>
    <message>
        <source>it is protected by a password</source>
        <translation>암호로 보호되어 있음</translation>
    </message>
    <message>
        <source>it takes too long to read</source>
        <translation>읽는 데 시간이 너무 오래 걸림</translation>
    </message>
    <message>
        <source>reading it broke off, perhaps for want of memory</source>
        <translation>읽는 도중 중단됨(메모리가 부족했을 수 있음)</translation>
    </message>
    <message>
        <source>the reader of PDFs is not installed</source>
        <translation>PDF를 읽는 도구가 설치되어 있지 않음</translation>
    </message>
    <message>
        <source>it is damaged</source>
        <translation>파일 손상</translation>
    </message>
    <message>
        <source>it is damaged, or packed in a way not known here</source>
        <translation>손상되었거나 지원하지 않는 방식의 압축 파일</translation>
    </message>
    <message>
        <source>it has links or paths that lead out of it, which are refused</source>
        <translation>밖을 가리키는 링크나 경로가 든 압축 파일은 받지 않음</translation>
    </message>
    <message>
        <source>it is locked with a password; unpack it first</source>
        <translation>암호가 걸린 압축 파일(먼저 압축을 풀어야 함)</translation>
    </message>
    <message>
        <source>no file in it holds references</source>
        <translation>참고문헌이 든 파일이 없음</translation>
    </message>
    <message>
        <source>it is no library bundle of refdesk</source>
        <translation>refdesk 라이브러리 묶음이 아님</translation>
    </message>
    <message>
        <source>a newer version of refdesk made it; update refdesk first</source>
        <translation>더 새로운 버전의 refdesk에서 만들었으므로 먼저 refdesk를 업데이트해야 함</translation>
    </message>
    <message>
        <source>it is damaged; something in it is not as written</source>
        <translation>손상되어 일부 내용이 만들 때와 다름</translation>
    </message>
    <message>
        <source>{source}, line {line}, cannot be read: {reason}.</source>
        <translation>{source}의 {line}행을 읽을 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>{source} cannot be read: {reason}.</source>
        <translation>{source}의 내용을 읽을 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>디스크가 가득 참</translation>
    </message>
    <message>
        <source>the disk is read-only</source>
        <translation>디스크가 읽기 전용임</translation>
    </message>
    <message>
        <source>the folder may not be written to</source>
        <translation>폴더에 쓰기 권한이 없음</translation>
    </message>
    <message>
        <source>the folder does not exist</source>
        <translation>폴더가 없음</translation>
    </message>
    <message>
        <source>another program has the file open</source>
        <translation>다른 프로그램이 파일을 열어 둠</translation>
    </message>
    <message>
        <source>the disk reports an error</source>
        <translation>디스크 오류</translation>
    </message>
    <message>
        <source>there are no papers to write</source>
        <translation>내보낼 논문 없음</translation>
    </message>
    <message>
        <source>a library has this name</source>
        <translation>같은 이름의 라이브러리가 있음</translation>
    </message>
    <message>
        <source>there is a file of this name already</source>
        <translation>같은 이름의 파일이 이미 있음</translation>
    </message>
    <message>
        <source>{path} was not written: {reason}. Nothing was changed.</source>
        <translation>{path} 파일을 저장하지 못했습니다: {reason}. 변경된 내용은 없습니다.</translation>
    </message>
    <message>
        <source>another program is writing to it. Close that program and try again.</source>
        <translation>다른 프로그램이 이 파일에 쓰고 있습니다. 그 프로그램을 닫고 다시 시도하십시오.</translation>
    </message>
    <message>
        <source>the file is damaged. It was not changed; restore a backup from “backups”.</source>
        <translation>파일이 손상되었습니다. 파일은 변경하지 않았습니다. “backups” 폴더의 백업을 복원하십시오.</translation>
    </message>
    <message>
        <source>a newer version of refdesk made it. It was not changed; update refdesk.</source>
        <translation>더 새로운 버전의 refdesk에서 만든 파일입니다. 파일은 변경하지 않았습니다. refdesk를 업데이트하십시오.</translation>
    </message>
    <message>
        <source>the file or its folder is read-only.</source>
        <translation>파일 또는 폴더가 읽기 전용입니다.</translation>
    </message>
    <message>
        <source>it was not closed properly, and nothing can be written to its folder. Copy the folder to a disk of this computer and open it there.</source>
        <translation>제대로 닫히지 않은 라이브러리인데 폴더에 쓸 수 없습니다. 폴더를 이 컴퓨터의 디스크에 복사한 뒤 여십시오.</translation>
    </message>
    <message>
        <source>you may not open this file.</source>
        <translation>이 파일을 열 권한이 없습니다.</translation>
    </message>
    <message>
        <source>the file or its folder does not exist.</source>
        <translation>파일 또는 폴더가 없습니다.</translation>
    </message>
    <message>
        <source>the disk is full. Nothing of this step was stored.</source>
        <translation>디스크가 가득 찼습니다. 이번 작업은 저장되지 않았습니다.</translation>
    </message>
    <message>
        <source>the disk reports an error. Nothing of this step was stored.</source>
        <translation>디스크에 오류가 있습니다. 이번 작업은 저장되지 않았습니다.</translation>
    </message>
    <message>
        <source>it holds commands that refdesk did not put there and that would run by themselves. It was not changed.</source>
        <translation>refdesk가 넣지 않은, 저절로 실행되는 명령이 들어 있습니다. 파일은 바뀌지 않았습니다.</translation>
    </message>
    <message>
        <source>the file is no refdesk library. It was not changed.</source>
        <translation>refdesk 라이브러리 파일이 아닙니다. 파일은 변경하지 않았습니다.</translation>
    </message>
    <message>
        <source>The library {path} cannot be used: {reason}</source>
        <translation>{path} 라이브러리를 사용할 수 없습니다. {reason}</translation>
    </message>
    <message>
        <source>the record is empty</source>
        <translation>레코드가 비어 있음</translation>
    </message>
    <message>
        <source>the record has neither title nor identifier</source>
        <translation>레코드에 제목과 식별자가 모두 없음</translation>
    </message>
    <message>
        <source>the record breaks the rules of its format</source>
        <translation>레코드가 형식 규칙에 맞지 않음</translation>
    </message>
    <message>
        <source>the record ends in the middle</source>
        <translation>레코드가 중간에 끊김</translation>
    </message>
    <message>
        <source>the record is not well-formed XML</source>
        <translation>레코드가 올바른 XML이 아님</translation>
    </message>
    <message>
        <source>another record has the same citation key</source>
        <translation>인용 키가 같은 레코드가 이미 있음</translation>
    </message>
    <message>
        <source>the record&apos;s type is not known</source>
        <translation>알 수 없는 유형의 레코드</translation>
    </message>
    <message>
        <source>the record is too large</source>
        <translation>레코드가 너무 큼</translation>
    </message>
    <message>
        <source>a note or file that belongs to no record</source>
        <translation>어느 레코드에도 속하지 않은 메모 또는 파일</translation>
    </message>
    <message>
        <source>its file was not found</source>
        <translation>파일을 찾지 못함</translation>
    </message>
    <message>
        <source>its file cannot be read</source>
        <translation>파일을 읽을 수 없음</translation>
    </message>
    <message>
        <source>This regular expression repeats a repetition; it might never come to an end.</source>
        <translation>이 정규 표현식은 반복을 다시 반복하므로 끝나지 않을 수 있습니다.</translation>
    </message>
    <message>
        <source>This is no regular expression: {detail}.</source>
        <translation>올바른 정규 표현식이 아닙니다: {detail}.</translation>
    </message>
    <message>
        <source>Another paper of the library has {scheme} {text} already.</source>
        <translation>라이브러리의 다른 논문에 이미 있는 번호입니다: {scheme} {text}.</translation>
    </message>
    <message>
        <source>A paper needs a title.</source>
        <translation>논문에는 제목이 있어야 합니다.</translation>
    </message>
    <message>
        <source>Type what to set, to find, to add or to remove.</source>
        <translation>설정하거나 찾거나 추가하거나 제거할 내용을 입력하십시오.</translation>
    </message>
    <message>
        <source>“{text}” is no year: four digits, such as 2026.</source>
        <translation>“{text}” 값은 연도가 아닙니다. 2026과 같이 네 자리로 쓰십시오.</translation>
    </message>
    <message>
        <source>“{text}” is no date: write 2026, 2026-01, 2026-01-28 or 2025 Winter.</source>
        <translation>“{text}” 값은 날짜가 아닙니다. 2026, 2026-01, 2026-01-28 또는 2025 Winter와 같이 쓰십시오.</translation>
    </message>
    <message>
        <source>“{text}” is no language: write its English name or a code such as eng or kor.</source>
        <translation>“{text}” 값은 언어가 아닙니다. 영어 이름이나 eng, kor 같은 코드로 쓰십시오.</translation>
    </message>
    <message>
        <source>“{text}” is no DOI: it begins with 10. and has a slash.</source>
        <translation>“{text}” 값은 DOI가 아닙니다. DOI는 10.으로 시작하고 빗금이 들어갑니다.</translation>
    </message>
    <message>
        <source>“{text}” is no PMID: up to nine digits.</source>
        <translation>“{text}” 값은 PMID가 아닙니다. PMID는 아홉 자리 이하의 숫자입니다.</translation>
    </message>
    <message>
        <source>“{text}” is no PMCID: PMC and digits.</source>
        <translation>“{text}” 값은 PMCID가 아닙니다. PMCID는 PMC와 숫자로 되어 있습니다.</translation>
    </message>
    <message>
        <source>“{text}” is no ISBN: ten or thirteen digits.</source>
        <translation>“{text}” 값은 ISBN이 아닙니다. ISBN은 열 자리 또는 열세 자리입니다.</translation>
    </message>
    <message>
        <source>“{text}” is no pattern of citation keys: write, for example, [auth][year][shorttitle].</source>
        <translation>인용 키 형식이 아닙니다: “{text}”. 예: [auth][year][shorttitle]</translation>
    </message>
    <message>
        <source>“{text}” cannot stand in this field.</source>
        <translation>“{text}” 값은 이 필드에 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>{service} refused the request: {message}</source>
        <translation>{service} 서버가 요청을 거부했습니다: {message}</translation>
    </message>
    <message>
        <source>{service} has no record of {identifier}.</source>
        <translation>{service}에 {identifier} 레코드가 없습니다.</translation>
    </message>
    <message>
        <source>{service} has only scanned pages of {identifier}, not its text.</source>
        <translation>{service}에는 {identifier}의 스캔 이미지만 있고 텍스트는 없습니다.</translation>
    </message>
    <message>
        <source>{service} has no full text of {identifier} that may be downloaded.</source>
        <translation>{service}에 내려받을 수 있는 {identifier} 본문이 없습니다.</translation>
    </message>
    <message>
        <source>{service} was not asked: refdesk works offline.</source>
        <translation>refdesk가 오프라인 상태이므로 {service} 서버에 요청하지 않았습니다.</translation>
    </message>
    <message>
        <source>{service} could not be reached. Check the network and try again.</source>
        <translation>{service} 서버에 연결하지 못했습니다. 네트워크를 확인한 뒤 다시 시도하십시오.</translation>
    </message>
    <message>
        <source>{service} did not answer in time. Try again later.</source>
        <translation>{service} 서버가 제때 응답하지 않았습니다. 나중에 다시 시도하십시오.</translation>
    </message>
    <message>
        <source>{service} asks for a pause: too many requests. Try again in a few minutes.</source>
        <translation>요청이 너무 많아 {service} 서버에서 잠시 접속을 제한했습니다. 몇 분 뒤에 다시 시도하십시오.</translation>
    </message>
    <message>
        <source>{service} has a fault of its own. Try again later.</source>
        <translation>{service} 서버에 오류가 있습니다. 나중에 다시 시도하십시오.</translation>
    </message>
    <message>
        <source>{service} sent a web page instead of data, as it does when it is down.</source>
        <translation>{service} 서버가 데이터 대신 웹 페이지를 보냈습니다. 서비스가 중단된 것으로 보입니다.</translation>
    </message>
    <message>
        <source>The answer of {service} broke off. Try again.</source>
        <translation>{service} 서버의 응답이 중간에 끊겼습니다. 다시 시도하십시오.</translation>
    </message>
    <message>
        <source>The answer of {service} is too large to be right.</source>
        <translation>{service} 서버의 응답이 비정상적으로 큽니다.</translation>
    </message>
    <message>
        <source>The answer of {service} holds forbidden XML and was not read.</source>
        <translation>{service} 서버의 응답에 허용되지 않는 XML이 있어 읽지 않았습니다.</translation>
    </message>
    <message>
        <source>{service} blocks requests from this address.</source>
        <translation>{service} 서버가 이 주소에서 보낸 요청을 차단했습니다.</translation>
    </message>
    <message>
        <source>{service} redirects to another address; not followed.</source>
        <translation>{service} 서버가 다른 주소로 이동시키려 하여 따르지 않았습니다.</translation>
    </message>
    <message>
        <source>What {service} sent is no PDF. Open the page in the browser instead.</source>
        <translation>{service} 서버가 보낸 것은 PDF가 아닙니다. 브라우저에서 페이지를 여십시오.</translation>
    </message>
    <message>
        <source>{service} was not asked for the PDF: the address is not encrypted.</source>
        <translation>{service} 주소가 암호화되지 않아 PDF를 요청하지 않았습니다.</translation>
    </message>
    <message>
        <source>{service} lets no program fetch PDFs. Open the page in the browser instead.</source>
        <translation>{service} 서버는 프로그램이 PDF를 받는 것을 허용하지 않습니다. 브라우저에서 페이지를 여십시오.</translation>
    </message>
    <message>
        <source>“{service}” is no address that a PDF can be fetched from.</source>
        <translation>“{service}” 주소에서는 PDF를 받을 수 없습니다.</translation>
    </message>
    <message>
        <source>The answer of {service} cannot be understood.</source>
        <translation>{service} 서버의 응답을 해석할 수 없습니다.</translation>
    </message>
    <message>
        <source>It may be asked again at {time}.</source>
        <translation>{time} 이후에 다시 요청할 수 있습니다.</translation>
    </message>
    <message>
        <source>No language model is set up. Choose one in Preferences.</source>
        <translation>설정된 언어 모델이 없습니다. 환경설정에서 선택하십시오.</translation>
    </message>
    <message>
        <source>“{host}” is no address of a language model.</source>
        <translation>언어 모델의 주소가 아닙니다: “{host}”.</translation>
    </message>
    <message>
        <source>The language model at {host} was not asked: the address is neither https nor of this computer, so others could read the text on its way.</source>
        <translation>{host} 서버의 언어 모델에 요청하지 않았습니다. https 주소도 이 컴퓨터의 주소도 아니어서 보내는 도중에 다른 사람이 글을 읽을 수 있습니다.</translation>
    </message>
    <message>
        <source>The language model at {host} was not asked: refdesk works offline.</source>
        <translation>오프라인 작업 중이어서 {host} 서버의 언어 모델에 요청하지 않았습니다.</translation>
    </message>
    <message>
        <source>The language model at {host} could not be reached. Check that it is running.</source>
        <translation>{host} 서버의 언어 모델에 연결하지 못했습니다. 실행 중인지 확인하십시오.</translation>
    </message>
    <message>
        <source>The language model at {host} did not answer in time.</source>
        <translation>{host} 서버의 언어 모델이 제시간에 응답하지 않았습니다.</translation>
    </message>
    <message>
        <source>The language model at {host} stopped in the middle and sent nothing more.</source>
        <translation>{host} 서버의 언어 모델이 도중에 멈추고 더 보내지 않았습니다.</translation>
    </message>
    <message>
        <source>The connection to the language model at {host} broke in the middle of the text.</source>
        <translation>글을 받는 도중에 {host} 서버의 언어 모델과 연결이 끊어졌습니다.</translation>
    </message>
    <message>
        <source>The language model at {host} does not accept the key. Check it in Preferences.</source>
        <translation>{host} 서버의 언어 모델이 키를 받아들이지 않습니다. 환경설정에서 확인하십시오.</translation>
    </message>
    <message>
        <source>The server {host} has no language model called “{model}”.</source>
        <translation>{host} 서버에 “{model}” 언어 모델이 없습니다.</translation>
    </message>
    <message>
        <source>The server {host} does not speak the chosen interface. Check the address in Preferences.</source>
        <translation>{host} 서버는 선택한 인터페이스를 지원하지 않습니다. 환경설정에서 주소를 확인하십시오.</translation>
    </message>
    <message>
        <source>The server {host} sent a web page instead of text. Check the address in Preferences.</source>
        <translation>{host} 서버가 글 대신 웹 페이지를 보냈습니다. 환경설정에서 주소를 확인하십시오.</translation>
    </message>
    <message>
        <source>The server {host} redirects to another address; not followed.</source>
        <translation>{host} 서버가 다른 주소로 보내려 하여 따르지 않았습니다.</translation>
    </message>
    <message>
        <source>The language model at {host} reports: “{detail}”.</source>
        <translation>{host} 서버의 언어 모델이 다음과 같이 알렸습니다: “{detail}”.</translation>
    </message>
    <message>
        <source>The language model at {host} asks for a pause: too many requests.</source>
        <translation>요청이 너무 많아 {host} 서버의 언어 모델이 기다려 달라고 합니다.</translation>
    </message>
    <message>
        <source>The language model at {host} has a fault of its own. Try again later.</source>
        <translation>{host} 서버의 언어 모델에 장애가 있습니다. 나중에 다시 시도하십시오.</translation>
    </message>
    <message>
        <source>The answer of the language model is too long to be right.</source>
        <translation>언어 모델의 응답이 지나치게 길어 올바른 것일 수 없습니다.</translation>
    </message>
    <message>
        <source>The language model “{model}” answered without any text.</source>
        <translation>“{model}” 언어 모델의 응답에 글이 없습니다.</translation>
    </message>
    <message>
        <source>The language model “{model}” stopped at its length limit: the text is incomplete.</source>
        <translation>“{model}” 언어 모델이 길이 제한에서 멈추어 글이 완전하지 않습니다.</translation>
    </message>
    <message>
        <source>The server of the language model “{model}” withheld the rest of the text.</source>
        <translation>“{model}” 언어 모델의 서버가 글의 나머지를 보내지 않았습니다.</translation>
    </message>
    <message>
        <source>The answer of the language model at {host} cannot be understood.</source>
        <translation>{host} 서버의 언어 모델이 보낸 응답을 해석할 수 없습니다.</translation>
    </message>
</context>
<context>
    <name>Evidence</name>
    <message>
        <source>Population</source>
        <translation>대상</translation>
    </message>
    <message>
        <source>Intervention</source>
        <translation>중재</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>비교</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>결과</translation>
    </message>
    <message>
        <source>Very sure</source>
        <translation>매우 확실</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>확실</translation>
    </message>
    <message>
        <source>Not sure</source>
        <translation>불확실</translation>
    </message>
    <message>
        <source>Consistent</source>
        <translation>일치</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>참고</translation>
    </message>
    <message>
        <source>Check the numbers</source>
        <translation>수치 확인 필요</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>검산하지 않음</translation>
    </message>
    <message>
        <source>P recomputed from the interval: {0}, as printed</source>
        <translation>신뢰구간으로 다시 계산한 P값: {0}. 논문의 값과 일치합니다</translation>
    </message>
    <message>
        <source>P recomputed from the interval: {0}; another test may explain this</source>
        <translation>신뢰구간으로 다시 계산한 P값: {0}. 다른 검정을 사용하여 차이가 났을 수 있습니다</translation>
    </message>
    <message>
        <source>P recomputed from the interval: {0}, not as printed</source>
        <translation>신뢰구간으로 다시 계산한 P값: {0}. 논문의 값과 일치하지 않습니다</translation>
    </message>
    <message>
        <source>The interval holds the estimate</source>
        <translation>추정값이 신뢰구간 안에 있습니다</translation>
    </message>
    <message>
        <source>The interval does not hold the estimate</source>
        <translation>추정값이 신뢰구간 밖에 있습니다</translation>
    </message>
    <message>
        <source>The estimate lies in the middle of its interval</source>
        <translation>추정값이 신뢰구간의 중앙에 있습니다</translation>
    </message>
    <message>
        <source>The estimate lies off the middle</source>
        <translation>추정값이 신뢰구간의 중앙에서 벗어나 있습니다</translation>
    </message>
    <message>
        <source>The estimate lies too far off the middle</source>
        <translation>추정값이 신뢰구간의 중앙에서 지나치게 벗어나 있습니다</translation>
    </message>
    <message>
        <source>{n} of {total} is {exact} %, printed {printed} %.</source>
        <translation>{total}명 중 {n}명은 {exact}%이나 {printed}%로 적혀 있습니다.</translation>
    </message>
    <message>
        <source>{listing} = {found}, not {total}.</source>
        <translation>{listing} = {found}: 적힌 합계 {total}, 서로 다릅니다.</translation>
    </message>
    <message>
        <source>The same arm has {first} in one place and {second} in another (of {total}).</source>
        <translation>같은 군의 수가 한 곳에는 {first}명, 다른 곳에는 {second}명입니다(전체 {total}명).</translation>
    </message>
    <message>
        <source>{kind} with the interval {known} is {one} in the abstract and {other} in the full text ({where}).</source>
        <translation>추정값 불일치 – {kind}, 신뢰구간 {known}: 초록 {one}, 본문({where}) {other}</translation>
    </message>
    <message>
        <source>The lower limit of {kind} {known} is {one} in the abstract and {other} in the full text ({where}).</source>
        <translation>신뢰구간 하한 불일치 – {kind} {known}: 초록 {one}, 본문({where}) {other}</translation>
    </message>
    <message>
        <source>The upper limit of {kind} {known} is {one} in the abstract and {other} in the full text ({where}).</source>
        <translation>신뢰구간 상한 불일치 – {kind} {known}: 초록 {one}, 본문({where}) {other}</translation>
    </message>
    <message>
        <source>P of {kind} {known} is {one} in the abstract and {other} in the full text ({where}).</source>
        <translation>P값 불일치 – {kind} {known}: 초록 {one}, 본문({where}) {other}</translation>
    </message>
    <message>
        <source>{low} to not reached</source>
        <translation>{low}부터 상한 미도달</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low}에서 {high}</translation>
    </message>
    <message>
        <source>Abstract</source>
        <translation>초록</translation>
    </message>
    <message>
        <source>Full text</source>
        <translation>본문</translation>
    </message>
    <message>
        <source>{result}: the interval includes no effect ({null})</source>
        <translation>{result}: 신뢰구간에 효과 없음({null}) 포함</translation>
    </message>
    <message>
        <source>{result}: below no effect ({null})</source>
        <translation>{result}: 효과 없음({null})보다 작음</translation>
    </message>
    <message>
        <source>{result}: above no effect ({null})</source>
        <translation>{result}: 효과 없음({null})보다 큼</translation>
    </message>
</context>
<context>
    <name>EvidenceBadges</name>
    <message>
        <source>Sample size, as read in the text</source>
        <translation>표본 수, 원문에서 읽음</translation>
    </message>
    <message>
        <source>Follow-up: {0}</source>
        <translation>추적관찰: {0}</translation>
    </message>
    <message>
        <source>Follow-up, as read in the text</source>
        <translation>추적관찰, 원문에서 읽음</translation>
    </message>
    <message>
        <source>The first effect in the text</source>
        <translation>원문에 나오는 첫 효과</translation>
    </message>
    <message>
        <source>Click to see the words in the text</source>
        <translation>클릭: 원문에서 보기</translation>
    </message>
    <message>
        <source>{0}: chosen by you</source>
        <translation>{0}: 직접 선택함</translation>
    </message>
    <message>
        <source>{0}: publication type “{1}” (NLM)</source>
        <translation>{0}: 출판 유형 “{1}” (NLM)</translation>
    </message>
    <message>
        <source>{0}: the text says “{1}”</source>
        <translation>{0}: 초록의 표현 “{1}”</translation>
    </message>
</context>
<context>
    <name>EvidenceDesk</name>
    <message>
        <source>Your correction was not saved. {0}</source>
        <translation>수정 내용을 저장하지 못했습니다. {0}</translation>
    </message>
</context>
<context>
    <name>EvidenceReader</name>
    <message>
        <source>Papers are being read already.</source>
        <translation>이미 초록을 읽고 있습니다.</translation>
    </message>
    <message>
        <source>Reading numbers and designs in papers</source>
        <translation>논문의 수치와 연구 설계 읽기</translation>
    </message>
</context>
<context>
    <name>Explainer</name>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>What is this?</source>
        <translation>이것은 무엇입니까?</translation>
    </message>
</context>
<context>
    <name>ExportChoices</name>
    <message>
        <source>More options</source>
        <translation>추가 선택 사항</translation>
    </message>
    <message>
        <source>Also write</source>
        <translation>함께 쓸 항목</translation>
    </message>
    <message>
        <source>Take along</source>
        <translation>함께 보낼 자료</translation>
    </message>
    <message>
        <source>Citation keys</source>
        <translation>인용 키</translation>
    </message>
    <message>
        <source>LaTeX</source>
        <translation>LaTeX</translation>
    </message>
    <message>
        <source>Abstracts</source>
        <translation>초록</translation>
    </message>
    <message>
        <source>Keywords</source>
        <translation>키워드</translation>
    </message>
    <message>
        <source>Notes of imported files</source>
        <translation>가져온 파일의 메모</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>링크</translation>
    </message>
    <message>
        <source>Other fields</source>
        <translation>기타 항목</translation>
    </message>
    <message>
        <source>My notes</source>
        <translation>내 메모</translation>
    </message>
    <message>
        <source>Copies of the files</source>
        <translation>파일 사본</translation>
    </message>
    <message>
        <source>They lie in a folder beside the exported file.</source>
        <translation>내보낸 파일 옆의 폴더에 저장됩니다.</translation>
    </message>
    <message>
        <source>As in the library</source>
        <translation>라이브러리와 동일</translation>
    </message>
    <message>
        <source>Pattern of citation keys</source>
        <translation>인용 키 형식</translation>
    </message>
    <message>
        <source>Letters in LaTeX</source>
        <translation>LaTeX 문자 표기</translation>
    </message>
    <message>
        <source>Letters as they are (UTF-8)</source>
        <translation>문자 그대로 (UTF-8)</translation>
    </message>
    <message>
        <source>Letters as LaTeX commands</source>
        <translation>LaTeX 명령으로 표기</translation>
    </message>
    <message>
        <source>Braces keep the capitals of titles</source>
        <translation>중괄호로 제목의 대문자 유지</translation>
    </message>
    <message>
        <source>A pattern such as [auth:lower][year][shorttitle]; keys that were set stay.</source>
        <translation>예: [auth:lower][year][shorttitle]. 직접 정한 키는 바뀌지 않습니다.</translation>
    </message>
    <message>
        <source>For example {key}</source>
        <translation>예: {key}</translation>
    </message>
    <message>
        <source>This is no pattern: write, for example, [auth][year][shorttitle].</source>
        <translation>올바른 형식이 아닙니다. 예: [auth][year][shorttitle]</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export papers</source>
        <translation>논문 내보내기</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>논문</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>형식</translation>
    </message>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>찾아보기…</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>내보내기</translation>
    </message>
    <message numerus="yes">
        <source>Selected papers: %n</source>
        <translation>
            <numerusform>선택한 논문: %n편</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Papers in the list: %n</source>
        <translation>
            <numerusform>목록에 있는 논문: %n편</numerusform>
        </translation>
    </message>
    <message>
        <source>The whole library</source>
        <translation>라이브러리 전체</translation>
    </message>
    <message>
        <source>{name} exists already. Press Export again to replace it.</source>
        <translation>같은 이름의 파일이 있습니다: {name}. 바꾸려면 내보내기를 한 번 더 누르십시오.</translation>
    </message>
    <message>
        <source>Exporting to {name}</source>
        <translation>{name} 파일로 내보내기</translation>
    </message>
</context>
<context>
    <name>FaultDesk</name>
    <message>
        <source>The same fault of refdesk occurred again.</source>
        <translation>같은 오류가 다시 일어났습니다.</translation>
    </message>
</context>
<context>
    <name>Fetcher</name>
    <message>
        <source>Adding {identifier}</source>
        <translation>{identifier} 추가</translation>
    </message>
    <message numerus="yes">
        <source>Adding %n paper(s)</source>
        <translation>
            <numerusform>논문 %n편 추가</numerusform>
        </translation>
    </message>
    <message>
        <source>Added: {title}</source>
        <translation>추가했습니다: {title}</translation>
    </message>
    <message>
        <source>Already in the library, brought up to date: {title}</source>
        <translation>이미 라이브러리에 있어 최신 정보로 갱신했습니다: {title}</translation>
    </message>
    <message>
        <source>Already in the library: {title}</source>
        <translation>이미 라이브러리에 있습니다: {title}</translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) added</source>
        <translation>
            <numerusform>논문 %n편 추가됨</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n already in the library</source>
        <translation>
            <numerusform>이미 있는 논문 %n편</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not added</source>
        <translation>
            <numerusform>추가하지 못한 항목 %n건</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking for retractions and corrections</source>
        <translation>철회·정정 여부 확인</translation>
    </message>
    <message numerus="yes">
        <source>Refreshing %n paper(s)</source>
        <translation>
            <numerusform>논문 %n편 새로 고침</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Refreshed; %n paper(s) changed</source>
        <translation>
            <numerusform>새로 고침을 마쳤습니다. 논문 %n편이 변경되었습니다</numerusform>
        </translation>
    </message>
    <message>
        <source>Full text stored</source>
        <translation>본문을 저장했습니다</translation>
    </message>
    <message>
        <source>Full text: {title}</source>
        <translation>본문: {title}</translation>
    </message>
    <message>
        <source>Figures: {title}</source>
        <translation>그림: {title}</translation>
    </message>
</context>
<context>
    <name>FieldBuilder</name>
    <message>
        <source>The term is made as you type. Lines are joined downwards.</source>
        <translation>입력하는 대로 검색식이 만들어지며, 줄은 위에서 아래로 결합됩니다.</translation>
    </message>
    <message>
        <source>Add a line</source>
        <translation>줄 추가</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>검색</translation>
    </message>
</context>
<context>
    <name>FieldRow</name>
    <message>
        <source>Yours</source>
        <translation>내 값</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>서비스의 값</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>이전</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>현재</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>내 값 유지</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>서비스 값 사용</translation>
    </message>
    <message>
        <source>The paper is no longer in the library.</source>
        <translation>이 논문은 더 이상 라이브러리에 없습니다.</translation>
    </message>
    <message>
        <source>taken over</source>
        <translation>반영됨</translation>
    </message>
    <message>
        <source>your edit stays</source>
        <translation>내 수정 유지됨</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>되돌려짐</translation>
    </message>
    <message>
        <source>changed since</source>
        <translation>이후 변경됨</translation>
    </message>
</context>
<context>
    <name>Fields</name>
    <message>
        <source>Kept as it is</source>
        <translation>그대로 보관</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>제외</translation>
    </message>
    <message>
        <source>Citation key</source>
        <translation>인용 키</translation>
    </message>
    <message>
        <source>Record number</source>
        <translation>레코드 번호</translation>
    </message>
    <message>
        <source>Kind of work</source>
        <translation>자료 유형</translation>
    </message>
    <message>
        <source>Publication type</source>
        <translation>출판 유형</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>제목</translation>
    </message>
    <message>
        <source>Original title</source>
        <translation>원제</translation>
    </message>
    <message>
        <source>Authors, full names</source>
        <translation>저자(전체 이름)</translation>
    </message>
    <message>
        <source>Authors</source>
        <translation>저자</translation>
    </message>
    <message>
        <source>First author</source>
        <translation>제1저자</translation>
    </message>
    <message>
        <source>Groups as authors</source>
        <translation>단체 저자</translation>
    </message>
    <message>
        <source>Authors of the book</source>
        <translation>도서 저자</translation>
    </message>
    <message>
        <source>Editors</source>
        <translation>편집자</translation>
    </message>
    <message>
        <source>Editors of the series</source>
        <translation>총서 편집자</translation>
    </message>
    <message>
        <source>Translators</source>
        <translation>번역자</translation>
    </message>
    <message>
        <source>Affiliations</source>
        <translation>소속</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>연도</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>날짜</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>월</translation>
    </message>
    <message>
        <source>Date online</source>
        <translation>온라인 출판일</translation>
    </message>
    <message>
        <source>Date of the record</source>
        <translation>레코드 생성일</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>학술지</translation>
    </message>
    <message>
        <source>Journal or database</source>
        <translation>학술지 또는 데이터베이스</translation>
    </message>
    <message>
        <source>Journal, abbreviated</source>
        <translation>학술지 약어</translation>
    </message>
    <message>
        <source>Book or proceedings</source>
        <translation>도서 또는 학술대회 자료집</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>권</translation>
    </message>
    <message>
        <source>Issue</source>
        <translation>호</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>번호</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>쪽</translation>
    </message>
    <message>
        <source>First page</source>
        <translation>시작 쪽</translation>
    </message>
    <message>
        <source>Last page</source>
        <translation>끝 쪽</translation>
    </message>
    <message>
        <source>Article number</source>
        <translation>논문 번호</translation>
    </message>
    <message>
        <source>Trial number</source>
        <translation>임상시험 등록번호</translation>
    </message>
    <message>
        <source>Manuscript number</source>
        <translation>원고 번호</translation>
    </message>
    <message>
        <source>Abstract</source>
        <translation>초록</translation>
    </message>
    <message>
        <source>Author keywords</source>
        <translation>저자 키워드</translation>
    </message>
    <message>
        <source>Keywords</source>
        <translation>키워드</translation>
    </message>
    <message>
        <source>Emtree terms</source>
        <translation>Emtree 용어</translation>
    </message>
    <message>
        <source>MeSH terms</source>
        <translation>MeSH 용어</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>Publisher</source>
        <translation>출판사</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>유형</translation>
    </message>
    <message>
        <source>Journal abbreviation</source>
        <translation>학술지 약어</translation>
    </message>
    <message>
        <source>Book or site</source>
        <translation>도서 또는 사이트</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>출판지</translation>
    </message>
    <message>
        <source>Edition</source>
        <translation>판</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>총서</translation>
    </message>
    <message>
        <source>Web address</source>
        <translation>웹 주소</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>태그</translation>
    </message>
    <message>
        <source>Read status</source>
        <translation>읽음 상태</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>Replace the whole list</source>
        <translation>목록 전체 바꾸기</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>비우기</translation>
    </message>
    <message>
        <source>Find and replace</source>
        <translation>찾아 바꾸기</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>추가</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>제거</translation>
    </message>
    <message>
        <source>Journal article</source>
        <translation>학술지 논문</translation>
    </message>
    <message>
        <source>Preprint</source>
        <translation>프리프린트</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>도서</translation>
    </message>
    <message>
        <source>Book chapter</source>
        <translation>도서의 장</translation>
    </message>
    <message>
        <source>Conference paper</source>
        <translation>학술대회 논문</translation>
    </message>
    <message>
        <source>Thesis</source>
        <translation>학위논문</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>보고서</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>웹 페이지</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>데이터셋</translation>
    </message>
    <message>
        <source>Magazine article</source>
        <translation>잡지 기사</translation>
    </message>
    <message>
        <source>Newspaper article</source>
        <translation>신문 기사</translation>
    </message>
    <message>
        <source>Patent</source>
        <translation>특허</translation>
    </message>
    <message>
        <source>Software</source>
        <translation>소프트웨어</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>표준</translation>
    </message>
    <message>
        <source>Legislation</source>
        <translation>법령</translation>
    </message>
    <message>
        <source>Film or video</source>
        <translation>영상물</translation>
    </message>
    <message>
        <source>Sound recording</source>
        <translation>음향 자료</translation>
    </message>
    <message>
        <source>Manuscript</source>
        <translation>원고</translation>
    </message>
    <message>
        <source>Personal communication</source>
        <translation>개인 서신</translation>
    </message>
    <message>
        <source>Encyclopedia entry</source>
        <translation>백과사전 항목</translation>
    </message>
    <message>
        <source>Other document</source>
        <translation>기타 문서</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>읽음</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>읽지 않음</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>링크</translation>
    </message>
    <message>
        <source>Note of the record</source>
        <translation>레코드의 비고</translation>
    </message>
    <message>
        <source>Citation in one cell</source>
        <translation>한 칸에 적힌 서지사항</translation>
    </message>
    <message>
        <source>My tags</source>
        <translation>내 태그</translation>
    </message>
    <message>
        <source>My notes</source>
        <translation>내 메모</translation>
    </message>
    <message>
        <source>Collections</source>
        <translation>컬렉션</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>Date added</source>
        <translation>추가한 날짜</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>별점</translation>
    </message>
</context>
<context>
    <name>FieldsModel</name>
    <message>
        <source>kept</source>
        <translation>남음</translation>
    </message>
    <message>
        <source>{field}, paper {number}</source>
        <translation>{field}, 논문 {number}</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>비어 있음</translation>
    </message>
    <message>
        <source>Paper {number}</source>
        <translation>논문 {number}</translation>
    </message>
</context>
<context>
    <name>FieldsView</name>
    <message>
        <source>The papers side by side</source>
        <translation>논문 나란히 비교</translation>
    </message>
</context>
<context>
    <name>FigureLayer</name>
    <message>
        <source>refdesk is working offline</source>
        <translation>오프라인으로 작업 중</translation>
    </message>
    <message>
        <source>Figures: {title}</source>
        <translation>그림: {title}</translation>
    </message>
    <message>
        <source>Save figure</source>
        <translation>그림 저장</translation>
    </message>
    <message>
        <source>Figure saved: {0}</source>
        <translation>그림 저장됨: {0}</translation>
    </message>
    <message>
        <source>Figure copied</source>
        <translation>그림 복사됨</translation>
    </message>
    <message>
        <source>Open large</source>
        <translation>크게 열기</translation>
    </message>
    <message>
        <source>Save figure…</source>
        <translation>그림 저장…</translation>
    </message>
    <message>
        <source>Copy figure</source>
        <translation>그림 복사</translation>
    </message>
    <message>
        <source>Get the figures</source>
        <translation>그림 가져오기</translation>
    </message>
</context>
<context>
    <name>FigureWindow</name>
    <message>
        <source>Previous figure (Page Up)</source>
        <translation>이전 그림 (Page Up)</translation>
    </message>
    <message>
        <source>Next figure (Page Down)</source>
        <translation>다음 그림 (Page Down)</translation>
    </message>
    <message>
        <source>Smaller (-)</source>
        <translation>축소 (-)</translation>
    </message>
    <message>
        <source>Larger (+)</source>
        <translation>확대 (+)</translation>
    </message>
    <message>
        <source>Whole figure (0); its own size (1)</source>
        <translation>전체 보기 (0); 실제 크기 (1)</translation>
    </message>
    <message>
        <source>Save figure… (Ctrl+S)</source>
        <translation>그림 저장… (Ctrl+S)</translation>
    </message>
    <message>
        <source>Copy figure (Ctrl+C)</source>
        <translation>그림 복사 (Ctrl+C)</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>그림</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0}/{1}</translation>
    </message>
    <message>
        <source>licence not stated</source>
        <translation>라이선스 표시 없음</translation>
    </message>
    <message>
        <source>Terms of its own: {0}</source>
        <translation>별도 이용 조건: {0}</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>Get the figures</source>
        <translation>그림 가져오기</translation>
    </message>
    <message>
        <source>Picture not fetched yet</source>
        <translation>아직 가져오지 않은 그림</translation>
    </message>
    <message>
        <source>Fetching pictures from PMC…</source>
        <translation>PMC에서 그림을 가져오는 중…</translation>
    </message>
    <message>
        <source>Picture not fetched: refdesk is working offline</source>
        <translation>가져오지 않은 그림: 오프라인으로 작업 중</translation>
    </message>
    <message>
        <source>The picture did not come from PMC</source>
        <translation>PMC에서 그림을 받지 못함</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>PMC does not have this picture</source>
        <translation>PMC에 없는 그림</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>다시 요청</translation>
    </message>
    <message>
        <source>PMC keeps author manuscripts without their pictures</source>
        <translation>PMC는 저자 원고를 그림 없이 보관함</translation>
    </message>
    <message>
        <source>Picture not in the library</source>
        <translation>라이브러리에 없는 그림</translation>
    </message>
    <message>
        <source>This picture is damaged or in a form that cannot be shown</source>
        <translation>손상되었거나 표시할 수 없는 형식의 그림</translation>
    </message>
    <message>
        <source>Save figure…</source>
        <translation>그림 저장…</translation>
    </message>
    <message>
        <source>This drawing reaches beyond itself and is not shown</source>
        <translation>외부를 참조하여 표시하지 않는 그림</translation>
    </message>
</context>
<context>
    <name>FileCommands</name>
    <message numerus="yes">
        <source>%n file(s) attached</source>
        <translation>
            <numerusform>파일 %n개를 첨부했습니다</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are attached already</source>
        <translation>
            <numerusform>파일 %n개는 이미 첨부되어 있습니다</numerusform>
        </translation>
    </message>
    <message>
        <source>refdesk keeps copies of files and no links</source>
        <translation>refdesk는 파일의 사본만 보관하며 연결은 만들지 않습니다</translation>
    </message>
    <message numerus="yes">
        <source>Attaching %n file(s)</source>
        <translation>
            <numerusform>파일 %n개 첨부 중</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) moved here; the system&apos;s trash has what was there</source>
        <translation>
            <numerusform>파일 %n개를 옮겼습니다. 원래 파일은 시스템 휴지통에 있습니다</numerusform>
        </translation>
    </message>
    <message>
        <source>The files were copied; they could not be taken from where they were.</source>
        <translation>파일을 복사했습니다. 원래 위치의 파일은 옮기지 못해 그대로 두었습니다.</translation>
    </message>
    <message>
        <source>File removed</source>
        <translation>파일을 제거했습니다</translation>
    </message>
    <message>
        <source>“{name}” is not in the folder of the library any more.</source>
        <translation>“{name}” 파일이 라이브러리 폴더에 더 이상 없습니다.</translation>
    </message>
    <message>
        <source>“{name}” is a program and is not started from here.</source>
        <translation>“{name}” 파일은 프로그램이므로 여기서 실행하지 않습니다.</translation>
    </message>
    <message>
        <source>Opened {address}</source>
        <translation>열었습니다: {address}</translation>
    </message>
</context>
<context>
    <name>FileList</name>
    <message>
        <source>The file is missing.</source>
        <translation>파일이 없습니다.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>폴더에서 보기</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>이름 바꾸기</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>제거</translation>
    </message>
</context>
<context>
    <name>FilesPage</name>
    <message>
        <source>How attached files are called. Places that are filled in: {places}</source>
        <translation>첨부 파일의 이름을 짓는 방식입니다. 채워지는 자리: {places}</translation>
    </message>
    <message>
        <source>Copies of the library in its folder “backups”, each checked before an older one goes. Before a newer refdesk changes the form of the library one is made in any case.</source>
        <translation>라이브러리의 사본을 “backups” 폴더에 보관하며, 새 사본이 온전한지 확인한 뒤에만 오래된 것을 지웁니다. 새 refdesk가 라이브러리의 구조를 바꾸기 전에는 언제나 백업합니다.</translation>
    </message>
    <message>
        <source>Names of files</source>
        <translation>파일 이름</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>백업</translation>
    </message>
    <message>
        <source>None</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>{days} days, {weeks} weeks, {months} months</source>
        <translation>{days}일, {weeks}주, {months}개월</translation>
    </message>
</context>
<context>
    <name>FilesPanel</name>
    <message>
        <source>Files</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>Attach file…</source>
        <translation>파일 첨부…</translation>
    </message>
</context>
<context>
    <name>FilesTable</name>
    <message>
        <source>Files</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>형식</translation>
    </message>
    <message>
        <source>New</source>
        <translation>새 논문</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>갱신</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>변경 없음</translation>
    </message>
    <message>
        <source>Repeated</source>
        <translation>중복</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>제외</translation>
    </message>
</context>
<context>
    <name>FilterRow</name>
    <message>
        <source>Year</source>
        <translation>연도</translation>
    </message>
    <message>
        <source>First year</source>
        <translation>시작 연도</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>끝 연도</translation>
    </message>
    <message>
        <source>from</source>
        <translation>부터</translation>
    </message>
    <message>
        <source>to</source>
        <translation>까지</translation>
    </message>
    <message>
        <source>Publication type</source>
        <translation>출판 유형</translation>
    </message>
    <message>
        <source>All types</source>
        <translation>모든 유형</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>All languages</source>
        <translation>모든 언어</translation>
    </message>
    <message>
        <source>Free full text</source>
        <translation>무료 원문</translation>
    </message>
    <message>
        <source>Humans</source>
        <translation>사람 대상</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>정렬</translation>
    </message>
</context>
<context>
    <name>FinalVersions</name>
    <message numerus="yes">
        <source>%n paper(s) are now in their final version</source>
        <translation>
            <numerusform>논문 %n편이 최종본으로 바뀌었습니다</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find in text</source>
        <translation>본문에서 찾기</translation>
    </message>
    <message>
        <source>Find in the full text</source>
        <translation>본문에서 찾기</translation>
    </message>
</context>
<context>
    <name>FindRow</name>
    <message>
        <source>Previous hit (Shift+Enter)</source>
        <translation>이전 찾기 (Shift+Enter)</translation>
    </message>
    <message>
        <source>Next hit (Enter)</source>
        <translation>다음 찾기 (Enter)</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0}/{1}</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>찾지 못함</translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message>
        <source>The library file is damaged</source>
        <translation>라이브러리 파일이 손상됨</translation>
    </message>
    <message>
        <source>Rows that belong to no paper, in the table</source>
        <translation>어느 논문에도 속하지 않는 행이 있는 표</translation>
    </message>
    <message>
        <source>The search index does not match the papers</source>
        <translation>검색 색인이 논문과 일치하지 않음</translation>
    </message>
    <message>
        <source>Papers whose full-text mark is wrong</source>
        <translation>본문 표시가 잘못된 논문</translation>
    </message>
    <message>
        <source>What lay open the last time cannot be read</source>
        <translation>지난번에 열려 있던 탭의 기록을 읽을 수 없음</translation>
    </message>
    <message>
        <source>A file of a paper is not in the folder of files</source>
        <translation>논문의 파일이 파일 폴더에 없음</translation>
    </message>
    <message>
        <source>A file that no paper needs</source>
        <translation>어느 논문에도 필요하지 않은 파일</translation>
    </message>
    <message>
        <source>Figures of an article that no paper has</source>
        <translation>어느 논문에도 속하지 않는 그림</translation>
    </message>
    <message>
        <source>A backup that is not whole</source>
        <translation>온전하지 않은 백업</translation>
    </message>
    <message>
        <source>The settings cannot be read; the usual ones are used</source>
        <translation>설정을 읽을 수 없어 기본 설정을 사용함</translation>
    </message>
    <message>
        <source>Nothing can be written to this folder</source>
        <translation>이 폴더에 쓸 수 없음</translation>
    </message>
    <message>
        <source>Little space is left for the library and a copy</source>
        <translation>라이브러리와 사본을 둘 공간이 부족함</translation>
    </message>
    <message>
        <source>The library lies on a network: use it from one computer at a time</source>
        <translation>라이브러리가 네트워크에 있음(한 번에 한 컴퓨터에서만 사용하십시오)</translation>
    </message>
    <message>
        <source>A service copies the library to other computers: close refdesk here before you open it there</source>
        <translation>라이브러리가 동기화 폴더에 있음(다른 컴퓨터에서 열기 전에 여기서 refdesk를 닫으십시오)</translation>
    </message>
    <message>
        <source>Another version of the library, kept by the service that copies it</source>
        <translation>동기화 서비스가 남긴 라이브러리의 다른 판</translation>
    </message>
    <message>
        <source>The SQLite of this computer cannot do what is needed</source>
        <translation>이 컴퓨터의 SQLite에 필요한 기능이 없음</translation>
    </message>
    <message>
        <source>Only commands work here: a part of the window is missing</source>
        <translation>창에 필요한 부분이 없어 명령만 사용할 수 있음</translation>
    </message>
    <message>
        <source>A citation style that you added cannot be read</source>
        <translation>추가한 인용 양식을 읽을 수 없음</translation>
    </message>
    <message>
        <source>Kept answers of services that cannot be read</source>
        <translation>읽을 수 없는 저장된 서비스 응답</translation>
    </message>
    <message>
        <source>The log takes much space</source>
        <translation>로그가 공간을 많이 차지함</translation>
    </message>
    <message>
        <source>A file that was left half written</source>
        <translation>쓰다 만 채 남은 파일</translation>
    </message>
</context>
<context>
    <name>FirstTour</name>
    <message>
        <source>Papers come in here</source>
        <translation>논문은 이곳에 넣습니다</translation>
    </message>
    <message>
        <source>Your library, and its search</source>
        <translation>라이브러리와 검색</translation>
    </message>
    <message>
        <source>Every paper stands in this list. {key} takes you to the search: words, authors, years, also numbers such as hr:&lt;0.8. Enter opens a paper to read it.</source>
        <translation>모든 논문이 이 목록에 있습니다. {key} 키를 누르면 단어, 저자, 연도는 물론 hr:&lt;0.8 같은 수치로도 검색할 수 있습니다. Enter 키를 누르면 논문이 열립니다.</translation>
    </message>
    <message>
        <source>What a paper found, with proof</source>
        <translation>논문의 결과와 그 근거</translation>
    </message>
    <message>
        <source>refdesk reads the question (PICO) and every result, and recomputes what it can. Click any of it to see the sentence that says so. It can be wrong: check it there.</source>
        <translation>임상 질문(PICO)과 모든 결과를 읽고, 계산할 수 있는 것은 검산합니다. 무엇이든 누르면 그 말이 나온 문장을 보여 줍니다. 잘못 읽을 수도 있으니 문장을 확인하십시오.</translation>
    </message>
    <message>
        <source>Cite it</source>
        <translation>인용하기</translation>
    </message>
    <message>
        <source>Choose among 10,800 styles here. From anywhere, {list} copies the reference and {text} the citation for the text, ready for Word.</source>
        <translation>10,800가지 양식 가운데 고릅니다. 어디에서든 {list} 키는 참고문헌을, {text} 키는 본문 내 인용을 복사하며 Word에 바로 붙여넣을 수 있습니다.</translation>
    </message>
    <message>
        <source>Find more, and find help</source>
        <translation>더 찾기와 도움말</translation>
    </message>
    <message>
        <source>{search} searches PubMed without leaving refdesk. {help} opens help, and Shift+F1 explains what the keyboard is on. This tour is in the Help menu too.</source>
        <translation>{search} 키를 누르면 refdesk 안에서 PubMed를 검색합니다. {help} 키는 도움말을 열고, Shift+F1은 키보드가 있는 곳을 설명합니다. 이 둘러보기는 도움말 메뉴에서 다시 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>Type or paste a PMID, DOI or link, or a whole reference list, and press Enter.</source>
        <translation>PMID, DOI, 링크, 또는 참고문헌 목록을 통째로 붙여넣고 Enter 키를 누르십시오.</translation>
    </message>
    <message>
        <source>Files are imported with {key}, or dropped anywhere on the window.</source>
        <translation>파일은 {key} 키로 가져오거나 창 아무 곳에나 끌어다 놓으면 됩니다.</translation>
    </message>
    <message>
        <source>Tour: {step} of {steps}</source>
        <translation>둘러보기 {step}/{steps}</translation>
    </message>
    <message>
        <source>Open the sample library</source>
        <translation>예제 라이브러리 열기</translation>
    </message>
    <message>
        <source>Open help now</source>
        <translation>도움말 열기</translation>
    </message>
    <message>
        <source>Skip the tour</source>
        <translation>건너뛰기</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>이전</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>마침</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>다음</translation>
    </message>
</context>
<context>
    <name>FoldedLabel</name>
    <message>
        <source>Less</source>
        <translation>접기</translation>
    </message>
    <message>
        <source>More</source>
        <translation>더 보기</translation>
    </message>
</context>
<context>
    <name>FoldedTitle</name>
    <message>
        <source>Show less</source>
        <translation>접기</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>모두 보기</translation>
    </message>
</context>
<context>
    <name>FormulaPictures</name>
    <message>
        <source>Drawing formulas</source>
        <translation>수식 그리기</translation>
    </message>
    <message>
        <source>Copy formula as TeX</source>
        <translation>수식을 TeX로 복사</translation>
    </message>
    <message>
        <source>Copy formula as MathML</source>
        <translation>수식을 MathML로 복사</translation>
    </message>
</context>
<context>
    <name>FreeCopy</name>
    <message>
        <source>Free copy at {host}, {licence}, as {service} tells.</source>
        <translation>무료 사본: {host} ({licence}). 출처: {service}.</translation>
    </message>
    <message>
        <source>Fetch the PDF</source>
        <translation>PDF 받기</translation>
    </message>
</context>
<context>
    <name>FulltextReader</name>
    <message>
        <source>Full text</source>
        <translation>본문</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>목차</translation>
    </message>
</context>
<context>
    <name>FulltextTab</name>
    <message>
        <source>Fetching from PubMed Central…</source>
        <translation>PubMed Central에서 받는 중…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>Full text not fetched yet</source>
        <translation>아직 본문을 받지 않았습니다</translation>
    </message>
    <message>
        <source>PubMed Central has this paper. Once fetched, it can be read offline.</source>
        <translation>PubMed Central에 이 논문이 있습니다. 한 번 받아 두면 오프라인에서도 읽을 수 있습니다.</translation>
    </message>
    <message>
        <source>Get full text</source>
        <translation>본문 받기</translation>
    </message>
    <message>
        <source>No PMC number on record</source>
        <translation>PMC 번호가 없습니다</translation>
    </message>
    <message>
        <source>refdesk can ask PubMed Central whether it has the full text.</source>
        <translation>PubMed Central에 본문이 있는지 확인할 수 있습니다.</translation>
    </message>
    <message>
        <source>Look for full text</source>
        <translation>본문 찾기</translation>
    </message>
    <message>
        <source>No open full text</source>
        <translation>공개된 본문이 없습니다</translation>
    </message>
    <message>
        <source>PubMed Central holds no text of this paper that may be downloaded.</source>
        <translation>PubMed Central에 내려받을 수 있는 이 논문의 본문이 없습니다.</translation>
    </message>
    <message>
        <source>Open the publisher’s page</source>
        <translation>출판사 페이지 열기</translation>
    </message>
    <message>
        <source>Only scanned pages</source>
        <translation>스캔한 쪽만 있음</translation>
    </message>
    <message>
        <source>PubMed Central has pictures of the pages of this paper, not its text.</source>
        <translation>PubMed Central에는 이 논문의 쪽 이미지만 있고 본문 텍스트는 없습니다.</translation>
    </message>
    <message>
        <source>Open its page in PMC</source>
        <translation>PMC 페이지 열기</translation>
    </message>
    <message>
        <source>The full text did not come</source>
        <translation>본문을 받지 못했습니다</translation>
    </message>
    <message>
        <source>The last try did not succeed.</source>
        <translation>지난번 시도가 실패했습니다.</translation>
    </message>
    <message>
        <source>No full text</source>
        <translation>본문 없음</translation>
    </message>
    <message>
        <source>Without a PMID, PMCID or DOI there is nowhere to look.</source>
        <translation>PMID, PMCID, DOI가 모두 없어 본문을 찾을 수 없습니다.</translation>
    </message>
</context>
<context>
    <name>Going</name>
    <message>
        <source>The PDF is missing; this is the stored full text.</source>
        <translation>PDF 파일이 없어 저장된 본문을 표시합니다.</translation>
    </message>
    <message>
        <source>Opened {address}</source>
        <translation>열었습니다: {address}</translation>
    </message>
    <message>
        <source>The PDF is missing.</source>
        <translation>PDF 파일이 없습니다.</translation>
    </message>
    <message>
        <source>This paper has neither full text nor a web page.</source>
        <translation>이 논문에는 본문도 웹 페이지도 없습니다.</translation>
    </message>
    <message>
        <source>This paper has no PDF. Drop one on it to attach it.</source>
        <translation>이 논문에는 PDF가 없습니다. 파일을 논문 위에 끌어다 놓으면 첨부됩니다.</translation>
    </message>
    <message>
        <source>This paper has no {scheme}.</source>
        <translation>이 논문에는 {scheme} 정보가 없습니다.</translation>
    </message>
    <message>
        <source>This paper has no web page.</source>
        <translation>이 논문에는 웹 페이지가 없습니다.</translation>
    </message>
    <message>
        <source>This address is not opened: it is neither of the web nor of mail.</source>
        <translation>웹이나 메일 주소가 아니므로 열지 않습니다.</translation>
    </message>
</context>
<context>
    <name>GroupList</name>
    <message>
        <source>Groups of duplicates</source>
        <translation>중복 그룹</translation>
    </message>
</context>
<context>
    <name>GroupModel</name>
    <message>
        <source>Without title</source>
        <translation>제목 없음</translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s)</source>
        <translation>
            <numerusform>논문 %n편</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hands</name>
    <message numerus="yes">
        <source>Over %n paper(s) a drag carries files, not text.</source>
        <translation>
            <numerusform>논문이 %n편을 넘으면 글이 아니라 파일 형식으로만 끌어 놓을 수 있습니다.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Untitled</source>
        <translation>제목 없음</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>모두 보기</translation>
    </message>
    <message>
        <source>Show fewer</source>
        <translation>간략히 보기</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>예제</translation>
    </message>
    <message>
        <source>Comes with refdesk, so that there is something to try.</source>
        <translation>기능을 시험해 볼 수 있도록 refdesk에 포함된 논문입니다.</translation>
    </message>
    <message>
        <source>Show papers with this tag</source>
        <translation>이 태그가 붙은 논문 보기</translation>
    </message>
    <message>
        <source>Tag: {name}</source>
        <translation>태그: {name}</translation>
    </message>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>Open the first file</source>
        <translation>첫 파일 열기</translation>
    </message>
    <message>
        <source>Enriched {0}/5</source>
        <translation>보강 {0}/5</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>(no key)</source>
        <translation>(지정된 키 없음)</translation>
    </message>
</context>
<context>
    <name>HelpDesk</name>
    <message>
        <source>Click what you want explained. Esc ends it.</source>
        <translation>설명이 필요한 곳을 누르십시오. Esc 키를 누르면 끝납니다.</translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>{page} – refdesk help</source>
        <translation>{page} – refdesk 도움말</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) found</source>
        <translation>
            <numerusform>%n곳을 찾았습니다</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing found. Try fewer words, or another one.</source>
        <translation>찾은 것이 없습니다. 단어를 줄이거나 다른 단어로 찾아보십시오.</translation>
    </message>
    <message>
        <source>Back (Alt+Left)</source>
        <translation>뒤로 (Alt+←)</translation>
    </message>
    <message>
        <source>Forward (Alt+Right)</source>
        <translation>앞으로 (Alt+→)</translation>
    </message>
    <message>
        <source>Smaller text (Ctrl+-)</source>
        <translation>글자 작게 (Ctrl+-)</translation>
    </message>
    <message>
        <source>Larger text (Ctrl++)</source>
        <translation>글자 크게 (Ctrl++)</translation>
    </message>
    <message>
        <source>Search help (Ctrl+F)</source>
        <translation>도움말 검색 (Ctrl+F)</translation>
    </message>
    <message>
        <source>Search help</source>
        <translation>도움말 검색</translation>
    </message>
    <message>
        <source>Topics of help</source>
        <translation>도움말 주제</translation>
    </message>
    <message>
        <source>What was found in help</source>
        <translation>도움말 검색 결과</translation>
    </message>
    <message>
        <source>refdesk help</source>
        <translation>refdesk 도움말</translation>
    </message>
</context>
<context>
    <name>HighlightBar</name>
    <message>
        <source>Highlight in {colour} ({key})</source>
        <translation>하이라이트: {colour}({key})</translation>
    </message>
    <message>
        <source>Highlight and write a note (Ctrl+Shift+H)</source>
        <translation>하이라이트하고 메모 쓰기(Ctrl+Shift+H)</translation>
    </message>
    <message>
        <source>Copy (Ctrl+C)</source>
        <translation>복사(Ctrl+C)</translation>
    </message>
</context>
<context>
    <name>HighlightExport</name>
    <message>
        <source>Highlights copied as Markdown.</source>
        <translation>하이라이트를 Markdown으로 복사함.</translation>
    </message>
    <message>
        <source>highlights</source>
        <translation>하이라이트</translation>
    </message>
    <message>
        <source>Export notes and highlights</source>
        <translation>메모와 하이라이트 내보내기</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>Markdown (*.md)</translation>
    </message>
    <message numerus="yes">
        <source>Highlights of %n paper(s) written to {path}</source>
        <translation>
            <numerusform>논문 %n편의 하이라이트를 {path}에 저장함</numerusform>
        </translation>
    </message>
    <message>
        <source>Exporting highlights</source>
        <translation>하이라이트 내보내는 중</translation>
    </message>
    <message>
        <source>There are no highlights to take out.</source>
        <translation>내보낼 하이라이트 없음.</translation>
    </message>
</context>
<context>
    <name>HighlightList</name>
    <message>
        <source>No longer found in the text</source>
        <translation>본문에서 더 이상 찾을 수 없음</translation>
    </message>
    <message>
        <source>Abstract</source>
        <translation>초록</translation>
    </message>
    <message>
        <source>Full text</source>
        <translation>본문</translation>
    </message>
    <message>
        <source>Show in the text</source>
        <translation>본문에서 보기</translation>
    </message>
    <message>
        <source>Edit note…</source>
        <translation>메모 편집…</translation>
    </message>
    <message>
        <source>Write a note…</source>
        <translation>메모 쓰기…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
</context>
<context>
    <name>Highlighter</name>
    <message>
        <source>These words are not part of the paper’s own text.</source>
        <translation>논문 원문에 속하지 않는 문구임.</translation>
    </message>
    <message>
        <source>Highlight deleted</source>
        <translation>하이라이트를 삭제했습니다</translation>
    </message>
    <message>
        <source>Text cursor on: arrow keys move it, with Shift they select. F7 ends it.</source>
        <translation>텍스트 커서 켬: 화살표 키로 이동, Shift와 함께 선택. F7로 끄기.</translation>
    </message>
    <message>
        <source>Text cursor off.</source>
        <translation>텍스트 커서 끔.</translation>
    </message>
    <message>
        <source>The highlight was not saved. {0}</source>
        <translation>하이라이트를 저장하지 못함. {0}</translation>
    </message>
    <message>
        <source>Highlight in {0}</source>
        <translation>하이라이트: {0}</translation>
    </message>
    <message>
        <source>Highlight and write a note</source>
        <translation>하이라이트하고 메모 쓰기</translation>
    </message>
    <message>
        <source>Edit note…</source>
        <translation>메모 편집…</translation>
    </message>
    <message>
        <source>Write a note…</source>
        <translation>메모 쓰기…</translation>
    </message>
    <message>
        <source>Delete the highlight</source>
        <translation>하이라이트 삭제</translation>
    </message>
</context>
<context>
    <name>Highlights</name>
    <message>
        <source>yellow</source>
        <translation>노란색</translation>
    </message>
    <message>
        <source>green</source>
        <translation>초록색</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>파란색</translation>
    </message>
    <message>
        <source>pink</source>
        <translation>분홍색</translation>
    </message>
    <message>
        <source>Abstract</source>
        <translation>초록</translation>
    </message>
    <message>
        <source>Full text</source>
        <translation>본문</translation>
    </message>
    <message>
        <source>No longer found in the text</source>
        <translation>본문에서 더 이상 찾을 수 없음</translation>
    </message>
    <message>
        <source>Highlight the selection</source>
        <translation>선택 부분 하이라이트</translation>
    </message>
    <message>
        <source>Write a margin note</source>
        <translation>여백 메모 쓰기</translation>
    </message>
    <message>
        <source>Select text with the keyboard</source>
        <translation>키보드로 텍스트 선택</translation>
    </message>
    <message>
        <source>Highlight the selection in {0}</source>
        <translation>선택 부분을 하이라이트: {0}</translation>
    </message>
</context>
<context>
    <name>HighlightsPanel</name>
    <message>
        <source>Highlights</source>
        <translation>하이라이트</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>Markdown으로 복사</translation>
    </message>
    <message>
        <source>Export highlights…</source>
        <translation>하이라이트 내보내기…</translation>
    </message>
    <message>
        <source>Highlights ({0})</source>
        <translation>하이라이트({0})</translation>
    </message>
    <message>
        <source>These words are no longer in the text.</source>
        <translation>이 문구는 더 이상 본문에 없음.</translation>
    </message>
    <message>
        <source>Highlight deleted</source>
        <translation>하이라이트를 삭제했습니다</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message numerus="yes">
        <source>%Ln hit(s)</source>
        <translation>
            <numerusform>%Ln건</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied %n search(es)</source>
        <translation>
            <numerusform>검색 %n건을 복사했습니다</numerusform>
        </translation>
    </message>
    <message>
        <source>Search again</source>
        <translation>다시 검색</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Remove from the history</source>
        <translation>검색 기록에서 제거</translation>
    </message>
    <message>
        <source>A click puts a search back, a double click runs it. #1 AND #2 works too.</source>
        <translation>클릭하면 검색식을 다시 불러오고, 두 번 클릭하면 실행합니다. #1 AND #2처럼 조합할 수도 있습니다.</translation>
    </message>
    <message>
        <source>Searches that you run are listed here.</source>
        <translation>실행한 검색이 여기에 표시됩니다.</translation>
    </message>
    <message>
        <source>History of searches</source>
        <translation>검색 기록</translation>
    </message>
    <message>
        <source>Combine with AND</source>
        <translation>AND로 결합</translation>
    </message>
    <message>
        <source>Combine with OR</source>
        <translation>OR로 결합</translation>
    </message>
    <message>
        <source>Copy history as text</source>
        <translation>검색 기록을 텍스트로 복사</translation>
    </message>
</context>
<context>
    <name>HitHead</name>
    <message numerus="yes">
        <source>%Ln paper(s) in {service}</source>
        <translation>
            <numerusform>{service} 논문 %Ln편</numerusform>
        </translation>
    </message>
    <message>
        <source>Did you mean {term}?</source>
        <translation>혹시 이것을 찾으셨습니까? {term}</translation>
    </message>
    <message>
        <source>{service} understood: {translation}</source>
        <translation>{service} 해석된 검색식: {translation}</translation>
    </message>
</context>
<context>
    <name>HitModel</name>
    <message>
        <source>In your library</source>
        <translation>라이브러리에 있음</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>제목</translation>
    </message>
    <message>
        <source>Authors</source>
        <translation>저자</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>학술지</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>연도</translation>
    </message>
    <message>
        <source>Design</source>
        <translation>연구 설계</translation>
    </message>
    <message>
        <source>Free full text</source>
        <translation>무료 원문</translation>
    </message>
    <message>
        <source>{number}: the service has no record of it</source>
        <translation>{number}: 서버에 레코드가 없음</translation>
    </message>
    <message>
        <source>{number}, not read yet</source>
        <translation>{number}, 아직 읽어 오지 않음</translation>
    </message>
    <message>
        <source>Not in your library</source>
        <translation>라이브러리에 없음</translation>
    </message>
    <message>
        <source>Free full text in PMC</source>
        <translation>PMC 무료 원문</translation>
    </message>
    <message>
        <source>Retracted</source>
        <translation>철회됨</translation>
    </message>
</context>
<context>
    <name>HitPage</name>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>The term was refused</source>
        <translation>검색식이 거부되었습니다</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>응답 없음</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>검색 결과 없음</translation>
    </message>
    <message>
        <source>No paper fits the term and the filters. Fewer words find more.</source>
        <translation>검색식과 필터에 맞는 논문이 없습니다. 검색어를 줄이면 더 많이 찾을 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>HitTable</name>
    <message>
        <source>Papers found</source>
        <translation>찾은 논문</translation>
    </message>
    <message>
        <source>Enter shows a paper; + adds the selected ones to the library</source>
        <translation>Enter 키로 논문을 보고, + 키로 선택한 논문을 라이브러리에 추가합니다</translation>
    </message>
</context>
<context>
    <name>IdentifierLine</name>
    <message>
        <source>Open {0}</source>
        <translation>열기: {0}</translation>
    </message>
    <message>
        <source>Copy {0}</source>
        <translation>복사: {0}</translation>
    </message>
    <message>
        <source>{0} copied</source>
        <translation>복사했습니다: {0}</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>added</source>
        <translation>추가</translation>
    </message>
    <message>
        <source>updated</source>
        <translation>갱신</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>변경 없음</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>제외</translation>
    </message>
    <message>
        <source>line {line}</source>
        <translation>{line}번째 줄</translation>
    </message>
    <message>
        <source>placed in collections</source>
        <translation>컬렉션에 넣음</translation>
    </message>
    <message>
        <source>tags</source>
        <translation>태그</translation>
    </message>
    <message>
        <source>notes</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>files</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>files not found</source>
        <translation>찾지 못한 파일</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import files</source>
        <translation>파일 가져오기</translation>
    </message>
    <message>
        <source>Read as</source>
        <translation>읽을 형식</translation>
    </message>
    <message>
        <source>Format found in each file</source>
        <translation>파일마다 자동 판별</translation>
    </message>
    <message>
        <source>Put into</source>
        <translation>넣을 곳</translation>
    </message>
    <message>
        <source>Columns…</source>
        <translation>열 지정…</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>보고서 복사</translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation>보고서 저장…</translation>
    </message>
    <message>
        <source>Say with “Columns…” what the columns of the table hold.</source>
        <translation>“열 지정…”에서 표의 각 열에 무엇이 들어 있는지 고르십시오.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>중지</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>보고서 저장</translation>
    </message>
    <message>
        <source>The report was not saved: {reason}</source>
        <translation>보고서를 저장하지 못했습니다: {reason}</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>문제</translation>
    </message>
    <message>
        <source>Problems: the first {listed} of {count}</source>
        <translation>문제 {count}건 중 처음 {listed}건</translation>
    </message>
    <message>
        <source>Importing {name}</source>
        <translation>{name} 가져오기</translation>
    </message>
    <message numerus="yes">
        <source>Importing %n file(s)</source>
        <translation>
            <numerusform>파일 %n개 가져오기</numerusform>
        </translation>
    </message>
    <message>
        <source>Import</source>
        <translation>가져오기</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message numerus="yes">
        <source>Import %n paper(s)</source>
        <translation>
            <numerusform>논문 %n편 가져오기</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportSummary</name>
    <message>
        <source>Progress</source>
        <translation>진행 상황</translation>
    </message>
    <message numerus="yes">
        <source>Reading… %n record(s)</source>
        <translation>
            <numerusform>읽는 중… 레코드 %n건</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>읽는 중…</translation>
    </message>
    <message>
        <source>Importing. You may close this window and go on working.</source>
        <translation>가져오는 중입니다. 이 창을 닫고 작업을 계속해도 됩니다.</translation>
    </message>
    <message>
        <source>The import was cancelled.</source>
        <translation>가져오기를 취소했습니다.</translation>
    </message>
    <message numerus="yes">
        <source>The import was cancelled; %n paper(s) were taken in before.</source>
        <translation>
            <numerusform>가져오기를 취소했습니다. 그 전에 논문 %n편이 들어왔습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) added</source>
        <translation>
            <numerusform>논문 %n편 추가됨</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new paper(s) found</source>
        <translation>
            <numerusform>새 논문 %n편</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to import was found</source>
        <translation>가져올 논문이 없습니다</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) look like another one</source>
        <translation>
            <numerusform>다른 레코드와 같은 논문으로 보이는 레코드 %n건</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new paper(s) look like one in the library</source>
        <translation>
            <numerusform>라이브러리에 이미 있는 것으로 보이는 새 논문 %n편</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n already in the library</source>
        <translation>
            <numerusform>이미 라이브러리에 있는 논문 %n편</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more than once in these files</source>
        <translation>
            <numerusform>이 파일들 안에서 중복 %n건</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>제외된 레코드 %n건</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be read</source>
        <translation>
            <numerusform>읽지 못한 파일 %n개</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InTextDialog</name>
    <message>
        <source>In-text citation copied: {0}</source>
        <translation>본문 내 인용을 복사했습니다: {0}</translation>
    </message>
    <message numerus="yes">
        <source>Careful: %n of these papers are retracted.</source>
        <translation>
            <numerusform>주의: 이 가운데 %n편은 철회된 논문입니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>In-text citation</source>
        <translation>본문 내 인용</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>인용 양식</translation>
    </message>
    <message>
        <source>Ctrl+Up and Ctrl+Down go to another paper, Enter copies</source>
        <translation>Ctrl+위/아래 화살표로 다른 논문으로 이동, Enter로 복사</translation>
    </message>
    <message>
        <source>Papers that are cited</source>
        <translation>인용할 논문</translation>
    </message>
    <message>
        <source>Citation</source>
        <translation>인용</translation>
    </message>
    <message>
        <source>Move up (Alt+Up)</source>
        <translation>위로 이동(Alt+위)</translation>
    </message>
    <message>
        <source>Move down (Alt+Down)</source>
        <translation>아래로 이동(Alt+아래)</translation>
    </message>
    <message>
        <source>Leave out (Del)</source>
        <translation>제외(Del)</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>JobIndicator</name>
    <message>
        <source>Cancel this job</source>
        <translation>이 작업 취소</translation>
    </message>
    <message>
        <source>Show background jobs</source>
        <translation>백그라운드 작업 표시</translation>
    </message>
    <message>
        <source>Progress of the running job</source>
        <translation>실행 중인 작업의 진행률</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s)</source>
        <translation>
            <numerusform>작업 %n개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>실패 %n개</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JobModel</name>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… 외 %n건</numerusform>
        </translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>대기 중</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{total}개 중 {done}개</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>실행 중</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>취소됨</translation>
    </message>
    <message>
        <source>Something in refdesk itself went wrong.</source>
        <translation>refdesk 내부에 오류가 생겼습니다.</translation>
    </message>
</context>
<context>
    <name>JobPanel</name>
    <message>
        <source>Background jobs</source>
        <translation>백그라운드 작업</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>지우기</translation>
    </message>
    <message>
        <source>Close the list of jobs</source>
        <translation>작업 목록 닫기</translation>
    </message>
</context>
<context>
    <name>KeyBook</name>
    <message>
        <source>In lists</source>
        <translation>목록</translation>
    </message>
    <message>
        <source>While a full text is read</source>
        <translation>본문을 읽을 때</translation>
    </message>
    <message>
        <source>Highlighting</source>
        <translation>하이라이트</translation>
    </message>
</context>
<context>
    <name>KeywordChips</name>
    <message>
        <source>Keywords</source>
        <translation>키워드</translation>
    </message>
    <message>
        <source>MeSH headings</source>
        <translation>MeSH 주제어</translation>
    </message>
    <message>
        <source>* main topic of the paper</source>
        <translation>* 논문의 주요 주제</translation>
    </message>
    <message>
        <source>Search the library: {0}</source>
        <translation>라이브러리에서 검색: {0}</translation>
    </message>
    <message>
        <source>A click searches your library, Ctrl+click searches PubMed.</source>
        <translation>클릭하면 라이브러리에서, Ctrl+클릭하면 PubMed에서 검색합니다.</translation>
    </message>
    <message>
        <source>In PubMed, free full text only</source>
        <translation>PubMed에서는 무료 원문만</translation>
    </message>
    <message>
        <source>Search the library</source>
        <translation>라이브러리 검색</translation>
    </message>
    <message>
        <source>Search PubMed</source>
        <translation>PubMed 검색</translation>
    </message>
    <message>
        <source>What is this?</source>
        <translation>이것은 무엇입니까?</translation>
    </message>
</context>
<context>
    <name>Korean</name>
    <message>
        <source>The abstract is being read …</source>
        <translation>초록을 읽고 있습니다…</translation>
    </message>
    <message>
        <source>Nothing was read in this abstract that a summary could say.</source>
        <translation>이 초록에서 요약에 담을 내용을 읽어 내지 못했습니다.</translation>
    </message>
    <message>
        <source>Composed by refdesk from what it read in the abstract. Not a translation.</source>
        <translation>refdesk가 초록에서 읽어 낸 내용으로 작성한 요약입니다. 번역이 아닙니다.</translation>
    </message>
    <message>
        <source>source</source>
        <translation>원문</translation>
    </message>
</context>
<context>
    <name>KoreanSources</name>
    <message>
        <source>Authors&apos; abstract</source>
        <translation>국문 초록</translation>
    </message>
    <message>
        <source>The Korean abstract of the record, by its authors</source>
        <translation>레코드에 실린 저자의 국문 초록</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>요약</translation>
    </message>
    <message>
        <source>Composed by refdesk from what it read in the abstract; works offline</source>
        <translation>refdesk가 초록에서 읽어 낸 내용으로 작성한 요약, 오프라인에서도 사용 가능</translation>
    </message>
    <message>
        <source>Language model</source>
        <translation>언어 모델</translation>
    </message>
    <message>
        <source>A translation or summary by the language model that you have configured</source>
        <translation>직접 설정한 언어 모델의 번역 또는 요약</translation>
    </message>
    <message>
        <source>Source of the Korean text</source>
        <translation>한국어 글의 출처</translation>
    </message>
</context>
<context>
    <name>Language</name>
    <message>
        <source>English</source>
        <translation>영어</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>한국어</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>일본어</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>중국어</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>스페인어</translation>
    </message>
    <message>
        <source>Portuguese</source>
        <translation>포르투갈어</translation>
    </message>
    <message>
        <source>French</source>
        <translation>프랑스어</translation>
    </message>
    <message>
        <source>German</source>
        <translation>독일어</translation>
    </message>
    <message>
        <source>Italian</source>
        <translation>이탈리아어</translation>
    </message>
    <message>
        <source>Russian</source>
        <translation>러시아어</translation>
    </message>
    <message>
        <source>Turkish</source>
        <translation>튀르키예어</translation>
    </message>
    <message>
        <source>Polish</source>
        <translation>폴란드어</translation>
    </message>
    <message>
        <source>Dutch</source>
        <translation>네덜란드어</translation>
    </message>
    <message>
        <source>Arabic</source>
        <translation>아랍어</translation>
    </message>
    <message>
        <source>Persian</source>
        <translation>페르시아어</translation>
    </message>
    <message>
        <source>Czech</source>
        <translation>체코어</translation>
    </message>
    <message>
        <source>Danish</source>
        <translation>덴마크어</translation>
    </message>
    <message>
        <source>Swedish</source>
        <translation>스웨덴어</translation>
    </message>
    <message>
        <source>Norwegian</source>
        <translation>노르웨이어</translation>
    </message>
    <message>
        <source>Finnish</source>
        <translation>핀란드어</translation>
    </message>
    <message>
        <source>Hungarian</source>
        <translation>헝가리어</translation>
    </message>
    <message>
        <source>Greek</source>
        <translation>그리스어</translation>
    </message>
    <message>
        <source>Hebrew</source>
        <translation>히브리어</translation>
    </message>
    <message>
        <source>Ukrainian</source>
        <translation>우크라이나어</translation>
    </message>
    <message>
        <source>Croatian</source>
        <translation>크로아티아어</translation>
    </message>
    <message>
        <source>Vietnamese</source>
        <translation>베트남어</translation>
    </message>
</context>
<context>
    <name>LibraryCommands</name>
    <message numerus="yes">
        <source>%n paper(s) restored</source>
        <translation>
            <numerusform>논문 %n편을 복원했습니다</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) rated: {stars}</source>
        <translation>
            <numerusform>논문 %n편에 평점을 매겼습니다: {stars}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rating taken from %n paper(s)</source>
        <translation>
            <numerusform>논문 %n편의 평점을 지웠습니다</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) moved to the trash</source>
        <translation>
            <numerusform>논문 %n편을 휴지통으로 옮겼습니다</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) deleted for good</source>
        <translation>
            <numerusform>논문 %n편을 완전히 삭제했습니다</numerusform>
        </translation>
    </message>
    <message>
        <source>New collection</source>
        <translation>새 컬렉션</translation>
    </message>
    <message>
        <source>Collection deleted; its papers stay in the library.</source>
        <translation>컬렉션을 삭제했습니다. 논문은 라이브러리에 남아 있습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) put into “{name}”</source>
        <translation>
            <numerusform>논문 %n편을 “{name}” 컬렉션에 넣었습니다</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) taken out of “{name}”</source>
        <translation>
            <numerusform>논문 %n편을 “{name}” 컬렉션에서 뺐습니다</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) moved to “{name}”</source>
        <translation>
            <numerusform>논문 %n편을 “{name}” 컬렉션으로 옮겼습니다</numerusform>
        </translation>
    </message>
    <message>
        <source>Collection moved</source>
        <translation>컬렉션을 옮겼습니다</translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) tagged “{name}”</source>
        <translation>
            <numerusform>논문 %n편에 “{name}” 태그를 추가했습니다</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tag “{name}” taken from %n paper(s)</source>
        <translation>
            <numerusform>논문 %n편에서 “{name}” 태그를 제거했습니다</numerusform>
        </translation>
    </message>
    <message>
        <source>Tag “{name}” removed</source>
        <translation>“{name}” 태그를 삭제했습니다</translation>
    </message>
    <message>
        <source>Taken back: {step}</source>
        <translation>실행 취소: {step}</translation>
    </message>
    <message>
        <source>Done again: {step}</source>
        <translation>다시 실행: {step}</translation>
    </message>
    <message numerus="yes">
        <source>move %n paper(s) to the trash</source>
        <translation>
            <numerusform>논문 %n편을 휴지통으로 이동</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>restore %n paper(s)</source>
        <translation>
            <numerusform>논문 %n편 복원</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>mark %n paper(s) as read</source>
        <translation>
            <numerusform>논문 %n편을 읽음으로 표시</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>mark %n paper(s) as unread</source>
        <translation>
            <numerusform>논문 %n편을 읽지 않음으로 표시</numerusform>
        </translation>
    </message>
    <message>
        <source>rename collection</source>
        <translation>컬렉션 이름 바꾸기</translation>
    </message>
    <message>
        <source>new collection</source>
        <translation>새 컬렉션</translation>
    </message>
    <message>
        <source>delete collection</source>
        <translation>컬렉션 삭제</translation>
    </message>
    <message numerus="yes">
        <source>put %n paper(s) into a collection</source>
        <translation>
            <numerusform>논문 %n편을 컬렉션에 추가</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>take %n paper(s) out of a collection</source>
        <translation>
            <numerusform>논문 %n편을 컬렉션에서 제거</numerusform>
        </translation>
    </message>
    <message>
        <source>move collection</source>
        <translation>컬렉션 옮기기</translation>
    </message>
    <message>
        <source>write a note</source>
        <translation>메모 쓰기</translation>
    </message>
    <message>
        <source>highlight</source>
        <translation>하이라이트</translation>
    </message>
    <message>
        <source>change a highlight</source>
        <translation>하이라이트 변경</translation>
    </message>
    <message>
        <source>delete a highlight</source>
        <translation>하이라이트 삭제</translation>
    </message>
    <message>
        <source>correct what was read</source>
        <translation>추출 내용 수정</translation>
    </message>
    <message numerus="yes">
        <source>delete %n paper(s) for good</source>
        <translation>
            <numerusform>논문 %n편 완전히 삭제</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>import (%n paper(s))</source>
        <translation>
            <numerusform>가져오기(논문 %n편)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>add %n paper(s)</source>
        <translation>
            <numerusform>논문 %n편 추가</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>new notices on %n paper(s)</source>
        <translation>
            <numerusform>논문 %n편에 대한 새 공지</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>refresh %n paper(s)</source>
        <translation>
            <numerusform>논문 %n편 새로 고침</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>merge %n paper(s)</source>
        <translation>
            <numerusform>논문 %n편 합치기</numerusform>
        </translation>
    </message>
    <message>
        <source>not a duplicate</source>
        <translation>중복 아님</translation>
    </message>
    <message numerus="yes">
        <source>edit %n paper(s)</source>
        <translation>
            <numerusform>논문 %n편 편집</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>tag %n paper(s)</source>
        <translation>
            <numerusform>논문 %n편에 태그 추가</numerusform>
        </translation>
    </message>
    <message>
        <source>delete tag</source>
        <translation>태그 삭제</translation>
    </message>
    <message numerus="yes">
        <source>untag %n paper(s)</source>
        <translation>
            <numerusform>논문 %n편에서 태그 제거</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>tag or untag %n paper(s)</source>
        <translation>
            <numerusform>논문 %n편의 태그 붙이기 또는 떼기</numerusform>
        </translation>
    </message>
    <message>
        <source>change tag</source>
        <translation>태그 변경</translation>
    </message>
    <message numerus="yes">
        <source>rate %n paper(s)</source>
        <translation>
            <numerusform>논문 %n편 평점</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>move %n paper(s) to another collection</source>
        <translation>
            <numerusform>논문 %n편을 다른 컬렉션으로 옮기기</numerusform>
        </translation>
    </message>
    <message>
        <source>new paper</source>
        <translation>새 논문</translation>
    </message>
    <message>
        <source>attach files</source>
        <translation>파일 첨부</translation>
    </message>
    <message>
        <source>add a PDF</source>
        <translation>PDF 추가</translation>
    </message>
    <message>
        <source>remove a file</source>
        <translation>파일 제거</translation>
    </message>
    <message>
        <source>rename a file</source>
        <translation>파일 이름 바꾸기</translation>
    </message>
    <message>
        <source>save search</source>
        <translation>검색 저장</translation>
    </message>
    <message>
        <source>rename saved search</source>
        <translation>저장한 검색 이름 바꾸기</translation>
    </message>
    <message>
        <source>edit saved search</source>
        <translation>저장한 검색 편집</translation>
    </message>
    <message>
        <source>delete saved search</source>
        <translation>저장한 검색 삭제</translation>
    </message>
</context>
<context>
    <name>LibraryModel</name>
    <message>
        <source>No rating</source>
        <translation>평점 없음</translation>
    </message>
    <message>
        <source>Full text is in the library</source>
        <translation>본문이 라이브러리에 있음</translation>
    </message>
    <message>
        <source>A dot marks papers that you have not read</source>
        <translation>점이 있으면 아직 읽지 않은 논문입니다</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>제목</translation>
    </message>
    <message>
        <source>First author</source>
        <translation>제1저자</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>연도</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>학술지</translation>
    </message>
    <message>
        <source>Design</source>
        <translation>연구 설계</translation>
    </message>
    <message>
        <source>PMID</source>
        <translation>PMID</translation>
    </message>
    <message>
        <source>Full text</source>
        <translation>본문</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>읽음</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>추가한 날짜</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>평점</translation>
    </message>
    <message>
        <source>(no title)</source>
        <translation>(제목 없음)</translation>
    </message>
    <message>
        <source>Full text in the library</source>
        <translation>라이브러리에 본문 있음</translation>
    </message>
    <message>
        <source>No full text</source>
        <translation>본문 없음</translation>
    </message>
    <message>
        <source>Not read yet</source>
        <translation>아직 읽지 않음</translation>
    </message>
    <message numerus="yes">
        <source>%n star(s)</source>
        <translation>
            <numerusform>별 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>Retracted</source>
        <translation>철회됨</translation>
    </message>
    <message>
        <source>Expression of concern</source>
        <translation>우려 표명</translation>
    </message>
    <message>
        <source>Sample, not a real paper</source>
        <translation>예제이며 실제 논문이 아님</translation>
    </message>
</context>
<context>
    <name>LibraryPane</name>
    <message>
        <source>No paper matches “{text}”.</source>
        <translation>“{text}” 검색 결과가 없습니다.</translation>
    </message>
    <message>
        <source>No paper here carries this tag.</source>
        <translation>이 태그가 있는 논문이 여기에 없습니다.</translation>
    </message>
    <message>
        <source>No paper answers this saved search now.</source>
        <translation>지금은 이 저장한 검색에 해당하는 논문이 없습니다.</translation>
    </message>
    <message>
        <source>This collection is empty. Drag papers from the list onto it.</source>
        <translation>컬렉션이 비어 있습니다. 목록에서 논문을 끌어다 놓으십시오.</translation>
    </message>
    <message>
        <source>Every paper is in the trash.</source>
        <translation>모든 논문이 휴지통에 있습니다.</translation>
    </message>
    <message>
        <source>Nothing was added lately.</source>
        <translation>최근에 추가한 논문이 없습니다.</translation>
    </message>
    <message>
        <source>You have opened no paper lately.</source>
        <translation>최근에 연 논문이 없습니다.</translation>
    </message>
    <message>
        <source>You have read everything.</source>
        <translation>모든 논문을 읽었습니다.</translation>
    </message>
    <message>
        <source>No paper in your library is known to be retracted.</source>
        <translation>라이브러리에 철회가 확인된 논문이 없습니다.</translation>
    </message>
    <message>
        <source>The trash is empty.</source>
        <translation>휴지통이 비어 있습니다.</translation>
    </message>
    <message>
        <source>Clear search</source>
        <translation>검색 지우기</translation>
    </message>
</context>
<context>
    <name>LibraryView</name>
    <message>
        <source>Papers</source>
        <translation>논문</translation>
    </message>
    <message>
        <source>The papers of the chosen place; Enter opens one</source>
        <translation>선택한 위치의 논문 목록. Enter를 누르면 논문을 엽니다</translation>
    </message>
</context>
<context>
    <name>Licence</name>
    <message>
        <source>no rights reserved (CC0)</source>
        <translation>권리 유보 없음(CC0)</translation>
    </message>
    <message>
        <source>public domain</source>
        <translation>퍼블릭 도메인</translation>
    </message>
    <message>
        <source>Creative Commons Attribution (CC BY)</source>
        <translation>크리에이티브 커먼즈 저작자표시(CC BY)</translation>
    </message>
    <message>
        <source>Creative Commons Attribution-ShareAlike (CC BY-SA)</source>
        <translation>크리에이티브 커먼즈 저작자표시-동일조건변경허락(CC BY-SA)</translation>
    </message>
    <message>
        <source>Creative Commons Attribution-NoDerivatives (CC BY-ND)</source>
        <translation>크리에이티브 커먼즈 저작자표시-변경금지(CC BY-ND)</translation>
    </message>
    <message>
        <source>Creative Commons Attribution-NonCommercial (CC BY-NC)</source>
        <translation>크리에이티브 커먼즈 저작자표시-비영리(CC BY-NC)</translation>
    </message>
    <message>
        <source>Creative Commons Attribution-NonCommercial-ShareAlike (CC BY-NC-SA)</source>
        <translation>크리에이티브 커먼즈 저작자표시-비영리-동일조건변경허락(CC BY-NC-SA)</translation>
    </message>
    <message>
        <source>Creative Commons Attribution-NonCommercial-NoDerivatives (CC BY-NC-ND)</source>
        <translation>크리에이티브 커먼즈 저작자표시-비영리-변경금지(CC BY-NC-ND)</translation>
    </message>
    <message>
        <source>BioMed Central open access (2002)</source>
        <translation>BioMed Central 오픈 액세스(2002)</translation>
    </message>
    <message>
        <source>author manuscript, for text mining</source>
        <translation>저자 원고, 텍스트 마이닝용</translation>
    </message>
    <message>
        <source>licence not stated</source>
        <translation>이용허락 명시되지 않음</translation>
    </message>
    <message>
        <source>It may be read and analysed by machine. Copies and translations must not be passed on.</source>
        <translation>읽거나 기계로 분석할 수 있습니다. 사본과 번역본은 배포할 수 없습니다.</translation>
    </message>
    <message>
        <source>What is allowed is not stated: read it yourself, and pass on neither copies nor translations.</source>
        <translation>허용 범위가 명시되지 않았습니다. 혼자 읽는 데에만 쓰고 사본이나 번역본은 배포하지 마십시오.</translation>
    </message>
    <message>
        <source>Copies and translations may be passed on.</source>
        <translation>사본과 번역본을 배포할 수 있습니다.</translation>
    </message>
    <message>
        <source>Copies may be passed on, unchanged; translations must not.</source>
        <translation>사본은 변경하지 않고 배포할 수 있으나 번역본은 배포할 수 없습니다.</translation>
    </message>
    <message>
        <source>Not for commercial purposes.</source>
        <translation>영리 목적으로는 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>A translation takes the same licence.</source>
        <translation>번역본에는 같은 이용허락을 적용해야 합니다.</translation>
    </message>
    <message>
        <source>The authors are to be named.</source>
        <translation>저자를 밝혀야 합니다.</translation>
    </message>
</context>
<context>
    <name>LinkDialog</name>
    <message>
        <source>Look at this address</source>
        <translation>주소 확인</translation>
    </message>
    <message>
        <source>The link leads to {host}. Open it only if that is where you want to go.</source>
        <translation>링크가 가리키는 서버: {host}. 이 서버가 맞을 때만 여십시오.</translation>
    </message>
    <message>
        <source>The text of the link names another server.</source>
        <translation>링크의 글에는 다른 서버 이름이 적혀 있습니다.</translation>
    </message>
    <message>
        <source>What stands before the @ sign looks like a server but is only a user name.</source>
        <translation>@ 앞부분은 서버처럼 보이지만 사용자 이름일 뿐입니다.</translation>
    </message>
    <message>
        <source>The name of the server has letters that may be mistaken for others.</source>
        <translation>서버 이름에 다른 글자로 잘못 보기 쉬운 글자가 있습니다.</translation>
    </message>
    <message>
        <source>The address leads to a number or to a device in your own network, not to a server with a public name.</source>
        <translation>공개된 이름을 가진 서버가 아니라 숫자 주소나 내부 네트워크의 장치를 가리킵니다.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>주소</translation>
    </message>
    <message>
        <source>Open in browser</source>
        <translation>브라우저에서 열기</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>주소 복사</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
</context>
<context>
    <name>ListForm</name>
    <message>
        <source>Papers</source>
        <translation>논문</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>인용 양식</translation>
    </message>
    <message>
        <source>Heading</source>
        <translation>제목 줄</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>정렬</translation>
    </message>
    <message>
        <source>As the style asks</source>
        <translation>양식의 순서</translation>
    </message>
    <message>
        <source>As in the list of papers</source>
        <translation>논문 목록의 순서</translation>
    </message>
    <message>
        <source>By author</source>
        <translation>저자순</translation>
    </message>
    <message>
        <source>By year, oldest first</source>
        <translation>연도순(오래된 것부터)</translation>
    </message>
    <message>
        <source>By year, newest first</source>
        <translation>연도순(최신부터)</translation>
    </message>
    <message>
        <source>By title</source>
        <translation>제목순</translation>
    </message>
    <message>
        <source>No heading</source>
        <translation>제목 줄 없음</translation>
    </message>
</context>
<context>
    <name>ListHeader</name>
    <message>
        <source>Sorted by: {0}</source>
        <translation>정렬: {0}</translation>
    </message>
</context>
<context>
    <name>ListKeys</name>
    <message>
        <source>Tag of this key, on or off</source>
        <translation>이 키의 태그 붙이기, 떼기</translation>
    </message>
    <message>
        <source>Tags of all keys off</source>
        <translation>키에 지정한 태그 모두 떼기</translation>
    </message>
    <message>
        <source>First and last paper</source>
        <translation>처음, 마지막 논문</translation>
    </message>
    <message>
        <source>Copy the selected papers</source>
        <translation>선택한 논문 복사</translation>
    </message>
    <message>
        <source>Add what is on the clipboard</source>
        <translation>클립보드 내용 추가</translation>
    </message>
    <message>
        <source>Held: collections of the paper</source>
        <translation>누르고 있기: 논문이 든 컬렉션 표시</translation>
    </message>
    <message>
        <source>Rename collection, tag or search</source>
        <translation>컬렉션, 태그, 검색 이름 바꾸기</translation>
    </message>
    <message>
        <source>Delete collection or saved search</source>
        <translation>컬렉션, 저장한 검색 삭제</translation>
    </message>
    <message>
        <source>Only papers with the tag, or all</source>
        <translation>태그가 붙은 논문만 또는 모두 보기</translation>
    </message>
    <message>
        <source>Menu at the keyboard</source>
        <translation>현재 항목의 메뉴</translation>
    </message>
    <message>
        <source>Citation up or down</source>
        <translation>인용을 위, 아래로 이동</translation>
    </message>
</context>
<context>
    <name>ListOutput</name>
    <message numerus="yes">
        <source>%n reference(s) copied ({style}).</source>
        <translation>
            <numerusform>참고문헌 %n건을 복사했습니다({style}).</numerusform>
        </translation>
    </message>
    <message>
        <source>References</source>
        <translation>참고문헌</translation>
    </message>
    <message>
        <source>Save reference list</source>
        <translation>참고문헌 저장</translation>
    </message>
    <message>
        <source>Reference list saved to {path}</source>
        <translation>참고문헌 저장 위치: {path}</translation>
    </message>
    <message>
        <source>Saving {name}</source>
        <translation>{name} 저장</translation>
    </message>
    <message>
        <source>Print reference list</source>
        <translation>참고문헌 인쇄</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>인쇄</translation>
    </message>
    <message>
        <source>Reference list sent to the printer.</source>
        <translation>참고문헌을 프린터로 보냈습니다.</translation>
    </message>
</context>
<context>
    <name>ListPreview</name>
    <message>
        <source>Reference list</source>
        <translation>참고문헌</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>이전 쪽</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>다음 쪽</translation>
    </message>
    <message>
        <source>Formatting</source>
        <translation>서식 만드는 중</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>{first} to {last} of {total}</source>
        <translation>{total}건 중 {first}–{last}</translation>
    </message>
</context>
<context>
    <name>Locators</name>
    <message>
        <source>Page</source>
        <translation>쪽</translation>
    </message>
    <message>
        <source>Chapter</source>
        <translation>장</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>절</translation>
    </message>
    <message>
        <source>Paragraph</source>
        <translation>문단</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>그림</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>표</translation>
    </message>
    <message>
        <source>Appendix</source>
        <translation>부록</translation>
    </message>
    <message>
        <source>Verse</source>
        <translation>연</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>행</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>주</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>부</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>권</translation>
    </message>
    <message>
        <source>Issue</source>
        <translation>호</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>책</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>단</translation>
    </message>
    <message>
        <source>Folio</source>
        <translation>장(폴리오)</translation>
    </message>
    <message>
        <source>Opus</source>
        <translation>작품 번호</translation>
    </message>
    <message>
        <source>Supplement</source>
        <translation>보충</translation>
    </message>
    <message>
        <source>Timestamp</source>
        <translation>재생 시각</translation>
    </message>
</context>
<context>
    <name>LogPage</name>
    <message>
        <source>Records identified (n = {records}), duplicate records removed (n = {removed})</source>
        <translation>식별한 레코드 (n = {records}), 제거한 중복 레코드 (n = {removed})</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more file(s)</source>
        <translation>
            <numerusform>… 외 파일 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>Added otherwise (n = {n})</source>
        <translation>다른 방법으로 추가 (n = {n})</translation>
    </message>
    <message>
        <source>Removed on import (n = {first}), by merging (n = {second})</source>
        <translation>가져올 때 제거 (n = {first}), 병합으로 제거 (n = {second})</translation>
    </message>
    <message>
        <source>The counts were copied.</source>
        <translation>건수를 복사했습니다.</translation>
    </message>
    <message>
        <source>Save the account</source>
        <translation>병합 기록 저장</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>저장했습니다: {path}</translation>
    </message>
    <message>
        <source>For the PRISMA 2020 flow diagram</source>
        <translation>PRISMA 2020 흐름도용</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>CSV로 저장…</translation>
    </message>
    <message>
        <source>Merged papers</source>
        <translation>병합한 논문</translation>
    </message>
</context>
<context>
    <name>MachineKorean</name>
    <message>
        <source>The abstract has no number “{text}”.</source>
        <translation>초록에 없는 수치입니다: “{text}”.</translation>
    </message>
    <message>
        <source>“{text}” is not what the abstract says: “{source}”.</source>
        <translation>“{text}” 표기가 초록과 다릅니다. 초록의 표기: “{source}”.</translation>
    </message>
    <message>
        <source>The abstract has no word “{text}”.</source>
        <translation>초록에 없는 단어입니다: “{text}”.</translation>
    </message>
    <message>
        <source>The abstract names no drug “{text}”.</source>
        <translation>초록에 없는 약물 이름입니다: “{text}”.</translation>
    </message>
    <message>
        <source>The abstract says the opposite direction: “{source}”</source>
        <translation>초록의 방향은 반대입니다: “{source}”</translation>
    </message>
    <message>
        <source>The abstract says the opposite of whether something was shown: “{source}”</source>
        <translation>효과나 차이의 유무가 초록과 반대입니다: “{source}”</translation>
    </message>
    <message>
        <source>Numbers of this section that are not in the translation: {numbers}</source>
        <translation>이 항목에서 번역에 빠진 수치: {numbers}</translation>
    </message>
    <message>
        <source>Summarise again with {model}</source>
        <translation>{model} 모델로 다시 요약</translation>
    </message>
    <message>
        <source>Summarise in Korean with {model}</source>
        <translation>{model} 모델로 한글 요약</translation>
    </message>
    <message>
        <source>Translate again with {model}</source>
        <translation>{model} 모델로 다시 번역</translation>
    </message>
    <message>
        <source>Translate into Korean with {model}</source>
        <translation>{model} 모델로 한국어 번역</translation>
    </message>
    <message>
        <source>Machine-made summary: {model}, {date}</source>
        <translation>기계 요약: {model}, {date}</translation>
    </message>
    <message>
        <source>Machine-made translation: {model}, {date}</source>
        <translation>기계 번역: {model}, {date}</translation>
    </message>
    <message>
        <source>Machine-made summary: {model}, not finished</source>
        <translation>기계 요약: {model}, 미완성</translation>
    </message>
    <message>
        <source>Machine-made translation: {model}, not finished</source>
        <translation>기계 번역: {model}, 미완성</translation>
    </message>
    <message>
        <source>Section {place} of {total}…</source>
        <translation>항목 {place}/{total}…</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>작성 중…</translation>
    </message>
    <message>
        <source>Waiting for the model…</source>
        <translation>모델의 응답을 기다리는 중…</translation>
    </message>
    <message>
        <source>Korean by {model}: {title}</source>
        <translation>{model} 모델의 한국어: {title}</translation>
    </message>
    <message>
        <source>Copied, with who made it.</source>
        <translation>작성한 모델과 함께 복사했습니다.</translation>
    </message>
</context>
<context>
    <name>MachinePage</name>
    <message>
        <source>asked at {host}</source>
        <translation>요청한 곳 {host}</translation>
    </message>
    <message numerus="yes">
        <source>%n sentence(s) say what the abstract does not; underlined and marked {sign}.</source>
        <translation>
            <numerusform>초록이 말하지 않은 것을 담은 문장이 %n개 있어 밑줄과 {sign} 기호로 표시했습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Its numbers, units, signs, drug names and Latin words are all in the abstract; nothing else was checked.</source>
        <translation>수치, 단위, 부호, 약물 이름, 영문 단어는 모두 초록에 있습니다. 그 밖의 것은 확인하지 않았습니다.</translation>
    </message>
    <message>
        <source>The abstract has changed since this was written.</source>
        <translation>이 글을 작성한 뒤 초록이 바뀌었습니다.</translation>
    </message>
    <message>
        <source>Incomplete: it was stopped. It is not kept.</source>
        <translation>완전하지 않음: 도중에 멈추었으며 보관하지 않습니다.</translation>
    </message>
    <message>
        <source>Incomplete: it broke off. It is not kept.</source>
        <translation>완전하지 않음: 도중에 끊어졌으며 보관하지 않습니다.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>A language model of your own, on this computer or elsewhere, can translate the abstract. No model is set up.</source>
        <translation>이 컴퓨터나 다른 곳에 있는 언어 모델로 초록을 번역할 수 있습니다. 아직 설정된 모델이 없습니다.</translation>
    </message>
    <message>
        <source>Set up a language model…</source>
        <translation>언어 모델 설정…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Copy the Korean with who made it and when</source>
        <translation>한국어 글을 작성한 모델, 날짜와 함께 복사</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Delete this text from the library</source>
        <translation>이 글을 라이브러리에서 삭제</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message numerus="yes">
        <source>%Ln paper(s)</source>
        <translation>
            <numerusform>논문 %Ln편</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln편 선택됨</numerusform>
        </translation>
    </message>
    <message>
        <source>Add and search</source>
        <translation>추가와 검색</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>파일(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>편집(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>보기(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Library</source>
        <translation>라이브러리(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>도구(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>도움말(&amp;H)</translation>
    </message>
    <message>
        <source>Ratin&amp;g</source>
        <translation>평점(&amp;G)</translation>
    </message>
    <message>
        <source>So&amp;rt list by</source>
        <translation>목록 정렬(&amp;R)</translation>
    </message>
    <message>
        <source>Tag with</source>
        <translation>태그 붙이기</translation>
    </message>
</context>
<context>
    <name>MergePanel</name>
    <message numerus="yes">
        <source>Paper {number} stays; %n other(s) go to the trash.</source>
        <translation>
            <numerusform>논문 {number}번이 남고, 나머지 %n편은 휴지통으로 이동합니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out, and remembered as another paper.</source>
        <translation>
            <numerusform>%n편은 다른 논문으로 기억합니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more of the group are not shown.</source>
        <translation>
            <numerusform>그룹의 %n편은 표시하지 않았습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show the %n field(s) that agree</source>
        <translation>
            <numerusform>일치하는 항목 %n개 표시</numerusform>
        </translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>병합</translation>
    </message>
    <message>
        <source>Not a duplicate</source>
        <translation>중복 아님</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>건너뛰기</translation>
    </message>
    <message>
        <source>Choose a group to see its papers side by side.</source>
        <translation>그룹을 선택하면 논문을 나란히 비교합니다.</translation>
    </message>
    <message>
        <source>Space keeps a value · Enter merges · N: not a duplicate</source>
        <translation>Space: 값 선택 · Enter: 병합 · N: 중복 아님</translation>
    </message>
    <message>
        <source>S: next group</source>
        <translation>S: 다음 그룹</translation>
    </message>
</context>
<context>
    <name>MergeWindow</name>
    <message numerus="yes">
        <source>%n paper(s) became one</source>
        <translation>
            <numerusform>논문 %n편을 하나로 병합했습니다</numerusform>
        </translation>
    </message>
    <message>
        <source>Remembered: these are not the same paper</source>
        <translation>같은 논문이 아님을 기억했습니다</translation>
    </message>
    <message>
        <source>Merge papers</source>
        <translation>논문 병합</translation>
    </message>
</context>
<context>
    <name>MeshLookup</name>
    <message>
        <source>Look up a MeSH heading</source>
        <translation>MeSH 주제어 찾기</translation>
    </message>
    <message>
        <source>MeSH headings</source>
        <translation>MeSH 주제어</translation>
    </message>
    <message>
        <source>As heading</source>
        <translation>주제어로</translation>
    </message>
    <message>
        <source>With all narrower headings: [mh]</source>
        <translation>하위 주제어 모두 포함: [mh]</translation>
    </message>
    <message>
        <source>As main topic</source>
        <translation>주요 주제로</translation>
    </message>
    <message>
        <source>Only papers that are mainly about it: [majr]</source>
        <translation>이 주제를 주로 다룬 논문만: [majr]</translation>
    </message>
    <message>
        <source>Without narrower</source>
        <translation>하위어 제외</translation>
    </message>
    <message>
        <source>Without narrower headings: [mh:noexp]</source>
        <translation>하위 주제어 제외: [mh:noexp]</translation>
    </message>
    <message>
        <source>Looking up…</source>
        <translation>찾는 중…</translation>
    </message>
    <message>
        <source>MeSH has no heading with these words.</source>
        <translation>이 검색어가 들어간 MeSH 주제어가 없습니다.</translation>
    </message>
    <message>
        <source>MeSH is the vocabulary that PubMed&apos;s indexers use. Type two letters.</source>
        <translation>MeSH는 PubMed 색인에 쓰는 주제어입니다. 영문 두 글자 이상을 입력하십시오.</translation>
    </message>
    <message>
        <source>Entry terms</source>
        <translation>동의어</translation>
    </message>
    <message>
        <source>Places in the tree</source>
        <translation>트리 번호</translation>
    </message>
    <message>
        <source>Broader headings</source>
        <translation>상위 용어</translation>
    </message>
    <message>
        <source>Narrower headings</source>
        <translation>하위 용어</translation>
    </message>
</context>
<context>
    <name>ModelSection</name>
    <message>
        <source>A language model of your own can translate or summarise abstracts in Korean. It is asked only when you press its button, and every number, unit, sign and drug name that it writes is held to the abstract.</source>
        <translation>직접 설정한 언어 모델로 초록을 한국어로 번역하거나 요약할 수 있습니다. 단추를 누를 때만 요청하며, 모델이 쓴 모든 수치, 단위, 부호, 약물 이름을 초록과 대조합니다.</translation>
    </message>
    <message>
        <source>Interface</source>
        <translation>인터페이스</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>주소</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>키</translation>
    </message>
    <message>
        <source>Writes</source>
        <translation>작성할 글</translation>
    </message>
    <message>
        <source>Language model: {0}</source>
        <translation>언어 모델: {0}</translation>
    </message>
    <message>
        <source>No language model</source>
        <translation>언어 모델 없음</translation>
    </message>
    <message>
        <source>OpenAI or compatible</source>
        <translation>OpenAI 또는 호환</translation>
    </message>
    <message>
        <source>A translation of each section</source>
        <translation>항목별 번역</translation>
    </message>
    <message>
        <source>A short summary</source>
        <translation>짧은 요약</translation>
    </message>
    <message>
        <source>A local model needs none</source>
        <translation>이 컴퓨터의 모델에는 필요 없음</translation>
    </message>
    <message>
        <source>List models</source>
        <translation>모델 목록</translation>
    </message>
    <message>
        <source>Ask the server which models it has</source>
        <translation>서버에 있는 모델 조회</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>시험</translation>
    </message>
    <message>
        <source>Have one sentence translated</source>
        <translation>문장 하나를 번역해 보기</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>This computer: the abstract does not leave it, and it works offline.</source>
        <translation>이 컴퓨터입니다. 초록이 밖으로 나가지 않으며 오프라인에서도 작동합니다.</translation>
    </message>
    <message>
        <source>{host} is another computer and the address is not https: it is not asked, for others could read the text on its way.</source>
        <translation>{host} 서버는 다른 컴퓨터이고 https 주소가 아닙니다. 보내는 도중에 다른 사람이 글을 읽을 수 있어 요청하지 않습니다.</translation>
    </message>
    <message>
        <source>{host} receives the abstract of each paper that you have translated.</source>
        <translation>번역하거나 요약하는 논문의 초록이 {host} 서버로 전송됩니다.</translation>
    </message>
    <message>
        <source>The server has no model yet.</source>
        <translation>서버에 아직 모델이 없습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n model(s) to choose from.</source>
        <translation>
            <numerusform>모델 %n개 중에서 선택할 수 있습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>It answers: “{text}”</source>
        <translation>모델의 응답: “{text}”</translation>
    </message>
    <message>
        <source>Waiting for the model…</source>
        <translation>모델의 응답을 기다리는 중…</translation>
    </message>
</context>
<context>
    <name>MoreLine</name>
    <message>
        <source>Listed {listed} of {count}.</source>
        <translation>전체 {count}편 중 {listed}편을 불러왔습니다.</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>진행률</translation>
    </message>
    <message numerus="yes">
        <source>List the other %Ln</source>
        <translation>
            <numerusform>나머지 %Ln편 불러오기</numerusform>
        </translation>
    </message>
    <message>
        <source>List more</source>
        <translation>더 불러오기</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
</context>
<context>
    <name>NoteBar</name>
    <message>
        <source>Bold</source>
        <translation>굵게</translation>
    </message>
    <message>
        <source>Italic</source>
        <translation>기울임</translation>
    </message>
    <message>
        <source>Heading</source>
        <translation>제목 줄</translation>
    </message>
    <message>
        <source>List</source>
        <translation>목록</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>인용문</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>링크</translation>
    </message>
    <message>
        <source>Show the note as it reads</source>
        <translation>메모를 읽는 모양으로 보기</translation>
    </message>
    <message>
        <source>text</source>
        <translation>텍스트</translation>
    </message>
</context>
<context>
    <name>NotePopup</name>
    <message>
        <source>Margin note</source>
        <translation>여백 메모</translation>
    </message>
    <message>
        <source>Colour: {0}</source>
        <translation>색: {0}</translation>
    </message>
    <message>
        <source>Delete the highlight</source>
        <translation>하이라이트 삭제</translation>
    </message>
    <message>
        <source>Done (Esc)</source>
        <translation>완료(Esc)</translation>
    </message>
</context>
<context>
    <name>NotesTab</name>
    <message>
        <source>Saved</source>
        <translation>저장됨</translation>
    </message>
    <message>
        <source>The note was not saved. {0}</source>
        <translation>메모를 저장하지 못했습니다. {0}</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>저장되지 않음</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>Your notes on this paper</source>
        <translation>이 논문에 대한 메모</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>메모</translation>
    </message>
</context>
<context>
    <name>NothingSelected</name>
    <message>
        <source>No paper selected</source>
        <translation>선택한 논문 없음</translation>
    </message>
    <message>
        <source>Select one in the list to read, check and cite it.</source>
        <translation>목록에서 논문을 선택하면 읽고 확인하고 인용할 수 있습니다.</translation>
    </message>
    <message>
        <source>Ctrl+N adds papers by PMID, DOI or link.</source>
        <translation>Ctrl+N을 누르면 PMID, DOI, 링크로 논문을 추가할 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>This paper has been retracted.</source>
        <translation>이 논문은 철회되었습니다.</translation>
    </message>
    <message>
        <source>This paper has been withdrawn.</source>
        <translation>이 논문은 게재가 취하되었습니다.</translation>
    </message>
    <message>
        <source>A part of this paper has been retracted.</source>
        <translation>이 논문의 일부가 철회되었습니다.</translation>
    </message>
    <message>
        <source>The journal has expressed concern about this paper.</source>
        <translation>학술지가 이 논문에 대해 우려를 표명했습니다.</translation>
    </message>
    <message>
        <source>This paper was retracted and republished.</source>
        <translation>이 논문은 철회된 뒤 다시 게재되었습니다.</translation>
    </message>
    <message>
        <source>This paper was corrected and republished.</source>
        <translation>이 논문은 정정된 뒤 다시 게재되었습니다.</translation>
    </message>
    <message>
        <source>A correction has been published.</source>
        <translation>정오표가 게재되었습니다.</translation>
    </message>
    <message>
        <source>A newer version has been published.</source>
        <translation>새 버전이 게재되었습니다.</translation>
    </message>
    <message>
        <source>This paper was republished.</source>
        <translation>이 논문은 다시 게재되었습니다.</translation>
    </message>
    <message>
        <source>This is the retraction notice of another paper.</source>
        <translation>다른 논문의 철회 공지입니다.</translation>
    </message>
    <message>
        <source>This is a correction of another paper.</source>
        <translation>다른 논문의 정오표입니다.</translation>
    </message>
    <message>
        <source>This is an expression of concern about a paper.</source>
        <translation>다른 논문에 대한 우려 표명입니다.</translation>
    </message>
    <message>
        <source>retraction</source>
        <translation>철회</translation>
    </message>
    <message>
        <source>withdrawal</source>
        <translation>게재 취하</translation>
    </message>
    <message>
        <source>partial retraction</source>
        <translation>부분 철회</translation>
    </message>
    <message>
        <source>expression of concern</source>
        <translation>우려 표명</translation>
    </message>
    <message>
        <source>retracted and republished</source>
        <translation>철회 후 재게재</translation>
    </message>
    <message>
        <source>corrected and republished</source>
        <translation>정정 후 재게재</translation>
    </message>
    <message>
        <source>correction</source>
        <translation>정정</translation>
    </message>
</context>
<context>
    <name>NoticeReader</name>
    <message>
        <source>Notices are being looked for already.</source>
        <translation>이미 공지를 확인하고 있습니다.</translation>
    </message>
    <message>
        <source>Nothing was checked: you work offline.</source>
        <translation>확인하지 않았습니다. 오프라인으로 작업 중입니다.</translation>
    </message>
    <message>
        <source>All papers that can be checked were checked within a day.</source>
        <translation>확인할 수 있는 논문은 모두 하루 안에 확인했습니다.</translation>
    </message>
    <message numerus="yes">
        <source>Looking for notices on %n paper(s): about {count} requests.</source>
        <translation>
            <numerusform>논문 %n편의 공지를 확인합니다. 요청 약 {count}건.</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking for retractions and corrections</source>
        <translation>철회·정정 여부 확인</translation>
    </message>
    <message numerus="yes">
        <source>%n new notice(s): {list}.</source>
        <translation>
            <numerusform>새 공지 %n건: {list}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No new notice found on %n paper(s) ({date}).</source>
        <translation>
            <numerusform>논문 %n편에서 새 공지를 찾지 못했습니다({date}).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) cite retracted papers.</source>
        <translation>
            <numerusform>철회된 논문을 인용한 논문이 %n편 있습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) not checked.</source>
        <translation>
            <numerusform>논문 %n편은 확인하지 못했습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) cannot be checked.</source>
        <translation>
            <numerusform>논문 %n편은 확인할 수 없습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>The papers that they cite could not be looked up.</source>
        <translation>인용한 논문은 조회하지 못했습니다.</translation>
    </message>
</context>
<context>
    <name>NoticeState</name>
    <message>
        <source>Last checked for notices: {0}</source>
        <translation>마지막 공지 확인: {0}</translation>
    </message>
    <message>
        <source>No notice found ({0})</source>
        <translation>공지를 찾지 못했습니다({0})</translation>
    </message>
    <message>
        <source>Cannot be checked for notices: neither PMID nor DOI</source>
        <translation>공지를 확인할 수 없음: PMID와 DOI가 없습니다</translation>
    </message>
    <message>
        <source>Not checked for notices: no service knows this paper ({0})</source>
        <translation>공지를 확인하지 못함: 이 논문을 아는 서비스가 없습니다({0})</translation>
    </message>
    <message>
        <source>Not checked for notices: you work offline</source>
        <translation>공지를 확인하지 않음: 오프라인으로 작업 중입니다</translation>
    </message>
    <message>
        <source>Not checked for notices yet</source>
        <translation>아직 공지를 확인하지 않았습니다</translation>
    </message>
    <message>
        <source>Papers that it cites, by PubMed: {0}</source>
        <translation>인용한 논문(PubMed): {0}</translation>
    </message>
    <message>
        <source>{0} does not know this paper: {1}</source>
        <translation>{0}에 이 논문의 기록이 없음: {1}</translation>
    </message>
    <message>
        <source>That no notice was found does not prove that there is none.</source>
        <translation>공지를 찾지 못했다고 해서 공지가 없다는 뜻은 아닙니다.</translation>
    </message>
</context>
<context>
    <name>OwnStyleCommands</name>
    <message>
        <source>Citation styles</source>
        <translation>인용 양식</translation>
    </message>
    <message>
        <source>Add citation style</source>
        <translation>인용 양식 추가</translation>
    </message>
    <message>
        <source>Checking {name}</source>
        <translation>확인하는 중: {name}</translation>
    </message>
    <message>
        <source>Style added to the citations tab: {title}</source>
        <translation>인용 탭에 양식을 추가했습니다: {title}</translation>
    </message>
    <message>
        <source>Style deleted</source>
        <translation>양식을 삭제했습니다</translation>
    </message>
</context>
<context>
    <name>PaletteBox</name>
    <message>
        <source>Command palette</source>
        <translation>명령 팔레트</translation>
    </message>
    <message>
        <source>Find actions, collections, styles, papers and preferences</source>
        <translation>명령, 컬렉션, 인용 양식, 논문, 환경설정 찾기</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>찾은 항목</translation>
    </message>
    <message>
        <source>Only actions: &gt;   collections: #   citation styles: @   help: ?</source>
        <translation>명령만: &gt;   컬렉션: #   인용 양식: @   도움말: ?</translation>
    </message>
</context>
<context>
    <name>PaletteDesk</name>
    <message>
        <source>Looking…</source>
        <translation>찾는 중…</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>찾지 못했습니다</translation>
    </message>
</context>
<context>
    <name>PaperForm</name>
    <message>
        <source>Paper</source>
        <translation>논문</translation>
    </message>
    <message>
        <source>Published in</source>
        <translation>게재 정보</translation>
    </message>
    <message>
        <source>Identifiers</source>
        <translation>식별자</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>내용</translation>
    </message>
    <message>
        <source>Books and reports</source>
        <translation>도서와 보고서</translation>
    </message>
    <message>
        <source>One a line: Family, Given. A group ends with a comma.</source>
        <translation>한 줄에 한 명씩 성, 이름 순으로 쓰십시오. 단체는 쉼표로 끝냅니다.</translation>
    </message>
    <message>
        <source>Separate several with semicolons.</source>
        <translation>여러 개는 세미콜론으로 구분하십시오.</translation>
    </message>
    <message>
        <source>2026, 2026-01 or 2026-01-28</source>
        <translation>2026, 2026-01 또는 2026-01-28</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>유형</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>제목</translation>
    </message>
    <message>
        <source>Original title</source>
        <translation>원어 제목</translation>
    </message>
    <message>
        <source>Authors</source>
        <translation>저자</translation>
    </message>
    <message>
        <source>Editors</source>
        <translation>편집자</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>학술지</translation>
    </message>
    <message>
        <source>Abbreviation</source>
        <translation>약어</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>날짜</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>권</translation>
    </message>
    <message>
        <source>Issue</source>
        <translation>호</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>쪽</translation>
    </message>
    <message>
        <source>Article number</source>
        <translation>논문 번호</translation>
    </message>
    <message>
        <source>Web address</source>
        <translation>웹 주소</translation>
    </message>
    <message>
        <source>Abstract</source>
        <translation>초록</translation>
    </message>
    <message>
        <source>Keywords</source>
        <translation>키워드</translation>
    </message>
    <message>
        <source>Book or site</source>
        <translation>도서 또는 사이트</translation>
    </message>
    <message>
        <source>Publisher</source>
        <translation>출판사</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>출판지</translation>
    </message>
    <message>
        <source>Edition</source>
        <translation>판</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>총서</translation>
    </message>
</context>
<context>
    <name>PaperHead</name>
    <message>
        <source>This paper is in the trash.</source>
        <translation>이 논문은 휴지통에 있습니다.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>복원</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>제목 없음</translation>
    </message>
</context>
<context>
    <name>PaperLine</name>
    <message>
        <source>Retracted</source>
        <translation>철회됨</translation>
    </message>
    <message>
        <source>In your library</source>
        <translation>내 라이브러리에 있음</translation>
    </message>
    <message>
        <source>Not in your library</source>
        <translation>내 라이브러리에 없음</translation>
    </message>
    <message>
        <source>Both: {0}</source>
        <translation>공통: {0}</translation>
    </message>
    <message>
        <source>Same first author</source>
        <translation>제1저자 같음</translation>
    </message>
    <message>
        <source>Cites {0} of the same papers</source>
        <translation>같은 논문 {0}편을 인용함</translation>
    </message>
    <message>
        <source>No. {0} in similarity</source>
        <translation>유사도 {0}위</translation>
    </message>
    <message>
        <source>cited {0} times</source>
        <translation>{0}회 인용됨</translation>
    </message>
    <message>
        <source>(without title)</source>
        <translation>(제목 없음)</translation>
    </message>
    <message>
        <source>Same ORCID</source>
        <translation>ORCID 같음</translation>
    </message>
    <message>
        <source>Same institution: {0}</source>
        <translation>같은 기관: {0}</translation>
    </message>
    <message>
        <source>With {0}</source>
        <translation>공저자: {0}</translation>
    </message>
</context>
<context>
    <name>PaperList</name>
    <message>
        <source>Show in the library</source>
        <translation>라이브러리에서 보기</translation>
    </message>
    <message>
        <source>Add to the library</source>
        <translation>라이브러리에 추가</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>미리 보기</translation>
    </message>
    <message numerus="yes">
        <source>Add all that are not in the library (%n)</source>
        <translation>
            <numerusform>라이브러리에 없는 %n편 모두 추가</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PaperPreview</name>
    <message>
        <source>Show in the library</source>
        <translation>라이브러리에서 보기</translation>
    </message>
    <message>
        <source>Add to the library</source>
        <translation>라이브러리에 추가</translation>
    </message>
    <message>
        <source>Open in PubMed</source>
        <translation>PubMed에서 열기</translation>
    </message>
    <message>
        <source>Open in the browser</source>
        <translation>브라우저에서 열기</translation>
    </message>
    <message>
        <source>Free full text</source>
        <translation>무료 원문</translation>
    </message>
    <message>
        <source>The record has no abstract.</source>
        <translation>이 서지에는 초록이 없습니다.</translation>
    </message>
</context>
<context>
    <name>PassageCopier</name>
    <message>
        <source>Select a passage to copy first.</source>
        <translation>복사할 구절을 먼저 선택하십시오.</translation>
    </message>
    <message>
        <source>Passage copied with its citation.</source>
        <translation>구절을 인용과 함께 복사했습니다.</translation>
    </message>
    <message>
        <source>Copy with citation</source>
        <translation>인용과 함께 복사</translation>
    </message>
</context>
<context>
    <name>PasswordForm</name>
    <message>
        <source>{0} is protected by a password.</source>
        <translation>{0} 파일은 암호로 보호되어 있습니다.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>암호</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>This is not its password.</source>
        <translation>암호가 맞지 않습니다.</translation>
    </message>
</context>
<context>
    <name>Paster</name>
    <message>
        <source>Reading pasted references</source>
        <translation>붙여 넣은 참고문헌 읽는 중</translation>
    </message>
    <message numerus="yes">
        <source>%n fetched by identifier</source>
        <translation>
            <numerusform>식별자로 가져옴 %n편</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n added as read</source>
        <translation>
            <numerusform>읽은 대로 추가 %n편</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n already in the library</source>
        <translation>
            <numerusform>이미 있는 논문 %n편</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reference(s)</source>
        <translation>
            <numerusform>참고문헌 %n편</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PdfBar</name>
    <message>
        <source>Back to where you were (Alt+Left)</source>
        <translation>이전 위치로 (Alt+Left)</translation>
    </message>
    <message>
        <source>Forward (Alt+Right)</source>
        <translation>다음 위치로 (Alt+Right)</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>이전 쪽</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>다음 쪽</translation>
    </message>
    <message>
        <source>Smaller (Ctrl+-)</source>
        <translation>축소 (Ctrl+-)</translation>
    </message>
    <message>
        <source>Larger (Ctrl++)</source>
        <translation>확대 (Ctrl++)</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>배경</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>확대/축소</translation>
    </message>
    <message>
        <source>Fit width</source>
        <translation>너비에 맞춤</translation>
    </message>
    <message>
        <source>Fit page</source>
        <translation>쪽에 맞춤</translation>
    </message>
</context>
<context>
    <name>PdfCanvas</name>
    <message>
        <source>This page could not be drawn.</source>
        <translation>이 쪽을 표시할 수 없습니다.</translation>
    </message>
</context>
<context>
    <name>PdfDialog</name>
    <message>
        <source>Which paper is this PDF?</source>
        <translation>이 PDF는 어떤 논문입니까?</translation>
    </message>
    <message>
        <source>Use this record</source>
        <translation>이 레코드 사용</translation>
    </message>
    <message>
        <source>Add without a record</source>
        <translation>레코드 없이 추가</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>건너뛰기</translation>
    </message>
    <message>
        <source>Look up</source>
        <translation>조회</translation>
    </message>
    <message>
        <source>Another PMID or DOI</source>
        <translation>다른 PMID 또는 DOI</translation>
    </message>
    <message>
        <source>There is no text in its first pages.</source>
        <translation>첫 몇 쪽에 텍스트가 없습니다.</translation>
    </message>
    <message>
        <source>The title of the record that was found is not in the PDF.</source>
        <translation>찾은 레코드의 제목이 PDF 안에 없습니다.</translation>
    </message>
    <message>
        <source>No record was found for what stands in the PDF.</source>
        <translation>PDF에 적힌 내용으로는 레코드를 찾지 못했습니다.</translation>
    </message>
    <message>
        <source>No record</source>
        <translation>레코드 없음</translation>
    </message>
</context>
<context>
    <name>PdfFindBar</name>
    <message>
        <source>Find in PDF</source>
        <translation>PDF에서 찾기</translation>
    </message>
    <message>
        <source>Find in the PDF</source>
        <translation>PDF에서 찾기</translation>
    </message>
    <message>
        <source>No text to find here: a scan</source>
        <translation>찾을 텍스트 없음: 스캔 문서</translation>
    </message>
</context>
<context>
    <name>PdfNotes</name>
    <message>
        <source>Highlight</source>
        <translation>형광펜</translation>
    </message>
    <message>
        <source>Underlined</source>
        <translation>밑줄</translation>
    </message>
    <message>
        <source>Struck out</source>
        <translation>취소선</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>텍스트</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>도형</translation>
    </message>
    <message>
        <source>Stamp</source>
        <translation>스탬프</translation>
    </message>
    <message>
        <source>Attached file</source>
        <translation>첨부 파일</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>답글</translation>
    </message>
</context>
<context>
    <name>PdfPage</name>
    <message>
        <source>Contents and notes</source>
        <translation>목차와 메모</translation>
    </message>
    <message>
        <source>More</source>
        <translation>더 보기</translation>
    </message>
    <message>
        <source>Dark pages</source>
        <translation>어두운 쪽</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>사본 저장…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>인쇄…</translation>
    </message>
    <message>
        <source>Open in the system’s viewer</source>
        <translation>시스템 뷰어로 열기</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>사본 저장</translation>
    </message>
    <message>
        <source>Saved as {0}</source>
        <translation>{0}(으)로 저장함</translation>
    </message>
    <message>
        <source>Saving a PDF</source>
        <translation>PDF 저장</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>인쇄함</translation>
    </message>
    <message>
        <source>Printing did not succeed</source>
        <translation>인쇄하지 못했습니다</translation>
    </message>
    <message>
        <source>This PDF cannot be shown</source>
        <translation>이 PDF를 표시할 수 없습니다</translation>
    </message>
</context>
<context>
    <name>PdfSide</name>
    <message>
        <source>Contents</source>
        <translation>목차</translation>
    </message>
    <message>
        <source>Notes in the PDF</source>
        <translation>PDF 메모</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>What other programs wrote into the PDF</source>
        <translation>다른 프로그램이 PDF에 남긴 내용</translation>
    </message>
    <message>
        <source>p. {0}</source>
        <translation>{0}쪽</translation>
    </message>
</context>
<context>
    <name>PdfView</name>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Copy link address</source>
        <translation>링크 주소 복사</translation>
    </message>
    <message>
        <source>Select all of the page</source>
        <translation>쪽 전체 선택</translation>
    </message>
</context>
<context>
    <name>PicoCard</name>
    <message>
        <source>Not found</source>
        <translation>찾지 못함</translation>
    </message>
    <message>
        <source>The program read: {0}</source>
        <translation>프로그램이 읽은 값: {0}</translation>
    </message>
    <message>
        <source>Back to what the program read</source>
        <translation>프로그램이 읽은 값으로 되돌리기</translation>
    </message>
    <message>
        <source>Edit: {0} (F2)</source>
        <translation>수정: {0} (F2)</translation>
    </message>
    <message>
        <source>Why: “{0}”</source>
        <translation>근거: “{0}”</translation>
    </message>
    <message>
        <source>Click to see it in the text</source>
        <translation>클릭: 원문에서 보기</translation>
    </message>
    <message>
        <source>Enter: to the words that prove it. F2: edit.</source>
        <translation>Enter: 근거 문장으로 이동. F2: 수정.</translation>
    </message>
    <message>
        <source>F2: edit.</source>
        <translation>F2: 수정.</translation>
    </message>
    <message>
        <source>This paper has none.</source>
        <translation>이 논문에는 없습니다.</translation>
    </message>
    <message>
        <source>Edited by you</source>
        <translation>직접 수정함</translation>
    </message>
    <message>
        <source>The program found no words for this in title and abstract.</source>
        <translation>제목과 초록에서 해당하는 표현을 찾지 못했습니다.</translation>
    </message>
    <message>
        <source>{0} of 100, as the program judges it</source>
        <translation>프로그램의 판단: 100점 만점에 {0}점</translation>
    </message>
</context>
<context>
    <name>PicoTab</name>
    <message>
        <source>Copy PICO</source>
        <translation>PICO 복사</translation>
    </message>
    <message>
        <source>Copy as row</source>
        <translation>한 행으로 복사</translation>
    </message>
    <message>
        <source>P, I, C and O as four cells of a spreadsheet or of a table in a document</source>
        <translation>P, I, C, O를 스프레드시트나 문서 표의 네 칸으로 복사</translation>
    </message>
    <message>
        <source>Change design…</source>
        <translation>연구 설계 변경…</translation>
    </message>
    <message>
        <source>Copy table</source>
        <translation>표 복사</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>연구 개요</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>수치 결과</translation>
    </message>
    <message>
        <source>Remarks on the numbers</source>
        <translation>수치에 관한 참고 사항</translation>
    </message>
    <message>
        <source>No numerical result was found in the abstract.</source>
        <translation>초록에서 수치 결과를 찾지 못했습니다.</translation>
    </message>
    <message>
        <source>PICO {0}/4</source>
        <translation>PICO {0}/4</translation>
    </message>
    <message>
        <source>All results that are listed; the selected ones: Ctrl+C</source>
        <translation>목록의 모든 결과, 선택한 결과만 복사: Ctrl+C</translation>
    </message>
    <message>
        <source>read by program, {0}</source>
        <translation>프로그램 추출, {0}</translation>
    </message>
    <message>
        <source>Found by a program in title and abstract, not by a person. Check the words.</source>
        <translation>사람이 아니라 프로그램이 제목과 초록에서 찾은 내용입니다. 원문을 확인하십시오.</translation>
    </message>
    <message>
        <source>No numerical result was found in abstract and full text.</source>
        <translation>초록과 본문에서 수치 결과를 찾지 못했습니다.</translation>
    </message>
    <message numerus="yes">
        <source>Show all %n result(s) of the full text</source>
        <translation>
            <numerusform>본문의 결과 %n건 모두 보기</numerusform>
        </translation>
    </message>
    <message>
        <source>Show fewer</source>
        <translation>간략히 보기</translation>
    </message>
    <message numerus="yes">
        <source>%n more result(s) of the full text are not listed.</source>
        <translation>
            <numerusform>본문의 결과 %n건은 목록에 없습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>PICO copied as a table row</source>
        <translation>PICO를 표의 한 행으로 복사했습니다</translation>
    </message>
    <message numerus="yes">
        <source>%n result(s) copied as a table</source>
        <translation>
            <numerusform>수치 %n건을 표로 복사했습니다</numerusform>
        </translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>찾지 못함</translation>
    </message>
    <message>
        <source>PICO copied</source>
        <translation>PICO를 복사했습니다</translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>What to do</source>
        <translation>대처 방법</translation>
    </message>
    <message>
        <source>This library lies on a network ({name}). Use it from one computer at a time; two at once may damage it.</source>
        <translation>이 라이브러리는 네트워크({name})에 있습니다. 한 번에 한 컴퓨터에서만 사용하십시오. 동시에 열면 손상될 수 있습니다.</translation>
    </message>
    <message>
        <source>{name} copies this library to other computers. Before you open it there, close refdesk here and wait until everything is copied.</source>
        <translation>이 라이브러리는 {name} 폴더에 있어 다른 컴퓨터로 복사됩니다. 다른 컴퓨터에서 열기 전에 여기서 refdesk를 닫고 복사가 끝날 때까지 기다리십시오.</translation>
    </message>
    <message>
        <source>Two computers changed this library at the same time, and the other version was kept beside it: {names}</source>
        <translation>두 컴퓨터에서 동시에 바뀌어 다른 판이 라이브러리 옆에 남아 있습니다: {names}</translation>
    </message>
</context>
<context>
    <name>PlacesTree</name>
    <message>
        <source>Places and collections</source>
        <translation>보관 위치와 컬렉션</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>위치</translation>
    </message>
    <message>
        <source>All papers</source>
        <translation>모든 논문</translation>
    </message>
    <message>
        <source>Recently added</source>
        <translation>최근 추가</translation>
    </message>
    <message>
        <source>Recently read</source>
        <translation>최근 읽음</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>읽지 않음</translation>
    </message>
    <message>
        <source>Retracted</source>
        <translation>철회됨</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>휴지통</translation>
    </message>
    <message>
        <source>Collections</source>
        <translation>컬렉션</translation>
    </message>
    <message numerus="yes">
        <source>%Ln paper(s)</source>
        <translation>
            <numerusform>논문 %Ln편</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PreferencePages</name>
    <message>
        <source>Appearance</source>
        <translation>모양</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>읽기</translation>
    </message>
    <message>
        <source>Citations</source>
        <translation>인용</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>외부 서비스</translation>
    </message>
    <message>
        <source>Language model</source>
        <translation>언어 모델</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>단축키</translation>
    </message>
    <message>
        <source>language theme dark contrast density text size</source>
        <translation>언어 테마 어둡게 다크 고대비 밀도 글자 크기</translation>
    </message>
    <message>
        <source>font size line width page colours</source>
        <translation>글꼴 글자 크기 줄 너비 본문 배경 색</translation>
    </message>
    <message>
        <source>preferred style citation language</source>
        <translation>기본 인용 양식 인용 언어</translation>
    </message>
    <message>
        <source>names of attached files backups copies</source>
        <translation>첨부 파일 이름 백업 사본</translation>
    </message>
    <message>
        <source>e-mail address NCBI key offline network</source>
        <translation>이메일 주소 NCBI 키 오프라인 네트워크</translation>
    </message>
    <message>
        <source>summary translation local model</source>
        <translation>요약 번역 로컬 모델</translation>
    </message>
    <message>
        <source>keys change</source>
        <translation>키 변경</translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source>No setting is called “{words}”.</source>
        <translation>“{words}” 설정을 찾지 못했습니다.</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>환경설정</translation>
    </message>
    <message>
        <source>Find a setting</source>
        <translation>설정 찾기</translation>
    </message>
    <message>
        <source>Pages of the preferences</source>
        <translation>환경설정 쪽</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>PreviewDialog</name>
    <message>
        <source>Preview</source>
        <translation>미리 보기</translation>
    </message>
</context>
<context>
    <name>ProblemsTable</name>
    <message>
        <source>Problems</source>
        <translation>문제</translation>
    </message>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>줄</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>이유</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>세부 내용</translation>
    </message>
</context>
<context>
    <name>Reader</name>
    <message>
        <source>Abstract</source>
        <translation>초록</translation>
    </message>
    <message>
        <source>References</source>
        <translation>참고문헌</translation>
    </message>
    <message>
        <source>Acknowledgements</source>
        <translation>감사의 글</translation>
    </message>
    <message>
        <source>Appendix</source>
        <translation>부록</translation>
    </message>
    <message>
        <source>Abbreviations</source>
        <translation>약어</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>주석</translation>
    </message>
    <message>
        <source>Author statements</source>
        <translation>저자 진술</translation>
    </message>
    <message>
        <source>About the authors</source>
        <translation>저자 소개</translation>
    </message>
    <message>
        <source>Footnotes</source>
        <translation>각주</translation>
    </message>
    <message>
        <source>Supplementary files</source>
        <translation>보충 자료</translation>
    </message>
    <message>
        <source>Picture not in the library</source>
        <translation>라이브러리에 없는 그림</translation>
    </message>
    <message>
        <source>This table is in a form that cannot be shown.</source>
        <translation>이 표는 표시할 수 없는 형식입니다.</translation>
    </message>
    <message>
        <source>In brief</source>
        <translation>간추림</translation>
    </message>
    <message>
        <source>Funding</source>
        <translation>연구비</translation>
    </message>
    <message>
        <source>Data availability</source>
        <translation>자료 이용</translation>
    </message>
    <message>
        <source>Read from a scan by a machine; words may be wrong.</source>
        <translation>스캔본을 기계로 판독한 글이므로 단어가 틀릴 수 있습니다.</translation>
    </message>
    <message>
        <source>PubMed Central has scanned pages of this article, not its text.</source>
        <translation>PubMed Central에는 이 논문의 스캔한 쪽만 있고 본문 텍스트는 없습니다.</translation>
    </message>
    <message>
        <source>PubMed Central has no text of this article beyond its abstract.</source>
        <translation>PubMed Central에는 이 논문의 초록 외에 본문이 없습니다.</translation>
    </message>
    <message>
        <source>Translation</source>
        <translation>번역</translation>
    </message>
    <message>
        <source>Korean translation</source>
        <translation>한국어 번역</translation>
    </message>
    <message>
        <source>Correction of this article</source>
        <translation>이 논문의 정정</translation>
    </message>
    <message>
        <source>This notice corrects</source>
        <translation>이 공지가 정정하는 논문</translation>
    </message>
    <message>
        <source>Retraction of this article</source>
        <translation>이 논문의 철회</translation>
    </message>
    <message>
        <source>This notice retracts</source>
        <translation>이 공지가 철회하는 논문</translation>
    </message>
    <message>
        <source>Expression of concern about this article</source>
        <translation>이 논문에 대한 우려 표명</translation>
    </message>
    <message>
        <source>This notice expresses concern about</source>
        <translation>이 공지가 우려를 표명하는 논문</translation>
    </message>
    <message>
        <source>Comment on this article</source>
        <translation>이 논문에 대한 논평</translation>
    </message>
    <message>
        <source>This is a comment on</source>
        <translation>이 글이 논평하는 논문</translation>
    </message>
    <message>
        <source>Companion article</source>
        <translation>동반 논문</translation>
    </message>
    <message>
        <source>Related article</source>
        <translation>관련 논문</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>예제</translation>
    </message>
</context>
<context>
    <name>ReaderKeys</name>
    <message>
        <source>Back and forward in the text</source>
        <translation>본문에서 뒤로, 앞으로</translation>
    </message>
    <message>
        <source>Find in the text</source>
        <translation>본문에서 찾기</translation>
    </message>
    <message>
        <source>Next and previous hit</source>
        <translation>다음, 이전 결과</translation>
    </message>
    <message>
        <source>Next and previous link, with what it leads to</source>
        <translation>다음, 이전 링크와 그 내용</translation>
    </message>
    <message>
        <source>Larger, smaller, usual text</source>
        <translation>글자 크게, 작게, 보통</translation>
    </message>
    <message>
        <source>Copy the passage with its citation</source>
        <translation>구절을 인용과 함께 복사</translation>
    </message>
    <message>
        <source>Print the text</source>
        <translation>본문 인쇄</translation>
    </message>
</context>
<context>
    <name>ReaderTables</name>
    <message>
        <source>Open table large</source>
        <translation>표 크게 열기</translation>
    </message>
    <message>
        <source>Copy table</source>
        <translation>표 복사</translation>
    </message>
    <message>
        <source>This table has {rows} rows and {columns} columns.</source>
        <translation>이 표는 {rows}행 {columns}열입니다.</translation>
    </message>
    <message>
        <source>The table was copied.</source>
        <translation>표를 복사했습니다.</translation>
    </message>
    <message>
        <source>Copy table as TSV</source>
        <translation>표를 TSV로 복사</translation>
    </message>
    <message>
        <source>Copy table as CSV</source>
        <translation>표를 CSV로 복사</translation>
    </message>
    <message>
        <source>Copy table as Markdown</source>
        <translation>표를 Markdown으로 복사</translation>
    </message>
</context>
<context>
    <name>Reading</name>
    <message>
        <source>Serif</source>
        <translation>명조</translation>
    </message>
    <message>
        <source>Sans serif</source>
        <translation>고딕</translation>
    </message>
    <message>
        <source>Narrow</source>
        <translation>좁게</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>보통</translation>
    </message>
    <message>
        <source>Wide</source>
        <translation>넓게</translation>
    </message>
    <message>
        <source>As the program</source>
        <translation>프로그램과 같게</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>밝게</translation>
    </message>
    <message>
        <source>Sepia</source>
        <translation>세피아</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>어둡게</translation>
    </message>
</context>
<context>
    <name>ReadingButton</name>
    <message>
        <source>Size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>Font</source>
        <translation>글꼴</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>줄 너비</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>배경</translation>
    </message>
    <message>
        <source>{size} px</source>
        <translation>{size} px</translation>
    </message>
    <message>
        <source>How the text looks</source>
        <translation>글 모양</translation>
    </message>
    <message>
        <source>Smaller text (Ctrl+−)</source>
        <translation>글자 작게 (Ctrl+−)</translation>
    </message>
    <message>
        <source>Larger text (Ctrl++)</source>
        <translation>글자 크게 (Ctrl++)</translation>
    </message>
    <message>
        <source>Usual size (Ctrl+0)</source>
        <translation>보통 크기 (Ctrl+0)</translation>
    </message>
</context>
<context>
    <name>ReadingDesk</name>
    <message>
        <source>The file is not in the folder of the library any more.</source>
        <translation>파일이 라이브러리 폴더에 더 이상 없습니다.</translation>
    </message>
    <message>
        <source>The paper was deleted; its tab is closed.</source>
        <translation>논문이 삭제되어 탭을 닫았습니다.</translation>
    </message>
</context>
<context>
    <name>ReadingHistory</name>
    <message>
        <source>Back in the text (Alt+Left)</source>
        <translation>본문에서 뒤로 (Alt+왼쪽)</translation>
    </message>
    <message>
        <source>Forward in the text (Alt+Right)</source>
        <translation>본문에서 앞으로 (Alt+오른쪽)</translation>
    </message>
</context>
<context>
    <name>ReadingSettingsPage</name>
    <message>
        <source>Reading font</source>
        <translation>읽기 글꼴</translation>
    </message>
    <message>
        <source>Reading size</source>
        <translation>읽기 글자 크기</translation>
    </message>
    <message>
        <source>Line width</source>
        <translation>줄 너비</translation>
    </message>
    <message>
        <source>Page of full texts</source>
        <translation>본문 배경</translation>
    </message>
    <message>
        <source>{size} px</source>
        <translation>{size} px</translation>
    </message>
</context>
<context>
    <name>ReadingTime</name>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n분</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} words</source>
        <translation>단어 {0}개</translation>
    </message>
</context>
<context>
    <name>ReadingView</name>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Copy link address</source>
        <translation>링크 주소 복사</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>모두 선택</translation>
    </message>
</context>
<context>
    <name>Recogniser</name>
    <message numerus="yes">
        <source>Recognizing %n PDF(s)</source>
        <translation>
            <numerusform>PDF %n개 확인 중</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) added with its PDF</source>
        <translation>
            <numerusform>논문 %n편을 PDF와 함께 추가했습니다</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n PDF(s) attached to papers of the library</source>
        <translation>
            <numerusform>PDF %n개를 라이브러리의 논문에 첨부했습니다</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Recovery</name>
    <message>
        <source>Papers recovered: {papers}, notes: {notes}, files: {files}.</source>
        <translation>복구한 논문: {papers}편, 메모: {notes}개, 파일: {files}개.</translation>
    </message>
    <message>
        <source>Nothing is known to be lost.</source>
        <translation>잃은 것으로 확인된 내용이 없습니다.</translation>
    </message>
    <message>
        <source>Papers of the newest backup that are missing here: {count}.</source>
        <translation>가장 최근 백업에는 있지만 여기에는 없는 논문: {count}편.</translation>
    </message>
    <message>
        <source>What was done before can no longer be undone.</source>
        <translation>이전에 한 일은 더 이상 실행 취소할 수 없습니다.</translation>
    </message>
    <message>
        <source>The damaged file is kept: {path}</source>
        <translation>손상된 파일을 보관했습니다: {path}</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>논문</translation>
    </message>
    <message>
        <source>Abstracts and author lists</source>
        <translation>초록과 저자 목록</translation>
    </message>
    <message>
        <source>Identifiers</source>
        <translation>식별자</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>Highlights</source>
        <translation>형광펜</translation>
    </message>
    <message>
        <source>Collections</source>
        <translation>컬렉션</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>태그</translation>
    </message>
    <message>
        <source>Attached files</source>
        <translation>첨부 파일</translation>
    </message>
    <message>
        <source>Full texts</source>
        <translation>본문</translation>
    </message>
    <message>
        <source>in part: {count}</source>
        <translation>일부만 복구 {count}건</translation>
    </message>
    <message>
        <source>from a backup: {count}</source>
        <translation>백업에서 가져옴 {count}건</translation>
    </message>
    <message>
        <source>lost: {count}</source>
        <translation>잃음 {count}건</translation>
    </message>
</context>
<context>
    <name>RecoveryReport</name>
    <message>
        <source>Library recovered</source>
        <translation>라이브러리를 복구했습니다</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>보고서</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>보고서 복사</translation>
    </message>
    <message>
        <source>Open library</source>
        <translation>라이브러리 열기</translation>
    </message>
</context>
<context>
    <name>ReferenceCards</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>외 %n건</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReferenceMarks</name>
    <message numerus="yes">
        <source>Add all %n</source>
        <translation>
            <numerusform>%n건 모두 추가</numerusform>
        </translation>
    </message>
    <message>
        <source>Add</source>
        <translation>추가</translation>
    </message>
    <message>
        <source>Adding…</source>
        <translation>추가하는 중…</translation>
    </message>
    <message>
        <source>All in library</source>
        <translation>모두 있음</translation>
    </message>
    <message>
        <source>In library</source>
        <translation>라이브러리에 있음</translation>
    </message>
</context>
<context>
    <name>RelatedSection</name>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>%n편 더 보기</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RelatedTab</name>
    <message>
        <source>Similar papers</source>
        <translation>유사 논문</translation>
    </message>
    <message>
        <source>By the same first author</source>
        <translation>제1저자가 같은 논문</translation>
    </message>
    <message>
        <source>On the same topics</source>
        <translation>주제가 같은 논문</translation>
    </message>
    <message>
        <source>In your library</source>
        <translation>내 라이브러리에서</translation>
    </message>
    <message>
        <source>Cited by</source>
        <translation>이 논문을 인용한 논문</translation>
    </message>
    <message>
        <source>References</source>
        <translation>참고문헌</translation>
    </message>
    <message>
        <source>Free full text only</source>
        <translation>무료 원문만</translation>
    </message>
</context>
<context>
    <name>RelatedWords</name>
    <message>
        <source>You work offline; these papers are not known now.</source>
        <translation>오프라인 상태라 지금은 이 논문들을 알 수 없습니다.</translation>
    </message>
    <message>
        <source>PubMed did not answer; these are OpenAlex&apos;s related works that are in PubMed.</source>
        <translation>PubMed가 응답하지 않아 OpenAlex의 관련 문헌 중 PubMed에 있는 것을 보여 드립니다.</translation>
    </message>
    <message>
        <source>OpenAlex&apos;s related works that are in PubMed.</source>
        <translation>OpenAlex의 관련 문헌 중 PubMed에 있는 것입니다.</translation>
    </message>
    <message>
        <source>OpenAlex names no related works.</source>
        <translation>OpenAlex에 관련 문헌이 없습니다.</translation>
    </message>
    <message>
        <source>This paper has neither PMID nor DOI to look for similar ones by.</source>
        <translation>이 논문에는 PMID도 DOI도 없어 유사 논문을 찾을 수 없습니다.</translation>
    </message>
    <message>
        <source>PubMed knows no similar papers.</source>
        <translation>PubMed에 유사 논문이 없습니다.</translation>
    </message>
    <message>
        <source>PubMed&apos;s similar articles, by its score of words and MeSH in common.</source>
        <translation>PubMed 유사 논문입니다. 공통된 단어와 MeSH로 매긴 점수순입니다.</translation>
    </message>
    <message>
        <source>Show all in PubMed</source>
        <translation>PubMed에서 모두 보기</translation>
    </message>
    <message>
        <source>This paper names no author.</source>
        <translation>이 논문에는 저자가 적혀 있지 않습니다.</translation>
    </message>
    <message>
        <source>PubMed has no other paper with {0} as first author.</source>
        <translation>PubMed에 {0}이(가) 제1저자인 다른 논문이 없습니다.</translation>
    </message>
    <message>
        <source>Same name, may be other people: nothing but the name {0} was matched.</source>
        <translation>이름만 같을 뿐 다른 사람일 수 있습니다. {0}이라는 이름으로만 찾았습니다.</translation>
    </message>
    <message>
        <source>The most cited of {1} papers of {0} (iCite).</source>
        <translation>{0}의 논문 {1}편 중 가장 많이 인용된 것입니다(iCite).</translation>
    </message>
    <message>
        <source>The newest of {1} papers of {0}; citations are not known now.</source>
        <translation>{0}의 논문 {1}편 중 최신 논문입니다. 인용 횟수는 지금 알 수 없습니다.</translation>
    </message>
    <message>
        <source>This paper has no main topics or keywords.</source>
        <translation>이 논문에는 주요 주제나 키워드가 없습니다.</translation>
    </message>
    <message>
        <source>PubMed has no other such paper about: {0}</source>
        <translation>PubMed에 같은 주제의 다른 논문이 없습니다: {0}</translation>
    </message>
    <message>
        <source>{1} papers in PubMed about: {0}</source>
        <translation>PubMed에 {1}편, 주제: {0}</translation>
    </message>
    <message>
        <source>No other paper of your library shares topics or words with it.</source>
        <translation>내 라이브러리에는 주제나 단어가 겹치는 다른 논문이 없습니다.</translation>
    </message>
    <message>
        <source>By topics, MeSH headings and words of the title in common; works offline.</source>
        <translation>공통된 주제, MeSH 용어, 제목의 단어로 찾았습니다. 오프라인에서도 됩니다.</translation>
    </message>
    <message>
        <source>Citations are being counted…</source>
        <translation>인용 횟수를 알아보는 중…</translation>
    </message>
    <message>
        <source>provisional</source>
        <translation>잠정</translation>
    </message>
    <message>
        <source>No count of citations: {0} did not answer.</source>
        <translation>인용 횟수를 알 수 없습니다. {0}에서 응답하지 않았습니다.</translation>
    </message>
    <message>
        <source>Nobody counts citations of this paper.</source>
        <translation>이 논문의 인용 횟수를 집계하는 곳이 없습니다.</translation>
    </message>
    <message>
        <source>Times cited: {0} ({1}).</source>
        <translation>인용 횟수: {0} ({1}).</translation>
    </message>
    <message>
        <source>No answer from {0}.</source>
        <translation>{0}에서는 응답이 없습니다.</translation>
    </message>
    <message>
        <source>No citing paper is known; newer ones may be missing.</source>
        <translation>알려진 인용 논문이 없습니다. 최근 논문은 빠졌을 수 있습니다.</translation>
    </message>
    <message>
        <source>List citing papers</source>
        <translation>인용한 논문 보기</translation>
    </message>
    <message>
        <source>Its references are not known; the full text may list them.</source>
        <translation>참고문헌 정보가 없습니다. 원문에는 있을 수 있습니다.</translation>
    </message>
    <message>
        <source>List references</source>
        <translation>참고문헌 보기</translation>
    </message>
    <message>
        <source>Only papers in PubMed can be asked about.</source>
        <translation>PubMed에 있는 논문만 알아볼 수 있습니다.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>{0} papers that PMC has the text of; more may cite each other.</source>
        <translation>PMC에 원문이 있는 논문만 {0}편입니다. 실제로는 더 있을 수 있습니다.</translation>
    </message>
    <message>
        <source>{0} papers in PubMed (iCite), the newest first.</source>
        <translation>PubMed 논문 {0}편(iCite), 최신순입니다.</translation>
    </message>
    <message>
        <source>Cited in PMC: {0}.</source>
        <translation>PMC에서 {0}회 인용됨.</translation>
    </message>
    <message>
        <source>Add all</source>
        <translation>모두 추가</translation>
    </message>
</context>
<context>
    <name>ReleaseDesk</name>
    <message>
        <source>May refdesk ask once a day whether there is a new version? Nothing about you or your papers is sent, and nothing is installed.</source>
        <translation>새 버전이 나왔는지 하루에 한 번 확인해도 되겠습니까? 사용자나 논문에 관한 정보는 보내지 않으며, 아무것도 설치하지 않습니다.</translation>
    </message>
    <message>
        <source>Ask once a day</source>
        <translation>하루에 한 번 확인</translation>
    </message>
    <message>
        <source>Never ask</source>
        <translation>확인 안 함</translation>
    </message>
    <message>
        <source>Version {version} of refdesk is there.</source>
        <translation>refdesk {version} 버전이 나왔습니다.</translation>
    </message>
    <message>
        <source>See what is new</source>
        <translation>새로운 점 보기</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>Remarks</name>
    <message>
        <source>Show</source>
        <translation>보기</translation>
    </message>
    <message>
        <source>Abstract</source>
        <translation>초록</translation>
    </message>
    <message>
        <source>Full text</source>
        <translation>본문</translation>
    </message>
</context>
<context>
    <name>Rescue</name>
    <message>
        <source>A backup is being restored. What is there now is kept as a backup.</source>
        <translation>백업을 복원하고 있습니다. 지금 있는 내용은 따로 백업해 둡니다.</translation>
    </message>
    <message>
        <source>Recovering reads what is left of it into a new library. The damaged file is kept, and so are the backups.</source>
        <translation>복구하면 남아 있는 내용을 새 라이브러리로 읽어 옵니다. 손상된 파일과 백업은 그대로 보관합니다.</translation>
    </message>
    <message>
        <source>Recover…</source>
        <translation>복구…</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>백업 복원…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>종료</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>What is left of the library is being read. This may take minutes.</source>
        <translation>라이브러리에 남아 있는 내용을 읽고 있습니다. 몇 분 걸릴 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>ResolvePanel</name>
    <message>
        <source>Lists of papers</source>
        <translation>논문 목록</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>모든 파일</translation>
    </message>
    <message>
        <source>Open a list</source>
        <translation>목록 열기</translation>
    </message>
    <message>
        <source>Looking through a list of papers</source>
        <translation>논문 목록 확인</translation>
    </message>
    <message numerus="yes">
        <source>Add %Ln paper(s)</source>
        <translation>
            <numerusform>논문 %Ln편 추가</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) name no paper:</source>
        <translation>
            <numerusform>논문을 찾지 못한 줄 %Ln개:</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking through the list…</source>
        <translation>목록을 확인하는 중…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln paper(s) found</source>
        <translation>
            <numerusform>논문 %Ln편을 찾았습니다</numerusform>
        </translation>
    </message>
    <message>
        <source>No paper found</source>
        <translation>찾은 논문이 없습니다</translation>
    </message>
    <message>
        <source>line {line}</source>
        <translation>{line}번째 줄</translation>
    </message>
    <message>
        <source>Paste or drop PMIDs, DOIs, PMCIDs, links or whole citations, one a line.</source>
        <translation>PMID, DOI, PMCID, 링크, 인용 문헌을 한 줄에 하나씩 붙여 넣거나 파일을 끌어다 놓으십시오.</translation>
    </message>
    <message>
        <source>List of papers</source>
        <translation>논문 목록</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>파일 열기…</translation>
    </message>
    <message>
        <source>Look up</source>
        <translation>찾기</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Copy these lines</source>
        <translation>이 줄들 복사</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>진행률</translation>
    </message>
    <message>
        <source>Lines that name no paper</source>
        <translation>논문을 찾지 못한 줄</translation>
    </message>
</context>
<context>
    <name>ResultDialog</name>
    <message>
        <source>Correct the numbers</source>
        <translation>수치 수정</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>CI from</source>
        <translation>신뢰구간 하한</translation>
    </message>
    <message>
        <source>CI to</source>
        <translation>신뢰구간 상한</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>도달하지 않음</translation>
    </message>
    <message>
        <source>P</source>
        <translation>P값</translation>
    </message>
    <message>
        <source>Relation of P</source>
        <translation>P값의 부등호</translation>
    </message>
    <message>
        <source>The program read: {0}</source>
        <translation>프로그램이 읽은 값: {0}</translation>
    </message>
    <message>
        <source>CI</source>
        <translation>신뢰구간</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>The value is no number. Write digits, with a point: 0.72</source>
        <translation>값이 수가 아닙니다. 소수점을 찍어 숫자로 입력하십시오: 0.72</translation>
    </message>
    <message>
        <source>The interval needs its lower limit first. Leave the upper one empty if it was not reached.</source>
        <translation>구간에는 하한이 먼저 있어야 합니다. 상한에 도달하지 않았으면 상한 칸을 비워 두십시오.</translation>
    </message>
    <message>
        <source>P is a number from 0 to 1.</source>
        <translation>P값은 0에서 1 사이의 수입니다.</translation>
    </message>
</context>
<context>
    <name>SavedSearchDialog</name>
    <message>
        <source>Save search</source>
        <translation>검색 저장</translation>
    </message>
    <message>
        <source>Edit saved search</source>
        <translation>저장한 검색 편집</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>검색</translation>
    </message>
    <message>
        <source>Look in</source>
        <translation>검색 범위</translation>
    </message>
    <message>
        <source>All papers</source>
        <translation>모든 논문</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
</context>
<context>
    <name>SavedSearchKeeper</name>
    <message>
        <source>Search saved: {name}</source>
        <translation>검색을 저장했습니다: {name}</translation>
    </message>
    <message>
        <source>Saved search deleted: {name}</source>
        <translation>저장한 검색을 삭제했습니다: {name}</translation>
    </message>
</context>
<context>
    <name>SavedSearchList</name>
    <message>
        <source>Saved searches</source>
        <translation>저장한 검색</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>이름 바꾸기</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>편집…</translation>
    </message>
    <message>
        <source>Delete saved search</source>
        <translation>저장한 검색 삭제</translation>
    </message>
</context>
<context>
    <name>SavedSearchSection</name>
    <message>
        <source>Saved searches</source>
        <translation>저장한 검색</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>Search library</source>
        <translation>라이브러리 검색</translation>
    </message>
    <message>
        <source>Search the library</source>
        <translation>라이브러리 검색</translation>
    </message>
    <message>
        <source>Save this search</source>
        <translation>이 검색 저장</translation>
    </message>
</context>
<context>
    <name>SearchDesk</name>
    <message>
        <source>Type a search first; then it can be saved.</source>
        <translation>먼저 검색어를 입력하면 저장할 수 있습니다.</translation>
    </message>
    <message>
        <source>Papers are being read; more may be found soon.</source>
        <translation>초록을 읽는 중이므로 곧 더 찾을 수 있습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln paper(s) were not read for numbers yet.</source>
        <translation>
            <numerusform>아직 수치를 읽지 않은 논문이 %Ln편 있습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Read them now</source>
        <translation>지금 읽기</translation>
    </message>
    <message numerus="yes">
        <source>%Ln paper(s) of the whole library match.</source>
        <translation>
            <numerusform>라이브러리 전체에서는 논문 %Ln편이 검색됩니다.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SearchHelp</name>
    <message>
        <source>all words; the last may be a beginning</source>
        <translation>모든 단어 포함, 마지막 단어는 앞부분만 입력해도 됨</translation>
    </message>
    <message>
        <source>an exact phrase</source>
        <translation>정확한 구절</translation>
    </message>
    <message>
        <source>leaves out what follows the minus</source>
        <translation>빼기 기호 뒤의 것을 제외</translation>
    </message>
    <message>
        <source>one or the other</source>
        <translation>둘 중 하나</translation>
    </message>
    <message>
        <source>Korean: words, parts of two syllables, with and without particles</source>
        <translation>한국어: 단어, 두 음절 이상의 일부, 조사 유무와 관계없이 검색</translation>
    </message>
    <message>
        <source>Greek letters and their names are the same; accents too</source>
        <translation>그리스 문자와 그 이름, 악센트 유무를 같은 것으로 봄</translation>
    </message>
    <message>
        <source>also with &lt;, &lt;=, &gt;, &gt;=, =, a-b, a.. and ..b</source>
        <translation>&lt;, &lt;=, &gt;, &gt;=, =, a-b, a.., ..b 형식도 사용 가능</translation>
    </message>
    <message>
        <source>a hazard ratio below 0.8</source>
        <translation>위험비 0.8 미만</translation>
    </message>
    <message>
        <source>a mean difference from -3 to -1</source>
        <translation>평균차 -3에서 -1 사이</translation>
    </message>
    <message>
        <source>every kind of effect</source>
        <translation>모든 효과 지표</translation>
    </message>
</context>
<context>
    <name>SearchOffers</name>
    <message>
        <source>Ways to go on</source>
        <translation>이어서 입력할 말</translation>
    </message>
</context>
<context>
    <name>SearchRun</name>
    <message>
        <source>Listing the hits of {service}</source>
        <translation>{service} 검색 결과 불러오기</translation>
    </message>
</context>
<context>
    <name>SearchStart</name>
    <message>
        <source>Search {service}</source>
        <translation>{service} 검색</translation>
    </message>
    <message>
        <source>All hits are listed, and those that your library has are marked. An example to begin with:</source>
        <translation>검색 결과를 모두 불러오고, 라이브러리에 있는 논문은 표시해 줍니다. 예시로 시작해 보십시오.</translation>
    </message>
</context>
<context>
    <name>SearchTop</name>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>검색</translation>
    </message>
    <message>
        <source>Search words, or a term in the syntax of {service}</source>
        <translation>검색어 또는 {service} 문법의 검색식</translation>
    </message>
    <message>
        <source>Search term for {service}</source>
        <translation>{service} 검색식</translation>
    </message>
    <message>
        <source>For PubMed only</source>
        <translation>PubMed 전용</translation>
    </message>
    <message>
        <source>Where to search</source>
        <translation>검색할 곳</translation>
    </message>
    <message>
        <source>Field builder</source>
        <translation>검색식 작성기</translation>
    </message>
    <message>
        <source>History</source>
        <translation>검색 기록</translation>
    </message>
    <message>
        <source>Paste a list</source>
        <translation>목록 붙여넣기</translation>
    </message>
    <message>
        <source>Enter searches, Shift+Enter breaks the line</source>
        <translation>Enter 키로 검색하고, Shift+Enter 키로 줄을 바꿉니다</translation>
    </message>
</context>
<context>
    <name>SearchWindow</name>
    <message>
        <source>Show in the library</source>
        <translation>라이브러리에서 보기</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>미리 보기</translation>
    </message>
    <message>
        <source>Add to the library</source>
        <translation>라이브러리에 추가</translation>
    </message>
    <message>
        <source>Copy identifiers</source>
        <translation>식별자 복사</translation>
    </message>
    <message numerus="yes">
        <source>Copied %Ln identifier(s)</source>
        <translation>
            <numerusform>식별자 %Ln개를 복사했습니다</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Adding %Ln paper(s)…</source>
        <translation>
            <numerusform>논문 %Ln편 추가 중…</numerusform>
        </translation>
    </message>
    <message>
        <source>Search PubMed</source>
        <translation>PubMed 검색</translation>
    </message>
    <message>
        <source>Searching</source>
        <translation>검색 중</translation>
    </message>
</context>
<context>
    <name>SearchWords</name>
    <message>
        <source>words of the title</source>
        <translation>제목의 단어</translation>
    </message>
    <message>
        <source>a name of an author</source>
        <translation>저자 이름</translation>
    </message>
    <message>
        <source>words of the journal’s name</source>
        <translation>학술지 이름의 단어</translation>
    </message>
    <message>
        <source>words of the abstract</source>
        <translation>초록의 단어</translation>
    </message>
    <message>
        <source>a MeSH heading</source>
        <translation>MeSH 주제어</translation>
    </message>
    <message>
        <source>a keyword or heading</source>
        <translation>키워드 또는 주제어</translation>
    </message>
    <message>
        <source>words of your note</source>
        <translation>메모의 단어</translation>
    </message>
    <message>
        <source>year of publication</source>
        <translation>출판 연도</translation>
    </message>
    <message>
        <source>study design</source>
        <translation>연구 설계</translation>
    </message>
    <message>
        <source>papers with a tag</source>
        <translation>태그가 있는 논문</translation>
    </message>
    <message>
        <source>papers of a collection</source>
        <translation>컬렉션의 논문</translation>
    </message>
    <message>
        <source>what a paper has</source>
        <translation>논문에 있는 것</translation>
    </message>
    <message>
        <source>read, unread, retracted, concern</source>
        <translation>읽음, 읽지 않음, 철회됨, 우려 표명</translation>
    </message>
    <message>
        <source>sample size</source>
        <translation>표본 수</translation>
    </message>
    <message>
        <source>when it was added</source>
        <translation>추가한 때</translation>
    </message>
    <message>
        <source>when it was last opened</source>
        <translation>마지막으로 연 때</translation>
    </message>
    <message>
        <source>your stars</source>
        <translation>별점</translation>
    </message>
    <message>
        <source>language of the paper</source>
        <translation>논문의 언어</translation>
    </message>
    <message>
        <source>citation key</source>
        <translation>인용 키</translation>
    </message>
    <message>
        <source>a value of {kind} in the abstract</source>
        <translation>초록에 나온 {kind} 값</translation>
    </message>
    <message>
        <source>“{typed}” is read as words. It would look like {example}.</source>
        <translation>“{typed}” 입력은 단어로 검색합니다(올바른 예: {example}).</translation>
    </message>
    <message>
        <source>“{typed}” is read as words. Is {example} meant?</source>
        <translation>“{typed}” 입력은 단어로 검색합니다(비슷한 조건: {example}).</translation>
    </message>
    <message>
        <source>“{typed}” is read as words: there is no filter “{name}:”.</source>
        <translation>“{typed}” 입력은 단어로 검색합니다. “{name}:” 조건은 없습니다.</translation>
    </message>
    <message>
        <source>Nothing at all is found by: {parts}</source>
        <translation>다음으로는 아무것도 찾을 수 없습니다: {parts}</translation>
    </message>
    <message>
        <source>Each part finds papers, but no paper has them all: {parts}</source>
        <translation>각각은 검색되지만 모두 해당하는 논문이 없습니다: {parts}</translation>
    </message>
    <message>
        <source>Best match first</source>
        <translation>관련도순</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>최신순</translation>
    </message>
    <message>
        <source>All fields</source>
        <translation>모든 필드</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>제목</translation>
    </message>
    <message>
        <source>Title or abstract</source>
        <translation>제목 또는 초록</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>저자</translation>
    </message>
    <message>
        <source>First author</source>
        <translation>제1저자</translation>
    </message>
    <message>
        <source>Last author</source>
        <translation>마지막 저자</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>학술지</translation>
    </message>
    <message>
        <source>MeSH heading</source>
        <translation>MeSH 주제어</translation>
    </message>
    <message>
        <source>Main MeSH topic</source>
        <translation>MeSH 주요 주제</translation>
    </message>
    <message>
        <source>Author&apos;s keyword</source>
        <translation>저자 키워드</translation>
    </message>
    <message>
        <source>Substance</source>
        <translation>물질명</translation>
    </message>
    <message>
        <source>Affiliation</source>
        <translation>소속</translation>
    </message>
    <message>
        <source>Publication type</source>
        <translation>출판 유형</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>Trial number</source>
        <translation>임상시험 번호</translation>
    </message>
    <message>
        <source>Randomized controlled trial</source>
        <translation>무작위 임상시험</translation>
    </message>
    <message>
        <source>Clinical trial</source>
        <translation>임상시험</translation>
    </message>
    <message>
        <source>Meta-analysis</source>
        <translation>메타분석</translation>
    </message>
    <message>
        <source>Systematic review</source>
        <translation>체계적 문헌고찰</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>종설</translation>
    </message>
    <message>
        <source>Practice guideline</source>
        <translation>진료지침</translation>
    </message>
    <message>
        <source>Observational study</source>
        <translation>관찰연구</translation>
    </message>
    <message>
        <source>Multicenter study</source>
        <translation>다기관 연구</translation>
    </message>
    <message>
        <source>Case report</source>
        <translation>증례보고</translation>
    </message>
    <message>
        <source>Comparative study</source>
        <translation>비교 연구</translation>
    </message>
    <message>
        <source>Validation study</source>
        <translation>타당도 연구</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>서신</translation>
    </message>
    <message>
        <source>Editorial</source>
        <translation>사설</translation>
    </message>
    <message>
        <source>Preprint</source>
        <translation>프리프린트</translation>
    </message>
    <message>
        <source>Retracted paper</source>
        <translation>철회된 논문</translation>
    </message>
    <message>
        <source>from {year}</source>
        <translation>{year}년부터</translation>
    </message>
    <message>
        <source>up to {year}</source>
        <translation>{year}년까지</translation>
    </message>
    <message>
        <source>Free full text</source>
        <translation>무료 원문</translation>
    </message>
    <message>
        <source>Humans</source>
        <translation>사람 대상</translation>
    </message>
    <message>
        <source>The history has no search {text}.</source>
        <translation>검색 기록에 {text}번 검색이 없습니다.</translation>
    </message>
    <message>
        <source>{service} does not know “{text}” and left it out.</source>
        <translation>{service} 서버가 “{text}” 구절을 알지 못해 제외했습니다.</translation>
    </message>
    <message>
        <source>{service} has no field “{text}”; it searched all fields.</source>
        <translation>{service} 서버에 “{text}” 필드가 없어 모든 필드를 검색했습니다.</translation>
    </message>
    <message>
        <source>{service} cannot filter by this: {text}.</source>
        <translation>{service} 서버는 이 필터를 지원하지 않습니다: {text}.</translation>
    </message>
    <message>
        <source>{service} did not search for “{text}”.</source>
        <translation>{service} 서버가 “{text}” 부분은 검색하지 않았습니다.</translation>
    </message>
    <message>
        <source>PubMed knows no such paper</source>
        <translation>PubMed에 그런 논문이 없음</translation>
    </message>
    <message>
        <source>fits several papers</source>
        <translation>여러 논문에 해당함</translation>
    </message>
    <message>
        <source>no identifier and no citation</source>
        <translation>식별자도 인용 문헌도 아님</translation>
    </message>
    <message>
        <source>could not be looked up</source>
        <translation>확인하지 못함</translation>
    </message>
</context>
<context>
    <name>SendingDialog</name>
    <message>
        <source>Send to a language model</source>
        <translation>언어 모델에 보내기</translation>
    </message>
    <message>
        <source>This text goes to the model “{model}” on this computer ({host}). It does not leave the computer.</source>
        <translation>이 글을 이 컴퓨터의 “{model}” 모델에 보냅니다({host}). 글이 컴퓨터 밖으로 나가지 않습니다.</translation>
    </message>
    <message>
        <source>This text leaves this computer: it goes to {host}, for the model “{model}”. Who runs that server can read it.</source>
        <translation>이 글이 이 컴퓨터를 떠나 {host} 서버의 “{model}” 모델로 전송됩니다. 그 서버를 운영하는 사람이 글을 읽을 수 있습니다.</translation>
    </message>
    <message>
        <source>What is sent, word for word. You are asked once for each server; later texts of the same kind, of other abstracts, go without asking.</source>
        <translation>보내는 글 그대로입니다. 서버마다 한 번만 묻습니다. 다음부터는 다른 초록의 같은 종류의 글을 묻지 않고 보냅니다.</translation>
    </message>
    <message>
        <source>Text that is sent</source>
        <translation>보내는 글</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>보내기</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Question {number} of {total}</source>
        <translation>질문 {number}/{total}</translation>
    </message>
    <message>
        <source>(The same instructions as above)</source>
        <translation>(위와 같은 지시)</translation>
    </message>
</context>
<context>
    <name>ServicesPage</name>
    <message>
        <source>E-mail address</source>
        <translation>이메일 주소</translation>
    </message>
    <message>
        <source>Sent to NCBI and Crossref with each question, so that they can reach you if something goes wrong. May stay empty.</source>
        <translation>NCBI와 Crossref에 요청할 때마다 함께 보내며, 문제가 생기면 해당 기관이 이 주소로 연락할 수 있습니다. 비워 두어도 됩니다.</translation>
    </message>
    <message>
        <source>NCBI API key</source>
        <translation>NCBI API 키</translation>
    </message>
    <message>
        <source>Lets PubMed answer faster. May stay empty.</source>
        <translation>PubMed 응답이 빨라집니다. 비워 두어도 됩니다.</translation>
    </message>
    <message>
        <source>Keys are kept</source>
        <translation>키 보관</translation>
    </message>
    <message>
        <source>Work offline</source>
        <translation>오프라인 작업</translation>
    </message>
    <message>
        <source>No service is asked. What needs one waits until you are online again.</source>
        <translation>외부 서비스에 아무것도 요청하지 않습니다. 필요한 작업은 다시 온라인이 될 때까지 기다립니다.</translation>
    </message>
    <message>
        <source>Ask for new versions</source>
        <translation>새 버전 확인</translation>
    </message>
    <message>
        <source>Once a day, at one address. Nothing about you or your papers is sent, and nothing is downloaded: a line says that there is one.</source>
        <translation>하루에 한 번, 한 주소에만 확인합니다. 사용자나 논문에 관한 정보는 보내지 않으며, 내려받는 것도 없습니다. 새 버전이 나오면 한 줄로 알려 줍니다.</translation>
    </message>
    <message>
        <source>Not available in this copy: new versions come the way refdesk came.</source>
        <translation>이 설치본에서는 쓸 수 없습니다. 새 버전은 refdesk를 설치한 방법으로 받으십시오.</translation>
    </message>
    <message>
        <source>In the keyring of the system</source>
        <translation>시스템 키링</translation>
    </message>
    <message>
        <source>In the settings file</source>
        <translation>설정 파일</translation>
    </message>
    <message>
        <source>Only until refdesk is closed</source>
        <translation>refdesk를 닫을 때까지만</translation>
    </message>
    <message>
        <source>Keys are forgotten when refdesk is closed.</source>
        <translation>refdesk를 닫으면 키가 지워집니다.</translation>
    </message>
    <message>
        <source>Keys stand in the settings file, which only your account may read.</source>
        <translation>키는 사용자 계정만 읽을 수 있는 설정 파일에 있습니다.</translation>
    </message>
    <message>
        <source>The keyring does not answer now; the keys in it are not used until it does.</source>
        <translation>지금은 키링이 응답하지 않습니다. 응답할 때까지 그 안의 키는 쓰이지 않습니다.</translation>
    </message>
    <message>
        <source>No keyring answers here: keys stand in the settings file, which only your account may read.</source>
        <translation>이 컴퓨터에서는 응답하는 키링이 없습니다. 키는 사용자 계정만 읽을 수 있는 설정 파일에 있습니다.</translation>
    </message>
    <message>
        <source>The system keeps keys encrypted, together with your other passwords.</source>
        <translation>시스템이 다른 암호와 함께 키를 암호화하여 보관합니다.</translation>
    </message>
</context>
<context>
    <name>SheetView</name>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>모두 선택</translation>
    </message>
    <message>
        <source>Sort by this column</source>
        <translation>이 열로 정렬</translation>
    </message>
    <message>
        <source>Sort by this column, largest first</source>
        <translation>이 열로 정렬(큰 것부터)</translation>
    </message>
    <message>
        <source>Order of the paper</source>
        <translation>논문의 순서</translation>
    </message>
</context>
<context>
    <name>ShortDesigns</name>
    <message>
        <source>Retraction</source>
        <translation>철회 공지</translation>
    </message>
    <message>
        <source>Concern</source>
        <translation>우려 표명</translation>
    </message>
    <message>
        <source>Network MA</source>
        <translation>네트워크 메타분석</translation>
    </message>
    <message>
        <source>Syst. review</source>
        <translation>체계적 문헌고찰</translation>
    </message>
    <message>
        <source>RCT</source>
        <translation>무작위 임상시험</translation>
    </message>
    <message>
        <source>Controlled trial</source>
        <translation>대조 임상시험</translation>
    </message>
    <message>
        <source>Phase IV trial</source>
        <translation>4상 임상시험</translation>
    </message>
    <message>
        <source>Phase III trial</source>
        <translation>3상 임상시험</translation>
    </message>
    <message>
        <source>Phase II trial</source>
        <translation>2상 임상시험</translation>
    </message>
    <message>
        <source>Phase I trial</source>
        <translation>1상 임상시험</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>프로토콜</translation>
    </message>
    <message>
        <source>Cohort</source>
        <translation>코호트</translation>
    </message>
    <message>
        <source>Case-control</source>
        <translation>환자-대조군</translation>
    </message>
    <message>
        <source>Cross-sectional</source>
        <translation>단면</translation>
    </message>
    <message>
        <source>Diagnostic</source>
        <translation>진단 정확도</translation>
    </message>
    <message>
        <source>Observational</source>
        <translation>관찰</translation>
    </message>
    <message>
        <source>Qualitative</source>
        <translation>질적</translation>
    </message>
    <message>
        <source>Economic</source>
        <translation>경제성 평가</translation>
    </message>
    <message>
        <source>Animal</source>
        <translation>동물실험</translation>
    </message>
    <message>
        <source>Laboratory</source>
        <translation>체외 실험</translation>
    </message>
</context>
<context>
    <name>ShortcutOverlay</name>
    <message>
        <source>No key for “{words}”.</source>
        <translation>“{words}” 단축키를 찾지 못했습니다.</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>단축키</translation>
    </message>
    <message>
        <source>Find a key</source>
        <translation>단축키 찾기</translation>
    </message>
    <message>
        <source>Change keys…</source>
        <translation>단축키 변경…</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>닫기 (Esc)</translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>This key writes. Hold Ctrl or Alt along with it.</source>
        <translation>글자를 입력하는 키입니다. Ctrl 또는 Alt와 함께 누르십시오.</translation>
    </message>
    <message>
        <source>This key moves in lists and texts. Hold Ctrl or Alt along with it.</source>
        <translation>목록과 글에서 이동하는 키입니다. Ctrl 또는 Alt와 함께 누르십시오.</translation>
    </message>
    <message>
        <source>This key cuts, copies or pastes in every text and stays as it is.</source>
        <translation>모든 글에서 잘라내기, 복사, 붙여넣기에 쓰는 키이므로 바꿀 수 없습니다.</translation>
    </message>
    <message>
        <source>This key belongs to the system.</source>
        <translation>시스템이 쓰는 키입니다.</translation>
    </message>
    <message>
        <source>This key opens a menu.</source>
        <translation>메뉴를 여는 키입니다.</translation>
    </message>
</context>
<context>
    <name>ShortcutsPage</name>
    <message>
        <source>Action</source>
        <translation>명령</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>키</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>메뉴</translation>
    </message>
    <message>
        <source>{key} is the key of “{action}”.</source>
        <translation>{key}: “{action}” 명령이 쓰는 키입니다.</translation>
    </message>
    <message>
        <source>“{action}”: {keys}</source>
        <translation>“{action}” 명령의 키: {keys}</translation>
    </message>
    <message>
        <source>“{action}” has no key now.</source>
        <translation>“{action}” 명령에 이제 키가 없습니다.</translation>
    </message>
    <message>
        <source>The usual keys are back.</source>
        <translation>원래 키로 되돌렸습니다.</translation>
    </message>
    <message>
        <source>Find an action</source>
        <translation>명령 찾기</translation>
    </message>
    <message>
        <source>Press a key to find what it does</source>
        <translation>키를 눌러 명령 찾기</translation>
    </message>
    <message>
        <source>By key</source>
        <translation>키로 찾기</translation>
    </message>
    <message>
        <source>Find an action by pressing its key</source>
        <translation>키를 눌러 명령을 찾습니다</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>명령과 키</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>새 키</translation>
    </message>
    <message>
        <source>Keep the others</source>
        <translation>다른 키 유지</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>키 없음</translation>
    </message>
    <message>
        <source>Usual key</source>
        <translation>원래 키</translation>
    </message>
    <message>
        <source>All usual keys</source>
        <translation>모두 원래 키로</translation>
    </message>
    <message>
        <source>Take it from there</source>
        <translation>그 명령에서 가져오기</translation>
    </message>
</context>
<context>
    <name>SidePane</name>
    <message>
        <source>Tags</source>
        <translation>태그</translation>
    </message>
    <message>
        <source>Show papers whatever their tags</source>
        <translation>태그와 관계없이 논문 표시</translation>
    </message>
    <message>
        <source>New collection inside</source>
        <translation>하위 컬렉션 만들기</translation>
    </message>
    <message>
        <source>New collection</source>
        <translation>새 컬렉션</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>이름 바꾸기</translation>
    </message>
    <message>
        <source>Create bibliography…</source>
        <translation>참고문헌 만들기…</translation>
    </message>
    <message>
        <source>Delete collection</source>
        <translation>컬렉션 삭제</translation>
    </message>
    <message>
        <source>Remove from selected papers</source>
        <translation>선택한 논문에서 제거</translation>
    </message>
    <message>
        <source>Remove from all papers</source>
        <translation>모든 논문에서 제거</translation>
    </message>
</context>
<context>
    <name>SlotEditor</name>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>The paper has none</source>
        <translation>논문에 없음</translation>
    </message>
    <message>
        <source>Save: Enter. A new line: Shift+Enter</source>
        <translation>저장: Enter. 줄 바꿈: Shift+Enter</translation>
    </message>
    <message>
        <source>Leave it as it was: Esc</source>
        <translation>그대로 두기: Esc</translation>
    </message>
    <message>
        <source>{0}, as you read it</source>
        <translation>{0}: 직접 읽은 내용</translation>
    </message>
    <message>
        <source>As you read it</source>
        <translation>직접 읽은 내용</translation>
    </message>
</context>
<context>
    <name>SourceLine</name>
    <message>
        <source>version {0}</source>
        <translation>버전 {0}</translation>
    </message>
    <message>
        <source>fetched {0}</source>
        <translation>{0} 가져옴</translation>
    </message>
</context>
<context>
    <name>Sources</name>
    <message>
        <source>on</source>
        <translation>켜짐</translation>
    </message>
    <message>
        <source>off</source>
        <translation>꺼짐</translation>
    </message>
    <message>
        <source>nothing to take back</source>
        <translation>되돌릴 것 없음</translation>
    </message>
    <message>
        <source>nothing to do again</source>
        <translation>다시 실행할 것 없음</translation>
    </message>
    <message>
        <source>select two papers first</source>
        <translation>논문 두 편 선택 필요</translation>
    </message>
    <message>
        <source>no tab is open</source>
        <translation>열린 탭 없음</translation>
    </message>
    <message>
        <source>no tab was closed</source>
        <translation>닫은 탭 없음</translation>
    </message>
    <message>
        <source>only in the trash</source>
        <translation>휴지통에서만 가능</translation>
    </message>
    <message>
        <source>select a paper first</source>
        <translation>논문 선택 필요</translation>
    </message>
    <message>
        <source>not possible here</source>
        <translation>여기에서는 할 수 없음</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>위치</translation>
    </message>
    <message>
        <source>Collection</source>
        <translation>컬렉션</translation>
    </message>
    <message>
        <source>Saved search</source>
        <translation>저장한 검색</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>태그</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>환경설정</translation>
    </message>
    <message>
        <source>Copy in this style</source>
        <translation>이 양식으로 복사</translation>
    </message>
    <message>
        <source>Actions and preferences</source>
        <translation>명령과 환경설정</translation>
    </message>
    <message>
        <source>Collections, saved searches and tags</source>
        <translation>컬렉션, 저장한 검색, 태그</translation>
    </message>
    <message>
        <source>Citation styles: copy the selected papers in one</source>
        <translation>인용 양식: 선택한 논문을 그 양식으로 복사</translation>
    </message>
</context>
<context>
    <name>StarRating</name>
    <message numerus="yes">
        <source>Rating: %n of 5 stars</source>
        <translation>
            <numerusform>평점: 별 5개 중 %n개</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Your library is empty</source>
        <translation>라이브러리가 비어 있습니다</translation>
    </message>
    <message>
        <source>Papers that you add here can be read, cited and searched without a network.</source>
        <translation>여기에 추가한 논문은 네트워크 없이도 읽고 인용하고 검색할 수 있습니다.</translation>
    </message>
    <message>
        <source>Add by number or link</source>
        <translation>번호나 링크로 추가</translation>
    </message>
    <message>
        <source>PMID, PMCID, DOI or a web address. Ctrl+N</source>
        <translation>PMID, PMCID, DOI 또는 웹 주소. Ctrl+N</translation>
    </message>
    <message>
        <source>Open the sample library</source>
        <translation>예제 라이브러리 열기</translation>
    </message>
    <message>
        <source>Invented papers to look around with</source>
        <translation>둘러보기 위한 가상의 논문</translation>
    </message>
    <message>
        <source>Import a file</source>
        <translation>파일 가져오기</translation>
    </message>
    <message>
        <source>RIS, BibTeX, EndNote, PubMed … Ctrl+Shift+I</source>
        <translation>RIS, BibTeX, EndNote, PubMed 등. Ctrl+Shift+I</translation>
    </message>
    <message>
        <source>Or drop files and links anywhere in this window.</source>
        <translation>파일이나 링크를 이 창 아무 곳에나 끌어다 놓아도 됩니다.</translation>
    </message>
</context>
<context>
    <name>StatisticsTable</name>
    <message>
        <source>Result</source>
        <translation>지표</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>CI</source>
        <translation>신뢰구간</translation>
    </message>
    <message>
        <source>P</source>
        <translation>P값</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>결과</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>비교</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>집단</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>지표</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>단위</translation>
    </message>
    <message>
        <source>CI from</source>
        <translation>신뢰구간 하한</translation>
    </message>
    <message>
        <source>CI to</source>
        <translation>신뢰구간 상한</translation>
    </message>
    <message>
        <source>CI level</source>
        <translation>신뢰수준</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>검산</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>위치</translation>
    </message>
    <message>
        <source>Sentence</source>
        <translation>문장</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>효과</translation>
    </message>
    <message>
        <source>Check: whether value, interval and P agree</source>
        <translation>검산: 값, 신뢰구간, P값이 서로 맞는지</translation>
    </message>
    <message>
        <source>Confidence interval, of 95 % where nothing else is said</source>
        <translation>신뢰구간. 따로 표시하지 않으면 95 %</translation>
    </message>
    <message>
        <source>Point and whiskers: value and interval. The dotted line is no effect: 1 for ratios (logarithmic), 0 for differences. An arrow: it goes on.</source>
        <translation>점과 선: 값과 신뢰구간. 점선은 효과 없음: 비는 1(로그 눈금), 차이는 0. 화살표: 눈금 밖으로 이어짐.</translation>
    </message>
    <message>
        <source>Results of the paper</source>
        <translation>논문의 수치 결과</translation>
    </message>
    <message>
        <source>You said that this is no result of the paper.</source>
        <translation>이 논문의 결과가 아니라고 표시했습니다.</translation>
    </message>
    <message>
        <source>Edited by you. The program read: {0}</source>
        <translation>직접 수정함. 프로그램이 읽은 값: {0}</translation>
    </message>
    <message>
        <source>What is this?</source>
        <translation>이것은 무엇입니까?</translation>
    </message>
    <message>
        <source>Go to the sentence</source>
        <translation>문장으로 이동</translation>
    </message>
    <message>
        <source>Copy as table</source>
        <translation>표로 복사</translation>
    </message>
    <message>
        <source>Correct the numbers…</source>
        <translation>수치 수정…</translation>
    </message>
    <message>
        <source>This is no result</source>
        <translation>결과가 아님</translation>
    </message>
    <message>
        <source>Back to what the program read</source>
        <translation>프로그램이 읽은 값으로 되돌리기</translation>
    </message>
    <message>
        <source>There is nothing to recompute it from.</source>
        <translation>검산에 쓸 수치가 없습니다.</translation>
    </message>
</context>
<context>
    <name>StudyFacts</name>
    <message>
        <source>Design: not found</source>
        <translation>연구 설계: 찾지 못함</translation>
    </message>
    <message>
        <source>edited by you</source>
        <translation>직접 수정함</translation>
    </message>
    <message>
        <source>Back to what the program read: {0}</source>
        <translation>프로그램이 읽은 값으로 되돌리기: {0}</translation>
    </message>
    <message>
        <source>(publication type, NLM)</source>
        <translation>(출판 유형, NLM)</translation>
    </message>
    <message>
        <source>Sample size: {0}</source>
        <translation>표본 수: {0}</translation>
    </message>
    <message>
        <source>Setting: {0}</source>
        <translation>연구 환경: {0}</translation>
    </message>
    <message>
        <source>Primary outcome: {0}</source>
        <translation>일차 결과: {0}</translation>
    </message>
    <message>
        <source>Registration: {0}</source>
        <translation>등록번호: {0}</translation>
    </message>
    <message>
        <source>Funding: {0}</source>
        <translation>연구비: {0}</translation>
    </message>
    <message>
        <source>Interests: {0}</source>
        <translation>이해관계: {0}</translation>
    </message>
    <message>
        <source>Sample size: not found</source>
        <translation>표본 수: 찾지 못함</translation>
    </message>
    <message>
        <source>Follow-up: {0}</source>
        <translation>추적관찰: {0}</translation>
    </message>
    <message>
        <source>(full text)</source>
        <translation>(본문)</translation>
    </message>
    <message>
        <source>None of these</source>
        <translation>해당 없음</translation>
    </message>
</context>
<context>
    <name>StyleChooser</name>
    <message>
        <source>Citation style</source>
        <translation>인용 양식</translation>
    </message>
    <message>
        <source>Type a name, a journal or a field to search all styles</source>
        <translation>이름, 학술지 또는 분야를 입력하면 모든 양식을 검색합니다</translation>
    </message>
    <message>
        <source>Type a style or journal</source>
        <translation>양식 또는 학술지 입력</translation>
    </message>
    <message>
        <source>No style found for “{words}”</source>
        <translation>“{words}” 검색 결과: 해당하는 스타일 없음</translation>
    </message>
    <message>
        <source>your style</source>
        <translation>내 양식</translation>
    </message>
    <message>
        <source>uses {style}</source>
        <translation>{style} 사용</translation>
    </message>
</context>
<context>
    <name>TableWindow</name>
    <message>
        <source>Table</source>
        <translation>표</translation>
    </message>
    <message>
        <source>Find in table</source>
        <translation>표에서 찾기</translation>
    </message>
    <message>
        <source>Previous hit (Shift+Enter)</source>
        <translation>이전 찾기 (Shift+Enter)</translation>
    </message>
    <message>
        <source>Next hit (Enter)</source>
        <translation>다음 찾기 (Enter)</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>다른 이름으로 저장</translation>
    </message>
    <message>
        <source>Part of the table</source>
        <translation>표의 부분</translation>
    </message>
    <message>
        <source>Part {0}</source>
        <translation>{0}부</translation>
    </message>
    <message>
        <source>For a word processor or spreadsheet</source>
        <translation>워드 프로세서·스프레드시트용</translation>
    </message>
    <message>
        <source>The table was copied.</source>
        <translation>표를 복사했습니다.</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>저장했습니다: {path}</translation>
    </message>
    <message>
        <source>Save table</source>
        <translation>표 저장</translation>
    </message>
    <message>
        <source>Sorted; merged cells are repeated. A third click: order of the paper.</source>
        <translation>정렬됨. 병합된 셀은 반복됩니다. 세 번째 클릭: 논문의 순서.</translation>
    </message>
    <message>
        <source>Sorted. A third click: order of the paper.</source>
        <translation>정렬됨. 세 번째 클릭: 논문의 순서.</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0}/{1}</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>찾지 못함</translation>
    </message>
</context>
<context>
    <name>TagCommands</name>
    <message numerus="yes">
        <source>Tags on keys taken from %n paper(s)</source>
        <translation>
            <numerusform>논문 %n편에서 숫자 키 태그를 뗐습니다</numerusform>
        </translation>
    </message>
    <message>
        <source>No tag is on key {digit}; the menu of a tag puts it there.</source>
        <translation>숫자 키 {digit}에 지정된 태그가 없습니다. 태그의 메뉴에서 지정할 수 있습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) tagged “{name}”</source>
        <translation>
            <numerusform>논문 %n편에 “{name}” 태그를 붙였습니다</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tag “{name}” taken from %n paper(s)</source>
        <translation>
            <numerusform>“{name}” 태그를 논문 %n편에서 뗐습니다</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TagList</name>
    <message>
        <source>Tags</source>
        <translation>태그</translation>
    </message>
</context>
<context>
    <name>TagMenus</name>
    <message>
        <source>Colour</source>
        <translation>색</translation>
    </message>
    <message>
        <source>No colour</source>
        <translation>색 없음</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>숫자 키</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>숫자 키 없음</translation>
    </message>
    <message>
        <source>Merge into</source>
        <translation>다른 태그와 합치기</translation>
    </message>
</context>
<context>
    <name>TagModel</name>
    <message numerus="yes">
        <source>%Ln paper(s)</source>
        <translation>
            <numerusform>논문 %Ln편</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TargetChooser</name>
    <message>
        <source>Collection for the papers</source>
        <translation>논문을 넣을 컬렉션</translation>
    </message>
    <message>
        <source>No collection</source>
        <translation>컬렉션 없음</translation>
    </message>
    <message>
        <source>New collection…</source>
        <translation>새 컬렉션…</translation>
    </message>
    <message>
        <source>Name of the new collection</source>
        <translation>새 컬렉션 이름</translation>
    </message>
</context>
<context>
    <name>TextSaver</name>
    <message>
        <source>Save text as PDF, HTML or Markdown…</source>
        <translation>본문을 PDF, HTML, Markdown으로 저장…</translation>
    </message>
    <message>
        <source>Save text as</source>
        <translation>본문 저장</translation>
    </message>
    <message>
        <source>Saving {name}</source>
        <translation>{name} 저장</translation>
    </message>
    <message>
        <source>Text saved to {path}</source>
        <translation>본문을 {path}에 저장했습니다</translation>
    </message>
    <message>
        <source>Print text</source>
        <translation>본문 인쇄</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>인쇄</translation>
    </message>
    <message>
        <source>Text sent to the printer.</source>
        <translation>본문을 프린터로 보냈습니다.</translation>
    </message>
    <message>
        <source>Save text as…</source>
        <translation>본문 저장…</translation>
    </message>
    <message>
        <source>Print text…</source>
        <translation>본문 인쇄…</translation>
    </message>
    <message>
        <source>version {0}</source>
        <translation>버전 {0}</translation>
    </message>
    <message>
        <source>fetched {0}</source>
        <translation>{0} 받음</translation>
    </message>
    <message>
        <source>Licence: {0}.</source>
        <translation>라이선스: {0}.</translation>
    </message>
    <message>
        <source>Source: {0}.</source>
        <translation>출처: {0}.</translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>Safe mode: open tabs, layout, own keys and theme are put aside, and nothing runs by itself. Your papers are all here.</source>
        <translation>안전 모드: 열린 탭, 화면 배치, 직접 정한 단축키와 테마를 쓰지 않으며 저절로 실행되는 작업이 없습니다. 논문은 모두 그대로 있습니다.</translation>
    </message>
    <message>
        <source>Restart normally</source>
        <translation>보통 모드로 다시 시작</translation>
    </message>
    <message>
        <source>Restart with a fresh layout</source>
        <translation>배치를 초기화하고 다시 시작</translation>
    </message>
    <message>
        <source>Your settings could not be read, so the usual ones are used. The old file is kept as {name}.</source>
        <translation>설정을 읽을 수 없어 기본 설정을 사용합니다. 이전 파일은 다음 이름으로 보관했습니다: {name}</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>폴더 보기</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>refdesk did not start properly the last times.</source>
        <translation>최근에 refdesk가 제대로 시작되지 않았습니다.</translation>
    </message>
    <message>
        <source>In safe mode it starts without your open tabs, layout, own keys and theme, and nothing runs by itself. Nothing of them is lost.</source>
        <translation>안전 모드에서는 열린 탭, 화면 배치, 직접 정한 단축키와 테마 없이 시작하며 저절로 실행되는 작업이 없습니다. 이 설정들은 그대로 남습니다.</translation>
    </message>
    <message>
        <source>refdesk could not start because of a fault of its own.</source>
        <translation>프로그램 오류 때문에 refdesk를 시작하지 못했습니다.</translation>
    </message>
    <message>
        <source>Nothing of your library was changed. A report was kept:</source>
        <translation>라이브러리는 바뀌지 않았습니다. 보고서를 저장했습니다:</translation>
    </message>
    <message>
        <source>Start in safe mode</source>
        <translation>안전 모드로 시작</translation>
    </message>
    <message>
        <source>Start normally</source>
        <translation>보통 모드로 시작</translation>
    </message>
</context>
<context>
    <name>TroubleDesk</name>
    <message>
        <source>refdesk ended unexpectedly the last time. A report was kept.</source>
        <translation>지난번에 refdesk가 예기치 않게 끝났습니다. 보고서를 저장했습니다.</translation>
    </message>
</context>
<context>
    <name>UndoOffer</name>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>Undo ({keys})</source>
        <translation>실행 취소 ({keys})</translation>
    </message>
</context>
<context>
    <name>UpdateDialog</name>
    <message>
        <source>What changed</source>
        <translation>변경된 내용</translation>
    </message>
    <message>
        <source>Papers that changed</source>
        <translation>변경된 논문</translation>
    </message>
    <message>
        <source>What changed of this paper</source>
        <translation>이 논문에서 변경된 내용</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>Take back the last change in the library (Ctrl+Z)</source>
        <translation>라이브러리의 마지막 변경을 되돌립니다 (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) with newer records.</source>
        <translation>
            <numerusform>새 레코드가 있는 논문 %n편입니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In %n of them you and the service changed the same field; yours stays.</source>
        <translation>
            <numerusform>이 가운데 %n편은 직접 고친 항목을 서비스도 바꾸었습니다. 내 값이 유지됩니다.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Updates</name>
    <message>
        <source>title</source>
        <translation>제목</translation>
    </message>
    <message>
        <source>authors</source>
        <translation>저자</translation>
    </message>
    <message>
        <source>journal</source>
        <translation>학술지</translation>
    </message>
    <message>
        <source>book title</source>
        <translation>도서명</translation>
    </message>
    <message>
        <source>date</source>
        <translation>발행일</translation>
    </message>
    <message>
        <source>date online</source>
        <translation>온라인 발행일</translation>
    </message>
    <message>
        <source>state of publication</source>
        <translation>출판 상태</translation>
    </message>
    <message>
        <source>volume</source>
        <translation>권</translation>
    </message>
    <message>
        <source>issue</source>
        <translation>호</translation>
    </message>
    <message>
        <source>pages</source>
        <translation>쪽</translation>
    </message>
    <message>
        <source>article number</source>
        <translation>논문 번호</translation>
    </message>
    <message>
        <source>type</source>
        <translation>유형</translation>
    </message>
    <message>
        <source>publication types</source>
        <translation>출판 유형</translation>
    </message>
    <message>
        <source>languages</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>MeSH</source>
        <translation>MeSH 주제어</translation>
    </message>
    <message>
        <source>keywords</source>
        <translation>키워드</translation>
    </message>
    <message>
        <source>substances</source>
        <translation>화학 물질</translation>
    </message>
    <message>
        <source>identifiers</source>
        <translation>식별자</translation>
    </message>
    <message>
        <source>trial registration</source>
        <translation>임상시험 등록</translation>
    </message>
    <message>
        <source>funding</source>
        <translation>연구비</translation>
    </message>
    <message>
        <source>notices</source>
        <translation>공지</translation>
    </message>
    <message>
        <source>conflict of interest</source>
        <translation>이해충돌</translation>
    </message>
    <message>
        <source>publisher</source>
        <translation>출판사</translation>
    </message>
    <message>
        <source>link</source>
        <translation>링크</translation>
    </message>
    <message>
        <source>abstract</source>
        <translation>초록</translation>
    </message>
    <message>
        <source>record</source>
        <translation>레코드</translation>
    </message>
    <message>
        <source>Add {what}</source>
        <translation>추가: {what}</translation>
    </message>
    <message>
        <source>Refresh: {what}</source>
        <translation>새로 고침: {what}</translation>
    </message>
    <message>
        <source>Full text: {what}</source>
        <translation>본문: {what}</translation>
    </message>
    <message>
        <source>Notices: {what}</source>
        <translation>공지 확인: {what}</translation>
    </message>
</context>
<context>
    <name>Verbs</name>
    <message>
        <source>Adding the sample library</source>
        <translation>예제 라이브러리 추가</translation>
    </message>
    <message>
        <source>References</source>
        <translation>서지 파일</translation>
    </message>
    <message>
        <source>Import files</source>
        <translation>파일 가져오기</translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) exported to {path}</source>
        <translation>
            <numerusform>논문 %n편을 내보냈습니다: {path}</numerusform>
        </translation>
    </message>
    <message>
        <source>Add tag</source>
        <translation>태그 추가</translation>
    </message>
    <message numerus="yes">
        <source>Tag for %n paper(s)</source>
        <translation>
            <numerusform>논문 %n편에 추가할 태그</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Select 2 to %n paper(s) to merge them.</source>
        <translation>
            <numerusform>병합하려면 논문을 2~%n편 선택하십시오.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WaitingDesk</name>
    <message numerus="yes">
        <source>Offline: %n request(s) wait</source>
        <translation>
            <numerusform>오프라인: 요청 %n건 대기 중</numerusform>
        </translation>
    </message>
    <message>
        <source>Doing what waited for the network</source>
        <translation>대기 중이던 요청 처리</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) that waited are done</source>
        <translation>
            <numerusform>대기 중이던 요청 %n건을 처리했습니다</numerusform>
        </translation>
    </message>
    <message>
        <source>What waited for the network</source>
        <translation>네트워크를 기다리던 요청</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) wait for the network</source>
        <translation>
            <numerusform>요청 %n건이 네트워크를 기다립니다</numerusform>
        </translation>
    </message>
    <message>
        <source>Drop this request</source>
        <translation>이 요청 지우기</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… 외 %n건</numerusform>
        </translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>지금 시도</translation>
    </message>
    <message>
        <source>Drop all</source>
        <translation>모두 지우기</translation>
    </message>
</context>
<context>
    <name>WhatButton</name>
    <message>
        <source>What is this?</source>
        <translation>이것은 무엇입니까?</translation>
    </message>
</context>
<context>
    <name>WhatCard</name>
    <message>
        <source>Close (Esc)</source>
        <translation>닫기 (Esc)</translation>
    </message>
    <message>
        <source>More in help</source>
        <translation>도움말에서 더 보기</translation>
    </message>
</context>
<context>
    <name>WindowFrame</name>
    <message>
        <source>Working offline: no service is asked. Click to go online</source>
        <translation>오프라인 작업 중: 외부 서비스에 요청하지 않습니다. 클릭하면 온라인으로 전환합니다</translation>
    </message>
    <message>
        <source>Work offline: ask no service</source>
        <translation>오프라인 작업: 외부 서비스에 요청하지 않습니다</translation>
    </message>
</context>
<context>
    <name>WorkDialog</name>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
</context>
<context>
    <name>_AlarmWords</name>
    <message>
        <source>Careful: this paper is retracted.</source>
        <translation>주의: 이 논문은 철회되었습니다.</translation>
    </message>
    <message numerus="yes">
        <source>Careful: %n of them are retracted.</source>
        <translation>
            <numerusform>주의: 이 가운데 %n편은 철회된 논문입니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Careful: its journal has expressed concern about this paper.</source>
        <translation>주의: 학술지가 이 논문에 대해 우려 표명을 게재했습니다.</translation>
    </message>
    <message numerus="yes">
        <source>Careful: %n of them are of concern to journals.</source>
        <translation>
            <numerusform>주의: 이 가운데 %n편에는 우려 표명이 있습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Retracted: {titles}</source>
        <translation>철회: {titles}</translation>
    </message>
    <message>
        <source>Of concern: {titles}</source>
        <translation>우려 표명: {titles}</translation>
    </message>
</context>
<context>
    <name>_Changed</name>
    <message numerus="yes">
        <source>%n paper(s) changed: {fields}</source>
        <translation>
            <numerusform>논문 %n편이 변경되었습니다: {fields}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>your edits differ in %n paper(s)</source>
        <translation>
            <numerusform>내 수정과 다른 논문 %n편</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Entries</name>
    <message>
        <source>Retracted</source>
        <translation>철회됨</translation>
    </message>
</context>
<context>
    <name>_Link</name>
    <message>
        <source>Show what changed</source>
        <translation>변경 내용 보기</translation>
    </message>
</context>
<context>
    <name>_LogModel</name>
    <message>
        <source>Without title</source>
        <translation>제목 없음</translation>
    </message>
    <message>
        <source>a paper that is gone</source>
        <translation>없어진 논문</translation>
    </message>
    <message>
        <source>When</source>
        <translation>시각</translation>
    </message>
    <message>
        <source>Merged paper</source>
        <translation>병합한 논문</translation>
    </message>
    <message>
        <source>Certainty</source>
        <translation>확실성</translation>
    </message>
    <message>
        <source>Same</source>
        <translation>일치</translation>
    </message>
    <message>
        <source>Taken over</source>
        <translation>넘겨받은 항목</translation>
    </message>
</context>
</TS>
