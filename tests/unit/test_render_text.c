/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * test_render_text - formats for people: number styles, what is left out, widths, markup
 */
#include "render_fixture.h"

#include "utf8.h"

static const char *text_of(struct fixture *fixture, int width)
{
	return fixture_render(fixture, "text", (struct style){.width = width});
}

static void assert_contains(const char *text, const char *part)
{
	if (!strstr(text, part))
		fail_msg("'%s' is not in:\n%s", part, text);
}

static void text_reads_as_a_statement(void **state)
{
	(void)state;
	struct fixture *fixture = fixture_new();
	struct report *report = &fixture->report;
	fixture_by_domain(fixture);
	report_finding(report, FINDING_year_chosen, value_none(), value_none());
	report_finding(report, FINDING_expense_over_budget,
		       value_word(report, "domain", "Jeugdwet"), value_money(250049));
	report_note(report, "file", value_text(report, "a.csv"));
	report_note_at(report, NOTE_DETAIL, "rows_read", value_count(24282));
	report_note_at(report, NOTE_DETAIL, "rows_loaded", value_count(24282));
	report_note_at(report, NOTE_TOP, "covers", value_text(report, "alles"));
	report_note(report, "file", value_text(report, "b.csv"));
	assert_string_equal(
		text_of(fixture, 0),
		"Begroting\n"
		"═════════\n"
		"\n"
		"  covers  alles\n"
		"\n"
		"Bevindingen\n"
		"  Alarm     Jeugd: lasten hoger dan de begroting (€ 2.500,49)\n"
		"  Ter info  Geen jaar gekozen\n"
		"\n"
		"Per domein\n"
		"Gemeente: Twenterand (GM1700) · Jaar: 2023\n"
		"\n"
		"Domein             Realisatie    Verschil\n"
		"───────────────  ────────────  ──────────\n"
		"Wmo              1.234.567,89  1.500,00 V\n"
		"Jeugd                1.000,50  2.500,49 N\n"
		"Participatiewet         -0,05      0,00 =\n"
		"───────────────  ────────────  ──────────\n"
		"Totaal           1.235.568,34  1.000,49 N\n"
		"\n"
		"Niet beschikbaar: Begroting na wijziging\n"
		"\n"
		"Verantwoording\n"
		"  Bestand  a.csv · Regels gelezen: 24.282 · Regels verwerkt: 24.282\n"
		"           b.csv\n");
	fixture_free(fixture);
}

static void english_has_its_own_style(void **state)
{
	(void)state;
	struct fixture *fixture = fixture_new();
	fixture_by_domain(fixture);
	const char *text =
		fixture_render(fixture, "text", (struct style){.language = LANGUAGE_EN});
	assert_contains(text, "\nWmo              1,234,567.89  1,500.00 F\n");
	assert_contains(text, "\nYouth                1,000.50  2,500.49 U\n");
	assert_contains(text, "\nTotal            1,235,568.34  1,000.49 U\n");
	assert_contains(text, "Not available: Revised budget\n");
	fixture_free(fixture);
}

static void thousands_are_rounded_and_announced(void **state)
{
	(void)state;
	struct fixture *fixture = fixture_new();
	fixture_by_domain(fixture);
	report_finding(&fixture->report, FINDING_expense_over_budget, value_none(),
		       value_money(250049));
	const char *text =
		fixture_render(fixture, "text", (struct style){.thousands = true});
	assert_contains(text, "\nPer domein (x € 1.000)\n");
	assert_contains(text, "\nWmo                   1.235       2 V\n");
	assert_contains(text, "\nJeugd                     1       3 N\n");
	assert_contains(text, "\nParticipatiewet           0       0 =\n");
	/* outside the table nothing would say that it is in thousands */
	assert_contains(text, "Lasten hoger dan de begroting (€ 2.500,49)\n");
	fixture_free(fixture);
}

static void every_type_has_a_human_form(void **state)
{
	(void)state;
	struct fixture *fixture = fixture_new();
	struct table *table = fixture_types(fixture);
	table->columns[4].decimals = 2;
	table->columns[2].decimals = 2;
	const char *text = text_of(fixture, 0);
	assert_contains(text, "\na     9.007.199.254.740.993  -1.234,50  "
			      "-23.058.430.092.136.939,51  14,60%  -1.234.568  2025-09  "
			      "6.60  ja\n");
	assert_contains(text, "\nb                         -          -"
			      "                           -       -           -  -"
			      "        -     -\n");
	fixture_free(fixture);
}

/* No line is wider than the terminal, and every figure is still there. */
static void nothing_is_wider_than_the_terminal(void **state)
{
	(void)state;
	struct fixture *fixture = fixture_new();
	struct report *report = &fixture->report;
	fixture_by_domain(fixture);
	report_finding(report, FINDING_expense_over_budget,
		       value_text(report, "Ondersteuning (Wmo), beschermd wonen"),
		       value_money(123456789));
	report_note(report, "file",
		    value_text(report, "exports/een_heel_lange_naam_van_een_bestand_die_"
				       "nergens_een_blanco_heeft.csv"));
	for (int width = 24; width < 100; width++) {
		struct arena arena;
		arena_init(&arena);
		const char *text = text_of(fixture, width);
		assert_contains(text, "1.234.567,89");
		assert_contains(text, "2.500,49 N");
		while (*text) {
			size_t length = strcspn(text, "\n");
			const char *line = arena_strndup(&arena, text, length);
			assert_in_range(text_width(line), 0, width);
			assert_true(length == 0 || line[length - 1] != ' ');
			text += length + 1;
		}
		arena_release(&arena);
	}
	fixture_free(fixture);
}

static void a_wide_table_comes_in_blocks(void **state)
{
	(void)state;
	struct fixture *fixture = fixture_new();
	fixture_by_domain(fixture);
	assert_contains(text_of(fixture, 40), "Domein             Realisatie\n"
					      "───────────────  ────────────\n"
					      "Wmo              1.234.567,89\n"
					      "Jeugd                1.000,50\n"
					      "Participatiewet         -0,05\n"
					      "───────────────  ────────────\n"
					      "Totaal           1.235.568,34\n"
					      "\n"
					      "Domein             Verschil\n"
					      "───────────────  ──────────\n"
					      "Wmo              1.500,00 V\n");
	fixture_free(fixture);
}

static void rows_keep_a_name(void **state)
{
	(void)state;
	struct fixture *fixture = fixture_new();
	struct report *report = &fixture->report;
	static const struct column columns[] = {
		{.name = "year", .type = VALUE_PERIOD, .flags = COLUMN_KEY},
		{.name = "municipality", .type = VALUE_CODE, .flags = COLUMN_KEY},
		{.name = "municipality_name", .type = VALUE_TEXT},
		{.name = "actual", .type = VALUE_MONEY},
	};
	struct table *table = report_table(report, "deficit", "types", columns, 4);
	for (int i = 0; i < 2; i++) {
		struct value *row = table_row(table);
		row[0] = value_period(period_year(2023));
		row[1] = value_code(report, "GM1700");
		row[2] = value_text(report, "Twenterand");
		row[3] = value_money(i);
	}
	const char *text = text_of(fixture, 0);
	assert_contains(text, "Soorten\nJaar: 2023\n\n");
	assert_contains(text, "\nGM1700        Twenterand        0,01\n");
	/* a code and its name go together: one that differs keeps both */
	table->cells[5] = value_code(report, "GM1701");
	assert_contains(text_of(fixture, 0), "\nGM1701        Twenterand        0,01\n");
	fixture_free(fixture);
}

static void many_findings_of_a_kind_share_a_line(void **state)
{
	(void)state;
	struct fixture *fixture = fixture_new();
	struct report *report = &fixture->report;
	for (int i = 0; i < 4; i++)
		report_finding(report, FINDING_expense_over_budget,
			       value_period(period_year(2020 + i)),
			       i == 2 ? value_money(-50) : value_none());
	assert_contains(text_of(fixture, 0),
			"  Alarm  Lasten hoger dan de begroting (4): 2020, 2021, "
			"2022 (€ -0,50), 2023\n");
	fixture_free(fixture);
}

static void words_cannot_break_the_layout(void **state)
{
	(void)state;
	struct fixture *fixture = fixture_new();
	struct report *report = &fixture->report;
	static const struct column columns[] = {
		{.name = "domain", .type = VALUE_TEXT},
		{.name = "code", .type = VALUE_CODE},
	};
	struct table *table = report_table(report, "deficit", "types", columns, 2);
	struct value *row = table_row(table);
	row[0] = value_text(report, "a|b*c\n\033[31mÉén\xc2\x9b!");
	row[1] = value_code(report, "6_1");
	const char *text = text_of(fixture, 0);
	assert_contains(text, "\na|b*c  [31mÉén !  6_1\n");
	assert_null(strchr(text, '\033'));
	assert_contains(fixture_render(fixture, "markdown", (struct style){0}),
			"\n| a\\|b\\*c  \\[31mÉén ! | 6\\_1 |\n");
	fixture_free(fixture);
}

static void colour_only_when_asked(void **state)
{
	(void)state;
	struct fixture *fixture = fixture_new();
	report_finding(&fixture->report, FINDING_expense_over_budget, value_none(),
		       value_none());
	assert_null(strchr(text_of(fixture, 80), '\033'));
	assert_contains(fixture_render(fixture, "text", (struct style){.colour = true}),
			"  \033[1;31mAlarm\033[0m  Lasten hoger dan de begroting\n");
	fixture_free(fixture);
}

static void markdown_has_headings_and_tables(void **state)
{
	(void)state;
	struct fixture *fixture = fixture_new();
	struct report *report = &fixture->report;
	fixture_by_domain(fixture);
	report_finding(report, FINDING_year_chosen, value_none(), value_none());
	report_note(report, "file", value_text(report, "2023_begroting.csv"));
	assert_string_equal(fixture_render(fixture, "markdown", (struct style){0}),
			    "# Begroting\n"
			    "\n"
			    "## Bevindingen\n"
			    "\n"
			    "- **Ter info** Geen jaar gekozen\n"
			    "\n"
			    "## Per domein\n"
			    "\n"
			    "Gemeente: Twenterand (GM1700) · Jaar: 2023\n"
			    "\n"
			    "| Domein | Realisatie | Verschil |\n"
			    "| --- | ---: | ---: |\n"
			    "| Wmo | 1.234.567,89 | 1.500,00 V |\n"
			    "| Jeugd | 1.000,50 | 2.500,49 N |\n"
			    "| Participatiewet | -0,05 | 0,00 = |\n"
			    "| **Totaal** | **1.235.568,34** | **1.000,49 N** |\n"
			    "\n"
			    "Niet beschikbaar: Begroting na wijziging\n"
			    "\n"
			    "## Verantwoording\n"
			    "\n"
			    "- Bestand: 2023\\_begroting.csv\n");
	fixture_free(fixture);
}

/* Lines to copy stay whole, however narrow the terminal, with nothing beside them. */
static void lines_to_copy_are_not_touched(void **state)
{
	(void)state;
	static const struct column columns[] = {
		{.name = "municipality", .type = VALUE_TEXT, .flags = COLUMN_KEY},
		{.name = "domain", .type = VALUE_TEXT, .flags = COLUMN_VERBATIM},
	};
	static const char line[] =
		"name.cost_centre = Omschrijving  van de *kostenplaats*";
	struct fixture *fixture = fixture_new();
	struct table *table =
		report_table(&fixture->report, "deficit", "types", columns, 2);
	for (size_t i = 0; i < 3; i++) {
		struct value *cells = table_row(table);
		cells[0] = value_text(&fixture->report, i < 2 ? "a" : "b");
		cells[1] = value_text(&fixture->report, i == 1 ? "unit = 1" : line);
	}
	const char *lines = arena_printf(&fixture->report.arena, "\n%s\nunit = 1\n\n%s\n",
					 line, line);
	assert_contains(text_of(fixture, 30), lines);
	const char *markdown =
		fixture_render(fixture, "markdown", (struct style){.width = 0});
	assert_contains(markdown,
			arena_printf(&fixture->report.arena,
				     "\n    %s\n    unit = 1\n\n    %s\n", line, line));
	fixture_free(fixture);
}

static void empty_tables_say_so(void **state)
{
	(void)state;
	struct fixture *fixture = fixture_new();
	static const struct column column = {.name = "domain", .type = VALUE_TEXT};
	report_table(&fixture->report, "deficit", "by_domain", &column, 1);
	assert_string_equal(text_of(fixture, 80), "Begroting\n═════════\n\nPer domein\n\n"
						  "Geen gegevens\n");
	assert_string_equal(fixture_render(fixture, "markdown", (struct style){0}),
			    "# Begroting\n\n## Per domein\n\nGeen gegevens\n");
	fixture_free(fixture);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_reads_as_a_statement),
		cmocka_unit_test(english_has_its_own_style),
		cmocka_unit_test(thousands_are_rounded_and_announced),
		cmocka_unit_test(every_type_has_a_human_form),
		cmocka_unit_test(nothing_is_wider_than_the_terminal),
		cmocka_unit_test(a_wide_table_comes_in_blocks),
		cmocka_unit_test(rows_keep_a_name),
		cmocka_unit_test(many_findings_of_a_kind_share_a_line),
		cmocka_unit_test(words_cannot_break_the_layout),
		cmocka_unit_test(colour_only_when_asked),
		cmocka_unit_test(markdown_has_headings_and_tables),
		cmocka_unit_test(lines_to_copy_are_not_touched),
		cmocka_unit_test(empty_tables_say_so),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
