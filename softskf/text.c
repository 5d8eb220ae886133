/* SPDX-License-Identifier: Apache-2.0 */
#include "softskf.h"

#include <iconv.h>
#include <stdlib.h>
#include <string.h>

static bool convert(char *out, size_t room, const char *text, const char *to, const char *from)
{
    iconv_t conversion = iconv_open(to, from);
    if (conversion == (iconv_t)-1) {
        return false;
    }
    char *input = (char *)text;
    size_t left = strlen(text) + 1;
    bool converted = iconv(conversion, &input, &left, &out, &room) != (size_t)-1;
    iconv_close(conversion);
    return converted;
}

static const char *encoding(void)
{
    return control_is("names", "gbk") ? "GB18030" : "UTF-8";
}

bool text_out(char *out, size_t room, const char *utf8)
{
    return convert(out, room, utf8, encoding(), "UTF-8");
}

bool text_in(char *utf8, size_t room, const char *text)
{
    return convert(utf8, room, text, "UTF-8", encoding());
}

ULONG name_in(char name[NAME_ROOM], const char *text, size_t longest)
{
    if (text == NULL) {
        return SAR_INVALIDPARAMERR;
    }
    size_t length = strnlen(text, longest + 1);
    if (length == 0 || length > longest) {
        return SAR_NAMELENERR;
    }
    if (!text_in(name, NAME_ROOM, text) || name[0] == '.' || strchr(name, '/') != NULL) {
        return SAR_INVALIDPARAMERR;
    }
    return SAR_OK;
}

/* The forms that libraries give a list without a name. */
static size_t empty_list(void)
{
    return control_is("empty_list", "zero") ? 0 : control_is("empty_list", "single") ? 1 : 2;
}

static size_t join(char *out, const struct names *names)
{
    size_t used = 0;
    for (size_t i = 0; i < names->count; i++) {
        if (text_out(out + used, NAME_ROOM * 2, names->entry[i])) {
            used += strlen(out + used) + 1;
        }
    }
    return used == 0 ? empty_list() : used + 1;
}

ULONG list_out(const struct names *names, LPSTR out, ULONG *size)
{
    char *list = calloc(names->count + 1, NAME_ROOM * 2);
    if (list == NULL) {
        return SAR_MEMORYERR;
    }
    ULONG answer = bytes_out(list, join(list, names), (BYTE *)out, size);
    free(list);
    return answer;
}

ULONG bytes_out(const void *bytes, size_t length, BYTE *out, ULONG *size)
{
    if (size == NULL) {
        return SAR_INVALIDPARAMERR;
    }
    ULONG room = *size;
    *size = (ULONG)length;
    if (out == NULL) {
        return SAR_OK;
    }
    if (room < length) {
        return SAR_BUFFER_TOO_SMALL;
    }
    if (length > 0) {
        memcpy(out, bytes, length);
    }
    return SAR_OK;
}
