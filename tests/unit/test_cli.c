/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * test_cli - words of the command line, and the place that a report goes to
 */
#include "options.h"
#include "output.h"

#include "messages.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

enum { WORDS_MOST = 8 };

static int parse(struct settings *settings, struct diags *diags, const char *const *words)
{
	static char copies[WORDS_MOST][64];
	char *argv[WORDS_MOST + 1] = {NULL};
	int argc = 0;
	for (; words[argc]; argc++) {
		snprintf(copies[argc], sizeof(copies[argc]), "%s", words[argc]);
		argv[argc] = copies[argc];
	}
	diags_init(diags);
	return settings_parse(settings, argc, argv, diags);
}

static void standard_input_has_keys(void **state)
{
	(void)state;
	const char *const after[] = {"sdgrip", "deficit", "-@year=2023,stage=budget",
				     "a.csv", NULL};
	const char *const before[] = {"sdgrip", "-@year=2023,stage=budget", "deficit",
				      "a.csv", NULL};
	const char *const *const orders[] = {after, before};
	for (size_t i = 0; i < 2; i++) {
		struct settings settings;
		struct diags diags;
		assert_int_equal(parse(&settings, &diags, orders[i]), 0);
		assert_string_equal(settings.files[0], "-@year=2023,stage=budget");
		assert_string_equal(settings.files[1], "a.csv");
		assert_null(settings.files[2]);
		settings_release(&settings);
		diags_release(&diags);
	}
}

static void empty_values_are_refused(void **state)
{
	(void)state;
	const char *const text[] = {"sdgrip", "deficit", "--config=", "a.csv", NULL};
	const char *const list[] = {"sdgrip", "deficit", "--municipality", " ,", NULL};
	const char *const *const all[] = {text, list};
	for (size_t i = 0; i < 2; i++) {
		struct settings settings;
		struct diags diags;
		assert_int_equal(parse(&settings, &diags, all[i]), -1);
		assert_true(diags.usage);
		settings_release(&settings);
		diags_release(&diags);
	}
}

/* A folder of its own, as working directory. */
static int enter_folder(void **state)
{
	(void)state;
	char folder[] = "/tmp/sdgrip-XXXXXX";
	return mkdtemp(folder) && chdir(folder) == 0 ? 0 : -1;
}

static int leave_folder(void **state)
{
	(void)state;
	static const char *const names[] = {"report", "link", "pipe"};
	char folder[64];
	for (size_t i = 0; i < 3; i++)
		unlink(names[i]);
	return getcwd(folder, sizeof(folder)) && chdir("/") == 0 ? rmdir(folder) : -1;
}

static int write_to(const char *path, const char *text)
{
	struct diags diags;
	struct output output;
	diags_init(&diags);
	output_open(&output, path);
	fputs(text, output.stream);
	const int result = output_commit(&output, &diags);
	diags_release(&diags);
	return result;
}

static void links_stay_links(void **state)
{
	(void)state;
	struct stat at;
	assert_int_equal(write_to("report", "old"), 0);
	assert_int_equal(chmod("report", 0640), 0);
	assert_int_equal(symlink("report", "link"), 0);
	assert_int_equal(write_to("link", "newer"), 0);
	assert_int_equal(lstat("link", &at), 0);
	assert_true(S_ISLNK(at.st_mode));
	assert_int_equal(lstat("report", &at), 0);
	assert_int_equal(at.st_size, 5);
	assert_int_equal(at.st_mode & 0777, 0640);
}

/* Renaming over /dev/null as root would harm every program of the machine. */
static void pipes_are_not_replaced(void **state)
{
	(void)state;
	struct stat at;
	char text[8] = "";
	assert_int_equal(mkfifo("pipe", 0600), 0);
	FILE *reader = fopen("pipe", "r+");
	assert_non_null(reader);
	assert_int_equal(write_to("pipe", "abc\n"), 0);
	assert_non_null(fgets(text, sizeof(text), reader));
	fclose(reader);
	assert_string_equal(text, "abc\n");
	assert_int_equal(lstat("pipe", &at), 0);
	assert_true(S_ISFIFO(at.st_mode));
	assert_int_equal(write_to(".", "x"), -1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(standard_input_has_keys),
		cmocka_unit_test(empty_values_are_refused),
		cmocka_unit_test_setup_teardown(links_stay_links, enter_folder,
						leave_folder),
		cmocka_unit_test_setup_teardown(pipes_are_not_replaced, enter_folder,
						leave_folder),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
