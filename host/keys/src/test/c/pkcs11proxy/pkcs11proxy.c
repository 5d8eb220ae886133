/*
 * A PKCS#11 library that passes every call on to another one, notes it, and does what the one behind cannot: be plugged
 * and pulled, lock a PIN, take it from a keypad, tell of events, and misbehave. All of that is off until it is asked for.
 *
 * PROXY_MODULE    the library behind it
 * PROXY_CALLS     file to which the name of each call that may go wrong is appended, one a line
 * PROXY_FAULTS    file with lines "FUNCTION FAULT", read at each call, so that a test may change it meanwhile:
 *                 hang | crash | exit | print | waitNN (milliseconds) | 0xNN (returned instead of calling)
 *                 | pull (the token goes during the call); FUNCTION may be "every"
 *                 and "flags 0xNN": set in every CK_TOKEN_INFO; "always authenticate": every private key asks for it;
 *                 "login none": no token wants a login; "change login": C_SetPIN is refused without one;
 *                 "slot 0xNN": returned by C_GetTokenInfo of the first slot; "slotinfo 0xNN" and "slotopen 0xNN"
 *                 by C_GetSlotInfo and C_OpenSession; "empty 0xNN": returned by C_GetSlotList while no reader has a token;
 *                 "wrong 0xNN": returned by C_Login for a wrong PIN, which is counted all the same; "events none":
 *                 C_WaitForSlotEvent returns at once; "logout NUMBER": another program logs out, once for each number
 * PROXY_CERTIFICATES  folder with files named by a CKA_ID in hexadecimal: the value of the certificate with that id
 * PROXY_READERS   file with lines "SLOT LABEL NUMBER": which of the tokens behind is in which reader, "-" for none. The
 *                 number is another one each time something is plugged in
 * PROXY_EVENTS    if set, C_WaitForSlotEvent waits for the file of readers to change
 * PROXY_TRIES     how many wrong PINs lock a token; the counters lie in the folder PROXY_COUNTERS
 * PROXY_KEYPAD    the PIN is never taken from the caller but from this file, as soon as it is there
 */
#include "proxy.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

struct function_list real;
static struct function_list proxy;

enum { CKU_USER = 1, CKA_ALWAYS_AUTHENTICATE = 0x202, LOGIN_REQUIRED = 4, CKS_RO_USER = 1, CKS_RW_USER = 3 };

/* The slot behind that a session is with; 0 if there is no such session any more. */
static CK_ULONG slot_of(CK_ULONG session) {
    CK_RV (*call)(CK_ULONG, struct session_info *) = real.function[GET_SESSION_INFO];
    struct session_info info;
    return call(session, &info) == CKR_OK ? info.slot : 0;
}

static CK_RV get_slot_list(CK_BYTE present, CK_ULONG *slots, CK_ULONG *count) {
    CK_RV value;
    CK_RV (*call)(CK_BYTE, CK_ULONG *, CK_ULONG *) = real.function[GET_SLOT_LIST];
    char fault[32];
    if (ends("C_GetSlotList", &value)) {
        return value;
    }
    if (!has_readers()) {
        return call(present, slots, count);
    }
    look_up("empty", fault);
    if (fault[0] != '\0' && is_empty_everywhere()) {
        return strtoul(fault, NULL, 16);
    }
    return list_readers(present, slots, count);
}

/* Returns true when the file of faults has a return value of that name, which applies to the first slot only. */
static int is_bad(const char *name, CK_ULONG slot, CK_RV *value) {
    char found[32];
    look_up(name, found);
    if (found[0] == '\0' || !is_first(slot)) {
        return 0;
    }
    *value = strtoul(found, NULL, 16);
    return 1;
}

static CK_RV get_slot_info(CK_ULONG slot, CK_BYTE *info) {
    CK_ULONG behind;
    CK_RV (*call)(CK_ULONG, CK_BYTE *) = real.function[GET_SLOT_INFO];
    CK_RV value = real_slot(slot, &behind);
    if (value == CKR_OK) {
        value = call(behind, info);
    }
    if (is_bad("slotinfo", slot, &value)) {
        return value;
    }
    if (has_readers()) {
        describe_reader(slot, info);
        return CKR_OK;
    }
    return value;
}

static CK_RV get_token_info(CK_ULONG slot, CK_BYTE *info) {
    CK_RV value;
    CK_ULONG behind;
    CK_RV (*call)(CK_ULONG, CK_BYTE *) = real.function[GET_TOKEN_INFO];
    char flags[32];
    if (ends("C_GetTokenInfo", &value) || (value = real_slot(slot, &behind)) != CKR_OK
        || (value = call(behind, info)) != CKR_OK) {
        return value;
    }
    if (is_bad("slot", slot, &value)) {
        return value;
    }
    look_up("flags", flags);
    add_flags(info, strtoul(flags, NULL, 16) | flags_of_pin(label_in(behind)));
    look_up("login", flags);
    if (flags[0] != '\0') {
        take_flags(info, LOGIN_REQUIRED);
    }
    return CKR_OK;
}

static CK_RV get_mechanism_list(CK_ULONG slot, CK_ULONG *list, CK_ULONG *count) {
    CK_ULONG behind;
    CK_RV (*call)(CK_ULONG, CK_ULONG *, CK_ULONG *) = real.function[GET_MECHANISM_LIST];
    CK_RV value = real_slot(slot, &behind);
    return value == CKR_OK ? call(behind, list, count) : value;
}

static CK_RV get_mechanism_info(CK_ULONG slot, CK_ULONG mechanism, void *info) {
    CK_ULONG behind;
    CK_RV (*call)(CK_ULONG, CK_ULONG, void *) = real.function[GET_MECHANISM_INFO];
    CK_RV value = real_slot(slot, &behind);
    return value == CKR_OK ? call(behind, mechanism, info) : value;
}

static CK_RV open_session(CK_ULONG slot, CK_ULONG flags, void *application, void *notify, CK_ULONG *session) {
    CK_ULONG behind;
    CK_RV (*call)(CK_ULONG, CK_ULONG, void *, void *, CK_ULONG *) = real.function[OPEN_SESSION];
    CK_RV value;
    if (ends("C_OpenSession", &value)) {
        return value;
    }
    if (is_bad("slotopen", slot, &value)) {
        return value;
    }
    value = real_slot(slot, &behind);
    return value == CKR_OK ? call(behind, flags, application, notify, session) : value;
}

static CK_RV close_all_sessions(CK_ULONG slot) {
    CK_ULONG behind;
    CK_RV (*call)(CK_ULONG) = real.function[CLOSE_ALL_SESSIONS];
    CK_RV value = real_slot(slot, &behind);
    return value == CKR_OK ? call(behind) : value;
}

/* Logs out as another program that shares the card does. Works with a session of any token. */
static void log_out_if_asked(CK_ULONG session) {
    static char done[32];
    char wanted[32];
    CK_RV (*call)(CK_ULONG) = real.function[LOGOUT];
    look_up("logout", wanted);
    if (strcmp(wanted, done) != 0) {
        strcpy(done, wanted);
        if (wanted[0] != '\0') {
            call(session);
        }
    }
}

static CK_RV get_session_info(CK_ULONG session, struct session_info *info) {
    CK_RV (*call)(CK_ULONG, struct session_info *) = real.function[GET_SESSION_INFO];
    CK_RV value;
    settle();
    log_out_if_asked(session);
    value = call(session, info);
    if (value == CKR_OK) {
        info->slot = reader_of(info->slot);
    }
    return value;
}

/* The rest of a call that compares a PIN: the counter goes down or up with what came of it. */
static CK_RV counted(CK_ULONG session, CK_RV value) {
    count(label_in(slot_of(session)), value);
    return value;
}

static CK_RV login(CK_ULONG session, CK_ULONG user, CK_BYTE *pin, CK_ULONG length) {
    CK_RV value;
    CK_RV (*call)(CK_ULONG, CK_ULONG, CK_BYTE *, CK_ULONG) = real.function[LOGIN];
    CK_BYTE typed[64];
    char fault[32];
    settle();
    if (ends("C_Login", &value)) {
        return value;
    }
    if (user != CKU_USER) {
        return call(session, user, pin, length);
    }
    if (is_locked(label_in(slot_of(session)))) {
        return CKR_PIN_LOCKED;
    }
    if (has_keypad()) {
        if (pin != NULL) {
            return CKR_ARGUMENTS_BAD;
        }
        length = sizeof typed;
        pin = typed;
        if ((value = read_keypad(typed, &length)) != CKR_OK) {
            return value;
        }
    }
    value = counted(session, call(session, user, pin, length));
    look_up("wrong", fault);
    return value == CKR_PIN_INCORRECT && fault[0] != '\0' ? strtoul(fault, NULL, 16) : value;
}

static int is_logged_in(CK_ULONG session) {
    CK_RV (*call)(CK_ULONG, struct session_info *) = real.function[GET_SESSION_INFO];
    struct session_info info;
    return call(session, &info) == CKR_OK && (info.state == CKS_RO_USER || info.state == CKS_RW_USER);
}

static CK_RV set_pin(CK_ULONG session, CK_BYTE *old, CK_ULONG old_length, CK_BYTE *fresh, CK_ULONG length) {
    CK_RV value;
    CK_RV (*call)(CK_ULONG, CK_BYTE *, CK_ULONG, CK_BYTE *, CK_ULONG) = real.function[SET_PIN];
    char change[32];
    settle();
    look_up("change", change);
    if (change[0] != '\0' && !is_logged_in(session)) {
        return CKR_USER_NOT_LOGGED_IN;
    }
    if (ends("C_SetPIN", &value)) {
        return value;
    }
    if (is_locked(label_in(slot_of(session)))) {
        return CKR_PIN_LOCKED;
    }
    return counted(session, call(session, old, old_length, fresh, length));
}

static CK_RV get_attribute_value(CK_ULONG session, CK_ULONG object, CK_ULONG *attributes, CK_ULONG count) {
    CK_RV value;
    CK_RV (*call)(CK_ULONG, CK_ULONG, CK_ULONG *, CK_ULONG) = real.function[GET_ATTRIBUTE_VALUE];
    char always[32];
    settle();
    if (ends("C_GetAttributeValue", &value)) {
        return value;
    }
    if (count == 1 && replaces(session, object, attributes, &value)) {
        return value;
    }
    value = call(session, object, attributes, count);
    look_up("always", always);
    if (value == CKR_OK && count == 1 && attributes[0] == CKA_ALWAYS_AUTHENTICATE && attributes[1] != 0
        && always[0] != '\0') {
        *(CK_BYTE *)attributes[1] = 1;
    }
    return value;
}

static CK_RV sign(CK_ULONG session, CK_BYTE *data, CK_ULONG length, CK_BYTE *signature, CK_ULONG *room) {
    CK_RV value;
    CK_RV (*call)(CK_ULONG, CK_BYTE *, CK_ULONG, CK_BYTE *, CK_ULONG *) = real.function[SIGN];
    char fault[32];
    settle();
    log_out_if_asked(session);
    if (ends("C_Sign", &value)) {
        return value;
    }
    look_up("C_Sign", fault);
    if (strcmp(fault, "pull") == 0) {
        pull(slot_of(session));
        return CKR_DEVICE_REMOVED;
    }
    return call(session, data, length, signature, room);
}

static CK_RV wait_for_slot_event(CK_ULONG flags, CK_ULONG *slot, void *reserved) {
    CK_RV value;
    CK_RV (*call)(CK_ULONG, CK_ULONG *, void *) = real.function[WAIT_FOR_SLOT_EVENT];
    char fault[32];
    if (ends("C_WaitForSlotEvent", &value)) {
        return value;
    }
    look_up("events", fault);
    if (fault[0] != '\0') {
        return CKR_OK;
    }
    return getenv("PROXY_EVENTS") == NULL ? call(flags, slot, reserved) : wait_for_plugging(flags, slot);
}

/* The fault "small" refuses a template that says if the key can be read, as opencryptoki does. */
static CK_RV unwrap_key(CK_ULONG session, void *mechanism, CK_ULONG unwrapping, CK_BYTE *wrapped, CK_ULONG length, void *wanted,
        CK_ULONG count, CK_ULONG *key) {
    CK_RV value;
    CK_RV (*call)(CK_ULONG, void *, CK_ULONG, CK_BYTE *, CK_ULONG, void *, CK_ULONG, CK_ULONG *) = real.function[UNWRAP_KEY];
    char fault[32];
    settle();
    if (ends("C_UnwrapKey", &value)) {
        return value;
    }
    look_up("C_UnwrapKey", fault);
    if (strcmp(fault, "small") == 0 && count > 3) {
        return CKR_ATTRIBUTE_READ_ONLY;
    }
    return call(session, mechanism, unwrapping, wrapped, length, wanted, count, key);
}

/* Calls that are passed on as they are, after a look at the readers. */
#define PASS_ON(FUNCTION, PLACE, NAME, PARAMETERS, ARGUMENTS) \
    static CK_RV FUNCTION PARAMETERS {                        \
        CK_RV value;                                          \
        CK_RV(*call) PARAMETERS = real.function[PLACE];       \
        settle();                                             \
        log_out_if_asked(session);                            \
        return ends(NAME, &value) ? value : call ARGUMENTS;   \
    }

PASS_ON(close_session, CLOSE_SESSION, "C_CloseSession", (CK_ULONG session), (session))
PASS_ON(logout, LOGOUT, "C_Logout", (CK_ULONG session), (session))
PASS_ON(find_objects_init, FIND_OBJECTS_INIT, "C_FindObjectsInit", (CK_ULONG session, void *wanted, CK_ULONG count),
        (session, wanted, count))
PASS_ON(find_objects, FIND_OBJECTS, "C_FindObjects",
        (CK_ULONG session, CK_ULONG *objects, CK_ULONG room, CK_ULONG *count), (session, objects, room, count))
PASS_ON(find_objects_final, FIND_OBJECTS_FINAL, "C_FindObjectsFinal", (CK_ULONG session), (session))
/* Mechanisms of RSA are below 0x10; another fault is that of content. */
PASS_ON(decrypt_init, DECRYPT_INIT, *mechanism < 0x10 ? "C_DecryptInit_RSA" : "C_DecryptInit",
        (CK_ULONG session, CK_ULONG *mechanism, CK_ULONG key), (session, mechanism, key))
PASS_ON(decrypt, DECRYPT, "C_Decrypt",
        (CK_ULONG session, CK_BYTE *data, CK_ULONG length, CK_BYTE *plain, CK_ULONG *room),
        (session, data, length, plain, room))
PASS_ON(sign_init, SIGN_INIT, "C_SignInit", (CK_ULONG session, void *mechanism, CK_ULONG key),
        (session, mechanism, key))
PASS_ON(sign_update, SIGN_UPDATE, "C_SignUpdate", (CK_ULONG session, CK_BYTE *part, CK_ULONG length),
        (session, part, length))
PASS_ON(sign_final, SIGN_FINAL, "C_SignFinal", (CK_ULONG session, CK_BYTE *signature, CK_ULONG *room),
        (session, signature, room))

CK_RV C_GetFunctionList(struct function_list **list) {
    CK_RV (*get)(struct function_list **);
    struct function_list *behind;
    const char *file = getenv("PROXY_MODULE");
    void *module = file ? dlopen(file, RTLD_NOW) : NULL;
    if (module == NULL || (get = dlsym(module, "C_GetFunctionList")) == NULL || get(&behind) != CKR_OK) {
        return CKR_GENERAL_ERROR;
    }
    real = *behind;
    proxy = real;
    proxy.function[GET_SLOT_LIST] = get_slot_list;
    proxy.function[GET_SLOT_INFO] = get_slot_info;
    proxy.function[GET_TOKEN_INFO] = get_token_info;
    proxy.function[GET_MECHANISM_LIST] = get_mechanism_list;
    proxy.function[GET_MECHANISM_INFO] = get_mechanism_info;
    proxy.function[SET_PIN] = set_pin;
    proxy.function[OPEN_SESSION] = open_session;
    proxy.function[CLOSE_SESSION] = close_session;
    proxy.function[CLOSE_ALL_SESSIONS] = close_all_sessions;
    proxy.function[GET_SESSION_INFO] = get_session_info;
    proxy.function[LOGIN] = login;
    proxy.function[LOGOUT] = logout;
    proxy.function[GET_ATTRIBUTE_VALUE] = get_attribute_value;
    proxy.function[FIND_OBJECTS_INIT] = find_objects_init;
    proxy.function[FIND_OBJECTS] = find_objects;
    proxy.function[FIND_OBJECTS_FINAL] = find_objects_final;
    proxy.function[DECRYPT_INIT] = decrypt_init;
    proxy.function[DECRYPT] = decrypt;
    proxy.function[SIGN_INIT] = sign_init;
    proxy.function[SIGN] = sign;
    proxy.function[SIGN_UPDATE] = sign_update;
    proxy.function[SIGN_FINAL] = sign_final;
    proxy.function[UNWRAP_KEY] = unwrap_key;
    proxy.function[WAIT_FOR_SLOT_EVENT] = wait_for_slot_event;
    *list = &proxy;
    return CKR_OK;
}
