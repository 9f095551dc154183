/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * test_iv3json - JSON to the letter, deliveries of Iv3, and quarters that run from
 * 1 January
 */
#include "import_fixture.h"
#include "iv3_delivery.h"
#include "json_scan.h"
#include "json_tree.h"

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

static bool is_json(const char *text)
{
	struct json_scan scan;
	json_scan(&scan, text, strlen(text));
	const bool right = !scan.defect;
	json_scan_release(&scan);
	return right;
}

static void json_to_the_letter(void **state)
{
	(void)state;
	static const char *const right[] = {
		"0",
		"-0",
		"1.5e-3",
		"1E+2",
		"\"\"",
		" [ ] ",
		"{}",
		"{\"a\":[1,{}]}\r\n",
		"\"\\ud83d\\ude00 \\u0041 \\/\"",
		"[true,false,null]",
		"\"\xc3\xab\"",
	};
	static const char *const wrong[] = {
		"",
		" ",
		"01",
		"-",
		"-01",
		"1.",
		".5",
		"1e",
		"1e+",
		"+1",
		"0x1",
		"NaN",
		"Infinity",
		"tru",
		"truee",
		"True",
		"'a'",
		"\"a",
		"\"a\nb\"",
		"\"a\tb\"",
		"\"\\x41\"",
		"\"\\u00g0\"",
		"\"\\u12",
		"\"\\u0000\"",
		"\"\\ud800\"",
		"\"\\ud800x\"",
		"\"\\ud800\\u0041\"",
		"\"\\udc00\"",
		"\"\\",
		"[1,]",
		"[,1]",
		"[1 2]",
		"[1",
		"{\"a\":1,}",
		"{a:1}",
		"{\"a\" 1}",
		"{\"a\":}",
		"{\"a\":1 \"b\":2}",
		"{\"a\":1",
		"{\"a\"",
		"{",
		"[",
		"]",
		"}",
		"{]",
		"[}",
		"1 2",
		"{} {}",
		"[]x",
		"// a\n1",
		"[1]/**/",
		"\xef\xbb\xbf{}",
	};
	for (size_t i = 0; i < sizeof(right) / sizeof(right[0]); i++)
		if (!is_json(right[i]))
			fail_msg("'%s' is JSON", right[i]);
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
		if (is_json(wrong[i]))
			fail_msg("'%s' is no JSON", wrong[i]);
}

/* Each cut of a text that is JSON is none: nothing is read past its end. */
static void cut_texts(void **state)
{
	(void)state;
	static const char text[] = "{\"a\":[1.5e3,\"\\ud83d\\ude00\",true],\"b\":{}}";
	for (size_t length = 0; length + 1 < sizeof(text); length++) {
		char *copy = malloc(length + 1);
		memcpy(copy, text, length);
		struct json_scan scan;
		json_scan(&scan, copy, length);
		assert_non_null(scan.defect);
		json_scan_release(&scan);
		free(copy);
	}
}

static void deep_texts(void **state)
{
	(void)state;
	char text[2 * JSON_DEPTH + 3];
	memset(text, '[', JSON_DEPTH);
	memset(text + JSON_DEPTH, ']', JSON_DEPTH);
	text[2 * JSON_DEPTH] = '\0';
	assert_true(is_json(text));
	memset(text, '[', JSON_DEPTH + 1);
	memset(text + JSON_DEPTH + 1, ']', JSON_DEPTH + 1);
	text[2 * JSON_DEPTH + 2] = '\0';
	assert_false(is_json(text));
}

static void lines_and_digits(void **state)
{
	struct imported *im = *state;
	struct json_tree tree;
	static const char text[] = "{\n \"a\": [1.50,\n  \"x\\ny\"],\r\n\"b\":\n7}";
	assert_int_equal(json_tree_read(&tree, text, strlen(text), "f", &im->diags), 0);
	const struct json_node *a = tree.top->child, *b = a->next;
	assert_string_equal(a->name, "a");
	assert_int_equal(a->kind, JSON_LIST);
	assert_int_equal(a->line, 2);
	assert_int_equal(a->child->length, 4);
	assert_memory_equal(a->child->text, "1.50", 4);
	assert_string_equal(a->child->next->string, "x\ny");
	assert_int_equal(a->child->next->line, 3);
	assert_int_equal(b->line, 5);
	assert_null(b->next);
	json_tree_release(&tree);
}

static void names_that_stand_twice(void **state)
{
	struct imported *im = *state;
	struct json_tree tree;
	/* the same name, however it is written; another in other case */
	static const char text[] = "{\"a\":1,\n\"A\":2,\n\"\\u0061\":3}";
	assert_int_equal(json_tree_read(&tree, text, strlen(text), "f", &im->diags), -1);
	json_tree_release(&tree);
	assert_int_equal(im->diags.errors, 1);
	assert_messages(&im->diags, "f:3: 'a' stands twice in one object", "f:3");
}

#define META(period)                                                          \
	"{\"metadata\":{\"overheidslaag\":\"Gemeente\",\"overheidsnummer\":"  \
	"\"060363\",\"boekjaar\":\"2023\",\"periode\":" period ",\"status\":" \
	"\"Realisatie\"},\n\"contact\":{\"naam\":\"Piet Afzender\"},"         \
	"\"opmerkingen\":[{\"tekst\":\"geheim\"}],\n"
#define CELL(field, category, amount)                                                   \
	"{\"taakveld\":\"" field "\",\"categorie\":\"" category "\",\"bedrag\":" amount \
	",\"details\":{\"omschrijving\":\"geheim\"}}"

static const struct iv3_delivery *deliver(struct imported *im, const char *text)
{
	struct dialect dialect;
	struct source source = {.name = "f", .length = strlen(text)};
	source.text = arena_strdup(&im->arena, text);
	if (iv3_delivery_read(&dialect, &source, &im->arena, &im->diags) < 0)
		return NULL;
	return dialect.delivery;
}

static void what_a_delivery_says(void **state)
{
	struct imported *im = *state;
	const struct iv3_delivery *d =
		deliver(im, META("\"3\"") "\"data\":{\"lasten\":[\n" CELL(
				    "6.1", "4.2",
				    "-12.0") "],"
					     "\"baten\":[],\"balans_standen\":[]}}");
	assert_non_null(d);
	assert_string_equal(d->municipality, "GM0363");
	assert_string_equal(d->label, "2023-Q3");
	assert_string_equal(d->status, "Realisatie");
	assert_int_equal(d->json.count, 1);
	assert_int_equal(d->json.rows[0].line, 4);
	assert_string_equal(d->json.rows[0].task_field, "6.1");
	assert_string_equal(d->json.rows[0].amount, "-12");
	assert_null(d->json.rows[0].defect);
}

/* Amounts are kept digit by digit: a double would make 9007199254740992 of the first. */
static void amounts_are_exact(void **state)
{
	struct imported *im = *state;
	const struct iv3_delivery *d = deliver(
		im,
		META("5") "\"data\":{\"lasten\":[" CELL("6.1", "4.2", "9007199254740993") "," CELL(
			"6.1", "4.2",
			"0.99999999999999999999") "," CELL("6.1", "4.2",
							   "1e2") "," CELL("6.1", "4.2",
									   "null") "],"
										   "\"bat"
										   "en\":"
										   "[]}"
										   "}");
	assert_non_null(d);
	assert_string_equal(d->json.rows[0].amount, "9007199254740993");
	for (size_t i = 1; i < 4; i++)
		assert_non_null(d->json.rows[i].defect);
}

static void large_texts(void **state)
{
	struct imported *im = *state;
	char *text = malloc(IV3_JSON_MOST + 2);
	memset(text, ' ', IV3_JSON_MOST + 1);
	text[0] = '{';
	text[IV3_JSON_MOST + 1] = '\0';
	assert_null(deliver(im, text));
	assert_messages(&im->diags, "16 MiB");
	free(text);
}

/* Free text and contact data are in no message. */
static void nothing_private(void **state)
{
	struct imported *im = *state;
	const char *path = import_file(
		im, "f.json",
		META("1") "\"data\":{\"lasten\":[" CELL("6.99", "4.2", "1") "," CELL(
			"6.1", "4.2", "\"geheim\"") "],\"baten\":[]}}");
	import_files(im, arena_printf(&im->arena, "%s@quarters=separate", path));
	assert_int_equal(im->status, -1);
	assert_int_equal(im->diags.errors, 2);
	char *text = messages_text(&im->diags);
	assert_non_null(strstr(text, "'6.99' is not a task field of 2023"));
	assert_null(strstr(text, "geheim"));
	assert_null(strstr(text, "Piet"));
	free(text);
}

/* A report of one quarter, with one amount on 6.1 and one on 6.3. */
static const char *report(struct imported *im, const char *name, const char *quarter,
			  const char *first, const char *second, const char *rule)
{
	char text[1024];
	snprintf(text, sizeof(text),
		 META("%s") "\"data\":{\"lasten\":[" CELL("6.1", "4.2", "%s") "," CELL(
			 "6.3", "4.2", "%s") "],\"baten\":[]}}",
		 quarter, first, second);
	return arena_printf(&im->arena, "%s@quarters=%s", import_file(im, name, text),
			    rule);
}

static int64_t thousands(const struct imported *im, const char *period, const char *field)
{
	return spending(im, "period", period, "task_field", field) / 100000;
}

/* Whatever the order of the files; each quarter is exact, and so is their sum. */
static void cumulative_quarters(void **state)
{
	struct imported *im = *state;
	import_files(im, report(im, "a.json", "3", "60", "9", "cumulative"),
		     report(im, "b.json", "1", "10", "5", "cumulative"),
		     report(im, "c.json", "2", "30", "4", "cumulative"));
	assert_int_equal(im->status, 0);
	assert_int_equal(thousands(im, "2023-Q1", "6.1"), 10);
	assert_int_equal(thousands(im, "2023-Q2", "6.1"), 20);
	assert_int_equal(thousands(im, "2023-Q3", "6.1"), 30);
	assert_int_equal(thousands(im, "2023-Q2", "6.3"), -1);
	assert_int_equal(thousands(im, "2023-Q3", "6.3"), 5);
	assert_int_equal(im->book.nspans, 0);
	assert_non_null(import_remark(im, "quarters_cumulative"));
	assert_null(import_remark(im, "quarters_together"));
}

/* Every amount keeps its source: the rows of a quarter add up to it. */
static void sources_of_a_quarter(void **state)
{
	struct imported *im = *state;
	im->needs.every_row = true;
	import_files(im, report(im, "a.json", "1", "10", "5", "cumulative"),
		     report(im, "b.json", "2", "30", "4", "cumulative"));
	assert_int_equal(im->status, 0);
	const struct facts *facts = &im->book.table[TABLE_SPENDING];
	size_t rows = 0;
	for (size_t row = 0; row < facts->rows; row++) {
		const char *period =
			book_code(&im->book, AXIS_PERIOD, facts->axis[AXIS_PERIOD][row]);
		if (strcmp(period, "2023-Q2") != 0)
			continue;
		rows++;
		const bool first = facts->origin[row].file == 0;
		assert_true(first == (facts->value[row] < 0));
		assert_int_equal(facts->origin[row].line, 3);
	}
	assert_int_equal(rows, 4);
	assert_int_equal(thousands(im, "2023-Q2", "6.1"), 20);
}

static void missing_quarters(void **state)
{
	struct imported *im = *state;
	import_files(im, report(im, "a.json", "2", "30", "4", "cumulative"),
		     report(im, "b.json", "4", "90", "9", "cumulative"));
	assert_int_equal(im->status, 0);
	assert_int_equal(thousands(im, "2023-Q2", "6.1"), 30);
	assert_int_equal(thousands(im, "2023-Q4", "6.1"), 60);
	assert_int_equal(im->book.nspans, 2);
	assert_int_equal(im->book.spans[0].from, 1);
	assert_int_equal(im->book.spans[0].to, 2);
	assert_int_equal(im->book.spans[1].from, 3);
	assert_int_equal(im->book.spans[1].to, 4);
	assert_non_null(import_remark(im, "quarters_together"));
}

static void separate_quarters(void **state)
{
	struct imported *im = *state;
	import_files(im, report(im, "a.json", "1", "10", "5", "separate"),
		     report(im, "b.json", "3", "30", "4", "separate"));
	assert_int_equal(im->status, 0);
	assert_int_equal(thousands(im, "2023-Q3", "6.1"), 30);
	assert_int_equal(im->book.nspans, 0);
	assert_int_equal(im->book.nremarks, 0);
}

/* Official figures of the file that the CBS tests its own program with. */
static void control_sums(void **state)
{
	struct imported *im = *state;
	const char *shared = shared_folder();
	if (!shared)
		skip();
	import_files(im, arena_printf(&im->arena,
				      "%s/data/iv3-json/iv3_bestand_plausibiliteits_fout."
				      "json@quarters=separate",
				      shared));
	assert_int_equal(im->status, 0);
	size_t wrong = 0;
	for (size_t i = 0; i < im->book.ncontrols; i++) {
		const struct control_sum *control = &im->book.controls[i];
		wrong += !control->right;
		if (strcmp(control->code, "PF002") == 0)
			assert_int_equal(control->found, 7159LL * 100000);
		assert_true(control->right == (strcmp(control->code, "PF001") != 0 &&
					       strcmp(control->code, "PF002") != 0));
	}
	assert_int_equal(wrong, 2);
	/* the CBS: 16.87846280796888 per cent, and a difference of 11,333 */
	const int64_t expense = spending(im, "side", "expense") / 100000;
	const int64_t revenue = spending(im, "side", "revenue") / 100000;
	assert_true(7159.0 / (double)expense * 100.0 == 16.87846280796888);
	assert_int_equal(revenue - expense, 11333);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(json_to_the_letter),
		cmocka_unit_test(cut_texts),
		cmocka_unit_test(deep_texts),
		cmocka_unit_test_setup_teardown(lines_and_digits, import_setup,
						import_teardown),
		cmocka_unit_test_setup_teardown(names_that_stand_twice, import_setup,
						import_teardown),
		cmocka_unit_test_setup_teardown(what_a_delivery_says, import_setup,
						import_teardown),
		cmocka_unit_test_setup_teardown(amounts_are_exact, import_setup,
						import_teardown),
		cmocka_unit_test_setup_teardown(large_texts, import_setup,
						import_teardown),
		cmocka_unit_test_setup_teardown(nothing_private, import_setup,
						import_teardown),
		cmocka_unit_test_setup_teardown(cumulative_quarters, import_setup,
						import_teardown),
		cmocka_unit_test_setup_teardown(sources_of_a_quarter, import_setup,
						import_teardown),
		cmocka_unit_test_setup_teardown(missing_quarters, import_setup,
						import_teardown),
		cmocka_unit_test_setup_teardown(separate_quarters, import_setup,
						import_teardown),
		cmocka_unit_test_setup_teardown(control_sums, import_setup,
						import_teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
