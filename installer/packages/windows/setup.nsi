; setup.exe: installs for one person, without an administrator. Called by the build as
;   makensis -DVERSION=1.0.0 -DTREE=folder -DREGISTRATION=file.nsh -DOUT=setup.exe setup.nsi
; TREE holds a copy of the program, and in launcher/ the programs that find it. REGISTRATION is generated from the browsers'
; data files. What lies where is the same for all ways of installing: docs/installation.md.
;
; A copy that may be running is never written over: the new one gets a folder of its own, is tried, and then the file
; "current" is replaced in one step. Until then nothing has changed.
Unicode true
Target amd64-unicode
ManifestDPIAware true
RequestExecutionLevel user
SetCompressor /SOLID lzma
Name "$(ProductName)"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\SigningHelper"
ShowInstDetails nevershow
BrandingText " "
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "政采签章助手 Signing Helper"
VIAddVersionKey "FileDescription" "政采签章助手 Signing Helper"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "Apache-2.0"
!ifdef UNINSTALLER_SIGNING
  !uninstfinalize '${UNINSTALLER_SIGNING} "%1"' = 0
!endif

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\SigningHelper"
!define REPLACE_EXISTING 1
!define NO_JAVA 65

!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include "${REGISTRATION}"

!define MUI_ICON "${TREE}\signing-helper.ico"
!define MUI_UNICON "${TREE}\signing-helper.ico"
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN "$INSTDIR\signing-helper-window.exe"
!define MUI_FINISHPAGE_RUN_TEXT "$(OpenHelper)"
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
; The one of the person's own system is taken; the first stands for all others.
!insertmacro MUI_LANGUAGE "SimpChinese"
!insertmacro MUI_LANGUAGE "English"

LangString ProductName ${LANG_SIMPCHINESE} "政采签章助手"
LangString ProductName ${LANG_ENGLISH} "Signing Helper"
LangString OpenHelper ${LANG_SIMPCHINESE} "打开助手，开始检测"
LangString OpenHelper ${LANG_ENGLISH} "Open the helper and begin the check"
LangString NoJava ${LANG_SIMPCHINESE} "没有找到 Java 17 或更新版本。请先安装 Java，或改用自带 Java 的安装包。电脑上的内容没有改动。"
LangString NoJava ${LANG_ENGLISH} "No Java 17 or newer was found. Please install one first, or take the package that brings its own. Nothing has been changed."
LangString DoesNotRun ${LANG_SIMPCHINESE} "新版本无法运行，可能被安全软件阻止。请把签章助手加入信任后重试。电脑上的内容没有改动。"
LangString DoesNotRun ${LANG_ENGLISH} "The new version does not run; security software may forbid it. Please allow Signing Helper there and try again. Nothing has been changed."
LangString NotWritten ${LANG_SIMPCHINESE} "无法写入安装文件夹。请检查磁盘空间和权限后重试。"
LangString NotWritten ${LANG_ENGLISH} "The folder for the program cannot be written. Please look at disk space and permissions, and try again."

Var Copy
Var Folder
Var Before

; The first name of this version that no folder has.
Function ChooseCopy
  StrCpy $Copy "${VERSION}"
  StrCpy $0 1
  ${While} ${FileExists} "$INSTDIR\versions\$Copy\*.*"
    IntOp $0 $0 + 1
    StrCpy $Copy "${VERSION}-$0"
  ${EndWhile}
  StrCpy $Folder "$INSTDIR\versions\$Copy"
FunctionEnd

Function GiveUp
  Exch $0
  SetOutPath "$INSTDIR"
  RMDir /r "$Folder"
  RMDir "$INSTDIR\versions"
  SetOutPath "$TEMP"
  RMDir "$INSTDIR"
  MessageBox MB_OK|MB_ICONSTOP "$0" /SD IDOK
  SetErrorLevel 2
  Abort "$0"
FunctionEnd

!macro GiveUp TEXT
  Push "${TEXT}"
  Call GiveUp
!macroend

Function TryCopy
  nsExec::Exec '"$Folder\signing-helper.exe" self-test'
  Pop $0
  ${If} $0 = ${NO_JAVA}
    !insertmacro GiveUp "$(NoJava)"
  ${ElseIf} $0 != 0
    !insertmacro GiveUp "$(DoesNotRun)"
  ${EndIf}
FunctionEnd

; Lets the program start faster. Where it cannot be made, the program starts all the same.
Function MakeClassArchive
  ${If} ${FileExists} "$Folder\java\bin\java.exe"
    SetOutPath "$Folder"
    nsExec::Exec '"$Folder\java\bin\java.exe" @java.options -Xlog:disable -XX:ArchiveClassesAtExit=classes.jsa -cp app\* signinghelper.app.Main self-test'
    Pop $0
    ${If} $0 != 0
      Delete "$Folder\classes.jsa"
    ${EndIf}
  ${EndIf}
FunctionEnd

; A program that runs can be renamed and not be written over.
!macro PlaceProgram NAME
  Delete "$INSTDIR\${NAME}.old"
  Rename "$INSTDIR\${NAME}.exe" "$INSTDIR\${NAME}.old"
  ClearErrors
  CopyFiles /SILENT "$Folder\launcher\${NAME}.exe" "$INSTDIR\${NAME}.exe"
  ${If} ${Errors}
    Rename "$INSTDIR\${NAME}.old" "$INSTDIR\${NAME}.exe"
    !insertmacro GiveUp "$(NotWritten)"
  ${EndIf}
  Delete "$INSTDIR\${NAME}.old"
!macroend

Function ReadBefore
  StrCpy $Before ""
  ClearErrors
  FileOpen $0 "$INSTDIR\current" r
  ${IfNot} ${Errors}
    FileRead $0 $Before
    FileClose $0
  ${EndIf}
FunctionEnd

; $Before still ends with its line's end.
Function Point
  FileOpen $0 "$INSTDIR\current.new" w
  FileWrite $0 "$Copy$\n$Before"
  FileClose $0
  System::Call 'kernel32::MoveFileExW(w "$INSTDIR\current.new", w "$INSTDIR\current", i ${REPLACE_EXISTING}) i .r0'
  ${If} $0 = 0
    Delete "$INSTDIR\current.new"
    !insertmacro GiveUp "$(NotWritten)"
  ${EndIf}
FunctionEnd

; Windows does not rename a folder of which a file is open, so what can be renamed is not running.
!macro RemoveCopy PARENT NAME
  Rename "${PARENT}\${NAME}" "${PARENT}\.tmp-old-${NAME}"
  RMDir /r "${PARENT}\.tmp-old-${NAME}"
!macroend

Function RemoveUnused
  FindFirst $0 $1 "$INSTDIR\versions\*.*"
  ${While} $1 != ""
    StrCpy $2 "$1$\n"
    ${If} $1 != "."
    ${AndIf} $1 != ".."
    ${AndIf} $1 != $Copy
    ${AndIf} $2 != $Before
      !insertmacro RemoveCopy "$INSTDIR\versions" "$1"
    ${EndIf}
    FindNext $0 $1
  ${EndWhile}
  FindClose $0
FunctionEnd

Section
  SetShellVarContext current
  Call ChooseCopy
  Call ReadBefore
  ClearErrors
  SetOutPath "$Folder"
  File /r "${TREE}\*.*"
  ${If} ${Errors}
    !insertmacro GiveUp "$(NotWritten)"
  ${EndIf}
  Call TryCopy
  Call MakeClassArchive
  FileOpen $0 "$Folder\in-use" w
  FileClose $0
  FileOpen $0 "$Folder\complete" w
  FileClose $0
  !insertmacro PlaceProgram "signing-helper"
  !insertmacro PlaceProgram "signing-helper-window"
  CopyFiles /SILENT "$Folder\signing-helper.ico" "$INSTDIR\signing-helper.ico"
  CopyFiles /SILENT "$Folder\launcher\signinghelper.host.json" "$INSTDIR\signinghelper.host.json"
  Call Point
  SetOutPath "$INSTDIR"
  !insertmacro Register
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\$(ProductName).lnk" "$INSTDIR\signing-helper-window.exe" "" "$INSTDIR\signing-helper.ico"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "$(ProductName)"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\signing-helper.ico"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  Call RemoveUnused
SectionEnd

Section Uninstall
  SetShellVarContext current
  !insertmacro Unregister
  DeleteRegKey HKCU "${UNINSTALL}"
  Delete "$SMPROGRAMS\$(ProductName).lnk"
  SetOutPath "$TEMP"
  ; What still runs keeps its files until the computer starts again.
  Delete /REBOOTOK "$INSTDIR\signing-helper.exe"
  Delete /REBOOTOK "$INSTDIR\signing-helper-window.exe"
  Delete "$INSTDIR\signing-helper.old"
  Delete "$INSTDIR\signing-helper-window.old"
  Delete "$INSTDIR\signing-helper.ico"
  Delete "$INSTDIR\signinghelper.host.json"
  Delete "$INSTDIR\current"
  Delete "$INSTDIR\install.lock"
  RMDir /r /REBOOTOK "$INSTDIR\versions"
  Delete "$INSTDIR\uninstall.exe"
  RMDir /REBOOTOK "$INSTDIR"
  ; Only where nothing else is in it.
  RMDir "$LOCALAPPDATA\Programs"
SectionEnd
