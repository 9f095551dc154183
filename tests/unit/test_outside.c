/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * test_outside - what sdgrip.ini may name, and that nothing in it is ever run
 */
#include "outside.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

/* A folder with an ini and a file in it, and a file and a folder beside it. */
struct place_to_be {
	struct arena arena;
	struct diags diags;
	struct config config;
	struct settings settings;
	const char *root;
};

static const char *path_of(struct place_to_be *p, const char *name)
{
	return arena_printf(&p->arena, "%s/%s", p->root, name);
}

static void make_file(struct place_to_be *p, const char *name)
{
	FILE *stream = fopen(path_of(p, name), "w");
	assert_non_null(stream);
	fputs("x\n", stream);
	fclose(stream);
}

static void make_link(struct place_to_be *p, const char *to, const char *name)
{
	assert_int_equal(symlink(to, path_of(p, name)), 0);
}

static int setup(void **state)
{
	struct place_to_be *p = calloc(1, sizeof(*p));
	assert_non_null(p);
	arena_init(&p->arena);
	diags_init(&p->diags);
	const char *base = getenv("TMPDIR");
	char *root = arena_printf(&p->arena, "%s/sdgrip-outside-XXXXXX",
				  base && *base ? base : "/tmp");
	assert_non_null(mkdtemp(root));
	p->root = root;
	static const char *const folders[] = {"ini", "ini/exports", "beside", "ini2"};
	for (size_t i = 0; i < 4; i++)
		assert_int_equal(mkdir(path_of(p, folders[i]), 0700), 0);
	static const char *const files[] = {"ini/a.csv", "ini/exports/b.csv",
					    "beside/secret.csv", "ini2/c.csv"};
	for (size_t i = 0; i < 4; i++)
		make_file(p, files[i]);
	make_link(p, "../beside/secret.csv", "ini/link.csv");
	make_link(p, "../beside", "ini/folder");
	make_link(p, "exports/b.csv", "ini/within.csv");
	make_link(p, "ini", "alias");
	config_init(&p->config);
	p->config.folder = path_of(p, "ini");
	p->config.path = path_of(p, "ini/sdgrip.ini");
	*state = p;
	return 0;
}

static int teardown(void **state)
{
	struct place_to_be *p = *state;
	static const char *const files[] = {
		"ini/a.csv",    "ini/exports/b.csv", "beside/secret.csv", "ini2/c.csv",
		"ini/link.csv", "ini/folder",        "ini/within.csv",    "alias"};
	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++)
		unlink(path_of(p, files[i]));
	static const char *const folders[] = {"ini/exports", "ini", "beside", "ini2", ""};
	for (size_t i = 0; i < 5; i++)
		assert_int_equal(rmdir(path_of(p, folders[i])), 0);
	config_release(&p->config);
	diags_release(&p->diags);
	arena_release(&p->arena);
	free(p);
	return 0;
}

/* How many files a pattern of the ini gives; -1: refused. */
static int count_of(struct place_to_be *p, const char *pattern)
{
	const size_t before = p->diags.errors;
	const char **paths = outside_expand(&p->settings, &p->config, pattern, NULL,
					    &p->arena, &p->diags);
	int count = 0;
	assert_int_equal(p->diags.errors, before + !paths);
	for (; paths && paths[count]; count++)
		;
	return paths ? count : -1;
}

static void files_of_the_ini_are_inside(void **state)
{
	struct place_to_be *p = *state;
	assert_int_equal(count_of(p, "a.csv"), 1);
	assert_int_equal(count_of(p, "exports/*.csv"), 1);
	assert_int_equal(count_of(p, "./exports/../a.csv"), 1);
	assert_int_equal(count_of(p, "../ini/a.csv"), 1);
	assert_int_equal(count_of(p, "within.csv"), 1);
	assert_int_equal(count_of(p, path_of(p, "alias/a.csv")), 1);
	assert_int_equal(count_of(p, path_of(p, "ini/*.[c]sv")), -1); /* link.csv */
	assert_int_equal(count_of(p, "-"), 1);
	assert_int_equal(count_of(p, "not-there.csv"), 1); /* opening it will tell */
	assert_int_equal(count_of(p, "~/a.csv"), 1);       /* a name like any other */
}

static void nothing_leads_out(void **state)
{
	struct place_to_be *p = *state;
	static const char *const patterns[] = {"../beside/secret.csv",
					       "../beside/*.csv",
					       "../*/secret.csv",
					       "..",
					       "link.csv",
					       "l*.csv",
					       "folder/secret.csv",
					       "folder/*.csv",
					       "../ini2/c.csv",
					       "../beside/not-there.csv",
					       "/etc/passwd",
					       "/etc/pass*",
					       "/not-there/x.csv",
					       "not-there/../../x.csv"};
	for (size_t i = 0; i < sizeof(patterns) / sizeof(patterns[0]); i++) {
		if (count_of(p, patterns[i]) != -1)
			fail_msg("'%s' leads out", patterns[i]);
	}
	assert_true(p->diags.usage);
}

static void the_user_may_allow_it(void **state)
{
	struct place_to_be *p = *state;
	const char *files[] = {"-@year=2024", path_of(p, "beside/x.csv@year=2024"), NULL};
	p->settings.files = files;
	assert_int_equal(count_of(p, "../beside/secret.csv"), 1);
	assert_int_equal(count_of(p, "../ini2/c.csv"), -1);
	p->settings.codes = path_of(p, "ini2");
	assert_int_equal(count_of(p, "../ini2/*.csv"), 1);
	p->settings.codes = NULL;
	p->settings.allow_outside = true;
	assert_int_equal(count_of(p, "../ini2/c.csv"), 1);
	assert_int_equal(count_of(p, "../*/*.csv"), 8);
}

/* A path is a name, whatever signs it holds: no shell ever sees it. */
static void nothing_is_run(void **state)
{
	struct place_to_be *p = *state;
	static const char *const patterns[] = {"|touch run",       "`touch run`.csv",
					       "$(touch run).csv", "a.csv;touch run",
					       "$HOME/a.csv",      "a.csv && touch run"};
	char *before = getcwd(NULL, 0);
	assert_non_null(before);
	assert_int_equal(chdir(p->config.folder), 0);
	p->config.folder = ".";
	for (size_t i = 0; i < sizeof(patterns) / sizeof(patterns[0]); i++)
		assert_int_equal(count_of(p, patterns[i]), 1);
	assert_int_not_equal(access("run", F_OK), 0);
	assert_int_equal(chdir(before), 0);
	free(before);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(files_of_the_ini_are_inside, setup,
						teardown),
		cmocka_unit_test_setup_teardown(nothing_leads_out, setup, teardown),
		cmocka_unit_test_setup_teardown(the_user_may_allow_it, setup, teardown),
		cmocka_unit_test_setup_teardown(nothing_is_run, setup, teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
