/*
 * A disk that fails: loaded before a program (LD_PRELOAD), it has the FAULT_AT-th call that writes below FAULT_PATH fail
 * with FAULT_ERRNO, and with FAULT_FOREVER all that come after. FAULT_CLOCK is added to the time of day, in seconds.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

static atomic_long calls;

static long number(const char *name) {
  const char *value = getenv(name);
  return value == NULL ? 0 : atol(value);
}

static int fails(const char *path) {
  const char *below = getenv("FAULT_PATH");
  if (below == NULL || path == NULL || strstr(path, below) == NULL) return 0;
  long call = atomic_fetch_add(&calls, 1) + 1, at = number("FAULT_AT");
  if (at == 0 || (call != at && !(call > at && number("FAULT_FOREVER")))) return 0;
  errno = (int)number("FAULT_ERRNO");
  return 1;
}

static int fails_at(int descriptor) {
  char link[64], path[4096];
  if (getenv("FAULT_PATH") == NULL) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return fails(path);
}

#define REAL(type, name, ...) ((type(*)(__VA_ARGS__))dlsym(RTLD_NEXT, name))

#define ON_DESCRIPTOR(type, name, given, passed, ...) \
  type name given { return fails_at(fd) ? (type)-1 : REAL(type, #name, __VA_ARGS__) passed; }

ON_DESCRIPTOR(ssize_t, write, (int fd, const void *b, size_t n), (fd, b, n), int, const void *, size_t)
ON_DESCRIPTOR(ssize_t, pwrite, (int fd, const void *b, size_t n, off_t o), (fd, b, n, o), int, const void *, size_t, off_t)
ON_DESCRIPTOR(ssize_t, pwrite64, (int fd, const void *b, size_t n, off64_t o), (fd, b, n, o), int, const void *, size_t, off64_t)
ON_DESCRIPTOR(ssize_t, writev, (int fd, const struct iovec *v, int n), (fd, v, n), int, const struct iovec *, int)
ON_DESCRIPTOR(int, fsync, (int fd), (fd), int)
ON_DESCRIPTOR(int, fdatasync, (int fd), (fd), int)
ON_DESCRIPTOR(int, ftruncate, (int fd, off_t n), (fd, n), int, off_t)
ON_DESCRIPTOR(int, ftruncate64, (int fd, off64_t n), (fd, n), int, off64_t)
ON_DESCRIPTOR(int, fallocate, (int fd, int m, off_t o, off_t n), (fd, m, o, n), int, int, off_t, off_t)

int rename(const char *from, const char *to) {
  return fails(to) ? -1 : REAL(int, "rename", const char *, const char *)(from, to);
}

int mkdir(const char *path, mode_t mode) {
  return fails(path) ? -1 : REAL(int, "mkdir", const char *, mode_t)(path, mode);
}

int unlink(const char *path) {
  return fails(path) ? -1 : REAL(int, "unlink", const char *)(path);
}

#define OPENING(name) \
  int name(const char *path, int flags, ...) { \
    va_list more; \
    va_start(more, flags); \
    mode_t mode = (flags & (O_CREAT | O_TMPFILE)) ? va_arg(more, mode_t) : 0; \
    va_end(more); \
    if ((flags & O_CREAT) && fails(path)) return -1; \
    return REAL(int, #name, const char *, int, ...)(path, flags, mode); \
  }

OPENING(open)
OPENING(open64)

int gettimeofday(struct timeval *restrict now, void *restrict zone) {
  int result = REAL(int, "gettimeofday", struct timeval *, void *)(now, zone);
  now->tv_sec += number("FAULT_CLOCK");
  return result;
}

int clock_gettime(clockid_t clock, struct timespec *now) {
  int result = REAL(int, "clock_gettime", clockid_t, struct timespec *)(clock, now);
  if (clock == CLOCK_REALTIME) now->tv_sec += number("FAULT_CLOCK");
  return result;
}

/* How many calls there were, so that each of them can be made to fail. */
__attribute__((destructor)) static void tell(void) {
  const char *file = getenv("FAULT_COUNTS");
  if (file == NULL || calls == 0) return;
  FILE *out = fopen(file, "a");
  if (out == NULL) return;
  fprintf(out, "%ld\n", (long)calls);
  fclose(out);
}
