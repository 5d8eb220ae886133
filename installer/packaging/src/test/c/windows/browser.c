/*
 * Starts a native-messaging host as Chromium does on Windows, and talks to it: for the tests of launcher and packages.
 *
 *   browser.exe direct|cmd BRAND HOST ORIGIN [kill] [pause FILE] [send MESSAGE]...
 *
 * BRAND is the browser's key below SOFTWARE, e.g. Google\Chrome. The manifest is looked for as Chromium does: first HKCU,
 * then HKLM, in each the 32-bit view before the 64-bit one (chrome/browser/extensions/api/messaging/launch_context_win.cc).
 * direct starts the program itself with inherited pipes, cmd through cmd.exe with redirections. The host speaks first; it
 * cannot go on until that is read, since nothing lies in the pipes. Then messages go there, each when the one before is
 * answered: those that send gives, in ASCII, or two that are to come back in the answer; they hold the bytes that a text
 * stream would change. With pause, FILE is made after the first answer, and the next message follows when it is gone. At
 * last its input is closed, or with kill the started process ended. Prints one line for each thing seen; returns 0 when all
 * went well.
 */
#define WIN32_LEAN_AND_MEAN
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>
#include <windows.h>

enum { PATH = 2048, MESSAGE = 1 << 20, MOST = 16, PATIENCE = 60000 };

static const char *const ECHOED[] = {"{\"id\":\"1\",\"data\":\"\\r\\n \r\n \x1a end\"}",
                                       "{\"id\":\"2\",\"data\":\"\xe6\xa0\x87\xe4\xb9\xa6\"}"};

static void fail(const char *what) {
  printf("failed: %s, error %lu\n", what, GetLastError());
  fflush(stdout);
  ExitProcess(1);
}

/* ---- registry and manifest ------------------------------------------------------------------------------------------ */

static int look(HKEY hive, DWORD view, const wchar_t *key, wchar_t *manifest) {
  DWORD size = PATH * sizeof(wchar_t);
  HKEY opened;
  if (RegOpenKeyExW(hive, key, 0, KEY_QUERY_VALUE | view, &opened) != ERROR_SUCCESS) {
    return 0;
  }
  int found = RegQueryValueExW(opened, NULL, NULL, NULL, (BYTE *)manifest, &size) == ERROR_SUCCESS;
  RegCloseKey(opened);
  return found;
}

static void find_manifest(const wchar_t *brand, const wchar_t *host, wchar_t *manifest) {
  wchar_t key[PATH];
  swprintf(key, PATH, L"SOFTWARE\\%ls\\NativeMessagingHosts\\%ls", brand, host);
  if (!look(HKEY_CURRENT_USER, KEY_WOW64_32KEY, key, manifest) && !look(HKEY_CURRENT_USER, KEY_WOW64_64KEY, key, manifest) &&
      !look(HKEY_LOCAL_MACHINE, KEY_WOW64_32KEY, key, manifest) &&
      !look(HKEY_LOCAL_MACHINE, KEY_WOW64_64KEY, key, manifest)) {
    printf("not registered\n");
    exit(2);
  }
}

/* Enough JSON for a manifest: the string after "path", with its escaped backslashes. */
static void read_path(const wchar_t *manifest, wchar_t *path) {
  static char text[8192], value[PATH];
  FILE *file = _wfopen(manifest, L"rb");
  if (file == NULL) {
    printf("no manifest\n");
    exit(2);
  }
  text[fread(text, 1, sizeof text - 1, file)] = 0;
  fclose(file);
  char *from = strstr(text, "\"path\"");
  from = from == NULL ? NULL : strchr(from + 6, '"');
  if (from == NULL) {
    fail("manifest without path");
  }
  int length = 0;
  for (from++; *from != 0 && *from != '"' && length < PATH - 1; from++) {
    from += *from == '\\';
    value[length++] = *from;
  }
  MultiByteToWideChar(CP_UTF8, 0, value, length + 1, path, PATH);
}

/* A relative path begins at the manifest. */
static void find_program(const wchar_t *manifest, wchar_t *program, wchar_t *folder) {
  wchar_t path[PATH];
  read_path(manifest, path);
  if (path[0] != 0 && path[1] == L':') {
    wcscpy(program, path);
  } else {
    wcscpy(program, manifest);
    wcscpy(wcsrchr(program, L'\\') + 1, path);
  }
  wcscpy(folder, program);
  *wcsrchr(folder, L'\\') = 0;
}

/* ---- pipes ---------------------------------------------------------------------------------------------------------- */

typedef struct {
  wchar_t name[128];
  HANDLE ours;
} Pipe;

static Pipe make_pipe(const wchar_t *direction, DWORD access) {
  Pipe pipe;
  swprintf(pipe.name, 128, L"\\\\.\\pipe\\chrome.nativeMessaging.%ls.%lx", direction, GetCurrentProcessId());
  pipe.ours = CreateNamedPipeW(pipe.name, access | FILE_FLAG_OVERLAPPED | FILE_FLAG_FIRST_PIPE_INSTANCE, PIPE_TYPE_BYTE, 1,
                               0, 0, 5000, NULL);
  if (pipe.ours == INVALID_HANDLE_VALUE) {
    fail("pipe");
  }
  return pipe;
}

static HANDLE other_end(const Pipe *pipe, DWORD access) {
  SECURITY_ATTRIBUTES inherited = {sizeof inherited, NULL, TRUE};
  return CreateFileW(pipe->name, access | SYNCHRONIZE, 0, &inherited, OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, NULL);
}

static void await_other_end(const Pipe *pipe) {
  OVERLAPPED waiting = {0};
  waiting.hEvent = CreateEventW(NULL, TRUE, FALSE, NULL);
  if (!ConnectNamedPipe(pipe->ours, &waiting) && GetLastError() == ERROR_IO_PENDING &&
      WaitForSingleObject(waiting.hEvent, PATIENCE) != WAIT_OBJECT_0) {
    fail("nobody opened the pipe");
  }
  CloseHandle(waiting.hEvent);
}

static void move_bytes(HANDLE pipe, int out, char *bytes, DWORD count) {
  OVERLAPPED waiting = {0};
  waiting.hEvent = CreateEventW(NULL, TRUE, FALSE, NULL);
  for (DWORD done = 0, moved = 0; done < count; done += moved) {
    BOOL now = out ? WriteFile(pipe, bytes + done, count - done, NULL, &waiting)
                   : ReadFile(pipe, bytes + done, count - done, NULL, &waiting);
    if (!now && GetLastError() != ERROR_IO_PENDING) {
      fail(out ? "write" : "read");
    }
    if (WaitForSingleObject(waiting.hEvent, PATIENCE) != WAIT_OBJECT_0) {
      fail("no answer");
    }
    if (!GetOverlappedResult(pipe, &waiting, &moved, TRUE) || moved == 0) {
      fail("end of pipe");
    }
  }
  CloseHandle(waiting.hEvent);
}

/* ---- the host ------------------------------------------------------------------------------------------------------- */

static PROCESS_INFORMATION start(int direct, const wchar_t *line, const wchar_t *folder, const Pipe *in, const Pipe *out) {
  static wchar_t command[PATH * 4];
  STARTUPINFOW how = {.cb = sizeof how};
  PROCESS_INFORMATION child;
  how.dwFlags = STARTF_USESHOWWINDOW;
  how.wShowWindow = SW_HIDE;
  if (direct) {
    how.dwFlags |= STARTF_USESTDHANDLES;
    how.hStdOutput = other_end(out, FILE_WRITE_DATA);
    how.hStdInput = other_end(in, FILE_READ_DATA);
    wcscpy(command, line);
  } else {
    swprintf(command, PATH * 4, L"C:\\windows\\system32\\cmd.exe /d /s /c \"%ls\" < %ls > %ls", line, in->name, out->name);
  }
  if (!CreateProcessW(NULL, command, NULL, NULL, direct, 0, NULL, folder, &how, &child)) {
    fail("start");
  }
  if (direct) {
    CloseHandle(how.hStdInput);
    CloseHandle(how.hStdOutput);
  } else {
    await_other_end(out);
    await_other_end(in);
  }
  return child;
}

static const char *receive(const Pipe *out) {
  static char frame[MESSAGE];
  DWORD length;
  move_bytes(out->ours, 0, (char *)&length, 4);
  if (length >= MESSAGE) {
    fail("frame too long");
  }
  move_bytes(out->ours, 0, frame, length);
  frame[length] = 0;
  return frame;
}

/* The id of a message with what is around it, as it also stands in the answer. */
static void find_id(const char *message, char *id) {
  const char *from = strstr(message, "\"id\":\"");
  const char *end = from == NULL ? NULL : strchr(from + 6, '"');
  if (end == NULL) {
    fail("message without id");
  }
  memcpy(id, from, end + 1 - from);
  id[end + 1 - from] = 0;
}

static void exchange(const Pipe *in, const Pipe *out, const char *message, int echoed) {
  char id[128];
  DWORD length = (DWORD)strlen(message);
  find_id(message, id);
  move_bytes(in->ours, 1, (char *)&length, 4);
  move_bytes(in->ours, 1, (char *)message, length);
  const char *frame = receive(out);
  for (; strstr(frame, id) == NULL; frame = receive(out)) {
    printf("told %s\n", frame);
  }
  printf("answer %s%s\n", !echoed ? "" : strstr(frame, message) != NULL ? "intact " : "CHANGED ", frame);
}

static void pause_at(const wchar_t *file) {
  CloseHandle(CreateFileW(file, GENERIC_WRITE, 0, NULL, CREATE_NEW, 0, NULL));
  while (GetFileAttributesW(file) != INVALID_FILE_ATTRIBUTES) {
    Sleep(20);
  }
}

static struct {
  int kill;
  const wchar_t *pause;
  char sent[MOST][4096];
  int count;
} order;

static void read_order(int count, wchar_t **arguments) {
  for (int i = 5; i < count; i++) {
    if (wcscmp(arguments[i], L"kill") == 0) {
      order.kill = 1;
    } else if (wcscmp(arguments[i], L"pause") == 0 && i + 1 < count) {
      order.pause = arguments[++i];
    } else if (wcscmp(arguments[i], L"send") == 0 && i + 1 < count && order.count < MOST) {
      WideCharToMultiByte(CP_UTF8, 0, arguments[++i], -1, order.sent[order.count++], sizeof *order.sent, NULL, NULL);
    } else {
      fail("no such argument");
    }
  }
}

static void talk(const Pipe *in, const Pipe *out) {
  int echoed = order.count == 0;
  printf("hello %s\n", receive(out));
  for (int i = 0; i < (echoed ? 2 : order.count); i++) {
    exchange(in, out, echoed ? ECHOED[i] : order.sent[i], echoed);
    fflush(stdout);
    if (i == 0 && order.pause != NULL) {
      pause_at(order.pause);
    }
  }
}

int wmain(int count, wchar_t **arguments) {
  wchar_t manifest[PATH], program[PATH], folder[PATH], line[PATH * 2];
  if (count < 5) {
    printf("browser.exe direct|cmd BRAND HOST ORIGIN [kill] [pause FILE] [send MESSAGE]...\n");
    return 2;
  }
  int direct = wcscmp(arguments[1], L"direct") == 0;
  read_order(count, arguments);
  find_manifest(arguments[2], arguments[3], manifest);
  find_program(manifest, program, folder);
  swprintf(line, PATH * 2, L"\"%ls\" %ls --parent-window=0", program, arguments[4]);
  Pipe in = make_pipe(L"in", PIPE_ACCESS_OUTBOUND), out = make_pipe(L"out", PIPE_ACCESS_INBOUND);
  PROCESS_INFORMATION child = start(direct, line, folder, &in, &out);
  talk(&in, &out);
  if (order.kill) {
    TerminateProcess(child.hProcess, 9);
  } else {
    CloseHandle(in.ours);
  }
  if (WaitForSingleObject(child.hProcess, PATIENCE) != WAIT_OBJECT_0) {
    fail("the host does not end");
  }
  DWORD code = 0;
  GetExitCodeProcess(child.hProcess, &code);
  printf("ended %lu\n", code);
  return 0;
}
