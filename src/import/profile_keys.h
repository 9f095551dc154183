/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * profile_keys - the keys of a [source] section, one function per group
 */
#ifndef SDGRIP_PROFILE_KEYS_H
#define SDGRIP_PROFILE_KEYS_H

#include "profile.h"

/* What every key needs to be read. */
struct key_context {
	struct profile *profile;
	struct arena *arena;
	struct diags *diags;
	struct place place; /* line in sdgrip.ini */
	const char *key;    /* the whole key, for messages */
};

/* The part of the key after the first point; value. 0, or -1 with a usage error. */
int key_general(struct key_context *context, const char *key, const char *value);
int key_column(struct key_context *context, const char *name, const char *header);
int key_name(struct key_context *context, const char *name, const char *header);
int key_measure(struct key_context *context, const char *parts, const char *header);
int key_fixed(struct key_context *context, const char *name, const char *value);
int key_words(struct key_context *context, const char *parts, const char *value);
int key_accounts(struct key_context *context, const char *side, const char *value);
int key_skip(struct key_context *context, const char *name, const char *value);
int key_numbers(struct key_context *context, const char *style, const char *value);
int key_match(struct key_context *context, const char *parts, const char *value);

/* A column that holds names or dates of birth of people is refused, whatever it is for.
 * `named`: the key says what it is the name of. 0 or -1 with a usage error. */
int key_check_header(struct key_context *context, const char *header, bool named);

/* A usage error about an unknown key, with the nearest known one. */
int key_unknown(struct key_context *context);

/* "stage.budget" as a fixed axis and its member. 0 or -1 with a usage error. */
int key_member(struct key_context *context, const char *parts, enum axis *axis,
	       member *found);

#endif
