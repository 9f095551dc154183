/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * profile - how to read one kind of file: an importer's table with a section of
 * sdgrip.ini on top
 */
#include "profile.h"

#include "profile_keys.h"
#include "utf8.h"

#include <stdlib.h>
#include <string.h>

size_t profile_field(const struct profile *profile, const char *name)
{
	const struct importer *importer = &profile->importer;
	for (size_t i = 0; i < profile->base->nfields; i++)
		if (strcmp(profile->base->fields[i].name, name) == 0)
			return i;
	enum axis axis;
	const bool is_axis = axis_find(name, &axis);
	for (size_t i = 0; i < importer->nfields; i++) {
		const struct field *field = &importer->fields[i];
		if (is_axis && field->role == FIELD_KEY && field->axis == axis)
			return i;
		if (strcmp(name, "letter") == 0 && field->role == FIELD_LETTER)
			return i;
		if (strcmp(name, "volume") == 0 && field->role == FIELD_QUANTITY)
			return i;
		if (strcmp(name, "text") == 0 && field->role == FIELD_IGNORE &&
		    field->axis == AXIS_COUNT)
			return i;
	}
	return importer->nfields;
}

void profile_put(struct profile *profile, size_t at, const struct field *field)
{
	struct importer *importer = &profile->importer;
	if (at == importer->nfields) {
		profile->fields = xgrow(profile->fields, &profile->fields_room,
					importer->nfields + 1, sizeof(*profile->fields));
		importer->nfields++;
		importer->fields = profile->fields;
	}
	profile->fields[at] = *field;
}

/* One key of the section, by its group. */
static int read_key(struct key_context *context, const char *value)
{
	static const struct {
		const char *group;
		int (*read)(struct key_context *, const char *, const char *);
	} groups[] = {
		{"column.", key_column},   {"name.", key_name},
		{"measure.", key_measure}, {"fixed.", key_fixed},
		{"words.", key_words},     {"accounts.", key_accounts},
		{"skip.", key_skip},       {"match.", key_match},
		{"numbers.", key_numbers},
	};
	const char *key = context->key;
	for (size_t i = 0; i < sizeof(groups) / sizeof(groups[0]); i++) {
		const size_t length = strlen(groups[i].group);
		if (strncmp(key, groups[i].group, length) == 0)
			return groups[i].read(context, key + length, value);
	}
	return key_general(context, key, value);
}

/* Both imply the same members, in whatever order the keys name them. */
static bool same_presets(const struct field *a, const struct field *b)
{
	size_t same = 0, na = 0, nb = 0;
	for (; na < 4 && a->preset[na].code; na++)
		for (size_t i = 0; i < 4 && b->preset[i].code; i++)
			same += a->preset[na].axis == b->preset[i].axis &&
				strcmp(a->preset[na].code, b->preset[i].code) == 0;
	while (nb < 4 && b->preset[nb].code)
		nb++;
	return same == na && na == nb;
}

/* A debit column says half of what there is. */
static int find_partner(struct key_context *context, size_t i)
{
	struct profile *p = context->profile;
	struct field *field = &p->fields[i];
	if (field->booking == BOOKING_NONE)
		return 0;
	if (p->sign_given && field->booking == BOOKING_DEBIT)
		return diag_usage(context->diags, &context->place,
				  "sign does not go with columns for debit and credit, "
				  "which tell the sign");
	for (size_t j = 0; j < p->importer.nfields; j++) {
		const struct field *other = &p->fields[j];
		field->partner = j;
		if (j != i && other->booking != BOOKING_NONE &&
		    other->booking != field->booking && same_presets(field, other))
			return 0;
	}
	return diag_usage(context->diags, &context->place,
			  "column '%s' for %s has no column for %s beside it, expected "
			  "measure.STAGE.debit and measure.STAGE.credit",
			  field->name,
			  field->booking == BOOKING_DEBIT ? "debit" : "credit",
			  field->booking == BOOKING_DEBIT ? "credit" : "debit");
}

/* What can be checked only when all keys have been read, in whatever order they came. */
static int check_whole(struct key_context *context)
{
	struct profile *p = context->profile;
	int status = 0;
	for (size_t i = 0; i < p->nskips; i++) {
		p->skips[i].field = profile_field(p, p->skips[i].key);
		if (p->skips[i].field == p->importer.nfields)
			status = diag_usage(context->diags, &context->place,
					    "skip.%s needs column.%s", p->skips[i].key,
					    p->skips[i].key);
	}
	const size_t client = profile_field(p, "client");
	for (size_t i = 0; i < p->ntexts && client < p->importer.nfields; i++)
		if (strcmp(text_fold(context->arena, p->texts[i].header),
			   text_fold(context->arena, p->importer.fields[client].name)) ==
		    0)
			status = diag_usage(context->diags, &context->place,
					    "a match key looks at '%s', which "
					    "column.client names: numbers of clients are "
					    "not compared with patterns",
					    p->texts[i].header);
	const bool letter = profile_field(p, "letter") < p->importer.nfields;
	if (letter && !p->sign_given)
		p->sign = SIGN_LETTER;
	if (letter != (p->sign == SIGN_LETTER))
		status = diag_usage(context->diags, &context->place,
				    "sign = letter and column.letter need each other");
	/* an assignment may grant care without a price */
	bool measure = p->base->row != NULL || p->base->table == TABLE_ASSIGNMENTS;
	for (size_t i = 0; i < p->importer.nfields; i++) {
		measure |= p->importer.fields[i].role == FIELD_MEASURE;
		if (find_partner(context, i) < 0)
			status = -1;
	}
	if (!measure)
		status = diag_usage(context->diags, &context->place,
				    "no column holds an amount, expected a key like "
				    "measure.actual = HEADER");
	return status;
}

int profile_init(struct profile *profile, const struct importer *base,
		 struct section *section, const char *file, struct arena *arena,
		 struct diags *diags)
{
	memset(profile, 0, sizeof(*profile));
	profile->name = section ? section->name : base->name;
	profile->own_section = section != NULL;
	profile->base = base;
	profile->importer = *base;
	profile->fields = xgrow(NULL, &profile->fields_room, base->nfields + 1,
				sizeof(*profile->fields));
	if (base->nfields > 0)
		memcpy(profile->fields, base->fields,
		       base->nfields * sizeof(*base->fields));
	profile->importer.fields = profile->fields;
	if (!section)
		return 0;
	struct key_context context = {.profile = profile, .arena = arena, .diags = diags};
	context.place.file = file;
	int status = 0;
	for (size_t i = 0; i < section->count; i++) {
		struct setting *setting = &section->settings[i];
		setting->used = true;
		context.key = setting->key;
		context.place.line = setting->line;
		if (read_key(&context, setting->value) < 0)
			status = -1;
	}
	context.place.line = section->line;
	return status < 0 ? -1 : check_whole(&context);
}

void profile_release(struct profile *profile)
{
	free(profile->fields);
	free(profile->words);
	free(profile->texts);
	free(profile->skips);
}

int profile_given(struct profile *profile, const char *key, const char *value,
		  struct arena *arena, struct diags *diags, const struct place *place)
{
	struct key_context context = {.profile = profile,
				      .arena = arena,
				      .diags = diags,
				      .place = *place,
				      .key = key};
	static const char *const fixed[] = {"year", "stage", "version", "municipality"};
	for (size_t i = 0; i < sizeof(fixed) / sizeof(fixed[0]); i++)
		if (strcmp(key, fixed[i]) == 0)
			return key_fixed(&context, key, value);
	return key_general(&context, key, value);
}
