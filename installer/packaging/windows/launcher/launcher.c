/*
 * signing-helper.exe: starts the copy of the program that the file "current" beside it names, or the one that lies beside
 * it. It is the Windows counterpart of installer/installation/launcher/signing-helper.
 *
 * The browser's pipes are handed on unchanged: nothing here reads or writes them, but where there is no Java to start, and no C
 * runtime touches them. The program lives in a job that ends with this process. Therefore a browser that kills the launcher
 * kills Java and all that Java has started. This process returns Java's exit code; below 64 it is the program's own number.
 *
 * Compiled twice: with WINDOW it has no console and opens the helper window, for the start menu.
 */
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#include <shellapi.h>
#include <wchar.h>

#include "portal.h"
#include "text.h"

enum { LONGEST = 32767, NO_PROGRAM = 64, NO_JAVA = 65, NOT_STARTED = 66 };

#ifdef WINDOW
static const wchar_t *const JAVA = L"java\\bin\\javaw.exe";
static const wchar_t *const JAVA_IN_HOME = L"bin\\javaw.exe";
#else
static const wchar_t *const JAVA = L"java\\bin\\java.exe";
static const wchar_t *const JAVA_IN_HOME = L"bin\\java.exe";
#endif

static wchar_t program[LONGEST + 1];
static wchar_t java[LONGEST + 1];
static wchar_t command[LONGEST + 1];
static wchar_t archive[LONGEST + 1];
static wchar_t archive_option[LONGEST + 1] = L"-XX:SharedArchiveFile=";
static struct portal portal;

static int exists(const wchar_t *file) {
  DWORD attributes = GetFileAttributesW(file);
  return attributes != INVALID_FILE_ATTRIBUTES && !(attributes & FILE_ATTRIBUTE_DIRECTORY);
}

/* ---- which copy ----------------------------------------------------------------------------------------------------- */

static int is_in_copy_name(char c) {
  return (c >= '0' && c <= '9') || c == '.' || c == '-';
}

/* The first line of "current": digits, dots and a hyphen, so that it can only name a folder in versions. */
static int read_pointer(const wchar_t *file, wchar_t name[64]) {
  char bytes[64];
  int length = 0;
  read_beginning(file, bytes, sizeof bytes - 1);
  while (is_in_copy_name(bytes[length])) {
    name[length] = (wchar_t)bytes[length];
    length++;
  }
  name[length] = 0;
  return length > 0 && name[0] != L'.';
}

static int find_copy(void) {
  wchar_t pointer[LONGEST + 1];
  wchar_t name[64];
  DWORD length = GetModuleFileNameW(NULL, program, LONGEST);
  if (length == 0 || length >= LONGEST) {
    return 0;
  }
  cut_after_last_separator(program);
  copy(pointer, program, LONGEST);
  append(pointer, L"current", LONGEST);
  if (!exists(pointer)) {
    return 1;
  }
  return read_pointer(pointer, name) && append(program, L"versions\\", LONGEST) && append(program, name, LONGEST) &&
         append(program, L"\\", LONGEST);
}

static int find_program(void) {
  wchar_t file[LONGEST + 1];
  return find_copy() && copy(file, program, LONGEST) && append(file, L"portal.txt", LONGEST) && read_portal(file, &portal);
}

/* ---- which Java ----------------------------------------------------------------------------------------------------- */

static int java_in(const wchar_t *folder, const wchar_t *below) {
  size_t length;
  if (!copy(java, folder, LONGEST)) {
    return 0;
  }
  length = (size_t)lstrlenW(java);
  if (length == 0 || (java[length - 1] != L'\\' && !append(java, L"\\", LONGEST))) {
    return 0;
  }
  return append(java, below, LONGEST) && exists(java);
}

/* Other programs set JAVA_HOME for an older one. A Java's file "release" says which it is: JAVA_VERSION="21.0.1"; Java 8
   calls itself 1.8. */
static int is_new_enough(const wchar_t *home) {
  static const wchar_t name[] = L"JAVA_VERSION=\"";
  wchar_t file[LONGEST + 1];
  wchar_t text[4096];
  char bytes[sizeof text / sizeof *text];
  if (!copy(file, home, LONGEST) || !append(file, L"\\release", LONGEST)) {
    return 0;
  }
  read_beginning(file, bytes, sizeof bytes - 1);
  MultiByteToWideChar(CP_UTF8, 0, bytes, -1, text, sizeof text / sizeof *text);
  const wchar_t *version = wcsstr(text, name);
  return version != NULL && number_at(version + lstrlenW(name)) >= 17;
}

static int java_of_environment(void) {
  wchar_t home[LONGEST + 1];
  DWORD length = GetEnvironmentVariableW(L"JAVA_HOME", home, LONGEST);
  return length > 0 && length < LONGEST && is_new_enough(home) && java_in(home, JAVA_IN_HOME);
}

/*
 * Key in the form that Oracle's, Adoptium's and others' installers leave: CurrentVersion names the key beside it. 17 or
 * newer.
 */
static int java_of_registry(const wchar_t *key) {
  wchar_t version[64];
  wchar_t below[320];
  wchar_t home[LONGEST + 1];
  DWORD size = sizeof version;
  if (RegGetValueW(HKEY_LOCAL_MACHINE, key, L"CurrentVersion", RRF_RT_REG_SZ, NULL, version, &size) != ERROR_SUCCESS ||
      number_at(version) < 17 || !copy(below, key, 319) || !append(below, L"\\", 319) || !append(below, version, 319)) {
    return 0;
  }
  size = sizeof home;
  return RegGetValueW(HKEY_LOCAL_MACHINE, below, L"JavaHome", RRF_RT_REG_SZ, NULL, home, &size) == ERROR_SUCCESS &&
         java_in(home, JAVA_IN_HOME);
}

static int find_java(void) {
  return java_in(program, JAVA) || java_of_environment() || java_of_registry(L"SOFTWARE\\JavaSoft\\JRE") ||
         java_of_registry(L"SOFTWARE\\JavaSoft\\JDK");
}

/* ---- what to start -------------------------------------------------------------------------------------------------- */

static int has(const wchar_t *file) {
  wchar_t path[LONGEST + 1];
  return copy(path, program, LONGEST) && append(path, file, LONGEST) && exists(path);
}

/* Finds the user's own class archive, made where the program's was missing or not for this Java, or else the program's. */
static int find_archive(void) {
  DWORD length = GetEnvironmentVariableW(L"LOCALAPPDATA", archive, LONGEST);
  if (length > 0 && length < LONGEST && append(archive, L"\\SigningHelper-", LONGEST) &&
      append(archive, portal.id, LONGEST) && append(archive, L"\\classes.jsa", LONGEST) && exists(archive)) {
    return 1;
  }
  return has(L"classes.jsa") && copy(archive, L"classes.jsa", LONGEST);
}

/*
 * The class path is relative to the working directory and in ASCII: java.exe reads its command line in the system's code
 * page, in which the name of a user's folder may not exist.
 */
static int make_command(void) {
  int count;
  wchar_t **arguments = CommandLineToArgvW(GetCommandLineW(), &count);
  int fits = arguments != NULL && append_quoted(command, java, LONGEST) && append(command, L" @java.options", LONGEST);
  if (find_archive()) {
    fits = fits && append(command, L" ", LONGEST) && append(archive_option, archive, LONGEST) &&
           append_quoted(command, archive_option, LONGEST);
    SetEnvironmentVariableW(L"SIGNING_HELPER_CLASSES", archive);
  }
  fits = fits && append(command, L" -cp app\\* signinghelper.app.Main", LONGEST);
#ifdef WINDOW
  fits = fits && append(command, L" window", LONGEST);
#endif
  for (int i = 1; fits && i < count; i++) {
    fits = append(command, L" ", LONGEST) && append_quoted(command, arguments[i], LONGEST);
  }
  return fits;
}

/* Each of the first four can put text on standard output, where only frames may go, or other classes before ours. */
static void set_environment(void) {
  wchar_t from[LONGEST + 1];
  DWORD length = GetCurrentDirectoryW(LONGEST, from);
  SetEnvironmentVariableW(L"JAVA_TOOL_OPTIONS", NULL);
  SetEnvironmentVariableW(L"_JAVA_OPTIONS", NULL);
  SetEnvironmentVariableW(L"JDK_JAVA_OPTIONS", NULL);
  SetEnvironmentVariableW(L"CLASSPATH", NULL);
  SetEnvironmentVariableW(L"SIGNING_HELPER_CLASSES", NULL);
  SetEnvironmentVariableW(L"SIGNING_HELPER_CALLED_FROM", length > 0 && length < LONGEST ? from : NULL);
}

/* ---- starting ------------------------------------------------------------------------------------------------------- */

static HANDLE job_that_ends_with_us(void) {
  JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits;
  HANDLE job = CreateJobObjectW(NULL, NULL);
  ZeroMemory(&limits, sizeof limits);
  limits.BasicLimitInformation.LimitFlags = JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE;
  if (job != NULL) {
    SetInformationJobObject(job, JobObjectExtendedLimitInformation, &limits, sizeof limits);
  }
  return job;
}

static HANDLE handed_on(DWORD which) {
  HANDLE handle = GetStdHandle(which);
  if (handle != NULL && handle != INVALID_HANDLE_VALUE) {
    SetHandleInformation(handle, HANDLE_FLAG_INHERIT, HANDLE_FLAG_INHERIT);
  }
  return handle;
}

/* Suspended until it is in the job: what it starts before would be outside. Our ends of the pipes are closed, so that
   the browser sees the end of the program at once. */
static DWORD run(void) {
  STARTUPINFOW start;
  PROCESS_INFORMATION child;
  DWORD result = NOT_STARTED;
  HANDLE job = job_that_ends_with_us();
  ZeroMemory(&start, sizeof start);
  start.cb = sizeof start;
  start.dwFlags = STARTF_USESTDHANDLES;
  start.hStdInput = handed_on(STD_INPUT_HANDLE);
  start.hStdOutput = handed_on(STD_OUTPUT_HANDLE);
  start.hStdError = handed_on(STD_ERROR_HANDLE);
  if (!CreateProcessW(java, command, NULL, NULL, TRUE, CREATE_SUSPENDED, NULL, program, &start, &child)) {
    return NOT_STARTED;
  }
  if (job != NULL) {
    AssignProcessToJobObject(job, child.hProcess);
  }
  ResumeThread(child.hThread);
  CloseHandle(start.hStdInput);
  CloseHandle(start.hStdOutput);
  WaitForSingleObject(child.hProcess, INFINITE);
  GetExitCodeProcess(child.hProcess, &result);
  return result;
}

/* ---- when it cannot be ---------------------------------------------------------------------------------------------- */

static DWORD refuse(DWORD number, const char *text) {
#ifdef WINDOW
  wchar_t wide[512];
  if (MultiByteToWideChar(CP_UTF8, 0, text, -1, wide, 512) > 0) {
    MessageBoxW(NULL, wide, L"政采签章助手 Signing Helper", MB_OK | MB_ICONERROR);
  }
#else
  DWORD written;
  WriteFile(GetStdHandle(STD_ERROR_HANDLE), text, (DWORD)lstrlenA(text), &written, NULL);
#endif
  return number;
}

/* Tells a browser, or a client that has asked for frames, in the place of the host's first one. */
static void tell_caller(void) {
#ifndef WINDOW
  static const char frame[] = "\x44\0\0\0{\"jsonrpc\":\"2.0\",\"method\":\"unable\",\"params\":{\"code\":\"JAVA_MISSING\"}}";
  static const wchar_t origin[] = L"chrome-extension://";
  int count;
  DWORD written;
  wchar_t **arguments = CommandLineToArgvW(GetCommandLineW(), &count);
  if (arguments != NULL && count > 1 &&
      (wcsncmp(arguments[1], origin, sizeof origin / sizeof *origin - 1) == 0 || wcscmp(arguments[1], L"--stdio") == 0)) {
    WriteFile(GetStdHandle(STD_OUTPUT_HANDLE), frame, sizeof frame - 1, &written, NULL);
  }
#endif
}

static DWORD start(void) {
  if (!find_program()) {
    return refuse(NO_PROGRAM, "政采签章助手的安装不完整，请重新安装。\n"
                              "The installation of Signing Helper is not complete. Please install it again.\n");
  }
  if (!find_java()) {
    tell_caller();
    return refuse(NO_JAVA, "没有找到 Java 17 或更新版本。请安装 Java，或安装自带 Java 的政采签章助手。\n"
                           "No Java 17 or newer was found. Please install one, or the Signing Helper that brings its own.\n");
  }
  set_environment();
  if (!make_command()) {
    return refuse(NOT_STARTED, "参数太长。\nThe arguments are too long.\n");
  }
  DWORD result = run();
  return result == NOT_STARTED ? refuse(NOT_STARTED, "Java 无法启动，可能被安全软件阻止。\n"
                                                     "Java could not be started; security software may forbid it.\n")
                               : result;
}

#ifdef WINDOW
int WINAPI wWinMain(HINSTANCE instance, HINSTANCE none, LPWSTR line, int show) {
  (void)instance, (void)none, (void)line, (void)show;
  return (int)start();
}
#else
int wmain(void) {
  return (int)start();
}
#endif
