/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * reconcile - the ledger of a year beside the administrations behind it, with every cause
 * of a difference apart
 *
 * A cause is what the ledger itself says of a booking: a match rule of its source
 * (AXIS_CAUSE), its entry or its form. What is left has no cause and is shown as it is.
 */
#ifndef SDGRIP_RECONCILE_H
#define SDGRIP_RECONCILE_H

#include "pivot.h"

/* X(word): "member:cause.WORD" names it. In the order of the table; the first lines are
 * the members of AXIS_CAUSE. */
#define DIFFERENCES(X)      \
	X(payments)         \
	X(vat)              \
	X(invoice)          \
	X(advance)          \
	X(reclassification) \
	X(scheme)           \
	X(accrual)          \
	X(reversal)         \
	X(opening)          \
	X(closing)          \
	X(taakgericht)      \
	X(subsidy)          \
	X(own)

enum difference {
	DIFFERENCE_NONE, /* care or benefits, which an administration must have too */
#define X(word) DIFFERENCE_##word,
	DIFFERENCES(X)
#undef X
		DIFFERENCE_COUNT,
};

enum recon {
	RECON_LEDGER,
	RECON_DECLARATIONS,
	RECON_PGB,
	RECON_REGIONAL, /* bills of the region: the ledger is all there is of them */
	RECON_BENEFITS,
	RECON_COUNT
};

/* One task field, or the amounts of one domain that have none. */
struct reconciled {
	member task_field, domain;
	cents amount[RECON_COUNT];
	bool has[RECON_COUNT];
	struct {
		cents amount;
		int64_t lines;
	} difference[DIFFERENCE_COUNT];
};

struct reconciliation {
	struct reconciled *list; /* in order of task field; only those with a row */
	size_t count;
	bool has[RECON_COUNT];
};

/* Expense of one year (a member of AXIS_YEAR) within the filter. In arena. */
struct reconciliation reconcile(const struct book *book, const struct filter *filter,
				member year, struct arena *arena);
/* The causes together; what has none. */
cents reconciled_other(const struct reconciled *field);
cents reconciled_unexplained(const struct reconciled *field);
/* Some administration has an amount of it. */
bool reconciled_compared(const struct reconciled *field);
const char *difference_word(enum difference difference);

#endif
