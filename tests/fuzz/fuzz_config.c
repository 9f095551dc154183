/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * fuzz_config - any bytes as sdgrip.ini, and every [source] section of it as a profile
 */
#define _GNU_SOURCE
#include "config.h"
#include "fuzz.h"
#include "profile.h"

#include <string.h>

/* inih must hand over what the line says: the value is the end of a line of the file. */
static void check_section(const struct section *section)
{
	size_t line = section->line;
	require(*section->kind && section->line > 0);
	for (size_t i = 0; i < section->count; i++) {
		const struct setting *setting = &section->settings[i];
		require(setting->line > line && setting->key && setting->value);
		require(*setting->key && *setting->value && !setting->used);
		require(!strpbrk(setting->value, "\r\n"));
		line = setting->line;
		for (size_t j = 0; j < i; j++)
			require(strcmp(section->settings[j].key, setting->key) != 0);
	}
}

static void check_profile(const struct config *config, struct section *section,
			  struct diags *diags)
{
	const char *type = section_get(section, "type");
	const struct importer *importer = type ? importer_find(type) : NULL;
	struct profile profile;
	struct arena arena;
	if (!importer)
		return;
	arena_init(&arena);
	const size_t before = diags->errors;
	const int status =
		profile_init(&profile, importer, section, config->path, &arena, diags);
	require((status == 0) == (diags->errors == before));
	require(profile.importer.nfields >= importer->nfields);
	profile_release(&profile);
	arena_release(&arena);
}

static size_t read_once(const char *path)
{
	struct config config;
	struct diags diags;
	config_init(&config);
	diags_init(&diags);
	const int status = config_read(&config, path, &diags);
	require((status == 0) == (diags.errors == 0));
	require(status == 0 || diags.usage);
	for (size_t i = 0; i < config.count; i++) {
		check_section(&config.sections[i]);
		if (status == 0 && strcmp(config.sections[i].kind, "source") == 0)
			check_profile(&config, &config.sections[i], &diags);
	}
	diags_flush(&diags, fuzz_nowhere());
	const size_t outcome = config.count * 1000000 + diags.errors;
	config_release(&config);
	diags_release(&diags);
	return outcome;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *path = fuzz_file(0, data, size);
	const size_t first = read_once(path);
	require(read_once(path) == first);
	return 0;
}
