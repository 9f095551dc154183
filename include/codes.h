/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * codes - the official code tables, per book year
 *
 * Codes are text and are matched exactly: "0.1" is not "0.10", "6.6" is not "6.60". Three
 * schemes of task fields exist: 2017-2022, 2023-2024 and 2025 on. The tables are
 * data/codes/NAME.csv, embedded in the binary;
 * --codes DIR replaces the tables that DIR holds. Strings live in codes.arena.
 */
#ifndef SDGRIP_CODES_H
#define SDGRIP_CODES_H

#include "arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct task_field {
	const char *code, *name;
	int from, to;    /* first and last book year; to 0: still valid */
	const char *law; /* as in taakvelden.csv */
	const char *domain, *group, *cluster; /* "" where the field belongs to none */
};

struct category {
	const char *code, *name; /* "L3.4.1" */
	int from, to;
};

struct product_category {
	const char *law, *code, *name; /* "Jeugd" "45" */
	/* the one field of scheme 2025, or "" when not unambiguous */
	const char *task_field;
};

struct municipality {
	const char *code, *name; /* "GM1700" "Twenterand" */
	const char *aliases;     /* separated by '|', or "" */
	int to;                  /* last year, 0: still there */
	const char *successor;   /* code, or "" */
};

struct circular {
	const char *code; /* "S2023": S(eptember), M(ei), D(ecember) circular of a year */
	int budget_year;
	const char *composition; /* circulars compare only within one composition */
	const char *factor;      /* uitkeringsfactor as printed: "1.406" */
};

/* Published sum over all municipalities, in thousands of euros (x 1.000), for the check
 * against them. */
struct control_total {
	int year;
	const char *stage, *task_field; /* "budget" or "actual" */
	long expense, revenue;
};

/* Categories that may hold no amount on a task field (the grey cells of the Iv3
 * definitions). */
struct forbidden_pairs {
	const char *task_field;
	int from, to;
	int published;          /* book year that the list was published for */
	const char *categories; /* "L3.1 L4.1.1 B2.2.1": separated by one blank */
};

/* Lists of the messages of iWmo and iJw. */
enum code_list {
	LIST_UNIT,      /* of a volume: "01" minute, "14" day and night */
	LIST_FREQUENCY, /* of what was assigned: "2" a week, "6" all of it */
	LIST_REFERRER,
	LIST_STOP_REASON,   /* means other things per law */
	LIST_CHANGE_REASON, /* of an assignment: "13" it does not exist */
	LIST_COUNT,
};

struct standard_code {
	enum code_list list;
	const char *law; /* "Jeugdwet"; "": the same in every law */
	const char *code, *name;
	const char *words; /* its name and aliases, folded, separated by '|' */
};

/* A price index of care (OVA and PPC), 0.9 OVA + 0.1 PPC. */
enum { PRICE_ONE = 1000000 };
struct price_index {
	int year;
	/* "provisional", "definitive", "correction" (definitive - provisional),
	 * "provider" (as contracts apply it), "interim" */
	const char *kind;
	bool known;
	int32_t rate; /* in PRICE_ONE: 4.96 per cent is 49600 */
	bool confirmed;
	const char *source;
};

struct codes {
	struct arena arena;
	struct task_field *task_fields;
	size_t ntask_fields, task_fields_room;
	struct category *categories;
	size_t ncategories, categories_room;
	struct product_category *products;
	size_t nproducts, products_room;
	struct municipality *municipalities;
	size_t nmunicipalities, municipalities_room;
	struct circular *circulars;
	size_t ncirculars, circulars_room;
	struct control_total *control_totals;
	size_t ncontrol_totals, control_totals_room;
	struct forbidden_pairs *forbidden_pairs;
	size_t nforbidden_pairs, forbidden_pairs_room;
	struct standard_code *standard_codes;
	size_t nstandard_codes, standard_codes_room;
	struct price_index *price_index;
	size_t nprice_index, price_index_room;
	struct code_index *index; /* built by codes_finish */
};

void codes_init(struct codes *codes);
void codes_release(struct codes *codes);
void codes_finish(struct codes *codes); /* after filling: builds the indexes */

/* The row valid in `year`, or NULL. year 0: any year, the latest. */
const struct task_field *codes_task_field(const struct codes *codes, const char *code,
					  int year);
const struct category *codes_category(const struct codes *codes, const char *code,
				      int year);
const struct product_category *codes_product(const struct codes *codes, const char *law,
					     const char *code);
const struct circular *codes_circular(const struct codes *codes, const char *code,
				      int budget_year);

/* Is an amount of this category not allowed on this task field? False in years without a
 * list. */
bool codes_pair_forbidden(const struct codes *codes, const char *task_field,
			  const char *category, int year);
/* Book year of the list of forbidden pairs that holds in `year`; 0 when there is none. */
int codes_pairs_published(const struct codes *codes, int year);

/* By code ("GM0363", "0363", "363"), name or alias; case, diacritics, blanks and hyphens
 * do not matter. NULL when there is none. */
const struct municipality *codes_municipality(const struct codes *codes,
					      const char *text);

/* Text for a message about a code that codes_task_field/_category did not find for that
 * year: either "valid 2017-2022, 2023-2024 only", or "did you mean '6.71a'?", or "". In
 * arena. */
const char *codes_explain_task_field(const struct codes *codes, const char *code,
				     int year, struct arena *arena);
const char *codes_explain_category(const struct codes *codes, const char *code, int year,
				   struct arena *arena);
const char *codes_nearest_municipality(const struct codes *codes, const char *text);

/* "unit", "frequency", "referrer", "stop_reason", "change_reason". */
const char *code_list_name(enum code_list list);
/* By code ("01", also "1" as a spreadsheet leaves it), name or alias; case, diacritics
 * and blanks do not matter. law "" or NULL: not known; a code that then means two things
 * is not found. NULL when there is none. */
const struct standard_code *codes_standard(const struct codes *codes, enum code_list list,
					   const char *law, const char *text);
/* Minutes in one unit of time that is delivered ("01": 1, "04": 60); 0 for everything
 * else: half-days and days are not hours, and pieces are not time. */
int codes_unit_minutes(const char *unit);

/* What contract prices rise by from the year before to `year`: the rate of kind
 * "provider", else provisional of the year + correction of the year before. False when
 * that is not known. */
struct price_rate {
	int32_t rate; /* in PRICE_ONE */
	bool confirmed;
	const char *source;
};
bool codes_price_rate(const struct codes *codes, int year, struct price_rate *out);

/* First year of the scheme of task fields in which `year` lies: 2017, 2023 or 2025; 0
 * before. */
int codes_scheme(int year);

#endif
