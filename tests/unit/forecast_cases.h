/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * forecast_cases - reads the data of the forecast cases of the methods study
 */
#ifndef SDGRIP_FORECAST_CASES_H
#define SDGRIP_FORECAST_CASES_H

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { POINTS_MAX = 480, ROWS_MAX = 800, CELLS_MAX = 5, CELL_SIZE = 16 };

struct row {
	char cell[CELLS_MAX][CELL_SIZE];
};

struct rows {
	size_t n;
	struct row row[ROWS_MAX];
};

/* Rows below the header of a file without quotes; skips the test when it is absent. */
static inline void load_rows(const char *name, struct rows *rows)
{
	const char *shared = getenv("SHARED");
	char path[1024], line[256];
	snprintf(path, sizeof path, "%s/methods/forecast/%s",
		 shared ? shared : "../shared", name);
	FILE *file = fopen(path, "r");
	if (!file) {
		print_message("notice: %s is absent, test skipped\n", path);
		skip();
		return;
	}
	rows->n = 0;
	const bool header = fgets(line, sizeof line, file) != NULL;
	while (header && fgets(line, sizeof line, file)) {
		assert_true(rows->n < ROWS_MAX);
		struct row *row = &rows->row[rows->n++];
		const char *at = line;
		for (size_t i = 0; i < CELLS_MAX && *at; i++) {
			const size_t size = strcspn(at, ",\r\n");
			assert_true(size < CELL_SIZE);
			memcpy(row->cell[i], at, size);
			row->cell[i][size] = '\0';
			at += size + (at[size] != '\0');
		}
	}
	fclose(file);
}

struct data {
	size_t n;
	double y[POINTS_MAX];
};

/* One column of numbers. */
static inline struct data load(const char *name, size_t column)
{
	static struct rows rows;
	struct data data = {0};
	load_rows(name, &rows);
	for (size_t i = 0; i < rows.n && i < POINTS_MAX; i++)
		data.y[data.n++] = strtod(rows.row[i].cell[column], NULL);
	return data;
}

static inline void check(const char *what, double found, double expected,
			 double tolerance)
{
	if (!(fabs(found - expected) <= tolerance * fabs(expected)))
		fail_msg("%s: %.15g, expected %.15g", what, found, expected);
}

static inline void check_all(const char *what, const double *found,
			     const double *expected, size_t n, double tolerance)
{
	for (size_t i = 0; i < n; i++)
		check(what, found[i], expected[i], tolerance);
}

#endif
