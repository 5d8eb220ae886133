/*
 * The internal interface between the chapters of the library. Not for clients: theirs is skf.h.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#ifndef SOFTSKF_H
#define SOFTSKF_H

#include "skf.h"

#include <openssl/evp.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>
#include <time.h>

enum { NAME_ROOM = 256, PATH_ROOM = 4096, SM2_BYTES = 32, BLOB_BYTES = 64 };

/* ---- store.c: files below SOFTSKF_HOME ---------------------------------------------------------------------------- */

struct path {
    char text[PATH_ROOM];
};

/* A path below SOFTSKF_HOME, or, from a path that is there already, one below that. False when it does not fit or there is no home. */
bool path_of(struct path *path, const char *format, ...) __attribute__((format(printf, 2, 3)));
bool path_below(struct path *path, const struct path *folder, const char *name);

bool exists(const struct path *path);
bool make_folders(const struct path *path);
bool remove_tree(const struct path *path);

/* The whole file, NUL behind it; NULL if it cannot be read. The caller frees it. */
unsigned char *read_file(const struct path *path, size_t *length);
/* Writes the whole file or nothing; it is on the disk when this returns. */
bool write_file(const struct path *path, const void *bytes, size_t length);

struct names {
    size_t count;
    char (*entry)[NAME_ROOM];
};

/* The folders in a folder, sorted; hidden ones and files are not names. */
bool names_in(struct names *names, const struct path *folder);
void names_free(struct names *names);

/* ---- settings.c: key=value files ---------------------------------------------------------------------------------- */

struct settings {
    size_t count;
    struct setting {
        char *key;
        char *value;
    } *entry;
};

/* A file that is missing has no settings. */
void settings_load(struct settings *settings, const struct path *path);
bool settings_save(const struct settings *settings, const struct path *path);
void settings_free(struct settings *settings);
/* NULL if it is not there. */
const char *settings_get(const struct settings *settings, const char *key);
long settings_number(const struct settings *settings, const char *key, long otherwise);
bool settings_set(struct settings *settings, const char *key, const char *value);
bool settings_set_number(struct settings *settings, const char *key, long value);
void settings_remove(struct settings *settings, const char *key);

/* ---- call.c: what each call begins and ends with ------------------------------------------------------------------ */

struct call {
    const char *function;
    struct settings control;
    int lock;
};

/* False: the call is over already, with *answer. Otherwise it holds the lock on SOFTSKF_HOME until call_end. */
bool call_begin(struct call *call, const char *function, ULONG *answer);
ULONG call_end(struct call *call, ULONG answer);
/* Lets other calls run while this one waits. */
void call_pause(void);
void call_resume(void);
/* Returns the value in the control file at this call's beginning; NULL when absent. */
const char *control(const char *key);
bool control_is(const char *key, const char *value);
/* Returns the value for KEY.FUNCTION of the running call. */
bool control_here(const char *key);

/* The body of each exported function. */
#define ANSWER(body)                                                                                                                               \
    struct call call;                                                                                                                              \
    ULONG answer;                                                                                                                                  \
    if (!call_begin(&call, __func__, &answer)) {                                                                                                   \
        return answer;                                                                                                                             \
    }                                                                                                                                              \
    return call_end(&call, (body))

/* ---- text.c: names and lists as clients see them ------------------------------------------------------------------ */

/* UTF-8 to the library's encoding and back; false if it does not fit or is not text. */
bool text_out(char *out, size_t room, const char *utf8);
bool text_in(char *utf8, size_t room, const char *text);
/* A client's name for something that is a folder here. */
ULONG name_in(char name[NAME_ROOM], const char *text, size_t longest);
/* The standard's pattern of two calls: without room the length, with too little SAR_BUFFER_TOO_SMALL and the length. */
ULONG list_out(const struct names *names, LPSTR out, ULONG *size);
ULONG bytes_out(const void *bytes, size_t length, BYTE *out, ULONG *size);

/* ---- object.c: the objects behind handles -------------------------------------------------------------------------- */

enum kind { DEVICE = 1, APPLICATION, CONTAINER, SESSION_KEY, DIGEST, MAC, AGREEMENT };

/* Identity of one plugging-in of a device: after removal and return it is another. */
struct presence {
    ino_t file;
    struct timespec since;
};

struct object {
    enum kind kind;
    struct object *parent;
    char name[NAME_ROOM];
    struct presence presence; /* devices */
    void *detail;             /* data that the chapter in question keeps */
    void (*dispose)(void *detail);
};

/* NULL when there is no memory or no handle left. */
struct object *object_new(enum kind kind, struct object *parent, const char *name);
/* Gives the object its handle; what it fails to give it disposes of. */
ULONG object_publish(struct object *object, HANDLE *handle);
/* An object whose handle was not given out. */
void object_drop(struct object *object);
/* Finds an object; SAR_INVALIDHANDLEERR for any value that is no living handle of this kind. */
ULONG object_find(struct object **object, HANDLE handle, enum kind kind);
/* Finds an object as object_find does, and returns SAR_DEVICE_REMOVED when its device is gone. */
ULONG object_use(struct object **object, HANDLE handle, enum kind kind);
/* Closes it and all that was opened through it. */
void object_close(struct object *object);
/* The next object of that kind after one (NULL: from the beginning), or NULL. */
struct object *object_next(const struct object *after, enum kind kind);
/* The device, application or container it belongs to; itself if it is one. */
struct object *object_owner(struct object *object, enum kind kind);

/* ---- device.c, event.c -------------------------------------------------------------------------------------------- */

bool device_present(const char *device, struct presence *presence);
bool presence_same(const struct presence *one, const struct presence *other);
/* Pulls the plug and tells those who wait. */
void device_unplug(const char *device);
void event_tell(const char *event, const char *device);
/* State of a connection to a device, its object's detail. */
struct connection {
    int lock;           /* lock of SKF_LockDev, -1 without */
    BYTE challenge[16]; /* the beginning of the latest SKF_GenRandom, zeros behind it: what SKF_DevAuth encrypts */
    bool challenged;
    bool authenticated;
};

/* SAR_USER_NOT_LOGGED_IN where only the device's issuer may go on. */
ULONG device_authentication_needed(const struct object *device);
bool device_path(struct path *path, const char *device, const char *file);

/* ---- pin.c, access.c: PINs and rights ----------------------------------------------------------------------------- */

struct pin_state {
    long left;
    long most;
    bool standard;
};

bool pin_length_fits(const char *pin);
/* Makes the file, or the one kind of PIN in it, anew. */
bool pin_write(struct settings *pins, ULONG type, const char *pin, long most, bool standard);
struct pin_state pin_state(const struct settings *pins, ULONG type);
/* Spends a try on the disk, then compares; SAR_OK gives all tries back. */
ULONG pin_check(const struct path *file, ULONG type, const char *pin, long *left);

bool application_path(struct path *path, const struct object *application, const char *name);
/* Lists the content of that folder of an application, as a name list. */
ULONG application_list(HAPPLICATION handle, const char *folder, LPSTR list, ULONG *size);
void login_set(const struct object *application, ULONG type, bool logged_in);
/* Returns true when one of the accounts in SECURE_* rights is logged in. */
bool login_covers(const struct object *application, ULONG rights);
ULONG login_needed(const struct object *container);
/* The same for an application that need not be open. */
ULONG login_needed_of(struct object *device, const char *application);
void logins_forget(const char *device, const char *application);

/* ---- container.c, keys ------------------------------------------------------------------------------------------- */

bool container_path(struct path *path, const struct object *container, const char *file);
/* Returns the private key of a pair, NULL when absent. The caller frees it. */
EVP_PKEY *container_key(const struct object *container, bool sign);
bool container_store_key(const struct object *container, bool sign, EVP_PKEY *key);
bool is_sm2(const EVP_PKEY *key);
bool is_rsa(const EVP_PKEY *key);

#endif
