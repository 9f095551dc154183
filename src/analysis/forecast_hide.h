/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * forecast_hide - products that serve too few people are not shown
 */
#ifndef SDGRIP_FORECAST_HIDE_H
#define SDGRIP_FORECAST_HIDE_H

#include "forecast.h"

/* Counts the clients behind each line, from this year's declarations; only by product.
 * Nobody where no declaration speaks of the product. */
void forecast_count_people(struct forecast *forecast);
/* Is the line about too few people? Then no finding tells its amounts either. */
bool forecast_is_hidden(const struct forecast *forecast, size_t line);
/* Hides such rows in the finished tables, and what would give them away. */
void forecast_hide(const struct forecast *forecast);

#endif
