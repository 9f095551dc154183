/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * skip - rows that are in a file but are no data of their own: blank, repeated header,
 * subtotal
 *
 * A subtotal that is added counts everything twice; a booking that is taken for a
 * subtotal is lost. So the built-in words must stand whole at the beginning of a column
 * that identifies the row.
 */
#include "care_rows.h"
#include "rejected_file.h"
#include "utf8.h"
#include "words.h"

#include <string.h>

static bool is_blank(const struct reader *r)
{
	for (size_t i = 0; i < r->count; i++)
		if (!text_is_blank(r->raw[i]))
			return false;
	return true;
}

static bool is_header(const struct reader *r)
{
	if (r->dialect->header_line == 0 || r->count != r->headers.count)
		return false;
	for (size_t i = 0; i < r->count; i++)
		if (strcmp(r->raw[i], r->headers.raw[i]) != 0)
			return false;
	return true;
}

/* A column without which a row cannot be placed. */
static bool is_essential(enum axis axis)
{
	return axis == AXIS_PERIOD || axis == AXIS_YEAR || axis == AXIS_COST_CENTRE ||
	       axis == AXIS_ACCOUNT;
}

static bool any_total(const struct reader *r)
{
	for (size_t i = 0; i < r->count; i++)
		if (text_is_total(r->raw[i]) &&
		    (i >= r->headers.count || !rejected_column(r->headers.folded[i])))
			return true;
	return false;
}

/* Keys always; descriptions only when the row lacks what it would need to be a booking,
 * any other text only when it has no date. */
static bool is_subtotal(const struct reader *r)
{
	const struct importer *importer = &r->profile->importer;
	bool incomplete = false, timeless = false, described = false;
	for (size_t i = 0; i < importer->nfields; i++) {
		const struct field *field = &importer->fields[i];
		if (!r->cells[i])
			continue;
		if (field->role == FIELD_KEY) {
			const bool blank = text_is_blank(r->cells[i]);
			if (field->axis != AXIS_PROVIDER && text_is_total(r->cells[i]))
				return true;
			incomplete |= blank && is_essential(field->axis);
			timeless |= blank && (field->axis == AXIS_PERIOD ||
					      field->axis == AXIS_YEAR);
		} else if (field->role == FIELD_NAME) {
			described |= text_is_total(r->cells[i]);
		}
	}
	return (incomplete && described) || (timeless && any_total(r));
}

static bool is_peer(struct reader *r)
{
	const int field = r->key[AXIS_MUNICIPALITY];
	if (field < 0 || text_is_blank(r->cells[field]))
		return false;
	struct resolved found;
	const bool quiet = r->convert.quiet;
	r->convert.quiet = true;
	const int status =
		convert(&r->convert, AXIS_MUNICIPALITY, r->cells[field], 0, NULL, &found);
	r->convert.quiet = quiet;
	return status == 0 && found.peer;
}

static bool is_ruled_out(const struct reader *r)
{
	for (size_t i = 0; i < r->profile->nskips; i++) {
		const struct skip_rule *rule = &r->profile->skips[i];
		const char *cell = r->cells[rule->field];
		for (const char **pattern = rule->patterns; cell && *pattern; pattern++)
			if (text_matches(*pattern, cell))
				return true;
	}
	return false;
}

/* The last line of a download of the CBS. */
static bool is_source(const struct reader *r)
{
	static const char *const words[] = {"Bron:", "Source:", "\u00a9"};
	for (size_t i = 1; i < r->count; i++)
		if (!text_is_blank(r->raw[i]))
			return false;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strncmp(r->raw[0], words[i], strlen(words[i])) == 0)
			return true;
	return false;
}

const char *skip_reason(struct reader *r)
{
	const struct importer *importer = &r->profile->importer;
	if (is_blank(r))
		return "blank";
	if (is_header(r))
		return "header";
	if (importer->topics && is_source(r))
		return "source";
	const char *reason = importer->skip ? importer->skip(r->cells) : NULL;
	if (!reason)
		reason = care_skip(r);
	if (reason)
		return reason;
	if (is_subtotal(r) || is_ruled_out(r))
		return "subtotal";
	return is_peer(r) ? "nederland" : NULL;
}
