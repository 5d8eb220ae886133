; Windows lists the program behind "open with" for .p7s and .ofd. The types themselves, whose default value says what opens
; them, stay with the program that has them. The same as in launcher/open-with.c and product.wxs.
!define OPENED "Software\Classes\${NAME}.File"

; Tells the desktop, which otherwise sees it at the next login.
!macro TellOfTypes
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

!macro OfferFor TYPE
  WriteRegStr HKCU "Software\Classes\${TYPE}\OpenWithProgids" "${NAME}.File" ""
!macroend

!macro OfferToOpen
  SetRegView 64
  WriteRegStr HKCU "${OPENED}\Application" "ApplicationName" "$(ProductName)"
  WriteRegStr HKCU "${OPENED}\Application" "ApplicationIcon" "$INSTDIR\signing-helper.ico"
  WriteRegStr HKCU "${OPENED}\shell\open\command" "" '"$INSTDIR\signing-helper-window.exe" "%1"'
  !insertmacro OfferFor ".p7s"
  !insertmacro OfferFor ".ofd"
  !insertmacro TellOfTypes
!macroend

!macro StopOfferingFor TYPE
  DeleteRegValue HKCU "Software\Classes\${TYPE}\OpenWithProgids" "${NAME}.File"
  DeleteRegKey /ifnosubkeys /ifnovalues HKCU "Software\Classes\${TYPE}\OpenWithProgids"
  DeleteRegKey /ifnosubkeys /ifnovalues HKCU "Software\Classes\${TYPE}"
!macroend

!macro StopOfferingToOpen
  SetRegView 64
  DeleteRegKey HKCU "${OPENED}"
  !insertmacro StopOfferingFor ".p7s"
  !insertmacro StopOfferingFor ".ofd"
  !insertmacro TellOfTypes
!macroend
