/* SPDX-License-Identifier: Apache-2.0 */
#include "posix.h"

#include <errno.h>
#include <iconv.h>
#include <stdarg.h>
#include <sys/file.h>

/* Between 1601, when Windows begins to count, and 1970, in units of 100 ns. */
static const int64_t SINCE_1601 = 116444736000000000LL;

enum { SHARE_ALL = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, TEXT = 4096 };

static struct timespec time_of(FILETIME time)
{
    int64_t ticks = ((int64_t)time.dwHighDateTime << 32 | time.dwLowDateTime) - SINCE_1601;
    return (struct timespec){.tv_sec = ticks / 10000000, .tv_nsec = (long)(ticks % 10000000 * 100)};
}

static int status_of(HANDLE file, struct posix_stat *status)
{
    BY_HANDLE_FILE_INFORMATION information;
    if (!GetFileInformationByHandle(file, &information)) {
        errno = ENOENT;
        return -1;
    }
    status->st_mode = information.dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY ? _S_IFDIR : _S_IFREG;
    status->st_size = (int64_t)information.nFileSizeHigh << 32 | information.nFileSizeLow;
    status->st_ino = (uint64_t)information.nFileIndexHigh << 32 | information.nFileIndexLow;
    status->st_ctim = time_of(information.ftLastWriteTime);
    return 0;
}

int posix_stat(const char *path, struct posix_stat *status)
{
    HANDLE file = CreateFileA(path, 0, SHARE_ALL, NULL, OPEN_EXISTING, FILE_FLAG_BACKUP_SEMANTICS, NULL);
    if (file == INVALID_HANDLE_VALUE) {
        errno = ENOENT;
        return -1;
    }
    int answer = status_of(file, status);
    CloseHandle(file);
    return answer;
}

int posix_fstat(int descriptor, struct posix_stat *status)
{
    return status_of((HANDLE)_get_osfhandle(descriptor), status);
}

/* Lets others replace and delete the file meanwhile, as on Linux. */
int posix_open(const char *path, int flags, ...)
{
    DWORD access = flags & O_RDWR ? GENERIC_READ | GENERIC_WRITE : flags & O_WRONLY ? GENERIC_WRITE : GENERIC_READ;
    DWORD how = flags & O_TRUNC ? CREATE_ALWAYS : flags & O_CREAT ? OPEN_ALWAYS : OPEN_EXISTING;
    HANDLE file = CreateFileA(path, access, SHARE_ALL, NULL, how, FILE_ATTRIBUTE_NORMAL, NULL);
    if (file == INVALID_HANDLE_VALUE) {
        errno = GetLastError() == ERROR_ACCESS_DENIED ? EACCES : ENOENT;
        return -1;
    }
    return _open_osfhandle((intptr_t)file, (flags & O_APPEND) | _O_BINARY | _O_NOINHERIT);
}

FILE *posix_fopen(const char *path, const char *mode)
{
    int descriptor = mode[0] == 'r' ? posix_open(path, O_RDONLY) : -1;
    return descriptor < 0 ? NULL : _fdopen(descriptor, "rb");
}

int posix_rename(const char *from, const char *to)
{
    return MoveFileExA(from, to, MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH) ? 0 : -1;
}

int posix_unlink(const char *path)
{
    return DeleteFileA(path) ? 0 : -1;
}

int dprintf(int descriptor, const char *format, ...)
{
    char text[TEXT];
    va_list arguments;
    va_start(arguments, format);
    int length = __mingw_vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    return length < 0 || length >= TEXT ? -1 : _write(descriptor, text, (unsigned)length);
}

char *strsep(char **rest, const char *separators)
{
    char *word = *rest;
    if (word != NULL) {
        char *end = strpbrk(word, separators);
        *rest = end == NULL ? NULL : end + 1;
        if (end != NULL) {
            *end = '\0';
        }
    }
    return word;
}

void pause(void)
{
    Sleep(INFINITE);
}

int flock(int descriptor, int operation)
{
    OVERLAPPED from_the_beginning = {0};
    DWORD how = LOCKFILE_EXCLUSIVE_LOCK | (operation & LOCK_NB ? LOCKFILE_FAIL_IMMEDIATELY : 0);
    if (LockFileEx((HANDLE)_get_osfhandle(descriptor), how, 0, MAXDWORD, MAXLONG, &from_the_beginning)) {
        return 0;
    }
    errno = GetLastError() == ERROR_LOCK_VIOLATION ? EWOULDBLOCK : EBADF;
    return -1;
}

static unsigned code_page(const char *name)
{
    return strcmp(name, "GB18030") == 0 ? 936 : CP_UTF8;
}

iconv_t iconv_open(const char *to, const char *from)
{
    iconv_t conversion = malloc(sizeof *conversion);
    if (conversion == NULL) {
        return (iconv_t)-1;
    }
    *conversion = (struct conversion){.to = code_page(to), .from = code_page(from)};
    return conversion;
}

size_t iconv(iconv_t conversion, char **in, size_t *in_left, char **out, size_t *out_left)
{
    wchar_t wide[TEXT];
    int units = MultiByteToWideChar(conversion->from, MB_ERR_INVALID_CHARS, *in, (int)*in_left, wide, TEXT);
    int bytes = units == 0 ? 0 : WideCharToMultiByte(conversion->to, 0, wide, units, *out, (int)*out_left, NULL, NULL);
    if (bytes == 0) {
        errno = EILSEQ;
        return (size_t)-1;
    }
    *in += *in_left;
    *in_left = 0;
    *out += bytes;
    *out_left -= (size_t)bytes;
    return 0;
}

int iconv_close(iconv_t conversion)
{
    free(conversion);
    return 0;
}
