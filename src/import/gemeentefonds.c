/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * gemeentefonds - the twelve clusters of the gemeentefonds per municipality, one file per
 * circular and budget year
 *
 * The amounts come with up to eleven decimals: they are rounded to cents and the
 * difference is reported. Circulars are versions, never added. The first column has no
 * name and numbers the rows.
 */
#include "importer.h"

#include <string.h>

/* One cluster: a column of this name. */
#define CLUSTER(cluster, needed)                                                \
	{                                                                       \
		.name = (cluster), .role = FIELD_MEASURE, .required = (needed), \
		.preset = {                                                     \
			{AXIS_STAGE, "funding"},                                \
			{AXIS_SIDE, "revenue"},                                 \
			{AXIS_KIND, "cluster"},                                 \
			{AXIS_CLUSTER, (cluster)},                              \
		},                                                              \
	}

static const struct field fields[] = {
	{.name = "gemeenten",
	 .synonyms = "gemeente",
	 .role = FIELD_KEY,
	 .axis = AXIS_MUNICIPALITY,
	 .required = true},
	CLUSTER("Sociale basisvoorzieningen", true),
	CLUSTER("Participatie", true),
	CLUSTER("Individuele voorzieningen Wmo", true),
	CLUSTER("Individuele voorzieningen Jeugd", true),
	CLUSTER("Bestuur en ondersteuning", false),
	CLUSTER("Orde en veiligheid", false),
	CLUSTER("Onderwijs", false),
	CLUSTER("Sport, cultuur en recreatie", false),
	CLUSTER("Infrastructuur, ruimte en milieu", false),
	CLUSTER("Overig", false),
	CLUSTER("Overige eigen middelen", false),
	CLUSTER("Onroerendezaakbelasting", false),
	{.name = "totaal", .role = FIELD_IGNORE},
};

/* "GF_M2023_2024.csv": the circular of May 2023 for budget year 2024 */
static void from_name(const char *basename,
		      void (*set)(void *context, const char *key, const char *value),
		      void *context)
{
	const char *p = basename;
	static const char shape[] = "GF_Mnnnn_nnnn.";
	for (size_t i = 0; shape[i]; i++) {
		const bool digit = p[i] >= '0' && p[i] <= '9';
		const bool circular = p[i] && strchr("MSD", p[i]);
		if (shape[i] == 'n'   ? !digit
		    : shape[i] == 'M' ? !circular
				      : p[i] != shape[i])
			return;
	}
	const char version[6] = {p[3], p[4], p[5], p[6], p[7], '\0'};
	const char year[5] = {p[9], p[10], p[11], p[12], '\0'};
	set(context, "version", version);
	set(context, "year", year);
}

const struct importer importer_gemeentefonds = {
	.name = "gemeentefonds",
	.table = TABLE_SPENDING,
	.fields = fields,
	.nfields = sizeof(fields) / sizeof(fields[0]),
	.numbers = NUMBER_POINT,
	.unit = 1,
	.round = true,
	.whole = true,
	.order = 1,
	.from_name = from_name,
};
