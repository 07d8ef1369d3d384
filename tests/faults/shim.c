/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Stands between a program and the system (LD_PRELOAD) and lets chosen calls below one folder go
 * wrong: the n-th write, or flush, or renaming fails, is cut short, or is the last thing that the
 * program did. What to do stands in a file that all processes share (struct control).
 *
 * For a power cut it writes down what each write replaced and when it was flushed, so that what was
 * never flushed can be taken back afterwards (tests/faults/power.py).
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

enum { OFF, COUNT, KILL, TORN, ENOSPC_, EIO_, SHORT, FULL, CUT };
enum { WRITE = 1, SYNC = 2, OPEN = 4, TRUNCATE = 8, RENAME = 16, UNLINK = 32, READ = 64 };

struct control {
    int32_t kind;
    uint32_t calls;
    int64_t at;
    int64_t lasting;
    _Atomic int64_t count;
    _Atomic int64_t hits;
    char root[1024];
    char log[1024];
};

static struct control *control;
static __thread int inside;
static size_t root_length;

static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_pwrite)(int, const void *, size_t, off_t);
static ssize_t (*real_pread)(int, void *, size_t, off_t);
static ssize_t (*real_sendfile)(int, int, off_t *, size_t);
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);
static int (*real_ftruncate)(int, off_t);
static int (*real_rename)(const char *, const char *);
static int (*real_link)(const char *, const char *);
static int (*real_unlink)(const char *);
static int (*real_mkdir)(const char *, mode_t);
static int (*real_open)(const char *, int, ...);
static int (*real_openat)(int, const char *, int, ...);

__attribute__((constructor)) static void begin(void) {
    real_write = dlsym(RTLD_NEXT, "write");
    real_pwrite = dlsym(RTLD_NEXT, "pwrite64");
    real_pread = dlsym(RTLD_NEXT, "pread64");
    real_sendfile = dlsym(RTLD_NEXT, "sendfile64");
    real_fsync = dlsym(RTLD_NEXT, "fsync");
    real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
    real_ftruncate = dlsym(RTLD_NEXT, "ftruncate64");
    real_rename = dlsym(RTLD_NEXT, "rename");
    real_link = dlsym(RTLD_NEXT, "link");
    real_unlink = dlsym(RTLD_NEXT, "unlink");
    real_mkdir = dlsym(RTLD_NEXT, "mkdir");
    real_open = dlsym(RTLD_NEXT, "open64");
    real_openat = dlsym(RTLD_NEXT, "openat64");
    const char *path = getenv("FAULTS_CONTROL");
    if (!path) return;
    int fd = real_open(path, O_RDWR);
    if (fd < 0) return;
    void *found = mmap(NULL, sizeof(struct control), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    close(fd);
    if (found != MAP_FAILED) control = found;
}

static int is_ours_path(const char *path) {
    char whole[PATH_MAX];
    if (!control || control->kind == OFF || inside || !path) return 0;
    if (path[0] != '/') {
        if (!getcwd(whole, sizeof whole)) return 0;
        size_t length = strlen(whole);
        snprintf(whole + length, sizeof whole - length, "/%s", path);
        path = whole;
    }
    root_length = strlen(control->root);
    return root_length && !strncmp(path, control->root, root_length);
}

static int is_ours(int fd) {
    char link[64], path[PATH_MAX];
    if (!control || control->kind == OFF || inside) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length <= 0) return 0;
    path[length] = 0;
    return is_ours_path(path);
}

/* Whether this call is the one, or one of those after it, that goes wrong. */
static int strikes(uint32_t call) {
    if (!(control->calls & call)) return 0;
    int64_t number = atomic_fetch_add(&control->count, 1) + 1;
    if (control->kind == COUNT || number < control->at) return 0;
    if (number >= control->at + control->lasting) return 0;
    atomic_fetch_add(&control->hits, 1);
    return 1;
}

static void die(void) {
    kill(getpid(), SIGKILL);
    for (;;) pause();
}

/* Returns 1 with errno set where the call is to fail. */
static int fails(uint32_t call) {
    if (!strikes(call)) return 0;
    switch (control->kind) {
    case KILL: case TORN: case CUT: die(); return 1;
    case ENOSPC_: case FULL: errno = ENOSPC; return 1;
    case EIO_: errno = EIO; return 1;
    default: return 0;
    }
}

/* What is known of writes that were not flushed. */

struct entry { uint64_t kind, inode; int64_t offset, old_size, length; };

static void note(uint64_t kind, uint64_t inode, int64_t offset, int64_t old_size,
                 const void *old, int64_t length) {
    int fd = real_open(control->log, O_WRONLY | O_APPEND | O_CREAT, 0600);
    if (fd < 0) return;
    struct entry head = {kind, inode, offset, old_size, length};
    char *whole = malloc(sizeof head + length);
    memcpy(whole, &head, sizeof head);
    if (length) memcpy(whole + sizeof head, old, length);
    if (real_write(fd, whole, sizeof head + length) < 0) die();
    free(whole);
    close(fd);
}

static void remember(int fd, off_t offset, off_t length) {
    if (control->kind != CUT) return;
    struct stat status;
    int saved = errno;
    inside = 1;
    if (!fstat(fd, &status) && S_ISREG(status.st_mode)) {
        if (length > status.st_size - offset) length = status.st_size - offset;
        if (length < 0) length = 0;
        char *old = malloc(length + 1);
        /* The descriptor may be for writing only. */
        char link[64];
        snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
        int reading = real_open(link, O_RDONLY);
        ssize_t got = length && reading >= 0 ? real_pread(reading, old, length, offset) : 0;
        if (reading >= 0) close(reading);
        note(WRITE, status.st_ino, offset, status.st_size, old, got > 0 ? got : 0);
        free(old);
    }
    inside = 0;
    errno = saved;
}

static void flushed(int fd) {
    struct stat status;
    if (control->kind != CUT) return;
    inside = 1;
    if (!fstat(fd, &status)) note(SYNC, status.st_ino, 0, 0, NULL, 0);
    inside = 0;
}

/* The calls. */

static ssize_t written(int fd, const void *data, size_t size, off_t offset, int has_offset) {
    if (is_ours(fd)) {
        if (control->calls & WRITE)
            remember(fd, has_offset ? offset : lseek(fd, 0, SEEK_CUR), size);
        if (strikes(WRITE)) {
            size_t half = size > 1 ? size / 2 : size;
            switch (control->kind) {
            case KILL: case CUT: die(); break;
            case TORN:
                if (has_offset ? real_pwrite(fd, data, half, offset) : real_write(fd, data, half)) {}
                die();
                break;
            case ENOSPC_: errno = ENOSPC; return -1;
            case EIO_: errno = EIO; return -1;
            case FULL:
                if (atomic_load(&control->hits) > 1) { errno = ENOSPC; return -1; }
                size = half;
                break;
            case SHORT: size = half; break;
            }
        }
    }
    return has_offset ? real_pwrite(fd, data, size, offset) : real_write(fd, data, size);
}

ssize_t write(int fd, const void *data, size_t size) { return written(fd, data, size, 0, 0); }
ssize_t pwrite(int fd, const void *data, size_t size, off_t at) { return written(fd, data, size, at, 1); }
ssize_t pwrite64(int fd, const void *data, size_t size, off64_t at) { return written(fd, data, size, at, 1); }

ssize_t pread(int fd, void *data, size_t size, off_t at) {
    if (control && (control->calls & READ) && is_ours(fd) && fails(READ)) return -1;
    return real_pread(fd, data, size, at);
}
ssize_t pread64(int fd, void *data, size_t size, off64_t at) { return pread(fd, data, size, at); }

ssize_t sendfile64(int out, int in, off64_t *offset, size_t size) {
    if (is_ours(out)) {
        if (control->calls & WRITE) remember(out, lseek(out, 0, SEEK_CUR), size);
        if (fails(WRITE)) return -1;
    }
    return real_sendfile(out, in, offset, size);
}
ssize_t sendfile(int out, int in, off_t *offset, size_t size) { return sendfile64(out, in, offset, size); }

int fsync(int fd) {
    int ours = is_ours(fd);
    if (ours && fails(SYNC)) return -1;
    int result = real_fsync(fd);
    if (ours && !result) flushed(fd);
    return result;
}
int fdatasync(int fd) {
    int ours = is_ours(fd);
    if (ours && fails(SYNC)) return -1;
    int result = real_fdatasync(fd);
    if (ours && !result) flushed(fd);
    return result;
}
int ftruncate64(int fd, off64_t size) {
    if (is_ours(fd)) {
        if (control->calls & TRUNCATE) remember(fd, size, LONG_MAX);
        if (fails(TRUNCATE)) return -1;
    }
    return real_ftruncate(fd, size);
}
int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }

int rename(const char *from, const char *to) {
    if (is_ours_path(to) && fails(RENAME)) return -1;
    return real_rename(from, to);
}
int link(const char *from, const char *to) {
    if (is_ours_path(to) && fails(RENAME)) return -1;
    return real_link(from, to);
}
int mkdir(const char *path, mode_t mode) {
    if (is_ours_path(path) && fails(OPEN)) return -1;
    return real_mkdir(path, mode);
}
int unlink(const char *path) {
    if (is_ours_path(path) && fails(UNLINK)) return -1;
    return real_unlink(path);
}

static int opened(int folder, const char *path, int flags, mode_t mode) {
    int makes = (flags & O_CREAT) && is_ours_path(path);
    if (makes && fails(OPEN)) return -1;
    return folder == AT_FDCWD ? real_open(path, flags, mode) : real_openat(folder, path, flags, mode);
}
#define MODE mode_t mode = 0; if (flags & (O_CREAT | O_TMPFILE)) { va_list rest; va_start(rest, flags); mode = va_arg(rest, mode_t); va_end(rest); }
int open(const char *path, int flags, ...) { MODE return opened(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE return opened(AT_FDCWD, path, flags, mode); }
int openat(int folder, const char *path, int flags, ...) { MODE return opened(folder, path, flags, mode); }
int openat64(int folder, const char *path, int flags, ...) { MODE return opened(folder, path, flags, mode); }
