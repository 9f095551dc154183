/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * options - the command line: tables in, settings out
 *
 * The analysis is the first word; its own options come from its table, so that adding one
 * needs no edit here. An own option hides a general one of the same name (deficit --side
 * net).
 */
#include "options.h"

#include "analysis.h"
#include "option_store.h"
#include "utf8.h"

#include <assert.h>
#include <getopt.h>
#include <string.h>

/* One option that can be given now: its table row and the struct that its value goes
 * into. */
struct slot {
	const struct option_spec *spec;
	void *base;
	int own; /* index among the options of the analysis, or -1 */
};

/* Standard input with keys, "-@year=2023": a file, though it begins like an option. */
#define PIPED "@:"

struct parser {
	struct settings *settings;
	struct diags *diags;
	struct slot slots[128];
	struct option longs[129];
	size_t count;
	char letters[64];
	const char **files; /* "-@year=2023,...", which getopt takes for an option */
	size_t nfiles;
};

static bool has_slot(const struct parser *parser, const char *name)
{
	for (size_t i = 0; i < parser->count; i++)
		if (strcmp(parser->slots[i].spec->name, name) == 0)
			return true;
	return false;
}

static void add_options(struct parser *parser, const struct option_spec *specs,
			void *base, bool own)
{
	for (int i = 0; specs && specs[i].name; i++) {
		if (has_slot(parser, specs[i].name) || specs[i].type == OPTION_ENTRIES ||
		    !option_applies(&specs[i], parser->settings->analysis))
			continue;
		size_t n = parser->count++;
		assert(n < sizeof(parser->slots) / sizeof(parser->slots[0]));
		parser->slots[n] = (struct slot){&specs[i], base, own ? i : -1};
		int argument =
			specs[i].type == OPTION_FLAG ? no_argument : required_argument;
		parser->longs[n] =
			(struct option){specs[i].name, argument, NULL, 256 + (int)n};
		if (specs[i].letter) {
			size_t length = strlen(parser->letters);
			parser->letters[length++] = specs[i].letter;
			if (argument == required_argument)
				parser->letters[length] = ':';
		}
	}
}

static void set_tables(struct parser *parser, bool stop_at_word)
{
	struct settings *settings = parser->settings;
	parser->count = 0;
	memset(parser->longs, 0, sizeof(parser->longs));
	memset(parser->letters, 0, sizeof(parser->letters));
	/* "+": stop at the first word; ":": a missing value is told apart */
	memcpy(parser->letters, stop_at_word ? "+:" : ":", stop_at_word ? 2 : 1);
	memcpy(parser->letters + strlen(parser->letters), PIPED, sizeof(PIPED));
	if (settings->make_key) {
		add_options(parser, key_options, settings, false);
		return;
	}
	if (settings->analysis)
		add_options(parser, settings->analysis->options, settings->opts, true);
	add_options(parser, output_options, settings, false);
	add_options(parser, reading_options, settings, false);
	add_options(parser, scope_options, settings, false);
}

static int unknown_option(struct parser *parser, const char *word)
{
	char name[64];
	const char *start = word + strspn(word, "-");
	size_t length = strcspn(start, "=");
	if (length >= sizeof(name))
		length = sizeof(name) - 1;
	memcpy(name, start, length);
	name[length] = '\0';
	const char *names[128];
	for (size_t i = 0; i < parser->count; i++)
		names[i] = parser->slots[i].spec->name;
	const char *near = text_nearest(name, names, parser->count);
	return near ? diag_usage(parser->diags, NULL,
				 "unknown option '%s'; did you mean '--%s'?", word, near)
		    : diag_usage(parser->diags, NULL,
				 "unknown option '%s'; see sdgrip --help", word);
}

static const struct slot *find_slot(const struct parser *parser, int code)
{
	if (code >= 256)
		return &parser->slots[code - 256];
	for (size_t i = 0; i < parser->count; i++)
		if (parser->slots[i].spec->letter == code)
			return &parser->slots[i];
	return NULL;
}

/* What getopt stumbled over: it stays at a word like "-xyz" until its last letter. */
static const char *bad_word(int argc, char **argv)
{
	const char *next = optind < argc ? argv[optind] : "";
	const bool inside = optopt > 0 && optopt < 256 && next[0] == '-' &&
			    next[1] != '-' && strchr(next + 1, optopt);
	return inside ? next : argv[optind - 1];
}

/* Parses from optind on until the words are up (or, when asked, the first word). */
static int parse_options(struct parser *parser, int argc, char **argv)
{
	int result = 0;
	const char *told = NULL; /* every letter of "-xyz" is unknown; say it once */
	for (;;) {
		int code = getopt_long(argc, argv, parser->letters, parser->longs, NULL);
		if (code == -1)
			return result;
		if (code == ':' || code == '?') {
			const char *bad = bad_word(argc, argv);
			if (code == ':')
				result = diag_usage(parser->diags, NULL,
						    "option '%s' needs a value", bad);
			else if (bad != told)
				result = unknown_option(parser, bad);
			told = bad;
			continue;
		}
		if (code == *PIPED) {
			parser->files[parser->nfiles++] =
				arena_printf(&parser->settings->arena, "-@%s", optarg);
			continue;
		}
		const struct slot *slot = find_slot(parser, code);
		if (option_store(slot->spec, slot->base, optarg, &parser->settings->arena,
				 parser->diags) < 0)
			result = -1;
		if (slot->own >= 0)
			parser->settings->given |= UINT64_C(1) << slot->own;
	}
}

static int choose_analysis(struct settings *settings, const char *word,
			   struct diags *diags)
{
	const struct analysis *analysis = analysis_find(word);
	settings->make_key = strcmp(word, "key") == 0;
	if (settings->make_key)
		return 0;
	if (!analysis) {
		const char *names[64] = {"key"};
		size_t count = 1;
		for (size_t i = 0; analyses[i]; i++)
			names[count++] = analyses[i]->name;
		const char *near = text_nearest(word, names, count);
		return near ? diag_usage(diags, NULL,
					 "unknown question '%s'; did you mean '%s'?",
					 word, near)
			    : diag_usage(diags, NULL,
					 "unknown question '%s'; see sdgrip list", word);
	}
	settings->analysis = analysis;
	if (analysis->opts_size > 0) {
		settings->opts = arena_alloc(&settings->arena, analysis->opts_size);
		memcpy(settings->opts, analysis->defaults, analysis->opts_size);
	}
	return 0;
}

/* The words after the question: files; for `list` they say what to list. */
static void take_words(struct parser *parser, int argc, char **argv)
{
	for (int i = optind; i < argc; i++)
		parser->files[parser->nfiles++] = argv[i];
	parser->settings->files = parser->files;
}

/* `sdgrip key [FILE]`: keys go to a file, never to standard output. */
static int take_key_word(struct parser *parser)
{
	const char **files = parser->settings->files;
	if (files[0] && files[1])
		return diag_usage(parser->diags, NULL,
				  "'key' makes one file; '%s' is one too many", files[1]);
	if (files[0] && (!*files[0] || *files[0] == '-'))
		return diag_usage(parser->diags, NULL,
				  "'key' makes a file, expected its name instead of '%s'",
				  files[0]);
	return 0;
}

static int take_list_words(struct parser *parser)
{
	struct settings *settings = parser->settings;
	if (!settings->analysis->no_sources || !settings->files[0])
		return 0;
	const struct option_spec *what = settings->analysis->options;
	if (!what || !what->name || settings->files[1])
		return diag_usage(parser->diags, NULL,
				  "'%s' reads no files; '%s' is one too many",
				  settings->analysis->name,
				  settings->files[what && what->name ? 1 : 0]);
	const char *word = settings->files[0];
	settings->files[0] = NULL;
	return option_store(what, settings->opts, word, &settings->arena, parser->diags);
}

int settings_parse(struct settings *settings, int argc, char **argv, struct diags *diags)
{
	memset(settings, 0, sizeof(*settings));
	arena_init(&settings->arena);
	settings->files = arena_alloc(&settings->arena, sizeof(*settings->files));
	if (argc == 2 && strcmp(argv[1], "--version") == 0) {
		settings->show_version = true;
		return 0;
	}
	struct parser parser = {.settings = settings, .diags = diags};
	parser.files =
		arena_alloc(&settings->arena, ((size_t)argc + 1) * sizeof(*parser.files));
	opterr = 0;
	optind = 1;
	set_tables(&parser, true);
	int result = parse_options(&parser, argc, argv);
	if (optind < argc && strcmp(argv[optind], "help") == 0) {
		settings->help = true;
		optind++;
	}
	if (optind < argc) {
		if (choose_analysis(settings, argv[optind], diags) < 0)
			return -1;
		optind++;
		/* From here on, so that getopt does not look back at the question. */
		argv += optind - 1;
		argc -= optind - 1;
		optind = 0; /* glibc: start afresh on another array */
		set_tables(&parser, false);
		if (parse_options(&parser, argc, argv) < 0)
			result = -1;
		take_words(&parser, argc, argv);
		if (result == 0)
			result = settings->make_key ? take_key_word(&parser)
						    : take_list_words(&parser);
	} else if (result == 0 && !settings->help) {
		result = diag_usage(diags, NULL, "no question given; see sdgrip --help");
	}
	return result;
}

void settings_release(struct settings *settings)
{
	arena_release(&settings->arena);
}
