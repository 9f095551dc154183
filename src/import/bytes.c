/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * bytes - a file, a pipe or standard input as bytes in memory
 *
 * What is read must be one state of the file: half an export, or two halves of different
 * ones, add up to something that never was. So its size and time are compared before and
 * after.
 */
#include "bytes.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum {
	STEP = 1 << 16, /* read this much at a time */
	WAITS = 100,    /* for somebody to open the other end of a pipe */
	WAIT_NS = 50 * 1000 * 1000,
};

struct reading {
	struct bytes *bytes;
	int handle;
	struct stat before;
	off_t start; /* standard input may have been read from before */
	const struct place *place;
	struct diags *diags;
};

void bytes_reserve(struct bytes *bytes, size_t need)
{
	if (need < bytes->room)
		return;
	bytes->room = need / 2 < bytes->room ? 2 * bytes->room : need + 1;
	bytes->data = xrealloc(bytes->data, bytes->room);
}

static int fail(const struct place *place, struct diags *diags, const char *what)
{
	if (errno == ENOMEM)
		memory_exhausted();
	return diag_error(diags, place, "cannot be %s: %s", what, strerror(errno));
}

/* Refuses what is no stream of bytes; makes room for a regular file at once. */
static int prepare(struct reading *r)
{
	if (fstat(r->handle, &r->before) != 0)
		return fail(r->place, r->diags, "read");
	const mode_t mode = r->before.st_mode;
	if (S_ISDIR(mode))
		return diag_error(
			r->diags, r->place,
			"is a folder; name the files in it, for example with *.csv");
	if (S_ISBLK(mode))
		return diag_error(r->diags, r->place, "is a disk, not a file");
	if (S_ISREG(mode) && (uintmax_t)r->before.st_size > BYTES_MOST)
		return diag_error(r->diags, r->place, BYTES_MESSAGE);
	r->start = S_ISREG(mode) ? lseek(r->handle, 0, SEEK_CUR) : 0;
	bytes_reserve(r->bytes, STEP + (S_ISREG(mode) ? (size_t)r->before.st_size : 0));
	return 0;
}

/* As read(2), into the bytes. */
static ssize_t read_step(struct reading *r)
{
	ssize_t got;
	bytes_reserve(r->bytes, r->bytes->size + STEP);
	do
		got = read(r->handle, r->bytes->data + r->bytes->size, STEP);
	while (got < 0 && errno == EINTR);
	if (got > 0)
		r->bytes->size += (size_t)got;
	return got;
}

/* A named pipe was opened without waiting for its other end: nothing to read means that
 * nobody has it open, EAGAIN that somebody has who did not write yet. That one is waited
 * for; nobody, some seconds. */
static int await_writer(struct reading *r)
{
	const struct timespec pause = {.tv_nsec = WAIT_NS};
	int flags = fcntl(r->handle, F_GETFL);
	if (flags < 0 || !S_ISFIFO(r->before.st_mode) || !(flags & O_NONBLOCK))
		return 0;
	ssize_t got = read_step(r);
	for (int i = 0; got == 0 && i < WAITS; i++) {
		nanosleep(&pause, NULL);
		got = read_step(r);
	}
	if (got == 0)
		return diag_error(r->diags, r->place,
				  "is a pipe into which nobody writes");
	if (got < 0 && errno != EAGAIN)
		return fail(r->place, r->diags, "read");
	if (fcntl(r->handle, F_SETFL, flags & ~O_NONBLOCK) != 0)
		return fail(r->place, r->diags, "read");
	return 0;
}

static bool same_time(struct timespec a, struct timespec b)
{
	return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec;
}

/* The size of a file in /proc is 0 whatever it holds. */
static int check_unchanged(const struct reading *r)
{
	struct stat after;
	if (!S_ISREG(r->before.st_mode))
		return 0;
	if (fstat(r->handle, &after) != 0)
		return fail(r->place, r->diags, "read");
	const bool whole =
		after.st_size == 0 || after.st_size - r->start == (off_t)r->bytes->size;
	if (whole && after.st_size == r->before.st_size &&
	    same_time(after.st_mtim, r->before.st_mtim))
		return 0;
	return diag_error(r->diags, r->place,
			  "was changed while it was read; try again when it is complete");
}

static int read_handle(struct reading *r)
{
	if (prepare(r) < 0 || await_writer(r) < 0)
		return -1;
	ssize_t got;
	while ((got = read_step(r)) > 0)
		if (r->bytes->size > BYTES_MOST)
			return diag_error(r->diags, r->place, BYTES_MESSAGE);
	return got < 0 ? fail(r->place, r->diags, "read") : check_unchanged(r);
}

int bytes_read(struct bytes *bytes, const char *path, const struct place *place,
	       struct diags *diags)
{
	struct reading r = {
		.bytes = bytes, .handle = STDIN_FILENO, .place = place, .diags = diags};
	const bool is_file = strcmp(path, "-") != 0;
	if (is_file)
		r.handle = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	if (r.handle < 0)
		return fail(place, diags, "opened");
	const int status = read_handle(&r);
	if (is_file)
		close(r.handle);
	return status;
}
