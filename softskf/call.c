/* SPDX-License-Identifier: Apache-2.0 */
#include "softskf.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

static pthread_mutex_t threads = PTHREAD_MUTEX_INITIALIZER;
static _Thread_local struct call *current;

const char *control(const char *key)
{
    return current == NULL ? NULL : settings_get(&current->control, key);
}

bool control_is(const char *key, const char *value)
{
    const char *found = control(key);
    return found != NULL && strcmp(found, value) == 0;
}

/* KEY.FUNCTION of the control file. */
static const char *here(const char *key)
{
    char whole[NAME_ROOM];
    if (current == NULL) {
        return NULL;
    }
    snprintf(whole, sizeof whole, "%s.%s", key, current->function);
    return control(whole);
}

bool control_here(const char *key)
{
    return here(key) != NULL;
}

static void print(const char *text)
{
    fflush(stdout);
    dprintf(STDERR_FILENO, "%s\n", text);
    dprintf(STDOUT_FILENO, "%s\n", text);
}

static void take_time(void)
{
    const char *only = here("latency_ms");
    const char *all = control("latency_ms");
    long milliseconds = strtol(only != NULL ? only : all != NULL ? all : "0", NULL, 10);
    struct timespec left = {milliseconds / 1000, milliseconds % 1000 * 1000000};
    while (milliseconds > 0 && nanosleep(&left, &left) != 0 && errno == EINTR) {
    }
}

static void misbehave(void)
{
    const char *text = here("print");
    if (text != NULL) {
        print(text);
    }
    if (here("crash") != NULL) {
        abort();
    }
    while (here("hang") != NULL) {
        pause();
    }
    take_time();
}

/* Locks other threads out by the mutex, other processes by the file. */
static void lock(struct call *call)
{
    struct path path;
    pthread_mutex_lock(&threads);
    call->lock = path_of(&path, "lock") ? open(path.text, O_RDWR | O_CREAT | O_CLOEXEC, 0666) : -1;
    while (call->lock >= 0 && flock(call->lock, LOCK_EX) != 0 && errno == EINTR) {
    }
}

static void unlock(struct call *call)
{
    if (call->lock >= 0) {
        close(call->lock);
    }
    pthread_mutex_unlock(&threads);
}

void call_pause(void)
{
    unlock(current);
}

void call_resume(void)
{
    lock(current);
}

/* Removes the line from the current control file, which others may have changed. */
static void consume(const char *key, const char *function)
{
    char whole[NAME_ROOM];
    struct path path;
    struct settings now;
    snprintf(whole, sizeof whole, "%s.%s", key, function);
    if (path_of(&path, "control")) {
        settings_load(&now, &path);
        settings_remove(&now, whole);
        settings_save(&now, &path);
        settings_free(&now);
    }
}

static bool fails(const char *function, ULONG *answer)
{
    const char *once = here("fail_once");
    const char *always = here("fail");
    if (once != NULL) {
        consume("fail_once", function);
    }
    if (once == NULL && always == NULL) {
        return false;
    }
    *answer = (ULONG)strtoul(once != NULL ? once : always, NULL, 0);
    return true;
}

static void load_control(struct settings *settings)
{
    struct path path;
    settings->count = 0;
    settings->entry = NULL;
    if (path_of(&path, "control")) {
        settings_load(settings, &path);
    }
}

bool call_begin(struct call *call, const char *function, ULONG *answer)
{
    call->function = function;
    call->lock = -1;
    current = call;
    load_control(&call->control);
    misbehave();
    lock(call);
    if (fails(function, answer)) {
        call_end(call, *answer);
        return false;
    }
    return true;
}

static void note(const char *function, ULONG answer)
{
    struct path path;
    int descriptor = path_of(&path, "calls") ? open(path.text, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666) : -1;
    if (descriptor >= 0) {
        dprintf(descriptor, "%s 0x%08lX\n", function, (unsigned long)answer);
        close(descriptor);
    }
}

ULONG call_end(struct call *call, ULONG answer)
{
    if (control_is("log", "1")) {
        note(call->function, answer);
    }
    unlock(call);
    settings_free(&call->control);
    current = NULL;
    return answer;
}
