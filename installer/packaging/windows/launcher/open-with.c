/*
 * Windows lists the program behind "open with" for .p7s and .ofd. The types themselves, whose default value says what opens
 * them, stay with the program that has them. The same as in open-with.nsh and product.wxs.
 */
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#include <shlobj.h>

#include "open-with.h"
#include "text.h"

enum { LONGEST = 32767, LONGEST_KEY = 255 };

static const wchar_t *const CLASSES = L"Software\\Classes\\";
static const wchar_t *const TYPES[] = {L".p7s", L".ofd"};
enum { TYPE_COUNT = sizeof TYPES / sizeof *TYPES };

static int program_name(wchar_t *own, const wchar_t *name) {
  return copy(own, name, LONGEST_KEY) && append(own, L".File", LONGEST_KEY);
}

static int key_of(wchar_t *key, const wchar_t *type, const wchar_t *below) {
  return copy(key, CLASSES, LONGEST_KEY) && append(key, type, LONGEST_KEY) && append(key, below, LONGEST_KEY);
}

static int write_text(const wchar_t *own, const wchar_t *below, const wchar_t *value, const wchar_t *text) {
  wchar_t key[LONGEST_KEY + 1];
  DWORD size = (DWORD)((lstrlenW(text) + 1) * (int)sizeof(wchar_t));
  return key_of(key, own, below) &&
         RegSetKeyValueW(HKEY_CURRENT_USER, key, value, REG_SZ, text, size) == ERROR_SUCCESS;
}

/* Windows otherwise sees it at the next login. */
static void tell(void) { SHChangeNotify(SHCNE_ASSOCCHANGED, SHCNF_IDLIST, NULL, NULL); }

int offer_to_open(const wchar_t *name, const wchar_t *shown, const wchar_t *program, const wchar_t *icon) {
  static wchar_t command[LONGEST + 1];
  wchar_t own[LONGEST_KEY + 1];
  command[0] = 0;
  int offered = program_name(own, name) && write_text(own, L"\\Application", L"ApplicationName", shown) &&
                write_text(own, L"\\Application", L"ApplicationIcon", icon) &&
                append_quoted(command, program, LONGEST) && append(command, L" \"%1\"", LONGEST) &&
                write_text(own, L"\\shell\\open\\command", NULL, command);
  for (int type = 0; offered && type < TYPE_COUNT; type++) {
    offered = write_text(TYPES[type], L"\\OpenWithProgids", own, L"");
  }
  tell();
  return offered;
}

static int is_empty(const wchar_t *key) {
  HKEY open;
  DWORD keys = 1, values = 1;
  if (RegOpenKeyExW(HKEY_CURRENT_USER, key, 0, KEY_READ, &open) != ERROR_SUCCESS) {
    return 0;
  }
  RegQueryInfoKeyW(open, NULL, NULL, NULL, &keys, NULL, NULL, &values, NULL, NULL, NULL, NULL);
  RegCloseKey(open);
  return keys == 0 && values == 0;
}

static void remove_empty(const wchar_t *type, const wchar_t *below) {
  wchar_t key[LONGEST_KEY + 1];
  if (key_of(key, type, below) && is_empty(key)) {
    RegDeleteKeyW(HKEY_CURRENT_USER, key);
  }
}

int stop_offering_to_open(const wchar_t *name) {
  wchar_t own[LONGEST_KEY + 1], key[LONGEST_KEY + 1];
  if (!program_name(own, name) || !key_of(key, own, L"")) {
    return 0;
  }
  LSTATUS removed = RegDeleteTreeW(HKEY_CURRENT_USER, key);
  for (int type = 0; type < TYPE_COUNT; type++) {
    if (key_of(key, TYPES[type], L"\\OpenWithProgids")) {
      RegDeleteKeyValueW(HKEY_CURRENT_USER, key, own);
    }
    remove_empty(TYPES[type], L"\\OpenWithProgids");
    remove_empty(TYPES[type], L"");
  }
  tell();
  return removed == ERROR_SUCCESS || removed == ERROR_FILE_NOT_FOUND;
}
