/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * test_codetables - the tables in the binary load, and a wrong row in a replacement never
 * passes
 */
#include "importer.h"

#include "messages.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static char folder[] = "/tmp/sdgrip-codes-XXXXXX";

static int setup(void **state)
{
	(void)state;
	return mkdtemp(folder) ? 0 : -1;
}

static int teardown(void **state)
{
	(void)state;
	return rmdir(folder);
}

static void load(struct codes *codes)
{
	struct diags diags;
	diags_init(&diags);
	codes_init(codes);
	const int result = codes_load(codes, NULL, &diags);
	diags_flush(&diags, stderr);
	assert_int_equal(result, 0);
	assert_int_equal(diags.errors + diags.warnings, 0);
	diags_release(&diags);
}

static size_t count_fields(const struct codes *codes, int year)
{
	size_t n = 0;
	for (size_t i = 0; i < codes->ntask_fields; i++)
		n += codes->task_fields[i].from <= year &&
		     (codes->task_fields[i].to == 0 || codes->task_fields[i].to >= year);
	return n;
}

/* Task fields of the social domain in the three schemes of the Iv3 definitions. */
static void test_schemes(void **state)
{
	(void)state;
	static const struct {
		int year;
		const char *fields[48];
	} schemes[] = {
		{2017,
		 {"6.1", "6.2", "6.3", "6.4", "6.5", "6.6", "6.71", "6.72", "6.81",
		  "6.82"}},
		{2022,
		 {"6.1", "6.2", "6.3", "6.4", "6.5", "6.6", "6.71", "6.72", "6.81",
		  "6.82"}},
		{2023, {"6.1",   "6.2",   "6.3",   "6.4",   "6.5",   "6.6",
			"6.71a", "6.71b", "6.71c", "6.71d", "6.72a", "6.72b",
			"6.72c", "6.72d", "6.73a", "6.73b", "6.73c", "6.74a",
			"6.74b", "6.74c", "6.81a", "6.81b", "6.82a", "6.82b"}},
		{2024, {"6.71", "6.71a", "6.72", "6.81", "6.82", "0.10", "0.11"}},
		{2025, {"6.1",   "6.21",  "6.22",  "6.23",  "6.3",   "6.4",   "6.5",
			"6.60",  "6.711", "6.712", "6.713", "6.714", "6.751", "6.752",
			"6.753", "6.761", "6.762", "6.763", "6.791", "6.792", "6.811",
			"6.812", "6.821", "6.822", "6.91",  "6.92"}},
	};
	struct codes codes;
	load(&codes);
	for (size_t i = 0; i < sizeof(schemes) / sizeof(*schemes); i++)
		for (size_t j = 0; schemes[i].fields[j]; j++) {
			const char *code = schemes[i].fields[j];
			const struct task_field *field =
				codes_task_field(&codes, code, schemes[i].year);
			assert_non_null(field);
			assert_string_equal(field->code, code);
			if (strncmp(code, "6.", 2) == 0)
				assert_true(*field->domain && *field->group);
		}
	assert_null(codes_task_field(&codes, "6.60", 2024));
	assert_null(codes_task_field(&codes, "6.71a", 2025));
	assert_null(codes_task_field(&codes, "6.6", 2025));
	assert_true(count_fields(&codes, 2017) > 40);
	assert_true(count_fields(&codes, 2023) > count_fields(&codes, 2022));
	codes_release(&codes);
}

static void test_tables(void **state)
{
	(void)state;
	struct codes codes;
	load(&codes);
	size_t present = 0;
	for (size_t i = 0; i < codes.nmunicipalities; i++)
		present += codes.municipalities[i].to == 0;
	assert_int_equal(present, 342);
	assert_string_equal(codes_municipality(&codes, "Twenterand")->code, "GM1700");
	assert_string_equal(codes_municipality(&codes, "GM0757")->code, "GM0757");
	assert_non_null(codes_category(&codes, "L3.4.1", 2024));
	assert_string_equal(codes_circular(&codes, "S2023", 2024)->factor, "1.406");
	for (size_t i = 0; i < codes.ncontrol_totals; i++)
		assert_non_null(codes_task_field(&codes,
						 codes.control_totals[i].task_field,
						 codes.control_totals[i].year));
	codes_release(&codes);
}

/* "6.75x", "6.714?" and "6.811/6.812?" are no codes: the product names no field. */
static void test_products(void **state)
{
	(void)state;
	struct codes codes;
	load(&codes);
	assert_int_equal(codes.nproducts, 42);
	assert_string_equal(codes_product(&codes, "Wmo", "01")->task_field, "6.711");
	assert_string_equal(codes_product(&codes, "Wmo", "06")->task_field, "");
	assert_string_equal(codes_product(&codes, "Wmo", "11")->task_field, "6.60");
	assert_string_equal(codes_product(&codes, "Wmo", "18")->task_field, "");
	assert_string_equal(codes_product(&codes, "Jeugdwet", "45")->task_field, "");
	assert_string_equal(codes_product(&codes, "Jeugdwet", "48")->task_field, "6.821");
	codes_release(&codes);
}

static void find_standard(const struct codes *codes, enum code_list list, const char *law,
			  const char *text, const char *code, const char *name)
{
	const struct standard_code *found = codes_standard(codes, list, law, text);
	assert_non_null(found);
	assert_string_equal(found->code, code);
	assert_string_equal(found->name, name);
}

/* Lists WJ756, WMO757, COD327, JZ588, WMO588 and JZ002 of iWmo and iJw. */
static void test_standard_codes(void **state)
{
	(void)state;
	struct codes codes;
	load(&codes);
	assert_int_equal(codes.nstandard_codes, 53);
	find_standard(&codes, LIST_UNIT, "Wmo", "01", "01", "Minuut");
	find_standard(&codes, LIST_UNIT, NULL, "1", "01", "Minuut");
	find_standard(&codes, LIST_UNIT, "", "minuten", "01", "Minuut");
	find_standard(&codes, LIST_UNIT, "", " Etmaal ", "14", "Etmaal");
	find_standard(&codes, LIST_UNIT, "", "Dagdeel (4 uur)", "16", "Dagdeel (4 uur)");
	find_standard(&codes, LIST_FREQUENCY, "", "02", "2", "Per week");
	find_standard(&codes, LIST_REFERRER, "", "4", "04", "Gecertificeerde instelling");
	/* 31 means another thing in each law, 02 the same */
	find_standard(&codes, LIST_STOP_REASON, "Wmo", "31", "31",
		      "Verhuizing naar een andere gemeente");
	find_standard(&codes, LIST_STOP_REASON, "Jeugdwet", "31", "31",
		      "Levering is volgens plan be\u00ebindigd");
	find_standard(&codes, LIST_STOP_REASON, "", "02", "02", "Overlijden");
	assert_null(codes_standard(&codes, LIST_STOP_REASON, NULL, "31"));
	/* a piece is of output or of effort: not known which */
	assert_null(codes_standard(&codes, LIST_UNIT, "", "Stuks"));
	assert_null(codes_standard(&codes, LIST_UNIT, "", ""));
	assert_null(codes_standard(&codes, LIST_UNIT, "", "0"));
	assert_null(codes_standard(&codes, LIST_UNIT, "Wmo", "02"));
	assert_int_equal(codes_unit_minutes("01"), 1);
	assert_int_equal(codes_unit_minutes("04"), 60);
	assert_int_equal(codes_unit_minutes("14") + codes_unit_minutes("16") +
				 codes_unit_minutes(NULL),
			 0);
	codes_release(&codes);
}

/* As many as the Iv3 definitions of 2022, 2023 and 2025 have grey cells with a task
 * field, all of codes that exist. */
static void test_forbidden_pairs(void **state)
{
	(void)state;
	static const struct {
		int published;
		size_t pairs;
	} lists[] = {{2022, 492 + 782}, {2023, 849 + 1218}, {2025, 784 + 1175}};
	struct codes codes;
	load(&codes);
	for (size_t i = 0; i < sizeof(lists) / sizeof(*lists); i++) {
		size_t pairs = 0;
		for (size_t row = 0; row < codes.nforbidden_pairs; row++) {
			const struct forbidden_pairs *list = &codes.forbidden_pairs[row];
			if (list->published != lists[i].published)
				continue;
			assert_non_null(codes_task_field(&codes, list->task_field,
							 list->published));
			pairs++;
			for (const char *p = list->categories; *p; p++)
				pairs += *p == ' ';
		}
		assert_int_equal(pairs, lists[i].pairs);
	}
	for (size_t i = 0; i < codes.ncategories; i++) {
		const struct category *category = &codes.categories[i];
		if (category->to == 0 && *category->code == 'B')
			assert_int_equal(codes_pair_forbidden(&codes, "0.11",
							      category->code, 2025),
					 strcmp(category->code, "B7.1") != 0);
	}
	assert_true(codes_pair_forbidden(&codes, "6.791", "L4.1.1", 2026));
	assert_false(codes_pair_forbidden(&codes, "6.791", "L4.1", 2026));
	assert_false(codes_pair_forbidden(&codes, "6.791", "L4.1.1", 2024));
	assert_false(codes_pair_forbidden(&codes, "6.3", "L4.1.1", 2024));
	assert_int_equal(codes_pairs_published(&codes, 2016), 0);
	assert_int_equal(codes_pairs_published(&codes, 2019), 2022);
	assert_int_equal(codes_pairs_published(&codes, 2024), 2023);
	codes_release(&codes);
}

static void test_labels(void **state)
{
	(void)state;
	struct diags diags;
	diags_init(&diags);
	struct labels labels;
	labels_init(&labels);
	assert_int_equal(labels_load(&labels, &diags), 0);
	const struct label *label = labels_find(&labels, "analysis:deficit");
	assert_non_null(label);
	assert_string_equal(label->text[LANGUAGE_NL], "Begroting en realisatie");
	assert_string_equal(label->text[LANGUAGE_EN], "Budget and outcome");
	labels_release(&labels);
	diags_release(&diags);
}

/* Loads with one table replaced; with words, it must fail and say them. */
static void replace(const char *table, const char *text, const char *words)
{
	char path[128];
	snprintf(path, sizeof(path), "%s/%s.csv", folder, table);
	FILE *stream = fopen(path, "wb");
	assert_non_null(stream);
	fputs(text, stream);
	fclose(stream);
	struct diags diags;
	diags_init(&diags);
	struct codes codes;
	codes_init(&codes);
	const int result = codes_load(&codes, folder, &diags);
	if (words) {
		assert_int_equal(result, -1);
		assert_messages(&diags, folder, words);
	} else {
		diags_flush(&diags, stderr);
		assert_int_equal(result, 0);
	}
	codes_release(&codes);
	diags_release(&diags);
	unlink(path);
}

#define FIELDS   "code,valid_from,valid_to,name,law,domain,group,cluster\n"
#define PAIRS    "task_field,valid_from,valid_to,published,categories\n"
#define INDEX    "year,kind,rate,status,source\n"
#define STANDARD "list,law,code,name,aliases\n"
#define TOWNS    "code,name,province,aliases,valid_to,successor\n"

/* Rates as the VNG publishes them; 2026 is not known, and is not zero. */
static void test_price_index(void **state)
{
	(void)state;
	static const struct {
		int year;
		int32_t rate;
	} rates[] = {{2022, 0}, {2023, 0}, {2024, 63000}, {2025, 49600}, {2026, 0}};
	struct codes codes;
	struct price_rate rate;
	load(&codes);
	for (size_t i = 0; i < sizeof(rates) / sizeof(*rates); i++) {
		const bool known = codes_price_rate(&codes, rates[i].year, &rate);
		assert_int_equal(known, rates[i].rate != 0);
		if (known)
			assert_int_equal(rate.rate, rates[i].rate);
		if (known)
			assert_true(rate.confirmed);
	}
	/* without the rate of contracts: provisional + correction */
	for (size_t i = 0; i < codes.nprice_index; i++)
		if (strcmp(codes.price_index[i].kind, "provider") == 0)
			codes.price_index[i].known = false;
	assert_true(codes_price_rate(&codes, 2025, &rate));
	assert_int_equal(rate.rate, 39440 + 10130);
	codes_release(&codes);
}

static void test_replace(void **state)
{
	(void)state;
	struct stat status;
	assert_int_equal(stat(folder, &status), 0);
	/* as Excel would save it: BOM, semicolons, CRLF, columns in another order */
	replace("circulars",
		"\xef\xbb\xbf"
		"composition;factor;circular;budget_year\r\nA;1.5;M2030;2031\r\n",
		NULL);
	replace("task_fields", FIELDS "6.1,2017,2020,a,,,,\n6.1,2021,,b,,Wmo,g,c\n",
		NULL);
	replace("task_fields", FIELDS "6.1,2017,,a,,,,\n6.1,2021,,b,,,,\n",
		":3: '6.1' stands in the table already");
	replace("task_fields", FIELDS "6.1,17,,a,,,,\n",
		":2: column 'valid_from': found '17', expected a year");
	replace("task_fields", FIELDS "6.1,2017,2016,a,,,,\n",
		":2: column 'valid_to': found '2016'");
	replace("task_fields", FIELDS "\n,2017,,a,,,,\n",
		":3: column 'code': empty, expected a value");
	replace("task_fields", FIELDS "6.1,2017,,a,,Sport,,\n", ":2: column 'domain'");
	replace("task_fields", FIELDS "6.1,2017,,a,,\n", ":2: 6 cells, the header has 8");
	replace("task_fields", FIELDS "6.1,2017,,\"a\"b,,,,\n", ":2: text follows");
	replace("task_fields", FIELDS, ": the table has no rows");
	replace("task_fields", "code,name\na,b\n",
		":1: column 'valid_from': the table has");
	replace("municipalities", TOWNS "GM1,a,b,,,\n", ":2: column 'code': found 'GM1'");
	replace("municipalities", TOWNS "GM0001,a,b,,,\nGM0001,c,d,,,\n", ":3: 'GM0001'");
	replace("municipalities", TOWNS "GM0001,a,b,,2020,GM0002\nGM0003,a,b,,,\n",
		":2: column 'successor': found 'GM0002'");
	replace("circulars",
		"circular,budget_year,factor,composition\nX2023,2023,1.2,A\n",
		":2: column 'circular'");
	replace("circulars",
		"circular,budget_year,factor,composition\nM2023,2023,\"1,2\",A\n",
		":2: column 'factor'");
	replace("control_totals",
		"year,stage,task_field,expense,revenue\n2023,plan,6.1,1,2\n",
		":2: column 'stage'");
	replace("control_totals",
		"year,stage,task_field,expense,revenue\n2023,budget,6.1,-1,2x\n",
		":2: column 'revenue': found '2x', expected a whole number");
	replace("forbidden_pairs", PAIRS "6.1,2017,,2022,L3.1 B2.2.1\n", NULL);
	replace("forbidden_pairs", PAIRS "6.1,2017,,2022,L3.1  B2.2.1\n",
		":2: column 'categories': found 'L3.1  B2.2.1'");
	replace("forbidden_pairs", PAIRS "6.1,2017,,2022,3.1\n",
		":2: column 'categories': found '3.1'");
	replace("forbidden_pairs", PAIRS "6.1,2017,,,L3.1\n",
		":2: column 'published': empty, expected a year");
	replace("forbidden_pairs", PAIRS "6.1,2017,,2022,L3.1\n6.1,2023,,2023,L3.1\n",
		":3: '6.1' stands in the table already");
	replace("products", "law,code,name,task_field\nWmo,01,a,6.711\nWmo,01,b,\n",
		":3: '01' stands in the table already");
	replace("standard_codes", STANDARD "unit,,01,Minuut,min|minuten\n", NULL);
	replace("standard_codes", STANDARD "units,,01,Minuut,\n",
		":2: column 'list': found 'units', expected unit, frequency");
	replace("standard_codes", STANDARD "unit,Jeugd,01,Minuut,\n",
		":2: column 'law': found 'Jeugd'");
	replace("standard_codes", STANDARD "unit,,01,,\n", ":2: column 'name': empty");
	replace("standard_codes", STANDARD "unit,,01,Minuut,\nunit,,01,Uur,\n",
		":3: '01' stands in the table already");
	replace("price_index", INDEX "2030,provider,2.5,unconfirmed,own estimate\n",
		NULL);
	replace("price_index", INDEX "2030,provider,,unknown,\n", NULL);
	replace("price_index", INDEX "30,provider,2.5,confirmed,\n", ":2: column 'year'");
	replace("price_index", INDEX "2030,agreed,2.5,confirmed,\n",
		":2: column 'kind': found 'agreed', expected provisional");
	replace("price_index", INDEX "2030,provider,\"2,5\",confirmed,\n",
		":2: column 'rate': found '2,5', expected a percentage");
	replace("price_index", INDEX "2030,provider,2.5,maybe,\n",
		":2: column 'status': found 'maybe', expected confirmed");
	replace("price_index",
		INDEX "2030,provider,2.5,confirmed,\n2030,provider,2.6,confirmed,\n",
		":3: '2030' stands in the table already");
	replace("categories", "code,valid_from,valid_to,name\nL1.1,2017,,\n",
		":2: column 'name': empty");
	replace("labels", "key,nl,en\na,b,c\n", "no folder with a code table");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_schemes),
		cmocka_unit_test(test_tables),
		cmocka_unit_test(test_products),
		cmocka_unit_test(test_labels),
		cmocka_unit_test(test_price_index),
		cmocka_unit_test(test_replace),
		cmocka_unit_test(test_forbidden_pairs),
		cmocka_unit_test(test_standard_codes),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
