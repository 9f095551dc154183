/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * ini_options - the options of a question that its section of sdgrip.ini gives
 */
#include "options.h"

#include "analysis.h"
#include "config.h"
#include "option_store.h"

#include <string.h>

/* The option that a key of the ini means: the same words, with underscores; for entries
 * what stands before the first point. */
static const struct option_spec *option_of_key(const struct option_spec *specs,
					       const char *key)
{
	for (const struct option_spec *spec = specs; spec && spec->name; spec++) {
		size_t i = 0;
		while (key[i] && (key[i] == '_' ? '-' : key[i]) == spec->name[i])
			i++;
		if (spec->name[i])
			continue;
		if (!key[i] || (spec->type == OPTION_ENTRIES && key[i] == '.'))
			return spec;
	}
	return NULL;
}

static int add_entry(struct settings *settings, const struct option_spec *spec,
		     const struct setting *setting, const struct place *place,
		     struct diags *diags)
{
	const size_t length = strlen(spec->name);
	const struct option_entry entry = {.key = setting->key + length +
						  (setting->key[length] == '.'),
					   .value = setting->value,
					   .file = place->file,
					   .line = place->line};
	if (!*entry.key)
		return diag_usage(diags, place, "'%s' says nothing behind it; write %s",
				  setting->key, spec->argument);
	option_add_entry(spec, settings->opts, &entry, &settings->arena);
	return 0;
}

/* A file that the ini names lies in the folder of the ini. */
static const char *file_of(struct settings *settings, const char *path, const char *value)
{
	const char *slash = strrchr(path, '/');
	if (!slash || *value == '/' || strcmp(value, "-") == 0)
		return value;
	return arena_printf(&settings->arena, "%.*s/%s", (int)(slash - path), path,
			    value);
}

int settings_from_section(struct settings *settings, const char *path,
			  struct section *section, struct diags *diags)
{
	const struct option_spec *specs =
		settings->analysis ? settings->analysis->options : NULL;
	int result = 0;
	for (size_t i = 0; section && i < section->count; i++) {
		const struct setting *setting = &section->settings[i];
		const struct place place = {.file = path, .line = setting->line};
		const struct option_spec *spec = option_of_key(specs, setting->key);
		const char *value = section_get(section, setting->key);
		if (!spec)
			result = diag_usage(diags, &place,
					    "'%s' is not an option of the question '%s'",
					    setting->key, section->kind);
		else if (spec->type == OPTION_ENTRIES &&
			 add_entry(settings, spec, setting, &place, diags) < 0)
			result = -1;
		if (spec && value && spec->type == OPTION_FILE)
			value = file_of(settings, path, value);
		if (spec && spec->type != OPTION_ENTRIES &&
		    (settings->given & (UINT64_C(1) << (spec - specs))) == 0 &&
		    option_store(spec, settings->opts, value, &settings->arena, diags) <
			    0)
			result = -1;
	}
	return result;
}
