/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * config - sdgrip.ini; the only user of inih
 *
 * inih 55 reads some lines otherwise than they look: an indented key joins the
 * previous value, a key ends at ':' too, ' ;' cuts a value, a line of 200 bytes
 * becomes two. It tells handlers no line number. So it is fed by a reader that counts
 * the lines and hands on an empty one for each line it refuses.
 */
#include "config.h"

#include "source.h"
#include "utf8.h"

#include <ctype.h>
#include <ini.h>
#include <stdlib.h>
#include <string.h>

enum {
	LINE_CAP =
		198, /* bytes without the line end: inih's buffer of 200 holds it whole */
	SECTION_CAP = 49,   /* bytes: inih cuts longer names */
	FILE_CAP = 1 << 20, /* bytes; what a person writes is far below these caps */
	COUNT_CAP = 1000,   /* sections, and keys in one section */
};

struct reader {
	struct config *config;
	const char *text;
	size_t length, at, line;
	bool any_section, in_section; /* in_section: the last heading was right */
	int result;
	struct diags *diags;
};

static struct place place_of(const struct reader *reader)
{
	return (struct place){.file = reader->config->path, .line = reader->line};
}

/* The next physical line without its end, or NULL. */
static const char *next_line(struct reader *reader)
{
	if (reader->at >= reader->length)
		return NULL;
	const char *line = reader->text + reader->at;
	const size_t size = strcspn(line, "\r\n");
	reader->at += size;
	if (reader->text[reader->at] == '\r' && reader->text[reader->at + 1] == '\n')
		reader->at++;
	reader->at++;
	reader->line++;
	return arena_strndup(&reader->config->arena, line, size);
}

static struct section *section_add(struct config *config, const char *kind,
				   const char *name, size_t line)
{
	config->sections = xgrow(config->sections, &config->room, config->count + 1,
				 sizeof(*config->sections));
	struct section *section = &config->sections[config->count++];
	*section = (struct section){.kind = kind, .name = name, .line = line};
	return section;
}

/* "[kind]" or "[kind name]": the line is refused, or adds a section. */
static int read_heading(struct reader *reader, const char *line)
{
	struct arena *arena = &reader->config->arena;
	const struct place place = place_of(reader);
	const char *end = strchr(line, ']');
	reader->any_section = true;
	reader->in_section = false;
	if (!end)
		return diag_usage(reader->diags, &place,
				  "a section heading lacks its ']'");
	const char *rest = text_trim(arena, end + 1);
	if (*rest && *rest != ';' && *rest != '#')
		return diag_usage(reader->diags, &place, "text after ']': '%s'", rest);
	if (end - line - 1 > SECTION_CAP)
		return diag_usage(reader->diags, &place,
				  "a section name has at most %d bytes", SECTION_CAP);
	const char *inside = text_trim(
		arena, arena_strndup(arena, line + 1, (size_t)(end - line - 1)));
	const size_t split = strcspn(inside, " \t");
	const char *kind = arena_strndup(arena, inside, split);
	const char *name = text_trim(arena, inside + split);
	if (!*kind)
		return diag_usage(reader->diags, &place, "a section has no name");
	const struct section *earlier = config_section(reader->config, kind, name);
	if (earlier)
		return diag_usage(reader->diags, &place,
				  "section '%s' stands on line %zu already", inside,
				  earlier->line);
	if (reader->config->count == COUNT_CAP)
		return diag_usage(reader->diags, &place, "more than %d sections",
				  COUNT_CAP);
	section_add(reader->config, kind, name, reader->line);
	reader->in_section = true;
	return 0;
}

/* A key inih would read as it looks, or an error. */
static int check_setting(const struct reader *reader, const char *line)
{
	const struct place place = place_of(reader);
	const char *equals = strchr(line, '=');
	if (!equals)
		return diag_usage(reader->diags, &place,
				  "expected 'key = value' or '[section]', found '%s'",
				  line);
	if (equals == line)
		return diag_usage(reader->diags, &place, "there is no key before '='");
	if (memchr(line, ':', (size_t)(equals - line)))
		return diag_usage(reader->diags, &place,
				  "a key holds no ':'; write key = value");
	const char *value = equals + 1 + strspn(equals + 1, " \t");
	if (*value == ';')
		return diag_usage(
			reader->diags, &place,
			"';' begins a comment, so the value would be empty; write "
			"delimiter = semicolon");
	if (!*value)
		return diag_usage(reader->diags, &place,
				  "the key has no value; give one or remove the line");
	for (const char *p = line; *p; p++)
		if (isspace((unsigned char)p[0]) && p[1] == ';')
			return diag_usage(
				reader->diags, &place,
				"' ;' begins a comment and would cut the line; put "
				"the comment on a line of its own");
	return 0;
}

/* Returns what inih may see of the line: all of it, or nothing when it is a comment
 * or was refused. */
static const char *check_line(struct reader *reader, const char *line)
{
	const struct place place = place_of(reader);
	const char *start = line;
	while (isspace((unsigned char)*start))
		start++;
	int result = 0;
	if (!*start || *start == ';' || *start == '#')
		return "";
	if (start > line)
		result =
			diag_usage(reader->diags, &place,
				   "an indented line would continue the value before it; "
				   "remove the blanks at its start");
	else if (strlen(line) > LINE_CAP)
		result = diag_usage(reader->diags, &place,
				    "the line has %zu bytes, at most %d can be read",
				    strlen(line), LINE_CAP);
	else if (*line == '[')
		result = read_heading(reader, line);
	else
		result = check_setting(reader, line);
	if (result < 0)
		reader->result = -1;
	return result < 0 ? "" : line;
}

/* inih: fgets. */
static char *read_line(char *buffer, int size, void *stream)
{
	struct reader *reader = stream;
	const char *line = next_line(reader);
	if (!line)
		return NULL;
	snprintf(buffer, (size_t)size, "%s\n", check_line(reader, line));
	return buffer;
}

static struct setting *setting_find(const struct section *section, const char *key)
{
	for (size_t i = 0; i < section->count; i++)
		if (strcmp(section->settings[i].key, key) == 0)
			return &section->settings[i];
	return NULL;
}

static int add_setting(struct reader *reader, const char *key, const char *value)
{
	const struct place place = place_of(reader);
	if (!reader->any_section)
		return diag_usage(
			reader->diags, &place,
			"'%s' stands before any section; begin with [source NAME]", key);
	if (!reader->in_section)
		return -1;
	/* what is blank to people: no-break spaces, form feeds */
	if (!*key)
		return diag_usage(reader->diags, &place, "there is no key before '='");
	if (!*value)
		return diag_usage(reader->diags, &place,
				  "the key has no value; give one or remove the line");
	struct section *section = &reader->config->sections[reader->config->count - 1];
	if (section->count == COUNT_CAP)
		return diag_usage(reader->diags, &place, "more than %d keys in a section",
				  COUNT_CAP);
	const struct setting *earlier = setting_find(section, key);
	if (earlier)
		return diag_usage(reader->diags, &place,
				  "'%s' stands on line %zu already", key, earlier->line);
	section->settings = xgrow(section->settings, &section->room, section->count + 1,
				  sizeof(*section->settings));
	section->settings[section->count++] =
		(struct setting){.key = key, .value = value, .line = reader->line};
	return 0;
}

/* inih: one key with its value. The reader still stands on their line. */
static int take_setting(void *user, const char *heading, const char *key,
			const char *value)
{
	struct reader *reader = user;
	struct arena *arena = &reader->config->arena;
	(void)heading;
	if (add_setting(reader, text_trim(arena, key), text_trim(arena, value)) < 0)
		reader->result = -1;
	return 1;
}

static const char *folder_of(struct arena *arena, const char *path)
{
	const char *slash = strrchr(path, '/');
	if (!slash)
		return ".";
	return slash == path ? "/" : arena_strndup(arena, path, (size_t)(slash - path));
}

void config_init(struct config *config)
{
	*config = (struct config){.folder = "."};
	arena_init(&config->arena);
}

void config_release(struct config *config)
{
	for (size_t i = 0; i < config->count; i++)
		free(config->sections[i].settings);
	free(config->sections);
	arena_release(&config->arena);
	*config = (struct config){.folder = "."};
}

int config_read(struct config *config, const char *path, struct diags *diags)
{
	config->path = arena_strdup(&config->arena, path);
	config->folder = folder_of(&config->arena, config->path);
	struct source source;
	source_init(&source);
	if (source_read(&source, config->path, NULL, diags) < 0) {
		source_release(&source);
		diags->usage = true;
		return -1;
	}
	if (source.length > FILE_CAP) {
		const struct place place = {.file = config->path};
		source_release(&source);
		return diag_usage(diags, &place,
				  "is larger than 1 MiB, too large to be "
				  "a configuration");
	}
	struct reader reader = {.config = config,
				.text = source.text,
				.length = source.length,
				.diags = diags};
	const int line = ini_parse_stream(read_line, &reader, take_setting, &reader);
	source_release(&source);
	if (line != 0 && reader.result == 0) {
		const struct place place = {.file = config->path,
					    .line = line > 0 ? (size_t)line : 0};
		return diag_usage(diags, &place, "cannot be read as 'key = value'");
	}
	return reader.result;
}

struct section *config_section(struct config *config, const char *kind, const char *name)
{
	for (size_t i = 0; i < config->count; i++) {
		struct section *section = &config->sections[i];
		if (strcmp(section->kind, kind) == 0 &&
		    (!name || strcmp(section->name, name) == 0))
			return section;
	}
	return NULL;
}

const char *section_get(struct section *section, const char *key)
{
	struct setting *setting = section ? setting_find(section, key) : NULL;
	if (!setting)
		return NULL;
	setting->used = true;
	return setting->value;
}
