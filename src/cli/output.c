/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * output - the place the report goes to: standard output, or a file that appears whole or
 * not at all
 *
 * A half-written report is worse than none. So it is made in memory first, and nothing is
 * written when that fails; a file is then written under a temporary name, synced and
 * renamed. The temporary file goes away on every failure, also when a signal ends the
 * program. Only a regular file is replaced: a link keeps pointing to the report, and a
 * device or pipe is written to, never renamed over.
 */
#define _XOPEN_SOURCE 700 /* realpath */
#include "output.h"

#include "hash.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Signals that end a program and leave it time to clean up. */
static const int deadly[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE, SIGXCPU};
enum { NDEADLY = sizeof(deadly) / sizeof(*deadly) };

/* What the exit hook and the signal handler must remove; they get no argument. */
static const char *volatile unfinished;

static void remove_unfinished(void)
{
	const char *path = unfinished;
	unfinished = NULL;
	if (path)
		unlink(path);
}

static void on_signal(int number)
{
	remove_unfinished();
	signal(number, SIG_DFL);
	raise(number);
}

/* What the caller of the program ignores (nohup, a pipe) stays ignored. */
static void catch_signals(void)
{
	for (size_t i = 0; i < NDEADLY; i++) {
		struct sigaction action;
		if (sigaction(deadly[i], NULL, &action) != 0 ||
		    action.sa_handler != SIG_DFL)
			continue;
		action.sa_handler = on_signal;
		sigaction(deadly[i], &action, NULL);
	}
	/* past the limit of `ulimit -f` a write fails, which is told */
	signal(SIGXFSZ, SIG_IGN);
}

static int fail(struct output *output, struct diags *diags, const char *what)
{
	const struct place place = {.file = output->path ? output->path
							 : "standard output"};
	const int reason = errno;
	remove_unfinished();
	if (reason == ENOMEM)
		memory_exhausted();
	diag_error(diags, &place, "%s: %s", what, strerror(reason));
	return -1;
}

/* The file that the path names, behind any links; NULL with errno. */
static const char *behind_links(struct output *output)
{
	struct stat at;
	if (lstat(output->path, &at) != 0 || !S_ISLNK(at.st_mode))
		return output->path;
	char *real = realpath(output->path, NULL);
	if (!real)
		return NULL;
	const char *copy = arena_strdup(&output->arena, real);
	free(real);
	return copy;
}

/* An empty file, the temporary one if there is to be one; no signal comes between its
 * making and its name being known. -1 with errno. */
static int create(struct output *output)
{
	const char *name = output->temporary ? output->temporary : output->path;
	sigset_t signals, before;
	memory_exit_hook(remove_unfinished);
	catch_signals();
	sigfillset(&signals);
	sigprocmask(SIG_BLOCK, &signals, &before);
	const int handle = output->temporary
				   ? mkstemp(output->temporary)
				   : open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
					  S_IRUSR | S_IWUSR);
	const int reason = errno;
	if (handle >= 0)
		unfinished = name;
	sigprocmask(SIG_SETMASK, &before, NULL);
	errno = reason;
	return handle;
}

static int create_beside(struct output *output)
{
	output->target = output->private ? output->path : behind_links(output);
	if (!output->target)
		return -1;
	output->temporary = arena_printf(&output->arena, "%s.XXXXXX", output->target);
	return create(output);
}

/* Where the report is written; decides how readable a file will be. -1 with errno. */
static int open_target(struct output *output, mode_t *mode)
{
	struct stat at;
	*mode = S_IRUSR | S_IWUSR;
	if (output->fresh)
		return create(output);
	if (output->private)
		return create_beside(output);
	if (stat(output->path, &at) == 0) {
		*mode = at.st_mode & 0777;
		return S_ISREG(at.st_mode)
			       ? create_beside(output)
			       : open(output->path, O_WRONLY | O_NOCTTY | O_CLOEXEC);
	}
	/* mkstemp gives 0600; a report is as readable as the umask allows */
	const mode_t mask = umask(0);
	umask(mask);
	*mode = 0666 & ~mask;
	return create_beside(output);
}

static int write_all(int handle, const char *text, size_t size)
{
	while (size > 0) {
		const ssize_t done = write(handle, text, size);
		if (done < 0 && errno == EINTR)
			continue;
		if (done < 0)
			return -1;
		text += done;
		size -= (size_t)done;
	}
	return 0;
}

/* Writes what was made to an open file and gives it its name. */
static int fill(struct output *output, int handle, mode_t mode, struct diags *diags)
{
	const bool ours = output->temporary || output->fresh;
	int status = write_all(handle, output->text, output->size);
	if (status == 0 && ours && (fchmod(handle, mode) != 0 || fsync(handle) != 0))
		status = -1;
	const int reason = errno;
	if (close(handle) != 0)
		status = -1;
	else if (status != 0)
		errno = reason;
	if (status != 0)
		return fail(output, diags, "cannot write");
	if (output->temporary && rename(output->temporary, output->target) != 0)
		return fail(output, diags, "cannot rename");
	unfinished = NULL;
	return 0;
}

static int write_file(struct output *output, struct diags *diags)
{
	mode_t mode;
	const int handle = open_target(output, &mode);
	if (handle < 0)
		return fail(output, diags, "cannot create");
	return fill(output, handle, mode, diags);
}

static void begin(struct output *output, const char *path)
{
	memset(output, 0, sizeof(*output));
	arena_init(&output->arena);
	output->path = path;
	output->stream = open_memstream(&output->text, &output->size);
	if (!output->stream)
		memory_exhausted();
}

void output_open(struct output *output, const char *path)
{
	begin(output, path);
}

int output_open_private(struct output *output, const char *path, struct diags *diags)
{
	const struct place place = {.file = path};
	struct stat at;
	if (lstat(path, &at) == 0 && !S_ISREG(at.st_mode))
		return diag_error(diags, &place,
				  "is no regular file, and private rows go nowhere else");
	begin(output, path);
	output->private = true;
	return 0;
}

void output_open_new(struct output *output, const char *path)
{
	begin(output, path);
	output->private = output->fresh = true;
}

int output_commit(struct output *output, struct diags *diags)
{
	/* writing to memory fails only when there is none; closing it says so with NULL
	 */
	const bool failed = ferror(output->stream) != 0;
	if (fclose(output->stream) != 0 || failed || !output->text)
		memory_exhausted();
	int status = 0;
	if (output->path)
		status = write_file(output, diags);
	else if (write_all(STDOUT_FILENO, output->text, output->size) != 0)
		status = fail(output, diags, "cannot write");
	if (output->private)
		secret_wipe(output->text, output->size);
	free(output->text);
	arena_release(&output->arena);
	return status;
}
