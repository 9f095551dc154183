/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * test_dialect - delimiter, header line, and decimal comma or point
 */
#include "dialect.h"

#include "messages.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static bool has_bedrag(void *context, const char *const *cells, size_t count)
{
	(void)context;
	for (size_t i = 0; i < count; i++)
		if (strcmp(cells[i], "Bedrag") == 0)
			return true;
	return false;
}

/* The text must be read so; `headers` are joined by '/'. */
static void check_with(const char *text, struct dialect_hint hint, const char *word,
		       size_t header_line, const char *headers)
{
	struct arena arena;
	arena_init(&arena);
	struct diags diags;
	diags_init(&diags);
	struct dialect dialect;
	const int result = dialect_decide(&dialect, text, strlen(text), &hint, "f.csv",
					  &arena, &diags);
	diags_flush(&diags, stderr);
	assert_int_equal(result, 0);
	assert_string_equal(delimiter_word(dialect.delimiter), word);
	assert_int_equal(dialect.header_line, header_line);
	const char *joined = "";
	for (size_t i = 0; i < dialect.ncolumns; i++)
		joined = arena_printf(&arena, "%s%s%s", joined, i > 0 ? "/" : "",
				      dialect.headers[i]);
	assert_string_equal(joined, headers);
	diags_release(&diags);
	arena_release(&arena);
}

static void check(const char *text, const char *word, size_t header_line,
		  const char *headers)
{
	check_with(text, (struct dialect_hint){0}, word, header_line, headers);
}

static void refused(const char *text, struct dialect_hint hint, const char *words)
{
	struct arena arena;
	arena_init(&arena);
	struct diags diags;
	diags_init(&diags);
	struct dialect dialect;
	assert_int_equal(dialect_decide(&dialect, text, strlen(text), &hint, "f.csv",
					&arena, &diags),
			 -1);
	assert_messages(&diags, "f.csv", words);
	diags_release(&diags);
	arena_release(&arena);
}

static void test_words(void **state)
{
	(void)state;
	assert_int_equal(delimiter_from_word("semicolon"), ';');
	assert_int_equal(delimiter_from_word("comma"), ',');
	assert_int_equal(delimiter_from_word("tab"), '\t');
	assert_int_equal(delimiter_from_word("pipe"), '|');
	assert_int_equal(delimiter_from_word(";"), 0);
	assert_string_equal(delimiter_word('\t'), "tab");
	assert_string_equal(delimiter_word(':'), "?");
}

static void test_delimiter(void **state)
{
	(void)state;
	check("Post;Bedrag\na;1\n", "semicolon", 1, "Post/Bedrag");
	check("Post,Bedrag\na,1\n", "comma", 1, "Post/Bedrag");
	check("Post\tBedrag\na\t1\n", "tab", 1, "Post/Bedrag");
	check("Post|Bedrag\na|1\n", "pipe", 1, "Post/Bedrag");
	/* decimal commas between semicolons, and between quotes */
	check("Post;Bedrag\na;1,5\nb;2,5\n", "semicolon", 1, "Post/Bedrag");
	check("Post,Bedrag\n\"a;b\",\"1,5\"\nc,2\n", "comma", 1, "Post/Bedrag");
	check("Post;Lasten;Baten\n\"a, b\";1,5;2,5\n\"c, d\";1,5;2,5\n", "semicolon", 1,
	      "Post/Lasten/Baten");
	/* a comma in the header too */
	check("Post, naam;Lasten;Baten\na;1,5;2\nb;1;2\n", "semicolon", 1,
	      "Post, naam/Lasten/Baten");
	/* rows of unequal length do not turn the choice */
	check("Post;Lasten;Baten\na;1,5;2,5\nb;1,5\nc;1,5;2,5\n", "semicolon", 1,
	      "Post/Lasten/Baten");
	/* a broken record says nothing */
	check("Post;Bedrag\n\"a\"b;1\nc;2\nd;3\n", "semicolon", 1, "Post/Bedrag");
	check("Post;Bedrag", "semicolon", 1, "Post/Bedrag");
	refused("Post\nabc\n", (struct dialect_hint){0}, "delimiter and header line");
	refused("", (struct dialect_hint){0}, "delimiter and header line");
	refused("a\n1;2\n3;4\n", (struct dialect_hint){0}, "delimiter = semicolon");
}

static void test_given(void **state)
{
	(void)state;
	const struct dialect_hint comma = {.delimiter = ','};
	check_with("Post;x,Bedrag\na;b,1\n", comma, "comma", 1, "Post;x/Bedrag");
	/* also when nothing is equal */
	check_with("Post;x,Bedrag\na;b\nc;d\n", comma, "comma", 1, "Post;x/Bedrag");
	check("sep=|\nPost;x|Bedrag;y\na;1|1;1\n", "pipe", 2, "Post;x/Bedrag;y");
	check("\"sep=;\"\nPost;Bedrag\na;1\n", "semicolon", 2, "Post/Bedrag");
	check_with("sep=|\nPost|Bedrag,x\na|1\n", comma, "comma", 2, "Post|Bedrag/x");
}

static void test_header(void **state)
{
	(void)state;
	/* preamble: fewer cells, or blank ones */
	check("Grootboek 2025\nGemeente;Twenterand\n\nPost;Soort;Bedrag\na;b;1\nc;d;2\n",
	      "semicolon", 4, "Post/Soort/Bedrag");
	check("Grootboek 2025;;\n;;\nPost;Soort;Bedrag\na;b;1\n", "semicolon", 3,
	      "Post/Soort/Bedrag");
	check("\n\n;Gemeente;Bedrag\n1;a;2\n", "semicolon", 3, "/Gemeente/Bedrag");
	check("\"Post\nnaam\";Bedrag\na;1\n", "semicolon", 1, "Post\nnaam/Bedrag");
	/* the importer knows its header, where the first line of text would not do */
	const struct dialect_hint wanted = {.is_header = has_bedrag};
	check_with("Naam;Waarde\nVan;Tot\nPost;Bedrag\na;1\n", wanted, "semicolon", 3,
		   "Post/Bedrag");
	/* a header that was recognised counts for more than lines of equal length */
	check_with("Post;Bedrag;x\na;1,5\nb;1,6\n", wanted, "semicolon", 1,
		   "Post/Bedrag/x");
	refused("Post;Waarde\na;1\n", wanted, "header = N");
	const struct dialect_hint line = {.header_line = 3};
	check_with("Naam,x,y,z\nVan,a,b,c\nPost;2024\na;1\n", line, "semicolon", 3,
		   "Post/2024");
	refused("Post;Bedrag\na;1\n", line, "f.csv:3: no header line");
	/* one column */
	check_with("Overzicht\nBedrag\n1,5\n2,5\n", wanted, "none", 2, "Bedrag");
	check_with("Bedrag\n1,5\n(500,00)\n", (struct dialect_hint){.header_line = 1},
		   "none", 1, "Bedrag");
	refused("Bedrag\n(500,00)\n(1,50)\n", (struct dialect_hint){0},
		"header = N (or none)");
	refused("Post;Bedrag\n\"a\nb\";1\n", line, "f.csv:3: no header line");
}

static void test_headless(void **state)
{
	(void)state;
	const struct dialect_hint one = {.headless = true, .columns = 1};
	const struct dialect_hint two = {.headless = true, .columns = 2};
	check_with("1.234.567,89\n1.234\n(500,00)\n", one, "none", 0, "1");
	check_with("a;1,5\n\nb;2,5\n", one, "semicolon", 0, "1/2");
	check_with("a\t1,5\nb\t2,5\n", two, "tab", 0, "1/2");
	check_with("sep=,\na,1\nb,2\n", one, "comma", 0, "1/2");
	/* a comma in every line: only the profile can say what it is */
	check_with("a,1\nb,2\n", two, "comma", 0, "1/2");
	refused("10,50\n20,75\n", one, "delimiter = none");
	const struct dialect_hint none = {
		.headless = true, .columns = 1, .delimiter = DELIMITER_NONE};
	check_with("10,50\n20;75\n", none, "none", 0, "1");
	const struct dialect_hint given = {
		.headless = true, .columns = 1, .delimiter = ';'};
	check_with("a;1\nb;2\nc\n", given, "semicolon", 0, "1/2");
	refused("a;1\nb\n", one, "unequal numbers");
	refused("a;b|c\nd;e|f\n", one, "more than one delimiter fits");
	refused("\n\n", one, "no line holds any data");
}

static void test_same_header(void **state)
{
	(void)state;
	check("Post;;Bedrag;\na;;1;\n", "semicolon", 1, "Post//Bedrag/");
	/* whether it matters depends on what is read: see reader_bind */
	check("Post;Bedrag;x;bedrag\na;1;2;3\n", "semicolon", 1, "Post/Bedrag/x/bedrag");
}

/* Each column is a list of cells ended by NULL. */
static int vote(const char *const *const *columns, size_t n, enum number_style given,
		enum number_style *styles, struct diags *diags)
{
	static const char *const headers[] = {"Bedrag", "Lasten", "Baten"};
	struct arena arena;
	arena_init(&arena);
	struct style_vote vote;
	style_vote_init(&vote, "f.csv", headers, n, &arena);
	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; columns[i][j]; j++)
			style_vote_add(&vote, i, columns[i][j], j + 2);
	const int result = style_vote_decide(&vote, given, styles, diags);
	arena_release(&arena);
	return result;
}

#define COLUMN(...) ((const char *const[]){__VA_ARGS__, NULL})

static void test_styles(void **state)
{
	(void)state;
	struct diags diags;
	diags_init(&diags);
	enum number_style styles[3];
	const char *const *plain[] = {COLUMN("1", "-", "", "tekst", "-5")};
	assert_int_equal(vote(plain, 1, NUMBER_UNDECIDED, styles, &diags), 0);
	assert_int_equal(styles[0], NUMBER_UNDECIDED);
	const char *const *comma[] = {COLUMN("818,556", "159,5"), COLUMN("203.726"),
				      COLUMN("7")};
	assert_int_equal(vote(comma, 3, NUMBER_UNDECIDED, styles, &diags), 0);
	assert_int_equal(styles[0], NUMBER_COMMA);
	assert_int_equal(styles[1], NUMBER_COMMA);
	assert_int_equal(styles[2], NUMBER_UNDECIDED);
	const char *const *point[] = {COLUMN("1,234", "0.123"), COLUMN("1,463,463,996"),
				      COLUMN("1,234")};
	assert_int_equal(vote(point, 3, NUMBER_UNDECIDED, styles, &diags), 0);
	for (size_t i = 0; i < 3; i++)
		assert_int_equal(styles[i], NUMBER_POINT);
	const char *const *whole[] = {COLUMN("1.234", "5,-"), COLUMN("203.726")};
	assert_int_equal(vote(whole, 2, NUMBER_UNDECIDED, styles, &diags), 0);
	assert_int_equal(styles[0], NUMBER_COMMA);
	assert_int_equal(styles[1], NUMBER_COMMA);
	assert_int_equal(diags.errors, 0);
	diags_release(&diags);
}

static void test_undecided(void **state)
{
	(void)state;
	struct diags diags;
	diags_init(&diags);
	enum number_style styles[3];
	const char *const *alone[] = {COLUMN("1", "1.234"), COLUMN("-0.000", "€ 1,234-"),
				      COLUMN("2")};
	assert_int_equal(vote(alone, 1, NUMBER_UNDECIDED, styles, &diags), -1);
	assert_messages(
		&diags,
		"f.csv: column 'Bedrag': '1.234' reads as 1234 or as 1.234; write "
		"numbers = comma or numbers = point in sdgrip.ini (or "
		"f.csv@numbers=comma)");
	const char *const *signs[] = {COLUMN("€ 12,345-")};
	assert_int_equal(vote(signs, 1, NUMBER_UNDECIDED, styles, &diags), -1);
	assert_messages(&diags, "'€ 12,345-' reads as -12.345 or as -12345;");
	assert_int_equal(vote(alone, 3, NUMBER_POINT, styles, &diags), 0);
	for (size_t i = 0; i < 3; i++)
		assert_int_equal(styles[i], NUMBER_POINT);
	diags_release(&diags);
}

static void test_disagreement(void **state)
{
	(void)state;
	struct diags diags;
	diags_init(&diags);
	enum number_style styles[3];
	const char *const *split[] = {COLUMN("1.234", "1,234"), COLUMN("7", "8", "1,5"),
				      COLUMN("1", "1.5")};
	assert_int_equal(vote(split, 3, NUMBER_UNDECIDED, styles, &diags), -1);
	assert_int_equal(diags.errors, 1);
	assert_messages(&diags,
			"f.csv:4: column 'Lasten': '1,5' has a decimal comma, but column "
			"'Baten' on line 3 ('1.5') a decimal point; when both are right, "
			"write numbers.comma = Lasten in sdgrip.ini");
	assert_int_equal(vote(split, 3, NUMBER_POINT, styles, &diags), 0);
	for (size_t i = 0; i < 3; i++)
		assert_int_equal(styles[i], NUMBER_POINT);
	/* a column that is given says nothing about the others */
	struct arena arena;
	arena_init(&arena);
	struct style_vote given;
	static const char *const headers[] = {"Bedrag", "Lasten", "Baten"};
	style_vote_init(&given, "f.csv", headers, 3, &arena);
	for (size_t i = 0; i < 3; i++)
		for (size_t j = 0; split[i][j]; j++)
			style_vote_add(&given, i, split[i][j], j + 2);
	given.columns[1].given = NUMBER_COMMA;
	assert_int_equal(style_vote_decide(&given, NUMBER_UNDECIDED, styles, &diags), 0);
	assert_int_equal(styles[0], NUMBER_POINT);
	assert_int_equal(styles[1], NUMBER_COMMA);
	assert_int_equal(styles[2], NUMBER_POINT);
	assert_int_equal(style_vote_decide(&given, NUMBER_POINT, styles, &diags), 0);
	assert_int_equal(styles[1], NUMBER_COMMA);
	arena_release(&arena);
	assert_int_equal(diags.errors, 1);
	diags_release(&diags);
}

static void test_contradiction(void **state)
{
	(void)state;
	struct diags diags;
	diags_init(&diags);
	enum number_style styles[3];
	const char *const *mixed[] = {COLUMN("1", "1.234,56", "5", "1,234.56"),
				      COLUMN("1.5", "1,5"), COLUMN("1.234")};
	/* the two columns contradict themselves: they settle nothing for the third */
	assert_int_equal(vote(mixed, 3, NUMBER_UNDECIDED, styles, &diags), -1);
	assert_int_equal(diags.errors, 3);
	assert_messages(
		&diags,
		"f.csv:5: column 'Bedrag': '1,234.56' has a decimal point, but line "
		"3 ('1.234,56') a decimal comma",
		"f.csv:3: column 'Lasten': '1,5' has a decimal comma, but line 2 "
		"('1.5') a decimal point",
		"column 'Baten': '1.234' reads as");
	assert_int_equal(vote(mixed, 3, NUMBER_COMMA, styles, &diags), 0);
	diags_release(&diags);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_words),        cmocka_unit_test(test_delimiter),
		cmocka_unit_test(test_given),        cmocka_unit_test(test_header),
		cmocka_unit_test(test_headless),     cmocka_unit_test(test_same_header),
		cmocka_unit_test(test_styles),       cmocka_unit_test(test_undecided),
		cmocka_unit_test(test_disagreement), cmocka_unit_test(test_contradiction),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
