/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * test_messages - messages of iWmo and iJw: what is read of them, what is not, and what
 * they say together
 */
#include "care_fixture.h"
#include "message_walk.h"

#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

/* --- the XML itself --- */

struct heard {
	char text[512];
	size_t begun, ended, last_line;
	enum xml_want want; /* of every element at depth 2 */
};

static enum xml_want hears(void *context, const struct xml_element *element)
{
	struct heard *heard = context;
	heard->begun++;
	heard->last_line = element->line;
	return element->depth == 2 ? heard->want : XML_PASS;
}

static bool ends(void *context, const char *text, size_t line)
{
	struct heard *heard = context;
	heard->ended++;
	if (text)
		snprintf(heard->text, sizeof(heard->text), "%s", text);
	return line > 0;
}

static int parse(const char *text, const char *read_as, struct heard *heard,
		 struct diags *diags)
{
	const struct xml_listener listener = {heard, hears, ends};
	return xml_events(text, strlen(text), read_as, &listener, "f.xml", diags);
}

static void elements_and_lines(void **state)
{
	struct imported *im = *state;
	struct heard heard = {.want = XML_KEEP};
	assert_int_equal(parse("<a>\n<b> x &lt; y <![CDATA[&]]></b>\r\n\r\n<c/></a>\n",
			       NULL, &heard, &im->diags),
			 0);
	assert_string_equal(heard.text, "");
	assert_int_equal(heard.begun, 3);
	assert_int_equal(heard.ended, 3);
	assert_int_equal(heard.last_line, 4);
	assert_int_equal(parse("<a><b>\n x &lt; y <![CDATA[&]]>\t</b></a>", NULL, &heard,
			       &im->diags),
			 0);
	assert_string_equal(heard.text, "x < y &");
	heard = (struct heard){.want = XML_STOP};
	assert_int_equal(parse("<a><b></a>", NULL, &heard, &im->diags), 0);
	assert_int_equal(heard.begun, 2);
	assert_int_equal(im->diags.errors, 0);
}

/* Blocks cut texts and tags anywhere. */
static void blocks(void **state)
{
	struct imported *im = *state;
	const size_t room = 4 * XML_BLOCK;
	char *text = malloc(room);
	for (size_t before = XML_BLOCK - 40; before < XML_BLOCK + 10; before++) {
		struct heard heard = {.want = XML_KEEP};
		strcpy(text, "<a>");
		memset(text + 3, ' ', before);
		snprintf(text + 3 + before, 100,
			 "<beginletter>waarde \xc3\xab\xe2\x82"
			 "\xac</beginletter></a>");
		assert_int_equal(parse(text, NULL, &heard, &im->diags), 0);
		assert_string_equal(heard.text, "waarde \xc3\xab\xe2\x82\xac");
	}
	free(text);
}

/* `before`, `times` times `unit`, `after`; -1 when it is refused. */
static int repeat(struct imported *im, const char *before, const char *unit, size_t times,
		  const char *after, enum xml_want want)
{
	const size_t size = strlen(unit);
	char *text = malloc(strlen(before) + times * size + strlen(after) + 1);
	char *at = text + strlen(before);
	strcpy(text, before);
	for (size_t i = 0; i < times; i++, at += size)
		memcpy(at, unit, size);
	strcpy(at, after);
	struct heard heard = {.want = want};
	const int status = parse(text, NULL, &heard, &im->diags);
	free(text);
	return status;
}

static void bounds(void **state)
{
	struct imported *im = *state;
	assert_int_equal(repeat(im, "<a><b>", "x", XML_TEXT, "</b></a>", XML_KEEP), 0);
	assert_int_equal(repeat(im, "<a><b>", "x", XML_TEXT + 1, "</b></a>", XML_KEEP),
			 -1);
	assert_messages(&im->diags, "f.xml:1: the text of an element is longer than 100");
	assert_int_equal(repeat(im, "<a><b>", "x", XML_TEXT_MOST, "</b></a>", XML_PASS),
			 0);
	assert_int_equal(
		repeat(im, "<a>\n<b>", "x", XML_TEXT_MOST + 1, "</b></a>", XML_PASS), -1);
	assert_messages(&im->diags, "f.xml:2: more than 1 MiB of text");
	assert_int_equal(repeat(im, "<a>", "<!--x-->", 100000, "</a>", XML_PASS), 0);
	assert_int_equal(repeat(im, "<a><!--", "x", 10 << 20, "--></a>", XML_PASS), -1);
	assert_messages(&im->diags, "f.xml:1: a tag or comment of more than 64 KiB");
	assert_int_equal(repeat(im, "<a><b c='", "x", 10 << 20, "'/></a>", XML_PASS), -1);
	assert_messages(&im->diags, "f.xml:1: a tag or comment of more than 64 KiB");
	assert_int_equal(repeat(im, "<!--", "x", 10 << 20, "--><a/>", XML_PASS), -1);
	assert_int_equal(repeat(im, "", "<a>", XML_DEPTH + 1, "", XML_PASS), -1);
	assert_messages(&im->diags, "more than 32 deep");
	assert_int_equal(repeat(im, "", "<a>", 100000, "", XML_PASS), -1);
}

static void entities(void **state)
{
	struct imported *im = *state;
	static const char *const wrong[] = {
		"<!DOCTYPE a><a/>",
		"<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>",
		"<!DOCTYPE a [<!ENTITY e SYSTEM 'http://localhost/'>]><a>&e;</a>",
		"<!DOCTYPE a [<!ENTITY e 'xx'><!ENTITY f '&e;&e;'>]><a>&f;</a>",
		"<!DOCTYPE a [<!ENTITY % e 'xx'> %e;]><a/>",
		"<!DOCTYPE",
		"<a>&e;</a>",
		"<a b='&e;'/>",
		"<a",
		"<a>",
		"<a></b>",
		"<a/><a/>",
		"<a>&#0;</a>",
		"<a b='1' b='2'/>",
		"<x:a/>",
		"",
		"text",
		"<a>\xff</a>",
		"<a>\x01</a>",
		"<a><![CDATA[",
	};
	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
		struct heard heard = {.want = XML_KEEP};
		const size_t before = im->diags.errors;
		assert_int_equal(parse(wrong[i], NULL, &heard, &im->diags), -1);
		assert_int_equal(im->diags.errors, before + 1);
		assert_string_equal(heard.text, "");
	}
}

static void encodings(void **state)
{
	struct imported *im = *state;
	static const struct {
		const char *declared, *read_as;
		int status;
	} cases[] = {
		{NULL, "utf-8", 0},
		{NULL, "utf-16le", 0},
		{NULL, "windows-1252", -1},
		{"UTF-8", "utf-8", 0},
		{"utf-8", "windows-1252", -1},
		{"UTF-16", "utf-16be", 0},
		{"UTF-8", "utf-16le", -1},
		{"UTF-16", "utf-8", -1},
		{"ISO-8859-1", "windows-1252", 0},
		{"windows-1252", "windows-1252", 0},
		{"iso-8859-1", "utf-8", -1},
		{"iso-8859-1", NULL, 0},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		char text[128];
		struct heard heard = {.want = XML_PASS};
		snprintf(text, sizeof(text), "<?xml version='1.0'%s%s%s?><a/>",
			 cases[i].declared ? " encoding='" : "",
			 cases[i].declared ? cases[i].declared : "",
			 cases[i].declared ? "'" : "");
		assert_int_equal(parse(text, cases[i].read_as, &heard, &im->diags),
				 cases[i].status);
		assert_int_equal(heard.begun, cases[i].status == 0);
	}
}

/* --- what is read of a message --- */

/* Every name that stands at the end of a path that is read: none is about who somebody
 * is, but for the number that becomes a pseudonym. */
static void known_paths(void **state)
{
	(void)state;
	static const char *const allowed =
		"|BerichtCode|BerichtVersie|BerichtSubversie|Afzender|Ontvanger|"
		"Dagtekening|DeclaratieNummer|DeclaratieDagtekening|TotaalBedrag|"
		"DebetCredit|Bsn|ToewijzingNummer|ProductCategorie|ProductCode|Categorie|"
		"Code|Begindatum|Einddatum|Ingangsdatum|GeleverdVolume|Volume|Eenheid|"
		"ProductTarief|Bedrag|Toewijzingsdatum|Toewijzingstijd|RedenWijziging|"
		"RedenBeeindiging|Frequentie|Budget|StatusAanlevering|";
	static const char *const persons[] = {
		"Naam",    "Geboorte",   "Geslacht", "Relatie",  "Contact",
		"Adres",   "Commentaar", "Telefoon", "Email",    "Communicatie",
		"Juridis", "Wettelijke", "Postcode", "Voorlett", "Organisatie"};
	for (size_t f = 0; message_forms[f]; f++) {
		const struct message_form *form = message_forms[f];
		for (size_t i = 0; i < form->npaths; i++) {
			const char *path = form->paths[i].path;
			const char *slash = strrchr(path, '/');
			char word[64];
			snprintf(word, sizeof(word), "|%s|", slash + 1);
			assert_non_null(strstr(allowed, word));
			for (size_t p = 0; p < sizeof(persons) / sizeof(*persons); p++)
				assert_null(strstr(path, persons[p]));
			assert_true(strlen(path) < PATH_SIZE);
		}
		assert_int_equal(form->importer->nfields, form->ncolumns);
		for (size_t i = 0; i < form->ncolumns; i++)
			assert_string_equal(form->importer->fields[i].name,
					    form->columns[i].header);
		assert_ptr_equal(message_form_find(form->number, 3), form);
	}
	assert_null(message_form_find("315", 3));
}

struct seen {
	char *text;
	size_t size, rows;
};

static int see(void *context, const struct row *row)
{
	struct seen *seen = context;
	seen->rows++;
	for (size_t i = 0; i < row->count; i++) {
		const size_t length = strlen(row->cells[i]);
		seen->text = realloc(seen->text, seen->size + length + 2);
		memcpy(seen->text + seen->size, row->cells[i], length);
		seen->size += length;
		memcpy(seen->text + seen->size, i + 1 < row->count ? ";" : "\n", 2);
		seen->size++;
	}
	return 0;
}

/* All cells of a message, as lines; the caller frees. NULL with errors. */
static char *cells_of(struct imported *im, const char *path)
{
	struct source source;
	struct dialect dialect = {0};
	struct seen seen = {0};
	source_init(&source);
	if (source_read(&source, path, NULL, &im->diags) == 0 &&
	    message_read(&dialect, &source, &im->arena, &im->diags) == 0)
		assert_int_equal(message_rows(dialect.message, see, &seen), 0);
	source_release(&source);
	return seen.text;
}

static void only_what_is_known(void **state)
{
	struct imported *im = *state;
	const struct grant_text grant = {"7001", "2025-01-02", NULL, "2025-01-06",
					 NULL,   NULL,         "120"};
	const char *path =
		import_file(im, "a.xml", assignment_message(im, "2025-01-03", &grant));
	char *cells = cells_of(im, path);
	assert_string_equal(cells, "0384;65650001;Wmo;2025-01-03;W001;7001;01A02;"
				   "2025-01-02;09:00:00;2025-01-06;;;120;01;2;zin\n");
	free(cells);
}

/* The examples of the standard hold names, addresses and remarks. */
static void examples(void **state)
{
	struct imported *im = *state;
	const char *shared = shared_folder();
	static const char *const files[] = {"JW301",  "JW305",  "JW307",  "JW323",
					    "WMO301", "WMO305", "WMO307", "WMO323"};
	/* the first row of each, before and after the number of a citizen */
	static const char *const rows[][2] = {
		{"0384;42420001;Jeugdwet;2026-04-01;",
		 ";300201;55A11;2026-04-01;12:34:56;2026-04-01;2026-07-14;;2;04;2;zin\n"},
		{"65656055;0363;Jeugdwet;2026-04-15;", ";300201;55A11;2026-04-03;1\n"},
		{"65656055;0363;Jeugdwet;2026-07-20;",
		 ";300201;55A11;2026-04-03;2026-07-17;31;1\n"},
		{"65656055;0384;Jeugdwet;2026-05-06;DN001;790.00;",
		 ";10072;45A03;2026-04-01;2026-04-30;4;04;12.50;zin;50.00\n"},
	};
	static const char *const nobody[] = {"Wit",        "Tom",    "Tim",    "2010",
					     "1967",       "Jansen", "straat", "9999XX",
					     "Commentaar", "@",      "Galen",  "Vries",
					     "0201234567", "Zweeds", "plaats"};
	char number[16];
	if (!shared)
		skip();
	snprintf(number, sizeof(number), "%d", 999900000 + 6); /* of the official tests */
	for (size_t i = 0; i < 8; i++) {
		char *cells =
			cells_of(im, arena_printf(&im->arena, "%s/data/messages/%s.xml",
						  shared, files[i]));
		assert_non_null(cells);
		const char *row = i < 4 ? arena_printf(&im->arena, "%s%s%s", rows[i][0],
						       number, rows[i][1])
					: "";
		assert_memory_equal(cells, row, strlen(row));
		for (size_t n = 0; n < sizeof(nobody) / sizeof(*nobody); n++)
			assert_null(strstr(cells, nobody[n]));
		free(cells);
	}
}

/* --- declarations --- */

static void care(struct imported *im)
{
	im->needs.axes[TABLE_DECLARATIONS] = AXIS_BIT(AXIS_STORED) - 1;
	im->needs.axes[TABLE_ASSIGNMENTS] = AXIS_BIT(AXIS_STORED) - 1;
	im->settings.files = NULL;
}

#define DAYS "2025-01-01", "2025-01-31"

static void debit_and_credit(void **state)
{
	struct imported *im = *state;
	const char *lines =
		arena_printf(&im->arena, "%s%s%s%s",
			     line_text(im, "01A02", "27601", "D", "480", "01", DAYS),
			     line_text(im, "01A02", "13800", "C", "240", "01",
				       "2024-11-01", "2024-11-30"),
			     line_text(im, "01A02", "14950", "D", "260", "01",
				       "2024-11-15", "2024-12-14"),
			     line_text(im, "02A07", "20099", "D", "20099", "83", DAYS));
	care(im);
	import_files(im, import_file(im, "a.xml",
				     declaration_message(im, false, "W001", "2025-03-01",
							 "48850", "D", lines)));
	assert_int_equal(im->status, 0);
	struct entry_sum sum = import_sum(im, TABLE_DECLARATIONS, NULL);
	assert_int_equal(sum.value, 48850);
	assert_int_equal(sum.cells, 4);
	sum = import_sum(im, TABLE_DECLARATIONS, "care_period", "2024-11", "period",
			 "2025-03", NULL);
	assert_int_equal(sum.value, 1150);
	assert_int_equal(sum.quantity, 20000);
	sum = import_sum(im, TABLE_DECLARATIONS, "unit", "83", "form", "zin",
			 "municipality", "GM0384", "provider", "65650001", "domain",
			 "Wmo", "assignment", "7001", NULL);
	assert_int_equal(sum.value, 20099);
	assert_int_equal(sum.quantity, 200990); /* cents in the message */
	assert_int_equal(import_remark(im, "message_date_used")->value, 4);
	assert_int_equal(import_remark(im, "care_over_months")->value, 14950);
}

static void declared_total(void **state)
{
	struct imported *im = *state;
	const char *lines = line_text(im, "45A04", "500", "C", "1", "04", DAYS);
	care(im);
	import_files(im, import_file(im, "a.xml",
				     declaration_message(im, true, "J001", NULL, "500",
							 "C", lines)));
	assert_int_equal(im->status, 0);
	struct entry_sum sum = import_sum(im, TABLE_DECLARATIONS, "period", "2025-02",
					  "domain", "Jeugdwet", NULL);
	assert_int_equal(sum.value, -500); /* signed on no day: the day of the message */
	assert_int_equal(sum.quantity, -1000);
	import_files(im, import_file(im, "b.xml",
				     declaration_message(im, true, "J001", NULL, "500",
							 "D", lines)));
	assert_int_equal(im->status, -1);
	assert_messages(&im->diags, "EUR 5.00", "EUR -5.00", "none of it is read");
	assert_int_equal(im->book.table[TABLE_DECLARATIONS].rows, 0);
}

/* Amounts of fifteen digits that add up to more than can be held. */
static void too_much(void **state)
{
	struct imported *im = *state;
	enum { LINES = 9300 };
	const char *line =
		line_text(im, "01A02", "999999999999999", "D", "1", "01", DAYS);
	const size_t size = strlen(line);
	char *lines = arena_alloc(&im->arena, LINES * size + 1);
	for (size_t i = 0; i < LINES; i++)
		memcpy(lines + i * size, line, size);
	care(im);
	import_files(im, import_file(im, "a.xml",
				     declaration_message(im, false, "W001", NULL, "100",
							 "D", lines)));
	assert_int_equal(im->status, -1);
	assert_messages(&im->diags, "its lines add up to EUR more than can be held");
}

/* A number of a citizen becomes a pseudonym: the same in one law, another in the other,
 * and stands nowhere in the book. */
static void pseudonyms(void **state)
{
	struct imported *im = *state;
	char number[16];
	snprintf(number, sizeof(number), "%d", 999900000 + 6); /* of the official tests */
	const char *line = line_text(im, "01A02", "500", "D", "1", "01", DAYS);
	const char *youth = line_text(im, "45A04", "500", "D", "1", "04", DAYS);
	care(im);
	import_files(im,
		     import_file(im, "a.xml",
				 declaration_message(im, false, number, NULL, "500", "D",
						     line)),
		     import_file(im, "b.xml",
				 declaration_message(im, false, number, "2025-03-01",
						     "500", "D", line)),
		     import_file(im, "c.xml",
				 declaration_message(im, true, number, NULL, "500", "D",
						     youth)));
	assert_int_equal(im->status, 0);
	assert_int_equal(im->book.axis[AXIS_CLIENT].count, 3);
	for (size_t a = 0; a < AXIS_STORED; a++)
		for (member m = 0; m < im->book.axis[a].count; m++)
			assert_null(strstr(im->book.axis[a].entries[m].code, number));
	assert_int_equal(im->book.files[0].clients, 1);
}

/* --- assignments, starts and stops --- */

static int32_t day(const char *text)
{
	int32_t days = DATE_NONE;
	assert_int_equal(date_parse(text, &days), 0);
	return days;
}

/* The files in this order, by their names. */
static void import_in_order(struct imported *im, const char *const *texts,
			    const size_t *order, size_t count)
{
	const char *files[8] = {NULL};
	for (size_t i = 0; i < count; i++)
		files[order[i]] = import_file(
			im, arena_printf(&im->arena, "%zu.xml", order[i]), texts[i]);
	im->nwritten = im->nwritten > 8 ? 8 : im->nwritten;
	care(im);
	import_run(im, files);
	assert_int_equal(im->status, 0);
}

/* Calls check() for every order of up to five files. */
static void in_any_order(struct imported *im, const char *const *texts, size_t count,
			 void (*check)(struct imported *im))
{
	size_t order[5];
	const size_t all[] = {1, 1, 2, 6, 24, 120};
	for (size_t n = 0; n < all[count]; n++) {
		bool taken[5] = {false};
		size_t rest = n;
		for (size_t i = 0; i < count; i++) {
			size_t nth = rest % (count - i), at = 0;
			rest /= count - i;
			for (; taken[at] || nth > 0; at++)
				nth -= !taken[at];
			taken[at] = true;
			order[i] = at;
		}
		import_in_order(im, texts, order, count);
		check(im);
	}
}

static const struct terms *only_grant(const struct imported *im)
{
	const struct facts *facts = &im->book.table[TABLE_ASSIGNMENTS];
	assert_int_equal(facts->rows, 1);
	assert_int_equal(facts->terms[0].kind, GRANT_ASSIGNMENT);
	return &facts->terms[0];
}

static void check_delivered(struct imported *im)
{
	const struct terms *terms = only_grant(im);
	assert_int_equal(terms->start, day("2025-01-01"));
	assert_int_equal(terms->end, DATE_OPEN);
	assert_int_equal(terms->started, day("2025-01-06"));
	assert_int_equal(terms->stopped, day("2025-08-31"));
	assert_int_equal(terms->frequency, FREQUENCY_WEEK);
	assert_int_equal(terms->price, PRICE_NONE);
	assert_null(import_remark(im, "notices_unmatched"));
}

/* Started, stopped for a while, started again, stopped. */
static void started_and_stopped(void **state)
{
	struct imported *im = *state;
	const struct grant_text grant = {"7001", "2024-12-20", NULL, "2025-01-01",
					 NULL,   NULL,         NULL};
	const char *const texts[] = {
		assignment_message(im, "2024-12-21", &grant),
		start_message(im, "7001", "2025-01-06", "1"),
		stop_message(im, "7001", "2025-01-06", "2025-03-31", "20", "1"),
		start_message(im, "7001", "2025-05-01", "1"),
		stop_message(im, "7001", "2025-05-01", "2025-08-31", "31", "1"),
	};
	in_any_order(im, texts, 5, check_delivered);
}

static void check_going_on(struct imported *im)
{
	const struct terms *terms = only_grant(im);
	assert_int_equal(terms->started, day("2025-01-13"));
	assert_int_equal(terms->stopped, DATE_NONE);
}

/* Both the first start and the stop were a mistake. */
static void taken_back(void **state)
{
	struct imported *im = *state;
	const struct grant_text grant = {"7001", "2024-12-20", NULL, "2025-01-01",
					 NULL,   NULL,         NULL};
	const char *both = message_text(
		im, false, "305", "2025-01-14",
		person_text(im, "W001",
			    "<m:StartProducten><m:StartProduct><m:ToewijzingNummer>7001"
			    "</m:ToewijzingNummer><m:Begindatum>2025-01-06</m:Begindatum>"
			    "<m:StatusAanlevering>3</m:StatusAanlevering>"
			    "</m:StartProduct><m:StartProduct><m:ToewijzingNummer>7001"
			    "</m:ToewijzingNummer><m:Begindatum>2025-01-13</m:Begindatum>"
			    "<m:StatusAanlevering>1</m:StatusAanlevering>"
			    "</m:StartProduct></m:StartProducten>"));
	const char *const texts[] = {
		assignment_message(im, "2024-12-21", &grant),
		start_message(im, "7001", "2025-01-06", "1"),
		both,
		stop_message(im, "7001", "2025-01-13", "2025-03-31", "31", "1"),
		stop_message(im, "7001", "2025-01-13", "2025-03-31", "31", "3"),
	};
	in_any_order(im, texts, 5, check_going_on);
}

static void check_last_one(struct imported *im)
{
	const struct terms *terms = only_grant(im);
	assert_int_equal(terms->end, day("2025-06-30"));
	assert_int_equal(terms->decided, day("2024-12-20"));
	assert_int_equal(terms->started, day("2025-01-06"));
	assert_int_equal(im->book.table[TABLE_ASSIGNMENTS].quantity[0], 3000);
	assert_int_equal(import_remark(im, "grants_replaced")->value, 2);
	assert_null(import_remark(im, "grants_withdrawn"));
}

/* The day and time of the decision count before the day of the message. */
static void decided_last(void **state)
{
	struct imported *im = *state;
	const struct grant_text grants[] = {
		{"7001", "2024-12-20", NULL, "2025-01-01", "2025-12-31", NULL, "1"},
		{"7001", "2025-03-01", "09:30:00", "2025-01-01", "2025-04-30", "05", "2"},
		{"7001", "2025-03-01", "16:00:00", "2025-01-01", "2025-06-30", "05", "3"},
	};
	const char *const texts[] = {
		assignment_message(im, "2024-12-21", &grants[0]),
		assignment_message(im, "2025-03-09", &grants[1]),
		assignment_message(im, "2025-03-02", &grants[2]),
		start_message(im, "7001", "2025-01-06", "1"),
	};
	in_any_order(im, texts, 4, check_last_one);
}

static void check_withdrawn(struct imported *im)
{
	assert_int_equal(im->book.table[TABLE_ASSIGNMENTS].rows, 0);
	assert_int_equal(import_remark(im, "grants_withdrawn")->value, 1);
	assert_int_equal(import_remark(im, "grants_replaced")->value, 1);
	/* a start of what was withdrawn, one of another number, one without a number */
	assert_int_equal(import_remark(im, "notices_unmatched")->value, 3);
}

static void withdrawn(void **state)
{
	struct imported *im = *state;
	const struct grant_text grants[] = {
		{"7001", "2024-12-20", NULL, "2025-01-01", "2025-12-31", NULL, "1"},
		{"7001", "2025-03-01", NULL, "2025-01-01", "2025-01-01", "13", "1"},
	};
	const char *const texts[] = {
		assignment_message(im, "2024-12-21", &grants[0]),
		assignment_message(im, "2025-03-02", &grants[1]),
		start_message(im, "7001", "2025-01-06", "1"),
		start_message(im, "7002", "2025-01-06", "1"),
		start_message(im, NULL, "2025-01-06", "1"),
	};
	in_any_order(im, texts, 5, check_withdrawn);
}

/* An export of the back office without a municipality, and a start that it knew already.
 */
static void beside_an_export(void **state)
{
	struct imported *im = *state;
	care(im);
	const char *export =
		import_file(im, "e.csv",
			    "product;start;end;assignment;started;client;domain\n"
			    "01A02;2025-01-01;2025-12-31;7001;;W001;Wmo\n"
			    "01A02;2025-01-01;2025-12-31;7002;2025-01-09;W001;Wmo\n");
	import_files(
		im, export,
		import_file(im, "a.xml", start_message(im, "7001", "2025-01-06", "1")),
		import_file(im, "b.xml", start_message(im, "7002", "2025-01-06", "1")));
	assert_int_equal(im->status, 0);
	const struct facts *facts = &im->book.table[TABLE_ASSIGNMENTS];
	assert_int_equal(facts->rows, 2);
	for (size_t row = 0; row < 2; row++) {
		const bool first = strcmp(book_code(&im->book, AXIS_ASSIGNMENT,
						    facts->axis[AXIS_ASSIGNMENT][row]),
					  "7001") == 0;
		assert_int_equal(facts->terms[row].started,
				 day(first ? "2025-01-06" : "2025-01-09"));
	}
	assert_null(import_remark(im, "notices_unmatched"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, import_setup, import_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(elements_and_lines),
		TEST(blocks),
		TEST(bounds),
		TEST(entities),
		TEST(encodings),
		TEST(known_paths),
		TEST(only_what_is_known),
		TEST(examples),
		TEST(debit_and_credit),
		TEST(declared_total),
		TEST(pseudonyms),
		TEST(too_much),
		TEST(started_and_stopped),
		TEST(taken_back),
		TEST(decided_last),
		TEST(withdrawn),
		TEST(beside_an_export),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
