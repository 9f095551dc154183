/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * findings - the table of findings.h as data
 */
#include "findings.h"

#include <string.h>

const struct finding_kind finding_kinds[FINDING_COUNT] = {
#define X(name, level) [FINDING_##name] = {.code = #name, .severity = SEVERITY_##level},
	FINDINGS(X)
#undef X
};

enum finding_id finding_find(const char *code)
{
	size_t id = 0;
	while (id < FINDING_COUNT && strcmp(finding_kinds[id].code, code) != 0)
		id++;
	return (enum finding_id)id;
}

const char *severity_name(enum severity severity)
{
	static const char *const names[] = {
		[SEVERITY_INFO] = "info",
		[SEVERITY_WARNING] = "warning",
		[SEVERITY_ALERT] = "alert",
	};
	return names[severity];
}
