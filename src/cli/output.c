/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * output - the place the report goes to: standard output, or a file that appears whole or
 * not at all
 *
 * A half-written report is worse than none, so a file is written under a temporary name,
 * synced and renamed. The temporary file goes away on every failure, also when memory
 * runs out or a signal ends the program. Only a regular file is replaced: a link keeps
 * pointing to the report, and a device or pipe is written to, never renamed over.
 */
#define _XOPEN_SOURCE 700 /* realpath */
#include "output.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

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

static int fail(struct output *output, struct diags *diags, const char *what)
{
	const struct place place = {.file = output->path ? output->path
							 : "standard output"};
	const char *reason = strerror(errno);
	remove_unfinished();
	diag_error(diags, &place, "%s: %s", what, reason);
	arena_release(&output->arena);
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

static FILE *create_beside(struct output *output, mode_t mode)
{
	output->target = behind_links(output);
	if (!output->target)
		return NULL;
	output->temporary = arena_printf(&output->arena, "%s.XXXXXX", output->target);
	int handle = mkstemp(output->temporary);
	if (handle < 0)
		return NULL;
	unfinished = output->temporary;
	memory_exit_hook(remove_unfinished);
	signal(SIGINT, on_signal);
	signal(SIGTERM, on_signal);
	signal(SIGHUP, on_signal);
	FILE *stream = fchmod(handle, mode) == 0 ? fdopen(handle, "w") : NULL;
	if (!stream)
		close(handle);
	return stream;
}

static FILE *open_path(struct output *output)
{
	struct stat at;
	if (stat(output->path, &at) == 0) {
		if (S_ISREG(at.st_mode))
			return create_beside(output, at.st_mode & 0777);
		const int handle = open(output->path, O_WRONLY);
		return handle < 0 ? NULL : fdopen(handle, "w");
	}
	/* mkstemp gives 0600; a report is as readable as the umask allows */
	const mode_t mask = umask(0);
	umask(mask);
	return create_beside(output, 0666 & ~mask);
}

int output_open(struct output *output, const char *path, struct diags *diags)
{
	memset(output, 0, sizeof(*output));
	arena_init(&output->arena);
	output->path = path;
	output->stream = path ? open_path(output) : stdout;
	return output->stream ? 0 : fail(output, diags, "cannot create");
}

int output_open_private(struct output *output, const char *path, struct diags *diags)
{
	const struct place place = {.file = path};
	struct stat at;
	memset(output, 0, sizeof(*output));
	if (lstat(path, &at) == 0 && !S_ISREG(at.st_mode))
		return diag_error(diags, &place,
				  "is no regular file, and private rows go nowhere else");
	arena_init(&output->arena);
	output->path = path;
	output->stream = create_beside(output, S_IRUSR | S_IWUSR);
	return output->stream ? 0 : fail(output, diags, "cannot create");
}

int output_commit(struct output *output, struct diags *diags)
{
	bool failed = fflush(output->stream) != 0 || ferror(output->stream);
	if (!output->path) {
		if (failed)
			return fail(output, diags, "cannot write");
		arena_release(&output->arena);
		return 0;
	}
	if (output->temporary)
		failed = failed || fsync(fileno(output->stream)) != 0;
	failed = fclose(output->stream) != 0 || failed;
	if (failed)
		return fail(output, diags, "cannot write");
	if (output->temporary && rename(output->temporary, output->target) != 0)
		return fail(output, diags, "cannot rename");
	unfinished = NULL;
	arena_release(&output->arena);
	return 0;
}
