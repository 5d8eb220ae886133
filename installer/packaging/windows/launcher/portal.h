/* The file portal.txt of a program: which portal's it is. "Product" of the installer's engine writes it. */
#ifndef PORTAL_H
#define PORTAL_H

#include <wchar.h>
#include <windows.h>

enum { PORTAL_BYTES = 4096, LONGEST_ID = 32 };

/* Lines of the text, in which they lie. */
struct portal {
  wchar_t text[PORTAL_BYTES + 1];
  wchar_t *id, *chinese, *english;
};

/* Reads at most that many bytes, and adds a 0; leaves it empty when the file cannot be read. */
static void read_beginning(const wchar_t *file, char *bytes, DWORD most) {
  DWORD count = 0;
  HANDLE handle = CreateFileW(file, GENERIC_READ, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, NULL,
                              OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, NULL);
  if (handle != INVALID_HANDLE_VALUE) {
    ReadFile(handle, bytes, most, &count, NULL);
    CloseHandle(handle);
  }
  bytes[count] = 0;
}

/* Ends the line, and returns the one after it; NULL where it is cut short. */
static wchar_t *next_line(wchar_t *line) {
  wchar_t *end = line == NULL ? NULL : wcschr(line, L'\n');
  if (end != NULL) {
    *end++ = 0;
  }
  return end;
}

/* Names folders and registry keys, so nothing else may be in it. */
static int is_id(const wchar_t *text) {
  size_t length = wcsspn(text, L"abcdefghijklmnopqrstuvwxyz0123456789-");
  return text[length] == 0 && length <= LONGEST_ID && *text >= L'a' && *text <= L'z';
}

/* Returns 0 where the file is missing or damaged. */
static int read_portal(const wchar_t *file, struct portal *portal) {
  char bytes[PORTAL_BYTES + 1];
  read_beginning(file, bytes, PORTAL_BYTES);
  if (MultiByteToWideChar(CP_UTF8, MB_ERR_INVALID_CHARS, bytes, -1, portal->text, PORTAL_BYTES + 1) == 0) {
    return 0;
  }
  portal->id = portal->text;
  portal->chinese = next_line(portal->id);
  portal->english = next_line(portal->chinese);
  return next_line(portal->english) != NULL && is_id(portal->id) && *portal->chinese != 0 && *portal->english != 0;
}

#endif
