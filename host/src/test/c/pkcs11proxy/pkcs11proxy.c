/*
 * A PKCS#11 library that passes every call on to another one, notes it, and misbehaves where it is told to.
 *
 * PROXY_MODULE  the library behind it
 * PROXY_CALLS   file to which the name of each call that is watched is appended, one a line
 * PROXY_FAULTS  file with lines "FUNCTION FAULT", read at each call, so that a test may change it meanwhile:
 *               hang | crash | exit | print | 0xNN (returned instead of calling)
 *               and "flags 0xNN": set in every CK_TOKEN_INFO
 *
 * The types are those of PKCS #11 2.40 on Unix.
 */
#include <dlfcn.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef unsigned long CK_ULONG;
typedef CK_ULONG CK_RV;
typedef void *function_pointer;

enum { GET_SLOT_LIST = 4, GET_TOKEN_INFO = 6, LOGIN = 18, LOGOUT = 19, SIGN = 43, FUNCTIONS = 68 };
enum { FLAGS_OFFSET = 96 };
#define CKR_GENERAL_ERROR 5UL

struct function_list {
    unsigned char major, minor;
    function_pointer function[FUNCTIONS];
};

static struct function_list real, proxy;

static void note(const char *name) {
    const char *file = getenv("PROXY_CALLS");
    int descriptor = file ? open(file, O_WRONLY | O_CREAT | O_APPEND, 0600) : -1;
    if (descriptor >= 0) {
        dprintf(descriptor, "%s\n", name);
        close(descriptor);
    }
}

/* What the file of faults says of name; empty if nothing. */
static void look_up(const char *name, char fault[32]) {
    char found[32], value[32];
    const char *file = getenv("PROXY_FAULTS");
    FILE *lines = file ? fopen(file, "r") : NULL;
    fault[0] = '\0';
    if (lines == NULL) {
        return;
    }
    while (fscanf(lines, "%31s %31s", found, value) == 2) {
        if (strcmp(found, name) == 0) {
            strcpy(fault, value);
        }
    }
    fclose(lines);
}

static void print_everywhere(void) {
    static const char text[] = "\nhello\n";
    for (int descriptor = 1; descriptor <= 2; descriptor++) {
        if (write(descriptor, text, sizeof text - 1) < 0) {
            abort();
        }
    }
    printf("%s", text);
    fflush(stdout);
}

/* Whether the call ends here, with *value. */
static int ends(const char *name, CK_RV *value) {
    char fault[32];
    note(name);
    look_up(name, fault);
    if (strcmp(fault, "hang") == 0) {
        for (;;) {
            pause();
        }
    }
    if (strcmp(fault, "crash") == 0) {
        *(volatile int *)NULL = 1;
    }
    if (strcmp(fault, "exit") == 0) {
        _exit(7);
    }
    if (strcmp(fault, "print") == 0) {
        print_everywhere();
    }
    if (strncmp(fault, "0x", 2) == 0) {
        *value = strtoul(fault, NULL, 16);
        return 1;
    }
    return 0;
}

static CK_RV get_slot_list(unsigned char present, CK_ULONG *slots, CK_ULONG *count) {
    CK_RV value;
    CK_RV (*call)(unsigned char, CK_ULONG *, CK_ULONG *) = real.function[GET_SLOT_LIST];
    return ends("C_GetSlotList", &value) ? value : call(present, slots, count);
}

static CK_RV get_token_info(CK_ULONG slot, unsigned char *info) {
    CK_RV value;
    CK_RV (*call)(CK_ULONG, unsigned char *) = real.function[GET_TOKEN_INFO];
    char flags[32];
    if (ends("C_GetTokenInfo", &value)) {
        return value;
    }
    value = call(slot, info);
    look_up("flags", flags);
    if (value == 0 && flags[0] != '\0') {
        CK_ULONG now;
        memcpy(&now, info + FLAGS_OFFSET, sizeof now);
        now |= strtoul(flags, NULL, 16);
        memcpy(info + FLAGS_OFFSET, &now, sizeof now);
    }
    return value;
}

static CK_RV login(CK_ULONG session, CK_ULONG user, unsigned char *pin, CK_ULONG length) {
    CK_RV value;
    CK_RV (*call)(CK_ULONG, CK_ULONG, unsigned char *, CK_ULONG) = real.function[LOGIN];
    return ends("C_Login", &value) ? value : call(session, user, pin, length);
}

static CK_RV logout(CK_ULONG session) {
    CK_RV value;
    CK_RV (*call)(CK_ULONG) = real.function[LOGOUT];
    return ends("C_Logout", &value) ? value : call(session);
}

static CK_RV sign(CK_ULONG session, unsigned char *data, CK_ULONG length, unsigned char *signature, CK_ULONG *room) {
    CK_RV value;
    CK_RV (*call)(CK_ULONG, unsigned char *, CK_ULONG, unsigned char *, CK_ULONG *) = real.function[SIGN];
    return ends("C_Sign", &value) ? value : call(session, data, length, signature, room);
}

CK_RV C_GetFunctionList(struct function_list **list) {
    CK_RV (*get)(struct function_list **);
    struct function_list *behind;
    const char *file = getenv("PROXY_MODULE");
    void *module = file ? dlopen(file, RTLD_NOW) : NULL;
    if (module == NULL || (get = dlsym(module, "C_GetFunctionList")) == NULL || get(&behind) != 0) {
        return CKR_GENERAL_ERROR;
    }
    real = *behind;
    proxy = real;
    proxy.function[GET_SLOT_LIST] = get_slot_list;
    proxy.function[GET_TOKEN_INFO] = get_token_info;
    proxy.function[LOGIN] = login;
    proxy.function[LOGOUT] = logout;
    proxy.function[SIGN] = sign;
    *list = &proxy;
    return 0;
}
