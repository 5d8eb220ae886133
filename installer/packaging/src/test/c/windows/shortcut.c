/* shortcut.exe FILE: says where Windows itself finds that a shortcut leads, and to which icon. */
#define COBJMACROS
#include <windows.h>
#include <initguid.h>
#include <shlobj.h>

static void say(const wchar_t *text) {
  char line[4096];
  DWORD written;
  int length = WideCharToMultiByte(CP_UTF8, 0, text, -1, line, sizeof line - 1, NULL, NULL);
  line[length - 1] = '\n';
  WriteFile(GetStdHandle(STD_OUTPUT_HANDLE), line, (DWORD)length, &written, NULL);
}

int wmain(int count, wchar_t **arguments) {
  IShellLinkW *link;
  IPersistFile *file;
  wchar_t target[1024], icon[1024];
  int index;
  CoInitializeEx(NULL, COINIT_APARTMENTTHREADED);
  if (count != 2 ||
      FAILED(CoCreateInstance(&CLSID_ShellLink, NULL, CLSCTX_INPROC_SERVER, &IID_IShellLinkW, (void **)&link)) ||
      FAILED(IShellLinkW_QueryInterface(link, &IID_IPersistFile, (void **)&file)) ||
      FAILED(IPersistFile_Load(file, arguments[1], STGM_READ)) ||
      FAILED(IShellLinkW_GetPath(link, target, 1024, NULL, SLGP_RAWPATH)) ||
      FAILED(IShellLinkW_GetIconLocation(link, icon, 1024, &index))) {
    return 1;
  }
  say(target);
  say(icon);
  return 0;
}
