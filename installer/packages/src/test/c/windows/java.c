/*
 * Stands in for java.exe where only Windows' side is tested: answers each frame with its own arguments, folder and what of
 * its environment matters, and with the message itself. Ends with 7 at the end of its input, to be told from other ends.
 * While it does, it holds the lock on "in-use", as the program does. With self-test as its last argument it succeeds, and
 * fails where the folder has a file "broken"; with class-archive it makes a file of that kind. Where there is a file "slow"
 * it makes a file of the command's name before, and goes on when "slow" is gone. With arguments it prints what it was given.
 * With the argument --child it waits for its end; each start leaves such a child, as Java leaves bridges.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <windows.h>

static const char *const SPEAKING[] = {"JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS", "CLASSPATH"};

static int read_all(HANDLE in, char *bytes, DWORD count) {
  DWORD got = 0;
  for (DWORD done = 0; done < count; done += got) {
    if (!ReadFile(in, bytes + done, count - done, &got, NULL) || got == 0) {
      return 0;
    }
  }
  return 1;
}

static int put(char *text, const char *name, const char *value) {
  int length = sprintf(text, "\"%s\":\"", name);
  for (; *value != 0; value++) {
    if (*value == '\\' || *value == '"') {
      text[length++] = '\\';
    }
    text[length++] = *value;
  }
  return length + sprintf(text + length, "\",");
}

static DWORD start_child(void) {
  wchar_t self[2048], line[2100];
  STARTUPINFOW how = {.cb = sizeof how};
  PROCESS_INFORMATION child;
  GetModuleFileNameW(NULL, self, 2048);
  wsprintfW(line, L"\"%ls\" --child", self);
  return CreateProcessW(self, line, NULL, NULL, FALSE, 0, NULL, NULL, &how, &child) ? child.dwProcessId : 0;
}

static int exists(const char *file) {
  return GetFileAttributesA(file) != INVALID_FILE_ATTRIBUTES;
}

static void make(const char *file) {
  CloseHandle(CreateFileA(file, GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, 0, NULL));
}

static int installing(const char *command) {
  if (exists("slow")) {
    for (make(command); exists("slow");) {
      Sleep(20);
    }
    DeleteFileA(command);
  }
  if (strcmp(command, "class-archive") == 0) {
    make("classes.jsa");
  }
  return exists("broken");
}

/* Shared, and of the length that Java locks. */
static void hold_in_use(void) {
  OVERLAPPED from_the_beginning = {0};
  HANDLE file = CreateFileA("in-use", GENERIC_READ, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, NULL,
                            OPEN_EXISTING, 0, NULL);
  LockFileEx(file, 0, 0, MAXDWORD, MAXLONG, &from_the_beginning);
}

int main(int count, char **arguments) {
  static char message[1 << 20], answer[1 << 21], all[1 << 16], folder[4096], from[4096], options[4096];
  HANDLE in = GetStdHandle(STD_INPUT_HANDLE), out = GetStdHandle(STD_OUTPUT_HANDLE);
  DWORD length, written;
  if (count == 2 && strcmp(arguments[1], "--child") == 0) {
    Sleep(120000);
    return 0;
  }
  if (strcmp(arguments[count - 1], "self-test") == 0 || strcmp(arguments[count - 1], "class-archive") == 0) {
    return installing(arguments[count - 1]);
  }
  if (strcmp(arguments[count - 1], "arguments") == 0) {
    for (int i = 1; i < count; i++) {
      printf("<%s>", arguments[i]);
    }
    return 0;
  }
  hold_in_use();
  for (int i = 1; i < count; i++) {
    strcat(strcat(all, arguments[i]), "|");
  }
  wchar_t wide[2048];
  GetCurrentDirectoryW(2048, wide);
  WideCharToMultiByte(CP_UTF8, 0, wide, -1, folder, sizeof folder, NULL, NULL);
  for (int i = 0; i < 4; i++) {
    const char *value = getenv(SPEAKING[i]);
    strcat(options, value == NULL ? "" : value);
  }
  GetEnvironmentVariableW(L"SIGNING_HELPER_CALLED_FROM", wide, 2048);
  WideCharToMultiByte(CP_UTF8, 0, wide, -1, from, sizeof from, NULL, NULL);
  char child[16];
  sprintf(child, "%lu", start_child());
  while (read_all(in, (char *)&length, 4)) {
    if (length >= sizeof message || !read_all(in, message, length)) {
      return 2;
    }
    message[length] = 0;
    DWORD size = (DWORD)sprintf(answer, "{");
    size += (DWORD)put(answer + size, "arguments", all);
    size += (DWORD)put(answer + size, "folder", folder);
    size += (DWORD)put(answer + size, "from", from);
    size += (DWORD)put(answer + size, "options", options);
    size += (DWORD)put(answer + size, "child", child);
    size += (DWORD)sprintf(answer + size, "\"echo\":%s}", message);
    WriteFile(out, &size, 4, &written, NULL);
    WriteFile(out, answer, size, &written, NULL);
  }
  return 7;
}
