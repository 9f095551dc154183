/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * fault - an allocator that fails once, and a signal in mid-write, for LD_PRELOAD
 *
 * FAULT_AT=N: the Nth allocation of the program fails; 0 or absent: none. The count is
 * written to the file FAULT_COUNT names, so that a first run tells how many there are.
 * Also allocations inside libraries and the C library count: they call these functions.
 * FAULT_SIGNAL=N: the signal arrives when a file has been written and not yet renamed.
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The C library's own, without the detour over dlsym, which allocates. */
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *old, size_t size);

static unsigned long counted, fails_at;

static bool fails(void)
{
	if (++counted != fails_at)
		return false;
	errno = ENOMEM;
	return true;
}

void *malloc(size_t size)
{
	return fails() ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
	return fails() ? NULL : __libc_calloc(count, size);
}

void *realloc(void *old, size_t size)
{
	return fails() ? NULL : __libc_realloc(old, size);
}

int fsync(int handle)
{
	const char *number = getenv("FAULT_SIGNAL");
	if (number)
		raise((int)strtol(number, NULL, 10));
	return fdatasync(handle);
}

__attribute__((constructor)) static void begin(void)
{
	const char *at = getenv("FAULT_AT");
	fails_at = at ? strtoul(at, NULL, 10) : 0;
	/* the loader and the constructors of libraries are not the program */
	counted = 0;
}

__attribute__((destructor)) static void end(void)
{
	const char *path = getenv("FAULT_COUNT");
	char digits[24];
	size_t at = sizeof(digits);
	const int file = path ? open(path, O_WRONLY | O_CREAT | O_TRUNC, 0666) : -1;
	if (file < 0)
		return;
	for (unsigned long left = counted; left > 0 || at == sizeof(digits); left /= 10)
		digits[--at] = (char)('0' + left % 10);
	if (write(file, digits + at, sizeof(digits) - at) < 0)
		_exit(99);
	close(file);
}
