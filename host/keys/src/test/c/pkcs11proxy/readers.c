#include "proxy.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MOST = 8 };
enum { REMOVABLE = 2, TOKEN_PRESENT = 1, DONT_BLOCK = 1 };
#define NO_TOKEN "-"

/* A reader, as the library's caller sees it: its number, what is in it, and how often something was plugged anywhere. */
struct reader {
    CK_ULONG slot, behind;
    char label[LABEL_LENGTH + 1];
    long plugged;
};

static struct reader readers[MOST], pulled[MOST];
static int count_of_readers, count_of_pulled;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

int has_readers(void) { return getenv("PROXY_READERS") != NULL; }

static int is_empty(const struct reader *reader) { return strcmp(reader->label, NO_TOKEN) == 0; }

static int is_same(const struct reader *one, const struct reader *other) {
    return one->slot == other->slot && one->plugged == other->plugged && strcmp(one->label, other->label) == 0;
}

static int is_among(const struct reader *one, const struct reader *others, int count) {
    for (int i = 0; i < count; i++) {
        if (is_same(one, &others[i])) {
            return 1;
        }
    }
    return 0;
}

static int has_label(CK_ULONG slot, const char *label) {
    CK_RV (*call)(CK_ULONG, CK_BYTE *) = real.function[GET_TOKEN_INFO];
    CK_BYTE info[512] = {0};
    char padded[LABEL_LENGTH + 1];
    snprintf(padded, sizeof padded, "%-32s", label);
    return call(slot, info) == CKR_OK && memcmp(info, padded, LABEL_LENGTH) == 0;
}

/* The slot behind that holds the token, or 0. */
static CK_ULONG find(const char *label) {
    CK_RV (*call)(CK_BYTE, CK_ULONG *, CK_ULONG *) = real.function[GET_SLOT_LIST];
    CK_ULONG slots[64], count = 64;
    if (call(1, slots, &count) != CKR_OK) {
        return 0;
    }
    for (CK_ULONG i = 0; i < count; i++) {
        if (has_label(slots[i], label)) {
            return slots[i];
        }
    }
    return 0;
}

static int read_file(struct reader found[MOST]) {
    FILE *lines = fopen(getenv("PROXY_READERS"), "r");
    int count = 0;
    if (lines == NULL) {
        return 0;
    }
    while (count < MOST
           && fscanf(lines, "%lu %32s %ld", &found[count].slot, found[count].label, &found[count].plugged) == 3) {
        if (is_among(&found[count], pulled, count_of_pulled)) {
            strcpy(found[count].label, NO_TOKEN);
        }
        count++;
    }
    fclose(lines);
    return count;
}

static void end_sessions(CK_ULONG behind) {
    CK_RV (*call)(CK_ULONG) = real.function[CLOSE_ALL_SESSIONS];
    call(behind);
}

/* Looks at the readers. Sessions with a token that has gone end, also if it has come back since. */
static void look(void) {
    struct reader now[MOST] = {0};
    int count = read_file(now);
    for (int i = 0; i < count_of_readers; i++) {
        if (!is_empty(&readers[i]) && !is_among(&readers[i], now, count)) {
            end_sessions(readers[i].behind);
        }
    }
    for (int i = 0; i < count; i++) {
        now[i].behind = is_empty(&now[i]) ? 0 : find(now[i].label);
    }
    memcpy(readers, now, sizeof readers);
    count_of_readers = count;
}

void settle(void) {
    if (has_readers()) {
        pthread_mutex_lock(&lock);
        look();
        pthread_mutex_unlock(&lock);
    }
}

static struct reader *reader_at(CK_ULONG slot) {
    for (int i = 0; i < count_of_readers; i++) {
        if (readers[i].slot == slot) {
            return &readers[i];
        }
    }
    return NULL;
}

static struct reader *reader_before(CK_ULONG behind) {
    for (int i = 0; i < count_of_readers; i++) {
        if (!is_empty(&readers[i]) && readers[i].behind == behind) {
            return &readers[i];
        }
    }
    return NULL;
}

CK_RV real_slot(CK_ULONG slot, CK_ULONG *behind) {
    struct reader *reader;
    if (!has_readers()) {
        *behind = slot;
        return CKR_OK;
    }
    settle();
    reader = reader_at(slot);
    if (reader == NULL || is_empty(reader)) {
        return CKR_TOKEN_NOT_PRESENT;
    }
    *behind = reader->behind;
    return CKR_OK;
}

int is_first(CK_ULONG slot) { return count_of_readers > 0 && readers[0].slot == slot; }

int is_empty_everywhere(void) {
    settle();
    for (int i = 0; i < count_of_readers; i++) {
        if (!is_empty(&readers[i])) {
            return 0;
        }
    }
    return 1;
}

CK_ULONG reader_of(CK_ULONG behind) {
    struct reader *reader = has_readers() ? reader_before(behind) : NULL;
    return reader == NULL ? behind : reader->slot;
}

const char *label_in(CK_ULONG behind) {
    struct reader *reader = has_readers() ? reader_before(behind) : NULL;
    return reader == NULL ? "any" : reader->label;
}

/* Behaves from now on as if the token had gone, until something is plugged in there again. */
void pull(CK_ULONG behind) {
    struct reader *reader = reader_before(behind);
    if (reader != NULL && count_of_pulled < MOST) {
        pulled[count_of_pulled++] = *reader;
        settle();
    }
}

CK_RV list_readers(CK_BYTE present, CK_ULONG *slots, CK_ULONG *count) {
    CK_ULONG found = 0;
    settle();
    for (int i = 0; i < count_of_readers; i++) {
        if (!present || !is_empty(&readers[i])) {
            if (slots != NULL && found < *count) {
                slots[found] = readers[i].slot;
            }
            found++;
        }
    }
    *count = found;
    return CKR_OK;
}

void describe_reader(CK_ULONG slot, CK_BYTE *info) {
    struct reader *reader = reader_at(slot);
    memset(info, ' ', FLAGS_OFFSET);
    memset(info + FLAGS_OFFSET, 0, sizeof(CK_ULONG));
    add_flags(info, REMOVABLE | (reader == NULL || is_empty(reader) ? 0 : TOKEN_PRESENT));
}

/* Waits for a change of the file since the last look of this function. */
CK_RV wait_for_plugging(CK_ULONG flags, CK_ULONG *slot) {
    static struct reader seen[MOST];
    static int count_of_seen = -1;
    for (;;) {
        struct reader now[MOST] = {0};
        int count = read_file(now);
        int first = count_of_seen < 0;
        for (int i = 0; i < count; i++) {
            if (!first && !is_among(&now[i], seen, count_of_seen)) {
                *slot = now[i].slot;
                memcpy(seen, now, sizeof seen);
                count_of_seen = count;
                return CKR_OK;
            }
        }
        memcpy(seen, now, sizeof seen);
        count_of_seen = count;
        if (flags & DONT_BLOCK) {
            return CKR_NO_EVENT;
        }
        usleep(10000);
    }
}
