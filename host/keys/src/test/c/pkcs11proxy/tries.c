#include "proxy.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { COUNT_LOW = 0x10000, FINAL_TRY = 0x20000, LOCKED = 0x40000, PROTECTED_AUTHENTICATION_PATH = 0x100 };

int counts_tries(void) { return getenv("PROXY_TRIES") != NULL; }

static int most(void) { return atoi(getenv("PROXY_TRIES")); }

static void path(const char *label, char name[512]) {
    snprintf(name, 512, "%s/%s.tries", getenv("PROXY_COUNTERS"), label);
}

/* Reads the counter from a file, since it belongs to the token and not to the process. */
static int left(const char *label) {
    char name[512];
    int tries = most();
    FILE *file;
    path(label, name);
    file = fopen(name, "r");
    if (file != NULL) {
        if (fscanf(file, "%d", &tries) != 1) {
            abort();
        }
        fclose(file);
    }
    return tries;
}

int is_locked(const char *label) { return counts_tries() && left(label) == 0; }

void count(const char *label, CK_RV result) {
    char name[512];
    FILE *file;
    int tries;
    if (!counts_tries() || (result != CKR_PIN_INCORRECT && result != CKR_OK)) {
        return;
    }
    tries = result == CKR_OK ? most() : left(label) - 1;
    path(label, name);
    file = fopen(name, "w");
    if (file == NULL || fprintf(file, "%d\n", tries) < 0 || fclose(file) != 0) {
        abort();
    }
}

CK_ULONG flags_of_pin(const char *label) {
    CK_ULONG flags = has_keypad() ? PROTECTED_AUTHENTICATION_PATH : 0;
    if (counts_tries()) {
        int tries = left(label);
        flags |= tries < most() ? COUNT_LOW : 0;
        flags |= tries == 1 ? FINAL_TRY : 0;
        flags |= tries == 0 ? LOCKED : 0;
    }
    return flags;
}

int has_keypad(void) { return getenv("PROXY_KEYPAD") != NULL; }

/* Waits for the user, who writes a file; an empty file is the cancel key. */
CK_RV read_keypad(CK_BYTE *pin, CK_ULONG *length) {
    const char *name = getenv("PROXY_KEYPAD");
    FILE *file;
    while ((file = fopen(name, "r")) == NULL) {
        usleep(10000);
    }
    *length = fread(pin, 1, *length, file);
    fclose(file);
    unlink(name);
    return *length == 0 ? CKR_FUNCTION_CANCELED : CKR_OK;
}
