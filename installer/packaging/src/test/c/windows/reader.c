/* Tells what the first Java window says of itself through the Java Access Bridge, as a screen reader asks for it, a line for
   each part: ROLE|NAME|DESCRIPTION in UTF-8. reader.exe BRIDGE */
#include <windows.h>
#include <stdio.h>

/* As in AccessBridgePackages.h of a Java's include folder. */
typedef long long Context;
typedef struct {
  wchar_t name[1024], description[1024], role[256], role_in_english[256], states[256], states_in_english[256];
  int index, children, x, y, width, height;
  BOOL component, action, selection, text, interfaces;
} Info;

static BOOL (*is_java)(HWND);
static BOOL (*info_of)(long, Context, Info *);
static Context (*child_of)(long, Context, int);

static void print(const wchar_t *text, const char *end) {
  char bytes[4096];
  WideCharToMultiByte(CP_UTF8, 0, text, -1, bytes, sizeof bytes, NULL, NULL);
  printf("%s%s", bytes, end);
}

static void tell(long vm, Context part) {
  static Info info;
  if (!info_of(vm, part, &info)) {
    puts("no answer");
    return;
  }
  int children = info.children;
  print(info.role_in_english, "|");
  print(info.name, "|");
  print(info.description, "\n");
  for (int i = 0; i < children; i++) {
    tell(vm, child_of(vm, part, i));
  }
}

static BOOL CALLBACK keep_java(HWND window, LPARAM found) {
  if (!IsWindowVisible(window) || !is_java(window)) {
    return TRUE;
  }
  *(HWND *)found = window;
  return FALSE;
}

/* The bridge and Java find each other by messages. */
static void hear_messages(void) {
  MSG message;
  while (PeekMessageW(&message, NULL, 0, 0, PM_REMOVE)) {
    DispatchMessageW(&message);
  }
}

static FARPROC function(HMODULE bridge, const char *name) {
  FARPROC found = GetProcAddress(bridge, name);
  if (found == NULL) {
    printf("no %s\n", name);
    exit(1);
  }
  return found;
}

int wmain(int count, wchar_t **arguments) {
  HMODULE bridge = count == 2 ? LoadLibraryW(arguments[1]) : NULL;
  if (bridge == NULL) {
    puts("no bridge");
    return 1;
  }
  is_java = (void *)function(bridge, "isJavaWindow");
  info_of = (void *)function(bridge, "getAccessibleContextInfo");
  child_of = (void *)function(bridge, "getAccessibleChildFromContext");
  BOOL (*context_of)(HWND, long *, Context *) = (void *)function(bridge, "getAccessibleContextFromHWND");
  void (*run)(void) = (void *)function(bridge, "Windows_run");
  run();
  HWND found = NULL;
  for (int tenth = 0; tenth < 300 && found == NULL; tenth++) {
    Sleep(100);
    hear_messages();
    EnumWindows(keep_java, (LPARAM)&found);
  }
  long vm;
  Context window;
  if (found == NULL || !context_of(found, &vm, &window)) {
    puts("no Java window");
    return 1;
  }
  tell(vm, window);
  return 0;
}
