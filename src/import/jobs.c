/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * jobs - the files to read, and what is known about each before it is opened
 */
#include "jobs.h"

#include "outside.h"
#include "utf8.h"
#include "words.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct collecting {
	struct jobs *jobs;
	const struct settings *settings;
	struct config *config;
	struct arena *arena;
	struct diags *diags;
};

static const char *const given_keys[] = {
	"year", "stage",    "version",   "municipality", "source",
	"type", "encoding", "delimiter", "numbers",      "unit",
	"sign", "round",    "quarters",
};
enum { NGIVEN = sizeof(given_keys) / sizeof(given_keys[0]) };

static struct job *add_job(struct collecting *c, const char *path)
{
	struct jobs *jobs = c->jobs;
	jobs->list = xgrow(jobs->list, &jobs->room, jobs->count + 1, sizeof(*jobs->list));
	struct job *job = &jobs->list[jobs->count++];
	*job = (struct job){.path = path, .section_index = SIZE_MAX};
	return job;
}

static int set_section(struct collecting *c, struct job *job, const char *name,
		       const struct place *place)
{
	const char **names =
		arena_alloc(c->arena, (c->config->count + 1) * sizeof(*names));
	size_t count = 0;
	for (size_t i = 0; i < c->config->count; i++) {
		struct section *section = &c->config->sections[i];
		if (strcmp(section->kind, "source") != 0)
			continue;
		if (strcmp(section->name, name) == 0) {
			job->section = section;
			job->section_index = i;
			return 0;
		}
		names[count++] = section->name;
	}
	const char *nearest = text_nearest(name, names, count);
	return diag_usage(c->diags, place, "no section [source %s]%s%s%s in %s", name,
			  nearest ? ", did you mean '" : "", nearest ? nearest : "",
			  nearest ? "'," : "",
			  c->config->path ? c->config->path : "sdgrip.ini");
}

static int set_type(struct collecting *c, struct job *job, const char *type,
		    const struct place *place)
{
	const char *names[32];
	size_t count = 0;
	job->type = type;
	job->importer = importer_find(type);
	if (job->importer || strcmp(type, JOB_MESSAGE) == 0)
		return 0;
	for (size_t i = 0; importers[i] && count < 32; i++)
		names[count++] = importers[i]->name;
	const char *nearest = text_nearest(type, names, count);
	return diag_usage(c->diags, place, "unknown type '%s'%s%s%s", type,
			  nearest ? ", did you mean '" : ", see sdgrip list",
			  nearest ? nearest : "", nearest ? "'?" : "");
}

/* One key=value of FILE@key=value,... */
static int set_given(struct collecting *c, struct job *job, const char *pair,
		     const struct place *place)
{
	const char *equals = strchr(pair, '=');
	const char *key = arena_strndup(c->arena, pair,
					equals ? (size_t)(equals - pair) : strlen(pair));
	bool known = false;
	for (size_t i = 0; i < NGIVEN; i++)
		known |= strcmp(given_keys[i], key) == 0;
	if (!known) {
		const char *nearest = text_nearest(key, given_keys, NGIVEN);
		return diag_usage(c->diags, place, "unknown key '%s' behind @%s%s%s", key,
				  nearest ? ", did you mean '" : "",
				  nearest ? nearest : "", nearest ? "'?" : "");
	}
	if (!equals || !equals[1])
		return diag_usage(c->diags, place, "'%s' has no value, expected %s=VALUE",
				  key, key);
	if (strcmp(key, "source") == 0)
		return set_section(c, job, equals + 1, place);
	if (strcmp(key, "type") == 0)
		return set_type(c, job, equals + 1, place);
	if (job->ngiven == GIVEN_MOST)
		return diag_usage(c->diags, place, "too many keys behind @");
	job->given[job->ngiven++] = (struct given){key, equals + 1};
	return 0;
}

/* Options of the command line that hold for every file on it; a key behind the file comes
 * after and wins. */
static int set_options(struct collecting *c, struct job *job)
{
	const struct settings *s = c->settings;
	const struct given options[] = {{"encoding", s->encoding},
					{"delimiter", s->delimiter},
					{"numbers", s->numbers}};
	for (size_t i = 0; i < sizeof(options) / sizeof(options[0]); i++)
		if (options[i].value)
			job->given[job->ngiven++] = options[i];
	int status = 0;
	if (s->type)
		status = set_type(c, job, s->type, NULL);
	if (s->source && s->source[0])
		status |= set_section(c, job, s->source[0], NULL);
	return status;
}

/* Where the keys begin: the last '@' that a '=' follows, unless the whole name is a file.
 * */
static const char *find_keys(const char *argument)
{
	const char *at = strrchr(argument, '@');
	if (!at || at == argument || !strchr(at, '=') || access(argument, F_OK) == 0)
		return NULL;
	return at;
}

static int add_argument(struct collecting *c, const char *argument)
{
	const char *keys = find_keys(argument);
	const char *pattern =
		keys ? arena_strndup(c->arena, argument, (size_t)(keys - argument))
		     : argument;
	const struct place place = {.file = argument};
	const char **paths = source_expand(pattern, NULL, c->arena, c->diags, &place);
	int status = paths ? 0 : -1;
	for (; paths && *paths; paths++) {
		struct job *job = add_job(c, *paths);
		if (set_options(c, job) < 0)
			status = -1;
		const char **pairs = keys ? list_split(keys + 1, c->arena) : NULL;
		for (; pairs && *pairs; pairs++)
			if (set_given(c, job, *pairs, &place) < 0)
				status = -1;
	}
	return status;
}

/* --source chooses among figures. Mapping and phasing give none of their own and are
 * always read. */
static bool is_selected(const struct collecting *c, struct section *section)
{
	const char **wanted = c->settings->source;
	if (strcmp(section->kind, "source") != 0)
		return false;
	const char *read = section_get(section, "read");
	if (!wanted || !*wanted)
		return !read || strcmp(read, "named") != 0;
	for (; *wanted; wanted++)
		if (strcmp(*wanted, section->name) == 0)
			return true;
	const char *type = section_get(section, "type");
	const struct importer *importer = type ? importer_find(type) : NULL;
	return importer && importer->order == 0;
}

static int add_section(struct collecting *c, size_t index)
{
	struct section *section = &c->config->sections[index];
	const struct place place = {.file = c->config->path, .line = section->line};
	const char *files = section_get(section, "files");
	if (!files)
		return diag_usage(c->diags, &place,
				  "section [source %s] has no files, expected files = "
				  "PATTERN",
				  section->name);
	int status = 0;
	for (const char **pattern = list_split(files, c->arena); *pattern; pattern++) {
		const char **paths = outside_expand(c->settings, c->config, *pattern,
						    &place, c->arena, c->diags);
		if (!paths)
			status = -1;
		for (; paths && *paths; paths++) {
			struct job *job = add_job(c, *paths);
			job->section = section;
			job->section_index = index;
		}
	}
	return status;
}

/* A section's type, for jobs that have no type yet. */
static int resolve_type(struct collecting *c, struct job *job)
{
	const char *type = job->section ? section_get(job->section, "type") : NULL;
	if (job->section && !type && !job->type) {
		const struct place place = {.file = c->config->path,
					    .line = job->section->line};
		return diag_usage(
			c->diags, &place,
			"section [source %s] has no type, expected type = ledger, "
			"budget or another importer",
			job->section->name);
	}
	if (type && !job->type) {
		const struct place place = {.file = c->config->path,
					    .line = job->section->line};
		if (set_type(c, job, type, &place) < 0)
			return -1;
	}
	if (!job->importer || !job->importer->profile_only || job->section)
		return 0;
	const struct place place = {.file = job->path};
	return diag_usage(
		c->diags, &place,
		"type '%s' needs to know the columns, expected a section [source "
		"NAME] in sdgrip.ini, or FILE@source=NAME",
		job->type);
}

static int collect_sections(struct collecting *c)
{
	int status = 0;
	struct job ignored;
	for (const char **name = c->settings->source; name && *name; name++)
		if (set_section(c, &ignored, *name, NULL) < 0)
			status = -1;
	for (size_t i = 0; i < c->config->count && status == 0; i++)
		if (is_selected(c, &c->config->sections[i]) && add_section(c, i) < 0)
			status = -1;
	if (status == 0 && c->jobs->count == 0)
		status = diag_usage(
			c->diags, NULL,
			"nothing to read, expected files on the command line or "
			"[source] sections in sdgrip.ini");
	return status;
}

/* By name, so that a report does not depend on the order in which sources were given. */
static int compare_jobs(const void *a, const void *b)
{
	const struct job *x = a, *y = b;
	int order = strcmp(x->path, y->path);
	if (order == 0 && x->section && y->section)
		order = strcmp(x->section->name, y->section->name);
	return order;
}

int jobs_collect(struct jobs *jobs, const struct settings *settings,
		 struct config *config, struct arena *arena, struct diags *diags)
{
	struct collecting c = {jobs, settings, config, arena, diags};
	int status = 0;
	const char **files = settings->files;
	if (files && *files && settings->source && settings->source[0] &&
	    settings->source[1])
		return diag_usage(diags, NULL,
				  "--source names several sections, expected one beside "
				  "files on the command line");
	if (!files || !*files)
		status = collect_sections(&c);
	for (; files && *files; files++)
		if (add_argument(&c, *files) < 0)
			status = -1;
	for (size_t i = 0; i < jobs->count && status == 0; i++)
		if (resolve_type(&c, &jobs->list[i]) < 0)
			status = -1;
	if (jobs->count > 1)
		qsort(jobs->list, jobs->count, sizeof(*jobs->list), compare_jobs);
	return status;
}

void jobs_release(struct jobs *jobs)
{
	for (size_t i = 0; i < jobs->count; i++)
		if (jobs->list[i].loaded)
			source_release(&jobs->list[i].text);
	free(jobs->list);
}
