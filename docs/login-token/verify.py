#!/usr/bin/env python3
"""Verifier of login and binding tokens: Python's standard library and the program openssl (3.0 or later), nothing else.

It follows login-token.md, not the Java library. It does not ask a CA about revocation."""
import base64
import datetime
import hmac
import json
import re
import subprocess
import tempfile

FIELDS = {"unverifiedCertificate", "algorithm", "signature", "format", "appVersion"}
MOST_CHARACTERS = 17 * 1024
SM2_IDENTITY = "distid:1234567812345678"
# Algorithm: hash, octets of r and of s (0 for RSA), format of a login, name of its curve in openssl.
ALGORITHMS = {
    "ES256": ("sha256", 32, "web-eid:1.0", "prime256v1"),
    "ES384": ("sha384", 48, "web-eid:1.0", "secp384r1"),
    "RS256": ("sha256", 0, "web-eid:1.0", None),
    "SM2SM3": ("sm3", 32, "signing-helper-sm2:1.0", "SM2"),
}
instant = datetime.datetime.fromisoformat
BINDING_FORMAT = "signing-helper-bind:1.0"
CREDIT_CODE = bytes.fromhex("06082a811cd014040104")  # 1.2.156.10260.4.1.4

class Refused(Exception):
    """Token that does not hold, with the name of the rule."""

def is_text(value):
    return isinstance(value, str)

def require(holds, rule):
    if not holds:
        raise Refused(rule)

def openssl(*arguments, data=b""):
    return subprocess.run(["openssl", *arguments], input=data, capture_output=True)

def file(octets):
    opened = tempfile.NamedTemporaryFile()
    opened.write(octets)
    opened.flush()
    return opened

def digest(name, data):
    return openssl("dgst", "-" + name, "-binary", data=data).stdout

def decoded(text, rule):
    try:
        octets = base64.b64decode(text, validate=True)
    except ValueError:
        raise Refused(rule)
    require(base64.b64encode(octets).decode() == text, rule)
    return octets

def once(pairs):
    require(len(dict(pairs)) == len(pairs), "MALFORMED")
    return dict(pairs)

def parsed(text):
    require(len(text) <= MOST_CHARACTERS, "MALFORMED")
    try:
        sent = json.loads(text, object_pairs_hook=once)
    except ValueError:
        raise Refused("MALFORMED")
    require(isinstance(sent, dict) and set(sent) == {"nonce", "token"} and is_text(sent["nonce"]), "MALFORMED")
    token = sent["token"]
    require(isinstance(token, dict) and set(token) == FIELDS and all(map(is_text, token.values())), "MALFORMED")
    return sent["nonce"], token

def use(challenge, nonce, purpose, session, now):
    """The caller has removed the challenge from its store already, so that it serves once."""
    require(challenge is not None and challenge["nonce"] == nonce, "CHALLENGE_UNKNOWN")
    require(now < instant(challenge["expires"]), "CHALLENGE_EXPIRED")
    require(hmac.compare_digest(challenge["browserSession"].encode(), session.encode()), "CHALLENGE_SESSION")
    require(challenge["purpose"] == purpose, "CHALLENGE_PURPOSE")

def trusted(certificate, algorithm, anchors, now):
    """Returns the public key in PEM."""
    pem = openssl("x509", "-inform", "DER", data=certificate).stdout
    require(openssl("x509", "-outform", "DER", data=pem).stdout == certificate, "CERTIFICATE_MALFORMED")
    key = openssl("x509", "-noout", "-pubkey", data=pem).stdout
    curve = re.search(r"ASN1 OID: (\S+)", openssl("pkey", "-pubin", "-noout", "-text_pub", data=key).stdout.decode())
    require((curve.group(1) if curve else None) == ALGORITHMS[algorithm][3], "ALGORITHM")
    extensions = openssl("x509", "-noout", "-ext", "keyUsage,basicConstraints", data=pem).stdout.decode()
    require("Digital Signature" in extensions and "CA:TRUE" not in extensions, "CERTIFICATE_USAGE")
    dates = openssl("x509", "-noout", "-dates", "-dateopt", "iso_8601", data=pem).stdout.decode()
    begin, end = (instant(line.split("=")[1].replace(" ", "T")) for line in dates.split("\n")[:2])
    require(begin <= now <= end, "CERTIFICATE_VALIDITY")
    blocks = (f"-----BEGIN CERTIFICATE-----\n{anchor}\n-----END CERTIFICATE-----\n" for anchor in anchors)
    with file("".join(blocks).encode()) as roots:
        options = ["-CAfile", roots.name, "-no-CApath", "-no-CAstore", "-attime", str(int(now.timestamp()))]
        identity = ["-vfyopt", SM2_IDENTITY] if algorithm == "SM2SM3" else []
        require(openssl("verify", *options, *identity, data=pem).returncode == 0, "CERTIFICATE_UNTRUSTED")
    return key

def integer(octets):
    """Returns an unsigned number as DER; a number without a leading bit needs no octet before it."""
    value = octets.lstrip(b"\0")
    value = value if value and value[0] < 0x80 else b"\0" + value
    return bytes([2, len(value)]) + value

def holds(key, algorithm, message, signature):
    name, half, *_ = ALGORITHMS[algorithm]
    if half:
        if len(signature) != 2 * half:
            return False
        body = integer(signature[:half]) + integer(signature[half:])
        signature = b"\x30" + bytes([len(body)]) + body
    identity = ["-sigopt", SM2_IDENTITY] if algorithm == "SM2SM3" else []
    with file(key) as public, file(signature) as signed:
        command = ["dgst", "-" + name, "-verify", public.name, *identity, "-signature", signed.name]
        return openssl(*command, data=message).returncode == 0

def message_of(algorithm, origin, nonce, account):
    name = ALGORITHMS[algorithm][0]
    core = digest(name, origin.encode()) + digest(name, nonce.encode())
    if account is not None:
        canonical = json.dumps(account, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        return b"signing-helper bind v1\n" + core + digest(name, canonical.encode())
    return (b"signing-helper login v1\n" if algorithm == "SM2SM3" else b"") + core

def judge(origins, anchors, vector):
    """Returns the certificate's DER; raises Refused."""
    account, now = vector.get("account"), instant(vector["now"])
    nonce, token = parsed(vector["request"])
    formats = {BINDING_FORMAT} if account else {login for _, _, login, _ in ALGORITHMS.values()}
    require(token["format"] in formats, "FORMAT")
    require(token["algorithm"] in ALGORITHMS, "ALGORITHM")
    require(account or token["format"] == ALGORITHMS[token["algorithm"]][2], "FORMAT")
    signature = decoded(token["signature"], "MALFORMED")
    certificate = decoded(token["unverifiedCertificate"], "CERTIFICATE_MALFORMED")
    use(vector.get("challenge"), nonce, vector["purpose"], vector["browserSession"], now)
    algorithm = token["algorithm"]
    key = trusted(certificate, algorithm, anchors, now)
    messages = (message_of(algorithm, origin, nonce, account) for origin in origins)
    require(any(holds(key, algorithm, message, signature) for message in messages), "SIGNATURE")
    if account:
        code = re.search(re.escape(CREDIT_CODE) + rb"\x04.\x0c.(.{18})", certificate, re.DOTALL)
        subject = ["-subject", "-nameopt", "sep_multiline,utf8"]
        name = openssl("x509", "-inform", "DER", "-noout", *subject, data=certificate).stdout.decode()
        organisation = re.search(r"O=(.*)", name).group(1)
        same = code is not None and code.group(1).decode() == account["creditCode"] and organisation == account["name"]
        require(same, "SUBJECT_MISMATCH")
    return certificate
