/* Text of a bounded length. Each function returns 0, and leaves the text as it was, where it would not fit. */
#ifndef TEXT_H
#define TEXT_H

#include <wchar.h>
#include <windows.h>

static int append(wchar_t *text, const wchar_t *more, int longest) {
  int length = lstrlenW(text);
  int added = lstrlenW(more);
  if (length + added > longest) {
    return 0;
  }
  for (int i = 0; i <= added; i++) {
    text[length + i] = more[i];
  }
  return 1;
}

static int copy(wchar_t *text, const wchar_t *from, int longest) {
  text[0] = 0;
  return append(text, from, longest);
}

static int append_times(wchar_t *text, const wchar_t *more, int times, int longest) {
  int fits = 1;
  while (fits && times-- > 0) {
    fits = append(text, more, longest);
  }
  return fits;
}

/*
 * Appends text in the form that CommandLineToArgvW and the C runtime of java.exe read back unchanged: backslashes count
 * only before a quotation mark, where each is doubled ("Parsing C++ command-line arguments", Microsoft).
 */
static int append_quoted(wchar_t *text, const wchar_t *argument, int longest) {
  int backslashes = 0;
  int fits = append(text, L"\"", longest);
  for (; fits && *argument != 0; argument++) {
    wchar_t one[2] = {*argument, 0};
    if (*argument == L'"') {
      fits = append_times(text, L"\\", backslashes + 1, longest);
    }
    backslashes = *argument == L'\\' ? backslashes + 1 : 0;
    fits = fits && append(text, one, longest);
  }
  return fits && append_times(text, L"\\", backslashes, longest) && append(text, L"\"", longest);
}

static inline void cut_after_last_separator(wchar_t *path) {
  int length = lstrlenW(path);
  while (length > 0 && path[length - 1] != L'\\') {
    length--;
  }
  path[length] = 0;
}

/* Cuts what is longer, but no character of two units in half. */
static inline void cut(wchar_t *text, int longest) {
  if (lstrlenW(text) > longest) {
    text[text[longest - 1] >= 0xD800 && text[longest - 1] < 0xDC00 ? longest - 1 : longest] = 0;
  }
}

/* Replaces what the name of a file may not have. */
static inline void make_file_name(wchar_t *text) {
  for (; *text != 0; text++) {
    if (*text < L' ' || wcschr(L"\\/:*?\"<>|", *text) != NULL) {
      *text = L'_';
    }
  }
}

/* The number that the text begins with; 0 where it does not. */
static inline int number_at(const wchar_t *text) {
  int number = 0;
  for (; *text >= L'0' && *text <= L'9' && number < 10000; text++) {
    number = number * 10 + (*text - L'0');
  }
  return number;
}

#endif
