; SPDX-License-Identifier: GPL-3.0-or-later
; The installer for Windows. Everything in one user's own folders: no administrator is asked for.
;   makensis -DVERSION=… -DSOURCE=frozen-folder -DOUTPUT=refdesk-setup.exe -DICON=refdesk.ico -DLICENSE=LICENSE refdesk.nsi
Unicode true
!include "MUI2.nsh"
!include "FileFunc.nsh"

!define NAME "refdesk"
!define ID "org.refdesk.Refdesk"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${ID}"

Name "${NAME}"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "Software\${ID}" "Folder"
RequestExecutionLevel user
ManifestDPIAware true
SetCompressor /SOLID lzma
SetDateSave off
Icon "${ICON}"
UninstallIcon "${ICON}"
!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!ifdef SIGN
  !finalize '${SIGN} "%1"'
  !uninstfinalize '${SIGN} "%1"'
!endif

!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_LICENSE "${LICENSE}"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN "$INSTDIR\refdesk.exe"
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "Korean"

LangString KIND ${LANG_ENGLISH} "References"
LangString KIND ${LANG_KOREAN} "서지 자료"
LangString RUNNING ${LANG_ENGLISH} "refdesk is running. Close it and try again."
LangString RUNNING ${LANG_KOREAN} "refdesk가 실행 중입니다. 닫고 다시 시도하십시오."

; A program that runs keeps its file open: it cannot be opened for writing.
!macro AskToClose
  IfFileExists "$INSTDIR\refdesk.exe" 0 +7
    ClearErrors
    FileOpen $0 "$INSTDIR\refdesk.exe" a
    IfErrors 0 +4
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(RUNNING)" /SD IDCANCEL IDRETRY -3
      SetErrorLevel 2
      Abort
    FileClose $0
!macroend

!macro Kind EXTENSION
  WriteRegStr HKCU "Software\Classes\.${EXTENSION}\OpenWithProgids" "${ID}.file" ""
  WriteRegStr HKCU "Software\${ID}\Capabilities\FileAssociations" ".${EXTENSION}" "${ID}.file"
!macroend
!macro NoKind EXTENSION
  DeleteRegValue HKCU "Software\Classes\.${EXTENSION}\OpenWithProgids" "${ID}.file"
!macroend

Section "refdesk"
  !insertmacro AskToClose
  RMDir /r "$INSTDIR\lib"
  SetOutPath "$INSTDIR"
  File /r "${SOURCE}/*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\refdesk.exe"
  WriteRegStr HKCU "Software\${ID}" "Folder" "$INSTDIR"
  ; It can open these files and is offered for them; who opens them now stays who opens them.
  WriteRegStr HKCU "Software\Classes\${ID}.file" "" "$(KIND)"
  WriteRegStr HKCU "Software\Classes\${ID}.file\DefaultIcon" "" "$INSTDIR\refdesk.exe,0"
  WriteRegStr HKCU "Software\Classes\${ID}.file\shell\open\command" "" '"$INSTDIR\refdesk.exe" "%1"'
  WriteRegStr HKCU "Software\${ID}\Capabilities" "ApplicationName" "${NAME}"
  WriteRegStr HKCU "Software\RegisteredApplications" "${ID}" "Software\${ID}\Capabilities"
  !insertmacro Kind "ris"
  !insertmacro Kind "nbib"
  !insertmacro Kind "bib"
  !insertmacro Kind "enw"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\refdesk.exe"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "The refdesk project"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  IntFmt $0 "0x%08X" $0
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" "$0"
  ${RefreshShellIcons}
SectionEnd

; The library is the person's: it stays.
Section "Uninstall"
  !insertmacro AskToClose
  RMDir /r "$INSTDIR\lib"
  Delete "$INSTDIR\refdesk.exe"
  Delete "$INSTDIR\refdesk-cli.exe"
  Delete "$INSTDIR\LICENSE"
  Delete "$INSTDIR\README.md"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  !insertmacro NoKind "ris"
  !insertmacro NoKind "nbib"
  !insertmacro NoKind "bib"
  !insertmacro NoKind "enw"
  DeleteRegKey HKCU "Software\Classes\${ID}.file"
  DeleteRegValue HKCU "Software\RegisteredApplications" "${ID}"
  DeleteRegKey HKCU "Software\${ID}"
  DeleteRegKey HKCU "${UNINSTALL}"
  ${RefreshShellIcons}
SectionEnd
