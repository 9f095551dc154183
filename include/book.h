/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * book - everything that was read, in five tables that share their dictionaries
 *
 * Importers fill a book through book_add; after book_finish it is const for everybody. A
 * fact's key is an array indexed by axis, so filters, pivots and roll-ups are written
 * once. Rows that are equal on the kept axes are added together while reading (people and
 * assignments are never rolled up). Amounts are cents; counts are thousandths.
 *
 * Rules that hold after book_finish:
 * - Both sides are positive: expense and revenue differ by AXIS_SIDE only.
 * - Not known is counted in `unknown`, not added: a sum is known when cells > unknown.
 * - Dictionaries are sorted; nothing depends on the order of files or rows.
 * - A municipality whose spending of one stage and year is all zero has not delivered:
 * not known (remark).
 */
#ifndef SDGRIP_BOOK_H
#define SDGRIP_BOOK_H

#include "arena.h"
#include "codes.h"
#include "diag.h"
#include "labels.h"
#include "money.h"
#include "period.h"
#include "rejects.h"
#include "terms.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* X(constant, name): the column name in output, canonical CSV, profiles and --by. */
#define AXES(X)                                                                   \
	X(MUNICIPALITY, "municipality")                                           \
	X(PERIOD, "period")                                                       \
	X(CARE_PERIOD, "care_period")                                             \
	X(STAGE, "stage")                                                         \
	X(VERSION, "version")                                                     \
	X(SIDE, "side")                                                           \
	X(NATURE, "nature")                                                       \
	X(ENTRY, "entry")                                                         \
	X(DOMAIN, "domain")                                                       \
	X(GROUP, "group")                                                         \
	X(TASK_FIELD, "task_field")                                               \
	X(CATEGORY, "category")                                                   \
	X(PROGRAMME, "programme")                                                 \
	X(COST_CENTRE, "cost_centre")                                             \
	X(ACCOUNT, "account")                                                     \
	X(CLUSTER, "cluster")                                                     \
	X(PRODUCT, "product")                                                     \
	X(UNIT, "unit")                                                           \
	X(FORM, "form")                                                           \
	X(PROVIDER, "provider")                                                   \
	X(REFERRER, "referrer")                                                   \
	X(DISTRICT, "district")                                                   \
	X(CLIENT, "client")                                                       \
	X(INDICATOR, "indicator")                                                 \
	X(KIND, "kind")             /* of funding: cluster, iu, du, su */         \
	X(ASSIGNMENT, "assignment") /* its number; shown no more than a client */ \
	X(SCHEME, "scheme")                                                       \
	X(CAUSE, "cause") /* why the ledger differs from the administration behind it */

enum axis {
#define X(constant, name) AXIS_##constant,
	AXES(X)
#undef X
		AXIS_STORED,     /* how many axes facts can store */
	AXIS_YEAR = AXIS_STORED, /* derived from the period by book_finish: */
	AXIS_QUARTER, /* "2024-Q3"; the year's label for years and closing periods */
	AXIS_COUNT,
};

#define AXIS_BIT(axis) (UINT32_C(1) << (axis))

typedef uint32_t member;  /* index into the dictionary of an axis */
enum { MEMBER_NONE = 0 }; /* every dictionary: "", not applicable or not given */

/* The municipality code of rows "Nederland": kept only when needs.peer_total, and never
 * passes a filter. */
#define PEER_TOTAL "NL00"

/* Fixed members: present in every book, in this order, from member 1 on. Codes are the
 * lower-case words. */
enum {
	STAGE_BUDGET = 1,
	STAGE_CHANGE,
	STAGE_REVISED,
	STAGE_OUTLOOK,
	STAGE_ACTUAL,
	STAGE_COMMITTED,
	STAGE_FUNDING
};
enum { SIDE_EXPENSE = 1, SIDE_REVENUE };
enum { NATURE_STRUCTURAL = 1, NATURE_INCIDENTAL };
enum { ENTRY_REGULAR = 1, ENTRY_ACCRUAL, ENTRY_REVERSAL, ENTRY_OPENING, ENTRY_CLOSING };
enum { FORM_ZIN = 1, FORM_PGB, FORM_TAAKGERICHT, FORM_REGIONAL, FORM_SUBSIDY, FORM_OWN };
/* "Algemeen", "Wmo", "Jeugdwet", "Participatiewet" */
enum { DOMAIN_ALGEMEEN = 1, DOMAIN_WMO, DOMAIN_JEUGDWET, DOMAIN_PARTICIPATIEWET };
/* "stock", "inflow", "outflow": people; "inhabitants", "youth" (0-17), "elderly" (65+):
 * population; "opening": the stock that a period begins with; "persons": who live on the
 * benefits of the stock, which are less */
enum {
	INDICATOR_STOCK = 1,
	INDICATOR_INFLOW,
	INDICATOR_OUTFLOW,
	INDICATOR_INHABITANTS,
	INDICATOR_YOUTH,
	INDICATOR_ELDERLY,
	INDICATOR_OPENING,
	INDICATOR_PERSONS
};
enum { KIND_CLUSTER = 1, KIND_IU, KIND_DU, KIND_SU };
/* Of benefits: "pw", "ioaw", "ioaz", "bbz", "loonkostensubsidie", and "rejected" for what
 * the accountant does not accept. */
enum {
	SCHEME_PW = 1,
	SCHEME_IOAW,
	SCHEME_IOAZ,
	SCHEME_BBZ,
	SCHEME_WAGE_SUBSIDY,
	SCHEME_REJECTED
};

/* "payments" (approved in one month and paid in the next), "vat", "invoice" (came
 * outside the messages of care), "advance", "reclassification", "scheme" (benefits of
 * another administration). A match rule of sdgrip.ini gives them. */
enum { CAUSE_PAYMENTS = 1, CAUSE_SCHEME = 6 };

/*
 * Spending is the ledger with its budgets. What care providers billed is in it already,
 * and so are benefits: these stand in tables of their own and are never added to it.
 * - declarations: cents, debit less credit; AXIS_PERIOD is when it was booked,
 *   AXIS_CARE_PERIOD when the care was given; the quantity is what was delivered, in
 *   thousandths of AXIS_UNIT.
 * - assignments: one row per grant, with its terms; the quantity is the volume granted
 *   per frequency, the value the cents granted of a personal budget.
 * - benefits: cents per scheme and side.
 */
enum table_id {
	TABLE_SPENDING,
	TABLE_DECLARATIONS,
	TABLE_CASELOAD,
	TABLE_ASSIGNMENTS,
	TABLE_BENEFITS,
	TABLE_COUNT
};

struct entry {
	const char *code;   /* UTF-8, what output shows: "6.71a", "GM1700", "2024-09" */
	struct label label; /* names in both languages, or NULLs when it has none */
	/* of AXIS_PERIOD, AXIS_CARE_PERIOD, AXIS_YEAR, AXIS_QUARTER */
	struct period period;
};

struct inspection;

struct dictionary {
	struct entry *entries; /* [0] is MEMBER_NONE */
	size_t count, room;
	member *slots; /* hash table over codes */
	size_t nslots;
};

struct origin {
	uint32_t file; /* index into book.files */
	uint32_t line;
	uint32_t column; /* 1-based column in the file, 0: none */
};

/* Rows are sorted by their key after book_finish. */
struct facts {
	size_t rows, room;
	member *axis[AXIS_STORED]; /* by row; NULL: not kept in this table */
	int64_t *value;            /* cents, or thousandths of a count */
	int64_t *quantity;         /* thousandths of the row's unit; NULL when not kept */
	uint32_t *cells;           /* source cells in this row */
	uint32_t *unknown;         /* how many of them were not known */
	bool *booked;              /* some cell of the row was not zero */
	/* NULL unless the plan asks for every row; caseload and assignments always */
	struct origin *origin;
	/* of assignments always; of declarations (only the price) with every_row */
	struct terms *terms;
	uint32_t *slots; /* hash table over kept keys */
	size_t nslots;
};

/* What an analysis needs: only that is kept. A table with axes 0 is not kept at all. */
struct needs {
	uint32_t axes[TABLE_COUNT]; /* AXIS_BIT(...) of every axis wanted */
	bool every_row;             /* no roll-up, origins kept: trace and check */
	uint32_t lines;             /* bit per table: the same for that table alone */
	bool peer_total;            /* keep the rows "Nederland" as PEER_TOTAL: check */
	bool inspect;               /* look at the files, load nothing: inspections */
	const char *previous;       /* file with an earlier monthly report, or NULL */
};

/* Why rows of a file were skipped. */
struct skipped {
	const char *reason; /* "blank", "subtotal", "nederland", "balance", "zero",
			       "header" */
	size_t rows;
	int64_t amount;
};

/* One file that was read: the balance rows_read = loaded + skipped + rejected holds, for
 * rows and amounts. */
struct source_file {
	const char *name;     /* as the user wrote it, numbers of citizens hidden */
	const char *importer; /* "iv3", or the section of sdgrip.ini */
	const char *settings; /* what was decided: "utf-8 (valid), semicolon, header line
				 1, decimal point" */
	const char *sha256;
	const char *const *headers; /* its columns, for places */
	size_t nheaders;
	size_t rows_read, rows_loaded, rows_skipped, rows_rejected;
	size_t clients; /* rows whose number of a client became a pseudonym */
	/* as signed in the source */
	cents amount_read, amount_loaded, amount_skipped, amount_rejected;
	struct residue rounding; /* exact sum of the loaded amounts - amount_loaded */
	bool is_money;           /* the amounts are money (else counts in thousandths) */
	bool published;          /* public figures: small ones are public too */
	struct skipped *skipped; /* in the book's arena */
	size_t nskipped;
};

/* Something found while reading or finishing that every report must say; becomes a
 * finding. */
struct remark {
	const char *code;         /* a code of findings.h */
	const char *subject;      /* "Vijfheerenlanden 2024": no words of a language */
	const char *municipality; /* code, when it is about one: then only for scopes that
				     hold it; else NULL */
	member year, stage;       /* when it is about one; else MEMBER_NONE */
	int in_year;              /* before book_finish, which makes it `year`; 0: none */
	int64_t value;
	bool is_money; /* value is cents, else a plain count */
};

/* One line of a phasing file. "" or an unset year: applies to all. */
struct phase {
	struct period period; /* a month; year 0: every year */
	const char *domain, *task_field, *product;
	int64_t share; /* any unit: only proportions count */
};

/* Groups of fewer people are not shown (section [privacy] of sdgrip.ini). */
enum { SMALLEST_GROUP = 5 };

/* Permission to follow people from one law to another (section [privacy] of sdgrip.ini);
 * every report says so. Texts are NULL without link_laws. */
struct privacy {
	bool link_laws;
	const char *purpose, *legal_ground, *expires;
	int64_t threshold; /* people; at least SMALLEST_GROUP */
	bool internal;     /* --internal: for the department itself, nothing is hidden */
};

/* Quarters that have one amount together: cumulative reports of which some are missing.
 * It stands in the last of them. */
struct span {
	const char *municipality; /* code */
	member stage;
	int year, from, to; /* quarters */
};

/* An official control sum of one file, such as PF002 of Iv3. */
struct control_sum {
	const char *code, *municipality; /* codes */
	member stage;
	struct period period;
	cents found, expected;
	bool right;    /* within the official tolerance */
	uint32_t file; /* index into book.files */
};

/* What the headline of an earlier monthly report (JSON) expected of the year. */
struct earlier {
	const char *file;   /* NULL: none was given */
	const char *covers; /* its municipality and scope, as it says them */
	struct period period;
	struct earlier_forecast {
		const char *domain; /* "": the total */
		cents forecast;
	} * rows;
	size_t count;
};

struct book {
	struct arena arena;
	const struct codes *codes;   /* not owned */
	const struct labels *labels; /* not owned */
	struct needs needs;
	struct dictionary axis[AXIS_COUNT];
	struct facts table[TABLE_COUNT];
	member *year_of, *quarter_of; /* by member of AXIS_PERIOD; after book_finish */
	/* After book_finish, for filters; MEMBER_NONE where the book has none: */
	member peer_total, task_result, task_reserves; /* "NL00", "0.11", "0.10" */
	bool *social_cluster; /* by member of AXIS_CLUSTER: holds social task fields */
	int64_t absolute;     /* of all amounts: book_add refuses past INT64_MAX / 4 */
	struct source_file *files;
	size_t nfiles, files_room;
	struct remark *remarks;
	size_t nremarks, remarks_room;
	struct phase *phasing;
	size_t nphasing, phasing_room;
	struct tariff *tariffs;
	size_t ntariffs, tariffs_room;
	struct earlier earlier;
	struct privacy privacy;
	/* where rejected rows go; NULL: with one of them the import fails. Not owned */
	struct rejects *rejects;
	struct inspection *inspections; /* by file, when needs.inspect; inspection.h */
	size_t ninspections;
	struct span *spans;
	size_t nspans, spans_room;
	struct control_sum *controls;
	size_t ncontrols, controls_room;
	bool finished;
};

/* One fact on its way into the book. Zero-initialise: all axes MEMBER_NONE. */
struct fact {
	enum table_id table;
	member axis[AXIS_STORED];
	int64_t value;
	int64_t quantity;
	bool has_quantity;
	bool unknown;   /* the source cell was not known; value is 0 */
	uint32_t cells; /* how many source cells it sums up (a cube); 0: it is one */
	uint32_t unknown_cells; /* how many of those were not known */
	struct origin origin;
	struct terms terms; /* of assignments and declarations */
};

/* needs is copied; municipality, period, stage, version, side, domain, group, task_field,
 * cluster, kind and entry of a wanted spending table, and every axis of a wanted caseload
 * table, are always kept. */
void book_init(struct book *book, const struct codes *codes, const struct labels *labels,
	       const struct needs *needs);
void book_release(struct book *book);

/* The member for a code, added when new. "" or NULL gives MEMBER_NONE. Before book_finish
 * only. */
member book_intern(struct book *book, enum axis axis, const char *code);
member book_intern_period(struct book *book, enum axis axis, struct period period);
/* Names of a member; the last call wins. */
void book_name(struct book *book, enum axis axis, member m, const char *nl,
	       const char *en);
/* The member, or MEMBER_NONE when the code is not there. Exact. */
member book_find(const struct book *book, enum axis axis, const char *code);
const char *book_code(const struct book *book, enum axis axis,
		      member m); /* "" for MEMBER_NONE */
const char *book_label(const struct book *book, enum axis axis, member m,
		       enum language language); /* or code */

/* Adds one fact. A stock (caseload with indicator stock or a population indicator) that
 * is given again with the same key collapses when equal and is an error when different.
 * Overflow is an error. 0 or -1. */
int book_add(struct book *book, const struct fact *fact, struct diags *diags,
	     const struct place *place);

/* New and zeroed; the pointer is valid until the next call. */
struct source_file *book_file(struct book *book);
/* The new remark may be completed until the next call. */
struct remark *book_remark(struct book *book, const char *code, const char *subject,
			   int64_t value, bool is_money);
struct phase *book_phase(struct book *book);
struct tariff *book_tariff(struct book *book);
/* Texts are copied. */
void book_privacy(struct book *book, const struct privacy *privacy);
struct span *book_span(struct book *book);
struct control_sum *book_control_sum(struct book *book);

/* Adds all of `from` (not finished, same needs) to `into`: files, remarks, phasing,
 * spans, controls and facts, in order. */
int book_merge(struct book *into, const struct book *from, struct diags *diags);

/* Sorts, derives years and quarters, marks what was not delivered. Afterwards the book is
 * const. */
int book_finish(struct book *book, struct diags *diags);

const char *axis_name(enum axis axis);
bool axis_find(const char *name,
	       enum axis *axis); /* also "year" "quarter" "month" (= period) */
/* Members stand for single people: no output names them or is broken down by them. */
static inline bool axis_is_private(enum axis axis)
{
	return axis == AXIS_CLIENT || axis == AXIS_ASSIGNMENT;
}
const char *table_name(enum table_id table);

/* Newest of two versions: circulars by year then M < S < D, "provisional" <
 * "revised_provisional" < "definitive", else by text. */
int version_compare(const char *a, const char *b);

/* The mean number of inhabitants is never guessed: thousandths of the indicator for a
 * municipality and year, exactly that year, or -1 when not given. */
int64_t book_population(const struct book *book, member municipality, int year,
			member indicator);

#endif
