/*
 * signing-helper-menu.exe: shows an installation by a link where Windows has the programs of one user: in the start menu and
 * in the list of installed programs, under the same names as setup.exe. Lies in a copy of the program, two folders below the
 * installation, and is started by the installer:
 *
 *   signing-helper-menu.exe enter VERSION
 *   signing-helper-menu.exe leave
 *
 * After "leave" the copy that removes the rest still runs, and Windows removes no running file. The rest then goes when the
 * user logs in next, unless the program has been installed again. Returns 0, or the number of the failed step.
 */
#define WIN32_LEAN_AND_MEAN
#define COBJMACROS
#include <windows.h>
#include <initguid.h>
#include <knownfolders.h>
#include <shlobj.h>

#include "text.h"

enum { LONGEST = 32767, WRONG_USE = 1, NOT_WRITTEN = 2, NO_SHORTCUT = 3, NOT_REMOVED = 4 };

/* Longer commands are not started ("Run and RunOnce Registry Keys", Microsoft). */
enum { LONGEST_AT_LOGIN = 260 };

static const wchar_t *const LISTED = L"Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\SigningHelper";
static const wchar_t *const AT_LOGIN = L"Software\\Microsoft\\Windows\\CurrentVersion\\RunOnce";
static const wchar_t *const CHINESE = L"政采签章助手";
static const wchar_t *const ENGLISH = L"Signing Helper";

static wchar_t base[LONGEST + 1];

/* Finds the base folder, without a separator at its end. */
static int find_base(void) {
  DWORD length = GetModuleFileNameW(NULL, base, LONGEST);
  if (length == 0 || length >= LONGEST) {
    return 0;
  }
  for (int above = 0; above < 3; above++) {
    cut_after_last_separator(base);
    length = (DWORD)lstrlenW(base);
    if (length < 2) {
      return 0;
    }
    base[length - 1] = 0;
  }
  return 1;
}

static int in_base(wchar_t *path, const wchar_t *name) {
  return copy(path, base, LONGEST) && append(path, L"\\", LONGEST) && append(path, name, LONGEST);
}

/* Chooses the name as setup.exe does: Chinese unless the language is English. */
static const wchar_t *name_of_program(void) {
  return PRIMARYLANGID(GetUserDefaultUILanguage()) == LANG_ENGLISH ? ENGLISH : CHINESE;
}

/* ---- start menu ----------------------------------------------------------------------------------------------------- */

static int shortcut_file(wchar_t *file, const wchar_t *name) {
  wchar_t *programs = NULL;
  int found = SUCCEEDED(SHGetKnownFolderPath(&FOLDERID_Programs, KF_FLAG_CREATE, NULL, &programs)) &&
              copy(file, programs, LONGEST) && append(file, L"\\", LONGEST) && append(file, name, LONGEST) &&
              append(file, L".lnk", LONGEST);
  CoTaskMemFree(programs);
  return found;
}

static int save_shortcut(IShellLinkW *link, const wchar_t *file) {
  IPersistFile *persistent;
  if (FAILED(IShellLinkW_QueryInterface(link, &IID_IPersistFile, (void **)&persistent))) {
    return 0;
  }
  int saved = SUCCEEDED(IPersistFile_Save(persistent, file, TRUE));
  IPersistFile_Release(persistent);
  return saved;
}

static int make_shortcut(void) {
  static wchar_t file[LONGEST + 1], target[LONGEST + 1], icon[LONGEST + 1];
  IShellLinkW *link;
  if (!shortcut_file(file, name_of_program()) || !in_base(target, L"signing-helper-window.exe") ||
      !in_base(icon, L"signing-helper.ico") ||
      FAILED(CoCreateInstance(&CLSID_ShellLink, NULL, CLSCTX_INPROC_SERVER, &IID_IShellLinkW, (void **)&link))) {
    return 0;
  }
  int made = SUCCEEDED(IShellLinkW_SetPath(link, target)) && SUCCEEDED(IShellLinkW_SetIconLocation(link, icon, 0)) &&
             save_shortcut(link, file);
  IShellLinkW_Release(link);
  return made;
}

static int remove_shortcut(const wchar_t *name) {
  static wchar_t file[LONGEST + 1];
  return shortcut_file(file, name) && (DeleteFileW(file) || GetLastError() == ERROR_FILE_NOT_FOUND);
}

/* ---- list of installed programs ------------------------------------------------------------------------------------- */

static int write_text(const wchar_t *value, const wchar_t *text) {
  DWORD size = (DWORD)((lstrlenW(text) + 1) * (int)sizeof(wchar_t));
  return RegSetKeyValueW(HKEY_CURRENT_USER, LISTED, value, REG_SZ, text, size) == ERROR_SUCCESS;
}

static int write_path(const wchar_t *value, const wchar_t *name) {
  static wchar_t path[LONGEST + 1];
  return in_base(path, name) && write_text(value, path);
}

static int write_command(const wchar_t *value, const wchar_t *program, const wchar_t *argument) {
  static wchar_t path[LONGEST + 1], command[LONGEST + 1];
  command[0] = 0;
  return in_base(path, program) && append_quoted(command, path, LONGEST) && append(command, L" ", LONGEST) &&
         append(command, argument, LONGEST) && write_text(value, command);
}

static int write_one(const wchar_t *value) {
  DWORD one = 1;
  return RegSetKeyValueW(HKEY_CURRENT_USER, LISTED, value, REG_DWORD, &one, sizeof one) == ERROR_SUCCESS;
}

static int list(const wchar_t *version) {
  return write_text(L"DisplayName", name_of_program()) && write_text(L"DisplayVersion", version) &&
         write_path(L"DisplayIcon", L"signing-helper.ico") && write_text(L"InstallLocation", base) &&
         write_command(L"UninstallString", L"signing-helper-window.exe", L"uninstall") &&
         write_command(L"QuietUninstallString", L"signing-helper.exe", L"uninstall") && write_one(L"NoModify") &&
         write_one(L"NoRepair");
}

static int remove_key(void) {
  LSTATUS status = RegDeleteTreeW(HKEY_CURRENT_USER, LISTED);
  return status == ERROR_SUCCESS || status == ERROR_FILE_NOT_FOUND;
}

/* ---- what is left --------------------------------------------------------------------------------------------------- */

/* A folder with a pointer is an installation again. Nothing is removed that is not ours. */
static int remove_rest_at_login(void) {
  static wchar_t command[LONGEST + 1];
  const wchar_t *name = base + lstrlenW(base);
  while (name > base && name[-1] != L'\\') {
    name--;
  }
  command[0] = 0;
  return append(command, L"cmd.exe /d /c cd /d ", LONGEST_AT_LOGIN) && append_quoted(command, base, LONGEST_AT_LOGIN) &&
         append(command, L" && if not exist current (rd /s /q versions & del /q signing-helper* install.lock & cd .. & rd ",
                LONGEST_AT_LOGIN) &&
         append_quoted(command, name, LONGEST_AT_LOGIN) && append(command, L")", LONGEST_AT_LOGIN) &&
         RegSetKeyValueW(HKEY_CURRENT_USER, AT_LOGIN, L"SigningHelper", REG_SZ, command,
                         (DWORD)((lstrlenW(command) + 1) * (int)sizeof(wchar_t))) == ERROR_SUCCESS;
}

static void forget_the_rest(void) {
  RegDeleteKeyValueW(HKEY_CURRENT_USER, AT_LOGIN, L"SigningHelper");
}

/* --------------------------------------------------------------------------------------------------------------------- */

static int enter(const wchar_t *version) {
  forget_the_rest();
  /* Keep one shortcut, also after the user has changed the language. */
  remove_shortcut(name_of_program() == CHINESE ? ENGLISH : CHINESE);
  if (!list(version)) {
    return NOT_WRITTEN;
  }
  return make_shortcut() ? 0 : NO_SHORTCUT;
}

static int leave(void) {
  int removed = remove_shortcut(CHINESE) & remove_shortcut(ENGLISH) & remove_key() & remove_rest_at_login();
  return removed ? 0 : NOT_REMOVED;
}

int wmain(int count, wchar_t **arguments) {
  if (!find_base() || FAILED(CoInitializeEx(NULL, COINIT_APARTMENTTHREADED))) {
    return WRONG_USE;
  }
  if (count == 3 && lstrcmpW(arguments[1], L"enter") == 0) {
    return enter(arguments[2]);
  }
  return count == 2 && lstrcmpW(arguments[1], L"leave") == 0 ? leave() : WRONG_USE;
}
