#!/usr/bin/env python3
"""Verifies a supplier's statement about encrypted envelopes. What it proves, and what not: docs/envelopes.md. Needs Python 3.8
and the openssl command, 3.5. Take the nonce out of your store before, so that it counts once. No CA is asked about revocation.
With --tsa there must be a time stamp, and the signer's certificate is judged at its time."""
import argparse
import hashlib
import json
import re
import ssl
import tempfile
import time
from pathlib import Path

from envelope import EXPLICIT, OCTETS, SEQUENCE, SET, Refused, inside, issuer_and_number, name, parts, require, run

STATEMENT, SIGNED_DATA = name("2.25.1218626863"), name("1.2.840.113549.1.7.2")
CONTENT_TYPE, MESSAGE_DIGEST = name("1.2.840.113549.1.9.3"), name("1.2.840.113549.1.9.4")
SIGNING_CERTIFICATE, TIME_STAMP = name("1.2.840.113549.1.9.16.2.47"), name("1.2.840.113549.1.9.16.2.14")
SM3, SHA256, SHA384 = map(name, ("1.2.156.10197.1.401", "2.16.840.1.101.3.4.2.1", "2.16.840.1.101.3.4.2.2"))
SM2_IDENTITY = "distid:1234567812345678"
FORMS = {  # The names of signature and hash function; the function, the key as openssl shows them, and more for openssl.
    (name("1.2.156.10197.1.501"), SM3): ("sm3", "OID: SM2", "-sigopt", SM2_IDENTITY),
    (name("1.2.840.113549.1.1.1"), SHA256): ("sha256", "Modulus:"),
    (name("1.2.840.113549.1.1.11"), SHA256): ("sha256", "Modulus:"),
    (name("1.2.840.10045.4.3.2"), SHA256): ("sha256", "OID: prime256v1"),
    (name("1.2.840.10045.4.3.3"), SHA384): ("sha384", "OID: secp384r1"),
}
TEXT, TIME, HEX = re.compile("(?s).*"), re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"), re.compile("[0-9A-Fa-f]+")
OUTCOME = re.compile("OPENED|UNREADABLE|NOT_OPENED|FOR_OTHERS|REFUSED")
RECIPIENT = ({"issuer": TEXT, "serialNumber": TEXT}, {"keyIdentifier": HEX})  # One of them.
CERTIFICATE = {"issuer": TEXT, "serialNumber": TEXT, "notAfter": TIME, "fingerprint": HEX}
LINE = {"title": TEXT, "digest": HEX, "size": int, "outcome": OUTCOME, "wanted": [RECIPIENT]}
FIELDS = {"kind": TEXT, "origin": TEXT, "nonce": TEXT, "begun": TIME, "ended": TIME, "uncertaintySeconds": int, "code": TEXT,
          "computer": {"program": TEXT, "system": TEXT, "driver": TEXT}, "certificate": (type(None), CERTIFICATE),
          "envelopes": [LINE]}

def digest(function, octets):
    return run("dgst", "-" + function, "-binary", given=octets).stdout

def attributes(set_of):
    found = {}  # The one value of each attribute, by its type.
    for attribute in parts(set_of[1]):
        kind, values = inside(attribute, SEQUENCE)
        require(kind[2] not in found, "an attribute twice")
        (found[kind[2]],) = inside(values, SET)
    return found

def signer_of(certificates, wanted, pem):
    """Returns the certificate of issuer and serial number, and writes it to a file."""
    for certificate in (part[2] for part in parts(certificates[1])):
        pem.write_text(ssl.DER_cert_to_PEM_cert(certificate), encoding="ascii")
        if issuer_and_number(pem) == wanted:
            return certificate
    raise Refused("a signer without a certificate")

def require_trusted(pem, authorities, at):
    """Requires a certificate for signing below one of the CAs."""
    text = run("x509", "-in", pem, "-noout", "-ext", "keyUsage,basicConstraints").stdout.decode()
    require("Digital Signature" in text and "CA:TRUE" not in text, "a certificate that is not for signing")
    options = ["-partial_chain", "-auth_level", 2, *at, *(part for file in authorities for part in ("-trusted", file))]
    trusted = any(run("verify", *options, *more, pem).returncode == 0 for more in ((), ("-vfyopt", SM2_IDENTITY)))
    require(trusted, "a certificate of another CA, or out of its time")

def proved_time(folder, token, options):
    """Returns the time at which an authority has seen the signature, in seconds since 1970."""
    (folder / "token").write_bytes(token)
    stamp = ["-in", folder / "token", "-token_in"]
    require(run("ts", "-verify", "-data", folder / "value", *stamp, *options).returncode == 0, "a time stamp that does not hold")
    shown = run("ts", "-reply", *stamp, "-text").stdout.decode()
    return ssl.cert_time_to_seconds(re.sub(r"\.\d+", "", re.search("Time stamp: (.*)", shown)[1]))

def verify(cms, options, folder):
    """Returns content, fingerprint of the signer, and the time that is proved, or None."""
    (whole,) = parts(cms)
    kind, data = inside(whole, SEQUENCE)
    require(kind[2] == SIGNED_DATA, "no signed data")
    _, _, encapsulated, certificates, signers = inside(inside(data, EXPLICIT)[0], SEQUENCE)
    content_type, content = inside(encapsulated, SEQUENCE)
    require(content_type[2] == STATEMENT, "something else that is signed")
    (content,), (signer,) = inside(content, EXPLICIT), inside(signers, SET)
    _, who, hashed, signed, algorithm, value, *unsigned = inside(signer, SEQUENCE)
    require((content[0], value[0], signed[0]) == (OCTETS, OCTETS, EXPLICIT), "broken inside")
    form = inside(algorithm, SEQUENCE)[0][2], inside(hashed, SEQUENCE)[0][2]
    require(form in FORMS, "another algorithm")
    function, shown, *identity = FORMS[form]
    pem, key, made = folder / "signer.pem", folder / "key.pem", folder / "value"
    certificate, found = signer_of(certificates, who[2], pem), attributes(signed)
    require(found[CONTENT_TYPE][2] == STATEMENT, "a signature over another kind of content")
    require(found[MESSAGE_DIGEST][1] == digest(function, content[1]), "a signature over other content")
    named = inside(inside(inside(found[SIGNING_CERTIFICATE], SEQUENCE)[0], SEQUENCE)[0], SEQUENCE)
    require([part[1] for part in named if part[0] == OCTETS] == [digest(function, certificate)], "another certificate is named")
    key.write_bytes(run("x509", "-in", pem, "-noout", "-pubkey").stdout)
    require(shown in run("pkey", "-pubin", "-in", key, "-noout", "-text").stdout.decode(), "another kind of key")
    made.write_bytes(value[1])
    judge = ["dgst", "-" + function, "-verify", key, *identity, "-signature", made]
    require(run(*judge, given=bytes([SET]) + signed[2][1:]).returncode == 0, "a signature that does not hold")
    at, proved = ["-attime", options.at or int(time.time())], None
    if options.tsa:
        require(unsigned and TIME_STAMP in attributes(unsigned[0]), "no time stamp")
        proved = proved_time(folder, attributes(unsigned[0])[TIME_STAMP][2], ["-CAfile", options.tsa, *at])
        at = ["-attime", proved]
    require_trusted(pem, options.ca, at)
    return content[1], hashlib.sha256(certificate).hexdigest(), proved

def once(pairs):
    require(len(dict(pairs)) == len(pairs), "a field twice")
    return dict(pairs)

def fits(value, shape):
    if isinstance(shape, tuple):
        return any(fits(value, one) for one in shape)
    if isinstance(shape, list):
        return isinstance(value, list) and all(fits(one, shape[0]) for one in value)
    if isinstance(shape, dict):
        return isinstance(value, dict) and value.keys() == shape.keys() and all(fits(value[key], shape[key]) for key in shape)
    return type(value) is shape or isinstance(value, str) and isinstance(shape, re.Pattern) and shape.fullmatch(value)

def require_expected(statement, options):
    require(fits(statement, FIELDS), "no statement for a page")
    require(statement["kind"] == options.kind, "another kind of statement")
    require((statement["origin"], statement["nonce"]) == (options.origin, options.nonce), "a statement for another page")
    digests = [hashlib.sha256(Path(file).read_bytes()).hexdigest() for file in options.envelopes]
    require([line["digest"] for line in statement["envelopes"]] == digests, "other envelopes, or in another order")

def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ca", action="append", required=True, help="CA of signers, PEM; may be given several times")
    for option, text in (("kind", "OPENING or REHEARSAL"), ("origin", "the page's"), ("nonce", "the portal's"),
                         ("signer", "SHA-256 of the bound certificate")):
        parser.add_argument("--" + option, required=True, help=text)
    parser.add_argument("--tsa", help="CA of time-stamp authorities, PEM")
    parser.add_argument("--at", type=int, help="judge certificates at this time, in seconds since 1970; without it now")
    parser.add_argument("statement", type=Path)
    parser.add_argument("envelopes", nargs="+", help="the envelopes that the page got, in their order")
    options = parser.parse_args()
    try:
        require(options.statement.stat().st_size <= 8 << 20, "too long")
        with tempfile.TemporaryDirectory() as folder:
            content, fingerprint, proved = verify(options.statement.read_bytes(), options, Path(folder))
        require(fingerprint == options.signer.lower(), "signed with another certificate")
        statement = json.loads(content.decode(), object_pairs_hook=once, parse_constant=int, parse_float=int)
        require_expected(statement, options)
    except (Refused, ValueError, IndexError, KeyError, TypeError, RecursionError) as error:
        raise SystemExit(f"refused: {error}" if isinstance(error, Refused) else "refused: broken inside") from None
    print(json.dumps(statement, ensure_ascii=False, indent=1))
    print("It existed by " + time.strftime("%FT%TZ", time.gmtime(proved)) if proved else "Its time is the supplier's own word.")

if __name__ == "__main__":
    main()
