#include "proxy.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CKA_CLASS = 0, CKA_VALUE = 0x11, CKA_ID = 0x102, CKO_CERTIFICATE = 1, MOST = 64 };

/* CK_ATTRIBUTE. */
struct attribute {
    CK_ULONG type;
    void *value;
    CK_ULONG length;
};

static CK_RV read_behind(CK_ULONG session, CK_ULONG object, struct attribute *attribute) {
    CK_RV (*call)(CK_ULONG, CK_ULONG, struct attribute *, CK_ULONG) = real.function[GET_ATTRIBUTE_VALUE];
    return call(session, object, attribute, 1);
}

static int is_certificate(CK_ULONG session, CK_ULONG object) {
    CK_ULONG class = 0;
    struct attribute attribute = {CKA_CLASS, &class, sizeof class};
    return read_behind(session, object, &attribute) == CKR_OK && class == CKO_CERTIFICATE;
}

/* The file that holds the other value, or NULL. */
static FILE *open_value(CK_ULONG session, CK_ULONG object) {
    CK_BYTE id[MOST];
    char name[512];
    struct attribute attribute = {CKA_ID, id, sizeof id};
    int length = snprintf(name, sizeof name - 2 * MOST, "%s/", getenv("PROXY_CERTIFICATES"));
    if (read_behind(session, object, &attribute) != CKR_OK || attribute.length > MOST) {
        return NULL;
    }
    for (CK_ULONG i = 0; i < attribute.length; i++) {
        length += sprintf(name + length, "%02x", id[i]);
    }
    return fopen(name, "rb");
}

static CK_RV give(FILE *file, struct attribute *attribute) {
    CK_ULONG length, room = attribute->length;
    if (fseek(file, 0, SEEK_END) != 0) {
        abort();
    }
    length = (CK_ULONG)ftell(file);
    rewind(file);
    attribute->length = length;
    if (attribute->value == NULL) {
        return CKR_OK;
    }
    if (room < length) {
        return CKR_BUFFER_TOO_SMALL;
    }
    if (fread(attribute->value, 1, length, file) != length) {
        abort();
    }
    return CKR_OK;
}

/* Returns true when the requested value is another one here; it is put into *value. */
int replaces(CK_ULONG session, CK_ULONG object, CK_ULONG *asked, CK_RV *value) {
    struct attribute *attribute = (struct attribute *)asked;
    FILE *file;
    if (getenv("PROXY_CERTIFICATES") == NULL || attribute->type != CKA_VALUE || !is_certificate(session, object)
        || (file = open_value(session, object)) == NULL) {
        return 0;
    }
    *value = give(file, attribute);
    fclose(file);
    return 1;
}
