/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * hash - SHA-256 for provenance, BLAKE2b for pseudonyms, FNV-1a for tables in memory
 *
 * The only user of libsodium. Hashes keep no state and draw no random numbers, so only
 * keys need sodium_init.
 */
#include "hash.h"

#include <sodium.h>
#include <string.h>

_Static_assert(KEY_BYTES == crypto_generichash_KEYBYTES,
	       "the key that libsodium advises");

char *sha256_hex(struct arena *arena, const void *data, size_t size)
{
	unsigned char digest[crypto_hash_sha256_BYTES];
	const size_t length = 2 * sizeof digest + 1;
	char *hex = arena_alloc(arena, length);

	crypto_hash_sha256(digest, data, size);
	return sodium_bin2hex(hex, length, digest, sizeof digest);
}

bool secret_key_random(struct secret_key *key)
{
	if (sodium_init() < 0)
		return false;
	randombytes_buf(key->bytes, sizeof(key->bytes));
	return true;
}

bool secret_key_read(struct secret_key *key, const char *hex, size_t length)
{
	size_t size = 0;
	const char *end = NULL;
	return length == KEY_HEX &&
	       sodium_hex2bin(key->bytes, sizeof(key->bytes), hex, length, NULL, &size,
			      &end) == 0 &&
	       size == sizeof(key->bytes) && end == hex + length;
}

void secret_key_hex(const struct secret_key *key, char hex[KEY_HEX + 1])
{
	sodium_bin2hex(hex, KEY_HEX + 1, key->bytes, sizeof(key->bytes));
}

void pseudonym_make(char pseudonym[PSEUDONYM_LENGTH + 1], const struct secret_key *key,
		    const void *data, size_t size)
{
	unsigned char digest[crypto_generichash_BYTES];
	crypto_generichash(digest, sizeof(digest), data, size, key->bytes,
			   sizeof(key->bytes));
	*pseudonym = '#';
	sodium_bin2hex(pseudonym + 1, PSEUDONYM_LENGTH, digest,
		       (PSEUDONYM_LENGTH - 1) / 2);
	secret_wipe(digest, sizeof(digest));
}

bool pseudonym_is(const char *text)
{
	return *text == '#' && strlen(text) == PSEUDONYM_LENGTH &&
	       strspn(text + 1, "0123456789abcdef") == PSEUDONYM_LENGTH - 1;
}

void secret_wipe(void *data, size_t size)
{
	sodium_memzero(data, size);
}

uint64_t hash_bytes(uint64_t seed, const void *data, size_t size)
{
	const unsigned char *bytes = data;
	const uint64_t prime = 1099511628211u;

	for (size_t i = 0; i < size; i++)
		seed = (seed ^ bytes[i]) * prime;
	return seed;
}
