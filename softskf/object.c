/*
 * Handles are numbers, not addresses: a stale, foreign or invented one finds no object and is never followed as a pointer.
 *
 * SPDX-License-Identifier: Apache-2.0
 */
#include "softskf.h"

#include <openssl/rand.h>
#include <stdlib.h>
#include <string.h>

enum { SLOT_BITS = 10, SLOTS = 1 << SLOT_BITS, GENERATION_MASK = 0x3FFFFF };

static struct slot {
    struct object *object;
    uint32_t generation;
} slots[SLOTS];

static HANDLE handle_of(size_t slot)
{
    return (HANDLE)(uintptr_t)(slots[slot].generation << SLOT_BITS | slot);
}

/* Begins anywhere, so that a handle of another library or process is not by chance one of ours. */
static uint32_t next_generation(uint32_t generation)
{
    if (generation == 0) {
        RAND_bytes((unsigned char *)&generation, sizeof generation);
    }
    generation = (generation + 1) & GENERATION_MASK;
    return generation == 0 ? 1 : generation;
}

struct object *object_new(enum kind kind, struct object *parent, const char *name)
{
    struct object *object = calloc(1, sizeof *object);
    if (object != NULL) {
        object->kind = kind;
        object->parent = parent;
        strncpy(object->name, name, sizeof object->name - 1);
    }
    return object;
}

void object_drop(struct object *object)
{
    if (object != NULL) {
        if (object->dispose != NULL) {
            object->dispose(object->detail);
        }
        free(object);
    }
}

ULONG object_publish(struct object *object, HANDLE *handle)
{
    if (object == NULL) {
        return SAR_MEMORYERR;
    }
    for (size_t slot = 0; slot < SLOTS; slot++) {
        if (slots[slot].object == NULL) {
            slots[slot].object = object;
            slots[slot].generation = next_generation(slots[slot].generation);
            *handle = handle_of(slot);
            return SAR_OK;
        }
    }
    object_drop(object);
    return SAR_MEMORYERR;
}

ULONG object_find(struct object **object, HANDLE handle, enum kind kind)
{
    size_t slot = (uintptr_t)handle & (SLOTS - 1);
    if (slots[slot].object == NULL || handle_of(slot) != handle || slots[slot].object->kind != kind) {
        return SAR_INVALIDHANDLEERR;
    }
    *object = slots[slot].object;
    return SAR_OK;
}

struct object *object_owner(struct object *object, enum kind kind)
{
    while (object != NULL && object->kind != kind) {
        object = object->parent;
    }
    return object;
}

ULONG object_use(struct object **object, HANDLE handle, enum kind kind)
{
    struct presence now;
    ULONG answer = object_find(object, handle, kind);
    if (answer != SAR_OK) {
        return answer;
    }
    const struct object *device = object_owner(*object, DEVICE);
    if (control_here("unplug_at")) {
        device_unplug(device->name);
    }
    bool there = device_present(device->name, &now) && presence_same(&device->presence, &now);
    return there ? SAR_OK : SAR_DEVICE_REMOVED;
}

static bool belongs(const struct object *object, const struct object *owner)
{
    while (object != NULL && object != owner) {
        object = object->parent;
    }
    return object != NULL;
}

void object_close(struct object *object)
{
    struct object *closed[SLOTS];
    size_t count = 0;
    for (size_t slot = 0; slot < SLOTS; slot++) {
        if (slots[slot].object != NULL && belongs(slots[slot].object, object)) {
            closed[count++] = slots[slot].object;
            slots[slot].object = NULL;
        }
    }
    while (count > 0) {
        object_drop(closed[--count]);
    }
}

struct object *object_next(const struct object *after, enum kind kind)
{
    bool passed = after == NULL;
    for (size_t slot = 0; slot < SLOTS; slot++) {
        struct object *object = slots[slot].object;
        if (passed && object != NULL && object->kind == kind) {
            return object;
        }
        passed = passed || object == after;
    }
    return NULL;
}
