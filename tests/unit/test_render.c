/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * test_render - formats for machines: types of value, totals, escaping, the style of
 * Excel
 */
#include "render_fixture.h"

static void csv_is_exact(void **state)
{
	(void)state;
	struct fixture *fixture = fixture_new();
	fixture_types(fixture);
	assert_string_equal(
		fixture_render(fixture, "csv", (struct style){0}),
		"text,count,quantity,money,ratio,number,period,code,flag\n"
		"a,9007199254740993,-1234.5,-23058430092136939.51,0.146,-1234567.891,"
		"2025-09,6.60,true\n"
		"b,,,,,,,,\n");
	assert_string_equal(
		fixture_render(fixture, "csv", (struct style){.excel = true}),
		"\xef\xbb\xbf"
		"text;count;quantity;money;ratio;number;period;code;flag\r\n"
		"a;9007199254740993;-1234,5;-23058430092136939,51;0,146;-1234567,891;"
		"2025-09;6.60;true\r\n"
		"b;;;;;;;;\r\n");
	fixture_free(fixture);
}

static void csv_quotes_what_needs_it(void **state)
{
	(void)state;
	struct fixture *fixture = fixture_new();
	struct report *report = &fixture->report;
	static const struct column column = {.name = "text", .type = VALUE_TEXT};
	struct table *table = report_table(report, "deficit", "types", &column, 1);
	static const char *const texts[] = {"plain",   "a,b",        "a;b",
					    "a\"b",    "two\nlines", "cr\rlf",
					    "Súdwest", " blanks "};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		*table_row(table) = value_text(report, texts[i]);
	table_row(table);
	assert_string_equal(fixture_render(fixture, "csv", (struct style){0}),
			    "text\nplain\n\"a,b\"\na;b\n\"a\"\"b\"\n\"two\nlines\"\n"
			    "\"cr\rlf\"\nSúdwest\n blanks \n\"\"\n");
	const char *excel = fixture_render(fixture, "csv", (struct style){.excel = true});
	assert_non_null(strstr(excel, "\r\na,b\r\n\"a;b\"\r\n"));
	fixture_free(fixture);
}

/* Words become no formulas; amounts stay amounts, and plain CSV what it was. */
static void excel_runs_no_words(void **state)
{
	(void)state;
	struct fixture *fixture = fixture_new();
	struct report *report = &fixture->report;
	static const struct column columns[] = {{.name = "=text", .type = VALUE_TEXT},
						{.name = "code", .type = VALUE_CODE},
						{.name = "money", .type = VALUE_MONEY}};
	struct table *table = report_table(report, "deficit", "types", columns, 3);
	static const char *const texts[] = {"=1+1",        "+31",
					    "-2",          "@SUM(A1)",
					    "\ttab",       "\rreturn",
					    " =blank",     "\xc2\xa0=nbsp",
					    "\x1b=escape", "a=b",
					    "\'s-Graven",  "=",
					    "\uff1d1",     "\u200b\ufeff+1",
					    "\uff1d"};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct value *row = table_row(table);
		row[0] = value_text(report, texts[i]);
		row[1] = value_code(report, texts[i]);
		row[2] = value_money(-100);
	}
	assert_string_equal(
		fixture_render(fixture, "csv", (struct style){.excel = true}),
		"\xef\xbb\xbf'=text;code;money\r\n"
		"'=1+1;'=1+1;-1,00\r\n'+31;'+31;-1,00\r\n'-2;'-2;-1,00\r\n"
		"'@SUM(A1);'@SUM(A1);-1,00\r\n'\ttab;'\ttab;-1,00\r\n"
		"\"'\rreturn\";\"'\rreturn\";-1,00\r\n' =blank;' =blank;-1,00\r\n"
		"'\xc2\xa0=nbsp;'\xc2\xa0=nbsp;-1,00\r\n"
		"'\x1b=escape;'\x1b=escape;-1,00\r\na=b;a=b;-1,00\r\n"
		"'s-Graven;'s-Graven;-1,00\r\n=;=;-1,00\r\n"
		"'\uff1d1;'\uff1d1;-1,00\r\n"
		"'\u200b\ufeff+1;'\u200b\ufeff+1;-1,00\r\n\uff1d;\uff1d;-1,00\r\n");
	assert_non_null(strstr(fixture_render(fixture, "csv", (struct style){0}),
			       "\n=1+1,=1+1,-1.00\n"));
	assert_non_null(
		strstr(fixture_render(fixture, "json", (struct style){0}), "\"=1+1\""));
	fixture_free(fixture);
}

static void totals_are_left_out_unless_asked(void **state)
{
	(void)state;
	struct fixture *fixture = fixture_new();
	fixture_by_domain(fixture);
	const char *rows =
		"municipality,municipality_name,year,domain,budget,actual,difference,"
		"direction\n"
		"GM1700,Twenterand,2023,Wmo,,1234567.89,1500.00,V\n"
		"GM1700,Twenterand,2023,Jeugdwet,,1000.50,-2500.49,N\n"
		"GM1700,Twenterand,2023,Participatiewet,,-0.05,0.00,=\n";
	assert_string_equal(fixture_render(fixture, "csv", (struct style){0}), rows);
	const char *all = fixture_render(fixture, "csv", (struct style){.totals = true});
	assert_memory_equal(all, rows, strlen(rows));
	assert_string_equal(all + strlen(rows),
			    "GM1700,Twenterand,2023,,,1235568.34,-1000.49,N\n");
	assert_null(
		strstr(fixture_render(fixture, "jsonl", (struct style){0}), "1235568"));
	fixture_free(fixture);
}

static void jsonl_says_where_a_row_belongs(void **state)
{
	(void)state;
	struct fixture *fixture = fixture_new();
	fixture_types(fixture);
	table_total(fixture->report.tables[0])[3] = value_money(1);
	assert_string_equal(
		fixture_render(fixture, "jsonl", (struct style){.totals = true}),
		"{\"report\":\"deficit\",\"table\":\"types\",\"text\":\"a\","
		"\"count\":9007199254740993,\"quantity\":-1234.5,"
		"\"money\":-23058430092136939.51,\"ratio\":0.146,\"number\":-1234567.891,"
		"\"period\":\"2025-09\",\"code\":\"6.60\",\"flag\":true}\n"
		"{\"report\":\"deficit\",\"table\":\"types\",\"text\":\"b\",\"count\":"
		"null,"
		"\"quantity\":null,\"money\":null,\"ratio\":null,\"number\":null,"
		"\"period\":null,\"code\":null,\"flag\":null}\n"
		"{\"report\":\"deficit\",\"table\":\"types\",\"total\":true,\"text\":"
		"null,"
		"\"count\":null,\"quantity\":null,\"money\":0.01,\"ratio\":null,"
		"\"number\":null,\"period\":null,\"code\":null,\"flag\":null}\n");
	fixture_free(fixture);
}

static void jsonl_never_repeats_a_key(void **state)
{
	(void)state;
	struct fixture *fixture = fixture_new();
	struct report *report = &fixture->report;
	static const struct column columns[] = {
		{.name = "table", .type = VALUE_TEXT},
		{.name = "total", .type = VALUE_MONEY},
	};
	struct table *table = report_table(report, "cube", "cube", columns, 2);
	table_row(table)[0] = value_text(report, "spending");
	table_total(table)[1] = value_money(5);
	assert_string_equal(
		fixture_render(fixture, "jsonl", (struct style){.totals = true}),
		"{\"report\":\"deficit\",\"_table\":\"cube\",\"table\":\"spending\","
		"\"total\":null}\n"
		"{\"report\":\"deficit\",\"_table\":\"cube\",\"_total\":true,"
		"\"table\":null,\"total\":0.05}\n");
	fixture_free(fixture);
}

static void json_is_one_document(void **state)
{
	(void)state;
	struct fixture *fixture = fixture_new();
	struct report *report = &fixture->report;
	static const struct column columns[] = {
		{.name = "domain", .type = VALUE_TEXT},
		{.name = "actual", .type = VALUE_MONEY},
	};
	struct table *table = report_table(report, "deficit", "by_domain", columns, 2);
	struct value *row = table_row(table);
	row[0] = value_word(report, "domain", "Jeugdwet");
	row[1] = value_money(100);
	table_total(table)[1] = value_money(100);
	report_finding(report, FINDING_expense_over_budget,
		       value_text(report, "a \"b\"\n\\"), value_money(284500000));
	report_finding(report, FINDING_year_chosen, value_none(), value_none());
	report_note(report, "rows_read", value_count(24282));
	assert_string_equal(
		fixture_render(fixture, "json", (struct style){.language = LANGUAGE_EN}),
		"{\n"
		"  \"schema\": \"sdgrip.report\",\n"
		"  \"schema_version\": 1,\n"
		"  \"report\": \"deficit\",\n"
		"  \"title\": \"Budget\",\n"
		"  \"notes\": [\n"
		"    {\"name\":\"rows_read\",\"title\":\"Rows read\",\"value\":24282}\n"
		"  ],\n"
		"  \"findings\": [\n"
		"    {\"severity\":\"alert\",\"code\":\"expense_over_budget\","
		"\"subject\":\"a \\\"b\\\"\\n\\\\\",\"text\":\"Expense exceeds the "
		"budget\","
		"\"value\":2845000.00,\"type\":\"money\"},\n"
		"    {\"severity\":\"info\",\"code\":\"year_chosen\",\"subject\":null,"
		"\"text\":\"No year was chosen\",\"value\":null,\"type\":null}\n"
		"  ],\n"
		"  \"tables\": [\n"
		"    {\n"
		"      \"name\": \"by_domain\",\n"
		"      \"title\": \"Per domain\",\n"
		"      \"columns\": [\n"
		"        {\"name\":\"domain\",\"title\":\"Domain\",\"type\":\"text\"},\n"
		"        {\"name\":\"actual\",\"title\":\"Actual\",\"type\":\"money\"}\n"
		"      ],\n"
		"      \"rows\": [\n"
		"        {\"domain\":\"Jeugdwet\",\"actual\":1.00}\n"
		"      ],\n"
		"      \"total\": {\"domain\":null,\"actual\":1.00}\n"
		"    }\n"
		"  ]\n"
		"}\n");
	fixture_free(fixture);
}

static void empty_reports_are_valid(void **state)
{
	(void)state;
	struct fixture *fixture = fixture_new();
	const char *json = fixture_render(fixture, "json", (struct style){0});
	assert_non_null(strstr(json, "\"findings\": [],\n  \"tables\": []\n}\n"));
	assert_string_equal(fixture_render(fixture, "csv", (struct style){0}), "");
	assert_string_equal(fixture_render(fixture, "jsonl", (struct style){0}), "");
	static const struct column column = {.name = "domain", .type = VALUE_TEXT};
	report_table(&fixture->report, "deficit", "by_domain", &column, 1);
	json = fixture_render(fixture, "json", (struct style){0});
	assert_non_null(strstr(json, "      \"rows\": []\n    }\n  ]\n}\n"));
	assert_string_equal(fixture_render(fixture, "csv", (struct style){0}),
			    "domain\n");
	fixture_free(fixture);
}

/* A ratio has six significant digits and a number ten; neither ends in zeros or has an
 * exponent while it is short. */
static void reals_have_their_digits(void **state)
{
	(void)state;
	static const struct {
		bool ratio;
		double real;
		const char *text;
	} cases[] = {
		{true, 0.0, "0"},
		{true, -0.0, "0"},
		{true, 1.0, "1"},
		{true, -0.2555236, "-0.255524"},
		{true, 0.0000123456789, "0.0000123457"},
		{true, 999999.96, "1000000"},
		{true, 12345678.0, "12345700"},
		{true, 1e-300, "1e-300"},
		{false, 1.0 / 3.0, "0.3333333333"},
		{false, 123456789012.0, "123456789000"},
		{false, -2.5e20, "-2.5e+20"},
		{false, 100.0, "100"},
	};
	struct fixture *fixture = fixture_new();
	static const struct column column = {.name = "value", .type = VALUE_NUMBER};
	struct table *table =
		report_table(&fixture->report, "deficit", "types", &column, 1);
	struct value *cell = table_row(table);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		*cell = cases[i].ratio ? value_ratio(cases[i].real)
				       : value_number(cases[i].real);
		const char *csv = fixture_render(fixture, "csv", (struct style){0});
		char expected[64];
		snprintf(expected, sizeof expected, "value\n%s\n", cases[i].text);
		assert_string_equal(csv, expected);
	}
	fixture_free(fixture);
}

static void formats_are_found(void **state)
{
	(void)state;
	assert_string_equal(format_find("jsonl")->name, "jsonl");
	assert_null(format_find("JSON"));
	assert_string_equal(format_by_extension("a.b/report.JSON")->name, "json");
	assert_string_equal(format_by_extension("report.md")->name, "markdown");
	assert_string_equal(format_by_extension("x.txt")->name, "text");
	assert_null(format_by_extension("a.json/report"));
	assert_null(format_by_extension("report.pdf"));
	assert_null(format_by_extension("json"));
	for (size_t i = 0; formats[i]; i++)
		assert_int_equal(formats[i]->one_table,
				 strcmp(formats[i]->name, "csv") == 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(csv_is_exact),
		cmocka_unit_test(csv_quotes_what_needs_it),
		cmocka_unit_test(excel_runs_no_words),
		cmocka_unit_test(totals_are_left_out_unless_asked),
		cmocka_unit_test(jsonl_says_where_a_row_belongs),
		cmocka_unit_test(jsonl_never_repeats_a_key),
		cmocka_unit_test(json_is_one_document),
		cmocka_unit_test(empty_reports_are_valid),
		cmocka_unit_test(reals_have_their_digits),
		cmocka_unit_test(formats_are_found),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
