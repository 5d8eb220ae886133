/*
 * skf32: makes calls of a 32-bit SKF library (GM/T 0016) for a 64-bit program. It knows no function of the standard and decides
 * nothing: a request names a function and its arguments, and the answer is what the function returned and wrote.
 *
 *   skf32 LIBRARY
 *
 * Requests come on standard input, answers go to standard output. Numbers are little-endian, and everything begins at a multiple of
 * eight bytes.
 *
 *   request: length of what follows (4), operation (1), lane (1), count of arguments (1), 0 (1), name (64, with a NUL at its end),
 *            then each argument: kind (4), number or length (4), and the bytes of a buffer, filled up to a multiple of 8.
 *            Bytes behind the last argument are ignored. A structure that C passes by value is its words, each a number.
 *   answer:  length of what follows (4), lane (1), outcome (1), 0 (2), value (4), then the bytes of each buffer that the function
 *            may have written.
 *
 * The first answer comes without a request: LOADED, or NOT_LOADED with the system's error number. Each lane is a thread that makes
 * one call at a time; a second lane lets one call wait for an event. The end of the input ends the program at once, also while a
 * library hangs. A library that crashes ends the program.
 *
 * The same source is built for Windows (i686) and, for tests, for Linux with -m32. On Windows every function is __stdcall.
 */
#ifdef _WIN32
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#include <fcntl.h>
#include <io.h>
#else
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <semaphore.h>
#include <sys/resource.h>
#include <unistd.h>
#define __stdcall
#endif
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

_Static_assert(sizeof(void *) == 4, "a pointer is passed as a number of 32 bits");

enum { CALL = 0, LOOK_UP = 1 };
enum { LOADED = 0, NOT_LOADED = 1, RETURNED = 2, NO_FUNCTION = 3 };
enum { A_NUMBER = 0, TO_READ = 1, TO_WRITE = 2 };
enum { LANES = 2, MOST_ARGUMENTS = 12, NAME = 64, LARGEST = 4 << 20, BROKEN = 2 };

struct request {
  uint8_t operation, lane, count, zero;
  char name[NAME];
};

struct argument {
  uint32_t kind, number; /* of a buffer: its length; the bytes follow */
};

struct answer {
  uint32_t length; /* of what follows */
  uint8_t lane, outcome, zero[2];
  uint32_t value;
};

/* ---- the system ----------------------------------------------------------------------------------------------------- */

static void leave(int code);

#ifdef _WIN32
typedef HANDLE pipe_end;
typedef HANDLE signal_of_lane;
typedef void (*function)(void);
static HMODULE library;
static CRITICAL_SECTION writing;

static void leave(int code) { TerminateProcess(GetCurrentProcess(), (UINT)code); }

static uint32_t read_some(pipe_end from, void *bytes, uint32_t most) {
  DWORD count;
  return ReadFile(from, bytes, most, &count, NULL) ? count : 0;
}

static uint32_t write_some(pipe_end to, const void *bytes, uint32_t length) {
  DWORD count;
  return WriteFile(to, bytes, length, &count, NULL) ? count : 0;
}

static pipe_end own(DWORD which) {
  HANDLE handle = NULL;
  DuplicateHandle(GetCurrentProcess(), GetStdHandle(which), GetCurrentProcess(), &handle, 0, FALSE, DUPLICATE_SAME_ACCESS);
  return handle;
}

/* Output of the library, perhaps a PIN, goes nowhere: by this runtime's descriptors, and by the handles that others read. */
static void take_pipes(pipe_end *in, pipe_end *out) {
  static const DWORD standard[] = {STD_INPUT_HANDLE, STD_OUTPUT_HANDLE, STD_ERROR_HANDLE};
  int nowhere = _open("NUL", _O_RDWR);
  *in = own(STD_INPUT_HANDLE);
  *out = own(STD_OUTPUT_HANDLE);
  for (int i = 0; i < 3; i++) {
    if (nowhere < 0 || _dup2(nowhere, i) < 0) {
      leave(BROKEN);
    }
    SetStdHandle(standard[i], (HANDLE)_get_osfhandle(i));
  }
}

/* Neither a missing library nor a crash opens a window. */
static uint32_t load(const wchar_t *path) {
  SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX | SEM_NOOPENFILEERRORBOX);
  library = LoadLibraryExW(path, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
  return library == NULL ? GetLastError() : 0;
}

/* Most libraries export a function under its own name. Some export the name that __stdcall gives it: Microsoft's linker writes
   _SKF_EnumDev@12, GCC's SKF_EnumDev@12. */
static function find(const char *name, int count) {
  char decorated[NAME + 16];
  FARPROC found = GetProcAddress(library, name);
  snprintf(decorated, sizeof decorated, "_%s@%d", name, count * 4);
  for (int skipped = 0; found == NULL && skipped < 2; skipped++) {
    found = GetProcAddress(library, decorated + skipped);
  }
  return (function)found;
}

static void lock(void) { EnterCriticalSection(&writing); }
static void unlock(void) { LeaveCriticalSection(&writing); }
static void raise_signal(signal_of_lane *s) { ReleaseSemaphore(*s, 1, NULL); }
static void await_signal(signal_of_lane *s) { WaitForSingleObject(*s, INFINITE); }
#else
typedef int pipe_end;
typedef sem_t signal_of_lane;
typedef void (*function)(void);
static void *library;
static pthread_mutex_t writing = PTHREAD_MUTEX_INITIALIZER;

static void leave(int code) { _exit(code); }

static uint32_t read_some(pipe_end from, void *bytes, uint32_t most) {
  ssize_t count = read(from, bytes, most);
  return count < 0 ? 0 : (uint32_t)count;
}

static uint32_t write_some(pipe_end to, const void *bytes, uint32_t length) {
  ssize_t count = write(to, bytes, length);
  return count < 0 ? 0 : (uint32_t)count;
}

/* Output of the library, perhaps a PIN, goes nowhere. A crash leaves no file with memory in it. */
static void take_pipes(pipe_end *in, pipe_end *out) {
  const struct rlimit none = {0, 0};
  int nowhere = open("/dev/null", O_RDWR);
  setrlimit(RLIMIT_CORE, &none);
  *in = dup(0);
  *out = dup(1);
  for (int i = 0; i < 3; i++) {
    if (nowhere < 0 || dup2(nowhere, i) < 0) {
      leave(BROKEN);
    }
  }
}

static uint32_t load(const char *path) {
  library = dlopen(path, RTLD_LAZY);
  return library == NULL;
}

static function find(const char *name, int count) {
  (void)count;
  return (function)(uintptr_t)dlsym(library, name);
}

static void lock(void) { pthread_mutex_lock(&writing); }
static void unlock(void) { pthread_mutex_unlock(&writing); }
static void raise_signal(signal_of_lane *s) { sem_post(s); }
static void await_signal(signal_of_lane *s) {
  while (sem_wait(s) != 0) {
  }
}
#endif

/* ---- frames --------------------------------------------------------------------------------------------------------- */

static pipe_end input, output;

static int read_all(void *bytes, uint32_t length) {
  for (uint32_t done = 0, count; done < length; done += count) {
    count = read_some(input, (char *)bytes + done, length - done);
    if (count == 0) {
      return 0;
    }
  }
  return 1;
}

static void write_all(const void *bytes, uint32_t length) {
  for (uint32_t done = 0, count; done < length; done += count) {
    count = write_some(output, (const char *)bytes + done, length - done);
    if (count == 0) {
      leave(BROKEN); /* nobody is there any more */
    }
  }
}

/* Bytes may be a PIN; a compiler must not take their wiping for useless. */
static void wipe(void *bytes, uint32_t length) {
  for (volatile char *byte = bytes; length > 0; length--) {
    *byte++ = 0;
  }
}

static void say(int lane, int outcome, uint32_t value) {
  struct answer answer = {sizeof answer - 4, (uint8_t)lane, (uint8_t)outcome, {0, 0}, value};
  lock();
  write_all(&answer, sizeof answer);
  unlock();
}

/* ---- calls ---------------------------------------------------------------------------------------------------------- */

static uint32_t call(function f, int count, const uint32_t *a) {
  typedef uint32_t(__stdcall * f0)(void);
  typedef uint32_t(__stdcall * f1)(uint32_t);
  typedef uint32_t(__stdcall * f2)(uint32_t, uint32_t);
  typedef uint32_t(__stdcall * f3)(uint32_t, uint32_t, uint32_t);
  typedef uint32_t(__stdcall * f4)(uint32_t, uint32_t, uint32_t, uint32_t);
  typedef uint32_t(__stdcall * f5)(uint32_t, uint32_t, uint32_t, uint32_t, uint32_t);
  typedef uint32_t(__stdcall * f6)(uint32_t, uint32_t, uint32_t, uint32_t, uint32_t, uint32_t);
  typedef uint32_t(__stdcall * f7)(uint32_t, uint32_t, uint32_t, uint32_t, uint32_t, uint32_t, uint32_t);
  typedef uint32_t(__stdcall * f8)(uint32_t, uint32_t, uint32_t, uint32_t, uint32_t, uint32_t, uint32_t, uint32_t);
  typedef uint32_t(__stdcall * f12)(uint32_t, uint32_t, uint32_t, uint32_t, uint32_t, uint32_t, uint32_t, uint32_t, uint32_t, uint32_t,
                                    uint32_t, uint32_t);
  switch (count) {
    case 0: return ((f0)f)();
    case 1: return ((f1)f)(a[0]);
    case 2: return ((f2)f)(a[0], a[1]);
    case 3: return ((f3)f)(a[0], a[1], a[2]);
    case 4: return ((f4)f)(a[0], a[1], a[2], a[3]);
    case 5: return ((f5)f)(a[0], a[1], a[2], a[3], a[4]);
    case 6: return ((f6)f)(a[0], a[1], a[2], a[3], a[4], a[5]);
    case 7: return ((f7)f)(a[0], a[1], a[2], a[3], a[4], a[5], a[6]);
    case 8: return ((f8)f)(a[0], a[1], a[2], a[3], a[4], a[5], a[6], a[7]);
    case 12: return ((f12)f)(a[0], a[1], a[2], a[3], a[4], a[5], a[6], a[7], a[8], a[9], a[10], a[11]);
  }
  leave(BROKEN);
  return 0;
}

static uint32_t filled_up(uint32_t length) { return (length + 7) / 8 * 8; }

/* Finds the arguments in a request; a frame that does not hold what it says ends the program. */
static void read_arguments(struct request *request, uint32_t length, struct argument *arguments[]) {
  uint32_t at = sizeof *request;
  if (length < at || request->lane >= LANES || request->count > MOST_ARGUMENTS || request->name[NAME - 1] != 0) {
    leave(BROKEN);
  }
  at += 4; /* the length before the request counts for what begins at a multiple of eight */
  for (int i = 0; i < request->count; i++) {
    struct argument *argument = (struct argument *)((char *)request - 4 + at);
    if (length + 4 - at < sizeof *argument) {
      leave(BROKEN);
    }
    at += sizeof *argument;
    if (argument->kind > TO_WRITE) {
      leave(BROKEN);
    }
    if (argument->kind != A_NUMBER) {
      if (argument->number > LARGEST || length + 4 - at < filled_up(argument->number)) {
        leave(BROKEN);
      }
      at += filled_up(argument->number);
    }
    arguments[i] = argument;
  }
}

static void answer(struct request *request, struct argument *arguments[], uint32_t value) {
  struct answer head = {sizeof head - 4, request->lane, RETURNED, {0, 0}, value};
  for (int i = 0; i < request->count; i++) {
    head.length += arguments[i]->kind == TO_WRITE ? arguments[i]->number : 0;
  }
  lock();
  write_all(&head, sizeof head);
  for (int i = 0; i < request->count; i++) {
    if (arguments[i]->kind == TO_WRITE) {
      write_all(arguments[i] + 1, arguments[i]->number);
    }
  }
  unlock();
}

static void perform(struct request *request, uint32_t length) {
  struct argument *arguments[MOST_ARGUMENTS];
  uint32_t values[MOST_ARGUMENTS];
  read_arguments(request, length, arguments);
  function f = find(request->name, request->count);
  if (f == NULL || request->operation == LOOK_UP) {
    say(request->lane, f == NULL ? NO_FUNCTION : RETURNED, 0);
    return;
  }
  for (int i = 0; i < request->count; i++) {
    values[i] = arguments[i]->kind == A_NUMBER ? arguments[i]->number : (uint32_t)(uintptr_t)(arguments[i] + 1);
  }
  answer(request, arguments, call(f, request->count, values));
}

/* ---- lanes ---------------------------------------------------------------------------------------------------------- */

static struct lane {
  signal_of_lane has_work;
  char *frame; /* with its length */
  volatile int is_busy;
} lanes[LANES];

#ifdef _WIN32
static DWORD WINAPI run(void *argument) {
#else
static void *run(void *argument) {
#endif
  struct lane *lane = argument;
  while (1) {
    await_signal(&lane->has_work);
    char *frame = lane->frame;
    uint32_t length = *(uint32_t *)frame;
    lane->is_busy = 0; /* before the answer, after which the next request may come */
    perform((struct request *)(frame + 4), length);
    wipe(frame, length + 4);
    free(frame);
  }
  return 0;
}

static void start_lanes(void) {
  for (int i = 0; i < LANES; i++) {
#ifdef _WIN32
    lanes[i].has_work = CreateSemaphoreW(NULL, 0, 1, NULL);
    if (CreateThread(NULL, 0, run, &lanes[i], 0, NULL) == NULL) {
#else
    pthread_t thread;
    sem_init(&lanes[i].has_work, 0, 0);
    if (pthread_create(&thread, NULL, run, &lanes[i]) != 0) {
#endif
      leave(BROKEN);
    }
  }
}

static void serve(void) {
  uint32_t length;
  start_lanes();
  while (read_all(&length, sizeof length)) {
    if (length < sizeof(struct request) || length > LARGEST * 2) {
      leave(BROKEN);
    }
    char *frame = malloc(length + 4);
    if (frame == NULL) {
      leave(BROKEN);
    }
    memcpy(frame, &length, sizeof length);
    if (!read_all(frame + 4, length)) {
      leave(BROKEN);
    }
    struct lane *lane = &lanes[((struct request *)(frame + 4))->lane % LANES];
    if (lane->is_busy) {
      leave(BROKEN);
    }
    lane->frame = frame;
    lane->is_busy = 1;
    raise_signal(&lane->has_work);
  }
}

#ifdef _WIN32
int wmain(int count, wchar_t **words) {
  InitializeCriticalSection(&writing);
#else
int main(int count, char **words) {
#endif
  if (count != 2) {
    return BROKEN;
  }
  take_pipes(&input, &output);
  uint32_t error = load(words[1]);
  say(0, error == 0 ? LOADED : NOT_LOADED, error);
  if (error == 0) {
    serve();
  }
  leave(0);
  return 0;
}
