/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * budget - budgets, amendments and realisation per line, in any layout that a section of
 * sdgrip.ini describes
 *
 * No two municipalities export the same columns: there is no layout to know beforehand.
 */
#include "importer.h"

const struct importer importer_budget = {
	.name = "budget",
	.table = TABLE_SPENDING,
	.unit = 1,
	.profile_only = true,
	.order = 1,
};
