/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * overwrite - what is read is not written over
 *
 * The name of an export where that of the report should stand costs the export; that of
 * the keys makes a stranger of every client.
 */
#include "overwrite.h"

#include "rejects.h"

#include <string.h>
#include <sys/stat.h>

/* What a run reads beside its jobs. */
struct readings {
	const struct jobs *jobs;
	const char *config, *keys, *previous;
	struct diags *diags;
};

/* A device may be read and written. */
static bool same_file(const char *a, const char *b)
{
	struct stat x, y;
	return stat(a, &x) == 0 && stat(b, &y) == 0 && S_ISREG(x.st_mode) &&
	       x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}

static int refuse(const struct readings *readings, const char *option, const char *path,
		  const char *what)
{
	return diag_usage(readings->diags, NULL,
			  "%s would write over '%s', %s; choose another name", option,
			  path, what);
}

static int check_target(const struct readings *readings, const char *option,
			const char *target)
{
	if (readings->config && same_file(readings->config, target))
		return refuse(readings, option, readings->config, "which is read");
	if (readings->keys && same_file(readings->keys, target))
		return refuse(readings, option, readings->keys,
			      "which holds the keys of clients");
	if (readings->previous && same_file(readings->previous, target))
		return refuse(readings, option, readings->previous, "which is read");
	for (size_t i = 0; i < readings->jobs->count; i++) {
		const char *path = readings->jobs->list[i].path;
		if (same_file(path, target))
			return refuse(readings, option, path, "which is read");
	}
	return 0;
}

/* There are no more layouts than files. */
static int check_rejects(const struct readings *readings, const struct settings *settings)
{
	const char *path = settings->rejects, *output = settings->output;
	struct arena arena;
	int status = 0;
	if (strcmp(path, "-") == 0)
		return diag_usage(readings->diags, NULL,
				  "--rejects: '-' is no name of a file, and private rows "
				  "go nowhere else");
	arena_init(&arena);
	for (size_t n = 1; n <= readings->jobs->count && status == 0; n++) {
		const char *target = rejects_path(path, n, &arena);
		if (output && (strcmp(output, target) == 0 || same_file(output, target)))
			status = refuse(readings, "--rejects", output, "the report");
		else
			status = check_target(readings, "--rejects", target);
	}
	arena_release(&arena);
	return status;
}

int overwrite_check(const struct jobs *jobs, const struct settings *settings,
		    const char *config, const char *keys, const char *previous,
		    struct diags *diags)
{
	const struct readings readings = {.jobs = jobs,
					  .config = config,
					  .keys = keys,
					  .previous = previous,
					  .diags = diags};
	if (settings->output && check_target(&readings, "--output", settings->output) < 0)
		return -1;
	return settings->rejects ? check_rejects(&readings, settings) : 0;
}
