/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * ledger - bookings of a municipal ledger, in any layout that a section of sdgrip.ini
 * describes
 *
 * No two municipalities export the same columns: there is no layout to know beforehand.
 */
#include "importer.h"

const struct importer importer_ledger = {
	.name = "ledger",
	.table = TABLE_SPENDING,
	.unit = 1,
	.clients = true,
	.profile_only = true,
	.order = 1,
};
