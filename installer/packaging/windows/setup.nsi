; setup.exe: installs for one person, without an administrator. Called by the build as
;   makensis -DVERSION=1.2.3 -DID=demo -DNAME=SigningHelper-demo -DMANIFEST=signinghelper.demo.json -DTREE=folder
;       -DREGISTRATION=file.nsh -DWORDS=file.nsh -DOUT=setup.exe setup.nsi
; TREE holds a copy of the program, and in launcher/ the programs that find it. REGISTRATION is generated from the browsers'
; data files, WORDS from the portal's title. ID is the portal's: by it the programs of several portals stand beside each
; other. What lies where is the same for all ways of installing: docs/installation.md.
;
; A copy that may be running is never written over: the new one gets a folder of its own, is tried, and then the file
; "current" is replaced in one step. Until then nothing has changed.
Unicode true
Target amd64-unicode
ManifestDPIAware true
RequestExecutionLevel user
SetCompressor /SOLID lzma
Name "$(ProductName)" "$(ProductCaption)"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
ShowInstDetails nevershow
BrandingText " "
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "Apache-2.0"
!ifdef UNINSTALLER_SIGNING
  !uninstfinalize '${UNINSTALLER_SIGNING} "%1"' = 0
!endif

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${NAME}"
; How setup and uninstaller end; 0 where all is done, 1 where a person has stopped them.
!define FAILED 2
!define OLDER 3
!define BUSY 4
!define IN_USE 5
; Exit code of the launcher.
!define NO_JAVA 65
; Constants of Windows.
!define GENERIC_WRITE 0x40000000
!define SHARE_ALL 7
!define OPEN_ALWAYS 4
!define REPLACE_EXISTING 1
!define CANNOT_BE_OPENED -1

!include MUI2.nsh
!include LogicLib.nsh
!include WordFunc.nsh
!include "${REGISTRATION}"
!include "open-with.nsh"

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

!include "${WORDS}"
LangString OpenHelper ${LANG_SIMPCHINESE} "打开助手，开始检测"
LangString OpenHelper ${LANG_ENGLISH} "Open the helper and begin the check"
LangString NoJava ${LANG_SIMPCHINESE} "没有找到 Java 17 或更新版本。请先安装 Java，或改用自带 Java 的安装包。电脑上的内容没有改动。"
LangString NoJava ${LANG_ENGLISH} "No Java 17 or newer was found. Please install one first, or take the package that brings its own. Nothing has been changed."
LangString DoesNotRun ${LANG_SIMPCHINESE} "新版本无法运行，可能被安全软件阻止。请把签章助手加入信任后重试。电脑上的内容没有改动。"
LangString DoesNotRun ${LANG_ENGLISH} "The new version does not run; security software may forbid it. Please allow Signing Helper there and try again. Nothing has been changed."
LangString NotWritten ${LANG_SIMPCHINESE} "无法写入安装文件夹。请检查磁盘空间和权限后重试。"
LangString NotWritten ${LANG_ENGLISH} "The folder for the program cannot be written. Please look at disk space and permissions, and try again."
LangString Older ${LANG_SIMPCHINESE} "已经安装了更新的版本 $Current，可以直接使用，不需要这个安装包（${VERSION}）。如果确实要用旧版本，请先卸载。电脑上的内容没有改动。"
LangString Older ${LANG_ENGLISH} "The newer version $Current is installed and can be used; this package (${VERSION}) is not needed. If you do want the older version, please uninstall first. Nothing has been changed."
LangString Busy ${LANG_SIMPCHINESE} "另一个安装或卸载正在进行。请等它结束后重试。电脑上的内容没有改动。"
LangString Busy ${LANG_ENGLISH} "Another installation or removal is under way. Please wait until it has ended, and try again. Nothing has been changed."
LangString InUse ${LANG_SIMPCHINESE} "签章助手正在使用中，它的文件还没有删除。请关闭浏览器，再卸载一次。"
LangString InUse ${LANG_ENGLISH} "Signing Helper is in use, so its files are still there. Please close the browsers, and uninstall once more."

; Names of folders in versions\: the new copy, and those that "current" names, empty where it names none.
Var Copy
Var Current
Var Previous
; Folder of the new copy.
Var Folder
; Handle of install.lock.
Var Lock

!macro Refuse CODE ICON TEXT
  MessageBox MB_OK|${ICON} "${TEXT}" /SD IDOK
  SetErrorLevel ${CODE}
  Abort "${TEXT}"
!macroend

; ---- for setup and for the uninstaller, whose functions are apart ----

!macro Shared UN
; Locks a file for this process alone, in the way of the program's Java: all that a file can hold. The system gives it back
; when this process ends, however it ends. Takes the path; returns a handle, 0 if another has a lock, or CANNOT_BE_OPENED.
Function ${UN}TryLock
  Exch $0
  Push $1
  System::Call 'kernel32::CreateFileW(w r0, i ${GENERIC_WRITE}, i ${SHARE_ALL}, p 0, i ${OPEN_ALWAYS}, i 0, p 0) p .r0'
  ${If} $0 <> ${CANNOT_BE_OPENED}
    System::Call 'kernel32::LockFile(p r0, i 0, i 0, i -1, i 0x7FFFFFFF) i .r1'
    ${If} $1 = 0
      System::Call 'kernel32::CloseHandle(p r0)'
      StrCpy $0 0
    ${EndIf}
  ${EndIf}
  Pop $1
  Exch $0
FunctionEnd

Function ${UN}LockInstallation
  Push "$INSTDIR\install.lock"
  Call ${UN}TryLock
  Pop $Lock
  ${If} $Lock = ${CANNOT_BE_OPENED}
    !insertmacro Refuse ${FAILED} MB_ICONSTOP "$(NotWritten)"
  ${ElseIf} $Lock = 0
    !insertmacro Refuse ${BUSY} MB_ICONEXCLAMATION "$(Busy)"
  ${EndIf}
FunctionEnd

Function ${UN}UnlockInstallation
  System::Call 'kernel32::CloseHandle(p $Lock)'
FunctionEnd

; Receives the name of a copy; returns true when a program runs from it.
Function ${UN}IsInUse
  Exch $0
  ${IfNot} ${FileExists} "$INSTDIR\versions\$0\in-use"
    StrCpy $0 0
  ${Else}
    Push "$INSTDIR\versions\$0\in-use"
    Call ${UN}TryLock
    Pop $0
    ${If} $0 = 0
      StrCpy $0 1
    ${Else}
      System::Call 'kernel32::CloseHandle(p r0)'
      StrCpy $0 0
    ${EndIf}
  ${EndIf}
  Exch $0
FunctionEnd

; Removes a folder. A program that has just ended, or security software, keeps files for a moment.
Function ${UN}RemoveFolder
  Exch $0
  Push $1
  ${For} $1 1 20
    RMDir /r "$0"
    ${IfNot} ${FileExists} "$0\*.*"
      ${ExitFor}
    ${EndIf}
    Sleep 100
  ${Next}
  Pop $1
  Pop $0
FunctionEnd

; Removes a copy by its name, whole or not, from which nothing runs. Renames it first: a half-removed copy then has no name
; by which it could start. Windows renames no folder of which a file is open.
Function ${UN}RemoveCopy
  Exch $0
  Push $1
  StrCpy $1 $0 1
  ${If} $1 != "."
    ${For} $1 1 20
      ClearErrors
      Rename "$INSTDIR\versions\$0" "$INSTDIR\versions\.tmp-old-$0"
      ${IfNot} ${Errors}
        ${ExitFor}
      ${EndIf}
      Sleep 100
    ${Next}
    StrCpy $0 ".tmp-old-$0"
  ${EndIf}
  Push "$INSTDIR\versions\$0"
  Call ${UN}RemoveFolder
  Pop $1
  Pop $0
FunctionEnd

; Removes the copies that are neither pointed to nor running.
Function ${UN}RemoveUnused
  FindFirst $0 $1 "$INSTDIR\versions\*.*"
  ${While} $1 != ""
    ${If} $1 != "."
    ${AndIf} $1 != ".."
    ${AndIf} $1 != $Current
    ${AndIf} $1 != $Previous
      Push $1
      Call ${UN}IsInUse
      Pop $2
      ${If} $2 = 0
        Push $1
        Call ${UN}RemoveCopy
      ${EndIf}
    ${EndIf}
    FindNext $0 $1
  ${EndWhile}
  FindClose $0
FunctionEnd
!macroend
!insertmacro Shared ""
!insertmacro Shared "un."

; ---- setup ----

; Receives the handle of "current"; returns the name at the start of its next line, as the launcher reads it.
Function NameInLine
  Exch $0
  Push $1
  FileRead $0 $1
  System::Call 'shlwapi::StrSpnW(w r1, w "0123456789.-") i .r0'
  StrCpy $0 $1 $0
  Pop $1
  Exch $0
FunctionEnd

Function ReadPointer
  ClearErrors
  FileOpen $0 "$INSTDIR\current" r
  ${IfNot} ${Errors}
    Push $0
    Call NameInLine
    Pop $Current
    Push $0
    Call NameInLine
    Pop $Previous
    FileClose $0
  ${EndIf}
FunctionEnd

; Returns how the current copy's version is to this one, as VersionCompare says it: 0 the same, 1 newer, 2 older or none.
Function CompareWithCurrent
  Push $0
  System::Call 'shlwapi::StrSpnW(w "$Current", w "0123456789.") i .r0'
  StrCpy $0 $Current $0
  ${VersionCompare} "$0" "${VERSION}" $0
  Exch $0
FunctionEnd

Function .onInit
  CreateDirectory "$INSTDIR"
  Call LockInstallation
  Call ReadPointer
  Call CompareWithCurrent
  Pop $0
  ${If} $0 = 1
    !insertmacro Refuse ${OLDER} MB_ICONINFORMATION "$(Older)"
  ${EndIf}
FunctionEnd

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

; Leaves what was there before.
!macro GiveUp TEXT
  SetOutPath "$TEMP"
  Push "$Folder"
  Call RemoveFolder
  RMDir "$INSTDIR\versions"
  Call UnlockInstallation
  ${If} $Current == ""
    Delete "$INSTDIR\install.lock"
  ${EndIf}
  RMDir "$INSTDIR"
  !insertmacro Refuse ${FAILED} MB_ICONSTOP "${TEXT}"
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

; Replaces a file in the program's folder with NAME.new beside it. This takes one step, except for a running program, which
; can be renamed but not replaced.
Function Replace
  Exch $0
  Push $1
  System::Call 'kernel32::MoveFileExW(w "$INSTDIR\$0.new", w "$INSTDIR\$0", i ${REPLACE_EXISTING}) i .r1'
  ${If} $1 = 0
    Rename "$INSTDIR\$0" "$INSTDIR\$0-before-$Copy.old"
    System::Call 'kernel32::MoveFileExW(w "$INSTDIR\$0.new", w "$INSTDIR\$0", i ${REPLACE_EXISTING}) i .r1'
    ${If} $1 = 0
      Rename "$INSTDIR\$0-before-$Copy.old" "$INSTDIR\$0"
      Delete "$INSTDIR\$0.new"
      !insertmacro GiveUp "$(NotWritten)"
    ${EndIf}
  ${EndIf}
  Pop $1
  Pop $0
FunctionEnd

!macro Place FROM NAME
  System::Call 'kernel32::CopyFileW(w "$Folder\${FROM}", w "$INSTDIR\${NAME}.new", i 0)'
  Push "${NAME}"
  Call Replace
!macroend

; Makes the new copy the current one. A second one of the same version goes back to where the first would have.
Function Point
  Call CompareWithCurrent
  Pop $0
  ${If} $0 <> 0
    StrCpy $Previous $Current
  ${EndIf}
  StrCpy $0 "$Copy$\n"
  ${If} ${FileExists} "$INSTDIR\versions\$Previous\complete"
    StrCpy $0 "$0$Previous$\n"
  ${EndIf}
  ClearErrors
  FileOpen $1 "$INSTDIR\current.new" w
  FileWrite $1 $0
  FileClose $1
  ${If} ${Errors}
    !insertmacro GiveUp "$(NotWritten)"
  ${EndIf}
  Push "current"
  Call Replace
  StrCpy $Current $Copy
FunctionEnd

; Removes the one that was made before, also after language or title have changed. A portal of the same title may have the
; name.
Function MakeShortcut
  ReadRegStr $0 HKCU "${UNINSTALL}" "Shortcut"
  Delete "$0"
  StrCpy $0 "$SMPROGRAMS\$(ShortcutName).lnk"
  ${If} ${FileExists} "$0"
    StrCpy $0 "$SMPROGRAMS\$(ShortcutName) (${ID}).lnk"
  ${EndIf}
  CreateShortcut "$0" "$INSTDIR\signing-helper-window.exe" "" "$INSTDIR\signing-helper.ico"
  WriteRegStr HKCU "${UNINSTALL}" "Shortcut" "$0"
FunctionEnd

Section
  SetShellVarContext current
  ; Remainders of an earlier installation that was cut short.
  Call RemoveUnused
  Call ChooseCopy
  ClearErrors
  SetOutPath "$Folder"
  File /r "${TREE}\*.*"
  ${If} ${Errors}
    !insertmacro GiveUp "$(NotWritten)"
  ${EndIf}
  Call TryCopy
  ; Without the archive the program starts more slowly.
  nsExec::Exec '"$Folder\signing-helper.exe" class-archive'
  Pop $0
  FileOpen $0 "$Folder\in-use" w
  FileClose $0
  FileOpen $0 "$Folder\complete" w
  FileClose $0
  !insertmacro Place "launcher\signing-helper.exe" "signing-helper.exe"
  !insertmacro Place "launcher\signing-helper-window.exe" "signing-helper-window.exe"
  !insertmacro Place "signing-helper.ico" "signing-helper.ico"
  !insertmacro Place "launcher\${MANIFEST}" "${MANIFEST}"
  Call Point
  SetOutPath "$INSTDIR"
  !insertmacro Register
  WriteUninstaller "$INSTDIR\uninstall.exe"
  Call MakeShortcut
  !insertmacro OfferToOpen
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "$(ProductName)"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\signing-helper.ico"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  Call RemoveUnused
  Delete "$INSTDIR\*.old"
  Call UnlockInstallation
SectionEnd

; ---- uninstaller ----

Section Uninstall
  SetShellVarContext current
  Call un.LockInstallation
  !insertmacro Unregister
  !insertmacro StopOfferingToOpen
  ; Temporary files of a maker of the class archive that was killed.
  nsExec::Exec '"$INSTDIR\signing-helper.exe" class-archive clear'
  Pop $0
  ReadRegStr $0 HKCU "${UNINSTALL}" "Shortcut"
  Delete "$0"
  SetOutPath "$TEMP"
  Delete "$INSTDIR\current"
  Call un.RemoveUnused
  RMDir "$INSTDIR\versions"
  ${If} ${FileExists} "$INSTDIR\versions\*.*"
    ; Setup's own entry stays, to come back to.
    Call un.UnlockInstallation
    !insertmacro Refuse ${IN_USE} MB_ICONEXCLAMATION "$(InUse)"
  ${EndIf}
  Delete "$INSTDIR\signing-helper.exe"
  Delete "$INSTDIR\signing-helper-window.exe"
  Delete "$INSTDIR\signing-helper.ico"
  Delete "$INSTDIR\${MANIFEST}"
  Delete "$INSTDIR\*.old"
  Delete "$INSTDIR\*.new"
  Call un.UnlockInstallation
  Delete "$INSTDIR\install.lock"
  Delete "$INSTDIR\uninstall.exe"
  DeleteRegKey HKCU "${UNINSTALL}"
  Call un.RemoveOwnCopyLater
  RMDir "$INSTDIR"
  ; Only where nothing else is in it.
  RMDir "$LOCALAPPDATA\Programs"
SectionEnd

; Windows removes at a restart what an administrator asks it to, and this copy runs as its user. Nothing but this very file and its
; then empty folder is named: with _?= the uninstaller may run from anywhere.
Function un.RemoveOwnCopyLater
  StrLen $0 "$TEMP\~nsu"
  StrCpy $1 "$EXEDIR" $0
  ${If} $1 == "$TEMP\~nsu"
    WriteRegStr HKCU "Software\Microsoft\Windows\CurrentVersion\RunOnce" "${NAME} uninstaller" \
      '"$SYSDIR\cmd.exe" /d /c del /q "$EXEPATH" & rd "$EXEDIR"'
  ${EndIf}
FunctionEnd
