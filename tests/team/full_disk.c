/* A disk of a database's tables that is full as long as a file named in FULL_WHEN is there:
   whatever would make a file of theirs longer is refused, as the system does it. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

static int is_full(int file, off_t end) {
    char name[64], path[512];
    struct stat found;
    const char *when = getenv("FULL_WHEN");
    if (when == NULL || access(when, F_OK) != 0) return 0;
    snprintf(name, sizeof name, "/proc/self/fd/%d", file);
    ssize_t length = readlink(name, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return strstr(path, "/base/") != NULL && fstat(file, &found) == 0 && end > found.st_size;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define FULL return errno = ENOSPC, -1

ssize_t pwrite(int file, const void *data, size_t size, off_t at) {
    if (is_full(file, at + (off_t)size)) FULL;
    return REAL(pwrite)(file, data, size, at);
}
ssize_t pwrite64(int file, const void *data, size_t size, off64_t at) {
    if (is_full(file, at + (off_t)size)) FULL;
    return REAL(pwrite64)(file, data, size, at);
}
ssize_t pwritev(int file, const struct iovec *parts, int count, off_t at) {
    if (is_full(file, at + 1)) FULL;
    return REAL(pwritev)(file, parts, count, at);
}
ssize_t pwritev64(int file, const struct iovec *parts, int count, off64_t at) {
    if (is_full(file, at + 1)) FULL;
    return REAL(pwritev64)(file, parts, count, at);
}
int posix_fallocate(int file, off_t at, off_t size) {
    return is_full(file, at + size) ? ENOSPC : REAL(posix_fallocate)(file, at, size);
}
int posix_fallocate64(int file, off64_t at, off64_t size) {
    return is_full(file, at + size) ? ENOSPC : REAL(posix_fallocate64)(file, at, size);
}
