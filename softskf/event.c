/*
 * Clauses 7.1.2 and 7.1.3: waiting for a device to come or go. The news comes as lines "insert NAME" and "remove NAME" through a fifo.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#include "softskf.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { WAITERS = 8 };

/*
 * Every field is read and written under the calls' lock. The fifo stays open between two waits, so that events in between
 * are not lost.
 */
static struct {
    int fifo;
    struct path path;
    char line[NAME_ROOM * 2];
    size_t length;
    bool whole;
    int waiter[WAITERS]; /* the writing ends of the waiters' pipes */
} news = {.fifo = -1, .waiter = {-1, -1, -1, -1, -1, -1, -1, -1}};

static bool open_fifo(void)
{
    struct path path;
    if (!path_of(&path, "events")) {
        return false;
    }
    if (news.fifo >= 0 && strcmp(path.text, news.path.text) == 0) {
        return true;
    }
    if (news.fifo >= 0) {
        close(news.fifo);
    }
    news.length = 0;
    news.whole = false;
    news.path = path;
    news.fifo = mkfifo(path.text, 0666) == 0 || errno == EEXIST ? open(path.text, O_RDWR | O_NONBLOCK | O_CLOEXEC) : -1;
    return news.fifo >= 0;
}

void event_tell(const char *event, const char *device)
{
    struct path path;
    int fifo = path_of(&path, "events") ? open(path.text, O_WRONLY | O_NONBLOCK | O_CLOEXEC) : -1;
    if (fifo >= 0) {
        dprintf(fifo, "%s %s\n", event, device);
        close(fifo);
    }
}

/* Returns true when a whole line is present; it stays until event_taken. */
static bool event_there(void)
{
    char byte;
    while (!news.whole && read(news.fifo, &byte, 1) == 1) {
        if (byte == '\n') {
            news.line[news.length] = '\0';
            news.length = 0;
            news.whole = strncmp(news.line, "insert ", 7) == 0 || strncmp(news.line, "remove ", 7) == 0;
        } else if (news.length < sizeof news.line - 1) {
            news.line[news.length++] = byte;
        }
    }
    return news.whole;
}

static ULONG event_out(LPSTR name, ULONG *length, ULONG *event)
{
    char text[NAME_ROOM * 2];
    if (!text_out(text, sizeof text, news.line + 7)) {
        news.whole = false;
        return SAR_FAIL;
    }
    ULONG answer = bytes_out(text, strlen(text) + 1, (BYTE *)name, length);
    if (answer == SAR_OK) {
        *event = news.line[0] == 'i' ? SKF_EVENT_INSERTED : SKF_EVENT_REMOVED;
    }
    /* A client that asked for the length only, or had too little room, asks again for the same event. */
    news.whole = answer != SAR_OK || name == NULL;
    return answer;
}

static int *free_waiter(void)
{
    for (size_t i = 0; i < WAITERS; i++) {
        if (news.waiter[i] < 0) {
            return &news.waiter[i];
        }
    }
    return NULL;
}

static ULONG wait_until_there(int cancelled)
{
    struct pollfd sources[] = {{.fd = news.fifo, .events = POLLIN}, {.fd = cancelled, .events = POLLIN}};
    while (!event_there()) {
        call_pause();
        poll(sources, 2, -1);
        call_resume();
        if (sources[1].revents != 0) {
            return SAR_NOT_EVENTERR;
        }
    }
    return SAR_OK;
}

static ULONG wait_for_event(LPSTR name, ULONG *length, ULONG *event)
{
    int ends[2];
    if (control_is("events", "unsupported")) {
        return SAR_NOTSUPPORTYETERR;
    }
    if (length == NULL || event == NULL) {
        return SAR_INVALIDPARAMERR;
    }
    if (control_is("events", "at_once")) {
        *event = SKF_EVENT_INSERTED;
        return bytes_out("", 1, (BYTE *)name, length);
    }
    int *waiter = free_waiter();
    if (!open_fifo() || waiter == NULL || pipe(ends) != 0) {
        return SAR_FAIL;
    }
    *waiter = ends[1];
    ULONG answer = wait_until_there(ends[0]);
    *waiter = -1;
    close(ends[0]);
    close(ends[1]);
    return answer == SAR_OK ? event_out(name, length, event) : answer;
}

ULONG DEVAPI SKF_WaitForDevEvent(LPSTR szDevName, ULONG *pulDevNameLen, ULONG *pulEvent)
{
    ANSWER(wait_for_event(szDevName, pulDevNameLen, pulEvent));
}

static ULONG cancel(void)
{
    for (size_t i = 0; i < WAITERS; i++) {
        if (news.waiter[i] >= 0 && write(news.waiter[i], "", 1) != 1) {
            return SAR_FAIL;
        }
    }
    return SAR_OK;
}

ULONG DEVAPI SKF_CancelWaitForDevEvent(void)
{
    ANSWER(cancel());
}
