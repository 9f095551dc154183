#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""validate - checks JSON documents against a JSON Schema: validate.py SCHEMA DOCUMENT..."""
import json
import os
import sys

import jsonschema


def no_duplicates(pairs):
    keys = [key for key, _ in pairs]
    if len(keys) != len(set(keys)):
        raise ValueError("a key occurs twice in one object")
    return dict(pairs)


def no_constant(name):
    raise ValueError(name + " is not JSON")


def main():
    with open(sys.argv[1], encoding="utf-8") as stream:
        schema = json.load(stream)
    kind = jsonschema.validators.validator_for(schema)
    kind.check_schema(schema)
    validator = kind(schema)
    failed = False
    for path in sys.argv[2:]:
        name = os.path.basename(path)
        try:
            with open(path, encoding="utf-8") as stream:
                document = json.load(stream, object_pairs_hook=no_duplicates, parse_constant=no_constant)
            errors = sorted(validator.iter_errors(document), key=lambda error: [str(part) for part in error.absolute_path])
            messages = ["/".join(str(part) for part in error.absolute_path) + ": " + error.message[:200] for error in errors]
        except ValueError as error:
            messages = [str(error)]
        failed = failed or bool(messages)
        print(f"FAIL {name}: {messages[0]}" if messages else f"ok {name}")
        for message in messages[1:5]:
            print("    " + message)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
