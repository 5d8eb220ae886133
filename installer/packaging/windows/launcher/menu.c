/*
 * signing-helper-menu.exe: shows an installation by a link where Windows has the programs of one user: in the start menu, in
 * the list of installed programs and behind "open with", under the same names as setup.exe, which are the portal's. Lies in a copy of the
 * program, two folders below the installation, and is started by the installer:
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

#include "open-with.h"
#include "portal.h"
#include "text.h"

enum {
  LONGEST = 32767,
  WRONG_USE = 1,
  NOT_WRITTEN = 2,
  NO_SHORTCUT = 3,
  NOT_REMOVED = 4,
  NO_PORTAL = 5,
  NOT_OFFERED = 6
};

/* So that a shortcut's path stays below 260 characters. The same as in WindowsNames.java. */
enum { LONGEST_TITLE = 100, LONGEST_NAME = 256 };

/* Longer commands are not started ("Run and RunOnce Registry Keys", Microsoft). */
enum { LONGEST_AT_LOGIN = 260 };

static const wchar_t *const LISTED = L"Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\";
static const wchar_t *const AT_LOGIN = L"Software\\Microsoft\\Windows\\CurrentVersion\\RunOnce";

static struct portal portal;
static wchar_t key[LONGEST_NAME + 1];  /* below LISTED */
static wchar_t name[LONGEST_NAME + 1]; /* of the program, in the person's language */
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

static int in_base(wchar_t *path, const wchar_t *file) {
  return copy(path, base, LONGEST) && append(path, L"\\", LONGEST) && append(path, file, LONGEST);
}

/* Chooses the language as setup.exe does: Chinese unless it is English. */
static int name_by_portal(void) {
  static wchar_t file[LONGEST + 1];
  int is_english = PRIMARYLANGID(GetUserDefaultUILanguage()) == LANG_ENGLISH;
  DWORD length = GetModuleFileNameW(NULL, file, LONGEST);
  if (length == 0 || length >= LONGEST) {
    return 0;
  }
  cut_after_last_separator(file);
  if (!append(file, L"portal.txt", LONGEST) || !read_portal(file, &portal)) {
    return 0;
  }
  wchar_t *title = is_english ? portal.english : portal.chinese;
  cut(title, LONGEST_TITLE);
  return copy(name, is_english ? L"Signing Helper – " : L"政采签章助手 – ", LONGEST_NAME) &&
         append(name, title, LONGEST_NAME) && copy(key, LISTED, LONGEST_NAME) &&
         append(key, L"SigningHelper-", LONGEST_NAME) && append(key, portal.id, LONGEST_NAME);
}

/* Name of the registry's values for this portal. */
static const wchar_t *own_name(void) { return key + lstrlenW(LISTED); }

/* ---- list of installed programs ------------------------------------------------------------------------------------- */

static int write_text(const wchar_t *value, const wchar_t *text) {
  DWORD size = (DWORD)((lstrlenW(text) + 1) * (int)sizeof(wchar_t));
  return RegSetKeyValueW(HKEY_CURRENT_USER, key, value, REG_SZ, text, size) == ERROR_SUCCESS;
}

static int write_path(const wchar_t *value, const wchar_t *file) {
  static wchar_t path[LONGEST + 1];
  return in_base(path, file) && write_text(value, path);
}

static int write_command(const wchar_t *value, const wchar_t *program, const wchar_t *argument) {
  static wchar_t path[LONGEST + 1], command[LONGEST + 1];
  command[0] = 0;
  return in_base(path, program) && append_quoted(command, path, LONGEST) && append(command, L" ", LONGEST) &&
         append(command, argument, LONGEST) && write_text(value, command);
}

static int write_one(const wchar_t *value) {
  DWORD one = 1;
  return RegSetKeyValueW(HKEY_CURRENT_USER, key, value, REG_DWORD, &one, sizeof one) == ERROR_SUCCESS;
}

static int list(const wchar_t *version) {
  return write_text(L"DisplayName", name) && write_text(L"DisplayVersion", version) &&
         write_path(L"DisplayIcon", L"signing-helper.ico") && write_text(L"InstallLocation", base) &&
         write_command(L"UninstallString", L"signing-helper-window.exe", L"uninstall") &&
         write_command(L"QuietUninstallString", L"signing-helper.exe", L"uninstall") && write_one(L"NoModify") &&
         write_one(L"NoRepair");
}

static int remove_key(void) {
  LSTATUS status = RegDeleteTreeW(HKEY_CURRENT_USER, key);
  return status == ERROR_SUCCESS || status == ERROR_FILE_NOT_FOUND;
}

/* ---- start menu ----------------------------------------------------------------------------------------------------- */

static int in_start_menu(wchar_t *file, const wchar_t *more) {
  static wchar_t allowed[LONGEST_NAME + 1];
  wchar_t *programs = NULL;
  copy(allowed, name, LONGEST_NAME);
  make_file_name(allowed);
  int found = SUCCEEDED(SHGetKnownFolderPath(&FOLDERID_Programs, KF_FLAG_CREATE, NULL, &programs)) &&
              copy(file, programs, LONGEST) && append(file, L"\\", LONGEST) && append(file, allowed, LONGEST) &&
              append(file, more, LONGEST) && append(file, L".lnk", LONGEST);
  CoTaskMemFree(programs);
  return found;
}

/* Finds a name that no shortcut has: a portal of the same title may have the first. */
static int free_shortcut(wchar_t *file) {
  wchar_t more[LONGEST_ID + 4] = L" (";
  return in_start_menu(file, L"") &&
         (GetFileAttributesW(file) == INVALID_FILE_ATTRIBUTES ||
          (append(more, portal.id, LONGEST_ID + 3) && append(more, L")", LONGEST_ID + 3) && in_start_menu(file, more)));
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
  if (!free_shortcut(file) || !in_base(target, L"signing-helper-window.exe") ||
      !in_base(icon, L"signing-helper.ico") ||
      FAILED(CoCreateInstance(&CLSID_ShellLink, NULL, CLSCTX_INPROC_SERVER, &IID_IShellLinkW, (void **)&link))) {
    return 0;
  }
  int made = SUCCEEDED(IShellLinkW_SetPath(link, target)) && SUCCEEDED(IShellLinkW_SetIconLocation(link, icon, 0)) &&
             save_shortcut(link, file) && write_text(L"Shortcut", file);
  IShellLinkW_Release(link);
  return made;
}

/* Removes the one that was made, also after language or title have changed. */
static int remove_shortcut(void) {
  static wchar_t file[LONGEST + 1];
  DWORD size = sizeof file;
  return RegGetValueW(HKEY_CURRENT_USER, key, L"Shortcut", RRF_RT_REG_SZ, NULL, file, &size) != ERROR_SUCCESS ||
         DeleteFileW(file) || GetLastError() == ERROR_FILE_NOT_FOUND;
}

/* ---- what is left --------------------------------------------------------------------------------------------------- */

/* A folder with a pointer is an installation again. Nothing is removed that is not ours. */
static int remove_rest_at_login(void) {
  static wchar_t command[LONGEST + 1];
  command[0] = 0;
  return append(command, L"cmd.exe /d /c for %i in (", LONGEST_AT_LOGIN) && append_quoted(command, base, LONGEST_AT_LOGIN) &&
         append(command,
                L") do cd /d %i && if not exist current "
                L"(rd /s /q versions & del /q signing-helper* install.lock & cd .. & rd %i)",
                LONGEST_AT_LOGIN) &&
         RegSetKeyValueW(HKEY_CURRENT_USER, AT_LOGIN, own_name(), REG_SZ, command,
                         (DWORD)((lstrlenW(command) + 1) * (int)sizeof(wchar_t))) == ERROR_SUCCESS;
}

static void forget_the_rest(void) { RegDeleteKeyValueW(HKEY_CURRENT_USER, AT_LOGIN, own_name()); }

/* --------------------------------------------------------------------------------------------------------------------- */

static int offer(void) {
  static wchar_t target[LONGEST + 1], icon[LONGEST + 1];
  return in_base(target, L"signing-helper-window.exe") && in_base(icon, L"signing-helper.ico") &&
         offer_to_open(own_name(), name, target, icon);
}

static int enter(const wchar_t *version) {
  forget_the_rest();
  remove_shortcut();
  if (!list(version)) {
    return NOT_WRITTEN;
  }
  if (!make_shortcut()) {
    return NO_SHORTCUT;
  }
  return offer() ? 0 : NOT_OFFERED;
}

static int leave(void) {
  int removed = remove_shortcut() & remove_key() & stop_offering_to_open(own_name()) & remove_rest_at_login();
  return removed ? 0 : NOT_REMOVED;
}

int wmain(int count, wchar_t **arguments) {
  if (!find_base() || FAILED(CoInitializeEx(NULL, COINIT_APARTMENTTHREADED))) {
    return WRONG_USE;
  }
  if (!name_by_portal()) {
    return NO_PORTAL;
  }
  if (count == 3 && lstrcmpW(arguments[1], L"enter") == 0) {
    return enter(arguments[2]);
  }
  return count == 2 && lstrcmpW(arguments[1], L"leave") == 0 ? leave() : WRONG_USE;
}
