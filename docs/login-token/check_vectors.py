#!/usr/bin/env python3
"""Judges the vectors by verify.py, and ends with 1 when an outcome differs: check_vectors.py vectors.json"""
import functools
import json
import sys
import verify

# Vectors share CAs and keys, so most questions are the same.
verify.openssl = functools.cache(verify.openssl)

def outcome(file, vector):
    try:
        verify.judge(file, vector)
        return "ACCEPTED"
    except verify.Refused as refused:
        return str(refused)

file = json.load(open(sys.argv[1], encoding="utf-8"))
outcomes = [(outcome(file, vector), vector) for vector in file["vectors"]]
for got, vector in outcomes:
    print(f"{'as expected' if got == vector['outcome'] else 'DIFFERS':12} {got:22} {vector['name']}")
sys.exit(any(got != vector["outcome"] for got, vector in outcomes))
