/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * test_privacy - the eleven-test, pseudonyms, the file with keys, the gate, and headers
 * of personal columns. All numbers are made up or official test numbers.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "citizen.h"
#include "clients.h"
#include "gate.h"
#include "key_file.h"
#include "messages.h"
#include "personal.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

/* The n-th number that passes, from 999900000 on: no such citizen exists. */
static const char *citizen(struct arena *arena, int n)
{
	char digits[16];
	for (int i = 999900000; i < 999999999; i++) {
		snprintf(digits, sizeof(digits), "%d", i);
		if (citizen_number(digits, 9) && n-- == 0)
			return arena_strdup(arena, digits);
	}
	return NULL;
}

static void cells_in_every_form(void **state)
{
	(void)state;
	static const char *const forms[] = {
		"123456782",
		"1234.56.782",
		"123 456 782",
		"1234-56-782",
		" 123456782 ",
		"\"123456782\"",
		"=\"123456782\"",
		"'123456782",
		"123456782.0",
		"123456782,00",
		"123\u00a0456\u202f782",
		"12345.67.82",
		"1234  56. 782",
		"1234\u200b56\u00ad782",
		"1234\u201356\u2013782",
		"\uff11\uff12\uff13456782",
	};
	char digits[CITIZEN_SIZE];
	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
		assert_int_equal(citizen_digits(forms[i], digits), 9);
		assert_string_equal(digits, "123456782");
	}
	/* Excel drops the leading 0 */
	assert_int_equal(citizen_digits("12345672", digits), 8);
	assert_string_equal(digits, "012345672");
	assert_int_equal(citizen_digits("012345672", digits), 9);
	assert_int_equal(citizen_digits("12345672.0", digits), 8);
	static const char *const others[] = {
		"",           "123456789",   "1123456782", "000000000", "123456782x",
		"x123456782", "123456782.5", "12345678",   "#hidden",   "=",
		"\"",         "'",           ".",          ".0",        "1234567,82",
		"2024-2025",  "03-01-2025",
	};
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		assert_false(citizen_cell(others[i]));
}

static void numbers_are_hidden_in_text(void **state)
{
	(void)state;
	static const struct {
		const char *text, *shown;
	} cases[] = {
		{"bsn 123456782 van x", "bsn #hidden van x"},
		{"1234.56.782", "#hidden"},
		{"a 1234.56.782, b 123456782", "a #hidden, b #hidden"},
		{"12 1234.56.782", "12 #hidden"},
		{"2025-123456782", "2025-#hidden"},
		{"=\"123456782\"", "=\"#hidden\""},
		{"123\u00a0456\u00a0782", "#hidden"},
		{"9123456782", "9123456782"},
		{"123.456.789.012", "123.456.789.012"},
		{"03-01-2025 en 2025-01-01", "03-01-2025 en 2025-01-01"},
		{"vervoer 2024-2025, 2024/2025", "vervoer 2024-2025, 2024/2025"},
		{"1234.56 782 en 1234/56/782", "#hidden en #hidden"},
		{"1234_56_782 123  456. 782", "#hidden #hidden"},
		{"1234\u200b56\u200b782", "#hidden"},
		{"x\uff11\uff12\uff13456782y", "x#hiddeny"},
		{"1/1234/56/782 123 456.782.1", "1/1234/56/782 123 456.782.1"},
		{"2024/12349 1234-", "2024/12349 1234-"},
		{"niets", "niets"},
		{"", ""},
	};
	struct arena arena;
	arena_init(&arena);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_string_equal(citizen_hide(&arena, cases[i].text), cases[i].shown);
	/* a bare date stays in the name of a file only */
	assert_true(citizen_number("20250101", 8));
	assert_string_equal(citizen_hide(&arena, "gb_20250101.csv"), "gb_#hidden.csv");
	assert_string_equal(citizen_hide_name(&arena, "gb_20250101.csv"),
			    "gb_20250101.csv");
	assert_string_equal(citizen_hide_code(&arena, "66751007 123456782"),
			    "66751007 #hidden");
	assert_string_equal(citizen_hide_name(&arena, "d/123456782.csv"),
			    "d/#hidden.csv");
	arena_release(&arena);
}

/* A cell of a mebibyte may hold a hundred thousand of them. */
static void many_are_hidden_at_once(void **state)
{
	(void)state;
	enum { MANY = 100000, EACH = 10 };
	struct arena arena;
	arena_init(&arena);
	char *text = arena_alloc(&arena, MANY * EACH + 1);
	for (size_t i = 0; i < MANY; i++)
		memcpy(text + i * EACH, "123456782;", EACH);
	const char *shown = citizen_hide(&arena, text);
	assert_int_equal(strlen(shown), MANY * 8);
	assert_true(strncmp(shown, "#hidden;#hidden;", 16) == 0);
	arena_release(&arena);
}

static void messages_hide_them_everywhere(void **state)
{
	(void)state;
	struct diags diags;
	diags_init(&diags);
	const struct place place = {"123456782.csv", 2, "1234.56.782"};
	diag_error(&diags, &place, "'%s' is no code, did you mean '%s'?", "x123456782",
		   "1234.56.782");
	char *text = messages_text(&diags);
	assert_string_equal(text, "sdgrip: error: #hidden.csv:2: column '#hidden': "
				  "'x#hidden' is no code, did you mean '#hidden'?\n");
	free(text);
	diags_release(&diags);
}

/* BLAKE2b-256 with key 00 01 .. 1f, first 8 bytes: Python 3, hashlib.blake2b(text,
 * key=bytes(range(32)), digest_size=32), which does not use libsodium. */
static void pseudonyms_are_keyed_blake2b(void **state)
{
	(void)state;
	static const struct {
		const char *text, *pseudonym;
	} vectors[] = {
		{"123456782", "#64ec219a3f6589bb"}, {"012345672", "#6ce3db51bbba2cb9"},
		{"C-0042", "#681bdd6d2eaf0eb3"},    {"", "#4e51e7a913fc8013"},
		{"\u00e9", "#6646bfd09a9faf62"},
	};
	struct secret_key key, same;
	char pseudonym[PSEUDONYM_LENGTH + 1], hex[KEY_HEX + 1];
	for (unsigned char i = 0; i < KEY_BYTES; i++)
		key.bytes[i] = i;
	for (size_t i = 0; i < sizeof(vectors) / sizeof(vectors[0]); i++) {
		pseudonym_make(pseudonym, &key, vectors[i].text, strlen(vectors[i].text));
		assert_string_equal(pseudonym, vectors[i].pseudonym);
		assert_true(pseudonym_is(pseudonym));
	}
	assert_false(pseudonym_is("#64EC219A3F6589BB"));
	assert_false(pseudonym_is("64ec219a3f6589bb0"));
	assert_false(pseudonym_is("#64ec219a3f6589b"));
	assert_false(pseudonym_is("#64ec219a3f6589bb0"));
	secret_key_hex(&key, hex);
	assert_true(secret_key_read(&same, hex, KEY_HEX));
	assert_memory_equal(&key, &same, sizeof(key));
	assert_false(secret_key_read(&same, hex, KEY_HEX - 2));
	hex[5] = 'x';
	assert_false(secret_key_read(&same, hex, KEY_HEX));
}

/* NULL for a cell that is refused. */
static const char *pseudonym_of(const struct clients *clients, member domain,
				const char *cell, struct arena *arena)
{
	char pseudonym[PSEUDONYM_LENGTH + 1];
	if (client_hash(clients, domain, cell, pseudonym) < 0)
		return NULL;
	return arena_strdup(arena, pseudonym);
}

/* A number in whatever form is one client; another law is another pseudonym. */
static void clients_by_law(void **state)
{
	(void)state;
	struct arena arena;
	struct clients clients = {.ready = true};
	arena_init(&arena);
	for (size_t i = 0; i < KEY_COUNT; i++)
		memset(clients.keyring.key[i].bytes, (int)i, KEY_BYTES);
	const char *wmo = pseudonym_of(&clients, DOMAIN_WMO, "012345672", &arena);
	const char *const same[] = {"12345672", "0123.45.672", "'012345672",
				    "12345672.0"};
	for (size_t i = 0; i < sizeof(same) / sizeof(same[0]); i++)
		assert_string_equal(pseudonym_of(&clients, DOMAIN_WMO, same[i], &arena),
				    wmo);
	static const member domains[] = {MEMBER_NONE, DOMAIN_WMO, DOMAIN_JEUGDWET,
					 DOMAIN_PARTICIPATIEWET};
	for (size_t i = 0; i < 4; i++)
		for (size_t j = 0; j < i; j++)
			assert_string_not_equal(
				pseudonym_of(&clients, domains[i], "012345672", &arena),
				pseudonym_of(&clients, domains[j], "012345672", &arena));
	assert_string_equal(pseudonym_of(&clients, MEMBER_NONE, "1", &arena),
			    pseudonym_of(&clients, DOMAIN_ALGEMEEN, "1", &arena));
	clients.linked = true;
	assert_string_equal(pseudonym_of(&clients, DOMAIN_WMO, "c1", &arena),
			    pseudonym_of(&clients, DOMAIN_JEUGDWET, "c1", &arena));
	/* what a file with rejected rows holds */
	assert_string_equal(pseudonym_of(&clients, DOMAIN_WMO, wmo, &arena), wmo);
	assert_null(pseudonym_of(&clients, DOMAIN_WMO, "#hidden", &arena));
	assert_string_equal(pseudonym_of(&clients, DOMAIN_WMO, " ", &arena), "");
	/* other numbers count as they are written */
	assert_string_not_equal(pseudonym_of(&clients, DOMAIN_WMO, "c1", &arena),
				pseudonym_of(&clients, DOMAIN_WMO, "C1", &arena));
	assert_string_equal(pseudonym_of(&clients, DOMAIN_WMO, "c1", &arena),
			    pseudonym_of(&clients, DOMAIN_WMO, " =\"c1\" ", &arena));
	arena_release(&arena);
}

struct folder {
	char path[32], key[64];
	struct diags diags;
};

static void folder_begin(struct folder *folder)
{
	snprintf(folder->path, sizeof(folder->path), "/tmp/sdgrip-XXXXXX");
	assert_non_null(mkdtemp(folder->path));
	snprintf(folder->key, sizeof(folder->key), "%s/k", folder->path);
	diags_init(&folder->diags);
}

static void folder_end(struct folder *folder)
{
	unlink(folder->key);
	rmdir(folder->path);
	diags_release(&folder->diags);
}

/* What keyring_read says of this text in a file of this mode. */
static void assert_refused(struct folder *folder, const char *text, mode_t mode,
			   const char *message)
{
	const struct place place = {.file = "sdgrip.ini", .line = 3};
	struct keyring keyring;
	FILE *stream = fopen(folder->key, "w");
	assert_non_null(stream);
	fputs(text, stream);
	fclose(stream);
	assert_int_equal(chmod(folder->key, mode), 0);
	assert_int_equal(keyring_read(&keyring, folder->key, &place, &folder->diags), -1);
	assert_true(folder->diags.usage);
	assert_messages(&folder->diags, message);
	unlink(folder->key);
}

static void keys_are_made_once(void **state)
{
	(void)state;
	struct folder folder;
	struct keyring first, second;
	struct stat at;
	folder_begin(&folder);
	const mode_t mask = umask(0277); /* would leave the owner nothing to write with */
	assert_int_equal(key_file_create(folder.key, &folder.diags), 0);
	umask(mask);
	assert_int_equal(stat(folder.key, &at), 0);
	assert_int_equal(at.st_mode & 07777, 0600);
	assert_int_equal(keyring_read(&first, folder.key, NULL, &folder.diags), 0);
	assert_int_equal(chmod(folder.key, 0400), 0);
	assert_int_equal(keyring_read(&second, folder.key, NULL, &folder.diags), 0);
	assert_memory_equal(&first, &second, sizeof(first));
	for (size_t i = 0; i < KEY_COUNT; i++)
		for (size_t j = 0; j < i; j++)
			assert_memory_not_equal(&first.key[i], &first.key[j],
						sizeof(first.key[i]));
	assert_int_equal(key_file_create(folder.key, &folder.diags), -1);
	assert_true(folder.diags.usage);
	assert_messages(&folder.diags, "k: is there already");
	assert_int_equal(keyring_read(&second, folder.key, NULL, &folder.diags), 0);
	assert_memory_equal(&first, &second, sizeof(first));
	keyring_wipe(&first);
	for (size_t i = 0; i < sizeof(first); i++)
		assert_int_equal(((const unsigned char *)&first)[i], 0);
	folder_end(&folder);
	folder.diags.usage = false;
	assert_int_equal(key_file_create("/nowhere/k", &folder.diags), -1);
	assert_false(folder.diags.usage);
	assert_messages(&folder.diags, "/nowhere/k: cannot create: No such file");
	diags_release(&folder.diags);
}

#define HEX "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"
#define FOUR                                               \
	"algemeen = " HEX "\nwmo = " HEX "\njeugdwet=" HEX \
	"\r\nparticipatiewet  =  " HEX "  \n"

static void keys_that_are_refused(void **state)
{
	(void)state;
	struct folder folder;
	struct keyring keyring;
	folder_begin(&folder);
	const char *whole = "# c\n\n" FOUR "linked = " HEX;
	static const mode_t modes[] = {0644, 0640, 0604, 0660, 0700, 01600, 04600};
	for (size_t i = 0; i < sizeof(modes) / sizeof(modes[0]); i++)
		assert_refused(&folder, whole, modes[i], "expected 0600");
	assert_refused(&folder, FOUR, 0600, "k: has no key 'linked'");
	assert_refused(&folder, "", 0600, "k: has no key 'algemeen'");
	assert_refused(&folder, "# c\nwmo = " HEX "00\n", 0600, "k:2: is not a key");
	assert_refused(&folder, "wmo = 00\n", 0600, "k:1: is not a key");
	assert_refused(&folder, "wmo = zz" HEX "\n", 0600, "k:1: is not a key");
	assert_refused(&folder, "wmo\n", 0600, "k:1: is not a key");
	assert_refused(&folder, "wmo =\n", 0600, "k:1: is not a key");
	assert_refused(&folder, FOUR "wmo = " HEX "\n", 0600, "k:5: is not a key");
	assert_refused(&folder, "wmoo = " HEX "\n", 0600, "k:1: is not a key");
	assert_refused(&folder, HEX "\n", 0600, "k:1: is not a key");
	char *large = xrealloc(NULL, 5000);
	memset(large, '#', 4999);
	large[4999] = '\0';
	assert_refused(&folder, large, 0600, "is not a file with keys");
	free(large);
	const struct place place = {.file = "sdgrip.ini", .line = 3};
	assert_int_equal(keyring_read(&keyring, folder.key, &place, &folder.diags), -1);
	assert_messages(&folder.diags, "sdgrip.ini:3: clients are read under secret keys",
			"sdgrip key makes one");
	assert_int_equal(keyring_read(&keyring, folder.path, &place, &folder.diags), -1);
	assert_messages(&folder.diags, "is not a file with keys");
	assert_int_equal(mkfifo(folder.key, 0600), 0);
	assert_int_equal(keyring_read(&keyring, folder.key, &place, &folder.diags), -1);
	assert_messages(&folder.diags, "is not a file with keys");
	folder_end(&folder);
}

static void keys_of_another_user(void **state)
{
	(void)state;
	struct folder folder;
	struct keyring keyring;
	if (geteuid() != 0)
		skip(); /* only root can make a file of another user */
	folder_begin(&folder);
	assert_int_equal(key_file_create(folder.key, &folder.diags), 0);
	assert_int_equal(chmod(folder.key, 0644), 0);
	assert_int_equal(chmod(folder.path, 0755), 0);
	assert_int_equal(seteuid(65534), 0);
	const int status = keyring_read(&keyring, folder.key, NULL, &folder.diags);
	assert_int_equal(seteuid(0), 0);
	assert_int_equal(status, -1);
	assert_messages(&folder.diags, "k: belongs to another user");
	folder_end(&folder);
}

/* One column of these cells; "" ends the list. */
static bool refused(enum gate_use use, const char *const *cells, size_t count)
{
	struct arena arena;
	struct gate gate;
	arena_init(&arena);
	gate_init(&gate, 1, &arena);
	gate.columns[0].use = use;
	for (size_t i = 0; i < count; i++)
		gate_add(&gate, 0, cells[i]);
	gate_add(&gate, 1, "beyond the header");
	const bool result = gate_refuses(&gate, 0);
	arena_release(&arena);
	return result;
}

static void the_gate_has_edges(void **state)
{
	(void)state;
	struct arena arena;
	const char *cells[1000], *repeated[1000];
	arena_init(&arena);
	for (int i = 0; i < 100; i++)
		cells[i] = citizen(&arena, i);
	for (size_t i = 100; i < 1000; i++)
		cells[i] = "";
	assert_false(refused(GATE_UNREAD, cells, 19));
	assert_true(refused(GATE_UNREAD, cells, 20));
	assert_true(refused(GATE_CODE, cells, 20));
	assert_false(refused(GATE_CLIENT, cells, 100));
	/* empty cells, dashes and zeros are no values */
	static const char *const empty[] = {"", "-", "0", "000000000", " ", "."};
	for (size_t i = 20; i < 1000; i++)
		cells[i] = empty[i % 6];
	assert_true(refused(GATE_UNREAD, cells, 1000));
	cells[19] = "-";
	assert_false(refused(GATE_UNREAD, cells, 1000));
	/* 18 of 20 is 90 per cent */
	cells[18] = "123456789";
	cells[19] = "anders";
	assert_true(refused(GATE_UNREAD, cells, 20));
	assert_true(refused(GATE_CODE, cells, 20));
	cells[17] = "nog anders";
	assert_false(refused(GATE_UNREAD, cells, 20));
	assert_false(refused(GATE_CODE, cells, 20));
	/* one citizen twenty times: personal, unless it is read as a code */
	for (size_t i = 0; i < 1000; i++)
		repeated[i] = "123456782";
	assert_true(refused(GATE_UNREAD, repeated, 20));
	assert_false(refused(GATE_UNREAD, repeated, 19));
	assert_false(refused(GATE_CODE, repeated, 1000));
	/* one code of eight digits on every row: chance is one in eleven */
	for (size_t i = 0; i < 1000; i++)
		repeated[i] = i % 2 ? "66751007" : "12345672";
	assert_false(refused(GATE_UNREAD, repeated, 1000));
	for (size_t i = 0; i < 1000; i++)
		repeated[i] = "20250101"; /* a date that passes, in every row */
	assert_false(refused(GATE_UNREAD, repeated, 1000));
	/* among other text: different ones, not one that is on every row */
	for (size_t i = 0; i < 1000; i++)
		repeated[i] = "Afschrift 123456782";
	assert_false(refused(GATE_UNREAD, repeated, 1000));
	for (int i = 0; i < 20; i++)
		repeated[i] = arena_printf(&arena, "Pgb %s, J.", citizen(&arena, i));
	assert_true(refused(GATE_CODE, repeated, 20));
	assert_true(refused(GATE_UNREAD, repeated, 20));
	assert_false(refused(GATE_CLIENT, repeated, 20));
	for (int i = 0; i < 20; i++)
		repeated[i] = arena_printf(&arena, "Pgb %d", 999900000 + i);
	assert_false(refused(GATE_CODE, repeated, 20));
	/* a few codes that pass, on many rows: two may do so by chance */
	for (int codes = 2; codes < 20; codes++) {
		for (int i = 0; i < 1000; i++)
			repeated[i] = citizen(&arena, i % codes);
		assert_int_equal(refused(GATE_CODE, repeated, 1000), codes > 2);
		assert_true(refused(GATE_UNREAD, repeated, 1000));
	}
	/* different citizens on a few rows, the rest says there is none */
	for (size_t i = 0; i < 1000; i++)
		repeated[i] = i % 20 ? "geen client" : citizen(&arena, (int)i / 20);
	assert_true(refused(GATE_UNREAD, repeated, 1000));
	arena_release(&arena);
}

/* Of a million made-up codes of eight digits a column may hold any: it must not be
 * refused by chance; and all citizens are found, however many. */
static void the_gate_and_chance(void **state)
{
	(void)state;
	struct arena arena, kept;
	const char *citizens[400];
	uint64_t seed = 42;
	arena_init(&kept);
	for (int row = 0; row < 400; row++)
		citizens[row] = citizen(&kept, row);
	for (int trial = 0; trial < 200; trial++) {
		struct gate gate;
		arena_init(&arena);
		gate_init(&gate, 2, &arena);
		for (int row = 0; row < 400; row++) {
			char cell[16];
			seed = seed * UINT64_C(6364136223846793005) + 1442695040888963407;
			snprintf(cell, sizeof(cell), "%d",
				 10000000 + (int)((seed >> 33) % 1000000) * 77);
			gate_add(&gate, 0, cell);
			gate_add(&gate, 1, citizens[row]);
		}
		assert_false(gate_refuses(&gate, 0));
		assert_true(gate_refuses(&gate, 1));
		arena_release(&arena);
	}
	arena_release(&kept);
}

static void the_gate_quotes_nothing(void **state)
{
	(void)state;
	struct arena arena;
	struct gate gate;
	struct diags diags;
	static const char *const headers[] = {"BSN", "", "123456782"};
	arena_init(&arena);
	diags_init(&diags);
	gate_init(&gate, 3, &arena);
	for (int i = 0; i < 60; i++)
		gate_add(&gate, (size_t)i % 3, citizen(&arena, i));
	gate_add(&gate, 0, "onbekend");
	assert_int_equal(gate_check(&gate, true, "f.csv", headers, &diags), -1);
	char *text = messages_text(&diags);
	const char *rest = " values could be numbers of citizens; name it with "
			   "column.client in sdgrip.ini, or leave the column out of the "
			   "export\n";
	const char *expected = arena_printf(
		&arena,
		"sdgrip: error: f.csv: column 'BSN': 20 of 21%ssdgrip: error: f.csv: "
		"column '2': 20 of 20%ssdgrip: error: f.csv: column '#hidden': 20 of "
		"20%s",
		rest, rest, rest);
	assert_string_equal(text, expected);
	free(text);
	diags_release(&diags);
	arena_release(&arena);
}

static void headers_of_personal_columns(void **state)
{
	(void)state;
	static const char *const personal[] = {
		"Naam",
		"Achternaam",
		"Voorletters",
		"Geboortedatum",
		"Geb.datum",
		"Geb. datum",
		"geb_datum",
		"Naam cliënt",
		"Cliëntnaam",
		"Client naam",
		"Naam van de cliënt",
		"Persoonsnaam",
		"Date of birth",
		"birth_date",
		"BirthDate",
		"Geboortejaar",
		"Adres",
		"Huisnummer",
		"Adres cliënt",
		"E-mail",
		"Telefoon",
		"Telefoonnummer",
		"Naam jeugdige",
		"NAW",
		"First Name",
		"Surname",
		"Postcode cliënt",
		"Voornaam aanvrager",
		"Naam burger",
		"Geslachtsnaam",
		"E-mail adres",
		"Geboorte-datum",
	};
	static const char *const others[] = {
		"Naam aanbieder",
		"Gemeentenaam",
		"Omschrijving",
		"Productnaam",
		"Naam kostenplaats",
		"Cliëntnummer",
		"BSN",
		"Postcode",
		"Aantal cliënten",
		"Aantal personen",
		"Wijknaam",
		"Datum",
		"Kosten per cliënt",
		"Adressering",
		"Bedrag",
		"Naam programma",
		"Personeelskosten",
		"Geboekt op",
		"Straatverlichting",
		"Leeftijd",
		"Gemeente",
		"Namens",
		"",
		"Mailing",
	};
	struct arena arena;
	arena_init(&arena);
	for (size_t i = 0; i < sizeof(personal) / sizeof(personal[0]); i++) {
		if (!personal_header(personal[i], false, &arena))
			fprintf(stderr, "not seen as personal: %s\n", personal[i]);
		assert_true(personal_header(personal[i], false, &arena));
	}
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
		if (personal_header(others[i], false, &arena))
			fprintf(stderr, "seen as personal: %s\n", others[i]);
		assert_false(personal_header(others[i], false, &arena));
	}
	/* name.cost_centre = Naam: the name of a cost centre */
	assert_false(personal_header("Naam", true, &arena));
	assert_true(personal_header("Achternaam", true, &arena));
	assert_true(personal_header("Naam cliënt", true, &arena));
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cells_in_every_form),
		cmocka_unit_test(numbers_are_hidden_in_text),
		cmocka_unit_test(many_are_hidden_at_once),
		cmocka_unit_test(messages_hide_them_everywhere),
		cmocka_unit_test(pseudonyms_are_keyed_blake2b),
		cmocka_unit_test(clients_by_law),
		cmocka_unit_test(keys_are_made_once),
		cmocka_unit_test(keys_that_are_refused),
		cmocka_unit_test(keys_of_another_user),
		cmocka_unit_test(the_gate_has_edges),
		cmocka_unit_test(the_gate_and_chance),
		cmocka_unit_test(the_gate_quotes_nothing),
		cmocka_unit_test(headers_of_personal_columns),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
