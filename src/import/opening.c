/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * opening - a file from its name to its header line: its bytes, its dialect, its importer
 */
#include "opening.h"

#include "detect.h"
#include "hash.h"
#include "iv3_delivery.h"
#include "markup.h"
#include "message.h"
#include "rejected_file.h"

#include <stdlib.h>
#include <string.h>

struct header_search {
	const struct profile *profile; /* NULL: any importer */
	struct arena arena;
};

/* No importer has a header that is a number; most lines that are tried are data. */
static bool has_number(const char *const *cells, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strspn(cells[i], "0123456789") > 0 &&
		    number_classify(cells[i]) != EVIDENCE_INVALID)
			return true;
	return false;
}

static bool is_header(void *context, const char *const *cells, size_t count)
{
	struct header_search *search = context;
	if (!search->profile && has_number(cells, count))
		return false;
	struct headers headers;
	headers_init(&headers, cells, count, &search->arena);
	if (search->profile)
		return profile_fits(search->profile, &headers, &search->arena);
	return detect_importer(&headers, &search->arena) != NULL;
}

/* Columns without names are called by number: the highest that the profile needs. */
static size_t highest_column(const struct profile *profile)
{
	size_t highest = 1;
	for (size_t i = 0; i < profile->importer.nfields; i++) {
		const struct field *field = &profile->importer.fields[i];
		const unsigned long number = strtoul(field->name, NULL, 10);
		if (field->required && number > highest)
			highest = (size_t)number;
	}
	return highest;
}

/* JSON is an Iv3 delivery or nothing. */
static int decide_json(struct opening *o, const struct job *job, struct dialect *dialect)
{
	const struct place place = {.file = job->path};
	if (job->importer != &importer_iv3_json)
		return diag_error(o->diags, &place,
				  "is JSON, which type '%s' does not read; Iv3 "
				  "deliveries have type 'iv3-json'",
				  job->importer->name);
	return iv3_delivery_read(dialect, &job->text, o->arena, o->diags);
}

/* The importer of a message is that of its number. */
static int decide_message(struct opening *o, const struct job *job,
			  struct dialect *dialect)
{
	const struct place place = {.file = job->path};
	struct message message;
	if (message_look(&message, &job->text, o->arena, o->diags) < 0)
		return -1;
	if (job->importer != message.form->importer)
		return diag_error(o->diags, &place,
				  "is %s, which has type '%s', not '%s'",
				  message_name(&message, o->arena),
				  message.form->importer->name, job->importer->name);
	return message_read(dialect, &job->text, o->arena, o->diags);
}

int opening_decide(struct opening *o, const struct job *job,
		   const struct profile *profile, char delimiter, size_t header_line,
		   struct dialect *dialect)
{
	struct header_search search = {.profile = profile};
	/* rejected rows are written in a form of their own, whatever their source was */
	const char own = rejected_delimiter(job->text.text, job->text.length);
	if (own) {
		delimiter = own;
		header_line = 1;
	}
	struct diags ignored;
	if (markup_is_json(&job->text))
		return decide_json(o, job, dialect);
	if (markup_is_message(&job->text))
		return decide_message(o, job, dialect);
	arena_init(&search.arena);
	diags_init(&ignored);
	struct dialect_hint hint = {.delimiter = delimiter,
				    .header_line = header_line,
				    .is_header = header_line ? NULL : is_header,
				    .context = &search};
	if (profile && profile->headless && !own) {
		hint.headless = true;
		hint.columns = highest_column(profile);
		hint.is_header = NULL;
	}
	int status = -1;
	if (!hint.headless)
		status = dialect_decide(dialect, job->text.text, job->text.length, &hint,
					job->path, o->arena, &ignored);
	if (status < 0) {
		hint.is_header = NULL;
		status = dialect_decide(dialect, job->text.text, job->text.length, &hint,
					job->path, o->arena, o->diags);
	}
	diags_release(&ignored);
	arena_release(&search.arena);
	return status;
}

const char *job_given(const struct job *job, const char *key)
{
	const char *value = NULL;
	for (size_t i = 0; i < job->ngiven; i++)
		if (strcmp(job->given[i].key, key) == 0)
			value = job->given[i].value;
	return value;
}

static int check_seen(struct opening *o, const struct job *job)
{
	const struct place place = {.file = job->path};
	const struct seen now = {
		.sha256 = arena_strdup(o->arena, job->text.sha256),
		.path = job->path,
		.text = hash_bytes(HASH_SEED, job->text.text, job->text.length),
		.length = job->text.length};
	for (size_t i = 0; i < o->nseen; i++) {
		const struct seen *old = &o->seen[i];
		if (strcmp(old->sha256, now.sha256) == 0)
			return diag_error(o->diags, &place,
					  "has the same content as '%s', which is read "
					  "already",
					  old->path);
		if (old->text == now.text && old->length == now.length)
			return diag_error(o->diags, &place,
					  "holds the same text as '%s', which is read "
					  "already; one of them is packed, or in another "
					  "encoding",
					  old->path);
	}
	o->seen = xgrow(o->seen, &o->seen_room, o->nseen + 1, sizeof(*o->seen));
	o->seen[o->nseen++] = now;
	return 0;
}

int opening_load(struct opening *o, struct job *job, const char *encoding)
{
	if (job->loaded)
		return 0;
	source_init(&job->text);
	job->loaded = true;
	if (source_read(&job->text, job->path, encoding, o->diags) < 0 ||
	    markup_refuse(&job->text, o->diags) < 0)
		return -1;
	return check_seen(o, job);
}

void opening_unload(struct job *job)
{
	if (job->loaded)
		source_release(&job->text);
	job->loaded = false;
}

int opening_detect(struct opening *o, struct job *job)
{
	struct dialect dialect = {0};
	struct headers headers;
	const char *word = job_given(job, "delimiter");
	const char *encoding = job_given(job, "encoding");
	if (!encoding && job->section)
		encoding = section_get(job->section, "encoding");
	if (opening_load(o, job, encoding) < 0)
		return -1;
	const struct place file = {.file = job->path};
	if (job->type && strcmp(job->type, JOB_MESSAGE) == 0 &&
	    !markup_is_message(&job->text))
		return diag_error(o->diags, &file,
				  "is no message of iWmo or iJw, which type '%s' reads",
				  job->type);
	if (markup_is_json(&job->text)) {
		job->importer = &importer_iv3_json;
		return 0;
	}
	if (markup_is_message(&job->text)) {
		struct message message;
		if (message_look(&message, &job->text, o->arena, o->diags) < 0)
			return -1;
		job->importer = message.form->importer;
		return 0;
	}
	if (opening_decide(o, job, NULL, word ? delimiter_from_word(word) : 0, 0,
			   &dialect) < 0)
		return -1;
	headers_init(&headers, dialect.headers, dialect.ncolumns, o->arena);
	job->importer = detect_importer(&headers, o->arena);
	const struct place place = {.file = job->path, .line = dialect.header_line};
	return job->importer ? 0 : detect_failed(&headers, &place, o->arena, o->diags);
}

void opening_release(struct opening *o)
{
	free(o->seen);
}
